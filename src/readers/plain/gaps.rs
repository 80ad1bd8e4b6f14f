//! Tells blank lines that part nothing: some extractors put them wherever lines of print lie a little further apart.

use crate::model::letters::is_blank;
use crate::readers::label;
use crate::readers::plain::dense::{ends_clause, indent, is_lone_label, width};
use crate::readers::plain::feet;
use crate::readers::plain::pages::Page;

/// So many gaps must be seen before they are judged.
const FEW: usize = 4;

/// Lines that are wider were never set on a page.
const WIDEST: usize = 160;

/// The lines of each page without the blank ones behind numbers and behind full lines that end in the middle of a clause; `None`
/// where fewer than a third of all gaps are such, and hardly a paragraph begins without one, so that blank lines mean
/// something; where most lines stand alone; and where they go beyond a page's width.
pub(super) fn closed<'a>(pages: &[Page<'a>]) -> Option<Vec<Vec<&'a str>>> {
    let is_filled = |line: &str| !is_blank(line);
    let gaps = || pages.iter().flat_map(|page| gaps(&page.body));
    let pairs = pages.iter().flat_map(|page| page.body.windows(2));
    let all = gaps().count();
    let joined = pairs.filter(|pair| is_filled(pair[0]) && is_filled(pair[1])).count();
    if all < FEW || joined < all {
        return None;
    }
    let mut widths: Vec<usize> = pages
        .iter()
        .flat_map(|page| &page.body)
        .map(|line| width(line.trim_end()))
        .filter(|&width| width > 0)
        .collect();
    widths.sort_unstable();
    let right = *widths.get(widths.len() * 19 / 20)?;
    if right > WIDEST {
        return None;
    }
    let full = right * 2 / 3;
    let begins = |line: &str| label::opens(line) || feet::opens_note(line);
    let cuts = |line: &str, next: &str| {
        let is_cut = width(line.trim_end()) >= full && !ends_clause(line);
        (is_cut || is_lone_label(line)) && !begins(next)
    };
    let cut = gaps().filter(|(line, next)| cuts(line, next)).count();
    let lines = pages.iter().flat_map(|page| page.body.windows(2));
    // Paragraphs that begin with an indent right below another.
    let below =
        lines.filter(|pair| ends_clause(pair[0]) && indent(pair[1]) > indent(pair[0]) && !begins(pair[1])).count();
    if cut * 3 <= all && (below <= FEW || below * 8 < all) {
        return None;
    }
    let close = |page: &Page<'a>| {
        let mut out: Vec<&str> = Vec::with_capacity(page.body.len());
        for line in page.body.iter().copied() {
            if !is_blank(line) {
                let filled = out.iter().rposition(|line| !is_blank(line)).map_or(0, |at| at + 1);
                // Where more is left out than elsewhere, it stands for something.
                let is_narrow = out.len() == filled + 1;
                if filled > 0 && is_narrow && cuts(out[filled - 1], line) {
                    out.truncate(filled);
                }
            }
            out.push(line);
        }
        out
    };
    Some(pages.iter().map(close).collect())
}

/// The filled lines before and behind each run of blank ones.
fn gaps<'b, 'a>(lines: &'b [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> + 'b {
    let mut last: Option<&str> = None;
    let mut is_gap = false;
    lines.iter().copied().filter_map(move |line| {
        if is_blank(line) {
            is_gap = true;
            return None;
        }
        let before = last.replace(line);
        std::mem::take(&mut is_gap).then_some((before?, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_in_the_middle_of_clauses_part_nothing() {
        let text = "Recalling its resolution of 4 May and\nthe libraries of\nthe others,\n\nNoting that\nthe archives have grown in Vienna and\n\n\
                    Nairobi,\nNoting also the plans of the keepers, of which it\n\nlearned,\n\nWelcoming the report of the \
                    keepers and what is in\n\nit,\n\nThe archives of all the other keepers, and\n\n\nRecalling it,";
        let whole = format!("{}others,\n{text}", "Recalling its resolution of 4 May, and all of the\n".repeat(8));
        let page = Page { body: whole.lines().collect(), ..Page::default() };
        let closed = closed(&[page]).expect("blank lines that part nothing");
        let gaps: Vec<_> = gaps(&closed[0]).map(|(line, _)| line.split(' ').next().unwrap_or("")).collect();
        assert_eq!(gaps, ["the", "learned,", "it,", "The"]);
    }

    #[test]
    fn blank_lines_between_paragraphs_are_kept() {
        let alone = "The archives of the States\n\nThe libraries of these\n\nThe maps of the oceans\n\nThe lists of the \
                     keepers\n\nThe plans of the houses\n\nThe ends";
        assert_eq!(closed(&[Page { body: alone.lines().collect(), ..Page::default() }]), None);
        let text = "Recalling its resolution of 4 May and the\nothers,\n\nNoting the archives,\n\nNoting the plans,\n\n\
                    Noting it,\n\nArchives of the United Nations and all others\n\n1. Decides to keep them.";
        let page = Page { body: text.lines().collect(), ..Page::default() };
        assert_eq!(closed(&[page]), None);
    }
}
