//! Holds the reading against the source, character by character.

use crate::manuscript::tally::Tally;
use crate::model::remark::Accounting;
use crate::model::resolution::Resolution;

/// Where the characters of the source went. `marks` are the note marks that were taken out of the words.
pub fn settle(source: Tally, resolution: &Resolution, marks: &str, furniture: &[String]) -> Accounting {
    let characters = source.total();
    let mut book = Book { source, left: characters };
    for node in &resolution.nodes {
        book.source.take(node.label.as_deref().unwrap_or_default());
        book.source.take(&node.text.string);
        for cell in node.rows.iter().flatten() {
            book.source.take(&cell.string);
        }
    }
    let in_nodes = book.entry();
    for note in &resolution.notes {
        book.source.take(&note.text.string);
    }
    book.source.take(marks);
    let in_notes = book.entry();
    for line in furniture {
        book.source.take(line);
    }
    let in_furniture = book.entry();
    let (missing, invented) = book.source.balance();
    let characters = size(characters);
    Accounting { characters, in_nodes, in_notes, in_furniture, missing, invented }
}

/// The source, and how much of it was left when the last entry was made.
struct Book {
    source: Tally,
    left: i64,
}

impl Book {
    /// How many characters were taken off since the last entry.
    fn entry(&mut self) -> usize {
        let before = std::mem::replace(&mut self.left, self.source.total());
        size(before - self.left)
    }
}

fn size(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}
