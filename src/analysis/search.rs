//! Finds a phrase in words, whatever its case, and whether `ё` was typed as `е`.

use std::ops::Range;

/// Where `phrase` stands in `words`, as bytes. A phrase in small letters is found in any case.
pub fn find(words: &str, phrase: &Phrase) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if phrase.letters.is_empty() {
        return found;
    }
    let letters: Vec<(usize, char)> = words
        .char_indices()
        .filter(|(_, letter)| !is_passed_over(*letter))
        .map(|(at, letter)| (at, phrase.fold(letter)))
        .collect();
    let mut from = 0;
    while from + phrase.letters.len() <= letters.len() {
        let here = &letters[from..from + phrase.letters.len()];
        if here.iter().map(|letter| letter.1).eq(phrase.letters.iter().copied()) {
            let end = letters.get(from + phrase.letters.len()).map_or(words.len(), |letter| letter.0);
            found.push(letters[from].0..end);
            from += phrase.letters.len();
        } else {
            from += 1;
        }
    }
    found
}

/// A phrase ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    letters: Vec<char>,
    exact: bool,
}

impl Phrase {
    /// A phrase with a capital letter is looked for as typed, any other in any case.
    pub fn new(typed: &str) -> Self {
        let mut phrase = Self { letters: Vec::new(), exact: typed.chars().any(char::is_uppercase) };
        phrase.letters =
            typed.chars().filter(|letter| !is_passed_over(*letter)).map(|letter| phrase.fold(letter)).collect();
        phrase
    }

    fn fold(&self, letter: char) -> char {
        let same = match letter {
            'ё' => 'е',
            'Ё' => 'Е',
            'أ' | 'إ' | 'آ' => 'ا',
            '\u{a0}' => ' ',
            '’' => '\'',
            '\u{2011}' => '-',
            other => other,
        };
        // Letters whose small form is two, as `İ`, stay as they are: places must not shift.
        let mut small = same.to_lowercase();
        match (self.exact, small.next(), small.next()) {
            (false, Some(one), None) => one,
            _ => same,
        }
    }
}

/// Raised marks between letters, Arabic vowel signs, soft hyphens.
fn is_passed_over(letter: char) -> bool {
    matches!(letter, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(words: &str, typed: &str) -> Vec<String> {
        find(words, &Phrase::new(typed)).into_iter().map(|range| words[range].to_owned()).collect()
    }

    #[test]
    fn small_letters_find_any_case_and_capitals_only_themselves() {
        assert_eq!(places("Gender and gender", "gender"), ["Gender", "gender"]);
        assert_eq!(places("Gender and gender", "Gender"), ["Gender"]);
        assert_eq!(places("всё ещё", "все"), ["всё"]);
        assert_eq!(places("İstanbul", "istanbul").len(), 0);
        assert!(places("word", "").is_empty());
    }
}
