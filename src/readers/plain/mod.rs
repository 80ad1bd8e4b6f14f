//! Reads text and Markdown as extractors give them.
//!
//! Lines and pages are undone here; marks of notes stay in the words, for the grammar to lift.

mod pages;
mod lines;
mod inline;

use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::readers::plain::inline::Stars;

/// Reads text that is already decoded.
pub fn read_text(text: &str) -> Manuscript {
    let mut manuscript = Manuscript { format: "text", broken_by_pages: true, ..Manuscript::default() };
    manuscript.tally.add(text);
    let pages = pages::split(text);
    let mut blocks = lines::blocks(&pages, &mut manuscript);
    let stars = Stars::of(&blocks);
    inline::mend_cuts(&mut blocks, stars, &mut manuscript.tally);
    for block in blocks {
        let text = inline::read(&block.words, stars, &mut manuscript.tally);
        let mut paragraph = Paragraph { place: block.place, opening: block.opening, ..Paragraph::default() };
        inline::settle(text, &mut paragraph, &mut manuscript.tally);
        manuscript.paragraphs.push(paragraph);
    }
    inline::gather_tables(&mut manuscript);
    manuscript
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
