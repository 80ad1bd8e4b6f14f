//! Puts words into cells without ever leaving an area.

use crate::layout::direction::is_right_to_left;
use crate::layout::glyphs;
use crate::layout::order::{self, Letter};
use crate::layout::setting::Setting;
use crate::layout::shown::safe;
use crate::state::geometry::Area;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Writes words from a column on, as far as they fit into `area`; returns the column behind them.
/// A glyph of two cells that would be cut is left out.
pub fn put(buffer: &mut Buffer, area: Area, column: u16, row: u16, words: &str, style: Style) -> u16 {
    let mut at = column;
    let mut opening = "";
    for (_, cluster) in glyphs::clusters(words, false) {
        let width = cells(glyphs::width_of(cluster));
        if at.saturating_add(width) > area.width {
            break;
        }
        match cluster {
            // Isolates are the reader's own: they take no cell and go with the letters at their side.
            "\u{2066}" | "\u{2067}" => opening = cluster,
            "\u{2069}" => close(buffer, area, (at, row)),
            _ if opening.is_empty() => set(buffer, area, (at, row), cluster, style),
            _ => set(buffer, area, (at, row), &format!("{}{cluster}", std::mem::take(&mut opening)), style),
        }
        at += width;
    }
    at
}

/// Ends an isolate behind the letter before a column.
fn close(buffer: &mut Buffer, area: Area, (column, row): (u16, u16)) {
    let place = (area.x + column.saturating_sub(1), area.y + row);
    if let Some(cell) = buffer.cell_mut(place).filter(|_| column > 0 && row < area.height) {
        let symbol = format!("{}\u{2069}", cell.symbol());
        cell.set_symbol(&symbol);
    }
}

/// Writes letters at their own columns.
pub fn put_letters(
    buffer: &mut Buffer,
    area: Area,
    row: u16,
    letters: &[Letter<'_>],
    style: impl Fn(&Letter<'_>) -> Style,
) {
    for letter in letters {
        let column = cells(letter.column);
        if column.saturating_add(cells(letter.width)) <= area.width {
            set(buffer, area, (column, row), &letter.cluster, style(letter));
        }
    }
}

/// One letter, with the cells that it takes; nothing outside of the area or the screen is touched.
fn set(buffer: &mut Buffer, area: Area, (column, row): (u16, u16), cluster: &str, style: Style) {
    let width = cells(glyphs::width_of(cluster));
    if row >= area.height || width == 0 {
        return;
    }
    let (x, y) = (area.x + column, area.y + row);
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(cluster).set_style(style);
    }
    for next in 1..width {
        if let Some(cell) = buffer.cell_mut((x + next, y)) {
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// A line being written from the side where reading begins.
pub struct Line<'a> {
    buffer: &'a mut Buffer,
    area: Area,
    row: u16,
    setting: Setting,
    /// Cells used at the beginning of the line.
    used: u16,
    /// Cells used at its end.
    used_at_end: u16,
}

impl<'a> Line<'a> {
    /// An empty line in a row of an area, in the direction of `setting`.
    pub fn new(buffer: &'a mut Buffer, area: Area, row: u16, setting: &Setting) -> Self {
        Self { buffer, area, row, setting: *setting, used: 0, used_at_end: 0 }
    }

    /// Cells still free.
    pub fn room(&self) -> usize {
        usize::from(self.area.width.saturating_sub(self.used + self.used_at_end))
    }

    /// Leaves cells free.
    pub fn skip(&mut self, count: usize) {
        self.used = self.used.saturating_add(cells(count)).min(self.area.width);
    }

    /// Writes words behind those written so far; `…` stands for what does not fit.
    pub fn put(&mut self, words: &str, style: Style) {
        let words = self.fitted(words);
        let width = cells(glyphs::width(&words, self.setting.joins()));
        self.write(self.used, width, &words, style);
        self.used += width;
    }

    /// Writes words at the end of the line, before those written there so far.
    pub fn put_at_end(&mut self, words: &str, style: Style) {
        let words = self.fitted(words);
        let width = cells(glyphs::width(&words, self.setting.joins()));
        self.used_at_end += width;
        self.write(self.area.width - self.used_at_end, width, &words, style);
    }

    fn fitted(&self, words: &str) -> String {
        let words: String = words.chars().map(safe).collect();
        fit(&words, self.room(), self.setting.joins())
    }

    fn write(&mut self, from: u16, width: u16, words: &str, style: Style) {
        let column = if self.setting.right_to_left { self.area.width.saturating_sub(from + width) } else { from };
        if words.chars().any(is_right_to_left) {
            put(self.buffer, self.area, column, self.row, &order::line(words, &self.setting), style);
        } else if self.setting.right_to_left {
            put(self.buffer, self.area, column, self.row, &spaces_swapped(words), style);
        } else {
            put(self.buffer, self.area, column, self.row, words, style);
        }
    }
}

/// Words that run from left to right on a line that does not: the space behind them comes to stand at their left.
fn spaces_swapped(words: &str) -> String {
    let core = words.trim_matches(' ');
    let leading = words.len() - words.trim_start_matches(' ').len();
    let trailing = words.len() - leading - core.len();
    format!("{}{core}{}", " ".repeat(trailing), " ".repeat(leading))
}

/// Cuts words to `width` cells, with `…` where something is missing.
pub fn fit(words: &str, width: usize, joined: bool) -> String {
    // No letter takes more cells than bytes: only longer words are worth counting.
    if words.len() <= width || glyphs::width(words, joined) <= width {
        return words.to_owned();
    }
    let mut used = 1;
    let mut end = 0;
    for (at, cluster) in glyphs::clusters(words, joined) {
        used += glyphs::width_of(cluster);
        if used > width {
            break;
        }
        end = at + cluster.len();
    }
    if width == 0 { String::new() } else { format!("{}…", words[..end].trim_end()) }
}

/// Gives all cells of an area a style.
pub fn paint(buffer: &mut Buffer, area: Area, style: Style) {
    buffer.set_style(rect(area).intersection(buffer.area), style);
}

/// Empties an area.
pub fn clear(buffer: &mut Buffer, area: Area) {
    let area = rect(area).intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
}

/// A count of cells; windows have no more than 65,535.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// An area as ratatui has it.
pub fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::setting::Bidi;

    #[test]
    fn isolates_go_with_the_letters_at_their_side() {
        let area = Area { x: 0, y: 0, width: 8, height: 1 };
        let mut buffer = Buffer::empty(rect(area));
        let setting = Setting { width: 8, right_to_left: true, bidi: Bidi::Terminal, ..Setting::default() };
        Line::new(&mut buffer, area, 0, &setting).put("سلام", Style::new());
        let symbols: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols, [" ", " ", " ", " ", "\u{2067}س", "ل", "ا", "م\u{2069}"]);
    }

    #[test]
    fn what_does_not_fit_is_told_and_nothing_leaves_the_area() {
        let area = Area { x: 1, y: 0, width: 4, height: 1 };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 2));
        Line::new(&mut buffer, area, 0, &Setting::default()).put("大会决定", Style::new());
        let symbols: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols.trim_end(), " 大 …");
        assert_eq!(put(&mut buffer, area, 0, 5, "below", Style::new()), 4);
    }
}
