//! A search under way: the phrase, its hits, and the one in sight.

use crate::analysis::search::{self, Phrase};
use crate::layout::page::Page;
use crate::model::note::Note;
use std::ops::Range;

/// Where a phrase was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The node, or the node that calls the note.
    pub node: usize,
    /// Bytes of the node's shown words; where the note's mark stands, for a hit in a note.
    pub words: Range<usize>,
    /// The note in which the phrase was found.
    pub note: Option<usize>,
}

/// A search and its hits.
#[derive(Clone, Debug, Default)]
pub struct Hunt {
    /// As typed.
    pub typed: String,
    /// In the order of the text.
    pub hits: Vec<Hit>,
    /// The hit in sight.
    pub current: Option<usize>,
    /// Whether `n` goes upwards.
    pub is_upwards: bool,
}

impl Hunt {
    /// Looks for `typed` in all nodes and notes.
    pub fn new(typed: &str, page: &Page, notes: &[Note]) -> Self {
        Self::among(typed, page, notes, 0..page.shown.len())
    }

    /// Looks for `typed`: where it only goes on from the phrase before, among the nodes that had that one.
    #[must_use]
    pub fn refined(&self, typed: &str, page: &Page, notes: &[Note]) -> Self {
        // More letters can only make a phrase stricter, a capital or an accent among them too.
        let goes_on = !self.typed.is_empty() && typed.starts_with(&self.typed);
        if !goes_on {
            return Self::new(typed, page, notes);
        }
        let mut nodes: Vec<usize> = self.hits.iter().map(|hit| hit.node).collect();
        nodes.dedup();
        Self::among(typed, page, notes, nodes.into_iter())
    }

    fn among(typed: &str, page: &Page, notes: &[Note], nodes: impl Iterator<Item = usize>) -> Self {
        let phrase = Phrase::new(typed);
        let mut hits = Vec::new();
        let in_notes: Vec<bool> =
            notes.iter().map(|note| !search::find(&note.text.string, &phrase).is_empty()).collect();
        for node in nodes {
            let Some(shown) = page.shown.get(node) else { continue };
            let from = hits.len();
            hits.extend(search::find(&shown.words, &phrase).into_iter().map(|words| Hit { node, words, note: None }));
            for &(from, to, note) in &shown.marks {
                let is_first = notes.get(note).is_some_and(|called| called.called_from.first() == Some(&node));
                if is_first && in_notes.get(note) == Some(&true) {
                    hits.push(Hit { node, words: from..to, note: Some(note) });
                }
            }
            hits[from..].sort_by_key(|hit| hit.words.start);
        }
        Self { typed: typed.to_owned(), hits, ..Self::default() }
    }

    /// The hit to go to from a node and byte: the next at or behind them, upwards the last before them; else round
    /// the end.
    pub fn nearest(&self, node: usize, byte: usize) -> Option<usize> {
        let count = self.hits.len();
        let at = self.hits.partition_point(|hit| (hit.node, hit.words.start) < (node, byte));
        let wanted = if self.is_upwards { at + count.saturating_sub(1) } else { at };
        (count > 0).then(|| wanted % count)
    }

    /// How many hits lie in some nodes.
    pub fn between(&self, nodes: Range<usize>) -> usize {
        let before = |node| self.hits.partition_point(|hit| hit.node < node);
        before(nodes.end).saturating_sub(before(nodes.start))
    }

    /// The hits in a node.
    pub fn in_node(&self, node: usize) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.node < node);
        let to = self.hits.partition_point(|hit| hit.node <= node);
        &self.hits[from..to]
    }
}
