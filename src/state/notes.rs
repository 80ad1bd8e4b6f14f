//! Opening notes, stepping through them, going to the paragraphs that call them.

use crate::analysis::citations;
use crate::analysis::sources;
use crate::layout::row::{Row, block};
use crate::layout::setting::Setting;
use crate::layout::shown::note_line;
use crate::model::language::Language;
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

/// A row of an open note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteRow {
    /// Words of a note of the text, or of the document beside it.
    Words {
        /// Whether it is one of the document beside.
        is_beside: bool,
        /// Index of the note.
        note: usize,
        /// The row.
        row: Row,
    },
    /// The head of the note that stands for it in the other text: its number and language.
    Head(String),
}

impl App {
    /// Opens a note over the text.
    pub(super) fn open_note(&mut self, note: usize) {
        self.open_note_of(false, note);
    }

    /// Opens a note of the text, or of the document beside it.
    pub(super) fn open_note_of(&mut self, is_beside: bool, note: usize) {
        self.settle_both();
        self.close_all();
        self.mode = Mode::Note(OpenNote { note, is_beside, top: 0, caller: None, from: self.stand() });
    }

    /// What is known of a note beside its words.
    pub fn note_facts(&self, is_beside: bool, note: usize) -> NoteFacts {
        let resolution = self.side(is_beside).0;
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

    /// How the words of an open note are set in rows of `width` cells.
    pub fn note_setting(&self, is_beside: bool, width: usize) -> Setting {
        self.side(is_beside).1.setting.narrowed(width)
    }

    /// The rows of the open note, and under them those of the note that stands for it in the other text.
    pub fn note_rows(&self, open: &OpenNote, width: usize) -> Vec<NoteRow> {
        let rows = |is_beside: bool, note: usize| {
            let shown = self.side(is_beside).1.notes.get(note);
            let rows = shown.map(|shown| block(shown, 0, &self.note_setting(is_beside, width)));
            rows.into_iter().flatten().map(move |row| NoteRow::Words { is_beside, note, row })
        };
        let mut out: Vec<NoteRow> = rows(open.is_beside, open.note).collect();
        if let Some(note) = self.counterpart_of_note(open) {
            let resolution = self.side(!open.is_beside).0;
            let name = self.tongue.fill(Say::Note, &[("id", &resolution.notes[note].id)]);
            out.push(NoteRow::Head(format!("{name} ({})", resolution.language.map_or("?", Language::code))));
            out.extend(rows(!open.is_beside, note));
        }
        out
    }

    /// The note that stands for the open one in the other text, where both are seen.
    fn counterpart_of_note(&self, open: &OpenNote) -> Option<usize> {
        let parallel = self.parallel.as_ref().filter(|_| self.panes.parallel.width > 0)?;
        if open.is_beside { parallel.note_of_text(open.note) } else { parallel.note_for(open.note) }
    }

    /// Rows of the open note that do not fit into its frame.
    fn hidden_note_rows(&self, open: &OpenNote) -> usize {
        let width = usize::from(geometry::popup_width(&self.panes, self.size.0).saturating_sub(4));
        self.note_rows(open, width).len().saturating_sub(geometry::note_rows(self.size.1).into())
    }

    /// Scrolls the open note, and from its end goes on to the next one.
    pub(super) fn scroll_note(&mut self, by: isize) {
        let Mode::Note(open) = &self.mode else { return };
        let next = open.top.saturating_add_signed(by).min(self.hidden_note_rows(open));
        if next == open.top {
            return self.step_note(by.signum());
        }
        if let Mode::Note(open) = &mut self.mode {
            open.top = next;
        }
    }

    pub(super) fn step_note(&mut self, by: isize) {
        let Mode::Note(open) = &self.mode else { return };
        let last = self.side(open.is_beside).0.notes.len().saturating_sub(1);
        let next = open.note.saturating_add_signed(by).min(last);
        if next == open.note {
            return self.tell(if by > 0 { Say::LastNote } else { Say::FirstNote });
        }
        self.turn_to_note(open.is_beside, next);
    }

    /// Shows another note in the place of the open one.
    pub(super) fn turn_to_note(&mut self, is_beside: bool, note: usize) {
        if let Mode::Note(open) = &mut self.mode {
            *open = OpenNote { note, is_beside, top: 0, caller: None, from: open.from.clone() };
        }
    }

    /// Shows the first note (`false`) or the last one of the text whose note is open.
    pub(super) fn turn_to_end_of_notes(&mut self, is_last: bool) {
        let Mode::Note(open) = &self.mode else { return };
        let is_beside = open.is_beside;
        let last = self.side(is_beside).0.notes.len().saturating_sub(1);
        self.turn_to_note(is_beside, if is_last { last } else { 0 });
    }

    /// Goes to the paragraph that calls the open note; asked again, to the next that does. The note stays open.
    pub(super) fn go_to_next_caller(&mut self) {
        let Mode::Note(open) = &self.mode else { return };
        let callers = &self.side(open.is_beside).0.notes[open.note].called_from;
        if callers.is_empty() {
            return self.tell(Say::NoCaller);
        }
        let current = self.current_of(open.is_beside);
        let here = callers.iter().position(|&node| node == current && open.caller.is_none());
        let next = open.caller.or(here.filter(|_| callers.len() > 1)).map_or(0, |caller| (caller + 1) % callers.len());
        self.go_to_caller(next);
    }

    pub(super) fn go_to_caller(&mut self, caller: usize) {
        let Mode::Note(open) = &mut self.mode else { return };
        open.caller = Some(caller);
        let (note, is_beside) = (open.note, open.is_beside);
        let (resolution, page) = self.side(is_beside);
        let callers = &resolution.notes[note].called_from;
        let count = callers.len();
        let Some(&node) = callers.get(caller) else { return };
        let byte = page.shown[node].marks.iter().find(|mark| mark.2 == note).map_or(0, |mark| mark.0);
        if self.current_of(is_beside) != node {
            self.remember();
        }
        if is_beside {
            self.go_beside(node, byte);
        } else {
            self.cursor = self.page.row_of(node, byte);
            self.keep_in_sight();
        }
        if count > 1 {
            self.tell_with(Say::CallerOf, &[("at", &(caller + 1).to_string()), ("count", &count.to_string())]);
        }
    }

    /// The current node of the text, or what stands for it in the document beside.
    pub fn current_of(&self, is_beside: bool) -> usize {
        let parallel = self.parallel.as_ref().filter(|_| is_beside);
        parallel.map_or_else(|| self.current(), |parallel| parallel.counterpart(self.current()))
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
            Mode::Note(open) if !open.is_beside => open.note,
            Mode::Note(open) => self.counterpart_of_note(open).unwrap_or(0),
            _ => self.notes_here().first().copied().unwrap_or(0),
        };
        let items = (0..self.reading.resolution.notes.len()).map(|note| self.note_item(note)).collect();
        self.open(Mode::List(List { chosen, ..List::new(Say::NotesTitle, items) }));
    }

    pub(super) fn note_item(&self, note: usize) -> Item {
        let found = &self.reading.resolution.notes[note];
        let words = beginning(note_line(found)).to_owned();
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
