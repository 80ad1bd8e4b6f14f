//! The status line: what was said last, else where the reader stands and which keys help.

use crate::analysis::citations;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::keymap::key_of;
use crate::state::mode::{Asks, Mode};
use crate::state::wording::{Say, Tongue};
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
            format!(
                "{} {typed}▏",
                app.tongue.say(if *asks == Asks::Address { Say::AskAddress } else { Say::AskPhrase })
            )
        }
        (_, Some(message)) => format!(" {message}"),
        _ => format!(" {}", place_words(app)),
    };
    put(buffer, area, 0, 0, &fit(&words, usize::from(edge.saturating_sub(1))), style);
}

/// The current paragraph: id, verb in English, notes, references.
fn place_words(app: &App) -> String {
    let Some(node) = app.reading.resolution.nodes.get(app.current()) else {
        return app.tongue.say(Say::EmptyDocument).to_owned();
    };
    let mut parts = vec![node.id.clone().unwrap_or_else(|| app.tongue.kind(node.kind).to_owned())];
    if let Some(english) = node.verb.as_ref().and_then(|verb| verb.english) {
        parts.push(english.to_owned());
    }
    let references = citations::symbols(&node.text, (&app.reading.resolution).into()).len();
    let counts = [(Say::NoteCount, node.notes().count()), (Say::ReferenceCount, references)];
    parts.extend(counts.iter().filter(|count| count.1 > 0).map(|&(text, n)| app.tongue.count(text, n)));
    parts.join(" · ")
}

/// The keys that a person may want next, as many as there is room for.
fn hints(tongue: Tongue, has_room: bool) -> String {
    let all = [
        (Action::SwitchPane, Say::HintOutline),
        (Action::OpenNote, Say::HintNote),
        (Action::AskPhrase, Say::HintFind),
        (Action::AskAddress, Say::HintGoTo),
        (Action::Help, Say::HintHelp),
    ];
    let chosen = all.iter().enumerate().filter(|(place, _)| has_room || matches!(place, 0 | 4));
    chosen.map(|(_, &(action, text))| format!("{} {}", key_of(action), tongue.say(text))).collect::<Vec<_>>().join("  ")
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
        parts.push(hints(app.tongue, width >= 90));
    }
    format!("{} ", parts.join("   "))
}
