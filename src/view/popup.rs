//! What lies over the text: a note, the list of notes, the keys.

use crate::layout::order;
use crate::layout::page::break_words;
use crate::layout::shown::{self, Ink};
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::keymap;
use crate::state::mode::Mode;
use crate::state::wording::{Say, Tongue};
use crate::view::cells::{clear, fit, put, put_right};
use crate::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Draws what is open, if anything is.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    match app.mode {
        Mode::Note { note, .. } => draw_note(buffer, app, theme, note),
        Mode::NoteList { chosen } => draw_list(buffer, app, theme, chosen),
        Mode::Help { top } => draw_help(buffer, app.tongue, theme, top),
        _ => {}
    }
}

/// The note's words, who calls it, and the keys.
fn draw_note(buffer: &mut Buffer, app: &App, theme: Theme, note: usize) {
    let notes = &app.reading.resolution.notes;
    let Some(shown_note) = notes.get(note) else { return };
    let window = window_of(buffer);
    let width = window.width.min(76);
    let inner_width = usize::from(width.saturating_sub(4)).max(1);
    let shown = shown::text(&shown_note.text, &[], Ink::Plain);
    let lines = break_words(&shown.words, inner_width, inner_width);
    let height = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX).min(window.height);
    let area = centred(window, width, height);
    let tongue = app.tongue;
    let numbers =
        [("id", shown_note.id.as_str()), ("at", &(note + 1).to_string()), ("count", &notes.len().to_string())];
    let title = format!(" {} ", tongue.fill(Say::NoteTitle, &numbers));
    let keys =
        [("n", Say::HintNext), ("p", Say::HintPrevious), ("Enter", Say::HintToParagraph), ("Esc", Say::HintClose)];
    let inner = frame(buffer, area, &title, &hints(tongue, &keys), theme);
    let is_arabic = shown.words.chars().any(order::is_right_to_left);
    for (row, range) in lines.iter().take(usize::from(inner.height)).enumerate() {
        let glyphs = order::glyphs(&shown.words, range.start, range.end, is_arabic);
        let used: usize = glyphs.iter().map(|glyph| glyph.cluster.width()).sum();
        let mut column = if is_arabic { inner.width.saturating_sub(u16::try_from(used).unwrap_or(0)) } else { 0 };
        for glyph in glyphs {
            column = put(
                buffer,
                inner,
                column,
                u16::try_from(row).unwrap_or(u16::MAX),
                &glyph.cluster,
                theme.ink(shown.ink_at(glyph.at)),
            );
        }
    }
    if inner.height > 1 {
        let callers: Vec<&str> = shown_note
            .called_from
            .iter()
            .filter_map(|&node| app.reading.resolution.nodes[node].id.as_deref())
            .collect();
        let ibid =
            ibid_of(app, note).map(|id| format!(" · {}", tongue.fill(Say::IbidOf, &[("id", id)]))).unwrap_or_default();
        let words = if callers.is_empty() {
            tongue.say(Say::CalledNowhere).to_owned()
        } else {
            format!("{}{ibid}", tongue.fill(Say::CalledIn, &[("places", &callers.join(", "))]))
        };
        put(buffer, inner, 0, inner.height - 1, &fit(&words, usize::from(inner.width)), theme.aside());
    }
}

/// The note whose source an "Ibid." repeats: the last before it that is none itself.
fn ibid_of(app: &App, note: usize) -> Option<&str> {
    let resolution = &app.reading.resolution;
    let lexicon = crate::grammar::lexicon::of(resolution.language?);
    let is_ibid = |at: usize| lexicon.is_ibid(&resolution.notes[at].text.string);
    if !is_ibid(note) {
        return None;
    }
    (0..note).rev().find(|&at| !is_ibid(at)).map(|at| resolution.notes[at].id.as_str())
}

fn draw_list(buffer: &mut Buffer, app: &App, theme: Theme, chosen: usize) {
    let notes = &app.reading.resolution.notes;
    let window = window_of(buffer);
    let height = u16::try_from(notes.len() + 2).unwrap_or(u16::MAX).min(window.height);
    let area = centred(window, window.width.min(90), height);
    let title = format!(" {} ", app.tongue.count(Say::NoteCount, notes.len()));
    let keys = hints(app.tongue, &[("Enter", Say::HintToParagraph), ("Esc", Say::HintClose)]);
    let inner = frame(buffer, area, &title, &keys, theme);
    let rows = usize::from(inner.height).max(1);
    let top = chosen.saturating_sub(rows / 2).min(notes.len().saturating_sub(rows));
    for (row, (at, note)) in notes.iter().enumerate().skip(top).take(rows).enumerate() {
        let style = if at == chosen { theme.chosen(true) } else { Style::new() };
        let words: String = note.text.string.chars().map(shown::safe).collect();
        let words =
            order::glyphs(&words, 0, words.len(), false).into_iter().map(|glyph| glyph.cluster).collect::<String>();
        let line = format!("{:>4}  {words}", note.id);
        put(buffer, inner, 0, u16::try_from(row).unwrap_or(u16::MAX), &fit(&line, usize::from(inner.width)), style);
    }
}

/// The keys, from the table that the program obeys; in two columns where there is room.
fn draw_help(buffer: &mut Buffer, tongue: Tongue, theme: Theme, top: usize) {
    let window = window_of(buffer);
    let bindings: Vec<_> = keymap::READING.iter().collect();
    let title = format!(" {} ", tongue.say(Say::KeysTitle));
    let columns = if window.width >= 76 { 2 } else { 1 };
    let per_column = bindings.len().div_ceil(columns);
    let height = u16::try_from(per_column + 2).unwrap_or(u16::MAX).min(window.height);
    let area = centred(window, window.width.min(96), height);
    let inner = frame(buffer, area, &title, &hints(tongue, &[("Esc", Say::HintClose)]), theme);
    let rows = usize::from(inner.height);
    let top = top.min(per_column.saturating_sub(rows));
    let width = usize::from(inner.width) / columns;
    for (place, binding) in bindings.iter().enumerate() {
        let (column, row) = (place / per_column.max(1), place % per_column.max(1));
        let Some(row) = row.checked_sub(top).filter(|&row| row < rows) else { continue };
        let keys: Vec<String> = binding.keys.iter().take(3).map(ToString::to_string).collect();
        let x = u16::try_from(column * width).unwrap_or(0);
        let y = u16::try_from(row).unwrap_or(u16::MAX);
        let keys = fit(&keys.join(" "), 16);
        put(buffer, inner, x, y, &keys, theme.ink(Ink::Label));
        put(buffer, inner, x + 17, y, &fit(tongue.help(binding.action.name()), width.saturating_sub(18)), Style::new());
    }
}

/// Keys and what they do, for the lower edge.
fn hints(tongue: Tongue, keys: &[(&str, Say)]) -> String {
    keys.iter().map(|&(key, text)| format!("{key} {}", tongue.say(text))).collect::<Vec<_>>().join("  ")
}

fn window_of(buffer: &Buffer) -> Area {
    Area { x: 0, y: 0, width: buffer.area.width, height: buffer.area.height }
}

fn centred(window: Area, width: u16, height: u16) -> Area {
    Area { x: (window.width - width) / 2, y: (window.height - height) / 2, width, height }
}

/// Draws a frame with a title above and keys below; returns what is inside. A window too small for a frame has none.
fn frame(buffer: &mut Buffer, area: Area, title: &str, keys: &str, theme: Theme) -> Area {
    clear(buffer, area);
    if area.width < 6 || area.height < 3 {
        return area;
    }
    let style = theme.accent();
    let line = "─".repeat(usize::from(area.width - 2));
    put(buffer, area, 0, 0, &format!("╭{line}╮"), style);
    put(buffer, area, 0, area.height - 1, &format!("╰{line}╯"), style);
    for row in 1..area.height - 1 {
        put(buffer, area, 0, row, "│", style);
        put(buffer, area, area.width - 1, row, "│", style);
    }
    put(buffer, area, 2, 0, &fit(title, usize::from(area.width - 4)), style);
    let bottom = Area { width: area.width - 2, ..area };
    if keys.width() + 6 < usize::from(area.width) {
        put_right(buffer, bottom, area.height - 1, &format!(" {keys} "), theme.aside());
    }
    Area { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}
