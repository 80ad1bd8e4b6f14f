//! The margin of wide windows: notes beside the paragraphs that call them, stacked without overlap.

use crate::layout::order;
use crate::layout::page::break_words;
use crate::layout::shown::{self, Ink};
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::view::cells::put;
use crate::view::theme::Theme;
use crate::writers::marks::raised;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// Draws the notes called on the rows in sight.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.margin;
    if area.width < 8 {
        return;
    }
    let mut free = 0;
    for (place, at) in app.visible_rows().enumerate() {
        let row = &app.page.rows[at];
        let marks = app.page.shown[row.node].marks.iter().filter(|mark| row.words.contains(&mark.0));
        for mark in marks {
            free = draw_note(buffer, app, theme, area, mark.2, free.max(place)) + 1;
        }
    }
}

/// Draws a note from row `from` on; returns the row behind it.
fn draw_note(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, note: usize, from: usize) -> usize {
    let Some(note) = app.reading.resolution.notes.get(note) else { return from };
    let shown = shown::text(&note.text, &[], Ink::Plain);
    let marker = raised(&note.marker);
    let hang = marker.width() + 1;
    let width = usize::from(area.width).saturating_sub(hang + 2).max(4);
    let mut row = from;
    for (number, range) in break_words(&shown.words, width, width).into_iter().enumerate() {
        let Ok(place) = u16::try_from(row) else { break };
        let glyphs = order::glyphs(
            &shown.words,
            range.start,
            range.end,
            app.wishes.right_to_left && shown.words.chars().any(order::is_right_to_left),
        );
        let used: usize = glyphs.iter().map(|glyph| glyph.cluster.width()).sum();
        let start =
            if app.wishes.right_to_left { usize::from(area.width).saturating_sub(hang + 1 + used) } else { hang };
        let mut column = u16::try_from(start).unwrap_or(0);
        for glyph in glyphs {
            column = put(buffer, area, column, place, &glyph.cluster, theme.aside());
        }
        if number == 0 {
            let at =
                if app.wishes.right_to_left { area.width.saturating_sub(u16::try_from(hang).unwrap_or(1)) } else { 0 };
            put(buffer, area, at, place, &marker, theme.ink(Ink::Mark));
        }
        row += 1;
    }
    row
}
