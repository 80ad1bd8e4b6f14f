//! Tells tables from text: rows of words in columns that stand under each other.

use crate::model::letters::is_unspaced;
use crate::model::text::Text;
use crate::readers::pdf::lines::Line;

/// What follows on a page.
#[derive(Debug)]
pub(super) enum Block {
    Line(Line),
    /// The cells of a table, row by row.
    Table(Vec<Vec<Text>>),
}

/// The words of one line of the page, column by column.
type Row = Vec<Line>;

/// Parts the lines of a page into tables and what is none.
pub(super) fn part(lines: Vec<Line>) -> Vec<Block> {
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row) if (row[0].y - line.y).abs() < 0.3 * line.size => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    let mut out = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let (length, columns) = table_at(&rows[from..]);
        if length > 0 {
            out.push(Block::Table(cells(&rows[from..from + length], &columns)));
        } else {
            out.extend(rows[from].drain(..).map(Block::Line));
        }
        from += length.max(1);
    }
    out
}

/// Where a column begins and ends.
#[derive(Clone, Copy, Debug)]
struct Column {
    start: f32,
    end: f32,
}

impl Column {
    fn holds(self, line: &Line) -> bool {
        line.start < self.end && line.end > self.start
    }

    fn is_aligned(self, line: &Line) -> bool {
        let near = |one: f32, other: f32| (one - other).abs() < 0.5 * line.size;
        near(self.start, line.start) || near(self.end, line.end)
    }
}

/// How many rows from the first on are a table, and its columns; 0 where they are none.
///
/// Two rows make a table if two of their columns stand under each other.
fn table_at(rows: &[Row]) -> (usize, Vec<Column>) {
    let mut columns: Vec<Column> = rows[0].iter().map(|line| Column { start: line.start, end: line.end }).collect();
    if columns.len() < 2 {
        return (0, columns);
    }
    let (mut length, mut full) = (1, 1);
    for pair in rows.windows(2) {
        let distance = pair[1][0].y - pair[0][0].y;
        let fits = if pair[1].len() > 1 { is_full_row(&pair[1], &columns) } else { is_rest(&pair[1][0], &columns) };
        let reach = if pair[1].len() > 1 { 3.0 } else { 1.5 };
        if !fits || distance > reach * pair[1][0].size {
            break;
        }
        length += 1;
        full += usize::from(pair[1].len() > 1);
        for line in &pair[1] {
            if let Some(column) = columns.iter_mut().find(|column| column.holds(line)) {
                column.start = column.start.min(line.start);
                column.end = column.end.max(line.end);
            }
        }
    }
    (if full > 1 { length } else { 0 }, columns)
}

fn is_full_row(row: &[Line], columns: &[Column]) -> bool {
    let aligned = row.iter().filter(|line| columns.iter().any(|column| column.is_aligned(line))).count();
    aligned > 1 && row.iter().all(|line| columns.iter().filter(|column| column.holds(line)).count() == 1)
}

/// Whether a line goes on in one of the columns.
fn is_rest(line: &Line, columns: &[Column]) -> bool {
    columns.iter().filter(|column| column.holds(line)).count() == 1
        && columns.iter().any(|column| column.holds(line) && column.is_aligned(line))
}

fn cells(rows: &[Row], columns: &[Column]) -> Vec<Vec<Text>> {
    let mut out: Vec<Vec<Text>> = Vec::new();
    for row in rows {
        if row.len() > 1 || out.is_empty() {
            out.push(vec![Text::default(); columns.len()]);
        }
        for line in row {
            let place = columns.iter().position(|column| column.holds(line)).unwrap_or(0);
            if let Some(cell) = out.last_mut().and_then(|cells| cells.get_mut(place)) {
                put(cell, line.text.clone());
            }
        }
    }
    out
}

fn put(cell: &mut Text, words: Text) {
    if !cell.string.is_empty() && !cell.string.ends_with(is_unspaced) {
        cell.push(" ");
    }
    cell.append(words);
}
