//! Decides which numbers are numbers of paragraphs: those that follow in sequence.
//!
//! A page number, a year or the number of a note never becomes a paragraph. A gap or a doubled number that the
//! source surely prints is kept. Where numbers begin anew, the heading before them is a section.

use crate::grammar::labels::{self, Label, Meaning, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::outlay::Class;
use crate::grammar::piece::{Piece, final_sign};
use crate::model::letters::OPENING_QUOTES;

/// Settles the numbers among `classes[from..to]`, which count together. Returns whether they begin anew somewhere.
pub fn settle(pieces: &[Piece], classes: &mut [Class], from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let mut counter = Counter::default();
    let mut following = next_values(&classes[from..to]);
    for place in from..to {
        let Class::Number(label) = &classes[place] else {
            counter.pass(&classes[place], place);
            continue;
        };
        let value = label.ordinal_in(Series::Number).unwrap_or(0);
        let is_sure = pieces[place].paragraph.label.is_some();
        let opens = place > 0 && final_sign(pieces[place - 1].words()) == Some(':');
        let verb = || lexicon.opens_operative(pieces[place].behind(label));
        let next = following.pop().unwrap_or(0);
        // A paragraph that was put in behind another bears its number, and "bis".
        if value == counter.last && labels::inserted(printed_label(&pieces[place], label)).is_some() {
            continue;
        }
        let is_quoted = printed_label(&pieces[place], label).trim_start().starts_with(OPENING_QUOTES);
        let goes_on = is_quoted && counter.quoted.is_some_and(|quoted| value == quoted + 1);
        let verdict = if goes_on { Verdict::Item } else { counter.judge(value, is_sure, opens, next, verb) };
        match verdict {
            Verdict::Paragraph => counter.accept(value),
            Verdict::Again => {
                let counted = counter.last + 1;
                classes[place] = Class::Number(counting(counted, label));
                counter.accept(counted);
                counter.printed = value;
            }
            Verdict::Anew(boundary) => {
                if classes[boundary] == Class::Heading {
                    classes[boundary] = Class::Section(Label { to: 0, next: 0, meanings: Vec::new() });
                }
                counter.restarts = true;
                counter.accept(value);
            }
            Verdict::Item => {
                classes[place] = Class::Item(counting(value, label));
                counter.nested = Some(value);
                counter.quoted = counter.nested.filter(|_| is_quoted);
            }
            Verdict::Words => classes[place] = Class::Plain,
        }
    }
    counter.restarts
}

/// The label, read as this number.
fn counting(ordinal: u32, label: &Label) -> Label {
    Label { meanings: vec![Meaning { series: Series::Number, ordinal }], ..label.clone() }
}

/// Where nothing bears a number, the numbers in brackets of a draft are those of its paragraphs: `1)`, `(2)`, if the
/// first stands before an operative verb.
pub fn settle_bracketed(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    if classes.iter().any(|class| matches!(class, Class::Number(_))) {
        return;
    }
    let mut has_formula = false;
    let mut next = 1;
    for (piece, class) in pieces.iter().zip(classes) {
        has_formula |= *class == Class::Formula;
        let Class::Item(label) = class else { continue };
        let is_next = label.ordinal_in(Series::Digit) == Some(next);
        if has_formula && is_next && (next > 1 || lexicon.opens_operative(piece.behind(label))) {
            *class = Class::Number(counting(next, label));
            next += 1;
        }
    }
}

/// The label as it is printed.
pub fn printed_label<'a>(piece: &'a Piece, label: &Label) -> &'a str {
    piece.paragraph.label.as_deref().unwrap_or_else(|| &piece.words()[..label.to])
}

/// The values of the numbers, each that of the number behind it, in reverse.
fn next_values(classes: &[Class]) -> Vec<u32> {
    let values = classes.iter().filter_map(|class| match class {
        Class::Number(label) => label.ordinal_in(Series::Number),
        _ => None,
    });
    let mut values: Vec<u32> = values.skip(1).chain([0]).collect();
    values.reverse();
    values
}

/// What a number is.
enum Verdict {
    /// The number of a paragraph.
    Paragraph,
    /// A number that the source has printed before, by a slip.
    Again,
    /// The first number behind the heading at this place.
    Anew(usize),
    /// The number of an item in a list.
    Item,
    /// No number at all.
    Words,
}

#[derive(Default)]
struct Counter {
    /// The last paragraph's number, by counting where it is printed more than once.
    last: u32,
    /// The last paragraph's number as printed.
    printed: u32,
    /// The last number of a list inside the paragraph.
    nested: Option<u32>,
    /// The same, where its numbers stand behind quotes: those of words that are quoted inside the paragraph.
    quoted: Option<u32>,
    /// The first heading since the last number.
    boundary: Option<usize>,
    restarts: bool,
}

impl Counter {
    fn pass(&mut self, class: &Class, place: usize) {
        if matches!(class, Class::Section(_) | Class::Heading | Class::Instrument(_)) {
            self.boundary.get_or_insert(place);
            if matches!(class, Class::Section(_)) {
                self.boundary = Some(place);
            }
        }
    }

    fn accept(&mut self, value: u32) {
        self.last = value;
        self.printed = value;
        (self.nested, self.quoted) = (None, None);
        self.boundary = None;
    }

    fn judge(&self, value: u32, is_sure: bool, opens: bool, next: u32, verb: impl Fn() -> bool) -> Verdict {
        if value == self.last + 1 && !(opens && value == 1 && self.last > 0) {
            return Verdict::Paragraph;
        }
        if self.nested.is_some_and(|nested| value == nested + 1) {
            return Verdict::Item;
        }
        let may_slip = self.boundary.is_none() && !opens && (is_sure || verb());
        if may_slip && self.slips(value, next) {
            return Verdict::Again;
        }
        if value == 1 {
            return match self.boundary {
                Some(boundary) if !opens => Verdict::Anew(boundary),
                _ => Verdict::Item,
            };
        }
        let is_gap = value > self.last && (is_sure || (value <= self.last + 3 && verb()));
        let is_double = may_slip && value == self.printed;
        if is_gap || is_double || (self.last == 0 && is_sure) {
            Verdict::Paragraph
        } else if is_sure {
            Verdict::Item
        } else {
            Verdict::Words
        }
    }

    /// Whether the source, which counts its paragraphs wrongly, prints a number again that it has had; `next` is the
    /// number behind it. Where it did so before, its numbers stay behind the paragraphs from there on.
    fn slips(&self, value: u32, next: u32) -> bool {
        let is_behind = self.printed < self.last;
        if value == self.printed {
            next == value || next == self.last + 2 || (next == value + 1 && (is_behind || value == 1))
        } else {
            (is_behind && self.printed < value && value <= self.last) || (value == 1 && next == self.last + 1)
        }
    }
}
