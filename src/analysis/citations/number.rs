//! Numbers of resolutions as sentences print them: `71/19`, `2231 (2015)`, `1514 (XV)`, `S-24/2`, `57/270 A and B`.

use crate::analysis::citations::words::ARABIC_PARTS;
use crate::model::letters::is_unspaced;
use crate::model::roman;

/// What a number looks like, before the words around it tell what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `71/19`: session or year, and number; `S-` or `ES-` before a special or emergency session.
    Slash {
        /// `S-`, `ES-` or nothing.
        special: &'static str,
        /// Session or year.
        session: u32,
        /// Number of the resolution.
        number: u32,
    },
    /// `2231 (2015)`.
    Year(u32, u32),
    /// `1514 (XV)`, `3362 (S-VII)`: the session is written as printed, in Roman letters.
    Roman(u32, String),
}

/// A number and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub shape: Shape,
    /// Letters of parts behind the number, each a resolution of its own: `A` and `B`.
    pub parts: Vec<char>,
    /// First byte.
    pub from: usize,
    /// One past the last byte, parts among them.
    pub to: usize,
}

/// What Arabic prints before the number of a special or emergency session.
const SPECIAL: [(&str, &str); 8] = [
    ("ES-", "ES-"),
    ("ES\u{2011}", "ES-"),
    ("ES–", "ES-"),
    ("S-", "S-"),
    ("S\u{2011}", "S-"),
    ("S–", "S-"),
    ("دإط-", "ES-"),
    ("دإ-", "S-"),
];

/// No year and no session in brackets has so many bytes, white space among them.
const LONGEST_BRACKET: usize = 64;

/// The number that begins at byte `at`; `None` where none does, or where it goes on from what stands before
/// (`I-24/7`, `2020/21` behind a digit, a later piece of `A/75/10`).
pub fn at(words: &str, at: usize) -> Option<Found> {
    let before = words[..at].chars().next_back();
    if before.is_some_and(|sign| sign.is_alphanumeric() && sign.is_ascii() || "-–\u{2011}/.".contains(sign)) {
        return None;
    }
    let (special, start) = SPECIAL
        .iter()
        .find(|(printed, _)| words[at..].starts_with(printed))
        .map_or(("", at), |(printed, special)| (*special, at + printed.len()));
    let (first, next) = digits(words, start)?;
    if words[next..].starts_with('/') {
        let (number, end) = digits(words, next + 1)?;
        if words[end..].starts_with(|sign: char| sign == '/' || sign.is_ascii_alphanumeric()) {
            return None;
        }
        let (parts, to) = parts(words, end);
        return Some(Found { shape: Shape::Slash { special, session: first, number }, parts, from: at, to });
    }
    let (parts, open) = if special.is_empty() { parts(words, next) } else { return None };
    let rest = words[open..].trim_start_matches([' ', '\u{a0}']);
    let inside = rest.strip_prefix(['(', '（'])?;
    let close = inside[..inside.floor_char_boundary(LONGEST_BRACKET)].find([')', '）'])?;
    let to = words.len() - inside.len() + close + inside[close..].chars().next()?.len_utf8();
    let inside = inside[..close].trim();
    let shape = match inside.parse::<u32>() {
        Ok(year) if (1946..2100).contains(&year) && parts.is_empty() => Shape::Year(first, year),
        Ok(_) => return None,
        Err(_) => Shape::Roman(first, roman(inside)?),
    };
    Some(Found { shape, parts, from: at, to })
}

/// A whole number of at most four digits.
fn digits(words: &str, at: usize) -> Option<(u32, usize)> {
    let length = words[at..].bytes().take_while(u8::is_ascii_digit).count();
    let value = (1..=4).contains(&length).then(|| words[at..at + length].parse().ok())??;
    Some((value, at + length))
}

/// More parts than a resolution has, each with the letter of an alphabet.
const MOST_PARTS: usize = 100;

/// The letters of parts behind a number: ` A`, ` A and B`, ` A–C`; Cyrillic letters that look alike count as Latin.
fn parts(words: &str, end: usize) -> (Vec<char>, usize) {
    const AND: [&str; 12] = [" and ", " et ", " y ", " и ", "和", "、", ", ", " و ", " و", " to ", "-", "–"];
    let Some((first, mut to)) = part(words, words.len() - words[end..].trim_start_matches([' ', '\u{a0}']).len())
    else {
        return (Vec::new(), end);
    };
    let mut letters = vec![first];
    while letters.len() < MOST_PARTS
        && let Some((and, (letter, next))) = AND
            .iter()
            .filter(|and| words[to..].starts_with(**and))
            .find_map(|and| Some((*and, part(words, to + and.len())?)))
    {
        if matches!(and, "-" | "–" | " to ") {
            letters
                .extend(letters.last().map(|last| *last as u8 + 1..letter as u8).into_iter().flatten().map(char::from));
        }
        letters.push(letter);
        to = next;
    }
    (letters, to)
}

/// One capital letter, or the name of an Arabic one, that no other letter follows. The `S` of `S-8/1` is no part.
fn part(words: &str, at: usize) -> Option<(char, usize)> {
    let rest = words.get(at..)?;
    let spelled = ARABIC_PARTS.iter().zip('A'..='V').find(|(name, _)| rest.starts_with(**name));
    let (letter, length) = if let Some((name, letter)) = spelled {
        (letter, name.len())
    } else {
        let printed = rest.chars().next()?;
        (latin_capital(printed)?, printed.len_utf8())
    };
    let behind = &rest[length..];
    let opens_session =
        || SPECIAL.iter().any(|(printed, _)| rest.strip_prefix(*printed).is_some_and(begins_with_digit));
    let goes_on = behind
        .starts_with(|next: char| (next.is_alphanumeric() && !is_unspaced(next)) || "/’'".contains(next))
        || behind.strip_prefix('.').is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
    (!goes_on && !opens_session()).then_some((letter, at + length))
}

fn begins_with_digit(words: &str) -> bool {
    words.starts_with(|sign: char| sign.is_ascii_digit())
}

/// The Latin capital that is meant by a letter, which may be a Cyrillic one of the same look.
fn latin_capital(printed: char) -> Option<char> {
    let letter = match printed {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        other => other,
    };
    letter.is_ascii_uppercase().then_some(letter)
}

/// A session in Roman letters: `XV`, `S-VII`; Arabic prints `د-15` for it.
fn roman(inside: &str) -> Option<String> {
    let arabic = [("دإط-", "ES-"), ("دإ-", "S-"), ("د-", "")];
    if let Some((rest, special)) =
        arabic.iter().find_map(|(printed, special)| Some((inside.strip_prefix(printed)?, *special)))
    {
        return Some(format!("{special}{}", write_roman(rest.trim().parse().ok()?)));
    }
    let (special, numeral) = ["ES-", "S-"]
        .iter()
        .find_map(|special| Some((*special, inside.strip_prefix(special)?)))
        .unwrap_or(("", inside));
    let numeral = numeral.replace('Х', "X").replace('І', "I");
    (roman_value(&numeral) > 0).then(|| format!("{special}{numeral}"))
}

/// The last session that was written in Roman letters: the sixty-third of the Economic and Social Council (1977).
const LAST_ROMAN: u32 = 63;

/// The number of a session written in Roman letters, `S-` or `ES-` before them or not; 0 for none.
pub fn roman_value(session: &str) -> u32 {
    let numeral = session.rsplit('-').next().unwrap_or(session);
    let is_capital = numeral.bytes().all(|letter| letter.is_ascii_uppercase());
    let value = is_capital.then(|| roman::value(&numeral.to_ascii_lowercase())).flatten();
    value.filter(|&value| value <= LAST_ROMAN).unwrap_or(0)
}

/// A session in Roman letters; nothing for one that was never written so.
fn write_roman(session: u32) -> String {
    let small = roman::small(session).filter(|_| session <= LAST_ROMAN);
    small.unwrap_or_default().to_uppercase()
}
