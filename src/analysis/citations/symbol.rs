//! Document symbols printed whole: `A/75/L.20/Add.1`, `S/RES/2231 (2015)`, `A/50/60-S/1995/1`.

use crate::analysis::citations::words::SERIES;
use crate::model::language::Language;

/// No symbol has so many bytes: twice those of the longest known. What goes on longer is not looked through again for
/// each of its parts.
const LONGEST: usize = 120;

/// The most bytes of what stands in brackets behind a symbol, with the brackets.
const LONGEST_BRACKET: usize = 14;

/// The symbol that begins at byte `at` of `words`, and the bytes behind it; `None` where none begins.
pub fn at(words: &str, at: usize) -> Option<(String, usize)> {
    let before = words[..at].chars().next_back();
    if before.is_some_and(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '.')) {
        return None;
    }
    if !opens_series(&words[at..]) {
        return None;
    }
    let near = &words[at..words.floor_char_boundary(at + LONGEST)];
    let length = near.find(|letter| !is_inside(letter)).unwrap_or(near.len());
    let goes_on = words[at + length..].starts_with(is_inside);
    let mut end = at + near[..length].trim_end_matches(['.', '-', '–', '\u{2011}', '/']).len();
    // A second symbol behind a hyphen names the same document; it is found from its own first letter.
    if let Some(hyphen) = words[at..end].find(is_hyphen)
        && opens_series(words[at + hyphen..].trim_start_matches(is_hyphen))
    {
        end = at + hyphen;
    } else if goes_on {
        return None;
    }
    let body = &words[at..end];
    let series = body.split('/').next()?;
    let is_symbol = SERIES.contains(&series)
        && body.split('/').count() > 1
        && body.split('/').skip(1).all(|part| !part.is_empty())
        && body.bytes().any(|byte| byte.is_ascii_digit());
    if !is_symbol {
        return None;
    }
    let (suffix, end) = bracketed(words, end);
    Some((format!("{}{suffix}", body.replace(['–', '\u{2011}'], "-")), end))
}

/// The address of a document's page, in a language.
pub fn page(symbol: &str, language: Language) -> String {
    let symbol: String = symbol.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    format!("https://docs.un.org/{}/{symbol}", language.code())
}

fn is_inside(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '/' | '.' | '*') || is_hyphen(letter)
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '–' | '\u{2011}')
}

/// Whether words begin with the first component of a symbol, and a stroke behind it.
fn opens_series(words: &str) -> bool {
    const LONGEST: usize = 8;
    let stroke = words.bytes().take(LONGEST).position(|byte| byte == b'/');
    stroke.is_some_and(|stroke| SERIES.contains(&&words[..stroke]))
}

/// What stands in brackets behind a symbol and belongs to it: a year, `Part I`, `Vol. II`, `Sect. 9`.
fn bracketed(words: &str, end: usize) -> (String, usize) {
    let rest = words[end..].trim_start_matches([' ', '\u{a0}']);
    let near = &rest[..rest.floor_char_boundary(LONGEST_BRACKET)];
    let inside = near.strip_prefix('(').and_then(|near| near.split_once(')')).map(|(inside, _)| inside);
    let belongs = |inside: &str| {
        let year = inside.len() == 4 && inside.bytes().all(|byte| byte.is_ascii_digit());
        year || ["Part ", "Vol. ", "Sect. "].iter().any(|word| inside.starts_with(word) && inside.len() < 12)
    };
    match inside.filter(|inside| belongs(inside)) {
        Some(inside) => (format!(" ({inside})"), words.len() - rest.len() + inside.len() + 2),
        None => (String::new(), end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(words: &str) -> Vec<String> {
        words.char_indices().filter_map(|(place, _)| at(words, place)).map(|found| found.0).collect()
    }

    #[test]
    fn symbols_are_told_from_other_words_with_strokes() {
        assert_eq!(all("(A/75/L.20 и A/75/L.20/Add.1)."), ["A/75/L.20", "A/75/L.20/Add.1"]);
        assert_eq!(all("S/RES/2231 (2015), A/CONF.9/9 (Part I)"), ["S/RES/2231 (2015)", "A/CONF.9/9 (Part I)"]);
        assert_eq!(all("A/50/60-S/1995/1"), ["A/50/60", "S/1995/1"]);
        assert_eq!(all("A/ES\u{2011}10/1"), ["A/ES-10/1"]);
        for words in ["HIV/AIDS", "and/or", "OEA/Ser.L/III.15", "MSC/72/13/2", "24/7", "A/b", "S/", "EA/1"] {
            assert!(all(words).is_empty(), "{words}");
        }
    }
}
