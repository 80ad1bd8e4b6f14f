//! Finds the phrases with which recitals and operative paragraphs open.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::table::{Phrase, Table};
use crate::grammar::lexicon::words::Lexicon;

/// The phrase with which a paragraph opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Bytes of the phrase, with the ladder words behind it.
    pub to: usize,
    /// What English versions print in its place; `None` where they do not agree.
    pub english: Option<&'static str>,
    /// Strength of the wording, 0 to 5; `None` where it is not on the scale.
    pub force: Option<u8>,
}

impl Lexicon {
    /// How a preambular paragraph opens, if it opens with a phrase that is known.
    pub fn opener(&self, words: &str) -> Option<Opening> {
        self.opening(&self.openers, words)
    }

    /// How an operative paragraph opens, if it opens with a phrase that is known.
    pub fn verb(&self, words: &str) -> Option<Opening> {
        self.opening(&self.verbs, words)
    }

    /// Whether a preambular paragraph opens with a phrase that is known.
    pub fn opens_preambular(&self, words: &str) -> bool {
        self.opens(&self.openers, words)
    }

    /// Whether an operative paragraph opens with a phrase that is known.
    pub fn opens_operative(&self, words: &str) -> bool {
        self.opens(&self.verbs, words)
    }

    /// Whether a recital opens so, perhaps behind a few adverbs that the lexicon does not list, as in "once again
    /// deeply regretting".
    pub fn opens_soon(&self, words: &str) -> bool {
        let folded = Folded(words);
        let mut from = 0;
        for _ in 0..4 {
            let next = folded.next_start(from);
            if folded.is_at_end(next) || words[from..next].contains(is_stop) {
                break;
            }
            from = next;
            if self.openers.longest(folded, from).is_some() {
                return true;
            }
        }
        self.opens_preambular(words) || self.opens_operative(words)
    }

    fn opens(&self, table: &Table, words: &str) -> bool {
        let folded = Folded(words);
        self.phrase(table, folded).is_some()
            || self.longer_phrase(table, folded, None).is_some()
            || self.phrase_in_cyrillic(table, words).is_some()
    }

    fn opening(&self, table: &Table, words: &str) -> Option<Opening> {
        let folded = Folded(words);
        let found = self.phrase(table, folded);
        let found = self.longer_phrase(table, folded, found).or(found);
        let (phrase, mut end) = found.or_else(|| self.phrase_in_cyrillic(table, words))?;
        while let Some((_, next)) = self.ladder.longest(folded, folded.skip_space(end)) {
            end = next;
        }
        let known = |field: Option<&'static str>| field.filter(|field| *field != "-");
        Some(Opening {
            to: end,
            english: known(phrase.field(0)),
            force: known(phrase.field(1)).and_then(|force| force.parse().ok()),
        })
    }

    /// The phrase at the start in which ladder words stand, as in "prend également note": behind the words of
    /// `found`, or where that is none behind the first.
    fn longer_phrase(&self, table: &Table, folded: Folded, found: Option<(Phrase, usize)>) -> Option<(Phrase, usize)> {
        let mut left = LONGEST;
        let is_in_word = |letter: char| {
            left = left.saturating_sub(1);
            left > 0 && labels::is_letter(letter)
        };
        let behind = found.map_or_else(|| folded.skip(0, is_in_word), |(_, end)| end);
        let (_, next) = self.ladder.longest(folded, folded.skip_space(behind))?;
        let next = folded.skip_space(next);
        let (head, tail) = (&folded.0[..behind], &folded.0[next..]);
        let length = tail.char_indices().nth(LONGEST).map_or(tail.len(), |(at, _)| at);
        let without = format!("{head} {}", &tail[..length]);
        let longer = self.phrase(table, Folded(&without)).filter(|(_, end)| *end > head.len() + 1);
        longer.map(|(phrase, end)| (phrase, next + end - head.len() - 1))
    }

    /// The phrase at the start of Russian words in which Latin letters stand for Cyrillic ones of the same look.
    fn phrase_in_cyrillic(&self, table: &Table, words: &str) -> Option<(Phrase, usize)> {
        let head = || words.chars().take(LONGEST);
        let is_cyrillic = |letter: char| ('а'..='я').contains(&letter);
        let is_latin = |byte: u8| byte.is_ascii_alphabetic();
        let is_mixed = words.bytes().take(2 * LONGEST).any(is_latin) && head().any(is_cyrillic);
        if !is_mixed {
            return None;
        }
        let mended: String = head().map(cyrillic).collect();
        let (phrase, end) = self.phrase(table, Folded(&mended))?;
        let letters = mended[..end].chars().count();
        Some((phrase, words.char_indices().nth(letters).map_or(words.len(), |(at, _)| at)))
    }

    /// The phrase at the start: at once, behind the Arabic "and", or behind ladder words ("also calls upon").
    fn phrase(&self, table: &Table, folded: Folded) -> Option<(Phrase, usize)> {
        if let Some(found) = table.longest(folded, 0) {
            return Some(found);
        }
        let mut from = match folded.letter(0) {
            Some(('و', next)) => folded.skip_space(next),
            _ => 0,
        };
        for _ in 0..3 {
            if from > 0
                && let Some(found) = table.longest(folded, from)
            {
                return Some(found);
            }
            let (_, next) = self.ladder.longest(folded, from)?;
            from = folded.skip_space(next);
        }
        None
    }
}

/// So many letters may a phrase have.
const LONGEST: usize = 80;

/// The Cyrillic letter that looks like a Latin one.
fn cyrillic(letter: char) -> char {
    const LATIN: &str = "aceopxykmhtbACEOPXYKMHTB";
    const CYRILLIC: &str = "асеорхукмнтвАСЕОРХУКМНТВ";
    let place = LATIN.chars().position(|latin| latin == letter);
    place.and_then(|place| CYRILLIC.chars().nth(place)).unwrap_or(letter)
}

/// A sign that parts clauses.
fn is_stop(letter: char) -> bool {
    matches!(letter, ',' | ';' | '.' | '،' | '؛' | '，' | '；' | '。')
}

#[cfg(test)]
mod tests {
    use crate::grammar::lexicon::words::of;
    use crate::model::language::Language;

    #[test]
    fn openings_end_behind_their_ladder_words() {
        let verb = |language, words: &'static str| {
            of(language).verb(words).map(|found| (&words[..found.to], found.english, found.force))
        };
        assert_eq!(verb(Language::Russian, "призывает Организацию"), Some(("призывает", Some("calls upon"), Some(3))));
        assert_eq!(
            verb(Language::Russian, "настоятельно призывает также всех"),
            Some(("настоятельно призывает также", Some("urges"), Some(4)))
        );
        assert_eq!(verb(Language::English, "Also requests the"), Some(("Also requests", Some("requests"), Some(3))));
        assert_eq!(verb(Language::Chinese, "决定在大会"), Some(("决定", Some("decides"), Some(5))));
        assert!(of(Language::Arabic).opener("وإذ تشير إلى قرارها").is_some());
        assert_eq!(verb(Language::French, "Prend également note de"), Some(("Prend également note", None, Some(0))));
        assert_eq!(
            verb(Language::French, "Se déclare également gravement préoccupée par").map(|found| found.0),
            Some("Se déclare également gravement préoccupée")
        );
        assert_eq!(verb(Language::French, "Décide également de"), Some(("Décide également", Some("decides"), Some(5))));
        // The first letter is Latin.
        assert_eq!(
            verb(Language::Russian, "c озабоченностью отмечает также все").map(|found| found.0),
            Some("c озабоченностью отмечает также")
        );
        for words in ["Se félicite de", "Se fe\u{301}licite de", "SE FELICITE de"] {
            assert_eq!(of(Language::French).verb(words).and_then(|found| found.english), Some("welcomes"), "{words}");
        }
        assert!(of(Language::English).verb("Requestsx it").is_none());
    }
}
