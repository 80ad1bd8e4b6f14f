//! What was repaired or not understood while the document was read.

use crate::model::remark::{Remark, RemarkKind};
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::list::{Item, List, Target};
use crate::state::mode::Mode;
use crate::state::wording::Say;

impl App {
    /// Lists the account of all characters, then the remarks, what is no text of the document last; those on a paragraph
    /// lead to it.
    pub(super) fn list_remarks(&mut self) {
        let is_furniture = |remark: &&Remark| remark.kind == RemarkKind::Furniture;
        let (furniture, told): (Vec<_>, Vec<_>) = self.reading.remarks.iter().partition(is_furniture);
        let mut items = vec![self.account_item()];
        items.extend(told.into_iter().chain(furniture).map(|remark| self.remark_item(remark)));
        self.open(Mode::List(List { is_tall: true, ..List::new(Say::RemarksTitle, items) }));
    }

    fn account_item(&self) -> Item {
        let count = self.reading.accounting;
        let [characters, missing, invented] =
            [count.characters, count.missing, count.invented].map(|count| count.to_string());
        let values = [("characters", &*characters), ("missing", &*missing), ("invented", &*invented)];
        let words = self.tongue.fill(Say::Accounted, &values);
        Item { name: "·".to_owned(), words, target: Target::Words(String::new()) }
    }

    fn remark_item(&self, remark: &Remark) -> Item {
        let name = self.tongue.say(match remark.kind {
            RemarkKind::Repaired => Say::RemarkRepaired,
            RemarkKind::Odd => Say::RemarkOdd,
            RemarkKind::Unclear => Say::RemarkUnclear,
            RemarkKind::Furniture => Say::RemarkFurniture,
        });
        let node = remark.node.and_then(|at| self.reading.resolution.nodes.get(at));
        let place = node.map_or("", |node| node.id.as_deref().unwrap_or(self.tongue.kind(node.kind)));
        let words = if place.is_empty() { remark.what.clone() } else { format!("{place}  {}", remark.what) };
        let target = remark.node.map_or_else(|| Target::Words(String::new()), Target::Node);
        Item { name: name.to_owned(), words, target }
    }

    /// Says of a document just opened that it was not understood as a whole, unless something else is said.
    pub fn tell_of_unclear(&mut self) {
        let lacks = self.reading.accounting.missing > 0
            || self.reading.remarks.iter().any(|remark| remark.kind == RemarkKind::Unclear);
        if lacks && self.message.is_none() {
            self.tell_with(Say::SomeUnclear, &[("key", &self.key_of(Action::Remarks))]);
        }
    }
}
