//! Makes notes of Markdown of the links between marks and notes that programs leave which make Markdown of web pages
//! and of Word files.

use crate::manuscript::tally::Tally;
use foldhash::HashMap;
use std::borrow::Cow;
use std::ops::Range;

/// The longest link between a mark and its note, in bytes.
const LONGEST: usize = 200;

/// The text with `[^1]` for each link to a note, `^[1](#n){#c}^`, `<sup><a href="#n">1</a></sup>` or `[[1]](#n)`, and
/// `[^1]:` for what opens the note: the link back, `[1](#c)`, or the number in a list whose items end in one,
/// `1. words [↑](#c)`. Where several notes bear one mark, each call means the next of them.
pub(super) fn noted<'a>(text: &'a str, tally: &mut Tally) -> Cow<'a, str> {
    if memchr::memchr(b'#', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let links = links(text);
    let opened = opened(text, &links);
    let notes = if opened.is_empty() { listed(text, &links) } else { opened };
    let Some(mut changes) = named(text, &links, &notes) else { return Cow::Borrowed(text) };
    changes.sort_unstable_by_key(|(at, _)| at.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in changes {
        tally.forget(&text[at.clone()]);
        tally.add(&mark);
        out.push_str(&text[from..at.start]);
        out.push_str(&mark);
        from = at.end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// A link to a place of the text.
struct Link<'a> {
    at: Range<usize>,
    /// A short mark; empty for an arrow.
    mark: &'a str,
    /// Whether it is raised as a whole.
    is_raised: bool,
}

/// A note: what opens it, and the link back at its end.
struct Note<'a> {
    mark: &'a str,
    opening: Range<usize>,
    link_back: Option<Range<usize>>,
}

/// All links of marks and arrows, in order.
fn links(text: &str) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for at in memchr::memchr3_iter(b'[', b'<', b'^', text.as_bytes()) {
        if links.last().is_none_or(|link| link.at.end <= at) {
            links.extend(raised(text, at).or_else(|| link(text, at)));
        }
    }
    links
}

/// The raised link at byte `at`.
fn raised(text: &str, at: usize) -> Option<Link<'_>> {
    let (open, end) = [("^", "^"), ("<sup>", "</sup>")].into_iter().find(|(open, _)| text[at..].starts_with(open))?;
    let Link { at: Range { end: mut to, .. }, mark, .. } = link(text, at + open.len())?;
    if text[to..].starts_with('{') {
        to += text[to..].bytes().take(LONGEST).position(|byte| byte == b'}')? + 1;
    }
    text[to..].starts_with(end).then(|| Link { at: at..to + end.len(), mark, is_raised: true })
}

/// The link at byte `at` of a short mark or an arrow to a place of the text: `[1](#n)` or `<a href="#n">1</a>`.
fn link(text: &str, at: usize) -> Option<Link<'_>> {
    let bytes = &text.as_bytes()[at..];
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let find = |sign: &str, from: usize| Some(from + memchr::memmem::find(bytes.get(from..)?, sign.as_bytes())?);
    let (words, to) = if bytes.starts_with(b"[") {
        let end = find("](", 1)?;
        let target = end + "](".len();
        let is_place = [&b"#"[..], b"\\#"].iter().any(|sign| names_place(bytes[target..].strip_prefix(*sign), b')'));
        ((1, end), find(")", target + 1).filter(|_| is_place)? + 1)
    } else if bytes.starts_with(b"<a ") {
        let from = find(">", 0)? + 1;
        let href = find(HREF, 0).filter(|&href| href < from)?;
        names_place(bytes.get(href + HREF.len()..), b'"').then_some(())?;
        let end = find("</a>", from)?;
        ((from, end), end + "</a>".len())
    } else {
        return None;
    };
    let words = text[at + words.0..at + words.1].trim_matches(['\\', '[', ']', '(', ')']);
    let is_all = |is: fn(&u8) -> bool| words.as_bytes().iter().all(is);
    let is_mark = (1..4).contains(&words.len()) && (is_all(u8::is_ascii_digit) || is_all(u8::is_ascii_lowercase));
    let is_arrow = words.starts_with(['↑', '↩', '⤴', '⏎']) && words.chars().nth(2).is_none();
    let mark = if is_mark { words } else { "" };
    (is_mark || is_arrow).then_some(Link { at: at..at + to, mark, is_raised: false })
}

/// What stands before the place of the text that a link of HTML leads to.
const HREF: &str = "href=\"#";

/// Whether a name stands before the `end` of a link to a place of the text; `#` alone leads nowhere.
fn names_place(name: Option<&[u8]>, end: u8) -> bool {
    name.is_some_and(|name| name.first().is_some_and(|first| *first != end))
}

/// The notes that open with a link back to their call.
fn opened<'a>(text: &str, links: &[Link<'a>]) -> Vec<Note<'a>> {
    let opening = links.iter().filter(|link| opens_note(text, link));
    opening.map(|link| Note { mark: link.mark, opening: link.at.clone(), link_back: None }).collect()
}

fn opens_note(text: &str, link: &Link<'_>) -> bool {
    let head = text[..link.at.start].trim_end_matches(' ');
    !link.is_raised && !link.mark.is_empty() && (head.is_empty() || head.ends_with("\n\n"))
}

/// The notes in a list whose items end in a link back; none where an item between them does not.
fn listed<'a>(text: &'a str, links: &[Link<'a>]) -> Vec<Note<'a>> {
    let mut notes: Vec<Note<'_>> = Vec::new();
    let mut from = 0;
    for arrow in links.iter().filter(|link| link.mark.is_empty()) {
        let words = &text[from..arrow.at.start];
        let first = || {
            words.rmatch_indices('\n').find_map(|(at, _)| item(text, from + at + 1)).filter(|(mark, _)| *mark == "1")
        };
        let next = || item(text, from + (words.len() - words.trim_start().len()));
        let Some((mark, opening)) = (if notes.is_empty() { first() } else { next() }) else { return Vec::new() };
        if mark.parse() != Ok(notes.len() + 1) {
            return Vec::new();
        }
        from = arrow.at.end;
        notes.push(Note { mark, opening, link_back: Some(arrow.at.clone()) });
    }
    notes
}

/// The number of the item of a list that begins at byte `at`, and its bytes with the sign: `1. ` or `1\. `.
fn item(text: &str, at: usize) -> Option<(&str, Range<usize>)> {
    let line = text[at..].trim_start_matches(' ');
    let from = text.len() - line.len();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = &line[digits..];
    let rest = sign.strip_prefix('\\').unwrap_or(sign).strip_prefix('.').filter(|rest| rest.starts_with(' '))?;
    (1..4).contains(&digits).then(|| (&line[..digits], from..text.len() - rest.len()))
}

/// What is to stand for the calls and the openings of `notes`; `None` where it is open which note a call means.
fn named(text: &str, links: &[Link<'_>], notes: &[Note<'_>]) -> Option<Vec<(Range<usize>, String)>> {
    let mut bearers: HashMap<&str, (usize, usize)> = HashMap::default();
    for note in notes {
        bearers.entry(note.mark).or_default().0 += 1;
    }
    let is_call = |link: &&Link<'_>| bearers.contains_key(link.mark) && !opens_note(text, link);
    let calls: Vec<&Link<'_>> = links.iter().filter(is_call).collect();
    for link in &calls {
        bearers.entry(link.mark).or_default().1 += 1;
    }
    if bearers.values().any(|&(notes, calls)| notes > 1 && notes != calls) {
        return None;
    }
    let mut seen: HashMap<(&str, bool), usize> = HashMap::default();
    let mut label = |mark, is_note| {
        let place = seen.entry((mark, is_note)).or_insert(0);
        *place += usize::from(bearers[mark].0 > 1 || *place == 0);
        if *place == 1 { format!("[^{mark}]") } else { format!("[^{mark}-{place}]") }
    };
    let mut changes: Vec<(Range<usize>, String)> =
        calls.iter().map(|link| (link.at.clone(), label(link.mark, false))).collect();
    for note in notes.iter().filter(|note| bearers[note.mark].1 > 0) {
        changes.push((note.opening.clone(), label(note.mark, true) + ":"));
        changes.extend(note.link_back.clone().map(|link| (link, String::new())));
    }
    (!calls.is_empty()).then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> String {
        let mut tally = Tally::default();
        tally.add(text);
        let noted = noted(text, &mut tally).into_owned();
        tally.take(&noted);
        assert_eq!(tally.balance(), (0, 0));
        noted
    }

    #[test]
    fn links_between_marks_and_notes_are_notes() {
        for text in [
            "Noting it,^[1](#n1){#c1}^ and [98/7](#)\n\n[1](#c1) See.",
            "Noting it,<sup><a href=\"#n1\" id=\"c1\">1</a></sup> and [98/7](#)\n\n<a href=\"#c1\">1</a> See.",
            "Noting it,<sup>[\\[1\\]](#n1)</sup> and [98/7](#)\n\n[\\[1\\]](#c1) See.",
            "Noting it,[1](#n1) and [98/7](#)\n\n[1](#c1) See.",
        ] {
            assert_eq!(checked(text), "Noting it,[^1] and [98/7](#)\n\n[^1]: See.");
        }
        for text in [
            "It [(XV)](#n) is\n\n[(XV)](#c) it",
            "It [1](#) is\n\n[1](#) it",
            "It^[1](#n)^ is",
            "[1](#n) It",
            "It^[1](#n)^\n\n[1](#c) a\n\n[1](#c) b",
            "It<sup><a",
            "^[",
            "<sup>[1](#",
        ] {
            assert_eq!(checked(text), text);
        }
    }

    #[test]
    fn items_that_end_in_a_link_back_are_notes() {
        let text = "1. Noting it,[[1]](#n-1) and\n2. Noting that.[[2]](#n-2)\n\n1. See.\n\n  It. [↑](#c-1)\n2. That. [↑](#c-2)\n";
        let noted = "1. Noting it,[^1] and\n2. Noting that.[^2]\n\n[^1]: See.\n\n  It. \n[^2]: That. \n";
        assert_eq!(checked(text), noted);
        let escaped = text.replace("[[", "[\\[").replace("]]", "\\]]").replace("(#", "(\\#");
        assert_eq!(checked(&escaped), noted);
        let broken = text.replace("2. That", "4. That");
        assert_eq!(checked(&broken), broken);
    }

    #[test]
    fn each_call_means_the_next_of_the_notes_with_its_mark() {
        let text = "It,[1](#n1) and\n\nthat.[1](#n2)\n\n[1](#c1) See.\n\n[1](#c2) Ibid.";
        assert_eq!(checked(text), "It,[^1] and\n\nthat.[^1-2]\n\n[^1]: See.\n\n[^1-2]: Ibid.");
    }
}
