//! Writes Markdown: headings, emphasis, links, nested lists, tables, and `[^1]` notes.

use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Text};
use std::fmt::Write as _;

/// Writes a resolution whole.
pub fn write(resolution: &Resolution) -> String {
    let mut out = String::new();
    for node in &resolution.nodes {
        out.push_str(&block(node, resolution));
        out.push_str("\n\n");
    }
    for note in &resolution.notes {
        let _ = writeln!(out, "[^{}]: {}", note.id, inline(&note.text, &[]));
    }
    out
}

fn block(node: &Node, resolution: &Resolution) -> String {
    let words = inline(&node.text, &resolution.notes);
    let labelled = match &node.label {
        Some(label) => format!("{} {words}", escape_start(label)),
        None => escape_start(&words),
    };
    match node.kind {
        Kind::Section | Kind::Annex | Kind::Part => format!("## {labelled}"),
        Kind::Heading => format!("### {labelled}"),
        Kind::Subparagraph => format!("{}- {labelled}", "  ".repeat(usize::from(node.depth.saturating_sub(2)).min(6))),
        Kind::Table => table(node, &resolution.notes),
        _ => labelled,
    }
}

/// A number or a bullet at the start of a line would begin a list of Markdown's own.
fn escape_start(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && words[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &words[..digits], &words[digits..]);
    }
    if words.starts_with(['-', '+', '#', '>']) { format!("\\{words}") } else { words.to_owned() }
}

/// A mark of Markdown that stands at a byte, and its order among others there: ends before starts.
type Sign = (usize, u8, String);

fn inline(text: &Text, notes: &[Note]) -> String {
    let mut signs: Vec<Sign> = Vec::new();
    for span in &text.spans {
        let (open, close) = match (span.role, &span.target) {
            (Role::Emphasis, _) => ("*".to_owned(), "*".to_owned()),
            (Role::Strong, _) => ("**".to_owned(), "**".to_owned()),
            (Role::Link, Some(target)) => ("[".to_owned(), format!("]({target})")),
            _ => continue,
        };
        signs.push((span.from, 2, open));
        signs.push((span.to, 0, close));
    }
    for call in &text.calls {
        if let Some(note) = notes.get(call.note) {
            signs.push((call.at, 1, format!("[^{}]", note.id)));
        }
    }
    signs.sort_by_key(|sign| (sign.0, sign.1));
    let mut out = String::with_capacity(text.string.len() + 16);
    let mut from = 0;
    for (at, _, sign) in signs {
        escape_into(&mut out, &text.string[from..at.max(from)]);
        out.push_str(&sign);
        from = at.max(from);
    }
    escape_into(&mut out, &text.string[from..]);
    out
}

fn escape_into(out: &mut String, words: &str) {
    for letter in words.chars() {
        if matches!(letter, '*' | '_' | '[' | ']' | '`' | '\\' | '<') {
            out.push('\\');
        }
        out.push(letter);
    }
}

fn table(node: &Node, notes: &[Note]) -> String {
    let width = node.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (number, row) in node.rows.iter().enumerate() {
        let cells: Vec<String> = (0..width)
            .map(|column| row.get(column).map_or(String::new(), |cell| inline(cell, notes).replace('|', "\\|")))
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if number == 0 {
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
    }
    lines.join("\n")
}
