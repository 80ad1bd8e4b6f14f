//! The one door through which the state changes.

use crate::model::node::Kind;
use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::hunt::Hunt;
use crate::state::key::Key;
use crate::state::keymap::{self, action_of};
use crate::state::mode::{Asks, Mode};
use crate::state::wording::Say;

impl App {
    /// A key press; `None` where nothing is asked of the shell.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if let Mode::Prompt { .. } = self.mode {
            self.type_key(key);
            return None;
        }
        if let Key::Char(digit @ '0'..='9') = key
            && (digit != '0' || self.count > 0)
            && matches!(self.mode, Mode::Reading | Mode::Alone)
        {
            let digit = usize::try_from(u32::from(digit) - u32::from('0')).unwrap_or(0);
            self.count = (self.count * 10 + digit).min(999_999);
            return None;
        }
        let table = if matches!(self.mode, Mode::Reading | Mode::Alone) { keymap::READING } else { keymap::POPUP };
        let Some(action) = action_of(table, key) else {
            self.count = 0;
            let help = keymap::key_of(Action::Help);
            self.tell_with(Say::KeyDoesNothing, &[("key", &key.to_string()), ("help", &help)]);
            return None;
        };
        self.update(action)
    }

    /// Carries out a wish.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        let count = std::mem::take(&mut self.count);
        let times = isize::try_from(count.max(1)).unwrap_or(1);
        match action {
            Action::Quit if self.mode == Mode::Reading => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Quit | Action::Out => self.step_out(),
            Action::Help => self.mode = Mode::Help { top: 0 },
            Action::CopyWords => return self.copy_words(),
            Action::CopyCitation => return self.copy_citation(),
            Action::Row(by) => self.move_rows(by * times),
            Action::HalfPage(by) => self.move_rows(by * times * self.page_rows() / 2),
            Action::Page(by) => self.move_rows(by * times * self.page_rows()),
            Action::First if count > 0 => self.go_to_typed(&count.to_string()),
            Action::First => self.jump_to_row(0),
            Action::Last => self.jump_to_row(self.page.rows.len().saturating_sub(1)),
            Action::Paragraph(by) => self.move_nodes(by * times, |kind| {
                !matches!(kind, Kind::Cover | Kind::Closing | Kind::Text | Kind::Heading)
            }),
            Action::Part(by) => self.move_parts(by * times),
            Action::Mark(by) => self.move_marks(by * times),
            Action::Parent => self.go_to_parent(),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::FoldAll(open) => self.folds.set_all(!open),
            Action::SwitchPane => self.switch_pane(),
            Action::ToggleOutline => self.toggle_outline(),
            Action::OutlineWidth(by) => self.set_outline_width(by),
            Action::TextWidth(by) => self.set_text_width(by),
            Action::Alone => self.mode = if self.mode == Mode::Alone { Mode::Reading } else { Mode::Alone },
            Action::OpenNote => self.open_note(),
            Action::Enter => self.enter(),
            Action::ListNotes => self.list_notes(),
            Action::NextNote(by) => self.next_note(by),
            Action::Caller => self.go_to_caller(),
            Action::AskAddress => self.ask(Asks::Address),
            Action::AskPhrase => self.ask(Asks::Phrase),
            Action::NextHit(by) => self.next_hit(by),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
        }
        None
    }

    pub(super) fn step_out(&mut self) {
        match self.mode {
            Mode::Reading if !self.hunt.typed.is_empty() => self.hunt = Hunt::default(),
            Mode::Reading if self.wishes.outline_has_keys => self.switch_pane(),
            Mode::Reading => self.tell_with(Say::LeaveWith, &[("key", &keymap::key_of(Action::Quit))]),
            _ => self.mode = Mode::Reading,
        }
    }
}
