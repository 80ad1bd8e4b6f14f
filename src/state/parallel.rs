//! A parallel document beside the text: another version, or the same in another language. It follows the text paragraph
//! by paragraph.

use crate::analysis::comparison::{Place, pairs};
use crate::layout::page::Page;
use crate::layout::setting::Setting;
use crate::model::language::Language;
use crate::model::resolution::Resolution;

/// The document beside the text.
#[derive(Debug)]
pub struct Parallel {
    /// The document.
    pub resolution: Resolution,
    /// What it is called: its symbol, else its file.
    pub name: String,
    /// Its rows; derived. Of a large document those beside the rows in sight alone, until all are set.
    pub page: Page,
    /// For each node of the text its counterpart, or that of the nearest before it which has one.
    counterparts: Vec<usize>,
    /// For each of its nodes the node of the text beside which it stands.
    beside: Vec<usize>,
    /// The nodes of the text, each with one that stands beside it, in their order.
    both: Vec<(usize, usize)>,
    /// The notes of the text and their counterparts.
    notes: Vec<(usize, usize)>,
    /// What was gone to.
    goal: Option<Goal>,
}

/// What was gone to in the document beside: it stands beside the paragraph of the text as long as that is the current one.
#[derive(Clone, Copy, Debug)]
struct Goal {
    /// The node of the text.
    node: usize,
    /// The node beside it.
    beside: usize,
    /// Byte of that one's shown words.
    byte: usize,
}

impl Parallel {
    /// `other` beside `text`; its rows are not set yet.
    pub fn new(other: Resolution, name: String, text: &Resolution) -> Self {
        let (mut there, mut here) = (vec![None; text.nodes.len()], vec![None; other.nodes.len()]);
        let mut notes = Vec::new();
        for pair in pairs(&other, text) {
            match pair {
                (Place::Node(old), Place::Node(new)) => (there[new], here[old]) = (Some(old), Some(new)),
                (Place::Note(old), Place::Note(new)) => notes.push((new, old)),
                _ => {}
            }
        }
        let beside = with_those_before(here);
        let mut both: Vec<_> = beside.iter().copied().zip(0..).collect();
        both.sort_unstable();
        Self {
            resolution: other,
            name,
            page: Page::default(),
            counterparts: with_those_before(there),
            beside,
            both,
            notes,
            goal: None,
        }
    }

    /// The code of its language; `?` where that is not known.
    pub fn language(&self) -> &'static str {
        self.resolution.language.map_or("?", Language::code)
    }

    /// The node that stands for `node` of the text.
    pub fn counterpart(&self, node: usize) -> usize {
        let goal = self.goal.filter(|goal| goal.node == node);
        goal.map_or_else(|| self.counterparts.get(node).copied().unwrap_or(0), |goal| goal.beside)
    }

    /// The node of the text beside which one of its own stands.
    pub fn beside(&self, node: usize) -> usize {
        self.beside.get(node).copied().unwrap_or(0)
    }

    /// Its nodes that stand beside `node` of the text, in their order.
    pub fn all_beside(&self, node: usize) -> impl Iterator<Item = usize> {
        let from = self.both.partition_point(|pair| pair.0 < node);
        self.both[from..].iter().take_while(move |pair| pair.0 == node).map(|pair| pair.1)
    }

    /// Its note that stands for `note` of the text.
    pub fn note_for(&self, note: usize) -> Option<usize> {
        self.notes.iter().find(|pair| pair.0 == note).map(|pair| pair.1)
    }

    /// The note of the text for which `note` stands.
    pub fn note_of_text(&self, note: usize) -> Option<usize> {
        self.notes.iter().find(|pair| pair.1 == note).map(|pair| pair.0)
    }

    /// The first row of what stands beside `node` of the text, and how many rows further down that is which was gone to.
    pub fn place_beside(&self, node: usize) -> (usize, usize) {
        let first = self.page.first_row(self.counterpart(node));
        let goal = self.goal.filter(|goal| goal.node == node);
        (first, goal.map_or(0, |goal| self.page.row_of(goal.beside, goal.byte).saturating_sub(first)))
    }

    /// Goes to a byte of one of its nodes; returns the node of the text beside which that stands.
    pub(super) fn go_to(&mut self, beside: usize, byte: usize) -> usize {
        let node = self.beside(beside);
        self.goal = Some(Goal { node, beside, byte });
        node
    }

    /// Sets its rows anew where `setting` has changed, so that there are `rows` of them before and behind what stands
    /// beside the current node of the text.
    pub(super) fn fit(&mut self, setting: Setting, current: usize, rows: usize) {
        if self.page.setting != setting {
            self.page.set_near(&self.resolution, setting, self.counterpart(current), rows);
        }
        self.hold(current, rows);
    }

    /// The same where the setting is as it was; what was gone to is forgotten with another current node.
    pub(super) fn hold(&mut self, current: usize, rows: usize) {
        self.goal = self.goal.filter(|goal| goal.node == current);
        if self.page.is_whole() {
            return;
        }
        let (node, setting) = (self.counterpart(current), self.page.setting);
        if !self.page.holds(node) {
            self.page.set_around(&self.resolution, setting, node, rows);
        }
        let (first, below) = self.place_beside(current);
        if !self.page.has_around(first + below, rows) {
            self.page.set_around(&self.resolution, setting, node, below + rows);
        }
    }

    /// Sets some more of its rows; nothing of what is in sight changes.
    pub(super) fn go_on(&mut self) {
        self.page.go_on(&self.resolution);
    }

    /// Sets all of its rows.
    pub(super) fn settle(&mut self) {
        while !self.page.is_whole() {
            self.go_on();
        }
    }
}

/// What stands at each place, or at the nearest before it where anything stands.
fn with_those_before(places: Vec<Option<usize>>) -> Vec<usize> {
    let mut last = 0;
    let filled = places.into_iter().map(|place| {
        last = place.unwrap_or(last);
        last
    });
    filled.collect()
}
