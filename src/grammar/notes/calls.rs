//! Finds the places among the words that call the notes which were lifted.

use crate::grammar::notes::bare;
use crate::grammar::notes::ends::Dress;
use crate::grammar::notes::gathered::Notes;
use crate::grammar::notes::marks::{MOST_TOGETHER, Search, call_stars, find_raised};
use crate::grammar::piece::Piece;
use crate::model::remark::RemarkKind;
use crate::model::text::{Call, Role, Text};
use foldhash::HashMap;
use std::ops::Range;

/// How many paragraphs above a table may be its title.
const NEAR_TABLE: usize = 3;

/// For how many notes, each taken out of its paragraph alone, calls are sought that no raised mark tells.
const MOST_SOUGHT: usize = 1000;

/// Of how many marks in one paragraph each is told alone.
const MOST_TOLD: usize = 1000;

/// How many letters of a mark are told.
const LONGEST_TOLD: usize = 20;

impl Notes {
    /// Finds the marks of all lifted notes among the words.
    pub(super) fn find_calls(&mut self, pieces: &mut [Piece], dress: Option<Dress>) {
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
        if let Some(dress) = dress {
            self.call_dressed(pieces, &mut called.notes, dress);
        }
        self.call_stars(pieces, &mut called.notes);
        self.call_bare(pieces, &called.notes);
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
            let found = called.resolve(&markers).or_else(|| called.resolve(&apart(&markers)?));
            let Some(found) = found else {
                lost.get_or_insert_with(|| beginning(&text.string[at..to]));
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

    /// Calls notes whose marks stand in brackets or before a stroke, wherever they are called.
    fn call_dressed(&mut self, pieces: &mut [Piece], called: &mut [bool], dress: Dress) {
        let bearers: HashMap<String, usize> =
            (self.known..self.list.len()).map(|note| (self.list[note].marker.clone(), note)).collect();
        for piece in pieces {
            let note = |number: u32| bearers.get(&number.to_string()).copied();
            let calls = dress.calls(piece.words()).filter_map(|(number, place)| Some((place, note(number)?)));
            let calls: Vec<(Range<usize>, usize)> = calls.collect();
            for &(_, note) in &calls {
                called[note] = true;
            }
            self.call_all(&mut piece.paragraph.text, calls);
        }
    }

    /// Calls notes marked with asterisks.
    #[expect(clippy::needless_range_loop, reason = "the notes change while they are walked")]
    fn call_stars(&mut self, pieces: &mut [Piece], called: &mut [bool]) {
        // By length of the mark, the first paragraph that may still call one.
        let mut first: HashMap<usize, usize> = HashMap::default();
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

    /// Calls notes whose marks came down to the line.
    fn call_bare(&mut self, pieces: &mut [Piece], called: &[bool]) {
        let is_lost = |note: &usize| {
            let marker = &self.list[*note].marker;
            !called[*note] && marker.len() < 4 && marker.bytes().all(|byte| byte.is_ascii_digit())
        };
        let lost: Vec<usize> = (self.known..self.list.len()).filter(is_lost).take(MOST_SOUGHT).collect();
        let markers: Vec<&str> = lost.iter().map(|&note| self.list[note].marker.as_str()).collect();
        let found = bare::find(pieces, &markers);
        let mut places: Vec<(bare::Place, usize)> = Vec::new();
        for (places_of, &note) in found.into_iter().zip(&lost) {
            places.extend(places_of.into_iter().map(|place| (place, note)));
        }
        places.sort_unstable();
        for of_piece in places.chunk_by(|one, other| one.0.0 == other.0.0) {
            let piece = &mut pieces[of_piece[0].0.0];
            let marker = |note: usize| self.list[note].marker.as_str();
            let (others, told) = of_piece.split_at(of_piece.len().saturating_sub(MOST_TOLD));
            piece.remarks.extend(told.iter().rev().map(|&(_, note)| {
                (RemarkKind::Repaired, format!("the mark of note {} was raised again", marker(note)))
            }));
            if !others.is_empty() {
                let what = format!("{} other marks of notes were raised again", others.len());
                piece.remarks.push((RemarkKind::Repaired, what));
            }
            let marks = of_piece.iter().map(|&((_, at), note)| (at..at + marker(note).len(), note)).collect();
            self.call_all(&mut piece.paragraph.text, marks);
        }
    }

    /// Calls notes where these marks stand, which are in order, and takes all of them out at once: one by one, each
    /// would move all that stands behind it.
    fn call_all(&mut self, text: &mut Text, mut marks: Vec<(Range<usize>, usize)>) {
        // What stands before the first mark goes with it where it is blank.
        let opening = marks.first().filter(|(place, _)| text.string[..place.start].trim().is_empty()).cloned();
        let behind_opening = usize::from(opening.is_some());
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        let mut behind = (usize::MAX, usize::MAX);
        let known = text.calls.len();
        for (place, note) in marks.drain(behind_opening..).rev() {
            // A comma between two marks is theirs: `1,2`.
            let is_listed = behind.0 == place.end + 1 && text.string[place.end..].starts_with(',');
            let end = place.end + usize::from(is_listed);
            self.marks.push_str(&text.string[place.start..end]);
            // The next mark may stand right behind this one, and was taken out.
            let next = if behind.0 == end { behind.1 } else { end };
            let from = cut_start(&text.string, 0, place.start, next);
            cuts.push((from, end));
            behind = (from, next);
            text.calls.push(Call { at: from, note });
        }
        if !cuts.is_empty() {
            cuts.reverse();
            text.calls[known..].reverse();
            text.remove_all(&cuts);
            text.calls.sort_by_key(|call| call.at);
        }
        if let Some((place, note)) = opening {
            self.call(text, place.start, place.end, note);
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
        let mut bearing: HashMap<String, (Vec<usize>, usize)> = HashMap::default();
        let mut tied = HashMap::default();
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

/// The digits of these markers, each as a mark of its own: `¹²` may call the notes 1 and 2.
fn apart(markers: &[String]) -> Option<Vec<String>> {
    let digits = markers.iter().flat_map(|marker| marker.chars());
    (digits.clone().nth(MOST_TOGETHER).is_none()).then(|| digits.map(String::from).collect())
}

/// A mark as it is told: no more of it than a line holds.
fn beginning(mark: &str) -> String {
    match mark.char_indices().nth(LONGEST_TOLD) {
        Some((end, _)) => format!("{}…", &mark[..end]),
        None => mark.to_owned(),
    }
}

/// The bytes of a mark, with the space that an extractor put before it; `before` was taken out already.
fn cut_of(text: &Text, at: usize, to: usize, before: Option<(usize, usize)>) -> (usize, usize) {
    let words = &text.string;
    let kept = before.map_or(0, |before| before.1);
    let from = cut_start(words, kept, at, to);
    let opens = from == kept && before.is_none_or(|before| before.0 == 0);
    let blank = if opens { words[to..].len() - words[to..].trim_start().len() } else { 0 };
    (from, to + blank)
}

/// Where the mark begins that stands at byte `at`, with the space before it where no word follows at byte `behind`; not
/// before byte `kept`.
fn cut_start(words: &str, kept: usize, at: usize, behind: usize) -> usize {
    let head = &words[kept..at];
    let spaced = head.ends_with([' ', '\u{a0}'])
        && words[behind..].chars().next().is_none_or(|next| !next.is_alphanumeric() || next.is_whitespace());
    if spaced { kept + head.trim_end_matches([' ', '\u{a0}']).len() } else { at }
}

fn has_raised(piece: &Piece) -> bool {
    find_raised(piece.words()).is_some() || piece.paragraph.text.spans.iter().any(|span| span.role == Role::Raised)
}
