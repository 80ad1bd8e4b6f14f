//! The style sheets of a page, as far as their rules name an element, classes of it, or the items of a list.

use crate::readers::html::looks::Looks;
use foldhash::HashMap;

/// The most classes of an element that are looked up in twos.
const MOST_PAIRED: usize = 4;

/// What of an element a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// What stands before it.
    Before,
    /// The items of a list that it is, and what stands before them.
    Items,
    BeforeItems,
}

/// The rules of a page's own style sheets.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// For each part by `element`, `.class`, `element.class`, or with two classes.
    rules: [HashMap<Box<str>, Looks>; Part::BeforeItems as usize + 1],
    /// Whether a rule names two classes.
    has_pairs: bool,
}

impl Sheet {
    /// Adds the rules of a sheet that hold on a screen.
    pub(super) fn add(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(open) = rest.find(['{', '}']) {
            let (head, behind) = rest.split_at(open);
            let (is_open, behind) = (behind.starts_with('{'), &behind[1..]);
            let head = head.rsplit("*/").next().unwrap_or(head).rsplit(';').next().unwrap_or(head).trim();
            let is_group = head.starts_with('@');
            rest = match () {
                () if !is_open || (is_group && is_for_screens(head)) => behind,
                () if is_group => behind_group(behind),
                () => {
                    let (declarations, behind) = behind.split_once('}').unwrap_or((behind, ""));
                    self.add_rule(head, declarations);
                    behind
                }
            };
        }
    }

    fn add_rule(&mut self, selectors: &str, declarations: &str) {
        let mut looks = None;
        for (name, part) in selectors.split(',').filter_map(canonical) {
            let looks = looks.get_or_insert_with(|| Looks::declared(declarations));
            self.has_pairs |= name.matches('.').count() > 1;
            self.rules[part as usize].entry(name.into()).or_default().overlay(looks);
        }
    }

    /// How an element of these classes looks, with its own style over it.
    pub(super) fn looks(&self, element: &str, classes: &str, style: &str) -> Looks {
        let mut looks = self.part(element, classes, Part::Whole).unwrap_or_default();
        if !style.is_empty() {
            looks.overlay(&Looks::declared(style));
        }
        looks
    }

    /// What the sheets say of a part of an element of these classes; `None` where they say nothing.
    pub(super) fn part(&self, element: &str, classes: &str, part: Part) -> Option<Looks> {
        let rules = &self.rules[part as usize];
        if rules.is_empty() {
            return None;
        }
        let mut looks = rules.get(element).cloned();
        let mut key = String::new();
        let mut add = |pieces: &[&str]| {
            key.clear();
            key.extend(pieces.iter().copied());
            if let Some(found) = rules.get(key.as_str()) {
                looks.get_or_insert_default().overlay(found);
            }
        };
        for class in classes.split_ascii_whitespace() {
            add(&[".", class]);
            add(&[element, ".", class]);
        }
        let pairs = if self.has_pairs { MOST_PAIRED } else { 0 };
        for (place, one) in classes.split_ascii_whitespace().take(pairs).enumerate() {
            for (_, other) in classes.split_ascii_whitespace().take(pairs).enumerate().filter(|&(at, _)| at != place) {
                add(&[".", one, ".", other]);
                add(&[element, ".", one, ".", other]);
            }
        }
        looks
    }
}

/// Whether a group of rules holds where a page is read on a screen of usual size.
fn is_for_screens(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    let is_layer = head.starts_with("@layer") || head.starts_with("@supports");
    let is_usual = ["print", "speech", "max-width", "max-height"].iter().all(|word| !head.contains(word));
    is_layer || head.starts_with("@media") && is_usual
}

/// What stands behind the group of rules that `text` begins in.
fn behind_group(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map_or("", |end| &text[end + 1..])
}

/// The name under which the rules of a selector are kept, and the part; `None` for selectors that are not understood.
fn canonical(selector: &str) -> Option<(&str, Part)> {
    let selector = selector.trim();
    let bare = selector.strip_suffix(":before").map(|bare| bare.trim_end_matches(':'));
    let mut compounds = bare.unwrap_or(selector).split(['>', ' ']).filter(|compound| !compound.is_empty());
    let (first, second) = (compounds.next()?, compounds.next());
    let is_class = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let is_known = first.chars().all(is_class) && first.matches('.').count() < 3;
    let is_item = second.is_none_or(|second| second == "li") && compounds.next().is_none();
    let part = match (second.is_some(), bare.is_some()) {
        (false, false) => Part::Whole,
        (false, true) => Part::Before,
        (true, false) => Part::Items,
        (true, true) => Part::BeforeItems,
    };
    (is_known && is_item).then_some((first, part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::html::markers::Marker;

    #[test]
    fn a_class_looks_as_its_sheet_says() {
        let mut sheet = Sheet::default();
        sheet.add("@import 'x'; /* verbs */ .verb, p.note { font-style: italic } .x .y { font-weight: bold } em { font-style: normal }");
        assert_eq!(sheet.looks("span", "verb", "").emphasis, Some(true));
        assert_eq!(sheet.looks("p", "note", "font-style:normal").emphasis, Some(false));
        assert_eq!(sheet.looks("em", "", "").emphasis, Some(false));
        assert_eq!(sheet.looks("span", "note y", ""), Looks::default());
    }

    #[test]
    fn rules_for_paper_and_small_screens_do_not_hold() {
        let mut sheet = Sheet::default();
        sheet.add(
            "@media print { .a { display: none } .b { display: none } } @media (max-width: 9em) { .c { display: none } }
             @media screen { .d { display: none } } @font-face { font-family: x } .e { display: none }",
        );
        let hidden: String =
            ["a", "b", "c", "d", "e"].into_iter().filter(|class| sheet.looks("p", class, "").hidden).collect();
        assert_eq!(hidden, "de");
    }

    #[test]
    fn items_and_pairs_of_classes_are_told_apart() {
        let mut sheet = Sheet::default();
        sheet.add("ol.a.start{list-style:lower-roman} .a > li::before{content:counter(x)} .b>li{counter-increment:x}");
        assert_eq!(sheet.looks("ol", "c start a", "").marker, Some(Marker::LowerRoman));
        assert_eq!(sheet.looks("ol", "a", "").marker, None);
        assert!(sheet.part("ol", "a", Part::BeforeItems).is_some_and(|looks| looks.before.is_some()));
        assert!(sheet.part("ol", "b", Part::Items).is_some_and(|looks| looks.increments.is_some()));
        assert_eq!(sheet.part("ol", "b", Part::BeforeItems), None);
    }
}
