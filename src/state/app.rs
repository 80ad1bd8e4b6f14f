//! The reader's state, and the one door through which it changes.

use crate::analysis::outline;
use crate::layout::page::Page;
use crate::model::address::{self, Address};
use crate::model::node::Kind;
use crate::model::resolution::Reading;
use crate::state::action::{Action, Effect};
use crate::state::folds::Folds;
use crate::state::geometry::{self, Panes, Wishes};
use crate::state::hunt::Hunt;
use crate::state::key::Key;
use crate::state::keymap::{self, action_of};
use std::ops::Range;

/// What the keys mean now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Walking through text and outline.
    Reading,
    /// The current paragraph alone.
    Alone,
    /// A note is open.
    Note {
        /// Index of the note.
        note: usize,
        /// Which of the paragraphs that call it comes next.
        caller: usize,
    },
    /// The list of all notes is open.
    NoteList {
        /// Index of the note.
        chosen: usize,
    },
    /// An address or a phrase is being typed.
    Prompt {
        /// Which of the two.
        asks: Asks,
        /// So far.
        typed: String,
        /// Where the reader stood.
        from: Spot,
    },
    /// The keys are shown.
    Help {
        /// Rows scrolled away.
        top: usize,
    },
}

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// `13c`, `pp5`, `note 3`.
    Address,
    /// Words to find.
    Phrase,
}

/// A place in the text to which one can come back: a byte of a node, and how far it stands below the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Index of the node.
    pub node: usize,
    /// Byte of the node's shown words.
    pub byte: usize,
    /// Rows between the top of the text and the place.
    pub below: usize,
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
    cursor: usize,
    size: (u16, u16),
    count: usize,
    before: Vec<Spot>,
    after: Vec<Spot>,
}

impl App {
    /// A reader at the top of a document, in a window of `width` by `height` cells.
    pub fn new(reading: Reading, width: u16, height: u16) -> Self {
        let right_to_left = reading.resolution.language.is_some_and(crate::model::language::Language::is_right_to_left);
        let folds = Folds::new(outline::lines(&reading.resolution));
        let wishes =
            Wishes { outline: true, outline_has_keys: false, outline_width: 36, text_width: 76, right_to_left };
        let mut app = Self {
            reading,
            page: Page::default(),
            panes: Panes::default(),
            folds,
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

    fn text_height(&self) -> usize {
        usize::from(self.panes.text.height.max(self.panes.outline.height)).max(1)
    }

    /// Fits everything into a window of `width` by `height` cells; the place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        let spot = self.spot();
        self.size = (width.max(1), height.max(1));
        self.fit();
        self.return_to(spot);
    }

    fn fit(&mut self) {
        self.panes = geometry::panes(self.size.0, self.size.1, &self.wishes);
        let words = self.panes.words.width;
        let wanted = usize::from(if words == 0 { self.wishes.text_width.min(self.size.0) } else { words }).max(8);
        if self.page.width != wanted || self.page.rows.is_empty() {
            self.page = Page::new(&self.reading.resolution, wanted);
            if !self.hunt.typed.is_empty() {
                let current = self.hunt.current;
                self.hunt = Hunt { current, ..Hunt::new(&self.hunt.typed, &self.page, &self.reading.resolution.notes) };
            }
        }
    }

    fn spot(&self) -> Spot {
        let row = self.page.rows.get(self.cursor);
        Spot {
            node: row.map_or(0, |row| row.node),
            byte: row.map_or(0, |row| row.words.start),
            below: self.cursor.saturating_sub(self.top),
        }
    }

    fn return_to(&mut self, spot: Spot) {
        self.cursor = self.page.row_of(spot.node, spot.byte).min(self.page.rows.len().saturating_sub(1));
        self.top = self.cursor.saturating_sub(spot.below);
        self.keep_in_sight();
    }

    /// A key press; `None` where nothing is asked of the shell.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if let Mode::Prompt { .. } = self.mode {
            self.type_key(key);
            return None;
        }
        if let Key::Char(digit @ '0'..='9') = key
            && (digit != '0' || self.count > 0)
            && matches!(self.mode, Mode::Reading | Mode::Alone)
        {
            let digit = usize::try_from(u32::from(digit) - u32::from('0')).unwrap_or(0);
            self.count = (self.count * 10 + digit).min(999_999);
            return None;
        }
        let table = if matches!(self.mode, Mode::Reading | Mode::Alone) { keymap::READING } else { keymap::POPUP };
        let Some(action) = action_of(table, key) else {
            self.count = 0;
            self.message = Some(format!("{key} does nothing here; ? lists the keys"));
            return None;
        };
        self.update(action)
    }

    /// Carries out a wish.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        let count = std::mem::take(&mut self.count);
        let times = isize::try_from(count.max(1)).unwrap_or(1);
        match action {
            Action::Quit if self.mode == Mode::Reading => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Quit | Action::Out => self.step_out(),
            Action::Help => self.mode = Mode::Help { top: 0 },
            Action::CopyWords => return self.copy_words(),
            Action::CopyCitation => return self.copy_citation(),
            Action::Row(by) => self.move_rows(by * times),
            Action::HalfPage(by) => self.move_rows(by * times * self.page_rows() / 2),
            Action::Page(by) => self.move_rows(by * times * self.page_rows()),
            Action::First if count > 0 => self.go_to_typed(&count.to_string()),
            Action::First => self.jump_to_row(0),
            Action::Last => self.jump_to_row(self.page.rows.len().saturating_sub(1)),
            Action::Paragraph(by) => self.move_nodes(by * times, |kind| {
                !matches!(kind, Kind::Cover | Kind::Closing | Kind::Text | Kind::Heading)
            }),
            Action::Part(by) => self.move_parts(by * times),
            Action::Mark(by) => self.move_marks(by * times),
            Action::Parent => self.go_to_parent(),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::FoldAll(open) => self.folds.set_all(!open),
            Action::SwitchPane => self.switch_pane(),
            Action::ToggleOutline => self.toggle_outline(),
            Action::OutlineWidth(by) => self.set_outline_width(by),
            Action::TextWidth(by) => self.set_text_width(by),
            Action::Alone => self.mode = if self.mode == Mode::Alone { Mode::Reading } else { Mode::Alone },
            Action::OpenNote => self.open_note(),
            Action::Enter => self.enter(),
            Action::ListNotes => self.list_notes(),
            Action::NextNote(by) => self.next_note(by),
            Action::Caller => self.go_to_caller(),
            Action::AskAddress => self.ask(Asks::Address),
            Action::AskPhrase => self.ask(Asks::Phrase),
            Action::NextHit(by) => self.next_hit(by),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
        }
        None
    }

    fn page_rows(&self) -> isize {
        isize::try_from(self.text_height().saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn step_out(&mut self) {
        match self.mode {
            Mode::Reading if !self.hunt.typed.is_empty() => self.hunt = Hunt::default(),
            Mode::Reading if self.wishes.outline_has_keys => self.switch_pane(),
            Mode::Reading => self.message = Some("q leaves the reader".to_owned()),
            _ => self.mode = Mode::Reading,
        }
    }

    // Moving.

    fn move_rows(&mut self, by: isize) {
        match &mut self.mode {
            Mode::Help { top } => *top = top.saturating_add_signed(by).min(keymap::READING.len()),
            Mode::NoteList { chosen } => {
                *chosen = chosen.saturating_add_signed(by).min(self.reading.resolution.notes.len().saturating_sub(1));
            }
            Mode::Note { .. } => self.next_note(by.signum()),
            Mode::Alone => {
                let rows = self.page.rows_of(self.current());
                self.top = self
                    .top
                    .clamp(rows.start, rows.end)
                    .saturating_add_signed(by)
                    .clamp(rows.start, rows.end.saturating_sub(1).max(rows.start));
            }
            _ if self.wishes.outline_has_keys => self.move_lines(by),
            _ => {
                let last = self.page.rows.len().saturating_sub(1);
                self.cursor = self.cursor.saturating_add_signed(by).min(last);
                if by.unsigned_abs() > 1 {
                    self.top = self.top.saturating_add_signed(by).min(last);
                }
                self.keep_in_sight();
            }
        }
    }

    /// Keeps the cursor in sight with some rows around it, the text filling the window, and the outline in step.
    fn keep_in_sight(&mut self) {
        let height = self.text_height();
        let around = (height / 4).min(6);
        let most = self.page.rows.len().saturating_sub(height);
        self.cursor = self.cursor.min(self.page.rows.len().saturating_sub(1));
        self.top = self
            .top
            .clamp(
                (self.cursor + around + 1).saturating_sub(height),
                self.cursor.saturating_sub(around).max((self.cursor + around + 1).saturating_sub(height)),
            )
            .min(most);
        self.keep_line_in_sight();
    }

    fn keep_line_in_sight(&mut self) {
        let visible = self.folds.visible();
        let line = self.folds.line_of(self.current());
        let at = visible.binary_search(&line).unwrap_or_else(|place| place.saturating_sub(1));
        let height = usize::from(self.panes.outline.height).max(1);
        self.outline_top =
            self.outline_top.clamp((at + 1).saturating_sub(height), at).min(visible.len().saturating_sub(height));
    }

    fn move_lines(&mut self, by: isize) {
        let visible = self.folds.visible();
        let line = self.folds.line_of(self.current());
        let at = visible.binary_search(&line).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(visible.len().saturating_sub(1));
        if let Some(&line) = visible.get(next) {
            self.stand_on(self.folds.lines[line].node);
        }
    }

    /// Stands on a node without a jump being remembered.
    fn stand_on(&mut self, node: usize) {
        self.cursor = self.page.first_row(node);
        let height = self.text_height();
        let end = self.page.rows_of(node).end;
        if self.cursor < self.top || end > self.top + height {
            self.top = self.cursor.saturating_sub(height / 4);
        }
        self.keep_in_sight();
    }

    /// Jumps to a node; Back returns.
    pub fn jump_to(&mut self, node: usize) {
        self.remember();
        self.stand_on(node);
    }

    fn jump_to_row(&mut self, row: usize) {
        self.remember();
        self.cursor = row;
        self.keep_in_sight();
    }

    fn remember(&mut self) {
        let spot = self.spot();
        if self.before.last() != Some(&spot) {
            self.before.push(spot);
        }
        self.after.clear();
    }

    fn back(&mut self) {
        let Some(spot) = self.before.pop() else {
            self.message = Some("no jump to go back to".to_owned());
            return;
        };
        self.after.push(self.spot());
        self.return_to(spot);
    }

    fn forward(&mut self) {
        let Some(spot) = self.after.pop() else {
            self.message = Some("no jump to go forward to".to_owned());
            return;
        };
        self.before.push(self.spot());
        self.return_to(spot);
    }

    fn move_nodes(&mut self, by: isize, is_stop: impl Fn(Kind) -> bool) {
        let nodes = &self.reading.resolution.nodes;
        let current = self.current();
        let step = by.unsigned_abs();
        let found = if by > 0 {
            (current + 1..nodes.len()).filter(|&node| is_stop(nodes[node].kind)).nth(step - 1)
        } else {
            (0..current).rev().filter(|&node| is_stop(nodes[node].kind)).nth(step - 1)
        };
        match found {
            Some(node) => self.stand_on(node),
            None => {
                self.message = Some(if by > 0 { "none behind this one" } else { "none before this one" }.to_owned());
            }
        }
    }

    fn move_parts(&mut self, by: isize) {
        let nodes = &self.reading.resolution.nodes;
        let is_stop = |node: usize| {
            let kind = nodes[node].kind;
            kind.is_division()
                || kind == Kind::Heading
                || (node > 0 && main_kind(kind) != main_kind(nodes[node - 1].kind) && main_kind(kind).is_some())
                || node == 0
        };
        let current = self.current();
        let step = by.unsigned_abs();
        let found = if by > 0 {
            (current + 1..nodes.len()).filter(|&node| is_stop(node)).nth(step - 1)
        } else {
            (0..current).rev().filter(|&node| is_stop(node)).nth(step - 1)
        };
        match found {
            Some(node) => self.stand_on(node),
            None => {
                self.message =
                    Some(if by > 0 { "no part behind this one" } else { "no part before this one" }.to_owned());
            }
        }
    }

    fn move_marks(&mut self, by: isize) {
        let row = self.page.rows.get(self.cursor);
        let here = row.map_or((0, 0), |row| (row.node, if by > 0 { row.words.end } else { row.words.start }));
        let marks = self
            .page
            .shown
            .iter()
            .enumerate()
            .flat_map(|(node, shown)| shown.marks.iter().map(move |mark| (node, mark.0)));
        let found = if by > 0 {
            marks.into_iter().find(|mark| *mark >= here)
        } else {
            marks.into_iter().rfind(|mark| *mark < here)
        };
        match found {
            Some((node, byte)) => {
                self.cursor = self.page.row_of(node, byte);
                self.keep_in_sight();
            }
            None => {
                self.message = Some(
                    if by > 0 { "no note mark behind this row" } else { "no note mark before this row" }.to_owned(),
                );
            }
        }
    }

    fn go_to_parent(&mut self) {
        let line = self.folds.line_of(self.current());
        match self.folds.parent(line) {
            Some(parent) => self.stand_on(self.folds.lines[parent].node),
            None => self.message = Some("nothing holds this".to_owned()),
        }
    }

    // The outline.

    fn fold(&mut self) {
        let line = self.folds.line_of(self.current());
        if !self.folds.is_folded(line) && self.folds.set(line, true) {
            self.keep_line_in_sight();
        } else if let Some(parent) = self.folds.parent(line) {
            self.stand_on(self.folds.lines[parent].node);
        } else {
            self.message = Some("nothing to fold here".to_owned());
        }
    }

    fn unfold(&mut self) {
        let line = self.folds.line_of(self.current());
        if !self.folds.set(line, false) {
            self.message = Some("nothing is folded here".to_owned());
        }
        self.keep_line_in_sight();
    }

    fn switch_pane(&mut self) {
        self.wishes.outline = true;
        self.wishes.outline_has_keys = !self.wishes.outline_has_keys;
        self.refit();
    }

    fn toggle_outline(&mut self) {
        self.wishes.outline = !self.wishes.outline;
        self.wishes.outline_has_keys &= self.wishes.outline;
        self.refit();
    }

    fn set_outline_width(&mut self, by: isize) {
        let width = usize::from(self.wishes.outline_width).saturating_add_signed(by).clamp(16, 100);
        self.wishes.outline_width = u16::try_from(width).unwrap_or(36);
        self.refit();
    }

    fn set_text_width(&mut self, by: isize) {
        let width = usize::from(self.wishes.text_width).saturating_add_signed(by).clamp(20, 200);
        self.wishes.text_width = u16::try_from(width).unwrap_or(76);
        self.message = Some(format!("rows of {width} cells at most"));
        self.refit();
    }

    fn refit(&mut self) {
        let spot = self.spot();
        self.fit();
        self.return_to(spot);
    }

    // Notes.

    /// Notes called on the current row, else in the current paragraph.
    fn notes_here(&self) -> Vec<usize> {
        let Some(row) = self.page.rows.get(self.cursor) else { return Vec::new() };
        let Some(shown) = self.page.shown.get(row.node) else { return Vec::new() };
        let on_row: Vec<usize> =
            shown.marks.iter().filter(|mark| row.words.contains(&mark.0)).map(|mark| mark.2).collect();
        if on_row.is_empty() { shown.marks.iter().map(|mark| mark.2).collect() } else { on_row }
    }

    fn open_note(&mut self) {
        match self.notes_here().first() {
            Some(&note) => self.mode = Mode::Note { note, caller: 0 },
            None => self.message = Some("no note is called here; F lists all notes".to_owned()),
        }
    }

    fn enter(&mut self) {
        match &self.mode {
            Mode::Alone => self.mode = Mode::Reading,
            _ if self.wishes.outline_has_keys => {
                let line = self.folds.line_of(self.current());
                self.folds.set(line, false);
                self.switch_pane();
            }
            _ => self.open_note(),
        }
    }

    fn list_notes(&mut self) {
        if self.reading.resolution.notes.is_empty() {
            self.message = Some("this document has no notes".to_owned());
            return;
        }
        let chosen = match self.mode {
            Mode::Note { note, .. } => note,
            _ => self.notes_here().first().copied().unwrap_or(0),
        };
        self.mode = Mode::NoteList { chosen };
    }

    fn next_note(&mut self, by: isize) {
        let count = self.reading.resolution.notes.len();
        match &mut self.mode {
            Mode::Note { note, caller } => {
                let next = note.saturating_add_signed(by).min(count.saturating_sub(1));
                if next == *note {
                    self.message =
                        Some(if by > 0 { "that was the last note" } else { "that was the first note" }.to_owned());
                }
                (*note, *caller) = (next, 0);
            }
            Mode::NoteList { chosen } => *chosen = chosen.saturating_add_signed(by).min(count.saturating_sub(1)),
            _ => {}
        }
    }

    /// Goes to the paragraph that calls the note; asked again, to the next that does. The note stays open.
    fn go_to_caller(&mut self) {
        let (note, caller) = match self.mode {
            Mode::Note { note, caller } => (note, caller),
            Mode::NoteList { chosen } => (chosen, 0),
            _ => return,
        };
        let callers = &self.reading.resolution.notes[note].called_from;
        if callers.is_empty() {
            self.message = Some("no paragraph calls this note".to_owned());
            return;
        }
        let node = callers[caller % callers.len()];
        self.mode = Mode::Note { note, caller: (caller + 1) % callers.len() };
        let byte = self.page.shown[node].marks.iter().find(|mark| mark.2 == note).map_or(0, |mark| mark.0);
        if self.current() != node {
            self.remember();
        }
        self.cursor = self.page.row_of(node, byte);
        self.keep_in_sight();
    }

    // Prompts.

    fn ask(&mut self, asks: Asks) {
        self.mode = Mode::Prompt { asks, typed: String::new(), from: self.spot() };
    }

    fn type_key(&mut self, key: Key) {
        let Mode::Prompt { asks, typed, from } = &mut self.mode else { return };
        let (asks, from) = (*asks, *from);
        match key {
            Key::Char(letter) => typed.push(letter),
            Key::Backspace if typed.pop().is_none() => self.mode = Mode::Reading,
            Key::Ctrl('u') => typed.clear(),
            Key::Esc | Key::Ctrl('c') => {
                self.mode = Mode::Reading;
                if asks == Asks::Phrase {
                    self.hunt = Hunt::default();
                    self.return_to(from);
                }
                return;
            }
            Key::Enter => return self.finish_prompt(asks, from),
            _ => {}
        }
        if let Mode::Prompt { asks: Asks::Phrase, typed, from } = &self.mode {
            let (typed, from) = (typed.clone(), *from);
            self.hunt_from(&typed, from);
        }
    }

    fn finish_prompt(&mut self, asks: Asks, from: Spot) {
        let Mode::Prompt { typed, .. } = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        match asks {
            Asks::Address if !typed.trim().is_empty() => self.go_to_typed(&typed),
            Asks::Phrase if !typed.is_empty() => {
                if self.hunt.hits.is_empty() {
                    self.return_to(from);
                    self.message = Some(format!("“{typed}” is not in the document"));
                } else {
                    self.before.push(from);
                    self.after.clear();
                }
            }
            _ => {}
        }
    }

    fn hunt_from(&mut self, typed: &str, from: Spot) {
        self.hunt = Hunt::new(typed, &self.page, &self.reading.resolution.notes);
        self.hunt.current = self.hunt.from(from.node, from.byte);
        match self.hunt.current {
            Some(hit) => self.show_hit(hit),
            None => self.return_to(from),
        }
    }

    fn show_hit(&mut self, hit: usize) {
        let found = self.hunt.hits[hit].clone();
        self.cursor = self.page.row_of(found.node, found.words.start);
        self.keep_in_sight();
        if let Some(note) = found.note {
            let id = self.reading.resolution.notes[note].id.clone();
            self.message = Some(format!("in note {id}; f opens it"));
        }
    }

    fn next_hit(&mut self, by: isize) {
        let count = self.hunt.hits.len();
        if count == 0 {
            self.message = Some(
                if self.hunt.typed.is_empty() { "nothing was searched for; / asks" } else { "no hits" }.to_owned(),
            );
            return;
        }
        let at = self.hunt.current.unwrap_or(0);
        let next = if by > 0 { (at + 1) % count } else { (at + count - 1) % count };
        self.hunt.current = Some(next);
        self.remember();
        self.show_hit(next);
        if by > 0 && next < at {
            self.message = Some("from the top again".to_owned());
        }
    }

    fn go_to_typed(&mut self, typed: &str) {
        let resolution = &self.reading.resolution;
        match address::parse(typed) {
            Some(Address::Node(id) | Address::Range(id, _)) => match resolution.node(&id) {
                Some(node) => self.jump_to(node),
                None => self.message = Some(format!("there is no {id}")),
            },
            Some(Address::Note(id)) => match resolution.notes.iter().position(|note| note.id == id) {
                Some(note) => self.mode = Mode::Note { note, caller: 0 },
                None => self.message = Some(format!("there is no note {id}")),
            },
            None => self.message = Some(format!("“{typed}” is no address; try 13c, pp5 or note 3")),
        }
    }

    // Copying.

    fn copy_words(&mut self) -> Option<Effect> {
        let words = match self.mode {
            Mode::Note { note, .. } | Mode::NoteList { chosen: note } => {
                self.reading.resolution.notes.get(note)?.text.string.clone()
            }
            _ => self.reading.resolution.nodes.get(self.current())?.text.string.clone(),
        };
        self.message = Some(format!("copied {} characters", words.chars().count()));
        Some(Effect::Copy(words))
    }

    fn copy_citation(&mut self) -> Option<Effect> {
        let resolution = &self.reading.resolution;
        let node = resolution.nodes.get(self.current())?;
        let symbol = resolution.symbol.as_deref().unwrap_or("");
        let citation = match &node.id {
            Some(id) if !symbol.is_empty() => format!("{symbol}, {id}"),
            Some(id) => id.clone(),
            None => symbol.to_owned(),
        };
        self.message = Some(format!("copied “{citation}”"));
        Some(Effect::Copy(citation))
    }

    // The mouse.

    /// A click on a cell.
    pub fn click(&mut self, column: u16, row: u16) {
        self.message = None;
        if !matches!(self.mode, Mode::Reading | Mode::Alone) {
            self.mode = Mode::Reading;
            return;
        }
        if self.panes.outline.holds(column, row) {
            let line = self.outline_top + usize::from(row - self.panes.outline.y);
            if let Some(&line) = self.folds.visible().get(line) {
                let node = self.folds.lines[line].node;
                if self.current() == node && !self.folds.set(line, false) {
                    self.folds.set(line, true);
                }
                self.stand_on(node);
            }
        } else if self.panes.text.holds(column, row) {
            let at = self.visible_rows().start + usize::from(row - self.panes.text.y);
            if at < self.page.rows.len() && self.mode == Mode::Reading {
                self.cursor = at;
                self.keep_line_in_sight();
                if !self.page.shown[self.page.rows[at].node].marks.is_empty() && self.has_mark_near(at, column) {
                    self.open_note();
                }
            }
        }
    }

    /// Whether a note mark stands on a row within two cells of a column.
    fn has_mark_near(&self, row: usize, column: u16) -> bool {
        use unicode_width::UnicodeWidthStr;
        let row = &self.page.rows[row];
        let shown = &self.page.shown[row.node];
        shown.marks.iter().filter(|mark| row.words.contains(&mark.0)).any(|mark| {
            let before = row.indent + shown.words[row.words.start..mark.0].width();
            let place = if self.wishes.right_to_left { self.page.width.saturating_sub(before + 1) } else { before };
            (usize::from(self.panes.words.x) + place).abs_diff(usize::from(column)) <= 2
        })
    }

    /// The wheel over a cell: the text rolls, whatever pane is under it; a popup's list moves.
    pub fn wheel(&mut self, rows: isize) {
        self.message = None;
        let outline = std::mem::take(&mut self.wishes.outline_has_keys);
        self.move_rows(rows);
        self.wishes.outline_has_keys = outline;
    }
}

/// The parts that `]` stops at where no heading parts them.
fn main_kind(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Cover => Some(0),
        Kind::Preambular | Kind::Enacting => Some(1),
        Kind::Operative => Some(2),
        Kind::Closing => Some(3),
        _ => None,
    }
}
