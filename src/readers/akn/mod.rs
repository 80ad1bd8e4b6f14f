//! Reads the UN's machine-readable XML (AKN4UN), event by event, as far as it is well-formed and beyond.
//!
//! Structure that the file claims becomes hints only: the UN's converter leaves lists flat, numbers its elements
//! from the preamble, and puts recitals into the operative part; the grammar knows better.

mod metadata;
mod collector;
mod notes;

use crate::manuscript::printed::{Manuscript, Place, Style};
use crate::model::remark::{Remark, RemarkKind};
use crate::model::text::Role;
use crate::readers::akn::collector::Collector;
use crate::readers::unreadable::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Whether `text` looks like Akoma Ntoso.
pub fn is_akn(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(4000)];
    memchr::memmem::find_iter(head, b"akoma").any(|at| {
        let name = head[at..].get(..b"akomaNtoso".len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(b"akomaNtoso"))
    })
}

/// Reads XML that is already decoded.
///
/// # Errors
/// Where it holds no words at all.
pub fn read_text(text: &str) -> Result<Manuscript, Unreadable> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk { open: Vec::new(), beyond: 0, collector: Collector::new() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if start.local_name().as_ref() == "meta" => metadata::read(&mut reader, &mut walk),
            Ok(Event::Eof) => break,
            Ok(event) => walk.meet(event),
            Err(error) => {
                let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
                read_the_rest(text, at, &error.to_string(), &mut walk.collector);
                break;
            }
        }
    }
    walk.finish()
}

/// The way through the elements of a file.
struct Walk {
    open: Vec<Element>,
    /// How many elements are open beyond the deepest that is followed.
    beyond: usize,
    collector: Collector,
}

impl Walk {
    fn meet(&mut self, event: Event<'_>) {
        match event {
            Event::Start(_) if self.open.len() >= DEEPEST => {
                self.beyond += 1;
                self.collector.part_words(DEEPEST);
            }
            Event::End(_) if self.beyond > 0 => {
                self.beyond -= 1;
                self.collector.part_words(DEEPEST);
            }
            Event::Start(start) => {
                let element = begin(&start, &self.open, &mut self.collector);
                self.open.push(element);
            }
            Event::Empty(start) => {
                let element = begin(&start, &self.open, &mut self.collector);
                end(&element, &mut self.collector);
            }
            Event::End(tag) => close(tag.local_name().as_ref(), &mut self.open, &mut self.collector),
            Event::Text(words) => self.collector.words(&words.xml10_content()),
            Event::CData(words) => self.collector.words(&words.xml10_content()),
            Event::GeneralRef(reference) => self.collector.words(&meant(&reference)),
            Event::DocType(_) => {
                let what = "the file declares a document type, which was not followed";
                self.collector.manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Result<Manuscript, Unreadable> {
        while let Some(element) = self.open.pop() {
            end(&element, &mut self.collector);
        }
        self.collector.finish()
    }
}

/// What an element is to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A part of the document; the place before it.
    Part(Place),
    /// A paragraph, and the style around it before.
    Paragraph,
    /// Everything inside is a heading, a formula or a recital: the style before it.
    Styled(Style),
    /// A number or letter.
    Label,
    /// A number that stands alone over its division.
    Numeral,
    Note,
    /// A note that stands apart from the text.
    DefinedNote,
    Table,
    Row,
    Cell,
    /// A level of lists.
    Level,
    /// A role for the words inside; where they begin.
    Role(Role, usize),
    /// Emphasis of two kinds at once.
    Both(usize),
    Link,
    /// Words that are deleted.
    Deleted,
    /// A quotation; the sign that ends it.
    Quote(Box<str>),
    Other,
}

/// An element that is open.
struct Element {
    name: Box<str>,
    what: What,
}

fn begin(start: &BytesStart<'_>, open: &[Element], collector: &mut Collector) -> Element {
    let local = start.local_name();
    let name = local.as_ref();
    let around = open.last().map_or("", |element| &element.name);
    let what = begin_block(name, around, start, collector).or_else(|| begin_inline(name, start, collector));
    Element { name: name.into(), what: what.unwrap_or(What::Other) }
}

/// Begins what holds paragraphs, is one, or stands beside one; `around` names the element around it.
fn begin_block(name: &str, around: &str, start: &BytesStart<'_>, collector: &mut Collector) -> Option<What> {
    Some(match name {
        "coverPage" => What::Part(collector.enter(Place::Cover)),
        "preface" => What::Part(collector.enter(Place::Title)),
        "preamble" => What::Part(collector.enter(Place::Preamble)),
        "mainBody" | "body" => What::Part(collector.enter(Place::Body)),
        "conclusions" => What::Part(collector.enter(Place::Closing)),
        "attachments" | "attachment" => What::Part(collector.enter(Place::Annex)),
        "formula" => What::Styled(collector.style(Style::Formula)),
        "paragraph" if attribute(start, "class").as_deref() == Some("FootnoteText") => {
            What::Styled(collector.style(Style::TableNote))
        }
        "container" | "recital" if collector.place() == Place::Preamble => {
            What::Styled(collector.style(Style::Recital))
        }
        "heading" | "subheading" | "crossHeading" | "docTitle" | "docNumber" | "p" | "block" | "listIntroduction"
        | "listConclusion" | "listWrapUp" | "caption" | "tocItem" => paragraph(name, start, collector),
        "num" => {
            collector.begin_label();
            if matches!(around, "section" | "part" | "subsection" | "chapter") { What::Numeral } else { What::Label }
        }
        "table" if collector.begin_table() => What::Table,
        "tr" => {
            collector.begin_row();
            What::Row
        }
        "td" | "th" => {
            collector.begin_cell();
            What::Cell
        }
        "point" | "item" | "indent" | "li" => {
            collector.end_stray();
            collector.level = collector.level.saturating_add(1);
            What::Level
        }
        _ => return None,
    })
}

/// Begins what stands among words.
fn begin_inline(name: &str, start: &BytesStart<'_>, collector: &mut Collector) -> Option<What> {
    Some(match name {
        "authorialNote" if begin_note(start, collector) => What::Note,
        "note" if begin_note(start, collector) => What::DefinedNote,
        "noteRef" => {
            let name = attribute(start, "href").unwrap_or_default();
            collector.call_named_note(name.trim_start_matches('#'), &attribute(start, "marker").unwrap_or_default());
            What::Other
        }
        "span" => span(start, collector),
        "i" | "em" => What::Role(Role::Emphasis, collector.at()),
        "b" | "strong" => What::Role(Role::Strong, collector.at()),
        "sup" => What::Role(Role::Raised, collector.at()),
        "a" | "ref" | "rref" | "mref" => {
            collector.begin_link(attribute(start, "href"));
            What::Link
        }
        "del" => {
            collector.begin_deleted();
            What::Deleted
        }
        "quotedText" | "quotedStructure" | "embeddedText" | "embeddedStructure" => {
            collector.begin_quote(attribute(start, "startQuote").unwrap_or_default());
            What::Quote(attribute(start, "endQuote").unwrap_or_default().into())
        }
        "eol" | "br" => {
            collector.line_break();
            What::Other
        }
        _ => return None,
    })
}

fn begin_note(start: &BytesStart<'_>, collector: &mut Collector) -> bool {
    collector.begin_note(attribute(start, "marker").unwrap_or_default(), attribute(start, "eId"))
}

/// A paragraph; headings inside a paragraph that is open are no paragraphs of their own.
fn paragraph(name: &str, start: &BytesStart<'_>, collector: &mut Collector) -> What {
    let style = match name {
        "crossHeading" if attribute(start, "refersTo").as_deref() == Some("#preamble") => Some(Style::Recital),
        "heading" | "subheading" | "crossHeading" => Some(Style::Heading),
        _ => None,
    };
    if collector.begin_paragraph(style) { What::Paragraph } else { What::Other }
}

fn span(start: &BytesStart<'_>, collector: &Collector) -> What {
    let class = attribute(start, "class").unwrap_or_default();
    match (class.contains("italic"), class.contains("bold")) {
        (true, true) => What::Both(collector.at()),
        (true, false) => What::Role(Role::Emphasis, collector.at()),
        (false, true) => What::Role(Role::Strong, collector.at()),
        _ => What::Other,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// How deep elements are followed; no file of the UN comes near it.
const DEEPEST: usize = 256;

/// Ends the innermost element of this name, and what was left open inside it. An end without a start is passed over.
fn close(name: &str, open: &mut Vec<Element>, collector: &mut Collector) {
    let Some(depth) = open.iter().rposition(|element| &*element.name == name) else { return };
    if depth + 1 < open.len() {
        collector
            .manuscript
            .remark_once(RemarkKind::Repaired, &format!("the file leaves <{}> open", open[depth + 1].name));
    }
    while open.len() > depth {
        if let Some(element) = open.pop() {
            end(&element, collector);
        }
    }
}

fn end(element: &Element, collector: &mut Collector) {
    match &element.what {
        What::Part(before) => collector.leave(*before),
        What::Paragraph => collector.end_paragraph(),
        What::Styled(before) => collector.restyle(*before),
        What::Label => collector.end_label(),
        What::Numeral => collector.end_numeral(),
        What::Note => collector.end_note(),
        What::DefinedNote => collector.end_defined_note(),
        What::Table => collector.end_table(),
        What::Row => collector.end_row(),
        What::Cell => collector.end_cell(),
        What::Level => {
            collector.end_stray();
            collector.level = collector.level.saturating_sub(1);
        }
        What::Role(role, from) => collector.mark(*from, *role),
        What::Both(from) => {
            collector.mark(*from, Role::Emphasis);
            collector.mark(*from, Role::Strong);
        }
        What::Link => collector.end_link(),
        What::Deleted => collector.end_deleted(),
        What::Quote(sign) => collector.words(sign),
        What::Other => {}
    }
}

/// What `&amp;` and its like stand for, and characters by number. Entities that a file makes up are kept as written, never
/// expanded.
fn meant(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.into();
    }
    let name = reference.xml10_content();
    match &*name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        "nbsp" => "\u{a0}".into(),
        _ => format!("&{name};"),
    }
}

/// What stands behind the place where the file stops being XML is read as text without its tags.
fn read_the_rest(text: &str, at: usize, error: &str, collector: &mut Collector) {
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let line = text[..at].matches('\n').count() + 1;
    let what = format!("the file is no well-formed XML from line {line} on ({error}); the rest was read as text");
    collector.manuscript.remarks.push(Remark::new(RemarkKind::Unclear, what));
    for piece in text[at..].split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words);
        if !words.trim().is_empty() {
            collector.begin_paragraph(None);
            collector.words(words);
            collector.end_paragraph();
        }
    }
}
