//! Undoes lines: which of them make a paragraph together.

use crate::manuscript::printed::{Manuscript, Opening, Place};
use crate::model::letters::{is_blank, is_letter, is_unspaced};
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::label;
use crate::readers::plain::dense::{self, Measure, Part};
use crate::readers::plain::gaps;
use crate::readers::plain::listed::Lists;
use crate::readers::plain::pages::Page;
use foldhash::HashSet;
use std::borrow::Cow;

/// The words of one printed paragraph, or of the part of it that stands on one page.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// On one line.
    pub(super) words: Cow<'a, str>,
    /// `Foot` under a rule, else unknown.
    pub(super) place: Place,
    /// How it begins on its page.
    pub(super) opening: Opening,
}

impl Block<'_> {
    /// Whether it is a note, as far as its first letter tells.
    pub(super) fn is_note(&self) -> bool {
        self.place == Place::Foot || self.words.starts_with(is_raised)
    }
}

/// How the lines of a document make paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    /// Blank lines part paragraphs; lines between them belong together.
    Blocks,
    /// Each line is a paragraph.
    Lines,
}

/// How many lines of a text are told apart: thirty times those of the longest resolution known.
pub(super) const MOST_LINES: usize = 300_000;

/// The lines of `text` that are told apart, and what stands behind them.
pub(super) fn within_bounds(text: &str) -> (&str, &str) {
    let ends = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b'\x0c')).map(|(at, _)| at + 1);
    let bound = if text.len() < MOST_LINES { None } else { ends.into_iter().nth(MOST_LINES) };
    text.split_at(bound.unwrap_or(text.len()))
}

/// The paragraphs of all pages in order; furniture goes to the manuscript.
pub(super) fn blocks<'a>(pages: &[Page<'a>], manuscript: &mut Manuscript) -> Vec<Block<'a>> {
    let setting = setting_of(pages);
    let indents = has_indents(pages);
    let closed = gaps::closed(pages);
    let bodies: Vec<&[&str]> = match &closed {
        Some(bodies) => bodies.iter().map(Vec::as_slice).collect(),
        None => pages.iter().map(|page| page.body.as_slice()).collect(),
    };
    let grouped: Vec<Vec<&[&str]>> = bodies.into_iter().map(|body| groups(body, setting)).collect();
    let measure = Measure::of(&grouped.concat(), closed.is_some());
    let words = words_of(pages);
    let mut out = Vec::new();
    let mut last_note = None;
    let mut last_line = "";
    let mut joiner = Joiner { words: &words, mended: 0, kept: 0 };
    let mut lists = Lists::default();
    for (number, (page, groups)) in pages.iter().zip(grouped).enumerate() {
        let mut opening = if number == 0 { Opening::Unknown } else { Opening::Flush };
        for part in parted(groups, measure, &mut lists, number == 0) {
            let group = &part.lines;
            let is_indented = group[0].starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
            let over_page = measure.filter(|measure| measure.is_open() && opening == Opening::Flush);
            let room = part.room.or_else(|| over_page.map(|measure| measure.room(last_line, group[0])));
            let here = match (opening, indents) {
                _ if room.is_some() => Opening::Below(room.unwrap_or(0)),
                (Opening::Flush, true) if !is_indented => Opening::Flush,
                (Opening::Flush | Opening::Fresh, true) => Opening::Fresh,
                (Opening::Flush, false) if !is_indented => Opening::Top,
                _ => Opening::Unknown,
            };
            out.push(Block { words: joiner.join(group), place: Place::Unknown, opening: here });
            last_line = group[group.len() - 1];
            opening = if indents { Opening::Fresh } else { Opening::Unknown };
        }
        for group in feet(&page.foot, &mut last_note) {
            out.push(Block { words: joiner.join(&group), place: Place::Foot, opening: Opening::Unknown });
        }
        if page.is_foot_mended {
            let what = format!("the numbers of the notes on page {} stood apart from them", number + 1);
            manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
        }
        manuscript.furniture.extend(page.furniture.iter().map(|line| line.trim().to_owned()));
    }
    if joiner.mended > 0 {
        let what = format!("{} words broken at line ends were joined and lost their hyphen", joiner.mended);
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
        manuscript.tally.take(&"-".repeat(joiner.mended));
        manuscript.furniture.push("-".repeat(joiner.mended));
        manuscript.tally.add(&"-".repeat(joiner.mended));
    }
    if joiner.kept > 0 {
        let what = format!("{} words broken at line ends were joined with their hyphen", joiner.kept);
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
    out
}

/// Whether lines are paragraphs: hardly a blank line, no margin at which they were broken, and most end as sentences
/// and clauses do, or some go beyond the width of any page.
fn setting_of(pages: &[Page<'_>]) -> Setting {
    let lines = || pages.iter().flat_map(|page| &page.body);
    let filled: Vec<&str> = lines().copied().filter(|line| !is_blank(line)).collect();
    let blank = lines().count() - filled.len();
    if blank * 6 < filled.len() && are_paragraphs(&filled) { Setting::Lines } else { Setting::Blocks }
}

/// Whether each of `lines`, among which no blank one stands, is a paragraph.
fn are_paragraphs(lines: &[&str]) -> bool {
    let ended = lines.iter().filter(|line| dense::ends_clause(line)).count();
    let mut widths: Vec<usize> = lines.iter().map(|line| dense::width(line.trim())).collect();
    widths.sort_unstable();
    let right = widths.get(widths.len() * 19 / 20).copied().unwrap_or(0);
    let full = widths.iter().filter(|&&width| width * 100 > right * 85).count();
    // Lines that were broken at one margin end near it.
    if right < WIDEST { ended * 10 >= lines.len() * 6 && full * 3 <= lines.len() } else { full * 2 <= lines.len() }
}

/// Lines that are wider were never set on a page, in letters.
const WIDEST: usize = 140;

/// Groups of lines with their paragraphs put apart; on the first page also what stands far apart on one line, as the
/// organ and the symbol do in a masthead.
fn parted<'b, 'a>(
    groups: Vec<&'b [&'a str]>,
    measure: Option<Measure>,
    lists: &mut Lists,
    is_first: bool,
) -> Vec<Part<'b, 'a>> {
    const FAR: &str = "        ";
    const MASTHEAD: usize = 4;
    let mut out: Vec<Part> = Vec::new();
    for (place, group) in groups.into_iter().enumerate() {
        let is_masthead = || is_first && place < MASTHEAD && group.iter().any(|line| line.trim().contains(FAR));
        match measure {
            None => lists.part(group, |lines| out.push(Part::whole(Cow::Borrowed(lines)))),
            Some(_) if is_masthead() => {
                let pieces = group.iter().flat_map(|line| line.split(FAR)).filter(|piece| !is_blank(piece));
                out.extend(pieces.map(|piece| Part::whole(Cow::Owned(vec![piece]))));
            }
            Some(measure) => out.extend(measure.part(group)),
        }
    }
    with_labels(out)
}

/// Gives a number or letter that stands alone to the words behind it.
fn with_labels<'b, 'a>(parts: Vec<Part<'b, 'a>>) -> Vec<Part<'b, 'a>> {
    if !parts.iter().any(Part::is_label) {
        return parts;
    }
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match out.last_mut() {
            Some(last) if last.is_label() && !label::opens(part.lines[0]) => {
                last.lines.to_mut().extend(part.lines.iter());
            }
            _ => out.push(part),
        }
    }
    out
}

/// Whether paragraphs begin with an indent and their further lines do not.
fn has_indents(pages: &[Page<'_>]) -> bool {
    let mut indented = 0;
    let mut hanging = 0;
    for page in pages {
        for pair in page.body.windows(2).filter(|pair| !is_blank(pair[1])) {
            let is_indented = pair[1].starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
            match (is_blank(pair[0]), is_indented) {
                (true, true) => indented += 1,
                (false, true) => hanging += 1,
                _ => {}
            }
        }
    }
    indented > 3 && hanging * 4 < indented
}

/// Lines that no blank line parts.
fn groups<'b, 'a>(lines: &'b [&'a str], setting: Setting) -> Vec<&'b [&'a str]> {
    let mut out = Vec::new();
    let mut from = 0;
    for (place, line) in lines.iter().enumerate() {
        let is_blank = is_blank(line);
        if place > from && (is_blank || setting == Setting::Lines || starts_anew(line)) {
            add_group(&mut out, &lines[from..place]);
            from = place;
        }
        if is_blank {
            from = place + 1;
        }
    }
    if from < lines.len() {
        add_group(&mut out, &lines[from..]);
    }
    out
}

/// Adds the lines between two blank ones: as one group, or each alone where they are paragraphs beyond doubt. Where the
/// first alone is indented, they are one.
fn add_group<'b, 'a>(out: &mut Vec<&'b [&'a str]>, group: &'b [&'a str]) {
    let ended = || group.iter().filter(|line| dense::ends_clause(line)).count();
    let has_labels = || group.iter().any(|line| dense::is_lone_label(line));
    let is_hung = || group[1..].iter().all(|line| dense::indent(line) < dense::indent(group[0]));
    if group.len() > 2 && !is_hung() && are_paragraphs(group) && !has_labels() && ended() * 10 >= group.len() * 7 {
        out.extend(group.chunks(1));
    } else {
        out.push(group);
    }
}

/// Whether a line begins a paragraph of its own though no blank line parts it from the one before:
/// a Markdown heading, a row of a table, or a bullet before an item that bears a label of its own.
fn starts_anew(line: &str) -> bool {
    let bare = line.trim_start();
    bare.starts_with('|')
        || (bare.starts_with('#') && bare.trim_start_matches('#').starts_with(' '))
        || bare.strip_prefix("- ").is_some_and(label::opens)
}

/// The notes under a rule: each begins with a mark.
/// `last` is the number of the last note that bore a plain one, on this page or before.
fn feet<'a>(lines: &[&'a str], last: &mut Option<u32>) -> Vec<Vec<&'a str>> {
    let are_raised = lines.iter().any(|line| line.trim_start().starts_with(is_raised));
    let mut out: Vec<Vec<&str>> = Vec::new();
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let number = foot_number(line).filter(|_| !are_raised);
        let begins = line.trim_start().starts_with(|letter| is_raised(letter) || "*†‡".contains(letter))
            || number.is_some_and(|number| last.is_none_or(|last| number == last + 1 || number == 1));
        match out.last_mut() {
            Some(group) if !begins => group.push(line),
            _ => out.push(vec![line]),
        }
        *last = number.filter(|_| begins).or(*last);
    }
    out
}

fn is_number(words: &str) -> bool {
    words.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The short number with a space behind it with which a line under a rule begins: perhaps a note's, perhaps only
/// the figure that the line before broke off, as in "Supplement No. / 53 (A/63/53)". It may stand in brackets or
/// before a stroke.
fn foot_number(line: &str) -> Option<u32> {
    let line = line.trim();
    let dressed = line.strip_prefix(['[', '(']).unwrap_or(line);
    let digits = dressed.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(rest) = dressed[digits..].strip_prefix([']', ')', '/'])
        && rest.starts_with(char::is_whitespace)
    {
        return dressed[..digits].parse().ok().filter(|_| digits < 4);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_alone = line.len() == digits;
    let fits = is_alone || (line[digits..].starts_with([' ', '\t', '\u{a0}']) && line.len() > digits + 2);
    line[..digits].parse().ok().filter(|_| fits && (1..=3).contains(&digits))
}

/// Joins lines and decides on the hyphens at their ends.
struct Joiner<'a> {
    /// All words of the document that are not at a line's end, in small letters.
    words: &'a HashSet<Cow<'a, str>>,
    /// Hyphens that were taken out.
    mended: usize,
    /// Hyphens that were kept where lines were joined.
    kept: usize,
}

impl Joiner<'_> {
    fn join<'a>(&mut self, lines: &[&'a str]) -> Cow<'a, str> {
        if let [line] = lines {
            return line.trim().into();
        }
        let mut words = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        for line in lines.iter().map(|line| line.trim()) {
            let before = words.chars().next_back();
            let after = line.chars().next();
            match (before, after) {
                (Some(before), Some(next)) if HYPHENS.contains(&before) && next.is_alphabetic() => {
                    self.join_word(&mut words, line);
                }
                // The number of a note stands apart from its words in every script.
                (Some(before), Some(after)) if !(is_unspaced(before) || is_unspaced(after) && !is_number(&words)) => {
                    words.push(' ');
                }
                _ => {}
            }
            words.push_str(line);
        }
        words.into()
    }

    /// A hyphen at a line's end goes where the document elsewhere writes the word without it, and never with it.
    fn join_word(&mut self, words: &mut String, line: &str) {
        let near = words.floor_char_boundary(words.len().saturating_sub(LONGEST_STEM));
        let bare = words[near..].trim_end_matches(HYPHENS);
        let stem_from = bare.rfind(|c: char| !c.is_alphabetic() && c != '-').map(|at| near + at);
        let stem = &words[stem_from.map_or(near, |at| at + words[at..].chars().next().map_or(1, char::len_utf8))..];
        let rest: String = line.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let whole = format!("{}{rest}", stem.trim_end_matches(HYPHENS)).to_lowercase();
        let compound = format!("{stem}{rest}").to_lowercase();
        if stem.chars().count() > 1 && self.words.contains(whole.as_str()) && !self.words.contains(compound.as_str()) {
            words.pop();
            self.mended += 1;
        } else {
            self.kept += 1;
        }
    }
}

/// How many bytes before a hyphen at a line's end are looked through for the start of the word.
const LONGEST_STEM: usize = 400;

/// The words that stand inside lines, where no line break can have cut them, in small letters; only those that begin as
/// a word does that was cut.
fn words_of<'a>(pages: &[Page<'a>]) -> HashSet<Cow<'a, str>> {
    let lines = || pages.iter().flat_map(|page| page.body.iter().chain(&page.foot)).map(|line| line.trim());
    let parts_words = |letter: char| !is_letter(letter) && letter != '-';
    let mut cut = [false; 1 << (2 * HEAD_BITS)];
    for line in lines().filter(|line| line.ends_with(HYPHENS)) {
        cut[head_of(line.trim_end_matches(HYPHENS).rsplit(parts_words).next().unwrap_or(""))] = true;
    }
    if !cut.contains(&true) {
        return HashSet::default();
    }
    let is_small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    lines()
        .flat_map(|line| line.split(parts_words))
        .filter(|word| word.len() > 2 && !word.ends_with('-') && cut[head_of(word)])
        .map(|word| if is_small(word) { word.into() } else { word.to_lowercase().into() })
        .collect()
}

/// The signs that stand at the end of a line within a word.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// So many bits of a letter are the same in both cases.
const HEAD_BITS: u32 = 5;

/// What the first two letters of a word have in common with those of the same word in other case.
fn head_of(word: &str) -> usize {
    let bits = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' | 'А'..='я' | 'à'..='þ' | 'À'..='Þ' => letter as usize & ((1 << HEAD_BITS) - 1),
        _ => 0,
    };
    word.chars().take(2).fold(0, |head, letter| head << HEAD_BITS | bits(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_beyond_all_measure_are_left_for_one_paragraph() {
        let text = "x\n".repeat(MOST_LINES) + "\u{c}y";
        let (lines, rest) = within_bounds(&text);
        assert_eq!((lines.len(), rest), (2 * MOST_LINES + 1, "y"));
        assert_eq!(within_bounds("x\ny"), ("x\ny", ""));
    }
}
