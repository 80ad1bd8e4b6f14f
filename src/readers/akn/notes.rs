//! Notes: those that stand where they are called, and those that stand apart and are called by their names.

use crate::manuscript::printed::Paragraph;
use crate::model::note::Note;
use crate::model::text::Text;
use crate::readers::akn::collector::{Collector, Target};

impl Collector {
    /// Begins a note, where there is room for one; else its mark and its words stay in the text. Returns whether one
    /// began.
    pub(super) fn begin_note(&mut self, marker: String, name: Option<String>) -> bool {
        if !self.manuscript.has_room_for_note() {
            self.words(&marker);
            return false;
        }
        self.targets.push(Target::Note { marker, name, text: Text::default() });
        true
    }

    /// Files the note that ends; `None` where none is open. A note of the same number and words is the same note.
    fn file_note(&mut self) -> Option<(usize, String)> {
        if !self.reach(|target| matches!(target, Target::Note { .. })) {
            return None;
        }
        let Some(Target::Note { marker, name, mut text }) = self.targets.pop() else { return None };
        text.fold_white_space();
        // Numbers run through a resolution; stars begin anew on each page.
        let is_numbered = marker.bytes().all(|byte| byte.is_ascii_digit());
        let next = self.manuscript.notes.len();
        let known = *self.known.entry((marker.clone(), text.string.clone())).or_insert(next);
        let note = if is_numbered { known } else { next };
        if note < next {
            // The words stand twice in the file and once in the reading.
            self.manuscript.tally.forget(&text.string);
        } else {
            self.manuscript.notes.push(Note { marker: marker.clone(), text, ..Note::default() });
        }
        if let Some(name) = name {
            self.named.entry(name).or_insert(note);
        }
        Some((note, marker))
    }

    /// Ends a note that stands where it is called.
    pub(super) fn end_note(&mut self) {
        if let Some((note, marker)) = self.file_note() {
            self.call(note, &marker);
        }
    }

    /// Ends a note that stands apart from the text. Without a mark it gets the number of its place.
    pub(super) fn end_defined_note(&mut self) {
        if let Some((note, marker)) = self.file_note()
            && marker.is_empty()
        {
            self.manuscript.notes[note].marker = (note + 1).to_string();
        }
    }

    /// Calls a note by its name in the file; the mark of one that is not there stays in the text.
    pub(super) fn call_named_note(&mut self, name: &str, marker: &str) {
        match self.named.get(name) {
            Some(&note) => {
                let marker = self.manuscript.notes[note].marker.clone();
                self.call(note, &marker);
            }
            None => self.words(marker),
        }
    }

    fn call(&mut self, note: usize, marker: &str) {
        self.manuscript.tally.add(marker);
        if self.targets.is_empty() {
            self.begin_paragraph(None);
        }
        match self.targets.last_mut() {
            // A note inside a note is called by words alone.
            Some(Target::Note { text, .. } | Target::Deleted(text)) => text.push(marker),
            Some(Target::Paragraph(Paragraph { text, .. }) | Target::Cell(text)) => text.call(note),
            None => {}
        }
    }
}
