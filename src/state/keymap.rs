//! The one table of keys: the program obeys it, and help is drawn from it.

use crate::state::action::Action;
use crate::state::key::Key;

/// Some keys, what they mean, and how help tells it.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Any of them.
    pub keys: &'static [Key],
    /// What they mean; help tells it under its name.
    pub action: Action,
}

const fn bind(keys: &'static [Key], action: Action) -> Binding {
    Binding { keys, action }
}

use Key::{
    AltLeft, AltRight, BackTab, Backspace, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab,
    Up,
};

/// The keys while reading; a count may stand before any of them.
pub const READING: &[Binding] = &[
    bind(&[Char('j'), Down, Ctrl('e')], Action::Row(1)),
    bind(&[Char('k'), Up, Ctrl('y')], Action::Row(-1)),
    bind(&[Char('d'), Ctrl('d')], Action::HalfPage(1)),
    bind(&[Char('u'), Ctrl('u')], Action::HalfPage(-1)),
    bind(&[Char(' '), PageDown, Ctrl('f')], Action::Page(1)),
    bind(&[Char('b'), PageUp, Ctrl('b')], Action::Page(-1)),
    bind(&[Char('g'), Home], Action::First),
    bind(&[Char('G'), End], Action::Last),
    bind(&[Char('}')], Action::Paragraph(1)),
    bind(&[Char('{')], Action::Paragraph(-1)),
    bind(&[Char(']')], Action::Part(1)),
    bind(&[Char('[')], Action::Part(-1)),
    bind(&[Char('m')], Action::Mark(1)),
    bind(&[Char('M')], Action::Mark(-1)),
    bind(&[Char('H'), Char('p')], Action::Parent),
    bind(&[Char('h'), Left], Action::Fold),
    bind(&[Char('l'), Right], Action::Unfold),
    bind(&[Char('C')], Action::FoldAll(false)),
    bind(&[Char('E')], Action::FoldAll(true)),
    bind(&[Tab, BackTab], Action::SwitchPane),
    bind(&[Char('w')], Action::ToggleOutline),
    bind(&[Char('<')], Action::OutlineWidth(-2)),
    bind(&[Char('>')], Action::OutlineWidth(2)),
    bind(&[Char('-')], Action::TextWidth(-4)),
    bind(&[Char('+'), Char('=')], Action::TextWidth(4)),
    bind(&[Char('z')], Action::Alone),
    bind(&[Char('f')], Action::OpenNote),
    bind(&[Enter], Action::Enter),
    bind(&[Char('F')], Action::ListNotes),
    bind(&[Char(':')], Action::AskAddress),
    bind(&[Char('/')], Action::AskPhrase),
    bind(&[Char('n')], Action::NextHit(1)),
    bind(&[Char('N')], Action::NextHit(-1)),
    bind(&[Ctrl('o'), Backspace, AltLeft], Action::Back),
    bind(&[Char(')'), Ctrl('i'), AltRight], Action::Forward),
    bind(&[Char('y')], Action::CopyWords),
    bind(&[Char('Y')], Action::CopyCitation),
    bind(&[Char('?')], Action::Help),
    bind(&[Esc], Action::Out),
    bind(&[Char('q'), Ctrl('c')], Action::Quit),
    bind(&[Ctrl('z')], Action::Suspend),
    bind(&[Ctrl('l')], Action::Redraw),
];

/// The keys while a note or a list of notes is open; keys that stand in neither table do nothing there.
pub const POPUP: &[Binding] = &[
    bind(&[Char('n'), Right, Char('l'), Tab], Action::NextNote(1)),
    bind(&[Char('p'), Left, Char('h'), BackTab], Action::NextNote(-1)),
    bind(&[Char('j'), Down], Action::Row(1)),
    bind(&[Char('k'), Up], Action::Row(-1)),
    bind(&[Char(' '), PageDown], Action::Page(1)),
    bind(&[Char('b'), PageUp], Action::Page(-1)),
    bind(&[Enter, Char('r')], Action::Caller),
    bind(&[Char('F')], Action::ListNotes),
    bind(&[Char('y')], Action::CopyWords),
    bind(&[Char('?')], Action::Help),
    bind(&[Esc, Char('f')], Action::Out),
    bind(&[Char('q'), Ctrl('c')], Action::Quit),
    bind(&[Ctrl('z')], Action::Suspend),
    bind(&[Ctrl('l')], Action::Redraw),
];

/// What a key means in a table.
pub fn action_of(table: &[Binding], key: Key) -> Option<Action> {
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// The first key of an action while reading, as messages name it; empty for an action without a key.
pub fn key_of(action: Action) -> String {
    let binding = READING.iter().find(|binding| binding.action == action);
    binding.and_then(|binding| binding.keys.first()).map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for table in [READING, POPUP] {
            let keys: Vec<Key> = table.iter().flat_map(|binding| binding.keys).copied().collect();
            for (at, key) in keys.iter().enumerate() {
                assert!(!keys[..at].contains(key), "{key} twice");
            }
        }
    }
}
