//! Reads text and Markdown as extractors give them.
//!
//! Lines and pages are undone here; marks of notes stay in the words, for the grammar to lift.

mod pages;
mod lines;
mod inline;

use crate::manuscript::printed::{Manuscript, Paragraph};

/// Reads text that is already decoded.
pub fn read_text(text: &str) -> Manuscript {
    let mut manuscript = Manuscript { format: "text", broken_by_pages: true, ..Manuscript::default() };
    manuscript.tally.add(text);
    let pages = pages::split(text);
    for block in lines::blocks(&pages, &mut manuscript) {
        let text = inline::read(&block.words, &mut manuscript);
        let mut paragraph = Paragraph { place: block.place, opening: block.opening, ..Paragraph::default() };
        inline::settle(text, &mut paragraph, &mut manuscript.tally);
        manuscript.paragraphs.push(paragraph);
    }
    inline::gather_tables(&mut manuscript);
    manuscript
}
