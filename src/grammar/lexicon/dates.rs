//! Finds dates and the numbers of sessions.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::table::Table;

/// `2020年11月23日`.
pub(super) fn chinese(words: &str) -> Option<String> {
    words.match_indices('年').find_map(|(at, sign)| {
        let year = digits_before(&words[..at])?;
        let (month, length) = labels::leading_number(words[at + sign.len()..].trim_start())?;
        let rest = words[at + sign.len()..].trim_start()[length..].trim_start().strip_prefix('月')?;
        let (day, length) = labels::leading_number(rest.trim_start())?;
        rest.trim_start()[length..].trim_start().starts_with('日').then_some(())?;
        written(year, month, day)
    })
}

/// `23 November 2020`, with the words that languages put between.
pub(super) fn with_month(words: &str, months: &Table) -> Option<String> {
    let folded = Folded::whole(words);
    let (from, to, month) = months.find(&folded)?;
    let head = &words[..folded.byte(from)];
    let tail = &words[folded.byte(to)..];
    let found = day_before(head).and_then(|day| written(year_behind(tail)?, month.field(0)?.parse().ok()?, day));
    found.or_else(|| with_month(tail, months).filter(|_| !tail.is_empty()))
}

/// The day before the name of a month: `23`, `1er`, `23 de`.
fn day_before(head: &str) -> Option<u32> {
    let head =
        head.trim_end().trim_end_matches("de").trim_end().trim_end_matches("er").trim_end_matches(['º', '°', '.', '-']);
    digits_before(head).filter(|day| (1..=31).contains(day))
}

/// The year behind the name of a month: `2020`, `de 2020`.
fn year_behind(tail: &str) -> Option<u32> {
    let tail = tail.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
    let tail = tail.strip_prefix("de ").or_else(|| tail.strip_prefix("del ")).unwrap_or(tail);
    let (year, digits) = labels::leading_number(tail)?;
    (digits >= 4 && (1900..2200).contains(&year)).then_some(year)
}

fn digits_before(head: &str) -> Option<u32> {
    let head = head.trim_end();
    let from = head.char_indices().rev().take_while(|(_, letter)| letter.is_numeric()).last()?.0;
    labels::leading_number(&head[from..]).map(|found| found.0)
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `第七十五届`.
pub(super) fn chinese_session(words: &str) -> Option<u32> {
    let from = words.find('第')? + '第'.len_utf8();
    let to = words[from..].find('届')? + from;
    let numeral = words[from..to].trim();
    labels::chinese_numeral(numeral).or_else(|| labels::leading_number(numeral).map(|found| found.0))
}
