//! The title bar: symbol and title, language, date, organ.

use crate::model::resolution::Resolution;
use crate::state::app::App;
use crate::state::wording::Say;
use crate::view::cells::{Line, paint};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// The narrowest window in which the facts beside the title are worth their room.
const WITH_FACTS: u16 = 60;

/// Draws the title bar, from the side where the document begins.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.title;
    let style = theme.style(Role::Title);
    paint(buffer, area, style);
    let resolution = &app.reading.resolution;
    let mut line = Line::new(buffer, area, 0, &app.page.setting);
    if area.width > WITH_FACTS {
        line.put_at_end(&format!("{} ", facts(resolution)), style);
    }
    let symbol = resolution.symbol.as_deref().unwrap_or(app.tongue.say(Say::Document));
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
