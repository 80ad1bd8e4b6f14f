//! The status line: what was said last, else where the reader stands and which keys help.

use crate::analysis::citations;
use crate::layout::glyphs;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::mode::{Mode, Prompt};
use crate::state::wording::Say;
use crate::state::writing::CURSOR;
use crate::view::cells::{Line, paint};
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;

/// Keys that a person may want next.
const KEYS: [(Action, Say); 5] = [
    (Action::Help, Say::HintHelp),
    (Action::SwitchPane, Say::HintOutline),
    (Action::Follow, Say::HintNote),
    (Action::Find(false), Say::HintFind),
    (Action::GoTo, Say::HintGoTo),
];

/// Draws the status line, or the prompt in its place; from the side where the language of the interface begins.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.status;
    let style = theme.style(Role::Status);
    paint(buffer, area, style);
    let setting = app.interface_setting(usize::from(area.width));
    let parts = match (&app.mode, &app.message) {
        (Mode::Prompt(prompt), _) => vec![prompt_words(app, prompt, usize::from(area.width).saturating_sub(2))],
        (_, Some(message)) => vec![message.clone()],
        _ => place_words(app),
    };
    let words = parts.join(" · ");
    let mut line = Line::new(buffer, area, 0, &setting);
    // What was said is more than the keys that would help: they give way.
    let needed = glyphs::width(&words, false) + 2;
    let room = usize::from(area.width).saturating_sub(needed);
    line.put_at_end(&right_words(app, room), style);
    // Each part is put into order by itself: a number behind an Arabic verb stays behind it.
    for (at, part) in parts.iter().enumerate() {
        line.put(if at == 0 { " " } else { " · " }, style);
        line.put(part, style);
    }
}

/// What is asked and what was typed, the cursor in it; what has no room before the cursor is left out.
fn prompt_words(app: &App, prompt: &Prompt, width: usize) -> String {
    let (head, tail) = prompt.typed.words.split_at(prompt.typed.cursor);
    let question = format!("{} ", app.question(prompt.asks));
    let mut head = format!("{question}{head}");
    if glyphs::width(&head, false) >= width {
        let mut letters = glyphs::clusters(&head, false).into_iter().map(|(at, _)| at);
        let fits = |&at: &usize| glyphs::width(&head[at..], false) + 2 <= width;
        let from = letters.find(fits).unwrap_or(head.len());
        head = format!("…{}", &head[from..]);
    }
    format!("{head}{CURSOR}{tail}")
}

/// The current paragraph: id, its verb as printed, notes, references, the beginning of a person's own note on it.
fn place_words(app: &App) -> Vec<String> {
    let Some(node) = app.reading.resolution.nodes.get(app.current()) else {
        return vec![app.tongue.say(Say::EmptyDocument).to_owned()];
    };
    let mut parts = vec![node.id.clone().unwrap_or_else(|| app.tongue.kind(node.kind).to_owned())];
    parts.extend(node.verb.as_ref().map(|verb| verb.text.clone()));
    let count = || citations::symbols(&node.text, (&app.reading.resolution).into()).len();
    let references = app.page.shown.get(app.current()).map_or_else(count, |shown| shown.cited(count));
    let counts = [(Say::NoteCount, node.notes().count()), (Say::ReferenceCount, references)];
    parts.extend(counts.iter().filter(|count| count.1 > 0).map(|&(text, n)| app.tongue.count(text, n)));
    let own = app.own_notes.get(&app.current());
    parts.extend(own.and_then(|words| words.lines().next()).map(|words| format!("✎ {words}")));
    parts
}

/// Count, hit, place and the keys that a person may want next, as much of it as `room` cells hold.
fn right_words(app: &App, room: usize) -> String {
    let mut parts = Vec::new();
    if app.count() > 0 {
        parts.push(app.count().to_string());
    }
    if let Some(at) = app.hunt.current {
        let more = if app.hunt.is_full() { "+" } else { "" };
        let count = || format!("{}/{}{more}", at + 1, app.hunt.hits.len());
        parts.push(if app.hunt.is_whole() { count() } else { "…".to_owned() });
    }
    parts.push(format!("{} %", app.percent()));
    // Where words are typed, keys are letters.
    let is_typed = matches!(app.mode, Mode::Prompt(_) | Mode::Writing(_) | Mode::Marking);
    let keys = if is_typed { &[][..] } else { &KEYS };
    parts.extend(keys.iter().map(|&(action, text)| format!("{} {}", app.key_of(action), app.tongue.say(text))));
    let mut out = String::new();
    for part in parts {
        if glyphs::width(&out, false) + glyphs::width(&part, false) + 4 > room {
            break;
        }
        out.push_str("   ");
        out.push_str(&part);
    }
    if out.is_empty() { out } else { out + " " }
}
