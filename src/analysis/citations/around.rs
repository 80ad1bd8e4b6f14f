//! Reads the words around a number: what it names, and which organ's it is.

use crate::analysis::citations::words::{ARABIC_PREFIXES, BEHIND, NATURES, Nature, ORGANS};
use crate::model::organ::Organ;

/// How many bytes of a sentence may stand between two numbers of a list, or a word and its number.
pub(super) const REACH: usize = 200;

/// How many bytes may stand between an organ's name and the word or number that it goes with: an article, "in its".
const NEAR: usize = 24;

/// The last word that tells a nature, and its bytes.
pub(super) fn last_nature(small: &str) -> Option<(Nature, usize, usize)> {
    places(small, small.len()).rev().find_map(|end| {
        let head = &small[..end];
        let found = NATURES.iter().find(|(stem, _)| ends_with(head, stem) && begins_word(&head[..end - stem.len()]));
        found.map(|(stem, nature)| (*nature, end - stem.len(), end))
    })
}

/// The places among words up to byte `most` at which they may be cut. Names are looked for at each of them: a search for
/// each name would take longer to begin than these few bytes to be looked through.
fn places(words: &str, most: usize) -> impl DoubleEndedIterator<Item = usize> {
    (0..=most.min(words.len())).filter(|&at| words.is_char_boundary(at))
}

/// As the method of the name; nearly all words are told by their last byte.
fn ends_with(words: &str, end: &str) -> bool {
    words.as_bytes().last() == end.as_bytes().last() && words.ends_with(end)
}

/// Whether a stem behind `head` begins a word, Arabic prefixes apart: `والقرار`, but not `استقرار`.
fn begins_word(head: &str) -> bool {
    let word = head.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    word.chars().all(|letter| ARABIC_PREFIXES.contains(letter))
}

/// "号决议" behind a Chinese number, perhaps behind further numbers and dates.
pub(super) fn nature_behind(tail: &str) -> Option<Nature> {
    let material =
        |sign: char| sign.is_ascii_alphanumeric() || "/()（）年月日第号和及与、，以 \u{a0}-–\u{2011}".contains(sign);
    // A little farther than it may stand, since a letter takes several bytes.
    let near = &tail[..tail.floor_char_boundary(2 * REACH + 3)];
    let sign = near.find('号')?;
    let (gap, rest) = tail.split_at(near.find(|sign| !material(sign))?);
    (sign < gap.len() && gap.len() < 2 * REACH)
        .then(|| BEHIND.iter().find(|(word, _)| rest.starts_with(word)).map(|(_, nature)| *nature))?
}

/// Whether a stretch between a word and a number ends the clause, so that the two do not go together.
pub(super) fn breaks(gap: &str) -> bool {
    gap.contains([';', ':', '；', '：', '؛', '。', '?', '!']) || gap.contains(". ")
}

/// The last organ named in a stretch.
pub(super) fn organ_in(small: &str) -> Option<Organ> {
    places(small, small.len()).rev().find_map(|at| organ_at_start(&small[at..]))
}

/// The organ with whose name words begin; no name begins or ends with another.
fn organ_at_start(small: &str) -> Option<Organ> {
    let first = small.as_bytes().first()?;
    let found = ORGANS.iter().find(|(name, _)| name.as_bytes().first() == Some(first) && small.starts_with(name));
    found.map(|(_, organ)| *organ)
}

/// The organ named right before a word or number.
pub(super) fn organ_ahead(head: &str) -> Option<Organ> {
    let small = head[floor(head, head.len().saturating_sub(NEAR + LONGEST_NAME))..].to_lowercase();
    let found = places(&small, small.len()).rev().take_while(|end| small.len() - end <= NEAR).find_map(|end| {
        let organ = ORGANS.iter().find(|(name, _)| ends_with(&small[..end], name)).map(|(_, organ)| *organ)?;
        Some((end, organ))
    });
    found.filter(|(end, _)| !breaks(&small[*end..])).map(|(_, organ)| organ)
}

/// The most bytes of an organ's name in small letters.
const LONGEST_NAME: usize = 80;

/// The organ named right behind a number: "74/270 Генеральной Ассамблеи", "75/1 de l’Assemblée générale".
pub(super) fn organ_behind(tail: &str) -> Option<Organ> {
    let small = tail[..floor(tail, NEAR + LONGEST_NAME)].to_lowercase();
    let found = places(&small, NEAR).find_map(|at| Some((at, organ_at_start(&small[at..])?)));
    found.filter(|(at, _)| !breaks(&small[..*at])).map(|(_, organ)| organ)
}

/// The character boundary at or before a byte.
pub(super) fn floor(string: &str, at: usize) -> usize {
    (0..=at.min(string.len())).rev().find(|&at| string.is_char_boundary(at)).unwrap_or(0)
}
