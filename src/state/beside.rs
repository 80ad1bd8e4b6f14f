//! What the reader does with a document beside the text: it opens, follows, is gone to, is read again, is taken away.

use crate::layout::page::Page;
use crate::model::resolution::{Reading, Resolution};
use crate::state::app::App;
use crate::state::geometry::WITH_PARALLEL;
use crate::state::hunt::{Hit, Hunt, Texts};
use crate::state::moving::is_paragraph;
use crate::state::parallel::Parallel;
use crate::state::wording::Say;

impl App {
    /// Sets a document beside the text; `file` names it where it has no symbol.
    pub fn open_parallel(&mut self, other: Resolution, file: &str) {
        self.set_beside(other, file);
        let Some(parallel) = &self.parallel else { return };
        let (id, language) = (parallel.name.clone(), parallel.language());
        if self.panes.parallel.width == 0 {
            return self.tell_with(Say::ParallelNarrow, &[("cells", &WITH_PARALLEL.to_string())]);
        }
        self.tell_with(Say::ParallelOpen, &[("id", &id), ("language", language)]);
    }

    fn set_beside(&mut self, other: Resolution, file: &str) {
        let name = other.symbol.clone().unwrap_or_else(|| file.to_owned());
        self.parallel = Some(Parallel::new(other, name, &self.reading.resolution));
        self.refit();
        self.look_again();
    }

    /// Shows the document read again; what stands beside it stays, and what was looked for.
    pub fn show_again(&mut self, reading: Reading) {
        let parallel = self.parallel.take();
        let (hunt, asked, alone) = (std::mem::take(&mut self.hunt), std::mem::take(&mut self.asked), self.alone);
        self.show(reading);
        (self.hunt.typed, self.hunt.is_upwards, self.asked) = (hunt.typed, hunt.is_upwards, asked);
        self.alone = alone;
        match parallel {
            Some(parallel) => self.set_beside(parallel.resolution, &parallel.name),
            None => self.look_again(),
        }
    }

    /// Takes it away.
    pub(super) fn close_parallel(&mut self) {
        self.parallel = None;
        self.refit();
        self.look_again();
    }

    /// Looks for the same phrase in the texts that are open now; the place stays.
    pub(super) fn look_again(&mut self) {
        if self.hunt.typed.is_empty() {
            return;
        }
        self.settle_both();
        let (typed, is_upwards) = (self.hunt.typed.clone(), self.hunt.is_upwards);
        let spot = self.spot();
        let mut hunt = Hunt::new(&typed, self.texts());
        (hunt.is_upwards, hunt.from) = (is_upwards, (spot.node, spot.byte));
        hunt.current = hunt.nearest();
        self.hunt = hunt;
    }

    /// The texts in which is looked for a phrase: a document beside counts where it is seen.
    pub(super) fn texts(&self) -> Texts<'_> {
        Texts {
            page: &self.page,
            notes: &self.reading.resolution.notes,
            parallel: self.parallel.as_ref().filter(|_| self.panes.parallel.width > 0),
        }
    }

    /// Sets all rows of both texts; the place stays.
    pub(super) fn settle_both(&mut self) {
        self.settle();
        self.parallel.iter_mut().for_each(Parallel::settle);
    }

    /// The text, or the document beside it, with its rows.
    pub fn side(&self, is_beside: bool) -> (&Resolution, &Page) {
        match self.parallel.as_ref().filter(|_| is_beside) {
            Some(parallel) => (&parallel.resolution, &parallel.page),
            None => (&self.reading.resolution, &self.page),
        }
    }

    /// Sets the rows of the document beside for the room that it has.
    pub(super) fn fit_parallel(&mut self) {
        let Some(parallel) = self.parallel.as_ref().filter(|_| self.panes.parallel.width > 0) else { return };
        let setting = self.wishes.parallel_setting(&self.panes, parallel.resolution.language);
        let (current, rows) = (self.current(), self.rows_beside());
        self.parallel.iter_mut().for_each(|parallel| parallel.fit(setting, current, rows));
    }

    /// Sets its rows beside those in sight, where they are not set yet.
    pub(super) fn hold_parallel(&mut self) {
        if self.parallel.is_some() {
            let (current, rows) = (self.current(), self.rows_beside());
            self.parallel.iter_mut().for_each(|parallel| parallel.hold(current, rows));
        }
    }

    /// How many rows before and behind what stands beside the current paragraph can be in sight.
    fn rows_beside(&self) -> usize {
        self.text_height() + self.row_beside().abs_diff(self.visible_rows().start)
    }

    /// The row of the text beside which that stands which was gone to in the other: inside of the current paragraph.
    fn row_beside(&self) -> usize {
        let rows = self.page.rows_of(self.current());
        let below = self.parallel.as_ref().map_or(0, |parallel| parallel.place_beside(self.current()).1);
        rows.start + below.min(rows.len().saturating_sub(1))
    }

    /// The row of the document beside, for each row of the text in sight: the counterpart of the current paragraph begins
    /// beside it, or what was gone to stands there. A paragraph alone has its counterpart alone beside it.
    pub fn parallel_rows(&self) -> impl Iterator<Item = Option<usize>> {
        let (from, rows) = self.parallel.as_ref().map_or((0, 0..0), |parallel| {
            let (first, below) = parallel.place_beside(self.current());
            let shift = self.row_beside().cast_signed() - self.visible_rows().start.cast_signed();
            let all = 0..parallel.page.rows.len();
            let rows = if self.alone { parallel.page.rows_of(parallel.counterpart(self.current())) } else { all };
            ((first + below).cast_signed() - shift, rows)
        });
        let at = move |place: usize| usize::try_from(from + place.cast_signed()).ok();
        (0..self.text_height()).map(move |place| at(place).filter(|at| rows.contains(at)))
    }

    /// Goes to a byte of a node of the document beside, and to the paragraph of the text beside which that stands.
    pub(super) fn go_beside(&mut self, node: usize, byte: usize) {
        let Some(parallel) = &mut self.parallel else { return };
        let here = parallel.go_to(node, byte);
        self.stand_on(here);
        self.hold_parallel();
        self.cursor = self.row_beside();
        self.keep_in_sight();
        self.hold_parallel();
    }

    /// Goes to the next paragraph of the document beside, or the one before, of those that stand beside the current one;
    /// returns whether there is one.
    pub(super) fn step_beside(&mut self, is_down: bool) -> bool {
        let next = self.texts().parallel.and_then(|parallel| {
            let stands = parallel.counterpart(self.current());
            let all = parallel.all_beside(self.current());
            let mut all = all.filter(|&node| is_paragraph(&parallel.resolution.nodes[node]));
            if is_down { all.find(|&node| node > stands) } else { all.take_while(|&node| node < stands).last() }
        });
        self.go_to_beside(next)
    }

    /// Goes to the next paragraph of the document beside where the text has none left; returns whether there is one.
    pub(super) fn step_behind_all(&mut self) -> bool {
        let Some(parallel) = self.texts().parallel else { return false };
        let mut behind = parallel.counterpart(self.current()) + 1..parallel.resolution.nodes.len();
        let next = behind.find(|&node| is_paragraph(&parallel.resolution.nodes[node]));
        if next.is_some() {
            self.message = None;
        }
        self.go_to_beside(next)
    }

    fn go_to_beside(&mut self, node: Option<usize>) -> bool {
        if let Some(node) = node {
            self.go_beside(node, 0);
        }
        node.is_some()
    }

    /// Says where in the document beside a hit is.
    pub(super) fn tell_of_hit_beside(&mut self, hit: &Hit, node: usize) {
        let Some(parallel) = &self.parallel else { return };
        let found = &parallel.resolution.nodes[node];
        let place = match hit.note.and_then(|note| parallel.resolution.notes.get(note)) {
            Some(note) => self.tongue.fill(Say::Note, &[("id", &note.id)]),
            None => found.id.clone().unwrap_or_else(|| self.tongue.kind(found.kind).to_owned()),
        };
        let language = parallel.language();
        self.tell_with(Say::InParallel, &[("place", &place), ("language", language)]);
    }
}
