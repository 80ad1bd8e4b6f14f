//! Finds the enacting formulas, and splits them from the words behind.

use crate::grammar::labels;
use crate::grammar::lexicon::{self, Lexicon};
use crate::grammar::piece::{self, Piece};
use crate::manuscript::printed::{Place, Style};
use crate::model::letters::{OPENING_QUOTES, is_unspaced};
use crate::model::remark::RemarkKind;

/// Splits a formula from the words that stand behind it in one paragraph.
pub fn part(pieces: Vec<Piece>) -> Vec<Piece> {
    // Statements and decisions have none: each of their sentences may open with the organ that speaks.
    const FEW: usize = 3;
    if pieces.iter().filter(|piece| opens_with_speaker(piece.words())).count() >= FEW {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        let at = end(piece.words()).filter(|&at| at < piece.words().len());
        if let Some(at) = at {
            let mut rest = piece.split_off(at);
            rest.paragraph.style = Style::Plain;
            out.push(piece);
            out.push(rest);
        } else {
            out.push(piece);
        }
    }
    out
}

/// Joins the halves of a formula that files break inside, as narrow columns of pages do.
pub fn whole(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(head) if are_halves(head, &piece) => {
                let is_spaced = !piece.words().starts_with(is_unspaced);
                head.paragraph.text.push(if is_spaced { " " } else { "" });
                let what = format!("the halves of the formula were joined at “{}”", piece.words());
                head.remarks.push((RemarkKind::Repaired, what));
                head.paragraph.text.append(piece.paragraph.text);
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Whether two lines make a formula together, and neither alone.
fn are_halves(head: &Piece, tail: &Piece) -> bool {
    /// Bytes of a formula in any language.
    const LONGEST: usize = 80;
    let (one, other) = (head.words(), tail.words());
    let are_short = !one.is_empty() && !other.is_empty() && one.len() + other.len() < LONGEST;
    let are_bare = [head, tail].iter().all(|piece| piece.paragraph.label.is_none() && piece.paragraph.rows.is_empty());
    if !are_short || !are_bare || end(other).is_some() || end(one).is_some() {
        return false;
    }
    let space = if other.starts_with(is_unspaced) { "" } else { " " };
    let both = format!("{one}{space}{other}");
    end(&both).is_some_and(|to| to == both.len())
}

/// Whether the organ with which a paragraph opens is the subject of a sentence.
fn opens_with_speaker(words: &str) -> bool {
    let is_letter = |rest: &str| rest.trim_start().starts_with(char::is_alphabetic);
    name_end(words).is_some_and(|to| is_letter(&words[to..]))
}

/// Bytes of the organ's name with which a paragraph opens, perhaps behind a quotation mark.
fn name_end(words: &str) -> Option<usize> {
    let quote = words.len() - words.trim_start_matches(OPENING_QUOTES).len();
    lexicon::formula(&words[quote..]).map(|(_, _, to)| quote + to)
}

/// Bytes of the formula with which a paragraph opens, with its comma.
pub fn end(words: &str) -> Option<usize> {
    let to = name_end(words)?;
    let rest = words[to..].trim_start();
    if rest.is_empty() {
        return Some(words.len());
    }
    let sign = rest.chars().next().filter(|sign| matches!(sign, ',' | '，' | '،'))?;
    let end = words.len() - rest.len() + sign.len_utf8();
    // "The General Assembly, at its tenth session, decided" is a sentence of a decision, no formula.
    let tail = words[end..].trim();
    let opens = tail.chars().next().is_none_or(|letter| !letter.is_ascii_digit());
    opens.then_some(end)
}

/// The places of the enacting formulas. The masthead prints the organ's name alone, as a formula without its comma
/// would be: such a line counts only where the format says so, or where no other formula is found.
pub fn places(pieces: &[Piece], lexicon: &Lexicon) -> Vec<usize> {
    let could_be =
        |piece: &Piece| piece.words().len() < 160 && end(piece.words()).is_some_and(|to| to == piece.words().len());
    let is_sure = |piece: &Piece| {
        let place = piece.paragraph.place;
        piece.paragraph.style == Style::Formula
            || (!matches!(place, Place::Cover | Place::Title)
                && piece.words().trim_end_matches(['\u{200f}', '\u{200e}']).ends_with([',', '，', '،'])
                && could_be(piece))
    };
    // Behind a formula a paragraph opens, whether or not the formula kept its comma.
    let leads = |place: usize| {
        let opens = |language| {
            let lexicon = lexicon::of(language);
            let next = pieces.get(place + 1).map_or("", |next| next.words());
            let words = labels::number(next).map_or(next, |label| &next[label.next..]);
            lexicon.opens_operative(words) || lexicon.opens_preambular(next)
        };
        let piece = &pieces[place];
        piece.paragraph.place == Place::Unknown
            && could_be(piece)
            && lexicon::formula(piece.words()).is_some_and(|(language, ..)| opens(language))
    };
    let sure: Vec<usize> = (0..pieces.len()).filter(|&place| is_sure(&pieces[place]) || leads(place)).collect();
    if !sure.is_empty() {
        return sure;
    }
    let last = (0..pieces.len().min(40))
        .rev()
        .find(|&place| pieces[place].paragraph.place == Place::Unknown && could_be(&pieces[place]));
    last.or_else(|| subject(pieces, lexicon)).into_iter().collect()
}

/// Where an organ that no lexicon names stands as the subject of the preamble: the first short line with a comma behind
/// which a recital opens, as in "The Commission on the Archives,".
fn subject(pieces: &[Piece], lexicon: &Lexicon) -> Option<usize> {
    /// Letters of the longest name, and paragraphs of a cover.
    const LONGEST: usize = 120;
    const COVER: usize = 40;
    let is_recital = |words: &str| {
        lexicon.opens_preambular(words) && piece::final_sign(words).is_some_and(|sign| matches!(sign, ',' | ';' | ':'))
    };
    let first = pieces.iter().take(COVER).position(|piece| is_recital(piece.words()))?;
    let place = first.checked_sub(1)?;
    let (paragraph, words) = (&pieces[place].paragraph, pieces[place].words());
    let is_name = paragraph.place == Place::Unknown
        && paragraph.label.is_none()
        && words.ends_with([',', '，', '،'])
        && words.chars().count() < LONGEST
        && !words.starts_with(char::is_lowercase)
        && !words.contains(|letter: char| letter.is_numeric() || letter == ':')
        && words.matches([',', '，', '،']).count() == 1;
    is_name.then_some(place)
}
