//! Reads PDF files: letters by their places on the page, put back into lines, notes and paragraphs.
//!
//! Nothing in a PDF file tells what a paragraph is. Indents, the room between lines, the size of letters and how far
//! lines reach tell it to the eye, and they tell it here.

mod sheet;
mod usual;
mod matrix;
mod letters;
mod limits;
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
mod measures;
mod feet;
mod words;
mod tables;
mod paragraphs;

use crate::manuscript::printed::Manuscript;
use crate::model::letters::mirrored;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::pdf::columns::Part;
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::limits::Limits;
use crate::readers::pdf::measures::Widths;
use crate::readers::pdf::paragraphs::{Gatherer, Pitches};
use crate::readers::pdf::rows::{Mended, Row};
use crate::readers::pdf::sheet::Sheet;
use crate::readers::pdf::tables::Block;
use crate::readers::pdf::words::Joiner;
use crate::readers::unreadable::Unreadable;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads `bytes` whole.
///
/// # Errors
/// Where the file is damaged beyond reading, keeps its text behind a password, or holds pictures only.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    // The library was not written for hostile files: a panic inside it is a damaged document.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes))).unwrap_or_else(|_| Err(damaged())).map(write)
}

fn damaged() -> Unreadable {
    Unreadable::with_hint(
        "the PDF file is damaged beyond reading",
        "download it again, or open it in a PDF viewer and save a copy",
    )
}

/// The pages as drawn, with what was found odd.
struct Sheets {
    pages: Vec<Sheet>,
    remarks: Vec<Remark>,
}

fn read_sheets(bytes: &[u8]) -> Result<Sheets, Unreadable> {
    let mut limits = Limits::new(bytes.len());
    let mut bytes = bytes.to_vec();
    let blanked = limits::blank_bombs(&mut bytes);
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::with_hint(
            "the PDF file is locked with a password",
            "open it in a PDF viewer with the password and save a copy without one",
        ),
        LoadPdfError::Decryption(_) => Unreadable::with_hint(
            "the PDF file is encrypted in a way that is not known here",
            "open it in a PDF viewer and print it to a new PDF file",
        ),
        LoadPdfError::Invalid => damaged(),
    })?;
    let mut fonts = fonts::Fonts::new();
    let mut sheets = Sheets { pages: Vec::new(), remarks: Vec::new() };
    let mut odd = |what: String| sheets.remarks.push(Remark::new(RemarkKind::Odd, what));
    if blanked > 0 {
        odd(format!("{blanked} parts of the file would unpack to a huge size and were left out"));
    }
    let count = pdf.pages().len();
    for page in pdf.pages().iter().take(limits::MOST_PAGES) {
        sheets.pages.push(drawing::draw(page, &mut fonts, &mut limits));
        if limits.reached.is_some() {
            break;
        }
    }
    if sheets.pages.len() < count || limits.reached.is_some() {
        let why = limits.reached.unwrap_or("too many pages");
        odd(format!("reading stopped on page {} of {count}: {why}", sheets.pages.len()));
    }
    if fonts.unread > 0 {
        odd(format!("{} bytes of text are in fonts that cannot be read and were left out", fonts.unread));
    }
    if fonts.mended > 0 {
        let what = format!("the letters of {} joined shapes, which the file tells wrong, were put right", fonts.mended);
        sheets.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
    if sheets.pages.iter().all(|sheet| sheet.glyphs.is_empty()) {
        let is_scan = sheets.pages.iter().any(|sheet| sheet.has_image);
        return Err(if is_scan { scan() } else { no_text() });
    }
    Ok(sheets)
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

/// Puts drawn pages into paragraphs.
fn write(sheets: Sheets) -> Manuscript {
    let mut manuscript =
        Manuscript { format: "PDF", broken_by_pages: true, remarks: sheets.remarks, ..Manuscript::default() };
    let mut pages = pages(columns::part(sheets.pages), &mut manuscript);
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

/// The lines of all pages; their letters are counted.
fn pages(parts: Vec<Part>, manuscript: &mut Manuscript) -> Vec<Page> {
    let mut pages = Vec::with_capacity(parts.len());
    let mut rows: Vec<Vec<Row>> = Vec::with_capacity(parts.len());
    let mut mended = Mended::default();
    for Part { mut sheet, page: number, is_column } in parts {
        let mut words = String::with_capacity(2 * sheet.glyphs.len());
        for glyph in &sheet.glyphs {
            glyph.letters.push_to(&mut words);
        }
        manuscript.tally.add(&words);
        let rules = std::mem::take(&mut sheet.rules);
        let mut page = Page { number, is_column, height: sheet.height, rules, ..Page::default() };
        if !sheet.aside.trim().is_empty() {
            manuscript.tally.add(&sheet.aside);
            page.furniture.push(std::mem::take(&mut sheet.aside));
        }
        rows.push(rows::rows(sheet, &mut mended));
        pages.push(page);
    }
    manuscript.tally.forget(&mended.twice);
    manuscript.tally.forget(&mended.apart);
    manuscript.tally.add(&mended.composed);
    bind_hyphens(&mut rows, manuscript);
    let way = facing::way_of(&rows);
    let turned = facing::turn_brackets(&mut rows, way);
    manuscript.tally.forget(&turned);
    manuscript.tally.add(&turned.chars().map(mirrored).collect::<String>());
    for (number, (page, rows)) in pages.iter_mut().zip(rows).enumerate() {
        let is_column = page.is_column;
        page.lines = rows.iter().flat_map(|row| lines::lines(number, row, way, is_column)).collect();
    }
    drop_stretches(&mut pages, manuscript);
    pages
}

fn bind_hyphens(rows: &mut [Vec<Row>], manuscript: &mut Manuscript) {
    let bound = hyphens::bind(rows);
    if !bound.is_empty() {
        let count = bound.chars().count();
        manuscript.tally.forget(&bound);
        manuscript.tally.add(&hyphens::binding(count));
        let what = format!("{count} hyphens set apart from their words were read as hyphens at which no line may end");
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
}

fn drop_stretches(pages: &mut [Page], manuscript: &mut Manuscript) {
    let mut lines: Vec<_> = pages.iter_mut().flat_map(|page| &mut page.lines).collect();
    let stretched = facing::drop_stretches(&mut lines);
    if stretched > 0 {
        manuscript.tally.forget(&letters::STRETCH.to_string().repeat(stretched));
        let what = format!("{stretched} strokes that stretch Arabic words to fill their lines were left out");
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
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
