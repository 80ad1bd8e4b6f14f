//! Finds the label that a typist set apart with tabs, and decides where a label belongs.

/// The label that tabs set apart at the start of `words`, as `⇥13.⇥Requests`: its bytes, and where the words begin.
pub(super) fn printed(words: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let from = words.len() - words.trim_start().len();
    let to = from + words[from..].find('\t')?;
    let label = words[from..to].trim_end();
    let next = words.len() - words[to..].trim_start().len();
    (is_label(label) && next < words.len()).then_some((from..from + label.len(), next))
}

/// Whether `words` have the shape of a label that stands apart from its paragraph: a number with or without a sign, or
/// something short in brackets. Letters and numerals of divisions (`A.`, `IV.`) belong to their titles.
pub(super) fn is_label(words: &str) -> bool {
    let inner = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    let count = inner.chars().count();
    let is_number = count < 4 && inner.chars().all(char::is_numeric) && inner.len() + 4 > words.trim().len();
    let opens = words.starts_with(['(', '（']) || words.ends_with([')', '）']);
    let is_bracketed = opens && count < 7 && inner.chars().all(char::is_alphanumeric);
    count > 0 && (is_number || is_bracketed)
}

/// Whether a label that Word computed is read as a part of the words: of a heading always, of a paragraph where it is
/// the letter or numeral of a division.
pub(super) fn joins_words(label: &str, is_heading: bool) -> bool {
    let is_bracketed = label.starts_with(['(', '（']) || label.ends_with([')', '）']);
    let mut letters = label.chars().filter(|letter| letter.is_alphanumeric()).peekable();
    is_heading || (!is_bracketed && letters.peek().is_some() && letters.all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_between_tabs_are_told_from_words() {
        assert_eq!(printed("\t13.\tRequests"), Some((1..4, 5)));
        assert_eq!(printed("(a)\t\tThat"), Some((0..3, 5)));
        assert_eq!(printed(" \t1 -\tتهيب").map(|found| found.1), Some(6));
        for words in ["\tRequests that", "2024\t2025", "A.\tScope", "Distr.:\tGeneral", "13.\t", "–\tone"] {
            assert!(printed(words).is_none(), "{words}");
        }
    }

    #[test]
    fn letters_of_divisions_stay_with_their_titles() {
        assert!(joins_words("IV.", false) && joins_words("1.", true));
        assert!(["(A)", "1.", "a.", "I.1", "–"].iter().all(|label| !joins_words(label, false)));
    }
}
