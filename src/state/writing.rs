//! Writing a note of one's own, in as many lines as it needs.

use crate::layout::direction;
use crate::layout::row::{Row, block};
use crate::layout::setting::Setting;
use crate::layout::shown::Shown;
use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::geometry;
use crate::state::key::Key;
use crate::state::mode::{Mode, Writing};
use crate::state::typed::Typed;
use crate::state::wording::Say;

/// The stroke before which the next letter goes.
pub const CURSOR: char = '▏';

/// A note in rows, the cursor among its letters.
pub struct Draft {
    /// What stands on the rows.
    pub shown: Shown,
    /// As many as the words need.
    pub rows: Vec<Row>,
    /// How they are set.
    pub setting: Setting,
}

impl Draft {
    /// The row of the cursor.
    pub fn current(&self, cursor: usize) -> usize {
        self.rows.iter().position(|row| row.holds(cursor)).unwrap_or(0)
    }

    /// The byte of the words to which the cursor goes from `cursor` by whole rows; `None` where there is no such row.
    fn by_rows(&self, cursor: usize, by: isize) -> Option<usize> {
        let from = self.current(cursor);
        let column = self.rows[from].column_of(&self.shown, &self.setting, cursor)?;
        let row = self.rows.get(from.checked_add_signed(by)?)?;
        let near = row.byte_at(&self.shown, &self.setting, column).unwrap_or(row.words.start);
        let at = row.column_of(&self.shown, &self.setting, near).unwrap_or(column);
        // Behind the end of a shorter row the cursor stands at its end.
        let is_last = self.shown.words[near..row.words.end].chars().count() <= 1;
        let byte = if is_last && at != column { row.words.end } else { near };
        Some(if byte > cursor { byte - CURSOR.len_utf8() } else { byte })
    }
}

impl App {
    pub(super) fn write_own_note(&mut self) {
        let node = self.current();
        if self.reading.resolution.nodes.is_empty() {
            return self.tell(Say::EmptyDocument);
        }
        let kept = self.own_notes.get(&node).map_or("", String::as_str);
        // What was begun here and left goes on.
        let typed = match self.left.take() {
            Some(left) if left.node == node => left.typed,
            _ => Typed::new(kept),
        };
        self.close_all();
        self.mode = Mode::Writing(Writing { node, typed });
    }

    /// The note being written, in rows of the window that is open for it.
    pub fn draft(&self, writing: &Writing) -> Draft {
        let (head, tail) = writing.typed.words.split_at(writing.typed.cursor);
        self.set_own_note(&format!("{head}{CURSOR}{tail}"), self.writing_width())
    }

    /// A note of one's own in rows of `width` cells, in the direction of its first letters.
    pub fn set_own_note(&self, words: &str, width: u16) -> Draft {
        let shown = Shown::lines(words);
        let right_to_left = direction::of_words(words).unwrap_or(self.tongue.is_right_to_left());
        let setting = Setting { right_to_left, ..self.interface_setting(usize::from(width.max(1))) };
        Draft { rows: block(&shown, 0, &setting), shown, setting }
    }

    fn writing_width(&self) -> u16 {
        geometry::popup_width(&self.panes, self.size.0).saturating_sub(4)
    }

    /// A key while a note is written.
    pub(super) fn write_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::Writing(writing) = &mut self.mode else { return None };
        match key {
            Key::Enter => return self.keep_own_note(),
            Key::Ctrl('j') | Key::AltEnter => writing.typed.insert('\n'),
            Key::Esc | Key::Ctrl('c') => self.leave_writing(),
            Key::Up | Key::Ctrl('p') => self.move_in_draft(-1),
            Key::Down | Key::Ctrl('n') => self.move_in_draft(1),
            _ if writing.typed.edit(key) => {}
            _ => self.tell_nothing(&key.to_string()),
        }
        None
    }

    fn move_in_draft(&mut self, by: isize) {
        let Mode::Writing(writing) = &self.mode else { return };
        let cursor = writing.typed.cursor;
        let next = self.draft(writing).by_rows(cursor, by);
        let Mode::Writing(writing) = &mut self.mode else { return };
        let last = writing.typed.words.len();
        writing.typed.cursor = next.unwrap_or(if by < 0 { 0 } else { last });
    }

    /// Leaves the note as it was; what was typed is not lost.
    fn leave_writing(&mut self) {
        let Mode::Writing(writing) = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        let kept = self.own_notes.get(&writing.node).map_or("", String::as_str);
        if writing.typed.words.trim() != kept {
            self.left = Some(writing);
            self.tell_with(Say::OwnNoteLeft, &[("key", &self.key_of(Action::OwnNote))]);
        }
    }

    /// Keeps the note; nothing typed removes it.
    fn keep_own_note(&mut self) -> Option<Effect> {
        let Mode::Writing(writing) = std::mem::replace(&mut self.mode, Mode::Reading) else { return None };
        let words = writing.typed.words.trim();
        if words.is_empty() {
            self.own_notes.remove(&writing.node)?;
            self.tell(Say::OwnNoteGone);
        } else {
            self.own_notes.insert(writing.node, words.to_owned());
            self.tell(Say::OwnNoteKept);
        }
        Some(Effect::Remember)
    }
}
