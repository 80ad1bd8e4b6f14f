//! Folding the outline, keeping only what has a phrase, and giving the panes their widths.

use crate::layout::setting::{Choice, Fill};
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::{NotesAt, OUTLINE_WIDTHS, TEXT_WIDTHS};
use crate::state::hunt::Hunt;
use crate::state::wording::Say;
use std::ops::RangeInclusive;

impl App {
    pub(super) fn fold(&mut self) {
        let line = self.folds.line_of(self.current());
        if !self.folds.is_folded(line) && self.folds.set(line, true) {
            self.keep_line_in_sight();
        } else if let Some(parent) = self.folds.parent(line) {
            self.stand_on(self.folds.lines[parent].node);
        } else {
            self.tell(Say::NothingToFold);
        }
    }

    pub(super) fn unfold(&mut self) {
        let line = self.folds.line_of(self.current());
        if !self.folds.set(line, false) {
            self.tell(Say::NothingFolded);
        }
        self.keep_line_in_sight();
    }

    pub(super) fn toggle_fold(&mut self) {
        let line = self.folds.line_of(self.current());
        if !self.folds.set(line, !self.folds.is_folded(line)) {
            self.tell(Say::NothingToFold);
        }
        self.keep_line_in_sight();
    }

    pub(super) fn fold_siblings(&mut self, folded: bool) {
        let line = self.folds.line_of(self.current());
        let mut has_changed = false;
        for sibling in self.folds.siblings(line) {
            has_changed |= self.folds.set(sibling, folded);
        }
        if !has_changed {
            self.tell(if folded { Say::NothingToFold } else { Say::NothingFolded });
        }
        self.keep_line_in_sight();
    }

    pub(super) fn fold_all(&mut self, folded: bool) {
        self.folds.set_all(folded);
        self.keep_line_in_sight();
    }

    /// Keeps only the lines that have a phrase, in their words or their notes, and what holds them.
    pub(super) fn filter_by(&mut self, typed: &str) {
        if typed.is_empty() {
            return self.show_all();
        }
        self.settle_both();
        let hunt = Hunt::new(typed, self.texts());
        if hunt.hits.is_empty() {
            self.folds.keep_all();
            return self.tell_with(Say::FilterNone, &[("phrase", typed)]);
        }
        let nodes: Vec<usize> = hunt.hits.iter().map(|hit| hit.node).collect();
        self.folds.keep_only(typed, &nodes);
        self.hunt = hunt;
        if self.panes.outline.width == 0 {
            // What is kept is to be seen.
            self.switch_pane();
        }
        self.tell_with(Say::FilteredBy, &[("phrase", typed), ("key", &self.key_of(Action::Out))]);
        self.keep_line_in_sight();
    }

    pub(super) fn show_all(&mut self) {
        self.folds.keep_all();
        self.keep_line_in_sight();
    }

    pub(super) fn switch_pane(&mut self) {
        self.wishes.outline = true;
        self.wishes.outline_has_keys = !self.wishes.outline_has_keys;
        self.refit();
    }

    pub(super) fn toggle_outline(&mut self) {
        self.wishes.outline = !self.wishes.outline;
        self.wishes.outline_has_keys &= self.wishes.outline;
        self.refit();
    }

    /// Shows the notes at the next place.
    pub(super) fn place_notes(&mut self) {
        self.wishes.notes = self.wishes.notes.next();
        self.tell(match self.wishes.notes {
            NotesAt::Side => Say::NotesSide,
            NotesAt::Foot => Say::NotesFoot,
            NotesAt::End => Say::NotesEnd,
            NotesAt::Asked => Say::NotesAsked,
        });
        self.refit();
    }

    /// Fills the rows in the next way.
    pub(super) fn fill_rows(&mut self) {
        self.wishes.fill = self.wishes.fill.next();
        self.tell(match self.wishes.fill {
            Fill::Ragged => Say::FillRagged,
            Fill::Divided => Say::FillDivided,
            Fill::Even => Say::FillEven,
        });
        self.refit();
    }

    /// Widens the outline by some cells from what is seen of it; beside the text it takes no more than half of the window.
    pub(super) fn set_outline_width(&mut self, by: isize) {
        let (shown, widths) = if self.panes.outline.width > 0 && self.panes.text.width > 0 {
            let most = (self.size.0 / 2).min(*OUTLINE_WIDTHS.end());
            (self.panes.outline.width, *OUTLINE_WIDTHS.start()..=most)
        } else {
            (self.wishes.outline_width, OUTLINE_WIDTHS)
        };
        self.wishes.outline_width = changed(shown, by, &widths);
        self.tell_with(Say::OutlineWide, &[("n", &self.wishes.outline_width.to_string())]);
        self.refit();
    }

    /// Widens the rows by some cells; they become narrower from what is seen of them.
    pub(super) fn set_text_width(&mut self, by: isize) {
        let shown = self.panes.words.width - self.panes.gutter;
        let is_seen = by < 0 && self.panes.text.width > 0;
        let width = if is_seen { shown.min(self.wishes.text_width) } else { self.wishes.text_width };
        self.wishes.text_width = changed(width, by, &TEXT_WIDTHS);
        self.tell_with(Say::RowsWide, &[("n", &self.wishes.text_width.to_string())]);
        self.refit();
    }
}

/// A width changed by some cells, as far as it can be.
fn changed(width: u16, by: isize, widths: &RangeInclusive<u16>) -> u16 {
    let width = u16::try_from(usize::from(width).saturating_add_signed(by)).unwrap_or(u16::MAX);
    width.clamp(*widths.start(), *widths.end())
}
