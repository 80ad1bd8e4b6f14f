//! Tells letters of words from other signs.

/// Whether a letter is one of a word; as `char::is_alphabetic`, with a short way for the letters of the six languages.
#[inline]
pub fn is_letter(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' | 'А'..='я' | 'ء'..='غ' | 'ف'..='ي' | '一'..='鿿' => true,
        '\0'..='\u{a9}' => false,
        letter => letter.is_alphabetic(),
    }
}

/// Whether words are nothing but white space, told by the first letter that is none.
pub fn is_blank(words: &str) -> bool {
    words.chars().all(char::is_whitespace)
}

/// Whether a letter or sign belongs to a script that writes without spaces.
#[inline]
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a letter is a mark that nobody sees: of direction, a joiner, a soft hyphen, a byte order mark. Files strew
/// them anywhere, inside numbers too.
#[inline]
pub fn is_unseen(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What opens words that are quoted.
pub const OPENING_QUOTES: [char; 5] = ['“', '«', '"', '„', '「'];

/// The sign of the other half of a pair, as it is drawn where words run from right to left (UAX 9, rule L4).
pub fn mirrored(letter: char) -> char {
    const PAIRS: [(char, char); 7] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('‹', '›'), ('<', '>'), ('≤', '≥')];
    let other = |&(one, other): &(char, char)| match letter {
        _ if letter == one => Some(other),
        _ if letter == other => Some(one),
        _ => None,
    };
    PAIRS.iter().find_map(other).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_leads_to_the_same_end() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
        }
    }
}
