//! Rejoins paragraphs that a page's end or a note cut in two.

use crate::grammar::labels;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::piece::{Piece, final_sign};
use crate::manuscript::printed::{Opening, Style};
use crate::model::language::Language;
use crate::model::remark::RemarkKind;

/// Joins halves from `first` on, the place of the enacting formula; what stands before it is a list of short lines.
pub fn join(pieces: Vec<Piece>, first: usize, lexicon: &Lexicon, language: Language) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (place, piece) in pieces.into_iter().enumerate() {
        match out.last_mut() {
            Some(head) if place > first + 1 && belongs(head, &piece, lexicon, language) => append(head, piece),
            _ => out.push(piece),
        }
    }
    out
}

/// Whether `tail` is the rest of `head`.
fn belongs(head: &Piece, tail: &Piece, lexicon: &Lexicon, language: Language) -> bool {
    if [head, tail].iter().any(|piece| piece.paragraph.style != Style::Plain)
        || tail.paragraph.opening == Opening::Fresh
    {
        return false;
    }
    let words = tail.words();
    if labels::number(words).is_some() || labels::item(words).is_some() || begins_in_emphasis(tail) {
        return false;
    }
    // Where paragraphs begin with an indent, a flush row at the top of a page goes on with the one before.
    if tail.paragraph.opening == Opening::Flush {
        return true;
    }
    if !head.is_finished() {
        return head.paragraph.opening != Opening::Unknown
            || is_long(head)
            || tail.after_break
            || begins_small(words, language);
    }
    let was_parted = tail.after_break;
    let may_go_on = match final_sign(head.words()) {
        Some(',') => !opens_paragraph(words, lexicon),
        _ => false,
    };
    match language {
        Language::English | Language::French | Language::Spanish => {
            begins_small(words, language) && (was_parted || may_go_on)
        }
        Language::Russian | Language::Arabic => may_go_on && (was_parted || is_long(head)),
        Language::Chinese => may_go_on && was_parted,
    }
}

/// Long enough for a paragraph that a page could cut, and too long for a heading, in bytes.
fn is_long(piece: &Piece) -> bool {
    piece.words().len() > 150
}

fn begins_small(words: &str, language: Language) -> bool {
    language.has_spaces()
        && words
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .chars()
            .next()
            .is_some_and(|letter| letter.is_lowercase() || letter.is_ascii_digit())
}

/// New paragraphs of the operative part open with an emphasised verb; a cut sentence hardly ever does.
fn begins_in_emphasis(piece: &Piece) -> bool {
    piece.paragraph.text.spans.first().is_some_and(|span| span.from == 0)
        && piece.words().chars().next().is_some_and(char::is_uppercase)
}

fn opens_paragraph(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.opener(words).is_some() || lexicon.verb(words).is_some()
}

fn append(head: &mut Piece, mut tail: Piece) {
    let before = head.words().chars().next_back();
    let after = tail.words().chars().next();
    let compound = before == Some('-') && after.is_some_and(char::is_alphabetic);
    let unspaced = [before, after].iter().flatten().any(|&letter| ('\u{2e80}'..'\u{fb00}').contains(&letter));
    if !compound && !unspaced {
        head.paragraph.text.push(" ");
    }
    let what = if tail.after_break { "a note" } else { "the end of a page" };
    head.remarks.push((
        RemarkKind::Repaired,
        format!("two halves that {what} had parted were joined at “{}”", first_words(tail.words())),
    ));
    head.remarks.append(&mut tail.remarks);
    head.paragraph.text.append(tail.paragraph.text);
}

/// Enough of `words` to find the place again.
fn first_words(words: &str) -> String {
    let short: String = words.chars().take(30).collect();
    if short.len() < words.len() { format!("{}…", short.trim_end()) } else { short }
}
