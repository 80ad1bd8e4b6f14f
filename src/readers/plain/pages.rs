//! Splits text into pages, and tells the lines of a page that are not of the text.

use crate::model::bytes;
use crate::model::letters::is_blank;
use crate::readers::plain::furniture::{
    can_be_head, is_bar_code, is_date_stamp, is_folio, is_job_line, is_page_number, is_rule, is_symbol_line, shape_of,
};
use crate::readers::plain::{edges, feet};
use foldhash::HashMap;
use std::borrow::Cow;

/// One page: its body, its notes under the rule, and its furniture. Lines keep their indent.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    /// Lines of the text.
    pub(super) body: Vec<&'a str>,
    /// Lines under the rule.
    pub(super) foot: Vec<&'a str>,
    /// Running head, page number, job number, the rule itself.
    pub(super) furniture: Vec<&'a str>,
    /// Whether the numbers of notes stood apart from them.
    pub(super) is_foot_mended: bool,
}

/// Splits `text`, whose lines end in `\n`, at form feeds, or where it has none, at what the edges of pages print.
pub(super) fn split(text: &str) -> Vec<Page<'_>> {
    let raw = if memchr::memchr(b'\x0c', text.trim_end().as_bytes()).is_some() {
        at_feeds(text)
    } else {
        at_edges(bytes::split(text, b'\n').collect())
    };
    let heads = running_heads(&raw);
    let many = raw.len() > 1;
    let mut last = 0;
    let mut pages = Vec::with_capacity(raw.len());
    for (number, Leaf { lines, edge }) in raw.iter().enumerate() {
        let foot = feet::start(lines, last);
        let head = if number > 0 { head_end(lines, &heads).max(*edge) } else { 0 };
        let mut page = sort_lines(lines, head, many, foot);
        (page.foot, page.is_foot_mended) = feet::ordered(&page.foot);
        last = feet::last_number(&page.foot, last);
        pages.push(page);
    }
    pages
}

/// How many pages are told apart: more than any document has.
const MOST: usize = 20_000;

/// The lines of one page.
struct Leaf<'a> {
    lines: Vec<&'a str>,
    /// How many of them are no text, as was found where the page before ends.
    edge: usize,
}

fn at_feeds(text: &str) -> Vec<Leaf<'_>> {
    let mut leaves: Vec<Leaf<'_>> = Vec::new();
    for page in bytes::split(text, b'\x0c') {
        let lines = bytes::split(page, b'\n');
        if leaves.len() < MOST {
            leaves.push(Leaf { lines: lines.collect(), edge: 0 });
        } else if let Some(last) = leaves.last_mut() {
            last.lines.extend(lines);
        }
    }
    leaves.retain(|leaf| leaf.lines.iter().any(|line| !is_blank(line)));
    leaves
}

fn at_edges(mut lines: Vec<&str>) -> Vec<Leaf<'_>> {
    let mut edges = edges::find(&lines);
    edges.truncate(MOST);
    let mut leaves: Vec<Leaf<'_>> =
        edges.iter().rev().map(|edge| Leaf { lines: lines.split_off(edge.start), edge: edge.len() }).collect();
    leaves.push(Leaf { lines, edge: 0 });
    leaves.reverse();
    leaves
}

/// `text` with nothing but `\n` at the ends of its lines.
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
pub(super) fn with_plain_ends(text: &str) -> Cow<'_, str> {
    const OTHER: [char; 4] = ['\r', '\u{2028}', '\u{2029}', '\u{85}'];
    // The same, and the byte order mark, in UTF-8.
    let is_other = |first: u8, second: u8, third: u8| {
        let separator = (first == 0xe2) & (second == 0x80) & ((third == 0xa8) | (third == 0xa9));
        let mark = (first == 0xef) & (second == 0xbb) & (third == 0xbf);
        (first == b'\r') | ((first == 0xc2) & (second == 0x85)) | separator | mark
    };
    let may_be = |first: u8, _| (first == b'\r') | (first == 0xc2) | (first == 0xe2) | (first == 0xef);
    if bytes::find_ahead(text.as_bytes(), 0, may_be, is_other).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace('\u{feff}', "").replace(OTHER, "\n"))
}

/// So many lines at both ends of a page may hold its number.
const OUTER: usize = 6;

/// How many lines at the top of a page are no text.
fn head_end(lines: &[&str], heads: &[String]) -> usize {
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(0);
    first + lines[first..].iter().take(4).take_while(|line| is_running_head(line, heads)).count()
}

/// Puts each line of a page where it belongs; its text begins at `head`, and its notes at `foot`, as far as is known.
fn sort_lines<'a>(lines: &[&'a str], head: usize, many: bool, foot: Option<usize>) -> Page<'a> {
    let mut page = Page::default();
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(0);
    let last = lines.iter().rposition(|line| !is_blank(line)).unwrap_or(0);
    let mut under_rule = false;
    for (place, line) in lines.iter().enumerate() {
        let bare = line.trim();
        let is_head = place < head && !bare.is_empty();
        under_rule |= foot.is_some_and(|foot| place >= foot);
        let is_outer = place < first + OUTER || place + OUTER > last;
        let is_foot = is_job_line(bare)
            || (many && is_outer && is_folio(bare))
            || is_bar_code(bare)
            || (under_rule && bare.len() == 6 && is_date_stamp(bare))
            || (place == last && many && foot.is_none() && is_page_number(bare));
        if is_head || is_foot || (is_rule(bare) && !under_rule) {
            page.furniture.push(line);
            under_rule |= is_rule(bare);
        } else if under_rule {
            page.foot.push(line);
        } else {
            page.body.push(line);
        }
    }
    page
}

/// Lines that open half of the later pages, and two at the least, with their digits set aside. The first words of a
/// paragraph may open two pages by chance; a clause or a numbered paragraph is no running head.
fn running_heads(pages: &[Leaf<'_>]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::default();
    for page in pages.iter().skip(1) {
        for line in page.lines.iter().filter(|line| !is_blank(line)).take(2).filter(|line| can_be_head(line)) {
            *seen.entry(shape_of(line)).or_default() += 1;
        }
    }
    let enough = (pages.len().saturating_sub(1) / 2).max(2);
    seen.into_iter().filter(|(_, count)| *count >= enough).map(|(shape, _)| shape).collect()
}

fn is_running_head(line: &str, heads: &[String]) -> bool {
    let line = line.trim();
    line.is_empty()
        || is_symbol_line(line)
        || is_job_line(line)
        || is_page_number(line)
        || heads.contains(&shape_of(line))
}
