//! Makes notes of Markdown of the links between marks and notes that programs leave which make Markdown of web pages.

use crate::manuscript::tally::Tally;
use std::borrow::Cow;
use std::collections::HashSet;

/// The longest link between a mark and its note, in bytes.
const LONGEST: usize = 200;

/// The text with `[^1]` for each raised link to a note, `^[1](#n){#c}^` or `<sup><a href="#n">1</a></sup>`, and `[^1]:`
/// for the link back, `[1](#c)`, with which the note begins; where every note has a mark of its own.
pub(super) fn noted<'a>(text: &'a str, tally: &mut Tally) -> Cow<'a, str> {
    let calls: Vec<Link<'_>> = starts(text, &["<sup>", "^["]).filter_map(|at| call(text, at)).collect();
    if calls.is_empty() {
        return Cow::Borrowed(text);
    }
    let called: HashSet<&str> = calls.iter().map(|link| link.mark).collect();
    let is_first = |at: &usize| *at == 0 || text[..*at].ends_with("\n\n");
    let notes = starts(text, &["[", "<a "]).filter(is_first).filter_map(|at| link(text, at));
    let notes: Vec<Link<'_>> = notes.filter(|link| called.contains(link.mark)).collect();
    let defined: HashSet<&str> = notes.iter().map(|link| link.mark).collect();
    if defined.len() < notes.len() {
        return Cow::Borrowed(text);
    }
    let calls = calls.into_iter().filter(|link| defined.contains(link.mark)).map(|link| (link, ""));
    let mut links: Vec<(Link<'_>, &str)> = calls.chain(notes.into_iter().map(|link| (link, ":"))).collect();
    links.sort_unstable_by_key(|(link, _)| link.from);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (link, behind) in links {
        let mark = format!("[^{}]{behind}", link.mark);
        tally.forget(&text[link.from..link.to]);
        tally.add(&mark);
        out.push_str(&text[from..link.from]);
        out.push_str(&mark);
        from = link.to;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// A link of a mark: where it begins and ends.
struct Link<'a> {
    from: usize,
    to: usize,
    mark: &'a str,
}

/// Where any of `signs` stands.
fn starts<'a>(text: &'a str, signs: &'a [&'a str]) -> impl Iterator<Item = usize> {
    let firsts = memchr::memchr2_iter(signs[0].as_bytes()[0], signs[1].as_bytes()[0], text.as_bytes());
    firsts.filter(move |&at| signs.iter().any(|sign| text[at..].starts_with(sign)))
}

/// The raised link at byte `at`.
fn call(text: &str, at: usize) -> Option<Link<'_>> {
    let (inner, end) = if text[at..].starts_with('^') { (at + 1, "^") } else { (at + "<sup>".len(), "</sup>") };
    let Link { mut to, mark, .. } = link(text, inner)?;
    if text[to..].starts_with('{') {
        to += text[to..].bytes().take(LONGEST).position(|byte| byte == b'}')? + 1;
    }
    text[to..].starts_with(end).then(|| Link { from: at, to: to + end.len(), mark })
}

/// The link at byte `at` of a short mark to a place of the text: `[1](#n)` or `<a href="#n">1</a>`.
fn link(text: &str, at: usize) -> Option<Link<'_>> {
    let bytes = &text.as_bytes()[at..];
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let find = |sign: &str, from: usize| Some(from + memchr::memmem::find(bytes.get(from..)?, sign.as_bytes())?);
    let (mark, to) = if bytes.starts_with(b"[") {
        let end = find("](#", 1)?;
        ((1, end), find(")", end + "](#".len() + 1)? + 1)
    } else {
        let from = find(">", find("href=\"#", 0)?)? + 1;
        let end = find("</a>", from)?;
        ((from, end), end + "</a>".len())
    };
    let mark = text[at + mark.0..at + mark.1].trim_matches(['\\', '[', ']', '(', ')']);
    let is_mark = (1..5).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_mark.then_some(Link { from: at, to: at + to, mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_marks_and_notes_are_notes() {
        for text in [
            "Noting it,^[1](#n1){#c1}^ and [98/7](#)\n\n[1](#c1) See.",
            "Noting it,<sup><a href=\"#n1\" id=\"c1\">1</a></sup> and [98/7](#)\n\n<a href=\"#c1\">1</a> See.",
            "Noting it,<sup>[\\[1\\]](#n1)</sup> and [98/7](#)\n\n[\\[1\\]](#c1) See.",
        ] {
            let mut tally = Tally::default();
            tally.add(text);
            let noted = noted(text, &mut tally);
            assert_eq!(noted, "Noting it,[^1] and [98/7](#)\n\n[^1]: See.");
            tally.take(&noted);
            assert_eq!(tally.balance(), (0, 0));
        }
        for text in
            ["It^[1](#n)^ is", "[1](#n) It", "It^[1](#n)^\n\n[1](#c) a\n\n[1](#c) b", "It<sup><a", "^[", "<sup>[1](#"]
        {
            assert_eq!(noted(text, &mut Tally::default()), text);
        }
    }
}
