//! Another version of the document: what became of each paragraph since.

use crate::analysis::comparison::words::Side;
use crate::analysis::comparison::{Change, Compared, Place, compare};
use crate::model::resolution::Resolution;
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
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
