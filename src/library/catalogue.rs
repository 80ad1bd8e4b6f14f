//! The documents of a folder: what each is, and where it lies.

use crate::model::language::Language;
use crate::model::resolution::Resolution;

/// A document of the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where it lies, as the shell names it.
    pub path: String,
    /// `A/RES/75/10`; `None` where it tells none.
    pub symbol: Option<String>,
    /// Its language.
    pub language: Option<Language>,
    /// The day of its adoption, `2020-11-23`.
    pub date: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

impl Entry {
    /// What a catalogue keeps of a document.
    pub fn of(path: String, resolution: &Resolution) -> Self {
        Self {
            path,
            symbol: resolution.symbol.clone(),
            language: resolution.language,
            date: resolution.adopted.date.clone(),
            title: resolution.title.clone(),
        }
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The symbol, or the file's name.
    pub fn name(&self) -> &str {
        self.symbol.as_deref().unwrap_or_else(|| self.file())
    }
}

/// The documents of a folder, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// All of them.
    pub entries: Vec<Entry>,
}

impl Catalogue {
    /// The document of a symbol, in a language where there is one in it, else in any.
    pub fn find(&self, symbol: &str, language: Option<Language>) -> Option<&Entry> {
        let wanted = bare(symbol);
        let is_it = |entry: &&Entry| entry.symbol.as_deref().is_some_and(|symbol| bare(symbol).eq(wanted.clone()));
        let mut found = self.entries.iter().filter(is_it).peekable();
        let first = found.peek().copied();
        found.find(|entry| entry.language == language).or(first)
    }
}

/// The letters of a symbol: `S/RES/2231 (2015)` is written with a space and without one.
fn bare(symbol: &str) -> impl Iterator<Item = char> + Clone + '_ {
    symbol.chars().filter(|letter| !letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_found_in_the_language_of_the_reader_before_any_other() {
        let entry = |path: &str, symbol: &str, language| Entry {
            path: path.into(),
            symbol: Some(symbol.into()),
            language: Some(language),
            ..Entry::default()
        };
        let catalogue = Catalogue {
            entries: vec![
                entry("a", "S/RES/2999 (2044)", Language::English),
                entry("b", "S/RES/2999(2044)", Language::French),
                entry("c", "A/RES/99/1", Language::French),
            ],
        };
        let find = |symbol, language| catalogue.find(symbol, Some(language)).map(|entry| entry.path.as_str());
        assert_eq!(find("S/RES/2999 (2044)", Language::French), Some("b"));
        assert_eq!(find("S/RES/2999(2044)", Language::Russian), Some("a"));
        assert_eq!(find("A/RES/99/1", Language::French), Some("c"));
        assert_eq!(find("A/RES/99/10", Language::French), None);
    }
}
