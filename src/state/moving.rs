//! Moving by rows, pages, paragraphs, parts and marks, the current row always in sight.

use crate::model::node::Kind;
use crate::state::app::App;
use crate::state::keymap;
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    pub(super) fn move_rows(&mut self, by: isize) {
        match &mut self.mode {
            Mode::Help { top } => *top = top.saturating_add_signed(by).min(keymap::READING.len()),
            Mode::NoteList { chosen } => {
                *chosen = chosen.saturating_add_signed(by).min(self.reading.resolution.notes.len().saturating_sub(1));
            }
            Mode::Note { .. } => self.next_note(by.signum()),
            Mode::Alone => {
                let rows = self.page.rows_of(self.current());
                self.top = self
                    .top
                    .clamp(rows.start, rows.end)
                    .saturating_add_signed(by)
                    .clamp(rows.start, rows.end.saturating_sub(1).max(rows.start));
            }
            _ if self.wishes.outline_has_keys => self.move_lines(by),
            _ => {
                let last = self.page.rows.len().saturating_sub(1);
                self.cursor = self.cursor.saturating_add_signed(by).min(last);
                if by.unsigned_abs() > 1 {
                    self.top = self.top.saturating_add_signed(by).min(last);
                }
                self.keep_in_sight();
            }
        }
    }

    /// Keeps the cursor in sight with some rows around it, the text filling the window, and the outline in step.
    pub(super) fn keep_in_sight(&mut self) {
        let height = self.text_height();
        let around = (height / 4).min(6);
        let most = self.page.rows.len().saturating_sub(height);
        self.cursor = self.cursor.min(self.page.rows.len().saturating_sub(1));
        self.top = self
            .top
            .clamp(
                (self.cursor + around + 1).saturating_sub(height),
                self.cursor.saturating_sub(around).max((self.cursor + around + 1).saturating_sub(height)),
            )
            .min(most);
        self.keep_line_in_sight();
    }

    pub(super) fn keep_line_in_sight(&mut self) {
        let visible = self.folds.visible();
        let line = self.folds.line_of(self.current());
        let at = visible.binary_search(&line).unwrap_or_else(|place| place.saturating_sub(1));
        let height = usize::from(self.panes.outline.height).max(1);
        self.outline_top =
            self.outline_top.clamp((at + 1).saturating_sub(height), at).min(visible.len().saturating_sub(height));
    }

    pub(super) fn move_lines(&mut self, by: isize) {
        let visible = self.folds.visible();
        let line = self.folds.line_of(self.current());
        let at = visible.binary_search(&line).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(visible.len().saturating_sub(1));
        if let Some(&line) = visible.get(next) {
            self.stand_on(self.folds.lines[line].node);
        }
    }

    /// Stands on a node without a jump being remembered.
    pub(super) fn stand_on(&mut self, node: usize) {
        self.cursor = self.page.first_row(node);
        let height = self.text_height();
        let end = self.page.rows_of(node).end;
        if self.cursor < self.top || end > self.top + height {
            self.top = self.cursor.saturating_sub(height / 4);
        }
        self.keep_in_sight();
    }

    pub(super) fn move_nodes(&mut self, by: isize, is_stop: impl Fn(Kind) -> bool) {
        let nodes = &self.reading.resolution.nodes;
        let current = self.current();
        let step = by.unsigned_abs();
        let found = if by > 0 {
            (current + 1..nodes.len()).filter(|&node| is_stop(nodes[node].kind)).nth(step - 1)
        } else {
            (0..current).rev().filter(|&node| is_stop(nodes[node].kind)).nth(step - 1)
        };
        match found {
            Some(node) => self.stand_on(node),
            None => {
                self.tell(if by > 0 { Say::NoneBehind } else { Say::NoneBefore });
            }
        }
    }

    pub(super) fn move_parts(&mut self, by: isize) {
        let nodes = &self.reading.resolution.nodes;
        let is_stop = |node: usize| {
            let kind = nodes[node].kind;
            kind.is_division()
                || kind == Kind::Heading
                || (node > 0 && main_kind(kind) != main_kind(nodes[node - 1].kind) && main_kind(kind).is_some())
                || node == 0
        };
        let current = self.current();
        let step = by.unsigned_abs();
        let found = if by > 0 {
            (current + 1..nodes.len()).filter(|&node| is_stop(node)).nth(step - 1)
        } else {
            (0..current).rev().filter(|&node| is_stop(node)).nth(step - 1)
        };
        match found {
            Some(node) => self.stand_on(node),
            None => {
                self.tell(if by > 0 { Say::NoPartBehind } else { Say::NoPartBefore });
            }
        }
    }

    pub(super) fn move_marks(&mut self, by: isize) {
        let row = self.page.rows.get(self.cursor);
        let here = row.map_or((0, 0), |row| (row.node, if by > 0 { row.words.end } else { row.words.start }));
        let marks = self
            .page
            .shown
            .iter()
            .enumerate()
            .flat_map(|(node, shown)| shown.marks.iter().map(move |mark| (node, mark.0)));
        let found = if by > 0 {
            marks.into_iter().find(|mark| *mark >= here)
        } else {
            marks.into_iter().rfind(|mark| *mark < here)
        };
        match found {
            Some((node, byte)) => {
                self.cursor = self.page.row_of(node, byte);
                self.keep_in_sight();
            }
            None => {
                self.tell(if by > 0 { Say::NoMarkBehind } else { Say::NoMarkBefore });
            }
        }
    }

    pub(super) fn go_to_parent(&mut self) {
        let line = self.folds.line_of(self.current());
        match self.folds.parent(line) {
            Some(parent) => self.stand_on(self.folds.lines[parent].node),
            None => self.tell(Say::NothingHolds),
        }
    }
}

/// The parts that `]` stops at where no heading parts them.
fn main_kind(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Cover => Some(0),
        Kind::Preambular | Kind::Enacting => Some(1),
        Kind::Operative => Some(2),
        Kind::Closing => Some(3),
        _ => None,
    }
}
