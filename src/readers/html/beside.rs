//! What stands on a page beside its blocks: furniture, the title, and lines that were typed as text.

use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::readers::html::open::Go;
use crate::readers::html::page::Page;
use crate::readers::plain;

impl Page {
    pub(super) fn end_furniture(&mut self) {
        let words = std::mem::take(&mut self.aside);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.manuscript.tally.add(&words);
            self.manuscript.furniture.push(words);
        }
    }

    /// The title of a page stands above the window; one that is a symbol is the document's.
    pub(super) fn end_title(&mut self) {
        let title = std::mem::take(&mut self.aside);
        let title = title.trim();
        if title.contains("/RES/") && !title.contains(char::is_whitespace) {
            self.manuscript.symbol.get_or_insert_with(|| title.to_owned());
        }
    }

    /// Lines that are kept as they are were typed as text.
    pub(super) fn end_lines(&mut self) {
        if self.around().go != Go::Text {
            return;
        }
        let manuscript = &mut self.manuscript;
        let lines = std::mem::take(&mut self.aside);
        let line = lines.trim_matches('\n');
        if is_plain_line(line) {
            manuscript.tally.add(line);
            return manuscript.add(Paragraph { text: line.into(), ..Paragraph::default() });
        }
        let Manuscript { paragraphs, notes, furniture, remarks, tally, broken_by_pages, .. } =
            plain::read_counted(&lines, std::mem::take(&mut manuscript.tally));
        manuscript.tally = tally;
        let before = manuscript.notes.len();
        for mut paragraph in paragraphs {
            let cells = paragraph.rows.iter_mut().flatten();
            for call in cells.chain([&mut paragraph.text]).flat_map(|text| &mut text.calls) {
                call.note += before;
            }
            manuscript.add(paragraph);
        }
        manuscript.notes.extend(notes);
        manuscript.furniture.extend(furniture);
        manuscript.remarks.extend(remarks);
        manuscript.broken_by_pages |= broken_by_pages;
    }
}

/// Whether a text as typed is one line of letters, in which no reader of typed text finds more: told first, for pages
/// that set every word so.
fn is_plain_line(lines: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    !lines.is_empty() && lines.split(' ').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::tally::Tally;

    #[test]
    fn a_plain_line_is_what_the_reader_of_typed_text_makes_of_it() {
        for line in ["x", "Annex", "The General Assembly", "A", "ii", "大会", "تقرر"] {
            assert!(is_plain_line(line));
            let expected = Paragraph { text: line.into(), ..Paragraph::default() };
            for lines in [line.to_owned(), format!("\n{line}\n\n")] {
                let read = plain::read_counted(&lines, Tally::default());
                let found = (read.paragraphs, read.notes.len(), read.furniture.len());
                assert_eq!(found, (vec![expected.clone()], 0, 0), "{lines}");
            }
        }
        for line in ["", " x", "x\n", "*x*", "1. x", "a  b", "x[^1]", "2", "----"] {
            assert!(!is_plain_line(line), "{line}");
        }
    }
}
