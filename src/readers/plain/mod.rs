//! Reads text and Markdown as extractors give them.
//!
//! Lines and pages are undone here; marks of notes stay in the words, for the grammar to lift.

mod hyphens;
mod embedded;
mod targets;
mod carets;
mod feet;
mod furniture;
mod edges;
mod pages;
mod dense;
mod gaps;
mod listed;
mod lines;
mod anchors;
mod definitions;
mod marks;
mod inline;

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::manuscript::tally::Tally;
use crate::model::bytes;
use crate::model::letters::is_blank;
use crate::model::note::Note;
use crate::model::remark::RemarkKind;
use crate::readers::plain::inline::Inline;
use crate::readers::plain::lines::MOST_LINES;
use crate::readers::plain::marks::Stars;
use foldhash::HashSet;
use std::borrow::Cow;

/// Reads text that is already decoded.
pub fn read_text(text: &str) -> Manuscript {
    read_counted(text, Tally::default())
}

/// Reads a text that stands in another, whose letters so far are in `tally`.
pub(super) fn read_counted(text: &str, tally: Tally) -> Manuscript {
    let mut manuscript = Manuscript { format: "text", tally, ..Manuscript::default() };
    manuscript.tally.add(text);
    let text = &*hyphens::shown(text, &mut manuscript.tally);
    let text = &*embedded::undo(pages::with_plain_ends(text), &mut manuscript);
    let text = &*targets::without_numbers(text, &mut manuscript);
    let text = &*carets::raised(text, &mut manuscript.tally);
    let (text, rest) = lines::within_bounds(text);
    let bare = without_frames(text, &mut manuscript.tally);
    let bare = anchors::noted(&bare, &mut manuscript.tally);
    let (body, defined) = definitions::take(&bare, &mut manuscript.tally);
    manuscript.broken_by_pages = !is_typed(text, defined.are_last && !defined.words.is_empty());
    let pages = pages::split(&body);
    let mut blocks = lines::blocks(&pages, &mut manuscript);
    let stars = Stars::of(&blocks);
    inline::mend_cuts(&mut blocks, stars, &mut manuscript.tally);
    let mut notes: Vec<Note> = defined.markers.into_iter().map(|marker| Note { marker, ..Note::default() }).collect();
    let mut tally = std::mem::take(&mut manuscript.tally);
    let cells = Cells::default();
    let mut inline =
        Inline { stars, labels: &defined.labels, tally: &mut tally, notes: &mut notes, cells, is_beyond: false };
    for (note, words) in defined.words.iter().enumerate() {
        let mut text = inline.read(words);
        text.fold_white_space();
        inline.notes[note].text = text;
    }
    for block in blocks {
        manuscript.add(inline.paragraph(&block));
    }
    inline.cells.tell(&mut manuscript);
    if inline.is_beyond || defined.is_beyond {
        let what = "the text has more marks of Markdown than are followed; the others stand as they were typed";
        manuscript.remark_once(RemarkKind::Odd, what);
    }
    if !is_blank(rest) {
        let what = format!("the text has more than {MOST_LINES} lines; the others make one paragraph");
        manuscript.remark_once(RemarkKind::Odd, &what);
        manuscript.add(Paragraph { text: rest.into(), ..Paragraph::default() });
    }
    definitions::number(&mut notes, &manuscript.paragraphs, &mut tally);
    manuscript.notes = notes;
    manuscript.tally = tally;
    inline::gather_tables(&mut manuscript);
    manuscript
}

/// The text without the lines and signs that Markdown sets around it: quotes, fences, rules of a page's width, bullets
/// before the numbers of notes.
fn without_frames<'a>(text: &'a str, tally: &mut Tally) -> Cow<'a, str> {
    let is_frame = |line: &str| {
        let bare = line.trim();
        bare.starts_with("```")
            || (bare.len() > 2 && ['-', '*'].iter().any(|sign| bare.chars().all(|letter| letter == *sign)))
    };
    let has_bullets = memchr::memmem::find(text.as_bytes(), RAISED).is_some();
    if !has_bullets
        && memchr::memmem::find(text.as_bytes(), b"\n>").is_none()
        && !text.starts_with('>')
        && !bytes::split(text, b'\n').any(is_frame)
    {
        return Cow::Borrowed(text);
    }
    let raised = raised_numbers(text);
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_note = |line: &&str| feet::opening_number(line).is_some_and(|number| raised.contains(&number));
        let bare = match line.strip_prefix("- ").filter(is_note) {
            Some(note) => note,
            None if line.starts_with('>') => line.trim_start_matches(['>', ' ']),
            None => line,
        };
        tally.forget(&line[..line.len() - bare.len()]);
        if is_frame(bare) {
            tally.forget(bare);
            out.push('\n');
        } else {
            out.push_str(bare);
        }
    }
    Cow::Owned(out)
}

/// What stands before a raised number in Markdown.
const RAISED: &[u8] = b"<sup>";

/// All numbers that are raised as HTML raises them.
fn raised_numbers(text: &str) -> HashSet<u32> {
    let starts = memchr::memmem::find_iter(text.as_bytes(), RAISED).map(|at| &text[at + RAISED.len()..]);
    let digits = |words: &str| words.bytes().take_while(u8::is_ascii_digit).take(4).count();
    starts.filter_map(|words| words[..digits(words)].parse().ok()).collect()
}

/// Whether a person or a program wrote the text as Markdown, so that no page cut its paragraphs: its notes are
/// defined at its end, or the numbers of its paragraphs are kept from being taken for those of a list (`1\.`).
fn is_typed(text: &str, has_last_notes: bool) -> bool {
    let is_number = |at: usize| {
        let head = text[..at].trim_end_matches(|letter: char| letter.is_ascii_digit());
        head.len() < at && (head.is_empty() || head.ends_with('\n'))
    };
    let mut escaped = memchr::memchr_iter(b'\\', text.as_bytes()).filter(|at| text[at + 1..].starts_with('.'));
    memchr::memchr(b'\x0c', text.as_bytes()).is_none() && (has_last_notes || escaped.any(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        read_text(text).paragraphs.into_iter().map(|paragraph| paragraph.text.string).collect()
    }

    #[test]
    fn asterisks_inside_words_are_emphasis_unless_a_note_bears_one() {
        assert_eq!(
            words("1. *Decides* to meet in 2021*, and decides* to part;"),
            ["1. Decides to meet in 2021, and decides to part;"]
        );
        assert_eq!(words("*Recalling *its resolution, *noting* it,"), ["Recalling its resolution, noting it,"]);
        let joint = read_text("1. *Urges**also* the States;").paragraphs.remove(0).text;
        let spans: Vec<_> = joint.spans.iter().map(|span| &joint.string[span.from..span.to]).collect();
        assert_eq!((&*joint.string, spans), ("1. Urgesalso the States;", vec!["Urgesalso"]));
        let noted = ["1. *Decides* to meet the States*, and others* too;", "* Those of the list."];
        assert_eq!(words(&noted.join("\n\n")), ["1. Decides to meet the States*, and others* too;", noted[1]]);
    }

    #[test]
    fn a_link_that_a_page_cut_is_whole_in_both_halves() {
        let manuscript = read_text("of [217\n\n¹ A note.\n\nA (III)](#) it");
        assert_eq!(manuscript.paragraphs[0].text.string, "of 217");
        assert_eq!(manuscript.paragraphs[2].text.string, "A (III) it");
        let mut tally = manuscript.tally;
        tally.take("of 217 ¹ A note. A (III) it");
        assert_eq!(tally.balance(), (0, 0));
    }

    #[test]
    fn anchors_and_escapes_are_no_words() {
        let text = read_text(
            "the <a id=\"c1\"></a>[98/7](https://a\\.b/98/7), <a href=\"https://a.b/S\">S</a> and \
                              [S/1 (2044)](https://a.b/S/1 (2044)), __大会__，__回顾__其",
        )
        .paragraphs
        .remove(0)
        .text;
        assert_eq!(text.string, "the 98/7, S and S/1 (2044), 大会，回顾其");
        let targets: Vec<_> = text.spans.iter().filter_map(|span| span.target.as_deref()).collect();
        assert_eq!(targets, ["https://a.b/98/7", "https://a.b/S", "https://a.b/S/1 (2044)"]);
    }

    #[test]
    fn bullets_before_the_numbers_of_raised_marks_go() {
        let text = "The text<sup>1</sup> here.\n\n- 1 See the list.\n\n- 4 Members.";
        assert_eq!(words(text), ["The text1 here.", "1 See the list.", "- 4 Members."]);
    }

    #[test]
    fn what_ends_as_a_clause_does_is_no_heading() {
        let styles = |text: &str| read_text(text).paragraphs[0].style;
        assert_eq!(styles("# of the States,"), crate::manuscript::printed::Style::Plain);
        assert_eq!(styles("# The States"), crate::manuscript::printed::Style::Heading);
    }

    #[test]
    fn a_figure_at_a_line_start_under_a_rule_opens_no_note_out_of_turn() {
        let text = "The text¹ here² there.\n\n__________\n 1 See the list, No.\n53 of the year.\n 2 See\n2 more.\n";
        assert_eq!(words(text), ["The text¹ here² there.", "1 See the list, No. 53 of the year.", "2 See 2 more."]);
    }

    #[test]
    fn a_paragraph_that_opens_two_pages_is_no_running_head() {
        let page = |head: &str, body: &str| format!("{head}\n\n1. Takes note of the report;\n\n{body}\n\n\u{c}");
        let text: String = ["one,", "two,", "three,"].iter().map(|body| page("A/00/1 — The report", body)).collect();
        let manuscript = read_text(&text);
        assert_eq!(manuscript.furniture, ["A/00/1 — The report"; 2]);
        assert_eq!(manuscript.paragraphs.iter().filter(|paragraph| paragraph.text.string.starts_with("1.")).count(), 3);
    }
}
