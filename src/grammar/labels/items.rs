//! Reads the labels of items: letters, numerals and numbers in brackets, pointed letters, bullets.

use crate::grammar::labels::alphabet;
use crate::grammar::labels::numerals::{self, chinese_numeral};
use crate::grammar::labels::{
    Label, Meaning, Series, ends_word, is_arabic, is_letter, is_space, label_from, leading_number, skip_space,
};

/// An item's label: `(a)`, `a)`, `㈠`, `（一）`, `‘1’`, `(أ)`, `a.`, `–`.
pub(super) fn item(words: &str) -> Option<Label> {
    let from = label_from(words);
    let rest = &words[from..];
    let first = rest.chars().next()?;
    let found = enclosed(first)
        .map(|meanings| (first.len_utf8(), meanings))
        .or_else(|| bracketed(rest))
        .or_else(|| quoted(rest))
        .or_else(|| pointed(rest))
        .or_else(|| bullet(rest))?;
    Some(Label::new(words, from + found.0, found.1))
}

/// A numeral drawn inside brackets or a circle, as one character.
fn enclosed(letter: char) -> Option<Vec<Meaning>> {
    let code = letter as u32;
    let (series, ordinal) = match letter {
        '㈠'..='㈩' => (Series::Roman, code - '㈠' as u32 + 1),
        '①'..='⑳' => (Series::Digit, code - '①' as u32 + 1),
        '⑴'..='⒇' => (Series::Digit, code - '⑴' as u32 + 1),
        '⒜'..='⒵' => (Series::Letter, code - '⒜' as u32 + 1),
        _ => return None,
    };
    Some(vec![Meaning { series, ordinal }])
}

/// `(x)`, `x)` or `x.)`; what stands in the brackets must be a label.
fn bracketed(words: &str) -> Option<(usize, Vec<Meaning>)> {
    // Arabic files turn the bracket round now and then: `)ب)`.
    let opened = words.strip_prefix(['(', '（', ')']).map_or(words, |inner| inner.trim_start_matches(is_space));
    let inner_from = words.len() - opened.len();
    let close = opened.char_indices().take(12).find(|(_, letter)| matches!(letter, ')' | '）'))?;
    let inner = opened[..close.0].trim_end_matches(is_space);
    // Typists set both signs: `a.)`.
    let inner = inner.strip_suffix('.').filter(|_| inner_from == 0).unwrap_or(inner);
    let to = inner_from + close.0 + close.1.len_utf8();
    let mut meanings = letters(inner, Series::Letter);
    if inner.chars().all(|letter| letter.is_lowercase() || !letter.is_alphabetic()) {
        add_roman(&mut meanings, inner, Series::Roman);
    }
    if let Some((ordinal, length)) = leading_number(inner)
        && length == inner.len()
        && ordinal < 100
    {
        meanings.push(Meaning { series: Series::Digit, ordinal });
        meanings.push(Meaning { series: Series::Roman, ordinal });
    }
    if let Some(ordinal) = chinese_numeral(inner) {
        meanings.push(Meaning { series: Series::Roman, ordinal });
    }
    (!meanings.is_empty()).then_some((to, meanings))
}

/// `‘1’`, `’1‘`, `'1'`: what Arabic prints in the place of roman numerals.
fn quoted(words: &str) -> Option<(usize, Vec<Meaning>)> {
    const QUOTES: [char; 6] = ['‘', '’', '\'', '`', '´', '‛'];
    let inner = words.strip_prefix(QUOTES)?;
    let (ordinal, digits) = leading_number(inner)?;
    let rest = inner[digits..].strip_prefix(QUOTES)?;
    let meanings = vec![Meaning { series: Series::Roman, ordinal }, Meaning { series: Series::Digit, ordinal }];
    Some((words.len() - rest.len(), meanings))
}

/// `a. `, `i. `, `أ - `: a small letter with a sign behind it, then white space.
fn pointed(words: &str) -> Option<(usize, Vec<Meaning>)> {
    let mut letters_ahead = words.char_indices().take(7);
    let (end, _) = letters_ahead.find(|(_, letter)| !(is_letter(*letter) || *letter == 'ـ'))?;
    let inner = &words[..end];
    if inner.is_empty() || inner.chars().any(char::is_uppercase) {
        return None;
    }
    let is_arabic_letter = inner.chars().all(is_arabic);
    let sign_at = if is_arabic_letter { end + skip_space(&words[end..]) } else { end };
    let sign = words[sign_at..].chars().next()?;
    let to = sign_at + sign.len_utf8();
    let fits = if is_arabic_letter { matches!(sign, '-' | '–' | '.' | 'ـ') } else { sign == '.' };
    if !fits || !ends_word(&words[to..]) {
        return None;
    }
    let mut meanings = letters(inner, Series::PointedLetter);
    add_roman(&mut meanings, inner, Series::PointedRoman);
    (!meanings.is_empty()).then_some((to, meanings))
}

fn bullet(words: &str) -> Option<(usize, Vec<Meaning>)> {
    let first = words.chars().next()?;
    let to = first.len_utf8();
    // Word writes a hollow bullet as the letter o of another font; before small Latin letters it is a word.
    let next = words[to..].trim_start_matches(is_space).chars().next().filter(|letter| letter.is_alphabetic());
    let is_o = next.is_some_and(|next| match first {
        'o' => !(next.is_lowercase() && next < '\u{250}'),
        'о' => next.is_uppercase(),
        _ => false,
    });
    let family = if is_o { 2 } else { BULLETS.iter().position(|family| family.contains(first))? };
    let ordinal = u32::try_from(family).unwrap_or(0);
    ends_word(&words[to..]).then(|| (to, vec![Meaning { series: Series::Bullet, ordinal }]))
}

/// Bullets of one look: a list keeps to one family, and another family opens a list inside it.
const BULLETS: [&str; 4] = ["–—-−\u{2010}\u{2011}", "•·●‣\u{f0b7}", "◦○⸰", "▪■"];

/// The ordinal of a bullet that is not printed.
pub const UNPRINTED: u32 = u32::MAX;

/// The label of an item that the source prints without one.
pub fn unprinted() -> Label {
    Label { to: 0, next: 0, meanings: vec![Meaning { series: Series::Bullet, ordinal: UNPRINTED }] }
}

pub(super) fn letters(inner: &str, series: Series) -> Vec<Meaning> {
    alphabet::places(inner).into_iter().map(|ordinal| Meaning { series, ordinal }).collect()
}

pub(super) fn add_roman(meanings: &mut Vec<Meaning>, inner: &str, series: Series) {
    if let Some(ordinal) = numerals::roman(inner) {
        meanings.push(Meaning { series, ordinal });
    }
}
