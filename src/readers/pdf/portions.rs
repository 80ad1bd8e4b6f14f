//! From the order of drawing to the order of reading, where a program draws the portions of its lines as they are read.
//!
//! The order on the page does not tell what was read first in a line from the left with words from the right in it:
//! `2017 قرار` may stand for either order. Programs that draw each portion of a line on its own do tell it.

use crate::readers::pdf::letters::{is_digit, is_right_to_left};
use crate::readers::pdf::order::{Direction, Read, Sign, is_left_to_right, reading_order, turned};

/// How the lines of a document run, and how they were drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) direction: Direction,
    /// Whether the portions of lines were drawn in the order of reading.
    pub(super) is_drawn_as_read: bool,
}

impl Way {
    /// The order of reading of a row whose signs stand from left to right.
    pub(super) fn read(self, row: &[Sign]) -> Vec<Read> {
        if self.is_drawn_as_read { order_of_drawing(row) } else { reading_order(row, self.direction) }
    }
}

/// Letters side by side that were drawn together, or across each other.
#[derive(Clone, Copy, Debug)]
struct Portion {
    from: usize,
    to: usize,
    /// The least place of its letters in the order of drawing.
    drawn: u32,
    script: Script,
}

/// What tells which way a portion is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    /// Latin letters or figures.
    Latin,
    /// Arabic and Latin letters, drawn together.
    Both,
    /// Signs only: what was drawn before and behind them tells.
    Neither,
}

/// How often portions of Arabic words were drawn at the left of the one before, and how often at its right.
pub(super) fn steps(row: &[Sign]) -> (usize, usize) {
    let mut portions = apart(row);
    portions.retain(|portion| portion.script == Script::Arabic);
    portions.sort_by_key(|portion| portion.drawn);
    let left = portions.windows(2).filter(|pair| pair[1].from < pair[0].from).count();
    (left, portions.len().saturating_sub(1) - left)
}

/// The order of reading of a row whose portions were drawn as they are read.
fn order_of_drawing(row: &[Sign]) -> Vec<Read> {
    let portions = portions(row);
    let ranks = ranks(&portions);
    // Between the portions, which have even places in the order of reading, there is room for room.
    let mut pieces: Vec<(usize, Vec<Read>)> = Vec::with_capacity(2 * portions.len());
    for (number, portion) in portions.iter().enumerate() {
        let is_drawn_from_right =
            |left: usize, right: usize| ranks.get(left) == ranks.get(right).map(|rank| rank + 1).as_ref();
        let is_turned = is_drawn_from_right(number, number + 1)
            || number.checked_sub(1).is_some_and(|before| is_drawn_from_right(before, number));
        pieces.push((2 * ranks[number] + 1, portion.read(row, is_turned)));
    }
    for (number, pair) in portions.windows(2).enumerate() {
        let (left, right) = (ranks[number], ranks[number + 1]);
        let place = match (pair[0].script, pair[1].script) {
            _ if left.abs_diff(right) == 1 => 2 * left.max(right),
            (Script::Latin | Script::Neither, _) => 2 * left + 2,
            (_, Script::Latin | Script::Neither) => 2 * right,
            _ => 2 * right + 2,
        };
        pieces.push((place, straight(pair[0].to, pair[1].from).collect()));
    }
    pieces.sort_by_key(|(place, _)| *place);
    pieces.into_iter().flat_map(|(_, read)| read).collect()
}

impl Portion {
    fn read(&self, row: &[Sign], is_turned: bool) -> Vec<Read> {
        match self.script {
            Script::Arabic => turned(row, self.from, self.to),
            Script::Both => {
                let inner = reading_order(&row[self.from..self.to], Direction::LeftToRight);
                inner.into_iter().map(|read| Read { place: self.from + read.place, ..read }).collect()
            }
            Script::Neither if is_turned => turned(row, self.from, self.to),
            Script::Latin | Script::Neither => straight(self.from, self.to).collect(),
        }
    }
}

fn straight(from: usize, to: usize) -> impl Iterator<Item = Read> {
    (from..to).map(|place| Read { place, is_turned: false })
}

/// For each portion, how many were drawn before it.
fn ranks(portions: &[Portion]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..portions.len()).collect();
    order.sort_by_key(|&number| portions[number].drawn);
    let mut ranks = vec![0; portions.len()];
    for (rank, number) in order.into_iter().enumerate() {
        ranks[number] = rank;
    }
    ranks
}

/// The portions of a row from left to right, without the room between them.
fn portions(row: &[Sign]) -> Vec<Portion> {
    together(row, apart(row))
}

/// The portions as they were drawn.
fn apart(row: &[Sign]) -> Vec<Portion> {
    let is_letter = |place: &usize| !row[*place].letter.is_whitespace();
    let mut places: Vec<usize> = (0..row.len()).filter(is_letter).collect();
    places.sort_by_key(|&place| (row[place].portion, place));
    let mut extents: Vec<(usize, usize)> = places
        .chunk_by(|&one, &other| row[one].portion == row[other].portion)
        .map(|places| (places[0], places[places.len() - 1] + 1))
        .collect();
    extents.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(extents.len());
    for (from, to) in extents {
        match out.last_mut().filter(|last| from < last.1) {
            Some(last) => last.1 = last.1.max(to),
            None => out.push((from, to)),
        }
    }
    out.into_iter().map(|(from, to)| portion(row, from, to)).collect()
}

/// Puts Arabic portions together that stand side by side and were drawn one behind the other from the left: no reader
/// reads them so, which means that a program drew parts of one portion as they stand.
fn together(row: &[Sign], portions: Vec<Portion>) -> Vec<Portion> {
    let ranks = ranks(&portions);
    let mut out: Vec<Portion> = Vec::with_capacity(portions.len());
    for (number, next) in portions.into_iter().enumerate() {
        let is_behind = number > 0 && ranks[number] == ranks[number - 1] + 1;
        match out.last_mut() {
            Some(last) if is_behind && last.script == Script::Arabic && next.script == Script::Arabic => {
                *last = Portion { drawn: last.drawn.min(next.drawn), ..portion(row, last.from, next.to) };
            }
            _ => out.push(next),
        }
    }
    out
}

fn portion(row: &[Sign], from: usize, to: usize) -> Portion {
    let signs = &row[from..to];
    let has = |wanted: fn(char) -> bool| signs.iter().any(|sign| wanted(sign.letter));
    let script = match (has(is_right_to_left), has(is_left_to_right)) {
        (true, true) => Script::Both,
        (true, false) => Script::Arabic,
        (false, true) => Script::Latin,
        (false, false) if has(is_digit) => Script::Latin,
        _ => Script::Neither,
    };
    Portion { from, to, drawn: signs.iter().map(|sign| sign.drawn).min().unwrap_or(0), script }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::letters::mirrored;

    /// The row of these portions from left to right, each with its place in the order of drawing.
    fn row(portions: &[(&str, u32)]) -> Vec<Sign> {
        let sign = |letter, portion, drawn| Sign { letter, drawn, portion, is_raised: false };
        let all = portions.iter().flat_map(|&(words, portion)| words.chars().map(move |letter| (letter, portion)));
        all.zip(0..).map(|((letter, portion), place)| sign(letter, portion, 100 * portion + place)).collect()
    }

    fn read(portions: &[(&str, u32)]) -> String {
        let row = row(portions);
        let letter =
            |read: Read| if read.is_turned { mirrored(row[read.place].letter) } else { row[read.place].letter };
        order_of_drawing(&row).into_iter().map(letter).collect()
    }

    #[test]
    fn words_from_the_right_in_a_line_from_the_left_come_in_the_order_of_drawing() {
        assert_eq!(read(&[("A/71/187 ", 1), (") ", 5), ("2370", 3), (" رارق", 2)]), "A/71/187 قرار 2370 (");
        assert_eq!(read(&[("(", 3), ("2017", 2), (") رارق", 1), ("،", 4)]), "قرار (2017)،");
        assert_eq!(read(&[("2", 5), (" ص ةحفص ", 4), ("(", 3), ("7", 2), (")", 1)]), "(7) صفحة ص 2");
    }

    #[test]
    fn a_line_without_letters_comes_in_the_order_of_drawing_too() {
        assert_eq!(read(&[("(", 2), ("2017", 1), (".", 3)]), "2017).");
    }

    #[test]
    fn parts_of_a_portion_drawn_from_the_left_are_read_as_one() {
        assert_eq!(read(&[("1 - ", 1), ("ةماعلا ", 2), ("ةيعمجلا", 3)]), "1 - الجمعية العامة");
    }

    #[test]
    fn steps_to_the_left_tell_the_order_of_reading() {
        assert_eq!(steps(&row(&[("ةماعلا ", 2), ("ةيعمجلا", 1)])), (1, 0));
        assert_eq!(steps(&row(&[("ةماعلا ", 1), ("ةيعمجلا", 2)])), (0, 1));
    }
}
