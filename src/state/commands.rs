//! What is typed behind `:` and means: an address, a command, or the name of an action.

use crate::model::address::{self, Address};
use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::{Asks, Mode};
use crate::state::wording::Say;

/// A command: its name, whether words go behind it, and the action that help tells in its place.
struct Command {
    name: &'static str,
    takes_words: bool,
    like: Action,
}

const COMMANDS: &[Command] = &[
    Command { name: "open", takes_words: true, like: Action::OpenDocument },
    Command { name: "set", takes_words: true, like: Action::Help },
    Command { name: "mark", takes_words: true, like: Action::SetMark },
    Command { name: "find", takes_words: true, like: Action::Find(false) },
    Command { name: "filter", takes_words: true, like: Action::Filter },
    Command { name: "q", takes_words: false, like: Action::Quit },
];

/// Offers at a time.
const MOST: usize = 12;

impl App {
    /// Carries out what was typed: a command where it begins with the name of one, else an address.
    pub(super) fn obey(&mut self, typed: &str) -> Option<Effect> {
        let typed = typed.trim().trim_start_matches(':');
        let (name, words) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let words = words.trim();
        if let Some(command) =
            COMMANDS.iter().find(|command| command.name == name && command.takes_words != words.is_empty())
        {
            return self.command(command, words);
        }
        if let Some(action) = Action::from_name(typed) {
            return self.update(action);
        }
        if !typed.is_empty() {
            self.go_to_typed(typed);
        }
        None
    }

    fn command(&mut self, command: &Command, words: &str) -> Option<Effect> {
        match command.name {
            "open" => return Some(Effect::Open(words.to_owned())),
            "set" => return Some(Effect::Set(words.to_owned())),
            "mark" => {
                self.marks.insert(words.to_owned(), self.spot());
                self.tell_with(Say::Marked, &[("name", words)]);
                return Some(Effect::Remember);
            }
            "find" => {
                let from = self.stand();
                self.hunt_from(words, false, &from);
                self.note_asked(words);
                if self.hunt.hits.is_empty() {
                    self.tell_with(Say::NotFound, &[("phrase", words)]);
                } else {
                    self.remember_stand(from);
                }
            }
            "filter" => self.filter_by(words),
            _ => return self.update(command.like),
        }
        None
    }

    /// Goes to an address as people type it; a plain number means a paragraph of the part where the reader stands.
    pub(super) fn go_to_typed(&mut self, typed: &str) {
        let current = self.current();
        let resolution = &self.reading.resolution;
        match address::parse(typed) {
            Some(Address::Node(id) | Address::Range(id, _)) => match resolution.nearest(&id, current) {
                Some(node) => self.jump_to(node),
                None => self.tell_with(Say::NoNode, &[("id", &id)]),
            },
            Some(Address::Note(id)) => match resolution.notes.iter().position(|note| note.id == id) {
                Some(note) => self.open_note(note),
                None => self.tell_with(Say::NoNote, &[("id", &id)]),
            },
            None => self.go_to_words(typed),
        }
    }

    /// Goes to the heading or paragraph that what was typed fits best.
    fn go_to_words(&mut self, typed: &str) {
        let mut list = List::new(Say::PaletteTitle, self.places());
        list.narrow(typed);
        match list.item().map(|item| item.target.clone()) {
            Some(target) if typed.chars().count() > 2 => {
                self.take(target);
            }
            _ => self.tell_with(Say::NoAddress, &[("typed", typed)]),
        }
    }

    /// Offers what could be meant by what is typed at an address prompt.
    pub(super) fn offer_places(&mut self) {
        let Mode::Prompt(prompt) = &self.mode else { return };
        if prompt.asks != Asks::Address {
            return;
        }
        let typed = prompt.typed.clone();
        let items = if typed.starts_with("open ") { Vec::new() } else { self.fitting(&typed) };
        self.offer(items);
    }

    /// Puts offers under what is being typed; for paths, the shell does.
    pub fn offer(&mut self, items: Vec<Item>) {
        if let Mode::Prompt(prompt) = &mut self.mode {
            // Until one of them is taken, what was typed is nobody's offer.
            prompt.offers = List { typed: "\0".to_owned(), ..List::new(Say::PaletteTitle, items) };
        }
    }

    /// Nodes whose ids begin as the address typed, then whatever has the words.
    fn fitting(&self, typed: &str) -> Vec<Item> {
        let mut items = self.commands();
        items.extend(self.places());
        let mut list = List::new(Say::PaletteTitle, items);
        if let Some(Address::Node(id)) = address::parse(typed) {
            let exact = self.reading.resolution.nearest(&id, self.current());
            let begins = |item: &Item| {
                let is_exact = matches!(item.target, Target::Node(node) if Some(node) == exact);
                let rest = item.name.rsplit('.').next().unwrap_or(&item.name).strip_prefix(id.as_str());
                (!is_exact, rest.is_none())
            };
            list.items.retain(|item| begins(item) != (true, true));
            list.items.sort_by_key(begins);
            list.items.truncate(MOST);
            return list.items;
        }
        list.narrow(typed);
        list.shown.iter().take(MOST).map(|&at| list.items[at].clone()).collect()
    }

    fn commands(&self) -> Vec<Item> {
        let own = COMMANDS.iter().filter(|command| command.takes_words).map(|command| Item {
            name: command.name.to_owned(),
            words: self.tongue.help(command.like.name()).to_owned(),
            target: Target::Words(format!("{} ", command.name)),
        });
        own.collect()
    }

    /// Headings, paragraphs and notes, as they can be gone to.
    pub(super) fn places(&self) -> Vec<Item> {
        let resolution = &self.reading.resolution;
        let nodes = resolution.nodes.iter().enumerate().filter_map(|(at, node)| {
            let name =
                node.id.clone().or_else(|| node.kind.is_heading().then(|| self.tongue.kind(node.kind).to_owned()))?;
            let words = super::jumps::beginning(&node.text.string).to_owned();
            Some(Item { name, words, target: Target::Node(at) })
        });
        let notes = (0..resolution.notes.len()).map(|note| {
            let item = self.note_item(note);
            Item { name: self.tongue.fill(Say::Note, &[("id", &item.name)]), ..item }
        });
        nodes.chain(notes).collect()
    }
}
