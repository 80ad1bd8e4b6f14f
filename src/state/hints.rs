//! Letters on all that can be opened in sight.

use crate::analysis::{citations, passages};
use crate::model::text::Text;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::key::Key;
use crate::state::list::Target;
use crate::state::mode::{Hint, Hints, Mode};
use crate::state::wording::Say;

/// The letters in the order in which they are given out: those under the fingers first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

impl App {
    /// Puts letters on the note marks, citations and addresses in sight.
    pub(super) fn show_hints(&mut self) {
        let found: Vec<_> = self.visible_rows().flat_map(|row| self.openings_on(row)).collect();
        if found.is_empty() {
            return self.tell(Say::NothingToFollow);
        }
        let count = found.len();
        let named = found.into_iter().enumerate();
        let all = named.map(|(at, (row, byte, target))| Hint { name: name_of(at, count), row, byte, target });
        let hints = Hints { all: all.collect(), typed: String::new() };
        self.open(Mode::Hints(hints));
    }

    /// What can be opened on a row, from its first letter to its last.
    fn openings_on(&self, at: usize) -> Vec<(usize, usize, Target)> {
        let Some(row) = self.page.rows.get(at).filter(|row| row.note.is_none()) else { return Vec::new() };
        let resolution = &self.reading.resolution;
        let shown = &self.page.shown[row.node];
        let mut found: Vec<_> = shown.marks.iter().map(|mark| (mark.0, Target::Note(mark.2))).collect();
        let words = Text::from(shown.words.as_str());
        let cited = citations::of(&words, resolution.into()).into_iter();
        found.extend(cited.map(|citation| (citation.from, Target::Document(citation.symbol))));
        for passage in passages::of(&shown.words, resolution.language) {
            let node = resolution.nearest(&passage.id, row.node).filter(|&node| node != row.node);
            found.extend(node.map(|node| (passage.from, Target::Node(node))));
        }
        found.retain(|(byte, _)| row.holds(*byte));
        found.sort_by_key(|(byte, _)| *byte);
        found.dedup_by_key(|(byte, _)| *byte);
        found.into_iter().map(|(byte, target)| (at, byte, target)).collect()
    }

    /// A key while letters stand in the text: what bears the letter opens; any other key takes them away.
    pub(super) fn hint_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::Hints(hints) = &mut self.mode else { return None };
        if let Key::Char(letter) = key {
            hints.typed.push(letter);
        } else {
            hints.typed.clear();
        }
        let found = hints.all.iter().find(|hint| hint.name == hints.typed).cloned();
        let goes_on = !hints.typed.is_empty() && hints.all.iter().any(|hint| hint.name.starts_with(&hints.typed));
        if let Some(hint) = found {
            self.close();
            self.cursor = hint.row;
            self.keep_line_in_sight();
            return self.take(hint.target);
        }
        if !goes_on {
            self.close();
            if key != Key::Esc {
                self.tell(Say::NothingMatches);
            }
        }
        None
    }
}

/// The letters of the hint at a place among `count`: one where that is enough, else two.
fn name_of(at: usize, count: usize) -> String {
    let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
    if count <= LETTERS.len() {
        return letter(at).to_string();
    }
    [letter(at / LETTERS.len()), letter(at)].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_hints_have_the_same_letters() {
        for count in [1, 26, 27, 400] {
            let names: HashSet<String> = (0..count).map(|at| name_of(at, count)).collect();
            assert_eq!(names.len(), count);
        }
    }
}
