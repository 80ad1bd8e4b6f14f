//! Finds where pages begin in a text that lost its form feeds: at the lines that heads and feet of pages print.
//!
//! Extractors give these lines together, in any order: the symbol, alone or beside a title, the title, the number of
//! the page, the job number.

use crate::model::letters::is_blank;
use crate::readers::plain::furniture::{
    bears_symbol, can_be_head, is_bar_code, is_counted, is_job_line, is_long, is_page_number, is_symbol_line, shape_of,
};
use foldhash::HashMap;
use std::ops::Range;

/// So many filled lines at the start may be the masthead, which prints what the edges of pages print.
const MASTHEAD: usize = 14;

/// So many filled lines beside a sure one may belong to the same edge.
const REACH: usize = 4;

/// The lines of each edge between two pages, from the first to the last.
pub(super) fn find(lines: &[&str]) -> Vec<Range<usize>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !is_blank(lines[at])).collect();
    let anchors = anchors(lines, &filled);
    if anchors.is_empty() {
        return Vec::new();
    }
    let titles = titles(lines, &filled, &anchors);
    let own = own_symbols(lines, &filled);
    let belongs = |place: usize| {
        let line = lines[filled[place]];
        is_bar_code(line)
            || is_counted(line)
            || is_page_number(line)
            || is_job_line(line)
            || is_lone_symbol(line)
            || is_own(line, &own)
            || (bears_symbol(line) && line.split_whitespace().any(|word| own.contains(&word)))
            || can_be_title(line) && titles.get(&title_of(line)).is_some_and(|&count| count > 1)
    };
    let mut edges: Vec<Range<usize>> = Vec::new();
    let mut before = masthead(lines, &filled).len();
    for anchor in anchors {
        if anchor < before {
            continue;
        }
        let from = (before..anchor).rev().take(REACH).take_while(|&place| belongs(place)).last().unwrap_or(anchor);
        let to = (anchor + 1..filled.len()).take(REACH).take_while(|&place| belongs(place)).last().unwrap_or(anchor);
        edges.push(filled[from]..filled[to] + 1);
        before = to + 1;
    }
    edges
}

/// The places among the filled lines of those that surely stand at an edge: job numbers; a symbol alone that the masthead
/// prints, too; lines with a symbol at an end that recur.
fn anchors(lines: &[&str], filled: &[usize]) -> Vec<usize> {
    let own = own_symbols(lines, filled);
    let mut seen: HashMap<String, usize> = HashMap::default();
    for line in filled.iter().map(|&at| lines[at]).filter(|line| bears_symbol(line)) {
        *seen.entry(shape_of(line)).or_default() += 1;
    }
    let is_anchor =
        |line: &str| is_job_line(line) || (bears_symbol(line) && (seen[&shape_of(line)] > 1 || is_own(line, &own)));
    (0..filled.len()).filter(|&place| is_anchor(lines[filled[place]])).collect()
}

/// The filled lines that may be the masthead: it has no long ones.
fn masthead<'f>(lines: &[&str], filled: &'f [usize]) -> &'f [usize] {
    let first = &filled[..filled.len().min(MASTHEAD)];
    &first[..first.iter().position(|&at| is_long(lines[at])).unwrap_or(first.len())]
}

/// The words of the masthead with a stroke, its symbols among them.
fn own_symbols<'a>(lines: &[&'a str], filled: &[usize]) -> Vec<&'a str> {
    let words = masthead(lines, filled).iter().flat_map(|&at| lines[at].split_whitespace());
    words.filter(|word| word.contains('/')).collect()
}

/// Whether a line bears nothing but a symbol of the masthead.
fn is_own(line: &str, own: &[&str]) -> bool {
    is_symbol_line(line.trim()) && line.split_whitespace().any(|word| own.contains(&word))
}

/// Whether a line bears a symbol and no more, as a note does not.
fn is_lone_symbol(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| !word.starts_with('('));
    is_symbol_line(line.trim()) && words.nth(1).is_none() && !line.trim_end().ends_with('.')
}

/// How often lines with the same words stand near `anchors`.
fn titles(lines: &[&str], filled: &[usize], anchors: &[usize]) -> HashMap<String, usize> {
    let mut titles: HashMap<String, usize> = HashMap::default();
    let mut before = 0;
    for &anchor in anchors {
        let from = anchor.saturating_sub(REACH).max(before);
        let to = (anchor + REACH + 1).min(filled.len()).max(from);
        for line in filled[from..to].iter().map(|&at| lines[at]).filter(|line| can_be_title(line)) {
            *titles.entry(title_of(line)).or_default() += 1;
        }
        before = to;
    }
    titles
}

/// Whether a line may bear a title: notes that stand near the edges of pages end in a full stop.
fn can_be_title(line: &str) -> bool {
    can_be_head(line) && !line.trim_end().ends_with(['.', '。'])
}

/// The words of a line without symbols and numbers.
fn title_of(line: &str) -> String {
    line.split_whitespace().filter(|word| !word.contains(['/', '('])).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the lines of each edge put between angles.
    fn marked(text: &str) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let edges = find(&text.lines().collect::<Vec<_>>());
        for edge in edges {
            lines[edge.start].insert(0, '<');
            lines[edge.end - 1].push('>');
        }
        lines.join("|")
    }

    const COVER: &str = "United Nations A/RES/99/7\nGeneral Assembly\nDistr.: General\n3 May 2044\n44-00001 (E) 030544\n\
                         *4400001*\nNinety-ninth session\nAgenda item 7\nResolution adopted by the General Assembly\n\
                         on 3 May 2044\n[without reference]\n99/7. Archives\nThe General Assembly,\nRecalling that\n";

    #[test]
    fn edges_of_pages_are_known_by_symbol_title_and_numbers_in_any_order() {
        let pages = "it did,\nA/RES/99/7 \nArchives\n of old\n\n44-00001\n2/4 \n\nNoting this,\n1. Decides\nArchives\n\
                     of old A/RES/99/7\n\n3/4\n44-00001 \nto keep them;\n4/4 44-00001\n2. Requests it.";
        let expected = "it did,|<A/RES/99/7 |Archives| of old||44-00001|2/4 >||Noting this,|1. Decides|<Archives|\
                        of old A/RES/99/7||3/4|44-00001 >|to keep them;|<4/4 44-00001>|2. Requests it.";
        let text = marked(&format!("{COVER}{pages}"));
        assert_eq!(text.split_once("that|").map(|(_, pages)| pages), Some(expected));
    }

    #[test]
    fn a_page_may_begin_behind_the_first_long_line() {
        let text = format!("A/RES/99/7\nThe General Assembly,\n{}\nA/RES/99/7\nNoting it,", "Noting that, ".repeat(20));
        assert!(marked(&text).ends_with("|<A/RES/99/7>|Noting it,"));
    }

    #[test]
    fn symbols_among_the_words_are_no_edges() {
        let text = format!(
            "{COVER}the report\nA/98/12\nand the list of the\nArchives A/98/13\nand all others.\n\
             1 A/98/12.\n2 A/98/12."
        );
        assert!(!marked(&text).contains('<'), "{}", marked(&text));
    }
}
