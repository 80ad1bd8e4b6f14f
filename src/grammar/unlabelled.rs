//! Tells what paragraphs without number or letter are: recitals, operative paragraphs, items of a list, text.
//!
//! They are judged division by division, from the heading of a section to the next, once the numbers are settled.

use crate::grammar::labels::{self, Label, Meaning, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::outlay::Class;
use crate::grammar::piece::{Piece, final_sign, is_and};
use crate::manuscript::printed::{Place, Style};
use crate::model::letters::is_unspaced;
use crate::model::text::Role;
use std::ops::Range;

/// Settles the classes of all unlabelled paragraphs.
pub fn settle(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    settle_marked_recitals(pieces, classes, lexicon);
    settle_lettered_headings(pieces, classes);
    settle_lost_numbers(pieces, classes, lexicon);
    settle_lists(pieces, classes, lexicon);
    settle_lost_bullets(pieces, classes);
    let mut ground = Ground::default();
    let mut from = 0;
    for place in 1..=classes.len() {
        if classes.get(place).is_none_or(opens_division) {
            ground.enter(&classes[from]);
            let has_number = classes[from..place].iter().any(|class| matches!(class, Class::Number(_)));
            // Without a formula only numbers tell that a text has an operative part: a statement has none.
            if (ground.has_formula || has_number) && !ground.in_annex {
                settle_division(pieces, classes, from..place, lexicon);
            }
            from = place;
        }
    }
}

fn opens_division(class: &Class) -> bool {
    matches!(class, Class::Section(_) | Class::Formula | Class::Part(..) | Class::Annex | Class::Instrument(_))
}

/// Where in the resolution a division lies.
#[derive(Default)]
struct Ground {
    has_formula: bool,
    in_annex: bool,
}

impl Ground {
    fn enter(&mut self, class: &Class) {
        match class {
            Class::Annex | Class::Instrument(_) => self.in_annex = true,
            Class::Part(..) => self.in_annex = false,
            Class::Formula => self.has_formula = true,
            _ => {}
        }
    }
}

/// Finds recitals that a page or a typist marked: each with a bullet, or counted `1)`, right behind the formula.
fn settle_marked_recitals(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    for formula in 0..classes.len() {
        if classes[formula] != Class::Formula {
            continue;
        }
        for place in formula + 1..classes.len() {
            match &classes[place] {
                Class::Item(label) if is_mark(label) && lexicon.opens_preambular(pieces[place].behind(label)) => {
                    classes[place] = Class::Recital;
                }
                Class::Item(_) | Class::Plain => {}
                _ => break,
            }
        }
    }
}

/// Whether a label is a bullet, or counts items.
pub fn is_mark(label: &Label) -> bool {
    label.ordinal_in(Series::Bullet).is_some() || label.ordinal_in(Series::Digit).is_some()
}

/// Finds headings inside lists that the source gave the letter of the item behind them.
fn settle_lettered_headings(pieces: &[Piece], classes: &mut [Class]) {
    for place in 1..classes.len() {
        let [Class::Item(one), Class::Item(other)] = &classes[place - 1..=place] else { continue };
        let is_same = one.meanings == other.meanings && one.ordinal_in(Series::Letter).is_some();
        let ends = |place: usize| final_sign(pieces[place].words()).is_some();
        let is_line = length(pieces[place - 1].behind(one)) < LINE;
        if is_same && is_line && !ends(place - 1) && ends(place) {
            classes[place - 1] = Class::Heading;
        }
    }
}

/// Finds operative paragraphs that lost their number: as many of them stand in a gap of the numbers as are missing there.
fn settle_lost_numbers(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    let number = |class: &Class| match class {
        Class::Number(label) => label.ordinal_in(Series::Number),
        _ => None,
    };
    let mut last = None;
    for place in 0..classes.len() {
        if opens_division(&classes[place]) {
            last = None;
        }
        let Some(value) = number(&classes[place]) else { continue };
        if let Some((from, before)) = last.replace((place, value)) {
            let opens = |at: &usize| classes[*at] == Class::Plain && lexicon.opens_operative(pieces[*at].words());
            let lost: Vec<usize> = (from + 1..place).filter(opens).collect();
            if before + 1 < value && u32::try_from(lost.len()) == Ok(value - before - 1) {
                for (at, ordinal) in lost.into_iter().zip(before + 1..) {
                    let meanings = vec![Meaning { series: Series::Number, ordinal }];
                    classes[at] = Class::Number(Label { to: 0, next: 0, meanings });
                }
            }
        }
    }
}

/// Finds lists whose items bear no label: two and more short paragraphs behind a colon.
fn settle_lists(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    let formula = classes.iter().position(|class| *class == Class::Formula).unwrap_or(classes.len());
    for opener in 0..classes.len() {
        let holds = match classes[opener] {
            Class::Number(_) | Class::Item(_) => true,
            Class::Plain => opener > formula,
            _ => false,
        };
        if !holds || final_sign(pieces[opener].words()) != Some(':') {
            continue;
        }
        let may_open = |words: &str| {
            classes[opener] == Class::Plain && (lexicon.opens_operative(words) || lexicon.opens_preambular(words))
        };
        let run = match classes[opener] {
            Class::Number(_) => run_of_sentences(pieces, classes, opener + 1, lexicon),
            _ => None,
        };
        let run = run.unwrap_or_else(|| run_of_items(pieces, classes, opener + 1, may_open));
        // Lines of a text without styles look like headings, but three headings never stand in a row.
        let least = if classes[run.clone()].contains(&Class::Heading) { 3 } else { 2 };
        if run.len() >= least {
            classes[run].fill(Class::Item(labels::unprinted()));
        }
    }
}

/// Finds items that lost their bullet: between two bullets, ending as an item does.
fn settle_lost_bullets(pieces: &[Piece], classes: &mut [Class]) {
    let is_bullet = |class: &Class| matches!(class, Class::Item(label) if label.ordinal_in(Series::Bullet).is_some());
    for place in 1..classes.len().saturating_sub(1) {
        if classes[place] == Class::Plain
            && is_bullet(&classes[place - 1])
            && is_bullet(&classes[place + 1])
            && matches!(final_sign(pieces[place].words()), Some(',' | ';'))
            && !is_emphasised(&pieces[place])
        {
            classes[place] = Class::Item(labels::unprinted());
        }
    }
}

/// Whether all words are set off, as those of a note to the item before are.
fn is_emphasised(piece: &Piece) -> bool {
    let text = &piece.paragraph.text;
    text.spans.iter().any(|span| span.role == Role::Emphasis && span.from == 0 && span.to + 1 >= text.string.len())
}

/// The most letters that an item without a label has, and one that does not end as items do; a Chinese sign
/// counts as three.
const ITEM: usize = 400;
const LINE: usize = 120;

fn length(words: &str) -> usize {
    words.chars().map(|letter| if is_unspaced(letter) { 3 } else { 1 }).sum()
}

/// From `from` on, the paragraphs that may be items: they end with a semicolon or a comma, the last with a full
/// stop; or they are lines. What goes on unlabelled behind them is no list but text.
fn run_of_items(pieces: &[Piece], classes: &[Class], from: usize, may_open: impl Fn(&str) -> bool) -> Range<usize> {
    let mut to = from;
    let is_line = |place: usize| match classes[place] {
        Class::Plain => true,
        Class::Heading => pieces[place].paragraph.style == Style::Plain,
        _ => false,
    };
    while to < classes.len() && is_line(to) {
        let words = pieces[to].words();
        let length = length(words);
        let sign = final_sign(words);
        let ends = matches!(sign, Some(';' | ',')) || length < LINE;
        if labels::is_stepped(words)
            || length > ITEM
            || sign == Some(':')
            || pieces[to].paragraph.label.is_some()
            || may_open(words)
        {
            return from..from;
        }
        to += 1;
        if !ends {
            break;
        }
    }
    if classes.get(to) == Some(&Class::Plain) { from..from } else { from..to }
}

/// The paragraphs from `from` on up to the next number, where the last of them ends the numbered paragraph with a
/// semicolon: they are items of its list, though the others end as sentences do.
fn run_of_sentences(pieces: &[Piece], classes: &[Class], from: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let to = from + classes[from..].iter().position(|class| *class != Class::Plain)?;
    let may_be = |piece: &Piece| {
        let words = piece.words();
        length(words) <= ITEM
            && piece.paragraph.label.is_none()
            && final_sign(words).is_some_and(|sign| sign != ':')
            && !lexicon.opens_operative(words)
    };
    let holds = to > from + 1
        && matches!(classes[to], Class::Number(_))
        && final_sign(pieces[to - 1].words()) == Some(';')
        && pieces[from..to].iter().all(may_be);
    holds.then_some(from..to)
}

/// What is known of an unlabelled paragraph by itself.
struct Signs<'a> {
    words: &'a str,
    lexicon: &'a Lexicon,
    /// Whether the format says that it is a recital, or of the preamble.
    styled: bool,
    last: Option<char>,
}

impl<'a> Signs<'a> {
    fn of(piece: &'a Piece, lexicon: &'a Lexicon) -> Self {
        let words = piece.words();
        let styled = piece.paragraph.style == Style::Recital || piece.paragraph.place == Place::Preamble;
        Self { words, lexicon, styled, last: final_sign(words) }
    }

    // The signs that are dear to look for are asked for last.

    fn has_opener(&self) -> bool {
        self.lexicon.opens_preambular(self.words)
    }

    fn has_verb(&self) -> bool {
        self.lexicon.opens_operative(self.words)
    }

    /// Whether it opens with an "and" or an "or" behind which no recital opens.
    fn goes_on(&self) -> bool {
        let head = self.words.split_once(' ');
        head.is_some_and(|(and, rest)| is_and(and) && !self.lexicon.opens_preambular(rest))
    }
}

fn settle_division(pieces: &[Piece], classes: &mut [Class], division: Range<usize>, lexicon: &Lexicon) {
    let signs: Vec<Option<Signs>> = division
        .clone()
        .map(|place| (classes[place] == Class::Plain).then(|| Signs::of(&pieces[place], lexicon)))
        .collect();
    let is_number = |place: &usize| matches!(classes[*place], Class::Number(_));
    let first_number = division.clone().find(is_number);
    let preamble_to = first_number.unwrap_or_else(|| division.start + end_of_preamble(&signs));
    let mut after_item = false;
    let mut operative = false;
    for place in division.clone() {
        let Some(signs) = &signs[place - division.start] else {
            match classes[place] {
                Class::Item(_) => after_item = true,
                Class::Number(_) => (operative, after_item) = (true, false),
                Class::Table => {}
                _ => after_item = false,
            }
            continue;
        };
        let leads = classes.get(place + 1).is_some_and(|next| matches!(next, Class::Number(_)));
        let class = if place < preamble_to {
            recital(signs, after_item, leads)
        } else if first_number.is_some() {
            late_recital(signs)
        } else {
            unnumbered(signs, after_item, operative)
        };
        if class != Class::Plain || signs.last == Some('.') {
            after_item = false;
        }
        operative |= class == Class::Operative;
        classes[place] = class;
    }
}

/// Where the preamble of a division without numbers ends: behind the last paragraph that ends in a comma, or that
/// the format calls a recital while an operative paragraph is still to come.
fn end_of_preamble(signs: &[Option<Signs>]) -> usize {
    let operative = |signs: &Signs| signs.last != Some(',') && signs.has_verb() && !signs.has_opener();
    let first = signs.iter().position(|signs| signs.as_ref().is_some_and(operative)).unwrap_or(signs.len());
    let last_verb = signs.iter().rposition(|signs| signs.as_ref().is_some_and(Signs::has_verb)).unwrap_or(0);
    let is_recital = |place: usize, signs: &Signs| {
        let ends = signs.last == Some(',') && (signs.styled || place < first || signs.has_opener());
        ends || (signs.styled && place < last_verb && signs.has_opener())
    };
    (0..signs.len())
        .rev()
        .find(|&place| signs[place].as_ref().is_some_and(|signs| is_recital(place, signs)))
        .map_or(0, |last| last + 1)
}

/// In a preamble. A line with a colon that leads up to number one is no recital, and text behind a list must look
/// like one.
fn recital(signs: &Signs, after_item: bool, leads: bool) -> Class {
    let is_recital = if after_item {
        (signs.styled && signs.last == Some(',') && !signs.goes_on()) || signs.has_opener()
    } else if leads && signs.last == Some(':') {
        false
    } else {
        signs.styled || matches!(signs.last, Some(',' | ';')) || signs.has_opener()
    };
    if is_recital { Class::Recital } else { Class::Plain }
}

/// Behind numbers: budget resolutions put recitals between them.
fn late_recital(signs: &Signs) -> Class {
    let is_recital = signs.styled && !matches!(signs.last, Some('.' | ';')) && signs.has_opener();
    if is_recital { Class::Recital } else { Class::Plain }
}

/// Behind the preamble of a division without numbers: the first paragraph, and others that open with a verb.
fn unnumbered(signs: &Signs, after_item: bool, operative: bool) -> Class {
    let is_first = !operative && !after_item && matches!(signs.last, Some('.' | ':' | ';'));
    let has_verb = signs.has_verb();
    if signs.last != Some('.') && !has_verb && signs.has_opener() {
        Class::Recital
    } else if has_verb || is_first {
        Class::Operative
    } else {
        Class::Plain
    }
}
