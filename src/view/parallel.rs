//! A parallel document beside the text: the counterpart of the current paragraph begins beside it and is lit, and the
//! rule between them stands heavier there.

use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::parallel::Parallel;
use crate::view::cells::{Line, cells, paint, put, put_letters};
use crate::view::text::{draw_rules, hit_at, look_of, put_id};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the rows beside those in sight, behind a rule.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.parallel;
    let Some(parallel) = app.parallel.as_ref().filter(|_| area.width > 0) else { return };
    for place in 0..area.height {
        draw_rule(buffer, app, place, ("│", theme.style(Role::Frame)));
    }
    for (place, at) in app.parallel_rows().enumerate().take(area.height.into()) {
        if let Some(at) = at {
            draw_row(buffer, app, theme, parallel, cells(place), at);
        }
    }
}

/// The rule between the texts, beside one row.
fn draw_rule(buffer: &mut Buffer, app: &App, place: u16, (sign, style): (&str, Style)) {
    let area = app.panes.parallel;
    let column = if app.wishes.right_to_left { area.x + area.width + 1 } else { area.x.saturating_sub(2) };
    let room = Area { x: 0, width: buffer.area.width, ..area };
    put(buffer, room, column, place, sign, style);
}

fn draw_row(buffer: &mut Buffer, app: &App, theme: Theme, parallel: &Parallel, place: u16, at: usize) {
    let (area, page) = (app.panes.parallel, &parallel.page);
    let Some(row) = page.rows.get(at) else { return };
    let is_of_text = row.note.is_none();
    let is_lit = page.is_own_row(at, parallel.counterpart(app.current()));
    let look = |style| if is_lit { theme.lit(style) } else { style };
    if is_lit {
        draw_rule(buffer, app, place, ("┃", theme.style(Role::Stroke)));
        paint(buffer, Area { y: area.y + place, height: 1, ..area }, look(theme.style(Role::Text)));
    }
    let node = &parallel.resolution.nodes[row.node];
    if is_of_text && node.label.is_none() && page.first_row(row.node) == at {
        let line = Line::new(buffer, area, place, &page.setting);
        put_id(line, node, page.setting.gutter, look(theme.style(Role::Aside)));
    }
    draw_rules(buffer, page, area, theme, place, row);
    let shown = page.shown_on(row);
    let letters = row.letters(shown, &page.setting);
    let hits = if is_of_text { app.hunt.in_beside(parallel.beside(row.node), row.node) } else { &[] };
    put_letters(buffer, area, place, &letters, |letter| {
        let style = look(theme.ink(shown.ink_at(letter.at)));
        hit_at(hits, letter.at).map_or(style, |hit| style.patch(look_of(app, theme, hit)))
    });
}
