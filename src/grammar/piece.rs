//! A printed paragraph on its way into the tree, with what was done to it.

use crate::grammar::labels::{self, Label};
use crate::manuscript::printed::Paragraph;
use crate::model::letters::is_unseen;
use crate::model::remark::RemarkKind;

/// A printed paragraph and the repairs it went through.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The paragraph, its white space folded.
    pub paragraph: Paragraph,
    /// What was repaired or found odd so far.
    pub remarks: Vec<(RemarkKind, String)>,
    /// Whether a note or a page's end stood between this paragraph and the one before.
    pub after_break: bool,
}

impl Piece {
    /// The words.
    pub fn words(&self) -> &str {
        &self.paragraph.text.string
    }

    /// The words behind `label`, wherever the format keeps it.
    pub fn behind(&self, label: &Label) -> &str {
        let from = if self.paragraph.label.is_some() { 0 } else { label.next };
        self.words().get(from..).unwrap_or("")
    }

    /// Takes the words from byte `at` on into a piece of their own. A label stands before the first words, and once.
    #[must_use]
    pub fn split_off(&mut self, at: usize) -> Self {
        let mut tail = self.paragraph.text.split_off(at);
        tail.trim();
        self.paragraph.text.trim();
        let head = std::mem::take(&mut self.paragraph.text);
        let paragraph = Paragraph { text: tail, label: None, ..self.paragraph.clone() };
        self.paragraph.text = head;
        Self { paragraph, ..Self::default() }
    }

    /// Whether the words end as a clause, a sentence or an item ends, so that nothing is missing behind them.
    pub fn is_finished(&self) -> bool {
        ends_clause(self.words()) && labels::number(self.words()).is_none_or(|label| label.next < self.words().len())
    }
}

/// Whether `words` end with the punctuation of a clause, perhaps with a closing quote, or with "; and".
///
/// In all six languages preambular paragraphs end with a comma and operative ones with a semicolon or a full stop;
/// what ends otherwise was cut.
pub fn ends_clause(words: &str) -> bool {
    let bare = words.trim_end_matches(is_closing);
    if bare.ends_with(ENDS) {
        return true;
    }
    let chinese = CHINESE_AND.iter().find_map(|and| bare.strip_suffix(and));
    if chinese.is_some_and(|head| head.ends_with(['，', '；'])) {
        return true;
    }
    let mut tail = bare.rsplitn(2, char::is_whitespace);
    let last = tail.next().unwrap_or("");
    is_and(last) && tail.next().is_some_and(|head| head.trim_end().ends_with([';', '；', '؛']))
}

/// The last sign of punctuation that ends a clause, in its Western form; `None` where the words end otherwise.
pub fn final_sign(words: &str) -> Option<char> {
    let bare = words.trim_end_matches(is_closing);
    Some(match bare.chars().next_back()? {
        ',' | '，' | '،' | '、' => ',',
        ';' | '；' | '؛' => ';',
        ':' | '：' => ':',
        '.' | '。' | '．' | '!' | '?' | '！' | '？' | '؟' | '…' => '.',
        _ => return None,
    })
}

const ENDS: [char; 19] =
    [',', ';', ':', '.', '!', '?', '，', '；', '：', '。', '．', '！', '？', '、', '،', '؛', '؟', '…', '⋯'];

const CLOSING: [char; 12] = ['"', '”', '»', '’', '\'', ')', '）', ']', '］', '」', '』', '》'];

/// What may stand behind the last sign of a clause.
fn is_closing(letter: char) -> bool {
    letter.is_whitespace() || is_unseen(letter) || CLOSING.contains(&letter)
}

/// Whether `word` is an "and" or an "or" of one of the six languages.
pub fn is_and(word: &str) -> bool {
    AND.contains(&word)
}

/// "and" and "or" behind the semicolon of a last item but one.
const AND: [&str; 15] = ["and", "or", "et", "ou", "y", "o", "e", "u", "и", "или", "а", "و", "أو", "和", "及"];

/// The same in Chinese, which puts no space before them.
const CHINESE_AND: [&str; 5] = ["以及", "或", "和", "及", "并"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_cut_is_told_from_what_is_whole() {
        for words in [
            "of 2018,",
            "по делам о них;",
            "决议，",
            "الإعلام،",
            "he said “no”.",
            "the list; and",
            "списка; и",
            "名单；或",
            "(a).",
        ] {
            assert!(ends_clause(words), "{words}");
        }
        for words in ["транснациональной", "bread and", "в частности", "Treaty Series", "(2018)"]
        {
            assert!(!ends_clause(words), "{words}");
        }
    }
}
