//! Words that two versions of a paragraph share, and words that they do not.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
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

/// The words of two versions, piece by piece. The pieces of either side make its text again.
pub fn pieces(old: &str, new: &str, deadline: Instant) -> Vec<Piece> {
    if old == new {
        return vec![Piece::kept(new)];
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
            kept.insert(0, *old);
            self.old.pop();
            self.new.pop();
        }
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
}
