//! The paragraphs and notes of a resolution in which a phrase stands.

use crate::analysis::search::{Phrase, find};
use crate::model::resolution::Resolution;
use std::ops::Range;

/// A paragraph, a cell's row or a note in which the phrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// `OP13(c)`, `note 3`; `None` for kinds that are not addressed.
    pub address: Option<String>,
    /// The kind of the node, or `note`.
    pub kind: &'static str,
    /// All words of the paragraph, row or note.
    pub words: String,
    /// Where the phrase stands in them, as bytes; at least once.
    pub places: Vec<Range<usize>>,
}

/// All hits, nodes before notes.
pub fn hits(resolution: &Resolution, phrase: &Phrase) -> Vec<Hit> {
    let mut out = Vec::new();
    let mut look = |address: Option<String>, kind: &'static str, words: &str| {
        let places = find(words, phrase);
        if !places.is_empty() {
            out.push(Hit { address, kind, words: words.to_owned(), places });
        }
    };
    for node in &resolution.nodes {
        look(node.id.clone(), node.kind.name(), &node.text.string);
        for row in &node.rows {
            let words = row.iter().map(|cell| cell.string.as_str()).collect::<Vec<_>>().join(" | ");
            look(node.id.clone(), node.kind.name(), &words);
        }
    }
    for note in &resolution.notes {
        look(Some(format!("note {}", note.id)), "note", &note.text.string);
    }
    out
}

impl Hit {
    /// The words around the first place, with so many letters on either side at the most, and where the place is in them.
    pub fn around(&self, letters: usize) -> (String, Range<usize>) {
        let Some(place) = self.places.first() else { return (self.words.clone(), 0..0) };
        let before = &self.words[..place.start];
        let from = before.char_indices().rev().nth(letters).map_or(0, |(at, _)| {
            // From a word's beginning, where one is near.
            before[at..].find(' ').map_or(at, |space| at + space + 1)
        });
        let after = &self.words[place.end..];
        let to = after
            .char_indices()
            .nth(letters)
            .map_or(self.words.len(), |(at, _)| place.end + after[..at].rfind(' ').unwrap_or(at));
        let start = if from > 0 { "…" } else { "" };
        let end = if to < self.words.len() { "…" } else { "" };
        let shift = start.len();
        (format!("{start}{}{end}", &self.words[from..to]), place.start - from + shift..place.end - from + shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::node::{Kind, Node};
    use crate::model::note::Note;
    use crate::model::text::Text;

    #[test]
    fn paragraphs_rows_and_notes_are_found() {
        let mut table = Node::new(Kind::Table, Text::default());
        table.rows = vec![vec!["Year".into(), "Visitors".into()], vec!["2044".into(), "12 visitors".into()]];
        let node =
            Node { id: Some("OP1".into()), ..Node::new(Kind::Operative, "Welcomes visitors, all Visitors.".into()) };
        let note = Note { id: "1".into(), text: "See the visitors.".into(), ..Note::default() };
        let resolution = Resolution { nodes: vec![node, table], notes: vec![note], ..Resolution::default() };
        let found: Vec<_> = hits(&resolution, &Phrase::new("visitors"))
            .into_iter()
            .map(|hit| (hit.address, hit.kind, hit.words, hit.places.len()))
            .collect();
        let expected = [
            (Some("OP1".into()), "operative", "Welcomes visitors, all Visitors.".to_owned(), 2),
            (None, "table", "Year | Visitors".to_owned(), 1),
            (None, "table", "2044 | 12 visitors".to_owned(), 1),
            (Some("note 1".into()), "note", "See the visitors.".to_owned(), 1),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_around_a_place_are_whole() {
        let words = "one two three four five six seven".to_owned();
        let hit =
            |place: Range<usize>| Hit { address: None, kind: "text", words: words.clone(), places: [place].into() };
        let (around, place) = hit(14..18).around(7);
        assert_eq!((around.as_str(), &around[place]), ("…three four five…", "four"));
        let (around, place) = hit(0..3).around(40);
        assert_eq!((around.as_str(), &around[place]), (words.as_str(), "one"));
    }
}
