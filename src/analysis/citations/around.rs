//! Reads the words around a number: what it names, and which organ's it is.

use crate::analysis::citations::words::{ARABIC_PREFIXES, BEHIND, NATURES, Nature, ORGANS};
use crate::model::han;
use crate::model::organ::Organ;

/// How many bytes of a sentence may stand between two numbers of a list, or a word and its number.
pub(super) const REACH: usize = 200;

/// How many bytes may stand between an organ's name and the word or number that it goes with: an article, "in its".
const NEAR: usize = 24;

/// The last word that tells a nature, and its bytes.
pub(super) fn last_nature(small: &str) -> Option<(Nature, usize, usize)> {
    let mut heads =
        places(small, small.len()).rev().map(|end| &small[..end]).filter(|head| ends_in(head, &NATURE_ENDS));
    heads.find_map(|head| {
        let is_last = |stem: &str| head.strip_suffix(stem).is_some_and(begins_word);
        let (stem, nature) = NATURES.iter().find(|(stem, _)| is_last(stem))?;
        Some((*nature, head.len() - stem.len(), head.len()))
    })
}

/// The places among words up to byte `most` at which they may be cut. Names are looked for at each of them: a search for
/// each name would take longer to begin than these few bytes to be looked through.
fn places(words: &str, most: usize) -> impl DoubleEndedIterator<Item = usize> {
    (0..=most.min(words.len())).filter(|&at| words.is_char_boundary(at))
}

/// The bytes with which any of these names begins, or ends: they tell nearly all places at which none does.
const fn edges<T: Copy>(names: &[(&str, T)], are_ends: bool) -> [bool; 256] {
    let mut out = [false; 256];
    let mut at = 0;
    while at < names.len() {
        let name = names[at].0.as_bytes();
        out[name[if are_ends { name.len() - 1 } else { 0 }] as usize] = true;
        at += 1;
    }
    out
}

static NATURE_ENDS: [bool; 256] = edges(&NATURES, true);
static ORGAN_ENDS: [bool; 256] = edges(&ORGANS, true);
static ORGAN_STARTS: [bool; 256] = edges(&ORGANS, false);

/// Whether the last byte of words is one of these.
fn ends_in(words: &str, edges: &[bool; 256]) -> bool {
    words.bytes().next_back().is_some_and(|last| edges[usize::from(last)])
}

/// Whether a stem behind `head` begins a word, Arabic prefixes apart: `والقرار`, but not `استقرار`.
fn begins_word(head: &str) -> bool {
    let word = head.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    word.chars().all(|letter| ARABIC_PREFIXES.contains(letter))
}

/// "号决议" behind a Chinese number, perhaps behind further numbers and dates.
pub(super) fn nature_behind(tail: &str) -> Option<Nature> {
    let is_material = |sign: char| {
        let is_sign =
            matches!(sign, '/' | '(' | ')' | '（' | '）' | ' ' | '\u{a0}' | '-' | '–' | '\u{2011}' | '、' | '，');
        let is_word = matches!(sign, '年' | '月' | '日' | '第' | '号' | '號' | '和' | '及' | '与' | '與' | '以');
        sign.is_ascii_alphanumeric() || is_sign || is_word
    };
    // A little farther than it may stand, since a letter takes several bytes.
    let near = &tail[..tail.floor_char_boundary(2 * REACH + 3)];
    if !(near.contains('号') || near.contains('號')) {
        return None;
    }
    let (gap, rest) = near.split_at(near.find(|sign| !is_material(sign))?);
    let begins = |word: &str| {
        let mut letters = rest.chars().map(han::simplified);
        word.chars().all(|letter| letters.next() == Some(letter))
    };
    (gap.contains(['号', '號']) && gap.len() < 2 * REACH)
        .then(|| BEHIND.iter().find(|(word, _)| begins(word)).map(|(_, nature)| *nature))?
}

/// Words in small letters, and in simplified ones where they are Chinese.
pub(super) fn small(words: &str) -> String {
    if words.is_ascii() {
        words.to_ascii_lowercase()
    } else if words.contains(|letter| han::simplified(letter) != letter) {
        words.chars().map(han::simplified).collect::<String>().to_lowercase()
    } else {
        words.to_lowercase()
    }
}

/// Whether a stretch between a word and a number ends the clause, so that the two do not go together.
pub(super) fn breaks(gap: &str) -> bool {
    gap.contains([';', ':', '；', '：', '؛', '。', '?', '!'])
        || gap.match_indices('.').any(|(at, _)| gap[at + 1..].starts_with(' '))
}

/// The last organ named in a stretch.
pub(super) fn organ_in(small: &str) -> Option<Organ> {
    places(small, small.len()).rev().find_map(|at| organ_at_start(&small[at..])).map(|(_, organ)| organ)
}

/// The organ with whose name words begin, and the bytes of the name; no name begins or ends with another.
fn organ_at_start(small: &str) -> Option<(usize, Organ)> {
    let first = *small.as_bytes().first()?;
    let found = || ORGANS.iter().find(|(name, _)| small.starts_with(name));
    if ORGAN_STARTS[usize::from(first)] { found().map(|(name, organ)| (name.len(), *organ)) } else { None }
}

/// The organ named right before a word or number.
pub(super) fn organ_ahead(head: &str) -> Option<Organ> {
    let small = small(&head[floor(head, head.len().saturating_sub(NEAR + LONGEST_NAME))..]);
    let ends = places(&small, small.len()).rev().take_while(|end| small.len() - end <= NEAR);
    let found = ends.filter(|&end| ends_in(&small[..end], &ORGAN_ENDS)).find_map(|end| {
        let (_, organ) = ORGANS.iter().find(|(name, _)| small[..end].ends_with(name))?;
        Some((end, *organ))
    });
    found.filter(|(end, _)| !breaks(&small[*end..])).map(|(_, organ)| organ)
}

/// The most bytes of an organ's name in small letters.
const LONGEST_NAME: usize = 80;

/// The organ named right behind a number: "74/270 Генеральной Ассамблеи", "75/1 de l’Assemblée générale". Where a word
/// such as "resolution" stands before the name or right behind it, another number begins there: "75/1 and Human Rights
/// Council resolution 24/7".
pub(super) fn organ_behind(tail: &str) -> Option<Organ> {
    let small = small(&tail[..floor(tail, NEAR + LONGEST_NAME + NEAR)]);
    let (at, (length, organ)) = places(&small, NEAR).find_map(|at| Some((at, organ_at_start(&small[at..])?)))?;
    let (gap, rest) = (&small[..at], small[at + length..].trim_start());
    let is_anothers = last_nature(gap).is_some() || NATURES.iter().any(|(stem, _)| rest.starts_with(stem));
    (!breaks(gap) && !is_anothers).then_some(organ)
}

/// The character boundary at or before a byte.
pub(super) fn floor(string: &str, at: usize) -> usize {
    (0..=at.min(string.len())).rev().find(|&at| string.is_char_boundary(at)).unwrap_or(0)
}
