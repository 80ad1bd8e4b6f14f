//! Tells hyphens at which no line may end (U+2011) from usual ones.
//!
//! Most fonts have one glyph for both, and files then tell the usual one. But programs that set words in one go set the
//! binding hyphen apart from the words beside it, since it is no place to break a line at. Where a program sets all its
//! hyphens apart, nothing can be told.

use crate::model::letters::is_unspaced;
use crate::readers::pdf::letters::is_right_to_left;
use crate::readers::pdf::rows::{Blank, Row, Spot};
use crate::readers::pdf::sheet::Letters;

const BINDING: char = '\u{2011}';

/// How a hyphen was set between two letters or figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    WithWords,
    Apart,
}

/// How many hyphens of a document were set each way, as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Settings {
    with_words: usize,
    apart: usize,
}

impl Settings {
    fn add(&mut self, pages: &[Vec<Row>]) {
        for (_, setting) in pages.iter().flatten().flat_map(settings) {
            match setting {
                Setting::WithWords => self.with_words += 1,
                Setting::Apart => self.apart += 1,
            }
        }
    }

    /// Whether it tells something that a hyphen is set apart: a few words are set together by any program, a fifth is
    /// no accident.
    fn tell(&self) -> bool {
        self.with_words > 0 && self.with_words * 5 >= self.with_words + self.apart
    }
}

/// Makes the hyphens binding that are set apart from the words beside them; returns them as they were drawn.
pub(super) fn bind(pages: &mut [Vec<Row>], known: &mut Settings) -> String {
    let mut bound = String::new();
    known.add(pages);
    if !known.tell() {
        return bound;
    }
    for row in pages.iter_mut().flatten() {
        let places: Vec<usize> =
            settings(row).filter(|found| found.1 == Setting::Apart).map(|(place, _)| place).collect();
        for place in places {
            row.spots[place].glyph.letters.push_to(&mut bound);
            row.spots[place].glyph.letters = Letters::One(BINDING);
        }
    }
    bound
}

/// What stands for binding hyphens in the words.
pub(super) fn binding(count: usize) -> String {
    BINDING.to_string().repeat(count)
}

/// The hyphens of a row between letters or figures, and how they were set.
fn settings(row: &Row) -> impl Iterator<Item = (usize, Setting)> {
    // In lines that run from right to left, figures are parted for that alone.
    let turned = row.spots.iter().any(|spot| is_right_to_left(spot.glyph.letters.first()));
    let spots = if turned { &[] } else { row.spots.as_slice() };
    spots.windows(3).enumerate().filter_map(|(before, spots)| {
        let [one, hyphen, other] = spots else { return None };
        let is_hyphen = matches!(hyphen.glyph.letters, Letters::One('-' | '\u{2010}'));
        if !(is_hyphen && are_joined(one, hyphen, row.size) && are_joined(hyphen, other, row.size)) {
            return None;
        }
        let together = |spot: &Spot| spot.glyph.shown == hyphen.glyph.shown;
        match (together(one), together(other)) {
            (true, true) => Some((before + 1, Setting::WithWords)),
            (false, false) => Some((before + 1, Setting::Apart)),
            _ => None,
        }
    })
}

/// Whether two signs stand in one word of a script that has hyphens, with no more room between them than letters keep
/// (a quarter of the size).
fn are_joined(one: &Spot, other: &Spot, size: f32) -> bool {
    let is_of_word = |spot: &Spot| {
        let letter = spot.glyph.letters.first();
        // A hyphen among letters of another script is of another font, and set apart for that.
        letter.is_alphanumeric() && !is_unspaced(letter) || matches!(letter, '-' | '\u{2010}')
    };
    is_of_word(one)
        && is_of_word(other)
        && other.blank == Blank::None
        && other.glyph.from - one.glyph.to < 0.25 * size
        && one.is_raised == other.is_raised
}
