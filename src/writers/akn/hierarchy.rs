//! Preamble and body: which element each node becomes.

use crate::model::node::{Kind, Node};
use crate::model::text::Text;
use crate::writers::akn::xml::Xml;
use std::ops::Range;

/// The nodes of `range` that lie under none of it, each with what lies under it. Only paragraphs, items and divisions
/// hold others here; what lies under text or a table stands behind it.
pub(super) fn branches(xml: &Xml<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let kind = xml.resolution.nodes[at].kind;
        let is_paragraph = matches!(kind, Kind::Preambular | Kind::Operative | Kind::Paragraph | Kind::Subparagraph);
        let holds = is_paragraph || kind.is_division();
        let end = if holds { xml.resolution.end_of_branch(at).clamp(at + 1, range.end) } else { at + 1 };
        out.push(at..end);
        at = end;
    }
    out
}

/// The formula and the recitals.
pub(super) fn preamble(xml: &mut Xml<'_>, range: Range<usize>) {
    for branch in branches(xml, range) {
        let node = &xml.resolution.nodes[branch.start];
        match node.kind {
            Kind::Enacting => {
                let name = xml.name("formula_1");
                xml.open("formula", &[("name", "enactingFormula"), ("eId", &name)]);
                xml.words("p", &[], &node.text);
                xml.close("formula");
            }
            Kind::Preambular => {
                let name = xml.name(&format!("container_{}", number(node).unwrap_or_default()));
                let opening = node.verb.as_ref().map_or("recital", |verb| &verb.text);
                xml.open("container", &[("name", opening), ("eId", &name)]);
                xml.words("p", &[], &node.text);
                blocks(xml, branch.start + 1..branch.end, &name);
                xml.close("container");
            }
            _ => block(xml, node),
        }
    }
}

/// What lies under a recital: lists of items, text, tables.
fn blocks(xml: &mut Xml<'_>, range: Range<usize>, around: &str) {
    let mut is_list_open = false;
    for branch in branches(xml, range) {
        let node = &xml.resolution.nodes[branch.start];
        let is_item = node.kind == Kind::Subparagraph;
        if is_item && !is_list_open {
            let name = xml.name(&below(Some(around), "list_1"));
            xml.open("blockList", &[("eId", &name)]);
        } else if !is_item && is_list_open {
            xml.close("blockList");
        }
        is_list_open = is_item;
        if is_item {
            let name = xml.name(&below(Some(around), &format!("item_{}", number(node).unwrap_or_default())));
            xml.open("item", &[("eId", &name)]);
            label(xml, node);
            xml.words("p", &[], &node.text);
            blocks(xml, branch.start + 1..branch.end, &name);
            xml.close("item");
        } else {
            block(xml, node);
        }
    }
    if is_list_open {
        xml.close("blockList");
    }
}

/// A paragraph or a table by itself.
pub(super) fn block(xml: &mut Xml<'_>, node: &Node) {
    let text = behind(node.label.as_deref(), &node.text);
    if !text.is_blank() || node.rows.is_empty() {
        xml.words("p", &[], &text);
    }
    let rows = || node.rows.iter().filter(|row| !row.is_empty());
    if rows().next().is_none() {
        return;
    }
    xml.open("table", &[]);
    for row in rows() {
        xml.open("tr", &[]);
        for cell in row {
            xml.open("td", &[]);
            xml.words("p", &[], cell);
            xml.close("td");
        }
        xml.close("tr");
    }
    xml.close("table");
}

/// Words behind their label or mark, where the schema has no place for that alone.
pub(super) fn behind(label: Option<&str>, words: &Text) -> Text {
    let mut text = label.map_or_else(Text::default, |label| Text::from(format!("{label} ")));
    text.append(words.clone());
    text
}

/// The operative part, or what stands in a section of it; `around` is the name of that. Headings open divisions.
pub(super) fn body(xml: &mut Xml<'_>, range: Range<usize>, around: Option<&str>) {
    let mut division: Option<String> = None;
    for branch in branches(xml, range) {
        let node = &xml.resolution.nodes[branch.start];
        let is_heading = node.kind == Kind::Heading;
        if (is_heading || node.kind.is_division()) && division.take().is_some() {
            xml.close("division");
        }
        if is_heading {
            let name = xml.name(&below(around, "dvs_1"));
            xml.open("division", &[("eId", &name)]);
            heading(xml, node);
            division = Some(name);
        } else {
            branch_of_body(xml, branch, division.as_deref().or(around));
        }
    }
    if division.is_some() {
        xml.close("division");
    }
}

fn branch_of_body(xml: &mut Xml<'_>, branch: Range<usize>, around: Option<&str>) {
    let node = &xml.resolution.nodes[branch.start];
    let within = branch.start + 1..branch.end;
    match node.kind {
        Kind::Section => division(xml, "section", "sec", &[], branch, around),
        Kind::Part => division(xml, "part", "part", &[], branch, around),
        Kind::Annex => division(xml, "hcontainer", "annex", &[("name", "annex")], branch, around),
        Kind::Operative | Kind::Paragraph => numbered(xml, "paragraph", "para", branch, around),
        Kind::Subparagraph => numbered(xml, "point", "point", branch, around),
        Kind::Preambular | Kind::Enacting => {
            let name = xml.name(&below(around, &format!("recital_{}", number(node).unwrap_or_default())));
            xml.open("hcontainer", &[("name", "recital"), ("eId", &name)]);
            xml.words("crossHeading", &[("refersTo", "#preamble")], &node.text);
            body(xml, within, Some(&name));
            xml.close("hcontainer");
        }
        _ => {
            let name = xml.name(&below(around, &format!("{}_1", node.kind.name())));
            xml.open("hcontainer", &[("name", node.kind.name()), ("eId", &name)]);
            if node.rows.is_empty() {
                label(xml, node);
            }
            content(xml, node);
            xml.close("hcontainer");
        }
    }
}

fn division(
    xml: &mut Xml<'_>,
    element: &str,
    short: &str,
    more: &[(&str, &str)],
    branch: Range<usize>,
    around: Option<&str>,
) {
    let node = &xml.resolution.nodes[branch.start];
    let name = xml.name(&below(around, &format!("{short}_{}", number(node).unwrap_or_default())));
    let mut attributes = more.to_vec();
    attributes.push(("eId", &name));
    xml.open(element, &attributes);
    label(xml, node);
    heading(xml, node);
    body(xml, branch.start + 1..branch.end, Some(&name));
    xml.close(element);
}

/// A paragraph or an item, with the list under it.
fn numbered(xml: &mut Xml<'_>, element: &str, short: &str, branch: Range<usize>, around: Option<&str>) {
    let node = &xml.resolution.nodes[branch.start];
    let name = xml.name(&below(around, &format!("{short}_{}", number(node).unwrap_or("1".into()))));
    xml.open(element, &[("eId", &name)]);
    label(xml, node);
    let under = branches(xml, branch.start + 1..branch.end);
    if under.is_empty() {
        content(xml, node);
    } else {
        list(xml, node, &under, &name);
    }
    xml.close(element);
}

fn list(xml: &mut Xml<'_>, node: &Node, under: &[Range<usize>], around: &str) {
    let name = xml.name(&below(Some(around), "list_1"));
    xml.open("list", &[("eId", &name)]);
    if !node.text.is_blank() {
        xml.open("intro", &[]);
        xml.words("p", &[], &node.text);
        xml.close("intro");
    }
    for (place, branch) in under.iter().enumerate() {
        let child = &xml.resolution.nodes[branch.start];
        if child.kind == Kind::Subparagraph {
            numbered(xml, "point", "point", branch.clone(), Some(&name));
        } else {
            let is_last = place + 1 == under.len();
            let element = if is_last { "wrapUp" } else { "alinea" };
            let own = xml.name(&format!("{name}__{}", if is_last { "wrapup" } else { "al_1" }));
            xml.open(element, &[("eId", &own)]);
            if is_last {
                block(xml, child);
            } else {
                content(xml, child);
            }
            xml.close(element);
        }
    }
    xml.close("list");
}

fn content(xml: &mut Xml<'_>, node: &Node) {
    xml.open("content", &[]);
    if node.rows.is_empty() {
        xml.words("p", &[], &node.text);
    } else {
        block(xml, node);
    }
    xml.close("content");
}

pub(super) fn label(xml: &mut Xml<'_>, node: &Node) {
    if let Some(label) = &node.label {
        xml.plain("num", label);
    }
}

pub(super) fn heading(xml: &mut Xml<'_>, node: &Node) {
    if !node.text.is_blank() {
        xml.words("heading", &[], &node.text);
    }
}

/// A name below that of what lies around; very deep names begin anew, so that they do not grow with each level.
fn below(around: Option<&str>, name: &str) -> String {
    const DEEP: usize = 120;
    let around = around.filter(|around| around.len() < DEEP);
    around.map_or_else(|| name.to_owned(), |around| format!("{around}__{name}"))
}

/// What of an address is a node's own: 13 of `OP13`, c of `OP13(c)`, 12 of `A1.12`.
fn number(node: &Node) -> Option<String> {
    let id = node.id.as_deref()?;
    let own = match id.strip_suffix(')').and_then(|id| id.rsplit_once('(')) {
        Some((_, item)) => item,
        None => id.rsplit('.').next()?.trim_start_matches(|letter: char| letter.is_ascii_uppercase()),
    };
    Some(own.to_owned()).filter(|own| !own.is_empty())
}
