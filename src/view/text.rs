//! The text: rows in sight, ids in the gutter, a stroke beside the current paragraph, hits lit.

use crate::layout::order::Letter;
use crate::layout::page::Page;
use crate::layout::row::Row;
use crate::model::node::Node;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::hunt::Hit;
use crate::view::cells::{Line, cells, paint, put, put_letters};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the rows in sight.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    if app.panes.text.width == 0 {
        return;
    }
    let current = app.current();
    for (place, at) in app.visible_rows().enumerate() {
        let Some(row) = app.page.rows.get(at) else { break };
        let place = cells(place);
        let is_lit = !app.alone && app.page.is_own_row(at, current);
        if is_lit {
            paint(buffer, lit_area(app, place), theme.lit(theme.style(Role::Text)));
            draw_stroke(buffer, app, theme, place, at == app.current_row());
        } else if row.note.is_some() && at == app.current_row() {
            draw_stroke(buffer, app, theme, place, true);
        }
        draw_sign(buffer, app, theme, place, at);
        draw_gutter(buffer, app, theme, place, at, is_lit);
        draw_row(buffer, app, theme, place, row, is_lit);
    }
}

/// The cells of a row of the current paragraph, with a cell of room on each side.
fn lit_area(app: &App, place: u16) -> Area {
    let (text, words) = (app.panes.text, app.panes.words);
    let x = words.x.saturating_sub(1).max(text.x);
    let end = (words.x + words.width + 1).min(text.x + text.width);
    Area { x, y: words.y + place, width: end - x, height: 1 }
}

/// The stroke beside a row of the current paragraph, in the margin on the side where reading begins; a full one beside
/// the row on which the reader stands.
fn draw_stroke(buffer: &mut Buffer, app: &App, theme: Theme, place: u16, is_current_row: bool) {
    let (text, words) = (app.panes.text, app.panes.words);
    let rtl = app.wishes.right_to_left;
    let column = if rtl { words.x + words.width + 1 } else { words.x.saturating_sub(2) };
    let is_beside = column < words.x || column >= words.x + words.width;
    if is_beside && text.holds(column, text.y + place) {
        let stroke = match (is_current_row, rtl) {
            (true, _) => "█",
            (false, false) => "▌",
            (false, true) => "▐",
        };
        put(buffer, text, column - text.x, place, stroke, theme.style(Role::Stroke));
    }
}

/// The sign of a person's own note, beside the first row of its paragraph.
fn draw_sign(buffer: &mut Buffer, app: &App, theme: Theme, place: u16, at: usize) {
    let row = &app.page.rows[at];
    let is_first = row.note.is_none() && app.page.first_row(row.node) == at;
    if !is_first || !app.own_notes.contains_key(&row.node) || app.panes.words.x < app.panes.text.x + 2 {
        return;
    }
    let (text, words) = (app.panes.text, app.panes.words);
    let column = if app.wishes.right_to_left { words.x + words.width } else { words.x - 1 };
    if text.holds(column, text.y + place) {
        put(buffer, text, column - text.x, place, "✎", theme.style(Role::Mark));
    }
}

/// The id of a paragraph that bears no number of its own, and the mark of a note behind the text, beside their first
/// row.
fn draw_gutter(buffer: &mut Buffer, app: &App, theme: Theme, place: u16, at: usize, is_lit: bool) {
    let row = &app.page.rows[at];
    let is_first_of_note = row.note.is_some() && app.page.rows[at.saturating_sub(1)].note != row.note;
    if let Some(note) = row.note.filter(|_| is_first_of_note) {
        let marker = &app.reading.resolution.notes[note].marker;
        Line::new(buffer, app.panes.words, place, &app.page.setting).put(marker, theme.style(Role::Mark));
    }
    let gutter = usize::from(app.panes.gutter);
    let node = &app.reading.resolution.nodes[row.node];
    if row.note.is_some() || node.label.is_some() || app.page.first_row(row.node) != at {
        return;
    }
    let style = theme.style(Role::Aside);
    let style = if is_lit { theme.lit(style) } else { style };
    put_id(Line::new(buffer, app.panes.words, place, &app.page.setting), node, gutter, style);
}

/// The last part of the id of a node, where it has room in a gutter of so many cells.
pub(super) fn put_id(mut line: Line<'_>, node: &Node, gutter: usize, style: Style) {
    let Some(id) = node.id.as_deref().and_then(|id| id.rsplit('.').next()) else { return };
    if id.len() < gutter {
        line.skip(gutter - 1 - id.len());
        line.put(id, style);
    }
}

/// The rules of a table on one of its rows.
pub(super) fn draw_rules(buffer: &mut Buffer, page: &Page, area: Area, theme: Theme, place: u16, row: &Row) {
    for (from, line) in row.across.iter().flat_map(|across| &across.lines) {
        let mut ruled = Line::new(buffer, area, place, &page.setting);
        ruled.skip(*from);
        ruled.put(line, theme.style(Role::Aside));
    }
}

fn draw_row(buffer: &mut Buffer, app: &App, theme: Theme, place: u16, row: &Row, is_lit: bool) {
    let shown = app.page.shown_on(row);
    let area = app.panes.words;
    draw_rules(buffer, &app.page, area, theme, place, row);
    let hits = if row.note.is_none() { app.hunt.in_node(row.node) } else { &[] };
    let style = |letter: &Letter<'_>| {
        let style = theme.ink(shown.ink_at(letter.at));
        let style = if is_lit { theme.lit(style) } else { style };
        hit_at(hits, letter.at).map_or(style, |hit| style.patch(look_of(app, theme, hit)))
    };
    put_letters(buffer, area, place, &row.letters(shown, &app.page.setting), style);
}

/// The hit that holds a byte; hits stand in order.
pub(super) fn hit_at(hits: &[Hit], byte: usize) -> Option<&Hit> {
    let place = hits.partition_point(|hit| hit.words.end <= byte);
    hits.get(place).filter(|hit| hit.words.contains(&byte))
}

pub(super) fn look_of(app: &App, theme: Theme, hit: &Hit) -> Style {
    let is_current = app.hunt.current.and_then(|at| app.hunt.hits.get(at)) == Some(hit);
    theme.style(if is_current { Role::CurrentHit } else { Role::Hit })
}
