//! Reads the marks of Markdown inside a paragraph: emphasis, strong, links, headings, rows of tables.

use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::manuscript::tally::Tally;
use crate::model::text::{Role, Text};

/// Reads the words of one paragraph; the marks themselves are taken off the tally.
pub(super) fn read(words: &str, manuscript: &mut Manuscript) -> Text {
    let mut text = Text::default();
    read_into(words, &mut text, &mut manuscript.tally);
    text
}

fn read_into(words: &str, text: &mut Text, tally: &mut Tally) {
    let mut rest = words;
    while let Some(at) = rest.find(['*', '[', '\\']) {
        text.push(&rest[..at]);
        let here = &rest[at..];
        let taken = emphasis(here, rest[..at].chars().next_back(), text, tally)
            .or_else(|| link(here, text, tally))
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
fn emphasis(here: &str, before: Option<char>, text: &mut Text, tally: &mut Tally) -> Option<usize> {
    let mark = if here.starts_with("**") { "**" } else { "*" };
    let role = if mark == "**" { Role::Strong } else { Role::Emphasis };
    let inner = here.strip_prefix(mark)?;
    if inner.starts_with(|letter: char| letter.is_whitespace() || letter == '*') {
        return None;
    }
    // A mark glued to the end of a word is a note's asterisk, as in `States*`; Chinese knows no spaces.
    if mark == "*" && before.is_some_and(|letter| letter.is_alphanumeric() && letter < '\u{2e80}') {
        return None;
    }
    let end = inner.match_indices(mark).map(|(at, _)| at).find(|&at| {
        !inner[..at].ends_with(char::is_whitespace) && (mark == "**" || !inner[at + 1..].starts_with('*'))
    })?;
    let from = text.string.len();
    read_into(&inner[..end], text, tally);
    text.mark(from, text.string.len(), role, None);
    tally.forget(mark);
    tally.forget(mark);
    Some(end + 2 * mark.len())
}

/// `[words](target)`. A dead target `#` gives a link without one.
fn link(here: &str, text: &mut Text, tally: &mut Tally) -> Option<usize> {
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
    read_into(&inner[..close], text, tally);
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
