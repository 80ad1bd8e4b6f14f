//! Gathers letters into rows: those on one line of the page, with the raised ones among them.

use crate::readers::pdf::letters;
use crate::readers::pdf::sheet::{Glyph, Letters, Sheet};
use crate::readers::pdf::usual::median;
use std::rc::Rc;

/// The blank that was drawn before a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Blank {
    /// None; there may be room all the same.
    #[default]
    None,
    /// A space, at which a line may end.
    Space,
    /// A space at which no line may end.
    Fixed,
}

/// A letter in its row.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) glyph: Glyph,
    /// Smaller than its row and higher, as marks of notes are.
    pub(super) is_raised: bool,
    /// What was drawn before it.
    pub(super) blank: Blank,
}

/// Letters on one line, from left to right; blanks are left out.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) y: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    pub(super) spots: Vec<Spot>,
    /// Where blanks were drawn at its ends.
    pub(super) blanks: Blanks,
}

/// Blanks at the ends of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Blanks {
    pub(super) at_left: bool,
    pub(super) at_right: bool,
    /// Whether the portion that was drawn first is nothing else.
    pub(super) are_first: bool,
}

impl Blanks {
    fn of(glyphs: &[Glyph]) -> Self {
        let is_blank = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.letters.is_space());
        let first = glyphs.iter().min_by_key(|glyph| glyph.drawn).map(|glyph| glyph.portion);
        let are_first =
            glyphs.iter().filter(|glyph| Some(glyph.portion) == first).all(|glyph| glyph.letters.is_space());
        Self { at_left: is_blank(glyphs.first()), at_right: is_blank(glyphs.last()), are_first }
    }
}

impl Row {
    pub(super) fn from(&self) -> f32 {
        self.spots.first().map_or(0.0, |spot| spot.glyph.from)
    }

    pub(super) fn to(&self) -> f32 {
        self.spots.iter().fold(f32::MIN, |to, spot| to.max(spot.glyph.to))
    }
}

/// Letters that stand on exactly one line.
struct Level {
    y: f32,
    size: f32,
    glyphs: Vec<Glyph>,
}

/// What became of letters that do not stand in a row as they were drawn.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// Letters drawn a second time over themselves, to look bold.
    pub(super) twice: String,
    /// Letters and their marks, drawn apart.
    pub(super) apart: String,
    /// The same letters as they are usually written.
    pub(super) composed: String,
}

/// The rows of a page from top to bottom.
pub(super) fn rows(sheet: Sheet, mended: &mut Mended) -> Vec<Row> {
    let mut glyphs = sheet.glyphs;
    let is_over = |glyph: &mut Glyph| letters::is_mark(glyph.letters.first()) || is_drawn_over(glyph);
    let marks: Vec<Glyph> = glyphs.extract_if(.., is_over).collect();
    let mut levels = levels(glyphs);
    raise(&mut levels);
    let mut rows: Vec<Row> = levels.into_iter().map(|(level, others)| row(level, others, &mut mended.twice)).collect();
    rows.sort_by(|one, other| one.y.total_cmp(&other.y));
    for mark in marks {
        attach(&mut rows, mark, &mut mended.twice);
    }
    for spot in rows.iter_mut().flat_map(|row| &mut row.spots) {
        compose(spot, mended);
    }
    rows.retain(|row| !row.spots.is_empty());
    rows
}

/// Whether a glyph is a mark that is said to stand for the letter under it too: some programs tell so of each glyph
/// that they draw for the two. What takes no room of its own prints no letter.
fn is_drawn_over(glyph: &Glyph) -> bool {
    let Letters::Many(words) = &glyph.letters else { return false };
    glyph.to - glyph.from < 0.05 * glyph.size && words.chars().any(letters::is_mark)
}

fn levels(mut glyphs: Vec<Glyph>) -> Vec<(Level, Vec<Glyph>)> {
    glyphs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut out: Vec<(Level, Vec<Glyph>)> = Vec::new();
    let mut glyphs = glyphs.into_iter();
    while let Some(glyph) = glyphs.next() {
        let slack = (0.12 * glyph.size).max(0.5);
        // Blanks of another size must not draw rows together.
        let found = out.iter_mut().rev().take(4).find(|(level, _)| (glyph.y - level.y).abs() < slack);
        if let Some((level, _)) = found {
            level.glyphs.push(glyph);
        } else {
            let y = glyph.y;
            let beside = glyphs.as_slice().iter().take_while(|other| other.y <= y).count();
            let mut level = Level { y, size: 0.0, glyphs: Vec::with_capacity(1 + beside) };
            level.glyphs.push(glyph);
            out.push((level, Vec::new()));
        }
    }
    for (level, _) in &mut out {
        level.size = usual_size(&level.glyphs);
    }
    out.retain(|(level, _)| level.size > 0.0);
    out
}

/// The size of most letters that are no blanks; 0 where all are.
fn usual_size(glyphs: &[Glyph]) -> f32 {
    let letters = glyphs.iter().filter(|glyph| !glyph.letters.is_space());
    median(letters.map(|glyph| glyph.size).collect()).unwrap_or(0.0)
}

/// Moves levels that are raised above another, or hang below it, into that one.
fn raise(levels: &mut Vec<(Level, Vec<Glyph>)>) {
    for at in 0..levels.len() {
        let near = at.saturating_sub(3)..(at + 4).min(levels.len());
        let far = |other: &usize| (levels[*other].0.y - levels[at].0.y).abs();
        let target = near
            .filter(|&other| other != at && belongs(&levels[at].0, &levels[other].0))
            .min_by(|one, other| far(one).total_cmp(&far(other)));
        if let Some(target) = target {
            let mut moved = std::mem::take(&mut levels[at].0.glyphs);
            moved.append(&mut levels[at].1);
            levels[target].1.append(&mut moved);
        }
    }
    levels.retain(|(level, _)| !level.glyphs.is_empty());
}

/// How large letters are that are surely smaller than those of their line, in parts of its size.
const SMALL: f32 = 0.85;

/// How large marks of notes are at most: browsers make them nine tenths as large as the words that they stand behind.
const MARK_SIZE: f32 = 0.95;

/// How many letters marks of notes have at most.
const LONGEST_MARK: usize = 4;

/// The most letters that are raised together; a whole line is no mark.
const MOST_RAISED: usize = 48;

/// Whether `small` is raised above `row` or hangs below it: close to it, smaller or fewer, and beside its letters.
fn belongs(small: &Level, row: &Level) -> bool {
    let rise = row.y - small.y;
    let is_mark = small.glyphs.len() <= LONGEST_MARK && small.size <= MARK_SIZE * row.size;
    let is_smaller = small.size <= SMALL * row.size || is_mark;
    let reach = if is_smaller { -0.35 * row.size..0.7 * row.size } else { -0.25 * row.size..0.3 * row.size };
    let fewer = small.glyphs.len() < row.glyphs.len() || (is_smaller && row.size > 0.0);
    reach.contains(&rise)
        && fewer
        && (1..=MOST_RAISED).contains(&small.glyphs.len())
        && !row.glyphs.is_empty()
        && small.size <= 1.05 * row.size
        && small.glyphs.iter().filter(|glyph| !glyph.letters.is_space()).all(|glyph| has_room(glyph, row))
}

/// Whether a letter stands beside the letters of `row`, near one of them, and not over them.
fn has_room(glyph: &Glyph, row: &Level) -> bool {
    let mut near = false;
    for other in row.glyphs.iter().filter(|other| !other.letters.is_space()) {
        let overlap = glyph.to.min(other.to) - glyph.from.max(other.from);
        if overlap > 0.6 * (glyph.to - glyph.from).min(other.to - other.from).max(0.1) {
            return false;
        }
        near |= overlap > -3.0 * row.size;
    }
    near
}

fn row(level: Level, others: Vec<Glyph>, twice: &mut String) -> Row {
    let (y, size) = (level.y, level.size);
    let mut glyphs = level.glyphs;
    glyphs.extend(others);
    glyphs.sort_by(|one, other| one.from.total_cmp(&other.from).then(one.drawn.cmp(&other.drawn)));
    let blanks = Blanks::of(&glyphs);
    order_ligatures(&mut glyphs);
    unmix(&mut glyphs);
    let mut spots: Vec<Spot> = Vec::with_capacity(glyphs.len());
    let mut blank = Blank::None;
    for glyph in glyphs {
        if glyph.letters == Letters::Stretch {
            if let Some(spot) = spots.last_mut() {
                spot.glyph.to = spot.glyph.to.max(glyph.to);
            }
            continue;
        }
        if glyph.letters.is_space() {
            let is_fixed = matches!(glyph.letters.first(), '\u{a0}' | '\u{202f}' | '\u{2007}');
            blank = if is_fixed && blank != Blank::Space { Blank::Fixed } else { Blank::Space };
            continue;
        }
        if spots.iter().rev().take(3).any(|spot| is_same(&spot.glyph, &glyph)) {
            glyph.letters.push_to(twice);
            continue;
        }
        let is_raised = is_raised(&glyph, y, size);
        spots.push(Spot { glyph, is_raised, blank });
        blank = Blank::None;
    }
    share_room(&mut spots, size);
    Row { y, size, spots, blanks }
}

/// Whether a letter is raised over a line of letters of this size: well raised, if it is hardly smaller.
fn is_raised(glyph: &Glyph, y: f32, size: f32) -> bool {
    let rise = (y - glyph.y) / size;
    (glyph.size <= SMALL * size && rise > 0.12) || (glyph.size <= MARK_SIZE * size && rise > 0.25)
}

/// Where one glyph is drawn for lam and alef, files may tell of two, and give all the room to one: each gets half, so
/// that marks find the letter that they stand over.
fn share_room(spots: &mut [Spot], size: f32) {
    for place in 1..spots.len() {
        let (alef, lam) = (&spots[place - 1].glyph, &spots[place].glyph);
        let is_one = alef.to - alef.from < 0.02 * size && (lam.from - alef.from).abs() < 0.02 * size;
        if is_one && [alef, lam].iter().all(|glyph| letters::is_right_to_left(glyph.letters.first())) {
            let middle = f32::midpoint(lam.from, lam.to);
            (spots[place - 1].glyph.to, spots[place].glyph.from) = (middle, middle);
        }
    }
}

/// The halves of lam-alef may be drawn across each other: then the order of drawing tells which comes first.
fn order_ligatures(glyphs: &mut [Glyph]) {
    for place in 1..glyphs.len() {
        let (one, other) = (&glyphs[place - 1], &glyphs[place]);
        let narrower = (one.to - one.from).min(other.to - other.from);
        let overlap = one.to.min(other.to) - one.from.max(other.from);
        if other.drawn < one.drawn
            && overlap >= 0.6 * narrower
            && [one, other].iter().all(|glyph| letters::is_right_to_left(glyph.letters.first()))
        {
            glyphs.swap(place - 1, place);
        }
    }
}

/// How many portions of a line that run into each other are parted: more are no line of words.
const MOST_COLLIDING: usize = 64;

/// Parts portions of a line that were drawn over each other's ends: no word has letters of another between its own.
fn unmix(glyphs: &mut [Glyph]) {
    let mut colliding: Vec<(u32, u32)> = Vec::new();
    for pair in glyphs.windows(2) {
        let (one, other) = (&pair[0], &pair[1]);
        let narrower = (one.to - one.from).min(other.to - other.from);
        let is_over = narrower > 0.0 && one.to.min(other.to) - other.from > 0.4 * narrower;
        let portions = (one.portion.min(other.portion), one.portion.max(other.portion));
        let is_new = one.portion != other.portion && colliding.last() != Some(&portions);
        if is_over && is_new && ![one, other].iter().any(|glyph| glyph.letters.is_space()) {
            colliding.push(portions);
        }
    }
    for (one, other) in colliding.into_iter().take(MOST_COLLIDING) {
        let extent = |portion: u32| {
            let own = |glyph: &Glyph| glyph.portion == portion && !glyph.letters.is_space();
            Some((glyphs.iter().position(own)?, glyphs.iter().rposition(own)?))
        };
        let (Some(one_at), Some(other_at)) = (extent(one), extent(other)) else { continue };
        let ((left, (_, last)), (_, (first, _))) =
            if one_at <= other_at { ((one, one_at), (other, other_at)) } else { ((other, other_at), (one, one_at)) };
        if first < last && last < one_at.1.max(other_at.1) {
            glyphs[first..=last].sort_by_key(|glyph| glyph.portion != left);
        }
    }
}

/// Whether one letter is drawn over itself.
fn is_same(one: &Glyph, other: &Glyph) -> bool {
    one.letters == other.letters
        && (one.from - other.from).abs() < 0.1 * one.size
        && (one.y - other.y).abs() < 0.1 * one.size
        && one.to - one.from > 0.15 * one.size
}

/// Gives letters with marks over them their usual form.
fn compose(spot: &mut Spot, mended: &mut Mended) {
    let Letters::Many(words) = &spot.glyph.letters else { return };
    // The order that people write Arabic marks in is not the canonical one.
    if words.starts_with(letters::is_right_to_left) {
        return;
    }
    let composed = letters::composed(words);
    if composed != **words {
        mended.apart.push_str(words);
        mended.composed.push_str(&composed);
        spot.glyph.letters = letters::plain(&composed);
    }
}

/// Puts a mark over or under the letter that it belongs to; the rows stand in order from the top.
fn attach(rows: &mut Vec<Row>, mark: Glyph, twice: &mut String) {
    let middle = mark.middle;
    let from = rows.partition_point(|row| row.y < mark.y - mark.size);
    let near = rows[from..].iter().take_while(|row| row.y < mark.y + mark.size).take(8).enumerate();
    let best = near
        .filter_map(|(number, row)| {
            let (place, beside) = nearest(&row.spots, middle)?;
            let place = drawn_with(&row.spots, place, &mark).unwrap_or(place);
            Some((beside + 0.7 * (row.y - mark.y).abs(), from + number, place))
        })
        .min_by(|one, other| one.0.total_cmp(&other.0));
    let (y, size) = (mark.y, mark.size);
    let Some((_, number, place)) = best else {
        let spot = Spot { glyph: mark, is_raised: false, blank: Blank::Space };
        rows.insert(from, Row { y, size, spots: vec![spot], blanks: Blanks::default() });
        return;
    };
    let spots = &mut rows[number].spots;
    let mut told = String::new();
    mark.letters.push_to(&mut told);
    let under = told.chars().next().filter(|&letter| !letters::is_mark(letter));
    if under.is_some_and(|letter| letter != spots[place].glyph.letters.first()) {
        // The letter under it takes no room, as alef does where one glyph is drawn for lam and alef.
        spots.insert(place, Spot { glyph: mark, is_raised: false, blank: Blank::None });
        return;
    }
    let letters = &mut spots[place].glyph.letters;
    let mut words = String::new();
    letters.push_to(&mut words);
    twice.extend(under);
    let marks = &told[under.map_or(0, char::len_utf8)..];
    if under.is_some() && words.ends_with(marks) {
        twice.push_str(marks);
    } else {
        put_marks(&mut words, marks);
    }
    *letters = Letters::Many(Rc::from(words));
}

/// Puts the marks of a glyph behind a letter and its marks; the one that doubles Arabic letters is written before
/// vowels.
fn put_marks(words: &mut String, marks: &str) {
    const DOUBLING: &str = "\u{651}";
    let is_vowel = |letter: char| matches!(letter, '\u{64b}'..='\u{650}');
    let at = if marks == DOUBLING { words.trim_end_matches(is_vowel).len() } else { words.len() };
    words.insert_str(at, marks);
}

/// The Arabic letter beside `place` that `mark` was drawn with. Programs draw a mark behind its letter where they draw
/// letters as they are read, and before it where they draw them as they stand.
fn drawn_with(spots: &[Spot], place: usize, mark: &Glyph) -> Option<usize> {
    const MOST_MARKS: u32 = 3;
    let near = || (place.saturating_sub(2)..(place + 3).min(spots.len())).map(|place| (place, &spots[place].glyph));
    let before = near().filter(|(_, glyph)| glyph.drawn < mark.drawn).max_by_key(|(_, glyph)| glyph.drawn)?;
    let behind = near().filter(|(_, glyph)| glyph.drawn > mark.drawn).min_by_key(|(_, glyph)| glyph.drawn)?;
    let are_beside = behind.1.drawn - before.1.drawn <= MOST_MARKS + 1 && before.0.abs_diff(behind.0) == 1;
    let are_arabic = [before, behind].iter().all(|(_, glyph)| letters::is_right_to_left(glyph.letters.first()));
    let (found, glyph) = if before.0 < behind.0 { behind } else { before };
    let is_near = glyph.from - mark.middle < 0.3 * mark.size && mark.middle - glyph.to < 0.3 * mark.size;
    (are_beside && are_arabic && is_near).then_some(found)
}

/// The letter of a row that stands nearest to `x`, and how far beside it. Where two touch there, the left one.
fn nearest(spots: &[Spot], x: f32) -> Option<(usize, f32)> {
    let behind = spots.partition_point(|spot| spot.glyph.from <= x);
    let near = behind.saturating_sub(3)..(behind + 2).min(spots.len());
    let beside = |spot: &Spot| (spot.glyph.from - x).max(x - spot.glyph.to).max(0.0);
    near.map(|place| (place, beside(&spots[place]))).min_by(|one, other| one.1.total_cmp(&other.1))
}
