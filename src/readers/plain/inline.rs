//! Reads the marks of Markdown inside a paragraph: emphasis, strong, links, headings, rows of tables.

use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::manuscript::tally::Tally;
use crate::model::text::{Role, Text};
use crate::readers::plain::lines::Block;

/// What an asterisk in the middle of a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stars {
    /// The mark of a note, as in `States*`.
    Notes,
    /// Emphasis of a part of the word or of the signs behind it, as in `2021*, decides*`.
    Emphasis,
}

impl Stars {
    /// Asterisks mark notes where a paragraph opens with one that no other closes; and in text that has none else.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let is_note = |words: &str| {
            let rest = words.trim_start_matches('*');
            rest.len() < words.len()
                && (rest.starts_with(char::is_whitespace) || (words.len() - rest.len() == 1 && has_odd_stars(words)))
        };
        let emphasised = |words: &str| words.contains(" *") || words.starts_with('*');
        let any = |test: &dyn Fn(&str) -> bool| blocks.iter().any(|block| test(&block.words));
        if any(&is_note) || !any(&emphasised) { Self::Notes } else { Self::Emphasis }
    }
}

fn has_odd_stars(words: &str) -> bool {
    words.bytes().filter(|&byte| byte == b'*').count() % 2 == 1
}

/// Closes and opens again the links and the emphasis that a page's end cut in two.
pub(super) fn mend_cuts(blocks: &mut [Block], stars: Stars, tally: &mut Tally) {
    const REACH: usize = 40;
    for place in 0..blocks.len() {
        let is_link = opens_link(&blocks[place].words);
        let is_star = stars == Stars::Emphasis && has_odd_stars(&blocks[place].words);
        if !is_link && !is_star {
            continue;
        }
        let next = blocks[place + 1..].iter().take(REACH).position(|block| !block.is_note());
        let Some(next) = next.map(|shift| place + 1 + shift) else { continue };
        let target = link_rest(&blocks[next].words).filter(|_| is_link).map(str::to_owned);
        let (end, start) = match target {
            Some(target) => (target, "["),
            None if is_star && has_odd_stars(&blocks[next].words) => ("*".to_owned(), "*"),
            None => continue,
        };
        tally.add(&end);
        tally.add(start);
        blocks[place].words.push_str(&end);
        blocks[next].words.insert_str(0, start);
    }
}

/// Whether the last bracket is one that opens.
fn opens_link(words: &str) -> bool {
    words.rfind(['[', ']']).is_some_and(|at| words[at..].starts_with('['))
}

/// `](target)`, where that is the first bracket in `words`.
fn link_rest(words: &str) -> Option<&str> {
    let from = words.find(['[', ']'])?;
    let to = from + words[from..].find(')')? + 1;
    words[from..].starts_with("](").then(|| &words[from..to])
}

/// Reads the words of one paragraph; the marks themselves are taken off the tally.
pub(super) fn read(words: &str, stars: Stars, tally: &mut Tally) -> Text {
    let mut text = Text::default();
    read_into(words, &mut text, stars, tally);
    text
}

fn read_into(words: &str, text: &mut Text, stars: Stars, tally: &mut Tally) {
    let mut rest = words;
    while let Some(at) = rest.find(['*', '[', '\\']) {
        text.push(&rest[..at]);
        let here = &rest[at..];
        let taken = emphasis(here, rest[..at].chars().next_back(), text, stars, tally)
            .or_else(|| link(here, text, stars, tally))
            .or_else(|| escape(here, text, tally));
        rest = if let Some(taken) = taken {
            &here[taken..]
        } else {
            text.push(&here[..1]);
            &here[1..]
        };
    }
    text.push(rest);
}

/// `**strong**` and `*emphasis*`: the marks touch the words that they enclose.
fn emphasis(here: &str, before: Option<char>, text: &mut Text, stars: Stars, tally: &mut Tally) -> Option<usize> {
    let mark = if here.starts_with("**") { "**" } else { "*" };
    let role = if mark == "**" { Role::Strong } else { Role::Emphasis };
    let inner = here.strip_prefix(mark)?;
    if inner.starts_with(|letter: char| letter.is_whitespace() || letter == '*') {
        return None;
    }
    // Chinese knows no spaces.
    let is_glued = before.is_some_and(|letter| letter.is_alphanumeric() && letter < '\u{2e80}');
    if mark == "*" && is_glued && stars == Stars::Notes {
        return None;
    }
    let end = inner.match_indices(mark).map(|(at, _)| at).find(|&at| {
        !inner[..at].ends_with(char::is_whitespace) && (mark == "**" || !inner[at + 1..].starts_with('*'))
    })?;
    let from = text.string.len();
    read_into(&inner[..end], text, stars, tally);
    text.mark(from, text.string.len(), role, None);
    tally.forget(mark);
    tally.forget(mark);
    Some(end + 2 * mark.len())
}

/// `[words](target)`. A dead target `#` gives a link without one.
fn link(here: &str, text: &mut Text, stars: Stars, tally: &mut Tally) -> Option<usize> {
    let inner = here.strip_prefix('[')?;
    let close = inner.find("](")?;
    if inner[..close].contains('[') {
        return None;
    }
    let target_end = inner[close + 2..].find(')')? + close + 2;
    let target = &inner[close + 2..target_end];
    if target.contains(char::is_whitespace) {
        return None;
    }
    let from = text.string.len();
    read_into(&inner[..close], text, stars, tally);
    let known = Some(target).filter(|target| *target != "#" && !target.is_empty());
    text.mark(from, text.string.len(), Role::Link, known);
    for mark in ["[", "](", target, ")"] {
        tally.forget(mark);
    }
    Some(target_end + 2)
}

/// `\*` stands for `*`.
fn escape(here: &str, text: &mut Text, tally: &mut Tally) -> Option<usize> {
    let next = here.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    text.string.push(next);
    tally.forget("\\");
    Some(1 + next.len_utf8())
}

/// Gives a paragraph its text, and the style that its marks tell: a heading, or the row of a table.
pub(super) fn settle(mut text: Text, paragraph: &mut Paragraph, tally: &mut Tally) {
    text.fold_white_space();
    let hashes = text.string.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && text.string[hashes..].starts_with(' ') {
        tally.forget(&text.string[..hashes]);
        text.remove(0, hashes + 1);
        paragraph.style = Style::Heading;
    }
    let is_strong = text.spans.iter().any(|span| {
        span.role == Role::Strong
            && span.from == 0
            && text.string[span.to..].chars().all(|letter| !letter.is_alphanumeric() || is_raised(letter))
    });
    if is_strong {
        paragraph.style = Style::Heading;
    }
    if text.string.starts_with('|') && text.string.ends_with('|') && text.string.len() > 1 {
        tally.forget(&"|".repeat(text.string.matches('|').count()));
        paragraph.style = Style::Table;
        paragraph.rows = vec![cells(&text)];
        return;
    }
    paragraph.text = text;
}

fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The cells between the bars of a row.
fn cells(row: &Text) -> Vec<Text> {
    let mut cells = Vec::new();
    let mut rest = row.clone();
    rest.remove(0, 1);
    while let Some(at) = rest.string.find('|') {
        let mut tail = rest.split_off(at);
        tail.remove(0, 1);
        rest.fold_white_space();
        cells.push(std::mem::replace(&mut rest, tail));
    }
    cells
}

/// Puts rows that follow each other into one table; a row of strokes under a head is markup.
pub(super) fn gather_tables(manuscript: &mut Manuscript) {
    let mut out: Vec<Paragraph> = Vec::with_capacity(manuscript.paragraphs.len());
    for mut paragraph in std::mem::take(&mut manuscript.paragraphs) {
        if paragraph.style == Style::Table && is_stroke_row(&paragraph) {
            for cell in paragraph.rows.iter().flatten() {
                manuscript.tally.forget(&cell.string);
            }
            continue;
        }
        match out.last_mut() {
            Some(last) if last.style == Style::Table && paragraph.style == Style::Table => {
                last.rows.append(&mut paragraph.rows);
            }
            _ => out.push(paragraph),
        }
    }
    manuscript.paragraphs = out;
}

/// `|---|:--|`.
fn is_stroke_row(paragraph: &Paragraph) -> bool {
    let mut cells = paragraph.rows.iter().flatten().peekable();
    cells.peek().is_some()
        && cells.all(|cell| cell.string.len() > 1 && cell.string.bytes().all(|byte| b"-: ".contains(&byte)))
}
