//! The lists that are open over the text: choosing, narrowing down, the palette, notes of one's own.

use crate::state::action::{ACTIONS, Action, Effect};
use crate::state::app::App;
use crate::state::key::Key;
use crate::state::keymap::table::Place;
use crate::state::list::{Item, Letters, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    /// Lists all actions with their keys, then all places of the document; what is typed narrows the list down.
    pub(super) fn open_palette(&mut self) {
        let actions = ACTIONS.iter().filter(|named| named.1 != Action::Palette).map(|&(name, action)| Item {
            name: self.keymap.keys_of(Place::Reading, action).first().cloned().unwrap_or_default(),
            words: self.tongue.help(name).to_owned(),
            target: Target::Action(action),
        });
        let mut items: Vec<Item> = actions.collect();
        items.extend(self.places());
        self.open(Mode::List(List { letters: Letters::Type, ..List::new(Say::PaletteTitle, items) }));
    }

    pub(super) fn list_own_notes(&mut self) {
        if self.own_notes.is_empty() {
            return self.tell_with(Say::NoOwnNotes, &[("key", &self.key_of(Action::OwnNote))]);
        }
        let items = self.own_notes.iter().map(|(&node, words)| {
            let on = self.reading.resolution.nodes.get(node);
            let name = on.map(|on| on.id.clone().unwrap_or_else(|| self.tongue.kind(on.kind).to_owned()));
            Item { name: name.unwrap_or_default(), words: words.clone(), target: Target::Node(node) }
        });
        let items = items.collect();
        self.open(Mode::List(List { is_tall: true, ..List::new(Say::OwnNotesTitle, items) }));
    }

    /// Whether the open list takes a key before the keymap does.
    pub(super) fn list_takes(&self, key: Key) -> bool {
        let Mode::List(list) = &self.mode else { return false };
        match (list.letters, key) {
            (Letters::Type, Key::Esc) => list.title != Say::PaletteTitle,
            (Letters::Type, Key::Backspace | Key::Ctrl('u' | 'n' | 'p')) | (_, Key::Char(_))
                if list.letters != Letters::Keys =>
            {
                true
            }
            (Letters::Keys, Key::Char(digit @ '1'..='9')) => list.named(&digit.to_string()).is_some(),
            _ => false,
        }
    }

    /// A key that the open list takes.
    pub(super) fn list_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::List(list) = &mut self.mode else { return None };
        let mut typed = list.typed.clone();
        match (list.letters, key) {
            (Letters::Name, Key::Char(letter)) => return self.take_named(letter),
            (Letters::Keys, Key::Char(digit)) => {
                let target = list.named(&digit.to_string())?.target.clone();
                return self.take(target);
            }
            (_, Key::Char(letter)) => typed.push(letter),
            (_, Key::Backspace) => typed.truncate(typed.char_indices().next_back().map_or(0, |(at, _)| at)),
            (_, Key::Ctrl('n')) => list.step(1),
            (_, Key::Ctrl('p')) => list.step(-1),
            (_, Key::Ctrl('u')) => typed.clear(),
            // A list that was narrowed down by wish shows all again before it is closed.
            _ => {
                list.letters = Letters::Keys;
                typed.clear();
            }
        }
        if typed != list.typed {
            list.narrow(&typed);
        }
        None
    }

    /// Takes the entry that a letter names; the list stays open where there is none.
    fn take_named(&mut self, letter: char) -> Option<Effect> {
        let Mode::List(list) = &self.mode else { return None };
        if let Some(target) = list.named(&letter.to_string()).map(|item| item.target.clone()) {
            return self.take(target);
        }
        self.tell_with(Say::NoMark, &[("name", &letter.to_string())]);
        None
    }

    /// Carries out a wish in a list; `None` for one that has no meaning there.
    pub(super) fn update_list(&mut self, action: Action, times: isize) -> Option<Effect> {
        let page = self.page_rows();
        let Mode::List(list) = &mut self.mode else { return None };
        match action {
            Action::Row(by) | Action::Item(by) => list.step(by * times),
            Action::Page(by) | Action::HalfPage(by) => list.step(by * page),
            Action::First => list.chosen = 0,
            Action::Last => list.step(isize::MAX),
            Action::Filter => list.letters = Letters::Type,
            Action::Enter | Action::Follow => {
                let target = list.item()?.target.clone();
                return self.take(target);
            }
            Action::CopyWords | Action::CopyCitation => {
                let words = list.item()?.words.clone();
                return self.copy(words);
            }
            Action::OpenPage | Action::CopyLink => return self.use_page_of_chosen(action),
            _ => self.does_nothing(action),
        }
        None
    }

    fn use_page_of_chosen(&mut self, action: Action) -> Option<Effect> {
        let Mode::List(list) = &self.mode else { return None };
        let Some(Target::Document(symbol)) = list.item().map(|item| &item.target) else {
            self.does_nothing(action);
            return None;
        };
        let page = self.page_of(symbol);
        if action == Action::OpenPage { Some(Effect::Browse(page)) } else { self.copy(page) }
    }
}
