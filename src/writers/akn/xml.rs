//! Elements, names that are given once, and words.

use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use crate::writers::escaped::{self, escaped};
use crate::writers::linked::linked;
use crate::writers::nested::{Piece, walk};
use std::collections::HashMap;
use std::fmt::Write as _;

/// A file in the making.
pub(super) struct Xml<'a> {
    pub(super) resolution: &'a Resolution,
    pub(super) out: String,
    /// How often each name was wanted.
    names: HashMap<String, usize>,
    /// The names of the notes that stand in the file so far.
    notes: Vec<Option<String>>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(resolution: &'a Resolution) -> Self {
        Self { resolution, out: String::new(), names: HashMap::new(), notes: vec![None; resolution.notes.len()] }
    }

    /// A name (`eId`) that no other element bears: the wanted one, or with a count behind it.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let wanted: String = wanted.chars().filter(|letter| !letter.is_whitespace()).collect();
        let count = self.names.entry(wanted.clone()).or_insert(0);
        *count += 1;
        let name = if *count == 1 { return wanted } else { format!("{wanted}-{count}") };
        self.name(&name)
    }

    pub(super) fn open(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes, ">\n");
    }

    pub(super) fn empty(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes, "/>\n");
    }

    pub(super) fn close(&mut self, element: &str) {
        let _ = writeln!(self.out, "</{element}>");
    }

    fn tag(&mut self, element: &str, attributes: &[(&str, &str)], end: &str) {
        let _ = write!(self.out, "<{element}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(value));
        }
        self.out.push_str(end);
    }

    /// An element that holds words alone.
    pub(super) fn plain(&mut self, element: &str, words: &str) {
        let _ = writeln!(self.out, "<{element}>{}</{element}>", escaped(words));
    }

    /// An element that holds words with their marks and notes.
    pub(super) fn words(&mut self, element: &str, attributes: &[(&str, &str)], text: &Text) {
        self.tag(element, attributes, ">");
        self.inline(text);
        self.close(element);
    }

    /// Words with their marks and notes.
    pub(super) fn inline(&mut self, text: &Text) {
        let text = linked(text, self.resolution);
        walk(
            &text,
            |span| element_of(span).is_some(),
            |piece| match piece {
                Piece::Words(words) => escaped::push(words, &mut self.out),
                Piece::Open(span) => self.begin(span),
                Piece::Close(span) => {
                    let _ = write!(self.out, "</{}>", element_of(span).unwrap_or_default());
                }
                Piece::Call(note) => self.call(note),
            },
        );
    }

    fn begin(&mut self, span: &Span) {
        let attribute = match (span.role, span.target.as_deref().and_then(escaped::page)) {
            (Role::Link, Some(page)) => format!(" href=\"{}\"", escaped(&page)),
            (Role::Item, _) => " name=\"item\"".to_owned(),
            _ => String::new(),
        };
        let _ = write!(self.out, "<{}{attribute}>", element_of(span).unwrap_or_default());
    }

    /// A note stands where it is called first; later calls lead there.
    fn call(&mut self, at: usize) {
        let Some(note) = self.resolution.notes.get(at) else { return };
        let marker = escaped(&note.marker);
        if let Some(name) = &self.notes[at] {
            let _ = write!(self.out, "<noteRef href=\"#{}\" marker=\"{marker}\"/>", escaped(name));
            return;
        }
        let name = self.name(&format!("authorialNote_{}", at + 1));
        let _ =
            write!(self.out, "<authorialNote marker=\"{marker}\" placement=\"bottom\" eId=\"{}\"><p>", escaped(&name));
        self.notes[at] = Some(name);
        self.inline(&note.text);
        self.out.push_str("</p></authorialNote>");
    }

    /// The notes that nothing called.
    pub(super) fn uncalled(&self) -> Vec<usize> {
        (0..self.notes.len()).filter(|&at| self.notes[at].is_none()).collect()
    }
}

/// The element of a stretch; `None` for links that lead to no page.
fn element_of(span: &Span) -> Option<&'static str> {
    match span.role {
        Role::Emphasis => Some("i"),
        Role::Strong => Some("b"),
        Role::Raised => Some("sup"),
        Role::Link => span.target.as_deref().and_then(escaped::page).map(|_| "a"),
        Role::Item => Some("inline"),
    }
}
