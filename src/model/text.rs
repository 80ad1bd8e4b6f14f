//! A run of words with what is known of them: emphasis, links, and the places where notes are called.
//!
//! Every position is a UTF-8 byte offset into `string`, always on a character boundary.

use crate::model::bytes;
use std::sync::Arc;

/// What a stretch of words is, beside being words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Italics, or what a script uses in their place: the opening verb, titles of works.
    Emphasis,
    /// Bold.
    Strong,
    /// Raised above the line, as note marks are.
    Raised,
    /// A link; its target stands beside it.
    Link,
    /// The letter of an enumeration inside a sentence, `a)` in "… a) …; and b) …".
    Item,
}

/// A stretch of a text that has a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub from: usize,
    /// One past the last byte; greater than `from`.
    pub to: usize,
    /// What the stretch is.
    pub role: Role,
    /// Where a link leads; `None` for other roles and for links whose target was lost. Links to one place share it: a
    /// long address may stand at each of a hundred thousand words.
    pub target: Option<Arc<str>>,
}

/// A place where a note is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The byte before which the mark stands.
    pub at: usize,
    /// Which note: an index into the notes of the manuscript or resolution.
    pub note: usize,
}

/// Words with roles and note calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words, without note marks.
    pub string: String,
    /// In the order of `from`; spans of different roles may overlap.
    pub spans: Vec<Span>,
    /// In the order of `at`.
    pub calls: Vec<Call>,
}

impl From<&str> for Text {
    fn from(string: &str) -> Self {
        Self { string: string.to_owned(), ..Self::default() }
    }
}

impl From<String> for Text {
    fn from(string: String) -> Self {
        Self { string, ..Self::default() }
    }
}

impl Text {
    /// Whether there is neither a letter nor a note call.
    pub fn is_blank(&self) -> bool {
        self.calls.is_empty() && self.string.trim().is_empty()
    }

    /// Adds words without a role.
    pub fn push(&mut self, words: &str) {
        self.string.push_str(words);
    }

    /// Adds words in a role; a span that ends where this one begins grows instead.
    pub fn push_as(&mut self, words: &str, role: Role) {
        let from = self.string.len();
        self.string.push_str(words);
        self.mark(from, self.string.len(), role, None);
    }

    /// The last span of a role, where one is near the end: a text of many spans inside one long one is not looked
    /// through for each of them.
    pub fn last_span(&mut self, role: Role) -> Option<&mut Span> {
        const FARTHEST: usize = 256;
        self.spans.iter_mut().rev().take(FARTHEST).find(|span| span.role == role)
    }

    /// Gives a stretch a role. An empty stretch is left alone.
    pub fn mark(&mut self, from: usize, to: usize, role: Role, target: Option<&Arc<str>>) {
        if from >= to {
            return;
        }
        if target.is_none()
            && let Some(last) = self.last_span(role)
            && last.to == from
            && last.target.is_none()
        {
            last.to = to;
            return;
        }
        let place = self.spans.partition_point(|span| span.from <= from);
        self.spans.insert(place, Span { from, to, role, target: target.cloned() });
    }

    /// Calls a note at the end of what was pushed so far.
    pub fn call(&mut self, note: usize) {
        self.calls.push(Call { at: self.string.len(), note });
    }

    /// Adds another text behind this one.
    pub fn append(&mut self, other: Self) {
        let shift = self.string.len();
        self.string.push_str(&other.string);
        for span in other.spans {
            self.mark(span.from + shift, span.to + shift, span.role, span.target.as_ref());
        }
        self.calls.extend(other.calls.iter().map(|call| Call { at: call.at + shift, note: call.note }));
    }

    /// Cuts the text in two at byte `at`; a call that stands at the cut stays with the first half.
    #[must_use]
    pub fn split_off(&mut self, at: usize) -> Self {
        let mut tail = Self { string: self.string.split_off(at), ..Self::default() };
        for span in &self.spans {
            if span.to > at {
                let from = span.from.saturating_sub(at);
                tail.mark(from, span.to - at, span.role, span.target.as_ref());
            }
        }
        self.spans.retain_mut(|span| {
            span.to = span.to.min(at);
            span.from < span.to
        });
        let kept = self.calls.partition_point(|call| call.at <= at);
        tail.calls = self.calls.split_off(kept).iter().map(|call| Call { at: call.at - at, note: call.note }).collect();
        tail
    }

    /// Takes the bytes `from..to` out; roles and calls behind them move up, calls inside come to stand at `from`.
    pub fn remove(&mut self, from: usize, to: usize) {
        self.string.replace_range(from..to, "");
        let moved = |at: usize| if at >= to { at - (to - from) } else { at.min(from) };
        for span in &mut self.spans {
            span.from = moved(span.from);
            span.to = moved(span.to);
        }
        self.spans.retain(|span| span.from < span.to);
        for call in &mut self.calls {
            call.at = moved(call.at);
        }
    }

    /// Takes several stretches out at once; they stand in order and do not overlap.
    pub fn remove_all(&mut self, cuts: &[(usize, usize)]) {
        let mut kept = String::with_capacity(self.string.len());
        let mut from = 0;
        // For each cut, how many bytes it and all before it take out.
        let mut taken = Vec::with_capacity(cuts.len());
        for &(start, end) in cuts {
            kept.push_str(&self.string[from..start]);
            from = end;
            taken.push(end - kept.len());
        }
        kept.push_str(&self.string[from..]);
        let moved = |at: usize| match cuts.partition_point(|cut| cut.0 < at) {
            0 => at,
            place => at.max(cuts[place - 1].1) - taken[place - 1],
        };
        for span in &mut self.spans {
            (span.from, span.to) = (moved(span.from), moved(span.to));
        }
        self.spans.retain(|span| span.from < span.to);
        for call in &mut self.calls {
            call.at = moved(call.at);
        }
        self.string = kept;
    }

    /// Whether all words are in `role`, note marks and punctuation apart.
    pub fn is_wholly(&self, role: Role) -> bool {
        let mut from = 0;
        let mut has_words = false;
        for span in self.spans.iter().filter(|span| span.role == role) {
            if self.string[from..span.from.max(from)].contains(char::is_alphanumeric) {
                return false;
            }
            has_words = true;
            from = span.to.max(from);
        }
        has_words && !self.string[from..].contains(char::is_alphanumeric)
    }

    /// Takes white space off both ends.
    pub fn trim(&mut self) {
        let end = self.string.trim_end().len();
        if end < self.string.len() {
            self.remove(end, self.string.len());
        }
        let start = self.string.len() - self.string.trim_start().len();
        if start > 0 {
            self.remove(0, start);
        }
    }

    /// Folds every stretch of white space into one space and trims the ends.
    pub fn fold_white_space(&mut self) {
        let bytes = self.string.as_bytes();
        // Words of tables and lists are often short, and have no space at all.
        if bytes.len() < SHORT && bytes.iter().all(u8::is_ascii_graphic) {
            return;
        }
        if !bytes.starts_with(b" ") && !bytes.ends_with(b" ") && next_uneven(bytes, 0) == bytes.len() {
            return;
        }
        let mut folded = String::with_capacity(self.string.len());
        // For each change of length, the old offset from which on the difference counts.
        let mut shifts: Vec<(usize, usize)> = Vec::new();
        let mut at = behind_white_space(bytes, 0);
        while at < bytes.len() {
            if shifts.last().is_none_or(|&(_, shift)| shift != at - folded.len()) {
                shifts.push((at, at - folded.len()));
            }
            let to = next_uneven(bytes, at);
            folded.push_str(self.string[at..to].trim_end_matches(' '));
            at = behind_white_space(bytes, to);
            if at < bytes.len() {
                folded.push(' ');
            }
        }
        let moved = |at: usize| {
            let place = shifts.partition_point(|&(from, _)| from <= at);
            let shift = if place == 0 { at } else { shifts[place - 1].1 };
            // An offset inside folded white space lands on the letter that follows the fold.
            let limit = shifts.get(place).map_or(folded.len(), |&(from, shift)| from - shift);
            (at - shift).min(limit).min(folded.len())
        };
        for span in &mut self.spans {
            span.from = moved(span.from);
            span.to = moved(span.to);
        }
        for call in &mut self.calls {
            call.at = moved(call.at);
        }
        self.string = folded;
        self.trim_spans();
    }

    /// Draws spans back from white space at their ends, and drops those left empty.
    fn trim_spans(&mut self) {
        for span in &mut self.spans {
            let words = &self.string[span.from..span.to];
            let start = words.len() - words.trim_start().len();
            span.to = span.from + words.trim_end().len().max(start);
            span.from += start;
        }
        self.spans.retain(|span| span.from < span.to);
    }
}

/// Below so many bytes, looking at each is as fast as looking at blocks of them.
const SHORT: usize = 32;

/// How many bytes of white space begin at byte `at` of UTF-8; 0 for none, and inside a letter.
#[inline]
fn white_space(bytes: &[u8], at: usize) -> usize {
    let behind = |more: usize| bytes.get(at + more).copied().unwrap_or(0);
    match bytes[at] {
        b' ' | b'\t'..=b'\r' => 1,
        0xc2 if is_wide_space(0xc2, behind(1), 0) => 2,
        first if is_wide_space(first, behind(1), behind(2)) => 3,
        _ => 0,
    }
}

/// Whether these bytes of UTF-8 begin with white space of two or three bytes.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
fn is_wide_space(first: u8, second: u8, third: u8) -> bool {
    let no_break = (first == 0xc2) & ((second == 0x85) | (second == 0xa0));
    let ogham = (first == 0xe1) & (second == 0x9a) & (third == 0x80);
    let is_in_row = (third.wrapping_sub(0x80) <= 0x0a) | (third == 0xa8) | (third == 0xa9) | (third == 0xaf);
    let general = (first == 0xe2) & (((second == 0x80) & is_in_row) | ((second == 0x81) & (third == 0x9f)));
    let ideographic = (first == 0xe3) & (second == 0x80) & (third == 0x80);
    no_break | ogham | general | ideographic
}

/// The first white space at or behind byte `at` that is no single plain space; the end where there is none. A plain
/// space may stand before it.
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
fn next_uneven(bytes: &[u8], at: usize) -> usize {
    let is_ascii =
        |first: u8, second: u8| ((first == b' ') & (second == b' ')) | (first.wrapping_sub(b'\t') <= b'\r' - b'\t');
    let may_be =
        |first: u8, second: u8| is_ascii(first, second) | (first == 0xc2) | (first.wrapping_sub(0xe1) <= 0xe3 - 0xe1);
    let is = |first: u8, second: u8, third: u8| is_ascii(first, second) | is_wide_space(first, second, third);
    bytes::find_ahead(bytes, at, may_be, is).unwrap_or(bytes.len())
}

/// The first byte at or behind `at` that is no white space.
fn behind_white_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match white_space(bytes, at) {
            0 => break,
            length => at += length,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Text {
        let mut text = Text::from("  Recalling");
        text.spans.push(Span { from: 2, to: 11, role: Role::Emphasis, target: None });
        text.push(" its \n resolution");
        text.call(3);
        text.push(" , ");
        text
    }

    #[test]
    fn folding_moves_spans_and_calls_with_their_letters() {
        let mut text = sample();
        text.fold_white_space();
        assert_eq!(text.string, "Recalling its resolution ,");
        assert_eq!((text.spans[0].from, text.spans[0].to), (0, 9));
        assert_eq!(text.calls, [Call { at: 24, note: 3 }]);
    }

    #[test]
    fn folding_leaves_single_spaces_between_words() {
        const PIECES: [&str; 7] = [" ", "\u{a0}", "\n", "\u{3000}", "é", "、", "w"];
        for number in 0..7_usize.pow(5) {
            let pieces = (0..5).map(|place| PIECES[number / 7_usize.pow(place) % 7]);
            let short: String = pieces.collect();
            for words in [format!("{short}{}", "letters ".repeat(9)), short] {
                let mut text = Text::from(words.as_str());
                text.fold_white_space();
                assert_eq!(text.string, words.split_whitespace().collect::<Vec<_>>().join(" "), "{words:?}");
            }
        }
    }

    #[test]
    fn the_halves_of_a_cut_make_the_whole_again() {
        let mut whole = sample();
        whole.fold_white_space();
        for (at, _) in whole.string.char_indices() {
            let mut head = whole.clone();
            let tail = head.split_off(at);
            head.append(tail);
            assert_eq!(head, whole, "cut at byte {at}");
        }
    }

    #[test]
    fn removing_all_is_removing_one_by_one() {
        let mut whole = sample();
        whole.fold_white_space();
        let cuts = [(0, 2), (9, 10), (14, 25)];
        let mut by_one = whole.clone();
        for (from, to) in cuts.into_iter().rev() {
            by_one.remove(from, to);
        }
        whole.remove_all(&cuts);
        assert_eq!(whole, by_one);
    }

    #[test]
    fn removing_keeps_what_stands_behind_in_place() {
        let mut text = sample();
        text.fold_white_space();
        text.remove(0, 10);
        assert_eq!(text.string, "its resolution ,");
        assert!(text.spans.is_empty());
        assert_eq!(text.calls[0].at, 14);
    }

    #[test]
    fn white_space_is_told_by_its_bytes_as_by_its_letters() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).as_bytes();
            let expected = if letter.is_whitespace() { bytes.len() } else { 0 };
            assert_eq!(white_space(bytes, 0), expected, "{letter:?}");
            assert!((1..bytes.len()).all(|at| white_space(bytes, at) == 0), "{letter:?}");
        }
    }
}
