//! What is typed behind `:` and means: an address, a command, or the name of an action.

use crate::analysis::citations::symbol;
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
    Command { name: "diff", takes_words: true, like: Action::Compare },
    Command { name: "parallel", takes_words: true, like: Action::Parallel },
    Command { name: "set", takes_words: true, like: Action::Help },
    Command { name: "set!", takes_words: true, like: Action::KeepSettings },
    Command { name: "mark", takes_words: true, like: Action::SetMark },
    Command { name: "find", takes_words: true, like: Action::Find(false) },
    Command { name: "filter", takes_words: true, like: Action::Filter },
    Command { name: "q", takes_words: false, like: Action::Quit },
];

/// Offers at a time.
const MOST: usize = 12;

/// What stands before the path of a document to open.
pub(super) const OPEN: &str = "open ";

/// What stands before the path of a version to compare with.
pub(super) const DIFF: &str = "diff ";
pub(super) const PARALLEL: &str = "parallel ";

/// What stands before a setting.
const SETS: [&str; 2] = ["set ", "set! "];

/// What no one can type: until an offer is taken, what is typed is nobody's offer.
const UNTAKEN: &str = "\0";

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
        // A command that lacks its words asks for them.
        if let Some(command) = COMMANDS.iter().find(|command| command.name == typed) {
            return self.ask_for_words(command);
        }
        if let Some(action) = Action::from_name(typed) {
            return self.update(action);
        }
        if !typed.is_empty() {
            self.go_to_typed(typed);
        }
        None
    }

    fn ask_for_words(&mut self, command: &Command) -> Option<Effect> {
        if !command.name.starts_with("set") {
            return self.update(command.like);
        }
        let typed = format!("{} ", command.name);
        self.ask_with(Asks::Address, &typed);
        completion(&typed)
    }

    fn command(&mut self, command: &Command, words: &str) -> Option<Effect> {
        match command.name {
            "diff" => return Some(Effect::Compare(words.to_owned())),
            "parallel" => return Some(Effect::Parallel(words.to_owned())),
            "open" => return Some(Effect::Open(words.to_owned())),
            "set" => return Some(Effect::Set(words.to_owned())),
            "set!" => return Some(Effect::SetAndKeep(words.to_owned())),
            "mark" => {
                self.marks.insert(words.to_owned(), self.spot());
                self.tell_with(Say::Marked, &[("name", words)]);
                return Some(Effect::Remember);
            }
            "find" => {
                let from = self.stand();
                self.hunt_from(words, false, &from);
                self.end_hunt();
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
        let resolution = &self.reading.resolution;
        match self.address_of(typed) {
            Some(Address::Node(id) | Address::Range(id, _)) => match resolution.nearest(&id, self.current()) {
                Some(node) => self.jump_to(node),
                None => self.tell_with(Say::NoNode, &[("id", &id)]),
            },
            Some(Address::Note(id)) => match resolution.notes.iter().position(|note| note.id == id) {
                Some(note) => self.open_note(note),
                None => self.tell_with(Say::NoNote, &[("id", &id)]),
            },
            None if is_symbol(typed) => self.list_targets(&[Target::Document(typed.to_uppercase())], 0),
            None => self.go_to_words(typed),
        }
    }

    /// Goes to the heading or paragraph that what was typed fits best.
    fn go_to_words(&mut self, typed: &str) {
        let mut list = List::new(Say::PaletteTitle, self.places().collect());
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
        if prompt.asks != Asks::Address || offers_come_from_outside(&prompt.typed.words) {
            return;
        }
        let typed = prompt.typed.words.clone();
        // The places are gathered with the first letter, and again where paths were offered in between.
        let gathered = (prompt.offers.title != Say::AskAddress).then(|| self.commands().chain(self.places()).collect());
        let exact = self.addressed(&typed);
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        if let Some(items) = gathered {
            prompt.offers = List::new(Say::AskAddress, items);
        }
        match exact {
            Some((id, node)) => prompt.offers.show_ids(&id, node),
            None => prompt.offers.narrow(&typed),
        }
        prompt.offers.shown.truncate(MOST);
        UNTAKEN.clone_into(&mut prompt.offers.typed);
    }

    /// Puts offers under what is being typed; for paths, the shell does, and the command is put before them here.
    pub fn offer(&mut self, mut items: Vec<Item>) {
        if let Mode::Prompt(prompt) = &mut self.mode {
            let command = [OPEN, DIFF, PARALLEL].into_iter().find(|command| prompt.typed.words.starts_with(command));
            for item in &mut items {
                if let Target::Words(words) = &mut item.target {
                    words.insert_str(0, command.unwrap_or(""));
                }
            }
            prompt.offers = List { typed: UNTAKEN.to_owned(), ..List::new(Say::AskPath, items) };
        }
    }

    /// The id that an address means, and its node.
    fn addressed(&self, typed: &str) -> Option<(String, Option<usize>)> {
        match self.address_of(typed)? {
            Address::Node(id) => {
                let node = self.reading.resolution.nearest(&id, self.current());
                Some((id, node))
            }
            _ => None,
        }
    }

    /// An id as it is listed, else what people type for one.
    fn address_of(&self, typed: &str) -> Option<Address> {
        let resolution = &self.reading.resolution;
        let named = resolution.named(typed).and_then(|node| resolution.nodes[node].id.clone());
        named.map(Address::Node).or_else(|| address::parse(typed))
    }

    fn commands(&self) -> impl Iterator<Item = Item> {
        COMMANDS.iter().filter(|command| command.takes_words).map(|command| Item {
            name: command.name.to_owned(),
            words: match command.like {
                Action::Help => self.tongue.say(Say::SetCommand),
                like => self.tongue.help(like.name()),
            }
            .to_owned(),
            target: Target::Words(format!("{} ", command.name)),
        })
    }

    /// Headings, paragraphs and notes, as they can be gone to.
    pub(super) fn places(&self) -> impl Iterator<Item = Item> {
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
        nodes.chain(notes)
    }
}

/// What the shell has to be asked for while this is typed.
pub(super) fn completion(typed: &str) -> Option<Effect> {
    if SETS.iter().any(|set| typed.starts_with(set)) {
        return Some(Effect::CompleteSetting(typed.to_owned()));
    }
    let path = [OPEN, DIFF, PARALLEL].into_iter().find_map(|command| typed.strip_prefix(command));
    path.map(|path| Effect::Complete(path.to_owned()))
}

fn offers_come_from_outside(typed: &str) -> bool {
    completion(typed).is_some()
}

/// Whether all of what was typed is the symbol of a document, `A/RES/70/1`.
fn is_symbol(typed: &str) -> bool {
    symbol::at(&typed.to_uppercase(), 0).is_some_and(|(_, end)| end == typed.len())
}
