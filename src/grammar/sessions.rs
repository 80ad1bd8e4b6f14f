//! The numbers that resolutions bore until 1975, with the session behind them in brackets: `1514 (XV)`, `217 A (III)`,
//! `3362 (S-VII)`, `1514 (د-15)`, `一五一四（十五）`.

use crate::grammar::labels;
use crate::grammar::lexicon::Lexicon;

/// A number with its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionNumber {
    /// As symbols have it: `217 A (III)`.
    pub symbol: String,
    /// The session, of whatever kind.
    pub session: u16,
    /// Bytes up to what stands behind it.
    pub to: usize,
}

/// The number that stands at the start of `words`.
pub fn at_start(words: &str, lexicon: &Lexicon) -> Option<SessionNumber> {
    /// Bytes that the letters of parts have at most, and those of a session.
    const LONGEST: usize = 60;
    let open = words[..words.floor_char_boundary(LONGEST)].find(['(', '（'])?;
    let inside = words[open..].trim_start_matches(['(', '（']);
    let close = inside[..inside.floor_char_boundary(LONGEST)].find([')', '）'])?;
    let (special, session) = session(inside[..close].trim(), lexicon)?;
    let (number, part) = number(words[..open].trim())?;
    let roman = labels::write_roman(u32::from(session)).to_uppercase();
    let part = if part.is_empty() { String::new() } else { format!(" {part}") };
    let to = words.len() - inside.len() + close + inside[close..].chars().next()?.len_utf8();
    Some(SessionNumber { symbol: format!("{number}{part} ({special}{roman})"), session, to })
}

/// The only number of that kind in a line.
pub fn in_line(words: &str, lexicon: &Lexicon) -> Option<SessionNumber> {
    /// Letters of a line that names the resolution, and does not tell of it.
    const LINE: usize = 120;
    if words.chars().count() > LINE || !words.contains(['(', '（']) {
        return None;
    }
    let is_start = |(at, letter): (usize, char)| {
        let before = words[..at].chars().next_back();
        let is_apart = before.is_none_or(|letter| !letter.is_alphanumeric() && !"/-.".contains(letter));
        (is_apart && labels::leading_number(&words[at..]).is_some() && letter != '0').then_some(at)
    };
    let mut found = words.char_indices().filter_map(is_start).filter_map(|at| at_start(&words[at..], lexicon));
    found.next().filter(|_| found.next().is_none())
}

/// A number of up to four digits, and the letters of the parts behind it.
fn number(words: &str) -> Option<(u32, &str)> {
    if let Some(number) = labels::chinese_digits_before(words) {
        let is_whole = words.chars().all(|letter| !letter.is_ascii() && letter.is_alphanumeric());
        return is_whole.then_some((number, ""));
    }
    let (number, digits) = labels::leading_number(words).filter(|(number, _)| (1..10_000).contains(number))?;
    let part = words[digits..].trim();
    let is_part =
        part.len() < 8 && part.split([' ', '-', '–']).all(|word| matches!(word, "and" | "to") || word.len() < 2);
    (is_part && part.chars().all(|letter| letter.is_ascii() || letter == '–')).then_some((number, part))
}

/// What stands in the brackets: Roman letters, perhaps behind `S-` or `ES-`, or the session as Arabic and Chinese
/// write it.
fn session(words: &str, lexicon: &Lexicon) -> Option<(&'static str, u16)> {
    /// More sessions than there were while resolutions were numbered so.
    const MOST: u16 = 80;
    const SPECIAL: [(&str, &str); 6] =
        [("ES-", "ES-"), ("S-", "S-"), ("دإط", "ES-"), ("دإ", "S-"), ("د أ", "S-"), ("د", "")];
    let (special, rest) =
        SPECIAL.iter().find_map(|(sign, special)| Some((*special, words.strip_prefix(sign)?))).unwrap_or(("", words));
    let rest = rest.trim_start_matches(['-', '–', '\u{2011}', ' ']);
    let number = labels::roman_capitals(rest)
        .or_else(|| labels::chinese_numeral(rest))
        .or_else(|| (rest.len() < words.len()).then(|| labels::leading_number(rest))?.map(|found| found.0));
    let session = match number {
        Some(number) => u16::try_from(number).ok(),
        None => lexicon.session(words),
    };
    session.filter(|session| (1..MOST).contains(session)).map(|session| (special, session))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::lexicon;
    use crate::model::language::Language;

    #[test]
    fn numbers_with_their_session_are_read_in_all_scripts() {
        for (language, words, symbol) in [
            (Language::English, "9514 (XV). Declaration", "9514 (XV)"),
            (Language::English, "917 A (III). Rights", "917 A (III)"),
            (Language::English, "9411 A and B (XXX). Lists", "9411 A and B (XXX)"),
            (Language::English, "9362 (S-VII). Plans", "9362 (S-VII)"),
            (Language::Russian, "9514 (ХV). Декларация", "9514 (XV)"),
            (Language::Spanish, "902 (I) Medidas", "902 (I)"),
            (Language::Arabic, "9514 (د-15) - إعلان", "9514 (XV)"),
            (Language::Arabic, "9194 (الدورة الثالثة)", "9194 (III)"),
            (Language::Chinese, "九五一四（十五）. 宣言", "9514 (XV)"),
            (Language::Chinese, "九一五九(二十一)、代表權", "9159 (XXI)"),
        ] {
            let found = at_start(words, lexicon::of(language)).expect(words);
            assert_eq!(found.symbol, symbol, "{words}");
        }
        for words in ["9231 (2015)", "Article 5 (a)", "9514 of (XV)", "99/7 (XV)", "9 (see above)"] {
            assert_eq!(at_start(words, lexicon::of(Language::English)), None, "{words}");
        }
        let line = "РЕЗОЛЮЦИЯ 9514 (XV) ГЕНЕРАЛЬНОЙ АССАМБЛЕИ";
        assert_eq!(in_line(line, lexicon::of(Language::Russian)).map(|found| found.session), Some(15));
        let two = "Resolutions 9514 (XV) and 9541 (XV)";
        assert_eq!(in_line(two, lexicon::of(Language::English)), None);
    }
}
