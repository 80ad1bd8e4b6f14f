//! The whole screen.
//!
//! ```text
//! ┌─ title ──────────────────────────────────────────┐
//! ├─ outline ──┬─ text ───────────────┬─ margin ─────┤
//! │            │                      │ (wide)       │  a note, the notes or the keys over it
//! ├─ status ───┴──────────────────────┴──────────────┤
//! ```
//!
//! From right to left for documents that run so.

use crate::state::app::App;
use crate::view::theme::Theme;
use crate::view::{margin, outline, popup, status, text, title};
use ratatui::buffer::Buffer;

/// Draws everything.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    title::draw(buffer, app, theme);
    outline::draw(buffer, app, theme);
    text::draw(buffer, app, theme);
    margin::draw(buffer, app, theme);
    status::draw(buffer, app, theme);
    popup::draw(buffer, app, theme);
}
