//! What the mouse does; nothing that keys cannot.

use crate::layout::page::Page;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::mode::Mode;

impl App {
    /// A click on a cell. On an entry of a list, or on what is offered, it takes that; elsewhere it closes what is open.
    pub fn click(&mut self, column: u16, row: u16) -> Option<Effect> {
        self.message = None;
        self.settle();
        if let Mode::List(list) = &self.mode
            && let Some(place) = self.entry_at(list, column, row)
        {
            return self.take_entry(place);
        }
        if let Mode::Prompt(prompt) = &self.mode
            && let Some(place) = self.offer_at(prompt, column, row)
        {
            return self.take_offer(place);
        }
        self.click_around(column, row);
        self.hold_parallel();
        None
    }

    fn take_entry(&mut self, place: usize) -> Option<Effect> {
        let Mode::List(list) = &mut self.mode else { return None };
        list.chosen = place;
        let target = list.item()?.target.clone();
        self.take(target)
    }

    fn click_around(&mut self, column: u16, row: u16) {
        // A note being written is not lost by a click beside it.
        if let Mode::Writing(_) = self.mode {
            return;
        }
        if self.mode != Mode::Reading {
            return self.step_out();
        }
        if self.is_on_edge(column, row) {
            self.drags = true;
        } else if self.panes.outline.holds(column, row) {
            self.click_outline(column, usize::from(row - self.panes.outline.y));
        } else if self.panes.text.holds(column, row) {
            self.click_text(column, usize::from(row - self.panes.text.y));
        } else if self.panes.parallel.holds(column, row) {
            self.click_beside(column, usize::from(row - self.panes.parallel.y));
        }
    }

    /// The mouse moves with its button down: the edge of the outline, once taken, moves along.
    pub fn drag(&mut self, column: u16) {
        if self.drags {
            let width = if self.wishes.right_to_left { self.size.0.saturating_sub(column) } else { column + 1 };
            let by = isize::try_from(width).unwrap_or(0) - isize::try_from(self.panes.outline.width).unwrap_or(0);
            self.set_outline_width(by);
        }
    }

    /// The button of the mouse is let go.
    pub fn release(&mut self) {
        self.drags = false;
    }

    /// Whether a cell lies on the rule between outline and text.
    fn is_on_edge(&self, column: u16, row: u16) -> bool {
        let outline = self.panes.outline;
        let edge = if self.wishes.right_to_left { outline.x } else { (outline.x + outline.width).saturating_sub(1) };
        self.panes.text.width > 0 && outline.holds(column, row) && column == edge
    }

    /// A line is gone to; its sign, or the line on which the reader stands, folds or unfolds.
    fn click_outline(&mut self, column: u16, row: usize) {
        let Some(&line) = self.folds.visible().get(self.outline_top + row) else { return };
        let found = self.folds.lines[line];
        if self.is_on_sign(column, found.depth) || self.current() == found.node {
            self.folds.set(line, !self.folds.is_folded(line));
        }
        self.jump_to(found.node);
    }

    /// Whether a column of the outline lies on the sign of a line of that depth, or before it.
    fn is_on_sign(&self, column: u16, depth: usize) -> bool {
        let outline = self.panes.outline;
        let from_edge =
            if self.wishes.right_to_left { outline.x + outline.width - 1 - column } else { column - outline.x };
        usize::from(from_edge) < depth.min(6) * 2 + 2
    }

    fn click_text(&mut self, column: u16, row: usize) {
        let at = self.visible_rows().start + row;
        if at >= self.visible_rows().end {
            return;
        }
        self.cursor = at;
        self.keep_line_in_sight();
        if let Some(note) = mark_near(&self.page, at, column.saturating_sub(self.panes.words.x)) {
            self.open_note(note);
        }
    }

    /// A paragraph of the document beside becomes the one that stands beside the text, whose paragraph the current one.
    fn click_beside(&mut self, column: u16, row: usize) {
        let Some(at) = self.parallel_rows().nth(row).flatten() else { return };
        let page = self.side(true).1;
        let node = page.rows[at].node;
        let note = mark_near(page, at, column.saturating_sub(self.panes.parallel.x));
        self.go_beside(node, 0);
        if let Some(note) = note {
            self.open_note_of(true, note);
        }
    }

    /// The wheel over a cell: what lies under it rolls; what is open keeps it to itself.
    pub fn wheel(&mut self, column: u16, row: u16, rows: isize) {
        self.message = None;
        self.settle();
        self.roll_under(column, row, rows);
        self.hold_parallel();
    }

    fn roll_under(&mut self, column: u16, row: u16, rows: isize) {
        match self.mode {
            Mode::Reading if self.panes.outline.holds(column, row) => self.roll_outline(rows),
            Mode::Reading if self.alone => self.move_rows(rows),
            Mode::Reading => self.roll(rows),
            Mode::Note(_) => self.scroll_note(rows),
            _ => {
                self.update(crate::state::action::Action::Row(rows));
            }
        }
    }

    fn roll_outline(&mut self, rows: isize) {
        let most = self.folds.visible().len().saturating_sub(usize::from(self.panes.outline.height));
        self.outline_top = self.outline_top.saturating_add_signed(rows).min(most);
    }
}

/// The note whose mark stands on a row of a page within a cell of a column.
fn mark_near(page: &Page, row: usize, column: u16) -> Option<usize> {
    let row = &page.rows[row];
    let shown = page.shown_on(row);
    let distance = |byte: usize| Some(row.column_of(shown, &page.setting, byte)?.abs_diff(usize::from(column)));
    let marks = shown.marks.iter().filter(|mark| row.holds(mark.0));
    let near = marks.filter_map(|mark| Some((distance(mark.0)?, mark.2))).min()?;
    (near.0 <= 1).then_some(near.1)
}
