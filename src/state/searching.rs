//! Finding a phrase while it is typed, and stepping through its hits.

use crate::state::action::Action;
use crate::state::app::App;
use crate::state::hunt::Hunt;
use crate::state::keymap;
use crate::state::mode::Spot;
use crate::state::wording::Say;

impl App {
    pub(super) fn hunt_from(&mut self, typed: &str, from: Spot) {
        self.hunt = Hunt::new(typed, &self.page, &self.reading.resolution.notes);
        self.hunt.current = self.hunt.from(from.node, from.byte);
        match self.hunt.current {
            Some(hit) => self.show_hit(hit),
            None => self.return_to(from),
        }
    }

    pub(super) fn show_hit(&mut self, hit: usize) {
        let found = self.hunt.hits[hit].clone();
        self.cursor = self.page.row_of(found.node, found.words.start);
        self.keep_in_sight();
        if let Some(note) = found.note {
            let id = self.reading.resolution.notes[note].id.clone();
            self.tell_with(Say::InNote, &[("id", &id), ("key", &keymap::key_of(Action::OpenNote))]);
        }
    }

    pub(super) fn next_hit(&mut self, by: isize) {
        let count = self.hunt.hits.len();
        if count == 0 {
            if self.hunt.typed.is_empty() {
                self.tell_with(Say::NothingSearched, &[("key", &keymap::key_of(Action::AskPhrase))]);
            } else {
                self.tell(Say::NoHits);
            }
            return;
        }
        let at = self.hunt.current.unwrap_or(0);
        let next = if by > 0 { (at + 1) % count } else { (at + count - 1) % count };
        self.hunt.current = Some(next);
        self.remember();
        self.show_hit(next);
        if by > 0 && next < at {
            self.tell(Say::FromTop);
        }
    }
}
