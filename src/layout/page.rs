//! The text set for a width: rows of cells, each with its node and its stretch of the shown words.

use crate::layout::shown::{self, Ink, Shown};
use crate::model::node::{Kind, Node};
use crate::model::resolution::Resolution;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// One row of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index of the node whose words stand here.
    pub node: usize,
    /// Bytes of the node's shown words; empty for the blank row between paragraphs.
    pub words: Range<usize>,
    /// Cells before the words.
    pub indent: usize,
}

/// The text set for a width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// All rows, from the first to the last.
    pub rows: Vec<Row>,
    /// The shown words of each node.
    pub shown: Vec<Shown>,
    /// For each node, its first row.
    first: Vec<usize>,
    /// Cells between the margins.
    pub width: usize,
}

impl Page {
    /// Sets `resolution` for `width` cells; fewer than eight are taken as eight.
    pub fn new(resolution: &Resolution, width: usize) -> Self {
        let mut page = Self { width: width.max(8), ..Self::default() };
        let mut before: Option<&Node> = None;
        for (at, node) in resolution.nodes.iter().enumerate() {
            if before.is_some_and(|before| parts(before, node)) {
                page.rows.push(Row { node: at, words: 0..0, indent: 0 });
            }
            page.first.push(page.rows.len());
            page.shown.push(set(node, resolution));
            page.break_rows(at, node);
            before = Some(node);
        }
        page
    }

    /// The first row of a node; 0 for a page without rows.
    pub fn first_row(&self, node: usize) -> usize {
        self.first.get(node).copied().unwrap_or(0)
    }

    /// The rows of a node, without the blank one before it.
    pub fn rows_of(&self, node: usize) -> Range<usize> {
        let from = self.first_row(node);
        let count = self.rows[from.min(self.rows.len())..].iter().take_while(|row| row.node == node).count();
        from..from + count
    }

    /// The row on which a byte of a node's shown words stands.
    pub fn row_of(&self, node: usize, byte: usize) -> usize {
        let rows = self.rows_of(node);
        let inside = rows.clone().find(|&row| byte < self.rows[row].words.end);
        inside.unwrap_or(rows.end.saturating_sub(1).max(rows.start))
    }

    fn break_rows(&mut self, at: usize, node: &Node) {
        let shown = &self.shown[at];
        let hang = hang_of(node, shown, self.width);
        let lines = break_words(&shown.words, self.width - hang.0, self.width - hang.1);
        for (number, words) in lines.into_iter().enumerate() {
            let indent = if number == 0 { hang.0 } else { hang.1 };
            self.rows.push(Row { node: at, words, indent });
        }
    }
}

/// The node's shown words; a table's cells stand in rows of their own.
fn set(node: &Node, resolution: &Resolution) -> Shown {
    if node.rows.is_empty() {
        return shown::node(node, &resolution.notes);
    }
    let mut words = shown::node(node, &resolution.notes);
    for row in &node.rows {
        for (column, cell) in row.iter().enumerate() {
            let part = shown::text(cell, &resolution.notes, Ink::Plain);
            let shift = words.words.len();
            words.words.push_str(&part.words);
            words.inks.extend(part.inks.iter().map(|ink| (ink.0 + shift, ink.1 + shift, ink.2)));
            words.marks.extend(part.marks.iter().map(|mark| (mark.0 + shift, mark.1 + shift, mark.2)));
            words.words.push_str(if column + 1 < row.len() { " │ " } else { "" });
        }
        words.words.push('\n');
    }
    words
}

/// Whether a blank row parts two nodes.
fn parts(before: &Node, node: &Node) -> bool {
    before.kind != node.kind || !matches!(node.kind, Kind::Closing)
}

/// Cells before the first row and before further rows: the label hangs in the margin of its paragraph.
fn hang_of(node: &Node, shown: &Shown, width: usize) -> (usize, usize) {
    let level = match node.kind {
        Kind::Subparagraph => usize::from(node.depth.saturating_sub(1)).min(5),
        _ => 0,
    };
    let first = (level * 4).min(width / 3);
    let label = shown.words[..shown.label].width();
    let hangs = node.label.is_some() && label <= 6 && width > 30;
    (first, if hangs { first + label } else { first })
}

/// Breaks words by the rules of their script into rows of at most `first` and then `rest` cells.
pub fn break_words(words: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut from = 0;
    for paragraph in words.split('\n') {
        let lines = break_line(paragraph, if rows.is_empty() { first } else { rest }, rest);
        rows.extend(lines.into_iter().map(|line| from + line.start..from + line.end));
        from += paragraph.len() + 1;
    }
    if rows.len() > 1 && rows.last().is_some_and(Range::is_empty) {
        rows.pop();
    }
    rows
}

fn break_line(words: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let separator = textwrap::WordSeparator::UnicodeBreakProperties;
    let pieces: Vec<textwrap::core::Word<'_>> = separator.find_words(words).collect();
    let narrow = first.min(rest).max(1);
    let pieces = textwrap::core::break_words(pieces, narrow);
    let widths = [as_float(first.max(1)), as_float(rest.max(1))];
    let mut at = 0;
    let mut rows = Vec::new();
    for line in textwrap::wrap_algorithms::wrap_first_fit(&pieces, &widths) {
        let length: usize = line.iter().map(|word| word.word.len() + word.whitespace.len()).sum();
        let tail = line.last().map_or(0, |word| word.whitespace.len());
        rows.push(at..at + length - tail);
        at += length;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// A count of cells as textwrap wants it; windows are far narrower than what a float holds exactly.
fn as_float(cells: usize) -> f64 {
    f64::from(u32::try_from(cells).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_stands_once_and_in_order_at_any_width() {
        let words = "Reaffirming 大会决定，第七十五届会议。 государства-члены № 5 إن الجمعية العامة extraordinarily_long_symbol/A/RES/75/10";
        for width in 8..120 {
            let rows = break_words(words, width, width);
            let joined: String = rows.iter().map(|row| &words[row.clone()]).collect();
            let squash = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            assert_eq!(squash(&joined), squash(words), "width {width}");
            for row in rows {
                assert!(words[row.clone()].width() <= width, "width {width}: {}", &words[row]);
            }
        }
    }

    #[test]
    fn no_chinese_row_begins_with_a_comma() {
        let words = "大会决定，在第七十五届会议，临时议程，列入项目，并请秘书长，提出报告。".repeat(4);
        for width in 10..60 {
            for row in break_words(&words, width, width) {
                assert!(!words[row.clone()].starts_with(['，', '。']), "width {width}: {}", &words[row]);
            }
        }
    }
}
