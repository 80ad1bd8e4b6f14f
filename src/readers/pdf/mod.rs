//! Reads PDF files: letters by their places on the page, put back into lines, notes and paragraphs.
//!
//! Nothing in a PDF file tells what a paragraph is. Indents, the room between lines, the size of letters and how far
//! lines reach tell it to the eye, and they tell it here.

mod sheet;
mod usual;
mod matrix;
mod letters;
mod limits;
mod bombs;
mod contents;
mod widths;
mod fonts;
mod upright;
mod drawing;
mod stripes;
mod gutters;
mod columns;
mod rows;
mod hyphens;
mod order;
mod portions;
mod lines;
mod facing;
mod furniture;
mod volume;
mod measures;
mod feet;
mod words;
mod tables;
mod paragraphs;

use crate::manuscript::printed::Manuscript;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::limits::Limits;
use crate::readers::pdf::measures::Widths;
use crate::readers::pdf::paragraphs::{Gatherer, Pitches};
use crate::readers::pdf::tables::Block;
use crate::readers::pdf::volume::Volume;
use crate::readers::pdf::words::Joiner;
use crate::readers::unreadable::Unreadable;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads `bytes` whole.
///
/// # Errors
/// Where the file is damaged beyond reading, keeps its text behind a password, or holds pictures only.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let mut limits = Limits::new(bytes.len());
    let mut bytes = bytes.to_vec();
    let blanked = bombs::blank(&mut bytes);
    let pdf = guarded(|| open(bytes))??;
    let mut fonts = fonts::Fonts::new();
    let mut volume = Volume::default();
    let mut remarks = Vec::new();
    let mut odd = |what: String| remarks.push(Remark::new(RemarkKind::Odd, what));
    if blanked > 0 {
        odd(format!("{blanked} parts of the file would unpack to a huge size and were left out"));
    }
    let pages = guarded(|| pdf.pages())?;
    let (mut read, mut has_text, mut has_image) = (0, false, false);
    for page in pages.iter().take(limits::MOST_PAGES) {
        let sheet = guarded(|| drawing::draw(page, &mut fonts, &mut limits))?;
        read += 1;
        has_text |= !sheet.glyphs.is_empty();
        has_image |= sheet.has_image;
        volume.add(sheet);
        if limits.reached.is_some() {
            break;
        }
    }
    if read < pages.len() || limits.reached.is_some() {
        let why = limits.reached.unwrap_or("too many pages");
        odd(format!("reading stopped on page {read} of {}: {why}", pages.len()));
    }
    if fonts.unread > 0 {
        odd(format!("{} bytes of text are in fonts that cannot be read and were left out", fonts.unread));
    }
    if fonts.mended > 0 {
        let what = format!("the letters of {} joined shapes, which the file tells wrong, were put right", fonts.mended);
        remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
    if !has_text {
        return Err(if has_image { scan() } else { no_text() });
    }
    let (pages, mut manuscript) = volume.finish();
    manuscript.remarks.splice(0..0, remarks);
    Ok(write(pages, manuscript))
}

/// Does what the library does: it was not written for hostile files, and a panic inside it is a damaged document.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| damaged())
}

fn damaged() -> Unreadable {
    Unreadable::with_hint(
        "the PDF file is damaged beyond reading",
        "download it again, or open it in a PDF viewer and save a copy",
    )
}

fn open(bytes: Vec<u8>) -> Result<Pdf, Unreadable> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::with_hint(
            "the PDF file is locked with a password",
            "open it in a PDF viewer with the password and save a copy without one",
        ),
        LoadPdfError::Decryption(_) => Unreadable::with_hint(
            "the PDF file is encrypted in a way that is not known here",
            "open it in a PDF viewer and print it to a new PDF file",
        ),
        LoadPdfError::Invalid => damaged(),
    })
}

fn scan() -> Unreadable {
    Unreadable::with_hint(
        "the PDF file holds pictures of pages and no text",
        "run it through text recognition first, for instance `ocrmypdf IN.pdf OUT.pdf`",
    )
}

fn no_text() -> Unreadable {
    Unreadable::with_hint("the PDF file holds no text", "is it the right file?")
}

/// Puts the lines of pages into paragraphs.
fn write(mut pages: Vec<Page>, manuscript: Manuscript) -> Manuscript {
    let mut manuscript = Manuscript { format: "PDF", broken_by_pages: true, ..manuscript };
    furniture::sort(&mut pages);
    let widths = Widths::new(&pages);
    let pitches = Pitches::new(pages.iter().map(|page| page.lines.as_slice()));
    let mut joiner = Joiner::new(pages.iter().flat_map(|page| &page.lines));
    let mut gatherer = Gatherer::new(widths.full, &pitches, &mut joiner);
    let mut open_note = false;
    for mut page in pages {
        let measures = widths.of(&page);
        gatherer.measures = measures;
        let text = feet::part(&mut page, measures, open_note);
        let feet = page.lines.split_off(text);
        open_note = feet.last().is_some_and(|line| !line.words().ends_with(['.', '。']));
        for block in tables::part(page.lines) {
            match block {
                Block::Line(line) => gatherer.line(line),
                Block::Table(rows) => gatherer.table(rows),
            }
        }
        gatherer.feet(feet);
        manuscript.furniture.append(&mut page.furniture);
    }
    gatherer.close();
    manuscript.paragraphs = gatherer.out;
    tell_hyphens(&joiner, &mut manuscript);
    manuscript
}

fn tell_hyphens(joiner: &Joiner, manuscript: &mut Manuscript) {
    let mended = joiner.mended.chars().count();
    if mended > 0 {
        let what = format!("{mended} words broken at line ends were joined and lost their hyphen");
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
        manuscript.furniture.push(joiner.mended.clone());
    }
    if joiner.kept > 0 {
        let what = format!("{} words broken at line ends were joined with their hyphen", joiner.kept);
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
}
