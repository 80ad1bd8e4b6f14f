//! Puts words into cells without ever leaving an area.

use crate::state::geometry::Area;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Writes words from a column on, as far as they fit into `area`; returns the column behind them.
/// A glyph of two cells that would be cut is left out.
pub fn put(buffer: &mut Buffer, area: Area, column: u16, row: u16, words: &str, style: Style) -> u16 {
    let mut at = column;
    if row >= area.height {
        return at;
    }
    for cluster in words.graphemes(true) {
        let width = u16::try_from(cluster.width()).unwrap_or(0);
        if at + width > area.width {
            break;
        }
        if width > 0 {
            set(buffer, area.x + at, area.y + row, cluster, style, width);
        }
        at += width;
    }
    at
}

fn set(buffer: &mut Buffer, x: u16, y: u16, cluster: &str, style: Style, width: u16) {
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

/// Writes words that end at the right edge of `area`; returns their first column.
pub fn put_right(buffer: &mut Buffer, area: Area, row: u16, words: &str, style: Style) -> u16 {
    let width = u16::try_from(words.width()).unwrap_or(u16::MAX).min(area.width);
    let column = area.width - width;
    put(buffer, area, column, row, words, style);
    column
}

/// Cuts words to `width` cells, with `…` where something is missing.
pub fn fit(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for cluster in words.graphemes(true) {
        used += cluster.width();
        if used > width {
            break;
        }
        out.push_str(cluster);
    }
    out.push('…');
    if width == 0 { String::new() } else { out }
}

/// Fills a row with a style.
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

/// An area as ratatui has it.
pub fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
