//! Opening notes, stepping through them, going to the paragraphs that call them.

use crate::state::action::Action;
use crate::state::app::App;
use crate::state::keymap;
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    /// Notes called on the current row, else in the current paragraph.
    pub(super) fn notes_here(&self) -> Vec<usize> {
        let Some(row) = self.page.rows.get(self.cursor) else { return Vec::new() };
        let Some(shown) = self.page.shown.get(row.node) else { return Vec::new() };
        let on_row: Vec<usize> = shown.marks.iter().filter(|mark| row.holds(mark.0)).map(|mark| mark.2).collect();
        if on_row.is_empty() { shown.marks.iter().map(|mark| mark.2).collect() } else { on_row }
    }

    pub(super) fn open_note(&mut self) {
        match self.notes_here().first() {
            Some(&note) => self.mode = Mode::Note { note, caller: 0 },
            None => self.tell_with(Say::NoNoteHere, &[("key", &keymap::key_of(Action::ListNotes))]),
        }
    }

    pub(super) fn enter(&mut self) {
        match &self.mode {
            Mode::Alone => self.mode = Mode::Reading,
            _ if self.wishes.outline_has_keys => {
                let line = self.folds.line_of(self.current());
                self.folds.set(line, false);
                self.switch_pane();
            }
            _ => self.open_note(),
        }
    }

    pub(super) fn list_notes(&mut self) {
        if self.reading.resolution.notes.is_empty() {
            self.tell(Say::NoNotes);
            return;
        }
        let chosen = match self.mode {
            Mode::Note { note, .. } => note,
            _ => self.notes_here().first().copied().unwrap_or(0),
        };
        self.mode = Mode::NoteList { chosen };
    }

    pub(super) fn next_note(&mut self, by: isize) {
        let last = self.reading.resolution.notes.len().saturating_sub(1);
        match self.mode {
            Mode::Note { note, .. } => {
                let next = note.saturating_add_signed(by).min(last);
                if next == note {
                    self.tell(if by > 0 { Say::LastNote } else { Say::FirstNote });
                }
                self.mode = Mode::Note { note: next, caller: 0 };
            }
            Mode::NoteList { chosen } => {
                self.mode = Mode::NoteList { chosen: chosen.saturating_add_signed(by).min(last) };
            }
            _ => {}
        }
    }

    /// Goes to the paragraph that calls the note; asked again, to the next that does. The note stays open.
    pub(super) fn go_to_caller(&mut self) {
        let (note, caller) = match self.mode {
            Mode::Note { note, caller } => (note, caller),
            Mode::NoteList { chosen } => (chosen, 0),
            _ => return,
        };
        let callers = &self.reading.resolution.notes[note].called_from;
        if callers.is_empty() {
            self.tell(Say::NoCaller);
            return;
        }
        let node = callers[caller % callers.len()];
        self.mode = Mode::Note { note, caller: (caller + 1) % callers.len() };
        let byte = self.page.shown[node].marks.iter().find(|mark| mark.2 == note).map_or(0, |mark| mark.0);
        if self.current() != node {
            self.remember();
        }
        self.cursor = self.page.row_of(node, byte);
        self.keep_in_sight();
    }
}
