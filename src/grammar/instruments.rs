//! Finds the instrument that a resolution adopts in its only paragraph: a declaration, a pact, an outcome document.

use crate::grammar::lexicon::Lexicon;
use crate::grammar::outlay::{Class, named_division};
use crate::grammar::piece::{Piece, final_sign};

/// A heading behind the single unnumbered paragraph that adopts an instrument, whose numbers are its own.
pub fn mark(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    let Some(formula) = classes.iter().position(|class| *class == Class::Formula) else { return };
    let first_number = (formula..classes.len())
        .find(|&place| matches!(classes[place], Class::Number(_) | Class::Annex))
        .unwrap_or(classes.len());
    for place in formula + 1..first_number.min(classes.len().saturating_sub(1)) {
        let words = pieces[place].words();
        let adopts = classes[place] == Class::Plain
            && classes[place + 1] == Class::Heading
            && matches!(final_sign(words), Some(':' | '.'))
            && lexicon.opens_operative(words);
        let own_numbers = || {
            classes.get(first_number).is_none_or(|class| match class {
                Class::Number(label) => !lexicon.opens_operative(pieces[first_number].behind(label)),
                _ => true,
            })
        };
        if adopts && own_numbers() {
            let article = named_division(&pieces[place + 1], lexicon);
            if article.is_some() {
                mark_articles(pieces, classes, place + 2, lexicon);
            }
            classes[place + 1] = Class::Instrument(article);
            return;
        }
    }
}

/// The articles of an instrument, to the end of what the resolution adopts.
fn mark_articles(pieces: &[Piece], classes: &mut [Class], from: usize, lexicon: &Lexicon) {
    for (piece, class) in pieces[from..].iter().zip(&mut classes[from..]) {
        match class {
            Class::Formula | Class::Part(..) | Class::Annex | Class::Closing => return,
            Class::Heading | Class::Plain => {
                if let Some(label) = named_division(piece, lexicon) {
                    *class = Class::Section(label);
                }
            }
            _ => {}
        }
    }
}
