//! Typing an address, a command, a phrase or a note of one's own.

use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::commands::OPEN;
use crate::state::key::Key;
use crate::state::list::{List, Target};
use crate::state::mode::{Asks, Mode, Prompt};
use crate::state::wording::Say;
use unicode_segmentation::UnicodeSegmentation;

impl Prompt {
    fn insert(&mut self, letter: char) {
        self.typed.insert(self.cursor, letter);
        self.cursor += letter.len_utf8();
    }

    fn set(&mut self, typed: &str) {
        typed.clone_into(&mut self.typed);
        self.cursor = typed.len();
    }

    /// Takes out what lies between two bytes, in any order; the cursor comes to stand there.
    fn cut(&mut self, one: usize, other: usize) {
        let (from, to) = (one.min(other), one.max(other));
        self.typed.replace_range(from..to, "");
        self.cursor = from;
    }

    /// The border of the letter before the cursor, as people see letters.
    fn before(&self) -> usize {
        self.typed[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn behind(&self) -> usize {
        let next = self.typed[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    /// The beginning of the word before the cursor.
    fn word_before(&self) -> usize {
        let head = self.typed[..self.cursor].trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8))
    }

    /// Moves or cuts; `false` for a key that does neither.
    fn edit(&mut self, key: Key) -> bool {
        match key {
            Key::Char(letter) => self.insert(letter),
            Key::Backspace => self.cut(self.before(), self.cursor),
            Key::Delete => self.cut(self.behind(), self.cursor),
            Key::Ctrl('w') => self.cut(self.word_before(), self.cursor),
            Key::Ctrl('u') => self.cut(0, self.cursor),
            Key::Ctrl('k') => self.typed.truncate(self.cursor),
            Key::Left | Key::Ctrl('b') => self.cursor = self.before(),
            Key::Right | Key::Ctrl('f') => self.cursor = self.behind(),
            Key::Home | Key::Ctrl('a') => self.cursor = 0,
            Key::End | Key::Ctrl('e') => self.cursor = self.typed.len(),
            _ => return false,
        }
        true
    }
}

impl App {
    pub(super) fn ask(&mut self, asks: Asks) {
        self.ask_with(asks, "");
    }

    /// Asks with something typed already.
    pub(super) fn ask_with(&mut self, asks: Asks, typed: &str) {
        let from = self.stand();
        let offers = List::new(Say::PaletteTitle, Vec::new());
        self.close_all();
        self.mode = Mode::Prompt(Prompt { asks, typed: typed.to_owned(), cursor: typed.len(), offers, from });
        self.offer_places();
    }

    /// What a prompt asks, in the language of the interface.
    pub fn question(&self, asks: Asks) -> String {
        let text = match asks {
            Asks::Address => Say::AskAddress,
            Asks::Phrase(false) => Say::AskPhrase,
            Asks::Phrase(true) => Say::AskPhraseUp,
            Asks::Filter => Say::AskFilter,
            Asks::OwnNote(node) => {
                let id = self.reading.resolution.nodes.get(node).and_then(|node| node.id.as_deref());
                return self.tongue.fill(Say::AskOwnNote, &[("id", id.unwrap_or("…"))]);
            }
        };
        self.tongue.say(text).to_owned()
    }

    /// A key while something is typed.
    pub(super) fn type_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::Prompt(prompt) = &mut self.mode else { return None };
        match key {
            Key::Enter => return self.finish(),
            Key::Esc | Key::Ctrl('c') => self.give_up(),
            Key::Backspace if prompt.typed.is_empty() => self.give_up(),
            Key::Down | Key::Tab | Key::Ctrl('n') => self.step_offers(1),
            Key::Up | Key::BackTab | Key::Ctrl('p') => self.step_offers(-1),
            _ if prompt.edit(key) => return self.typed_more(),
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
    fn typed_more(&mut self) -> Option<Effect> {
        let Mode::Prompt(prompt) = &self.mode else { return None };
        let (typed, from) = (prompt.typed.clone(), prompt.from.clone());
        match prompt.asks {
            Asks::Phrase(upwards) => self.hunt_from(&typed, upwards, &from),
            Asks::Address => {
                self.offer_places();
                return typed.strip_prefix(OPEN).map(|path| Effect::Complete(path.to_owned()));
            }
            Asks::Filter | Asks::OwnNote(_) => {}
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
        let is_first = prompt.offers.typed != prompt.typed;
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
            prompt.set(&words);
            prompt.offers.typed = words;
        }
    }

    /// An earlier phrase (upwards) or a later one.
    fn step_asked(&mut self, by: isize) {
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        let at = self.asked.iter().position(|asked| *asked == prompt.typed).unwrap_or(self.asked.len());
        let phrase = self.asked.get(at.saturating_add_signed(by)).cloned().unwrap_or_default();
        prompt.set(&phrase);
        self.typed_more();
    }

    /// Takes what was typed.
    fn finish(&mut self) -> Option<Effect> {
        let Mode::Prompt(prompt) = std::mem::replace(&mut self.mode, Mode::Reading) else { return None };
        let typed = prompt.typed.as_str();
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
            }
            Asks::Filter => self.filter_by(typed),
            Asks::OwnNote(node) => return self.keep_own_note(node, typed.trim()),
        }
        None
    }

    /// The phrase looked for last once more.
    fn hunt_again(&mut self) {
        let Some(phrase) = self.asked.last().cloned() else { return };
        let from = self.stand();
        let upwards = self.hunt.is_upwards;
        self.hunt_from(&phrase, upwards, &from);
        self.next_hit(1);
    }

    pub(super) fn write_own_note(&mut self) {
        let node = self.current();
        let before = self.own_notes.get(&node).cloned().unwrap_or_default();
        self.ask_with(Asks::OwnNote(node), &before);
    }

    /// Keeps a note of one's own; nothing typed removes it.
    fn keep_own_note(&mut self, node: usize, words: &str) -> Option<Effect> {
        if words.is_empty() {
            self.own_notes.remove(&node)?;
            self.tell(Say::OwnNoteGone);
        } else {
            self.own_notes.insert(node, words.to_owned());
            self.tell(Say::OwnNoteKept);
        }
        Some(Effect::Remember)
    }
}
