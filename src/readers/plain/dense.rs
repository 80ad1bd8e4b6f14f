//! Parts lines that no blank line parts: where pages were printed without them, indents and short lines tell.

use crate::readers::label;

/// How the lines of a document lie on its pages, in letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// Where nearly all lines end at the latest.
    right: usize,
    /// Whether first lines are indented, so that indents alone part paragraphs.
    has_indents: bool,
}

/// Lines of a paragraph that is longer than nearly all.
const LONGEST: usize = 15;

impl Measure {
    /// Measures `groups`, the lines that no blank line parts. `None` where they make one paragraph each: half of all
    /// lines must stand in groups longer than paragraphs are, and a paragraph must end inside in three places.
    pub(super) fn of(groups: &[&[&str]]) -> Option<Self> {
        let lines: usize = groups.iter().map(|group| group.len()).sum();
        let in_long: usize = groups.iter().map(|group| group.len()).filter(|&lines| lines > LONGEST).sum();
        if in_long * 2 <= lines {
            return None;
        }
        let mut ends: Vec<usize> =
            groups.iter().copied().flatten().map(|line| line.trim_end().chars().count()).collect();
        ends.sort_unstable();
        let right = ends.get(ends.len() * 19 / 20).copied().unwrap_or(0);
        let loose = Self { right, has_indents: false };
        let pairs = || groups.iter().flat_map(|group| group.windows(2));
        let indented = pairs().filter(|pair| indent(pair[1]) > indent(pair[0]) + 2 && ends_clause(pair[0])).count();
        if indented > 2 {
            return Some(Self { right, has_indents: true });
        }
        let short = pairs().filter(|pair| loose.parts(pair[0], pair[1], 0)).count();
        (short > 2).then_some(loose)
    }

    /// Puts the paragraphs of a group apart.
    pub(super) fn part<'b, 'a>(self, group: &'b [&'a str]) -> Vec<&'b [&'a str]> {
        let margin = margin(group);
        let mut out = Vec::new();
        let mut from = 0;
        for place in 1..group.len() {
            if self.parts(group[place - 1], group[place], margin) {
                out.push(&group[from..place]);
                from = place;
            }
        }
        out.push(&group[from..]);
        out
    }

    /// Whether a paragraph ends with `line`, so that `next` begins another; most lines begin at `margin`.
    fn parts(self, line: &str, next: &str, margin: usize) -> bool {
        if self.has_indents && indent(line).abs_diff(indent(next)) > 2 {
            return indent(next) > indent(line);
        }
        let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let has_room = line.trim_end().chars().count() + 1 + first < self.right;
        let is_ended = ends_clause(line);
        if label::opens(next) {
            return is_ended || has_room;
        }
        if self.has_indents {
            return is_ended && indent(next) > margin + 2;
        }
        match next.trim_start().chars().next() {
            Some(letter) if letter.is_lowercase() && letter < '\u{250}' => false,
            Some(letter) if letter.is_uppercase() => has_room || opens_behind_full_line(line, next),
            _ => has_room && is_ended,
        }
    }
}

/// Whether a capital behind a line that is full opens a paragraph: after a semicolon, or after a comma where a small
/// word follows, as in "Recalling its".
fn opens_behind_full_line(line: &str, next: &str) -> bool {
    let bare = without_mark(line);
    let mut words = next.split_whitespace();
    let is_long = words.next().is_some_and(|word| word.chars().count() > 5);
    let is_small = words.next().is_some_and(|word| word.starts_with(char::is_lowercase));
    bare.ends_with([';', '；', '؛']) || (bare.ends_with([',', '，', '،']) && is_long && is_small)
}

/// The indent that most lines have.
fn margin(group: &[&str]) -> usize {
    let mut indents: Vec<usize> = group.iter().map(|line| indent(line)).collect();
    indents.sort_unstable();
    let runs = indents.chunk_by(|one, other| one == other);
    runs.max_by_key(|run| run.len()).map_or(0, |run| run[0])
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|letter| letter.is_whitespace()).count()
}

/// Whether a line ends as a clause does, perhaps with the mark of a note behind it.
fn ends_clause(line: &str) -> bool {
    without_mark(line).ends_with([',', ';', '.', ':', '，', '；', '。', '：', '،', '؛'])
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
        let measure = Measure::of(&[&long])?;
        Some(measure.part(&group).into_iter().map(|paragraph| paragraph.join("|")).collect())
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
        let text = "     Recalling its resolution, and\nthe others,\n     Noting the\nUnited Nations,\n     1.   Decides,\n\
                    Uganda agreeing,\n     Noting the same,\n     (a)  To keep;\n     (b)  To count.";
        let parts = parted(text).expect("paragraphs");
        assert_eq!(parts.len(), 6, "{parts:#?}");
    }

    #[test]
    fn lines_of_one_paragraph_stay_together() {
        assert_eq!(
            parted("a paragraph that goes on\nover some lines and has no\nother in it at all,\nuntil it ends."),
            None
        );
    }
}
