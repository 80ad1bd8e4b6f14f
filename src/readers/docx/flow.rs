//! Gathers words into paragraphs and tables while the elements come and go.

use crate::manuscript::printed::{Paragraph, Style};
use crate::model::node::Rows;
use crate::model::remark::Remark;
use crate::model::text::{Role, Text};
use crate::readers::docx::archive::too_large;
use crate::readers::docx::looks::ParagraphLook;
use crate::readers::docx::told::{Told, Why};
use crate::readers::unreadable::Unreadable;
use std::sync::Arc;

/// The most words of a file, in bytes; the longest resolution has 400,000.
pub(super) const MOST_WORDS: usize = 16 << 20;

/// The most paragraphs and cells of a file.
const MOST_PIECES: usize = 200_000;

/// How words look.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dress {
    pub(super) emphasis: bool,
    pub(super) strong: bool,
    pub(super) raised: bool,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) look: ParagraphLook,
    pub(super) text: Text,
    /// What stands in text boxes that hang at the paragraph.
    behind: Vec<Paragraph>,
    told: Told,
    /// Whether its end was deleted or is hidden, so that the next paragraph goes on in it.
    pub(super) goes_on: bool,
}

/// A table that is open: rows of cells of paragraphs.
type OpenTable = Vec<Vec<Vec<Paragraph>>>;

/// What holds paragraphs: the story itself, a cell, a note, a text box.
#[derive(Debug, Default)]
struct Block {
    paragraphs: Vec<Paragraph>,
    open: Option<Open>,
    tables: Vec<OpenTable>,
    /// The rows of tables that are closed and behind which nothing stands yet: Word draws tables without a paragraph
    /// between them as one.
    closed: OpenTable,
}

impl Block {
    /// Puts closed tables among the paragraphs. One cell alone is a frame around its paragraphs.
    fn settle(&mut self) {
        let mut rows = std::mem::take(&mut self.closed);
        if let [row] = rows.as_mut_slice()
            && let [cell] = row.as_mut_slice()
        {
            self.paragraphs.append(cell);
        } else {
            let mut table = table_of(rows);
            // Rows without words hold others apart.
            table.rows.retain(|row| !row.iter().all(Text::is_blank));
            if !table.rows.is_empty() {
                self.paragraphs.push(table);
            }
        }
    }
}

/// The words of a story on their way into paragraphs.
#[derive(Debug)]
pub(super) struct Flow {
    /// The innermost last; never empty.
    blocks: Vec<Block>,
    /// Every letter of the text, as the file has it or Word computes it.
    pub(super) heard: String,
    pub(super) remarks: Vec<Remark>,
    pieces: usize,
}

impl Flow {
    pub(super) fn new() -> Self {
        Self { blocks: vec![Block::default()], heard: String::new(), remarks: Vec::new(), pieces: 0 }
    }

    fn block(&mut self) -> &mut Block {
        if self.blocks.is_empty() {
            self.blocks.push(Block::default());
        }
        let last = self.blocks.len() - 1;
        &mut self.blocks[last]
    }

    /// Whether a paragraph is open where words go now.
    pub(super) fn is_open(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.open.is_some())
    }

    /// The paragraph where words go now; words outside of any open one.
    pub(super) fn open(&mut self) -> &mut Open {
        self.block().open.get_or_insert_default()
    }

    /// Opens a paragraph, or goes on with one that has no end.
    pub(super) fn begin_paragraph(&mut self) {
        let open = self.open();
        open.look = ParagraphLook::default();
        open.goes_on = false;
    }

    /// Words of the text, and where a link in them leads.
    pub(super) fn words(&mut self, words: &str, dress: Dress, target: Option<&Arc<str>>) {
        self.heard.push_str(words);
        let text = &mut self.open().text;
        let from = text.string.len();
        text.string.push_str(words);
        let to = text.string.len();
        for (role, is_worn) in
            [(Role::Emphasis, dress.emphasis), (Role::Strong, dress.strong), (Role::Raised, dress.raised)]
        {
            if is_worn {
                text.mark(from, to, role, None);
            }
        }
        if let Some(target) = target {
            link(text, from, to, target);
        }
    }

    /// Words that are no part of the text.
    pub(super) fn tell(&mut self, why: Why, words: &str) {
        self.open().told.add(why, words);
    }

    /// Takes the open paragraph, unless the next one goes on in it. Gives what hung at it, and tells what it had to.
    pub(super) fn end_paragraph(&mut self) -> Option<(Open, Vec<Paragraph>)> {
        let block = self.block();
        let mut open = block.open.take()?;
        block.settle();
        if (open.look.mark.deleted || open.look.mark.hidden == Some(true)) && !open.goes_on {
            open.goes_on = true;
            block.open = Some(open);
            return None;
        }
        self.remarks.extend(std::mem::take(&mut open.told).remarks());
        let behind = std::mem::take(&mut open.behind);
        Some((open, behind))
    }

    /// Puts a finished paragraph where it belongs.
    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.block().paragraphs.push(paragraph);
    }

    /// Holds the story against the limits.
    pub(super) fn check(&mut self, pieces: usize) -> Result<(), Unreadable> {
        self.pieces += pieces;
        if self.pieces + self.remarks.len() > MOST_PIECES {
            return Err(too_large(&format!("the file has more than {MOST_PIECES} paragraphs and cells")));
        }
        if self.heard.len() > MOST_WORDS {
            return Err(too_large(&format!("the file has more than {} MB of words", MOST_WORDS >> 20)));
        }
        Ok(())
    }

    /// Opens a cell, a note or a text box.
    pub(super) fn begin_block(&mut self) {
        self.blocks.push(Block::default());
    }

    /// Closes a block whose paragraphs are all closed, and gives them.
    pub(super) fn end_block(&mut self) -> Vec<Paragraph> {
        let mut block = self.blocks.pop().unwrap_or_default();
        while let Some(table) = block.tables.pop() {
            block.closed.extend(table);
        }
        block.settle();
        block.paragraphs
    }

    /// Hangs the paragraphs of a text box at the paragraph that is open.
    pub(super) fn hang(&mut self, paragraphs: Vec<Paragraph>) {
        self.open().behind.extend(paragraphs);
    }

    pub(super) fn begin_table(&mut self) {
        self.block().tables.push(OpenTable::new());
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.block().tables.last_mut() {
            table.push(Vec::new());
        }
    }

    /// A cell with its paragraphs, and the empty ones over which it spreads.
    pub(super) fn add_cell(&mut self, paragraphs: Vec<Paragraph>, spread: usize) {
        let block = self.block();
        match block.tables.last_mut().map(|table| (table.is_empty(), table)) {
            Some((is_empty, table)) => {
                if is_empty {
                    table.push(Vec::new());
                }
                if let Some(row) = table.last_mut() {
                    row.push(paragraphs);
                    row.extend(std::iter::repeat_n(Vec::new(), spread));
                }
            }
            None => block.paragraphs.extend(paragraphs),
        }
    }

    /// Closes a table.
    pub(super) fn end_table(&mut self) {
        let block = self.block();
        let rows = block.tables.pop().unwrap_or_default();
        block.closed.extend(rows.into_iter().filter(|row| !row.is_empty()));
    }
}

/// A link that goes on where the last one ends is the same link.
fn link(text: &mut Text, from: usize, to: usize, target: &Arc<str>) {
    match text.last_span(Role::Link) {
        Some(span) if span.to == from && span.target.as_ref() == Some(target) => span.to = to,
        _ => text.mark(from, to, Role::Link, Some(target)),
    }
}

fn table_of(table: OpenTable) -> Paragraph {
    let rows: Rows = table.into_iter().map(|row| row.into_iter().map(joined).collect()).collect();
    Paragraph { style: Style::Table, rows, ..Paragraph::default() }
}

/// Several paragraphs as one text, as a cell or a note holds them.
pub(super) fn joined(paragraphs: Vec<Paragraph>) -> Text {
    let mut text = Text::default();
    for paragraph in paragraphs {
        let label = paragraph.label.map(Text::from);
        for piece in label.into_iter().chain([paragraph.text]).chain(paragraph.rows.into_iter().flatten()) {
            if !text.string.is_empty() && !piece.string.is_empty() {
                text.push(" ");
            }
            text.append(piece);
        }
    }
    text.fold_white_space();
    text
}
