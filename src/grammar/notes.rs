//! Lifts notes out of the text, and finds the places that call them.
//!
//! Extractors print page-bottom notes where the page broke, in the middle of sentences. A paragraph that opens with
//! a raised mark is a note; a raised mark among words calls it.

use crate::grammar::labels::leading_number;
use crate::grammar::piece::Piece;
use crate::manuscript::printed::{Paragraph, Place};
use crate::model::bytes;
use crate::model::note::Note;
use crate::model::remark::RemarkKind;
use crate::model::text::{Call, Role, Span, Text};
use std::collections::HashMap;
use std::ops::Range;

/// How many paragraphs above a table may be its title.
const NEAR_TABLE: usize = 3;

/// How many notes are told apart in one paragraph at the foot of a page.
const MOST_IN_BLOCK: usize = 1000;

/// For how many notes, each taken out of its paragraph alone, calls are sought that no raised mark tells.
const MOST_SOUGHT: usize = 1000;

/// For how many notes whose call is lost the whole text is searched; a document that loses more has none to find.
const MOST_LOST: usize = 200;

/// Notes as they are found, and every mark that was taken out of the words.
#[derive(Debug, Default)]
pub struct Notes {
    /// The notes, those of the format first.
    pub list: Vec<Note>,
    /// All marks taken out of the words, as printed: they count as parts of notes.
    pub marks: String,
    /// How many of `list` came from the format.
    known: usize,
    /// For each note that did not, how many paragraphs stand before it.
    places: Vec<usize>,
}

/// Takes the notes out of `paragraphs` and calls them where their marks stand.
pub fn lift(paragraphs: Vec<Paragraph>, known: Vec<Note>) -> (Vec<Piece>, Notes) {
    let mut notes = Notes { known: known.len(), list: known, ..Notes::default() };
    for paragraph in &paragraphs {
        let cells = paragraph.rows.iter().flatten().flat_map(|cell| &cell.calls);
        for call in paragraph.text.calls.iter().chain(cells) {
            if let Some(note) = notes.list.get(call.note) {
                notes.marks.push_str(&note.marker);
            }
        }
    }
    let asterisks = paragraphs.iter().any(|paragraph| calls_with_asterisk(&paragraph.text.string));
    let mut openings = raised_openings(&paragraphs);
    let mut pieces: Vec<Piece> = Vec::with_capacity(paragraphs.len());
    let mut after_break = false;
    for mut paragraph in paragraphs {
        paragraph.text.fold_white_space();
        let at_foot = paragraph.place == Place::Foot;
        let mark = opening_mark(&paragraph.text, at_foot, asterisks)
            .filter(|mark| !mark.is_plain || notes.expects(&mark.marker))
            .filter(|mark| !is_call_at_break(mark, &pieces, &mut openings));
        if at_foot && mark.is_none() && paragraph.rows.is_empty() && notes.list.len() > notes.known {
            notes.continue_last(paragraph.text);
            after_break = true;
        } else if let Some(mark) = mark.or_else(|| notes.bare_mark(&paragraph.text, &pieces)) {
            notes.take(paragraph.text, mark, pieces.len());
            after_break = true;
        } else {
            pieces.push(Piece { paragraph, remarks: Vec::new(), after_break });
            after_break = false;
        }
    }
    notes.find_calls(&mut pieces);
    (pieces, notes)
}

/// A mark at the start of a paragraph: its marker, and the bytes up to the note's words.
struct Mark {
    marker: String,
    to: usize,
    /// Whether it is a number like any other: neither raised nor an asterisk.
    is_plain: bool,
}

/// How many paragraphs open with each raised number.
fn raised_openings(paragraphs: &[Paragraph]) -> HashMap<String, usize> {
    let mut openings = HashMap::new();
    for paragraph in paragraphs {
        if let Some((marker, _)) = raised_number(paragraph.text.string.trim_start()) {
            *openings.entry(marker).or_default() += 1;
        }
    }
    openings
}

/// Whether a page broke right before a mark, so that a call opens what looks like its note: the words before lack
/// their end, nothing calls the note yet, and another paragraph opens with the same mark.
fn is_call_at_break(mark: &Mark, before: &[Piece], openings: &mut HashMap<String, usize>) -> bool {
    let Some(left) = openings.get_mut(&mark.marker).filter(|_| !mark.is_plain) else { return false };
    *left = left.saturating_sub(1);
    *left > 0
        && before.last().is_some_and(|piece| !piece.is_finished())
        && !before.iter().rev().take(40).any(|piece| raised_numbers(piece.words()).any(|number| number == mark.marker))
}

/// All raised numbers among `words`.
fn raised_numbers(words: &str) -> impl Iterator<Item = String> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + find_raised(&words[at..])?;
        let (number, length) = raised_number(&words[from..])?;
        at = from + length;
        Some(number)
    })
}

/// The raised mark, or at a page's foot the plain one, that opens a note.
fn opening_mark(text: &Text, at_foot: bool, asterisks: bool) -> Option<Mark> {
    let words = &text.string;
    if let Some((marker, to)) = raised_number(words) {
        return words[to..].chars().any(char::is_alphabetic).then_some(Mark { marker, to, is_plain: false });
    }
    let raised = text.spans.iter().find(|span| span.role == Role::Raised && span.from == 0);
    if let Some(span) = raised
        && is_marker(words[..span.to].trim())
        && words.len() > span.to
    {
        return Some(Mark { marker: words[..span.to].trim().to_owned(), to: span.to, is_plain: false });
    }
    let stars = words.bytes().take_while(|&byte| byte == b'*').count();
    if stars > 0
        && (asterisks || at_foot)
        && words[stars..].starts_with(|letter: char| letter.is_whitespace() || letter.is_uppercase())
    {
        return Some(Mark { marker: words[..stars].to_owned(), to: stars, is_plain: false });
    }
    let (_, digits) = leading_number(words)?;
    (at_foot && words[digits..].starts_with(char::is_whitespace)).then(|| Mark {
        marker: words[..digits].to_owned(),
        to: digits,
        is_plain: true,
    })
}

/// Whether a word ends with an asterisk that calls a note, as in `States*`.
fn calls_with_asterisk(words: &str) -> bool {
    call_stars(words).next().is_some()
}

/// Where asterisks stand that may call notes: behind a word and not inside one.
fn call_stars(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = bytes::find(words.as_bytes(), at, *b"*")?;
            at = words.len() - words[from..].trim_start_matches('*').len();
            let before = words[..from].chars().next_back();
            let after = words[at..].chars().next();
            if before.is_some_and(|letter| !letter.is_whitespace())
                && after.is_none_or(|letter| !letter.is_alphanumeric())
            {
                return Some(from..at);
            }
        }
    })
}

/// Superscript digits at the start of `words`: the number, and its bytes.
fn raised_number(words: &str) -> Option<(String, usize)> {
    let mut marker = String::new();
    let mut to = 0;
    for letter in words.chars() {
        let Some(digit) = raised_digit(letter) else { break };
        marker.push(digit);
        to += letter.len_utf8();
    }
    (to > 0).then_some((marker, to))
}

/// Where the first raised digit stands, told by its bytes.
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
fn find_raised(words: &str) -> Option<usize> {
    let may_be = |first: u8, _| (first == 0xc2) | (first == 0xe2);
    let is_raised = |first: u8, second: u8, third: u8| {
        let latin = (first == 0xc2) & ((second == 0xb2) | (second == 0xb3) | (second == 0xb9));
        let is_digit = (third == 0xb0) | (third.wrapping_sub(0xb4) <= 0xb9 - 0xb4);
        latin | ((first == 0xe2) & (second == 0x81) & is_digit)
    };
    bytes::find_ahead(words.as_bytes(), 0, may_be, is_raised)
}

fn raised_digit(letter: char) -> Option<char> {
    Some(match letter {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'4' + u8::try_from(letter as u32 - '⁴' as u32).unwrap_or(0)),
        _ => return None,
    })
}

/// What may mark a note: a number, asterisks and daggers, a single letter.
fn is_marker(mark: &str) -> bool {
    !mark.is_empty()
        && (mark.bytes().all(|byte| byte.is_ascii_digit()) && mark.len() < 4
            || mark.chars().all(|letter| "*†‡§".contains(letter))
            || (mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase())))
}

impl Notes {
    /// Adds a note; further notes in the same block, each behind its raised mark in order, are notes of their own.
    /// `place` is how many paragraphs stand before it.
    fn take(&mut self, mut text: Text, mark: Mark, place: usize) {
        self.marks.push_str(&text.string[..mark.to]);
        text.remove(0, mark.to);
        text.trim();
        let mut markers = vec![mark.marker];
        let mut starts = Vec::new();
        let mut from = 0;
        while starts.len() < MOST_IN_BLOCK
            && let Some((at, next, length)) = next_in_block(&text.string, &markers[starts.len()], from)
        {
            self.marks.push_str(&text.string[at..at + length]);
            markers.push(next);
            starts.push((at, length));
            from = at + length;
        }
        // From the last to the first, so that each is cut off alone.
        let mut notes: Vec<Text> = Vec::with_capacity(markers.len());
        for (at, length) in starts.into_iter().rev() {
            let mut note = text.split_off(at);
            note.remove(0, length);
            note.trim();
            notes.push(note);
        }
        text.trim();
        notes.push(text);
        let notes = markers.into_iter().zip(notes.into_iter().rev());
        self.list.extend(notes.map(|(marker, text)| Note { marker, text, ..Note::default() }));
        self.places.resize(self.list.len() - self.known, place);
    }

    /// Whether a plain number at a page's foot can be the next note's: it counts on, or counting begins anew.
    fn expects(&self, marker: &str) -> bool {
        let last = self.list[self.known..].iter().rev().find_map(|note| note.marker.parse::<u32>().ok());
        let number = marker.parse::<u32>().unwrap_or(0);
        number == 1 || last.is_none_or(|last| number == last + 1)
    }

    /// A note that goes on at the foot of the next page.
    fn continue_last(&mut self, text: Text) {
        if let Some(note) = self.list.last_mut() {
            note.text.push(" ");
            note.text.append(text);
        }
    }

    /// A plain number that opens a paragraph is a note's mark where the words before call that very number.
    fn bare_mark(&self, text: &Text, before: &[Piece]) -> Option<Mark> {
        let words = &text.string;
        let (_, digits) = leading_number(words)?;
        let marker = &words[..digits];
        let opens =
            digits < 4 && words[digits..].starts_with(' ') && words[digits + 1..].starts_with(char::is_alphabetic);
        if !opens {
            return None;
        }
        // The date at the end begins with a number too, but ends in no full stop.
        let is_date = words.chars().count() < 40 && !words.ends_with('.');
        let called =
            !is_date && before.iter().rev().take(12).any(|piece| bare_call(piece.words(), marker, 0).is_some());
        let is_new = || !self.list.iter().any(|note| note.marker == marker);
        (called && is_new()).then(|| Mark { marker: marker.to_owned(), to: digits, is_plain: true })
    }

    /// Finds the marks of all lifted notes among the words.
    fn find_calls(&mut self, pieces: &mut [Piece]) {
        if self.list.len() == self.known && !pieces.iter().any(has_raised) {
            return;
        }
        let tables: Vec<usize> = (0..pieces.len()).filter(|&at| !pieces[at].paragraph.rows.is_empty()).collect();
        let mut called = Called::new(self, &tables);
        for (at, piece) in pieces.iter_mut().enumerate() {
            called.table = tables.get(tables.partition_point(|&table| table < at)).copied();
            called.table = called.table.filter(|table| table - at <= NEAR_TABLE);
            let lost = self.call_raised(&mut piece.paragraph.text, &mut called);
            for cell in piece.paragraph.rows.iter_mut().flatten() {
                self.call_raised(cell, &mut called);
            }
            if let Some(mark) = lost {
                piece
                    .remarks
                    .push((RemarkKind::Unclear, format!("the raised mark {mark} calls no note and stays in the text")));
            }
        }
        self.call_stars(pieces, &mut called.notes);
        self.call_bare(pieces, &mut called.notes);
    }

    /// Calls notes where raised digits or raised marks stand; returns a mark that calls none.
    fn call_raised(&mut self, text: &mut Text, called: &mut Called) -> Option<String> {
        let mut lost = None;
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        let mut calls: Vec<Call> = Vec::new();
        let mut from = 0;
        let mut search = Search::default();
        while let Some((at, to, markers)) = search.next_raised(text, from) {
            from = to;
            let found = called.resolve(&markers).or_else(|| {
                let singles: Vec<String> = markers.iter().flat_map(|marker| marker.chars()).map(String::from).collect();
                called.resolve(&singles)
            });
            let Some(found) = found else {
                lost.get_or_insert_with(|| text.string[at..to].to_owned());
                continue;
            };
            self.marks.push_str(&text.string[at..to]);
            let cut = cut_of(text, at, to, cuts.last().copied());
            for note in found {
                called.notes[note] = true;
                calls.push(Call { at: cut.0, note });
            }
            from = cut.1;
            match cuts.last_mut() {
                Some(last) if last.1 == cut.0 => last.1 = cut.1,
                _ => cuts.push(cut),
            }
        }
        if !cuts.is_empty() {
            text.calls.extend(calls);
            text.calls.sort_by_key(|call| call.at);
            text.remove_all(&cuts);
        }
        lost
    }

    /// Calls notes marked with asterisks.
    #[expect(clippy::needless_range_loop, reason = "the notes change while they are walked")]
    fn call_stars(&mut self, pieces: &mut [Piece], called: &mut [bool]) {
        // By length of the mark, the first paragraph that may still call one.
        let mut first: HashMap<usize, usize> = HashMap::new();
        let mut left = MOST_SOUGHT;
        for note in self.known..self.list.len() {
            let marker = self.list[note].marker.clone();
            if called[note] || !marker.starts_with('*') {
                continue;
            }
            let Some(rest) = left.checked_sub(1) else { break };
            left = rest;
            let from = first.entry(marker.len()).or_default();
            let place = (*from..pieces.len()).find_map(|number| {
                let stars = call_stars(pieces[number].words()).find(|stars| stars.len() >= marker.len())?;
                Some((number, stars.end - marker.len()))
            });
            *from = place.map_or(pieces.len(), |place| place.0);
            if let Some((number, at)) = place {
                self.call(&mut pieces[number].paragraph.text, at, at + marker.len(), note);
                called[note] = true;
            }
        }
    }

    /// Calls notes whose marks came down to the line: digits glued to a word or behind its punctuation,
    /// each behind the call of the note before it.
    #[expect(clippy::needless_range_loop, reason = "the notes change while they are walked")]
    fn call_bare(&mut self, pieces: &mut [Piece], called: &mut [bool]) {
        let mut from = (0, 0);
        let mut lost = 0;
        let mut left = MOST_SOUGHT;
        for note in self.known..self.list.len() {
            let marker = self.list[note].marker.clone();
            if called[note] || !marker.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            left = left.saturating_sub(1);
            if lost > MOST_LOST || left == 0 {
                break;
            }
            let place = pieces.iter().enumerate().skip(from.0).find_map(|(number, piece)| {
                let start = if number == from.0 { from.1 } else { 0 };
                bare_call(piece.words(), &marker, start).map(|at| (number, at))
            });
            if let Some((number, at)) = place {
                from = (number, self.call(&mut pieces[number].paragraph.text, at, at + marker.len(), note));
                pieces[number]
                    .remarks
                    .push((RemarkKind::Repaired, format!("the mark of note {marker} was raised again")));
                called[note] = true;
            } else {
                lost += 1;
            }
        }
    }

    /// Takes a mark out and calls its note; returns where the call stands.
    fn call(&mut self, text: &mut Text, at: usize, to: usize, note: usize) -> usize {
        self.marks.push_str(&text.string[at..to]);
        let (at, to) = cut_of(text, at, to, None);
        text.remove(at, to);
        let place = text.calls.partition_point(|call| call.at <= at);
        text.calls.insert(place, Call { at, note });
        at
    }
}

/// Which notes were called so far.
struct Called {
    notes: Vec<bool>,
    /// For each marker the notes that bear it, and how many of them are sure to be called.
    bearing: HashMap<String, (Vec<usize>, usize)>,
    /// Notes that belong to a table, by its place among the paragraphs and their letter.
    tied: HashMap<(usize, String), usize>,
    /// The table in which or right above which words are searched.
    table: Option<usize>,
}

impl Called {
    /// Notes with letters that stand right behind a table are its own: letters begin anew in each.
    fn new(notes: &Notes, tables: &[usize]) -> Self {
        let mut bearing: HashMap<String, (Vec<usize>, usize)> = HashMap::new();
        let mut tied = HashMap::new();
        for (number, note) in notes.list.iter().enumerate() {
            let place = number.checked_sub(notes.known).and_then(|lifted| notes.places.get(lifted));
            let table =
                place.and_then(|place| place.checked_sub(1)).filter(|above| tables.binary_search(above).is_ok());
            match table.filter(|_| note.marker.bytes().all(|byte| byte.is_ascii_lowercase())) {
                Some(table) => drop(tied.entry((table, note.marker.clone())).or_insert(number)),
                None => bearing.entry(note.marker.clone()).or_default().0.push(number),
            }
        }
        Self { notes: vec![false; notes.list.len()], bearing, tied, table: None }
    }

    /// The notes that bear these markers, if all are known. Where several notes bear one marker,
    /// the next that was not called yet is meant, else the last that was.
    fn resolve(&mut self, markers: &[String]) -> Option<Vec<usize>> {
        markers
            .iter()
            .map(|marker| {
                if let Some(&own) = self.table.and_then(|table| self.tied.get(&(table, marker.clone()))) {
                    return Some(own);
                }
                let (bearers, from) = self.bearing.get_mut(marker)?;
                while *from < bearers.len() && self.notes[bearers[*from]] {
                    *from += 1;
                }
                bearers.get(*from).or(bearers.last()).copied()
            })
            .collect()
    }
}

/// Where, behind byte `from`, the digits of `marker` stand as a call: right behind a letter, a closing quote or
/// bracket, or punctuation (perhaps with a space between), and before no letter or digit.
fn bare_call(words: &str, marker: &str, from: usize) -> Option<usize> {
    words[from..].match_indices(marker).map(|(at, _)| from + at).find(|&at| {
        if words[at + marker.len()..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '/') {
            return false;
        }
        let head = &words[..at];
        let before = head.chars().next_back();
        let punctuation =
            |letter: char| matches!(letter, '.' | ',' | ';' | ')' | '»' | '”' | '’' | '"' | '，' | '。' | '；' | '،');
        match before {
            Some(' ') => {
                let bare = head.trim_end();
                let is_last = words[at + marker.len()..].trim().is_empty();
                let counts = bare.trim_end_matches(punctuation).ends_with(|letter: char| letter.is_ascii_digit());
                bare.ends_with(['.', ',', ';', '»', '”']) && (is_last || !counts)
            }
            Some(letter) => {
                let number_before =
                    head.trim_end_matches(punctuation).ends_with(|letter: char| letter.is_ascii_digit());
                letter.is_alphabetic() || (punctuation(letter) && !number_before)
            }
            None => false,
        }
    })
}

/// The bytes of a mark, with the space that an extractor put before it; `before` was taken out already.
fn cut_of(text: &Text, at: usize, to: usize, before: Option<(usize, usize)>) -> (usize, usize) {
    let words = &text.string;
    let kept = before.map_or(0, |before| before.1);
    let head = &words[kept..at];
    let spaced = head.ends_with([' ', '\u{a0}'])
        && words[to..].chars().next().is_none_or(|next| !next.is_alphanumeric() || next.is_whitespace());
    let from = if spaced { kept + head.trim_end_matches([' ', '\u{a0}']).len() } else { at };
    let opens = from == kept && before.is_none_or(|before| before.0 == 0);
    let blank = if opens { words[to..].len() - words[to..].trim_start().len() } else { 0 };
    (from, to + blank)
}

fn has_raised(piece: &Piece) -> bool {
    find_raised(piece.words()).is_some() || piece.paragraph.text.spans.iter().any(|span| span.role == Role::Raised)
}

/// Where the search for raised marks stands in a text; what was found is not searched for again.
#[derive(Default)]
struct Search {
    /// The first span that may still be a mark.
    span: usize,
    /// Where the next raised digit stands, the end for none; `None` before the first search.
    digits: Option<usize>,
}

impl Search {
    /// The next raised mark at or behind byte `from`: its bytes, and its markers (`² ³` and `²,³` are two).
    fn next_raised(&mut self, text: &Text, from: usize) -> Option<(usize, usize, Vec<String>)> {
        let words = &text.string;
        if self.digits.is_none_or(|at| at < from) {
            self.digits = Some(find_raised(&words[from..]).map_or(words.len(), |at| from + at));
        }
        let is_mark =
            |span: &Span| span.role == Role::Raised && span.from >= from && is_marker_list(&words[span.from..span.to]);
        self.span += text.spans[self.span..].iter().position(is_mark).unwrap_or(text.spans.len() - self.span);
        let span = text.spans.get(self.span);
        match (self.digits.filter(|&at| at < words.len()), span) {
            (Some(at), span) if span.is_none_or(|span| at <= span.from) => {
                let mut markers = Vec::new();
                let mut to = at;
                while let Some((marker, length)) = raised_number(&words[to..]) {
                    markers.push(marker);
                    to += length;
                    let rest = &words[to..];
                    let gap = rest.len() - rest.trim_start_matches([',', ' ', '˒', '\u{a0}', '،']).len();
                    if gap == 0 || raised_number(&rest[gap..]).is_none() {
                        break;
                    }
                    to += gap;
                }
                Some((at, to, markers))
            }
            (_, Some(span)) => {
                let marks = words[span.from..span.to].split([',', ' ']).filter(|mark| !mark.is_empty());
                Some((span.from, span.to, marks.map(str::to_owned).collect()))
            }
            _ => None,
        }
    }
}

fn is_marker_list(words: &str) -> bool {
    words.split([',', ' ']).filter(|mark| !mark.is_empty()).all(is_marker)
        && words.contains(|letter: char| !", ".contains(letter))
}

/// Where in a block of notes, behind byte `from`, the next one begins: the raised mark that counts one more than
/// `marker`.
fn next_in_block(words: &str, marker: &str, from: usize) -> Option<(usize, String, usize)> {
    let next = (marker.parse::<u32>().ok()? + 1).to_string();
    let letters = words[from..].char_indices().map(|(at, letter)| (from + at, letter));
    letters.filter(|(_, letter)| raised_digit(*letter).is_some()).find_map(|(at, _)| {
        let (found, length) = raised_number(&words[at..])?;
        let stands_apart = words[..at].ends_with(char::is_whitespace) && !words[at + length..].trim().is_empty();
        (found == next && stands_apart).then_some((at, found, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifted(paragraphs: &[&str]) -> (Vec<Piece>, Notes) {
        lift(
            paragraphs.iter().map(|words| Paragraph { text: (*words).into(), ..Paragraph::default() }).collect(),
            Vec::new(),
        )
    }

    #[test]
    fn a_note_in_the_middle_of_a_sentence_is_lifted_and_called() {
        let (pieces, notes) =
            lifted(&["the agreement ¹ and all that² was cut", "¹ Treaty Series, No. 1.", "² See 60/288.", "in two,"]);
        assert_eq!(
            pieces.iter().map(Piece::words).collect::<Vec<_>>(),
            ["the agreement and all that was cut", "in two,"]
        );
        assert_eq!(pieces[0].paragraph.text.calls, [Call { at: 13, note: 0 }, Call { at: 26, note: 1 }]);
        assert_eq!(notes.list[1].text.string, "See 60/288.");
        assert!(pieces[1].after_break);
    }

    #[test]
    fn two_marks_in_one_place_call_two_notes() {
        let (pieces, _) = lifted(&["of the Conference,²˒³ recalling¹² it", "¹ One. ² Two.", "³ Three."]);
        assert_eq!(pieces[0].words(), "of the Conference, recalling it");
        assert_eq!(pieces[0].paragraph.text.calls.iter().map(|call| call.note).collect::<Vec<_>>(), [1, 2, 0, 1]);
    }

    #[test]
    fn a_raised_figure_that_is_no_note_stays() {
        let (pieces, _) = lifted(&["an area of 5 km² was"]);
        assert_eq!(pieces[0].words(), "an area of 5 km² was");
        assert_eq!(pieces[0].remarks.len(), 1);
    }

    #[test]
    fn raised_digits_are_told_by_their_bytes_as_by_their_letters() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let found = find_raised(letter.encode_utf8(&mut [0; 4]));
            assert_eq!(found.is_some(), raised_digit(letter).is_some(), "{letter:?}");
        }
    }

    #[test]
    fn asterisks_call_their_note_once() {
        let (pieces, notes) = lifted(&["Resolution 0/1*", "* Reissued for technical reasons."]);
        assert_eq!((pieces[0].words(), notes.list[0].marker.as_str()), ("Resolution 0/1", "*"));
        assert_eq!(pieces[0].paragraph.text.calls.len(), 1);
    }

    #[test]
    fn a_mark_that_came_down_to_the_line_is_raised_again() {
        let (pieces, notes) = lifted(&["Adopted at the 2nd meeting. 22", "22 Adopted without vote."]);
        assert_eq!((pieces[0].words(), notes.list.len()), ("Adopted at the 2nd meeting.", 1));
        assert_eq!(pieces[0].paragraph.text.calls, [Call { at: 27, note: 0 }]);
    }

    #[test]
    fn letters_begin_anew_in_each_table() {
        let raised = |words: &str, from: usize, to: usize| {
            let mut text = Text::from(words);
            text.mark(from, to, Role::Raised, None);
            text
        };
        let table = |cells: Vec<Text>| Paragraph { rows: vec![cells], ..Paragraph::default() };
        let plain = |text: Text| Paragraph { text, ..Paragraph::default() };
        let (pieces, notes) = lift(
            vec![
                table(vec![raised("Estimatea", 8, 9), raised("aOf 2025.", 0, 1)]),
                table(vec![raised("Onea", 3, 4), raised("Twoa", 3, 4)]),
                plain(raised("aThe highest.", 0, 1)),
                plain(raised("Table 3a", 7, 8)),
                table(vec![raised("Threea", 5, 6)]),
                plain(raised("aThe lowest.", 0, 1)),
            ],
            Vec::new(),
        );
        assert_eq!(
            notes.list.iter().map(|note| note.text.string.as_str()).collect::<Vec<_>>(),
            ["The highest.", "The lowest."]
        );
        let called = |piece: &Piece| {
            let cells = piece.paragraph.rows.iter().flatten();
            cells.chain([&piece.paragraph.text]).flat_map(|text| &text.calls).map(|call| call.note).collect::<Vec<_>>()
        };
        assert_eq!(pieces.iter().map(called).collect::<Vec<_>>(), [vec![], vec![0, 0], vec![1], vec![1]]);
    }

    #[test]
    fn a_call_that_opens_a_page_is_no_note() {
        let (pieces, notes) = lifted(&["as they set out in the list", "¹ , and in the book;", "¹ The list."]);
        assert_eq!((pieces.len(), notes.list.len()), (2, 1));
        assert_eq!(pieces[1].words(), ", and in the book;");
    }

    #[test]
    fn words_under_a_rule_go_on_with_the_last_note_or_stay() {
        let plain = |words: &str| Paragraph { text: words.into(), ..Paragraph::default() };
        let foot = |words: &str| Paragraph { text: words.into(), place: Place::Foot, ..Paragraph::default() };
        let (pieces, notes) =
            lift(vec![foot("no mark"), foot("¹ See the list,"), plain("body"), foot("page 2.")], vec![]);
        assert_eq!(pieces.iter().map(Piece::words).collect::<Vec<_>>(), ["no mark", "body"]);
        assert_eq!(notes.list[0].text.string, "See the list, page 2.");
    }
}
