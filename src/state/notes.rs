//! Opening notes, stepping through them, going to the paragraphs that call them.

use crate::analysis::citations;
use crate::analysis::sources;
use crate::layout::row::block;
use crate::state::app::App;
use crate::state::geometry;
use crate::state::jumps::beginning;
use crate::state::list::{Item, List, Target};
use crate::state::mode::{Mode, OpenNote};
use crate::state::wording::Say;

/// What is known of a note beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteFacts {
    /// The note whose source it repeats.
    pub source: Option<usize>,
    /// The documents that it cites, or that its source cites, as symbols.
    pub cites: Vec<String>,
}

impl App {
    /// Opens a note over the text.
    pub(super) fn open_note(&mut self, note: usize) {
        self.settle();
        self.close_all();
        self.mode = Mode::Note(OpenNote { note, top: 0, caller: None, from: self.stand() });
    }

    /// What is known of a note beside its words.
    pub fn note_facts(&self, note: usize) -> NoteFacts {
        let resolution = &self.reading.resolution;
        let source = sources::source_of(resolution, note);
        let cites = |note: usize| {
            let text = resolution.notes.get(note).map(|note| &note.text);
            text.map_or_else(Vec::new, |text| citations::symbols(text, resolution.into()))
        };
        let mut all = cites(note);
        for symbol in source.map(cites).unwrap_or_default() {
            if !all.contains(&symbol) {
                all.push(symbol);
            }
        }
        NoteFacts { source, cites: all }
    }

    /// Rows of the open note that do not fit into its frame.
    fn hidden_note_rows(&self, note: usize) -> usize {
        let Some(shown) = self.page.notes.get(note) else { return 0 };
        let width = usize::from(geometry::popup_width(&self.panes, self.size.0).saturating_sub(4));
        let rows = block(shown, 0, &self.page.setting.narrowed(width)).len();
        rows.saturating_sub(geometry::note_rows(self.size.1).into())
    }

    /// Scrolls the open note, and from its end goes on to the next one.
    pub(super) fn scroll_note(&mut self, by: isize) {
        let Mode::Note(open) = &self.mode else { return };
        let (note, top) = (open.note, open.top);
        let next = top.saturating_add_signed(by).min(self.hidden_note_rows(note));
        if next == top {
            return self.step_note(by.signum());
        }
        if let Mode::Note(open) = &mut self.mode {
            open.top = next;
        }
    }

    pub(super) fn step_note(&mut self, by: isize) {
        let Mode::Note(open) = &self.mode else { return };
        let last = self.reading.resolution.notes.len().saturating_sub(1);
        let next = open.note.saturating_add_signed(by).min(last);
        if next == open.note {
            return self.tell(if by > 0 { Say::LastNote } else { Say::FirstNote });
        }
        self.turn_to_note(next);
    }

    /// Shows another note in the place of the open one.
    pub(super) fn turn_to_note(&mut self, note: usize) {
        if let Mode::Note(open) = &mut self.mode {
            *open = OpenNote { note, top: 0, caller: None, from: open.from.clone() };
        }
    }

    /// Goes to the paragraph that calls the open note; asked again, to the next that does. The note stays open.
    pub(super) fn go_to_next_caller(&mut self) {
        let Mode::Note(open) = &self.mode else { return };
        let callers = &self.reading.resolution.notes[open.note].called_from;
        if callers.is_empty() {
            return self.tell(Say::NoCaller);
        }
        let here = callers.iter().position(|&node| node == self.current() && open.caller.is_none());
        let next = open.caller.or(here.filter(|_| callers.len() > 1)).map_or(0, |caller| (caller + 1) % callers.len());
        self.go_to_caller(next);
    }

    pub(super) fn go_to_caller(&mut self, caller: usize) {
        let Mode::Note(open) = &mut self.mode else { return };
        let note = open.note;
        open.caller = Some(caller);
        let callers = &self.reading.resolution.notes[note].called_from;
        let count = callers.len();
        let Some(&node) = callers.get(caller) else { return };
        let byte = self.page.shown[node].marks.iter().find(|mark| mark.2 == note).map_or(0, |mark| mark.0);
        if self.current() != node {
            self.remember();
        }
        self.cursor = self.page.row_of(node, byte);
        self.keep_in_sight();
        if count > 1 {
            self.tell_with(Say::CallerOf, &[("at", &(caller + 1).to_string()), ("count", &count.to_string())]);
        }
    }

    /// Closes the note where it was opened.
    pub(super) fn leave_note(&mut self) {
        if let Mode::Note(open) = &self.mode
            && open.caller.is_some()
        {
            let from = open.from.clone();
            if self.before.last() == Some(&from) {
                self.back();
            } else {
                self.return_to(&from);
            }
        }
        self.close();
    }

    pub(super) fn list_notes(&mut self) {
        if self.reading.resolution.notes.is_empty() {
            return self.tell(Say::NoNotes);
        }
        let chosen = match &self.mode {
            Mode::Note(open) => open.note,
            _ => self.notes_here().first().copied().unwrap_or(0),
        };
        let items = (0..self.reading.resolution.notes.len()).map(|note| self.note_item(note)).collect();
        self.open(Mode::List(List { chosen, ..List::new(Say::NotesTitle, items) }));
    }

    pub(super) fn note_item(&self, note: usize) -> Item {
        let found = &self.reading.resolution.notes[note];
        let words = beginning(&found.text.string).to_owned();
        Item { name: found.id.clone(), words, target: Target::Note(note) }
    }

    /// Notes called on the current row, else in the current paragraph.
    pub(super) fn notes_here(&self) -> Vec<usize> {
        let on_row = self.notes_on_row();
        if !on_row.is_empty() {
            return on_row;
        }
        self.page
            .shown
            .get(self.current())
            .map_or_else(Vec::new, |shown| shown.marks.iter().map(|mark| mark.2).collect())
    }

    pub(super) fn notes_on_row(&self) -> Vec<usize> {
        let Some(row) = self.page.rows.get(self.cursor) else { return Vec::new() };
        let Some(shown) = self.page.shown.get(row.node) else { return Vec::new() };
        shown.marks.iter().filter(|mark| row.holds(mark.0)).map(|mark| mark.2).collect()
    }
}
