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
