//! The title bar: symbol and title, language, date, organ.

use crate::layout::shown::safe;
use crate::state::app::App;
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
    let symbol = resolution.symbol.as_deref().unwrap_or("document");
    let title = resolution.title.as_deref().map(|title| format!(" · {title}")).unwrap_or_default();
    let words: String = format!(" {symbol}{title}").chars().map(safe).collect();
    put(buffer, area, 0, 0, &fit(&words, usize::from(right.saturating_sub(1))), style);
}
