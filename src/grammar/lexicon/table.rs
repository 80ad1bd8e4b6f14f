//! Phrases of one kind, found by their first letter.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::{Folded, fold_phrase};
use std::collections::HashMap;

/// A phrase and what stands behind it in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    fields: &'static str,
}

impl Phrase {
    /// A field behind the phrase; `None` where the line has fewer.
    pub(super) fn field(&self, place: usize) -> Option<&'static str> {
        self.fields.split('\t').nth(place).filter(|field| !field.is_empty())
    }
}

/// Phrases by their first letter, the longest first.
#[derive(Debug, Default)]
pub(super) struct Table {
    by_first: HashMap<char, Vec<(String, Phrase)>>,
}

impl Table {
    /// Adds a phrase.
    pub(super) fn add(&mut self, phrase: &str, fields: &'static str) {
        let folded = fold_phrase(phrase);
        let Some(first) = folded.chars().next() else { return };
        let list = self.by_first.entry(first).or_default();
        let place = list.partition_point(|(other, _)| other.len() >= folded.len());
        list.insert(place, (folded, Phrase { fields }));
    }

    /// The longest phrase that stands at letter `from`, and the letter behind it. A phrase ends where a word does;
    /// a stem (`*`) goes on to the end of its word. Files lose spaces between words, so that those of a phrase may be
    /// missing.
    pub(super) fn longest(&self, words: &Folded<'_>, from: usize) -> Option<(Phrase, usize)> {
        let list = self.by_first.get(&words.letter(from)?)?;
        list.iter().find_map(|(phrase, found)| Some((*found, match_at(phrase, words, from)?)))
    }

    /// The first phrase anywhere in `words`: its place, and the letter behind it.
    pub(super) fn find(&self, words: &Folded<'_>) -> Option<(usize, usize, Phrase)> {
        let mut inside = false;
        let mut from = 0;
        while let Some(letter) = words.letter(from) {
            let is_word = is_word_letter(letter);
            if !(inside && is_word)
                && let Some((phrase, to)) = self.longest(words, from)
            {
                return Some((from, to, phrase));
            }
            inside = is_word;
            from += 1;
        }
        None
    }
}

fn match_at(phrase: &str, words: &Folded<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    for letter in phrase.chars() {
        if letter == '*' {
            while words.letter(at).is_some_and(is_word_letter) {
                at += 1;
            }
            return Some(at);
        }
        if words.letter(at) == Some(letter) {
            at += 1;
        } else if letter != ' ' {
            return None;
        }
    }
    let last = words.letter(at - 1)?;
    (!is_word_letter(last) || !words.letter(at).is_some_and(is_word_letter)).then_some(at)
}

/// Letters of scripts that part their words; Chinese ends a word anywhere.
fn is_word_letter(letter: char) -> bool {
    labels::is_letter(letter) && !matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
