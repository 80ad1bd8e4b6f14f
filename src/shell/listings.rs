//! The listings of the command line: one thing a line, columns apart by tabs.

use crate::analysis::citations;
use crate::library::catalogue::Catalogue;
use crate::model::language::Language;
use crate::model::node::Node;
use crate::model::remark::RemarkKind;
use crate::model::resolution::{Reading, Resolution};
use crate::shell::memory::Kept;
use crate::shell::remembering::node_of;
use crate::shell::settings::file::quoted;
use crate::state::action::ACTIONS;
use crate::state::keymap::Keymap;
use crate::state::keymap::table::Place;
use crate::state::wording::Tongue;
use crate::writers::json;
use serde::Serialize;
use std::fmt::Write as _;
use std::io;

/// How the listings name a node: its id, or its kind where it has none.
fn name(node: &Node) -> &str {
    node.id.as_deref().unwrap_or(node.kind.name())
}

/// The outline, one node a line: id, kind, first words.
pub fn outline(reading: &Reading) -> String {
    reading.resolution.nodes.iter().fold(String::new(), |mut out, node| {
        let words = match &node.label {
            _ if !node.rows.is_empty() => format!("{} rows", node.rows.len()),
            Some(label) if node.text.is_blank() => label.clone(),
            _ => first_words(&node.text.string, 60),
        };
        let _ = writeln!(out, "{}\t{}\t{words}", node.id.as_deref().unwrap_or(""), node.kind.name());
        out
    })
}

/// The words that fit into `most` characters, and `…` where more follow.
pub fn first_words(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole}…")
}

/// The notes, one a line: id, the paragraphs that call it, words.
pub fn notes(reading: &Reading) -> String {
    let resolution = &reading.resolution;
    resolution.notes.iter().fold(String::new(), |mut out, note| {
        let callers: Vec<&str> = note.called_from.iter().map(|&at| name(&resolution.nodes[at])).collect();
        let _ = writeln!(out, "{}\t{}\t{}", note.id, callers.join(" "), note.text.string);
        out
    })
}

/// The references of nodes, then of notes: where one stands, and the symbol.
fn reference_rows(resolution: &Resolution) -> impl Iterator<Item = (String, String)> {
    let of_nodes = resolution.nodes.iter().map(|node| (name(node).to_owned(), &node.text));
    let of_notes = resolution.notes.iter().map(|note| (format!("note {}", note.id), &note.text));
    of_nodes.chain(of_notes).flat_map(|(place, text)| {
        citations::symbols(text, resolution.into()).into_iter().map(move |symbol| (place.clone(), symbol))
    })
}

/// The references, one a line: where it stands, the symbol.
pub fn references(reading: &Reading) -> String {
    reference_rows(&reading.resolution).fold(String::new(), |mut out, (place, symbol)| {
        let _ = writeln!(out, "{place}\t{symbol}");
        out
    })
}

/// The references as an array of `{"from", "symbol"}`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn references_json(out: &mut dyn io::Write, reading: &Reading) -> io::Result<()> {
    #[derive(Serialize)]
    struct Row {
        from: String,
        symbol: String,
    }
    json::write_rows(out, reference_rows(&reading.resolution).map(|(from, symbol)| Row { from, symbol }))
}

/// The documents of a folder, one a line: path, symbol, language, day of adoption, title.
pub fn catalogue(catalogue: &Catalogue) -> String {
    catalogue.entries.iter().fold(String::new(), |mut out, entry| {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        let language = entry.language.map_or("", Language::code);
        let (symbol, date, title) = (words(&entry.symbol), words(&entry.date), words(&entry.title));
        let _ = writeln!(out, "{}\t{symbol}\t{language}\t{date}\t{title}", entry.path);
        out
    })
}

/// What was repaired or not understood, what is no text of the resolution, and where every character went.
pub fn check(reading: &Reading) -> String {
    let mut out = String::new();
    let (furniture, told): (Vec<_>, Vec<_>) =
        reading.remarks.iter().partition(|remark| remark.kind == RemarkKind::Furniture);
    for remark in told.into_iter().chain(furniture) {
        let place = remark.node.map_or("", |at| name(&reading.resolution.nodes[at]));
        let _ = writeln!(out, "{}\t{place}\t{}", remark.kind.name(), remark.what);
    }
    let count = reading.accounting;
    let _ = writeln!(
        out,
        "{}: {} characters: {} in paragraphs, {} in notes, {} in furniture, {} missing, {} invented",
        reading.resolution.symbol.as_deref().unwrap_or("document"),
        count.characters,
        count.in_nodes,
        count.in_notes,
        count.in_furniture,
        count.missing,
        count.invented
    );
    out
}

/// One's own notes: the paragraph, words; further lines of a note stand under its first, behind an empty column.
pub fn own_notes(reading: &Reading, kept: &Kept) -> String {
    own_note_rows(reading, kept).iter().fold(String::new(), |mut out, (place, words)| {
        let _ = writeln!(out, "{place}\t{}", words.replace('\n', "\n\t"));
        out
    })
}

/// One's own notes as an array of `{"on", "text"}`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn own_notes_json(out: &mut dyn io::Write, reading: &Reading, kept: &Kept) -> io::Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        on: &'a str,
        text: &'a str,
    }
    json::write_rows(out, own_note_rows(reading, kept).into_iter().map(|(on, text)| Row { on, text }))
}

/// The notes in document order; those on paragraphs that are there no more stand last.
fn own_note_rows<'a>(reading: &Reading, kept: &'a Kept) -> Vec<(&'a str, &'a str)> {
    let mut rows: Vec<(&str, &str)> = kept.notes.iter().map(|(node, words)| (node.as_str(), words.as_str())).collect();
    rows.sort_by_key(|(node, _)| node_of(&reading.resolution, node).unwrap_or(usize::MAX));
    rows
}

/// All keys as the settings can have them, by place.
pub fn keys(keymap: &Keymap, tongue: Tongue) -> String {
    let mut out = String::new();
    for place in Place::ALL {
        let _ = writeln!(out, "[keys.{}]", place.name());
        for &(name, action) in ACTIONS {
            let keys = keymap.notations_of(place, action);
            if !keys.is_empty() {
                let _ = writeln!(out, "{name} = {}  # {}", quoted(&keys), tongue.help(name));
            }
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len() + 1);
    out
}
