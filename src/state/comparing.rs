//! What became of each paragraph since an older version.

use crate::analysis::comparison::{Change, Compared, Place, compare};
use crate::model::resolution::Resolution;
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;
use crate::writers::comparison::Comparison;

impl App {
    /// Lists the paragraphs that differ from those of an older version; `file` names it where it has no symbol.
    pub fn open_comparison(&mut self, old: &Resolution, file: &str) {
        let new = &self.reading.resolution;
        let compared = compare(old, new);
        let comparison = Comparison { old, new, compared: &compared };
        let mut items = Vec::new();
        // What was removed leads to what stands before its place.
        let mut last = Target::Node(0);
        for compared in &compared {
            last = compared.new.map_or(last, target);
            if compared.change != Change::Same {
                items.push(item(&comparison, compared, last.clone()));
            }
        }
        let of = old.symbol.clone().unwrap_or_else(|| file.to_owned());
        if items.is_empty() {
            return self.tell_with(Say::NothingDiffers, &[("id", &of)]);
        }
        self.open(Mode::List(List { of, is_tall: true, ..List::new(Say::ComparisonTitle, items) }));
    }
}

fn target(place: Place) -> Target {
    match place {
        Place::Node(at) => Target::Node(at),
        Place::Note(at) => Target::Note(at),
    }
}

fn item(comparison: &Comparison<'_>, compared: &Compared, target: Target) -> Item {
    let sign = match compared.change {
        Change::Added => '+',
        Change::Removed => '-',
        Change::Moved => '>',
        Change::Changed | Change::Same => '~',
    };
    let name = format!("{sign} {}", comparison.addresses(compared));
    Item { name, words: Comparison::brief(compared), target }
}
