//! How an element looks: the few declarations of style that matter to a reader, and the classes that bear them.

use crate::readers::html::lists::Counter;
use std::collections::HashMap;

/// What a style says; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    pub(super) emphasis: Option<bool>,
    pub(super) strong: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: bool,
    /// A line around it or at a side of it.
    pub(super) ruled: bool,
    /// `lower-alpha`, `none`: how the items of a list are marked.
    pub(super) marker: Option<Box<str>>,
    /// What stands before the items of a list in the place of a marker.
    pub(super) counter: Option<Counter>,
}

impl Looks {
    /// What `declarations` say, for instance `font-style: italic; color: red`.
    pub(super) fn declared(declarations: &str) -> Self {
        let mut looks = Self::default();
        for (property, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            looks.declare(property.trim(), &value.trim().to_ascii_lowercase());
        }
        looks
    }

    fn declare(&mut self, property: &str, value: &str) {
        let value = value.trim_end_matches("!important").trim_end();
        match property.to_ascii_lowercase().as_str() {
            "font-style" => self.emphasis = Some(matches!(value, "italic" | "oblique")),
            "font-weight" => {
                self.strong = Some(value.starts_with("bold") || value.parse().is_ok_and(|weight: u32| weight >= 600));
            }
            "vertical-align" => self.raised = Some(value == "super"),
            "display" => self.hidden |= value == "none",
            "visibility" => self.hidden |= value == "hidden",
            "list-style" | "list-style-type" => self.marker = value.split_ascii_whitespace().next().map(Into::into),
            "content" => self.counter = Counter::declared(value),
            property if property.starts_with("border") => self.ruled |= value.contains("solid"),
            _ => {}
        }
    }

    /// Adds what `other` says over this.
    fn overlay(&mut self, other: &Self) {
        self.emphasis = other.emphasis.or(self.emphasis);
        self.strong = other.strong.or(self.strong);
        self.raised = other.raised.or(self.raised);
        self.hidden |= other.hidden;
        self.ruled |= other.ruled;
        if other.marker.is_some() {
            self.marker.clone_from(&other.marker);
        }
        if other.counter.is_some() {
            self.counter.clone_from(&other.counter);
        }
    }
}

/// The classes of a page's own style sheets.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// By `class`, and by `element.class`.
    classes: HashMap<Box<str>, Looks>,
}

impl Sheet {
    /// Adds the rules of a sheet whose selector is one class, perhaps of one element, or what stands before the items of
    /// a list of one class. Others are passed over.
    pub(super) fn add(&mut self, rules: &str) {
        for rule in rules.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let selectors = selectors.rsplit("*/").next().unwrap_or(selectors);
            let mut looks = None;
            for selector in selectors.split(',').map(str::trim) {
                let bare =
                    selector.strip_suffix("li:before").map(|list| list.trim_end().trim_end_matches('>').trim_end());
                let selector = bare.unwrap_or(selector);
                let is_class = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
                if selector.matches('.').count() == 1 && selector.chars().all(is_class) {
                    let name = selector.strip_prefix('.').unwrap_or(selector);
                    let looks = looks.get_or_insert_with(|| Looks::declared(declarations));
                    let known = self.classes.entry(name.into()).or_default();
                    match bare {
                        Some(_) => known.counter.clone_from(&looks.counter),
                        None => known.overlay(looks),
                    }
                }
            }
        }
    }

    /// How an element of these classes looks, with its own style over it.
    pub(super) fn looks(&self, element: &str, classes: &str, style: &str) -> Looks {
        let mut looks = Looks::default();
        if !self.classes.is_empty() {
            for class in classes.split_ascii_whitespace() {
                for name in [class, &format!("{element}.{class}")] {
                    if let Some(found) = self.classes.get(name) {
                        looks.overlay(found);
                    }
                }
            }
        }
        if !style.is_empty() {
            looks.overlay(&Looks::declared(style));
        }
        looks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_looks_as_its_sheet_says() {
        let mut sheet = Sheet::default();
        sheet.add("/* verbs */ .verb, p.note { font-style: italic } .x .y { font-weight: bold } @media print { .gone { display: none } }");
        assert_eq!(sheet.looks("span", "verb", "").emphasis, Some(true));
        assert_eq!(sheet.looks("p", "note", "font-style:normal").emphasis, Some(false));
        assert_eq!(sheet.looks("span", "note y", ""), Looks::default());
        assert_eq!(Looks::declared("mso-bidi-font-style:italic; Vertical-Align: SUPER").raised, Some(true));
    }
}
