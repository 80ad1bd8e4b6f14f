//! Tells whether words begin with a number or letter of a paragraph, for readers that must decide what a line is.
//!
//! What the label means is for the grammar to say.

use crate::model::letters::is_letter;

/// How many letters a label has at the most, without its brackets: `viii`.
const LONGEST: usize = 4;

/// Whether `words` begin with a label: `13.`, `(a)`, `ii)`, `（一）`, `㈠`, `‘1’`, `أ -`, `–`.
pub fn opens(words: &str) -> bool {
    name(words).is_some()
}

/// The label with which `words` begin, without its brackets and signs; a bullet as it stands.
pub fn name(words: &str) -> Option<&str> {
    let bare = words.trim_start();
    let first = bare.chars().next()?;
    let sign = &bare[..first.len_utf8()];
    if matches!(first, '㈠'..='㈩' | '①'..='⒵') {
        return Some(sign);
    }
    if matches!(first, '–' | '—' | '•' | '-' | '·' | '▪' | '●') {
        return bare[sign.len()..].starts_with(char::is_whitespace).then_some(sign);
    }
    let inner = bare.trim_start_matches(['(', '（', '[', '‘', '’', '\'']);
    // No more is looked at: Chinese sentences have no spaces.
    let first = inner.char_indices().take(LONGEST + 1);
    let is_of_word = |letter: char| is_letter(letter) || letter.is_numeric();
    let end = first.clone().find(|(_, letter)| !is_of_word(*letter)).map(|(at, _)| at);
    let mark = &inner[..end.or_else(|| (first.count() <= LONGEST).then_some(inner.len()))?];
    if mark.is_empty() {
        return None;
    }
    let is_enclosed = inner.len() < bare.len();
    let behind = inner[mark.len()..].trim_start();
    let is_number = mark.len() < 4 && mark.chars().all(char::is_numeric);
    let is_small =
        mark.len() == 1 && !mark.starts_with(char::is_uppercase) || mark.bytes().all(|byte| b"ivx".contains(&byte));
    let is_arabic = mark.chars().all(|letter| ('\u{600}'..'\u{700}').contains(&letter));
    let is_label = match behind.chars().next() {
        Some(')' | '）' | ']') => is_number || !mark.chars().all(char::is_numeric),
        Some('‘' | '’' | '\'') => is_enclosed && is_number,
        Some('-' | '–') => !is_enclosed && (is_number || is_arabic),
        // `1.6 billion` is a figure.
        Some('.') if behind[1..].starts_with(char::is_numeric) => false,
        Some('.' | '、' | '．') => !is_enclosed && (is_number || is_small),
        _ => false,
    };
    is_label.then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_open_words_and_words_do_not() {
        for words in [
            "13. Decides",
            "(a) To",
            "ii) To",
            "（一）阅读",
            "㈠ 阅读",
            "‘1’ أن",
            "(أ) أن",
            "أ - أن",
            "– to",
            "a. To",
            "1 - تطلب",
        ] {
            assert!(opens(words), "{words}");
        }
        for words in ["Decides", "2020 was", "(see above)", "so-called", "", "No. 5", "The.", "1.6 billion"] {
            assert!(!opens(words), "{words}");
        }
    }
}
