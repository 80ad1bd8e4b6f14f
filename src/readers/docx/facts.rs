//! What a Word file tells of itself: its symbol and its language.

use crate::model::language::Language;
use crate::readers::docx::markup::{Markup, Step, attribute};
use crate::readers::unreadable::Unreadable;

/// What the properties say that the documents service of the United Nations adds.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) symbol: Option<String>,
    pub(super) language: Option<Language>,
}

impl Facts {
    /// Reads the part `custom-properties`.
    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut facts = Self::default();
        let mut property = String::new();
        let mut markup = Markup::new(text);
        loop {
            match markup.step()? {
                Step::Open(start) => {
                    if let Some(name) = attribute(&start, "name") {
                        property = name.into_owned();
                    }
                }
                Step::Words(words) => match property.as_str() {
                    "Symbol1" | "Symbol" => facts.symbol = facts.symbol.or_else(|| symbol_in(&words)),
                    "Language" => facts.language = facts.language.or_else(|| named(words.trim())),
                    _ => {}
                },
                Step::End => return Ok(facts),
                Step::Close => {}
            }
        }
    }
}

/// The language that the service calls by its English name.
fn named(name: &str) -> Option<Language> {
    Some(match name {
        "Arabic" => Language::Arabic,
        "Chinese" => Language::Chinese,
        "English" => Language::English,
        "French" => Language::French,
        "Russian" => Language::Russian,
        "Spanish" => Language::Spanish,
        _ => return None,
    })
}

/// The symbol of a document among `words`: parts with strokes between them, the first an organ's letter, with a figure.
pub(super) fn symbol_in(words: &str) -> Option<String> {
    let is_symbol = |word: &str| {
        ["A/", "S/", "E/", "T/", "ST/"].iter().any(|organ| word.starts_with(organ))
            && word.contains(|letter: char| letter.is_ascii_digit())
            && word.chars().all(|letter| letter.is_ascii_alphanumeric() || "/.-()".contains(letter))
    };
    let mut all = words.split_whitespace().map(|word| word.trim_end_matches(['*', ',', ';']));
    let symbol = all.find(|word| is_symbol(word))?;
    // The year of a resolution of the Security Council stands apart: `S/RES/2231 (2015)`.
    let year = all.next().filter(|next| symbol.starts_with("S/RES/") && next.starts_with('(') && next.ends_with(')'));
    Some(year.map_or_else(|| symbol.to_owned(), |year| format!("{symbol} {year}")))
}

/// Whether `words` are written in the script of `language`.
pub(super) fn is_written(words: &str, language: Language) -> bool {
    let own = match language {
        Language::Arabic => '\u{600}'..='\u{6ff}',
        Language::Chinese => '\u{4e00}'..='\u{9fff}',
        Language::Russian => '\u{400}'..='\u{4ff}',
        Language::English | Language::French | Language::Spanish => 'A'..='ſ',
    };
    let letters = words.chars().filter(|letter| letter.is_alphabetic()).take(4000);
    let (own, other): (Vec<char>, Vec<char>) = letters.partition(|letter| own.contains(letter));
    own.len() > other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_found_among_words() {
        assert_eq!(symbol_in("United Nations A/RES/99/1*").as_deref(), Some("A/RES/99/1"));
        assert_eq!(symbol_in("S/RES/9999 (2031)").as_deref(), Some("S/RES/9999 (2031)"));
        assert_eq!(symbol_in("E/2031/7-E/CN.1/2031/4").as_deref(), Some("E/2031/7-E/CN.1/2031/4"));
        for words in ["HIV/AIDS 24/7", "A/B", "and/or", "S/he 7"] {
            assert_eq!(symbol_in(words), None, "{words}");
        }
    }

    #[test]
    fn letters_tell_a_wrong_language() {
        assert!(is_written("Совет 1 of", Language::Russian));
        assert!(!is_written("Совет 1 of", Language::English));
        assert!(is_written("Assemblée générale", Language::French));
    }
}
