//! Lists over the text: entries of one row or of several, the chosen one in sight.

use crate::analysis::comparison::words::Side;
use crate::layout::glyphs;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::key::Key;
use crate::state::list::{Letters, List};
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::state::writing::Draft;
use crate::view::cells::{Line, cells, paint, put_letters};
use crate::view::theme::{Role, Theme};
use crate::view::window::{frame, hints, more};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// A list in the middle of the screen; what narrows it down stands above its entries.
pub fn draw_list(buffer: &mut Buffer, app: &App, theme: Theme, list: &List) {
    let (area, body) = app.list_areas(list);
    let keys = [(Action::Enter, Say::HintGoTo), (Action::Filter, Say::HintFilter), (Action::Out, Say::HintClose)];
    let keys = if list.letters == Letters::Keys { &keys[..] } else { &keys[2..] };
    let title = app.tongue.fill(list.title, &[("id", &list.of)]);
    let inner = frame(buffer, app, area, &title, &hints(app, keys), theme);
    let setting = app.interface_setting(usize::from(inner.width));
    if body.y > inner.y {
        let style = theme.raised(theme.style(Role::Label));
        Line::new(buffer, inner, 0, &setting).put(&format!("{}▏", list.typed), style);
    }
    if list.shown.is_empty() {
        let quiet = theme.raised(theme.style(Role::Aside));
        Line::new(buffer, body, 0, &setting).put(app.tongue.say(Say::NothingMatches), quiet);
    }
    let hidden = draw_items(buffer, app, theme, body, list, Some(list.chosen));
    more(buffer, app, area, hidden, theme);
}

/// Entries as far as there is room, the chosen one in sight; returns whether there are more above and below.
fn draw_items(
    buffer: &mut Buffer,
    app: &App,
    theme: Theme,
    area: Area,
    list: &List,
    chosen: Option<usize>,
) -> (bool, bool) {
    let mut places = (list.shown.len(), 0);
    let names = list.width_of_names();
    let setting = app.interface_setting(usize::from(area.width));
    for entry in app.entries_in(list, area, chosen.unwrap_or(0)) {
        let at = list.shown[entry.place];
        let item = &list.items[at];
        places = (places.0.min(entry.place), entry.place + 1);
        let is_chosen = chosen == Some(entry.place);
        let look = |role| if is_chosen { theme.style(Role::Chosen) } else { theme.raised(theme.style(role)) };
        paint(buffer, entry.area, look(Role::Popup));
        let mut line = Line::new(buffer, entry.area, 0, &setting);
        line.put(&item.name, look(Role::Label));
        line.skip(names.saturating_sub(glyphs::width(&item.name, false)) + 2);
        if list.is_tall {
            let words = app.words_of_entry(list, entry.area);
            let style = |byte| look(role_of(list.side_at(at, byte)));
            draw_rows(buffer, style, words, &app.set_own_note(&item.words, words.width), 0);
        } else {
            line.put(&item.words, look(Role::Text));
        }
    }
    (0 < places.0, places.1 < list.shown.len())
}

/// How the words of one version alone look beside those of both; signs tell them apart, too.
fn role_of(side: Side) -> Role {
    match side {
        Side::Both => Role::Text,
        Side::Old => Role::Aside,
        Side::New => Role::Verb,
    }
}

/// Rows from `top` on, as far as there is room; `…` where more follow. `style` is that of the letter at a byte.
pub fn draw_rows(buffer: &mut Buffer, style: impl Fn(usize) -> Style, area: Area, draft: &Draft, top: usize) {
    let height = usize::from(area.height);
    for (place, row) in draft.rows.iter().skip(top).take(height).enumerate() {
        put_letters(buffer, area, cells(place), &row.letters(&draft.shown, &draft.setting), |letter| style(letter.at));
    }
    if draft.rows.len() > top + height && height > 0 {
        Line::new(buffer, area, area.height - 1, &draft.setting).put_at_end("…", style(0));
    }
}

/// What could be meant by what is being typed, right above the line in which it is.
pub fn draw_offers(buffer: &mut Buffer, app: &App, theme: Theme, offers: &List) {
    let Some(area) = app.offers_area(offers) else { return };
    let keys =
        format!("{} {}  {} {}", Key::Tab, app.tongue.say(Say::HintNext), Key::Esc, app.tongue.say(Say::HintClose));
    let inner = frame(buffer, app, area, "", &keys, theme);
    let is_taken = matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == offers.typed);
    let hidden = draw_items(buffer, app, theme, inner, offers, is_taken.then_some(offers.chosen));
    more(buffer, app, area, hidden, theme);
}
