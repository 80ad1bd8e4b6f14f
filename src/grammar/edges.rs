//! Takes out of words that lost their lines what the edges of pages printed among them: rules, notes under these,
//! symbols, titles, numbers of jobs and pages.

use crate::model::text::Text;
use std::ops::Range;

/// What stood among the words.
#[derive(Debug, Default)]
pub struct Edges {
    /// The notes under rules, in order.
    pub notes: Vec<Text>,
    /// What pages print around their text.
    pub furniture: Vec<String>,
}

/// What the pages of a document print at their edges, as its cover tells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Running<'a> {
    /// `75/10`, with which its symbol ends.
    pub number: &'a str,
    /// Its title; empty where the cover tells none.
    pub title: &'a str,
}

/// What stands between two stretches of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Notes follow.
    Rule,
    /// The text goes on.
    Edge,
}

/// Takes rules, notes and the edges of pages out of `text`; `number` is that of the next note.
pub fn take(text: &mut Text, running: Running, number: &mut u32) -> Edges {
    let mut edges = Edges::default();
    let cuts = cuts(&text.string, running);
    let mut stretches: Vec<(Cut, Text)> = Vec::with_capacity(cuts.len());
    for (cut, range) in cuts.into_iter().rev() {
        stretches.push((cut, text.split_off(range.end)));
        edges.furniture.push(text.split_off(range.start).string);
    }
    edges.furniture.reverse();
    for (cut, mut stretch) in stretches.into_iter().rev() {
        stretch.trim();
        if cut == Cut::Rule {
            edges.notes.extend(notes(stretch, number));
        } else if !stretch.string.is_empty() {
            text.trim();
            text.push(" ");
            text.append(stretch);
        }
    }
    text.trim();
    edges
}

/// More rules and edges than the pages of a resolution have.
const MOST: usize = 1000;

/// The rules and edges among `words`.
fn cuts(words: &str, running: Running) -> Vec<(Cut, Range<usize>)> {
    /// Strokes of the shortest rule.
    const RULE: &str = "_____";
    let mut out: Vec<(Cut, Range<usize>)> = Vec::new();
    let tokens: Vec<Range<usize>> = tokens(words).collect();
    for (place, token) in tokens.iter().enumerate() {
        if out.len() >= MOST {
            break;
        }
        if out.last().is_some_and(|(_, last)| token.start < last.end) {
            continue;
        }
        let word = &words[token.clone()];
        if word.starts_with(RULE) && word.bytes().all(|byte| byte == b'_') {
            out.push((Cut::Rule, token.clone()));
            continue;
        }
        let Some(next) = tokens.get(place + 1) else { continue };
        let other = &words[next.clone()];
        if (is_job(word) && is_folio(other)) || (is_folio(word) && is_job(other)) {
            let from = start_of_head(words, token.start, running);
            let from = out.last().map_or(from, |(_, last)| from.max(last.end));
            out.push((Cut::Edge, from..end_of_head(words, next.end, running)));
        }
    }
    out
}

/// Words between white space.
fn tokens(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    words.split_whitespace().map(|word| {
        let from = word.as_ptr() as usize - words.as_ptr() as usize;
        from..from + word.len()
    })
}

/// `20-15846`.
fn is_job(word: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(['-', '\u{2011}']).is_some_and(|(year, job)| digits(year, 2) && digits(job, 5))
}

/// `3/9`.
fn is_folio(word: &str) -> bool {
    let number = |part: &str| (1..4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('/').is_some_and(|(page, of)| number(page) && number(of))
}

/// Whether a word is the document's symbol.
fn is_symbol(word: &str, running: Running) -> bool {
    word.strip_suffix(running.number).is_some_and(|series| !running.number.is_empty() && series.ends_with('/'))
}

/// Where the symbol and title before byte `to` begin.
fn start_of_head(words: &str, mut to: usize, running: Running) -> usize {
    loop {
        let head = words[..to].trim_end();
        let last = head.rsplit(char::is_whitespace).next().unwrap_or("");
        to = match head.strip_suffix(running.title).filter(|_| !running.title.is_empty()) {
            Some(before) => before.len(),
            None if is_symbol(last, running) => head.len() - last.len(),
            None => return head.len(),
        };
    }
}

/// Where the symbol and title behind byte `from` end.
fn end_of_head(words: &str, mut from: usize, running: Running) -> usize {
    loop {
        let tail = words[from..].trim_start();
        let at = words.len() - tail.len();
        let first = tail.split(char::is_whitespace).next().unwrap_or("");
        from = match tail.strip_prefix(running.title).filter(|_| !running.title.is_empty()) {
            Some(behind) => words.len() - behind.len(),
            None if is_symbol(first, running) => at + first.len(),
            None => return from,
        };
    }
}

/// The notes in a stretch under a rule: each begins with the number that follows on the last.
fn notes(mut stretch: Text, number: &mut u32) -> Vec<Text> {
    let mut starts = Vec::new();
    let ranges: Vec<Range<usize>> = tokens(&stretch.string).collect();
    for pair in ranges.windows(2) {
        let (word, next) = (&stretch.string[pair[0].clone()], &stretch.string[pair[1].clone()]);
        if word.parse() == Ok(*number) && !next.starts_with(char::is_lowercase) {
            starts.push(pair[0].start);
            *number += 1;
        }
    }
    let mut out: Vec<Text> = Vec::with_capacity(starts.len());
    for at in starts.into_iter().rev().filter(|&at| at > 0) {
        out.push(stretch.split_off(at));
        stretch.trim();
    }
    out.push(stretch);
    out.reverse();
    out.into_iter().filter(|note| !note.string.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_pages_and_notes_leave_the_words() {
        let mut text: Text =
            "Noting the archives, _____________ 1 See the list. 2 Ibid., para. 1. A/RES/99/7 Archives of \
                              2044 44-17572 2/4 Noting also 3/4 44-17572 A/RES/99/7 Archives of 2044 the maps. \
                              5th plenary meeting ______ 3 Resolution 98/7."
                .into();
        let running = Running { number: "99/7", title: "Archives of 2044" };
        let edges = take(&mut text, running, &mut 1);
        assert_eq!(text.string, "Noting the archives, Noting also the maps. 5th plenary meeting");
        let notes: Vec<&str> = edges.notes.iter().map(|note| note.string.as_str()).collect();
        assert_eq!(notes, ["1 See the list.", "2 Ibid., para. 1.", "3 Resolution 98/7."]);
        assert_eq!(edges.furniture.len(), 4);
    }
}
