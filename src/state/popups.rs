//! What actions do while a note or the keys are open.

use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::keymap::table::GROUPS;
use crate::state::list::Letters;
use crate::state::mode::Mode;

impl App {
    pub(super) fn update_note(&mut self, action: Action, times: isize) -> Option<Effect> {
        match action {
            Action::Row(by) => self.scroll_note(by * times),
            Action::HalfPage(by) | Action::Page(by) => self.scroll_note(by * 8),
            Action::Item(by) => self.step_note(by * times),
            Action::First => self.turn_to_end_of_notes(false),
            Action::Last => self.turn_to_end_of_notes(true),
            Action::Enter => self.go_to_next_caller(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Follow => return self.follow_from_note(),
            Action::CitedBy => self.list_citing(),
            Action::ListNotes => self.list_notes(),
            Action::Filter => {
                self.list_notes();
                if let Mode::List(list) = &mut self.mode {
                    list.letters = Letters::Type;
                }
            }
            Action::CopyWords | Action::CopyCitation | Action::CopyAddress | Action::CopyLink => {
                return self.copy_from_here(action);
            }
            Action::OpenPage => return self.open_page(),
            _ => self.does_nothing(action),
        }
        None
    }

    pub(super) fn update_help(&mut self, action: Action, times: isize) -> Option<Effect> {
        let last = help_rows();
        let page = self.page_rows();
        let Mode::Help { top } = &mut self.mode else { return None };
        let by = match action {
            Action::Row(by) | Action::Item(by) => by * times,
            Action::HalfPage(by) | Action::Page(by) => by * page,
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            _ => {
                self.does_nothing(action);
                return None;
            }
        };
        *top = top.saturating_add_signed(by).min(last);
        None
    }

    pub(super) fn help(&mut self) {
        if !matches!(self.mode, Mode::Help { .. }) {
            self.open(Mode::Help { top: 0 });
        }
    }
}

/// Rows of help behind the first one, groups with their titles among them.
fn help_rows() -> usize {
    GROUPS.iter().map(|group| group.bindings.len() + 2).sum::<usize>().saturating_sub(1)
}
