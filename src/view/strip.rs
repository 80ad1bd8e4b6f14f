//! The strip under the text: the notes of the rows in sight, those of the current paragraph first.

use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::wording::Say;
use crate::view::beside::{Block, in_sight, is_called_here};
use crate::view::cells::{Line, cells, put};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;

/// Draws the strip, where it is wanted and there is room for it.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.strip;
    if area.width == 0 || area.height == 0 {
        return;
    }
    put(buffer, area, 0, 0, &"─".repeat(usize::from(area.width)), theme.style(Role::Aside));
    let words = app.panes.words;
    let mut room = Area { x: words.x, y: area.y + 1, width: words.width, height: area.height - 1 };
    let (here, others): (Vec<_>, Vec<_>) =
        in_sight(app).into_iter().map(|(note, _)| note).partition(|&note| is_called_here(app, note));
    if here.is_empty() && others.is_empty() {
        let mut line = Line::new(buffer, room, 0, &app.page.setting.narrowed(usize::from(room.width)));
        line.put(app.tongue.say(Say::NoNoteInSight), theme.style(Role::Aside));
    }
    let here = here.into_iter().map(|note| (note, Role::Current));
    for (note, role) in here.chain(others.into_iter().map(|note| (note, Role::Frame))) {
        let Some(block) = Block::new(app, note, room.width) else { continue };
        block.draw(buffer, room, theme, role);
        let used = cells(block.height()).min(room.height);
        room = Area { y: room.y + used, height: room.height - used, ..room };
        if room.height == 0 {
            break;
        }
    }
}
