//! Sees to it that no half of a wide letter stays on the screen.
//!
//! Where a narrow letter takes the place of a wide one, the cell behind it is blank before and after, and would not be
//! written again. Most terminals blank it by themselves; some leave the half that was there.

use crate::layout::glyphs;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;

/// Where the wide letters of the last frame stood.
#[derive(Debug, Default)]
pub struct Halves {
    area: Rect,
    wide: Vec<usize>,
}

impl Halves {
    /// Has the cells behind wide letters that are gone written again; `buffer` is the frame about to be shown.
    pub fn renew(&mut self, buffer: &mut Buffer) {
        if buffer.area == self.area {
            for &at in &self.wide {
                if !is_wide(&buffer.content[at])
                    && let Some(behind) = buffer.content.get_mut(at + 1)
                {
                    behind.set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
        }
        self.area = buffer.area;
        self.wide.clear();
        self.wide.extend((0..buffer.content.len()).filter(|&at| is_wide(&buffer.content[at])));
    }
}

fn is_wide(cell: &Cell) -> bool {
    // Most cells hold one byte.
    cell.symbol().len() > 1 && glyphs::width_of(cell.symbol()) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cell_behind_a_wide_letter_that_is_gone_is_written_again() {
        let mut halves = Halves::default();
        let frames = ["大会 ", "a   ", "a 会", "a 会"].map(|row| Buffer::with_lines([row]));
        let mut written = Vec::new();
        let mut last = Buffer::empty(Rect::new(0, 0, 4, 1));
        for frame in frames {
            let mut frame = Buffer { area: last.area, ..frame };
            frame.content.resize(4, Cell::default());
            halves.renew(&mut frame);
            written.push(last.diff(&frame).iter().map(|(column, ..)| *column).collect::<Vec<_>>());
            last = frame;
        }
        // The third frame writes the second cell once more: it was marked in the one before.
        assert_eq!(written, [vec![0, 2], vec![0, 1, 2, 3], vec![1, 2], vec![]]);
    }
}
