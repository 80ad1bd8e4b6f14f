//! Gathers the blocks of a page while its elements come and go.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::model::language::Language;
use crate::model::remark::RemarkKind;
use crate::model::text::Role;
use crate::readers::breaks;
use crate::readers::html::attributes::Attributes;
use crate::readers::html::counters::Counters;
use crate::readers::html::elements::{self, What};
use crate::readers::html::lists::List;
use crate::readers::html::looks::Looks;
use crate::readers::html::open::{Go, Open, Opens, ROLES, Words};
use crate::readers::html::sheet::Sheet;
use crate::readers::html::tables::Table;
use crate::readers::label;
use html5ever::tokenizer::Tag;
use html5ever::{LocalName, local_name};
use std::collections::HashSet;
use std::sync::Arc;

/// How deep elements are followed; no page for people comes near it, and each end looks through all that are open.
const DEEPEST: usize = 256;

/// A place of the page that links lead to.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) name: Box<str>,
    /// Index of the block that it stands in or before.
    pub(super) block: usize,
}

/// A link that is open.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) target: Arc<str>,
    /// Where its words begin in the open paragraph.
    pub(super) from: usize,
}

/// The page so far, and when it is finished the page whole.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) manuscript: Manuscript,
    /// In the order of their blocks.
    pub(super) anchors: Vec<Anchor>,
    /// The first block and one past the last of each element that holds several.
    pub(super) holders: Vec<(usize, usize)>,
    /// Targets of links that the page calls note calls.
    pub(super) calls: HashSet<Box<str>>,
    /// Targets of links that the page calls links back from notes.
    pub(super) returns: HashSet<Box<str>>,
    pub(super) sheet: Sheet,
    pub(super) open: Opens,
    /// How many elements are open beyond the deepest that is followed.
    beyond: usize,
    pub(super) paragraph: Option<Paragraph>,
    /// Whether a break ended a line of the open paragraph, and nothing came since.
    pub(super) after_break: bool,
    /// A label that waits for the words of its item.
    pub(super) label: Option<String>,
    pub(super) lists: Vec<List>,
    pub(super) counters: Counters,
    pub(super) tables: Vec<Table>,
    pub(super) cells: Cells,
    pub(super) link: Option<Link>,
    /// From where links lead that name no server.
    pub(super) base: Option<Box<str>>,
    /// Bytes of the addresses that were put together with it.
    pub(super) resolved: usize,
    /// Pictures that are told of in words.
    pictures: usize,
    /// Words of an element that is furniture, of a sheet, of the title, or of one that keeps its lines.
    pub(super) aside: String,
}

impl Page {
    pub(super) fn start(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if self.open.len() >= DEEPEST && !elements::is_void(name) {
            return self.start_beyond(name);
        }
        let attributes = Attributes(tag);
        let classes = attributes.get("class");
        let looks = self.sheet.looks(name, classes, attributes.get("style"));
        let is_furniture = || {
            let is_edge = matches!(attributes.get("title"), "header" | "footer") && name == "div";
            let said = [classes, attributes.get("id"), attributes.get("role")];
            looks.hidden || attributes.has("hidden") || is_edge || said.into_iter().any(elements::is_furniture)
        };
        let what = match elements::what(name) {
            What::Break => What::Break,
            What::Block if matches!(name, "html" | "body") => What::Block,
            _ if is_furniture() => What::Furniture,
            what => what,
        };
        self.make_room(what);
        self.anchor(attributes.get("id"));
        if self.open.len() < 3
            && let Some(language) = Language::from_code(attributes.get("lang"))
        {
            self.manuscript.language.get_or_insert(language);
        }
        self.enter(what, &attributes, &looks);
        self.count(what, &attributes, &looks, self.open.len());
        if elements::is_void(name) || (tag.self_closing && matches!(name, "svg" | "o:p")) {
            return;
        }
        self.open.push(tag.name.clone(), what, looks, self.manuscript.paragraphs.len());
    }

    /// An element too deep to be followed only parts paragraphs.
    fn start_beyond(&mut self, name: &str) {
        if self.beyond == 0 && self.around().go == Go::Text {
            let what = format!("elements nested more than {DEEPEST} deep were read as words alone");
            self.manuscript.remark_once(RemarkKind::Odd, &what);
        }
        self.beyond += 1;
        if self.is_block(elements::what(name)) {
            self.end_paragraph();
        }
    }

    /// What an element does when it begins.
    fn enter(&mut self, what: What, attributes: &Attributes<'_>, looks: &Looks) {
        match what {
            What::Break => self.break_line(),
            What::OrderedList | What::BulletList => self.start_list(what, attributes, looks),
            What::Item => self.start_item(attributes, looks),
            What::Table => {
                let block = self.manuscript.paragraphs.len();
                self.tables.push(Table::new(attributes, block, looks.ruled));
            }
            What::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row(&mut self.cells);
                }
            }
            What::Cell => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(attributes, looks.ruled);
                }
            }
            What::Link => self.start_link(attributes),
            What::Base => self.set_base(attributes),
            What::Picture if self.around().go == Go::Text && !attributes.get("alt").trim().is_empty() => {
                self.pictures += 1;
            }
            What::Quote => self.words("“"),
            What::Frame => {
                let what = format!("the page shows another in a frame, which was not read: {}", attributes.get("src"));
                self.manuscript.remark_once(RemarkKind::Unclear, &what);
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &LocalName) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some(place) = self.open.ended(name) {
            self.close(place);
        }
    }

    /// Ends what the start of an element ends without a tag: an item its neighbour, a block a paragraph.
    fn make_room(&mut self, next: What) {
        if let Some(place) = self.open.ended_by(next) {
            self.close(place);
        }
        if self.is_block(next) {
            let around = self.open.innermost_block(self.is_block(What::Furniture));
            match around.filter(|&place| *self.open.name(place) == local_name!("p")) {
                Some(place) => self.close(place),
                None => self.end_paragraph(),
            }
        }
    }

    /// Whether the element begins and ends paragraphs.
    fn is_block(&self, what: What) -> bool {
        if what == What::Furniture { self.paragraph.is_none() } else { elements::is_block(what) }
    }

    /// Ends the element at `depth` of those open, and what was left open inside. Emphasis that was left open goes
    /// on behind a block, as it does in a browser, up to the end of a cell.
    fn close(&mut self, depth: usize) {
        let what = self.open.what(depth);
        if self.is_block(what) || what == What::Furniture {
            for place in (depth + 1..self.open.len()).rev() {
                if what == What::Cell || !matches!(self.open.what(place), What::Role(_)) {
                    self.leave(place);
                }
            }
        }
        self.leave(depth);
        self.open.settle(depth);
    }

    /// What an element does when it ends.
    fn leave(&mut self, place: usize) {
        if self.is_block(self.open.what(place)) {
            self.end_paragraph();
        }
        let Open { what, block, .. } = self.open.remove(place);
        self.counters.end(place);
        match what {
            What::Furniture if self.around().go == Go::Text => self.end_furniture(),
            What::Sheet => self.sheet.add(&std::mem::take(&mut self.aside)),
            What::Title => self.end_title(),
            What::Link => self.end_link(),
            What::Quote => self.words("”"),
            What::Lines => self.end_lines(),
            What::OrderedList | What::BulletList => self.end_list(),
            What::Table => self.end_table(self.open.block_of_cell(place)),
            What::Cell => {
                let blocks = (block, self.manuscript.paragraphs.len());
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(blocks, &mut self.cells);
                }
            }
            What::Item => self.label = None,
            _ => {}
        }
        let end = self.manuscript.paragraphs.len();
        if matches!(what, What::Holder | What::Item | What::Term | What::Cell) && end > block + 1 {
            self.holders.push((block, end));
        }
    }

    /// What becomes of words now.
    pub(super) fn around(&self) -> Words {
        self.open.words()
    }

    /// Words, wherever they go now.
    pub(super) fn words(&mut self, words: &str) {
        let around = self.around();
        match around.go {
            Go::Nowhere => {}
            Go::Aside => self.aside.push_str(words),
            Go::Text if around.keeps_lines => {
                for (place, line) in words.split('\n').enumerate() {
                    if place > 0 {
                        self.break_line();
                    }
                    self.words_of_text(line, around);
                }
            }
            Go::Text => self.words_of_text(words, around),
        }
    }

    fn words_of_text(&mut self, words: &str, around: Words) {
        if words.trim().is_empty() && (self.paragraph.is_none() || self.after_break) {
            return;
        }
        if std::mem::take(&mut self.after_break) {
            if self.parts(words, around) { self.end_paragraph() } else { self.push_space(around) }
        }
        if self.paragraph.is_none() {
            self.begin_paragraph(words, around);
        }
        self.manuscript.tally.add(words);
        self.push(words, around);
    }

    fn push(&mut self, words: &str, around: Words) {
        let Some(paragraph) = &mut self.paragraph else { return };
        let from = paragraph.text.string.len();
        paragraph.text.push(words);
        for (role, _) in ROLES.iter().zip(around.roles).filter(|(_, applies)| *applies) {
            paragraph.text.mark(from, from + words.len(), *role, None);
        }
    }

    /// A space, in the roles of the words around it that go on.
    fn push_space(&mut self, mut around: Words) {
        let Some(text) = self.paragraph.as_mut().map(|paragraph| &mut paragraph.text) else { return };
        let at = text.string.len();
        for (role, applies) in ROLES.iter().zip(&mut around.roles) {
            *applies &= text.last_span(*role).is_some_and(|last| last.to == at);
        }
        self.push(" ", around);
    }

    /// Begins a paragraph; its words may bear the label that the list would show.
    fn begin_paragraph(&mut self, words: &str, around: Words) {
        let label = self.label.take().filter(|_| !label::opens(words));
        self.manuscript.tally.add(label.as_deref().unwrap_or(""));
        let block = self.manuscript.paragraphs.len();
        if let Some(list) = self.lists.last_mut().filter(|_| label.is_some()) {
            list.put_label(block);
        }
        let style = if around.is_heading { Style::Heading } else { Style::Plain };
        let level = u8::try_from(self.lists.len()).ok().filter(|level| *level > 0);
        self.paragraph = Some(Paragraph { label, style, level, ..Paragraph::default() });
        self.link.iter_mut().for_each(|link| link.from = 0);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.mark_link();
        self.after_break = false;
        let Some(mut paragraph) = self.paragraph.take() else { return };
        paragraph.text.fold_white_space();
        if paragraph.text.is_wholly(Role::Strong) {
            paragraph.style = Style::Heading;
        }
        if !paragraph.text.is_blank() {
            self.manuscript.add(paragraph);
        }
    }

    /// Whether words behind a break begin a paragraph; else it may be there for the look of it.
    fn parts(&self, words: &str, around: Words) -> bool {
        let last = self.paragraph.as_ref().map_or("", |paragraph| &paragraph.text.string);
        label::opens(words) || !around.is_heading && breaks::parts(last, words)
    }

    /// A line ends; where two breaks stand together a paragraph.
    fn break_line(&mut self) {
        if self.after_break && !self.around().is_heading {
            self.end_paragraph();
        } else {
            self.after_break = self.paragraph.is_some();
        }
    }

    /// The page whole.
    pub(super) fn finish(mut self) -> Self {
        while let Some(last) = self.open.len().checked_sub(1) {
            self.close(last);
        }
        self.end_paragraph();
        self.cells.tell(&mut self.manuscript);
        if self.pictures > 0 {
            let what = format!("pictures in the text, not shown: {}", self.pictures);
            self.manuscript.remark_once(RemarkKind::Odd, &what);
        }
        self.manuscript.format = "HTML";
        self
    }
}
