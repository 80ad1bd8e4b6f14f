//! A footnote: its mark, its words, and the nodes that call it.

use crate::model::text::Text;

/// A note, wherever the source printed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Unique in a resolution: the marker, with a count behind it where several notes bear the same one.
    pub id: String,
    /// As printed, without brackets: `7`, `*`, `a`.
    pub marker: String,
    /// The words of the note.
    pub text: Text,
    /// Indices of the nodes that call the note, in document order, each once. Empty for a note that is never called.
    pub called_from: Vec<usize>,
}
