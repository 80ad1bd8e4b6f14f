//! Parts the paragraphs that a file ran together.
//!
//! Data sets, and programs that lose the ends of lines, give a whole resolution as one paragraph. What opens paragraphs
//! tells where they were: the enacting formula, the phrase of a recital behind a comma, the next number, the next
//! letter of a list. Only words that stand in one paragraph with the formula before them are parted so.

use crate::grammar::edges;
use crate::grammar::labels::{self, Label, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::notes::{find_raised, raised_number};
use crate::grammar::piece::is_and;
use crate::grammar::run_on;
use crate::manuscript::printed::{Paragraph, Place};
use crate::model::language::Language;
use crate::model::remark::{Remark, RemarkKind};

/// What parting did.
#[derive(Debug, Default)]
pub struct Parted {
    /// Tells the reader.
    pub remark: Option<Remark>,
    /// What the edges of pages had printed among the words.
    pub furniture: Vec<String>,
}

/// Parts `paragraphs` where the formula and two paragraphs at the least stand in one, or numbered paragraphs in that
/// behind the formula; tells what was done.
pub fn part(paragraphs: &mut Vec<Paragraph>, lexicon: &Lexicon, language: Language) -> Parted {
    part_run_on(paragraphs, lexicon, language).unwrap_or_default()
}

fn part_run_on(paragraphs: &mut Vec<Paragraph>, lexicon: &Lexicon, language: Language) -> Option<Parted> {
    let (place, formula) = run_on::formula(paragraphs, lexicon)?;
    let reader = || Reader { lexicon, language, number: 1, has_operative: false, lists: Vec::new(), note: 1 };
    let mut tried = reader();
    let words = &paragraphs.get(place)?.text.string;
    let first = tried.openings(words, formula.end);
    if first.len() < 2 || (formula.is_empty() && tried.number < 3) {
        return None;
    }
    let title = run_on::title_start(&words[..formula.start]);
    let (number, heading) =
        title.and_then(|at| run_on::number_and_title(&words[at..formula.start])).unwrap_or_default();
    let running = edges::Running { number: &number, title: &heading };
    let mut reader = reader();
    let mut furniture = Vec::new();
    let mut note = 1;
    let mut from = Some(formula);
    for mut paragraph in paragraphs.split_off(place) {
        // The edges of a page stand behind the formula.
        let mut body = paragraph.text.split_off(from.as_ref().map_or(0, |formula| formula.end));
        let is_spaced = !paragraph.text.string.is_empty() && body.string.starts_with(char::is_whitespace);
        let taken = edges::take(&mut body, running, &mut note);
        furniture.extend(taken.furniture);
        if is_spaced {
            paragraph.text.push(" ");
        }
        paragraph.text.append(body);
        let words = &paragraph.text.string;
        let openings = match from.take() {
            Some(formula) => {
                let openings = reader.openings(words, formula.end);
                title.into_iter().chain([formula.start]).chain(openings).collect()
            }
            None => reader.openings(words, 0),
        };
        cut(paragraph, &openings, paragraphs);
        let foot = |text| Paragraph { text, place: Place::Foot, ..Paragraph::default() };
        paragraphs.extend(taken.notes.into_iter().map(foot));
    }
    let what = "the file runs paragraphs together; they are parted where numbers and openings tell";
    Some(Parted { remark: Some(Remark::new(RemarkKind::Repaired, what)), furniture })
}

/// Finds what opens paragraphs among words that lost their ends of lines.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    language: Language,
    /// The number of the next paragraph.
    number: u32,
    has_operative: bool,
    /// The lists that are open, the innermost last: their series, and the next ordinal in it.
    lists: Vec<(Series, u32)>,
    /// The number of the next note that stands behind all paragraphs.
    note: u32,
}

impl Reader<'_> {
    /// Where in `words` paragraphs open: at byte `from`, and behind it.
    fn openings(&mut self, words: &str, from: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let start = from + (words[from..].len() - words[from..].trim_start().len());
        if from > 0 && self.opens(words, start, ',') {
            found.push(start);
        } else if let Some(number) = labels::number(words).and_then(|label| label.ordinal_in(Series::Number)) {
            self.number = number + 1;
            self.has_operative = true;
        }
        // Behind the last sign that may end a paragraph.
        let mut ended = from;
        for (at, letter) in words[from..].char_indices().map(|(at, letter)| (from + at, letter)) {
            if found.len() >= MOST {
                break;
            }
            if letter.is_numeric() && words[..at].ends_with(' ') && found.last() != Some(&at) {
                if self.opens_note(&words[at..]) {
                    found.push(at);
                } else if self.opens_unended(&words[at..]) {
                    let is_behind = |start: &usize| found.last().is_none_or(|last| last < start);
                    let heading = heading(words, ended, at).filter(is_behind);
                    found.extend(heading);
                    found.push(at);
                }
            }
            let Some(sign) = plain_sign(letter) else { continue };
            let behind = at + letter.len_utf8();
            let start = start_behind(words, behind);
            let is_apart = start > behind || !self.language.has_spaces();
            if !is_apart || start == words.len() || found.last() == Some(&start) {
                continue;
            }
            if self.opens(words, start, sign) {
                found.push(start);
            }
            if matches!(sign, ';' | '.') {
                ended = start;
            }
        }
        found
    }

    /// Whether a paragraph opens at byte `at`, behind a sign of that kind.
    fn opens(&mut self, words: &str, at: usize, sign: char) -> bool {
        let rest = &words[at..];
        if let Some(label) = labels::number(rest) {
            return self.opens_number(&rest[label.next..], &label, sign);
        }
        let may_be_item = sign == ':' || !self.lists.is_empty();
        if may_be_item && let Some(label) = labels::item(rest) {
            return self.opens_item(&label, sign);
        }
        let in_form = !self.language.has_capitals() || rest.starts_with(char::is_uppercase);
        match sign {
            ',' if !self.has_operative && in_form => {
                let is_single = || self.language.has_capitals() && self.lexicon.opens_operative(rest);
                let is_recital = self.lexicon.opens_preambular(rest);
                self.has_operative = !is_recital && is_single();
                is_recital || self.has_operative
            }
            '.' if self.has_operative => closing_line(rest).is_some_and(|line| self.lexicon.is_meeting_line(line)),
            _ => false,
        }
    }

    fn opens_number(&mut self, words: &str, label: &Label, sign: char) -> bool {
        let is_next = label.ordinal_in(Series::Number) == Some(self.number);
        let opens = is_next && sign != ':' && (self.lexicon.opens_operative(words) || (self.number > 1 && sign != ','));
        if opens {
            self.number += 1;
            self.has_operative = true;
            self.lists.clear();
        }
        opens
    }

    /// Whether the next number opens a paragraph behind a heading, which ends with no sign.
    fn opens_unended(&mut self, words: &str) -> bool {
        let Some(label) = labels::number(words) else { return false };
        let behind = &words[label.next..];
        self.lexicon.opens_operative(behind) && self.opens_number(behind, &label, ';')
    }

    /// A list opens behind a colon with the first label of its series, and goes on with the next; behind the first
    /// label of a list inside it, the outer one goes on in its turn.
    fn opens_item(&mut self, label: &Label, sign: char) -> bool {
        let ordinal = |series| label.ordinal_in(series);
        let first = [Series::Letter, Series::Roman, Series::PointedLetter, Series::Digit]
            .into_iter()
            .find(|series| sign == ':' && ordinal(*series) == Some(1) && self.lists.len() < DEEPEST);
        if let Some(series) = first {
            self.lists.push((series, 2));
            return true;
        }
        let going_on = self.lists.iter().rposition(|(series, next)| ordinal(*series) == Some(*next));
        let Some(place) = going_on.filter(|_| matches!(sign, ';' | ',' | '.')) else { return false };
        self.lists.truncate(place + 1);
        self.lists[place].1 += 1;
        true
    }

    /// Notes stand behind all paragraphs, and begin with a raised number.
    fn opens_note(&mut self, words: &str) -> bool {
        let Some((number, to)) = raised_number(words).filter(|_| self.has_operative) else { return false };
        let words = words[to..].trim_start();
        let opens = number.parse() == Ok(self.note) && words.starts_with(|letter: char| !letter.is_lowercase());
        self.note += u32::from(opens);
        opens
    }
}

/// How many lists stand in each other at the most.
const DEEPEST: usize = 8;

/// How many paragraphs are looked for in one; more, no resolution has.
const MOST: usize = 2000;

/// Bytes that a closing line of a resolution has at most.
const CLOSING: usize = 200;

/// What may be the closing line at the start of `words`: all that is left of them, up to the notes.
fn closing_line(words: &str) -> Option<&str> {
    let head = &words[..words.floor_char_boundary(CLOSING)];
    match find_raised(head) {
        Some(note) => Some(head[..note].trim_end()),
        None => (head.len() == words.len()).then_some(head),
    }
}

/// The Western form of a sign that may end a paragraph.
fn plain_sign(sign: char) -> Option<char> {
    Some(match sign {
        ',' | '，' | '،' => ',',
        ';' | '；' | '؛' => ';',
        ':' | '：' => ':',
        '.' | '。' => '.',
        _ => return None,
    })
}

/// Where the heading begins that stands between byte `from`, behind a sign, and byte `to`.
fn heading(words: &str, from: usize, to: usize) -> Option<usize> {
    let words = words[from..to].trim();
    (!words.is_empty() && words.len() < HEADING && words.starts_with(|letter: char| !letter.is_lowercase()))
        .then_some(from)
}

/// Bytes that a heading has at most.
const HEADING: usize = 240;

/// Bytes among which the word "and" and the space behind it stand in any language.
const AND: usize = 24;

/// Where the next words begin behind the sign before byte `from`: behind white space, marks of notes that came down to
/// the line, and an "and" between the last two items of a list.
fn start_behind(words: &str, from: usize) -> usize {
    let rest = words[from..].trim_start_matches(char::is_numeric);
    let rest = rest.strip_prefix(char::is_whitespace).map_or(&words[from..], str::trim_start);
    let rest = match rest[..rest.floor_char_boundary(AND)].split_once(' ') {
        Some((and, _)) if is_and(and) && labels::item(&rest[and.len() + 1..]).is_some() => &rest[and.len() + 1..],
        _ => rest,
    };
    words.len() - rest.len()
}

/// Cuts a paragraph at these bytes, and adds its parts to `out`.
fn cut(mut paragraph: Paragraph, openings: &[usize], out: &mut Vec<Paragraph>) {
    let cuts = openings.iter().rev().filter(|at| **at > 0);
    let tails = cuts.map(|at| {
        let mut text = paragraph.text.split_off(*at);
        text.trim();
        Paragraph { text, place: paragraph.place, ..Paragraph::default() }
    });
    let tails: Vec<Paragraph> = tails.collect();
    paragraph.text.trim();
    out.push(paragraph);
    out.extend(tails.into_iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::lexicon;

    fn parted(language: Language, words: &[&str]) -> Vec<String> {
        let paragraph = |words: &&str| Paragraph { text: (*words).into(), ..Paragraph::default() };
        let mut paragraphs = words.iter().map(paragraph).collect();
        let told = part(&mut paragraphs, lexicon::of(language), language);
        assert_eq!(told.remark.is_some(), paragraphs.len() > words.len());
        paragraphs.into_iter().map(|paragraph| paragraph.text.string).collect()
    }

    #[test]
    fn a_resolution_on_one_line_is_parted() {
        let line = "Resolution adopted on 2 June 2020 90/7. Archives The General Assembly, Recalling its resolution 89/7, \
                    in which it decided, inter alia, to meet, Noting the report,2 Noting also the list,¹ 1. Takes note of the report; \
                    2. Requests the States: (a) To keep; (b) To count: (i) Books; and (ii) Maps; (c) To meet in the \
                    areas of a) work; and b) rest; II Maps 3. Decides to meet under rule 4. 30th plenary meeting 2 June 2020 ¹ A/89/1. ² A/89/2.";
        let expected = [
            "Resolution adopted on 2 June 2020",
            "90/7. Archives",
            "The General Assembly,",
            "Recalling its resolution 89/7, in which it decided, inter alia, to meet,",
            "Noting the report,2",
            "Noting also the list,¹",
            "1. Takes note of the report;",
            "2. Requests the States:",
            "(a) To keep;",
            "(b) To count:",
            "(i) Books; and",
            "(ii) Maps;",
            "(c) To meet in the areas of a) work; and b) rest;",
            "II Maps",
            "3. Decides to meet under rule 4.",
            "30th plenary meeting 2 June 2020",
            "¹ A/89/1.",
            "² A/89/2.",
        ];
        assert_eq!(parted(Language::English, &[line]), expected);
    }

    #[test]
    fn openings_are_known_in_scripts_without_capitals() {
        for (language, words, count) in [
            (
                Language::Russian,
                "Генеральная Ассамблея, ссылаясь на свою резолюцию 89/7, отмечая доклад, 1. призывает государства; 2. просит о докладе.",
                5,
            ),
            (Language::Chinese, "大会，回顾其第89/7号决议，注意到报告，1. 吁请各国；2. 请秘书长提出报告。", 5),
            (
                Language::Arabic,
                "إن الجمعية العامة، إذ تشير إلى قرارها 89/7، وإذ تلاحظ التقرير، 1 - تهيب بالدول؛ 2 - تطلب تقريرا.",
                5,
            ),
        ] {
            let parts = parted(language, &[words]);
            assert_eq!(parts.len(), count, "{parts:#?}");
        }
    }

    #[test]
    fn paragraphs_that_stand_apart_are_left_alone() {
        let apart = ["The General Assembly,", "Recalling it, Noting that,", "1. Requests, 2. Decides; 2. Notes it;"];
        assert_eq!(parted(Language::English, &apart), apart);
        let recital = ["The General Assembly, Recalling its resolutions, noting that,", "1. Decides; 2. Requests it;"];
        assert_eq!(parted(Language::English, &recital), recital);
    }
}
