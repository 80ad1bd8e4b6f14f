//! The text set for a width: rows of cells, each with its node and its stretch of the shown words.

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

/// The text set for a width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// All rows, from the first to the last.
    pub rows: Vec<Row>,
    /// The shown words of each node.
    pub shown: Vec<Shown>,
    /// The shown words of each note.
    pub notes: Vec<Shown>,
    /// How the rows were set.
    pub setting: Setting,
    /// For each node, its first row.
    first: Vec<usize>,
    /// For each node, the bytes of all nodes before it; at the end, the bytes of all.
    bytes: Vec<usize>,
}

impl Page {
    /// Sets `resolution`; rows of fewer than eight cells are taken as eight.
    pub fn new(resolution: &Resolution, setting: Setting) -> Self {
        Self::top(resolution, setting, usize::MAX)
    }

    /// Sets no more nodes than fill `rows` rows from the top: what a first frame shows. The rest is set by
    /// [`Page::new`].
    pub fn top(resolution: &Resolution, setting: Setting, rows: usize) -> Self {
        let notes = resolution.notes.iter().map(|note| shown::note(note, resolution.language)).collect();
        let mut page = Self { notes, bytes: bytes_before(&resolution.nodes), ..Self::default() };
        page.begin(setting);
        for (at, node) in resolution.nodes.iter().enumerate() {
            if page.rows.len() >= rows {
                break;
            }
            page.shown.push(shown::node(node, resolution));
            page.add(at, resolution);
        }
        page.end(resolution);
        page
    }

    /// Sets the same resolution anew.
    pub fn set(&mut self, resolution: &Resolution, setting: Setting) {
        self.begin(setting);
        for at in 0..self.shown.len() {
            self.add(at, resolution);
        }
        self.end(resolution);
    }

    /// Whether every node is set.
    pub fn is_whole(&self) -> bool {
        self.first.len() + 1 >= self.bytes.len()
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

    fn begin(&mut self, setting: Setting) {
        self.setting = Setting { width: setting.width.max(8), ..setting };
        self.rows.clear();
        self.first.clear();
    }

    fn add(&mut self, at: usize, resolution: &Resolution) {
        let node = &resolution.nodes[at];
        if let Some(before) = at.checked_sub(1) {
            self.part(at, &resolution.nodes[before], node);
        }
        self.first.push(self.rows.len());
        let rows = self.rows_for(at, node);
        self.rows.extend(rows.into_iter().map(|row| Row { node: at, ..row }));
    }

    fn end(&mut self, resolution: &Resolution) {
        if self.setting.notes_at_end && !resolution.nodes.is_empty() && self.is_whole() {
            self.add_notes(resolution);
        }
    }

    /// The words that stand on a row.
    pub fn shown_on(&self, row: &Row) -> &Shown {
        row.note.and_then(|note| self.notes.get(note)).unwrap_or(&self.shown[row.node])
    }

    /// The first row of a node; 0 for a page without rows.
    pub fn first_row(&self, node: usize) -> usize {
        self.first.get(node).copied().unwrap_or(0)
    }

    /// The rows of a node, without those that part it from its neighbours.
    pub fn rows_of(&self, node: usize) -> Range<usize> {
        let from = self.first_row(node).min(self.rows.len());
        let is_own = |row: &&Row| row.node == node && row.note.is_none();
        from..from + self.rows[from..].iter().take_while(is_own).count()
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
    fn part(&mut self, at: usize, before: &Node, node: &Node) {
        let blank = || Row { node: at, ..Row::default() };
        let (from, to) = (part_of(before.kind), part_of(node.kind));
        if before.kind == node.kind && matches!(node.kind, Kind::Cover | Kind::Closing) && !self.is_title(at) {
            if self.is_title(at - 1) {
                self.rows.push(blank());
            }
            return;
        }
        self.rows.push(blank());
        if from != to && from.is_some() && to.is_some() {
            let line = (self.setting.gutter, "─".repeat(7.min(self.setting.width)));
            let across = Across { cells: Vec::new(), lines: vec![line] };
            self.rows.push(Row { across: Some(Box::new(across)), ..blank() });
            self.rows.push(blank());
        } else if node.kind.is_division() {
            self.rows.push(blank());
        }
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
        let line = (gutter, "─".repeat(7.min(self.setting.width)));
        let rule = Across { cells: Vec::new(), lines: vec![line] };
        self.rows.push(Row { node, ..Row::default() });
        self.rows.push(Row { node, across: Some(Box::new(rule)), ..Row::default() });
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

/// The parts of a resolution between which a rule stands.
fn part_of(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Cover => Some(0),
        Kind::Enacting | Kind::Preambular => Some(1),
        Kind::Operative => Some(2),
        Kind::Closing => Some(3),
        _ => None,
    }
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
