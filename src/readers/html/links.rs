//! The links of a page, and the places to which they lead.

use crate::model::text::Role;
use crate::readers::html::attributes::Attributes;
use crate::readers::html::page::{Anchor, Go, Link, Page};

impl Page {
    /// A place that links lead to. Behind a break it begins a paragraph: so old pages set their notes.
    pub(super) fn anchor(&mut self, name: &str) {
        if name.is_empty() || self.around().go != Go::Text {
            return;
        }
        if self.after_break {
            self.end_paragraph();
        }
        self.anchors.push(Anchor { name: name.into(), block: self.manuscript.paragraphs.len() });
    }

    pub(super) fn start_link(&mut self, attributes: &Attributes<'_>) {
        self.anchor(attributes.get("name"));
        self.end_link();
        let target = attributes.get("href");
        let from = self.paragraph.as_ref().map_or(0, |paragraph| paragraph.text.string.len());
        self.link = (!target.is_empty()).then(|| Link { target: target.into(), from });
        if attributes.say(&["doc-noteref", "noteref", "data-footnote-ref", "footnote-ref"]) {
            self.calls.insert(target.into());
        }
        if attributes.say(&["doc-backlink", "backlink", "data-footnote-backref", "footnote-back"]) {
            self.returns.insert(target.into());
        }
    }

    pub(super) fn end_link(&mut self) {
        self.mark_link();
        self.link = None;
    }

    pub(super) fn mark_link(&mut self) {
        if let (Some(link), Some(paragraph)) = (&mut self.link, &mut self.paragraph) {
            let to = paragraph.text.string.len();
            paragraph.text.mark(link.from.min(to), to, Role::Link, Some(&link.target));
            link.from = to;
        }
    }
}
