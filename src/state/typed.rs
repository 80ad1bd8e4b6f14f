//! Words being typed, and the place where the next letter goes.

use crate::state::key::Key;
use unicode_segmentation::UnicodeSegmentation;

/// Words being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// So far.
    pub words: String,
    /// Byte of `words` before which the next letter goes; on a border of letters as people see them.
    pub cursor: usize,
}

impl Typed {
    /// These words, the cursor behind them.
    pub fn new(words: &str) -> Self {
        Self { words: words.to_owned(), cursor: words.len() }
    }

    /// Puts a letter before the cursor.
    pub fn insert(&mut self, letter: char) {
        self.words.insert(self.cursor, letter);
        self.cursor += letter.len_utf8();
    }

    /// Puts words before the cursor.
    pub fn put(&mut self, words: &str) {
        self.words.insert_str(self.cursor, words);
        self.cursor += words.len();
    }

    /// Moves or cuts as a key says; `false` for a key that does neither.
    pub fn edit(&mut self, key: Key) -> bool {
        match key {
            Key::Char(letter) => self.insert(letter),
            Key::Backspace => self.cut(self.before(), self.cursor),
            Key::Delete => self.cut(self.cursor, self.behind()),
            Key::Ctrl('w') => self.cut(self.word_before(), self.cursor),
            Key::Ctrl('u') => self.cut(self.line().0, self.cursor),
            Key::Ctrl('k') => self.cut(self.cursor, self.line().1),
            Key::Left | Key::Ctrl('b') => self.cursor = self.before(),
            Key::Right | Key::Ctrl('f') => self.cursor = self.behind(),
            Key::Home | Key::Ctrl('a') => self.cursor = self.line().0,
            Key::End | Key::Ctrl('e') => self.cursor = self.line().1,
            _ => return false,
        }
        true
    }

    /// Takes out what lies between two bytes; the cursor comes to stand there.
    fn cut(&mut self, from: usize, to: usize) {
        self.words.replace_range(from..to, "");
        self.cursor = from;
    }

    /// The border of the letter before the cursor, as people see letters.
    fn before(&self) -> usize {
        self.words[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn behind(&self) -> usize {
        let next = self.words[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    /// The beginning of the word before the cursor.
    fn word_before(&self) -> usize {
        let head = self.words[..self.cursor].trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8))
    }

    /// First and last border of the line in which the cursor stands.
    fn line(&self) -> (usize, usize) {
        let (head, tail) = self.words.split_at(self.cursor);
        (head.rfind('\n').map_or(0, |at| at + 1), self.cursor + tail.find('\n').unwrap_or(tail.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_edits_at_every_place() {
        const WORDS: &str = "one двa\u{301}\nthree";
        for (at, _) in WORDS.grapheme_indices(true).chain([(WORDS.len(), "")]) {
            let after = |key| {
                let mut typed = Typed { words: WORDS.to_owned(), cursor: at };
                assert!(typed.edit(key));
                assert!(typed.words.is_char_boundary(typed.cursor), "{key:?} at {at}");
                (typed.words, typed.cursor)
            };
            let (head, tail) = WORDS.split_at(at);
            let first = tail.graphemes(true).next().unwrap_or("");
            let last = head.graphemes(true).next_back().unwrap_or("");
            assert_eq!(after(Key::Delete), (format!("{head}{}", &tail[first.len()..]), at));
            assert_eq!(after(Key::Backspace), (format!("{}{tail}", &head[..at - last.len()]), at - last.len()));
            assert_eq!(after(Key::Left).1, at - last.len());
            assert_eq!(after(Key::Right).1, at + first.len());
            assert!(after(Key::Ctrl('w')).0.ends_with(tail));
            assert!(after(Key::Ctrl('u')).0.ends_with(tail));
            assert!(after(Key::Ctrl('k')).0.starts_with(head));
        }
    }
}
