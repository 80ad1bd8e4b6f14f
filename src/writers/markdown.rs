//! Writes Markdown: headings, emphasis, links, nested lists, tables, and `[^1]` notes.

use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
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
        Kind::Subparagraph if node.label.is_some() => {
            format!("{}- {labelled}", "  ".repeat(usize::from(node.depth.saturating_sub(2)).min(6)))
        }
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
    if words.starts_with(['-', '+', '#', '>', '|']) { format!("\\{words}") } else { words.to_owned() }
}

fn inline(text: &Text, notes: &[Note]) -> String {
    let mut out = String::with_capacity(text.string.len() + 16);
    let spans: Vec<&Span> = text.spans.iter().filter(|span| open_mark(span).is_some()).collect();
    let mut edges: Vec<usize> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    edges.extend(text.calls.iter().map(|call| call.at));
    edges.sort_unstable();
    edges.dedup();
    let mut calls = text.calls.iter().peekable();
    let mut starting = spans.iter().copied().peekable();
    let mut open: Vec<&Span> = Vec::new();
    let mut from = 0;
    for at in edges {
        escape_into(&mut out, &text.string[from..at]);
        from = at;
        close(&mut open, at, &mut out);
        while let Some(call) = calls.next_if(|call| call.at == at) {
            if let Some(note) = notes.get(call.note) {
                let _ = write!(out, "[^{}]", note.id);
            }
        }
        let mut new: Vec<&Span> = Vec::new();
        while let Some(span) = starting.next_if(|span| span.from <= at) {
            new.push(span);
        }
        // What ends last begins first, so that marks nest.
        new.sort_by_key(|span| std::cmp::Reverse(span.to));
        for span in new {
            out.push_str(open_mark(span).unwrap_or(""));
            open.push(span);
        }
    }
    escape_into(&mut out, &text.string[from..]);
    out
}

/// Ends what ends at `at`, and what was opened inside it; the latter begins anew.
fn close(open: &mut Vec<&Span>, at: usize, out: &mut String) {
    let Some(first) = open.iter().position(|span| span.to <= at) else { return };
    let inner = open.split_off(first);
    for span in inner.iter().rev() {
        match &span.target {
            Some(target) if target.contains(['(', ')', ' ']) => {
                let _ = write!(out, "](<{target}>)");
            }
            Some(target) => {
                let _ = write!(out, "]({target})");
            }
            None => out.push_str(open_mark(span).unwrap_or("")),
        }
    }
    for span in inner.into_iter().filter(|span| span.to > at) {
        out.push_str(open_mark(span).unwrap_or(""));
        open.push(span);
    }
}

/// The mark with which a stretch begins; `None` for roles that Markdown does not know.
fn open_mark(span: &Span) -> Option<&'static str> {
    match span.role {
        Role::Emphasis => Some("*"),
        Role::Strong => Some("**"),
        Role::Link if span.target.is_some() => Some("["),
        _ => None,
    }
}

fn escape_into(out: &mut String, words: &str) {
    for letter in words.chars() {
        if matches!(letter, '*' | '_' | '[' | ']' | '`' | '\\' | '<') {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// The most cells of a table whose short rows are filled up with empty ones.
const MOST_PADDED: usize = 100_000;

fn table(node: &Node, notes: &[Note]) -> String {
    let width = node.rows.iter().map(Vec::len).max().unwrap_or(0);
    // Only the first row must have all columns; a long table with one very wide row would grow without bound.
    let is_padded = width * node.rows.len() <= MOST_PADDED;
    let mut lines = Vec::new();
    for (number, row) in node.rows.iter().enumerate() {
        let columns = if is_padded || number == 0 { width } else { row.len() };
        let cells: Vec<String> = (0..columns)
            .map(|column| row.get(column).map_or(String::new(), |cell| inline(cell, notes).replace('|', "\\|")))
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if number == 0 {
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
    }
    lines.join("\n")
}
