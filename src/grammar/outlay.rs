//! Tells what each printed paragraph is, before the tree is built: cover, formula, part, annex, heading, closing, body.

use crate::grammar::formulas;
use crate::grammar::halves::is_formula;
use crate::grammar::labels::{self, Label, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::piece::{Piece, final_sign};
use crate::manuscript::printed::{Place, Style};

/// What a printed paragraph is, as far as it can be told without the numbers around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// Before the enacting formula.
    Cover,
    /// The letter of a part, from 1, and the bytes up to its title.
    Part(u32, usize),
    /// The enacting formula.
    Formula,
    /// A numbered paragraph.
    Number(Label),
    /// An item of a list.
    Item(Label),
    /// A division with a numeral or letter.
    Section(Label),
    /// A heading without one.
    Heading,
    /// A heading that opens an annex.
    Annex,
    /// A heading that opens an instrument adopted inside the resolution: its title, or that of its first article.
    Instrument(Option<Label>),
    /// Meeting, date, vote.
    Closing,
    /// A table.
    Table,
    /// A paragraph of a preamble.
    Recital,
    /// An operative paragraph without a number.
    Operative,
    /// Words without a label.
    Plain,
}

/// Gives a label that stands in a paragraph of its own to the paragraph behind it, where that bears none.
pub fn attach_labels(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        if let Some(last) = out.pop_if(|last| takes_words(last, &piece)) {
            piece.paragraph.label = last.paragraph.label;
            let words = std::mem::replace(&mut piece.paragraph.text, last.paragraph.text);
            if !piece.words().is_empty() {
                piece.paragraph.text.push(" ");
            }
            piece.paragraph.text.append(words);
            piece.remarks.splice(..0, last.remarks);
        }
        out.push(piece);
    }
    out
}

/// Whether `label` is nothing but the number or letter of the paragraph `words`.
fn takes_words(label: &Piece, words: &Piece) -> bool {
    let (one, other) = (&label.paragraph, &words.paragraph);
    let is_lone = match &one.label {
        Some(label) => one.text.is_blank() && is_lone_label(label),
        None => is_lone_label(&one.text.string) && !opens_with_label(words.words()),
    };
    is_lone
        && other.label.is_none()
        && other.place == one.place
        && other.style != Style::Heading
        && [one, other].iter().all(|paragraph| paragraph.rows.is_empty())
        && !other.text.is_blank()
}

fn is_lone_label(words: &str) -> bool {
    /// Bytes that no label goes beyond.
    const LONGEST: usize = 60;
    if words.len() > LONGEST {
        return false;
    }
    labels::number(words)
        .or_else(|| labels::item(words).filter(|label| label.ordinal_in(Series::Bullet).is_none()))
        .is_some_and(|found| found.next == words.len())
}

fn opens_with_label(words: &str) -> bool {
    labels::number(words).or_else(|| labels::item(words)).is_some() || is_formula(words)
}

/// Tells what each piece is.
pub fn classify(pieces: &[Piece], lexicon: &Lexicon) -> Vec<Class> {
    let formulas = formulas::places(pieces, lexicon);
    let body_from = formulas.first().copied().unwrap_or_else(|| cover_end(pieces, lexicon));
    let recitals_from = formulas.first().map_or(body_from, |&formula| recitals_before(pieces, formula, lexicon));
    let mut classes: Vec<Class> = vec![Class::Plain; pieces.len()];
    let mut state = State::default();
    for place in 0..pieces.len() {
        classes[place] = if place < recitals_from {
            Class::Cover
        } else if place < body_from {
            if lexicon.opens_preambular(pieces[place].words()) { Class::Recital } else { Class::Plain }
        } else {
            let is_formula = formulas.binary_search(&place).is_ok() && !state.in_annex;
            let class = if is_formula { Class::Formula } else { state.class_of(pieces, place, lexicon) };
            state.note(&class, &pieces[place]);
            class
        };
    }
    classes
}

/// Where the recitals begin that stand before the formula, which early declarations put behind them: "Whereas …, Now,
/// therefore, The General Assembly". One alone may be words of the cover.
fn recitals_before(pieces: &[Piece], formula: usize, lexicon: &Lexicon) -> usize {
    /// Letters of "Now, therefore,".
    const SHORT: usize = 40;
    let is_recital = |piece: &Piece| {
        let words = piece.words();
        lexicon.opens_preambular(words)
            && matches!(final_sign(words), Some(',' | ';'))
            && piece.paragraph.label.is_none()
    };
    let is_bridge = |piece: &Piece| piece.words().chars().count() < SHORT && final_sign(piece.words()) == Some(',');
    let run = pieces[..formula].iter().rev().take_while(|piece| is_recital(piece) || is_bridge(piece)).count();
    let from = formula - run;
    let first = pieces[from..formula].iter().position(is_recital).map_or(formula, |at| from + at);
    let are_many = pieces[first..formula].iter().filter(|piece| is_recital(piece)).count() > 1;
    if are_many { first } else { formula }
}

/// What came before, as far as it tells what comes next.
#[derive(Default)]
struct State {
    in_annex: bool,
    closed: bool,
    voting: bool,
}

impl State {
    fn class_of(&self, pieces: &[Piece], place: usize, lexicon: &Lexicon) -> Class {
        let piece = &pieces[place];
        let words = piece.words();
        if !piece.paragraph.rows.is_empty() {
            return Class::Table;
        }
        let is_first_of_annex =
            piece.paragraph.place == Place::Annex && !self.in_annex && piece.paragraph.label.is_none();
        if is_annex_heading(piece, lexicon, self.closed) || is_first_of_annex {
            return Class::Annex;
        }
        let is_closing = piece.paragraph.place == Place::Closing || is_last_line(pieces, place, lexicon);
        let dates_meeting = || is_date_of_meeting(pieces, place, lexicon);
        if is_closing || (!self.in_annex && (self.is_closing(piece, lexicon) || dates_meeting())) {
            return Class::Closing;
        }
        if piece.paragraph.style == Style::TableNote {
            return Class::Plain;
        }
        let label = piece.paragraph.label.as_deref();
        if piece.paragraph.style != Style::Heading || label.is_some() {
            if let Some(label) = labels::number(label.unwrap_or(words)) {
                return item_behind_number(piece, &label).map_or(Class::Number(label), Class::Item);
            }
            if let Some(label) = labels::item(label.unwrap_or(words)) {
                return Class::Item(label);
            }
            if let Some(label) = unsigned_number(piece, lexicon) {
                return Class::Number(label);
            }
        }
        if self.in_annex
            && let Some(label) = named_division(piece, lexicon)
        {
            return Class::Section(label);
        }
        Self::heading(pieces, place, lexicon).unwrap_or(Class::Plain)
    }

    fn is_closing(&self, piece: &Piece, lexicon: &Lexicon) -> bool {
        let words = piece.words();
        if piece.paragraph.place != Place::Unknown || piece.paragraph.label.is_some() {
            return false;
        }
        self.voting
            || (words.len() < 400 && lexicon.is_meeting_line(words))
            || lexicon.is_vote_line(words)
            || (self.closed
                && words.chars().count() < 40
                && lexicon.date(words).is_some()
                && final_sign(words) != Some(':'))
    }

    fn note(&mut self, class: &Class, piece: &Piece) {
        match class {
            Class::Annex => (self.in_annex, self.voting) = (true, false),
            Class::Formula => (self.closed, self.voting, self.in_annex) = (false, false, false),
            Class::Closing => {
                self.closed = true;
                self.voting |= piece.words().ends_with([':', '：']);
            }
            _ => {}
        }
    }

    /// A heading, with its numeral where it bears one.
    fn heading(pieces: &[Piece], place: usize, lexicon: &Lexicon) -> Option<Class> {
        let piece = &pieces[place];
        let words = piece.words();
        let is_styled = piece.paragraph.style == Style::Heading;
        if let Some(label) = labels::division(piece.paragraph.label.as_deref().unwrap_or(words)) {
            let title = piece.behind(&label);
            let is_apart = piece.paragraph.label.is_some() && is_title(title);
            let is_signed = |own: &str| own.ends_with(['.', '、', '．', '-', '–', ':', '：']);
            let signed = piece.paragraph.label.is_none() && is_signed(&words[..label.to]);
            let titled = label.ordinal_in(Series::Numeral).is_some() && is_title(title);
            if title.is_empty()
                || titled
                || is_apart
                || (is_styled && signed)
                || (signed && is_heading_like(pieces, place, lexicon))
            {
                return Some(Class::Section(label));
            }
        }
        let may_be = matches!(piece.paragraph.place, Place::Unknown | Place::Preamble);
        (is_styled || (may_be && is_heading_like(pieces, place, lexicon))).then_some(Class::Heading)
    }
}

/// Whether meeting and date, or the date alone, stand here in one short line, and nothing behind it but
/// perhaps an annex.
fn is_last_line(pieces: &[Piece], place: usize, lexicon: &Lexicon) -> bool {
    let words = pieces[place].words();
    let letters = words.chars().count();
    let is_date = || letters < 40 && words.starts_with(|letter: char| letter.is_ascii_digit());
    pieces.get(place + 1).is_none_or(|next| is_annex_heading(next, lexicon, true))
        && letters < 80
        && lexicon.date(words).is_some()
        && (lexicon.is_meeting_line(words) || (is_date() && final_sign(words).is_none()))
}

/// Whether a short line is a date, and the next the meeting of that day, as early Chinese resolutions print them.
fn is_date_of_meeting(pieces: &[Piece], place: usize, lexicon: &Lexicon) -> bool {
    let words = pieces[place].words();
    words.chars().count() < 30
        && lexicon.date(words).is_some()
        && pieces.get(place + 1).is_some_and(|next| lexicon.is_meeting_line(next.words()))
}

/// "Part I", "Article 3", "المادة 1": alone, or with a short title behind. Only instruments have such divisions.
pub fn named_division(piece: &Piece, lexicon: &Lexicon) -> Option<Label> {
    if piece.paragraph.label.is_some() || piece.words().len() > 400 {
        return None;
    }
    let label = lexicon.division(piece.words())?;
    let rest = piece.words()[label.next..].trim_start_matches(['.', ':', '：', ' ', '-', '–', '—']);
    (rest.is_empty() || is_title(rest)).then_some(label)
}

/// Whether the words behind a numeral are a short title: they end without a sign, and do not begin small.
pub fn is_title(title: &str) -> bool {
    let title = title.trim_start_matches(['.', ' ', '\u{a0}']);
    let first = title.trim_start_matches(['“', '«', '"', '„', '《', '「', '”']).chars().next();
    title.chars().count() < 400
        && final_sign(title).is_none()
        && first.is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
}

/// `58.b)`, where a format keeps labels apart: the item bears its paragraph's number once more.
fn item_behind_number(piece: &Piece, number: &Label) -> Option<Label> {
    let label = piece.paragraph.label.as_deref()?;
    labels::item(label.get(number.next..)?).filter(|item| number.next + item.next == label.len())
}

/// A number without its sign, before an operative verb: the source lost the sign, not the number.
fn unsigned_number(piece: &Piece, lexicon: &Lexicon) -> Option<Label> {
    let words = piece.words();
    if let Some(label) = &piece.paragraph.label {
        return labels::bare_number(label).filter(|found| found.next == label.len());
    }
    labels::bare_number(words).filter(|found| lexicon.opens_operative(&words[found.next..]))
}

/// Short words without the punctuation of a clause, behind a finished paragraph and before another.
fn is_heading_like(pieces: &[Piece], place: usize, lexicon: &Lexicon) -> bool {
    let piece = &pieces[place];
    let words = piece.words();
    let follows = place > 0 && (pieces[place - 1].is_finished() || pieces[place - 1].words().len() < 160);
    let leads = place + 1 < pieces.len();
    let has_no_sign = match final_sign(words) {
        None => true,
        Some(':') => words.chars().count() < 80 && leads_into_middle(&pieces[place + 1..]),
        Some(_) => false,
    };
    words.chars().count() < 250
        && has_no_sign
        && piece.paragraph.label.is_none()
        && !labels::is_stepped(words)
        && follows
        && leads
        && !words.starts_with(|letter: char| letter.is_lowercase())
        && (!lexicon.opens_preambular(words) || place > 0 && final_sign(pieces[place - 1].words()) == Some(':'))
}

/// Whether the next paragraph bears a label that counts on, so that words with a colon before it open no list.
fn leads_into_middle(rest: &[Piece]) -> bool {
    let Some(next) = rest.first() else { return false };
    let label = next.paragraph.label.as_deref().unwrap_or_else(|| next.words());
    let label = labels::number(label).or_else(|| labels::item(label));
    label.is_some_and(|label| label.meanings.iter().all(|meaning| meaning.ordinal > 1))
}

/// "Annex", "Annex II", "Приложение": a short heading of its own, or with its title on the same line. Scripts without
/// capitals do not tell a title from words about an annex; a numeral or a sign before it does, or the closing line.
fn is_annex_heading(piece: &Piece, lexicon: &Lexicon, is_closed: bool) -> bool {
    let words = piece.words();
    let place = piece.paragraph.place;
    let is_heading = piece.paragraph.style == Style::Heading;
    let may_be = words.len() < 800
        && piece.paragraph.label.is_none()
        && matches!(place, Place::Unknown | Place::Annex | Place::Closing | Place::Body)
        && final_sign(words).is_none();
    let Some(annex) = lexicon.annex(words).filter(|_| may_be) else { return false };
    let is_sign = |letter: char| ":：.-–—".contains(letter);
    let is_between = |letter: char| is_sign(letter) || letter.is_whitespace();
    let title = words[annex.rest..].trim_start_matches(is_between);
    let head = &words[..words.len() - title.len()];
    let between = &head[head.trim_end_matches(is_between).len()..];
    let is_told = is_closed || between.contains(is_sign) || (annex.numeral.is_some() && !between.is_empty());
    let is_titled = is_title(title) && (title.starts_with(char::is_uppercase) || is_told);
    title.is_empty() || (is_heading && words.chars().count() < 40) || is_titled
}

/// Where the cover ends in a document without a formula: before the first number or the first long paragraph.
fn cover_end(pieces: &[Piece], lexicon: &Lexicon) -> usize {
    let first = pieces.iter().position(|piece| match piece.paragraph.place {
        Place::Cover | Place::Title => false,
        Place::Unknown => {
            let words = piece.paragraph.label.as_deref().unwrap_or_else(|| piece.words());
            labels::number(words).is_some_and(|label| label.ordinal_in(Series::Number) == Some(1))
                || (piece.words().chars().count() > 160 && final_sign(piece.words()).is_some())
                || (lexicon.opens_preambular(words) && final_sign(words) == Some(','))
        }
        _ => true,
    });
    let mut first = first.unwrap_or(0);
    // The division that the first paragraph stands in is no part of the cover.
    while first > 0 && is_styled_division(&pieces[first - 1]) {
        first -= 1;
    }
    first
}

/// Whether the format says that a heading with a numeral stands here.
fn is_styled_division(piece: &Piece) -> bool {
    piece.paragraph.style == Style::Heading
        && piece.paragraph.place == Place::Unknown
        && labels::division(piece.words()).is_some_and(|label| piece.words()[..label.to].ends_with('.'))
}
