//! The text set for a width: rows of cells, each with its node and its stretch of the shown words.

use crate::analysis::outline::Group;
use crate::layout::breaking::break_words;
use crate::layout::glyphs;
use crate::layout::row::{Across, Row, block};
use crate::layout::setting::Setting;
use crate::layout::shown::{self, Shown};
use crate::layout::table;
use crate::model::node::{Kind, Node};
use crate::model::resolution::Resolution;
use std::ops::Range;

/// Cells by which each level of a list stands further in.
const STEP: usize = 4;

/// The text set for a width. Of a large text the rows in sight can be set alone; the others follow step by step.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// All rows, from the first to the last; those of some nodes only while the page is not whole.
    pub rows: Vec<Row>,
    /// The shown words of each node.
    pub shown: Vec<Shown>,
    /// The shown words of each note.
    pub notes: Vec<Shown>,
    /// How the rows were set.
    pub setting: Setting,
    /// For each node that is set, its first row.
    first: Vec<usize>,
    /// The nodes that are set.
    set: Range<usize>,
    /// What is to become the whole page.
    coming: Option<Coming>,
    /// For each node, whether its shown words were made; of the notes whether all were.
    made: (Vec<bool>, bool),
    /// For each node, the bytes of all nodes before it; at the end, the bytes of all.
    bytes: Vec<usize>,
}

/// The rows of a page from its first node on, as far as they are set.
#[derive(Clone, Debug, Default)]
struct Coming {
    rows: Vec<Row>,
    first: Vec<usize>,
}

/// Bytes of words from which on a document is set and searched step by step.
const LARGE: usize = 256 << 10;

/// Whether a document is too large to be set at once.
pub fn is_large(resolution: &Resolution) -> bool {
    let mut bytes = 0;
    resolution.nodes.iter().any(|node| {
        bytes += node.text.string.len();
        bytes > LARGE
    })
}

/// Bytes of words that one step sets.
const STEP_BYTES: usize = 64 << 10;

impl Page {
    /// Sets `resolution`; rows of fewer than eight cells are taken as eight.
    pub fn new(resolution: &Resolution, setting: Setting) -> Self {
        let mut page = Self::default();
        page.set(resolution, setting);
        page
    }

    /// Sets the same resolution anew.
    pub fn set(&mut self, resolution: &Resolution, setting: Setting) {
        self.begin(resolution, setting);
        self.coming = Some(Coming::default());
        while !self.go_on(resolution) {}
    }

    /// Sets `resolution` anew, of a large one the rows around a node alone.
    pub fn set_near(&mut self, resolution: &Resolution, setting: Setting, node: usize, rows: usize) {
        if is_large(resolution) {
            self.set_around(resolution, setting, node, rows);
        } else {
            self.set(resolution, setting);
        }
    }

    /// Sets the rows around a node alone: `rows` of them before it and behind it, as far as there are so many.
    pub fn set_around(&mut self, resolution: &Resolution, setting: Setting, node: usize, rows: usize) {
        // What is coming for the same width goes on coming.
        let before = self.coming.take().filter(|_| self.setting.width == setting.width.max(8));
        let before = before.filter(|_| Setting { width: 0, ..self.setting } == Setting { width: 0, ..setting });
        self.begin(resolution, setting);
        let nodes = &resolution.nodes;
        let mut from = node.min(nodes.len().saturating_sub(1));
        let mut above = 0;
        while from > 0 && above < rows {
            from -= 1;
            self.make(resolution, from);
            above += self.rows_for(from, &nodes[from]).len();
        }
        let mut some = Coming::default();
        let mut at = from;
        self.make(resolution, from.saturating_sub(1));
        while at < nodes.len() && (at <= node || some.rows.len() < some.first[node - from] + rows) {
            self.make(resolution, at);
            self.add(&mut some, resolution, at);
            at += 1;
        }
        (self.rows, self.first, self.set) = (some.rows, some.first, from..at);
        self.coming = Some(before.unwrap_or_default());
        if self.set.len() == nodes.len() {
            while !self.go_on(resolution) {}
        }
    }

    /// Whether all rows are set.
    pub fn is_whole(&self) -> bool {
        self.coming.is_none()
    }

    /// Whether the first row that is set is the first of all, and the last one the last.
    pub fn reaches(&self) -> (bool, bool) {
        let ends = self.set.end == self.shown.len() && !self.setting.notes_at_end;
        (self.set.start == 0, self.is_whole() || ends)
    }

    /// Whether so many rows are set before and behind one, or all that there are.
    pub fn has_around(&self, row: usize, rows: usize) -> bool {
        let (starts, ends) = self.reaches();
        (starts || row >= rows) && (ends || row.saturating_add(rows) <= self.rows.len())
    }

    /// Whether the rows of a node are set.
    pub fn holds(&self, node: usize) -> bool {
        self.set.contains(&node)
    }

    /// Sets some more nodes where the page is not whole; with the last one their rows take the place of those that
    /// were set alone. Returns whether the page is whole.
    pub fn go_on(&mut self, resolution: &Resolution) -> bool {
        let Some(mut coming) = self.coming.take() else { return true };
        let mut bytes = 0;
        while bytes < STEP_BYTES && coming.first.len() < resolution.nodes.len() {
            let at = coming.first.len();
            self.make(resolution, at);
            bytes += self.shown[at].words.len() + 1;
            self.add(&mut coming, resolution, at);
        }
        if coming.first.len() < resolution.nodes.len() {
            self.coming = Some(coming);
            return false;
        }
        self.make_notes(resolution);
        self.set = 0..resolution.nodes.len();
        (self.rows, self.first) = (coming.rows, coming.first);
        if self.setting.notes_at_end && !resolution.nodes.is_empty() {
            self.add_notes(resolution);
        }
        true
    }

    /// How much of the document stands on the rows before `row`, in percent of its bytes, notes not counted.
    pub fn percent_above(&self, row: usize) -> usize {
        if row >= self.rows.len() && self.is_whole() {
            return 100;
        }
        let Some(last) = self.rows[..row.min(self.rows.len())].last() else { return 0 };
        let (from, to, all) = (self.bytes[last.node], self.bytes[last.node + 1], self.bytes[self.bytes.len() - 1]);
        let inside = if last.note.is_some() { to - from } else { last.words.end.min(to - from) };
        (from + inside) * 100 / all.max(1)
    }

    fn begin(&mut self, resolution: &Resolution, setting: Setting) {
        if self.bytes.is_empty() {
            self.bytes = bytes_before(&resolution.nodes);
        }
        self.setting = Setting { width: setting.width.max(8), ..setting };
        self.shown.resize_with(resolution.nodes.len(), Shown::default);
        self.notes.resize_with(resolution.notes.len(), Shown::default);
        self.made.0.resize(resolution.nodes.len(), false);
    }

    /// Makes the shown words of a node, and those of the notes that it calls.
    fn make(&mut self, resolution: &Resolution, at: usize) {
        let Some(node) = resolution.nodes.get(at).filter(|_| !self.made.0[at]) else { return };
        self.shown[at] = shown::node(node, resolution);
        self.made.0[at] = true;
        for note in node.notes().filter(|_| !self.made.1) {
            // Any number of nodes may call one note.
            if let Some(place) = self.notes.get_mut(note).filter(|place| place.words.is_empty()) {
                *place = shown::note(&resolution.notes[note], resolution.language);
            }
        }
    }

    fn make_notes(&mut self, resolution: &Resolution) {
        if !self.made.1 {
            self.notes = resolution.notes.iter().map(|note| shown::note(note, resolution.language)).collect();
            self.made.1 = true;
        }
    }

    /// Adds the rows of a node, and before them those that part it from the node before.
    fn add(&self, coming: &mut Coming, resolution: &Resolution, at: usize) {
        let node = &resolution.nodes[at];
        if at > 0 {
            self.part(&mut coming.rows, at, &resolution.nodes[at - 1], node);
        }
        coming.first.push(coming.rows.len());
        coming.rows.extend(self.rows_for(at, node).into_iter().map(|row| Row { node: at, ..row }));
    }

    /// The words that stand on a row.
    pub fn shown_on(&self, row: &Row) -> &Shown {
        row.note.and_then(|note| self.notes.get(note)).unwrap_or(&self.shown[row.node])
    }

    /// The first row of a node; 0 for one that is not set.
    pub fn first_row(&self, node: usize) -> usize {
        let place = node.checked_sub(self.set.start);
        place.and_then(|place| self.first.get(place)).copied().unwrap_or(0)
    }

    /// The rows of a node, without those that part it from its neighbours.
    pub fn rows_of(&self, node: usize) -> Range<usize> {
        let from = self.first_row(node).min(self.rows.len());
        let is_own = |row: &&Row| row.node == node && row.note.is_none();
        from..from + self.rows[from..].iter().take_while(is_own).count()
    }

    /// Whether something of a node itself stands on a row: its words, or a line between the rows of a table.
    pub fn is_own_row(&self, at: usize, node: usize) -> bool {
        let is_table = self.shown.get(node).is_some_and(|shown| !shown.cells.is_empty());
        let is_own = |row: &Row| !row.is_blank() || is_table && at > self.first_row(node);
        self.rows.get(at).is_some_and(|row| row.node == node && row.note.is_none() && is_own(row))
    }

    /// The row on which a byte of a node's shown words stands.
    pub fn row_of(&self, node: usize, byte: usize) -> usize {
        let rows = self.rows_of(node);
        let own = &self.rows[rows.clone()];
        let inside = own.iter().position(|row| row.holds(byte));
        let inside = inside.or_else(|| own.iter().position(|row| row.across.is_none() && byte < row.words.end));
        rows.start + inside.unwrap_or(own.len().saturating_sub(1))
    }

    /// The rows between two nodes: none inside the cover and the closing lines, a rule where a part of the resolution
    /// ends, else a blank one.
    fn part(&self, rows: &mut Vec<Row>, at: usize, before: &Node, node: &Node) {
        let blank = || Row { node: at, ..Row::default() };
        let (from, to) = (Group::of(before.kind), Group::of(node.kind));
        if before.kind == node.kind && matches!(node.kind, Kind::Cover | Kind::Closing) && !self.is_title(at) {
            if self.is_title(at - 1) {
                rows.push(blank());
            }
            return;
        }
        rows.push(blank());
        if from != to && from.is_some() && to.is_some() {
            rows.push(self.rule(at, self.setting.gutter));
            rows.push(blank());
        } else if node.kind.is_division() {
            rows.push(blank());
        }
    }

    /// A row that is a short rule, set from `indent` cells on.
    fn rule(&self, node: usize, indent: usize) -> Row {
        const LENGTH: usize = 7;
        let line = (indent, "─".repeat(LENGTH.min(self.setting.width)));
        Row { node, across: Some(Box::new(Across { cells: Vec::new(), lines: vec![line] })), ..Row::default() }
    }

    fn is_title(&self, node: usize) -> bool {
        self.shown.get(node).is_some_and(|shown| shown.ink_at(0) == shown::Ink::Heading)
    }

    fn rows_for(&self, at: usize, node: &Node) -> Vec<Row> {
        let shown = &self.shown[at];
        let (first, rest) = hang_of(node, shown, &self.setting);
        let width = self.setting.width;
        let cells = shown.cells.iter().flatten().map(|cell| cell.start).min();
        let words = &shown.words[..cells.unwrap_or(shown.words.len())];
        let broken = break_words(words.trim_end(), width - first, width - rest, &self.setting).into_iter().enumerate();
        let indent = |number| if number == 0 { first } else { rest };
        let rows = broken.map(|(number, (words, end))| Row { words, end, indent: indent(number), ..Row::default() });
        match cells {
            None => rows.collect(),
            Some(0) => table::rows(shown, rest, &self.setting),
            Some(_) => rows.chain(table::rows(shown, rest, &self.setting)).collect(),
        }
    }

    /// The notes behind the last paragraph, under a rule; they count as rows of the last node.
    fn add_notes(&mut self, resolution: &Resolution) {
        let node = resolution.nodes.len() - 1;
        let gutter = self.setting.gutter.max(STEP).min(self.setting.width / 3);
        self.rows.push(Row { node, ..Row::default() });
        self.rows.push(self.rule(node, gutter));
        for (number, shown) in self.notes.iter().enumerate() {
            let rows = block(shown, gutter, &self.setting);
            self.rows.extend(rows.into_iter().map(|row| Row { node, note: Some(number), ..row }));
        }
    }
}

fn bytes_before(nodes: &[Node]) -> Vec<usize> {
    let cells = |node: &Node| node.rows.iter().flatten().map(|cell| cell.string.len()).sum::<usize>();
    let own = |node: &Node| node.label.as_ref().map_or(0, String::len) + node.text.string.len() + cells(node);
    let sums = nodes.iter().scan(0, |sum, node| {
        *sum += own(node);
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// Cells before the first row and before further rows. Numbers hang in the gutter and letters in the step of their
/// list, so that words stand under words; a longer label pushes its own row in.
fn hang_of(node: &Node, shown: &Shown, setting: &Setting) -> (usize, usize) {
    let level = match node.kind {
        Kind::Subparagraph => usize::from(node.depth.saturating_sub(1)).min(6),
        _ => 0,
    };
    let label = glyphs::width(&shown.words[..shown.label], setting.joins());
    let most = setting.width / 2;
    if setting.gutter == 0 {
        // No gutter: the label hangs by its own width, where there is room for that at all.
        let first = (level.saturating_sub(1) * STEP).min(setting.width / 3);
        let hangs = label <= 6 && setting.width > 30;
        return (first, if hangs { first + label } else { first });
    }
    let rest = (setting.gutter + level * STEP).min(most);
    let first = rest.saturating_sub(label);
    let edge = if level == 0 { 0 } else { rest.saturating_sub(STEP) };
    (first.max(edge), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Text;

    fn resolution() -> Resolution {
        let mut operative = Node::new(Kind::Operative, Text::from("Requests the organs of the system to report:"));
        operative.label = Some("12.".into());
        operative.depth = 1;
        let mut item = Node::new(Kind::Subparagraph, Text::from("On their work, in all its parts and places;"));
        item.label = Some("(a)".into());
        item.depth = 2;
        let nodes = vec![Node::new(Kind::Preambular, Text::from("Recalling its resolutions,")), operative, item];
        Resolution { nodes, ..Resolution::default() }
    }

    fn seen(width: usize, gutter: usize) -> Vec<String> {
        let page = Page::new(&resolution(), Setting { width, gutter, ..Setting::default() });
        let row = |row: &Row| {
            let line =
                row.across.iter().flat_map(|across| &across.lines).map(|line| line.1.as_str()).collect::<String>();
            format!("{}{}{line}", " ".repeat(row.indent), &page.shown_on(row).words[row.words.clone()])
        };
        page.rows.iter().map(row).collect()
    }

    #[test]
    fn numbers_and_letters_hang_so_that_words_stand_under_words() {
        assert_eq!(
            seen(36, 5),
            [
                "     Recalling its resolutions,",
                "",
                "───────",
                "",
                " 12. Requests the organs of the",
                "     system to report:",
                "",
                "     (a) On their work, in all its",
                "         parts and places;",
            ]
        );
    }

    #[test]
    fn without_a_gutter_labels_hang_by_their_own_width() {
        assert_eq!(seen(36, 0)[4], "12. Requests the organs of the");
        assert_eq!(seen(36, 0)[5], "    system to report:");
    }

    #[test]
    fn every_byte_stands_on_its_row() {
        let page = Page::new(&resolution(), Setting { width: 20, ..Setting::default() });
        for (node, shown) in page.shown.iter().enumerate() {
            for (byte, letter) in shown.words.char_indices().filter(|(_, letter)| *letter != ' ') {
                let row = page.row_of(node, byte);
                assert!(page.rows[row].holds(byte) && page.rows[row].node == node, "{node} {byte} {letter}");
            }
        }
    }
}
