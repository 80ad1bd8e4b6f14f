//! The notes of a document as they are found, one behind the other.

use crate::grammar::notes::marks::next_in_block;
use crate::model::note::Note;
use crate::model::text::Text;
use foldhash::HashSet;

/// How many notes are told apart in one paragraph at the foot of a page.
const MOST_IN_BLOCK: usize = 1000;

/// Notes as they are found, and every mark that was taken out of the words.
#[derive(Debug, Default)]
pub struct Notes {
    /// The notes, those of the format first.
    pub list: Vec<Note>,
    /// All marks taken out of the words, as printed: they count as parts of notes.
    pub marks: String,
    /// How many of `list` came from the format.
    pub(super) known: usize,
    /// The markers of all of them.
    pub(super) markers: HashSet<String>,
    /// For each note that did not, how many paragraphs stand before it.
    pub(super) places: Vec<usize>,
}

/// A mark at the start of a paragraph: its marker, and the bytes up to the note's words.
pub(super) struct Mark {
    pub(super) marker: String,
    pub(super) to: usize,
    /// Whether it is a number like any other: neither raised nor an asterisk.
    pub(super) is_plain: bool,
}

impl Notes {
    /// Adds a note; further notes in the same block, each behind its raised mark in order, are notes of their own.
    /// `place` is how many paragraphs stand before it.
    pub(super) fn take(&mut self, mut text: Text, mark: Mark, place: usize) {
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
        self.markers.extend(markers.iter().cloned());
        let notes = markers.into_iter().zip(notes.into_iter().rev());
        self.list.extend(notes.map(|(marker, text)| Note { marker, text, ..Note::default() }));
        self.places.resize(self.list.len() - self.known, place);
    }

    /// Whether a plain number at a page's foot can be the next note's: it counts on, or counting begins anew.
    pub(super) fn expects(&self, marker: &str) -> bool {
        let last = self.list[self.known..].iter().rev().find_map(|note| note.marker.parse::<u32>().ok());
        let number = marker.parse::<u32>().unwrap_or(0);
        number == 1 || last.is_none_or(|last| number == last + 1)
    }

    /// A note that goes on at the foot of the next page.
    pub(super) fn continue_last(&mut self, text: Text) {
        if let Some(note) = self.list.last_mut() {
            note.text.push(" ");
            note.text.append(text);
        }
    }
}
