//! Finds the gutters of pages set in columns: upright bands without letters, with text of like measure beside them.

use crate::readers::pdf::sheet::{Rule, Sheet};
use crate::readers::pdf::stripes::{self, Extent, Stripe};
use crate::readers::pdf::usual::{commonest, median, within};
use std::ops::Range;

/// The gutters of a page.
#[derive(Clone, Debug)]
pub(super) struct Gutters {
    /// From left to right.
    pub(super) bands: Vec<Extent>,
    /// Where the lines of the first column begin that have no indent: at the right where lines run from there.
    first: f32,
    /// How far each column stands from the first.
    pub(super) apart: Vec<f32>,
}

impl Gutters {
    /// Whether others stand where these do.
    pub(super) fn are_like(&self, other: &Self) -> bool {
        let near = |(one, other): (&Extent, &Extent)| (one.middle() - other.middle()).abs() < 2.0;
        self.bands.len() == other.bands.len()
            && self.bands.iter().zip(&other.bands).all(near)
            && (self.first - other.first).abs() < 2.0
    }
}

/// Lines in columns, as a page must have them at least, in each.
const LEAST_LINES: usize = 6;

/// How wide a column is at least, in parts of the size of its letters.
const LEAST_WIDTH: f32 = 9.0;

/// How many gutters a page has at most: what has more is a table.
const MOST_GUTTERS: usize = 3;

/// How wide a page may be in points: what is wider is no page for people.
const WIDEST: f32 = 4_000.0;

/// Whether few letters stand over some upright band in the middle of a page, as far as counting them tells: most pages
/// need no closer look.
pub(super) fn may_have(sheet: &Sheet) -> bool {
    const BIN: f32 = 2.0;
    /// How many bins the narrowest gutter covers.
    const WIDTH: usize = 3;
    let mut counts = [0_usize; 1024];
    for glyph in sheet.glyphs.iter().filter(|glyph| !glyph.letters.is_space()) {
        counts[bin((glyph.from + glyph.to) / (2.0 * BIN)).min(1023)] += 1;
    }
    let Some(first) = counts.iter().position(|&count| count > 0) else { return false };
    let last = counts.iter().rposition(|&count| count > 0).unwrap_or(first);
    let bins = &counts[first..=last];
    let all: usize = bins.iter().sum();
    let mut before = 0;
    let is_inner = |&&count: &&usize| {
        before += count;
        before * 6 > all && before * 6 < all * 5
    };
    let inner: Vec<usize> = bins.iter().filter(is_inner).copied().collect();
    let usual = WIDTH * all / bins.len();
    inner.windows(WIDTH).any(|bins| bins.iter().sum::<usize>() * 5 <= usual * 3)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places lie within the page")]
fn bin(place: f32) -> usize {
    place.max(0.0) as usize
}

/// The gutters of a page that is set in columns for the most part, from left to right, and where the lines of its
/// columns begin; none where it is not.
pub(super) fn find(stripes: &[Stripe], rules: &[Rule], from_right: bool) -> Option<Gutters> {
    let all = bands(stripes);
    if all.len() > MOST_GUTTERS {
        return None;
    }
    let alone = if all.len() > 1 { all.iter().map(|&gutter| vec![gutter]).collect() } else { Vec::new() };
    std::iter::once(all).chain(alone).filter(|bands| !bands.is_empty()).find_map(|bands| {
        let columns = Columns::new(stripes, &bands)?;
        let starts: Vec<f32> = columns.lines.iter().map(|lines| start(lines, from_right)).collect();
        // All lines of a column may be indented: the other margin tells better how far columns stand apart.
        let ends: Option<Vec<f32>> = columns.lines.iter().map(|lines| end(lines, from_right)).collect();
        let apart = |edges: &[f32]| -> Vec<f32> { edges.iter().map(|edge| edge - edges[0]).collect() };
        let (by_starts, by_ends) = (apart(&starts), ends.map(|ends| apart(&ends)));
        let is_other = |ends: &Vec<f32>| ends.iter().zip(&by_starts).any(|(one, other)| (one - other).abs() > 4.0);
        let apart = by_ends.filter(is_other).unwrap_or(by_starts);
        columns.are_text(rules).then_some(Gutters { bands, first: starts[0], apart })
    })
}

/// Whether a page of few lines has the gutters of another page: what its columns hold begins where lines do there, with
/// an indent or without.
pub(super) fn fits(stripes: &[Stripe], rules: &[Rule], gutters: &Gutters, from_right: bool) -> bool {
    let Some(columns) = Columns::new(stripes, &gutters.bands) else { return false };
    let is_at_start = |(lines, apart): (&Vec<Piece>, &f32)| {
        let sign = if from_right { -1.0 } else { 1.0 };
        let beside = |line: &Piece| sign * (line.start(from_right) - gutters.first - apart);
        let count = |reach: f32| lines.iter().filter(|line| (-2.0..reach).contains(&beside(line))).count();
        // Paragraphs are indented by three letters at most.
        count(2.0) * 10 >= lines.len() && count(3.0 * columns.size + 2.0) * 5 >= lines.len() * 4
    };
    columns.lines.iter().zip(&gutters.apart).all(is_at_start) && !columns.are_cells(rules)
}

/// The upright bands in the middle of a page over which the fewest lines stand.
fn bands(stripes: &[Stripe]) -> Vec<Extent> {
    let runs = || stripes.iter().flat_map(|stripe| &stripe.runs);
    let left = runs().fold(f32::MAX, |left, run| left.min(run.from));
    let right = runs().fold(f32::MIN, |right, run| right.max(run.to));
    if !(0.0..WIDEST).contains(&(right - left)) {
        return Vec::new();
    }
    let counts = counts(stripes, left, right);
    let size = median(stripes.iter().filter(|stripe| stripe.size > 0.0).map(|stripe| stripe.size).collect());
    let least = bin((0.7 * size.unwrap_or(0.0)).max(6.0));
    let inner = counts.len() / 5..counts.len() - counts.len() / 5;
    let Some(fewest) = fewest(&counts[inner.clone()], least) else { return Vec::new() };
    let place = |bin: usize| left + f32::from(u16::try_from(bin).unwrap_or(u16::MAX));
    let wide = low(&counts, inner, fewest + 1 + stripes.len() / 25).filter(|band| band.len() >= least);
    // Numbers that hang beside text stand over few of its lines: they are no part of the gutter.
    let bare = wide.filter_map(|band| {
        let most = self::fewest(&counts[band.clone()], least)?;
        low(&counts, band, most).max_by_key(ExactSizeIterator::len)
    });
    bare.map(|band| Extent { from: place(band.start), to: place(band.end) }).collect()
}

/// The least number of lines that any `width` counts beside each other do not pass.
fn fewest(counts: &[usize], width: usize) -> Option<usize> {
    counts.windows(width).filter_map(|window| window.iter().max()).min().copied()
}

/// The stretches of `within` in which no count is over `most`.
fn low(counts: &[usize], within: Range<usize>, most: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = within.start;
    let places: Vec<usize> = within.clone().filter(|&place| counts[place] > most).chain([within.end]).collect();
    places.into_iter().map(move |to| std::mem::replace(&mut from, to + 1)..to)
}

/// How many lines stand over each point from `left` to `right`.
fn counts(stripes: &[Stripe], left: f32, right: f32) -> Vec<usize> {
    let width = bin(right - left) + 1;
    let mut steps = vec![(0_usize, 0_usize); width + 1];
    // What is as short as the number of a page tells nothing.
    for run in stripes.iter().filter(|stripe| stripe.glyphs.len() > 4).flat_map(|stripe| &stripe.runs) {
        steps[bin(run.from - left).min(width)].0 += 1;
        steps[bin((run.to - left).ceil()).min(width)].1 += 1;
    }
    let mut count = 0;
    let mut counts = Vec::with_capacity(width);
    for (begin, end) in &steps[..width] {
        count = count + begin - end;
        counts.push(count);
    }
    counts
}

/// A line in a column.
#[derive(Clone, Copy, Debug)]
struct Piece {
    y: f32,
    extent: Extent,
}

impl Piece {
    fn start(self, from_right: bool) -> f32 {
        if from_right { self.extent.to } else { self.extent.from }
    }
}

/// The outermost place where at least a tenth of the lines of a column begin.
fn start(lines: &[Piece], from_right: bool) -> f32 {
    let sign = if from_right { -1.0 } else { 1.0 };
    let mut starts: Vec<f32> = lines.iter().map(|line| sign * line.start(from_right)).collect();
    starts.sort_by(f32::total_cmp);
    let least = (starts.len() / 10).max(2);
    let place = starts.iter().copied().find(|&start| within(&starts, start, 0.5) >= least);
    sign * place.or(starts.first().copied()).unwrap_or(0.0)
}

/// Where lines end that are made to end at one place, if those of a column are.
fn end(lines: &[Piece], from_right: bool) -> Option<f32> {
    let (end, count) = commonest(lines.iter().map(|line| (line.start(!from_right), 1)), 0.5);
    (count * 5 > lines.len() * 2).then_some(end)
}

/// The lines of a page in columns.
struct Columns<'a> {
    gutters: &'a [Extent],
    lines: Vec<Vec<Piece>>,
    size: f32,
}

impl<'a> Columns<'a> {
    /// `None` where most lines stand over a gutter.
    fn new(stripes: &[Stripe], gutters: &'a [Extent]) -> Option<Self> {
        let mut columns = Self { gutters, lines: vec![Vec::new(); gutters.len() + 1], size: 0.0 };
        let (mut within, mut across) = (0, 0);
        let mut sizes = Vec::new();
        let are_across = stripes::across(stripes, gutters).into_iter();
        for (stripe, is_across) in stripes.iter().zip(are_across).filter(|(stripe, _)| stripe.glyphs.len() > 2) {
            if is_across {
                across += 1;
                continue;
            }
            within += 1;
            sizes.push(stripe.size);
            for (column, extent) in columns.lines.iter_mut().zip(stripe.pieces(gutters)) {
                column.extend(extent.map(|extent| Piece { y: stripe.y, extent }));
            }
        }
        columns.size = median(sizes)?;
        (within > across).then_some(columns)
    }

    /// Whether the columns hold text of like measure, and not the cells of a table or a list.
    fn are_text(&self, rules: &[Rule]) -> bool {
        let widths: Vec<f32> = self.lines.iter().map(|lines| width(lines)).collect();
        let narrowest = widths.iter().copied().fold(f32::MAX, f32::min);
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let is_full = |(lines, width): (&Vec<Piece>, &f32)| {
            let full = lines.iter().filter(|line| line.extent.width() > 0.8 * width).count();
            lines.len() >= LEAST_LINES && full * 5 > lines.len() * 2
        };
        narrowest > LEAST_WIDTH * self.size
            && widest < 1.35 * narrowest
            && self.lines.iter().zip(&widths).all(is_full)
            && !self.are_cells(rules)
    }

    /// Whether rules or beginnings at the same heights tell that the text stands in the rows of a table. Translations
    /// beside each other begin at the same heights too, but their paragraphs are of like length.
    fn are_cells(&self, rules: &[Rule]) -> bool {
        let blocks: Vec<Vec<&[Piece]>> = self.lines.iter().map(|lines| blocks(lines)).collect();
        let top = self.lines.iter().filter_map(|lines| lines.first()).fold(f32::MAX, |top, line| top.min(line.y));
        let foot = self.lines.iter().filter_map(|lines| lines.last()).fold(f32::MIN, |foot, line| foot.max(line.y));
        let is_across = |rule: &&Rule| {
            let extent = Extent { from: rule.from, to: rule.to };
            self.gutters.iter().any(|&gutter| extent.spans(gutter)) && rule.y > top && rule.y < foot
        };
        let mut heights: Vec<f32> = rules.iter().filter(is_across).map(|rule| rule.y).collect();
        heights.sort_by(f32::total_cmp);
        heights.dedup_by(|one, other| *one - *other < self.size);
        if heights.len() > 2 {
            return true;
        }
        blocks.windows(2).any(|pair| {
            let beside: Vec<(usize, usize)> = beside(&pair[0], &pair[1], self.size).collect();
            let are_aligned = beside.len() > 2 && beside.len() * 3 > pair[0].len().max(pair[1].len()) * 2;
            let alike =
                beside.iter().filter(|&&(one, other)| one.abs_diff(other) <= (one.max(other) / 4).max(1)).count();
            let lines: usize = beside.iter().map(|&(one, other)| one + other).sum();
            let are_alike = alike * 5 >= beside.len() * 4 && lines >= 5 * beside.len() && heights.is_empty();
            are_aligned && !are_alike
        })
    }
}

/// How wide a column is: from where most of its lines begin to where most end.
fn width(lines: &[Piece]) -> f32 {
    let sorted = |place: fn(&Piece) -> f32| {
        let mut places: Vec<f32> = lines.iter().map(place).collect();
        places.sort_by(f32::total_cmp);
        places
    };
    let (starts, ends) = (sorted(|line| line.extent.from), sorted(|line| line.extent.to));
    let (few, last) = (lines.len() / 10, lines.len().saturating_sub(1));
    starts.get(few).zip(ends.get(last - few.min(last))).map_or(0.0, |(start, end)| end - start)
}

/// The lines of a column in paragraphs that have more room over them than lines have.
fn blocks(lines: &[Piece]) -> Vec<&[Piece]> {
    let pitch = median(lines.windows(2).map(|pair| pair[1].y - pair[0].y).collect()).unwrap_or(0.0);
    lines.chunk_by(|one, other| other.y - one.y < 1.25 * pitch).collect()
}

/// The blocks of two columns that begin at the same height; how many lines each has.
fn beside<'a>(
    left: &'a [&[Piece]],
    right: &'a [&[Piece]],
    size: f32,
) -> impl Iterator<Item = (usize, usize)> + use<'a> {
    left.iter().filter_map(move |one| {
        let first = right.partition_point(|other| other[0].y <= one[0].y - 0.3 * size);
        let other = right.get(first).filter(|other| other[0].y < one[0].y + 0.3 * size)?;
        Some((one.len(), other.len()))
    })
}
