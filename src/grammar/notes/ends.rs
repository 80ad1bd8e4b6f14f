//! Finds notes whose numbers were never raised: `[1]`, `1/`, `(1)`, or a bare number where the text ends in notes.

use crate::grammar::labels::leading_number;
use crate::grammar::notes::marks::{bare_call, end_of, raised_numbers};
use crate::grammar::piece::final_sign;
use crate::manuscript::printed::{Paragraph, Place};
use crate::model::letters::is_unspaced;
use crate::model::remark::RemarkKind;
use foldhash::HashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// What stands around the number of a note, at its head and where it is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dress {
    open: &'static str,
    close: &'static str,
    /// Whether it is that of notes alone. Items of lists wear the others too, and are told by where they stand.
    is_sure: bool,
}

/// Brackets are those of web pages and letters; the stroke was the United Nations' until 1990 or so.
const DRESSES: [Dress; 4] = [
    Dress { open: "[", close: "]", is_sure: true },
    Dress { open: "", close: "/", is_sure: true },
    Dress { open: "(", close: ")", is_sure: false },
    Dress { open: "", close: "", is_sure: false },
];

impl Dress {
    /// The number with which words open in this dress, and the bytes up to those behind it.
    pub(super) fn opening(self, words: &str) -> Option<(u32, usize)> {
        let inner = words.strip_prefix(self.open)?;
        let (number, digits) = leading_number(inner)?;
        let rest = inner[digits..].strip_prefix(self.close)?;
        // A dash behind a bare number is that of an Arabic paragraph.
        let goes_on = |letter: char| {
            (!self.close.ends_with(['/', ']']) && letter.is_numeric())
                || (self.close.is_empty() && matches!(letter, '-' | '–'))
        };
        let fits = digits < 4
            && rest.starts_with(char::is_whitespace)
            && rest.trim_start().starts_with(|letter: char| !goes_on(letter));
        fits.then(|| (number, words.len() - rest.len()))
    }

    /// The numbers that stand in this dress behind other words, and their bytes.
    pub(super) fn calls(self, words: &str) -> impl Iterator<Item = (u32, Range<usize>)> + '_ {
        let sign = self.close.bytes().next();
        let closes = sign.into_iter().flat_map(|sign| memchr::memchr_iter(sign, words.as_bytes()));
        closes.filter_map(move |close| {
            let digits = words[..close].bytes().rev().take_while(u8::is_ascii_digit).take(4).count();
            let number = words[close - digits..close].parse().ok().filter(|_| digits < 4)?;
            let from = words[..close - digits].strip_suffix(self.open)?.len();
            let to = close + self.close.len();
            let before = words[..from].chars().next_back()?;
            let is_apart = self.open == "[" || !opens_word(&words[to..]);
            let fits = before != '/' && (self.is_sure || is_glued(&words[..from])) && is_apart;
            fits.then_some((number, from..to))
        })
    }

    /// The dresses in which notes that open in this one are called.
    fn calling(self) -> impl Iterator<Item = Dress> {
        // Arabic raises the number together with its brackets at the call alone.
        [Some(self), self.close.is_empty().then_some(DRESSES[2])].into_iter().flatten()
    }

    /// In which of the paragraphs each of the numbers is called first; bare ones none before the one they follow.
    fn first_calls(self, paragraphs: &[Paragraph], numbers: Range<u32>) -> HashMap<u32, usize> {
        let mut out = HashMap::default();
        if self.close.is_empty() {
            let mut from = 0;
            for number in numbers {
                let marker = number.to_string();
                let is_called = |at: &usize| {
                    let words = end_of(&paragraphs[*at].text.string);
                    bare_call(words, &marker, 0).is_some() || raised_numbers(words).any(|number| number == marker)
                };
                let Some(at) = (from..paragraphs.len()).find(is_called) else { break };
                out.insert(number, at);
                from = at;
            }
            return out;
        }
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let cells = paragraph.rows.iter().flatten();
            for text in cells.chain([&paragraph.text]) {
                let raised = raised_numbers(&text.string).filter_map(|number| number.parse().ok());
                for number in self.calls(&text.string).map(|(number, _)| number).chain(raised) {
                    out.entry(number).or_insert(at);
                }
            }
        }
        out
    }
}

/// Whether a number in brackets right behind `words` may call a note: it is glued to a word or a sign, or to the number
/// of a resolution or a year, and not to that of an article.
fn is_glued(words: &str) -> bool {
    let Some(before) = words.chars().next_back() else { return false };
    if before.is_ascii_digit() {
        let word = words.rsplit(|letter: char| !(letter.is_ascii_digit() || letter == '/')).next().unwrap_or("");
        return word.contains('/') || word.len() == 4;
    }
    !before.is_whitespace() || before == '\u{a0}' || before == '\u{202f}'
}

/// Whether a letter of a script with spaces, or a digit, stands at the head.
fn opens_word(words: &str) -> bool {
    words.starts_with(|letter: char| letter.is_alphanumeric() && !is_unspaced(letter))
}

/// The paragraphs that are notes, told by the dress of their numbers, which count on one by one.
#[derive(Debug)]
pub(super) struct Dressed {
    pub(super) places: BTreeSet<usize>,
    pub(super) dress: Dress,
    /// How they are called.
    pub(super) calls: Dress,
}

/// Finds the notes of the first dress in which hardly one is not called before it.
pub(super) fn find(paragraphs: &[Paragraph]) -> Option<Dressed> {
    DRESSES.into_iter().find_map(|dress| {
        let end = trailing(paragraphs, dress);
        let may_be = |at: usize| {
            let is_last = at >= end || paragraphs[at].place == Place::Foot;
            dress.is_sure || (is_last && ends_as_note(&paragraphs[at].text.string))
        };
        let mut numbers = 0..0;
        let mut places = Vec::new();
        for (at, paragraph) in paragraphs.iter().enumerate().filter(|(at, _)| may_be(*at)) {
            let Some((number, _)) = dress.opening(paragraph.text.string.trim_start()) else { continue };
            if paragraph.label.is_none() && (number == numbers.end || numbers.is_empty()) {
                numbers = if numbers.is_empty() { number..number + 1 } else { numbers.start..number + 1 };
                places.push(at);
            }
        }
        if places.is_empty() {
            return None;
        }
        let fits = |calls: &Dress| {
            let called = calls.first_calls(paragraphs, numbers.clone());
            let is_called = |(number, at): (u32, &usize)| called.get(&number).is_some_and(|call| call < at);
            let lost = numbers.clone().zip(&places).filter(|place| !is_called(*place)).count();
            if dress.is_sure { lost * 5 <= places.len() } else { lost == 0 }
        };
        let calls = dress.calling().find(fits)?;
        Some(Dressed { places: places.into_iter().collect(), dress, calls })
    })
}

/// From which paragraph on all open with a number in this dress, each counting one more than the one before.
fn trailing(paragraphs: &[Paragraph], dress: Dress) -> usize {
    let opening = |at: usize| {
        let paragraph = &paragraphs[at];
        let words = paragraph.text.string.trim_start();
        dress.opening(words).map(|(number, _)| number).filter(|_| paragraph.label.is_none())
    };
    let mut from = paragraphs.len();
    let mut next = None;
    while let Some(number) = from.checked_sub(1).and_then(opening)
        && next.is_none_or(|next| number + 1 == next)
    {
        from -= 1;
        next = Some(number);
    }
    from
}

/// The first of the paragraphs at the end that look like notes which nothing calls, and what is to be told of them.
pub(super) fn lookalikes(paragraphs: &[Paragraph]) -> Option<(usize, (RemarkKind, String))> {
    DRESSES.into_iter().find_map(|dress| {
        let from = trailing(paragraphs, dress);
        let rows = &paragraphs[from..];
        let cite = rows.iter().filter(|row| cites(&row.text.string)).count();
        let first = dress.opening(rows.first()?.text.string.trim_start())?.0;
        let fits = rows.len() > 1 && from > 0 && first == 1 && cite * 2 >= rows.len();
        let what = format!("{} paragraphs from here on look like notes, but the text does not call them", rows.len());
        fits.then_some((from, (RemarkKind::Unclear, what)))
    })
}

/// Whether words end as a note's do, and hold what notes cite: a symbol, or a number behind an abbreviation.
fn cites(words: &str) -> bool {
    let is_symbol =
        |word: &str| word.contains('/') && word.contains(|letter: char| letter.is_ascii_digit() || letter == '/');
    ends_as_note(words) && words.split_whitespace().any(is_symbol)
}

/// Whether words end as a sentence does, which dates and items of lists do not.
fn ends_as_note(words: &str) -> bool {
    final_sign(words) == Some('.')
}
