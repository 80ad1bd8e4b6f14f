//! Gathers words into paragraphs, labels, notes and tables while the elements come and go.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Manuscript, Paragraph, Place, Style};
use crate::model::node::Rows;
use crate::model::remark::{Remark, RemarkKind};
use crate::model::text::{Role, Text};
use crate::readers::unreadable::Unreadable;
use std::collections::HashMap;
use std::sync::Arc;

/// Where words go now.
#[derive(Debug)]
pub(super) enum Target {
    Paragraph(Paragraph),
    Note {
        marker: String,
        name: Option<String>,
        text: Text,
    },
    Cell(Text),
    /// Words that the file marks as deleted.
    Deleted(Text),
}

/// The reader's hands: what is open, and the manuscript so far.
#[derive(Debug)]
pub(super) struct Collector {
    pub(super) manuscript: Manuscript,
    /// How deep in lists.
    pub(super) level: u8,
    place: Place,
    style: Style,
    pub(super) targets: Vec<Target>,
    /// Whether the first target is a paragraph that words between elements opened.
    is_stray: bool,
    /// The sign that opens a quotation, which stands before its first words.
    quote: String,
    /// A label that was read and waits for its paragraph.
    label: Option<String>,
    in_label: bool,
    rows: Vec<Rows>,
    cells: Cells,
    /// The notes so far by marker and words.
    pub(super) known: HashMap<(String, String), usize>,
    /// The notes so far by their names in the file.
    pub(super) named: HashMap<String, usize>,
    links: Vec<(usize, Option<Arc<str>>)>,
}

impl Collector {
    pub(super) fn new() -> Self {
        let manuscript = Manuscript { format: "AKN4UN XML", ..Manuscript::default() };
        Self {
            manuscript,
            level: 0,
            place: Place::Unknown,
            style: Style::Plain,
            targets: Vec::new(),
            is_stray: false,
            quote: String::new(),
            label: None,
            in_label: false,
            rows: Vec::new(),
            cells: Cells::default(),
            known: HashMap::new(),
            named: HashMap::new(),
            links: Vec::new(),
        }
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Enters a part; returns the one around it. An annex keeps its own parts within it.
    pub(super) fn enter(&mut self, place: Place) -> Place {
        self.flush();
        let before = self.place;
        if before != Place::Annex {
            self.place = place;
        }
        before
    }

    pub(super) fn leave(&mut self, before: Place) {
        self.flush();
        self.place = before;
    }

    pub(super) fn style(&mut self, style: Style) -> Style {
        std::mem::replace(&mut self.style, style)
    }

    pub(super) fn restyle(&mut self, before: Style) {
        self.style = before;
    }

    /// Words, wherever they go now; words between elements open a paragraph of their own.
    pub(super) fn words(&mut self, words: &str) {
        self.manuscript.tally.add(words);
        if self.in_label {
            self.label.get_or_insert_default().push_str(words);
            return;
        }
        if (self.targets.is_empty() || !self.quote.is_empty()) && words.trim().is_empty() {
            return;
        }
        let quote = std::mem::take(&mut self.quote);
        self.manuscript.tally.add(&quote);
        if self.targets.is_empty() {
            self.is_stray = self.begin_paragraph(None);
        }
        if let Some(text) = self.text() {
            text.push(&quote);
            text.push(words);
        }
    }

    pub(super) fn begin_quote(&mut self, sign: String) {
        self.quote = sign;
    }

    /// Ends a paragraph that words between elements opened: another begins, or what holds it ends.
    pub(super) fn end_stray(&mut self) {
        if self.is_stray && self.targets.len() == 1 {
            self.end_paragraph();
        }
    }

    fn text(&mut self) -> Option<&mut Text> {
        self.targets.last_mut().map(|target| match target {
            Target::Paragraph(paragraph) => &mut paragraph.text,
            Target::Note { text, .. } | Target::Cell(text) | Target::Deleted(text) => text,
        })
    }

    /// Bytes gathered so far where words go now.
    pub(super) fn at(&self) -> usize {
        match self.targets.last() {
            Some(Target::Paragraph(paragraph)) => paragraph.text.string.len(),
            Some(Target::Note { text, .. } | Target::Cell(text) | Target::Deleted(text)) => text.string.len(),
            None => 0,
        }
    }

    /// Opens a paragraph, unless one is open: then a space parts what follows. Returns whether one was opened.
    pub(super) fn begin_paragraph(&mut self, style: Option<Style>) -> bool {
        self.end_stray();
        if !self.targets.is_empty() {
            if let Some(text) = self.text()
                && !text.string.is_empty()
            {
                text.push(" ");
            }
            return false;
        }
        let paragraph = Paragraph {
            place: self.place,
            style: style.unwrap_or(self.style),
            label: self.label.take().filter(|label| !label.trim().is_empty()).map(|label| label.trim().to_owned()),
            level: (self.level > 0).then_some(self.level),
            ..Paragraph::default()
        };
        self.targets.push(Target::Paragraph(paragraph));
        self.is_stray = false;
        true
    }

    pub(super) fn end_paragraph(&mut self) {
        if !self.reach(|target| matches!(target, Target::Paragraph(_))) {
            return;
        }
        if let Some(Target::Paragraph(mut paragraph)) = self.targets.pop() {
            paragraph.text.fold_white_space();
            if !paragraph.text.is_blank() || paragraph.label.is_some() {
                self.manuscript.add(paragraph);
            }
        }
    }

    /// Closes a paragraph that words between elements opened, and a label that no paragraph took.
    fn flush(&mut self) {
        while !self.targets.is_empty() {
            self.end_last();
        }
        self.flush_label();
    }

    fn end_last(&mut self) {
        match self.targets.last() {
            Some(Target::Paragraph(_)) => self.end_paragraph(),
            Some(Target::Note { .. }) => self.end_note(),
            Some(Target::Deleted(_)) => self.end_deleted(),
            _ => self.end_cell(),
        }
    }

    /// Ends what a broken file left open over the last target of a kind; whether there is one.
    pub(super) fn reach(&mut self, is_meant: fn(&Target) -> bool) -> bool {
        let is_open = self.targets.iter().any(is_meant);
        while is_open && !self.targets.last().is_some_and(is_meant) {
            self.end_last();
        }
        is_open
    }

    fn flush_label(&mut self) {
        if self.label.as_deref().is_some_and(|label| !label.trim().is_empty()) {
            self.begin_paragraph(None);
            self.end_paragraph();
        }
        self.label = None;
    }

    pub(super) fn begin_label(&mut self) {
        self.end_stray();
        if self.targets.is_empty() {
            self.flush_label();
        }
        self.in_label = true;
    }

    pub(super) fn end_label(&mut self) {
        self.in_label = false;
        // A number inside a paragraph that is open already is a part of its words.
        if !self.targets.is_empty()
            && let Some(label) = self.label.take()
        {
            self.manuscript.tally.forget(&label);
            self.words(&label);
            self.words(" ");
        }
    }

    /// A numeral that stands over its division is a heading of its own.
    pub(super) fn end_numeral(&mut self) {
        self.in_label = false;
        if let Some(label) = self.label.take() {
            self.begin_paragraph(Some(Style::Heading));
            if let Some(text) = self.text() {
                text.push(&label);
            }
            self.end_paragraph();
        }
    }

    /// Elements too deep to be followed only part words.
    pub(super) fn part_words(&mut self, deepest: usize) {
        if let Some(text) = self.text()
            && !text.string.ends_with(' ')
        {
            text.push(" ");
        }
        self.manuscript.remark_once(
            RemarkKind::Odd,
            &format!("elements nested more than {deepest} deep were read as words alone"),
        );
    }

    /// A break of the line; in the closing part lines are paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.place == Place::Closing && self.targets.len() == 1 {
            self.end_paragraph();
            self.begin_paragraph(None);
        } else if let Some(text) = self.text() {
            text.push(" ");
        }
    }

    /// Begins a table, unless it lies so deep in others that its cells count as theirs. Returns whether one began.
    pub(super) fn begin_table(&mut self) -> bool {
        const DEEPEST: usize = 16;
        let is_one = self.rows.len() < DEEPEST;
        if is_one {
            self.rows.push(Rows::new());
        }
        is_one
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(rows) = self.rows.last_mut() {
            self.cells.begin_row(rows);
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.targets.push(Target::Cell(Text::default()));
    }

    pub(super) fn end_cell(&mut self) {
        if !self.reach(|target| matches!(target, Target::Cell(_))) {
            return;
        }
        let Some(Target::Cell(mut text)) = self.targets.pop() else { return };
        text.fold_white_space();
        match self.rows.last_mut() {
            Some(rows) => self.cells.add(rows, text),
            None => self.manuscript.add(Paragraph { text, place: self.place, ..Paragraph::default() }),
        }
    }

    pub(super) fn end_row(&mut self) {
        if let Some(rows) = self.rows.last_mut()
            && rows.last().is_some_and(Vec::is_empty)
        {
            rows.pop();
        }
    }

    pub(super) fn end_table(&mut self) {
        let Some(rows) = self.rows.pop() else { return };
        if rows.iter().flatten().all(Text::is_blank) {
            return;
        }
        let open = self.targets.pop();
        let table = Paragraph {
            place: self.place,
            style: Style::Table,
            rows,
            label: self.label.take(),
            ..Paragraph::default()
        };
        match open {
            // A table inside a table's cell: its cells' words join the cell.
            Some(Target::Cell(mut cell)) => {
                for text in table.rows.into_iter().flatten() {
                    cell.push(" ");
                    cell.append(text);
                }
                self.targets.push(Target::Cell(cell));
            }
            Some(other) => {
                self.targets.push(other);
                self.flush();
                self.manuscript.add(table);
                self.begin_paragraph(None);
            }
            None => self.manuscript.add(table),
        }
    }

    pub(super) fn begin_deleted(&mut self) {
        self.targets.push(Target::Deleted(Text::default()));
    }

    pub(super) fn end_deleted(&mut self) {
        if !self.reach(|target| matches!(target, Target::Deleted(_))) {
            return;
        }
        if let Some(Target::Deleted(mut text)) = self.targets.pop() {
            text.fold_white_space();
            let what = format!("the file marks words as deleted, which were left out: {}", text.string);
            self.manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
            self.manuscript.furniture.push(text.string);
        }
    }

    pub(super) fn mark(&mut self, from: usize, role: Role) {
        if let Some(text) = self.text() {
            let to = text.string.len();
            text.mark(from.min(to), to, role, None);
        }
    }

    pub(super) fn begin_link(&mut self, target: Option<String>) {
        let target = target.filter(|target| !target.is_empty());
        self.links.push((self.at(), target.map(Into::into)));
    }

    pub(super) fn end_link(&mut self) {
        let Some((from, target)) = self.links.pop() else { return };
        if let Some(text) = self.text() {
            let to = text.string.len();
            text.mark(from.min(to), to, Role::Link, target.as_ref());
        }
    }

    /// The manuscript, if it holds any words.
    pub(super) fn finish(mut self) -> Result<Manuscript, Unreadable> {
        self.flush();
        self.cells.tell(&mut self.manuscript);
        if self.manuscript.paragraphs.is_empty() {
            return Err(Unreadable::with_hint(
                "the XML file holds no text",
                "download the file again; some are delivered empty",
            ));
        }
        Ok(self.manuscript)
    }
}
