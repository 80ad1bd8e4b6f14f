//! Folding the outline, and giving the panes their widths.

use crate::state::app::App;
use crate::state::wording::Say;

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

    pub(super) fn set_outline_width(&mut self, by: isize) {
        let width = usize::from(self.wishes.outline_width).saturating_add_signed(by).clamp(16, 100);
        self.wishes.outline_width = u16::try_from(width).unwrap_or(36);
        self.refit();
    }

    pub(super) fn set_text_width(&mut self, by: isize) {
        let width = usize::from(self.wishes.text_width).saturating_add_signed(by).clamp(20, 200);
        self.wishes.text_width = u16::try_from(width).unwrap_or(76);
        self.tell_with(Say::RowsWide, &[("n", &width.to_string())]);
        self.refit();
    }
}
