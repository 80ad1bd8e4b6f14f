//! Walks the elements of one part of a Word file: XML without document types, to a limited depth and length.

use crate::readers::docx::archive::too_large;
use crate::readers::unreadable::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// The deepest that elements may lie in each other; nested tables and text boxes of real files reach about 60.
const DEEPEST: usize = 256;

/// The most elements of one part; a report of a thousand pages has some 500,000.
const MOST_ELEMENTS: usize = 2_000_000;

/// What comes next in a part. Empty elements open and close.
#[derive(Debug)]
pub(super) enum Step<'a> {
    Open(BytesStart<'a>),
    Close,
    Words(Cow<'a, str>),
    /// The part is at its end, or no XML from here on.
    End,
}

/// A part on its way through the reader.
pub(super) struct Markup<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    elements: usize,
    /// The byte from which on the part is no XML; `None` while it is.
    broken_at: Option<usize>,
}

impl<'a> Markup<'a> {
    /// At the beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { text, reader, depth: 0, elements: 0, broken_at: None }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next.
    ///
    /// # Errors
    /// Where the part declares a document type, or is deeper or longer than the limits.
    pub(super) fn step(&mut self) -> Result<Step<'a>, Unreadable> {
        loop {
            let before = self.position();
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.enter()?;
                    return Ok(Step::Open(start));
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Ok(Event::Text(words)) => return Ok(Step::Words(words.xml10_content())),
                Ok(Event::CData(words)) => return Ok(Step::Words(words.xml10_content())),
                Ok(Event::GeneralRef(reference)) => return Ok(Step::Words(resolve(&reference))),
                Ok(Event::DocType(_)) => return Err(declares_a_type()),
                Ok(Event::Eof) => {
                    if self.depth > 0 {
                        self.broken_at.get_or_insert(self.text.len());
                    }
                    return Ok(Step::End);
                }
                Ok(_) => {}
                Err(_) => {
                    self.broken_at.get_or_insert(before);
                    return Ok(Step::End);
                }
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len())
    }

    fn enter(&mut self) -> Result<(), Unreadable> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > DEEPEST {
            return Err(too_large(&format!("the elements lie more than {DEEPEST} deep in each other")));
        }
        if self.elements > MOST_ELEMENTS {
            return Err(too_large(&format!("a part has more than {MOST_ELEMENTS} elements")));
        }
        Ok(())
    }

    /// The next element that opens inside the one that was open at `depth`, however deep; `None` at its end.
    pub(super) fn next_inside(&mut self, depth: usize) -> Result<Option<BytesStart<'a>>, Unreadable> {
        loop {
            match self.step()? {
                Step::Open(start) => return Ok(Some(start)),
                Step::Close if self.depth < depth => return Ok(None),
                Step::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element that opened last.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let depth = self.depth;
        while self.next_inside(depth)?.is_some() {}
        Ok(())
    }

    /// What stands behind the place where the part stops being XML; `None` where it is XML to its end.
    pub(super) fn rest(&self) -> Option<&'a str> {
        let at = self.broken_at?;
        (0..=at).rev().find(|&at| self.text.is_char_boundary(at)).map(|at| &self.text[at..])
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found =
        start.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or(found.value))
}

/// The attribute `val`, in which most elements of Word keep what they say.
pub(super) fn value<'a>(start: &'a BytesStart<'_>) -> Option<Cow<'a, str>> {
    attribute(start, "val")
}

/// A number in the attribute `val`.
pub(super) fn number<T: std::str::FromStr>(start: &BytesStart<'_>) -> Option<T> {
    value(start)?.trim().parse().ok()
}

/// Whether an element that turns something on does so: it may also say `0` or `false`.
pub(super) fn is_on(start: &BytesStart<'_>) -> bool {
    value(start).is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
}

/// `&amp;` and its like, and characters by number. Without a document type there are no others; they stay as written.
fn resolve(reference: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Cow::Owned(letter.to_string());
    }
    Cow::Borrowed(match &*reference.xml10_content() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        name => return Cow::Owned(format!("&{name};")),
    })
}

fn declares_a_type() -> Unreadable {
    Unreadable::with_hint(
        "the file declares an XML document type, which no Word file does and an attack may",
        "do not trust it; ask for the document from where it was issued",
    )
}
