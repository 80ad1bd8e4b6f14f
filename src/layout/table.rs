//! Tables as tables, in columns that fit the width; in windows too narrow for that, cell under cell.

use crate::layout::breaking::break_words;
use crate::layout::glyphs;
use crate::layout::row::{Across, Row};
use crate::layout::setting::Setting;
use crate::layout::shown::Shown;
use std::ops::Range;

/// The narrowest column worth having.
const NARROWEST: usize = 8;

/// Cells between two columns: a space, a line, a space.
const BETWEEN: usize = 3;

/// The rows of a table, set from `indent` cells on.
pub fn rows(shown: &Shown, indent: usize, setting: &Setting) -> Vec<Row> {
    let count = shown.cells.iter().map(Vec::len).max().unwrap_or(0);
    let room = setting.width.saturating_sub(indent);
    if count == 0 {
        return Vec::new();
    }
    match widths(shown, count, room, setting) {
        Some(widths) => drawn(shown, indent, &widths, setting),
        None => folded(shown, indent, setting),
    }
}

/// The cells of each column; `None` where the columns would be too narrow to read.
fn widths(shown: &Shown, count: usize, room: usize, setting: &Setting) -> Option<Vec<usize>> {
    let room = room.checked_sub(BETWEEN * (count - 1))?;
    let mut wanted = vec![1; count];
    for row in &shown.cells {
        for (column, cell) in row.iter().enumerate() {
            wanted[column] = wanted[column].max(glyphs::width(&shown.words[cell.clone()], setting.joins()));
        }
    }
    if wanted.iter().sum::<usize>() <= room {
        return Some(wanted);
    }
    let most = fair_share(&wanted, room);
    let widths: Vec<usize> = wanted.iter().map(|&width| width.min(most)).collect();
    (most >= NARROWEST).then_some(widths)
}

/// The most cells that every column can have together, when narrow ones take only what they need.
fn fair_share(wanted: &[usize], room: usize) -> usize {
    let mut sorted = wanted.to_vec();
    sorted.sort_unstable();
    let mut left = room;
    for (place, &width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - place);
        if width > share {
            return share;
        }
        left -= width;
    }
    room
}

/// Columns side by side, a line under the first row, and a thin one between rows where any cell takes several.
fn drawn(shown: &Shown, indent: usize, widths: &[usize], setting: &Setting) -> Vec<Row> {
    let starts: Vec<usize> = widths
        .iter()
        .scan(indent, |at, width| {
            let start = *at;
            *at += width + BETWEEN;
            Some(start)
        })
        .collect();
    let broken: Vec<Vec<Vec<Range<usize>>>> = shown
        .cells
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .map(|row| row.iter().enumerate().map(|(column, cell)| lines(shown, cell, widths[column], setting)).collect())
        .collect();
    let is_tall = broken.iter().flatten().any(|cell: &Vec<_>| cell.len() > 1);
    let mut rows = Vec::new();
    for (number, cells) in broken.iter().enumerate() {
        if number == 1 || number > 1 && is_tall {
            rows.push(line_row(indent, widths, if number == 1 { "─" } else { "┈" }));
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        rows.extend((0..height).map(|line| text_row(cells, line, &starts, widths)));
    }
    rows
}

/// A cell's words in rows of `width` cells.
fn lines(shown: &Shown, cell: &Range<usize>, width: usize, setting: &Setting) -> Vec<Range<usize>> {
    let broken = break_words(&shown.words[cell.clone()], width, width, setting);
    broken.into_iter().map(|(words, _)| cell.start + words.start..cell.start + words.end).collect()
}

fn line_row(indent: usize, widths: &[usize], stroke: &str) -> Row {
    let parts: Vec<String> = widths.iter().map(|&width| stroke.repeat(width)).collect();
    let line = parts.join(&format!("{stroke}┼{stroke}"));
    Row { across: Some(Box::new(Across { cells: Vec::new(), lines: vec![(indent, line)] })), ..Row::default() }
}

fn text_row(cells: &[Vec<Range<usize>>], line: usize, starts: &[usize], widths: &[usize]) -> Row {
    let place = |(column, cell): (usize, &Vec<Range<usize>>)| {
        cell.get(line).map(|words| (starts[column], widths[column], words.clone()))
    };
    let across = Across {
        cells: cells.iter().enumerate().filter_map(place).collect(),
        lines: starts.iter().skip(1).map(|start| (start - 2, "│".to_owned())).collect(),
    };
    let words = across.cells.first().map_or(0..0, |cell| cell.2.clone());
    Row { words, indent: starts.first().copied().unwrap_or(0), across: Some(Box::new(across)), ..Row::default() }
}

/// One cell under the other, the first of each row at the edge and the others two cells in.
fn folded(shown: &Shown, indent: usize, setting: &Setting) -> Vec<Row> {
    let mut rows = Vec::new();
    for cells in &shown.cells {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let indent = if column == 0 { indent } else { (indent + 2).min(setting.width / 2) };
            let width = setting.width.saturating_sub(indent).max(1);
            rows.extend(lines(shown, cell, width, setting).into_iter().map(|words| Row {
                words,
                indent,
                ..Row::default()
            }));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::shown;
    use crate::model::node::{Kind, Node};
    use crate::model::resolution::Resolution;
    use crate::model::text::Text;

    fn table() -> Shown {
        let mut node = Node::new(Kind::Table, Text::default());
        node.rows = [["State", "Share of the budget in percent"], ["Atlantis", "0.5"], ["Lemuria", "12"]]
            .map(|row| row.map(Text::from).to_vec())
            .to_vec();
        shown::node(&node, &Resolution::default())
    }

    fn seen(width: usize) -> Vec<String> {
        let shown = table();
        let setting = Setting { width, ..Setting::default() };
        let row = |row: Row| {
            let mut cells = vec![" ".to_owned(); width];
            for (at, line) in row.across.iter().flat_map(|across| &across.lines) {
                for (place, sign) in line.chars().enumerate() {
                    cells[at + place] = sign.to_string();
                }
            }
            for letter in row.letters(&shown, &setting) {
                cells[letter.column] = letter.cluster.into_owned();
            }
            cells.concat().trim_end().to_owned()
        };
        rows(&shown, 0, &setting).into_iter().map(row).collect()
    }

    #[test]
    fn a_table_takes_what_it_needs() {
        assert_eq!(
            seen(60),
            [
                "State    │ Share of the budget in percent",
                "─────────┼───────────────────────────────",
                "Atlantis │ 0.5",
                "Lemuria  │ 12",
            ]
        );
    }

    #[test]
    fn a_narrow_table_breaks_its_cells_and_a_very_narrow_one_folds() {
        assert_eq!(
            seen(26),
            [
                "State    │ Share of the",
                "         │ budget in",
                "         │ percent",
                "─────────┼────────────────",
                "Atlantis │ 0.5",
                "┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
                "Lemuria  │ 12",
            ]
        );
        assert_eq!(seen(14)[..3], ["State", "  Share of the", "  budget in"]);
    }
}
