//! The tables of a page: which of them are tables and which only lay out what is in them, and in which column a cell
//! stands.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Paragraph, Style};
use crate::model::node::Rows;
use crate::model::text::Text;
use crate::readers::html::attributes::Attributes;

/// The most columns over which a cell may spread.
const MOST_ACROSS: usize = 63;

/// A table that is open. Its cells are blocks like all others until it ends.
#[derive(Debug, Default)]
pub(super) struct Table {
    block: usize,
    rows: Vec<Vec<Cell>>,
    /// Over how many columns and rows the open cell spreads.
    spread: (usize, usize),
    /// Whether the page says that it only lays out what is in it.
    lays_out: bool,
    pub(super) is_ruled: bool,
}

/// A cell: its first block and one past its last, and over how many columns and rows it spreads.
#[derive(Clone, Copy, Debug)]
struct Cell {
    from: usize,
    to: usize,
    across: usize,
    down: usize,
}

impl Table {
    /// A table that begins before `block`.
    pub(super) fn new(attributes: &Attributes<'_>, block: usize, is_ruled: bool) -> Self {
        let lays_out = attributes.get("role") == "presentation" || attributes.get("border") == "0";
        Self { block, lays_out, is_ruled, ..Self::default() }
    }

    pub(super) fn begin_row(&mut self, cells: &mut Cells) {
        if cells.count() {
            self.rows.push(Vec::new());
        }
    }

    pub(super) fn begin_cell(&mut self, attributes: &Attributes<'_>, is_ruled: bool) {
        self.is_ruled |= is_ruled;
        let spread = |name| attributes.get(name).trim().parse().ok();
        // No rows at all are all that are left.
        let down = spread("rowspan").map_or(1, |down| if down == 0 { usize::MAX } else { down });
        self.spread = (spread("colspan").unwrap_or(1).clamp(1, MOST_ACROSS), down);
    }

    /// Ends a cell that holds the blocks `from..to`; beyond all measure cells join the last one.
    pub(super) fn end_cell(&mut self, (from, to): (usize, usize), cells: &mut Cells) {
        let (across, down) = std::mem::replace(&mut self.spread, (1, 1));
        let cell = Cell { from, to, across, down };
        let has_room = cells.count();
        let Some(row) = self.rows.last_mut() else { return self.rows.push(vec![cell]) };
        match row.last_mut().filter(|_| !has_room) {
            Some(last) => last.to = to,
            None => row.push(cell),
        }
    }

    /// Whether it is a table to those who read its text, and no frame around paragraphs.
    fn holds_data(&self, blocks: &[Paragraph]) -> bool {
        let is_large = |cell: &Cell| {
            cell.to - cell.from > 4
                || blocks[cell.from..cell.to]
                    .iter()
                    .any(|block| !block.rows.is_empty() || block.text.string.len() > 2000)
        };
        (!self.lays_out || self.is_ruled)
            && self.rows.iter().any(|row| row.len() > 1)
            && !self.rows.iter().flatten().any(is_large)
    }

    /// Puts the blocks of the table's cells into its rows, unless it only lays out what is in it. Returns the first block
    /// that was in it, and where it stands now.
    pub(super) fn end(self, blocks: &mut Vec<Paragraph>, cells: &mut Cells) -> Option<(usize, usize)> {
        if blocks.len() == self.block || !self.holds_data(blocks) {
            return None;
        }
        let mut parts: Vec<Option<Paragraph>> = blocks.drain(self.block..).map(Some).collect();
        let words = |from: usize, to: usize| {
            let inside = parts[from - self.block..to - self.block].iter_mut();
            joined(inside.filter_map(Option::take))
        };
        let rows = self.placed(words, cells);
        // What stands in no cell stands before the table, as browsers show it.
        blocks.extend(parts.into_iter().flatten());
        blocks.push(Paragraph { style: Style::Table, rows, ..Paragraph::default() });
        Some((self.block, blocks.len() - 1))
    }

    /// The cells in their columns: where a cell spreads over others, its words stand in the first and the others are
    /// empty.
    fn placed(&self, mut words: impl FnMut(usize, usize) -> Text, cells: &mut Cells) -> Rows {
        // For each column, over how many rows to come a cell spreads.
        let mut covered: Vec<usize> = Vec::new();
        let mut rows = Rows::with_capacity(self.rows.len());
        for cells_of_row in &self.rows {
            let mut row: Vec<Text> = Vec::with_capacity(cells_of_row.len());
            let mut left = cells_of_row.iter();
            let last_covered = covered.iter().rposition(|&rows| rows > 0).map_or(0, |last| last + 1);
            loop {
                let column = row.len();
                if let Some(rows) = covered.get_mut(column).filter(|rows| **rows > 0) {
                    *rows -= 1;
                    if cells.count() { row.push(Text::default()) } else { covered.clear() }
                } else if let Some(cell) = left.next() {
                    let across = 1 + (1..cell.across).take_while(|_| cells.count()).count();
                    row.push(words(cell.from, cell.to));
                    row.resize(column + across, Text::default());
                    if cell.down > 1 && cells.count() {
                        covered.resize(covered.len().max(row.len()), 0);
                        covered[column..row.len()].fill(cell.down - 1);
                    }
                } else if column < last_covered && cells.count() {
                    row.push(Text::default());
                } else {
                    break;
                }
            }
            rows.push(row);
        }
        rows
    }
}

/// Joins the last block, a table, to a table right before it whose rows begin with as many cells, where one of the two has a single
/// row: a page draws them as one. Returns where the table stands now.
pub(super) fn join_last(blocks: &mut Vec<Paragraph>) -> usize {
    let columns = |rows: &Rows| rows.first().map(Vec::len);
    let last = blocks.len() - 1;
    if let [.., before, table] = blocks.as_mut_slice()
        && before.style == Style::Table
        && columns(&before.rows) == columns(&table.rows)
        && (before.rows.len() == 1 || table.rows.len() == 1)
    {
        before.rows.append(&mut table.rows);
        blocks.pop();
        return last - 1;
    }
    last
}

/// The blocks of a cell in one text.
fn joined(blocks: impl Iterator<Item = Paragraph>) -> Text {
    let mut text = Text::default();
    for block in blocks {
        if !text.string.is_empty() {
            text.push(" ");
        }
        if let Some(label) = &block.label {
            text.push(&format!("{label} "));
        }
        text.append(block.text);
    }
    text
}
