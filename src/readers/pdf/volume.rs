//! Puts pages into lines, chapter by chapter: a volume of many pages needs no more room for its letters than a chapter.
//!
//! What the makers of a document do alike on all its pages is told by what was read so far: by the whole of most
//! documents, since they are one chapter.

use crate::manuscript::printed::Manuscript;
use crate::model::letters::mirrored;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::pdf::columns::{self, Part};
use crate::readers::pdf::facing::{self, Turns};
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::gutters::Gutters;
use crate::readers::pdf::hyphens::{self, Settings};
use crate::readers::pdf::letters::STRETCH;
use crate::readers::pdf::lines;
use crate::readers::pdf::rows::{self, Mended, Row};
use crate::readers::pdf::sheet::Sheet;

/// How many letters make a chapter: those of a hundred full pages.
const CHAPTER: usize = 300_000;

/// Pages in lines, and what their letters told.
#[derive(Default)]
pub(super) struct Volume {
    /// The pages of the chapter that is read.
    sheets: Vec<Sheet>,
    letters: usize,
    /// How many pages stand in the chapters before.
    before: usize,
    pages: Vec<Page>,
    gutters: Vec<Gutters>,
    hyphens: Settings,
    turns: Turns,
    mended: Mended,
    /// How many hyphens were made binding.
    bound: usize,
    manuscript: Manuscript,
}

impl Volume {
    /// Takes the page that follows.
    pub(super) fn add(&mut self, sheet: Sheet) {
        self.letters += sheet.glyphs.len();
        self.sheets.push(sheet);
        if self.letters >= CHAPTER {
            self.end_chapter();
        }
    }

    /// All pages, and a manuscript that has counted their letters.
    pub(super) fn finish(mut self) -> (Vec<Page>, Manuscript) {
        self.end_chapter();
        let tally = &mut self.manuscript.tally;
        tally.forget(&self.mended.twice);
        tally.forget(&self.mended.apart);
        tally.add(&self.mended.composed);
        if self.bound > 0 {
            self.told(format!(
                "{} hyphens set apart from their words were read as hyphens at which no line may end",
                self.bound
            ));
        }
        self.drop_stretches();
        (self.pages, self.manuscript)
    }

    fn told(&mut self, what: String) {
        self.manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    }

    fn end_chapter(&mut self) {
        let sheets = std::mem::take(&mut self.sheets);
        self.letters = 0;
        let count = sheets.len();
        let parts = columns::part(sheets, self.before, &mut self.gutters);
        self.before += count;
        let first = self.pages.len();
        let mut rows: Vec<Vec<Row>> = parts.into_iter().map(|part| self.rows(part)).collect();
        self.bind_hyphens(&mut rows);
        let way = self.turns.way(&rows);
        let turned = self.turns.turn_brackets(&mut rows, way);
        self.manuscript.tally.forget(&turned);
        self.manuscript.tally.add(&turned.chars().map(mirrored).collect::<String>());
        for (page, rows) in self.pages[first..].iter_mut().zip(rows) {
            let is_column = page.is_column;
            page.lines = rows.iter().flat_map(|row| lines::lines(page.number, row, way, is_column)).collect();
        }
    }

    /// The rows of a part of a page; its letters are counted, and the page waits for its lines.
    fn rows(&mut self, part: Part) -> Vec<Row> {
        let Part { mut sheet, page: number, is_column } = part;
        let mut words = String::with_capacity(2 * sheet.glyphs.len());
        for glyph in &sheet.glyphs {
            glyph.letters.push_to(&mut words);
        }
        self.manuscript.tally.add(&words);
        let rules = std::mem::take(&mut sheet.rules);
        let mut page = Page { number, is_column, height: sheet.height, rules, ..Page::default() };
        if !sheet.aside.trim().is_empty() {
            self.manuscript.tally.add(&sheet.aside);
            page.furniture.push(std::mem::take(&mut sheet.aside));
        }
        self.pages.push(page);
        rows::rows(sheet, &mut self.mended)
    }

    fn bind_hyphens(&mut self, rows: &mut [Vec<Row>]) {
        let bound = hyphens::bind(rows, &mut self.hyphens);
        let count = bound.chars().count();
        self.manuscript.tally.forget(&bound);
        self.manuscript.tally.add(&hyphens::binding(count));
        self.bound += count;
    }

    fn drop_stretches(&mut self) {
        let mut lines: Vec<_> = self.pages.iter_mut().flat_map(|page| &mut page.lines).collect();
        let stretched = facing::drop_stretches(&mut lines);
        if stretched > 0 {
            self.manuscript.tally.forget(&STRETCH.to_string().repeat(stretched));
            self.told(format!("{stretched} strokes that stretch Arabic words to fill their lines were left out"));
        }
    }
}
