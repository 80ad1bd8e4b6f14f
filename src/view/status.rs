//! The status line: what was said last, else where the reader stands and which keys help.

use crate::analysis::citations;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::view::cells::{Line, paint};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;

/// Draws the status line, or the prompt in its place; from the side where the language of the interface begins.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.status;
    let style = theme.style(Role::Status);
    paint(buffer, area, style);
    let setting = app.interface_setting(usize::from(area.width));
    let words = match (&app.mode, &app.message) {
        (Mode::Prompt(prompt), _) => {
            let (head, tail) = prompt.typed.split_at(prompt.cursor);
            format!("{} {head}▏{tail}", app.question(prompt.asks))
        }
        (_, Some(message)) => message.clone(),
        _ => place_words(app),
    };
    let mut line = Line::new(buffer, area, 0, &setting);
    // What was said is more than the keys that would help: they give way.
    let needed = words.chars().count() + 2;
    let room = usize::from(area.width).saturating_sub(needed);
    line.put_at_end(&right_words(app, room), style);
    line.put(" ", style);
    line.put(&words, style);
}

/// The current paragraph: id, a person's own note on it, verb in English, notes, references.
fn place_words(app: &App) -> String {
    let Some(node) = app.reading.resolution.nodes.get(app.current()) else {
        return app.tongue.say(Say::EmptyDocument).to_owned();
    };
    let mut parts = vec![node.id.clone().unwrap_or_else(|| app.tongue.kind(node.kind).to_owned())];
    parts.extend(app.own_notes.get(&app.current()).map(|words| format!("✎ {words}")));
    if let Some(english) = node.verb.as_ref().and_then(|verb| verb.english) {
        parts.push(english.to_owned());
    }
    let references = citations::symbols(&node.text, (&app.reading.resolution).into()).len();
    let counts = [(Say::NoteCount, node.notes().count()), (Say::ReferenceCount, references)];
    parts.extend(counts.iter().filter(|count| count.1 > 0).map(|&(text, n)| app.tongue.count(text, n)));
    parts.join(" · ")
}

/// Count, hit, place and the keys that a person may want next, as much of it as `room` cells hold.
fn right_words(app: &App, room: usize) -> String {
    let mut parts = Vec::new();
    if app.count() > 0 {
        parts.push(app.count().to_string());
    }
    if let Some(at) = app.hunt.current {
        parts.push(format!("{}/{}", at + 1, app.hunt.hits.len()));
    }
    parts.push(format!("{} %", app.percent()));
    let keys = [
        (Action::Help, Say::HintHelp),
        (Action::SwitchPane, Say::HintOutline),
        (Action::Follow, Say::HintNote),
        (Action::Find(false), Say::HintFind),
        (Action::GoTo, Say::HintGoTo),
    ];
    parts.extend(keys.iter().map(|&(action, text)| format!("{} {}", app.key_of(action), app.tongue.say(text))));
    let mut out = String::new();
    for part in parts {
        if out.chars().count() + part.chars().count() + 4 > room {
            break;
        }
        out.push_str("   ");
        out.push_str(&part);
    }
    if out.is_empty() { out } else { out + " " }
}
