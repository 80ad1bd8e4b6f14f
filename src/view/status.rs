//! The status line: what was said last, else where the reader stands and which keys help.

use crate::analysis::citations;
use crate::state::app::App;
use crate::state::mode::{Asks, Mode};
use crate::view::cells::{fit, paint, put, put_right};
use crate::view::theme::Theme;
use ratatui::buffer::Buffer;

/// Draws the status line, or the prompt in its place.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.status;
    if area.width == 0 {
        return;
    }
    let style = theme.status();
    paint(buffer, area, style);
    let right = right_words(app, area.width);
    let edge = put_right(buffer, area, 0, &right, style);
    let words = match (&app.mode, &app.message) {
        (Mode::Prompt { asks, typed, .. }, _) => {
            format!("{}{typed}▏", if *asks == Asks::Address { "go to: " } else { "/" })
        }
        (_, Some(message)) => format!(" {message}"),
        _ => format!(" {}", place_words(app)),
    };
    put(buffer, area, 0, 0, &fit(&words, usize::from(edge.saturating_sub(1))), style);
}

/// The current paragraph: id, verb in English, notes, references.
fn place_words(app: &App) -> String {
    let Some(node) = app.reading.resolution.nodes.get(app.current()) else { return "empty document".to_owned() };
    let mut parts = vec![node.id.clone().unwrap_or_else(|| node.kind.name().to_owned())];
    if let Some(english) = node.verb.as_ref().and_then(|verb| verb.english) {
        parts.push(english.to_owned());
    }
    let mut count = |many: usize, name: &str| {
        if many > 0 {
            parts.push(format!("{many} {name}{}", if many == 1 { "" } else { "s" }));
        }
    };
    count(node.notes().count(), "note");
    count(citations::symbols(&node.text, (&app.reading.resolution).into()).len(), "reference");
    parts.join(" · ")
}

fn right_words(app: &App, width: u16) -> String {
    if width < 20 {
        return String::new();
    }
    let mut parts = Vec::new();
    if app.count() > 0 {
        parts.push(app.count().to_string());
    }
    if let Some(at) = app.hunt.current {
        parts.push(format!("{}/{}", at + 1, app.hunt.hits.len()));
    }
    parts.push(format!("{} %", app.percent()));
    if width >= 60 {
        parts.push(
            if width >= 90 { "Tab outline  f note  / find  : go to  ? help" } else { "Tab outline  ? help" }.to_owned(),
        );
    }
    format!("{} ", parts.join("   "))
}
