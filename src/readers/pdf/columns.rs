//! Parts pages that are set in columns: each column is read to its foot before the next, and what is set over the full
//! width parts what stands over it from what stands under it.

use crate::readers::pdf::gutters::{self, Extent, Gutters, Stripe};
use crate::readers::pdf::letters::is_right_to_left;
use crate::readers::pdf::sheet::{Glyph, Rule, Sheet};

/// A stretch of a page that is read from its top to its foot before the next one.
#[derive(Debug)]
pub(super) struct Part {
    /// Its letters and rules; those of all columns stand where those of the first do.
    pub(super) sheet: Sheet,
    /// The page that it stands on, from 0.
    pub(super) page: usize,
    pub(super) is_column: bool,
}

/// Parts all pages; those without columns stay whole.
pub(super) fn part(sheets: Vec<Sheet>) -> Vec<Part> {
    let mut found: Vec<Option<(Vec<Stripe>, Gutters)>> = sheets.iter().map(find).collect();
    let known: Vec<Gutters> = found.iter().flatten().map(|(_, gutters)| gutters.clone()).collect();
    if !known.is_empty() {
        for (sheet, found) in sheets.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            *found = find_again(sheet, &known);
        }
    }
    let mut out = Vec::with_capacity(sheets.len());
    for (page, (sheet, found)) in sheets.into_iter().zip(found).enumerate() {
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
    let stripes = gutters::stripes(sheet);
    let gutters = gutters::find(&stripes, &sheet.rules, runs_from_right(sheet))?;
    Some((stripes, gutters))
}

/// The gutters of a page with too few lines to tell, if other pages of the document have them.
fn find_again(sheet: &Sheet, known: &[Gutters]) -> Option<(Vec<Stripe>, Gutters)> {
    let stripes = gutters::stripes(sheet);
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
    from_right: bool,
}

impl<'a> Parting<'a> {
    fn new(sheet: &Sheet, gutters: &'a Gutters) -> Self {
        Self { gutters, from_right: runs_from_right(sheet) }
    }

    /// The parts of a page in the order of reading.
    fn parts(&self, mut sheet: Sheet, page: usize, stripes: &[Stripe]) -> Vec<Part> {
        let widths = self.widths(stripes);
        let mut glyphs: Vec<Option<Glyph>> = std::mem::take(&mut sheet.glyphs).into_iter().map(Some).collect();
        let rules = std::mem::take(&mut sheet.rules);
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

    fn rules_of(&self, band: &Band<'_>, column: Option<usize>, rules: &[Rule]) -> Vec<Rule> {
        let extent = |rule: &Rule| Extent { from: rule.from, to: rule.to };
        let is_in = |rule: &&Rule| {
            let is_across = self.gutters.bands.iter().any(|gutter| gutter.meets(extent(rule)));
            rule.y > band.top
                && rule.y <= band.foot
                && column.is_none_or(|column| !is_across && self.column_of(extent(rule)) == column)
        };
        let by = column.map_or(0.0, |column| self.shift(column));
        let moved = |rule: &Rule| Rule { from: rule.from + by, to: rule.to + by, y: rule.y };
        rules.iter().filter(is_in).map(moved).collect()
    }

    fn widths(&self, stripes: &[Stripe]) -> Vec<Width> {
        let bands = &self.gutters.bands;
        let width = |is_across: bool| if is_across { Width::Full } else { Width::Columns };
        let mut widths: Vec<Width> = gutters::across(stripes, bands).into_iter().map(width).collect();
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
