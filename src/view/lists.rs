//! Lists over the text: entries of one row or of several, the chosen one in sight.

use crate::layout::glyphs;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::list::{Item, Letters, List};
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::state::writing::Draft;
use crate::view::cells::{Line, cells, paint, put_letters};
use crate::view::theme::{Role, Theme};
use crate::view::window::{centred, frame, hints};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// A list in the middle of the screen; what narrows it down stands above its entries.
pub fn draw_list(buffer: &mut Buffer, app: &App, theme: Theme, list: &List) {
    let asks = list.letters == Letters::Type || !list.typed.is_empty();
    let area = centred(buffer, 90, rows_of(app, buffer, list) + 2 + usize::from(asks));
    let keys = [(Action::Enter, Say::HintGoTo), (Action::Filter, Say::HintFilter), (Action::Out, Say::HintClose)];
    let keys = if list.letters == Letters::Keys { &keys[..] } else { &keys[2..] };
    let title = app.tongue.fill(list.title, &[("id", &list.of)]);
    let inner = frame(buffer, app, area, &title, &hints(app, keys), theme);
    let body = Area { y: inner.y + u16::from(asks), height: inner.height.saturating_sub(u16::from(asks)), ..inner };
    let setting = app.interface_setting(usize::from(inner.width));
    if asks {
        let style = theme.raised(theme.style(Role::Label));
        Line::new(buffer, inner, 0, &setting).put(&format!("{}▏", list.typed), style);
    }
    if list.shown.is_empty() {
        let quiet = theme.raised(theme.style(Role::Aside));
        Line::new(buffer, body, 0, &setting).put(app.tongue.say(Say::NothingMatches), quiet);
    }
    draw_items(buffer, app, theme, body, list, Some(list.chosen));
}

/// Rows that all entries take together; of a long list of several rows each no more than the screen has.
fn rows_of(app: &App, buffer: &Buffer, list: &List) -> usize {
    if !list.is_tall {
        return list.items.len();
    }
    let most = usize::from(buffer.area.height);
    let room = Area { width: buffer.area.width.min(90).saturating_sub(4), ..Area::default() };
    let names = list.items.iter().map(|item| glyphs::width(&item.name, false)).max().unwrap_or(0).min(NAME);
    list.items.iter().take(most).map(|item| height_of(app, list, room, names, item)).sum()
}

/// Cells of the longest name behind which all words begin; longer ones push their own words on.
const NAME: usize = 24;
/// Entries whose names are measured: more cannot be told apart by their column.
const MEASURED: usize = 2000;
/// Rows of an entry that may take several.
const ROWS: usize = 6;

/// Entries as far as there is room, the chosen one in sight.
fn draw_items(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, list: &List, chosen: Option<usize>) {
    let shown = list.shown.iter().take(MEASURED);
    let names = shown.map(|&at| glyphs::width(&list.items[at].name, false)).max().unwrap_or(0).min(NAME);
    let rows = usize::from(area.height).max(1);
    let end = area.y + area.height;
    let mut y = area.y;
    for place in top_of(app, list, area, names, chosen.unwrap_or(0), rows)..list.shown.len() {
        if y >= end {
            break;
        }
        let item = &list.items[list.shown[place]];
        let is_chosen = chosen == Some(place);
        let look = |role| if is_chosen { theme.style(Role::Chosen) } else { theme.raised(theme.style(role)) };
        let height = cells(height_of(app, list, area, names, item)).min(end - y);
        let room = Area { y, height, ..area };
        paint(buffer, room, look(Role::Popup));
        let setting = app.interface_setting(usize::from(area.width));
        let mut line = Line::new(buffer, room, 0, &setting);
        line.put(&item.name, look(Role::Label));
        line.skip(names.saturating_sub(glyphs::width(&item.name, false)) + 2);
        if list.is_tall {
            let words = words_area(app, room, names);
            let draft = app.set_own_note(&item.words, words.width);
            draw_rows(buffer, look(Role::Text), words, &draft, 0);
        } else {
            line.put(&item.words, look(Role::Text));
        }
        y += height;
    }
}

/// The first entry on show, so that the chosen one is in sight: in the middle, or of a list of several rows each as
/// low as it fits.
fn top_of(app: &App, list: &List, area: Area, names: usize, chosen: usize, rows: usize) -> usize {
    if !list.is_tall {
        return chosen.saturating_sub(rows / 2).min(list.shown.len().saturating_sub(rows));
    }
    let height = |place: usize| height_of(app, list, area, names, &list.items[list.shown[place]]);
    let mut used = if list.shown.is_empty() { 0 } else { height(chosen) };
    let mut top = chosen;
    while top > 0 && used + height(top - 1) <= rows {
        top -= 1;
        used += height(top);
    }
    top
}

/// Rows of an entry.
fn height_of(app: &App, list: &List, area: Area, names: usize, item: &Item) -> usize {
    if !list.is_tall {
        return 1;
    }
    app.set_own_note(&item.words, words_area(app, area, names).width).rows.len().clamp(1, ROWS)
}

/// Where the words of entries stand, beside their names.
fn words_area(app: &App, area: Area, names: usize) -> Area {
    let taken = cells(names + 2).min(area.width);
    let x = if app.tongue.is_right_to_left() { area.x } else { area.x + taken };
    Area { x, width: area.width - taken, ..area }
}

/// Rows from `top` on, as far as there is room; `…` where more follow.
pub fn draw_rows(buffer: &mut Buffer, style: Style, area: Area, draft: &Draft, top: usize) {
    let height = usize::from(area.height);
    for (place, row) in draft.rows.iter().skip(top).take(height).enumerate() {
        put_letters(buffer, area, cells(place), &row.letters(&draft.shown, &draft.setting), |_| style);
    }
    if draft.rows.len() > top + height && height > 0 {
        Line::new(buffer, area, area.height - 1, &draft.setting).put_at_end("…", style);
    }
}

/// What could be meant by what is being typed, right above the line in which it is.
pub fn draw_offers(buffer: &mut Buffer, app: &App, theme: Theme, offers: &List) {
    let status = app.panes.status;
    let height = cells(offers.shown.len() + 2).min(status.y.saturating_sub(1));
    if offers.shown.is_empty() || height < 3 {
        return;
    }
    let width = buffer.area.width.min(90);
    let x = if app.tongue.is_right_to_left() { buffer.area.width - width } else { 0 };
    let area = Area { x, y: status.y - height, width, height };
    let inner = frame(buffer, app, area, "", "", theme);
    let is_taken = matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == offers.typed);
    draw_items(buffer, app, theme, inner, offers, is_taken.then_some(offers.chosen));
}
