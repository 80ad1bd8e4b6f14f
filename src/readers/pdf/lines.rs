//! From rows of letters to lines of words in the order of reading.

use crate::model::letters::is_unspaced;
use crate::model::text::{Role, Text};
use crate::readers::pdf::letters::ends_clause;
use crate::readers::pdf::order::{Direction, Sign};
use crate::readers::pdf::portions::Way;
use crate::readers::pdf::rows::{Blank, Row, Spot};
use crate::readers::pdf::sheet::{Face, Glyph};
use crate::readers::pdf::usual::median;

/// A line of words, or the part of one that stands apart in a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// From 0.
    pub(super) page: usize,
    pub(super) y: f32,
    /// Where it begins and ends, in the direction of reading: lines from right to left are measured from the right,
    /// so that `start` is always less than `end`.
    pub(super) start: f32,
    pub(super) end: f32,
    pub(super) size: f32,
    pub(super) text: Text,
    /// Whether all its letters are bold.
    pub(super) is_bold: bool,
    pub(super) is_barcode: bool,
    /// Where the words begin behind a number or letter with room behind it.
    pub(super) hang: Option<f32>,
    /// Whether a blank was drawn before its first letter.
    pub(super) begins_blank: bool,
    /// How long its first word is: as much room the line before must have lacked.
    pub(super) first_word: f32,
}

impl Line {
    pub(super) fn words(&self) -> &str {
        &self.text.string
    }

    /// Whether its words end as clauses do; the mark of a note may stand behind their end.
    pub(super) fn ends_clause(&self) -> bool {
        let words = self.words();
        let mark = self.text.spans.iter().find(|span| span.role == Role::Raised && span.to == words.len());
        ends_clause(words[..mark.map_or(words.len(), |mark| mark.from)].trim_end())
    }

    /// Whether its first letter looks so.
    pub(super) fn begins_in(&self, role: Role) -> bool {
        self.text.spans.iter().any(|span| span.from == 0 && span.role == role)
    }
}

/// A place of a row: a letter, or room between words.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    spot: Option<&'a Spot>,
    pub(super) sign: Sign,
}

/// The lines of a row: several where wide room parts them, which in narrow columns may be no more than words that were
/// set far apart to fill the line.
pub(super) fn lines(page: usize, row: &Row, way: Way, is_column: bool) -> Vec<Line> {
    let units = units(row);
    let parts = if is_column && is_stretched(row) { vec![(0, row.spots.len())] } else { parts(row) };
    let place = |letter: usize| units.partition_point(|(place, _)| *place < letter);
    let mut out: Vec<Line> = parts
        .into_iter()
        .map(|(from, to)| {
            let inner = &units[place(from)..place(to)];
            let room = inner.iter().take_while(|(_, unit)| unit.spot.is_none()).count();
            line(page, row, &row.spots[from..to], &inner[room..], way)
        })
        .collect();
    if way.direction == Direction::RightToLeft {
        out.reverse();
    }
    out
}

/// The letters of a row with the room between them; each with the number of its letter, room with that behind it.
pub(super) fn units(row: &Row) -> Vec<(usize, Unit<'_>)> {
    let usual = usual_gap(row);
    let mut out = Vec::with_capacity(row.spots.len() + 16);
    let mut reached = f32::MIN;
    for (place, spot) in row.spots.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &row.spots[before]);
        reached = before.map_or(reached, |before| reached.max(before.glyph.to));
        let gap = spot.glyph.from - reached - usual;
        let Glyph { letters, drawn, portion, .. } = &spot.glyph;
        let sign = Sign { letter: letters.first(), drawn: *drawn, portion: *portion, is_raised: spot.is_raised };
        if before.is_some_and(|before| gap > least_room(before, spot) * row.size) {
            let letter = if spot.blank == Blank::Fixed { '\u{a0}' } else { ' ' };
            out.push((place, Unit { spot: None, sign: Sign { letter, is_raised: false, ..sign } }));
        }
        out.push((place, Unit { spot: Some(spot), sign }));
    }
    out
}

/// The room that letters of this row keep from each other inside words: more than none where it is set wide.
fn usual_gap(row: &Row) -> f32 {
    let inside = row.spots.windows(2).filter(|pair| pair[1].blank == Blank::None);
    let gaps = inside.map(|pair| pair[1].glyph.from - pair[0].glyph.to).collect();
    median(gaps).unwrap_or(0.0).clamp(0.0, 0.6 * row.size)
}

/// The room, in parts of the size, that parts two letters into two words: little where a blank was drawn.
fn least_room(one: &Spot, other: &Spot) -> f32 {
    let unspaced = is_unspaced(one.glyph.letters.first()) || is_unspaced(other.glyph.letters.first());
    match (other.blank != Blank::None, unspaced) {
        (true, _) => 0.08,
        (false, false) => 0.24,
        // Chinese words keep some room from numbers and Latin words though no blank is written.
        (_, true) => 0.7,
    }
}

/// The room between the words of a row.
fn gaps(row: &Row) -> Vec<f32> {
    let gaps = row.spots.windows(2).map(|pair| pair[1].glyph.from - pair[0].glyph.to);
    gaps.filter(|&gap| gap > 0.15 * row.size).collect()
}

/// Whether as much room is between all words of a row.
fn is_stretched(row: &Row) -> bool {
    let (least, most) =
        gaps(row).into_iter().fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    most < least + 0.3 * row.size
}

/// Where wide room parts a row into columns.
fn parts(row: &Row) -> Vec<(usize, usize)> {
    let gap = |place: usize| row.spots[place].glyph.from - row.spots[place - 1].glyph.to;
    let gaps = gaps(row);
    let are_many = gaps.len() > 2;
    let usual = median(gaps).unwrap_or(0.0);
    let least = if are_many { (1.8 * row.size).max(2.5 * usual) } else { 3.0 * row.size };
    let mut out = Vec::new();
    let mut from = 0;
    for place in 1..row.spots.len() {
        let beside = [&row.spots[from..place], &row.spots[place..]];
        if gap(place) > least && !beside.iter().any(|part| is_label(part) && gap(place) < 9.0 * row.size) {
            out.push((from, place));
            from = place;
        }
    }
    out.push((from, row.spots.len()));
    out
}

/// Whether a part of a row is a number or letter before words that hang behind it, read either way.
fn is_label(spots: &[Spot]) -> bool {
    if spots.len() >= 12 {
        return false;
    }
    let mut words = String::new();
    for spot in spots {
        spot.glyph.letters.push_to(&mut words);
    }
    let turned: String = words.chars().rev().collect();
    [words, turned].iter().any(|words| label_end(words) == Some(words.len()))
        || (spots.len() < 4 && spots.iter().all(|spot| spot.is_raised))
}

/// Where the number or letter at the start of `words` ends: `1.`, `(a)`, `75/10.`, `•`, `1 -`, `’1‘`, `一、`.
pub(super) fn label_end(words: &str) -> Option<usize> {
    let first = words.split_whitespace().next()?;
    let end = words.find(first)? + first.len();
    if looks_like_label(first) {
        return Some(end);
    }
    // Scripts without spaces may begin right behind a number.
    let bare = first.split(is_unspaced).next().unwrap_or(first);
    if bare.ends_with('.') && looks_like_label(bare) {
        return Some(end - first.len() + bare.len());
    }
    let dash = words[end..].split_whitespace().next()?;
    let is_dash = matches!(dash, "-" | "–" | "—");
    (is_small_number(first) && is_dash).then(|| end + words[end..].find(dash).unwrap_or(0) + dash.len())
}

fn looks_like_label(word: &str) -> bool {
    const OPENING: [char; 4] = ['(', '（', '’', '‘'];
    const CLOSING: [char; 9] = ['.', ')', '-', '–', '、', '．', '）', '’', '‘'];
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return matches!(only, '•' | '–' | '—' | '-' | '*' | '㈠'..='㈩' | '①'..='⑳');
    }
    let inner = word.trim_start_matches(OPENING);
    let bare = inner.trim_end_matches(CLOSING);
    let is_closed = bare.len() < inner.len() && (inner.len() < word.len() || !inner.ends_with(['’', '‘']));
    is_closed && (is_small_number(bare) || is_letter_or_numeral(bare) || is_resolution_number(bare))
}

fn is_small_number(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `a`, `bb`, `هـ`, `iv`, `二十六`.
fn is_letter_or_numeral(word: &str) -> bool {
    let count = word.chars().count();
    let is_numeral = |letter: char| "ivxlcIVXLC一二三四五六七八九十".contains(letter);
    (1..=2).contains(&count) && word.chars().all(char::is_alphabetic)
        || (1..=7).contains(&count) && word.chars().all(is_numeral)
}

/// `75/10`, `ES-11/1`.
fn is_resolution_number(word: &str) -> bool {
    let signs = |letter: char| letter.is_ascii_digit() || letter.is_ascii_uppercase() || "/-".contains(letter);
    word.contains('/') && word.len() < 12 && word.chars().all(signs)
}

fn line(page: usize, row: &Row, spots: &[Spot], units: &[(usize, Unit<'_>)], way: Way) -> Line {
    let signs: Vec<Sign> = units.iter().map(|(_, unit)| unit.sign).collect();
    let mut writer = Writer::new(units.len());
    for read in way.read(&signs) {
        writer.put(units[read.place].1);
    }
    let (from, to) = extent(spots);
    let is_first = |spot: &Spot| writer.spots.first().is_some_and(|first| first.glyph.drawn == spot.glyph.drawn);
    let begins_blank = match way {
        Way { is_drawn_as_read: true, .. } if row.blanks.are_first => true,
        Way { direction: Direction::RightToLeft, .. } => row.blanks.at_right && row.spots.last().is_some_and(is_first),
        _ => row.blanks.at_left && row.spots.first().is_some_and(is_first),
    };
    let (start, end) = if way.direction == Direction::RightToLeft { (-to, -from) } else { (from, to) };
    let place = |spot: &Spot| if way.direction == Direction::RightToLeft { -spot.glyph.to } else { spot.glyph.from };
    let ordered: Vec<&Spot> = writer.spots;
    let text = writer.text;
    Line {
        page,
        y: row.y,
        start,
        end,
        size: main_size(spots, row.size),
        is_bold: spots.iter().all(|spot| spot.glyph.face.is_bold || !spot.glyph.letters.first().is_alphanumeric())
            && spots.iter().any(|spot| spot.glyph.face.is_bold),
        is_barcode: spots.iter().all(|spot| spot.glyph.face.is_barcode),
        hang: hang(&text.string, &writer.ends, &ordered, place),
        begins_blank,
        first_word: first_word(&text.string, &writer.ends, &ordered),
        text,
    }
}

fn extent(spots: &[Spot]) -> (f32, f32) {
    spots.iter().fold((f32::MAX, f32::MIN), |(from, to), spot| (from.min(spot.glyph.from), to.max(spot.glyph.to)))
}

fn main_size(spots: &[Spot], otherwise: f32) -> f32 {
    let sizes = spots.iter().filter(|spot| !spot.is_raised).map(|spot| spot.glyph.size).collect();
    median(sizes).unwrap_or(otherwise)
}

/// Where the words behind a label begin, if the label is followed by more room than a word is.
fn hang(words: &str, ends: &[usize], spots: &[&Spot], place: impl Fn(&Spot) -> f32) -> Option<f32> {
    let number = words.find(char::is_whitespace).filter(|&end| is_small_number(&words[..end]));
    let label_end = label_end(words).or(number)?;
    let last = ends.iter().position(|&end| end >= label_end)?;
    let (one, next) = (spots.get(last)?, spots.get(last + 1)?);
    let room = (next.glyph.from - one.glyph.to).max(one.glyph.from - next.glyph.to);
    let least = if is_unspaced(next.glyph.letters.first()) { 0.3 } else { 0.45 };
    (room > least * next.glyph.size).then(|| place(next))
}

/// How long the first word is, from its first letter to its last.
///
/// Of words without spaces a line may end behind nearly every letter, but never before a comma: two letters.
fn first_word(words: &str, ends: &[usize], spots: &[&Spot]) -> f32 {
    let first = words.chars().next().unwrap_or(' ');
    if is_unspaced(first) {
        return spots.first().map_or(0.0, |spot| 2.0 * spot.glyph.size);
    }
    let length = words.find(' ').unwrap_or(words.len());
    let count = ends.iter().take_while(|&&end| end <= length).count().max(1).min(spots.len());
    let (from, to) = spots[..count]
        .iter()
        .fold((f32::MAX, f32::MIN), |(from, to), spot| (from.min(spot.glyph.from), to.max(spot.glyph.to)));
    (to - from).max(0.0)
}

/// Puts letters behind each other and remembers how they look.
struct Writer<'a> {
    text: Text,
    /// For each letter, where it ends in the text.
    ends: Vec<usize>,
    spots: Vec<&'a Spot>,
    /// Room that waits for the next letter, as it is to be written.
    room: Option<char>,
}

impl<'a> Writer<'a> {
    /// For so many letters.
    fn new(count: usize) -> Self {
        Self {
            text: Text { string: String::with_capacity(count), ..Text::default() },
            ends: Vec::with_capacity(count),
            spots: Vec::with_capacity(count),
            room: None,
        }
    }

    fn put(&mut self, unit: Unit<'a>) {
        let Some(spot) = unit.spot else {
            self.room = Some(unit.sign.letter);
            return;
        };
        let before = self.spots.last().map(|spot| spot.glyph.face);
        let mut from = self.text.string.len();
        if let Some(room) = self.room.take().filter(|_| from > 0) {
            self.text.string.push(room);
            // Room between two words in italics is in italics too.
            if before != Some(spot.glyph.face) || spot.is_raised {
                from += room.len_utf8();
            }
        }
        spot.glyph.letters.push_to(&mut self.text.string);
        self.mark(from, spot);
        self.ends.push(self.text.string.len());
        self.spots.push(spot);
    }

    fn mark(&mut self, from: usize, spot: &Spot) {
        let to = self.text.string.len();
        let Face { is_bold, is_italic, .. } = spot.glyph.face;
        // The raised letters of "30e" are letters, not a mark.
        let is_ordinal = || {
            spot.glyph.letters.first().is_alphabetic()
                && self.text.string[..from].ends_with(|letter: char| letter.is_alphanumeric())
        };
        let is_mark = spot.is_raised && !is_ordinal();
        for (is, role) in [(is_italic, Role::Emphasis), (is_bold, Role::Strong), (is_mark, Role::Raised)] {
            if is {
                self.text.mark(from, to, role, None);
            }
        }
    }
}
