//! The whole screen.
//!
//! ```text
//! ┌─ title ──────────────────────────────────────────┐
//! ├─ outline ──┬─ text ───────────────┬─ margin ─────┤
//! │            │                      │ (wide), or a │  a window over it: a note, the notes, the keys
//! │            │                      │ parallel     │
//! │            ├─ strip (wanted) ─────┴──────────────┤
//! ├─ status ───┴─────────────────────────────────────┤
//! ```
//!
//! From right to left for documents that run so.

use crate::state::app::App;
use crate::view::theme::{Role, Theme};
use crate::view::{margin, outline, parallel, popup, status, strip, text, title};
use ratatui::buffer::Buffer;

/// Draws everything.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    buffer.set_style(buffer.area, theme.style(Role::Text));
    title::draw(buffer, app, theme);
    outline::draw(buffer, app, theme);
    text::draw(buffer, app, theme);
    margin::draw(buffer, app, theme);
    parallel::draw(buffer, app, theme);
    strip::draw(buffer, app, theme);
    status::draw(buffer, app, theme);
    popup::draw(buffer, app, theme);
}
