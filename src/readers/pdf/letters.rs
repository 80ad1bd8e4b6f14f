//! Letters in their usual form: ligatures parted, joined Arabic shapes undone, accents composed.

use crate::readers::pdf::sheet::Letters;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a glyph stands for, in usual letters. Control characters print nothing.
pub(super) fn printed(words: &str) -> Letters {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            // Many fonts draw one glyph for both, and files then tell the wrong one.
            '\u{ad}' => out.push('-'),
            // The bullet of the Symbol font.
            '\u{f0b7}' => out.push('•'),
            '\u{2126}' | '\u{212a}' | '\u{212b}' => out.extend(letter.nfc()),
            _ if is_shape(letter) => out.extend(std::iter::once(letter).nfkc()),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    // One glyph for both is always lam-alef, whichever way round the file tells it.
    if let [alef @ ('ا' | 'أ' | 'إ' | 'آ'), 'ل'] = out.chars().collect::<Vec<_>>()[..] {
        out = format!("ل{alef}");
    }
    // A shape that stands alone, such as U+FE76, is a space and a mark: the mark is what is printed.
    let bare = out.trim_start_matches(' ');
    let out = if bare.starts_with(is_combining_mark) { bare } else { &out };
    plain(out)
}

/// The letters of a joined shape that a program told with its bytes shifted, as Ghostscript 10.00 does: `fi` as U+6600
/// U+6900, `ffi` with its last two letters added up, lam-alef with the second half of lam before that of alef.
pub(super) fn unshifted(told: &str) -> Option<String> {
    const LATIN: [(u32, &str); 5] = [(0x6600, "ff"), (0x6900, "fi"), (0x6c00, "fl"), (0xcf00, "ffi"), (0xd200, "ffl")];
    let mut letters = told.chars();
    let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) else { return None };
    let (first, second) = (u32::from(first), u32::from(second));
    if first == 0x6600 {
        return LATIN.iter().find(|(shifted, _)| *shifted == second).map(|(_, letters)| (*letters).to_owned());
    }
    let is_arabic = first >> 8 == 0x06 && second >> 8 == first & 0xff;
    let last = char::from_u32(0x0600 | (second & 0xff)).filter(|_| is_arabic)?;
    char::from_u32(first).map(|first| [first, last].into_iter().collect())
}

/// Letters as they are; a space where there are none.
pub(super) fn plain(words: &str) -> Letters {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Letters::One(' '),
        (Some(letter), None) => Letters::One(letter),
        _ => Letters::Many(Rc::from(words)),
    }
}

/// Latin ligatures and Arabic letters in a joined shape.
fn is_shape(letter: char) -> bool {
    matches!(letter, '\u{fb00}'..='\u{fb06}' | '\u{fb13}'..='\u{fb17}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !matches!(letter, '\u{fd3e}' | '\u{fd3f}')
}

/// Whether a letter is printed over or under the one before it and takes no room of its own.
pub(super) fn is_mark(letter: char) -> bool {
    is_combining_mark(letter)
}

/// Accents that stand for themselves where a font has no combining ones; the combining form.
pub(super) fn composed(words: &str) -> String {
    words.nfc().collect()
}

/// Whether a letter is written from right to left.
pub(super) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_digit(letter)
        && !matches!(letter, '\u{600}'..='\u{605}' | '\u{60c}' | '\u{66a}'..='\u{66c}')
}

/// Digits, European and Arabic.
pub(super) fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Whether words end as clauses do in any of the six languages.
pub(super) fn ends_clause(words: &str) -> bool {
    words
        .trim_end_matches(['”', '»', ')', '）', '"', '’'])
        .ends_with([',', ';', ':', '.', '?', '!', '，', '；', '：', '。', '、', '،', '؛', '؟', ']', '］'])
}

/// The stroke that stretches Arabic words.
pub(super) const STRETCH: char = '\u{640}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_told_with_shifted_bytes_come_back() {
        let shifted = ["\u{6600}\u{6900}", "\u{6600}\u{d200}", "\u{644}\u{4423}", "\u{644}\u{4427}"];
        assert_eq!(shifted.map(|told| unshifted(told).unwrap_or_default()), ["fi", "ffl", "لأ", "لا"]);
        // Words that are rightly told stay.
        assert_eq!(["fi", "لا", "昀昁", "\u{6600}"].map(unshifted), [None, None, None, None]);
    }
}
