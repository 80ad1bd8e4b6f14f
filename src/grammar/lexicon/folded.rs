//! Words with case, diacritics and look-alike signs folded away, each letter with its place in the source.

/// Folded letters.
#[derive(Debug)]
pub(super) struct Folded {
    /// The folded letter, and the byte behind it in the source.
    letters: Vec<(char, usize)>,
    /// Byte of the first letter.
    start: usize,
}

/// How many letters of a paragraph can belong to its opening phrase and formula.
const HEAD: usize = 96;

impl Folded {
    /// The first letters of `words`.
    pub(super) fn head(words: &str) -> Self {
        Self::make(words, HEAD)
    }

    /// All letters of `words`; for single lines only.
    pub(super) fn whole(words: &str) -> Self {
        Self::make(words, usize::MAX)
    }

    fn make(words: &str, most: usize) -> Self {
        let mut letters = Vec::with_capacity(words.len().min(most));
        let mut start = words.len();
        for (at, letter) in words.char_indices() {
            if letters.len() == most {
                break;
            }
            if is_mark(letter) || (letters.is_empty() && letter.is_whitespace()) {
                continue;
            }
            if letters.is_empty() {
                start = at;
            }
            let to = at + letter.len_utf8();
            let folded = fold(letter);
            if folded == ' ' && letters.last().is_some_and(|&(before, _)| before == ' ') {
                continue;
            }
            letters.push((folded, to));
        }
        Self { letters, start }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|&(letter, _)| letter)
    }

    pub(super) fn starts_with(&self, letter: char) -> bool {
        self.letter(0) == Some(letter)
    }

    /// The byte in the source up to which the first `count` letters reach.
    pub(super) fn byte(&self, count: usize) -> usize {
        if count == 0 { self.start } else { self.letters[count - 1].1 }
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
        while self.letter(at).is_some_and(char::is_alphanumeric) {
            at += 1;
        }
        while self.letter(at).is_some_and(|letter| !letter.is_alphanumeric()) {
            at += 1;
        }
        if self.letter(at) == Some('و') && self.letter(at + 1) == Some('ا') { at + 1 } else { at }
    }
}

fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Direction marks, joiners, Arabic vowel signs and tatweel: letters without a meaning of their own here.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' | '\u{301}')
}

fn fold(letter: char) -> char {
    match letter {
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
