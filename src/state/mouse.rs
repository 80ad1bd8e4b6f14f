//! What the mouse does; nothing that keys cannot.

use crate::state::app::App;
use crate::state::mode::Mode;

impl App {
    /// A click on a cell.
    pub fn click(&mut self, column: u16, row: u16) {
        self.message = None;
        if !matches!(self.mode, Mode::Reading | Mode::Alone) {
            self.mode = Mode::Reading;
            return;
        }
        if self.panes.outline.holds(column, row) {
            let line = self.outline_top + usize::from(row - self.panes.outline.y);
            if let Some(&line) = self.folds.visible().get(line) {
                let node = self.folds.lines[line].node;
                if self.current() == node && !self.folds.set(line, false) {
                    self.folds.set(line, true);
                }
                self.stand_on(node);
            }
        } else if self.panes.text.holds(column, row) {
            let at = self.visible_rows().start + usize::from(row - self.panes.text.y);
            if at < self.page.rows.len() && self.mode == Mode::Reading {
                self.cursor = at;
                self.keep_line_in_sight();
                if !self.page.shown[self.page.rows[at].node].marks.is_empty() && self.has_mark_near(at, column) {
                    self.open_note();
                }
            }
        }
    }

    /// Whether a note mark stands on a row within a cell of a column of the window.
    pub(super) fn has_mark_near(&self, row: usize, column: u16) -> bool {
        let row = &self.page.rows[row];
        let column = usize::from(column.saturating_sub(self.panes.words.x));
        let shown = self.page.shown_on(row);
        let is_near = |byte: usize| {
            let at = row.column_of(shown, &self.page.setting, byte);
            at.is_some_and(|at| at.abs_diff(column) <= 1)
        };
        shown.marks.iter().filter(|mark| row.holds(mark.0)).any(|mark| is_near(mark.0))
    }

    /// The wheel over a cell: the text rolls, whatever pane is under it; a popup's list moves.
    pub fn wheel(&mut self, rows: isize) {
        self.message = None;
        let outline = std::mem::take(&mut self.wishes.outline_has_keys);
        self.move_rows(rows);
        self.wishes.outline_has_keys = outline;
    }
}
