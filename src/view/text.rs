//! The text: rows in sight, the current paragraph beside a stroke, marks raised, hits lit.

use crate::layout::order;
use crate::layout::page::Row;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::mode::Mode;
use crate::view::cells::put;
use crate::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Draws the rows in sight.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.words;
    if area.width == 0 {
        return;
    }
    let current = app.current();
    for (place, at) in app.visible_rows().enumerate() {
        let Ok(place) = u16::try_from(place) else { break };
        let Some(row) = app.page.rows.get(at) else { break };
        draw_row(buffer, app, theme, area, place, row);
        let is_lit = row.node == current && !(row.words.is_empty() && row.indent == 0) && app.mode != Mode::Alone;
        if is_lit {
            draw_stroke(buffer, app, theme, place);
        }
    }
}

/// The stroke beside a row of the current paragraph, in the margin on the side where reading begins.
fn draw_stroke(buffer: &mut Buffer, app: &App, theme: Theme, row: u16) {
    let (text, words) = (app.panes.text, app.panes.words);
    let column = if app.wishes.right_to_left { words.x + words.width + 1 } else { words.x.saturating_sub(2) };
    if text.holds(column, text.y + row) && (column < words.x || column >= words.x + words.width) {
        put(buffer, text, column - text.x, row, "▌", theme.accent());
    }
}

fn draw_row(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, place: u16, row: &Row) {
    let shown = &app.page.shown[row.node];
    let runs_left = app.wishes.right_to_left && shown.words.chars().any(order::is_right_to_left);
    let glyphs = order::glyphs(&shown.words, row.words.start, row.words.end, runs_left);
    let width: usize = glyphs.iter().map(|glyph| glyph.cluster.width()).sum();
    let indent =
        if app.wishes.right_to_left { usize::from(area.width).saturating_sub(width + row.indent) } else { row.indent };
    let mut column = u16::try_from(indent).unwrap_or(0);
    for glyph in glyphs {
        let style = style_at(app, theme, row.node, glyph.at);
        column = put(buffer, area, column, place, &glyph.cluster, style);
    }
}

/// The look of a letter: its ink, or the light of a hit.
fn style_at(app: &App, theme: Theme, node: usize, byte: usize) -> Style {
    let style = theme.ink(app.page.shown[node].ink_at(byte));
    let hits = app.hunt.in_node(node);
    let Some(hit) = hits.iter().find(|hit| hit.words.contains(&byte)) else { return style };
    let is_current = app.hunt.current.and_then(|at| app.hunt.hits.get(at)) == Some(hit);
    style.patch(if is_current { theme.current_hit() } else { theme.hit() })
}
