//! What is copied: words, a citation, an address, a link.

use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::writers::citation;

impl App {
    /// Asks for words to be put on the clipboard, and says so.
    pub(super) fn copy(&mut self, words: String) -> Option<Effect> {
        if words.is_empty() {
            self.tell(Say::NothingToCopy);
            return None;
        }
        if words.chars().count() <= 60 {
            self.tell_with(Say::CopiedWords, &[("words", &words)]);
        } else {
            self.message = Some(self.tongue.count(Say::Copied, words.chars().count()));
        }
        Some(Effect::Copy(words))
    }

    /// Copies from the current paragraph, or from the open note.
    pub(super) fn copy_from_here(&mut self, action: Action) -> Option<Effect> {
        let words = match action {
            Action::CopyWords => self.words_here(),
            Action::CopyCitation => {
                let (words, citation) = (self.words_here(), self.citation_here());
                if citation.is_empty() { words } else { format!("{words} — {citation}") }
            }
            Action::CopyAddress => self.citation_here(),
            _ => return self.copy_link(),
        };
        self.copy(words)
    }

    fn copy_link(&mut self) -> Option<Effect> {
        let page = self.page_here();
        if page.is_none() {
            self.tell(Say::NoLink);
        }
        self.copy(page?)
    }

    fn words_here(&self) -> String {
        let resolution = &self.reading.resolution;
        let text = match &self.mode {
            Mode::Note(open) => self.side(open.is_beside).0.notes.get(open.note).map(|note| &note.text),
            _ => resolution.nodes.get(self.current()).map(|node| &node.text),
        };
        text.map(|text| text.string.clone()).unwrap_or_default()
    }

    fn citation_here(&self) -> String {
        let resolution = &self.reading.resolution;
        match &self.mode {
            Mode::Note(open) => {
                let resolution = self.side(open.is_beside).0;
                resolution.notes.get(open.note).map(|note| citation::of_note(resolution, &note.id))
            }
            _ => Some(citation::of_node(resolution, self.current())),
        }
        .unwrap_or_default()
    }

    /// The page of the document, or of what the open note cites first.
    fn page_here(&self) -> Option<String> {
        let cited = match &self.mode {
            Mode::Note(open) => self.note_facts(open.is_beside, open.note).cites.into_iter().next(),
            _ => None,
        };
        let symbol = cited.or_else(|| self.reading.resolution.symbol.clone())?;
        Some(self.page_of(&symbol))
    }

    /// Opens that page in the browser.
    pub(super) fn open_page(&mut self) -> Option<Effect> {
        let page = self.page_here();
        if page.is_none() {
            self.tell(Say::NoLink);
        }
        page.map(Effect::Browse)
    }
}
