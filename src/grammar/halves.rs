//! What the first and the second half of a paragraph that was cut in two look like, and what looks like one.

use crate::grammar::labels;
use crate::grammar::lexicon;
use crate::grammar::piece::{Piece, final_sign, is_and};
use crate::manuscript::printed::Opening;
use crate::model::text::Role;

/// Whether words are an enacting formula and hardly more: a sentence may well begin with the organ's name.
pub(super) fn is_formula(words: &str) -> bool {
    lexicon::formula(words).is_some_and(|(_, _, to)| to + 3 >= words.len())
}

/// A numeral or letter that stands alone, over the title of its division.
pub(super) fn is_lone_division(words: &str) -> bool {
    labels::division(words).is_some_and(|label| label.next == words.len())
}

/// Whether `tail` is a line of its own under another line: both without a sign, as titles, places and the rows of lists
/// are, and short where pages may have cut it. What a page cut off ends as its paragraph does.
pub(super) fn is_title_line(head: &Piece, tail: &Piece) -> bool {
    const LINE: usize = 100;
    let words = tail.words();
    !tail.after_break
        && !matches!(tail.paragraph.opening, Opening::Below(_))
        && final_sign(head.words()).is_none()
        && final_sign(words).is_none()
        && (tail.paragraph.opening == Opening::Unknown || words.chars().count() < LINE)
        && words.starts_with(char::is_uppercase)
}

/// Whether a Russian word has the form of a gerund: `указывая`, `стремясь`, `рассмотрев`, `будучи`. Those that
/// became prepositions open nothing.
pub(super) fn is_gerund(word: &str) -> bool {
    const PREPOSITIONS: [&str; 5] = ["включая", "исключая", "начиная", "кончая", "касаясь"];
    let word = word.trim_end_matches(',');
    word.chars().count() > 4
        && ["ая", "яя", "уя", "ясь", "ась", "ывая", "рев", "чив", "шав", "тив", "учи"]
            .iter()
            .any(|end| word.ends_with(end))
        && !PREPOSITIONS.contains(&word)
}

/// Whether `tail` begins with a label of its own. A dash behind words that lack their end is no bullet.
pub(super) fn is_labelled(head: &Piece, tail: &Piece) -> bool {
    let words = tail.words();
    if labels::number(words).is_some() || labels::is_stepped(words) {
        return true;
    }
    labels::item(words).is_some_and(|label| {
        let is_dash = label.ordinal_in(labels::Series::Bullet).is_some();
        let goes_on = final_sign(head.words()).is_none() && is_long(head) && begins_small(words);
        !(is_dash && goes_on)
    })
}

pub(super) fn has_label(piece: &Piece) -> bool {
    labels::number(piece.words()).is_some() || labels::item(piece.words()).is_some()
}

/// Whether the last word is one that ends no paragraph: an "and", or the Arabic "as" that opens its recitals. Behind
/// the last item but one of a list an "and" follows a sign.
pub(super) fn leads_on(head: &Piece) -> bool {
    let last = head.words().trim_end().rsplit_once(' ');
    last.is_some_and(|(before, last)| {
        (is_and(last) && (!has_label(head) || final_sign(before).is_none())) || matches!(last, "إذ" | "وإذ")
    })
}

/// Long enough for a paragraph that a page could cut, and too long for a heading, in bytes.
pub(super) fn is_long(piece: &Piece) -> bool {
    piece.words().len() > 150
}

/// Whether the first letter is a small one; scripts without capitals have none.
pub(super) fn begins_small(words: &str) -> bool {
    words.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase)
}

pub(super) fn begins_with_digit(words: &str) -> bool {
    words.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_numeric)
}

/// New paragraphs of the operative part open with an emphasised verb; a cut sentence hardly ever does.
pub(super) fn begins_in_emphasis(piece: &Piece) -> bool {
    piece.paragraph.text.spans.first().is_some_and(|span| span.from == 0 && span.role != Role::Link)
        && piece.words().chars().next().is_some_and(char::is_uppercase)
}
