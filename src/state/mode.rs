//! What the keys mean at a time, and places to come back to.

/// What the keys mean now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Walking through text and outline.
    Reading,
    /// The current paragraph alone.
    Alone,
    /// A note is open.
    Note {
        /// Index of the note.
        note: usize,
        /// Which of the paragraphs that call it comes next.
        caller: usize,
    },
    /// The list of all notes is open.
    NoteList {
        /// Index of the note.
        chosen: usize,
    },
    /// An address or a phrase is being typed.
    Prompt {
        /// Which of the two.
        asks: Asks,
        /// So far.
        typed: String,
        /// Where the reader stood.
        from: Spot,
    },
    /// The keys are shown.
    Help {
        /// Rows scrolled away.
        top: usize,
    },
}

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// `13c`, `pp5`, `note 3`.
    Address,
    /// Words to find.
    Phrase,
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
