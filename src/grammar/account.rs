//! Holds the reading against the source, character by character.

use crate::manuscript::tally::{Tally, counts};
use crate::model::remark::Accounting;
use crate::model::resolution::Resolution;

/// Where the characters of the source went. `marks` are the note marks that were taken out of the words.
pub fn settle(mut source: Tally, resolution: &Resolution, marks: &str, furniture: &[String]) -> Accounting {
    let (added, forgotten) = source.balance();
    let characters = added.saturating_sub(forgotten);
    for node in &resolution.nodes {
        source.take(node.label.as_deref().unwrap_or_default());
        source.take(&node.text.string);
        for cell in node.rows.iter().flatten() {
            source.take(&cell.string);
        }
    }
    // Notes and furniture are few beside the nodes, so that counting them once more is cheap.
    let mut take = |words: &str| {
        source.take(words);
        words.chars().filter(|letter| counts(*letter)).count()
    };
    let in_notes = resolution.notes.iter().map(|note| take(&note.text.string)).sum::<usize>() + take(marks);
    let in_furniture = furniture.iter().map(|line| take(line)).sum();
    let (missing, invented) = source.balance();
    let in_nodes = (characters + invented).saturating_sub(missing + in_notes + in_furniture);
    Accounting { characters, in_nodes, in_notes, in_furniture, missing, invented }
}
