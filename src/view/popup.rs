//! What lies over the text: a note, one being written, hints, the keys.

use crate::layout::order::Letter;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::geometry::{Area, centred, popup_width};
use crate::state::key::Key;
use crate::state::keymap::table::{GROUPS, Place};
use crate::state::mode::{Hints, Mode, OpenNote, Writing};
use crate::state::notes::NoteRow;
use crate::state::wording::Say;
use crate::view::cells::{Line, cells, put, put_letters};
use crate::view::lists::{draw_list, draw_offers, draw_rows};
use crate::view::theme::{Role, Theme};
use crate::view::window::{beside, frame, hints, more};
use ratatui::buffer::Buffer;

/// Draws what is open, if anything is.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    match &app.mode {
        Mode::Note(open) => draw_note(buffer, app, theme, open),
        Mode::List(list) => draw_list(buffer, app, theme, list),
        Mode::Help { top } => draw_help(buffer, app, theme, *top),
        Mode::Prompt(prompt) => draw_offers(buffer, app, theme, &prompt.offers),
        Mode::Writing(writing) => draw_writing(buffer, app, theme, writing),
        Mode::Hints(hints) => draw_hints(buffer, app, theme, hints),
        Mode::Reading | Mode::Marking => {}
    }
}

/// The note's words, who calls it, what it cites, and the keys.
fn draw_note(buffer: &mut Buffer, app: &App, theme: Theme, open: &OpenNote) {
    let notes = &app.side(open.is_beside).0.notes;
    let Some(note) = notes.get(open.note) else { return };
    let width = popup_width(&app.panes, buffer.area.width);
    let rows = app.note_rows(open, usize::from(width.saturating_sub(4)));
    let asides = asides_of(app, open);
    let area = beside(app, buffer, row_of_mark(app, open), width, rows.len() + asides.len() + 3);
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
        draw_note_row(buffer, app, theme, Area { y: words.y + cells(place), height: 1, ..words }, row);
    }
    more(buffer, app, area, (open.top > 0, open.top + usize::from(words.height) < rows.len()), theme);
    let setting = app.interface_setting(usize::from(inner.width));
    let quiet = theme.raised(theme.style(Role::Aside));
    for (row, aside) in (words.height..).zip(asides.iter().take(usize::from(told))) {
        Line::new(buffer, inner, row, &setting).put(aside, quiet);
    }
}

fn draw_note_row(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, row: &NoteRow) {
    match row {
        NoteRow::Words { is_beside, note, row } => {
            let shown = &app.side(*is_beside).1.notes[*note];
            let setting = app.note_setting(*is_beside, usize::from(area.width));
            let style = |letter: &Letter<'_>| theme.raised(theme.ink(shown.ink_at(letter.at)));
            put_letters(buffer, area, 0, &row.letters(shown, &setting), style);
        }
        NoteRow::Head(words) => {
            let quiet = theme.raised(theme.style(Role::Aside));
            let mut line = Line::new(buffer, area, 0, &app.interface_setting(usize::from(area.width)));
            line.put(&format!("── {words} "), quiet);
            line.put(&"─".repeat(line.room()), quiet);
        }
    }
}

/// The row of the window on which a note is called: in the current paragraph, else where it is called first.
fn row_of_mark(app: &App, open: &OpenNote) -> Option<usize> {
    let (resolution, page) = app.side(open.is_beside);
    let callers = &resolution.notes.get(open.note)?.called_from;
    let current = app.current_of(open.is_beside);
    let node = if callers.contains(&current) { current } else { *callers.first()? };
    let mark = page.shown.get(node)?.marks.iter().find(|mark| mark.2 == open.note)?;
    let row = page.row_of(node, mark.0);
    if open.is_beside {
        return app.parallel_rows().position(|at| at == Some(row));
    }
    row_in_sight(app, row)
}

/// Where a row of the text stands in the window.
fn row_in_sight(app: &App, row: usize) -> Option<usize> {
    let rows = app.visible_rows();
    rows.contains(&row).then(|| row - rows.start)
}

/// What is told of a note under its words: who calls it, whose source it repeats, what it cites.
fn asides_of(app: &App, open: &OpenNote) -> Vec<String> {
    let resolution = app.side(open.is_beside).0;
    let facts = app.note_facts(open.is_beside, open.note);
    let nodes = resolution.notes[open.note].called_from.iter().filter_map(|&node| resolution.nodes[node].id.as_deref());
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

/// A note of one's own in a window under its paragraph, the row of the cursor in sight.
fn draw_writing(buffer: &mut Buffer, app: &App, theme: Theme, writing: &Writing) {
    let draft = app.draft(writing);
    let last = app.page.shown.get(writing.node).map_or(0, |shown| shown.words.trim_end().len().saturating_sub(1));
    let width = popup_width(&app.panes, buffer.area.width);
    let most = usize::from(buffer.area.height / 2).max(3);
    let row = row_in_sight(app, app.page.row_of(writing.node, last));
    let area = beside(app, buffer, row, width, draft.rows.len().clamp(3, most) + 2);
    let node = &app.reading.resolution.nodes[writing.node];
    let title = app.tongue.fill(Say::OwnNoteTitle, &[("id", node.id.as_deref().unwrap_or(app.tongue.kind(node.kind)))]);
    let keys = [(Key::Enter, Say::HintKeep), (Key::Ctrl('j'), Say::HintNewLine), (Key::Esc, Say::HintLeave)];
    let keys = keys.map(|(key, text)| format!("{key} {}", app.tongue.say(text))).join("  ");
    let inner = frame(buffer, app, area, &title, &keys, theme);
    let top = (draft.current(writing.typed.cursor) + 1).saturating_sub(usize::from(inner.height).max(1));
    draw_rows(buffer, |_| theme.raised(theme.style(Role::Text)), inner, &draft, top);
    more(buffer, app, area, (top > 0, top + usize::from(inner.height) < draft.rows.len()), theme);
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
    let area = centred((buffer.area.width, buffer.area.height), if columns == 2 { 132 } else { 78 }, per_column + 2);
    let keys = hints(app, &[(Action::Out, Say::HintClose)]);
    let inner = frame(buffer, app, area, app.tongue.say(Say::KeysTitle), &keys, theme);
    let rows = usize::from(inner.height);
    let top = top.min(per_column.saturating_sub(rows));
    more(buffer, app, area, (top > 0, top + rows < per_column), theme);
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
            let keys = app.keymap.keys_of(place, action);
            // In a narrow window the first key and its meaning count for more than all keys.
            let (keys, cells) = if area.width < 48 { (keys.first().cloned(), 7) } else { (Some(keys.join(" ")), 18) };
            line.put(&format!("{:<cells$} ", keys.unwrap_or_default()), theme.raised(theme.style(Role::Label)));
            line.put(app.tongue.help(action.name()), theme.raised(theme.style(Role::Text)));
        }
        HelpRow::Blank => {}
    }
}
