//! The notes of a Word file: their words, and the numbers that Word computes for them.

use crate::model::note::Note;
use crate::model::text::Text;
use crate::readers::docx::looks::Section;
use crate::readers::docx::numerals;
use std::collections::HashMap;

/// Notes at the foot of a page, and at the end of the document.
pub(super) const KINDS: [&str; 2] = ["footnotes", "endnotes"];

/// How Word numbers notes of the two kinds where the file does not say.
const FORMATS: [&str; 2] = ["decimal", "lowerRoman"];

/// The words of a note, or of a comment.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) text: Text,
    /// Every letter of it, as the file has them.
    pub(super) heard: String,
    /// Who wrote a comment.
    pub(super) author: String,
}

/// A note that the text calls.
#[derive(Clone, Debug)]
struct Called {
    body: Body,
    kind: usize,
    marker: String,
    /// Whether the mark is printed in the file, and not computed.
    is_custom: bool,
    calls: usize,
}

/// All notes, and those called so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// By kind and id.
    bodies: HashMap<(usize, String), Body>,
    called: Vec<Called>,
    places: HashMap<(usize, String), usize>,
    /// How many of `called` have their marks.
    numbered: usize,
    counts: [u32; 2],
    /// What the settings of the file say for all sections.
    settings: Section,
}

impl Notes {
    /// The notes of a file whose settings are `settings`.
    pub(super) fn new(settings: Section) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Adds the notes of a kind.
    pub(super) fn add(&mut self, kind: usize, bodies: Vec<(String, Body)>) {
        self.bodies.extend(bodies.into_iter().map(|(id, body)| ((kind, id), body)));
    }

    /// Calls a note: its index among the notes that are called. `None` where the file has no such note.
    pub(super) fn call(&mut self, kind: usize, id: &str, is_custom: bool) -> Option<usize> {
        let key = (kind, id.to_owned());
        if let Some(&place) = self.places.get(&key) {
            self.called[place].calls += 1;
            return Some(place);
        }
        let body = self.bodies.remove(&key)?;
        let place = self.called.len();
        self.called.push(Called { body, kind, marker: String::new(), is_custom, calls: 1 });
        self.places.insert(key, place);
        Some(place)
    }

    /// Adds words to the mark of a note.
    pub(super) fn mark(&mut self, note: usize, words: &str) {
        if let Some(called) = self.called.get_mut(note) {
            called.marker.push_str(words.trim());
        }
    }

    /// Whether a note has its mark.
    pub(super) fn has_mark(&self, note: usize) -> bool {
        self.called.get(note).is_none_or(|called| !called.marker.is_empty())
    }

    /// A section ends: numbers the notes that it called.
    pub(super) fn end_section(&mut self, section: &Section) {
        for (kind, usual) in FORMATS.into_iter().enumerate() {
            let own = &section.notes[kind];
            let all = &self.settings.notes[kind];
            let format = own.format.as_deref().or(all.format.as_deref()).unwrap_or(usual);
            let first = own.start.or(all.start).unwrap_or(1).saturating_sub(1);
            if own.restarts.or(all.restarts) == Some(true) || self.numbered == 0 {
                self.counts[kind] = first;
            }
            for note in &mut self.called[self.numbered..] {
                if note.kind == kind && note.marker.is_empty() {
                    self.counts[kind] = self.counts[kind].saturating_add(1);
                    let count = self.counts[kind];
                    note.marker = numerals::write(format, count).unwrap_or_else(|| count.to_string());
                }
            }
        }
        self.numbered = self.called.len();
    }

    /// The notes in the order of their calls, what the file has of their letters and marks, and those never called.
    pub(super) fn finish(mut self) -> (Vec<Note>, String, Vec<Body>) {
        self.end_section(&Section::default());
        let mut heard = String::new();
        let mut notes = Vec::with_capacity(self.called.len());
        for Called { mut body, marker, is_custom, calls, .. } in self.called {
            if is_custom {
                take_mark(&mut body, &marker);
            }
            heard.push_str(&body.heard);
            for _ in 0..calls {
                heard.push_str(&marker);
            }
            notes.push(Note { marker, text: body.text, ..Note::default() });
        }
        let mut lost: Vec<((usize, String), Body)> = self.bodies.into_iter().collect();
        lost.sort_by(|one, other| one.0.cmp(&other.0));
        (notes, heard, lost.into_iter().map(|(_, body)| body).collect())
    }
}

/// Takes a printed mark off the words of its note, where it stands a second time.
fn take_mark(body: &mut Body, marker: &str) {
    if body.text.string.starts_with(marker)
        && let Some(rest) = body.heard.trim_start().strip_prefix(marker)
    {
        body.heard = rest.to_owned();
        body.text.remove(0, marker.len());
        body.text.trim();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::docx::looks::NoteNumbering;

    fn body(words: &str) -> Body {
        Body { text: words.into(), heard: words.to_owned(), ..Body::default() }
    }

    #[test]
    fn sections_number_their_notes_and_custom_marks_take_no_number() {
        let mut notes = Notes::new(Section::default());
        notes.add(0, vec![("1".into(), body("one")), ("2".into(), body("* star")), ("3".into(), body("two"))]);
        notes.add(1, vec![("1".into(), body("end"))]);
        assert_eq!(notes.call(0, "1", false), Some(0));
        let star = notes.call(0, "2", true).expect("a note");
        notes.mark(star, "*");
        notes.call(1, "1", false);
        notes.end_section(&Section::default());
        notes.call(0, "3", false);
        assert_eq!(notes.call(0, "1", false), Some(0));
        assert_eq!(notes.call(0, "9", false), None);
        let letters = NoteNumbering { format: Some("lowerLetter".into()), restarts: Some(true), start: Some(3) };
        notes.end_section(&Section { notes: [letters, NoteNumbering::default()] });
        let (notes, heard, lost) = notes.finish();
        let markers: Vec<&str> = notes.iter().map(|note| note.marker.as_str()).collect();
        assert_eq!(markers, ["1", "*", "i", "c"]);
        assert_eq!(notes[1].text.string, "star");
        assert_eq!(heard, "one11 star*endi".to_owned() + "twoc");
        assert!(lost.is_empty());
    }
}
