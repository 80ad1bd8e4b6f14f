//! Words with case, diacritics and look-alike signs folded away, each letter with its place in the source.

use crate::grammar::labels;
use std::cell::RefCell;

/// Folded letters, made as far as they are asked for: most phrases are told apart by their first few.
#[derive(Debug)]
pub(super) struct Folded<'a> {
    words: &'a str,
    made: RefCell<Made>,
    /// How many letters to make at most.
    most: usize,
}

#[derive(Debug)]
struct Made {
    /// The folded letter, and the byte behind it in the source.
    letters: Vec<(char, usize)>,
    /// Byte of the first letter.
    start: usize,
    /// Byte up to which the source is folded.
    read: usize,
}

/// How many letters of a paragraph can belong to its opening phrase and formula.
const HEAD: usize = 96;

impl<'a> Folded<'a> {
    /// The first letters of `words`.
    pub(super) fn head(words: &'a str) -> Self {
        Self::new(words, HEAD)
    }

    /// All letters of `words`; for single lines only.
    pub(super) fn whole(words: &'a str) -> Self {
        Self::new(words, usize::MAX)
    }

    fn new(words: &'a str, most: usize) -> Self {
        let made = Made { letters: Vec::with_capacity(24), start: words.len(), read: 0 };
        Self { words, made: RefCell::new(made), most }
    }

    /// Makes all letters, and counts them.
    pub(super) fn len(&self) -> usize {
        let mut made = self.made.borrow_mut();
        made.extend(self.words, self.most);
        made.letters.len()
    }

    #[inline]
    pub(super) fn letter(&self, at: usize) -> Option<char> {
        let mut made = self.made.borrow_mut();
        if at >= made.letters.len() {
            made.extend(self.words, (at + 1).min(self.most));
        }
        made.letters.get(at).map(|&(letter, _)| letter)
    }

    pub(super) fn starts_with(&self, letter: char) -> bool {
        self.letter(0) == Some(letter)
    }

    /// The byte in the source up to which the first `count` letters reach.
    pub(super) fn byte(&self, count: usize) -> usize {
        let mut made = self.made.borrow_mut();
        made.extend(self.words, count.max(1).min(self.most));
        if count == 0 { made.start } else { made.letters[count - 1].1 }
    }

    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.letter(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// Where a phrase may stand next: the next word, or in scripts without spaces the next letter.
    pub(super) fn next_start(&self, at: usize) -> usize {
        if self.letter(at).is_some_and(is_unspaced) { at + 1 } else { self.next_word(at) }
    }

    /// Where the next word begins: behind the letters at `at`, and behind what parts it from them.
    /// The Arabic "and" is glued to its word and parted here.
    pub(super) fn next_word(&self, mut at: usize) -> usize {
        let is_word = |letter: char| labels::is_letter(letter) || letter.is_numeric();
        while self.letter(at).is_some_and(is_word) {
            at += 1;
        }
        while self.letter(at).is_some_and(|letter| !is_word(letter)) {
            at += 1;
        }
        if self.letter(at) == Some('و') && self.letter(at + 1) == Some('ا') { at + 1 } else { at }
    }
}

impl Made {
    /// Folds `words` on until there are `wanted` letters.
    fn extend(&mut self, words: &str, wanted: usize) {
        let mut before = self.letters.last().map_or(' ', |&(letter, _)| letter);
        let from = self.read;
        for (shift, letter) in words[from..].char_indices() {
            if self.letters.len() >= wanted {
                return;
            }
            let to = from + shift + letter.len_utf8();
            self.read = to;
            let folded = if is_folded(letter) { letter } else { fold(letter) };
            if (folded == ' ' && before == ' ') || (folded > '~' && is_mark(letter)) {
                continue;
            }
            if self.letters.is_empty() {
                self.start = from + shift;
            }
            before = folded;
            self.letters.push((folded, to));
        }
    }
}

fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Direction marks, joiners, Arabic vowel signs and tatweel: letters without a meaning of their own here.
pub(super) fn is_mark(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' | '\u{301}')
}

/// Whether folding leaves a letter as it is: the commonest letters, of which nearly all words are.
#[inline]
fn is_folded(letter: char) -> bool {
    matches!(letter, 'a'..='z' | ' ' | 'а'..='я' | 'ا'..='غ' | 'ف'..='و' | '一'..='鿿')
}

fn fold(letter: char) -> char {
    match letter {
        // The letters that need no folding first, as nearly all are such.
        'a'..='z' | ' ' | 'а'..='я' | 'ؠ'..='ي' | '一'..='鿿' if !matches!(letter, 'أ' | 'إ' | 'آ' | 'ى') => {
            letter
        }
        '\u{a0}' | '\u{202f}' | '\t' | '\n' | '\r' | '\u{3000}' => ' ',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        'ё' | 'Ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        letter if letter.is_ascii() => letter.to_ascii_lowercase(),
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A phrase of the lexicon, folded alike.
pub(super) fn fold_phrase(phrase: &str) -> String {
    phrase.chars().filter(|&letter| !is_mark(letter)).map(fold).collect()
}
