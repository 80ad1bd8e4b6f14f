//! Tells whether words begin with a number or letter of a paragraph, for readers that must decide what a line is.
//!
//! What the label means is for the grammar to say.

/// The most letters of a label.
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
    let mut letters = inner.char_indices();
    let end = letters.by_ref().take(LONGEST + 1).find(|(_, letter)| !letter.is_alphanumeric());
    let mark = &inner[..end.map_or(inner.len() - letters.as_str().len(), |(at, _)| at)];
    if mark.is_empty() || mark.chars().count() > LONGEST {
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
        for words in ["Decides", "2020 was", "(see above)", "so-called", "", "No. 5", "The."] {
            assert!(!opens(words), "{words}");
        }
    }
}
