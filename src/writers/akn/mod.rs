//! Writes Akoma Ntoso for the United Nations (AKN4UN), valid by the schema of version 3.0.
//!
//! The mapping is that of the UN's guidelines for resolutions; where its own files part from them, as in the names of
//! organs, the files are followed.

mod xml;
mod meta;
mod hierarchy;

use crate::model::node::Kind;
use crate::model::resolution::Resolution;
use crate::writers::akn::hierarchy::{behind, block, body, branches, heading, label, preamble};
use crate::writers::akn::xml::Xml;
use std::ops::Range;

/// Writes a resolution whole.
pub fn write(resolution: &Resolution) -> String {
    let mut xml = Xml::new(resolution);
    xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open(
        "akomaNtoso",
        &[("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"), ("xmlns:akn4un", "http://un.org/akn4un")],
    );
    let end = resolution.nodes.len();
    let starts: Vec<usize> =
        (0..end).filter(|&at| resolution.nodes[at].kind == Kind::Part && resolution.nodes[at].depth == 0).collect();
    let is_cover = |at: usize| resolution.nodes[at].kind == Kind::Cover;
    match starts.first() {
        Some(&first) if (0..first).all(is_cover) => collection(&mut xml, &starts),
        _ => {
            xml.open("statement", &[("name", "resolution")]);
            meta::write(&mut xml);
            let cover = (0..end).take_while(|&at| is_cover(at)).count();
            cover_page(&mut xml, 0..cover);
            rest(&mut xml, cover..end, "", true);
            xml.close("statement");
        }
    }
    xml.close("akomaNtoso");
    xml.out
}

/// A resolution in parts: each is a statement of its own.
fn collection(xml: &mut Xml<'_>, starts: &[usize]) {
    xml.open("documentCollection", &[("name", "publication")]);
    meta::write(xml);
    cover_page(xml, 0..starts[0]);
    xml.open("collectionBody", &[]);
    for (place, &start) in starts.iter().enumerate() {
        let node = &xml.resolution.nodes[start];
        let shown = node.label.as_deref().filter(|label| !label.is_empty()).unwrap_or(&node.text.string);
        xml.open("component", &[("eId", &format!("cmp_{}", place + 1))]);
        let (name, href) = (format!("cmpref_{}", place + 1), format!("#part_{}", place + 1));
        xml.empty("documentRef", &[("eId", &name), ("href", &href), ("showAs", shown)]);
        xml.close("component");
    }
    xml.close("collectionBody");
    xml.close("documentCollection");
    xml.open("components", &[]);
    for (place, &start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(xml.resolution.nodes.len());
        let node = &xml.resolution.nodes[start];
        let name = format!("part_{}", place + 1);
        xml.open("component", &[("eId", &name)]);
        xml.open("statement", &[("name", "resolution")]);
        meta::write_part(xml, &name);
        xml.open("preface", &[]);
        xml.open("p", &[]);
        if let Some(label) = &node.label {
            xml.plain("docNumber", label);
        }
        if !node.text.is_blank() {
            xml.words("docTitle", &[], &node.text);
        }
        xml.close("p");
        xml.close("preface");
        rest(xml, start + 1..end, &format!("{name}__"), place + 1 == starts.len());
        xml.close("statement");
        xml.close("component");
    }
    xml.close("components");
}

/// The cover, and from the line with the title on the preface.
fn cover_page(xml: &mut Xml<'_>, range: Range<usize>) {
    let preface = xml.resolution.title_line().filter(|at| range.contains(at)).unwrap_or(range.end);
    if range.start < preface {
        xml.open("coverPage", &[]);
        for at in range.start..preface {
            block(xml, &xml.resolution.nodes[at]);
        }
        xml.close("coverPage");
    }
    if preface < range.end {
        xml.open("preface", &[]);
        title_line(xml, preface);
        for at in preface + 1..range.end {
            block(xml, &xml.resolution.nodes[at]);
        }
        xml.close("preface");
    }
}

/// The number and the title.
fn title_line(xml: &mut Xml<'_>, at: usize) {
    let node = &xml.resolution.nodes[at];
    let mut number = node.text.clone();
    let length = xml.resolution.title.as_deref().map_or(0, str::len);
    let title = number.split_off(number.string.len() - length);
    let number = behind(node.label.as_deref(), &number);
    xml.open("p", &[]);
    if !number.is_blank() {
        xml.words("docNumber", &[], &number);
    }
    xml.words("docTitle", &[], &title);
    xml.close("p");
}

/// Preamble, body, conclusions and attachments of a statement or an annex.
fn rest(xml: &mut Xml<'_>, range: Range<usize>, prefix: &str, is_last: bool) {
    let all = branches(xml, range.clone());
    let kind = |branch: &Range<usize>| xml.resolution.nodes[branch.start].kind;
    let annexes = all.iter().rev().take_while(|branch| kind(branch) == Kind::Annex).count();
    let (all, annexes) = all.split_at(all.len() - annexes);
    let is_end = |branch: &&Range<usize>| matches!(kind(branch), Kind::Closing | Kind::Table | Kind::Text);
    let tail = all.iter().rev().take_while(is_end).count();
    let tail_of = &all[all.len() - tail..];
    let closing = tail_of.iter().position(|branch| kind(branch) == Kind::Closing).unwrap_or(tail);
    let (all, conclusions) = all.split_at(all.len() - tail + closing);
    let is_of_preamble = |branch: &Range<usize>| matches!(kind(branch), Kind::Enacting | Kind::Preambular);
    let opening = all.iter().take_while(|branch| is_of_preamble(branch) || kind(branch) == Kind::Text).count();
    let opening = all[..opening].iter().rposition(is_of_preamble).map_or(0, |last| last + 1);
    let (opening, main) = all.split_at(opening);
    if let (Some(first), Some(last)) = (opening.first(), opening.last()) {
        xml.open("preamble", &[]);
        preamble(xml, first.start..last.end);
        xml.close("preamble");
    }
    xml.open("mainBody", &[]);
    match (main.first(), main.last()) {
        (Some(first), Some(last)) => body(xml, first.start..last.end, None),
        // The schema asks for a body.
        _ => xml.empty("p", &[]),
    }
    xml.close("mainBody");
    let uncalled = if is_last && annexes.is_empty() { xml.uncalled() } else { Vec::new() };
    if !conclusions.is_empty() || !uncalled.is_empty() {
        xml.open("conclusions", &[]);
        for branch in conclusions {
            for at in branch.clone() {
                block(xml, &xml.resolution.nodes[at]);
            }
        }
        for note in uncalled {
            let note = &xml.resolution.notes[note];
            xml.words("p", &[], &behind(Some(&note.marker), &note.text));
        }
        xml.close("conclusions");
    }
    attachments(xml, annexes, prefix, is_last);
}

fn attachments(xml: &mut Xml<'_>, annexes: &[Range<usize>], prefix: &str, is_last: bool) {
    if annexes.is_empty() {
        return;
    }
    xml.open("attachments", &[]);
    for (place, annex) in annexes.iter().enumerate() {
        let node = &xml.resolution.nodes[annex.start];
        let name = xml.name(&format!("{prefix}att_{}", place + 1));
        xml.open("attachment", &[("eId", &name)]);
        label(xml, node);
        heading(xml, node);
        xml.open("doc", &[("name", "annex")]);
        meta::write_part(xml, &name.replace("att_", "annex_"));
        rest(xml, annex.start + 1..annex.end, &format!("{name}__"), is_last && place + 1 == annexes.len());
        xml.close("doc");
        xml.close("attachment");
    }
    xml.close("attachments");
}
