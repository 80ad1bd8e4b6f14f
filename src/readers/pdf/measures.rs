//! What is usual in a document: the size of its letters, where its lines begin and end.

use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::letters::is_right_to_left;
use crate::readers::pdf::lines::Line;

/// What is usual in the text of a document, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    /// The size of most letters.
    pub(super) size: f32,
    /// Where lines begin that have no indent.
    pub(super) start: f32,
    /// Where the longest lines end, but for a few.
    pub(super) end: f32,
    /// How far apart two places may be that are meant to be the same.
    pub(super) slack: f32,
    /// Whether Arabic is set from the left: blanks at the ends of lines then stand before their first letter, and
    /// where a line begins tells little.
    pub(super) is_loose: bool,
}

impl Measures {
    /// Measures the lines of all pages that are as large as most and longer than a few words.
    pub(super) fn new(pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let size = commonest(lines().map(|line| (line.size, line.words().len())), 0.3);
        let body: Vec<&Line> =
            lines().filter(|line| (line.size - size).abs() < 0.05 * size && line.words().len() > 20).collect();
        let starts = sorted(body.iter().map(|line| line.start));
        let usual = commonest(starts.iter().map(|&start| (start, 1)), 0.4);
        let turned = body.iter().filter(|line| line.words().contains(is_right_to_left)).count();
        let is_loose = turned * 2 > body.len() && usual > 0.0;
        let start = if is_loose { usual } else { leftmost(&starts, usual) };
        // Places are exact where a program set the page, and rough where letters were recognised in a picture.
        let is_exact = within(&starts, start, 0.06 * size) * 2 > within(&starts, start, 2.0 * size);
        let slack = if is_exact { 0.15 * size } else { 0.6 * size };
        Self { size, start, end: right_end(&sorted(body.iter().map(|line| line.end))), slack, is_loose }
    }
}

fn sorted(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    places
}

/// How many of `places`, which are sorted, lie nearer to `place` than `reach`.
pub(super) fn within(places: &[f32], place: f32, reach: f32) -> usize {
    places.partition_point(|&other| other < place + reach) - places.partition_point(|&other| other <= place - reach)
}

/// The least of `starts` that is at least a third as common as `usual`: where there are many short paragraphs, more
/// lines begin with an indent than without.
fn leftmost(starts: &[f32], usual: f32) -> f32 {
    let least = within(starts, usual, 0.4).div_ceil(3).max(2);
    starts.iter().copied().find(|&start| within(starts, start, 0.4) >= least).map_or(usual, |start| start.min(usual))
}

/// Where lines end that are made to end at one place; otherwise where the longest end, but for a few.
fn right_end(ends: &[f32]) -> f32 {
    let usual = commonest(ends.iter().map(|&end| (end, 1)), 2.0);
    let beyond = ends.len() - ends.partition_point(|&end| end <= usual + 2.0);
    let longest = ends.get(ends.len().saturating_sub(1 + ends.len() / 40)).copied().unwrap_or(usual);
    if beyond * 12 > ends.len() { longest } else { usual }
}

/// The value that weighs most, among those within `slack` of each other.
fn commonest(values: impl Iterator<Item = (f32, usize)>, slack: f32) -> f32 {
    let mut values: Vec<(f32, usize)> = values.collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut best = (0_usize, 0.0);
    let (mut from, mut weight) = (0, 0);
    for &(value, more) in &values {
        weight += more;
        while value - values[from].0 > slack {
            weight -= values[from].1;
            from += 1;
        }
        if weight > best.0 {
            best = (weight, value);
        }
    }
    best.1
}
