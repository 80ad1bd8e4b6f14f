//! From lines to paragraphs, by indents, room between lines, and how far lines reach.

use crate::manuscript::printed::{Opening, Paragraph, Place, Style};
use crate::model::letters::is_unspaced;
use crate::model::node::Rows;
use crate::model::text::Role;
use crate::readers::pdf::feet::begins_with_mark;
use crate::readers::pdf::lines::{Line, label_end};
use crate::readers::pdf::measures::{Measures, SHORT};
use crate::readers::pdf::usual::{is_as_large, within};
use crate::readers::pdf::words::Joiner;

/// The distance between lines that is usual for each size of letters.
#[derive(Debug, Default)]
pub(super) struct Pitches(Vec<(f32, f32)>);

impl Pitches {
    /// Measures the lines of all pages: the least distance that is met often.
    pub(super) fn new<'a>(pages: impl Iterator<Item = &'a [Line]>) -> Self {
        let mut found: Vec<(f32, Vec<f32>)> = Vec::new();
        for pair in pages.flat_map(|lines| lines.windows(2)) {
            let distance = pair[1].y - pair[0].y;
            let size = pair[0].size;
            if !is_as_large(pair[1].size, size) || !(0.8 * size..2.2 * size).contains(&distance) {
                continue;
            }
            match found.iter_mut().find(|entry| is_as_large(entry.0, size)) {
                Some(entry) => entry.1.push(distance),
                None => found.push((size, vec![distance])),
            }
        }
        Self(found.into_iter().map(|(size, distances)| (size, least_common(distances))).collect())
    }

    fn of(&self, size: f32) -> f32 {
        self.0.iter().find(|entry| is_as_large(entry.0, size)).map_or(1.3 * size, |entry| entry.1)
    }
}

/// The least distance that at least a fifth as many lines keep as the commonest.
fn least_common(mut distances: Vec<f32>) -> f32 {
    distances.sort_by(f32::total_cmp);
    let counts: Vec<usize> = distances.iter().map(|&distance| within(&distances, distance, 0.6)).collect();
    let most = counts.iter().max().copied().unwrap_or(1);
    let least = counts.iter().position(|count| count * 5 >= most);
    least.map_or(0.0, |place| distances[place]) + 0.3
}

/// A paragraph that may go on.
struct Open {
    paragraph: Paragraph,
    first: Line,
    last: Line,
    /// Where its further lines begin.
    start: Option<f32>,
    lines: usize,
}

/// Gathers lines into paragraphs.
pub(super) struct Gatherer<'a> {
    pub(super) measures: Measures,
    pub(super) pitches: &'a Pitches,
    pub(super) joiner: &'a mut Joiner,
    pub(super) out: Vec<Paragraph>,
    open: Option<Open>,
    /// Notes that stood at the foot of the page on which the open paragraph ends.
    waiting: Vec<Paragraph>,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(measures: Measures, pitches: &'a Pitches, joiner: &'a mut Joiner) -> Self {
        Self { measures, pitches, joiner, out: Vec::new(), open: None, waiting: Vec::new() }
    }

    /// Takes the next line of the text.
    pub(super) fn line(&mut self, mut line: Line) {
        let Some(open) = &mut self.open else {
            self.begin(line, Opening::Fresh);
            return;
        };
        if is_lone_mark(&line, &open.last) {
            line.text.mark(0, line.text.string.len(), Role::Raised, None);
            open.paragraph.text.append(line.text);
            return;
        }
        match next(open, &line, self.measures, self.pitches) {
            Next::GoesOn => {
                open.start = open.start.or(Some(line.start));
                open.lines += 1;
                self.joiner.join(&mut open.paragraph.text, line.text.clone());
                open.last = line;
            }
            Next::Begins(opening) => self.begin(line, opening),
        }
    }

    fn begin(&mut self, line: Line, opening: Opening) {
        self.close();
        let paragraph = Paragraph { text: line.text.clone(), opening, ..Paragraph::default() };
        self.open = Some(Open { paragraph, first: line.clone(), last: line, start: None, lines: 1 });
    }

    /// Takes the lines at the foot of a page: each note begins with a mark, and what stands before the first mark
    /// goes on with the last note of the page before.
    pub(super) fn feet(&mut self, lines: Vec<Line>) {
        for line in lines {
            let in_out = self.out.iter_mut().rev().find(|paragraph| paragraph.place == Place::Foot);
            match self.waiting.last_mut().or(in_out) {
                Some(note) if !begins_with_mark(&line, self.measures) => self.joiner.join(&mut note.text, line.text),
                _ => self.waiting.push(Paragraph { text: line.text, place: Place::Foot, ..Paragraph::default() }),
            }
        }
    }

    /// A table stands here.
    pub(super) fn table(&mut self, rows: Rows) {
        self.close();
        self.out.push(Paragraph { style: Style::Table, rows, ..Paragraph::default() });
    }

    /// Ends the paragraph that is open, and puts the notes behind it.
    pub(super) fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            if open.first.is_bold && open.last.is_bold && open.lines < 6 {
                open.paragraph.style = Style::Heading;
            }
            self.out.push(open.paragraph);
        }
        self.out.append(&mut self.waiting);
    }
}

/// Whether a line is nothing but the mark of a note that found no room at the end of the line before.
fn is_lone_mark(line: &Line, last: &Line) -> bool {
    let words = line.words();
    line.page == last.page
        && line.size < 0.75 * last.size
        && line.y - last.y < 1.6 * last.size
        && words.len() < 4
        && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*')
}

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// It goes on with the paragraph that is open.
    GoesOn,
    /// It begins a paragraph, surely or perhaps.
    Begins(Opening),
}

impl Next {
    fn goes_on(does: bool) -> Self {
        if does { Self::GoesOn } else { Self::Begins(Opening::Fresh) }
    }
}

/// Whether `line` goes on with the paragraph that is open, as far as its place tells.
fn next(open: &Open, line: &Line, measures: Measures, pitches: &Pitches) -> Next {
    let last = &open.last;
    let is_same_page = line.page == last.page;
    // Words in bold may fill a line of a paragraph.
    let is_cut = measures.is_body(line) && is_full(last, line, measures) && !last.ends_clause();
    if (line.size - last.size).abs() > 0.1 * last.size || (line.is_bold != last.is_bold && !is_cut) {
        return Next::goes_on(false);
    }
    let distance = line.y - last.y;
    if is_same_page && !(0.3 * line.size..1.3 * pitches.of(line.size)).contains(&distance) {
        return Next::goes_on(false);
    }
    if line.hang.is_some() && label_end(line.words()).is_some() && !closes_bracket(open, line) {
        return Next::goes_on(false);
    }
    if line.words().starts_with(NEVER_FIRST) {
        return Next::GoesOn;
    }
    if measures.has_blanks && line.begins_blank && measures.is_body(line) {
        return Next::goes_on(false);
    }
    let is_title = line.is_bold && is_same_page;
    if !starts_where_expected(open, line, measures) {
        return Next::goes_on(is_title && is_centred(last, line));
    }
    if is_title {
        return Next::GoesOn;
    }
    if !is_full(last, line, measures) {
        let is_long = last.end - measures.start > SHORT * (measures.end - measures.start);
        let is_text = measures.is_body(line) && is_same_page && is_long && !line.is_bold;
        return Next::goes_on((is_text && measures.shows_beginnings) || goes_on(last, line, measures));
    }
    let shows_beginnings = !measures.is_flat && (is_same_page || has_own_place(open, line, measures));
    if shows_beginnings || measures.has_blanks || !last.ends_clause() {
        return Next::GoesOn;
    }
    // Where paragraphs begin with a verb in italics, others than those go on.
    match is_same_page {
        true if measures.labels_hang && label_end(line.words()).is_some() => Next::GoesOn,
        true if measures.has_emphasis && !line.begins_in(Role::Emphasis) => Next::GoesOn,
        true => Next::Begins(Opening::Likely),
        false => Next::Begins(Opening::Unknown),
    }
}

/// Signs with which no paragraph begins, and in good setting no line.
const NEVER_FIRST: [char; 9] = ['、', '，', '。', '；', '：', '）', '،', '؛', ','];

/// Whether a line that begins a paragraph would stand elsewhere than `line` does.
fn has_own_place(open: &Open, line: &Line, measures: Measures) -> bool {
    (open.first.start - line.start).abs() > measures.slack || is_indented(open, measures)
}

/// Whether the bracket behind the first word of a line closes one that the paragraph opened, as in `(COVID-` `19)`.
fn closes_bracket(open: &Open, line: &Line) -> bool {
    let count = |bracket: [char; 2]| open.paragraph.text.string.matches(bracket).count();
    let first = line.words().split(' ').next().unwrap_or_default();
    first.ends_with([')', '）']) && !first.starts_with(['(', '（']) && count(['(', '（']) > count([')', '）'])
}

/// Whether the next line begins where lines of the open paragraph do: at its left edge, or behind its label.
fn starts_where_expected(open: &Open, line: &Line, measures: Measures) -> bool {
    let slack = measures.slack;
    if measures.is_loose {
        return line.start < measures.start + slack || !open.last.ends_clause();
    }
    let near = |place: f32| (line.start - place).abs() < slack;
    if let Some(start) = open.start {
        return near(start);
    }
    let hangs = open.first.hang.is_some_and(near);
    let is_back = line.start < open.first.start - slack && line.start > measures.start - 2.0 * line.size;
    // A line indented like the first begins the next paragraph, unless words tell that the whole block is indented.
    let is_block = near(open.first.start) && (!is_indented(open, measures) || goes_on(&open.last, line, measures));
    hangs || is_back || is_block
}

fn is_indented(open: &Open, measures: Measures) -> bool {
    open.first.start > measures.start + measures.slack
}

/// Whether the first word of `line` found no room at the end of `last`.
fn is_full(last: &Line, line: &Line, measures: Measures) -> bool {
    let right = measures.end;
    last.end + line.first_word + 0.2 * line.size > right - 0.15 * line.size
}

fn is_centred(one: &Line, other: &Line) -> bool {
    (f32::midpoint(one.start, one.end) - f32::midpoint(other.start, other.end)).abs() < 0.5 * one.size
}

/// Whether words tell that a line goes on though it is short: cut in the middle of a sentence.
fn goes_on(last: &Line, line: &Line, measures: Measures) -> bool {
    let (before, after) = (last.words(), line.words());
    let goes_small = before.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase);
    let width = measures.end - measures.start;
    let is_long = last.end - last.start > 0.7 * width;
    let next = after.chars().next().unwrap_or(' ');
    let may_follow = match (next.is_uppercase(), next.is_lowercase() || next.is_ascii_digit()) {
        (_, true) => true,
        (true, _) => false,
        // Scripts without capitals: only where little room was left.
        _ if is_unspaced(next) => measures.end - last.end < 0.25 * width,
        _ => next.is_alphabetic() && measures.end - last.end < 0.2 * width,
    };
    goes_small || (is_long && !last.ends_clause() && may_follow)
}
