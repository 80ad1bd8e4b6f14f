//! Parts pages that are set in columns: each column is read to its foot before the next, and what is set over the full
//! width parts what stands over it from what stands under it.

use crate::readers::pdf::gutters::{self, Gutters};
use crate::readers::pdf::letters::is_right_to_left;
use crate::readers::pdf::sheet::{Glyph, Rule, Sheet};
use crate::readers::pdf::stripes::{self, Extent, Stripe};

/// A stretch of a page that is read from its top to its foot before the next one.
#[derive(Debug)]
pub(super) struct Part {
    /// Its letters and rules; those of all columns stand where those of the first do.
    pub(super) sheet: Sheet,
    /// The page that it stands on, from 0.
    pub(super) page: usize,
    pub(super) is_column: bool,
}

/// How many kinds of gutters a document has: those of left and right pages, and a few others.
const MOST_KNOWN: usize = 8;

/// Parts pages that follow each other, of which the first is the page `first`; those without columns stay whole. The
/// gutters of the document that are `known` grow by what is found.
pub(super) fn part(sheets: Vec<Sheet>, first: usize, known: &mut Vec<Gutters>) -> Vec<Part> {
    let mut found: Vec<Option<(Vec<Stripe>, Gutters)>> = sheets.iter().map(find).collect();
    for (_, gutters) in found.iter().flatten() {
        if known.len() < MOST_KNOWN && !known.iter().any(|other| other.are_like(gutters)) {
            known.push(gutters.clone());
        }
    }
    if !known.is_empty() {
        for (sheet, found) in sheets.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            *found = find_again(sheet, known);
        }
    }
    let mut out = Vec::with_capacity(sheets.len());
    for (page, (sheet, found)) in (first..).zip(sheets.into_iter().zip(found)) {
        match found {
            Some((stripes, gutters)) => out.extend(Parting::new(&sheet, &gutters).parts(sheet, page, &stripes)),
            None => out.push(Part { sheet, page, is_column: false }),
        }
    }
    out
}

fn find(sheet: &Sheet) -> Option<(Vec<Stripe>, Gutters)> {
    if !gutters::may_have(sheet) {
        return None;
    }
    let stripes = stripes::stripes(sheet);
    let gutters = gutters::find(&stripes, &sheet.rules, runs_from_right(sheet))?;
    Some((stripes, gutters))
}

/// The gutters of a page with too few lines to tell, if other pages of the document have them.
fn find_again(sheet: &Sheet, known: &[Gutters]) -> Option<(Vec<Stripe>, Gutters)> {
    let stripes = stripes::stripes(sheet);
    let from_right = runs_from_right(sheet);
    let gutters = known.iter().rev().find(|gutters| gutters::fits(&stripes, &sheet.rules, gutters, from_right))?;
    Some((stripes, gutters.clone()))
}

/// Whether most letters are Arabic.
fn runs_from_right(sheet: &Sheet) -> bool {
    let (mut turned, mut all) = (0_usize, 0_usize);
    for letter in sheet.glyphs.iter().map(|glyph| glyph.letters.first()).filter(|letter| letter.is_alphabetic()) {
        all += 1;
        turned += usize::from(is_right_to_left(letter));
    }
    turned * 2 > all
}

/// Where stripes go: over the full width, or into columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Full,
    Columns,
}

/// How a page is parted.
struct Parting<'a> {
    gutters: &'a Gutters,
    /// Whether the right column is read first.
    from_right: bool,
}

impl<'a> Parting<'a> {
    fn new(sheet: &Sheet, gutters: &'a Gutters) -> Self {
        let mut parting = Self { gutters, from_right: runs_from_right(sheet) };
        parting.from_right &= !parting.draws_left_first(sheet);
        parting
    }

    /// Whether the left column was drawn before the right one, and not line by line with it: programs that set Arabic
    /// draw the right one first, if it is to be read first.
    fn draws_left_first(&self, sheet: &Sheet) -> bool {
        let last = self.gutters.bands.len();
        let (mut left, mut right) = ((0_u64, 0_u64), (0_u64, 0_u64));
        for glyph in &sheet.glyphs {
            let sums = match self.column_of(Extent { from: glyph.from, to: glyph.to }) {
                0 => &mut left,
                column if column == last => &mut right,
                _ => continue,
            };
            *sums = (sums.0 + u64::from(glyph.drawn), sums.1 + 1);
        }
        let middle = |(sum, count): (u64, u64)| sum / count.max(1);
        middle(left) + (left.1 + right.1) / 4 < middle(right)
    }

    /// The parts of a page in the order of reading.
    fn parts(&self, mut sheet: Sheet, page: usize, stripes: &[Stripe]) -> Vec<Part> {
        let widths = self.widths(stripes);
        let mut glyphs: Vec<Option<Glyph>> = std::mem::take(&mut sheet.glyphs).into_iter().map(Some).collect();
        let mut rules = std::mem::take(&mut sheet.rules);
        rules.sort_by(|one, other| one.y.total_cmp(&other.y));
        let mut out: Vec<Part> = Vec::new();
        let (mut from, mut top) = (0, f32::MIN);
        while from < stripes.len() {
            let to = from + widths[from..].iter().take_while(|&&width| width == widths[from]).count();
            let foot = if to < stripes.len() { stripes[to - 1].y } else { f32::MAX };
            let band = Band { stripes: &stripes[from..to], top, foot };
            let columns = if widths[from] == Width::Full { vec![None] } else { self.order() };
            for column in columns {
                let mut part = Sheet { height: sheet.height, has_image: sheet.has_image, ..Sheet::default() };
                part.glyphs = self.glyphs_of(&band, column, &mut glyphs);
                part.rules = self.rules_of(&band, column, &rules);
                if !part.glyphs.is_empty() {
                    out.push(Part { sheet: part, page, is_column: column.is_some() });
                }
            }
            (from, top) = (to, foot);
        }
        match out.first_mut() {
            Some(first) => first.sheet.aside = sheet.aside,
            None => out.push(Part { sheet, page, is_column: false }),
        }
        out
    }

    /// The columns in the order of reading.
    fn order(&self) -> Vec<Option<usize>> {
        let mut columns: Vec<Option<usize>> = (0..self.gutters.apart.len()).map(Some).collect();
        if self.from_right {
            columns.reverse();
        }
        columns
    }

    fn column_of(&self, extent: Extent) -> usize {
        self.gutters.bands.iter().filter(|gutter| gutter.middle() < extent.middle()).count()
    }

    /// How far a column is moved so that it stands where the first one does.
    fn shift(&self, column: usize) -> f32 {
        -self.gutters.apart[column]
    }

    fn glyphs_of(&self, band: &Band<'_>, column: Option<usize>, glyphs: &mut [Option<Glyph>]) -> Vec<Glyph> {
        let mut places: Vec<usize> = band.stripes.iter().flat_map(|stripe| stripe.glyphs.iter().copied()).collect();
        places.sort_unstable();
        let mut out = Vec::new();
        for place in places {
            let is_in = |glyph: &mut Glyph| {
                column.is_none_or(|column| self.column_of(Extent { from: glyph.from, to: glyph.to }) == column)
            };
            out.extend(glyphs[place].take_if(is_in));
        }
        let by = column.map_or(0.0, |column| self.shift(column));
        for glyph in &mut out {
            (glyph.from, glyph.to, glyph.middle) = (glyph.from + by, glyph.to + by, glyph.middle + by);
        }
        out
    }

    /// The rules between the stripe above and the last one; `rules` stand in order from the top.
    fn rules_of(&self, band: &Band<'_>, column: Option<usize>, rules: &[Rule]) -> Vec<Rule> {
        let extent = |rule: &Rule| Extent { from: rule.from, to: rule.to };
        let is_in = |rule: &&Rule| {
            let is_across = self.gutters.bands.iter().any(|gutter| gutter.meets(extent(rule)));
            column.is_none_or(|column| !is_across && self.column_of(extent(rule)) == column)
        };
        let by = column.map_or(0.0, |column| self.shift(column));
        let moved = |rule: &Rule| Rule { from: rule.from + by, to: rule.to + by, y: rule.y };
        let from = rules.partition_point(|rule| rule.y <= band.top);
        let to = rules.partition_point(|rule| rule.y <= band.foot).max(from);
        rules[from..to].iter().filter(is_in).map(moved).collect()
    }

    fn widths(&self, stripes: &[Stripe]) -> Vec<Width> {
        let bands = &self.gutters.bands;
        let width = |is_across: bool| if is_across { Width::Full } else { Width::Columns };
        let mut widths: Vec<Width> = stripes::across(stripes, bands).into_iter().map(width).collect();
        for place in 0..stripes.len() {
            if widths[place] == Width::Columns && is_mark_beside(stripes, place, &widths) {
                widths[place] = Width::Full;
            }
        }
        for place in 1..stripes.len() {
            if widths[place - 1] == Width::Full && widths[place] == Width::Columns && self.ends(stripes, place) {
                widths[place] = Width::Full;
            }
        }
        widths
    }

    /// Whether a short line ends what is set over the full width above it.
    fn ends(&self, stripes: &[Stripe], place: usize) -> bool {
        let (above, line) = (&stripes[place - 1], &stripes[place]);
        let pieces = line.pieces(&self.gutters.bands);
        let filled = pieces.iter().filter(|piece| piece.is_some()).count();
        let is_first = self.order().first().copied().flatten().is_some_and(|column| pieces[column].is_some());
        let distance = line.y - above.y;
        let is_last = stripes.get(place + 1).is_none_or(|next| next.y - line.y > 1.2 * distance);
        filled == 1 && is_first && is_last && distance < 1.6 * line.size && (line.size - above.size).abs() < 0.5
    }
}

/// Stripes that follow each other and are of one width.
struct Band<'a> {
    stripes: &'a [Stripe],
    /// Where what stands above ends, and where it ends itself.
    top: f32,
    foot: f32,
}

/// Whether a few letters are raised over, or hang below, a line that is set over the full width.
fn is_mark_beside(stripes: &[Stripe], place: usize, widths: &[Width]) -> bool {
    let mark = &stripes[place];
    let beside = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
    beside.filter(|&beside| beside < stripes.len()).any(|beside| {
        let line = &stripes[beside];
        widths[beside] == Width::Full
            && (line.y - mark.y).abs() < 0.7 * line.size
            && mark.glyphs.len() * 4 < line.glyphs.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::pdf::sheet::{Face, Letters};

    const SIZE: f32 = 10.0;
    const LEFT: f32 = 60.0;
    const RIGHT: f32 = 284.0;

    /// Letters half as wide as they are high, blanks left out.
    fn put(sheet: &mut Sheet, x: f32, y: f32, words: &str) {
        for (place, letter) in (0_u8..).zip(words.chars()).filter(|(_, letter)| *letter != ' ') {
            let from = x + 0.5 * SIZE * f32::from(place);
            let (to, letters) = (from + 0.5 * SIZE, Letters::One(letter));
            let (face, drawn) = (Face::default(), u32::try_from(sheet.glyphs.len()).unwrap_or(0));
            let middle = f32::midpoint(from, to);
            sheet.glyphs.push(Glyph { letters, from, to, y, size: SIZE, face, middle, drawn, shown: 0, portion: 0 });
        }
    }

    /// Lines as wide as a column, twelve points apart; the first of every four is indented.
    fn column(sheet: &mut Sheet, x: f32, y: f32, lines: u8, sign: char) {
        for line in 0..lines {
            let indent = if line % 4 == 0 { 20.0 } else { 0.0 };
            let words: String = "reading is slow work for us all in the end ".chars().cycle().take(40).collect();
            let words = words.replace('a', &sign.to_string());
            let count = if indent > 0.0 { 36 } else { 40 };
            put(sheet, x + indent, y + 12.0 * f32::from(line), words.split_at(count).0);
        }
    }

    /// The page of each part, whether it is a column, and its signs.
    fn parts(sheets: Vec<Sheet>) -> Vec<(usize, bool, String)> {
        let signs = |part: &Part| {
            let letters = part.sheet.glyphs.iter().map(|glyph| glyph.letters.first());
            let is_sign = |letter: &char| letter.is_uppercase() || is_right_to_left(*letter);
            let mut signs: Vec<char> = letters.filter(is_sign).collect();
            signs.dedup();
            signs.into_iter().collect()
        };
        part(sheets, 0, &mut Vec::new()).iter().map(|part| (part.page, part.is_column, signs(part))).collect()
    }

    fn told(parts: &[(usize, bool, String)]) -> Vec<(usize, bool, &str)> {
        parts.iter().map(|part| (part.0, part.1, part.2.as_str())).collect()
    }

    #[test]
    fn the_left_column_is_read_before_the_right_one_and_headings_part_them() {
        let mut sheet = Sheet::default();
        put(&mut sheet, 150.0, 60.0, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
        column(&mut sheet, LEFT, 84.0, 10, 'A');
        // Lines of the two columns need not stand at the same heights.
        column(&mut sheet, RIGHT, 89.0, 9, 'B');
        put(&mut sheet, 150.0, 220.0, "GGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGG");
        column(&mut sheet, LEFT, 240.0, 10, 'C');
        column(&mut sheet, RIGHT, 240.0, 8, 'D');
        let found = parts(vec![sheet]);
        let wanted = [(false, "F"), (true, "A"), (true, "B"), (false, "G"), (true, "C"), (true, "D")];
        assert_eq!(told(&found), wanted.map(|(is_column, words)| (0, is_column, words)));
    }

    #[test]
    fn columns_of_arabic_are_read_from_the_right() {
        let mut sheet = Sheet::default();
        for line in 0..12_u8 {
            let y = 84.0 + 12.0 * f32::from(line);
            put(&mut sheet, LEFT, y, "ب".repeat(40).as_str());
            put(&mut sheet, RIGHT, y, "ا".repeat(40).as_str());
        }
        assert_eq!(told(&parts(vec![sheet])), [(0, true, "ا"), (0, true, "ب")]);
    }

    #[test]
    fn a_left_column_of_arabic_that_was_drawn_first_is_read_first() {
        let mut sheet = Sheet::default();
        for (x, letter) in [(LEFT, "ب"), (RIGHT, "ا")] {
            for line in 0..12_u8 {
                put(&mut sheet, x, 84.0 + 12.0 * f32::from(line), letter.repeat(40).as_str());
            }
        }
        assert_eq!(told(&parts(vec![sheet])), [(0, true, "ب"), (0, true, "ا")]);
    }

    #[test]
    fn the_right_column_stands_where_the_left_one_does() {
        let mut sheet = Sheet::default();
        column(&mut sheet, LEFT, 84.0, 10, 'A');
        column(&mut sheet, RIGHT, 84.0, 10, 'B');
        sheet.rules.push(Rule { from: RIGHT, to: RIGHT + 60.0, y: 180.0 });
        let parts = part(vec![sheet], 0, &mut Vec::new());
        let left = |part: &Part| part.sheet.glyphs.iter().fold(f32::MAX, |left, glyph| left.min(glyph.from));
        assert!(parts.len() == 2 && parts.iter().all(|part| (left(part) - LEFT).abs() < 0.1));
        assert!(parts[0].sheet.rules.is_empty() && (parts[1].sheet.rules[0].from - LEFT).abs() < 0.1);
    }

    #[test]
    fn the_last_page_has_the_columns_of_those_before() {
        let mut first = Sheet::default();
        column(&mut first, LEFT, 84.0, 20, 'A');
        column(&mut first, RIGHT, 84.0, 20, 'B');
        let mut last = Sheet::default();
        column(&mut last, LEFT, 84.0, 3, 'C');
        column(&mut last, RIGHT, 84.0, 2, 'D');
        let found = parts(vec![first, last.clone()]);
        assert_eq!(told(&found), [(0, true, "A"), (0, true, "B"), (1, true, "C"), (1, true, "D")]);
        assert_eq!(part(vec![last], 0, &mut Vec::new()).len(), 1, "alone it may be anything");
    }

    #[test]
    fn tables_and_hanging_numbers_are_no_columns() {
        let mut table = Sheet::default();
        for row in 0..12_u8 {
            let y = 84.0 + 18.0 * f32::from(row);
            column(&mut table, LEFT, y, 1, 'A');
            column(&mut table, RIGHT, y, 1, 'B');
            table.rules.push(Rule { from: LEFT, to: RIGHT + 200.0, y: y + 6.0 });
        }
        let mut cells = Sheet::default();
        let mut y = 84.0;
        for (one, other) in [(3, 1), (2, 5), (4, 2), (1, 3), (3, 2)] {
            column(&mut cells, LEFT, y, one, 'A');
            column(&mut cells, RIGHT, y, other, 'B');
            y += 12.0 * f32::from(one.max(other)) + 8.0;
        }
        let mut numbers = Sheet::default();
        let mut names = Sheet::default();
        for row in 0..20_u8 {
            let y = 84.0 + 12.0 * f32::from(row);
            put(&mut numbers, LEFT, y, "12.");
            column(&mut numbers, LEFT + 40.0, y, 1, 'A');
            put(&mut names, LEFT, y, ["READER", "WRITER OF LONG LETTERS", "PRINTER"][usize::from(row % 3)]);
            put(&mut names, RIGHT, y, ["HEARER", "BINDER OF ALL THE BOOKS", "SELLER"][usize::from(row % 3)]);
        }
        for sheet in [table, cells, numbers, names] {
            assert_eq!(part(vec![sheet], 0, &mut Vec::new()).len(), 1);
        }
    }

    #[test]
    fn translations_beside_each_other_are_columns() {
        let mut sheet = Sheet::default();
        let mut y = 84.0;
        for (one, other) in [(3, 4), (5, 5), (4, 5), (6, 5)] {
            column(&mut sheet, LEFT, y, one, 'A');
            column(&mut sheet, RIGHT, y, other, 'B');
            y += 12.0 * f32::from(one.max(other)) + 8.0;
        }
        assert_eq!(told(&parts(vec![sheet])), [(0, true, "A"), (0, true, "B")]);
    }

    #[test]
    fn the_end_of_a_paragraph_over_the_full_width_stays_with_it() {
        let mut sheet = Sheet::default();
        for line in 0..3_u8 {
            put(&mut sheet, LEFT, 60.0 + 12.0 * f32::from(line), &"F".repeat(84));
        }
        put(&mut sheet, LEFT, 96.0, "G");
        column(&mut sheet, LEFT, 120.0, 10, 'A');
        column(&mut sheet, RIGHT, 120.0, 10, 'B');
        assert_eq!(told(&parts(vec![sheet])), [(0, false, "FG"), (0, true, "A"), (0, true, "B")]);
    }
}
