//! Reads PDF files: letters by their places on the page, put back into lines, notes and paragraphs.
//!
//! Nothing in a PDF file tells what a paragraph is. Indents, the room between lines, the size of letters and how far
//! lines reach tell it to the eye, and they tell it here.

mod sheet;
mod matrix;
mod letters;
mod limits;
mod fonts;
mod drawing;
mod rows;
mod order;
mod lines;
mod furniture;
mod feet;
mod words;
mod paragraphs;

use crate::manuscript::printed::Manuscript;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::pdf::feet::Measures;
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::limits::Limits;
use crate::readers::pdf::paragraphs::{Gatherer, Pitches};
use crate::readers::pdf::rows::{Mended, Row};
use crate::readers::pdf::sheet::Sheet;
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
    let mut limits = Limits::new();
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
    let mut pages = pages(sheets.pages, &mut manuscript);
    furniture::sort(&mut pages);
    let measures = measures(&pages);
    let pitches = Pitches::new(pages.iter().map(|page| page.lines.as_slice()));
    let mut joiner = Joiner::new(pages.iter().flat_map(|page| &page.lines));
    let mut gatherer = Gatherer::new(measures, &pitches, &mut joiner);
    let mut open_note = false;
    for mut page in pages {
        let text = feet::part(&mut page, measures, open_note);
        let feet = page.lines.split_off(text);
        open_note = feet.last().is_some_and(|line| !line.words().ends_with(['.', '。']));
        for line in page.lines {
            gatherer.line(line);
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
fn pages(sheets: Vec<Sheet>, manuscript: &mut Manuscript) -> Vec<Page> {
    let mut pages = Vec::with_capacity(sheets.len());
    let mut rows: Vec<Vec<Row>> = Vec::with_capacity(sheets.len());
    let mut mended = Mended::default();
    for mut sheet in sheets {
        for glyph in &sheet.glyphs {
            let mut words = String::new();
            glyph.letters.push_to(&mut words);
            manuscript.tally.add(&words);
        }
        let mut page = Page { height: sheet.height, rules: std::mem::take(&mut sheet.rules), ..Page::default() };
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
    let direction = lines::direction_of(&rows);
    let turned = lines::turn_brackets(&mut rows, direction);
    manuscript.tally.forget(&turned);
    manuscript.tally.add(&turned.chars().map(order::mirrored).collect::<String>());
    for (number, (page, rows)) in pages.iter_mut().zip(&rows).enumerate() {
        page.lines = rows.iter().flat_map(|row| lines::lines(number, row, direction)).collect();
    }
    let mut lines: Vec<_> = pages.iter_mut().flat_map(|page| &mut page.lines).collect();
    let stretched = lines::drop_stretches(&mut lines);
    if stretched > 0 {
        manuscript.tally.forget(&letters::STRETCH.to_string().repeat(stretched));
        let what = format!("{stretched} strokes that stretch Arabic words to fill their lines were left out");
        manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }
    pages
}

/// What is usual in the text: the size of most letters, where lines of that size begin and end.
fn measures(pages: &[Page]) -> Measures {
    let lines = || pages.iter().flat_map(|page| &page.lines);
    let size = commonest(lines().map(|line| (line.size, line.words().len())), 0.3);
    let body = || lines().filter(|line| (line.size - size).abs() < 0.05 * size && line.words().len() > 20);
    let usual = commonest(body().map(|line| (line.start, 1)), 0.4);
    let end = commonest(body().map(|line| (line.end, 1)), 2.0);
    let wide = body().filter(|line| line.end > end + 2.0).count();
    // Lines that are not made to end at one place end before it: the longest but a few tell where.
    let mut ends: Vec<f32> = body().map(|line| line.end).collect();
    ends.sort_by(f32::total_cmp);
    let longest = ends.get(ends.len().saturating_sub(1 + ends.len() / 40)).copied().unwrap_or(end);
    let turned = body().filter(|line| line.words().contains(letters::is_right_to_left)).count();
    let is_loose = turned * 2 > body().count() && usual > 0.0;
    let start = if is_loose { usual } else { leftmost(body().map(|line| line.start).collect(), usual) };
    // Places are exact where a program set the page, and rough where letters were recognised in a picture.
    let exact = body().filter(|line| (line.start - start).abs() < 2.0 * size).count();
    let near = body().filter(|line| (line.start - start).abs() < 0.06 * size).count();
    let slack = if near * 2 > exact { 0.15 * size } else { 0.6 * size };
    Measures { size, start, slack, is_loose, end: if wide * 12 > body().count() { longest } else { end } }
}

/// The least of `starts` that is at least a third as common as `usual`: where there are many short paragraphs, more
/// lines begin with an indent than without.
fn leftmost(mut starts: Vec<f32>, usual: f32) -> f32 {
    starts.sort_by(f32::total_cmp);
    let near = |start: f32| starts.iter().filter(|other| (**other - start).abs() < 0.4).count();
    let least = near(usual).div_ceil(3).max(2);
    starts.iter().copied().find(|&start| near(start) >= least).map_or(usual, |start| start.min(usual))
}

/// The value that weighs most, among those within `slack` of each other.
fn commonest(values: impl Iterator<Item = (f32, usize)>, slack: f32) -> f32 {
    let mut values: Vec<(f32, usize)> = values.collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut best = (0_usize, 0.0);
    let (mut from, mut weight) = (0, 0);
    for &(value, more) in &values {
        weight += more;
        while value - values[from].0 > slack {
            weight -= values[from].1;
            from += 1;
        }
        if weight > best.0 {
            best = (weight, value);
        }
    }
    best.1
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
