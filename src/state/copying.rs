//! What is copied: words, or a citation.

use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    pub(super) fn copy_words(&mut self) -> Option<Effect> {
        let words = match self.mode {
            Mode::Note { note, .. } | Mode::NoteList { chosen: note } => {
                self.reading.resolution.notes.get(note)?.text.string.clone()
            }
            _ => self.reading.resolution.nodes.get(self.current())?.text.string.clone(),
        };
        self.message = Some(self.tongue.count(Say::Copied, words.chars().count()));
        Some(Effect::Copy(words))
    }

    pub(super) fn copy_citation(&mut self) -> Option<Effect> {
        let resolution = &self.reading.resolution;
        let node = resolution.nodes.get(self.current())?;
        let symbol = resolution.symbol.as_deref().unwrap_or("");
        let citation = match &node.id {
            Some(id) if !symbol.is_empty() => format!("{symbol}, {id}"),
            Some(id) => id.clone(),
            None => symbol.to_owned(),
        };
        self.tell_with(Say::CopiedWords, &[("words", &citation)]);
        Some(Effect::Copy(citation))
    }
}
