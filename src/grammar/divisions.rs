//! Finds divisions that only the sequence tells: the letters of parts, and sections whose numeral bears no sign.

use crate::grammar::formulas;
use crate::grammar::labels::{self, Label, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::outlay::{Class, is_title};
use crate::grammar::piece::{Piece, final_sign};

/// Marks parts and unsigned sections among `classes`.
pub fn mark(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    mark_parts(pieces, &formulas::places(pieces, lexicon), classes);
    mark_unnamed_annexes(classes);
    mark_unsigned_sections(pieces, classes);
    mark_titles(pieces, classes);
}

/// Finds the titles below headings such as "Article 3".
fn mark_titles(pieces: &[Piece], classes: &mut [Class]) {
    for place in 1..classes.len() {
        let Class::Section(label) = &classes[place - 1] else { continue };
        let is_alone = label.is_named() && pieces[place - 1].behind(label).is_empty();
        let title = &pieces[place].paragraph;
        if is_alone && classes[place] == Class::Plain && title.label.is_none() && is_title(&title.text.string) {
            classes[place] = Class::Heading;
        }
    }
}

/// Finds annexes that lost the word: behind meeting and date a heading opens what no formula opens, and what is no vote.
fn mark_unnamed_annexes(classes: &mut [Class]) {
    let mut from = classes.iter().position(|class| *class == Class::Formula).unwrap_or(classes.len());
    while let Some(closing) = classes[from..].iter().position(|class| *class == Class::Closing).map(|at| from + at) {
        let behind = closing + classes[closing..].iter().take_while(|class| **class == Class::Closing).count();
        let length = classes[behind..].iter().take_while(|class| !opens_apart(class)).count();
        let stretch = &classes[behind..behind + length];
        let is_followed_by_formula = classes.get(behind + length) == Some(&Class::Formula);
        let has_body =
            stretch.iter().any(|class| matches!(class, Class::Number(_) | Class::Section(_) | Class::Item(_)));
        if stretch.first() == Some(&Class::Heading) && has_body && !is_followed_by_formula {
            classes[behind] = Class::Annex;
        }
        from = behind + length;
    }
}

/// Whether a paragraph of this class opens another part of a document.
fn opens_apart(class: &Class) -> bool {
    matches!(
        class,
        Class::Closing | Class::Formula | Class::Annex | Class::Instrument(_) | Class::Part(..) | Class::Cover
    )
}

/// Finds the letters of parts before each formula of a resolution that has several.
fn mark_parts(pieces: &[Piece], formulas: &[usize], classes: &mut [Class]) {
    if formulas.len() < 2 {
        return;
    }
    let mut expected = 1;
    let mut from = 0;
    for &formula in formulas {
        let preamble =
            classes[..formula].iter().rev().take_while(|class| matches!(class, Class::Recital | Class::Plain));
        let head = (formula - preamble.count()).max(from);
        let head = if classes[head..formula].contains(&Class::Recital) { head } else { formula };
        let reach = head.saturating_sub(4).max(from);
        let found = (reach..head).rev().find_map(|place| {
            let label = labels::division(pieces[place].words())?;
            let fits = label.ordinal_in(Series::Capital) == Some(expected)
                && matches!(
                    classes[place],
                    Class::Cover | Class::Section(_) | Class::Heading | Class::Closing | Class::Plain
                );
            fits.then_some((place, label.next))
        });
        if let Some((place, next)) = found {
            classes[place] = Class::Part(expected, next);
            for class in &mut classes[place + 1..head] {
                *class = Class::Cover;
            }
            expected += 1;
        }
        from = formula + 1;
    }
}

/// Finds sections whose heading prints a numeral or letter with no sign behind it: `A Scale`, `B Leave`. Only a
/// heading that follows the one before in order is one, and a first only where a second comes.
fn mark_unsigned_sections(pieces: &[Piece], classes: &mut [Class]) {
    let candidates: Vec<(usize, Label)> = (0..classes.len())
        .filter(|&place| match classes[place] {
            Class::Heading => true,
            Class::Plain => final_sign(pieces[place].words()).is_none() && pieces[place].paragraph.label.is_none(),
            _ => false,
        })
        .filter_map(|place| Some((place, labels::division(pieces[place].words())?)))
        .filter(|(place, label)| is_title(pieces[*place].behind(label)))
        .collect();
    for series in [Series::Numeral, Series::Capital] {
        let mut last = 0;
        let mut behind = 0;
        for (index, (place, label)) in candidates.iter().enumerate() {
            for class in &classes[behind..*place] {
                if let Class::Section(other) = class {
                    last = other.ordinal_in(series).unwrap_or(last);
                }
            }
            behind = *place;
            let Some(ordinal) = label.ordinal_in(series) else { continue };
            let second_comes = candidates.get(index + 1).is_some_and(|(_, next)| next.ordinal_in(series) == Some(2));
            if (last > 0 && ordinal == last + 1) || (ordinal == 1 && second_comes) {
                classes[*place] = Class::Section(label.clone());
            }
        }
    }
}
