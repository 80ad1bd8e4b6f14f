//! Words that two versions of a paragraph share, and words that they do not.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use std::hash::BuildHasher;
use std::time::Instant;
use unicode_segmentation::UnicodeSegmentation;

/// Whose words a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both versions have them.
    Both,
    /// The old version alone.
    Old,
    /// The new version alone.
    New,
}

/// Words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whose they are.
    pub side: Side,
    /// The words with the spaces and signs between them.
    pub words: String,
}

impl Piece {
    /// Words that both versions have.
    pub fn kept(words: &str) -> Self {
        Self { side: Side::Both, words: words.to_owned() }
    }
}

/// The words of a text, without spaces and signs; each sign of Chinese counts as a word.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_word_bounds().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// A paragraph of more bytes is compared roughly: tables of whole annexes have a third of that.
const ROUGH: usize = 1 << 20;

/// A hash for each word of a text, in order of hashes; of a text that is longer than any paragraph one kind of word in
/// sixteen, the same kinds of every text.
pub(super) fn bag(text: &str, hasher: &impl BuildHasher) -> Vec<u64> {
    let hash = |word: &str| hasher.hash_one(word);
    let mut bag: Vec<u64> = if text.len() <= ROUGH {
        words(text).map(hash).collect()
    } else {
        let parts = text.split(|letter: char| letter.is_whitespace() || letter > '\u{2e7f}').map(hash);
        parts.filter(|hash| hash.is_multiple_of(16)).collect()
    };
    bag.sort_unstable();
    bag
}

/// The words of two versions, piece by piece. The pieces of either side make its text again.
pub fn pieces(old: &str, new: &str, deadline: Instant) -> Vec<Piece> {
    if old == new {
        return vec![Piece::kept(new)];
    }
    if old.len() + new.len() > ROUGH {
        return rough_pieces(old, new);
    }
    let old: Vec<&str> = old.split_word_bounds().collect();
    let new: Vec<&str> = new.split_word_bounds().collect();
    let mut out = Gathered::default();
    for step in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(deadline)) {
        match step {
            DiffOp::Equal { old_index, len, .. } => out.keep(&old[old_index..old_index + len]),
            DiffOp::Delete { old_index, old_len, .. } => out.old.extend(&old[old_index..old_index + old_len]),
            DiffOp::Insert { new_index, new_len, .. } => out.new.extend(&new[new_index..new_index + new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                out.old.extend(&old[old_index..old_index + old_len]);
                out.new.extend(&new[new_index..new_index + new_len]);
            }
        }
    }
    out.finish()
}

/// The words that both versions begin and end with, and all between them as one change.
fn rough_pieces(old: &str, new: &str) -> Vec<Piece> {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let head = same(&mut old.chars().zip(new.chars()));
    let head = old[..head].rfind(char::is_whitespace).unwrap_or(0);
    let (old, new, head) = (&old[head..], &new[head..], &old[..head]);
    let tail = same(&mut old.chars().rev().zip(new.chars().rev()));
    let tail = &old[old.len() - tail..];
    let tail = &tail[tail.find(char::is_whitespace).unwrap_or(tail.len())..];
    let change = |words: &str, side| Piece { side, words: words[..words.len() - tail.len()].to_owned() };
    let pieces = [Piece::kept(head), change(old, Side::Old), change(new, Side::New), Piece::kept(tail)];
    pieces.into_iter().filter(|piece| !piece.words.is_empty()).collect()
}

/// The pieces so far, and the change that is not yet told. Between two changes a space or a sign alone is no word that was
/// kept: it goes with them, so that a changed phrase or number reads as one.
#[derive(Default)]
struct Gathered<'a> {
    pieces: Vec<Piece>,
    old: Vec<&'a str>,
    new: Vec<&'a str>,
}

impl<'a> Gathered<'a> {
    fn keep(&mut self, words: &[&'a str]) {
        let has_change = !self.old.is_empty() || !self.new.is_empty();
        let letters = || words.iter().flat_map(|word| word.chars());
        let is_space = letters().all(char::is_whitespace);
        let is_sign = !letters().any(|letter| letter.is_whitespace() || letter.is_alphanumeric());
        if has_change && (is_space || is_sign) {
            self.old.extend(words);
            self.new.extend(words);
            return;
        }
        self.tell_change();
        self.push(Side::Both, words);
    }

    /// Tells the change that waits; spaces at its end that both have stand behind it.
    fn tell_change(&mut self) {
        let mut kept = Vec::new();
        while let (Some(old), Some(new)) = (self.old.last(), self.new.last())
            && old == new
        {
            kept.push(*old);
            self.old.pop();
            self.new.pop();
        }
        kept.reverse();
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        self.push(Side::Old, &old);
        self.push(Side::New, &new);
        self.push(Side::Both, &kept);
    }

    fn push(&mut self, side: Side, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.side == side => last.words.extend(words.iter().copied()),
            _ => self.pieces.push(Piece { side, words: words.concat() }),
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.tell_change();
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn drawn(old: &str, new: &str) -> String {
        let pieces = pieces(old, new, Instant::now() + Duration::from_secs(1));
        let side = |side: Side| -> String {
            pieces.iter().filter(|piece| piece.side != side).map(|piece| piece.words.as_str()).collect()
        };
        assert_eq!((side(Side::New).as_str(), side(Side::Old).as_str()), (old, new));
        let piece = |piece: &Piece| match piece.side {
            Side::Both => piece.words.clone(),
            Side::Old => format!("[-{}-]", piece.words),
            Side::New => format!("{{+{}+}}", piece.words),
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn changed_words_stand_between_those_that_both_have() {
        assert_eq!(drawn("of 26 May 2018,", "of 23 May 2020,"), "of [-26-]{+23+} May [-2018-]{+2020+},");
        assert_eq!(drawn("Noting it", "Noting also it"), "Noting {+also +}it");
        assert_eq!(drawn("A/RES/98/7, first", "A/RES/99/1, first"), "A/RES/[-98/7-]{+99/1+}, first");
        assert_eq!(drawn("", "New"), "{+New+}");
        assert_eq!(drawn("the same", "the same"), "the same");
    }

    #[test]
    fn a_changed_phrase_is_one_change() {
        assert_eq!(
            drawn("to read old books now", "to write new letters now"),
            "to [-read old books-]{+write new letters+} now"
        );
    }

    #[test]
    fn chinese_is_compared_sign_by_sign() {
        assert_eq!(drawn("回顾其第73/11号决议", "回顾其第75/10号决议"), "回顾其第[-73/11-]{+75/10+}号决议");
    }

    #[test]
    fn what_is_longer_than_any_paragraph_is_compared_by_its_ends() {
        let long = |word: &str| "Same words. ".repeat(60_000) + word + &" and the same again".repeat(40_000);
        let (old, new) = (long("First one"), long("Second one"));
        let pieces = pieces(&old, &new, Instant::now());
        let words: Vec<_> = pieces.iter().map(|piece| (piece.side, piece.words.len().min(9))).collect();
        assert_eq!(words, [(Side::Both, 9), (Side::Old, 6), (Side::New, 7), (Side::Both, 9)]);
        assert_eq!(pieces[1].words.trim_start(), "First");
    }
}
