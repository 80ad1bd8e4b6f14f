//! The letters of a page by their heights, over its whole width: what of them stands over a gutter, what beside it.

use crate::readers::pdf::sheet::{Glyph, Sheet};
use crate::readers::pdf::usual::median;

/// How many cells of a row are looked at.
const MOST_CELLS: usize = 24;

/// Letters at nearly one height, over the whole width of a page.
#[derive(Debug)]
pub(super) struct Stripe {
    pub(super) y: f32,
    pub(super) size: f32,
    /// Places of its letters among those of the page, blanks too.
    pub(super) glyphs: Vec<usize>,
    /// Where words stand, from left to right; those with usual room between them count as one.
    pub(super) runs: Vec<Extent>,
}

/// From the left to the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Extent {
    pub(super) fn width(self) -> f32 {
        self.to - self.from
    }

    pub(super) fn middle(self) -> f32 {
        f32::midpoint(self.from, self.to)
    }

    /// Whether `other` covers its middle: numbers may hang into a gutter, and letters lean over its edge.
    pub(super) fn meets(self, other: Self) -> bool {
        let slack = 0.1 * self.width();
        other.from < self.middle() - slack && other.to > self.middle() + slack
    }

    /// Whether it covers all of `other`.
    pub(super) fn spans(self, other: Self) -> bool {
        self.from < other.from && self.to > other.to
    }
}

/// The letters of a page by their heights, from its top.
pub(super) fn stripes(sheet: &Sheet) -> Vec<Stripe> {
    let glyphs = &sheet.glyphs;
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    order.sort_by(|&one, &other| glyphs[one].y.total_cmp(&glyphs[other].y));
    let near = |first: usize, place: usize| glyphs[place].y - glyphs[first].y < 0.3 * glyphs[first].size;
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=order.len() {
        if at == order.len() || !near(order[from], order[at]) {
            out.push(stripe(glyphs, order[from..at].to_vec()));
            from = at;
        }
    }
    out
}

fn stripe(glyphs: &[Glyph], mut places: Vec<usize>) -> Stripe {
    const USUAL_ROOM: f32 = 0.7;
    places.sort_by(|&one, &other| glyphs[one].from.total_cmp(&glyphs[other].from));
    let letters = || places.iter().map(|&place| &glyphs[place]).filter(|glyph| !glyph.letters.is_space());
    let size = median(letters().map(|glyph| glyph.size).collect()).unwrap_or(0.0);
    let y = median(letters().map(|glyph| glyph.y).collect()).unwrap_or_else(|| glyphs[places[0]].y);
    let mut runs: Vec<Extent> = Vec::new();
    for glyph in letters() {
        match runs.last_mut() {
            Some(run) if glyph.from - run.to < USUAL_ROOM * size => run.to = run.to.max(glyph.to),
            _ => runs.push(Extent { from: glyph.from, to: glyph.to }),
        }
    }
    Stripe { y, size, glyphs: places, runs }
}

/// For each stripe, whether its words stand over a gutter, or it is one of the rows of a table, with cells under each
/// other in two columns.
pub(super) fn across(stripes: &[Stripe], gutters: &[Extent]) -> Vec<bool> {
    let cells: Vec<Vec<f32>> = stripes.iter().map(|stripe| stripe.cells(gutters)).collect();
    let are_under = |one: &[f32], other: &[f32], size: f32| {
        let found = one.iter().filter(|&cell| other.iter().any(|other| (cell - other).abs() < 0.3 * size));
        found.count() > 1
    };
    let is_row = |place: usize| {
        let beside = [place.checked_sub(1), Some(place + 1)].into_iter().flatten().filter_map(|place| cells.get(place));
        beside.into_iter().any(|other| are_under(&cells[place], other, stripes[place].size))
    };
    (0..stripes.len()).map(|place| stripes[place].is_over(gutters) || is_row(place)).collect()
}

impl Stripe {
    fn is_over(&self, gutters: &[Extent]) -> bool {
        self.runs.iter().any(|&run| gutters.iter().any(|gutter| gutter.meets(run)))
    }

    /// Where the further cells of a row of a table begin, with wide room before them, if there are some in two columns.
    /// What follows a number or a letter is none.
    fn cells(&self, gutters: &[Extent]) -> Vec<f32> {
        let wide = |pair: &&[Extent]| pair[1].from - pair[0].to > 1.8 * self.size && pair[0].width() > 3.0 * self.size;
        let column = |run: &Extent| gutters.iter().filter(|gutter| gutter.middle() < run.middle()).count();
        let within = self.runs.chunk_by(|one, other| column(one) == column(other));
        let cells: Vec<Vec<f32>> =
            within.map(|runs| runs.windows(2).filter(wide).map(|pair| pair[1].from).collect()).collect();
        if cells.iter().filter(|cells| !cells.is_empty()).count() > 1 {
            cells.into_iter().flatten().take(MOST_CELLS).collect()
        } else {
            Vec::new()
        }
    }

    /// What stands in each column.
    pub(super) fn pieces(&self, gutters: &[Extent]) -> Vec<Option<Extent>> {
        let mut out: Vec<Option<Extent>> = vec![None; gutters.len() + 1];
        for run in &self.runs {
            let column = gutters.iter().filter(|gutter| gutter.middle() < run.middle()).count();
            let known = out[column].unwrap_or(*run);
            out[column] = Some(Extent { from: known.from.min(run.from), to: known.to.max(run.to) });
        }
        out
    }
}
