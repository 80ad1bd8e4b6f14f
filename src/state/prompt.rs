//! Typing an address, a command or a phrase.

use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::commands::completion;
use crate::state::key::Key;
use crate::state::list::{List, Target};
use crate::state::mode::{Asks, Mode, Prompt};
use crate::state::typed::Typed;
use crate::state::wording::Say;

impl App {
    pub(super) fn ask(&mut self, asks: Asks) {
        self.ask_with(asks, "");
    }

    /// Asks with something typed already.
    pub(super) fn ask_with(&mut self, asks: Asks, typed: &str) {
        let from = self.stand();
        let offers = List::new(Say::PaletteTitle, Vec::new());
        self.close_all();
        self.mode = Mode::Prompt(Prompt { asks, typed: Typed::new(typed), offers, from });
        self.offer_places();
    }

    /// Asks for a path behind a command.
    pub(super) fn ask_for_path(&mut self, command: &str) -> Effect {
        self.ask_with(Asks::Address, command);
        Effect::Complete(String::new())
    }

    /// What a prompt asks, in the language of the interface.
    pub fn question(&self, asks: Asks) -> String {
        let text = match asks {
            Asks::Address => Say::AskAddress,
            Asks::Phrase(false) => Say::AskPhrase,
            Asks::Phrase(true) => Say::AskPhraseUp,
            Asks::Filter => Say::AskFilter,
        };
        self.tongue.say(text).to_owned()
    }

    /// A key while something is typed.
    pub(super) fn type_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::Prompt(prompt) = &mut self.mode else { return None };
        match key {
            Key::Enter => return self.finish(),
            Key::Esc | Key::Ctrl('c') => self.give_up(),
            Key::Backspace if prompt.typed.words.is_empty() => self.give_up(),
            Key::Down | Key::Tab | Key::Ctrl('n') => self.step_offers(1),
            Key::Up | Key::BackTab | Key::Ctrl('p') => self.step_offers(-1),
            _ if prompt.typed.edit(key) => return self.typed_more(),
            _ => {}
        }
        None
    }

    fn give_up(&mut self) {
        let Mode::Prompt(prompt) = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        if let Asks::Phrase(_) = prompt.asks {
            self.hunt = crate::state::hunt::Hunt::default();
            self.return_to(&prompt.from);
        }
    }

    /// Something was typed or taken back: phrases are looked for at once, places are offered.
    pub(super) fn typed_more(&mut self) -> Option<Effect> {
        let Mode::Prompt(prompt) = &self.mode else { return None };
        let (typed, from) = (prompt.typed.words.clone(), prompt.from.clone());
        match prompt.asks {
            Asks::Phrase(upwards) => self.hunt_from(&typed, upwards, &from),
            Asks::Address => {
                self.offer_places();
                return completion(&typed);
            }
            Asks::Filter => {}
        }
        None
    }

    /// Chooses among what is offered, or goes through the phrases looked for before.
    fn step_offers(&mut self, by: isize) {
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        if let Asks::Phrase(_) = prompt.asks {
            return self.step_asked(by);
        }
        let count = prompt.offers.shown.len();
        if count == 0 {
            return;
        }
        // The first step takes the first offer, or from below the last one.
        let is_first = prompt.offers.typed != prompt.typed.words;
        let next = if is_first {
            if by > 0 { 0 } else { count - 1 }
        } else {
            (prompt.offers.chosen + count).saturating_add_signed(by) % count
        };
        prompt.offers.chosen = next;
        if let Some(item) = prompt.offers.item().cloned() {
            let words = match item.target {
                Target::Words(words) => words,
                _ => item.name,
            };
            prompt.typed = Typed::new(&words);
            prompt.offers.typed = words;
        }
    }

    /// Takes an offer: a place is gone to, words to go on with are typed.
    pub(super) fn take_offer(&mut self, place: usize) -> Option<Effect> {
        let Mode::Prompt(prompt) = &mut self.mode else { return None };
        prompt.offers.chosen = place;
        let item = prompt.offers.item()?.clone();
        if let Target::Words(words) = item.target {
            prompt.typed = Typed::new(&words);
            return self.typed_more();
        }
        prompt.typed = Typed::new(&item.name);
        self.finish()
    }

    /// An earlier phrase (upwards) or a later one.
    fn step_asked(&mut self, by: isize) {
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        let at = self.asked.iter().position(|asked| *asked == prompt.typed.words).unwrap_or(self.asked.len());
        let phrase = self.asked.get(at.saturating_add_signed(by)).cloned().unwrap_or_default();
        prompt.typed = Typed::new(&phrase);
        self.typed_more();
    }

    /// Takes what was typed.
    fn finish(&mut self) -> Option<Effect> {
        let Mode::Prompt(prompt) = std::mem::replace(&mut self.mode, Mode::Reading) else { return None };
        let typed = prompt.typed.words.as_str();
        // Whether a phrase is nowhere is known at the end only.
        if matches!(prompt.asks, Asks::Phrase(_)) && self.hunt.current.is_none() {
            self.end_hunt();
        }
        match prompt.asks {
            Asks::Address => return self.obey(typed),
            Asks::Phrase(_) if typed.is_empty() => self.hunt_again(),
            Asks::Phrase(_) if self.hunt.hits.is_empty() => {
                self.return_to(&prompt.from);
                self.tell_with(Say::NotFound, &[("phrase", typed)]);
            }
            Asks::Phrase(_) => {
                self.note_asked(typed);
                self.remember_stand(prompt.from);
                self.tell_of_hit();
            }
            Asks::Filter => self.filter_by(typed),
        }
        None
    }

    /// The phrase looked for last once more.
    fn hunt_again(&mut self) {
        let Some(phrase) = self.asked.last().cloned() else {
            return self.tell_with(Say::NothingSearched, &[("key", &self.key_of(Action::Find(false)))]);
        };
        let from = self.stand();
        let upwards = self.hunt.is_upwards;
        self.hunt_from(&phrase, upwards, &from);
        self.next_hit(1);
    }
}
