//! From keys to wishes: what is open may take a letter itself, a number counts, a sequence waits for its end.

use crate::layout::glyphs;
use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::key::{self, Key};
use crate::state::keymap::Meaning;
use crate::state::list::Letters;
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    /// A key press; `None` where nothing is asked of the shell.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        let effect = self.take_key(key);
        self.hold_parallel();
        effect
    }

    fn take_key(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if !matches!(self.mode, Mode::Reading | Mode::Prompt(_) | Mode::Writing(_) | Mode::Marking) {
            self.settle();
        }
        match &self.mode {
            Mode::Prompt(_) => return self.type_key(key),
            Mode::Writing(_) => return self.write_key(key),
            Mode::Marking => return self.take_mark(key),
            Mode::Hints(_) => return self.hint_key(key),
            Mode::List(_) if self.list_takes(key) => return self.list_key(key),
            _ => {}
        }
        if matches!(self.mode, Mode::Reading | Mode::Note(_)) && self.begun.is_empty() && self.counts(key) {
            return None;
        }
        // What was begun is given up, and nothing else.
        if key == Key::Esc && (self.count > 0 || !self.begun.is_empty()) {
            self.count = 0;
            self.begun.clear();
            return None;
        }
        self.begun.push(key);
        let keys = std::mem::take(&mut self.begun);
        match self.keymap.meaning(self.place(), &keys) {
            Meaning::Action(action) => self.update(action),
            Meaning::Begun => {
                self.tell_how_it_goes_on(&keys);
                self.begun = keys;
                None
            }
            Meaning::None => {
                self.count = 0;
                self.tell_nothing(&key::shown(&keys));
                None
            }
        }
    }

    /// Pasted words are typed where words are typed, all at once; elsewhere they would act as keys that no one pressed.
    pub fn paste(&mut self, words: &str) -> Option<Effect> {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let words = words.trim_end_matches('\n');
        let flat =
            |words: &str| words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect::<String>();
        let effect = match &mut self.mode {
            Mode::Writing(writing) => {
                writing.typed.put(&words.split('\n').map(flat).collect::<Vec<_>>().join("\n"));
                None
            }
            Mode::Prompt(prompt) => {
                prompt.typed.put(&flat(words));
                self.typed_more()
            }
            Mode::List(list) if list.letters == Letters::Type => {
                list.narrow(&format!("{}{}", list.typed, flat(words)));
                None
            }
            _ => return None,
        };
        self.message = None;
        self.hold_parallel();
        effect
    }

    /// Takes a digit of a count.
    fn counts(&mut self, key: Key) -> bool {
        let Key::Char(letter @ '0'..='9') = key else { return false };
        let digit = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(0);
        if digit == 0 && self.count == 0 {
            return false;
        }
        self.count = (self.count * 10 + digit).min(999_999);
        true
    }

    fn tell_how_it_goes_on(&mut self, keys: &[Key]) {
        let ways = self.keymap.goes_on(self.place(), keys);
        let begun = self.tongue.fill(Say::KeyGoesOn, &[("keys", &key::shown(keys))]);
        let room = usize::from(self.size.0).saturating_sub(2);
        // As many keys are explained as have room; the others are named at least.
        let told = |explained: usize| {
            let ways = ways.iter().enumerate().map(|(at, (keys, action))| {
                if at < explained { format!("{keys} {}", self.tongue.help(action.name())) } else { keys.clone() }
            });
            format!("{begun}  {}", ways.collect::<Vec<_>>().join(" · "))
        };
        let most = (1..=ways.len()).rev().find(|&explained| glyphs::width(&told(explained), false) <= room);
        self.message = Some(told(most.unwrap_or(0)));
    }

    pub(super) fn tell_nothing(&mut self, keys: &str) {
        self.tell_with(Say::KeyDoesNothing, &[("key", keys), ("help", &self.key_of(Action::Help))]);
    }

    /// Says that an action has no meaning in what is open.
    pub(super) fn does_nothing(&mut self, action: Action) {
        self.tell_nothing(&self.key_of(action));
    }
}
