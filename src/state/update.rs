//! The one door through which the state changes.

use crate::state::action::{Action, Effect};
use crate::state::app::App;
use crate::state::commands::{DIFF, OPEN, PARALLEL};
use crate::state::hunt::Hunt;
use crate::state::mode::{Asks, Mode};
use crate::state::wording::Say;

impl App {
    /// Carries out a wish.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        let count = std::mem::take(&mut self.count);
        let last = self.last.replace(action);
        let times = isize::try_from(count.max(1)).unwrap_or(1);
        self.prepare(action, count);
        match action {
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Reload => return Some(Effect::Reload),
            Action::ReleaseMouse => return Some(self.release_mouse()),
            Action::Quit => return self.quit(),
            Action::Out => self.step_out(),
            Action::Help => self.help(),
            // `gg` is `g` once more, not a way to lose the count before it.
            Action::First if last == Some(Action::First) && count == 0 => {}
            _ => {
                return match self.mode {
                    Mode::Note(_) => self.update_note(action, times),
                    Mode::List(_) => self.update_list(action, times),
                    Mode::Help { .. } => self.update_help(action, times),
                    _ => self.update_reading(action, count),
                };
            }
        }
        None
    }

    /// Sets the rows that an action needs, of a large document no more than those.
    fn prepare(&mut self, action: Action, count: usize) {
        if self.mode != Mode::Reading || self.alone {
            return self.settle();
        }
        match action {
            Action::TextWidth(_)
            | Action::OutlineWidth(_)
            | Action::ToggleOutline
            | Action::SwitchPane
            | Action::Fill
            | Action::NotesPlace
            | Action::NextTheme
            | Action::KeepSettings
            | Action::ReleaseMouse
            | Action::Suspend
            | Action::Redraw
            | Action::Quit
            | Action::GoTo
            | Action::Find(_)
            | Action::SetMark => {}
            Action::Paragraph(_) | Action::Part(_) | Action::Sibling(_) => self.hold_rows(1),
            Action::Row(_) | Action::Roll(_) | Action::HalfPage(_) | Action::Page(_) => {
                let by = self.motion(action).map_or(1, isize::unsigned_abs);
                self.hold_rows(by.saturating_mul(count.max(1)));
            }
            _ => self.settle(),
        }
    }

    fn update_reading(&mut self, action: Action, count: usize) -> Option<Effect> {
        if let Some(by) = self.motion(action) {
            self.move_by(action, by.saturating_mul(isize::try_from(count.max(1)).unwrap_or(1)));
            return None;
        }
        match action {
            Action::First if count > 0 => self.go_to_typed(&format!("op{count}")),
            Action::Last if count > 0 && self.wishes.outline_has_keys => self.go_to_typed(&format!("op{count}")),
            Action::Last if count > 0 => self.jump_to_row(count - 1),
            Action::First => self.jump_to_row(0),
            Action::Last => self.jump_to_row(self.page.rows.len().saturating_sub(1)),
            Action::RowTo(place) => self.row_to(place),
            Action::Parent => self.go_to_parent(),
            Action::Hints => self.show_hints(),
            Action::Card => self.open_card(),
            Action::Remarks => self.list_remarks(),
            Action::NotesPlace => self.place_notes(),
            Action::Fill => self.fill_rows(),
            Action::NextTheme => return Some(Effect::NextTheme),
            Action::KeepSettings => return Some(Effect::KeepSettings),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::ToggleFold => self.toggle_fold(),
            Action::FoldSiblings(folded) => self.fold_siblings(folded),
            Action::FoldAll(folded) => self.fold_all(folded),
            Action::SwitchPane => self.switch_pane(),
            Action::ToggleOutline => self.toggle_outline(),
            Action::Alone => self.show_alone(!self.alone),
            Action::Enter => return self.enter(),
            Action::Follow => return self.follow(),
            Action::ListNotes => self.list_notes(),
            Action::CitedBy => self.list_citing(),
            Action::GoTo => self.ask(Asks::Address),
            Action::Find(upwards) => self.ask(Asks::Phrase(upwards)),
            Action::FindWord(upwards) => self.find_word(upwards),
            Action::Filter => self.ask(Asks::Filter),
            Action::SetMark => self.start_marking(),
            Action::GoToMark => self.list_marks(),
            Action::Back if self.before.is_empty() => {
                self.tell(Say::NoJumpBack);
                return Some(Effect::Return);
            }
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Palette => self.open_palette(),
            Action::CopyWords | Action::CopyCitation | Action::CopyAddress | Action::CopyLink => {
                return self.copy_from_here(action);
            }
            Action::OpenPage => return self.open_page(),
            Action::Parallel if self.parallel.is_some() => self.close_parallel(),
            Action::OpenDocument => return Some(self.ask_for_path(OPEN)),
            Action::Compare => return Some(self.ask_for_path(DIFF)),
            Action::Parallel => return Some(self.ask_for_path(PARALLEL)),
            Action::ListDocuments => return self.list_documents(),
            Action::OwnNote => self.write_own_note(),
            Action::OwnNotes => self.list_own_notes(),
            _ => self.does_nothing(action),
        }
        None
    }

    /// How far an action moves; `None` for one that does not move by steps.
    fn motion(&self, action: Action) -> Option<isize> {
        let page = if self.wishes.outline_has_keys {
            isize::from(self.panes.outline.height.cast_signed()) - 1
        } else {
            self.page_rows()
        };
        Some(match action {
            Action::HalfPage(by) => by * (page / 2).max(1),
            Action::Page(by) => by * page.max(1),
            Action::Row(by)
            | Action::Roll(by)
            | Action::Paragraph(by)
            | Action::Part(by)
            | Action::Sibling(by)
            | Action::NoteMark(by)
            | Action::NextHit(by)
            | Action::OutlineWidth(by)
            | Action::TextWidth(by) => by,
            _ => return None,
        })
    }

    fn move_by(&mut self, action: Action, by: isize) {
        match action {
            Action::Roll(_) => self.roll(by),
            Action::Paragraph(_) => self.move_paragraphs(by),
            Action::Part(_) => self.move_parts(by),
            Action::Sibling(_) => self.move_siblings(by),
            Action::NoteMark(_) => self.move_marks(by),
            Action::NextHit(_) => self.next_hit(by),
            Action::OutlineWidth(_) => self.set_outline_width(by),
            Action::TextWidth(_) => self.set_text_width(by),
            _ => self.move_rows(by),
        }
    }

    /// Opens what stands here: unfolds and goes into the text, or follows what the paragraph points to.
    fn enter(&mut self) -> Option<Effect> {
        if !self.wishes.outline_has_keys {
            // On the row of a single mark it is that one which is meant.
            let [note] = self.notes_on_row()[..] else { return self.follow() };
            self.open_note(note);
            return None;
        }
        let line = self.folds.line_of(self.current());
        if !self.folds.set(line, false) {
            self.switch_pane();
        }
        None
    }

    fn show_alone(&mut self, alone: bool) {
        self.alone = alone;
        self.top = self.page.first_row(self.current());
        if !alone {
            self.keep_in_sight();
        }
    }

    fn start_marking(&mut self) {
        self.tell(Say::AskMark);
        self.open(Mode::Marking);
    }

    fn release_mouse(&mut self) -> Effect {
        self.has_mouse = !self.has_mouse;
        if self.has_mouse {
            self.tell(Say::MouseTaken);
        } else {
            self.tell_with(Say::MouseReleased, &[("key", &self.key_of(Action::ReleaseMouse))]);
        }
        Effect::Mouse(self.has_mouse)
    }

    /// Closes what is open and stays there; with nothing open, leaves the reader.
    fn quit(&mut self) -> Option<Effect> {
        match self.mode {
            Mode::Reading if self.alone => self.show_alone(false),
            Mode::Reading => return Some(Effect::Quit),
            _ => self.close(),
        }
        None
    }

    /// One step out; never out of the reader.
    pub(super) fn step_out(&mut self) {
        match self.mode {
            Mode::Note(_) => self.leave_note(),
            Mode::Reading if self.alone => self.show_alone(false),
            Mode::Reading if self.folds.phrase().is_some() => {
                self.show_all();
                self.hunt = Hunt::default();
            }
            Mode::Reading if !self.hunt.typed.is_empty() => self.hunt = Hunt::default(),
            Mode::Reading if self.wishes.outline_has_keys => self.switch_pane(),
            Mode::Reading => self.tell_with(Say::LeaveWith, &[("key", &self.key_of(Action::Quit))]),
            _ => self.close(),
        }
    }
}
