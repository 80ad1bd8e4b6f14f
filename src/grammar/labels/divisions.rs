//! Reads the numerals and letters of divisions, in six languages.

use crate::grammar::labels::items::{add_roman, letters};
use crate::grammar::labels::numerals::{self, arabic_ordinal, chinese_numeral};
use crate::grammar::labels::{Label, Meaning, Series, is_letter, skip_space};

/// The most bytes of a label's words.
const LONGEST: usize = 200;

/// A division's label alone or with a title behind it: `I`, `II.`, `A.`, `一、`, `أولا -`, `ألف:`.
pub(super) fn division(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let rest = &words[from..];
    // The words of a label are short: one without an end is none.
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let end = rest
        .find(|letter: char| !(is_letter(letter) || letter.is_numeric() || matches!(letter, 'ـ' | '\u{64b}')))
        .unwrap_or(rest.len());
    let mut end = end;
    // Arabic ordinals from eleven on are two words: `حادي عشر`, `ثاني وعشرون`.
    if let Some(second) = rest[end..].strip_prefix([' ', '\u{a0}']) {
        let tail = second.find(|letter: char| !(is_letter(letter) || letter == '\u{64b}')).unwrap_or(second.len());
        let both = rest.len() - second.len() + tail;
        if arabic_ordinal(&rest[..both]).is_some() {
            end = both;
        }
    }
    let inner = &rest[..end];
    let mut meanings = Vec::new();
    if !inner.is_empty() && inner.chars().all(|letter| letter.is_uppercase() && letter.is_alphabetic()) {
        add_roman(&mut meanings, &inner.to_lowercase(), Series::Numeral);
        if inner.chars().count() == 1 {
            meanings.extend(letters(&inner.to_lowercase(), Series::Capital));
        }
    }
    if let Some(ordinal) = chinese_numeral(inner) {
        meanings.push(Meaning { series: Series::Numeral, ordinal });
    }
    if let Some(ordinal) = arabic_ordinal(inner) {
        meanings.push(Meaning { series: Series::Numeral, ordinal });
    }
    if let Some(ordinal) = numerals::place_in(&numerals::ARABIC_CAPITALS, inner) {
        meanings.push(Meaning { series: Series::Capital, ordinal });
    }
    if meanings.is_empty() {
        return None;
    }
    let mut to = from + end;
    let sign_at = to + skip_space(&words[to..]);
    if let Some(sign) = words[sign_at..].chars().next()
        && matches!(sign, '.' | '、' | '．' | '-' | '–' | ':' | '：' | '/')
    {
        to = sign_at + sign.len_utf8();
    }
    Some(Label::new(words, to, meanings))
}
