//! Keeps the cells of a file's tables within bounds.

use crate::manuscript::printed::Manuscript;
use crate::model::node::Rows;
use crate::model::remark::RemarkKind;
use crate::model::text::Text;

/// How many cells and rows the tables of a file may have together.
const MOST: usize = 200_000;

/// How many cells and rows there are so far. A file that makes more of them than any document has, so as to use up the
/// memory of those who open it, gets the words of all that follow in the last one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cells(usize);

impl Cells {
    /// Counts a cell or a row. Returns whether there is room for it.
    pub fn count(&mut self) -> bool {
        let has_room = self.0 < MOST;
        self.0 += usize::from(has_room);
        has_room
    }

    /// Begins a row of `rows`.
    pub fn begin_row(&mut self, rows: &mut Rows) {
        if self.count() || rows.is_empty() {
            rows.push(Vec::new());
        }
    }

    /// Adds a cell to the last row of `rows`.
    pub fn add(&mut self, rows: &mut Rows, cell: Text) {
        if rows.is_empty() {
            self.begin_row(rows);
        }
        let has_room = self.count();
        let Some(row) = rows.last_mut() else { return };
        match row.last_mut().filter(|_| !has_room) {
            None => row.push(cell),
            Some(last) if !cell.is_blank() => {
                last.push(" ");
                last.append(cell);
            }
            Some(_) => {}
        }
    }

    /// Tells the reader where cells were joined.
    pub fn tell(self, manuscript: &mut Manuscript) {
        if self.0 >= MOST {
            let what = format!("the tables have more than {MOST} cells and rows; the words of the others stand in one");
            manuscript.remark_once(RemarkKind::Odd, &what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beyond_all_measure_join_the_last() {
        let mut cells = Cells::default();
        let mut rows = Rows::new();
        for _ in 0..MOST {
            cells.add(&mut rows, Text::default());
        }
        for words in ["one", "", "two"] {
            cells.begin_row(&mut rows);
            cells.add(&mut rows, Text::from(words));
        }
        assert_eq!((rows.len(), rows[0].len()), (1, MOST - 1));
        assert_eq!(rows[0][MOST - 2].string, " one two");
        let mut manuscript = Manuscript::default();
        cells.tell(&mut manuscript);
        assert_eq!(manuscript.remarks.len(), 1);
    }
}
