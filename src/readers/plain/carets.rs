//! Raises the numbers that browsers of text and old word processors print behind a caret: `States^1`, `States^1^`.

use crate::manuscript::tally::Tally;
use std::borrow::Cow;

/// `text` with raised digits for the numbers behind carets, where the number 1 stands among them.
pub(super) fn raised<'a>(text: &'a str, tally: &mut Tally) -> Cow<'a, str> {
    let marks: Vec<(usize, &str)> =
        memchr::memchr_iter(b'^', text.as_bytes()).filter_map(|at| Some((at, number(text, at)?))).collect();
    if !marks.iter().any(|(_, number)| *number == "1") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, number) in marks {
        let behind = at + 1 + number.len();
        let end = behind + usize::from(text[behind..].starts_with('^'));
        let raised: String = number.bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect();
        tally.forget(&text[at..end]);
        tally.add(&raised);
        out.push_str(&text[from..at]);
        out.push_str(&raised);
        from = end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The number behind the caret at byte `at`, which touches a word or begins a line.
fn number(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].chars().next_back();
    let touches = before.is_none_or(|letter| letter == '\n' || !letter.is_whitespace() && !"[^".contains(letter));
    let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let ends = text[at + 1 + digits..].chars().next().is_none_or(|letter| !letter.is_alphanumeric());
    (touches && ends && (1..4).contains(&digits)).then(|| &text[at + 1..at + 1 + digits])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_behind_carets_are_raised_where_they_count_from_one() {
        for (text, expected) in [
            ("the States^1 and,^12 too\n^1 See.", "the States¹ and,¹² too\n¹ See."),
            ("the States^1^, and", "the States¹, and"),
            ("the States[^1]\n\n[^1]: See.", "the States[^1]\n\n[^1]: See."),
            ("10^6 persons ^1", "10^6 persons ^1"),
        ] {
            let mut tally = Tally::default();
            tally.add(text);
            let found = raised(text, &mut tally);
            assert_eq!(found, expected);
            tally.take(&found);
            assert_eq!(tally.balance(), (0, 0));
        }
    }
}
