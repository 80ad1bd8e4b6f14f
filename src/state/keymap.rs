//! The one table of keys: the program obeys it, and help is drawn from it.

use crate::state::action::Action;
use crate::state::key::Key;

/// Some keys, what they mean, and how help tells it.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Any of them.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// For help, in a few words; empty for a binding that its neighbour explains.
    pub help: &'static str,
}

const fn bind(keys: &'static [Key], action: Action, help: &'static str) -> Binding {
    Binding { keys, action, help }
}

use Key::{
    AltLeft, AltRight, BackTab, Backspace, Char, Ctrl, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab,
    Up,
};

/// The keys while reading; a count may stand before any of them.
pub const READING: &[Binding] = &[
    bind(&[Char('j'), Down, Ctrl('e')], Action::Row(1), "a row down (5j: five)"),
    bind(&[Char('k'), Up, Ctrl('y')], Action::Row(-1), "a row up"),
    bind(&[Char('d'), Ctrl('d')], Action::HalfPage(1), "half a page down"),
    bind(&[Char('u'), Ctrl('u')], Action::HalfPage(-1), "half a page up"),
    bind(&[Char(' '), PageDown, Ctrl('f')], Action::Page(1), "a page down"),
    bind(&[Char('b'), PageUp, Ctrl('b')], Action::Page(-1), "a page up"),
    bind(&[Char('g'), Home], Action::First, "to the top (13g: OP13)"),
    bind(&[Char('G'), End], Action::Last, "to the end"),
    bind(&[Char('}')], Action::Paragraph(1), "next paragraph"),
    bind(&[Char('{')], Action::Paragraph(-1), "previous paragraph"),
    bind(&[Char(']')], Action::Part(1), "next part or heading"),
    bind(&[Char('[')], Action::Part(-1), "previous part or heading"),
    bind(&[Char('m')], Action::Mark(1), "next note mark"),
    bind(&[Char('M')], Action::Mark(-1), "previous note mark"),
    bind(&[Char('H'), Char('p')], Action::Parent, "to what holds this"),
    bind(&[Char('h'), Left], Action::Fold, "fold in the outline"),
    bind(&[Char('l'), Right], Action::Unfold, "unfold in the outline"),
    bind(&[Char('C')], Action::FoldAll(false), "fold all"),
    bind(&[Char('E')], Action::FoldAll(true), "unfold all"),
    bind(&[Tab, BackTab], Action::SwitchPane, "outline or text"),
    bind(&[Char('w')], Action::ToggleOutline, "show or hide the outline"),
    bind(&[Char('<')], Action::OutlineWidth(-2), "narrower outline"),
    bind(&[Char('>')], Action::OutlineWidth(2), "wider outline"),
    bind(&[Char('-')], Action::TextWidth(-4), "narrower text"),
    bind(&[Char('+'), Char('=')], Action::TextWidth(4), "wider text"),
    bind(&[Char('z')], Action::Alone, "this paragraph alone"),
    bind(&[Char('f')], Action::OpenNote, "the note called here"),
    bind(&[Enter], Action::Enter, "open what stands here"),
    bind(&[Char('F')], Action::ListNotes, "all notes"),
    bind(&[Char(':')], Action::AskAddress, "go to: 13c, pp5, note 3"),
    bind(&[Char('/')], Action::AskPhrase, "find a phrase"),
    bind(&[Char('n')], Action::NextHit(1), "next hit"),
    bind(&[Char('N')], Action::NextHit(-1), "previous hit"),
    bind(&[Ctrl('o'), Backspace, AltLeft], Action::Back, "back through jumps"),
    bind(&[Char(')'), Ctrl('i'), AltRight], Action::Forward, "forward again"),
    bind(&[Char('y')], Action::CopyWords, "copy the paragraph"),
    bind(&[Char('Y')], Action::CopyCitation, "copy its citation"),
    bind(&[Char('?')], Action::Help, "these keys"),
    bind(&[Esc], Action::Out, "a step out"),
    bind(&[Char('q'), Ctrl('c')], Action::Quit, "close or quit"),
    bind(&[Ctrl('z')], Action::Suspend, "to the shell for a while"),
    bind(&[Ctrl('l')], Action::Redraw, "draw anew"),
];

/// The keys while a note or a list of notes is open; keys that stand in neither table do nothing there.
pub const POPUP: &[Binding] = &[
    bind(&[Char('n'), Right, Char('l'), Tab], Action::NextNote(1), "next note"),
    bind(&[Char('p'), Left, Char('h'), BackTab], Action::NextNote(-1), "previous note"),
    bind(&[Char('j'), Down], Action::Row(1), "down"),
    bind(&[Char('k'), Up], Action::Row(-1), "up"),
    bind(&[Char(' '), PageDown], Action::Page(1), "a page down"),
    bind(&[Char('b'), PageUp], Action::Page(-1), "a page up"),
    bind(&[Enter, Char('r')], Action::Caller, "to the paragraph that calls it"),
    bind(&[Char('F')], Action::ListNotes, "all notes"),
    bind(&[Char('y')], Action::CopyWords, "copy the note"),
    bind(&[Char('?')], Action::Help, "all keys"),
    bind(&[Esc, Char('f')], Action::Out, "close"),
    bind(&[Char('q'), Ctrl('c')], Action::Quit, "close"),
    bind(&[Ctrl('z')], Action::Suspend, ""),
    bind(&[Ctrl('l')], Action::Redraw, ""),
];

/// What a key means in a table.
pub fn action_of(table: &[Binding], key: Key) -> Option<Action> {
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
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
