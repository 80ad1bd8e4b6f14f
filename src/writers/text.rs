//! Writes plain text that reads well in a pipe: one paragraph a line, labels and indents of lists, notes at the end.

use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::writers::marks::{raised, with_marks};

/// Writes a resolution whole.
pub fn write(resolution: &Resolution) -> String {
    let mut out = String::new();
    let mut before = None;
    for node in &resolution.nodes {
        let close = before == Some(node.kind) && matches!(node.kind, Kind::Cover | Kind::Closing | Kind::Subparagraph);
        if before.is_some() && !close {
            out.push('\n');
        }
        out.push_str(&write_node(node, &resolution.notes));
        before = Some(node.kind);
    }
    if !resolution.notes.is_empty() {
        out.push_str("\n________\n");
        for note in &resolution.notes {
            out.push_str(&write_note(note));
        }
    }
    out
}

/// Writes one paragraph, with its label and note marks.
pub fn write_node(node: &Node, notes: &[Note]) -> String {
    let mut out = String::new();
    if node.kind == Kind::Subparagraph {
        out.push_str(&"    ".repeat(usize::from(node.depth.saturating_sub(1)).min(6)));
    }
    if let Some(label) = &node.label {
        out.push_str(label);
        out.push(' ');
    }
    out.push_str(&with_marks(&node.text, notes, |note| raised(&note.marker)));
    for row in &node.rows {
        let cells: Vec<String> = row.iter().map(|cell| with_marks(cell, notes, |note| raised(&note.marker))).collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    while out.ends_with([' ', '\n']) {
        out.pop();
    }
    out.push('\n');
    out
}

/// Writes one note behind its raised mark.
pub fn write_note(note: &Note) -> String {
    format!("{} {}\n", raised(&note.marker), note.text.string)
}
