//! The reader's state, and what can be asked of it.

use crate::analysis::outline;
use crate::layout::page::{Page, is_large};
use crate::layout::setting::{Bidi, Setting};
use crate::library::catalogue::Catalogue;
use crate::model::language::Language;
use crate::model::resolution::Reading;
use crate::state::action::Action;
use crate::state::folds::Folds;
use crate::state::geometry::{self, Panes, Wishes};
use crate::state::hunt::Hunt;
use crate::state::key::Key;
use crate::state::keymap::Keymap;
use crate::state::keymap::table::Place;
use crate::state::mode::{Mode, Spot, Stand, Writing};
use crate::state::parallel::Parallel;
use crate::state::wording::{Say, Tongue};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is set from outside before the first frame.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The language of the interface.
    pub tongue: Tongue,
    /// What each key means.
    pub keymap: Keymap,
    /// What a person set about the panes; the direction is the document's.
    pub wishes: Wishes,
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
    /// What stands beside the text; `None` where nothing does.
    pub parallel: Option<Parallel>,
    /// The outline.
    pub folds: Folds,
    /// The documents of the folder that is open; empty where none is.
    pub catalogue: Catalogue,
    /// The language of the interface.
    pub tongue: Tongue,
    /// What each key means.
    pub keymap: Keymap,
    /// What the keys mean now.
    pub mode: Mode,
    /// Whether the text shows the current paragraph alone.
    pub alone: bool,
    /// The search, kept for `n` and `N`.
    pub hunt: Hunt,
    /// One sentence for the status line, gone with the next key.
    pub message: Option<String>,
    /// What a person set about the panes.
    pub wishes: Wishes,
    /// Marked places by their names.
    pub marks: BTreeMap<String, Spot>,
    /// A person's own notes on nodes, by index of the node.
    pub own_notes: BTreeMap<usize, String>,
    /// Whether the mouse moves the reader; else it is the terminal's.
    pub has_mouse: bool,
    /// First row of the text on show; always a row of `page`, or 0.
    pub top: usize,
    /// First line of the outline on show.
    pub outline_top: usize,
    /// The row on which the reader stands; its paragraph is the current one.
    pub(super) cursor: usize,
    pub(super) size: (u16, u16),
    pub(super) count: usize,
    /// Keys that begin something.
    pub(super) begun: Vec<Key>,
    /// What was wished last; a second `g` behind a first says nothing more.
    pub(super) last: Option<Action>,
    /// Where jumps began, the last at the end.
    pub(super) before: Vec<Stand>,
    /// Where going back began, the last at the end.
    pub(super) after: Vec<Stand>,
    /// Whether the mouse holds the edge of the outline.
    pub(super) drags: bool,
    /// What lies under the mode: it comes back when the mode is left.
    pub(super) beneath: Vec<Mode>,
    /// Phrases looked for, the last at the end.
    pub(super) asked: Vec<String>,
    /// A note of one's own that was begun and left.
    pub(super) left: Option<Writing>,
}

impl App {
    /// A reader at the top of a document, in a window of `width` by `height` cells, as nobody has set it up.
    pub fn new(reading: Reading, width: u16, height: u16) -> Self {
        Self::set_up(reading, Setup::default(), width, height)
    }

    /// A reader at the top of a document, in a window of `width` by `height` cells.
    pub fn set_up(reading: Reading, setup: Setup, width: u16, height: u16) -> Self {
        let mut app = Self::begin(reading, setup, width, height);
        if !is_large(&app.reading.resolution) {
            app.settle();
        }
        app
    }

    /// A reader of which no more is set than the first frame shows, whatever its size.
    pub fn begin(reading: Reading, setup: Setup, width: u16, height: u16) -> Self {
        let mut app = Self {
            wishes: setup.wishes,
            folds: Folds::new(outline::lines(&reading.resolution)),
            reading,
            catalogue: Catalogue::default(),
            page: Page::default(),
            panes: Panes::default(),
            parallel: None,
            tongue: setup.tongue,
            keymap: setup.keymap,
            mode: Mode::Reading,
            alone: false,
            hunt: Hunt::default(),
            message: None,
            marks: BTreeMap::new(),
            own_notes: BTreeMap::new(),
            has_mouse: true,
            top: 0,
            outline_top: 0,
            cursor: 0,
            size: (0, 0),
            count: 0,
            begun: Vec::new(),
            last: None,
            before: Vec::new(),
            after: Vec::new(),
            drags: false,
            beneath: Vec::new(),
            asked: Vec::new(),
            left: None,
        };
        app.size = (width.max(1), height.max(1));
        let setting = app.measure();
        app.page.set_around(&app.reading.resolution, setting, 0, app.text_height());
        app
    }

    /// Shows another document, or the same one read again: the paragraph of the same id, where there is one, stands where
    /// this one stood.
    pub fn show(&mut self, reading: Reading) {
        let spot = self.spot();
        let id = self.reading.resolution.nodes.get(self.current()).and_then(|node| node.id.clone());
        let setup = Setup { tongue: self.tongue, keymap: std::mem::take(&mut self.keymap), wishes: self.wishes };
        let catalogue = std::mem::take(&mut self.catalogue);
        *self = Self { has_mouse: self.has_mouse, catalogue, ..Self::set_up(reading, setup, self.size.0, self.size.1) };
        if let Some(node) = id.and_then(|id| self.reading.resolution.node(&id)) {
            self.go_to_spot(Spot { node, ..spot });
        }
    }

    /// Index of the current node; 0 in an empty document.
    pub fn current(&self) -> usize {
        self.page.rows.get(self.cursor).map_or(0, |row| row.node)
    }

    /// The row on which the reader stands.
    pub fn current_row(&self) -> usize {
        self.cursor
    }

    /// How words of the interface are set in rows of `width` cells.
    pub fn interface_setting(&self, width: usize) -> Setting {
        Setting { right_to_left: self.tongue.is_right_to_left(), ..self.page.setting.narrowed(width) }
    }

    /// The rows of the text on show.
    pub fn visible_rows(&self) -> Range<usize> {
        let rows = if self.alone { self.page.rows_of(self.current()) } else { self.top..self.page.rows.len() };
        let from = if self.alone { self.top.clamp(rows.start, rows.end.max(rows.start + 1) - 1) } else { rows.start };
        from..rows.end.min(from + self.text_height())
    }

    /// How much of the text lies above the lower edge of the window, in percent.
    pub fn percent(&self) -> usize {
        self.page.percent_above(self.visible_rows().end)
    }

    /// What was typed before a motion; 0 for nothing.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Where keys are pressed now.
    pub fn place(&self) -> Place {
        match self.mode {
            Mode::Reading if self.wishes.outline_has_keys => Place::Outline,
            Mode::Reading => Place::Reading,
            _ => Place::Popup,
        }
    }

    /// The first keys of an action where keys are pressed now, as messages and hints name them.
    pub fn key_of(&self, action: Action) -> String {
        let here = self.keymap.key_of(self.place(), action);
        if here.is_empty() { self.keymap.key_of(Place::Reading, action) } else { here }
    }

    /// Fits everything into a window of `width` by `height` cells; the place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        let (spot, size, beside) = (self.spot(), self.size, self.panes.parallel.width > 0);
        self.size = (width.max(1), height.max(1));
        self.fit(spot.node);
        self.go_to_spot(spot);
        self.fit_parallel();
        // Hits in a document beside come and go with the room for it.
        if self.size != size && beside != (self.panes.parallel.width > 0) {
            self.look_again();
        }
    }

    /// Fits everything again after the wishes changed; the place stays.
    pub fn refit(&mut self) {
        self.resize(self.size.0, self.size.1);
    }

    fn fit(&mut self, node: usize) {
        let setting = self.measure();
        let resolution = &self.reading.resolution;
        if self.page.setting == setting && self.page.holds(node) {
            return;
        }
        self.page.set_near(resolution, setting, node, self.text_height());
    }

    /// Shares the window out, and tells how the text is set in its part.
    fn measure(&mut self) -> Setting {
        self.wishes.right_to_left = runs_left(&self.reading) && self.wishes.bidi != Bidi::Off;
        self.panes = geometry::panes(self.size.0, self.size.1, &self.wishes, self.parallel.is_some());
        self.wishes.setting(&self.panes, self.reading.resolution.language)
    }

    /// Sets rows around a node where the page does not hold it yet; it then stands outside of what was in sight.
    pub(super) fn hold(&mut self, node: usize) {
        if !self.page.is_whole() && !self.page.holds(node) {
            let setting = self.page.setting;
            self.page.set_around(&self.reading.resolution, setting, node, self.text_height());
            self.top = self.page.rows.len();
        }
    }

    /// Sets as many rows before and behind those in sight as a motion can need; all where that is not enough.
    pub(super) fn hold_rows(&mut self, rows: usize) {
        let rows = rows.saturating_add(self.text_height());
        if !self.page.is_whole() && !self.has_rows(rows) {
            let (node, setting) = (self.current(), self.page.setting);
            let before = self.page.first_row(node);
            let wanted = rows.saturating_add(self.text_height() * 2);
            self.page.set_around(&self.reading.resolution, setting, node, wanted);
            self.follow_rows(node, before);
        }
        if !self.has_rows(rows) {
            self.settle();
        }
    }

    /// Whether so many rows are set before and behind those in sight, or all that there are.
    fn has_rows(&self, rows: usize) -> bool {
        let (starts, ends) = self.page.reaches();
        let bottom = self.top.saturating_add(self.text_height()).saturating_add(rows);
        (starts || self.top >= rows) && (ends || bottom <= self.page.rows.len())
    }

    /// Sets all rows of a large document, of which only those in sight may be set; the place stays.
    pub fn settle(&mut self) {
        while !self.page.is_whole() {
            self.go_on_setting();
        }
    }

    fn go_on_setting(&mut self) {
        let node = self.current();
        let before = self.page.first_row(node);
        if self.page.go_on(&self.reading.resolution) {
            self.follow_rows(node, before);
        }
    }

    /// Stays on the very row after others were set around it: the first one of `node` was `before`.
    fn follow_rows(&mut self, node: usize, before: usize) {
        let now = self.page.first_row(node);
        let moved = |row: usize| (row + now).saturating_sub(before);
        let last = self.page.rows.len().saturating_sub(1);
        (self.cursor, self.top) = (moved(self.cursor).min(last), moved(self.top).min(last));
    }

    /// Whether something is left to do that no one waits for.
    pub fn is_busy(&self) -> bool {
        let parallel = self.parallel.as_ref().is_none_or(|parallel| parallel.page.is_whole());
        !self.page.is_whole() || !parallel || !self.hunt.is_whole()
    }

    /// Does a little of that; returns whether it is to be seen.
    pub fn go_on(&mut self) -> bool {
        if !self.page.is_whole() {
            self.go_on_setting();
            return self.page.is_whole();
        }
        if let Some(parallel) = self.parallel.as_mut().filter(|parallel| !parallel.page.is_whole()) {
            parallel.go_on();
            return false;
        }
        let before = self.hunt.current.is_some();
        self.hunt_on();
        self.give_up_hunt();
        self.hold_parallel();
        self.hunt.is_whole() || self.hunt.current.is_some() != before
    }

    /// Tells a person something, until the next key.
    pub(super) fn tell(&mut self, text: Say) {
        self.message = Some(self.tongue.say(text).to_owned());
    }

    /// Tells something with names filled in.
    pub(super) fn tell_with(&mut self, text: Say, values: &[(&str, &str)]) {
        self.message = Some(self.tongue.fill(text, values));
    }

    /// Rows of the text on show.
    pub(super) fn text_height(&self) -> usize {
        let pane = if self.panes.text.width > 0 { self.panes.text } else { self.panes.outline };
        usize::from(pane.height).max(1)
    }

    /// Opens something over what is shown now.
    pub(super) fn open(&mut self, mode: Mode) {
        let beneath = std::mem::replace(&mut self.mode, mode);
        self.beneath.push(beneath);
    }

    /// Closes what lies on top; what lies under it comes back.
    pub(super) fn close(&mut self) {
        self.mode = self.beneath.pop().unwrap_or(Mode::Reading);
    }

    /// Closes all that lies over the text.
    pub(super) fn close_all(&mut self) {
        self.beneath.clear();
        self.mode = Mode::Reading;
    }
}

fn runs_left(reading: &Reading) -> bool {
    reading.resolution.language.is_some_and(Language::is_right_to_left)
}
