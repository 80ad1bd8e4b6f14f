//! A list from which one entry is taken: notes, targets, marks, commands; letters typed narrow it down.

use crate::analysis::comparison::words::Side;
use crate::analysis::fuzzy;
use crate::state::action::Action;
use crate::state::wording::Say;
use std::ops::Range;

/// What an entry leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A node.
    Node(usize),
    /// A note.
    Note(usize),
    /// A note of the document beside the text.
    NoteBeside(usize),
    /// Another document, by its symbol.
    Document(String),
    /// A document of the folder, by its path.
    File(String),
    /// A marked place, by its name.
    Mark(String),
    /// Something to do.
    Action(Action),
    /// Words that a prompt takes over.
    Words(String),
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What stands at its head: an id, a key, a letter.
    pub name: String,
    /// The words behind it.
    pub words: String,
    /// Where it leads.
    pub target: Target,
}

/// What letters do while a list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// They are keys like any other; a digit takes the entry of that name.
    Keys,
    /// They narrow the list down.
    Type,
    /// Each takes the entry of that name.
    Name,
}

/// A list and the entry chosen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What the list is of.
    pub title: Say,
    /// What the title names: who is cited.
    pub of: String,
    /// All entries.
    pub items: Vec<Item>,
    /// What narrows them down.
    pub typed: String,
    /// What letters do.
    pub letters: Letters,
    /// Whether an entry takes as many rows as its words need.
    pub is_tall: bool,
    /// The bytes of each entry's words that one of two versions alone has; empty in other lists.
    pub sides: Vec<Vec<(Range<usize>, Side)>>,
    /// Those that match, as indices of `items`, the best first.
    pub shown: Vec<usize>,
    /// Index into `shown`; 0 where nothing is shown.
    pub chosen: usize,
    /// Name and words of each entry as they are matched; made when the list is narrowed down first.
    pub(super) folded: Vec<(String, String)>,
}

impl List {
    /// A list of all these, the first chosen.
    pub fn new(title: Say, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        Self {
            title,
            of: String::new(),
            items,
            typed: String::new(),
            letters: Letters::Keys,
            is_tall: false,
            sides: Vec::new(),
            shown,
            chosen: 0,
            folded: Vec::new(),
        }
    }

    /// Which version alone has the words of an entry at byte `at`.
    pub fn side_at(&self, entry: usize, at: usize) -> Side {
        let sides = self.sides.get(entry).map_or(&[][..], Vec::as_slice);
        sides.iter().find(|(bytes, _)| bytes.contains(&at)).map_or(Side::Both, |(_, side)| *side)
    }

    /// The entry chosen.
    pub fn item(&self) -> Option<&Item> {
        self.shown.get(self.chosen).and_then(|&at| self.items.get(at))
    }

    /// Chooses the entry `by` further down, at most the last or first.
    pub fn step(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Shows the entry of a node, then those whose ids begin so, whatever section stands before them.
    pub fn show_ids(&mut self, id: &str, node: Option<usize>) {
        let rank = |item: &Item| match item.target {
            Target::Node(at) if Some(at) == node => Some(0),
            Target::Node(_) if item.name.rsplit('.').next().is_some_and(|name| name.starts_with(id)) => Some(1),
            _ => None,
        };
        let mut ranked: Vec<(u8, usize)> =
            self.items.iter().enumerate().filter_map(|(at, item)| Some((rank(item)?, at))).collect();
        ranked.sort_unstable();
        self.shown = ranked.into_iter().map(|(_, at)| at).collect();
        self.chosen = 0;
    }

    /// The entry of that name.
    pub fn named(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }

    /// Shows only what matches.
    pub fn narrow(&mut self, typed: &str) {
        typed.clone_into(&mut self.typed);
        self.chosen = 0;
        if typed.trim().is_empty() {
            self.shown = (0..self.items.len()).collect();
            return;
        }
        if self.folded.is_empty() {
            self.folded = self.items.iter().map(folded).collect();
        }
        let wanted = fuzzy::Wanted::new(typed);
        let entries = self.folded.iter().enumerate();
        let mut scored: Vec<(u32, usize)> =
            entries.filter_map(|(at, (name, words))| Some((wanted.score(name, words)?, at))).collect();
        scored.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
        self.shown = scored.into_iter().map(|(_, at)| at).collect();
    }
}

/// Name and words of an entry as they are matched; an action is found by its name in the settings too.
fn folded(item: &Item) -> (String, String) {
    let words = fuzzy::folded(&item.words);
    let words = if let Target::Action(action) = item.target { words + " " + action.name() } else { words };
    (fuzzy::folded(&item.name), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, words: &str) -> Item {
        Item { name: name.to_owned(), words: words.to_owned(), target: Target::Node(0) }
    }

    #[test]
    fn what_is_typed_narrows_the_list_and_the_choice_stays_inside() {
        let mut list = List::new(Say::NotesTitle, vec![item("1", "Treaty Series"), item("2", "Resolution 60/288")]);
        list.step(5);
        assert_eq!(list.item().map(|item| item.name.as_str()), Some("2"));
        list.narrow("treaty");
        assert_eq!((list.shown.clone(), list.chosen), (vec![0], 0));
        list.narrow("nothing of the kind");
        assert_eq!(list.item(), None);
        list.step(-1);
        list.narrow("");
        assert_eq!(list.shown, [0, 1]);
    }
}
