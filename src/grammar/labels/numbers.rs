//! Reads the numbers of paragraphs, as they are printed in six languages.

use crate::grammar::labels::{
    Label, Meaning, Series, digit, is_arabic, is_letter, is_space, label_from, leading_number, skip_space,
};
use crate::model::ordinal;

/// A paragraph's number: `13.`, `13 -`, `13–`, `13．`, `13.-`, `12 bis.`
pub(super) fn number(words: &str) -> Option<Label> {
    let from = label_from(words);
    let (value, digits) = leading_number(&words[from..])?;
    if value == 0 || value > 999 {
        return None;
    }
    let mut at = from + digits;
    let rest = words[at..].trim_start_matches(is_space);
    let gap = words.len() - at - rest.len();
    if let Some((_, length)) = ordinal::inserted(rest, small) {
        at += gap + length;
    }
    let rest = words[at..].trim_start_matches(is_space);
    let gap = words.len() - at - rest.len();
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let next = behind.chars().next();
    let fits = match sign {
        _ if is_stepped(words) => false,
        '.' | '．' => next.is_none_or(|letter| digit(letter).is_none() && letter != '.'),
        '、' => gap == 0,
        '-' | '–' | '—' | '−' | '\u{2010}' | '\u{2011}' | '－' | 'ـ' => {
            next.is_none_or(|letter| is_space(letter) || is_arabic(letter))
                && next.is_none_or(|letter| digit(letter).is_none())
        }
        _ => false,
    };
    fits.then(|| {
        let to = at + gap + sign.len_utf8();
        let to = to + sign_behind(sign, &words[to..]);
        let to = to + inserted_behind(&words[to..]);
        Label::new(words, to, vec![Meaning { series: Series::Number, ordinal: value }])
    })
}

/// Whether a number in two steps opens a title or a sentence: `1.1 By`, `8.10 Strengthen`, `1.a Ensure`, `1-أ كفالة`.
pub(super) fn is_stepped(words: &str) -> bool {
    let step = |words: &str| leading_number(words).filter(|(value, _)| *value < 100).map(|(_, digits)| digits);
    let letter = |words: &str| words.chars().next().filter(|letter| is_letter(*letter) && !letter.is_uppercase());
    let words = &words[label_from(words)..];
    let behind = step(words).and_then(|to| words[to..].strip_prefix(['.', '-', '–', '\u{2011}']));
    let second = behind.and_then(|words| step(words).or_else(|| letter(words).map(char::len_utf8)));
    let (Some(behind), Some(to)) = (behind, second) else { return false };
    let title = behind[to..].trim_start_matches(is_space);
    title.len() < behind.len() - to && title.starts_with(|letter: char| is_letter(letter) && !letter.is_lowercase())
}

/// A number that lost its sign: `41 приветствует`, `6Also`, or `41` alone where a format keeps labels apart.
pub(super) fn bare_number(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let (value, digits) = leading_number(&words[from..])?;
    let to = from + digits;
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(is_space) || rest.starts_with(is_letter);
    let fits = value > 0 && value < 1000 && ends(&words[to..]);
    fits.then(|| Label::new(words, to, vec![Meaning { series: Series::Number, ordinal: value }]))
}

/// Bytes of the dash or bracket behind a point, as some typists set it: `1.- Pide`, `1.) Requests`.
fn sign_behind(sign: char, words: &str) -> usize {
    let found = words.chars().next().filter(|letter| sign == '.' && matches!(letter, '-' | '–' | '—' | ')'));
    let length = found.map_or(0, char::len_utf8);
    if words[length..].starts_with(|letter: char| is_space(letter) || letter.is_alphabetic()) { length } else { 0 }
}

/// Bytes of a `bis` that stands behind the sign of a number, as in `12. bis`.
fn inserted_behind(words: &str) -> usize {
    let rest = words.trim_start_matches(is_space);
    let found = ordinal::inserted(rest, small).filter(|_| rest.len() < words.len());
    found.map_or(0, |(_, length)| words.len() - rest.len() + length)
}

/// `bis` in the label `13 bis.` of a paragraph that was put in behind number 13; ids have it so in all languages.
pub fn inserted(label: &str) -> Option<&'static str> {
    let words = &label[label_from(label)..];
    let (_, digits) = leading_number(words)?;
    let rest = words[digits..].trim_start_matches(|letter: char| is_space(letter) || letter == '.');
    ordinal::inserted(rest, small).map(|(name, _)| name)
}

fn small(letter: char) -> char {
    match letter {
        'a'..='z' | 'а'..='я' | 'ء'..='ي' => letter,
        letter if letter.is_ascii() => letter.to_ascii_lowercase(),
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}
