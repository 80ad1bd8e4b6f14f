//! Words cut into pieces at the places where a row may end, by the rules of their script (UAX 14).

use crate::layout::glyphs;
use crate::layout::ties;
use crate::model::language::Language;
use std::ops::Range;

/// A stretch that stands on one row where it fits, and the white space behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the words, white space not included.
    pub words: Range<usize>,
    /// Cells of the words.
    pub width: usize,
    /// Cells of the white space behind them.
    pub space: usize,
}

/// The pieces of `words[range]`, in order.
pub fn pieces(words: &str, range: Range<usize>, language: Option<Language>, joined: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut from = range.start;
    while from < range.end {
        let to = end_of_tied(&words[..range.end], from, language);
        let next = to + words[to..range.end].len() - words[to..range.end].trim_start_matches(' ').len();
        let before = out.len();
        cut(words, from..to, joined, &mut out);
        if out.len() > before
            && let Some(last) = out.last_mut()
        {
            last.space = next - to;
        }
        from = next.max(from + 1);
    }
    out
}

/// The end of the word at `from` and of all that is tied to it.
fn end_of_tied(words: &str, from: usize, language: Option<Language>) -> usize {
    let mut word = from;
    loop {
        let end = end_of_word(words, word);
        let next = end + words[end..].len() - words[end..].trim_start_matches(' ').len();
        if next == words.len() || next == end {
            return end;
        }
        let is_one = words[next..].starts_with(glyphs::hangs);
        if !is_one && !ties::holds(&words[word..end], &words[next..end_of_word(words, next)], language) {
            return end;
        }
        word = next;
    }
}

fn end_of_word(words: &str, from: usize) -> usize {
    let spaces = words[from..].bytes().take_while(|&byte| byte == b' ').count();
    words[from + spaces..].find(' ').map_or(words.len(), |at| from + spaces + at)
}

/// Cuts a word without spaces where its script allows it: between Chinese letters, behind a hyphen.
fn cut(words: &str, range: Range<usize>, joined: bool, out: &mut Vec<Piece>) {
    let mut from = range.start;
    let word = &words[range];
    let mut push = |part: &str| {
        let to = from + part.len();
        out.push(Piece { words: from..to, width: glyphs::width(part, joined), space: 0 });
        from = to;
    };
    if word.chars().all(|letter| letter < '\u{2e80}') {
        parts_at_hyphens(word, &mut push);
        return;
    }
    let mut held = 0;
    let mut at = 0;
    for found in textwrap::WordSeparator::UnicodeBreakProperties.find_words(word) {
        at += found.word.len() + found.whitespace.len();
        // A space inside was tied.
        if !is_counted(&word[..at], &word[at..]) && !word[..at].ends_with(' ') {
            push(&word[held..at]);
            held = at;
        }
    }
    if held < word.len() {
        push(&word[held..]);
    }
}

/// Behind a hyphen between two letters, and behind a long dash, a row may end; `COVID-19` stays whole.
fn parts_at_hyphens(word: &str, push: &mut impl FnMut(&str)) {
    let letters = |words: &str| words.chars().filter(|letter| letter.is_alphabetic()).count();
    let has_letters = |words: &str| words.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some();
    let mut from = 0;
    // Letters behind the last part, up to a byte.
    let (mut count, mut counted) = (0, 0);
    for (at, sign) in word.match_indices(['-', '‐', '—']) {
        let end = at + sign.len();
        count += letters(&word[counted..at]);
        counted = end;
        let next_is_letter = word[end..].chars().next().is_some_and(char::is_alphabetic);
        if next_is_letter && count > 1 && has_letters(&word[end..]) {
            push(&word[from..end]);
            from = end;
            count = 0;
        }
    }
    if from < word.len() {
        push(&word[from..]);
    }
}

/// Whether a number and what it counts meet here: `2020年`, `第75`.
fn is_counted(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    last.is_ascii_digit() && "年月日号段条款次届页卷".contains(first) || last == '第' && first.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(words: &str, language: Language) -> Vec<&str> {
        pieces(words, 0..words.len(), Some(language), true).into_iter().map(|piece| &words[piece.words]).collect()
    }

    #[test]
    fn rows_end_between_words_and_behind_hyphens() {
        assert_eq!(
            cut_up("государства-члены борются с COVID-19 (см. п. 13 с))", Language::Russian),
            ["государства-", "члены", "борются", "с", "COVID-19", "(см.", "п. 13 с))"]
        );
        assert_eq!(cut_up("A/RES/75/10  of", Language::English), ["A/RES/75/10", "of"]);
    }

    #[test]
    fn chinese_signs_stay_with_their_letters() {
        assert_eq!(cut_up("大会，2020年（甲）", Language::Chinese), ["大", "会，", "2020年", "（甲）"]);
    }
}
