//! Windows over the text: where they stand, and their frame.

use crate::layout::glyphs;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::{Area, centred, inside};
use crate::state::wording::Say;
use crate::view::cells::{Line, cells, clear, paint, put};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;

/// A window under a row of the text, counted from the upper edge, or over it where there is no room under it, so that it
/// stays in sight; at the foot of the text where there is no such row.
pub fn beside(app: &App, buffer: &Buffer, row: Option<usize>, width: u16, height: usize) -> Area {
    let words = app.panes.words;
    if app.panes.text.width == 0 {
        return centred((buffer.area.width, buffer.area.height), width, height);
    }
    let screen = buffer.area;
    let height = cells(height).min(screen.height);
    let width = width.min(screen.width);
    let x = (words.x + words.width.saturating_sub(width) / 2).min(screen.width - width);
    let bottom = words.y + words.height;
    let foot = bottom.saturating_sub(height);
    let y = match row.map(|row| words.y + cells(row)) {
        Some(row) if row + 1 + height <= bottom => row + 1,
        Some(row) if row >= words.y + height => row - height,
        _ => foot,
    };
    Area { x, y: y.min(screen.height - height), width, height }
}

/// Draws a frame with a title above and keys below; returns what is inside. A window too small for a frame has none.
pub fn frame(buffer: &mut Buffer, app: &App, area: Area, title: &str, keys: &str, theme: Theme) -> Area {
    clear(buffer, area);
    paint(buffer, area, theme.style(Role::Popup));
    let inner = inside(area);
    if inner == area {
        return area;
    }
    let style = theme.style(Role::Border);
    let line = "─".repeat(usize::from(area.width - 2));
    put(buffer, area, 0, 0, &format!("╭{line}╮"), style);
    put(buffer, area, 0, area.height - 1, &format!("╰{line}╯"), style);
    for row in 1..area.height - 1 {
        put(buffer, area, 0, row, "│", style);
        put(buffer, area, area.width - 1, row, "│", style);
    }
    let edge = Area { x: area.x + 2, width: area.width - 4, ..area };
    let setting = app.interface_setting(usize::from(edge.width));
    let title = if title.is_empty() { String::new() } else { format!(" {title} ") };
    Line::new(buffer, edge, 0, &setting).put(&title, style.add_modifier(ratatui::style::Modifier::BOLD));
    if glyphs::width(keys, false) + 4 < usize::from(edge.width) && !keys.is_empty() {
        let quiet = theme.raised(theme.style(Role::Aside));
        Line::new(buffer, edge, area.height - 1, &setting).put_at_end(&format!(" {keys} "), quiet);
    }
    inner
}

/// Tells on the edges of a window that more lies above its rows, or below them.
pub fn more(buffer: &mut Buffer, app: &App, area: Area, (above, below): (bool, bool), theme: Theme) {
    if inside(area) == area {
        return;
    }
    let edge = Area { x: area.x + 1, width: area.width - 2, ..area };
    let setting = app.interface_setting(usize::from(edge.width));
    let style = theme.style(Role::Border);
    if above {
        Line::new(buffer, edge, 0, &setting).put_at_end("↑", style);
    }
    if below {
        Line::new(buffer, edge, area.height - 1, &setting).put("↓", style);
    }
}

/// Keys and what they do, for the lower edge.
pub fn hints(app: &App, keys: &[(Action, Say)]) -> String {
    keys.iter()
        .map(|&(action, text)| format!("{} {}", app.key_of(action), app.tongue.say(text)))
        .collect::<Vec<_>>()
        .join("  ")
}
