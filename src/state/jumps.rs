//! Coming back: where the reader stands, jumps from there and back again, marks.

use crate::state::action::Effect;
use crate::state::app::App;
use crate::state::key::Key;
use crate::state::list::{Item, Letters, List, Target};
use crate::state::mode::{Mode, Spot, Stand};
use crate::state::wording::Say;

/// Jumps that are remembered.
const MOST: usize = 200;

/// The name of the place before the last jump among the marks.
const BEFORE: &str = "'";

impl App {
    /// The place of the current row.
    pub fn spot(&self) -> Spot {
        let row = self.page.rows.get(self.cursor);
        Spot {
            node: row.map_or(0, |row| row.node),
            byte: row.map_or(0, |row| row.words.start),
            below: self.cursor.saturating_sub(self.top),
        }
    }

    /// Brings a place back, at the same distance from the top where the window allows.
    pub fn go_to_spot(&mut self, spot: Spot) {
        self.hold(spot.node);
        self.put_at(spot);
        self.keep_line_in_sight();
    }

    /// The same, with the outline as it stands.
    pub(super) fn put_at(&mut self, spot: Spot) {
        self.cursor = self.page.row_of(spot.node, spot.byte).min(self.page.rows.len().saturating_sub(1));
        let height = self.text_height();
        let below = spot.below.min(height - 1);
        self.top = self.cursor.saturating_sub(below).min(self.page.rows.len().saturating_sub(height));
    }

    pub(super) fn stand(&self) -> Stand {
        Stand {
            spot: self.spot(),
            folded: self.folds.folded().clone(),
            outline_has_keys: self.wishes.outline_has_keys,
            alone: self.alone,
        }
    }

    pub(super) fn return_to(&mut self, stand: &Stand) {
        self.folds.fold_only(stand.folded.clone());
        self.alone = stand.alone;
        if self.wishes.outline_has_keys != stand.outline_has_keys {
            self.wishes.outline |= stand.outline_has_keys;
            self.wishes.outline_has_keys = stand.outline_has_keys;
            self.refit();
        }
        self.go_to_spot(stand.spot);
    }

    /// Jumps to a node; Back returns.
    pub fn jump_to(&mut self, node: usize) {
        self.remember();
        self.leave_outline_if_alone_in_window();
        self.stand_on(node);
    }

    pub(super) fn jump_to_row(&mut self, row: usize) {
        self.remember();
        self.cursor = row;
        self.keep_in_sight();
    }

    /// In a narrow window the outline takes all of it: a jump is to be seen.
    fn leave_outline_if_alone_in_window(&mut self) {
        if self.wishes.outline_has_keys && self.panes.text.width == 0 {
            self.wishes.outline_has_keys = false;
            self.refit();
        }
    }

    pub(super) fn remember(&mut self) {
        let stand = self.stand();
        self.remember_stand(stand);
    }

    pub(super) fn remember_stand(&mut self, stand: Stand) {
        if self.before.last() != Some(&stand) {
            self.before.push(stand);
        }
        if self.before.len() > MOST {
            self.before.remove(0);
        }
        self.after.clear();
    }

    pub(super) fn back(&mut self) {
        let Some(stand) = self.before.pop() else { return };
        self.after.push(self.stand());
        self.return_to(&stand);
    }

    pub(super) fn forward(&mut self) {
        let Some(stand) = self.after.pop() else { return self.tell(Say::NoJumpForward) };
        self.before.push(self.stand());
        self.return_to(&stand);
    }

    /// Takes the key behind `m`: a letter names the mark.
    pub(super) fn take_mark(&mut self, key: Key) -> Option<Effect> {
        self.close();
        let Key::Char(letter) = key else { return None };
        if !letter.is_alphanumeric() {
            self.tell(Say::NoMarkName);
            return None;
        }
        self.marks.insert(letter.to_string(), self.spot());
        self.tell_with(Say::Marked, &[("name", &letter.to_string())]);
        Some(Effect::Remember)
    }

    /// Lists the marks, the place before the last jump among them; a letter goes there.
    pub(super) fn list_marks(&mut self) {
        let mut items = Vec::new();
        if self.before.last().is_some() {
            let words = self.tongue.say(Say::BeforeJump).to_owned();
            items.push(Item { name: BEFORE.to_owned(), words, target: Target::Mark(BEFORE.to_owned()) });
        }
        items.extend(self.marks.iter().map(|(name, spot)| Item {
            name: name.clone(),
            words: self.line_of_node(spot.node),
            target: Target::Mark(name.clone()),
        }));
        if items.is_empty() {
            let key = self.key_of(crate::state::action::Action::SetMark);
            return self.tell_with(Say::NoMarks, &[("key", &key)]);
        }
        self.open(Mode::List(List { letters: Letters::Name, ..List::new(Say::MarksTitle, items) }));
    }

    /// Goes to a mark; the place before the last jump changes places with this one.
    pub(super) fn go_to_mark(&mut self, name: &str) {
        let found =
            if name == BEFORE { self.before.last().map(|stand| stand.spot) } else { self.marks.get(name).copied() };
        match found {
            Some(spot) => {
                self.remember();
                self.go_to_spot(spot);
            }
            None => self.tell_with(Say::NoMark, &[("name", name)]),
        }
    }

    /// Id and first words of a node, for a list.
    pub(super) fn line_of_node(&self, node: usize) -> String {
        let Some(node) = self.reading.resolution.nodes.get(node) else { return String::new() };
        let head = node.id.as_deref().unwrap_or(self.tongue.kind(node.kind));
        format!("{head}  {}", beginning(&node.text.string))
    }
}

/// The first words of a text, as many as a list can show.
pub(super) fn beginning(words: &str) -> &str {
    words.char_indices().nth(100).map_or(words, |(at, _)| &words[..at])
}
