//! Which way lines run and brackets face, and what stretches Arabic words: told once for a whole document.

use crate::model::letters::mirrored;
use crate::model::text::Text;
use crate::readers::pdf::letters::{STRETCH, is_right_to_left};
use crate::readers::pdf::lines::{Line, units};
use crate::readers::pdf::order::{Direction, Sign};
use crate::readers::pdf::portions::{self, Way};
use crate::readers::pdf::rows::Row;
use crate::readers::pdf::sheet::Letters;
use crate::readers::pdf::usual::commonest;

/// What tells how the lines of a document run and its brackets face, as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// How often portions of Arabic words were drawn at the left of the one before, and how often at its right.
    steps: (usize, usize),
    /// How many rows there are.
    rows: usize,
    /// Where the rows of Arabic letters begin and end, from left to right.
    arabic: Vec<(f32, f32)>,
    /// How many brackets in text from right to left face each other, and how many do not.
    brackets: (usize, usize),
}

fn is_arabic(row: &Row) -> bool {
    row.spots.iter().any(|spot| is_right_to_left(spot.glyph.letters.first()))
}

fn signs(row: &Row) -> Vec<Sign> {
    units(row).into_iter().map(|(_, unit)| unit.sign).collect()
}

impl Turns {
    /// How the lines of the document run, now that these pages are read too. What was drawn first tells more where they
    /// run from the left: there the place of numbers and signs does not tell what they were read behind.
    pub(super) fn way(&mut self, pages: &[Vec<Row>]) -> Way {
        for row in pages.iter().flatten() {
            self.rows += 1;
            let turned = row.spots.iter().filter(|spot| is_right_to_left(spot.glyph.letters.first())).count();
            if turned > 0 {
                let (left, right) = portions::steps(&signs(row));
                self.steps = (self.steps.0 + left, self.steps.1 + right);
            }
            if turned * 2 > row.spots.len() {
                self.arabic.push((row.from(), row.to()));
            }
        }
        let direction = self.direction();
        let (left, right) = self.steps;
        Way { direction, is_drawn_as_read: direction == Direction::LeftToRight && left > 4 * right }
    }

    /// Which way the lines of a document run: where its lines of Arabic letters that are short stand at the right, from
    /// there. Those made to end at both margins tell nothing.
    fn direction(&self) -> Direction {
        let rows = &self.arabic;
        if rows.len() < 2 && self.rows > 4 * rows.len() || rows.is_empty() {
            return Direction::LeftToRight;
        }
        // The margins: where most rows begin and end, within two points.
        let (left, most_left) = commonest(rows.iter().map(|row| (row.0, 1)), 2.0);
        let (right, most_right) = commonest(rows.iter().map(|row| (row.1, 1)), 2.0);
        let slack = 0.15 * (right - left);
        let (mut from_left, mut from_right) = (0, 0);
        for (from, to) in rows.iter().filter(|(from, to)| to - from < right - left - slack) {
            let (before, behind) = ((from - left).abs(), (right - to).abs());
            from_left += usize::from(behind > before + slack);
            from_right += usize::from(before > behind + slack);
        }
        if from_left == from_right {
            (from_left, from_right) = (most_left, most_right);
        }
        if from_left > from_right { Direction::LeftToRight } else { Direction::RightToLeft }
    }

    /// Turns the brackets of text from right to left, where they face the wrong way; returns those turned, as drawn.
    pub(super) fn turn_brackets(&mut self, pages: &mut [Vec<Row>], way: Way) -> String {
        let mut turned = String::new();
        if !(pages.iter().flatten().any(is_arabic) && self.face_wrong_way(pages, way)) {
            return turned;
        }
        for row in pages.iter_mut().flatten() {
            let places: Vec<usize> = turned_brackets(row, way).map(|(place, _)| place).collect();
            for place in places {
                if let Letters::One(letter) = &mut row.spots[place].glyph.letters {
                    turned.push(*letter);
                    *letter = mirrored(*letter);
                }
            }
        }
        turned
    }

    fn face_wrong_way(&mut self, pages: &[Vec<Row>], way: Way) -> bool {
        let (right, wrong) = &mut self.brackets;
        for row in pages.iter().flatten() {
            let mut open = 0_usize;
            for (_, letter) in turned_brackets(row, way) {
                match letter {
                    '(' | '[' | '«' => open += 1,
                    ')' | ']' | '»' if open > 0 => (open, *right) = (open - 1, *right + 1),
                    ')' | ']' | '»' => *wrong += 1,
                    _ => {}
                }
            }
        }
        *wrong > *right
    }
}

/// The brackets of a row that stand in text from right to left, in the order of reading.
fn turned_brackets(row: &Row, way: Way) -> impl Iterator<Item = (usize, char)> {
    let units = units(row);
    let signs: Vec<Sign> = units.iter().map(|(_, unit)| unit.sign).collect();
    let read = way.read(&signs).into_iter().filter(|read| read.is_turned);
    let places: Vec<(usize, char)> = read.map(|read| (units[read.place].0, signs[read.place].letter)).collect();
    places.into_iter().filter(|&(_, letter)| mirrored(letter) != letter)
}

/// Takes out the strokes that stretch Arabic words to fill their lines; returns how many.
///
/// Where there are few, somebody typed them, and they stay.
pub(super) fn drop_stretches(lines: &mut [&mut Line]) -> usize {
    let count = |wanted: fn(char) -> bool| -> usize {
        lines.iter().map(|line| line.words().chars().filter(|&letter| wanted(letter)).count()).sum()
    };
    if count(|letter| letter == STRETCH) * 150 < count(is_right_to_left) {
        return 0;
    }
    lines.iter_mut().map(|line| drop_from(&mut line.text)).sum()
}

/// A stroke at the end of a word is no stretch: `هـ` is a letter of a list.
fn drop_from(text: &mut Text) -> usize {
    let mut dropped = 0;
    let mut from = 0;
    while let Some(at) = text.string[from..].find(STRETCH).map(|at| from + at) {
        let to =
            at + text.string[at..].chars().take_while(|&letter| letter == STRETCH).map(char::len_utf8).sum::<usize>();
        let inside =
            |letter: Option<char>| letter.is_some_and(|letter| is_right_to_left(letter) && letter.is_alphabetic());
        if inside(text.string[..at].chars().next_back()) && inside(text.string[to..].chars().next()) {
            dropped += (to - at) / STRETCH.len_utf8();
            text.remove(at, to);
            from = at;
        } else {
            from = to;
        }
    }
    dropped
}
