//! What is usual in a document: the size of its letters, where its lines begin and end.

use crate::model::text::Role;
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::letters::is_right_to_left;
use crate::readers::pdf::lines::{Line, label_end};
use crate::readers::pdf::usual::{commonest, is_as_large, within};

/// What is usual in the text of a document, in points.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own, and any may go with any")]
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
    /// Whether paragraphs begin neither with an indent nor with room over them: then only what a line says tells
    /// whether one begins behind a full line.
    pub(super) is_flat: bool,
    /// Whether all paragraphs begin with an indent or with room over them.
    pub(super) shows_beginnings: bool,
    /// Whether a blank is drawn before the first letter of paragraphs that begin without an indent, and before no
    /// other: programs leave the blanks of broken lines at their ends.
    pub(super) has_blanks: bool,
    /// Whether paragraphs begin with words in italics.
    pub(super) has_emphasis: bool,
    /// Whether notes begin with a raised mark: then a number that is not raised begins none.
    pub(super) raises_marks: bool,
    /// Whether more room than between words is behind the numbers and letters of paragraphs.
    pub(super) labels_hang: bool,
}

/// What is usual in text over the full width, and in columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    pub(super) full: Measures,
    columns: Measures,
}

impl Widths {
    /// Measures all pages. Where little is set over the full width, as headings over columns are, it keeps the
    /// measures of these.
    pub(super) fn new(pages: &[Page]) -> Self {
        const LEAST_LINES: usize = 10;
        let [full, columns] = [false, true].map(|is_column| {
            let wanted: Vec<&Page> = pages.iter().filter(|page| page.is_column == is_column).collect();
            let lines: usize = wanted.iter().map(|page| page.lines.len()).sum();
            (Measures::new(&wanted), lines)
        });
        let full = if full.1 >= LEAST_LINES || columns.1 == 0 { full.0 } else { columns.0 };
        Self { full, columns: columns.0 }
    }

    pub(super) fn of(&self, page: &Page) -> Measures {
        if page.is_column { self.columns } else { self.full }
    }
}

impl Measures {
    /// Measures the lines of all pages that are as large as most and longer than a few words.
    pub(super) fn new(pages: &[&Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let (size, _) = commonest(lines().map(|line| (line.size, line.words().len())), 0.3);
        let body: Vec<&Line> = lines().filter(|line| is_as_large(line.size, size) && line.words().len() > 20).collect();
        let starts = sorted(body.iter().map(|line| line.start));
        let (usual, _) = commonest(starts.iter().map(|&start| (start, 1)), 0.4);
        let turned = body.iter().filter(|line| line.words().contains(is_right_to_left)).count();
        let is_loose = turned * 2 > body.len() && usual > 0.0;
        let start = if is_loose { usual } else { leftmost(&starts, usual) };
        // Places are exact where a program set the page, and rough where letters were recognised in a picture.
        let is_exact = within(&starts, start, 0.06 * size) * 2 > within(&starts, start, size);
        let slack = if is_exact { 0.15 * size } else { 0.6 * size };
        let end = right_end(&sorted(body.iter().map(|line| line.end)));
        let (all, flat) = ends(pages, size, start, end);
        let (is_flat, shows_beginnings) = (flat * 2 > all, all > 5 && flat * 20 < all);
        let has_blanks = has_blanks(pages, size, start, end, slack);
        let has_emphasis = body.iter().filter(|line| line.begins_in(Role::Emphasis)).count() > 2;
        let raises_marks = lines().any(|line| line.size < 0.95 * size && line.begins_in(Role::Raised));
        let labels_hang =
            body.iter().filter(|line| line.hang.is_some() && label_end(line.words()).is_some()).count() > 2;
        Self {
            size,
            start,
            end,
            slack,
            is_loose,
            is_flat,
            shows_beginnings,
            has_blanks,
            has_emphasis,
            raises_marks,
            labels_hang,
        }
    }

    /// Whether a line is as large as most.
    pub(super) fn is_body(&self, line: &Line) -> bool {
        is_as_large(line.size, self.size)
    }
}

/// How long a line is, in parts of the width, that may well lack room for the first word of the next.
pub(super) const SHORT: f32 = 0.75;

/// How many lines surely end a paragraph, since they end long before the right margin; and how many of those behind
/// them stand where all lines do, no further down than all.
fn ends(pages: &[&Page], size: f32, start: f32, end: f32) -> (usize, usize) {
    let is_body = |line: &Line| is_as_large(line.size, size);
    let (mut all, mut flat) = (0_usize, 0_usize);
    for pair in pages.iter().flat_map(|page| page.lines.windows(2)) {
        let is_end = pair[0].end - start < SHORT * (end - start) && pair[0].start < start + 6.0 * size;
        if !(is_body(&pair[0]) && is_body(&pair[1]) && is_end) {
            continue;
        }
        all += 1;
        let is_close = pair[1].y - pair[0].y < 1.5 * size;
        flat += usize::from(is_close && (pair[1].start - start).abs() < 0.5 * size);
    }
    (all, flat)
}

/// Whether blanks before lines tell paragraphs: nearly all lines behind short ones begin with one, and nearly none
/// behind full ones that end no clause.
fn has_blanks(pages: &[&Page], size: f32, start: f32, end: f32, slack: f32) -> bool {
    let is_flush = |line: &Line| {
        let is_body = is_as_large(line.size, size) && !line.begins_in(Role::Raised);
        is_body && (line.start - start).abs() < slack.max(4.0)
    };
    let (mut beginnings, mut others) = ((0_usize, 0_usize), (0_usize, 0_usize));
    for pair in pages.iter().flat_map(|page| page.lines.windows(2)).filter(|pair| pair.iter().all(is_flush)) {
        let length = (pair[0].end - start) / (end - start);
        let counts = match pair[0].ends_clause() {
            true if length < SHORT => &mut beginnings,
            false if length > SHORT => &mut others,
            _ => continue,
        };
        counts.0 += 1;
        counts.1 += usize::from(pair[1].begins_blank);
    }
    beginnings.0 > 1 && beginnings.1 * 8 > beginnings.0 * 7 && others.0 > 3 && others.1 * 20 < others.0
}

fn sorted(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    places
}

/// The least of `starts` that is at least a third as common as `usual`: where there are many short paragraphs, more
/// lines begin with an indent than without.
fn leftmost(starts: &[f32], usual: f32) -> f32 {
    let least = within(starts, usual, 0.4).div_ceil(3).max(2);
    starts.iter().copied().find(|&start| within(starts, start, 0.4) >= least).map_or(usual, |start| start.min(usual))
}

/// Where lines end that are made to end at one place; otherwise where the longest end, but for a few.
fn right_end(ends: &[f32]) -> f32 {
    let (usual, _) = commonest(ends.iter().map(|&end| (end, 1)), 2.0);
    let beyond = ends.len() - ends.partition_point(|&end| end <= usual + 2.0);
    let longest = ends.get(ends.len().saturating_sub(1 + ends.len() / 40)).copied().unwrap_or(usual);
    if beyond * 12 > ends.len() { longest } else { usual }
}
