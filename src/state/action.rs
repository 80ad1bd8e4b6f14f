//! What a person can wish, and what the state asks of the shell.

/// A wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move by rows (in the outline by lines, in a list by entries); negative is towards the top.
    Row(isize),
    /// Roll the text by rows; the reader stays where it stands as long as that is in sight.
    Roll(isize),
    /// Move by half pages.
    HalfPage(isize),
    /// Move by pages.
    Page(isize),
    /// Go to the first row; with a count, to that operative paragraph.
    First,
    /// Go to the last row; with a count, to that row, in the outline to that operative paragraph.
    Last,
    /// Move by paragraphs that have an address.
    Paragraph(isize),
    /// Move by parts, sections and headings.
    Part(isize),
    /// Move by nodes that the same node holds.
    Sibling(isize),
    /// Go to the paragraph or division that holds this one.
    Parent,
    /// Move by note marks.
    NoteMark(isize),
    /// Bring the current row to a place of the window, in hundredths of its height.
    RowTo(u8),
    /// Fold the outline here, or go to what holds it.
    Fold,
    /// Unfold the outline here.
    Unfold,
    /// Fold the outline here where it is unfolded, and the other way round.
    ToggleFold,
    /// Fold all that the same node holds (`true`), or unfold it.
    FoldSiblings(bool),
    /// Fold everything in the outline (`true`), or unfold it.
    FoldAll(bool),
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
    /// Follow what stands here: unfold, open a note, take what is chosen.
    Enter,
    /// Open the note called here, or the place cited here; a list where there are several.
    Follow,
    /// List all notes.
    ListNotes,
    /// List what cites the current paragraph, or calls the note.
    CitedBy,
    /// In what is open: the next or previous note or entry.
    Item(isize),
    /// Ask for an address or a command.
    GoTo,
    /// Ask for a phrase; upwards (`true`) to the nearest before this place.
    Find(bool),
    /// Go to the next or previous hit.
    NextHit(isize),
    /// Look for the word or symbol here, upwards (`true`) or downwards.
    FindWord(bool),
    /// Ask for a phrase and show only what has it, in the outline or in a list.
    Filter,
    /// Mark this place with the letter that follows.
    SetMark,
    /// List the marks; a letter goes to its mark.
    GoToMark,
    /// Go back through jumps.
    Back,
    /// Go forward again.
    Forward,
    /// List all commands and places.
    Palette,
    /// Copy the words of the current paragraph or note.
    CopyWords,
    /// Copy the words with symbol and address behind them.
    CopyCitation,
    /// Copy symbol and address.
    CopyAddress,
    /// Copy the address of the document's page, or of the chosen one's.
    CopyLink,
    /// Open the document's page, or the chosen one's, in the browser.
    OpenPage,
    /// Ask for another document.
    OpenDocument,
    /// List the documents of the folder.
    ListDocuments,
    /// Ask for an older version and list what became of each paragraph.
    Compare,
    /// Ask for a document to stand beside the text, or take it away.
    Parallel,
    /// Write a note of one's own on the current paragraph.
    OwnNote,
    /// List one's own notes.
    OwnNotes,
    /// Read the document again.
    Reload,
    /// Leave the mouse to the terminal, or take it back.
    ReleaseMouse,
    /// Put letters on all that can be opened.
    Hints,
    /// Show all about the current paragraph.
    Card,
    /// List what was repaired or not understood.
    Remarks,
    /// Show the notes at another place: beside, under or behind the text, or only when asked.
    NotesPlace,
    /// Fill the rows in another way.
    Fill,
    /// Take the next theme.
    NextTheme,
    /// Keep the settings as they are now for the next time.
    KeepSettings,
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
    ("scroll_down", Action::Roll(1)),
    ("scroll_up", Action::Roll(-1)),
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
    ("next_sibling", Action::Sibling(1)),
    ("previous_sibling", Action::Sibling(-1)),
    ("parent", Action::Parent),
    ("next_note_mark", Action::NoteMark(1)),
    ("previous_note_mark", Action::NoteMark(-1)),
    ("row_to_top", Action::RowTo(0)),
    ("row_to_middle", Action::RowTo(50)),
    ("row_to_bottom", Action::RowTo(100)),
    ("fold", Action::Fold),
    ("unfold", Action::Unfold),
    ("toggle_fold", Action::ToggleFold),
    ("fold_siblings", Action::FoldSiblings(true)),
    ("unfold_siblings", Action::FoldSiblings(false)),
    ("fold_all", Action::FoldAll(true)),
    ("unfold_all", Action::FoldAll(false)),
    ("switch_pane", Action::SwitchPane),
    ("toggle_outline", Action::ToggleOutline),
    ("narrow_outline", Action::OutlineWidth(-2)),
    ("widen_outline", Action::OutlineWidth(2)),
    ("narrow_text", Action::TextWidth(-4)),
    ("widen_text", Action::TextWidth(4)),
    ("alone", Action::Alone),
    ("enter", Action::Enter),
    ("follow", Action::Follow),
    ("list_notes", Action::ListNotes),
    ("cited_by", Action::CitedBy),
    ("next_item", Action::Item(1)),
    ("previous_item", Action::Item(-1)),
    ("go_to", Action::GoTo),
    ("find", Action::Find(false)),
    ("find_up", Action::Find(true)),
    ("next_hit", Action::NextHit(1)),
    ("previous_hit", Action::NextHit(-1)),
    ("find_word", Action::FindWord(false)),
    ("find_word_up", Action::FindWord(true)),
    ("filter", Action::Filter),
    ("set_mark", Action::SetMark),
    ("go_to_mark", Action::GoToMark),
    ("back", Action::Back),
    ("forward", Action::Forward),
    ("palette", Action::Palette),
    ("copy_words", Action::CopyWords),
    ("copy_citation", Action::CopyCitation),
    ("copy_address", Action::CopyAddress),
    ("copy_link", Action::CopyLink),
    ("open_page", Action::OpenPage),
    ("open_document", Action::OpenDocument),
    ("list_documents", Action::ListDocuments),
    ("compare", Action::Compare),
    ("parallel", Action::Parallel),
    ("own_note", Action::OwnNote),
    ("own_notes", Action::OwnNotes),
    ("reload", Action::Reload),
    ("release_mouse", Action::ReleaseMouse),
    ("hints", Action::Hints),
    ("card", Action::Card),
    ("remarks", Action::Remarks),
    ("notes_place", Action::NotesPlace),
    ("fill", Action::Fill),
    ("next_theme", Action::NextTheme),
    ("keep_settings", Action::KeepSettings),
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
    /// Show a page of the web in the browser.
    Browse(String),
    /// Open another document, named by its path.
    Open(String),
    /// Go back to the document that was open before this one, if any.
    Return,
    /// Give the documents of the folder in which this one lies, by `App::open_catalogue`.
    Catalogue,
    /// Give the resolution at this path, by `App::open_comparison`.
    Compare(String),
    /// Give the resolution at this path, by `App::open_parallel`.
    Parallel(String),
    /// Read the document again.
    Reload,
    /// Take the mouse (`true`), or leave it to the terminal.
    Mouse(bool),
    /// Offer what begins like this path, by `App::offer`.
    Complete(String),
    /// Offer settings or values that begin like what is typed, by `App::offer`.
    CompleteSetting(String),
    /// Change a setting: what stood behind `:set`.
    Set(String),
    /// The same, and write it into the file of settings: what stood behind `:set!`.
    SetAndKeep(String),
    /// Write the settings that were changed into their file.
    KeepSettings,
    /// Keep marks and notes of one's own.
    Remember,
    /// Take the next theme.
    NextTheme,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_action_and_back() {
        for &(name, action) in ACTIONS {
            assert_eq!(Action::from_name(name), Some(action));
            assert_eq!(action.name(), name, "two names for {action:?}");
        }
    }
}
