//! The lists of a page, and how far they have counted.

use crate::readers::html::looks::Looks;
use crate::readers::html::markers::Marker;

/// The most items of a list that wait for their number; no list for people has more.
const MOST_WAITING: usize = 10_000;

/// A list that is open.
#[derive(Clone, Debug)]
pub(super) struct List {
    marker: Marker,
    next: i64,
    /// −1 where a list counts down.
    step: i64,
    /// How many items it has so far, and the number and marker of the last one.
    items: i64,
    last: (i64, Marker),
    /// Whether its numbers are to be counted from that of all its items, which is known at its end.
    waits: bool,
    /// The blocks whose labels wait for that, with the numbers and markers of their items.
    waiting: Vec<(usize, i64, Marker)>,
    /// What the style sheet says of its items, and of what stands before them.
    pub(super) item: Option<Looks>,
    pub(super) before: Option<Looks>,
}

impl List {
    /// A list whose items are marked so; `start` is the number that it says it begins with.
    pub(super) fn new(marker: Marker, start: Option<i64>, counts_down: bool) -> Self {
        let waits = counts_down && start.is_none();
        Self {
            marker,
            next: start.unwrap_or(i64::from(!waits)),
            step: if counts_down { -1 } else { 1 },
            items: 0,
            last: (0, marker),
            waits,
            waiting: Vec::new(),
            item: None,
            before: None,
        }
    }

    /// Counts the next item; `value` is the number that it claims, `marker` its own.
    pub(super) fn count(&mut self, value: Option<i64>, marker: Option<Marker>) -> Option<String> {
        // Behind a number of its own the list counts on from there.
        self.waits &= value.is_none();
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        self.items += 1;
        self.last = (number, marker.unwrap_or(self.marker));
        self.last.1.label(number)
    }

    /// The number of the last item, as far as it is known.
    pub(super) fn number(&self) -> i64 {
        self.last.0
    }

    /// The label of the last item stands before this block.
    pub(super) fn put_label(&mut self, block: usize) {
        if self.waits && self.waiting.len() < MOST_WAITING {
            self.waiting.push((block, self.last.0, self.last.1));
        }
    }

    /// The blocks whose labels had to wait for the number of items, with what was put there and what they are.
    pub(super) fn late_labels(&self) -> impl Iterator<Item = (usize, String, String)> {
        self.waiting.iter().filter_map(|&(block, number, marker)| {
            Some((block, marker.label(number)?, marker.label(number.saturating_add(self.items))?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_may_claim_numbers_and_lists_may_count_down() {
        let mut list = List::new(Marker::Decimal, Some(5), true);
        let labels: Vec<String> =
            [None, Some(9), None].into_iter().filter_map(|value| list.count(value, None)).collect();
        assert_eq!(labels, ["5.", "9.", "8."]);
    }

    #[test]
    fn a_list_that_counts_down_begins_with_the_number_of_its_items() {
        let mut list = List::new(Marker::Decimal, None, true);
        for (block, value) in [None, None, Some(7), None].into_iter().enumerate() {
            list.count(value, None);
            list.put_label(block);
        }
        let labels: Vec<(usize, String)> = list.late_labels().map(|(block, _, label)| (block, label)).collect();
        assert_eq!(labels, [(0, "4.".to_owned()), (1, "3.".to_owned())]);
        assert_eq!(list.number(), 6);
    }
}
