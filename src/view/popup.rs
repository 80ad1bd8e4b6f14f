//! What lies over the text: a note, the list of notes, the keys.

use crate::grammar::lexicon;
use crate::layout::order::Letter;
use crate::layout::row::block;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::keymap;
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::view::cells::{Line, cells, paint, put_letters};
use crate::view::theme::{Role, Theme};
use crate::view::window::{beside, centred, frame, hints};
use ratatui::buffer::Buffer;

/// The widest window for words.
const WIDEST: u16 = 78;

/// Draws what is open, if anything is.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    match app.mode {
        Mode::Note { note, .. } => draw_note(buffer, app, theme, note),
        Mode::NoteList { chosen } => draw_list(buffer, app, theme, chosen),
        Mode::Help { top } => draw_help(buffer, app, theme, top),
        _ => {}
    }
}

/// The note's words, who calls it, and the keys.
fn draw_note(buffer: &mut Buffer, app: &App, theme: Theme, note: usize) {
    let notes = &app.reading.resolution.notes;
    let (Some(open), Some(shown)) = (notes.get(note), app.page.notes.get(note)) else { return };
    let width = WIDEST.min(buffer.area.width);
    let setting = app.page.setting.narrowed(usize::from(width.saturating_sub(4)));
    let rows = block(shown, 0, &setting);
    let area = beside(app, buffer, place_of(app, note), width, rows.len() + 4);
    let values = [("id", open.id.as_str()), ("at", &(note + 1).to_string()), ("count", &notes.len().to_string())];
    let title = app.tongue.fill(Say::NoteTitle, &values);
    let keys =
        [("n", Say::HintNext), ("p", Say::HintPrevious), ("Enter", Say::HintToParagraph), ("Esc", Say::HintClose)];
    let inner = frame(buffer, app, area, &title, &hints(app.tongue, &keys), theme);
    let words = Area { height: inner.height.saturating_sub(2).max(1), ..inner };
    for (place, row) in rows.iter().take(usize::from(words.height)).enumerate() {
        let style = |letter: &Letter<'_>| theme.raised(theme.ink(shown.ink_at(letter.at)));
        put_letters(buffer, words, cells(place), &row.letters(shown, &setting), style);
    }
    if inner.height > 2 {
        let setting = app.interface_setting(usize::from(inner.width));
        let quiet = theme.raised(theme.style(Role::Aside));
        Line::new(buffer, inner, inner.height - 1, &setting).put(&callers(app, note), quiet);
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

/// Who calls a note, and whose source it repeats.
fn callers(app: &App, note: usize) -> String {
    let resolution = &app.reading.resolution;
    let nodes = resolution.notes[note].called_from.iter().filter_map(|&node| resolution.nodes[node].id.as_deref());
    let places = nodes.collect::<Vec<_>>().join(", ");
    if places.is_empty() {
        return app.tongue.say(Say::CalledNowhere).to_owned();
    }
    let ibid = ibid_of(app, note).map(|id| format!(" · {}", app.tongue.fill(Say::IbidOf, &[("id", id)])));
    app.tongue.fill(Say::CalledIn, &[("places", &places)]) + &ibid.unwrap_or_default()
}

/// The note whose source an "Ibid." repeats: the last before it that is none itself.
fn ibid_of(app: &App, note: usize) -> Option<&str> {
    let resolution = &app.reading.resolution;
    let lexicon = lexicon::of(resolution.language?);
    let is_ibid = |at: usize| lexicon.is_ibid(&resolution.notes[at].text.string);
    if !is_ibid(note) {
        return None;
    }
    (0..note).rev().find(|&at| !is_ibid(at)).map(|at| resolution.notes[at].id.as_str())
}

fn draw_list(buffer: &mut Buffer, app: &App, theme: Theme, chosen: usize) {
    let notes = &app.reading.resolution.notes;
    let area = centred(buffer, 90, notes.len() + 2);
    let keys = hints(app.tongue, &[("Enter", Say::HintToParagraph), ("Esc", Say::HintClose)]);
    let inner = frame(buffer, app, area, &app.tongue.count(Say::NoteCount, notes.len()), &keys, theme);
    let rows = usize::from(inner.height).max(1);
    let top = chosen.saturating_sub(rows / 2).min(notes.len().saturating_sub(rows));
    let setting = app.page.setting.narrowed(usize::from(inner.width));
    for (row, (at, note)) in notes.iter().enumerate().skip(top).take(rows).enumerate() {
        let row = Area { y: inner.y + cells(row), height: 1, ..inner };
        let look = |role| if at == chosen { theme.style(Role::Chosen) } else { theme.raised(theme.style(role)) };
        paint(buffer, row, look(Role::Popup));
        let mut line = Line::new(buffer, row, 0, &setting);
        line.put(&format!("{:>4}  ", note.id), look(Role::Mark));
        line.put(&note.text.string, look(Role::Text));
    }
}

/// The keys, from the table that the program obeys; in two columns where there is room.
fn draw_help(buffer: &mut Buffer, app: &App, theme: Theme, top: usize) {
    let bindings = keymap::READING;
    let columns = if buffer.area.width >= 76 { 2 } else { 1 };
    let per_column = bindings.len().div_ceil(columns).max(1);
    let area = centred(buffer, 104, per_column + 2);
    let keys = hints(app.tongue, &[("Esc", Say::HintClose)]);
    let inner = frame(buffer, app, area, app.tongue.say(Say::KeysTitle), &keys, theme);
    let rows = usize::from(inner.height);
    let top = top.min(per_column.saturating_sub(rows));
    let width = inner.width / cells(columns);
    let setting = app.interface_setting(usize::from(width));
    for (place, binding) in bindings.iter().enumerate() {
        let (column, row) = (cells(place / per_column), place % per_column);
        let Some(row) = row.checked_sub(top).filter(|&row| row < rows) else { continue };
        let column = if setting.right_to_left { cells(columns) - 1 - column } else { column };
        let area =
            Area { x: inner.x + column * width, y: inner.y + cells(row), width: width.saturating_sub(2), height: 1 };
        let keys: Vec<String> = binding.keys.iter().take(3).map(ToString::to_string).collect();
        let mut line = Line::new(buffer, area, 0, &setting);
        let keys = format!("{:<15} ", keys.join(" "));
        line.put(&keys, theme.raised(theme.style(Role::Label)));
        line.put(app.tongue.help(binding.action.name()), theme.raised(theme.style(Role::Text)));
    }
}
