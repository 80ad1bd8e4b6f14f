//! Finding a phrase while it is typed, and stepping through its hits.

use crate::analysis::citations;
use crate::state::action::Action;
use crate::state::app::App;
use crate::state::hunt::Hunt;
use crate::state::mode::{Mode, Stand};
use crate::state::wording::Say;

impl App {
    /// Looks for what is typed so far, from where the reader stood: at once as far as it is in sight or near, and in
    /// large documents on by and by.
    pub(super) fn hunt_from(&mut self, typed: &str, upwards: bool, from: &Stand) {
        self.settle_both();
        let first = self.page.rows.get(self.visible_rows().start).map_or(0, |row| row.node);
        self.hunt = std::mem::take(&mut self.hunt).refined(typed, &self.page, first);
        (self.hunt.is_upwards, self.hunt.from) = (upwards, (from.spot.node, from.spot.byte));
        self.hunt_on();
        self.give_up_hunt();
    }

    /// Returns to where the search began once it is known that the phrase is nowhere.
    pub(super) fn give_up_hunt(&mut self) {
        if self.hunt.is_whole()
            && self.hunt.hits.is_empty()
            && let Mode::Prompt(prompt) = &self.mode
        {
            let from = prompt.from.clone();
            self.return_to(&from);
        }
    }

    /// Looks on where a search is not at its end, and goes to the nearest hit as soon as it is known.
    pub(super) fn hunt_on(&mut self) {
        if !self.hunt.is_whole() {
            self.step_hunt();
        }
        if self.hunt.current.is_none() {
            self.hunt.current = self.hunt.nearest();
            self.hunt.current.into_iter().for_each(|hit| self.show_hit(hit));
        }
    }

    fn step_hunt(&mut self) {
        let mut hunt = std::mem::take(&mut self.hunt);
        hunt.step(self.texts());
        self.hunt = hunt;
    }

    /// Looks everywhere before it goes on.
    pub(super) fn end_hunt(&mut self) {
        while !self.hunt.is_whole() {
            self.hunt_on();
        }
    }

    fn show_hit(&mut self, hit: usize) {
        let found = self.hunt.hits[hit].clone();
        if self.alone || self.panes.text.width == 0 {
            self.alone = false;
            self.wishes.outline_has_keys &= self.panes.text.width > 0;
            self.refit();
            self.settle();
        }
        if let Some(beside) = found.beside {
            self.go_beside(beside, found.words.start);
        } else {
            self.cursor = self.page.row_of(found.node, found.words.start);
            self.keep_in_sight();
        }
        self.tell_of_hit();
    }

    /// Says where the hit in sight is, if not in the words of the text.
    pub(super) fn tell_of_hit(&mut self) {
        let Some(hit) = self.hunt.current.and_then(|hit| self.hunt.hits.get(hit)).cloned() else { return };
        if let Some(beside) = hit.beside {
            return self.tell_of_hit_beside(&hit, beside);
        }
        if let Some(note) = hit.note {
            let id = self.reading.resolution.notes[note].id.clone();
            self.tell_with(Say::InNote, &[("id", &id), ("key", &self.key_of(Action::Follow))]);
        }
    }

    /// Goes to the next hit in the direction of the search, or the one before it.
    pub(super) fn next_hit(&mut self, by: isize) {
        self.end_hunt();
        let count = self.hunt.hits.len();
        if count == 0 {
            if self.hunt.typed.is_empty() {
                return self.tell_with(Say::NothingSearched, &[("key", &self.key_of(Action::Find(false)))]);
            }
            return self.tell(Say::NoHits);
        }
        let by = if self.hunt.is_upwards { -by } else { by };
        let at = self.hunt.current.unwrap_or(0);
        let step = by.unsigned_abs() % count;
        let next = if by > 0 { (at + step) % count } else { (at + count - step) % count };
        self.hunt.current = Some(next);
        self.remember();
        self.show_hit(next);
        if by > 0 && next <= at {
            self.tell(Say::FromTop);
        } else if by < 0 && next >= at {
            self.tell(Say::FromEnd);
        }
    }

    /// Looks for the document symbol on this row, else for what the paragraph opens with, else for the longest word.
    pub(super) fn find_word(&mut self, upwards: bool) {
        let Some(word) = self.word_here() else { return self.tell(Say::NoWordHere) };
        let spot = self.spot();
        let here = (spot.node, spot.byte);
        self.note_asked(&word);
        self.settle_both();
        self.hunt = Hunt::default().refined(&word, &self.page, spot.node);
        self.hunt.is_upwards = upwards;
        self.step_hunt();
        let own = Some(self.hunt.first_from(here.0, here.1)).filter(|&own| own < self.hunt.hits.len());
        if self.hunt.is_whole() {
            self.hunt.current = own;
            return self.next_hit(1);
        }
        // The word here is not meant, but the next one, wherever that is.
        self.remember();
        let start = own.map_or(spot.byte, |own| self.hunt.hits[own].words.start);
        self.hunt.from = (spot.node, start + usize::from(!upwards));
        self.hunt_on();
    }

    fn word_here(&self) -> Option<String> {
        let row = self.page.rows.get(self.cursor)?;
        let node = self.reading.resolution.nodes.get(row.node)?;
        let words = self.page.shown.get(row.node)?.words.get(row.words.clone())?;
        let cited = citations::of(&node.text, (&self.reading.resolution).into());
        let printed = cited.iter().map(|citation| &node.text.string[citation.from..citation.to]);
        if let Some(symbol) = printed.into_iter().find(|symbol| words.contains(symbol)) {
            return Some(symbol.to_owned());
        }
        let opens = self.page.first_row(row.node) == self.cursor;
        if let Some(verb) = node.verb.as_ref().filter(|_| opens) {
            return Some(verb.text.to_lowercase());
        }
        let mut longest = "";
        for word in words.split(|letter: char| !letter.is_alphanumeric() && letter != '-') {
            if word.chars().count() > longest.chars().count() {
                longest = word;
            }
        }
        (!longest.is_empty()).then(|| longest.to_lowercase())
    }

    /// Keeps a phrase among those looked for.
    pub(super) fn note_asked(&mut self, phrase: &str) {
        self.asked.retain(|asked| asked != phrase);
        self.asked.push(phrase.to_owned());
    }
}
