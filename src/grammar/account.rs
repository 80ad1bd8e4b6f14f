//! Holds the reading against the source, character by character.

use crate::manuscript::tally::{Tally, counts};
use crate::model::remark::Accounting;
use crate::model::resolution::Resolution;

/// Where the characters of the source went. `marks` are the note marks that were taken out of the words.
pub fn settle(mut source: Tally, resolution: &Resolution, marks: &str, furniture: &[String]) -> Accounting {
    let mut accounting = Accounting { characters: source.total(), ..Accounting::default() };
    let mut book = |words: &str| {
        source.take(words);
        words.chars().filter(|&letter| counts(letter)).count()
    };
    for node in &resolution.nodes {
        accounting.in_nodes += node.label.as_deref().map_or(0, &mut book);
        accounting.in_nodes += book(&node.text.string);
        for cell in node.rows.iter().flatten() {
            accounting.in_nodes += book(&cell.string);
        }
    }
    for note in &resolution.notes {
        accounting.in_notes += book(&note.text.string);
    }
    accounting.in_notes += book(marks);
    for line in furniture {
        accounting.in_furniture += book(line);
    }
    (accounting.missing, accounting.invented) = source.balance();
    accounting
}
