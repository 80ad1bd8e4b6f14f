//! Tells how well words match what was typed: every typed word must be found, whole or letter by letter.

use crate::analysis::search;

/// What was typed, ready to be matched.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    words: Vec<String>,
}

impl Wanted {
    /// Words part at white space; case, accents of Russian and Arabic and the like do not count.
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(folded).collect() }
    }

    /// How well a name and the words behind it match, both folded; more is better, `None` where a typed word is in
    /// neither.
    pub fn score(&self, name: &str, words: &str) -> Option<u32> {
        self.words.iter().map(|word| whole(name, word).max(inside(words, word)).or_else(|| scattered(name, word))).sum()
    }
}

/// Words without case, accents and typographic forms.
pub fn folded(words: &str) -> String {
    if words.is_ascii() { words.to_ascii_lowercase() } else { words.chars().map(search::plain).collect() }
}

/// A name counts most where it is the word, more where it begins with it.
fn whole(name: &str, word: &str) -> Option<u32> {
    Some(match name.find(word)? {
        0 if name.len() == word.len() => 100,
        0 => 80,
        _ => 60,
    })
}

/// Words count more where one of them begins with the word.
fn inside(words: &str, word: &str) -> Option<u32> {
    let at = words.find(word)?;
    Some(if words[..at].ends_with(char::is_alphanumeric) { 30 } else { 50 })
}

/// The letters of the word in order, others between them.
fn scattered(name: &str, word: &str) -> Option<u32> {
    let mut letters = name.chars();
    word.chars().all(|letter| letters.any(|other| other == letter)).then_some(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(typed: &str, name: &str, words: &str) -> Option<u32> {
        Wanted::new(typed).score(&folded(name), &folded(words))
    }

    #[test]
    fn what_begins_so_comes_before_what_holds_it() {
        assert!(score("op1", "OP1", "") > score("op1", "OP13", ""));
        assert!(score("fold", "fold_all", "") > score("fold", "unfold_all", ""));
        assert!(score("все", "OP2", "всё о мире") > score("ире", "OP2", "всё о мире"));
    }

    #[test]
    fn every_word_must_be_found_and_letters_may_be_left_out_of_a_name() {
        assert!(score("copy link", "copy_link", "copy the link").is_some());
        assert!(score("copy moon", "copy_link", "copy the link").is_none());
        assert!(score("cpln", "copy_link", "").is_some());
        assert_eq!(score("", "a", "b"), Some(0));
    }
}
