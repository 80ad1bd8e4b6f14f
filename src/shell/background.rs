//! Asks the terminal for the colour of its ground, without waiting: the answer comes among the keys, whenever it comes.
//!
//! No key is lost and nothing is delayed, however slow the line is and whether an answer comes at all.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The question (OSC 11).
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// How every answer begins, behind ESC and a bracket; two to four digits for each of red, green and blue follow.
const BEGINNING: &str = "11;rgb:";

/// The ground on which the terminal writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Letters are light.
    Dark,
    /// Letters are dark.
    Light,
}

impl Ground {
    /// The ground that `COLORFGBG` tells: the last of its numbers is a colour of the sixteen.
    pub fn told_by(variable: &str) -> Option<Self> {
        let number: u8 = variable.rsplit(';').next()?.trim().parse().ok()?;
        Some(if matches!(number, 7 | 9..=15) { Self::Light } else { Self::Dark })
    }

    /// The ground of `rrrr/gggg/bbbb`.
    fn of_colour(colour: &str) -> Option<Self> {
        let parts: Vec<f64> = colour.split('/').filter_map(share).collect();
        let [red, green, blue] = parts[..] else { return None };
        let brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
        Some(if brightness < 0.5 { Self::Dark } else { Self::Light })
    }
}

/// Hexadecimal digits as a share of the most that so many digits can say.
fn share(digits: &str) -> Option<f64> {
    let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?)? - 1;
    Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most))
}

/// What a key press turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Keys of a person.
    Keys(Vec<KeyEvent>),
    /// A part of an answer.
    Nothing,
    /// The whole of it.
    Ground(Ground),
}

/// Listens for the answer.
#[derive(Debug, Default)]
pub struct Listener {
    is_asked: bool,
    held: Vec<KeyEvent>,
    /// The end of an answer that came in two: ESC, then this.
    skips_stroke: bool,
}

impl Listener {
    /// Listens from now on: the question has been asked.
    pub fn asked() -> Self {
        Self { is_asked: true, ..Self::default() }
    }

    /// Takes a key press.
    pub fn hear(&mut self, key: KeyEvent) -> Heard {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if std::mem::take(&mut self.skips_stroke) && key.code == KeyCode::Char('\\') {
            return Heard::Nothing;
        }
        if self.held.is_empty() && !(self.is_asked && alt && key.code == KeyCode::Char(']')) {
            return Heard::Keys(vec![key]);
        }
        self.held.push(key);
        let so_far = self.so_far();
        let ends = match key.code {
            KeyCode::Char('\\') => alt,
            KeyCode::Char('g') => key.modifiers.contains(KeyModifiers::CONTROL),
            KeyCode::Esc => true,
            _ => false,
        };
        let ground = if ends { so_far.strip_prefix(BEGINNING).and_then(Ground::of_colour) } else { None };
        if let Some(ground) = ground {
            *self = Self { skips_stroke: key.code == KeyCode::Esc, ..Self::default() };
            return Heard::Ground(ground);
        }
        if !ends && is_beginning(&so_far) { Heard::Nothing } else { Heard::Keys(std::mem::take(&mut self.held)) }
    }

    /// The letters held behind the bracket.
    fn so_far(&self) -> String {
        let letter = |key: &KeyEvent| match key.code {
            KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::CONTROL) => {
                Some(letter)
            }
            _ => None,
        };
        self.held.iter().skip(1).filter_map(letter).collect()
    }
}

fn is_beginning(so_far: &str) -> bool {
    match so_far.strip_prefix(BEGINNING) {
        Some(colour) => colour.len() <= 14 && colour.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '/'),
        None => BEGINNING.starts_with(so_far),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<KeyEvent> {
        let plain = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        let mut out = vec![KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT)];
        out.extend(words.chars().map(plain));
        out
    }

    fn heard(listener: &mut Listener, events: &[KeyEvent]) -> Vec<Heard> {
        events.iter().map(|&key| listener.hear(key)).filter(|heard| *heard != Heard::Nothing).collect()
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys() {
        for (colour, ground) in
            [("0000/0000/0000", Ground::Dark), ("ffff/ffff/e0e0", Ground::Light), ("f/f/f", Ground::Light)]
        {
            for end in [
                KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::ALT),
                KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
            ] {
                let mut listener = Listener::asked();
                let mut events = keys(&format!("11;rgb:{colour}"));
                events.push(end);
                assert_eq!(heard(&mut listener, &events), [Heard::Ground(ground)]);
                let key = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
                assert_eq!(listener.hear(key), Heard::Keys(vec![key]));
            }
        }
    }

    #[test]
    fn no_key_of_a_person_is_lost() {
        for words in ["", "x", "11;rgb:zz", "11;rgb:0/0/0/0/0/0/0/0/0/0"] {
            let mut listener = Listener::asked();
            let mut events = keys(words);
            events.push(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE));
            let out: Vec<KeyEvent> = heard(&mut listener, &events)
                .into_iter()
                .flat_map(|heard| if let Heard::Keys(keys) = heard { keys } else { Vec::new() })
                .collect();
            assert_eq!(out, events, "{words}");
        }
        let mut silent = Listener::default();
        assert_eq!(silent.hear(keys("")[0]), Heard::Keys(keys("")));
    }

    #[test]
    fn the_variable_tells_the_ground() {
        assert_eq!(Ground::told_by("15;0"), Some(Ground::Dark));
        assert_eq!(Ground::told_by("0;default;15"), Some(Ground::Light));
        assert_eq!(Ground::told_by("0;default"), None);
    }
}
