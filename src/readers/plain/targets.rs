//! Takes out the numbers that browsers of text print before links, and the list of their addresses at the end.

use crate::manuscript::printed::Manuscript;
use crate::model::bytes;
use std::borrow::Cow;

/// `text` without `[1]` before each link and without the list of addresses, where the numbers of both agree.
pub(super) fn without_numbers<'a>(text: &'a str, manuscript: &mut Manuscript) -> Cow<'a, str> {
    let Some((list, count)) = list_of(text) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(list);
    let mut from = 0;
    let mut furniture = Vec::new();
    for at in memchr::memchr_iter(b'[', &text.as_bytes()[..list]) {
        let next = furniture.len() + 1;
        let mark = format!("[{next}]");
        if next <= count && text[at..list].starts_with(&mark) {
            out.push_str(&text[from..at]);
            from = at + mark.len();
            furniture.push(mark);
        }
    }
    // Links that show nothing stand in the list alone.
    if furniture.len() * 2 < count {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..list]);
    furniture.extend(bytes::split(&text[list..], b'\n').map(|line| line.trim().to_owned()));
    furniture.retain(|line| !line.is_empty());
    manuscript.furniture.append(&mut furniture);
    Cow::Owned(out)
}

/// Where the list of addresses begins with which `text` ends, and the last of its numbers: `1. https://…`, each in its
/// turn, under a heading. Links that show nothing stand under one of their own.
fn list_of(text: &str) -> Option<(usize, usize)> {
    let mut at = text.len();
    let mut count = 0;
    let mut next = None;
    for line in text.rsplit('\n') {
        let from = at - line.len();
        let words = line.trim();
        let is_heading = words.len() < 40 && !words.ends_with(['.', ',', ';']);
        match address(words) {
            _ if words.is_empty() => {}
            Some(number) if next.is_none_or(|next| number < next) => {
                count = count.max(number);
                next = Some(number);
            }
            None if next == Some(1) => return Some((if is_heading { from } else { at + 1 }, count)),
            None if next.is_some() && is_heading && words.ends_with(':') => {}
            _ => return None,
        }
        at = from.saturating_sub(1);
    }
    None
}

/// The number before an address that stands alone on its line, perhaps with a year in brackets at its end.
fn address(line: &str) -> Option<usize> {
    let (number, address) = line.split_once(". ")?;
    let (scheme, place) = address.trim().split_once(':')?;
    let place = place.split_once(" (").map_or(place, |(place, _)| place);
    let is_address = scheme.bytes().all(|byte| byte.is_ascii_lowercase()) && !place.contains(char::is_whitespace);
    number.parse().ok().filter(|_| is_address && number.len() < 5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::tally::Tally;

    fn bare(text: &str) -> String {
        let mut manuscript = Manuscript { tally: Tally::default(), ..Manuscript::default() };
        manuscript.tally.add(text);
        let bare = without_numbers(text, &mut manuscript).into_owned();
        manuscript.tally.take(&bare);
        manuscript.furniture.iter().for_each(|line| manuscript.tally.take(line));
        assert_eq!(manuscript.tally.balance(), (0, 0));
        bare
    }

    #[test]
    fn numbers_of_links_go_with_the_list_of_their_addresses() {
        let text = "   Noting [1]98/7 and^[2]1 it, [sic]\n\n   [3]1 See.\n\nReferences\n\n   1. https://a.b/98/7\n   2. file:///a#n\n   3. file:///a#c\n";
        assert_eq!(bare(text), "   Noting 98/7 and^1 it, [sic]\n\n   1 See.\n\n");
        let visible = text.replace("References\n", "References\n\n   Visible links\n");
        assert_eq!(bare(&visible), bare(text) + "References\n\n");
        let spaced = text.replace("a.b/98/7", "a.b/S/98/7 (2044)") + "\n   Hidden links:\n   5. https://a.b/5\n";
        assert_eq!(bare(&spaced), bare(text));
        for other in [text.replace("   2. ", "   4. "), text.replace('[', "("), "1. Decides a:b".to_owned()] {
            assert_eq!(bare(&other), other);
        }
    }
}
