//! Writes a web page that stands on its own: one file, no script, nothing fetched. Each paragraph can be linked to by its
//! address (`#OP13(c)`), notes and their calls lead to each other, citations lead to the documents.

use crate::analysis::outline::{self, Entry};
use crate::model::language::Language;
use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use crate::writers::escaped::{self, escaped};
use crate::writers::linked::linked;
use crate::writers::nested::{Piece, walk};
use std::fmt::Write as _;

const STYLE: &str = include_str!("../../assets/page.css");

/// Writes a resolution whole.
pub fn write(resolution: &Resolution) -> String {
    let mut page = Page {
        resolution,
        title_line: resolution.title_line(),
        out: String::new(),
        open: Vec::new(),
        calls: vec![0; resolution.notes.len()],
    };
    page.head();
    page.outline();
    page.out.push_str("<main>\n");
    for at in 0..resolution.nodes.len() {
        page.node(at);
    }
    page.close_all();
    page.notes();
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

/// An element that is open around the next node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// What stands before the formula.
    Cover,
    /// A division; the node behind its last.
    Division(usize),
    /// A list of items that lie this deep.
    List(u8),
    /// An item that lies this deep.
    Item(u8),
}

impl Open {
    fn end(self) -> &'static str {
        match self {
            Self::Cover => "</header>\n",
            Self::Division(_) => "</section>\n",
            Self::List(_) => "</ol>\n",
            Self::Item(_) => "</li>\n",
        }
    }
}

struct Page<'a> {
    resolution: &'a Resolution,
    title_line: Option<usize>,
    out: String,
    open: Vec<Open>,
    /// How often each note was called so far.
    calls: Vec<usize>,
}

impl Page<'_> {
    fn head(&mut self) {
        let resolution = self.resolution;
        let language = resolution.language;
        let code = language.map_or("en", |language| language.code());
        let direction = if language.is_some_and(Language::is_right_to_left) { "rtl" } else { "ltr" };
        let names = [resolution.symbol.as_deref(), resolution.title.as_deref()];
        let title = escaped(&names.into_iter().flatten().collect::<Vec<_>>().join(": "));
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{code}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"plenary {}\">\n<title>{title}</title>\n",
            env!("CARGO_PKG_VERSION")
        );
        let facts = [("dcterms.identifier", &resolution.symbol), ("dcterms.issued", &resolution.adopted.date)];
        for (name, fact) in facts {
            if let Some(fact) = fact {
                let _ = writeln!(self.out, "<meta name=\"{name}\" content=\"{}\">", escaped(fact));
            }
        }
        let _ = write!(self.out, "<style>\n{STYLE}</style>\n</head>\n<body>\n");
    }

    /// The addresses of divisions and paragraphs, each with the verb or the words of its heading.
    fn outline(&mut self) {
        let lines = outline::lines(self.resolution);
        self.out.push_str("<nav>\n<ul>\n");
        for line in &lines {
            let Entry::Node(at) = line.entry else { continue };
            let node = &self.resolution.nodes[at];
            let Some(id) = node.id.as_deref().filter(|_| !node.kind.is_listed()) else { continue };
            let words = match &node.verb {
                Some(verb) => &verb.text,
                None if node.kind.is_division() => &node.text.string,
                None => "",
            };
            let _ = writeln!(self.out, "<li><a href=\"#{0}\">{0}</a> {1}</li>", escaped(id), escaped(words));
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    fn node(&mut self, at: usize) {
        let node = &self.resolution.nodes[at];
        self.close_before(at, node);
        match node.kind {
            Kind::Cover => {
                if self.open.is_empty() && at == 0 {
                    self.open(Open::Cover, "<header>\n");
                }
                self.block(if self.title_line == Some(at) { "h1" } else { "p" }, node);
            }
            Kind::Section | Kind::Annex | Kind::Part => {
                let end = self.resolution.end_of_branch(at);
                let tag = format!("<section{}>\n", attributes(node, false));
                self.open(Open::Division(end), &tag);
                self.bare_block(if node.depth == 0 { "h2" } else { "h3" }, node);
            }
            Kind::Heading => self.block("h4", node),
            Kind::Subparagraph => self.item(node),
            Kind::Table => self.table(node),
            _ => self.block("p", node),
        }
    }

    /// Ends what does not hold the node at `at`.
    fn close_before(&mut self, at: usize, node: &Node) {
        let holds = |open: Open| match open {
            Open::Cover => node.kind == Kind::Cover,
            Open::Division(end) => at < end,
            Open::List(depth) if node.kind == Kind::Subparagraph => depth <= node.depth,
            Open::Item(depth) | Open::List(depth) => node.kind.is_listed() && depth < node.depth,
        };
        let kept = self.open.iter().position(|&open| !holds(open)).unwrap_or(self.open.len());
        self.close_to(kept);
    }

    fn close_to(&mut self, kept: usize) {
        for open in self.open.drain(kept..).rev() {
            self.out.push_str(open.end());
        }
    }

    fn close_all(&mut self) {
        self.close_to(0);
    }

    fn open(&mut self, open: Open, tag: &str) {
        self.out.push_str(tag);
        self.open.push(open);
    }

    fn item(&mut self, node: &Node) {
        if self.open.last() != Some(&Open::List(node.depth)) {
            self.open(Open::List(node.depth), "<ol class=\"items\">\n");
        }
        let tag = format!("<li{}>", attributes(node, true));
        self.open(Open::Item(node.depth), &tag);
        self.labelled(node);
        self.out.push('\n');
    }

    fn block(&mut self, name: &str, node: &Node) {
        let _ = write!(self.out, "<{name}{}>", attributes(node, true));
        self.labelled(node);
        let _ = writeln!(self.out, "</{name}>");
    }

    /// The heading of a division, which bears the attributes itself.
    fn bare_block(&mut self, name: &str, node: &Node) {
        if node.label.is_none() && node.text.is_blank() {
            return;
        }
        let _ = write!(self.out, "<{name}>");
        self.labelled(node);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn labelled(&mut self, node: &Node) {
        if let Some(label) = &node.label {
            let _ = write!(self.out, "<span class=\"label\">{}</span> ", escaped(label));
        }
        self.inline(&node.text);
    }

    fn table(&mut self, node: &Node) {
        if node.label.is_some() || !node.text.is_blank() {
            self.block("p", node);
        }
        self.out.push_str("<table>\n");
        for row in &node.rows {
            self.out.push_str("<tr>");
            for cell in row {
                self.out.push_str("<td>");
                self.inline(cell);
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn inline(&mut self, text: &Text) {
        let text = linked(text, self.resolution);
        walk(
            &text,
            |span| begin(span).is_some(),
            |piece| match piece {
                Piece::Words(words) => escaped::push(words, &mut self.out),
                Piece::Open(span) => self.out.push_str(&begin(span).unwrap_or_default()),
                Piece::Close(span) => self.out.push_str(end(span)),
                Piece::Call(note) => self.call(note),
            },
        );
    }

    /// The mark of a note. The first call of a note is the one that the note leads back to.
    fn call(&mut self, at: usize) {
        let Some(note) = self.resolution.notes.get(at) else { return };
        self.calls[at] += 1;
        let (name, marker) = (name_of(note), escaped(&note.marker));
        let again = if self.calls[at] > 1 { format!("-{}", self.calls[at]) } else { String::new() };
        let _ = write!(
            self.out,
            "<sup><a href=\"#note-{name}\" id=\"call-{name}{again}\" role=\"doc-noteref\">{marker}</a></sup>"
        );
    }

    fn notes(&mut self) {
        if self.resolution.notes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"notes\" role=\"doc-endnotes\">\n");
        for (at, note) in self.resolution.notes.iter().enumerate() {
            let (name, marker) = (name_of(note), escaped(&note.marker));
            let _ = write!(self.out, "<p id=\"note-{name}\" role=\"doc-footnote\">");
            // A note that nothing calls leads nowhere.
            let _ = match self.calls[at] {
                0 => write!(self.out, "{marker} "),
                _ => write!(self.out, "<a href=\"#call-{name}\" role=\"doc-backlink\">{marker}</a> "),
            };
            self.inline(&note.text);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</section>\n");
    }
}

/// The class of a node, and its address where it bears one.
fn attributes(node: &Node, is_shown: bool) -> String {
    let mut out = format!(" class=\"{}\"", node.kind.name());
    if let Some(id) = &node.id {
        let id = escaped(id);
        let _ = write!(out, " id=\"{id}\"");
        if is_shown {
            let _ = write!(out, " data-address=\"{id}\"");
        }
    }
    out
}

/// The name of a note in addresses, which hold no space.
fn name_of(note: &Note) -> String {
    escaped(&note.id.replace(char::is_whitespace, "_"))
}

/// The tag with which a stretch begins; `None` for stretches that a page does not show.
fn begin(span: &Span) -> Option<String> {
    match span.role {
        Role::Emphasis => Some("<em>".into()),
        Role::Strong => Some("<strong>".into()),
        Role::Raised => Some("<sup>".into()),
        Role::Link => {
            span.target.as_deref().and_then(escaped::page).map(|page| format!("<a href=\"{}\">", escaped(&page)))
        }
        Role::Item => None,
    }
}

fn end(span: &Span) -> &'static str {
    match span.role {
        Role::Emphasis => "</em>",
        Role::Strong => "</strong>",
        Role::Raised => "</sup>",
        Role::Link | Role::Item => "</a>",
    }
}
