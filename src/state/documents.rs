//! The documents of the folder that is open: listing them, and going from one to another.

use crate::library::catalogue::{Catalogue, Entry};
use crate::model::language::Language;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    /// Lists the documents of the folder; the shell is asked for them where that was not yet done.
    pub(super) fn list_documents(&mut self) -> Option<Effect> {
        if self.catalogue.entries.is_empty() {
            return Some(Effect::Catalogue);
        }
        self.show_documents();
        None
    }

    /// Takes over the documents of a folder and lists them.
    pub fn open_catalogue(&mut self, catalogue: Catalogue) {
        self.catalogue = catalogue;
        if self.catalogue.entries.is_empty() {
            return self.tell(Say::NoDocuments);
        }
        self.show_documents();
    }

    fn show_documents(&mut self) {
        let item = |entry: &Entry| Item {
            name: entry.name().to_owned(),
            words: words_of(entry),
            target: Target::File(entry.path.clone()),
        };
        let items = self.catalogue.entries.iter().map(item).collect();
        let resolution = &self.reading.resolution;
        let is_this = |entry: &Entry| entry.symbol == resolution.symbol && entry.language == resolution.language;
        let chosen = self.catalogue.entries.iter().position(is_this).unwrap_or(0);
        self.open(Mode::List(List { chosen, ..List::new(Say::DocumentsTitle, items) }));
    }

    /// Opens the document of a symbol: from the folder where it lies there, else its page.
    pub(super) fn open_document(&mut self, symbol: &str) -> Effect {
        match self.catalogue.find(symbol, self.reading.resolution.language) {
            Some(entry) => Effect::Open(entry.path.clone()),
            None => Effect::Browse(self.page_of(symbol)),
        }
    }

    /// A symbol with the title of its document, where that lies in the folder.
    pub(super) fn symbol_and_title(&self, symbol: &str) -> String {
        let entry = self.catalogue.find(symbol, self.reading.resolution.language);
        match entry.and_then(|entry| entry.title.as_deref()) {
            Some(title) => format!("{symbol}  {title}"),
            None => symbol.to_owned(),
        }
    }
}

/// Language, day and title, as far as they are known.
fn words_of(entry: &Entry) -> String {
    let language = entry.language.map(Language::code);
    let title = entry.title.as_deref().or(entry.symbol.as_ref().map(|_| entry.file()));
    [language, entry.date.as_deref(), title].into_iter().flatten().collect::<Vec<_>>().join("  ")
}
