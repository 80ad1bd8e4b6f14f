//! The title bar: symbol and title, language, date, organ.

use crate::layout::order;
use crate::layout::shown::safe;
use crate::state::app::App;
use crate::state::wording::Say;
use crate::view::cells::{fit, paint, put, put_right};
use crate::view::theme::Theme;
use ratatui::buffer::Buffer;

/// Draws the title bar.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.title;
    if area.width == 0 {
        return;
    }
    let style = theme.title();
    paint(buffer, area, style);
    let resolution = &app.reading.resolution;
    let facts = [
        resolution.language.map(|language| language.code().to_owned()),
        resolution.adopted.date.clone(),
        resolution.organ.map(|organ| {
            let session = resolution.session.map(|session| format!(" {session}")).unwrap_or_default();
            format!("{}{session}", organ.code())
        }),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let right = if area.width > 60 { put_right(buffer, area, 0, &format!("{facts} "), style) } else { area.width };
    let symbol = resolution.symbol.as_deref().unwrap_or(app.tongue.say(Say::Document));
    let head: String = format!(" {symbol} · ").chars().map(safe).collect();
    let column = put(buffer, area, 0, 0, &fit(&head, usize::from(right)), style);
    let title: String = resolution.title.as_deref().unwrap_or_default().chars().map(safe).collect();
    let title = fit(&title, usize::from(right.saturating_sub(column + 1)));
    let runs_left = title.chars().any(order::is_right_to_left);
    let title: String =
        order::glyphs(&title, 0, title.len(), runs_left).into_iter().map(|glyph| glyph.cluster).collect();
    put(buffer, area, column, 0, &title, style);
}
