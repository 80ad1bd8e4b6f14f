//! Which way letters run (UAX 9).

use unicode_bidi::{BidiInfo, Level};

/// Whether a letter runs from right to left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether words run from right to left: as the first letter does that runs anywhere; `None` where none does.
pub fn of_words(words: &str) -> Option<bool> {
    words.chars().find(|letter| letter.is_alphabetic()).map(is_right_to_left)
}

/// The level of each byte of `words` in the paragraph that they are; `None` where all run from left to right.
pub fn levels(words: &str, right_to_left: bool) -> Option<Vec<Level>> {
    if !words.chars().any(is_right_to_left) {
        return None;
    }
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    Some(BidiInfo::new(words, Some(base)).levels)
}
