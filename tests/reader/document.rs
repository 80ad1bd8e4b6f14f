//! A small resolution of our own wording, and hands that press keys.

use plenary::model::language::Language;
use plenary::model::node::{Kind, Node};
use plenary::model::note::Note;
use plenary::model::resolution::{Reading, Resolution};
use plenary::model::text::Text;
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::key::Key;
use plenary::state::mode::Mode;

/// Kind, id, depth, words; `[1]` calls the first note.
const NODES: &[(Kind, &str, u8, &str)] = &[
    (Kind::Cover, "", 0, "Seventy-fifth session"),
    (Kind::Cover, "", 0, "75/999. Lighthouses and harbours"),
    (Kind::Enacting, "", 0, "The General Assembly,"),
    (Kind::Preambular, "PP1", 1, "Recalling the treaty on harbours,[1]"),
    (Kind::Preambular, "PP2", 1, "Noting the report on buoys[2] and the work on beacons,[3]"),
    (Kind::Preambular, "PP3", 1, "Reaffirming the treaty on harbours,[1] and the Charter,"),
    (Kind::Section, "S1", 0, "Lights"),
    (Kind::Operative, "S1.OP1", 2, "Requests all keepers to report on their lamps;[4]"),
    (Kind::Operative, "S1.OP2", 2, "Decides:"),
    (Kind::Subparagraph, "S1.OP2(a)", 3, "To light every lamp at dusk;"),
    (Kind::Subparagraph, "S1.OP2(b)", 3, "To sound the horn in fog, see resolution 61/7 of 2006;"),
    (Kind::Section, "S2", 0, "Harbours"),
    (Kind::Operative, "S2.OP1", 2, "Invites harbours to keep their lamps;"),
    (Kind::Operative, "S2.OP2", 2, "Decides to review what paragraph 1 above asks for."),
    (Kind::Closing, "", 0, "12th plenary meeting"),
];

const NOTES: &[&str] = &["Treaty Series, vol. 1.", "Resolution 60/288.", "Ibid., para. 5.", "Ibid."];

/// Words with their note calls.
fn text(words: &str) -> Text {
    let mut text = Text::default();
    let mut pieces = words.split('[');
    text.push(pieces.next().unwrap_or(""));
    for piece in pieces {
        let (number, rest) = piece.split_once(']').expect("a closed mark");
        text.call(number.parse::<usize>().expect("a number") - 1);
        text.push(rest);
    }
    text
}

pub(crate) fn reading() -> Reading {
    let nodes: Vec<Node> = NODES
        .iter()
        .map(|&(kind, id, depth, words)| Node {
            id: (!id.is_empty()).then(|| id.to_owned()),
            depth,
            ..Node::new(kind, text(words))
        })
        .collect();
    let note = |(at, words): (usize, &&str)| Note {
        id: (at + 1).to_string(),
        marker: (at + 1).to_string(),
        text: Text::from(*words),
        called_from: (0..nodes.len()).filter(|&node| nodes[node].notes().any(|called| called == at)).collect(),
    };
    let notes = NOTES.iter().enumerate().map(note).collect();
    let resolution = Resolution {
        symbol: Some("A/RES/75/999".to_owned()),
        language: Some(Language::English),
        nodes,
        notes,
        ..Resolution::default()
    };
    Reading { resolution, ..Reading::default() }
}

/// A reader of that resolution in a window of 120 by 40 cells, after some keys.
pub(crate) fn after(keys: &str) -> App {
    let mut app = App::new(reading(), 120, 40);
    press(&mut app, keys);
    app
}

/// Presses keys: letters stand for themselves, `^o` is Ctrl-O, and signs stand for keys with names. Returns what was
/// asked of the shell last.
pub(crate) fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    let mut letters = keys.chars();
    while let Some(letter) = letters.next() {
        let key = match letter {
            '⏎' => Key::Enter,
            '⎋' => Key::Esc,
            '⇥' => Key::Tab,
            '⌫' => Key::Backspace,
            '↑' => Key::Up,
            '↓' => Key::Down,
            '←' => Key::Left,
            '→' => Key::Right,
            '⇢' => Key::AltRight,
            '⇱' => Key::Home,
            '⇲' => Key::End,
            '^' => Key::Ctrl(letters.next().expect("a letter behind ^")),
            other => Key::Char(other),
        };
        effect = app.press(key);
    }
    effect
}

/// The id of the current node, or its kind.
pub(crate) fn here(app: &App) -> &str {
    let node = &app.reading.resolution.nodes[app.current()];
    node.id.as_deref().unwrap_or(node.kind.name())
}

/// The note that is open.
pub(crate) fn note(app: &App) -> Option<usize> {
    match &app.mode {
        Mode::Note(open) => Some(open.note),
        _ => None,
    }
}

/// What the status line says.
pub(crate) fn said(app: &App) -> &str {
    app.message.as_deref().unwrap_or("")
}

/// The names of the lines of the outline that are in sight.
pub(crate) fn outline(app: &App) -> Vec<String> {
    let name = |&line: &usize| {
        let node = &app.reading.resolution.nodes[app.folds.lines[line].node];
        match app.folds.lines[line].entry {
            plenary::analysis::outline::Entry::Group(group, _) => format!("{group:?}"),
            plenary::analysis::outline::Entry::Node(_) => node.id.clone().unwrap_or_default(),
        }
    };
    app.folds.visible().iter().map(name).collect()
}
