//! Parts lines that no blank line parts: where pages were printed without them, indents and short lines tell.

use crate::model::letters::is_unspaced;
use crate::readers::label;
use std::borrow::Cow;

/// How the lines of a document lie on its pages, in letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// Where nearly all lines end at the latest.
    right: usize,
    /// An indent is wider than so many letters.
    least: usize,
    /// Whether first lines are indented, so that indents alone part paragraphs.
    has_indents: bool,
}

/// Lines of a paragraph that is longer than nearly all.
const LONGEST: usize = 15;

impl Measure {
    /// Measures `groups`, the lines that no blank line parts. `None` where they make one paragraph each: half of all
    /// lines must stand in groups longer than paragraphs are, unless `has_chance_gaps`, and a paragraph must end inside
    /// in three places.
    pub(super) fn of(groups: &[&[&str]], has_chance_gaps: bool) -> Option<Self> {
        let lines: usize = groups.iter().map(|group| group.len()).sum();
        let in_long: usize = groups.iter().map(|group| group.len()).filter(|&lines| lines > LONGEST).sum();
        if in_long * 2 <= lines && !has_chance_gaps {
            return None;
        }
        let mut ends: Vec<usize> = groups.iter().copied().flatten().map(|line| width(line.trim_end())).collect();
        ends.sort_unstable();
        let right = ends.get(ends.len() * 19 / 20).copied().unwrap_or(0);
        let loose = Self { right, least: 0, has_indents: false };
        let pairs = || groups.iter().flat_map(|group| group.windows(2));
        let indented = |least: usize| pairs().filter(move |pair| indent(pair[1]) > indent(pair[0]) + least);
        let ended = |least: usize| indented(least).filter(|pair| ends_clause(pair[0])).count();
        let short = pairs().filter(|pair| ends_clause(pair[0]) && loose.room(pair[0], pair[1]) > 0).count();
        // A single space is an indent where hardly a line has it that does not follow an end.
        let is_narrow = ended(0) > ended(2) + 8 && ended(0) * 10 > indented(0).count() * 8;
        let least = if is_narrow { 0 } else { 2 };
        let loose = Self { least, ..loose };
        // Where paragraphs of one line follow each other, all are indented.
        let margin = least_margin(&groups.concat());
        let begins_flush = |pair: &&[&str]| {
            let is_flush = indent(pair[1]) <= indent(pair[0]).min(margin) + least;
            is_flush && ends_clause(pair[0]) && loose.room(pair[0], pair[1]) > 25
        };
        let flush = pairs().filter(|pair| begins_flush(pair)).count();
        if ended(least) > 2 && flush * 4 < ended(least) {
            return Some(Self { has_indents: true, ..loose });
        }
        (short > 2).then_some(loose)
    }

    /// Puts the paragraphs of a group apart. Where only the words can tell whether a line goes on with the one before,
    /// it is a part of its own that knows how much of that line was left empty.
    pub(super) fn part<'b, 'a>(self, group: &'b [&'a str]) -> Vec<Part<'b, 'a>> {
        // Lines that are set full may begin anywhere near the margin, but none a single space away.
        let margin = if self.least == 0 { least_margin(group) } else { margin(group) };
        let mut out = Vec::new();
        let mut from = 0;
        let mut before = None;
        for place in 1..group.len() {
            // The number before the first line takes room that its words do not show.
            let taken = if place > 1 && is_lone_label(group[place - 2]) { LABEL } else { 0 };
            let room = match self.judge(group[place - 1], group[place], margin, taken) {
                Verdict::Joined => continue,
                Verdict::Apart => None,
                Verdict::Open(room) => Some(room),
            };
            out.push(Part { lines: Cow::Borrowed(&group[from..place]), room: before });
            (from, before) = (place, room);
        }
        out.push(Part { lines: Cow::Borrowed(&group[from..]), room: before });
        out
    }

    /// How much of a line was left empty behind it, though the first word of `next` would have found room there,
    /// in hundredths.
    pub(super) fn room(self, line: &str, next: &str) -> u8 {
        let first = next.split_whitespace().next().map_or(0, width);
        let empty = self.right.saturating_sub(width(line.trim_end()) + 1 + first);
        // Extractors break the line behind a raised mark.
        let empty = if ends_in_mark(line) { 0 } else { empty };
        u8::try_from(empty * 100 / self.right.max(1)).unwrap_or(100)
    }

    /// Whether the words must tell how lines belong together.
    pub(super) fn is_open(self) -> bool {
        !self.has_indents
    }

    /// Whether a paragraph ends with `line`, so that `next` begins another; most lines begin at `margin`.
    /// `taken` hundredths of the line hold what stands before it.
    fn judge(self, line: &str, next: &str, margin: usize, taken: u8) -> Verdict {
        let split = |parts: bool| if parts { Verdict::Apart } else { Verdict::Joined };
        let room = self.room(line, next).saturating_sub(taken);
        // The next item of a list that hangs begins left of the lines of the one before.
        if ends_clause(line) && indent(next) < indent(line) && !is_lone_label(line) && label::opens(next) {
            return Verdict::Apart;
        }
        if self.has_indents && indent(line).abs_diff(indent(next)) > self.least {
            return split(indent(next) > indent(line) || room > SHORT);
        }
        let is_ended = ends_clause(line);
        if is_lone_label(line) {
            return Verdict::Joined;
        }
        if label::opens(next) {
            return split(is_ended || room > 0);
        }
        if self.has_indents || (is_ended && indent(next) > indent(line) + self.least) {
            let begins = is_ended || room > SHORT || is_ended_short(next);
            return split(begins && indent(next) > margin + self.least);
        }
        match next.trim_start().chars().next() {
            Some(letter) if letter.is_lowercase() && letter < '\u{250}' => Verdict::Joined,
            Some(',' | ';' | '.' | ':' | ')' | '»' | '，' | '；' | '。' | '、') => Verdict::Joined,
            _ if !is_ended && room < SLACK && !is_ended_short(next) => Verdict::Joined,
            _ => Verdict::Open(room),
        }
    }
}

/// A paragraph, or a part of one.
#[derive(Debug)]
pub(super) struct Part<'b, 'a> {
    /// Its lines.
    pub(super) lines: Cow<'b, [&'a str]>,
    /// How much of the line before was left empty, in hundredths, where this may go on with it.
    pub(super) room: Option<u8>,
}

impl<'b, 'a> Part<'b, 'a> {
    /// A part that goes on with nothing.
    pub(super) fn whole(lines: Cow<'b, [&'a str]>) -> Self {
        Self { lines, room: None }
    }

    /// Whether it is a number or letter alone.
    pub(super) fn is_label(&self) -> bool {
        self.lines.len() == 1 && is_lone_label(self.lines[0])
    }
}

/// How a line stands to the one before.
enum Verdict {
    Joined,
    Apart,
    /// As the words tell; how much of the line before was left empty, in hundredths.
    Open(u8),
}

/// How much of a full line may be left empty, in hundredths: the letters of print are not of one width.
const SLACK: u8 = 15;

/// How much of a line is left empty that is short beyond doubt.
const SHORT: u8 = 35;

/// How much of a line a number before its words takes, in hundredths.
const LABEL: u8 = 12;

/// Whether a line is short and ends in a comma, as the enacting formula is.
fn is_ended_short(line: &str) -> bool {
    width(line.trim()) < 45 && line.trim_end().ends_with([',', '，', '،'])
}

/// Whether a line bears nothing but a paragraph's number or letter.
pub(super) fn is_lone_label(line: &str) -> bool {
    let line = line.trim();
    let has_words = || line.split_whitespace().skip(1).any(|word| word.contains(char::is_alphanumeric));
    label::opens(line) && line.chars().nth(6).is_none() && !has_words()
}

/// Letters, Chinese ones counted twice.
pub(super) fn width(words: &str) -> usize {
    words.chars().map(|letter| if is_unspaced(letter) { 2 } else { 1 }).sum()
}

/// The least indent that a fifth of all lines have.
fn least_margin(group: &[&str]) -> usize {
    let indents = sorted_indents(group);
    indents.chunk_by(|one, other| one == other).find(|run| run.len() * 5 >= group.len()).map_or(0, |run| run[0])
}

/// The indent that most lines have.
fn margin(group: &[&str]) -> usize {
    let indents = sorted_indents(group);
    let runs = indents.chunk_by(|one, other| one == other);
    runs.max_by_key(|run| run.len()).map_or(0, |run| run[0])
}

fn sorted_indents(group: &[&str]) -> Vec<usize> {
    let mut indents: Vec<usize> = group.iter().map(|line| indent(line)).collect();
    indents.sort_unstable();
    indents
}

pub(super) fn indent(line: &str) -> usize {
    line.chars().take_while(|letter| letter.is_whitespace()).count()
}

/// Whether a line ends as a clause does, perhaps with the mark of a note behind it.
pub(super) fn ends_clause(line: &str) -> bool {
    without_mark(line).ends_with([',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'])
}

/// Whether a short number is glued to the last word or sign of a line, as the mark of a note is.
fn ends_in_mark(line: &str) -> bool {
    let line = line.trim_end();
    let bare = line.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (1..=3).contains(&(line.len() - bare.len()))
        && bare
            .ends_with(|letter: char| letter.is_alphabetic() || matches!(letter, ',' | ';' | '”' | '»' | '》' | '，'))
}

/// A line without the number behind its last sign: `Court,2`, `Court, 2`.
fn without_mark(line: &str) -> &str {
    line.trim_end().trim_end_matches(|letter: char| letter.is_numeric()).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of `lines`, which stand among others like them.
    fn parted(lines: &str) -> Option<Vec<String>> {
        let group: Vec<&str> = lines.lines().collect();
        let long = group.repeat(3);
        let measure = Measure::of(&[&long], false)?;
        Some(measure.part(&group).into_iter().map(|part| part.lines.join("|")).collect())
    }

    #[test]
    fn short_lines_end_paragraphs() {
        let text = "The General Assembly,\nRecalling its resolution of the year before and all of its other\nresolutions,\n\
                    Noting that the keepers of the archives of all the States of the World,\nwhich it lists,2\n\
                    Noting also their\nwork in the archives of Vienna, Nairobi and of many other such places,\n\
                    1. Decides to keep them, and to look into the matter again next year;\n2. Requests the same.";
        let parts = parted(text).expect("paragraphs");
        assert_eq!(parts.len(), 6, "{parts:#?}");
        assert_eq!(parts[2].matches('|').count(), 1);
    }

    #[test]
    fn indents_begin_paragraphs() {
        let text = "     Recalling its resolution of the year before, and all\nthe others,\n     Noting the plans of the \
                    keepers of the archives of the\nUnited Nations,\n     1.   Decides to keep the archives of those \
                    countries,\nUganda agreeing,\n     Noting the same,\n     (a)  To keep;\n     (b)  To count.";
        let parts = parted(text).expect("paragraphs");
        let counts: Vec<usize> = parts.iter().map(|part| part.matches('|').count()).collect();
        assert_eq!(counts, [1, 1, 1, 0, 0, 0], "{parts:#?}");
    }

    #[test]
    fn indented_paragraphs_of_one_line_stand_apart() {
        let text = " The keepers\n Noting the plans,\n Noting also the archives,\n Noting all that the keepers of the archives have told \
                    it and\nthe others,\n Recalling it,\n Noting the rest of the plans that it knows, among these the\n\
                    old, and the new,\n Noting further what is to come in the years ahead of it, and\nmore,\n Noting this \
                    too, and all that the keepers of the archives will\nsay,\n Noting the lists of the archives, and what \
                    they will be in the\nend,";
        let parts = parted(text).expect("paragraphs");
        assert_eq!(parts.len(), 9, "{parts:#?}");
    }

    #[test]
    fn lines_of_one_paragraph_stay_together() {
        assert_eq!(
            parted("a paragraph that goes on\nover some lines and has no\nother in it at all,\nuntil it ends."),
            None
        );
    }
}
