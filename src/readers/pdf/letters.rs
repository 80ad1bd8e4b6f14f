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

/// Whether a letter belongs to a script that writes without spaces.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether words end as clauses do in any of the six languages.
pub(super) fn ends_clause(words: &str) -> bool {
    words
        .trim_end_matches(['”', '»', ')', '）', '"', '’'])
        .ends_with([',', ';', ':', '.', '?', '!', '，', '；', '：', '。', '、', '،', '؛', '؟', ']', '］'])
}

/// The stroke that stretches Arabic words.
pub(super) const STRETCH: char = '\u{640}';
