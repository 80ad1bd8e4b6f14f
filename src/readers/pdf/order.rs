//! From the order on the page to the order of reading, where letters run from right to left.
//!
//! What Unicode's annex 9 lays out is undone here: it cannot be inverted in general, but rows of text can.

use crate::readers::pdf::letters::{is_digit, is_right_to_left};

/// Which way the lines of a document run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

/// What is known of a place in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// The letter, a space for room between words.
    pub(super) letter: char,
    /// Its place in the order of drawing.
    pub(super) drawn: u32,
    /// The portion of the line that it was drawn with.
    pub(super) portion: u32,
    /// Whether it is raised: then it marks a note and is no part of the words beside it.
    pub(super) is_raised: bool,
}

/// A place of the row in the order of reading, and whether it was turned around, so that brackets face the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) place: usize,
    pub(super) is_turned: bool,
}

/// The order of reading of a row whose signs stand from left to right.
pub(super) fn reading_order(row: &[Sign], direction: Direction) -> Vec<Read> {
    let straight = |from: usize, to: usize| (from..to).map(|place| Read { place, is_turned: false });
    // A line of Latin words among lines from the right was set from the right, if its full stop stands at the left.
    let is_turned = |sign: &Sign| is_right_to_left(sign.letter);
    let ends_at_left = direction == Direction::RightToLeft && row.first().is_some_and(|sign| ends_words(sign.letter));
    if !(row.iter().any(is_turned) || ends_at_left) {
        return straight(0, row.len()).collect();
    }
    if direction == Direction::RightToLeft {
        return turned(row, 0, row.len());
    }
    let mut out = Vec::with_capacity(row.len());
    let mut at = 0;
    while let Some((from, to)) = next_turned(row, at) {
        out.extend(straight(at, from));
        out.extend(turned(row, from, to));
        at = to;
    }
    out.extend(straight(at, row.len()));
    out
}

/// `from..to` read from the right; Latin words and numbers within keep their order.
pub(super) fn turned(row: &[Sign], from: usize, to: usize) -> Vec<Read> {
    let mut out = Vec::with_capacity(to - from);
    let mut end = to;
    while end > from {
        let start = straight_start(row, from, end);
        if start < end {
            out.extend((start..end).map(|place| Read { place, is_turned: false }));
            end = start;
        } else {
            end -= 1;
            out.push(Read { place: end, is_turned: true });
        }
    }
    out
}

/// Where the Latin words or the number that end at `end` begin; `end` where none do.
fn straight_start(row: &[Sign], from: usize, end: usize) -> usize {
    let last = row[end - 1].letter;
    if !(is_digit(last) || is_left_to_right(last) || closes_latin(row, from, end - 1)) {
        return end;
    }
    let is_raised = row[end - 1].is_raised;
    let goes_on = |place: &usize| !is_right_to_left(row[*place].letter) && row[*place].is_raised == is_raised;
    let reach = (from..end).rev().take_while(goes_on).last().unwrap_or(end);
    let inner = (reach..end).find(|&place| is_digit(row[place].letter) || is_left_to_right(row[place].letter));
    let reach = lonely_bracket(row, inner.unwrap_or(end), end).map_or(reach, |bracket| bracket + 1);
    let words = row[reach..end].iter().any(|sign| is_left_to_right(sign.letter));
    if words {
        let first = row[reach..end].iter().position(|sign| is_digit(sign.letter) || is_left_to_right(sign.letter));
        return first.map_or(end, |first| reach + first);
    }
    let mut start = end - 1;
    while start > reach {
        let before = row[start - 1].letter;
        let joins = matches!(before, '.' | ',' | ':' | '/' | '\u{a0}')
            && start - 1 > reach
            && is_digit(row[start - 2].letter)
            && is_digit(row[start].letter);
        if !(is_digit(before) || joins) {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether a bracket closes one that Latin words opened, as in "A/75/182 (Part I)".
fn closes_latin(row: &[Sign], from: usize, place: usize) -> bool {
    if !matches!(row[place].letter, ')' | ']') {
        return false;
    }
    let mut depth = 0_usize;
    let open = (from..place).rev().take_while(|&place| !is_right_to_left(row[place].letter)).find(|&place| {
        match row[place].letter {
            ')' | ']' => depth += 1,
            '(' | '[' if depth == 0 => return true,
            '(' | '[' => depth -= 1,
            _ => {}
        }
        false
    });
    let before = open.and_then(|open| row[from..open].iter().rev().find(|sign| !sign.letter.is_whitespace()));
    before.is_some_and(|sign| is_digit(sign.letter) || is_left_to_right(sign.letter))
}

/// The last bracket between `from` and `to` without its other half: it parts "(A/75/23)" from the number before it.
fn lonely_bracket(row: &[Sign], from: usize, to: usize) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut lonely = None;
    for (place, sign) in row.iter().enumerate().take(to).skip(from) {
        match sign.letter {
            '(' | '[' | '«' => open.push(place),
            ')' | ']' | '»' if open.pop().is_none() => lonely = Some(place),
            _ => {}
        }
    }
    open.last().copied().max(lonely)
}

pub(super) fn is_left_to_right(letter: char) -> bool {
    letter.is_alphabetic() && !is_right_to_left(letter)
}

/// In a line that runs from left to right, the next stretch at or behind `at` that runs the other way.
///
/// A number at its right was read before it; a number at its left was read after it, if it was drawn after it.
fn next_turned(row: &[Sign], at: usize) -> Option<(usize, usize)> {
    let first = at + row[at..].iter().position(|sign| is_right_to_left(sign.letter))?;
    if let Some(end) = label_end(row, at, first) {
        return Some((first, end));
    }
    let mut last = first;
    for (place, sign) in row.iter().enumerate().skip(first) {
        if is_left_to_right(sign.letter) || stands_alone(row, place) {
            break;
        }
        // No line begins with the mark of a note, so that one at the right was read last.
        if is_right_to_left(sign.letter) || (is_digit(sign.letter) && !sign.is_raised) {
            last = place;
        }
    }
    let mut from = with_number(row, at, first);
    if from > at + 1 && stands_alone(row, from - 2) {
        from -= 2;
    }
    Some((from, last + 1 + opening(&row[last + 1..])))
}

/// Whether a bracket opens that has room on both sides: what it holds stands in the next line or in a stretch of its
/// own, for brackets touch what they hold.
fn stands_alone(row: &[Sign], place: usize) -> bool {
    let is_room = |place: usize| row.get(place).is_none_or(|sign| sign.letter.is_whitespace());
    matches!(row[place].letter, '(' | '[') && is_room(place + 1) && place.checked_sub(1).is_none_or(is_room)
}

/// How many signs at the right of words that run from the right opened them: brackets at the very end, and a quotation
/// mark there, or before the one that closes.
fn opening(behind: &[Sign]) -> usize {
    let opens = |sign: &Sign| matches!(sign.letter, '(' | '[' | '«' | '”');
    if behind.iter().all(opens) {
        return behind.len();
    }
    let is_quoted = matches!(behind, [one, other, ..] if one.letter == '”' && other.letter == '“');
    usize::from(is_quoted)
}

/// Where the letter of a list in brackets ends, if the line begins with one: `(أ)`.
fn label_end(row: &[Sign], at: usize, first: usize) -> Option<usize> {
    let end = first + row[first..].iter().take_while(|sign| is_right_to_left(sign.letter)).count();
    let is_label = at == 0 && first == 1 && end < 4 && row[0].letter == '(';
    (is_label && row.get(end).is_some_and(|sign| sign.letter == ')')).then_some(end)
}

/// Where a stretch that begins at `first` begins with the number and the signs at its left that belong to it.
fn with_number(row: &[Sign], at: usize, first: usize) -> usize {
    let mut from = first;
    loop {
        from -= row[at..from].iter().rev().take_while(|sign| ends_words(sign.letter)).count();
        let Some(digit) = (at..from).rev().find(|&place| !is_joint(row[place].letter)) else { return from };
        let start = straight_start(row, at, digit + 1);
        let is_number = row[start..=digit].iter().all(|sign| !sign.letter.is_alphabetic());
        let is_after = row[digit].drawn > row[first].drawn;
        if !(is_digit(row[digit].letter) && is_number && is_after) {
            return from;
        }
        from = start;
    }
}

/// Signs that end words and never begin them, so that at the left of words they were read after them.
fn ends_words(letter: char) -> bool {
    matches!(letter, '،' | '؛' | '؟' | ')' | ']' | '»' | '“' | ':' | '.' | '/')
}

/// What may stand between words and a number that belongs to them.
fn is_joint(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '/' | '(' | ')' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::letters::mirrored;

    fn read(row: &str, direction: Direction) -> String {
        let sign = |(letter, drawn): (char, u32)| match letter {
            '²' => Sign { letter: '2', drawn, portion: 0, is_raised: true },
            _ => Sign { letter, drawn, portion: 0, is_raised: false },
        };
        let signs: Vec<Sign> = row.chars().zip((0..1000).rev()).map(sign).collect();
        reading_order(&signs, direction)
            .into_iter()
            .map(|read| if read.is_turned { mirrored(signs[read.place].letter) } else { signs[read.place].letter })
            .collect()
    }

    #[test]
    fn numbers_and_latin_words_keep_their_order() {
        let row = ".(COVID-19) ضرم نأشب 72/284 رارقلا - 3";
        assert_eq!(read(row, Direction::RightToLeft), "3 - القرار 72/284 بشأن مرض (COVID-19).");
    }

    #[test]
    fn a_number_before_a_bracket_is_no_part_of_the_latin_words_in_it() {
        assert_eq!(read(".(A/75/23) 23 مقر", Direction::RightToLeft), "رقم 23 (A/75/23).");
    }

    #[test]
    fn latin_words_in_a_line_from_the_right_end_at_its_left() {
        assert_eq!(read(".A/75/182 (Part I) (²)", Direction::RightToLeft), "(2) A/75/182 (Part I).");
    }

    #[test]
    fn spans_of_years_run_from_right_to_left() {
        assert_eq!(read("2021-2020 ةرتفلا", Direction::RightToLeft), "الفترة 2020-2021");
    }

    #[test]
    fn in_lines_from_the_left_the_end_stays_at_the_right() {
        assert_eq!(read("1 - رارقلا،", Direction::LeftToRight), "القرار - 1،");
        assert_eq!(read("،رارقلا 17", Direction::LeftToRight), "17 القرار،");
        assert_eq!(read("(أ) رارقلا،", Direction::LeftToRight), "(أ) القرار،");
        assert_eq!(read("ملكتي”“ (Tale) رارق", Direction::LeftToRight), "”يتكلم“ (Tale) قرار");
        // The bracket is turned with the words that it was read behind.
        assert_eq!(read("A/71/187 ( 2370 رارق", Direction::LeftToRight), "A/71/187 قرار 2370 )");
        assert_eq!(read("مهنيب (²)،", Direction::LeftToRight), "بينهم (2)،");
        assert_eq!(read("A/75/L.20 و A/75/L.21", Direction::LeftToRight), "A/75/L.20 و A/75/L.21");
    }
}
