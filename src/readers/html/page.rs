//! Gathers the blocks of a page while its elements come and go.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::model::language::Language;
use crate::model::node::Rows;
use crate::model::remark::RemarkKind;
use crate::model::text::{Role, Text};
use crate::readers::html::elements::{self, What};
use crate::readers::html::lists::{List, Marker};
use crate::readers::html::looks::{Looks, Sheet};
use crate::readers::{label, plain};
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
    sheet: Sheet,
    open: Vec<Open>,
    /// How many elements are open beyond the deepest that is followed.
    beyond: usize,
    paragraph: Option<Paragraph>,
    /// Whether a break ended a line of the open paragraph, and nothing came since.
    after_break: bool,
    /// A label that waits for the words of its item.
    label: Option<String>,
    lists: Vec<List>,
    tables: Vec<Table>,
    cells: Cells,
    link: Option<Link>,
    /// Words of an element that is furniture, of a sheet, of the title, or of one that keeps its lines.
    aside: String,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: Box<str>,
    what: What,
    looks: Looks,
    words: Words,
    /// How many blocks there were before it.
    block: usize,
}

/// What becomes of words, by all elements around them.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    /// Emphasis, strong, raised.
    roles: [bool; 3],
    go: Go,
    is_heading: bool,
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Go {
    #[default]
    Text,
    /// To where the element that is no text of the document takes them.
    Aside,
    Nowhere,
}

const ROLES: [Role; 3] = [Role::Emphasis, Role::Strong, Role::Raised];

#[derive(Debug)]
struct Link {
    target: Box<str>,
    /// Where its words begin in the open paragraph.
    from: usize,
}

/// A table that is open. Its cells are blocks like all others until it ends.
#[derive(Debug, Default)]
struct Table {
    block: usize,
    /// The first block and one past the last of each cell.
    rows: Vec<Vec<(usize, usize)>>,
    /// Whether the page says that it only lays out what is in it.
    lays_out: bool,
    is_ruled: bool,
}

/// The attributes of a tag; empty where absent.
struct Attributes<'a>(&'a Tag);

impl<'a> Attributes<'a> {
    fn get(&self, name: &str) -> &'a str {
        self.0.attrs.iter().find(|attribute| &*attribute.name.local == name).map_or("", |attribute| &*attribute.value)
    }

    fn has(&self, name: &str) -> bool {
        self.0.attrs.iter().any(|attribute| &*attribute.name.local == name)
    }
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
        let is_hidden = looks.hidden || attributes.has("hidden") || attributes.get("role") == "navigation";
        let what = match elements::what(name) {
            What::Break => What::Break,
            _ if is_hidden || elements::is_furniture(classes) => What::Furniture,
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
                let lays_out = attributes.get("role") == "presentation" || attributes.get("border") == "0";
                let block = self.manuscript.paragraphs.len();
                self.tables.push(Table { block, lays_out, is_ruled: looks.ruled, ..Table::default() });
            }
            What::Row => {
                if let Some(table) = self.tables.last_mut()
                    && self.cells.count()
                {
                    table.rows.push(Vec::new());
                }
            }
            What::Cell => self.tables.last_mut().map_or((), |table| table.is_ruled |= looks.ruled),
            What::Link => self.start_link(attributes),
            What::Quote => self.words("“"),
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
        let inner = self.open.iter().rposition(|open| elements::is_wall(open.what, next)).map_or(0, |wall| wall + 1);
        if let Some(depth) = (inner..self.open.len()).find(|&depth| elements::ends(self.open[depth].what, next)) {
            self.close(depth);
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
            What::Break | What::Role(_) | What::Link | What::Quote | What::Inline => false,
            What::Furniture => self.paragraph.is_none(),
            _ => !matches!(what, What::Nothing | What::Sheet | What::Title),
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
        match what {
            What::Furniture if self.around().go == Go::Text => self.end_furniture(),
            What::Sheet => self.sheet.add(&std::mem::take(&mut self.aside)),
            What::Title => self.end_title(),
            What::Link => self.end_link(),
            What::Quote => self.words("”"),
            What::Lines => self.end_lines(),
            What::OrderedList | What::BulletList => self.lists.truncate(self.lists.len().saturating_sub(1)),
            What::Table => self.end_table(),
            What::Cell => self.end_cell(block),
            What::Item => self.label = None,
            _ => {}
        }
        let end = self.manuscript.paragraphs.len();
        if matches!(what, What::Holder | What::Item | What::Term | What::Cell) && end > block + 1 {
            self.holders.push((block, end));
        }
    }

    fn end_cell(&mut self, block: usize) {
        let cell = (block, self.manuscript.paragraphs.len());
        let Some(table) = self.tables.last_mut() else { return };
        let has_room = self.cells.count();
        let Some(row) = table.rows.last_mut() else { return table.rows.push(vec![cell]) };
        match row.last_mut().filter(|_| !has_room) {
            Some(last) => last.1 = cell.1,
            None => row.push(cell),
        }
    }

    /// What becomes of words now.
    fn around(&self) -> Words {
        self.open.last().map_or(Words::default(), |open| open.words)
    }

    /// Words, wherever they go now.
    pub(super) fn words(&mut self, words: &str) {
        let around = self.around();
        match around.go {
            Go::Nowhere => return,
            Go::Aside => return self.aside.push_str(words),
            Go::Text => {}
        }
        if words.trim().is_empty() && (self.paragraph.is_none() || self.after_break) {
            return;
        }
        if std::mem::take(&mut self.after_break) {
            if label::opens(words) { self.end_paragraph() } else { self.push(" ", Words::default()) }
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
        let style = if around.is_heading { Style::Heading } else { Style::Plain };
        let level = u8::try_from(self.lists.len()).ok().filter(|level| *level > 0);
        self.paragraph = Some(Paragraph { label, style, level, ..Paragraph::default() });
        self.link.iter_mut().for_each(|link| link.from = 0);
    }

    fn end_paragraph(&mut self) {
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

    /// A break ends a paragraph behind the sign that ends a clause, and where there are two; else it may be there
    /// for the look of it.
    fn break_line(&mut self) {
        let Some(paragraph) = &self.paragraph else { return };
        let is_ended = paragraph.text.string.trim_end().ends_with(ENDS);
        if self.around().is_heading || !(self.after_break || is_ended) {
            self.after_break = true;
        } else {
            self.end_paragraph();
        }
    }

    /// A place that links lead to. Behind a break it begins a paragraph: so old pages set their notes.
    fn anchor(&mut self, name: &str) {
        if name.is_empty() || self.around().go != Go::Text {
            return;
        }
        if self.after_break {
            self.end_paragraph();
        }
        self.anchors.push(Anchor { name: name.into(), block: self.manuscript.paragraphs.len() });
    }

    fn start_link(&mut self, attributes: &Attributes<'_>) {
        self.anchor(attributes.get("name"));
        self.end_link();
        let target = attributes.get("href");
        let from = self.paragraph.as_ref().map_or(0, |paragraph| paragraph.text.string.len());
        self.link = (!target.is_empty()).then(|| Link { target: target.into(), from });
        let says = |words: [&str; 4]| {
            let classes = attributes.get("class");
            words.contains(&attributes.get("role"))
                || words.contains(&attributes.get("epub:type"))
                || words.iter().any(|word| attributes.has(word) || classes.split(' ').any(|class| class == *word))
        };
        if says(["doc-noteref", "noteref", "data-footnote-ref", "footnote-ref"]) {
            self.calls.insert(target.into());
        }
        if says(["doc-backlink", "backlink", "data-footnote-backref", "footnote-back"]) {
            self.returns.insert(target.into());
        }
    }

    fn end_link(&mut self) {
        self.mark_link();
        self.link = None;
    }

    fn mark_link(&mut self) {
        if let (Some(link), Some(paragraph)) = (&mut self.link, &mut self.paragraph) {
            let to = paragraph.text.string.len();
            paragraph.text.mark(link.from.min(to), to, Role::Link, Some(&link.target));
            link.from = to;
        }
    }

    fn start_list(&mut self, what: What, attributes: &Attributes<'_>, looks: &Looks) {
        // The label of an item that holds nothing but a list stands alone.
        if let Some(label) = self.label.take().filter(|label| label != "•") {
            self.manuscript.tally.add(&label);
            self.manuscript.add(Paragraph { label: Some(label), ..Paragraph::default() });
        }
        let natural = if what == What::OrderedList { Marker::Decimal } else { Marker::Bullet };
        let marker = looks.marker.as_deref().and_then(Marker::named);
        let marker = marker.or_else(|| Marker::named(attributes.get("type"))).unwrap_or(natural);
        let step = if attributes.has("reversed") { -1 } else { 1 };
        self.lists.push(List { marker, next: attributes.get("start").parse().unwrap_or(1), step });
    }

    fn start_item(&mut self, attributes: &Attributes<'_>, looks: &Looks) {
        let marker = looks.marker.as_deref().and_then(Marker::named).or_else(|| Marker::named(attributes.get("type")));
        let value = attributes.get("value").parse().ok();
        self.label = self.lists.last_mut().and_then(|list| list.count(value, marker));
    }

    /// Puts the cells of a table into its rows, unless it only lays out what is in it.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let blocks = &mut self.manuscript.paragraphs;
        if blocks.len() == table.block {
            return;
        }
        let is_large = |&(from, to): &(usize, usize)| {
            to - from > 4
                || blocks[from..to].iter().any(|block| !block.rows.is_empty() || block.text.string.len() > 2000)
        };
        if (table.lays_out && !table.is_ruled)
            || table.rows.iter().all(|row| row.len() < 2)
            || table.rows.iter().flatten().any(is_large)
        {
            return;
        }
        let mut parts: Vec<Option<Paragraph>> = blocks.drain(table.block..).map(Some).collect();
        let mut cell = |(from, to): (usize, usize)| {
            let inside = parts[from - table.block..to - table.block].iter_mut();
            joined(inside.filter_map(Option::take))
        };
        let rows: Rows = table.rows.iter().map(|row| row.iter().map(|&range| cell(range)).collect()).collect();
        // What stands in no cell stands before the table, as browsers show it.
        blocks.extend(parts.into_iter().flatten());
        let place = blocks.len();
        blocks.push(Paragraph { style: Style::Table, rows, ..Paragraph::default() });
        for anchor in self.anchors.iter_mut().rev().take_while(|anchor| anchor.block > table.block) {
            anchor.block = anchor.block.min(place);
        }
        while self.holders.last().is_some_and(|holder| holder.0 >= table.block) {
            self.holders.pop();
        }
    }

    fn end_furniture(&mut self) {
        let words = std::mem::take(&mut self.aside);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.manuscript.tally.add(&words);
            self.manuscript.furniture.push(words);
        }
    }

    /// The title of a page stands above the window; one that is a symbol is the document's.
    fn end_title(&mut self) {
        let title = std::mem::take(&mut self.aside);
        let title = title.trim();
        if title.contains("/RES/") && !title.contains(char::is_whitespace) {
            self.manuscript.symbol.get_or_insert_with(|| title.to_owned());
        }
    }

    /// Lines that are kept as they are were typed as text.
    fn end_lines(&mut self) {
        if self.around().go != Go::Text {
            return;
        }
        let manuscript = &mut self.manuscript;
        let lines = std::mem::take(&mut self.aside);
        let Manuscript { paragraphs, notes, furniture, remarks, tally, broken_by_pages, .. } =
            plain::read_counted(&lines, std::mem::take(&mut manuscript.tally));
        manuscript.tally = tally;
        let before = manuscript.notes.len();
        for mut paragraph in paragraphs {
            let cells = paragraph.rows.iter_mut().flatten();
            for call in cells.chain([&mut paragraph.text]).flat_map(|text| &mut text.calls) {
                call.note += before;
            }
            manuscript.add(paragraph);
        }
        manuscript.notes.extend(notes);
        manuscript.furniture.extend(furniture);
        manuscript.remarks.extend(remarks);
        manuscript.broken_by_pages |= broken_by_pages;
    }

    /// The page whole.
    pub(super) fn finish(mut self) -> Self {
        while !self.open.is_empty() {
            self.close(self.open.len() - 1);
        }
        self.end_paragraph();
        self.cells.tell(&mut self.manuscript);
        self.manuscript.format = "HTML";
        self
    }
}

/// Signs that end a clause in the six languages.
const ENDS: [char; 10] = [',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'];

/// What becomes of words inside an element.
fn inside(around: Words, what: What, looks: &Looks) -> Words {
    let says = [looks.emphasis, looks.strong, looks.raised];
    let go = match what {
        What::Nothing => Go::Nowhere,
        What::Furniture | What::Sheet | What::Title | What::Lines if around.go == Go::Text => Go::Aside,
        _ => around.go,
    };
    let roles = std::array::from_fn(|role| says[role].unwrap_or(around.roles[role] || what == What::Role(ROLES[role])));
    Words { roles, go, is_heading: around.is_heading || what == What::Heading }
}

/// The blocks of a cell in one text.
fn joined(blocks: impl Iterator<Item = Paragraph>) -> Text {
    let mut text = Text::default();
    for block in blocks {
        if !text.string.is_empty() {
            text.push(" ");
        }
        if let Some(label) = &block.label {
            text.push(&format!("{label} "));
        }
        text.append(block.text);
    }
    text
}
