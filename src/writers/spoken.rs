//! Writes a resolution to be heard: one paragraph after another, each behind its address, its notes right after it.
//!
//! No boxes, no indents, no raised digits: a screen reader says what stands here and nothing else.

use crate::model::node::Node;
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::Text;
use crate::writers::citation;
use crate::writers::marks::with_marks;

/// Writes a resolution whole. A note stands after the first paragraph that calls it; those that none calls, at the end.
pub fn write(resolution: &Resolution) -> String {
    let mut out = String::new();
    let mut say = |words: String| {
        if !words.is_empty() {
            out.push_str(&words);
            out.push_str("\n\n");
        }
    };
    say(resolution.symbol.clone().unwrap_or_default());
    let caller = |note: &&Note| note.called_from.first().copied().unwrap_or(usize::MAX);
    let mut notes: Vec<&Note> = resolution.notes.iter().collect();
    notes.sort_by_key(caller);
    let mut notes = notes.into_iter().peekable();
    for (at, node) in resolution.nodes.iter().enumerate() {
        say(paragraph(node, &resolution.notes));
        while let Some(note) = notes.next_if(|note| caller(note) == at) {
            say(written(resolution, note));
        }
    }
    for note in notes {
        say(written(resolution, note));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// `OP13(c): the words [7] of it`; without an address the label as printed, if any.
fn paragraph(node: &Node, notes: &[Note]) -> String {
    let words = |text: &Text| with_marks(text, notes, |note| format!(" [{}]", note.marker));
    let rows = node.rows.iter().map(|row| row.iter().map(words).collect::<Vec<_>>().join("; "));
    let lines: Vec<String> =
        Some(words(&node.text)).filter(|words| !words.is_empty()).into_iter().chain(rows).collect();
    match (&node.id, &node.label) {
        (Some(id), _) => format!("{id}: {}", lines.join("\n")),
        (None, Some(label)) => format!("{label} {}", lines.join("\n")),
        (None, None) => lines.join("\n"),
    }
}

/// `note 7: its words`.
fn written(resolution: &Resolution, note: &Note) -> String {
    format!("{}: {}", citation::note_name(resolution, &note.id), note.text.string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;
    use crate::readers::plain;

    #[test]
    fn notes_follow_the_first_paragraph_that_calls_them() {
        let source = "99/1. A title\n\nThe General Assembly,\n\nRecalling its resolution 98/1,[^1]\n\n1. Requests:\n\n\
                      (a) To read;[^2]\n\n(b) To report.[^1]\n\n[^1]: See the record.\n[^2]: Ibid.\n";
        let reading = grammar::read::read(plain::read_text(source));
        let written = write(&reading.resolution);
        let lines: Vec<&str> = written.lines().filter(|line| !line.is_empty()).collect();
        let place = |begins: &str| lines.iter().position(|line| line.starts_with(begins)).expect(begins);
        assert_eq!(place("note 1: See the record."), place("PP1: Recalling") + 1, "{written}");
        assert_eq!(place("note 2: Ibid."), place("OP1(a): To read; [2]") + 1, "{written}");
        assert!(lines.last().is_some_and(|line| line.starts_with("OP1(b): To report. [1]")), "{written}");
        assert!(written.starts_with("A/RES/99/1\n"), "{written}");
    }
}
