//! The reader's state, and what can be asked of it.

use crate::analysis::outline;
use crate::layout::page::Page;
use crate::layout::setting::Setting;
use crate::model::resolution::Reading;
use crate::state::folds::Folds;
use crate::state::geometry::{self, Panes, Wishes};
use crate::state::hunt::Hunt;
use crate::state::mode::{Mode, Spot};
use crate::state::wording::{Say, Tongue};
use std::ops::Range;

/// What is set from outside before the first frame.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The language of the interface.
    pub tongue: Tongue,
    /// Cells of the outline.
    pub outline_width: u16,
    /// Most cells of a row of text.
    pub text_width: u16,
}

impl Default for Setup {
    fn default() -> Self {
        Self { tongue: Tongue::default(), outline_width: 36, text_width: 76 }
    }
}

/// The state of the reader.
#[derive(Debug)]
pub struct App {
    /// The document.
    pub reading: Reading,
    /// The text set for the window; derived, so made anew at each change of width.
    pub page: Page,
    /// Where the panes stand; derived.
    pub panes: Panes,
    /// The outline.
    pub folds: Folds,
    /// The language of the interface.
    pub tongue: Tongue,
    /// What the keys mean now.
    pub mode: Mode,
    /// The search, kept for `n` and `N`.
    pub hunt: Hunt,
    /// One sentence for the status line, gone with the next key.
    pub message: Option<String>,
    /// What a person set about the panes.
    pub wishes: Wishes,
    /// First row of the text on show; always a row of `page`, or 0.
    pub top: usize,
    /// First line of the outline on show.
    pub outline_top: usize,
    /// The row on which the reader stands; its paragraph is the current one.
    pub(super) cursor: usize,
    pub(super) size: (u16, u16),
    pub(super) count: usize,
    pub(super) before: Vec<Spot>,
    pub(super) after: Vec<Spot>,
}
impl App {
    /// A reader at the top of a document, in a window of `width` by `height` cells, as nobody has set it up.
    pub fn new(reading: Reading, width: u16, height: u16) -> Self {
        Self::set_up(reading, Setup::default(), width, height)
    }

    /// A reader at the top of a document, in a window of `width` by `height` cells.
    pub fn set_up(reading: Reading, setup: Setup, width: u16, height: u16) -> Self {
        let right_to_left = reading.resolution.language.is_some_and(crate::model::language::Language::is_right_to_left);
        let folds = Folds::new(outline::lines(&reading.resolution));
        let wishes = Wishes {
            outline_width: setup.outline_width,
            text_width: setup.text_width,
            right_to_left,
            ..Wishes::default()
        };
        let mut app = Self {
            reading,
            page: Page::default(),
            panes: Panes::default(),
            folds,
            tongue: setup.tongue,
            mode: Mode::Reading,
            hunt: Hunt::default(),
            message: None,
            wishes,
            top: 0,
            outline_top: 0,
            cursor: 0,
            size: (0, 0),
            count: 0,
            before: Vec::new(),
            after: Vec::new(),
        };
        app.resize(width, height);
        app
    }

    /// Index of the current node; 0 in an empty document.
    pub fn current(&self) -> usize {
        self.page.rows.get(self.cursor).map_or(0, |row| row.node)
    }

    /// How words of the interface are set in rows of `width` cells.
    pub fn interface_setting(&self, width: usize) -> Setting {
        Setting { right_to_left: self.tongue.is_right_to_left(), ..self.page.setting.narrowed(width) }
    }

    /// The row on which the reader stands.
    pub fn current_row(&self) -> usize {
        self.cursor
    }

    /// The rows of the text on show.
    pub fn visible_rows(&self) -> Range<usize> {
        let rows =
            if self.mode == Mode::Alone { self.page.rows_of(self.current()) } else { self.top..self.page.rows.len() };
        let from = if self.mode == Mode::Alone {
            self.top.clamp(rows.start, rows.end.max(rows.start + 1) - 1)
        } else {
            rows.start
        };
        from..rows.end.min(from + self.text_height())
    }

    /// How much of the text lies above the lower edge of the window, in percent.
    pub fn percent(&self) -> usize {
        let rows = self.page.rows.len().max(1);
        (self.top + self.text_height()).min(rows) * 100 / rows
    }

    /// What was typed before a motion; 0 for nothing.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Tells a person something, until the next key.
    pub(super) fn tell(&mut self, text: Say) {
        self.message = Some(self.tongue.say(text).to_owned());
    }

    /// Tells something with names filled in.
    pub(super) fn tell_with(&mut self, text: Say, values: &[(&str, &str)]) {
        self.message = Some(self.tongue.fill(text, values));
    }

    pub(super) fn text_height(&self) -> usize {
        let pane = if self.panes.text.width > 0 { self.panes.text } else { self.panes.outline };
        usize::from(pane.height).max(1)
    }

    pub(super) fn page_rows(&self) -> isize {
        isize::try_from(self.text_height().saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Fits everything into a window of `width` by `height` cells; the place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        let spot = self.spot();
        self.size = (width.max(1), height.max(1));
        self.fit();
        self.return_to(spot);
    }

    pub(super) fn fit(&mut self) {
        self.panes = geometry::panes(self.size.0, self.size.1, &self.wishes);
        let resolution = &self.reading.resolution;
        let setting = self.wishes.setting(&self.panes, resolution.language);
        if self.page.shown.len() != resolution.nodes.len() {
            self.page = Page::new(resolution, setting);
        } else if self.page.setting != setting {
            self.page.set(resolution, setting);
        }
    }

    pub(super) fn refit(&mut self) {
        let spot = self.spot();
        self.fit();
        self.return_to(spot);
    }
}
