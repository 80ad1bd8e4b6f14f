//! How an element looks: the few declarations of style that matter to a reader.

use crate::readers::html::counters::{self, Content, Names};
use crate::readers::html::markers::Marker;
use std::rc::Rc;

/// What a style says; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    pub(super) emphasis: Option<bool>,
    pub(super) strong: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: bool,
    /// A line around it or at a side of it.
    pub(super) ruled: bool,
    /// How the items of a list are marked.
    pub(super) marker: Option<Marker>,
    /// Whether the ends of its lines stand.
    pub(super) keeps_lines: Option<bool>,
    /// What stands before it.
    pub(super) before: Option<Rc<Content>>,
    /// The counters that begin with it, and those that count it.
    pub(super) resets: Names,
    pub(super) increments: Names,
}

impl Looks {
    /// What `declarations` say, for instance `font-style: italic; color: red`.
    pub(super) fn declared(declarations: &str) -> Self {
        let mut looks = Self::default();
        for (property, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            looks.declare(&property.trim().to_ascii_lowercase(), value.trim());
        }
        looks
    }

    fn declare(&mut self, property: &str, value: &str) {
        let as_written = value.trim_end_matches("!important").trim_end();
        let value = as_written.to_ascii_lowercase();
        let value = value.as_str();
        match property {
            "font-style" => self.emphasis = Some(matches!(value, "italic" | "oblique")),
            "font-weight" => {
                self.strong = Some(value.starts_with("bold") || value.parse().is_ok_and(|weight: u32| weight >= 600));
            }
            "vertical-align" => self.raised = Some(value == "super"),
            "display" => self.hidden |= value == "none",
            "visibility" => self.hidden |= value == "hidden",
            "list-style" | "list-style-type" => {
                self.marker = value.split_ascii_whitespace().next().and_then(Marker::named);
            }
            "mso-hide" => self.hidden |= value == "all",
            "white-space" => self.keeps_lines = Some(matches!(value, "pre" | "pre-line" | "pre-wrap" | "break-spaces")),
            "content" => self.before = Content::declared(as_written).map(Rc::new),
            "counter-reset" | "counter-set" => self.resets = counters::names(as_written, 0),
            "counter-increment" => self.increments = counters::names(as_written, 1),
            property if property.starts_with("border") => self.ruled |= value.contains("solid"),
            _ => {}
        }
    }

    /// Adds what `other` says over this.
    pub(super) fn overlay(&mut self, other: &Self) {
        self.emphasis = other.emphasis.or(self.emphasis);
        self.strong = other.strong.or(self.strong);
        self.raised = other.raised.or(self.raised);
        self.hidden |= other.hidden;
        self.ruled |= other.ruled;
        self.marker = other.marker.or(self.marker);
        self.keeps_lines = other.keeps_lines.or(self.keeps_lines);
        if other.before.is_some() {
            self.before.clone_from(&other.before);
        }
        if other.resets.is_some() {
            self.resets.clone_from(&other.resets);
        }
        if other.increments.is_some() {
            self.increments.clone_from(&other.increments);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_say_how_an_element_looks() {
        let looks =
            Looks::declared("mso-bidi-font-style:italic; Vertical-Align: SUPER; mso-hide:all; counter-reset: A b 4");
        assert_eq!((looks.raised, looks.emphasis, looks.hidden), (Some(true), None, true));
        assert_eq!(looks.resets.as_deref(), Some(&[("A".into(), 0), ("b".into(), 4)][..]));
        assert_eq!(Looks::declared("white-space:pre-line").keeps_lines, Some(true));
    }
}
