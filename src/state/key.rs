//! Keys, as the program knows them.

use std::fmt;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, digit or sign; a space too.
    Char(char),
    /// With the control key.
    Ctrl(char),
    /// With the alt key.
    Alt(char),
    #[expect(missing_docs, reason = "the name on the key")]
    Enter,
    #[expect(missing_docs, reason = "the name on the key")]
    Esc,
    #[expect(missing_docs, reason = "the name on the key")]
    Tab,
    #[expect(missing_docs, reason = "the name on the key")]
    BackTab,
    #[expect(missing_docs, reason = "the name on the key")]
    Backspace,
    #[expect(missing_docs, reason = "the name on the key")]
    Up,
    #[expect(missing_docs, reason = "the name on the key")]
    Down,
    #[expect(missing_docs, reason = "the name on the key")]
    Left,
    #[expect(missing_docs, reason = "the name on the key")]
    Right,
    #[expect(missing_docs, reason = "the name on the key")]
    Home,
    #[expect(missing_docs, reason = "the name on the key")]
    End,
    #[expect(missing_docs, reason = "the name on the key")]
    PageUp,
    #[expect(missing_docs, reason = "the name on the key")]
    PageDown,
    /// Alt and the right arrow: forward, where Tab and Ctrl-I are one.
    AltRight,
    /// Alt and the left arrow: back.
    AltLeft,
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Char(' ') => "Space",
            Self::Char(letter) => return write!(formatter, "{letter}"),
            Self::Ctrl(letter) => return write!(formatter, "Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Alt(letter) => return write!(formatter, "Alt-{letter}"),
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift-Tab",
            Self::Backspace => "Backspace",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::AltRight => "Alt-→",
            Self::AltLeft => "Alt-←",
        };
        formatter.write_str(name)
    }
}
