//! Finds the notes at the foot of pages that print no rule, and brings numbers that an extractor scattered back to them.
//!
//! Extractors put the raised number of a note on a line of its own, before its words or wherever it fell.

use crate::model::letters::is_blank;
use crate::readers::label;

/// How many lines above its notes a page may have.
const PAGE: usize = 500;

/// How many lines the notes of one page may have.
const MOST: usize = 80;

/// Where the notes begin on a page that prints no rule over them: at the number that counts on from `last`, alone on
/// its line or before the words of the note, where the lines above call it and most of those behind it, which count on.
pub(super) fn start(lines: &[&str], last: u32) -> Option<usize> {
    let next = last + 1;
    let reach = lines.len().saturating_sub(MOST);
    (reach.max(1)..lines.len()).find(|&from| {
        let (body, foot) = lines.split_at(from);
        if opening_number(lines[from]) == Some(next) {
            let body = &body[body.len().saturating_sub(PAGE)..];
            let calls = |number: u32| {
                body.iter().any(|line| calls_closely(line, number))
                    || (number > next && body[1..].iter().any(|line| opens_with_call(line, number)))
            };
            // Digits may hide a call: `98/1312` is 98/13 and note 12.
            let numbers = opening_numbers(foot, next);
            let (count, called) = (numbers.len(), numbers.filter(|&number| calls(number)).count());
            return !foot.iter().any(|line| is_numbered(line)) && calls(next) && called * 3 >= count * 2;
        }
        lone_number(lines[from]) == Some(next)
            && counts_on(foot, next)
            && foot.iter().any(|line| lone_number(line).is_none() && !is_blank(line))
            && body.iter().any(|line| calls(line, next))
    })
}

/// Whether a line may be the first of a note, or its number.
pub(super) fn opens_note(line: &str) -> bool {
    opening_number(line).or_else(|| lone_number(line)).is_some()
}

/// The number before the first words of a note, which never begin small.
pub(super) fn opening_number(line: &str) -> Option<u32> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let words = line[digits..].trim_start();
    let begins = words.len() < line.len() - digits
        && words.starts_with(|letter: char| {
            (letter.is_alphabetic() && !letter.is_lowercase()) || "“«\"《".contains(letter)
        });
    line[..digits].parse().ok().filter(|_| begins && (1..=3).contains(&digits))
}

/// The numbers from `first` on that open notes in a foot, each in its turn.
fn opening_numbers(foot: &[&str], first: u32) -> std::ops::Range<u32> {
    let next = |next, line: &&str| next + u32::from(opening_number(line) == Some(next));
    first..foot.iter().fold(first, next)
}

/// Whether a line opens with the number of a paragraph: `13. Decides`.
fn is_numbered(line: &str) -> bool {
    let name = label::name(line).filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    name.and_then(|name| line.trim_start().strip_prefix(name)).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether the digits of `number` touch the word or the year before them, or a sign, perhaps with a space between.
fn calls_closely(line: &str, number: u32) -> bool {
    let digits = number.to_string();
    line.match_indices(&digits).any(|(at, _)| {
        let head = &line[..at];
        let before = head.trim_end().chars().next_back();
        let year = head.bytes().rev().take_while(u8::is_ascii_digit).count() == 4;
        let is_behind = head.ends_with(char::is_alphabetic) || before.is_some_and(is_sign) || year;
        let next = line[at + digits.len()..].chars().next();
        is_behind && next.is_none_or(|letter| !letter.is_ascii_alphanumeric() && letter != '/')
    })
}

/// Whether a line goes on in the middle of a clause behind the digits of `number`, which the line before left over.
fn opens_with_call(line: &str, number: u32) -> bool {
    let rest = line.trim_start().strip_prefix(&*number.to_string()).unwrap_or("");
    rest.starts_with(' ') && rest.trim_start().starts_with(char::is_lowercase)
}

fn is_sign(letter: char) -> bool {
    matches!(letter, ',' | '.' | ';' | ')' | '”' | '»' | '，' | '。' | '；' | '》' | '،')
}

/// The lines of a foot with each number right before its words, and whether any had to be moved.
pub(super) fn ordered<'a>(lines: &[&'a str]) -> (Vec<&'a str>, bool) {
    let mut numbers: Vec<(u32, &str)> =
        lines.iter().filter_map(|line| lone_number(line).map(|number| (number, *line))).collect();
    let notes = notes(lines);
    let are_in_place = lines.iter().find(|line| !is_blank(line)).is_none_or(|line| lone_number(line).is_some())
        && numbers.is_sorted()
        && lines_between(lines);
    if numbers.is_empty() || are_in_place || numbers.len() != notes.len() {
        return (lines.to_vec(), false);
    }
    numbers.sort_unstable();
    let out = numbers.iter().zip(notes).flat_map(|((_, number), note)| std::iter::once(*number).chain(note)).collect();
    (out, true)
}

/// The last number in a foot whose numbers stand before their words, where that before was `last`.
pub(super) fn last_number(lines: &[&str], last: u32) -> u32 {
    let counted = opening_numbers(lines, last + 1).end - 1;
    lines.iter().rev().find_map(|line| lone_number(line)).map_or(counted, |number| number.max(counted))
}

/// Whether words stand behind each number before the next.
fn lines_between(lines: &[&str]) -> bool {
    let mut filled = lines.iter().filter(|line| !is_blank(line)).map(|line| lone_number(line).is_some());
    let mut before = false;
    let doubled = filled.any(|is_number| std::mem::replace(&mut before, is_number) && is_number);
    !(doubled || before)
}

/// The words of a foot, note by note: each begins behind a number, a blank line, or a full stop.
fn notes<'a>(lines: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut is_open = false;
    for line in lines {
        if is_blank(line) || lone_number(line).is_some() {
            is_open = false;
            continue;
        }
        match out.last_mut() {
            Some(note) if is_open => note.push(line),
            _ => out.push(vec![line]),
        }
        is_open = !line.trim_end().ends_with(['.', '。']);
    }
    out
}

/// Whether the numbers that stand alone are `first` and those that follow it, in any order.
fn counts_on(lines: &[&str], first: u32) -> bool {
    let mut numbers: Vec<u32> = lines.iter().filter_map(|line| lone_number(line)).collect();
    numbers.sort_unstable();
    numbers.iter().zip(first..).all(|(number, expected)| *number == expected)
}

/// The number that stands alone on a line.
fn lone_number(line: &str) -> Option<u32> {
    let line = line.trim();
    let fits = (1..=3).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
    line.parse().ok().filter(|_| fits)
}

/// Whether the digits of `number` stand in a line as those of a call may: behind a letter or a sign.
fn calls(line: &str, number: u32) -> bool {
    let digits = number.to_string();
    line.match_indices(&digits).any(|(at, _)| {
        let head = line[..at].trim_end();
        let before = head.chars().next_back();
        let is_behind = before.is_some_and(|letter| letter.is_alphabetic() || is_sign(letter));
        let next = line[at + digits.len()..].chars().next();
        is_behind && next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_without_a_rule_begin_where_their_number_counts_on() {
        let page = ["The text of it1 goes on, and", "there are", "2", "things,", "1", "A note.", "2", "Another."];
        assert_eq!(start(&page, 0), Some(4));
        assert_eq!(start(&page, 1), None);
        assert_eq!(start(&page[..4], 0), None);
    }

    #[test]
    fn notes_that_stand_behind_their_numbers_begin_where_all_are_called() {
        let page = [
            "The text1 goes on, and of",
            "2 June, 3",
            "things of 20402 and of it,",
            "3 too",
            "1 A note",
            "9 of it.",
            "2 B.",
            "3 C.",
        ];
        assert_eq!(start(&page, 0), Some(4));
        let dated = ["The meeting of", "1 June and of", "2 June on the text1 of it"];
        assert_eq!(start(&dated, 0), None);
        let numbered = ["The text,1 and", "1 June, decides:", "‘1’ To", "1. Decides"];
        assert_eq!(start(&numbered, 0), None);
    }

    #[test]
    fn scattered_numbers_come_back_to_their_notes() {
        let foot = ["2", "", "One.", "Two, which", "goes on.", "4", "Three.", "3"];
        let (lines, moved) = ordered(&foot);
        assert!(moved);
        assert_eq!(lines, ["2", "One.", "3", "Two, which", "goes on.", "4", "Three."]);
        let kept = ["2", "One, which", "goes on.", "3", "Two."];
        assert_eq!(ordered(&kept), (kept.to_vec(), false));
    }
}
