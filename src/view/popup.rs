//! What lies over the text: a note, a list, the keys, what could be meant by what is typed.

use crate::layout::order::Letter;
use crate::layout::row::block;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::{Area, popup_width};
use crate::state::keymap::table::{GROUPS, Place};
use crate::state::list::{Letters, List};
use crate::state::mode::{Hints, Mode, OpenNote};
use crate::state::wording::Say;
use crate::view::cells::{Line, cells, paint, put, put_letters};
use crate::view::theme::{Role, Theme};
use crate::view::window::{beside, centred, frame, hints};
use ratatui::buffer::Buffer;

/// Draws what is open, if anything is.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    match &app.mode {
        Mode::Note(open) => draw_note(buffer, app, theme, open),
        Mode::List(list) => draw_list(buffer, app, theme, list),
        Mode::Help { top } => draw_help(buffer, app, theme, *top),
        Mode::Prompt(prompt) => draw_offers(buffer, app, theme, &prompt.offers),
        Mode::Hints(hints) => draw_hints(buffer, app, theme, hints),
        Mode::Reading | Mode::Marking => {}
    }
}

/// The note's words, who calls it, what it cites, and the keys.
fn draw_note(buffer: &mut Buffer, app: &App, theme: Theme, open: &OpenNote) {
    let notes = &app.reading.resolution.notes;
    let (Some(note), Some(shown)) = (notes.get(open.note), app.page.notes.get(open.note)) else { return };
    let width = popup_width(&app.panes, buffer.area.width);
    let setting = app.page.setting.narrowed(usize::from(width.saturating_sub(4)));
    let rows = block(shown, 0, &setting);
    let asides = asides_of(app, open.note);
    let area = beside(app, buffer, place_of(app, open.note), width, rows.len() + asides.len() + 3);
    let values = [("id", note.id.as_str()), ("at", &(open.note + 1).to_string()), ("count", &notes.len().to_string())];
    let title = app.tongue.fill(Say::NoteTitle, &values);
    let keys = [
        (Action::Item(1), Say::HintNext),
        (Action::Item(-1), Say::HintPrevious),
        (Action::Enter, Say::HintToParagraph),
        (Action::Out, Say::HintClose),
    ];
    let inner = frame(buffer, app, area, &title, &hints(app, &keys), theme);
    let told = cells(asides.len()).min(inner.height.saturating_sub(1));
    let words = Area { height: inner.height - told, ..inner };
    for (place, row) in rows.iter().skip(open.top).take(usize::from(words.height)).enumerate() {
        let style = |letter: &Letter<'_>| theme.raised(theme.ink(shown.ink_at(letter.at)));
        put_letters(buffer, words, cells(place), &row.letters(shown, &setting), style);
    }
    let setting = app.interface_setting(usize::from(inner.width));
    let quiet = theme.raised(theme.style(Role::Aside));
    for (row, aside) in (words.height..).zip(asides.iter().take(usize::from(told))) {
        Line::new(buffer, inner, row, &setting).put(aside, quiet);
    }
}

/// Where a note is called: in the current paragraph, else where it is called first.
fn place_of(app: &App, note: usize) -> Option<(usize, usize)> {
    let callers = &app.reading.resolution.notes.get(note)?.called_from;
    let current = app.current();
    let node = if callers.contains(&current) { current } else { *callers.first()? };
    let mark = app.page.shown.get(node)?.marks.iter().find(|mark| mark.2 == note)?;
    Some((node, mark.0))
}

/// What is told of a note under its words: who calls it, whose source it repeats, what it cites.
fn asides_of(app: &App, note: usize) -> Vec<String> {
    let resolution = &app.reading.resolution;
    let facts = app.note_facts(note);
    let nodes = resolution.notes[note].called_from.iter().filter_map(|&node| resolution.nodes[node].id.as_deref());
    let places = nodes.collect::<Vec<_>>().join(", ");
    let mut out = vec![if places.is_empty() {
        app.tongue.say(Say::CalledNowhere).to_owned()
    } else {
        app.tongue.fill(Say::CalledIn, &[("places", &places)])
    }];
    if let Some(source) = facts.source.and_then(|source| resolution.notes.get(source)) {
        out.push(format!("{}: {}", app.tongue.fill(Say::IbidOf, &[("id", &source.id)]), source.text.string));
    }
    if !facts.cites.is_empty() {
        out.push(app.tongue.fill(Say::Cites, &[("what", &facts.cites.join(", "))]));
    }
    out
}

fn draw_list(buffer: &mut Buffer, app: &App, theme: Theme, list: &List) {
    let asks = list.letters == Letters::Type || !list.typed.is_empty();
    let area = centred(buffer, 90, list.items.len() + 2 + usize::from(asks));
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

/// Entries as far as there is room, the chosen one in sight.
fn draw_items(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, list: &List, chosen: Option<usize>) {
    let rows = usize::from(area.height).max(1);
    let top = chosen.unwrap_or(0).saturating_sub(rows / 2).min(list.shown.len().saturating_sub(rows));
    let names = list.shown.iter().map(|&at| list.items[at].name.chars().count()).max().unwrap_or(0).min(16);
    let setting = app.interface_setting(usize::from(area.width));
    for (row, (place, &at)) in list.shown.iter().enumerate().skip(top).take(rows).enumerate() {
        let row = Area { y: area.y + cells(row), height: 1.min(area.height), ..area };
        let is_chosen = chosen == Some(place);
        let look = |role| if is_chosen { theme.style(Role::Chosen) } else { theme.raised(theme.style(role)) };
        paint(buffer, row, look(Role::Popup));
        let item = &list.items[at];
        let mut line = Line::new(buffer, row, 0, &setting);
        line.put(&format!("{:<names$}  ", item.name), look(Role::Label));
        line.put(&item.words, look(Role::Text));
    }
}

/// Letters over the marks and links that they open; those that no longer match are gone.
fn draw_hints(buffer: &mut Buffer, app: &App, theme: Theme, hints: &Hints) {
    let top = app.visible_rows().start;
    for hint in hints.all.iter().filter(|hint| hint.name.starts_with(&hints.typed)) {
        let Some(row) = app.page.rows.get(hint.row) else { continue };
        let column = row.column_of(app.page.shown_on(row), &app.page.setting, hint.byte);
        if let (Some(column), Some(place)) = (column, hint.row.checked_sub(top)) {
            put(buffer, app.panes.words, cells(column), cells(place), &hint.name, theme.style(Role::Hint));
        }
    }
}

/// What could be meant by what is being typed, right above the line in which it is.
fn draw_offers(buffer: &mut Buffer, app: &App, theme: Theme, offers: &List) {
    let status = app.panes.status;
    let height = cells(offers.shown.len() + 2).min(status.y.saturating_sub(1));
    if offers.shown.is_empty() || height < 3 {
        return;
    }
    let width = buffer.area.width.min(90);
    let x = if app.tongue.is_right_to_left() { buffer.area.width - width } else { 0 };
    let area = Area { x, y: status.y - height, width, height };
    let inner = frame(buffer, app, area, "", "", theme);
    let is_taken = matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed == offers.typed);
    draw_items(buffer, app, theme, inner, offers, is_taken.then_some(offers.chosen));
}

/// A row of help.
#[derive(Clone, Copy)]
enum HelpRow {
    Title(Say),
    Binding(Place, Action),
    Blank,
}

/// All rows of help, from the table that the program obeys.
fn help_rows() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for group in GROUPS {
        rows.push(HelpRow::Title(group.title));
        rows.extend(group.bindings.iter().map(|binding| HelpRow::Binding(group.place, binding.action)));
        rows.push(HelpRow::Blank);
    }
    rows
}

/// The keys; in two columns where there is room.
fn draw_help(buffer: &mut Buffer, app: &App, theme: Theme, top: usize) {
    let help = help_rows();
    let columns = if buffer.area.width >= 100 { 2 } else { 1 };
    let per_column = help.len().div_ceil(columns).max(1);
    let area = centred(buffer, if columns == 2 { 132 } else { 78 }, per_column + 2);
    let keys = hints(app, &[(Action::Out, Say::HintClose)]);
    let inner = frame(buffer, app, area, app.tongue.say(Say::KeysTitle), &keys, theme);
    let rows = usize::from(inner.height);
    let top = top.min(per_column.saturating_sub(rows));
    let width = inner.width / cells(columns);
    let rtl = app.tongue.is_right_to_left();
    for (place, &row) in help.iter().enumerate() {
        let (column, at) = (cells(place / per_column), place % per_column);
        let Some(at) = at.checked_sub(top).filter(|&at| at < rows) else { continue };
        let column = if rtl { cells(columns) - 1 - column } else { column };
        let x = inner.x + column * width;
        let area = Area { x, y: inner.y + cells(at), width: width.saturating_sub(2), height: 1 };
        draw_help_row(buffer, app, theme, area, row);
    }
}

fn draw_help_row(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, row: HelpRow) {
    let setting = app.interface_setting(usize::from(area.width));
    let mut line = Line::new(buffer, area, 0, &setting);
    match row {
        HelpRow::Title(text) => line.put(app.tongue.say(text), theme.raised(theme.style(Role::Heading))),
        HelpRow::Binding(place, action) => {
            let keys = app.keymap.keys_of(place, action).join(" ");
            line.put(&format!("{keys:<18} "), theme.raised(theme.style(Role::Label)));
            line.put(app.tongue.help(action.name()), theme.raised(theme.style(Role::Text)));
        }
        HelpRow::Blank => {}
    }
}
