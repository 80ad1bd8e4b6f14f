//! Reads text and Markdown as extractors give them.
//!
//! Lines and pages are undone here; marks of notes stay in the words, for the grammar to lift.

mod pages;
mod lines;
mod inline;

use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::unreadable::Unreadable;

/// Reads `bytes` whole, as UTF-8; what is not UTF-8 becomes U+FFFD and is told.
///
/// # Errors
/// Where there is nothing to read.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    let mut manuscript = read_text(&text);
    if manuscript.paragraphs.is_empty() {
        return Err(Unreadable::with_hint("the document holds no text", "is it the right file?"));
    }
    let broken = text.matches('\u{fffd}').count();
    if broken > 0 {
        let what = format!("{broken} bytes are no UTF-8 and stand as U+FFFD");
        manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
    }
    Ok(manuscript)
}

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
