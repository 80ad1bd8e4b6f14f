//! Following what a paragraph or note points to, and finding what points to it.

use crate::analysis::citations::symbol;
use crate::analysis::{citations, passages};
use crate::layout::shown::note_line;
use crate::model::language::Language;
use crate::model::resolution::{Ids, Resolution};
use crate::model::text::Text;
use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;
use foldhash::HashSet;

/// The other nodes that a text of `node` cites, in order.
fn passages_from(resolution: &Resolution, ids: &Ids<'_>, node: usize, text: &Text) -> Vec<usize> {
    let cited = passages::of(&text.string, resolution.language).into_iter();
    cited.filter_map(|passage| ids.nearest(&passage.id, node)).filter(|&cited| cited != node).collect()
}

impl App {
    /// Follows what stands here: at once where it is one thing, else by a list. A note found by the search comes first.
    pub(super) fn follow(&mut self) -> Option<Effect> {
        if let Some((is_beside, note)) = self.note_of_hit_here() {
            self.open_note_of(is_beside, note);
            return None;
        }
        let (targets, first) = self.targets_here();
        match targets.as_slice() {
            [] => {
                self.tell_with(Say::NoNoteHere, &[("key", &self.key_of(Action::ListNotes))]);
                None
            }
            // A document opens in the browser: that is asked first.
            [one] if !matches!(one, Target::Document(_)) => self.take(one.clone()),
            _ => {
                self.list_targets(&targets, first);
                None
            }
        }
    }

    /// Follows what the open note points to.
    pub(super) fn follow_from_note(&mut self) -> Option<Effect> {
        let Mode::Note(open) = &self.mode else { return None };
        let facts = self.note_facts(open.is_beside, open.note);
        let note = if open.is_beside { Target::NoteBeside } else { Target::Note };
        let mut targets: Vec<Target> = facts.source.map(note).into_iter().collect();
        targets.extend(self.passages_of(self.current(), &self.side(open.is_beside).0.notes[open.note].text));
        targets.extend(facts.cites.into_iter().map(Target::Document));
        if targets.is_empty() {
            self.tell(Say::NothingToFollow);
        } else {
            self.list_targets(&targets, 0);
        }
        None
    }

    /// The note in which the search found its phrase, where its mark stands on this row or beside it.
    fn note_of_hit_here(&self) -> Option<(bool, usize)> {
        let hit = self.hunt.hits.get(self.hunt.current?)?;
        if let Some(beside) = hit.beside {
            return (self.current_of(true) == beside).then_some((true, hit.note?));
        }
        let row = self.page.rows.get(self.cursor)?;
        (hit.node == row.node && row.holds(hit.words.start)).then_some((false, hit.note?))
    }

    /// All that the current paragraph points to, and which of it stands on the current row first.
    fn targets_here(&self) -> (Vec<Target>, usize) {
        let node = self.current();
        let Some(found) = self.reading.resolution.nodes.get(node) else { return (Vec::new(), 0) };
        let mut seen = HashSet::default();
        let notes = found.notes().filter(|&note| seen.insert(note));
        let mut targets: Vec<Target> = notes.map(Target::Note).collect();
        targets.extend(self.notes_beside_alone(node).map(Target::NoteBeside));
        targets.extend(self.passages_of(node, &found.text));
        let symbols = citations::symbols(&found.text, (&self.reading.resolution).into());
        targets.extend(symbols.into_iter().map(Target::Document));
        let on_row = self.notes_here().first().map(|&note| Target::Note(note));
        let first = on_row.and_then(|note| targets.iter().position(|target| *target == note)).unwrap_or(0);
        (targets, first)
    }

    /// The notes called beside a node that have no counterpart in the text.
    fn notes_beside_alone(&self, node: usize) -> impl Iterator<Item = usize> {
        let parallel = self.parallel.as_ref().filter(|_| self.panes.parallel.width > 0);
        parallel.into_iter().flat_map(move |parallel| {
            let called = parallel.all_beside(node).flat_map(|beside| parallel.resolution.nodes[beside].notes());
            called.filter(|&note| parallel.note_of_text(note).is_none())
        })
    }

    /// The paragraphs of this document that a text of `node` cites, each once.
    fn passages_of(&self, node: usize, text: &Text) -> Vec<Target> {
        let mut seen = HashSet::default();
        let cited = passages_from(&self.reading.resolution, &Ids::of(&self.reading.resolution), node, text);
        cited.into_iter().filter(|&cited| seen.insert(cited)).map(Target::Node).collect()
    }

    pub(super) fn list_targets(&mut self, targets: &[Target], chosen: usize) {
        let items = targets.iter().enumerate().map(|(at, target)| Item {
            name: (at + 1).to_string(),
            words: self.words_of_target(target),
            target: target.clone(),
        });
        let items = items.collect();
        self.open(Mode::List(List { chosen, ..List::new(Say::FollowTitle, items) }));
    }

    fn words_of_target(&self, target: &Target) -> String {
        match target {
            Target::Note(note) => {
                let item = self.note_item(*note);
                format!("{}  {}", self.tongue.fill(Say::Note, &[("id", &item.name)]), item.words)
            }
            Target::NoteBeside(note) => {
                let resolution = self.side(true).0;
                let found = resolution.notes.get(*note);
                let words = found.map_or("", |found| super::jumps::beginning(note_line(found)));
                let name = self.tongue.fill(Say::Note, &[("id", found.map_or("", |found| &found.id))]);
                format!("{name} ({})  {words}", resolution.language.map_or("?", Language::code))
            }
            Target::Node(node) => self.line_of_node(*node),
            Target::Document(symbol) => self.symbol_and_title(symbol),
            _ => String::new(),
        }
    }

    /// Lists what cites the current paragraph, or what calls the open note.
    pub(super) fn list_citing(&mut self) {
        let (id, nodes) = if let Mode::Note(open) = &self.mode {
            let note = &self.side(open.is_beside).0.notes[open.note];
            let callers = note.called_from.iter().map(|&node| self.node_of_text(open.is_beside, node));
            (self.tongue.fill(Say::Note, &[("id", &note.id)]), callers.map(Target::Node).collect())
        } else {
            let node = self.current();
            let Some(found) = self.reading.resolution.nodes.get(node) else { return self.tell(Say::EmptyDocument) };
            let name = found.id.clone().unwrap_or_else(|| self.tongue.kind(found.kind).to_owned());
            (name, self.citing(node))
        };
        if nodes.is_empty() {
            return self.tell_with(Say::NobodyCites, &[("id", &id)]);
        }
        self.list_targets(&nodes, 0);
        if let Mode::List(list) = &mut self.mode {
            (list.title, list.of) = (Say::CitedByTitle, id);
        }
    }

    /// All nodes and notes that cite a node or what lies under it.
    fn citing(&self, node: usize) -> Vec<Target> {
        let resolution = &self.reading.resolution;
        let branch = node..resolution.end_of_branch(node);
        let ids = Ids::of(resolution);
        let cites = |at: usize, text: &Text| {
            passages_from(resolution, &ids, at, text).into_iter().any(|cited| branch.contains(&cited))
        };
        let mut out: Vec<Target> = Vec::new();
        for (at, other) in resolution.nodes.iter().enumerate() {
            if cites(at, &other.text) {
                out.push(Target::Node(at));
            }
        }
        for (at, note) in resolution.notes.iter().enumerate() {
            if cites(note.called_from.first().copied().unwrap_or(0), &note.text) {
                out.push(Target::Note(at));
            }
        }
        out
    }

    /// Goes where an entry leads; what was open is closed, but a note stays open over the paragraphs that call it.
    pub(super) fn take(&mut self, target: Target) -> Option<Effect> {
        match target {
            Target::Node(node) => self.go_to_node(node),
            Target::Note(note) if self.is_over_note() => {
                self.close();
                self.turn_to_note(false, note);
            }
            Target::Note(note) => self.open_note(note),
            Target::NoteBeside(note) if self.is_over_note() => {
                self.close();
                self.turn_to_note(true, note);
            }
            Target::NoteBeside(note) => self.open_note_of(true, note),
            Target::Document(symbol) => {
                self.close();
                return Some(self.open_document(&symbol));
            }
            Target::File(path) => {
                self.close_all();
                return Some(Effect::Open(path));
            }
            Target::Mark(name) => {
                self.close_all();
                self.go_to_mark(&name);
            }
            Target::Action(action) => {
                self.close_all();
                return self.update(action);
            }
            Target::Words(_) => self.does_nothing(Action::Enter),
        }
        None
    }

    /// Whether what lies right under the open list is a note.
    fn is_over_note(&self) -> bool {
        matches!(self.mode, Mode::List(_)) && matches!(self.beneath.last(), Some(Mode::Note(_)))
    }

    /// A node of the text, or that beside which one of the other document stands.
    fn node_of_text(&self, is_beside: bool, node: usize) -> usize {
        self.parallel.as_ref().filter(|_| is_beside).map_or(node, |parallel| parallel.beside(node))
    }

    fn go_to_node(&mut self, node: usize) {
        if self.is_over_note() {
            self.close();
            let Mode::Note(open) = &self.mode else { return };
            let callers = &self.side(open.is_beside).0.notes[open.note].called_from;
            let text = |&caller: &usize| self.node_of_text(open.is_beside, caller) == node;
            if let Some(caller) = callers.iter().position(text) {
                return self.go_to_caller(caller);
            }
        }
        self.close_all();
        self.jump_to(node);
    }

    /// The address of a document's page, in the language of this document.
    pub(super) fn page_of(&self, symbol: &str) -> String {
        let language = self.reading.resolution.language.unwrap_or(Language::English);
        symbol::page(symbol, language)
    }
}
