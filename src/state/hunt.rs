//! A search under way: the phrase, its hits, and the one in sight.
//!
//! Large documents are searched in steps, from what is in sight outwards, so that no key waits for the end of them.

use crate::analysis::search::{self, Phrase};
use crate::layout::page::Page;
use crate::model::note::Note;
use crate::state::parallel::Parallel;
use std::ops::Range;

/// The texts in which is looked.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The rows of the document.
    pub page: &'a Page,
    /// Its notes.
    pub notes: &'a [Note],
    /// The document beside it.
    pub parallel: Option<&'a Parallel>,
}

/// Where a phrase was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The node, or the node that calls the note; of a document beside, the node of the text beside which that stands.
    pub node: usize,
    /// The node of the document beside; `None` in the text.
    pub beside: Option<usize>,
    /// Bytes of the shown words of the one or the other; where the note's mark stands, for a hit in a note.
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
    /// Node and byte from which the nearest hit is wanted.
    pub from: (usize, usize),
    phrase: Phrase,
    /// The nodes in which was looked so far: those of the hits.
    searched: Range<usize>,
    /// How many there are.
    nodes: usize,
    /// Where a shorter phrase was found on which this one goes on, and the nodes in which that was looked for.
    shorter: (Range<usize>, Vec<Hit>),
}

/// What one step looks at: bytes of words, or as much as many places already known.
const STEP: usize = 96 << 10;
/// What looking again at a known place costs, in bytes of words.
const AGAIN: usize = 48;

/// The most hits that are kept: more than anyone steps through.
const MOST: usize = 500_000;

impl Hunt {
    /// A search for `typed` in all nodes and notes, with all its hits.
    pub fn new(typed: &str, texts: Texts<'_>) -> Self {
        let mut hunt = Self::default().refined(typed, texts.page, 0);
        hunt.complete(texts);
        hunt
    }

    /// A search for `typed` that has not begun, from node `first` on; where `typed` only goes on from the phrase
    /// before, among the places of that one.
    #[must_use]
    pub fn refined(self, typed: &str, page: &Page, first: usize) -> Self {
        // More letters can only make a phrase stricter, a capital or an accent among them too; but where a phrase can
        // overlap itself, not all of its places are hits.
        let goes_on = !self.typed.is_empty() && typed.starts_with(&self.typed) && !self.phrase.overlaps_itself();
        let goes_on = goes_on && !self.is_full();
        let phrase = Phrase::new(typed);
        let nodes = if phrase.is_empty() { 0 } else { page.shown.len() };
        let first = first.min(nodes);
        Self {
            typed: typed.to_owned(),
            phrase,
            searched: first..first,
            nodes,
            shorter: if goes_on { (self.searched, self.hits) } else { (0..0, Vec::new()) },
            ..Self::default()
        }
    }

    /// Whether all nodes were looked at.
    pub fn is_whole(&self) -> bool {
        self.searched.len() == self.nodes || self.is_full()
    }

    /// Whether there are so many hits that no more are looked for.
    pub fn is_full(&self) -> bool {
        self.hits.len() >= MOST
    }

    /// Looks at all nodes that are left.
    pub fn complete(&mut self, texts: Texts<'_>) {
        while !self.is_whole() {
            self.step(texts);
        }
    }

    /// Looks at some more nodes: first in the direction of the search, then in the other.
    pub fn step(&mut self, texts: Texts<'_>) {
        let mut left = STEP;
        while left > 0 && !self.is_whole() {
            let goes_up = if self.is_upwards { self.searched.start > 0 } else { self.searched.end >= self.nodes };
            let (nodes, cost) = self.next_nodes(texts, goes_up, left);
            left = left.saturating_sub(cost);
            let mut found = self.look(texts, nodes.clone());
            if goes_up {
                self.searched.start = nodes.start;
                self.current = self.current.map(|at| at + found.len());
                found.append(&mut self.hits);
                self.hits = found;
            } else {
                self.searched.end = nodes.end;
                self.hits.append(&mut found);
            }
        }
        if self.is_whole() {
            self.shorter = (0..0, Vec::new());
        }
    }

    /// The nodes to look at next in one direction, and what that costs: about as much as is left.
    fn next_nodes(&self, texts: Texts<'_>, goes_up: bool, left: usize) -> (Range<usize>, usize) {
        let mut cost = 0;
        let from = if goes_up { self.searched.start } else { self.searched.end };
        let mut nodes = from..from;
        while cost < left {
            let next = if goes_up { nodes.start.checked_sub(1) } else { Some(nodes.end).filter(|&at| at < self.nodes) };
            let Some(next) = next else { break };
            cost += if self.shorter.0.contains(&next) {
                hits_in(&self.shorter.1, next).len() * AGAIN + 1
            } else {
                texts.bytes_of(next)
            };
            nodes = nodes.start.min(next)..nodes.end.max(next + 1);
        }
        (nodes, cost)
    }

    /// The hits in some nodes of the text and in those beside them, and in the notes that these call first.
    fn look(&self, texts: Texts<'_>, nodes: Range<usize>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for node in nodes {
            if self.shorter.0.contains(&node) {
                let known = hits_in(&self.shorter.1, node);
                hits.extend(known.iter().filter_map(|hit| self.still(texts, hit)));
                continue;
            }
            self.look_into(texts.page, texts.notes, node, &mut hits, (node, None));
            if let Some(parallel) = texts.parallel {
                for beside in parallel.all_beside(node) {
                    let notes = &parallel.resolution.notes;
                    self.look_into(&parallel.page, notes, beside, &mut hits, (node, Some(beside)));
                }
            }
        }
        hits
    }

    /// A hit of a shorter phrase, where this phrase stands there as well.
    fn still(&self, texts: Texts<'_>, hit: &Hit) -> Option<Hit> {
        let (page, notes) = texts.side(hit.beside)?;
        if let Some(note) = hit.note {
            return self.is_in(&notes.get(note)?.text.string).then(|| hit.clone());
        }
        let shown = page.shown.get(hit.beside.unwrap_or(hit.node))?;
        let end = self.phrase.ends_from(&shown.words, hit.words.start)?;
        Some(Hit { words: hit.words.start..end, ..hit.clone() })
    }

    /// The hits in one node of either text.
    fn look_into(
        &self,
        page: &Page,
        notes: &[Note],
        own: usize,
        hits: &mut Vec<Hit>,
        (node, beside): (usize, Option<usize>),
    ) {
        let Some(shown) = page.shown.get(own) else { return };
        let first = hits.len();
        let found = search::places(&shown.words, &self.phrase).take(MOST);
        hits.extend(found.map(|words| Hit { node, beside, words, note: None }));
        for &(from, to, note) in &shown.marks {
            let Some(called) = notes.get(note).filter(|called| called.called_from.first() == Some(&own)) else {
                continue;
            };
            if self.is_in(&called.text.string) {
                hits.push(Hit { node, beside, words: from..to, note: Some(note) });
            }
        }
        hits[first..].sort_by_key(|hit| hit.words.start);
    }

    fn is_in(&self, words: &str) -> bool {
        search::places(words, &self.phrase).next().is_some()
    }

    /// The hit to go to: the next at or behind the place from which one is wanted, upwards the last before it; else
    /// round the end. `None` where there is none, and where it is not known yet.
    pub fn nearest(&self) -> Option<usize> {
        let (node, byte) = self.from;
        let at = self.first_from(node, byte);
        let wanted = if self.is_upwards { at.checked_sub(1) } else { Some(at).filter(|&at| at < self.hits.len()) };
        let round = if self.is_upwards { self.hits.len().checked_sub(1) } else { Some(0) };
        wanted.or_else(|| round.filter(|_| self.is_whole() && !self.hits.is_empty()))
    }

    /// The first hit at or behind a byte of a node, what stands beside that node among them.
    pub fn first_from(&self, node: usize, byte: usize) -> usize {
        self.hits.partition_point(|hit| (hit.node, hit.beside.is_some(), hit.words.start) < (node, false, byte))
    }

    /// How many hits lie in some nodes, what stands beside them among them.
    pub fn between(&self, nodes: Range<usize>) -> usize {
        let before = |node| self.hits.partition_point(|hit| hit.node < node);
        before(nodes.end).saturating_sub(before(nodes.start))
    }

    /// The hits in a node of the text.
    pub fn in_node(&self, node: usize) -> &[Hit] {
        let hits = hits_in(&self.hits, node);
        &hits[..hits.partition_point(|hit| hit.beside.is_none())]
    }

    /// The hits in a node of the document beside, which stands beside `node` of the text.
    pub fn in_beside(&self, node: usize, beside: usize) -> &[Hit] {
        let hits = hits_in(&self.hits, node);
        let from = hits.partition_point(|hit| hit.beside < Some(beside));
        &hits[from..from + hits[from..].partition_point(|hit| hit.beside == Some(beside))]
    }
}

impl<'a> Texts<'a> {
    /// The text, or the document beside it.
    fn side(self, beside: Option<usize>) -> Option<(&'a Page, &'a [Note])> {
        match (beside, self.parallel) {
            (None, _) => Some((self.page, self.notes)),
            (Some(_), parallel) => parallel.map(|parallel| (&parallel.page, parallel.resolution.notes.as_slice())),
        }
    }

    /// Bytes of the words of a node, and of what stands beside it.
    fn bytes_of(self, node: usize) -> usize {
        let bytes = |page: &Page, node: usize| page.shown.get(node).map_or(0, |shown| shown.words.len()) + 1;
        let beside = self
            .parallel
            .into_iter()
            .flat_map(|parallel| parallel.all_beside(node).map(move |beside| bytes(&parallel.page, beside)));
        bytes(self.page, node) + beside.sum::<usize>()
    }
}

fn hits_in(hits: &[Hit], node: usize) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.node < node);
    let count = hits[from..].partition_point(|hit| hit.node == node);
    &hits[from..from + count]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::setting::Setting;
    use crate::model::node::{Kind, Node};
    use crate::model::resolution::Resolution;
    use crate::model::text::Text;

    fn large() -> Page {
        let words = |at: usize| {
            format!(
                "Paragraph {at} on lighthouses{}, aaa and éte",
                if at.is_multiple_of(7) { " and horns" } else { "" }
            )
        };
        let nodes = (0..9000).map(|at| Node::new(Kind::Text, Text::from(words(at).as_str()))).collect();
        Page::new(&Resolution { nodes, ..Resolution::default() }, Setting::default())
    }

    fn texts(page: &Page) -> Texts<'_> {
        Texts { page, notes: &[], parallel: None }
    }

    #[test]
    fn steps_from_any_place_in_either_direction_find_the_same() {
        let page = large();
        for typed in ["horn", "a", "aa", "éte", "lighthouses and", "nothing of the kind"] {
            let all = Hunt::new(typed, texts(&page));
            for (first, is_upwards) in [(0, false), (4000, false), (8999, true), (4000, true)] {
                let mut hunt = Hunt { is_upwards, ..Hunt::default().refined(typed, &page, first) };
                let mut steps = 0;
                while !hunt.is_whole() {
                    hunt.step(texts(&page));
                    steps += 1;
                }
                assert!(steps > 2, "{typed}: {steps}");
                assert_eq!(hunt.hits, all.hits, "{typed} from {first}");
            }
        }
    }

    #[test]
    fn a_phrase_that_goes_on_finds_what_it_finds_at_once() {
        let page = large();
        for typed in ["horns", "aaa", "aaa and e", "lighthouses", "PARA", "éte"] {
            let mut hunt = Hunt::default();
            let ends = typed.char_indices().map(|(at, letter)| at + letter.len_utf8());
            for (number, end) in ends.enumerate() {
                hunt = hunt.refined(&typed[..end], &page, 4500);
                // Typed faster than it is searched, or slower.
                (0..number % 3).for_each(|_| {
                    if !hunt.is_whole() {
                        hunt.step(texts(&page));
                    }
                });
                let mut finished = hunt.clone();
                finished.complete(texts(&page));
                assert_eq!(finished.hits, Hunt::new(&typed[..end], texts(&page)).hits, "{typed} up to {end}");
            }
        }
    }

    #[test]
    fn the_hit_in_sight_stays_the_same_one_while_others_are_found_before_it() {
        let page = large();
        let mut hunt = Hunt { from: (4000, 0), ..Hunt::default().refined("horns", &page, 3990) };
        hunt.step(texts(&page));
        hunt.current = hunt.nearest();
        let found = hunt.hits[hunt.current.expect("near")].clone();
        assert_eq!(found.node, 4004);
        hunt.complete(texts(&page));
        assert_eq!(hunt.hits[hunt.current.expect("still")], found);
        assert_eq!(hunt.nearest(), hunt.current);
        assert_eq!(Hunt { from: (8999, 0), ..hunt }.nearest(), Some(0), "round the end");
    }
}
