//! What was repaired, what was not understood, and where every character went.

/// What sort of thing a remark tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// The reader mended what an extractor or a typist broke.
    Repaired,
    /// The source is odd, and was kept as printed.
    Odd,
    /// A part of the source was not understood, and was kept as text.
    Unclear,
    /// Words of the page that are not of the resolution: running heads, page numbers, bar codes.
    Furniture,
}

impl RemarkKind {
    /// The name that the JSON and the listings use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repaired => "repaired",
            Self::Odd => "odd",
            Self::Unclear => "unclear",
            Self::Furniture => "furniture",
        }
    }
}

/// One thing that the reader of a document should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What sort of thing it tells.
    pub kind: RemarkKind,
    /// A sentence in English; for furniture, the words themselves.
    pub what: String,
    /// Index of the node that it concerns; `None` where it concerns the whole document.
    pub node: Option<usize>,
}

impl Remark {
    /// A remark on the whole document.
    pub fn new(kind: RemarkKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), node: None }
    }
}

/// Where the characters of the source went; white space is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    /// All that the source holds.
    pub characters: usize,
    /// In the words, labels and cells of nodes.
    pub in_nodes: usize,
    /// In the marks and words of notes, and in the marks that call them.
    pub in_notes: usize,
    /// In furniture.
    pub in_furniture: usize,
    /// In the source and nowhere in the reading: words lost.
    pub missing: usize,
    /// In the reading and nowhere in the source: words invented.
    pub invented: usize,
}
