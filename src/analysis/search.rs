//! Finds a phrase in words, whatever its case and accents, and whether `ё` was typed as `е`.

use std::ops::{Range, RangeInclusive};

/// Where `phrase` stands in `words`, as bytes. A phrase in small letters is found in any case, one without accents
/// with any; places that overlap count once.
pub fn find(words: &str, phrase: &Phrase) -> Vec<Range<usize>> {
    places(words, phrase).collect()
}

/// The same, place by place.
pub fn places<'a>(words: &'a str, phrase: &'a Phrase) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    let (first, rest) = phrase.letters.split_at(phrase.letters.len().min(1));
    let bytes = if first.is_empty() { "" } else { words };
    // Most bytes end no letter with which the phrase can begin: they are passed over without being read as letters.
    bytes.as_bytes().iter().enumerate().filter_map(move |(at, &byte)| {
        if !phrase.endings[usize::from(byte)] || at < from {
            return None;
        }
        let behind = at + 1;
        let head = words.get(..behind)?;
        let letter = phrase.beginnings.iter().find(|letter| head.ends_with(**letter))?;
        let start = behind - letter.len_utf8();
        let end = (start >= from).then(|| phrase.end_of(words, behind, rest)).flatten()?;
        from = end;
        Some(start..end)
    })
}

/// A phrase ready to be looked for; the empty one is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    letters: Vec<char>,
    /// The letters that fold to the first one.
    beginnings: Vec<char>,
    /// For each byte, whether one of them ends in it.
    endings: [bool; 256],
    has_capitals: bool,
    has_accents: bool,
}

/// Where letters stand that fold to another one: Latin with accents, Cyrillic, Arabic, typographic signs.
const FOLDED: [RangeInclusive<char>; 5] =
    [' '..='\u{24f}', 'Ѐ'..='ӿ', 'آ'..='ي', '\u{2010}'..='\u{202f}', '\u{3000}'..='\u{3000}'];

impl Default for Phrase {
    fn default() -> Self {
        Self::new("")
    }
}

impl Phrase {
    /// A phrase with a capital letter is looked for as typed, any other in any case; the same with accents.
    pub fn new(typed: &str) -> Self {
        let mut phrase = Self {
            letters: Vec::new(),
            beginnings: Vec::new(),
            endings: [false; 256],
            has_capitals: typed.chars().any(char::is_uppercase),
            has_accents: typed.chars().any(|letter| bare(letter) != letter),
        };
        phrase.letters =
            typed.chars().filter(|letter| !is_passed_over(*letter)).map(|letter| phrase.fold(letter)).collect();
        if let Some(&first) = phrase.letters.first() {
            let large = first.to_uppercase().filter(|&letter| phrase.fold(letter) == first);
            let alike = FOLDED.into_iter().flatten().filter(|&letter| phrase.fold(letter) == first);
            phrase.beginnings = std::iter::once(first).chain(large).chain(alike).collect();
        }
        for letter in &phrase.beginnings {
            let mut bytes = [0; 4];
            if let Some(&last) = letter.encode_utf8(&mut bytes).as_bytes().last() {
                phrase.endings[usize::from(last)] = true;
            }
        }
        phrase
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether it can begin again before it ends, as `aa` in `aaa`.
    pub fn overlaps_itself(&self) -> bool {
        (1..self.letters.len()).any(|from| self.letters.starts_with(&self.letters[from..]))
    }

    /// Where the phrase ends if it begins at a byte of `words`.
    pub fn ends_from(&self, words: &str, at: usize) -> Option<usize> {
        let (first, rest) = self.letters.split_first()?;
        let letter = words.get(at..)?.chars().next().filter(|&letter| self.fold(letter) == *first)?;
        self.end_of(words, at + letter.len_utf8(), rest)
    }

    /// Where the phrase ends if its other letters follow from byte `at` on.
    fn end_of(&self, words: &str, at: usize, rest: &[char]) -> Option<usize> {
        let mut wanted = rest.iter();
        let mut next = wanted.next();
        let mut end = at;
        for (place, letter) in words[at..].char_indices() {
            if is_passed_over(letter) {
                continue;
            }
            match next {
                None => break,
                Some(&want) if self.fold(letter) == want => {
                    end = at + place + letter.len_utf8();
                    next = wanted.next();
                }
                Some(_) => return None,
            }
        }
        next.is_none().then_some(end)
    }

    fn fold(&self, letter: char) -> char {
        let same = alike(letter);
        let same = if self.has_accents { same } else { bare(same) };
        if self.has_capitals { same } else { small(same) }
    }
}

/// A letter without case, accent or typographic form: what people type for it.
pub fn plain(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { small(bare(alike(letter))) }
}

/// Letters whose small form is two, as `İ`, stay as they are: places must not shift.
fn small(letter: char) -> char {
    match letter {
        '\0'..='\u{7f}' => return letter.to_ascii_lowercase(),
        'а'..='я' | '\u{600}'..='\u{6ff}' | '\u{3000}'..='\u{9fff}' => return letter,
        'А'..='Я' => return char::from_u32(letter as u32 + 32).unwrap_or(letter),
        _ => {}
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// Forms of one letter or sign that no one tells apart when typing.
fn alike(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'Ё' => 'Е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' => '-',
        other => other,
    }
}

/// The letter without its accent.
fn bare(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        other => other,
    }
}

/// Raised marks between letters, Arabic vowel signs, accents of their own, soft hyphens.
fn is_passed_over(letter: char) -> bool {
    matches!(letter, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '˒' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}'
        | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
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
        assert_eq!(places("Всё ещё", "все"), ["Всё"]);
        assert_eq!(places("İstanbul", "istanbul").len(), 0);
        assert_eq!(places("İstanbul", "stanbul"), ["stanbul"]);
        assert!(places("word", "").is_empty());
    }

    #[test]
    fn accents_count_where_they_are_typed() {
        assert_eq!(places("résolution, resolution", "resolution").len(), 2);
        assert_eq!(places("résolution, resolution", "résolution"), ["résolution"]);
        assert_eq!(places("إن الأمن", "الامن"), ["الأمن"]);
        assert_eq!(places("مُحَمَّد", "محمد").len(), 1);
    }

    #[test]
    fn marks_and_soft_hyphens_between_letters_do_not_hide_a_phrase() {
        assert_eq!(places("the plan¹˒², and", "plan, and"), ["plan¹˒², and"]);
        assert_eq!(places("imple\u{ad}mentation", "implementation").len(), 1);
        assert_eq!(places("№\u{a0}5", "№ 5").len(), 1);
        assert_eq!(places("aaaa", "aa").len(), 2);
    }
}
