//! The outline as it is folded now.

use crate::analysis::outline::{Entry, Group, Line};
use std::collections::HashSet;

/// The lines of the outline and which of them are folded.
#[derive(Clone, Debug, Default)]
pub struct Folds {
    /// All lines.
    pub lines: Vec<Line>,
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
        Self { lines, folded }
    }

    /// Indices of the lines that are in sight.
    pub fn visible(&self) -> Vec<usize> {
        let mut out = Vec::with_capacity(self.lines.len());
        let mut at = 0;
        while at < self.lines.len() {
            out.push(at);
            at += if self.is_folded(at) { self.lines[at].under + 1 } else { 1 };
        }
        out
    }

    /// Whether a line hides what lies under it.
    pub fn is_folded(&self, line: usize) -> bool {
        self.lines[line].under > 0 && self.folded.contains(&self.lines[line].entry)
    }

    /// The line that stands for a node: its own, else the last one before it; of folded ones the outermost.
    pub fn line_of(&self, node: usize) -> usize {
        let at = self.lines.partition_point(|line| line.node <= node).saturating_sub(1);
        let mut line = 0;
        let mut place = 0;
        while place <= at {
            line = place;
            if self.is_folded(place) && at <= place + self.lines[place].under {
                return place;
            }
            place += if self.is_folded(place) { self.lines[place].under + 1 } else { 1 };
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
        let depth = self.lines.get(line)?.depth;
        (0..line).rev().find(|&above| self.lines[above].depth < depth)
    }
}
