//! What is copied: words, or a citation.

use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::mode::Mode;

impl App {
    pub(super) fn copy_words(&mut self) -> Option<Effect> {
        let words = match self.mode {
            Mode::Note { note, .. } | Mode::NoteList { chosen: note } => {
                self.reading.resolution.notes.get(note)?.text.string.clone()
            }
            _ => self.reading.resolution.nodes.get(self.current())?.text.string.clone(),
        };
        self.message = Some(format!("copied {} characters", words.chars().count()));
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
        self.message = Some(format!("copied “{citation}”"));
        Some(Effect::Copy(citation))
    }
}
