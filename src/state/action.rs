//! What a person can wish, and what the state asks of the shell.

/// A wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move by rows (in the outline by lines); negative is towards the top.
    Row(isize),
    /// Move by half pages.
    HalfPage(isize),
    /// Move by pages.
    Page(isize),
    /// Go to the first row; with a count, to that operative paragraph.
    First,
    /// Go to the last row.
    Last,
    /// Move by paragraphs that have an address.
    Paragraph(isize),
    /// Move by parts, sections and headings.
    Part(isize),
    /// Move by note marks.
    Mark(isize),
    /// Fold the outline here, or go to what holds it.
    Fold,
    /// Unfold the outline here.
    Unfold,
    /// Fold everything in the outline, or unfold it (`true`).
    FoldAll(bool),
    /// Go to the paragraph or division that holds this one.
    Parent,
    /// Give the keys to the other pane.
    SwitchPane,
    /// Show or hide the outline.
    ToggleOutline,
    /// Make the outline wider or narrower.
    OutlineWidth(isize),
    /// Make the text wider or narrower.
    TextWidth(isize),
    /// Show the current paragraph alone, or all again.
    Alone,
    /// Open the note called here.
    OpenNote,
    /// Follow what stands here: unfold, open a note, jump.
    Enter,
    /// List all notes.
    ListNotes,
    /// In a note: the next or previous one.
    NextNote(isize),
    /// In a note: go to the next paragraph that calls it.
    Caller,
    /// Ask for an address.
    AskAddress,
    /// Ask for a phrase.
    AskPhrase,
    /// Go to the next or previous hit.
    NextHit(isize),
    /// Go back through jumps.
    Back,
    /// Go forward again.
    Forward,
    /// Copy the current paragraph's words.
    CopyWords,
    /// Copy a citation of the current paragraph.
    CopyCitation,
    /// Show the keys.
    Help,
    /// One step out; never quits.
    Out,
    /// Close what is open, else leave the reader.
    Quit,
    /// Leave for the shell for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// Every action under the name by which settings, help and documentation know it.
pub const ACTIONS: &[(&str, Action)] = &[
    ("row_down", Action::Row(1)),
    ("row_up", Action::Row(-1)),
    ("half_page_down", Action::HalfPage(1)),
    ("half_page_up", Action::HalfPage(-1)),
    ("page_down", Action::Page(1)),
    ("page_up", Action::Page(-1)),
    ("first", Action::First),
    ("last", Action::Last),
    ("next_paragraph", Action::Paragraph(1)),
    ("previous_paragraph", Action::Paragraph(-1)),
    ("next_part", Action::Part(1)),
    ("previous_part", Action::Part(-1)),
    ("next_note_mark", Action::Mark(1)),
    ("previous_note_mark", Action::Mark(-1)),
    ("parent", Action::Parent),
    ("fold", Action::Fold),
    ("unfold", Action::Unfold),
    ("fold_all", Action::FoldAll(false)),
    ("unfold_all", Action::FoldAll(true)),
    ("switch_pane", Action::SwitchPane),
    ("toggle_outline", Action::ToggleOutline),
    ("narrow_outline", Action::OutlineWidth(-2)),
    ("widen_outline", Action::OutlineWidth(2)),
    ("narrow_text", Action::TextWidth(-4)),
    ("widen_text", Action::TextWidth(4)),
    ("alone", Action::Alone),
    ("follow", Action::OpenNote),
    ("enter", Action::Enter),
    ("list_notes", Action::ListNotes),
    ("next_item", Action::NextNote(1)),
    ("previous_item", Action::NextNote(-1)),
    ("caller", Action::Caller),
    ("go_to", Action::AskAddress),
    ("find", Action::AskPhrase),
    ("next_hit", Action::NextHit(1)),
    ("previous_hit", Action::NextHit(-1)),
    ("back", Action::Back),
    ("forward", Action::Forward),
    ("copy_words", Action::CopyWords),
    ("copy_citation", Action::CopyCitation),
    ("help", Action::Help),
    ("out", Action::Out),
    ("quit", Action::Quit),
    ("suspend", Action::Suspend),
    ("redraw", Action::Redraw),
];

impl Action {
    /// The name of the action.
    pub fn name(self) -> &'static str {
        ACTIONS.iter().find(|named| named.1 == self).map_or("", |named| named.0)
    }

    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|named| named.0 == name).map(|named| named.1)
    }
}

/// A favour asked of the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the reader.
    Quit,
    /// Stop, as Ctrl-Z does.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Put words on the clipboard.
    Copy(String),
}
