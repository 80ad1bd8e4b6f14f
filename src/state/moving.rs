//! Moving by rows, pages, paragraphs, parts and marks, the current row always in sight.

use crate::analysis::outline::Group;
use crate::model::node::{Kind, Node};
use crate::state::app::App;
use crate::state::wording::Say;

impl App {
    pub(super) fn page_rows(&self) -> isize {
        isize::try_from(self.text_height().saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Moves in the pane that has the keys.
    pub(super) fn move_rows(&mut self, by: isize) {
        if self.wishes.outline_has_keys {
            return self.move_lines(by);
        }
        if self.alone {
            return self.move_alone(by);
        }
        let last = self.page.rows.len().saturating_sub(1);
        let next = self.cursor.saturating_add_signed(by).min(last);
        if next == self.cursor {
            self.tell(if by > 0 { Say::AtEnd } else { Say::AtTop });
        }
        self.cursor = next;
        if by.unsigned_abs() > 1 {
            self.top = self.top.saturating_add_signed(by).min(last);
        }
        self.keep_in_sight();
    }

    /// Moves inside the paragraph shown alone, and from its end to the next one.
    fn move_alone(&mut self, by: isize) {
        let rows = self.page.rows_of(self.current());
        let last = rows.end.saturating_sub(self.text_height()).max(rows.start);
        let top = self.top.clamp(rows.start, last);
        let next = top.saturating_add_signed(by).clamp(rows.start, last);
        if next == top {
            let node = self.current().saturating_add_signed(by.signum());
            if node >= self.reading.resolution.nodes.len() || node == self.current() {
                return self.tell(if by > 0 { Say::AtEnd } else { Say::AtTop });
            }
            self.stand_on(node);
            self.top = self.cursor;
        } else {
            self.top = next;
        }
    }

    /// Rolls the text; the cursor goes along only where it would leave the window.
    pub(super) fn roll(&mut self, by: isize) {
        let height = self.text_height();
        let last = self.page.rows.len().saturating_sub(height);
        let top = self.top.saturating_add_signed(by).min(last);
        if top == self.top {
            return self.tell(if by > 0 { Say::AtEnd } else { Say::AtTop });
        }
        self.top = top;
        self.cursor = self.cursor.clamp(top, (top + height).min(self.page.rows.len()).saturating_sub(1));
        self.keep_line_in_sight();
    }

    /// Brings the current row to a place of the window, in hundredths of its height.
    pub(super) fn row_to(&mut self, hundredths: u8) {
        let height = self.text_height();
        let below = height.saturating_sub(1) * usize::from(hundredths) / 100;
        self.top = self.cursor.saturating_sub(below).min(self.page.rows.len().saturating_sub(height));
    }

    /// Keeps the cursor in sight with some rows around it, the text filling the window, and the outline in step.
    pub(super) fn keep_in_sight(&mut self) {
        let height = self.text_height();
        let around = (height / 4).min(6);
        let most = self.page.rows.len().saturating_sub(height);
        self.cursor = self.cursor.min(self.page.rows.len().saturating_sub(1));
        let lowest = (self.cursor + around + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest, self.cursor.saturating_sub(around).max(lowest)).min(most);
        self.keep_line_in_sight();
    }

    pub(super) fn keep_line_in_sight(&mut self) {
        let (visible, at) = self.visible_lines();
        let height = usize::from(self.panes.outline.height).max(1);
        self.outline_top =
            self.outline_top.clamp((at + 1).saturating_sub(height), at).min(visible.len().saturating_sub(height));
    }

    /// The lines of the outline that are in sight, and which of them stands for the current node.
    fn visible_lines(&self) -> (Vec<usize>, usize) {
        let visible = self.folds.visible();
        let line = self.folds.line_of(self.current());
        let at = visible.binary_search(&line).unwrap_or_else(|place| place.saturating_sub(1));
        (visible, at)
    }

    fn move_lines(&mut self, by: isize) {
        let (visible, at) = self.visible_lines();
        let next = at.saturating_add_signed(by).min(visible.len().saturating_sub(1));
        match visible.get(next) {
            Some(&line) if next != at => self.stand_on(self.folds.lines[line].node),
            _ => self.tell(if by > 0 { Say::AtEnd } else { Say::AtTop }),
        }
    }

    /// Stands on a node without a jump being remembered.
    pub fn stand_on(&mut self, node: usize) {
        self.hold(node);
        self.cursor = self.page.first_row(node);
        let height = self.text_height();
        let end = self.page.rows_of(node).end;
        if self.cursor < self.top || end > self.top + height {
            self.top = self.cursor.saturating_sub(height / 4);
        }
        self.keep_in_sight();
    }

    /// Steps from paragraph to paragraph, through those that only the document beside has, too.
    pub(super) fn move_paragraphs(&mut self, by: isize) {
        let is_stop = |app: &Self, node: usize| is_paragraph(&app.reading.resolution.nodes[node]);
        let none = (Say::NoneBehind, Say::NoneBefore);
        if self.parallel.is_none() {
            return self.move_to(by, is_stop, none);
        }
        for _ in 0..by.unsigned_abs() {
            let before = self.current();
            if self.step_beside(by > 0) {
                continue;
            }
            self.move_to(by.signum(), is_stop, none);
            if self.current() == before && !(by > 0 && self.step_behind_all()) {
                break;
            }
        }
    }

    pub(super) fn move_parts(&mut self, by: isize) {
        self.move_to(by, Self::opens_part, (Say::NoPartBehind, Say::NoPartBefore));
    }

    /// Whether a part begins at a node: a division, a heading, or where cover, preamble and the rest part.
    fn opens_part(&self, node: usize) -> bool {
        let nodes = &self.reading.resolution.nodes;
        let (Some(before), kind) = (node.checked_sub(1).map(|before| nodes[before].kind), nodes[node].kind) else {
            return true;
        };
        let part = Group::of(kind);
        let is_new = part.is_some() && part != Group::of(before) && !before.is_heading();
        is_new || kind.is_heading()
    }

    /// Stands on the stop that is `by` further on, or on the last there is; else says that there is none.
    fn move_to(&mut self, by: isize, is_stop: impl Fn(&Self, usize) -> bool, none: (Say, Say)) {
        let current = self.current();
        let steps = by.unsigned_abs();
        let found = if by > 0 {
            (current + 1..self.reading.resolution.nodes.len()).filter(|&node| is_stop(self, node)).take(steps).last()
        } else {
            (0..current).rev().filter(|&node| is_stop(self, node)).take(steps).last()
        };
        match found {
            Some(node) => self.stand_on(node),
            None => self.tell(if by > 0 { none.0 } else { none.1 }),
        }
    }

    /// Moves by note marks, several on a row each counted.
    pub(super) fn move_marks(&mut self, by: isize) {
        let row = self.page.rows.get(self.cursor);
        let here = row.map_or((0, 0), |row| (row.node, if by > 0 { row.words.end } else { row.words.start }));
        let marks_of = |node: usize| self.page.shown[node].marks.iter().map(move |mark| (node, mark.0));
        let nodes = self.page.shown.len();
        let steps = by.unsigned_abs();
        let found = if by > 0 {
            (here.0..nodes).flat_map(marks_of).filter(|mark| *mark >= here).take(steps).last()
        } else {
            let before = (0..nodes.min(here.0 + 1)).rev().flat_map(|node| marks_of(node).rev());
            before.filter(|mark| *mark < here).take(steps).last()
        };
        match found {
            Some((node, byte)) => {
                self.cursor = self.page.row_of(node, byte);
                self.keep_in_sight();
            }
            None => self.tell(if by > 0 { Say::NoMarkBehind } else { Say::NoMarkBefore }),
        }
    }

    pub(super) fn go_to_parent(&mut self) {
        let line = self.folds.line_of(self.current());
        match self.folds.parent(line) {
            Some(parent) => self.stand_on(self.folds.lines[parent].node),
            None => self.tell(Say::NothingHolds),
        }
    }

    pub(super) fn move_siblings(&mut self, by: isize) {
        let line = self.folds.line_of(self.current());
        let siblings = self.folds.siblings(line);
        let at = siblings.iter().position(|&sibling| sibling == line).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(siblings.len().saturating_sub(1));
        match siblings.get(next) {
            Some(&line) if next != at => self.stand_on(self.folds.lines[line].node),
            _ => self.tell(if by > 0 { Say::NoSiblingBehind } else { Say::NoSiblingBefore }),
        }
    }
}

/// Whether a node is a paragraph of preamble, operative part or annex, or what holds such.
pub(super) fn is_paragraph(node: &Node) -> bool {
    !matches!(node.kind, Kind::Cover | Kind::Closing | Kind::Text | Kind::Heading | Kind::Enacting)
}
