//! The links of a page, and the places to which they lead.

use crate::model::remark::RemarkKind;
use crate::model::text::Role;
use crate::readers::html::attributes::Attributes;
use crate::readers::html::open::Go;
use crate::readers::html::page::{Anchor, Link, Page};

/// The most bytes that addresses of links may take which are put together with that of the page.
const MOST_RESOLVED: usize = 20_000_000;

impl Page {
    /// The address from which links lead that name no server: the first that the page tells.
    pub(super) fn set_base(&mut self, attributes: &Attributes<'_>) {
        let base = attributes.get("href");
        if self.base.is_none() && (base.starts_with("https://") || base.starts_with("http://")) {
            self.base = Some(base.into());
        }
    }

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
        let href = attributes.get("href");
        let resolved = self.resolved(href);
        let target = resolved.as_deref().unwrap_or(href);
        let from = self.paragraph.as_ref().map_or(0, |paragraph| paragraph.text.string.len());
        self.link = (!target.is_empty()).then(|| Link { target: target.into(), from });
        if attributes.say(&["doc-noteref", "noteref", "data-footnote-ref", "footnote-ref"]) {
            self.calls.insert(target.into());
        }
        if attributes.say(&["doc-backlink", "backlink", "data-footnote-backref", "footnote-back"]) {
            self.returns.insert(target.into());
        }
    }

    /// The whole address of a link, as far as `resolved` tells.
    fn resolved(&mut self, href: &str) -> Option<String> {
        if self.resolved > MOST_RESOLVED {
            let what = "the page has more links than it has room for; the others lead to the addresses that it writes";
            self.manuscript.remark_once(RemarkKind::Odd, what);
            return None;
        }
        let whole = resolved(self.base.as_deref()?, href)?;
        self.resolved += whole.len();
        Some(whole)
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

/// The whole address to which `href` leads from `base`; `None` for places of the page itself and for addresses that are
/// whole.
fn resolved(base: &str, href: &str) -> Option<String> {
    let is_whole = href.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if href.is_empty() || href.starts_with('#') || is_whole {
        return None;
    }
    let scheme = base.find("://")? + 1;
    let root = base[scheme + 2..].find('/').map_or(base.len(), |length| scheme + 2 + length);
    if href.starts_with("//") {
        return Some(format!("{}{href}", &base[..scheme]));
    }
    if href.starts_with('/') {
        return Some(format!("{}{href}", &base[..root]));
    }
    let path = &base[root..base[root..].find(['?', '#']).map_or(base.len(), |length| root + length)];
    let mut steps: Vec<&str> = path.rsplit_once('/').map_or("", |(folder, _)| folder).split('/').skip(1).collect();
    let mut rest = href;
    while let Some((step, behind)) = rest.split_once('/').filter(|(step, _)| matches!(*step, "." | "..")) {
        if step == ".." {
            steps.pop();
        }
        rest = behind;
    }
    let folder: String = steps.iter().flat_map(|step| ["/", step]).collect();
    Some(format!("{}{folder}/{rest}", &base[..root]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_the_base_of_the_page() {
        let base = "https://docs.un.org/en/a/page.html?x=/y";
        for (href, expected) in [
            ("b", Some("https://docs.un.org/en/a/b")),
            ("../A/RES/98/7", Some("https://docs.un.org/en/A/RES/98/7")),
            ("./../../../b?c", Some("https://docs.un.org/b?c")),
            ("/A/RES/98/7", Some("https://docs.un.org/A/RES/98/7")),
            ("//un.org/x", Some("https://un.org/x")),
            ("#n", None),
            ("mailto:a@un.org", None),
            ("https://un.org", None),
        ] {
            assert_eq!(resolved(base, href).as_deref(), expected, "{href}");
        }
        assert_eq!(resolved("https://un.org", "x").as_deref(), Some("https://un.org/x"));
    }
}
