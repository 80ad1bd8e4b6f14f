//! Typing an address or a phrase.

use crate::model::address::{self, Address};
use crate::state::app::App;
use crate::state::hunt::Hunt;
use crate::state::key::Key;
use crate::state::mode::{Asks, Mode, Spot};
use crate::state::wording::Say;

impl App {
    pub(super) fn ask(&mut self, asks: Asks) {
        self.mode = Mode::Prompt { asks, typed: String::new(), from: self.spot() };
    }

    pub(super) fn type_key(&mut self, key: Key) {
        let Mode::Prompt { asks, typed, from } = &mut self.mode else { return };
        let (asks, from) = (*asks, *from);
        match key {
            Key::Char(letter) => typed.push(letter),
            Key::Backspace if typed.pop().is_none() => self.mode = Mode::Reading,
            Key::Ctrl('u') => typed.clear(),
            Key::Esc | Key::Ctrl('c') => {
                self.mode = Mode::Reading;
                if asks == Asks::Phrase {
                    self.hunt = Hunt::default();
                    self.return_to(from);
                }
                return;
            }
            Key::Enter => return self.finish_prompt(asks, from),
            _ => {}
        }
        if let Mode::Prompt { asks: Asks::Phrase, typed, from } = &self.mode {
            let (typed, from) = (typed.clone(), *from);
            self.hunt_from(&typed, from);
        }
    }

    pub(super) fn finish_prompt(&mut self, asks: Asks, from: Spot) {
        let Mode::Prompt { typed, .. } = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        match asks {
            Asks::Address if !typed.trim().is_empty() => self.go_to_typed(&typed),
            Asks::Phrase if !typed.is_empty() => {
                if self.hunt.hits.is_empty() {
                    self.return_to(from);
                    self.tell_with(Say::NotFound, &[("phrase", &typed)]);
                } else {
                    self.before.push(from);
                    self.after.clear();
                }
            }
            _ => {}
        }
    }

    pub(super) fn go_to_typed(&mut self, typed: &str) {
        let resolution = &self.reading.resolution;
        match address::parse(typed) {
            Some(Address::Node(id) | Address::Range(id, _)) => match resolution.node(&id) {
                Some(node) => self.jump_to(node),
                None => self.tell_with(Say::NoNode, &[("id", &id)]),
            },
            Some(Address::Note(id)) => match resolution.notes.iter().position(|note| note.id == id) {
                Some(note) => self.mode = Mode::Note { note, caller: 0 },
                None => self.tell_with(Say::NoNote, &[("id", &id)]),
            },
            None => self.tell_with(Say::NoAddress, &[("typed", typed)]),
        }
    }
}
