//! Keys, as the program knows them, and the notation in which settings and documentation write them.
//!
//! A single sign is itself (`j`, `G`, `?`); other keys have names (`space`, `ctrl-d`, `alt-right`, `pgdn`, `f1`); keys
//! pressed one after another stand side by side (`gg`, `zM`) or with spaces between (`ctrl-x o`).

use std::fmt;

macro_rules! keys {
    ($($name:ident $notation:literal $shown:literal)*) => {
        /// A key press.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the name on the key")]
        pub enum Key {
            /// A letter, digit or sign; a space too.
            Char(char),
            /// With the control key.
            Ctrl(char),
            /// With the alt key.
            Alt(char),
            /// `F1` to `F12`.
            Function(u8),
            $($name),*
        }

        /// Keys that bear a name: in settings, and on the screen.
        const NAMED: &[(Key, &str, &str)] = &[$((Key::$name, $notation, $shown)),*];
    };
}

keys! {
    Enter "enter" "Enter"
    AltEnter "alt-enter" "Alt-Enter"
    Esc "esc" "Esc"
    Tab "tab" "Tab"
    BackTab "shift-tab" "Shift-Tab"
    Backspace "backspace" "Backspace"
    Delete "delete" "Del"
    Up "up" "↑"
    Down "down" "↓"
    Left "left" "←"
    Right "right" "→"
    Home "home" "Home"
    End "end" "End"
    PageUp "pgup" "PgUp"
    PageDown "pgdn" "PgDn"
    AltLeft "alt-left" "Alt-←"
    AltRight "alt-right" "Alt-→"
}

impl Key {
    /// The keys that a notation names, in the order in which they are pressed; `None` where it names none.
    pub fn sequence(notation: &str) -> Option<Vec<Self>> {
        if notation == " " {
            return Some(vec![Self::Char(' ')]);
        }
        let mut keys = Vec::new();
        for word in notation.split_whitespace() {
            match Self::from_notation(word) {
                Some(key) => keys.push(key),
                // A longer word is a name misspelt, not letters to be pressed one by one.
                None if word.chars().count() <= 3 && !word.contains('-') => keys.extend(word.chars().map(Self::Char)),
                None => return None,
            }
        }
        (!keys.is_empty()).then_some(keys)
    }

    /// A single key; `None` for several, and for a name that no key bears.
    fn from_notation(word: &str) -> Option<Self> {
        let mut small = word.to_ascii_lowercase();
        if let Some(alias) = ALIASES.iter().find(|alias| alias.0 == small) {
            alias.1.clone_into(&mut small);
        }
        if let Some(letter) = only(word) {
            return Some(Self::Char(letter));
        }
        if small == "space" {
            return Some(Self::Char(' '));
        }
        if let Some(named) = NAMED.iter().find(|named| named.1 == small) {
            return Some(named.0);
        }
        if let Some(rest) = small.strip_prefix("ctrl-") {
            return only(rest).map(Self::Ctrl);
        }
        if small.starts_with("alt-") {
            return only(&word["alt-".len()..]).map(Self::Alt);
        }
        let number = small.strip_prefix('f').and_then(|number| number.parse().ok());
        number.filter(|number| (1..=12).contains(number)).map(Self::Function)
    }

    /// The names of a key that bears one.
    fn names(self) -> (&'static str, &'static str) {
        NAMED.iter().find(|named| named.0 == self).map_or(("", ""), |named| (named.1, named.2))
    }

    /// The key in the notation of settings.
    pub fn notation(self) -> String {
        match self {
            Self::Char(' ') => "space".to_owned(),
            Self::Char(letter) => letter.to_string(),
            Self::Ctrl(letter) => format!("ctrl-{letter}"),
            Self::Alt(letter) => format!("alt-{letter}"),
            Self::Function(number) => format!("f{number}"),
            named => named.names().0.to_owned(),
        }
    }
}

/// Other names under which people know a key.
const ALIASES: &[(&str, &str)] = &[
    ("return", "enter"),
    ("escape", "esc"),
    ("backtab", "shift-tab"),
    ("del", "delete"),
    ("pageup", "pgup"),
    ("pagedown", "pgdn"),
];

/// The one letter of a word.
fn only(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|_| letters.next().is_none())
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => formatter.write_str("Space"),
            Self::Char(letter) => write!(formatter, "{letter}"),
            Self::Ctrl(letter) => write!(formatter, "Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Alt(letter) => write!(formatter, "Alt-{letter}"),
            Self::Function(number) => write!(formatter, "F{number}"),
            named => formatter.write_str(named.names().1),
        }
    }
}

/// Keys as they are shown one after another: letters side by side, names apart.
pub fn shown(keys: &[Key]) -> String {
    spelled(keys, Key::to_string)
}

/// Keys in the notation of settings.
pub fn notation(keys: &[Key]) -> String {
    spelled(keys, |key| key.notation())
}

fn spelled(keys: &[Key], name: impl Fn(&Key) -> String) -> String {
    let plain = keys.iter().all(|key| matches!(key, Key::Char(letter) if *letter != ' '));
    keys.iter().map(name).collect::<Vec<_>>().join(if plain { "" } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_the_key_pressed() {
        for (words, keys) in [
            ("j", vec![Key::Char('j')]),
            ("G", vec![Key::Char('G')]),
            ("space", vec![Key::Char(' ')]),
            ("ctrl-d", vec![Key::Ctrl('d')]),
            ("Ctrl-D", vec![Key::Ctrl('d')]),
            ("alt-right", vec![Key::AltRight]),
            ("alt-v", vec![Key::Alt('v')]),
            ("f1", vec![Key::Function(1)]),
            ("gg", vec![Key::Char('g'), Key::Char('g')]),
            ("zM", vec![Key::Char('z'), Key::Char('M')]),
            ("ctrl-x o", vec![Key::Ctrl('x'), Key::Char('o')]),
            ("PgDn", vec![Key::PageDown]),
        ] {
            assert_eq!(Key::sequence(words), Some(keys.clone()), "{words}");
            assert_eq!(Key::sequence(&notation(&keys)), Some(keys), "{words} there and back");
        }
        for wrong in ["", "ctrl-", "ctrl-dd", "hyper-x", "f13-", "pageupp"] {
            assert_eq!(Key::sequence(wrong), None, "{wrong}");
        }
    }
}
