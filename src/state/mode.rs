//! What the keys mean at a time, and places to come back to.

use crate::analysis::outline::Entry;
use crate::state::list::{List, Target};
use crate::state::typed::Typed;
use std::collections::HashSet;

/// What the keys mean now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Walking through text and outline.
    Reading,
    /// A note is open.
    Note(OpenNote),
    /// A list is open: notes, targets, marks, commands.
    List(List),
    /// Letters stand on what can be opened.
    Hints(Hints),
    /// Something is being typed.
    Prompt(Prompt),
    /// A note of one's own is being written.
    Writing(Writing),
    /// The next letter names a mark.
    Marking,
    /// The keys are shown.
    Help {
        /// Rows scrolled away.
        top: usize,
    },
}

/// A note that is open over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenNote {
    /// Index of the note.
    pub note: usize,
    /// Whether it is one of the document beside the text.
    pub is_beside: bool,
    /// Rows of the note scrolled away.
    pub top: usize,
    /// Which of the paragraphs that call it was gone to; `None` while the reader stands where it was opened.
    pub caller: Option<usize>,
    /// Where it was opened; stepping out returns there.
    pub from: Stand,
}

/// Letters on what can be opened in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hints {
    /// In the order of the text.
    pub all: Vec<Hint>,
    /// The letters typed so far.
    pub typed: String,
}

/// Something in sight that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The letters that open it.
    pub name: String,
    /// Index of the row.
    pub row: usize,
    /// Byte of the row's shown words.
    pub byte: usize,
    /// Where it leads.
    pub target: Target,
}

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// `13c`, `pp5`, `note 3`, `open draft.docx`.
    Address,
    /// Words to find; upwards (`true`) the nearest before this place.
    Phrase(bool),
    /// Words that the outline is to show only.
    Filter,
}

/// A line being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What for.
    pub asks: Asks,
    /// So far.
    pub typed: Typed,
    /// What could be meant; none for phrases.
    pub offers: List,
    /// Where the reader stood.
    pub from: Stand,
}

/// A note of one's own being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Index of the node on which it stands.
    pub node: usize,
    /// So far.
    pub typed: Typed,
}

/// A place in the text to which one can come back: a byte of a node, and how far it stands below the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Index of the node.
    pub node: usize,
    /// Byte of the node's shown words.
    pub byte: usize,
    /// Rows between the top of the text and the place.
    pub below: usize,
}

/// Where the reader stood, with all that a return brings back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// The place.
    pub spot: Spot,
    /// What was folded.
    pub folded: HashSet<Entry>,
    /// Whether the outline had the keys.
    pub outline_has_keys: bool,
    /// Whether the paragraph was shown alone.
    pub alone: bool,
}
