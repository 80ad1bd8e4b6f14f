//! Gathers words into paragraphs, notes and tables while groups come and go.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::model::node::Rows;
use crate::model::note::Note;
use crate::model::text::{Role, Text};
use crate::readers::breaks;
use crate::readers::docx::numerals;
use crate::readers::docx::told::{self, Told, Why};
use std::sync::Arc;

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Go {
    #[default]
    Text,
    Note,
    /// Running heads and feet.
    Edge,
    /// The code of a field.
    Code,
    /// What someone wrote beside the text.
    Comment,
    /// Names of fonts.
    Fonts,
    /// A drawing: nowhere, but words of a box in it are text.
    Drawing,
    Nowhere,
}

pub(super) const ROLES: [Role; 3] = [Role::Emphasis, Role::Strong, Role::Raised];

/// How the notes of a kind are numbered.
#[derive(Clone, Copy, Debug)]
struct Numbering {
    format: &'static str,
    next: u32,
}

impl Default for Numbering {
    fn default() -> Self {
        Self { format: "decimal", next: 1 }
    }
}

/// A note that is open.
#[derive(Debug, Default)]
struct OpenNote {
    text: Text,
    /// Whether it bears a number that is computed.
    is_numbered: bool,
    /// Whether it stands at the end of the document.
    is_at_end: bool,
}

/// The words so far, and what is open.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    pub(super) manuscript: Manuscript,
    pub(super) in_table: bool,
    pub(super) is_heading: bool,
    text: Text,
    note: OpenNote,
    numberings: [Numbering; 2],
    /// Words that are no text: of an edge, of a comment, of a field's code.
    aside: String,
    told: Told,
    /// The texts around the boxes that are open.
    around: Vec<Text>,
    /// The rows of the table so far, and whether the last one is open.
    rows: Rows,
    in_row: bool,
    /// Where the cells of the row end, and those of the rows before.
    edges: Vec<i64>,
    edges_of_rows: Vec<Vec<i64>>,
    cells: Cells,
}

impl Gatherer {
    /// Words, wherever they go.
    pub(super) fn words(&mut self, words: &str, go: Go, roles: [bool; 3]) {
        let text = match go {
            Go::Text => &mut self.text,
            Go::Note => &mut self.note.text,
            Go::Edge | Go::Code | Go::Comment => return self.aside.push_str(words),
            Go::Fonts | Go::Drawing | Go::Nowhere => return,
        };
        self.manuscript.tally.add(words);
        let from = text.string.len();
        text.push(words);
        for (role, _) in ROLES.iter().zip(roles).filter(|(_, applies)| *applies) {
            text.mark(from, from + words.len(), *role, None);
        }
    }

    /// Words that are no part of the text.
    pub(super) fn tell(&mut self, why: Why, words: &str) {
        self.told.add(why, words);
    }

    /// Bytes of the open paragraph so far.
    pub(super) fn at(&self) -> usize {
        self.text.string.len()
    }

    /// What stands in the open paragraph from byte `from` on is a link; one without a target leads to a place of the
    /// document. Where such a link is a mark alone at the start of its paragraph it leads from a note to its call, as web
    /// pages have it that became rich text: the mark opens a note.
    pub(super) fn link(&mut self, from: usize, target: Option<&Arc<str>>) {
        let to = self.at();
        let from = from.min(to);
        match target.filter(|target| !target.starts_with('#')) {
            Some(target) => self.text.mark(from, to, Role::Link, Some(target)),
            None if self.text.string[..from].trim().is_empty() && is_mark(&self.text.string[from..to]) => {
                self.text.mark(0, to, Role::Raised, None);
            }
            None => {}
        }
    }

    pub(super) fn end_paragraph(&mut self, go: Go) {
        match go {
            Go::Text if self.in_table => self.words(" ", Go::Text, [false; 3]),
            Go::Text => {
                self.end_table();
                let text = std::mem::take(&mut self.text);
                let is_heading = self.is_heading || text.is_wholly(Role::Strong);
                let style = if is_heading { Style::Heading } else { Style::Plain };
                let (heading, words) = if is_heading { (Some(text), None) } else { (None, Some(text)) };
                for mut text in heading.into_iter().chain(words.into_iter().flat_map(breaks::parted)) {
                    text.fold_white_space();
                    if is_rule(&text) {
                        self.manuscript.furniture.push(text.string);
                    } else if !text.is_blank() {
                        self.manuscript.add(Paragraph { text, style, ..Paragraph::default() });
                    }
                }
                self.manuscript.remarks.extend(std::mem::take(&mut self.told).remarks());
            }
            _ => self.words(" ", go, [false; 3]),
        }
    }

    /// Begins a note, where there is room for one. Returns whether one began.
    pub(super) fn begin_note(&mut self) -> bool {
        self.note = OpenNote::default();
        self.manuscript.has_room_for_note()
    }

    /// The number of a note stands here; the program that wrote the file computes it.
    pub(super) fn number_note(&mut self) {
        self.note.is_numbered = true;
    }

    /// The open note stands at the end of the document.
    pub(super) fn put_note_at_end(&mut self) {
        self.note.is_at_end = true;
    }

    /// How notes, or those at the end, are numbered.
    pub(super) fn number_notes(&mut self, at_end: bool, format: Option<&'static str>, first: Option<u32>) {
        let numbering = &mut self.numberings[usize::from(at_end)];
        numbering.format = format.unwrap_or(numbering.format);
        numbering.next = first.unwrap_or(numbering.next);
    }

    /// A note is called where it stands; its mark is counted, as the program that wrote the file would.
    pub(super) fn end_note(&mut self) {
        let OpenNote { mut text, is_numbered, is_at_end } = std::mem::take(&mut self.note);
        text.fold_white_space();
        let (marker, own) = match printed_marker(&text, is_numbered) {
            Some(length) => (text.string[..length].trim().to_owned(), length),
            None => (self.next_number(is_at_end), 0),
        };
        self.manuscript.tally.forget(&text.string[..own]);
        text.remove(0, own);
        text.trim();
        self.manuscript.tally.add(&marker);
        // A mark of its own stands before the note as well as in it.
        if own > 0 && self.text.string.ends_with(&marker) {
            let from = self.text.string.len() - marker.len();
            self.manuscript.tally.forget(&marker);
            self.text.remove(from, from + marker.len());
        }
        self.text.call(self.manuscript.notes.len());
        self.manuscript.notes.push(Note { marker, text, ..Note::default() });
    }

    fn next_number(&mut self, is_at_end: bool) -> String {
        let numbering = &mut self.numberings[usize::from(is_at_end)];
        let number = numbering.next;
        numbering.next = number.saturating_add(1);
        numerals::write(numbering.format, number).unwrap_or_else(|| number.to_string())
    }

    /// The words of an edge of the pages.
    pub(super) fn end_edge(&mut self) {
        let words = std::mem::take(&mut self.aside);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.manuscript.tally.add(&words);
            self.manuscript.furniture.push(words);
        }
    }

    pub(super) fn end_comment(&mut self) {
        let words = std::mem::take(&mut self.aside);
        self.manuscript.remarks.extend(told::quoted("a comment by someone says", &words));
    }

    /// The code of a field.
    pub(super) fn end_code(&mut self) -> String {
        std::mem::take(&mut self.aside)
    }

    /// The words of a box are paragraphs of their own, before the one in which it stands.
    pub(super) fn begin_box(&mut self) {
        self.around.push(std::mem::take(&mut self.text));
    }

    pub(super) fn end_box(&mut self) {
        self.end_paragraph(Go::Text);
        let inner = std::mem::take(&mut self.text);
        self.text = self.around.pop().unwrap_or_default();
        self.text.append(inner);
    }

    pub(super) fn end_cell(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.fold_white_space();
        if !std::mem::replace(&mut self.in_row, true) {
            self.cells.begin_row(&mut self.rows);
        }
        self.cells.add(&mut self.rows, text);
    }

    pub(super) fn begin_edges(&mut self) {
        self.edges.clear();
    }

    pub(super) fn add_edge(&mut self, edge: i64) {
        if self.edges.len() < MOST_COLUMNS {
            self.edges.push(edge);
        }
    }

    pub(super) fn end_row(&mut self) {
        self.in_row = false;
        self.edges_of_rows.resize(self.rows.len(), Vec::new());
        if let Some(edges) = self.edges_of_rows.last_mut() {
            edges.clone_from(&self.edges);
        }
    }

    fn end_table(&mut self) {
        self.in_row = false;
        let mut rows = std::mem::take(&mut self.rows);
        place_cells(&mut rows, &std::mem::take(&mut self.edges_of_rows));
        if !rows.iter().flatten().all(Text::is_blank) {
            self.manuscript.add(Paragraph { style: Style::Table, rows, ..Paragraph::default() });
        }
    }

    /// The manuscript whole.
    pub(super) fn finish(mut self) -> Manuscript {
        while !self.around.is_empty() {
            self.end_box();
        }
        self.in_table = false;
        self.end_paragraph(Go::Text);
        self.end_table();
        self.cells.tell(&mut self.manuscript);
        self.manuscript.format = "RTF";
        self.manuscript
    }
}

/// The most columns of a table whose cells are put into their columns.
const MOST_COLUMNS: usize = 64;

/// The most cells of a table that are put into their columns.
const MOST_PLACED: usize = 100_000;

/// Puts empty cells where a cell spreads over several columns, so that each stands in its column; `edges` are where the
/// cells of each row end.
fn place_cells(rows: &mut Rows, edges: &[Vec<i64>]) {
    /// Edges nearer to each other than this, in twentieths of a point, are one.
    const NEAR: i64 = 60;
    let mut columns: Vec<i64> = edges.iter().flatten().copied().collect();
    columns.sort_unstable();
    columns.dedup_by(|edge, before| *edge - *before < NEAR);
    if columns.len() > MOST_COLUMNS || rows.len() * columns.len() > MOST_PLACED {
        return;
    }
    for (row, edges) in rows.iter_mut().zip(edges).filter(|(row, edges)| row.len() == edges.len()) {
        if row.len() == columns.len() {
            continue;
        }
        let mut cells = Vec::with_capacity(columns.len());
        for (cell, edge) in std::mem::take(row).into_iter().zip(edges) {
            cells.push(cell);
            let last = columns.iter().rposition(|column| column <= edge).unwrap_or(0);
            cells.resize(cells.len().max(last + 1), Text::default());
        }
        *row = cells;
    }
}

/// Whether words are a line across the page, as programs draw one with dashes that convert pages to rich text.
fn is_rule(text: &Text) -> bool {
    text.string.chars().count() > 2 && text.string.chars().all(|letter| letter == '—') && text.calls.is_empty()
}

/// Whether words can be the mark of a note: a short number or asterisks.
fn is_mark(words: &str) -> bool {
    let mark = words.trim();
    (1..4).contains(&mark.len()) && mark.chars().all(|letter| letter.is_ascii_digit() || letter == '*')
}

/// The bytes of a mark of a note's own, with which its words begin: asterisks or daggers, or where the file computes no
/// number a raised mark.
fn printed_marker(text: &Text, is_numbered: bool) -> Option<usize> {
    let words = &text.string;
    let signs = words.len() - words.trim_start_matches(['*', '†', '‡', '§']).len();
    let raised = || {
        let span = text.spans.iter().find(|span| span.role == Role::Raised && span.from == 0)?;
        let mark = &words[..span.to];
        (!is_numbered && mark.chars().count() < 5 && mark.trim().chars().all(char::is_alphanumeric)).then_some(span.to)
    };
    if signs > 0 { Some(signs) } else { raised() }
}
