//! Finds the notes at the foot of pages that print no rule, and brings numbers that an extractor scattered back to them.
//!
//! Extractors put the raised number of a note on a line of its own, before its words or wherever it fell.

/// How many lines the notes of one page may have.
const MOST: usize = 80;

/// Where the notes begin on a page that prints no rule over them: at the number that counts on from `last`, alone on
/// its line, where the lines above call it and all numbers behind it count on.
pub(super) fn start(lines: &[&str], last: u32) -> Option<usize> {
    let next = last + 1;
    let reach = lines.len().saturating_sub(MOST);
    (reach.max(1)..lines.len()).find(|&from| {
        let foot = &lines[from..];
        lone_number(lines[from]) == Some(next)
            && counts_on(foot, next)
            && foot.iter().any(|line| lone_number(line).is_none() && !line.trim().is_empty())
            && lines[..from].iter().any(|line| calls(line, next))
    })
}

/// The lines of a foot with each number right before its words, and whether any had to be moved.
pub(super) fn ordered<'a>(lines: &[&'a str]) -> (Vec<&'a str>, bool) {
    let mut numbers: Vec<(u32, &str)> =
        lines.iter().filter_map(|line| lone_number(line).map(|number| (number, *line))).collect();
    let notes = notes(lines);
    let are_in_place = lines.iter().find(|line| !line.trim().is_empty()).is_none_or(|line| lone_number(line).is_some())
        && numbers.is_sorted()
        && lines_between(lines);
    if numbers.is_empty() || are_in_place || numbers.len() != notes.len() {
        return (lines.to_vec(), false);
    }
    numbers.sort_unstable();
    let out = numbers.iter().zip(notes).flat_map(|((_, number), note)| std::iter::once(*number).chain(note)).collect();
    (out, true)
}

/// The last number that stands alone in a foot whose numbers stand before their words.
pub(super) fn last_number(lines: &[&str]) -> Option<u32> {
    lines.iter().rev().find_map(|line| lone_number(line))
}

/// Whether words stand behind each number before the next.
fn lines_between(lines: &[&str]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| lone_number(line).is_some());
    let mut before = false;
    let doubled = filled.any(|is_number| std::mem::replace(&mut before, is_number) && is_number);
    !(doubled || before)
}

/// The words of a foot, note by note: each begins behind a number, a blank line, or a full stop.
fn notes<'a>(lines: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut is_open = false;
    for line in lines {
        if line.trim().is_empty() || lone_number(line).is_some() {
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
        let is_behind = before.is_some_and(|sign| match sign {
            ',' | '.' | ';' | ')' | '”' | '»' | '，' | '。' | '；' | '》' | '،' => true,
            letter => letter.is_alphabetic(),
        });
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
    fn scattered_numbers_come_back_to_their_notes() {
        let foot = ["2", "", "One.", "Two, which", "goes on.", "4", "Three.", "3"];
        let (lines, moved) = ordered(&foot);
        assert!(moved);
        assert_eq!(lines, ["2", "One.", "3", "Two, which", "goes on.", "4", "Three."]);
        let kept = ["2", "One, which", "goes on.", "3", "Two."];
        assert_eq!(ordered(&kept), (kept.to_vec(), false));
    }
}
