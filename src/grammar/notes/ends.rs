//! Finds notes that stand together at the end of the text, in a dress of their own: `[1]`, `1/`.

use crate::grammar::labels::leading_number;
use crate::manuscript::printed::Paragraph;
use foldhash::HashSet;
use std::ops::Range;

/// What stands around the number of a note, at its head and where it is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dress {
    open: &'static str,
    close: &'static str,
}

/// Brackets are those of web pages and letters; the stroke was the United Nations' until 1990 or so.
const DRESSES: [Dress; 2] = [Dress { open: "[", close: "]" }, Dress { open: "", close: "/" }];

impl Dress {
    /// The number with which words open in this dress, and the bytes up to those behind it.
    pub(super) fn opening(self, words: &str) -> Option<(u32, usize)> {
        let inner = words.strip_prefix(self.open)?;
        let (number, digits) = leading_number(inner)?;
        let rest = inner[digits..].strip_prefix(self.close)?;
        let fits =
            digits < 4 && rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_alphabetic);
        fits.then(|| (number, words.len() - rest.len()))
    }

    /// The numbers that stand in this dress behind other words, and their bytes.
    pub(super) fn calls(self, words: &str) -> impl Iterator<Item = (u32, Range<usize>)> + '_ {
        words.match_indices(self.close).filter_map(move |(close, _)| {
            let digits = words[..close].bytes().rev().take_while(u8::is_ascii_digit).take(4).count();
            let number = words[close - digits..close].parse().ok().filter(|_| digits < 4)?;
            let from = words[..close - digits].strip_suffix(self.open)?.len();
            let to = close + self.close.len();
            let before = words[..from].chars().next_back()?;
            let fits = before != '/' && !words[to..].starts_with(char::is_alphanumeric);
            fits.then_some((number, from..to))
        })
    }
}

/// From which paragraph on all are notes, counted from one, and their dress: each must be called before.
pub(super) fn find(paragraphs: &[Paragraph]) -> Option<(usize, Dress)> {
    DRESSES.into_iter().find_map(|dress| {
        let opening = |at: usize| dress.opening(paragraphs[at].text.string.trim_start());
        let mut from = paragraphs.len();
        let count = opening(from.checked_sub(1)?)?.0;
        let mut expected = count;
        while from > 0 && expected > 0 && opening(from - 1).is_some_and(|(number, _)| number == expected) {
            from -= 1;
            expected -= 1;
        }
        let called: HashSet<u32> = paragraphs[..from]
            .iter()
            .flat_map(|paragraph| dress.calls(&paragraph.text.string))
            .map(|(number, _)| number)
            .collect();
        (expected == 0 && (1..=count).all(|number| called.contains(&number))).then_some((from, dress))
    })
}
