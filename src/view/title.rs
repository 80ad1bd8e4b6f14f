//! The title bar: symbol and title, language, date, organ.

use crate::layout::setting::Setting;
use crate::model::resolution::Resolution;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::wording::Say;
use crate::view::cells::{Line, paint, put};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// The narrowest window in which the facts beside the title are worth their room.
const WITH_FACTS: u16 = 60;

/// Draws the title bar: each document over its text.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.title;
    paint(buffer, area, theme.style(Role::Title));
    let resolution = &app.reading.resolution;
    let symbol = resolution.symbol.as_deref().unwrap_or(app.tongue.say(Say::Document));
    let beside = app.panes.parallel;
    let Some(parallel) = app.parallel.as_ref().filter(|_| beside.width > 0 && area.width > 0) else {
        return draw_title(buffer, theme, area, &app.page.setting, (symbol, resolution));
    };
    // The rule between the texts goes on between the titles.
    let (text, other, rule) = if app.wishes.right_to_left {
        let rule = beside.x + beside.width + 1;
        (Area { x: rule + 1, width: area.width - rule - 1, ..area }, Area { width: rule, ..area }, rule)
    } else {
        let rule = beside.x.saturating_sub(2);
        (Area { width: rule, ..area }, Area { x: rule + 1, width: area.width - rule - 1, ..area }, rule)
    };
    draw_title(buffer, theme, text, &app.page.setting, (symbol, resolution));
    put(buffer, area, rule, 0, "│", theme.style(Role::Title));
    draw_title(buffer, theme, other, &parallel.page.setting, (&parallel.name, &parallel.resolution));
}

/// What a document is called, and what is known of it, from the side where it begins.
fn draw_title(
    buffer: &mut Buffer,
    theme: Theme,
    area: Area,
    setting: &Setting,
    (symbol, resolution): (&str, &Resolution),
) {
    let style = theme.style(Role::Title);
    let mut line = Line::new(buffer, area, 0, setting);
    if area.width > WITH_FACTS {
        line.put_at_end(&format!("{} ", facts(resolution)), style);
    }
    line.put(&format!(" {symbol} "), style.add_modifier(Modifier::BOLD));
    if let Some(title) = &resolution.title {
        line.put("· ", style);
        line.put(title, style);
    }
}

/// Language, date, organ and session, as far as they are known.
fn facts(resolution: &Resolution) -> String {
    let session = resolution.session.map(|session| format!(" {session}")).unwrap_or_default();
    let facts = [
        resolution.language.map(|language| language.code().to_owned()),
        resolution.adopted.date.clone(),
        resolution.organ.map(|organ| format!("{}{session}", organ.code())),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>();
    if facts.is_empty() { String::new() } else { format!("  {}", facts.join(" · ")) }
}
