//! Finds what may be marks of notes among words: raised digits, asterisks, digits that came down to the line.

use crate::grammar::lexicon;
use crate::model::bytes;
use crate::model::language::Language;
use crate::model::letters::is_unspaced;
use crate::model::text::{Role, Span, Text};
use std::ops::Range;

/// Superscript digits at the start of `words`: the number, and its bytes.
pub(in crate::grammar) fn raised_number(words: &str) -> Option<(String, usize)> {
    let mut marker = String::new();
    let mut to = 0;
    for letter in words.chars() {
        let Some(digit) = raised_digit(letter) else { break };
        marker.push(digit);
        to += letter.len_utf8();
    }
    (to > 0).then_some((marker, to))
}

/// All raised numbers among `words`.
pub(super) fn raised_numbers(words: &str) -> impl Iterator<Item = String> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + find_raised(&words[at..])?;
        let (number, length) = raised_number(&words[from..])?;
        at = from + length;
        Some(number)
    })
}

/// Where the first raised digit stands, told by its bytes.
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
pub(in crate::grammar) fn find_raised(words: &str) -> Option<usize> {
    let may_be = |first: u8, _| (first == 0xc2) | (first == 0xe2);
    let is_raised = |first: u8, second: u8, third: u8| {
        let latin = (first == 0xc2) & ((second == 0xb2) | (second == 0xb3) | (second == 0xb9));
        let is_digit = (third == 0xb0) | (third.wrapping_sub(0xb4) <= 0xb9 - 0xb4);
        latin | ((first == 0xe2) & (second == 0x81) & is_digit)
    };
    bytes::find_ahead(words.as_bytes(), 0, may_be, is_raised)
}

fn raised_digit(letter: char) -> Option<char> {
    Some(match letter {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'4' + u8::try_from(letter as u32 - '⁴' as u32).unwrap_or(0)),
        _ => return None,
    })
}

/// Where the search for raised marks stands in a text; what was found is not searched for again.
#[derive(Default)]
pub(super) struct Search {
    /// The first span that may still be a mark.
    span: usize,
    /// Where the next raised digit stands, the end for none; `None` before the first search.
    digits: Option<usize>,
}

impl Search {
    /// The next raised mark at or behind byte `from`: its bytes, and its markers (`² ³` and `²,³` are two).
    pub(super) fn next_raised(&mut self, text: &Text, from: usize) -> Option<(usize, usize, Vec<String>)> {
        let words = &text.string;
        if self.digits.is_none_or(|at| at < from) {
            self.digits = Some(find_raised(&words[from..]).map_or(words.len(), |at| from + at));
        }
        let is_mark =
            |span: &Span| span.role == Role::Raised && span.from >= from && is_marker_list(&words[span.from..span.to]);
        self.span += text.spans[self.span..].iter().position(is_mark).unwrap_or(text.spans.len() - self.span);
        let span = text.spans.get(self.span);
        match (self.digits.filter(|&at| at < words.len()), span) {
            (Some(at), span) if span.is_none_or(|span| at <= span.from) => {
                let mut markers = Vec::new();
                let mut to = at;
                while let Some((marker, length)) = raised_number(&words[to..]) {
                    markers.push(marker);
                    to += length;
                    let rest = &words[to..];
                    let gap = rest.len() - rest.trim_start_matches([',', ' ', '˒', '\u{a0}', '،']).len();
                    if gap == 0 || markers.len() == MOST_TOGETHER || raised_number(&rest[gap..]).is_none() {
                        break;
                    }
                    to += gap;
                }
                Some((at, to, markers))
            }
            (_, Some(span)) => {
                let marks = words[span.from..span.to].split([',', ' ']).filter(|mark| !mark.is_empty());
                Some((span.from, span.to, marks.map(str::to_owned).collect()))
            }
            _ => None,
        }
    }
}

/// What may mark a note: a number, asterisks and daggers, a single letter.
pub(super) fn is_marker(mark: &str) -> bool {
    !mark.is_empty()
        && (mark.bytes().all(|byte| byte.is_ascii_digit()) && mark.len() < 4
            || mark.chars().all(|letter| "*†‡§".contains(letter))
            || (mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase())))
}

/// The most notes that are called in one place; no document comes near it.
pub(super) const MOST_TOGETHER: usize = 100;

fn is_marker_list(words: &str) -> bool {
    let marks = || words.split([',', ' ']).filter(|mark| !mark.is_empty());
    marks().nth(MOST_TOGETHER).is_none()
        && marks().all(is_marker)
        && words.contains(|letter: char| !", ".contains(letter))
}

/// Where in a block of notes, behind byte `from`, the next one begins: the raised mark that counts one more than
/// `marker`.
pub(super) fn next_in_block(words: &str, marker: &str, from: usize) -> Option<(usize, String, usize)> {
    let next = (marker.parse::<u32>().ok()? + 1).to_string();
    let letters = words[from..].char_indices().map(|(at, letter)| (from + at, letter));
    letters.filter(|(_, letter)| raised_digit(*letter).is_some()).find_map(|(at, _)| {
        let (found, length) = raised_number(&words[at..])?;
        let stands_apart = words[..at].ends_with(char::is_whitespace) && !words[at + length..].trim().is_empty();
        (found == next && stands_apart).then_some((at, found, length))
    })
}

/// Where asterisks stand that may call notes: behind a word and not inside one.
pub(super) fn call_stars(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at + memchr::memchr(b'*', &words.as_bytes()[at..])?;
            at = words.len() - words[from..].trim_start_matches('*').len();
            let before = words[..from].chars().next_back();
            let after = words[at..].chars().next();
            if before.is_some_and(|letter| !letter.is_whitespace())
                && after.is_none_or(|letter| !letter.is_alphanumeric())
            {
                return Some(from..at);
            }
        }
    })
}

/// Whether a word ends with an asterisk that calls a note, as in `States*`.
pub(super) fn calls_with_asterisk(words: &str) -> bool {
    call_stars(words).next().is_some()
}

/// The end of a paragraph, in which calls of the notes behind it are sought; far more than any paragraph has.
pub(super) fn end_of(words: &str) -> &str {
    const MOST: usize = 100_000;
    &words[words.floor_char_boundary(words.len().saturating_sub(MOST))..]
}

/// Where, behind byte `from`, the digits of `marker` stand as a call: right behind a letter, a closing quote or
/// bracket, or punctuation (perhaps with a space between), and before no letter or digit.
pub(super) fn bare_call(words: &str, marker: &str, from: usize) -> Option<usize> {
    words[from..].match_indices(marker).map(|(at, _)| from + at).find(|&at| {
        if !ends_call(&words[..at], &words[at + marker.len()..]) {
            return false;
        }
        let head = &words[..at];
        let before = head.chars().next_back();
        let punctuation = |letter: char| {
            matches!(letter, '.' | ',' | ';' | ')' | '»' | '”' | '’' | '"' | '，' | '。' | '；' | '》' | '،')
        };
        match before {
            Some(' ') => {
                let bare = head.trim_end();
                let is_last = words[at + marker.len()..].trim().is_empty();
                let counts = bare.trim_end_matches(punctuation).ends_with(|letter: char| letter.is_ascii_digit());
                bare.ends_with(['.', ',', ';', '»', '”']) && (is_last || !counts)
            }
            Some('.') if head.rsplit(' ').next().is_some_and(|word| word.contains('/')) => false,
            Some(letter) if letter.is_ascii_digit() => ends_in_year(head),
            Some(letter) => {
                let bare = head.trim_end_matches(punctuation);
                let number_before = bare.ends_with(|letter: char| letter.is_ascii_digit());
                // The sign in `73/67,13` and `2020,1` parts a resolution or a year from a call, never thousands.
                let is_symbol = || bare.rsplit(' ').next().is_some_and(|word| word.contains('/'));
                let is_year = || marker.len() < 3 && ends_in_year(bare);
                letter.is_alphabetic() || (punctuation(letter) && (!number_before || is_symbol() || is_year()))
            }
            None => false,
        }
    })
}

/// Whether digits between `head` and `rest` may call a note, as far as what stands behind them tells. Where a script
/// knows no spaces, words go on behind a call, but what it counts goes on behind a number.
pub(super) fn ends_call(head: &str, rest: &str) -> bool {
    match rest.chars().next() {
        Some(letter) if is_unspaced(letter) && letter.is_alphabetic() => {
            let is_counted = || head.ends_with('第') || lexicon::of(Language::Chinese).opens_with_counter(rest);
            head.ends_with(is_unspaced) && !is_counted()
        }
        next => next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '/'),
    }
}

/// Whether a year stands at the end of `head`, so that digits glued to it are no part of the number.
pub(super) fn ends_in_year(head: &str) -> bool {
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = &head[head.len() - digits..];
    digits == 4 && (year.starts_with("19") || year.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_digits_are_told_by_their_bytes_as_by_their_letters() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let found = find_raised(letter.encode_utf8(&mut [0; 4]));
            assert_eq!(found.is_some(), raised_digit(letter).is_some(), "{letter:?}");
        }
    }
}
