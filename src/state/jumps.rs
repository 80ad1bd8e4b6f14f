//! Coming back: the place now, jumps there and back again.

use crate::state::app::App;
use crate::state::mode::Spot;
use crate::state::wording::Say;

impl App {
    pub(super) fn spot(&self) -> Spot {
        let row = self.page.rows.get(self.cursor);
        Spot {
            node: row.map_or(0, |row| row.node),
            byte: row.map_or(0, |row| row.words.start),
            below: self.cursor.saturating_sub(self.top),
        }
    }

    pub(super) fn return_to(&mut self, spot: Spot) {
        self.cursor = self.page.row_of(spot.node, spot.byte).min(self.page.rows.len().saturating_sub(1));
        self.top = self.cursor.saturating_sub(spot.below);
        self.keep_in_sight();
    }

    /// Jumps to a node; Back returns.
    pub fn jump_to(&mut self, node: usize) {
        self.remember();
        self.stand_on(node);
    }

    pub(super) fn jump_to_row(&mut self, row: usize) {
        self.remember();
        self.cursor = row;
        self.keep_in_sight();
    }

    pub(super) fn remember(&mut self) {
        let spot = self.spot();
        if self.before.last() != Some(&spot) {
            self.before.push(spot);
        }
        self.after.clear();
    }

    pub(super) fn back(&mut self) {
        let Some(spot) = self.before.pop() else {
            self.tell(Say::NoJumpBack);
            return;
        };
        self.after.push(self.spot());
        self.return_to(spot);
    }

    pub(super) fn forward(&mut self) {
        let Some(spot) = self.after.pop() else {
            self.tell(Say::NoJumpForward);
            return;
        };
        self.before.push(self.spot());
        self.return_to(spot);
    }
}
