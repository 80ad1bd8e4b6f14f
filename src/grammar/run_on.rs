//! Finds where a resolution that was run together begins: its formula among other words, and its number and title before
//! that.

use crate::grammar::cover::leading_resolution_number;
use crate::grammar::formulas;
use crate::grammar::labels;
use crate::grammar::lexicon::Lexicon;
use crate::manuscript::printed::Paragraph;
use std::ops::Range;

/// The number and the title in `75/10. Cooperation …`.
pub fn number_and_title(words: &str) -> Option<(String, String)> {
    let number = leading_resolution_number(words)?;
    let title = words[number.len()..].trim_start_matches(['.', '．', ' ', '\u{a0}']).trim_end();
    Some((number.to_owned(), title.to_owned()))
}

/// The paragraph in which words stand behind the formula, and the bytes of the formula in it, with its comma. Where a
/// formula stands alone, the paragraph behind it.
pub fn formula(paragraphs: &[Paragraph], lexicon: &Lexicon) -> Option<(usize, Range<usize>)> {
    let all = paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).enumerate();
    let ends = |(place, words)| Some((place, formulas::end(words)?));
    match all.clone().find_map(ends) {
        Some((place, to)) if to < paragraphs[place].text.string.len() => Some((place, 0..to)),
        Some((place, _)) => Some((place + 1, 0..0)),
        None => all
            .take(MOST_BEFORE)
            .filter(|(_, words)| words.len() > SHORT)
            .find_map(|(place, words)| Some((place, formula_inside(words, lexicon)?))),
    }
}

/// Bytes of a paragraph in which no formula and two other paragraphs can stand.
const SHORT: usize = 80;

/// Bytes that may stand before a formula in one paragraph with it.
const COVER: usize = 20_000;

/// Paragraphs of a cover, with what pages print around it.
const MOST_BEFORE: usize = 200;

/// The first formula among `words` behind whose comma a paragraph opens; a capital letter stands for the comma.
fn formula_inside(words: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        let (from, to) = lexicon.find_formula(&words[at..words.floor_char_boundary(COVER)])?;
        let (from, to) = (at + from, at + to);
        let rest = words[to..].trim_start();
        let comma = rest.chars().next()?;
        let tail = if matches!(comma, ',' | '，' | '،') { &rest[comma.len_utf8()..] } else { rest };
        let may_open = tail.len() < rest.len() || comma.is_uppercase();
        if may_open && opens_any(lexicon, tail.trim_start()) {
            return Some(from..words.len() - tail.len());
        }
        at = to;
    }
}

fn opens_any(lexicon: &Lexicon, words: &str) -> bool {
    lexicon.opens_preambular(words) || lexicon.opens_operative(words) || labels::number(words).is_some()
}

/// Where on a cover that lost its lines the number and title of the resolution begin: `75/10. Cooperation …`.
pub fn title_start(cover: &str) -> Option<usize> {
    let starts = cover.char_indices().filter(|(at, _)| *at > 0 && cover[..*at].ends_with(char::is_whitespace));
    let is_number = |words: &str| {
        leading_resolution_number(words)
            .is_some_and(|number| words[number.len()..].trim_start().starts_with(['.', '．']))
    };
    starts.map(|(at, _)| at).rfind(|at| is_number(&cover[*at..]))
}
