//! A node of the tree: one division, paragraph, listed item, heading or table.

use crate::model::text::Text;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Session, agenda item, title line, committee note: what stands before the enacting formula.
    Cover,
    /// "The General Assembly,".
    Enacting,
    /// A paragraph of the preamble, numbered by counting.
    Preambular,
    /// A numbered paragraph after the preamble; a single one may bear no number.
    Operative,
    /// A listed item under a preambular or operative paragraph, or under an item.
    Subparagraph,
    /// A division that bears a numeral or a title and holds paragraphs.
    Section,
    /// A heading between paragraphs that bears no number.
    Heading,
    /// An annex, appendix or adopted instrument.
    Annex,
    /// A paragraph of an annex or of an instrument adopted inside the resolution.
    Paragraph,
    /// Text that continues after a list, or an unnumbered paragraph.
    Text,
    /// A table.
    Table,
    /// A part (A, B …) of a resolution in several parts.
    Part,
    /// Meeting and date, vote, voting list.
    Closing,
}

impl Kind {
    /// The name that the JSON and the listings use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Enacting => "enacting",
            Self::Preambular => "preambular",
            Self::Operative => "operative",
            Self::Subparagraph => "subparagraph",
            Self::Section => "section",
            Self::Heading => "heading",
            Self::Annex => "annex",
            Self::Paragraph => "paragraph",
            Self::Text => "text",
            Self::Table => "table",
            Self::Part => "part",
            Self::Closing => "closing",
        }
    }

    /// Whether a node of this kind can lie under a paragraph.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Subparagraph | Self::Text | Self::Table)
    }

    /// Whether a node of this kind is a heading, of a division or of none.
    pub fn is_heading(self) -> bool {
        self.is_division() || self == Self::Heading
    }

    /// Whether a node of this kind opens a division that holds the nodes behind it.
    pub fn is_division(self) -> bool {
        matches!(self, Self::Section | Self::Annex | Self::Part)
    }
}

/// The verb or participle with which a paragraph opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// As printed, for instance `с удовлетворением отмечает`.
    pub text: String,
    /// What English versions print most often in its place; `None` where they do not agree.
    pub english: Option<&'static str>,
    /// Strength of the wording from 0 (observes) to 5 (decides, demands); not its legal effect.
    /// `None` where the wording is not on the scale.
    pub force: Option<u8>,
}

/// The rows of a table, each a list of cells.
pub type Rows = Vec<Vec<Text>>;

/// One node of a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// `PP5`, `OP13(c)`, `A1.12`; `None` for kinds that are not addressed. Unique in a resolution.
    pub id: Option<String>,
    /// What the node is.
    pub kind: Kind,
    /// How deep the node lies: 0 for the cover, the formula and divisions at the top, 1 for a paragraph,
    /// one more for each list and division around it.
    pub depth: u8,
    /// The number or letter as printed, for instance `13.` or `с)`; `None` where none was printed.
    pub label: Option<String>,
    /// The words of this node alone, with neither label nor note marks.
    pub text: Text,
    /// The opening verb, where the lexicon knows it.
    pub verb: Option<Verb>,
    /// The rows of a table; empty for all other kinds. `text` of a table is empty.
    pub rows: Rows,
}

impl Node {
    /// A node with nothing but its kind and words.
    pub fn new(kind: Kind, text: Text) -> Self {
        Self { id: None, kind, depth: 0, label: None, text, verb: None, rows: Vec::new() }
    }

    /// The note calls of the node, those in its rows among them, as indices of notes.
    pub fn notes(&self) -> impl Iterator<Item = usize> + '_ {
        self.text.calls.iter().chain(self.rows.iter().flatten().flat_map(|cell| &cell.calls)).map(|call| call.note)
    }
}
