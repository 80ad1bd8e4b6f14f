//! Finds the calls of notes whose marks came down to the line: digits glued to a word, behind its punctuation, or
//! alone between words. Among all places that could call them, those are chosen that keep the order of the notes.

use crate::grammar::notes::marks::{ends_call, ends_in_year};
use crate::grammar::piece::Piece;
use crate::model::letters::is_unspaced;
use foldhash::{HashMap, HashSet};
use std::collections::BTreeMap;

/// A place in the words: which piece, and which byte of it.
pub(super) type Place = (usize, usize);

/// A place that may call a note.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// Which of the markers.
    marker: usize,
    place: Place,
    /// How surely it is a call, from 1.
    weight: u32,
}

/// How surely digits call a note: glued to a small letter or to a sign, glued to a capital as in `CO2`, behind a sign
/// and a space, between words.
const GLUED: u32 = 4;
const SPACED: u32 = 3;
const CAPITAL: u32 = 2;
const LOOSE: u32 = 1;

/// How many places are weighed at the most; no document of people has so many digits that could be marks.
const MOST: usize = 20_000;

/// Where each of `markers`, in the order of the notes, is called first; and where it surely is again. No place calls
/// two, though documents that stand in one file bear the same markers.
pub(super) fn find(pieces: &[Piece], markers: &[&str]) -> Vec<Vec<Place>> {
    let mut places = vec![Vec::new(); markers.len()];
    if markers.is_empty() {
        return places;
    }
    let candidates = candidates(pieces, markers);
    for chosen in heaviest_chain(&candidates) {
        places[chosen.marker].push(chosen.place);
    }
    let mut taken: HashSet<Place> = places.iter().flatten().copied().collect();
    for candidate in candidates {
        let first = places[candidate.marker].first().copied();
        let is_again = first.is_some_and(|first| candidate.place > first);
        if is_again && candidate.weight == GLUED && taken.insert(candidate.place) {
            places[candidate.marker].push(candidate.place);
        }
    }
    places
}

/// All places that may call a note, by marker, then in the order of the text.
fn candidates(pieces: &[Piece], markers: &[&str]) -> Vec<Candidate> {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::default();
    for (number, marker) in markers.iter().enumerate() {
        by_name.entry(marker).or_default().push(number);
    }
    let nouns = numbered_nouns(pieces);
    let mut out = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let words = piece.words();
        for (from, to) in runs_of_digits(words) {
            for at in behind_symbol(words, from, to).filter(|_| ends_call(&words[..to], &words[to..])) {
                let bearers = by_name.get(&words[at..to]).into_iter().flatten();
                out.extend(bearers.map(|&marker| Candidate { marker, place: (number, at), weight: CAPITAL }));
            }
            let at = if glued_to_year(&words[from..to]) { from + 4 } else { from };
            let Some(bearers) = by_name.get(&words[at..to]) else { continue };
            let weight = if at > from { Some(GLUED) } else { weigh(&words[..at], &words[to..], &nouns) };
            let Some(weight) = weight.filter(|_| ends_call(&words[..at], &words[to..])) else { continue };
            // Numbers stand among words without spaces as calls do.
            let goes_on = words[to..].starts_with(|letter: char| is_unspaced(letter) && letter.is_alphabetic());
            let weight =
                if goes_on { weight.min(if words[..at].ends_with(is_sign) { CAPITAL } else { LOOSE }) } else { weight };
            out.extend(bearers.iter().map(|&marker| Candidate { marker, place: (number, at), weight }));
        }
        if out.len() > MOST {
            break;
        }
    }
    out.sort_by_key(|candidate| candidate.marker);
    out
}

/// The first and the last byte of each run of digits.
fn runs_of_digits(words: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = words.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        let to =
            bytes[from..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |length| from + length);
        at = to;
        Some((from, to))
    })
}

/// `20139`: a year, and a mark behind it.
fn glued_to_year(digits: &str) -> bool {
    (5..=7).contains(&digits.len()) && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Where a mark may begin in the digits of a resolution's number: `98/1312` is 98/13 and a mark, for no year
/// has a thousand resolutions.
fn behind_symbol(words: &str, from: usize, to: usize) -> impl Iterator<Item = usize> {
    const LONGEST: usize = 3;
    let head = words[..from].strip_suffix('/').unwrap_or("");
    let session = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let is_alone = head[..head.len() - session].ends_with([' ', '\u{a0}', '(', '、', '第']);
    let places = if session > 0 && is_alone && to - from > LONGEST { from + 1..from + 1 + LONGEST } else { to..to };
    places.filter(move |at| (1..=LONGEST).contains(&(to - at)))
}

/// The words that stand before numbers more than once, as "paragraph" does: a number behind them is no mark.
fn numbered_nouns(pieces: &[Piece]) -> HashSet<String> {
    let mut seen: HashMap<String, u32> = HashMap::default();
    for piece in pieces {
        let words = piece.words();
        for (from, _) in runs_of_digits(words) {
            if let Some(noun) =
                words[..from].strip_suffix([' ', '\u{a0}']).map(last_word).filter(|noun| !noun.is_empty())
            {
                *seen.entry(noun.to_lowercase()).or_default() += 1;
            }
        }
    }
    seen.into_iter().filter(|(_, count)| *count > 1).map(|(noun, _)| noun).collect()
}

fn last_word(words: &str) -> &str {
    let end = words.char_indices().rev().find(|(_, letter)| !letter.is_alphabetic());
    &words[end.map_or(0, |(at, letter)| at + letter.len_utf8())..]
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | ')' | '»' | '”' | '’' | '"' | '，' | '。' | '；' | '》' | '،')
}

/// How many bytes of a word before digits are looked through for a stroke.
const LONGEST_WORD: usize = 200;

/// How surely digits behind `head` call a note; `None` where they cannot.
fn weigh(head: &str, rest: &str, nouns: &HashSet<String>) -> Option<u32> {
    let word = |words: &str| {
        let near = &words[words.floor_char_boundary(words.len().saturating_sub(LONGEST_WORD))..];
        near.rsplit([' ', '\u{a0}']).next().is_some_and(|word| word.contains('/'))
    };
    let before = head.chars().next_back()?;
    let bare = head.trim_end_matches([' ', '\u{a0}']);
    let counts = bare.trim_end_matches(is_sign).ends_with(|letter: char| letter.is_ascii_digit());
    match before {
        // `A/75/L.20` is a symbol; the sign in `73/67,13` parts one from a call, never thousands.
        '.' if word(head) => None,
        letter if letter.is_uppercase() => Some(CAPITAL),
        letter if letter.is_alphabetic() => Some(GLUED),
        ';' => Some(GLUED),
        ',' if is_behind_mark(bare, nouns) => Some(GLUED),
        letter if is_sign(letter) => {
            let bare = bare.trim_end_matches(is_sign);
            (!counts || word(bare) || ends_in_year(bare)).then_some(GLUED)
        }
        ' ' | '\u{a0}' => {
            let last = bare.chars().next_back()?;
            if matches!(last, '.' | ',' | ';' | '»' | '”') {
                // The end of a line may have parted a call from the number of a resolution.
                let is_symbol =
                    || word(bare.trim_end_matches(is_sign)) && rest.trim_start().starts_with(char::is_lowercase);
                return if rest.trim().is_empty() || !counts { Some(SPACED) } else { is_symbol().then_some(LOOSE) };
            }
            let noun = last_word(bare);
            let goes_on = |letter: char| is_sign(letter) || letter.is_lowercase() || is_unspaced(letter);
            let is_loose = noun.chars().count() > 3 || is_unspaced(last);
            (is_loose && !nouns.contains(&noun.to_lowercase()) && rest.trim_start().starts_with(goes_on))
                .then_some(LOOSE)
        }
        _ => None,
    }
}

/// Whether the digits before the comma at the end of `head` call a note themselves: `Council,1,2`.
fn is_behind_mark(head: &str, nouns: &HashSet<String>) -> bool {
    const LONGEST: usize = 3;
    let Some(marked) = head.strip_suffix(',') else { return false };
    let bare = marked.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (1..=LONGEST).contains(&(marked.len() - bare.len()))
        && bare.ends_with(|letter: char| is_sign(letter) || letter.is_lowercase())
        && weigh(bare, "", nouns) == Some(GLUED)
}

/// Of candidates that are sorted by marker, one at most for each, in the order of the text, that weigh most together.
fn heaviest_chain(candidates: &[Candidate]) -> Vec<Candidate> {
    // For each candidate the heaviest chain that ends with it: its weight and the candidate before.
    let mut chains: Vec<(u32, Option<usize>)> = Vec::with_capacity(candidates.len());
    // The heaviest chain that ends at a place or before it, where a later place makes it heavier.
    let mut best: BTreeMap<Place, (u32, usize)> = BTreeMap::new();
    for of_marker in candidates.chunk_by(|one, other| one.marker == other.marker) {
        let from = chains.len();
        for candidate in of_marker {
            let before = best.range(..candidate.place).next_back().map(|(_, &(weight, number))| (weight, number));
            let weight = before.map_or(0, |(weight, _)| weight) + candidate.weight;
            chains.push((weight, before.map(|(_, number)| number)));
        }
        for (shift, candidate) in of_marker.iter().enumerate() {
            let (weight, _) = chains[from + shift];
            let known = best.range(..=candidate.place).next_back().map_or(0, |(_, &(weight, _))| weight);
            if weight > known {
                best.insert(candidate.place, (weight, from + shift));
                let lighter: Vec<Place> = best
                    .range(candidate.place..)
                    .skip(1)
                    .take_while(|(_, (other, _))| *other <= weight)
                    .map(|(&place, _)| place)
                    .collect();
                for place in lighter {
                    best.remove(&place);
                }
            }
        }
    }
    let mut at = best.last_key_value().map(|(_, &(_, number))| number);
    let mut chosen = Vec::new();
    while let Some(number) = at {
        chosen.push(candidates[number]);
        at = chains[number].1;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::printed::Paragraph;

    /// The words with `^` where notes 1, 2 … are called.
    fn called(count: usize, paragraphs: &[&str]) -> Vec<String> {
        let piece = |words: &&str| Piece {
            paragraph: Paragraph { text: (*words).into(), ..Paragraph::default() },
            ..Piece::default()
        };
        let pieces: Vec<Piece> = paragraphs.iter().map(piece).collect();
        let names: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        let markers: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut places: Vec<Place> = find(&pieces, &markers).into_iter().flatten().collect();
        places.sort_unstable();
        let mut out: Vec<String> = paragraphs.iter().map(|words| (*words).to_owned()).collect();
        for (number, at) in places.into_iter().rev() {
            out[number].insert(at, '^');
        }
        out
    }

    #[test]
    fn digits_glued_or_behind_a_sign_are_calls_and_numbers_are_not() {
        let words = [
            "see A/75/L.1 of the Court1 and paragraph 2, of 2013;2 paragraph 3 of the plan, 3 which",
            "the Plan,1 again",
        ];
        let marked = [
            "see A/75/L.1 of the Court^1 and paragraph 2, of 2013;^2 paragraph 3 of the plan, ^3 which",
            "the Plan,^1 again",
        ];
        assert_eq!(called(3, &words), marked);
    }

    #[test]
    fn a_year_and_a_symbol_let_marks_go() {
        assert_eq!(
            called(2, &["in 20191 and in 73/67,2 including 1,200"]),
            ["in 2019^1 and in 73/67,^2 including 1,200"]
        );
        assert_eq!(called(12, &["in A/98/1312 and 98/1312 it"]), ["in A/98/1312 and 98/13^12 it"]);
        assert_eq!(called(1, &["in 98/7, 1 including 1, of 3, 1 that"]), ["in 98/7, ^1 including 1, of 3, 1 that"]);
    }

    #[test]
    fn marks_behind_a_mark_are_marks() {
        let words = ["of the Council,1,2 and of 1,200 in the Court3,4,5 says"];
        assert_eq!(called(5, &words), ["of the Council,^1,^2 and of 1,200 in the Court^3,^4,^5 says"]);
    }

    #[test]
    fn the_order_of_the_notes_decides() {
        let words = ["on Monday, 3 June, the Statute 1 says, and the Agreement,2 too", "the Court 3 , which"];
        assert_eq!(called(3, &words)[0], "on Monday, 3 June, the Statute ^1 says, and the Agreement,^2 too");
        assert_eq!(called(3, &words)[1], "the Court ^3 , which");
    }
}
