//! Writes Markdown: headings, emphasis, links, nested lists, tables, and `[^1]` notes.

use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use crate::writers::nested::{Piece, walk};
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
    let text = trimmed(text);
    walk(
        &text,
        |span| open_mark(span).is_some(),
        |piece| match piece {
            Piece::Words(words) => escape_into(&mut out, words),
            Piece::Open(span) => out.push_str(open_mark(span).unwrap_or("")),
            Piece::Close(span) => close_mark(span, &mut out),
            Piece::Call(note) => {
                if let Some(note) = notes.get(note) {
                    let _ = write!(out, "[^{}]", note.id);
                }
            }
        },
    );
    out
}

/// The text with the marks of its stretches at their words: Markdown knows none beside a space.
fn trimmed(text: &Text) -> Text {
    let mut text = text.clone();
    for span in &mut text.spans {
        let words = &text.string[span.from..span.to];
        let start = words.len() - words.trim_start().len();
        span.to = span.from + words.trim_end().len().max(start);
        span.from += start;
    }
    text.spans.retain(|span| span.from < span.to);
    text.spans.sort_by_key(|span| span.from);
    text
}

fn close_mark(span: &Span, out: &mut String) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_their_words() {
        let mut text = Text::from("and further requests");
        text.mark(3, 12, Role::Emphasis, None);
        text.mark(12, 13, Role::Strong, None);
        assert_eq!(inline(&text, &[]), "and *further* **r**equests");
        let mut text = Text::from("a b");
        text.mark(1, 2, Role::Emphasis, None);
        assert_eq!(inline(&text, &[]), "a b");
    }
}
