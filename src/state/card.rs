//! All about the current paragraph, as a list from which notes and references can be opened.

use crate::analysis::citations;
use crate::model::language::Language;
use crate::model::node::Node;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::writers::marks::raised;

impl App {
    /// Opens the card of the current paragraph.
    pub(super) fn open_card(&mut self) {
        let at = self.current();
        let Some(node) = self.reading.resolution.nodes.get(at) else { return self.tell(Say::EmptyDocument) };
        let mut items = vec![self.kind_item(at, node)];
        items.extend(self.verb_item(node));
        items.extend(self.own_notes.get(&at).map(|words| item("✎", words.clone(), Target::Action(Action::OwnNote))));
        items.push(item("·", self.counts_of(node), Target::Words(String::new())));
        items.extend(self.holder_item(at));
        items.push(item("·", self.place_of(at), Target::Words(String::new())));
        items.extend(node.notes().map(|note| self.note_of_card(note)));
        let symbols = citations::symbols(&node.text, (&self.reading.resolution).into());
        items.extend(
            symbols.into_iter().map(|symbol| item("→", self.symbol_and_title(&symbol), Target::Document(symbol))),
        );
        self.open(Mode::List(List::new(Say::CardTitle, items)));
    }

    fn kind_item(&self, at: usize, node: &Node) -> Item {
        let kind = self.tongue.kind(node.kind);
        item(node.id.as_deref().unwrap_or("·"), kind.to_owned(), Target::Node(at))
    }

    /// The opening verb as printed, and the strength of the wording.
    fn verb_item(&self, node: &Node) -> Option<Item> {
        let verb = node.verb.as_ref()?;
        let force = verb.force.map(|force| self.tongue.fill(Say::ForceOf, &[("n", &force.to_string())]));
        let facts: Vec<String> = std::iter::once(verb.text.clone()).chain(force).collect();
        Some(item("·", facts.join(" · "), Target::Words(String::new())))
    }

    fn counts_of(&self, node: &Node) -> String {
        let language = self.reading.resolution.language;
        let words = if language.is_none_or(Language::has_spaces) {
            (Say::WordCount, node.text.string.split_whitespace().count())
        } else {
            (Say::CharacterCount, node.text.string.chars().filter(|letter| letter.is_alphanumeric()).count())
        };
        let references = citations::symbols(&node.text, (&self.reading.resolution).into()).len();
        let counts = [words, (Say::NoteCount, node.notes().count()), (Say::ReferenceCount, references)];
        counts.map(|(text, count)| self.tongue.count(text, count)).join(" · ")
    }

    /// The paragraph, section or annex that holds this one.
    fn holder_item(&self, at: usize) -> Option<Item> {
        let nodes = &self.reading.resolution.nodes;
        let depth = nodes[at].depth;
        let holds = |holder: usize| nodes[holder].depth < depth && self.reading.resolution.end_of_branch(holder) > at;
        let holder = (0..at).rev().find(|&holder| holds(holder))?;
        let name = nodes[holder].id.as_deref().unwrap_or("·");
        Some(item(name, nodes[holder].text.string.clone(), Target::Node(holder)))
    }

    /// How far down in the document the node stands.
    fn place_of(&self, at: usize) -> String {
        let values = [("at", (at + 1).to_string()), ("count", self.reading.resolution.nodes.len().to_string())];
        self.tongue.fill(Say::PlaceOf, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn note_of_card(&self, note: usize) -> Item {
        let marker = self.reading.resolution.notes.get(note).map_or_else(String::new, |note| raised(&note.marker));
        Item { name: marker, ..self.note_item(note) }
    }
}

fn item(name: &str, words: String, target: Target) -> Item {
    Item { name: name.to_owned(), words, target }
}
