//! The letters of a row, each with its column: in the order of the screen, joined, and spread where rows are filled.

use crate::layout::breaking::End;
use crate::layout::direction::is_right_to_left;
use crate::layout::glyphs;
use crate::layout::joining;
use crate::layout::setting::{Bidi, Fill, Setting};
use crate::layout::shown::Shown;
use crate::model::letters::mirrored;
use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A letter as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter<'a> {
    /// The cluster, in the form that joins its neighbours.
    pub cluster: Cow<'a, str>,
    /// First byte in the shown words; for the hyphen of a divided word, the byte behind the row.
    pub at: usize,
    /// Cells from the left edge of the rows.
    pub column: usize,
    /// Cells that it takes; 0 for a sign that only steers its neighbours.
    pub width: usize,
}

/// The most cells by which one space grows.
const MOST_GROWTH: usize = 2;

/// The letters of `shown.words[words]`, set from `indent` cells on, in rows of `setting.width` cells.
pub fn letters<'a>(
    shown: &'a Shown,
    words: Range<usize>,
    indent: usize,
    end: End,
    setting: &Setting,
) -> Vec<Letter<'a>> {
    let mut letters = in_order(shown, words.clone(), setting);
    if end == End::Divided {
        let hyphen = Letter { cluster: Cow::Borrowed("-"), at: words.end, column: 0, width: 1 };
        letters.push(hyphen);
    }
    let used: usize = letters.iter().map(|letter| letter.width).sum();
    let room = setting.width.saturating_sub(indent + used);
    let gaps = letters.iter().filter(|letter| letter.cluster == " ").count();
    let spreads = setting.fill == Fill::Even && end != End::Last && gaps > 0 && room <= gaps * MOST_GROWTH;
    let mut column = match (setting.right_to_left, spreads) {
        (false, _) => indent,
        (true, true) => 0,
        (true, false) => room,
    };
    let mut gap = 0;
    for letter in &mut letters {
        letter.column = column;
        column += letter.width;
        if spreads && letter.cluster == " " {
            column += (gap + 1) * room / gaps - gap * room / gaps;
            gap += 1;
        }
    }
    letters
}

/// The letters from left to right, without their columns.
fn in_order<'a>(shown: &'a Shown, words: Range<usize>, setting: &Setting) -> Vec<Letter<'a>> {
    let row = &shown.words[words.clone()];
    let clusters = glyphs::clusters(row, setting.joins());
    let from = words.start;
    let plain = |&(at, cluster): &(usize, &'a str)| Letter {
        cluster: Cow::Borrowed(cluster),
        at: from + at,
        column: 0,
        width: glyphs::width_of(cluster),
    };
    let Some(levels) = shown.levels(setting.right_to_left) else { return clusters.iter().map(plain).collect() };
    match setting.bidi {
        Bidi::Off => clusters.iter().map(plain).collect(),
        Bidi::Terminal => isolated(clusters.iter().map(plain).collect(), setting.right_to_left),
        Bidi::Reader => {
            let joined = joining::joined(&clusters);
            let level_of = |at: usize| levels.get(from + at).copied().unwrap_or(Level::ltr());
            let row_levels: Vec<Level> = clusters.iter().map(|&(at, _)| level_of(at)).collect();
            let order = BidiInfo::reorder_visual(&row_levels);
            let turned = |place: usize| {
                let (at, cluster) = clusters[place];
                let shape = joined[place].clone().map_or(Cow::Borrowed(cluster), Cow::Owned);
                let shape = if row_levels[place].is_rtl() { facing_left(shape) } else { shape };
                Letter { cluster: shape, at: from + at, column: 0, width: glyphs::width_of(cluster) }
            };
            order.into_iter().map(turned).collect()
        }
    }
}

/// Wraps a row into an isolate, so that the terminal turns it within its own cells.
fn isolated(mut letters: Vec<Letter<'_>>, right_to_left: bool) -> Vec<Letter<'_>> {
    let opening = if right_to_left { '\u{2067}' } else { '\u{2066}' };
    if let Some(first) = letters.first_mut() {
        first.cluster = format!("{opening}{}", first.cluster).into();
    }
    if let Some(last) = letters.last_mut() {
        last.cluster = format!("{}\u{2069}", last.cluster).into();
    }
    letters
}

/// Words of one line as they stand from left to right, for bars and lists.
pub fn line(words: &str, setting: &Setting) -> String {
    let shown = Shown::plain(words);
    let right_to_left = setting.right_to_left && words.chars().any(is_right_to_left);
    let setting = Setting { right_to_left, ..*setting };
    in_order(&shown, 0..words.len(), &setting).into_iter().map(|letter| letter.cluster).collect()
}

/// A sign that points the other way where the words do.
fn facing_left(cluster: Cow<'_, str>) -> Cow<'_, str> {
    let mut signs = cluster.chars();
    match (signs.next().map(|sign| (sign, mirrored(sign))), signs.next()) {
        (Some((sign, other)), None) if other != sign => Cow::Owned(other.to_string()),
        _ => cluster,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(right_to_left: bool, bidi: Bidi, width: usize) -> Setting {
        Setting { width, right_to_left, bidi, ..Setting::default() }
    }

    fn seen(words: &str, setting: &Setting) -> String {
        let shown = Shown::plain(words);
        letters(&shown, 0..words.len(), 0, End::Last, setting).iter().map(|letter| letter.cluster.as_ref()).collect()
    }

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(seen("abc (d)", &setting(false, Bidi::Reader, 20)), "abc (d)");
    }

    #[test]
    fn numbers_symbols_and_brackets_keep_their_sense_inside_arabic() {
        let row = setting(true, Bidi::Reader, 60);
        assert!(seen("القرار A/RES/75/10 المؤرخ", &row).contains("A/RES/75/10"));
        assert!(seen("في 23 نوفمبر 2020 هنا", &row).contains("2020"));
        assert!(seen("كوفيد (COVID-19) هنا", &row).contains("(COVID-19)"));
        assert_eq!(seen("‹{س}›", &row), "‹{\u{feb1}}›");
        // Read from the right, the number of a paragraph comes first.
        assert!(seen("13 - تشجع", &row).ends_with("- 13"), "{}", seen("13 - تشجع", &row));
    }

    #[test]
    fn levels_come_from_the_whole_paragraph_and_order_from_the_row() {
        let words = "في abc def 123 هنا";
        let shown = Shown::plain(words);
        let from = words.find("def").unwrap_or(0);
        let to = words.find(" هنا").unwrap_or(0);
        let row: String = letters(&shown, from..to, 0, End::Last, &setting(true, Bidi::Reader, 40))
            .iter()
            .map(|letter| letter.cluster.as_ref())
            .collect();
        assert_eq!(row, "def 123");
    }

    #[test]
    fn rows_from_the_right_end_at_the_right_edge() {
        let words = "سلام عليكم";
        let shown = Shown::plain(words);
        let letters = letters(&shown, 0..words.len(), 3, End::Last, &setting(true, Bidi::Reader, 30));
        let last = letters.last().map(|letter| (letter.at, letter.column + letter.width));
        assert_eq!(last, Some((0, 27)), "the first letter read stands three cells from the right edge");
    }

    #[test]
    fn a_terminal_that_turns_letters_gets_them_unturned_and_isolated() {
        let row = setting(true, Bidi::Terminal, 30);
        assert_eq!(seen("سلام 5", &row), "\u{2067}سلام 5\u{2069}");
        assert_eq!(seen("سلام 5", &setting(true, Bidi::Off, 30)), "سلام 5");
    }

    #[test]
    fn filled_rows_end_at_the_edge_and_no_space_grows_by_more_than_two_cells() {
        let words = "one two three four";
        let shown = Shown::plain(words);
        for width in 18..40 {
            let row = Setting { fill: Fill::Even, ..setting(false, Bidi::Reader, width) };
            let set = letters(&shown, 0..words.len(), 0, End::Goes, &row);
            let end = set.last().map_or(0, |letter| letter.column + letter.width);
            assert_eq!(end, if width <= 18 + 6 { width } else { 18 });
            assert_eq!(letters(&shown, 0..words.len(), 0, End::Last, &row).last().map(|l| l.column), Some(17));
        }
    }
}
