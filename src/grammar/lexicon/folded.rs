//! Words with case, diacritics and look-alike signs folded away.

use crate::grammar::labels;
use crate::model::han;
use crate::model::letters::{is_unseen, is_unspaced};

/// Words that are folded letter by letter, as far as they are asked for: most phrases are told apart by their first
/// few. A place in them is a byte of the source, behind the letter before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded<'a>(pub(super) &'a str);

impl Folded<'_> {
    /// The letter at byte `at`, and the byte behind it. Marks are passed over, and spaces behind another or at the
    /// start.
    #[inline]
    pub(super) fn letter(self, at: usize) -> Option<(char, usize)> {
        let letter = self.0[at..].chars().next()?;
        if is_folded(letter) {
            Some((letter, at + letter.len_utf8()))
        } else if han::is_han(letter) {
            Some((han::simplified(letter), at + letter.len_utf8()))
        } else {
            self.unlike_letter(at)
        }
    }

    /// As `letter`, where the letter at byte `at` is not the same when it is folded.
    fn unlike_letter(self, at: usize) -> Option<(char, usize)> {
        self.0[at..].char_indices().find_map(|(shift, letter)| {
            if is_mark(letter) {
                return None;
            }
            let folded = fold(letter);
            let is_passed = folded == ' ' && self.is_behind_space(at + shift);
            (!is_passed).then_some((folded, at + shift + letter.len_utf8()))
        })
    }

    fn is_behind_space(self, at: usize) -> bool {
        let before = self.0[..at].chars().rev().find(|letter| !is_mark(*letter));
        before.is_none_or(|letter| fold(letter) == ' ')
    }

    pub(super) fn is_at_end(self, at: usize) -> bool {
        self.letter(at).is_none()
    }

    pub(super) fn skip_space(self, at: usize) -> usize {
        self.skip(at, |letter| letter == ' ')
    }

    /// The place behind all letters from `at` on for which `is` holds.
    #[inline]
    pub(super) fn skip(self, mut at: usize, mut is: impl FnMut(char) -> bool) -> usize {
        while let Some((_, next)) = self.letter(at).filter(|(letter, _)| is(*letter)) {
            at = next;
        }
        at
    }

    /// Where a phrase may stand next: the next word, or in scripts without spaces the next letter.
    pub(super) fn next_start(self, at: usize) -> usize {
        match self.letter(at) {
            Some((letter, next)) if is_unspaced(letter) => next,
            _ => self.next_word(at),
        }
    }

    /// Where the next word begins: behind the letters at `at`, and behind what parts it from them.
    /// The Arabic "and" is glued to its word and parted here.
    pub(super) fn next_word(self, at: usize) -> usize {
        let is_word = |letter: char| labels::is_letter(letter) || letter.is_numeric();
        let start = self.skip(self.skip(at, is_word), |letter| !is_word(letter));
        match self.letter(start) {
            Some(('و', next)) if self.letter(next).is_some_and(|(letter, _)| letter == 'ا') => next,
            _ => start,
        }
    }
}

/// Marks that nobody sees, Arabic vowel signs and tatweel, accents that some files keep apart from their letters.
pub(super) fn is_mark(letter: char) -> bool {
    !letter.is_ascii()
        && (is_unseen(letter)
            || matches!(letter, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{655}' | '\u{670}'))
}

/// Whether folding leaves a letter as it is, wherever it stands: the commonest letters, of which nearly all words are.
#[inline]
fn is_folded(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'а'..='и' | 'к'..='я' | 'ا'..='غ' | 'ف'..='و')
}

fn fold(letter: char) -> char {
    match letter {
        'й' | 'Й' => 'и',
        // The letters that need no folding first, as nearly all are such.
        'a'..='z' | ' ' | 'а'..='я' | 'ؠ'..='ي' if !matches!(letter, 'أ' | 'إ' | 'آ' | 'ى' | 'ؤ' | 'ئ') => {
            letter
        }
        '一'..='鿿' => han::simplified(letter),
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        '\u{a0}' | '\u{202f}' | '\t' | '\n' | '\r' | '\u{3000}' => ' ',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        'ё' | 'Ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'À'..='ÿ' => without_accent(letter),
        letter if letter.is_ascii() => letter.to_ascii_lowercase(),
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A letter of French or Spanish in small, without its accent.
fn without_accent(letter: char) -> char {
    match letter {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A phrase of the lexicon, folded alike.
pub(super) fn fold_phrase(phrase: &str) -> String {
    phrase.chars().filter(|&letter| !is_mark(letter)).map(fold).collect()
}
