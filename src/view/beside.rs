//! A note where it stands beside or under the text: its mark, and its words hanging behind it.

use crate::layout::order::Letter;
use crate::layout::row::{Row, block};
use crate::layout::setting::Setting;
use crate::layout::shown::Ink;
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::view::cells::{Line, cells, put_letters};
use crate::view::theme::{Role, Theme};
use crate::writers::marks::raised;
use ratatui::buffer::Buffer;

/// A note set for a width.
pub struct Block<'a> {
    app: &'a App,
    note: usize,
    setting: Setting,
    rows: Vec<Row>,
}

impl<'a> Block<'a> {
    /// Sets a note for rows of `width` cells; `None` where there is no such note.
    pub fn new(app: &'a App, note: usize, width: u16) -> Option<Self> {
        let shown = app.page.notes.get(note)?;
        let marker = raised(&app.reading.resolution.notes.get(note)?.marker);
        let setting = app.page.setting.narrowed(usize::from(width));
        let hang = (marker.chars().count() + 1).max(2).min(setting.width / 2);
        Some(Self { app, note, setting, rows: block(shown, hang, &setting) })
    }

    /// How many rows the note takes.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Draws the note into an area, with `…` where the area has fewer rows; `role` is the look of its words.
    pub fn draw(&self, buffer: &mut Buffer, area: Area, theme: Theme, role: Role) {
        let app = self.app;
        let shown = &app.page.notes[self.note];
        let style = theme.style(role);
        for (place, row) in self.rows.iter().take(usize::from(area.height)).enumerate() {
            let place = cells(place);
            let ground = |letter: &Letter<'_>| {
                let ink = shown.ink_at(letter.at);
                if ink == Ink::Plain { style } else { theme.ink(ink) }
            };
            put_letters(buffer, area, place, &row.letters(shown, &self.setting), ground);
        }
        let marker = raised(&app.reading.resolution.notes[self.note].marker);
        Line::new(buffer, area, 0, &self.setting).put(&marker, theme.style(Role::Mark));
        if self.rows.len() > usize::from(area.height) && area.height > 0 {
            Line::new(buffer, area, area.height - 1, &self.setting).put_at_end("…", theme.style(Role::Mark));
        }
    }
}

/// The notes called on the rows in sight, each with the first of these rows that calls it, counted from the top.
pub fn in_sight(app: &App) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, at) in app.visible_rows().enumerate() {
        let Some(row) = app.page.rows.get(at).filter(|row| row.note.is_none()) else { continue };
        for mark in app.page.shown[row.node].marks.iter().filter(|mark| row.holds(mark.0)) {
            if !found.iter().any(|other| other.0 == mark.2) {
                found.push((mark.2, place));
            }
        }
    }
    found
}

/// Whether the current paragraph calls a note.
pub fn is_called_here(app: &App, note: usize) -> bool {
    app.page.shown.get(app.current()).is_some_and(|shown| shown.marks.iter().any(|mark| mark.2 == note))
}
