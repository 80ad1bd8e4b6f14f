//! The outline as it is folded now.

use crate::analysis::outline::{Entry, Group, Line};
use std::collections::HashSet;

/// The lines of the outline, which of them are folded, and which are kept by a filter.
#[derive(Clone, Debug, Default)]
pub struct Folds {
    /// All lines.
    pub lines: Vec<Line>,
    /// For each line, the one that holds it.
    holders: Vec<Option<usize>>,
    folded: HashSet<Entry>,
    filter: Option<Filter>,
}

/// A phrase by which the outline is narrowed down.
#[derive(Clone, Debug)]
struct Filter {
    phrase: String,
    /// For each line, whether it or one under it has the phrase.
    kept: Vec<bool>,
    /// What was folded before.
    folded: HashSet<Entry>,
}

impl Folds {
    /// The outline as it opens: the cover folded, all else unfolded.
    pub fn new(lines: Vec<Line>) -> Self {
        let folded = lines
            .iter()
            .map(|line| line.entry)
            .filter(|entry| matches!(entry, Entry::Group(Group::Cover, _)))
            .collect();
        Self { holders: holders(&lines), lines, folded, filter: None }
    }

    /// Indices of the lines that are in sight.
    pub fn visible(&self) -> Vec<usize> {
        let mut out = Vec::with_capacity(self.lines.len());
        let mut at = 0;
        while at < self.lines.len() {
            if !self.is_kept(at) {
                at += self.lines[at].under + 1;
                continue;
            }
            out.push(at);
            at += if self.is_folded(at) { self.lines[at].under + 1 } else { 1 };
        }
        out
    }

    fn is_kept(&self, line: usize) -> bool {
        self.filter.as_ref().is_none_or(|filter| filter.kept[line])
    }

    /// The phrase by which the outline is narrowed down.
    pub fn phrase(&self) -> Option<&str> {
        self.filter.as_ref().map(|filter| filter.phrase.as_str())
    }

    /// Shows only the lines of these nodes, in ascending order, and what holds them; all of that unfolded.
    pub fn keep_only(&mut self, phrase: &str, nodes: &[usize]) {
        let mut kept = vec![false; self.lines.len()];
        for &node in nodes {
            let mut line = Some(self.own_line(node));
            while let Some(at) = line.filter(|&at| kept.get(at) == Some(&false)) {
                kept[at] = true;
                line = self.parent(at);
            }
        }
        let folded = self.filter.take().map_or_else(|| std::mem::take(&mut self.folded), |filter| filter.folded);
        self.folded.clear();
        self.filter = Some(Filter { phrase: phrase.to_owned(), kept, folded });
    }

    /// Shows all lines again, folded as before.
    pub fn keep_all(&mut self) {
        if let Some(filter) = self.filter.take() {
            self.folded = filter.folded;
        }
    }

    /// What is folded.
    pub fn folded(&self) -> &HashSet<Entry> {
        &self.folded
    }

    /// Folds these and nothing else.
    pub fn fold_only(&mut self, folded: HashSet<Entry>) {
        self.folded = folded;
    }

    /// Whether a line hides what lies under it.
    pub fn is_folded(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.under > 0 && self.folded.contains(&line.entry))
    }

    /// The line of a node, else the last one before it, whether it is in sight or not.
    fn own_line(&self, node: usize) -> usize {
        self.lines.partition_point(|line| line.node <= node).saturating_sub(1)
    }

    /// The line that stands for a node: its own, else the last one before it; of folded ones the outermost.
    pub fn line_of(&self, node: usize) -> usize {
        let mut line = self.own_line(node);
        let mut above = Some(line);
        while let Some(at) = above {
            if self.is_folded(at) {
                line = at;
            }
            above = self.parent(at);
        }
        line
    }

    /// Folds or unfolds a line; returns whether that changed anything.
    pub fn set(&mut self, line: usize, folded: bool) -> bool {
        let Some(found) = self.lines.get(line).filter(|found| found.under > 0) else { return false };
        if folded { self.folded.insert(found.entry) } else { self.folded.remove(&found.entry) }
    }

    /// Folds or unfolds everything.
    pub fn set_all(&mut self, folded: bool) {
        self.folded.clear();
        if folded {
            self.folded.extend(self.lines.iter().filter(|line| line.under > 0).map(|line| line.entry));
        }
    }

    /// The line that holds this one.
    pub fn parent(&self, line: usize) -> Option<usize> {
        self.holders.get(line).copied().flatten()
    }

    /// The lines that the same line holds, this one among them, in order.
    pub fn siblings(&self, line: usize) -> Vec<usize> {
        let (from, to) = match self.parent(line) {
            Some(parent) => (parent + 1, parent + 1 + self.lines[parent].under),
            None => (0, self.lines.len()),
        };
        let mut out = Vec::new();
        let mut at = from;
        while at < to {
            out.push(at);
            at += self.lines[at].under + 1;
        }
        out
    }
}

/// For each line, the last one before it that stands less deep.
fn holders(lines: &[Line]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        while open.last().is_some_and(|&above| lines[above].depth >= line.depth) {
            open.pop();
        }
        out.push(open.last().copied());
        open.push(at);
    }
    out
}
