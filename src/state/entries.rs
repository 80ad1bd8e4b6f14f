//! Where the entries of an open list stand, for the eye and for the mouse.

use crate::layout::glyphs;
use crate::state::app::App;
use crate::state::geometry::{Area, centred, inside};
use crate::state::list::{Item, Letters, List};
use crate::state::mode::Prompt;

/// Cells of the longest name behind which all words begin; longer ones push their own words on.
const NAME: usize = 24;
/// Entries whose names are measured: more cannot be told apart by their column.
const MEASURED: usize = 2000;
/// Rows of an entry that may take several.
const ROWS: usize = 6;
/// Cells of the widest list, its frame included.
const WIDEST: u16 = 90;

/// An entry in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Index into what the list shows.
    pub place: usize,
    /// Its rows.
    pub area: Area,
}

impl App {
    /// The window of an open list, and inside its frame the room for its entries: what narrows it down stands above.
    pub fn list_areas(&self, list: &List) -> (Area, Area) {
        let asks = u16::from(list.letters == Letters::Type || !list.typed.is_empty());
        let outer = centred(self.size, WIDEST, self.rows_of_all(list) + 2 + usize::from(asks));
        let inner = inside(outer);
        (outer, Area { y: inner.y + asks.min(inner.height), height: inner.height.saturating_sub(asks), ..inner })
    }

    /// Rows that all entries take together; of those that may take several no more than the screen has.
    fn rows_of_all(&self, list: &List) -> usize {
        if !list.is_tall {
            return list.items.len();
        }
        let room = Area { width: self.size.0.min(WIDEST).saturating_sub(4), ..Area::default() };
        let all = list.items.iter().take(self.size.1.into());
        all.map(|item| self.height_of(list, room, item)).sum()
    }

    /// The window of what is offered while something is typed, right above the line in which it is; `None` where there is
    /// nothing, or no room.
    pub fn offers_area(&self, offers: &List) -> Option<Area> {
        let status = self.panes.status;
        let height = u16::try_from(offers.shown.len() + 2).unwrap_or(u16::MAX).min(status.y.saturating_sub(1));
        let width = self.size.0.min(WIDEST);
        let x = if self.tongue.is_right_to_left() { self.size.0 - width } else { 0 };
        let is_shown = !offers.shown.is_empty() && height >= 3;
        is_shown.then(|| Area { x, y: status.y - height, width, height })
    }

    /// What is offered at a cell, as an index into what is shown.
    pub(super) fn offer_at(&self, prompt: &Prompt, column: u16, row: u16) -> Option<usize> {
        let offers = &prompt.offers;
        let chosen = if prompt.typed.words == offers.typed { offers.chosen } else { 0 };
        let entries = self.entries_in(offers, inside(self.offers_area(offers)?), chosen);
        entries.into_iter().find(|entry| entry.area.holds(column, row)).map(|entry| entry.place)
    }

    /// The entries that fit into an area, the chosen one among them.
    pub fn entries_in(&self, list: &List, area: Area, chosen: usize) -> Vec<Entry> {
        let mut out = Vec::new();
        let mut y = area.y;
        let end = area.y + area.height;
        for (place, &at) in list.shown.iter().enumerate().skip(self.first_entry(list, area, chosen)) {
            if y >= end {
                break;
            }
            let height = self.height_of(list, area, &list.items[at]);
            let height = u16::try_from(height).unwrap_or(u16::MAX).min(end - y);
            out.push(Entry { place, area: Area { y, height, ..area } });
            y += height;
        }
        out
    }

    /// The first entry in sight: the chosen one stands in the middle, or in a list of several rows each as low as it
    /// fits.
    fn first_entry(&self, list: &List, area: Area, chosen: usize) -> usize {
        let rows = usize::from(area.height).max(1);
        if !list.is_tall {
            return chosen.saturating_sub(rows / 2).min(list.shown.len().saturating_sub(rows));
        }
        let height = |place: usize| self.height_of(list, area, &list.items[list.shown[place]]);
        let mut used = if list.shown.is_empty() { 0 } else { height(chosen) };
        let mut first = chosen;
        while first > 0 && used + height(first - 1) <= rows {
            first -= 1;
            used += height(first);
        }
        first
    }

    fn height_of(&self, list: &List, area: Area, item: &Item) -> usize {
        if !list.is_tall {
            return 1;
        }
        self.set_own_note(&item.words, self.words_of_entry(list, area).width).rows.len().clamp(1, ROWS)
    }

    /// Where the words of an entry stand, beside its name.
    pub fn words_of_entry(&self, list: &List, area: Area) -> Area {
        let taken = u16::try_from(list.width_of_names() + 2).unwrap_or(u16::MAX).min(area.width);
        let x = if self.tongue.is_right_to_left() { area.x } else { area.x + taken };
        Area { x, width: area.width - taken, ..area }
    }

    /// The entry of the open list on which a cell lies; `None` outside of them.
    pub(super) fn entry_at(&self, list: &List, column: u16, row: u16) -> Option<usize> {
        let room = self.list_areas(list).1;
        let entries = self.entries_in(list, room, list.chosen);
        entries.into_iter().find(|entry| entry.area.holds(column, row)).map(|entry| entry.place)
    }
}

impl List {
    /// Cells of the column of names.
    pub fn width_of_names(&self) -> usize {
        let names = self.items.iter().take(MEASURED).map(|item| glyphs::width(&item.name, false));
        names.max().unwrap_or(0).min(NAME)
    }
}
