//! What the elements of a page mean to a reader of its text.

use crate::model::text::Role;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Begins and ends a paragraph.
    Block,
    /// A block that holds others and is no paragraph's own: a note may be as long as it.
    Holder,
    Heading,
    OrderedList,
    BulletList,
    Item,
    /// A list of terms, and a term or what is said of it.
    Terms,
    Term,
    Table,
    Row,
    Cell,
    /// Keeps its lines.
    Lines,
    /// Ends a line.
    Break,
    Role(Role),
    Link,
    Quote,
    /// Words of the page that are not of the document.
    Furniture,
    /// No words at all: scripts, styles, the head.
    Nothing,
    /// The rules of a style sheet.
    Sheet,
    /// The title of the page.
    Title,
    /// Another page that is shown in this one.
    Frame,
    Picture,
    /// From where links lead.
    Base,
    Inline,
}

/// What stands inside an element, to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Elements,
    /// Words with entities, and no elements.
    Words,
    /// Characters alone.
    Raw,
    Script,
}

#[rustfmt::skip]
const ELEMENTS: &[(&str, What)] = &[
    ("a", What::Link), ("address", What::Block), ("annotation", What::Nothing), ("annotation-xml", What::Nothing),
    ("article", What::Block), ("aside", What::Holder),
    ("b", What::Role(Role::Strong)), ("base", What::Base), ("big", What::Inline), ("blockquote", What::Holder), ("body", What::Block),
    ("br", What::Break), ("button", What::Furniture), ("caption", What::Block), ("center", What::Block),
    ("cite", What::Role(Role::Emphasis)), ("code", What::Inline), ("col", What::Block), ("dd", What::Term),
    ("del", What::Furniture), ("details", What::Block), ("dfn", What::Role(Role::Emphasis)), ("dialog", What::Furniture),
    ("dir", What::BulletList), ("div", What::Holder), ("dl", What::Terms), ("dt", What::Term),
    ("em", What::Role(Role::Emphasis)), ("fieldset", What::Block), ("figcaption", What::Block),
    ("figure", What::Block), ("font", What::Inline), ("footer", What::Block), ("form", What::Block),
    ("frame", What::Frame),
    ("h1", What::Heading), ("h2", What::Heading), ("h3", What::Heading), ("h4", What::Heading),
    ("h5", What::Heading), ("h6", What::Heading), ("head", What::Inline), ("header", What::Block),
    ("hr", What::Block), ("html", What::Block), ("i", What::Role(Role::Emphasis)), ("iframe", What::Nothing),
    ("img", What::Picture), ("legend", What::Block), ("li", What::Item), ("link", What::Inline),
    ("main", What::Block), ("menu", What::BulletList), ("meta", What::Inline), ("nav", What::Furniture),
    ("noembed", What::Nothing), ("noframes", What::Nothing), ("noscript", What::Furniture), ("object", What::Inline), ("ol", What::OrderedList),
    ("option", What::Block), ("p", What::Block), ("pre", What::Lines), ("q", What::Quote),
    ("rp", What::Nothing), ("rt", What::Furniture), ("rtc", What::Furniture),
    ("script", What::Nothing), ("section", What::Block), ("select", What::Furniture), ("span", What::Inline),
    ("strong", What::Role(Role::Strong)), ("style", What::Sheet), ("summary", What::Block),
    ("sup", What::Role(Role::Raised)), ("svg", What::Furniture), ("table", What::Table), ("tbody", What::Block),
    ("td", What::Cell), ("template", What::Nothing), ("textarea", What::Furniture), ("tfoot", What::Block),
    ("th", What::Cell), ("thead", What::Block), ("title", What::Title), ("tr", What::Row), ("tt", What::Inline),
    ("u", What::Inline), ("ul", What::BulletList), ("var", What::Role(Role::Emphasis)), ("xmp", What::Lines),
];

/// Elements that never hold anything.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Classes, names and roles by which common publishing systems mark what is no part of the document.
const FURNITURE: [&str; 43] = [
    "alertdialog",
    "banner",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
    "cc-window",
    "cookie-consent",
    "cookie-notice",
    "cookie-policy",
    "cookies",
    "cookiebanner",
    "element-invisible",
    "eu-cookie-compliance-banner",
    "footer-menu",
    "headerContainer",
    "language-switcher",
    "mw-footer",
    "mw-head",
    "mw-navigation",
    "mw-panel",
    "noexport",
    "pagination",
    "screen-reader-text",
    "siteNotice",
    "siteSub",
    "skip-to-content",
    "social-share",
    "sr-only",
    "visually-hidden",
    "mw-editsection",
    "mw-jump-link",
    "noprint",
    "navbox",
    "catlinks",
    "printfooter",
    "breadcrumb",
    "skip-link",
    "cookie-banner",
];

/// What the element is.
pub(super) fn what(name: &str) -> What {
    BY_NAME.get(name).copied().unwrap_or(What::Inline)
}

/// `ELEMENTS`, found by name.
static BY_NAME: LazyLock<HashMap<&str, What>> = LazyLock::new(|| ELEMENTS.iter().copied().collect());

/// Whether it is an element of web pages that a text might begin with.
pub(super) fn is_known(name: &str) -> bool {
    BY_NAME.contains_key(name)
}

/// Whether the element ends where it begins.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether classes, names or a role say that the element is no part of the document.
pub(super) fn is_furniture(words: &str) -> bool {
    words.split_ascii_whitespace().any(|word| FURNITURE.contains(&word))
}

/// What stands inside the element.
pub(super) fn content(name: &str) -> Content {
    match name {
        "script" => Content::Script,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Content::Raw,
        "title" | "textarea" => Content::Words,
        _ => Content::Elements,
    }
}

/// Whether the element begins and ends paragraphs, furniture apart.
pub(super) fn is_block(what: What) -> bool {
    match what {
        What::Break | What::Role(_) | What::Link | What::Quote | What::Inline | What::Picture | What::Furniture => {
            false
        }
        _ => !matches!(what, What::Nothing | What::Sheet | What::Title | What::Frame | What::Base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_in_order() {
        assert!(ELEMENTS.is_sorted_by_key(|entry| entry.0));
    }
}
