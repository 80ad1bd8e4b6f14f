//! Lifts notes out of the text, and finds the places that call them.
//!
//! Extractors print page-bottom notes where the page broke, in the middle of sentences. A paragraph that opens with
//! a raised mark is a note; a raised mark among words calls it.

mod marks;
mod gathered;
mod ends;
mod bare;
mod calls;

pub use gathered::Notes;
pub(super) use marks::{find_raised, raised_number};

use crate::grammar::labels::leading_number;
use crate::grammar::notes::gathered::Mark;
use crate::grammar::notes::marks::{bare_call, calls_with_asterisk, end_of, is_marker, raised_numbers};
use crate::grammar::piece::Piece;
use crate::manuscript::printed::{Paragraph, Place};
use crate::model::note::Note;
use crate::model::text::{Role, Text};
use foldhash::HashMap;

/// How many stretches of a paragraph are looked at for the call of a note behind it.
const MOST_RAISED: usize = 400;

/// Takes the notes out of `paragraphs` and calls them where their marks stand.
pub fn lift(mut paragraphs: Vec<Paragraph>, known: Vec<Note>) -> (Vec<Piece>, Notes) {
    let markers = known.iter().map(|note| note.marker.clone()).collect();
    let mut notes = Notes { known: known.len(), list: known, markers, ..Notes::default() };
    for paragraph in &mut paragraphs {
        paragraph.text.fold_white_space();
        let cells = paragraph.rows.iter().flatten().flat_map(|cell| &cell.calls);
        for call in paragraph.text.calls.iter().chain(cells) {
            if let Some(note) = notes.list.get(call.note) {
                notes.marks.push_str(&note.marker);
            }
        }
    }
    let asterisks = paragraphs.iter().any(|paragraph| calls_with_asterisk(&paragraph.text.string));
    let dressed = ends::find(&paragraphs);
    let mut lookalikes = if dressed.is_none() { ends::lookalikes(&paragraphs) } else { None };
    let mut openings = Openings::of(&paragraphs);
    let mut pieces: Vec<Piece> = Vec::with_capacity(paragraphs.len());
    let mut after_break = false;
    for (number, paragraph) in paragraphs.into_iter().enumerate() {
        let dress = dressed.as_ref().filter(|found| found.places.contains(&number)).map(|found| found.dress);
        if let Some((marker, to)) = dress.and_then(|dress| dress.opening(&paragraph.text.string)) {
            notes.take(paragraph.text, Mark { marker: marker.to_string(), to, is_plain: false }, pieces.len());
            after_break = true;
            continue;
        }
        // What bears a label of its own is an item, whatever mark stands behind that.
        let may_be_note = paragraph.label.is_none();
        let at_foot = paragraph.place == Place::Foot && may_be_note;
        let mark = opening_mark(&paragraph.text, at_foot, asterisks)
            .filter(|mark| !mark.is_plain || notes.expects(&mark.marker))
            .filter(|mark| !openings.is_call_at_break(mark, &pieces));
        if at_foot && mark.is_none() && paragraph.rows.is_empty() && notes.list.len() > notes.known {
            notes.continue_last(paragraph.text);
            after_break = true;
        } else if let Some(mark) = mark.or_else(|| notes.bare_mark(&paragraph.text, &pieces)).filter(|_| may_be_note) {
            notes.take(paragraph.text, mark, pieces.len());
            after_break = true;
        } else {
            let remark = lookalikes.take_if(|(from, _)| *from == number).map(|(_, remark)| remark);
            pieces.push(Piece { paragraph, remarks: remark.into_iter().collect(), after_break });
            after_break = false;
        }
    }
    notes.find_calls(&mut pieces, dressed.map(|found| found.calls));
    (pieces, notes)
}

/// The raised numbers with which paragraphs begin, and those inside paragraphs.
struct Openings {
    /// How many paragraphs from here on begin with a number.
    left: HashMap<String, usize>,
    /// The last piece in which a number stands, of those looked through.
    last: HashMap<String, usize>,
    looked_through: usize,
}

impl Openings {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut left = HashMap::default();
        for paragraph in paragraphs {
            if let Some((marker, _)) = raised_number(paragraph.text.string.trim_start()) {
                *left.entry(marker).or_default() += 1;
            }
        }
        Self { left, last: HashMap::default(), looked_through: 0 }
    }

    /// Whether a page broke right before a mark, so that a call opens what looks like its note: the words before lack
    /// their end, nothing calls the note yet, and another paragraph opens with the same mark.
    fn is_call_at_break(&mut self, mark: &Mark, before: &[Piece]) -> bool {
        const NEAR: usize = 40;
        let Some(left) = self.left.get_mut(&mark.marker).filter(|_| !mark.is_plain) else { return false };
        *left = left.saturating_sub(1);
        if *left == 0 || before.last().is_none_or(Piece::is_finished) {
            return false;
        }
        for (at, piece) in before.iter().enumerate().skip(self.looked_through) {
            self.last.extend(raised_numbers(piece.words()).map(|number| (number, at)));
        }
        self.looked_through = before.len();
        self.last.get(&mark.marker).is_none_or(|at| at + NEAR < before.len())
    }
}

/// The raised mark, or at a page's foot the plain one, that opens a note.
fn opening_mark(text: &Text, at_foot: bool, asterisks: bool) -> Option<Mark> {
    let words = &text.string;
    if let Some((marker, to)) = raised_number(words) {
        return words[to..].chars().any(char::is_alphabetic).then_some(Mark { marker, to, is_plain: false });
    }
    let raised = text.spans.iter().find(|span| span.role == Role::Raised && span.from == 0);
    if let Some(span) = raised
        && is_marker(words[..span.to].trim())
        && words.len() > span.to
    {
        return Some(Mark { marker: words[..span.to].trim().to_owned(), to: span.to, is_plain: false });
    }
    let stars = words.bytes().take_while(|&byte| byte == b'*').count();
    if stars > 0
        && (asterisks || at_foot)
        && words[stars..].starts_with(|letter: char| letter.is_whitespace() || letter.is_uppercase())
    {
        return Some(Mark { marker: words[..stars].to_owned(), to: stars, is_plain: false });
    }
    let (_, digits) = leading_number(words)?;
    (at_foot && words[digits..].starts_with(char::is_whitespace)).then(|| Mark {
        marker: words[..digits].to_owned(),
        to: digits,
        is_plain: true,
    })
}

impl Notes {
    /// A plain number that opens a paragraph is a note's mark where the words before call that very number.
    fn bare_mark(&self, text: &Text, before: &[Piece]) -> Option<Mark> {
        let words = &text.string;
        let (_, digits) = leading_number(words)?;
        let marker = &words[..digits];
        let opens =
            digits < 4 && words[digits..].starts_with(' ') && words[digits + 1..].starts_with(char::is_alphabetic);
        if !opens {
            return None;
        }
        // The date at the end begins with a number too, but ends in no full stop.
        let is_date = words.chars().count() < 40 && !words.ends_with('.');
        let is_raised = |piece: &Piece| {
            let text = &piece.paragraph.text;
            let raised = text.spans.iter().rev().take(MOST_RAISED).filter(|span| span.role == Role::Raised);
            raised.into_iter().any(|span| &text.string[span.from..span.to] == marker)
        };
        let calls = |piece: &Piece| bare_call(end_of(piece.words()), marker, 0).is_some() || is_raised(piece);
        let is_called = || before.iter().rev().take(12).any(calls);
        (!is_date && !self.markers.contains(marker) && is_called()).then(|| Mark {
            marker: marker.to_owned(),
            to: digits,
            is_plain: true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Call;

    fn lifted(paragraphs: &[&str]) -> (Vec<Piece>, Notes) {
        lift(
            paragraphs.iter().map(|words| Paragraph { text: (*words).into(), ..Paragraph::default() }).collect(),
            Vec::new(),
        )
    }

    #[test]
    fn a_note_in_the_middle_of_a_sentence_is_lifted_and_called() {
        let (pieces, notes) =
            lifted(&["the agreement ¹ and all that² was cut", "¹ Treaty Series, No. 1.", "² See 60/288.", "in two,"]);
        assert_eq!(
            pieces.iter().map(Piece::words).collect::<Vec<_>>(),
            ["the agreement and all that was cut", "in two,"]
        );
        assert_eq!(pieces[0].paragraph.text.calls, [Call { at: 13, note: 0 }, Call { at: 26, note: 1 }]);
        assert_eq!(notes.list[1].text.string, "See 60/288.");
        assert!(pieces[1].after_break);
    }

    #[test]
    fn two_marks_in_one_place_call_two_notes() {
        let (pieces, _) = lifted(&["of the Conference,²˒³ recalling¹² it", "¹ One. ² Two.", "³ Three."]);
        assert_eq!(pieces[0].words(), "of the Conference, recalling it");
        assert_eq!(pieces[0].paragraph.text.calls.iter().map(|call| call.note).collect::<Vec<_>>(), [1, 2, 0, 1]);
    }

    #[test]
    fn a_raised_figure_that_is_no_note_stays() {
        let (pieces, _) = lifted(&["an area of 5 km² was"]);
        assert_eq!(pieces[0].words(), "an area of 5 km² was");
        assert_eq!(pieces[0].remarks.len(), 1);
    }

    #[test]
    fn asterisks_call_their_note_once() {
        let (pieces, notes) = lifted(&["Resolution 0/1*", "* Reissued for technical reasons."]);
        assert_eq!((pieces[0].words(), notes.list[0].marker.as_str()), ("Resolution 0/1", "*"));
        assert_eq!(pieces[0].paragraph.text.calls.len(), 1);
    }

    #[test]
    fn a_mark_that_came_down_to_the_line_is_raised_again() {
        let (pieces, notes) = lifted(&["Adopted at the 2nd meeting. 22", "22 Adopted without vote."]);
        assert_eq!((pieces[0].words(), notes.list.len()), ("Adopted at the 2nd meeting.", 1));
        assert_eq!(pieces[0].paragraph.text.calls, [Call { at: 27, note: 0 }]);
    }

    #[test]
    fn a_place_calls_one_of_the_notes_with_its_mark() {
        let text = "the Plan2, the Pact2，和 the Book2，和 the List2，和";
        let (pieces, notes) = lifted(&[text, "² See it.", "² See that."]);
        assert_eq!((pieces[0].words(), notes.list.len()), (text.replace('2', "").as_str(), 2));
        assert_eq!(pieces[0].paragraph.text.calls.len(), 4);
    }

    #[test]
    fn numbers_that_were_never_raised_are_told_by_their_order() {
        for (text, notes) in [
            (["the Plan [1] and the Pact, [2]2011,", "[1] See it.", "[2] 2015, p. 1."], 2),
            (["the Plan, 8/ and the Pact 9/", "8/ See it.", "9/ See that."], 2),
            (["the Plan(1) and 64/291(2), and in 2015(3)", "(1) See it. ", "(2) See that."], 2),
            (["the Plan1 and in the year 2011,2 too", "1 See it.", "2 See that."], 2),
            (["the Plan¹ and in the year 2011,² too", "1 See it.", "2 See that."], 2),
            (["回顾第2条和2号文件、《计划》1以及5月2日的《条约》，2并", "1 见该文件。", "2 同上。"], 2),
            (["回顾第1条、2号文件和5月2日的会议，", "1 见该文件。", "2 同上。"], 0),
            (["the Plan(1) and the Pact(2), too", "1 See it.", "2 See that."], 2),
            (["the Plan under article 5(1) and (2)", "(1) See it.", "(2) See that."], 0),
            (["the Plan of 2 June", "1 See it.", "2 See that."], 0),
        ] {
            let (pieces, found) = lifted(&text);
            assert_eq!(found.list.len(), notes, "{text:?}");
            let called = pieces.iter().map(|piece| piece.paragraph.text.calls.len()).sum::<usize>();
            assert_eq!(called, notes, "{text:?}");
        }
    }

    #[test]
    fn marks_that_stand_together_are_taken_out_together() {
        let (pieces, _) = lifted(&["The Plan [1][2] of [2], and [1] [2].", "[1] See it.", "[2] See that."]);
        assert_eq!(pieces[0].words(), "The Plan of, and.");
        let places: Vec<usize> = pieces[0].paragraph.text.calls.iter().map(|call| call.at).collect();
        assert_eq!(places, [8, 8, 11, 16, 16]);
    }

    #[test]
    fn rows_at_the_end_that_look_like_notes_are_told() {
        let remarks = |text: &[&str]| lifted(text).0.iter().map(|piece| piece.remarks.len()).collect::<Vec<_>>();
        assert_eq!(remarks(&["The end.", "(1) See A/75/1.", "(2) See A/75/2."]), [0, 1, 0]);
        assert_eq!(remarks(&["The end.", "1 Resolution 75/1.", "2 Ibid."]), [0, 1, 0]);
        assert_eq!(remarks(&["Lists:", "(1) The report of 75/1;", "(2) The budget."]), [0, 0, 0]);
    }

    #[test]
    fn letters_begin_anew_in_each_table() {
        let raised = |words: &str, from: usize, to: usize| {
            let mut text = Text::from(words);
            text.mark(from, to, Role::Raised, None);
            text
        };
        let table = |cells: Vec<Text>| Paragraph { rows: vec![cells], ..Paragraph::default() };
        let plain = |text: Text| Paragraph { text, ..Paragraph::default() };
        let (pieces, notes) = lift(
            vec![
                table(vec![raised("Estimatea", 8, 9), raised("aOf 2025.", 0, 1)]),
                table(vec![raised("Onea", 3, 4), raised("Twoa", 3, 4)]),
                plain(raised("aThe highest.", 0, 1)),
                plain(raised("Table 3a", 7, 8)),
                table(vec![raised("Threea", 5, 6)]),
                plain(raised("aThe lowest.", 0, 1)),
            ],
            Vec::new(),
        );
        assert_eq!(
            notes.list.iter().map(|note| note.text.string.as_str()).collect::<Vec<_>>(),
            ["The highest.", "The lowest."]
        );
        let called = |piece: &Piece| {
            let cells = piece.paragraph.rows.iter().flatten();
            cells.chain([&piece.paragraph.text]).flat_map(|text| &text.calls).map(|call| call.note).collect::<Vec<_>>()
        };
        assert_eq!(pieces.iter().map(called).collect::<Vec<_>>(), [vec![], vec![0, 0], vec![1], vec![1]]);
    }

    #[test]
    fn what_bears_a_label_is_no_note() {
        let item = Paragraph { label: Some("a)".into()), text: "²大会".into(), ..Paragraph::default() };
        let (pieces, notes) = lift(vec![item], Vec::new());
        assert_eq!((pieces.len(), notes.list.len()), (1, 0));
    }

    #[test]
    fn a_call_that_opens_a_page_is_no_note() {
        let (pieces, notes) = lifted(&["as they set out in the list", "¹ , and in the book;", "¹ The list."]);
        assert_eq!((pieces.len(), notes.list.len()), (2, 1));
        assert_eq!(pieces[1].words(), ", and in the book;");
    }

    #[test]
    fn words_under_a_rule_go_on_with_the_last_note_or_stay() {
        let plain = |words: &str| Paragraph { text: words.into(), ..Paragraph::default() };
        let foot = |words: &str| Paragraph { text: words.into(), place: Place::Foot, ..Paragraph::default() };
        let (pieces, notes) =
            lift(vec![foot("no mark"), foot("¹ See the list,"), plain("body"), foot("page 2.")], vec![]);
        assert_eq!(pieces.iter().map(Piece::words).collect::<Vec<_>>(), ["no mark", "body"]);
        assert_eq!(notes.list[0].text.string, "See the list, page 2.");
    }
}
