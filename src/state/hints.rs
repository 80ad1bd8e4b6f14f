//! Letters on all that can be opened in sight.

use crate::analysis::{citations, passages};
use crate::model::resolution::Ids;
use crate::model::text::Text;
use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::boards::latin;
use crate::state::key::Key;
use crate::state::list::Target;
use crate::state::mode::{Hint, Hints, Mode};
use crate::state::wording::Say;

/// The letters in the order in which they are given out: those under the fingers first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// What can be opened: on which row, at which byte of the shown words, and what it is.
type Opening = (usize, usize, Target);

impl App {
    /// Puts letters on the note marks, citations and addresses in sight.
    pub(super) fn show_hints(&mut self) {
        let found = self.openings_in_sight();
        if found.is_empty() {
            return self.tell(Say::NothingToFollow);
        }
        let count = found.len();
        let named = found.into_iter().enumerate();
        let all = named.map(|(at, (row, byte, target))| Hint { name: name_of(at, count), row, byte, target });
        let hints = Hints { all: all.collect(), typed: String::new() };
        self.open(Mode::Hints(hints));
    }

    /// What can be opened on the rows in sight, row by row from the first letter to the last.
    fn openings_in_sight(&self) -> Vec<Opening> {
        let rows: Vec<usize> = self.visible_rows().filter(|&at| self.page.rows[at].note.is_none()).collect();
        let mut out: Vec<Opening> = Vec::new();
        for rows in rows.chunk_by(|&one, &next| self.page.rows[one].node == self.page.rows[next].node) {
            let openings = self.openings_among(rows);
            for &at in rows {
                let on_row = openings.iter().filter(|(byte, _)| self.page.rows[at].holds(*byte));
                out.extend(on_row.map(|(byte, target)| (at, *byte, target.clone())));
            }
        }
        out
    }

    /// What can be opened in the words of one node that stand on these rows, or near them, in order.
    fn openings_among(&self, rows: &[usize]) -> Vec<(usize, Target)> {
        let resolution = &self.reading.resolution;
        let node = self.page.rows[rows[0]].node;
        let shown = &self.page.shown[node];
        let (from, words) = self.words_around(rows, &shown.words);
        let marks = shown.marks.iter().filter(|mark| (from..from + words.len()).contains(&mark.0));
        let mut found: Vec<_> = marks.map(|mark| (mark.0, Target::Note(mark.2))).collect();
        let cited = citations::of(&Text::from(words), resolution.into()).into_iter();
        found.extend(cited.map(|citation| (from + citation.from, Target::Document(citation.symbol))));
        let ids = Ids::of(resolution);
        for passage in passages::of(words, resolution.language) {
            let cited = ids.nearest(&passage.id, node).filter(|&cited| cited != node);
            found.extend(cited.map(|cited| (from + passage.from, Target::Node(cited))));
        }
        found.sort_by_key(|(byte, _)| *byte);
        found.dedup_by_key(|(byte, _)| *byte);
        found
    }

    /// The words on some rows of a node and those near enough to tell what they cite, with the byte of the first: a
    /// paragraph without an end would else be read whole for a few rows.
    fn words_around<'a>(&self, rows: &[usize], words: &'a str) -> (usize, &'a str) {
        const NEAR: usize = 1 << 15;
        let stretches = || rows.iter().flat_map(|&at| self.page.rows[at].stretches());
        let first = stretches().map(|words| words.start).min().unwrap_or(0);
        let last = stretches().map(|words| words.end).max().unwrap_or(0);
        let from = words.floor_char_boundary(first.saturating_sub(NEAR));
        (from, &words[from..words.ceil_char_boundary((last + NEAR).min(words.len()))])
    }

    /// A key while letters stand in the text: what bears the letter opens; any other key takes them away.
    pub(super) fn hint_key(&mut self, key: Key) -> Option<Effect> {
        let Mode::Hints(hints) = &mut self.mode else { return None };
        if let Key::Char(letter) = key {
            hints.typed.push(match latin(key) {
                Some(Key::Char(letter)) => letter,
                _ => letter,
            });
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
