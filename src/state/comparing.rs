//! Another version of the document: what became of each paragraph since, and its text beside this one.

use crate::analysis::comparison::words::Side;
use crate::analysis::comparison::{Change, Compared, Place, compare};
use crate::model::language::Language;
use crate::model::resolution::{Reading, Resolution};
use crate::state::app::App;
use crate::state::geometry::WITH_PARALLEL;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::parallel::Parallel;
use crate::state::wording::Say;
use crate::writers::comparison::Comparison;
use std::ops::Range;

impl App {
    /// Lists the paragraphs that differ from those of an older version; `file` names it where it has no symbol.
    pub fn open_comparison(&mut self, old: &Resolution, file: &str) {
        let new = &self.reading.resolution;
        let compared = compare(old, new);
        let comparison = Comparison { old, new, compared: &compared };
        let (mut items, mut sides) = (Vec::new(), Vec::new());
        // What was removed leads to what stands before its place.
        let mut last = Target::Node(0);
        for compared in &compared {
            last = compared.new.map_or(last, target);
            if compared.change != Change::Same {
                let (item, changed) = item(&comparison, compared, last.clone());
                items.push(item);
                sides.push(changed);
            }
        }
        let of = old.symbol.clone().unwrap_or_else(|| file.to_owned());
        if items.is_empty() {
            return self.tell_with(Say::NothingDiffers, &[("id", &of)]);
        }
        self.open(Mode::List(List { of, is_tall: true, sides, ..List::new(Say::ComparisonTitle, items) }));
    }

    /// Sets a document beside the text; `file` names it where it has no symbol.
    pub fn open_parallel(&mut self, other: Resolution, file: &str) {
        let of = other.symbol.clone().unwrap_or_else(|| file.to_owned());
        let language = other.language.map_or("", Language::code);
        self.parallel = Some(Parallel::new(other, &self.reading.resolution));
        self.refit();
        if self.panes.parallel.width == 0 {
            return self.tell_with(Say::ParallelNarrow, &[("cells", &WITH_PARALLEL.to_string())]);
        }
        self.tell_with(Say::ParallelOpen, &[("id", &of), ("language", language)]);
    }

    /// Shows the document read again; what stands beside it stays.
    pub fn show_again(&mut self, reading: Reading) {
        let parallel = self.parallel.take();
        self.show(reading);
        self.parallel = parallel.map(|parallel| Parallel::new(parallel.resolution, &self.reading.resolution));
        self.refit();
    }

    /// Takes it away.
    pub(super) fn close_parallel(&mut self) {
        self.parallel = None;
        self.refit();
    }

    /// Sets its rows for the room that it has.
    pub(super) fn fit_parallel(&mut self) {
        let Some(parallel) = &mut self.parallel else { return };
        let setting = self.wishes.parallel_setting(&self.panes, parallel.resolution.language);
        if self.panes.parallel.width > 0 && parallel.page.setting != setting {
            parallel.page.set(&parallel.resolution, setting);
        }
    }

    /// Its row beside each row of the text in sight, so that the counterpart of the current paragraph begins beside it.
    pub fn parallel_rows(&self) -> impl Iterator<Item = Option<usize>> {
        let from = self.parallel.as_ref().map_or(0, |parallel| {
            let begins = parallel.page.first_row(parallel.counterpart(self.current()));
            let shift = self.page.first_row(self.current()).cast_signed() - self.visible_rows().start.cast_signed();
            begins.cast_signed() - shift
        });
        (0..self.text_height()).map(move |place| usize::try_from(from + place.cast_signed()).ok())
    }
}

fn target(place: Place) -> Target {
    match place {
        Place::Node(at) => Target::Node(at),
        Place::Note(at) => Target::Note(at),
    }
}

/// An entry, and the bytes of its words that one version alone has.
fn item(comparison: &Comparison<'_>, compared: &Compared, target: Target) -> (Item, Vec<(Range<usize>, Side)>) {
    let sign = match compared.change {
        Change::Added => '+',
        Change::Removed => '-',
        Change::Moved => '>',
        Change::Changed | Change::Same => '~',
    };
    let name = format!("{sign} {}", comparison.addresses(compared));
    let mut words = String::new();
    let mut sides = Vec::new();
    for (side, piece) in Comparison::brief(compared) {
        let from = words.len();
        words.push_str(&piece);
        if side != Side::Both {
            sides.push((from..words.len(), side));
        }
    }
    (Item { name, words, target }, sides)
}
