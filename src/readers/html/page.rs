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
use crate::readers::html::sheet::Sheet;
use crate::readers::html::tables::Table;
use crate::readers::label;
use html5ever::tokenizer::Tag;
use std::collections::HashSet;

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
    pub(super) target: Box<str>,
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
    pub(super) open: Vec<Open>,
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
    /// Pictures that are told of in words.
    pictures: usize,
    /// Words of an element that is furniture, of a sheet, of the title, or of one that keeps its lines.
    pub(super) aside: String,
}

/// An element that is open.
#[derive(Debug)]
pub(super) struct Open {
    name: Box<str>,
    pub(super) what: What,
    looks: Looks,
    words: Words,
    /// How many blocks there were before it.
    pub(super) block: usize,
}

/// What becomes of words, by all elements around them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// Emphasis, strong, raised.
    roles: [bool; 3],
    pub(super) go: Go,
    pub(super) is_heading: bool,
    /// Whether the ends of lines stand.
    keeps_lines: bool,
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Go {
    #[default]
    Text,
    /// To where the element that is no text of the document takes them.
    Aside,
    Nowhere,
}

const ROLES: [Role; 3] = [Role::Emphasis, Role::Strong, Role::Raised];

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
        let words = inside(self.around(), what, &looks);
        let block = self.manuscript.paragraphs.len();
        self.open.push(Open { name: name.into(), what, looks, words, block });
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

    pub(super) fn end(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(depth) = self.open.iter().rposition(|open| &*open.name == name) else {
            return;
        };
        let what = self.open[depth].what;
        if !self.open[depth + 1..].iter().any(|open| elements::is_wall(open.what, what)) {
            self.close(depth);
        }
    }

    /// Ends what the start of an element ends without a tag: an item its neighbour, a block a paragraph.
    fn make_room(&mut self, next: What) {
        if elements::may_end_others(next) {
            let wall = self.open.iter().rposition(|open| elements::is_wall(open.what, next));
            let mut inner = wall.map_or(0, |wall| wall + 1)..self.open.len();
            if let Some(depth) = inner.find(|&depth| elements::ends(self.open[depth].what, next)) {
                self.close(depth);
            }
        }
        if self.is_block(next) {
            let around = self.open.iter().rposition(|open| self.is_block(open.what));
            match around.filter(|&depth| &*self.open[depth].name == "p") {
                Some(depth) => self.close(depth),
                None => self.end_paragraph(),
            }
        }
    }

    /// Whether the element begins and ends paragraphs.
    fn is_block(&self, what: What) -> bool {
        match what {
            What::Break | What::Role(_) | What::Link | What::Quote | What::Inline | What::Picture => false,
            What::Furniture => self.paragraph.is_none(),
            _ => !matches!(what, What::Nothing | What::Sheet | What::Title | What::Frame | What::Base),
        }
    }

    /// Ends the element at `depth` of those open, and what was left open inside. Emphasis that was left open goes
    /// on behind a block, as it does in a browser, up to the end of a cell.
    fn close(&mut self, depth: usize) {
        let what = self.open[depth].what;
        if self.is_block(what) || what == What::Furniture {
            for place in (depth + 1..self.open.len()).rev() {
                if what == What::Cell || !matches!(self.open[place].what, What::Role(_)) {
                    self.leave(place);
                }
            }
        }
        self.leave(depth);
        for place in depth..self.open.len() {
            let around = place.checked_sub(1).map_or(Words::default(), |place| self.open[place].words);
            self.open[place].words = inside(around, self.open[place].what, &self.open[place].looks);
        }
    }

    /// What an element does when it ends.
    fn leave(&mut self, place: usize) {
        let what = self.open[place].what;
        if self.is_block(what) {
            self.end_paragraph();
        }
        let block = self.open.remove(place).block;
        self.counters.end(place);
        match what {
            What::Furniture if self.around().go == Go::Text => self.end_furniture(),
            What::Sheet => self.sheet.add(&std::mem::take(&mut self.aside)),
            What::Title => self.end_title(),
            What::Link => self.end_link(),
            What::Quote => self.words("”"),
            What::Lines => self.end_lines(),
            What::OrderedList | What::BulletList => self.end_list(),
            What::Table => self.end_table(),
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
        self.open.last().map_or(Words::default(), |open| open.words)
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
            if self.parts(words, around) { self.end_paragraph() } else { self.push(" ", Words::default()) }
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
        while !self.open.is_empty() {
            self.close(self.open.len() - 1);
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

/// What becomes of words inside an element.
fn inside(around: Words, what: What, looks: &Looks) -> Words {
    let says = [looks.emphasis, looks.strong, looks.raised];
    let go = match what {
        What::Nothing => Go::Nowhere,
        What::Furniture | What::Sheet | What::Title | What::Lines if around.go == Go::Text => Go::Aside,
        _ => around.go,
    };
    let roles = std::array::from_fn(|role| says[role].unwrap_or(around.roles[role] || what == What::Role(ROLES[role])));
    Words {
        roles,
        go,
        is_heading: around.is_heading || what == What::Heading,
        keeps_lines: looks.keeps_lines.unwrap_or(around.keeps_lines),
    }
}
