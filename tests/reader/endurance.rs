//! Whatever is pressed in whatever window: no panic, and the state holds together.

use crate::document::reading;
use plenary::model::language::Language;
use plenary::model::resolution::Reading;
use plenary::state::app::{App, Setup};
use plenary::state::key::Key;
use plenary::state::keymap::Keymap;
use plenary::state::mode::Mode;
use plenary::view::screen;
use plenary::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn key(&mut self) -> Key {
        const NAMED: [Key; 16] = [
            Key::Enter,
            Key::Esc,
            Key::Tab,
            Key::BackTab,
            Key::Backspace,
            Key::Delete,
            Key::Up,
            Key::Down,
            Key::Left,
            Key::Right,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::AltLeft,
            Key::AltRight,
        ];
        let letters: Vec<char> = (' '..='~').chain("ёЁİأ大\u{301}１".chars()).collect();
        match self.below(10) {
            0 => Key::Ctrl(char::from(b'a' + u8::try_from(self.below(26)).unwrap_or(0))),
            1 => Key::Alt(letters[self.below(letters.len())]),
            2..=4 => NAMED[self.below(NAMED.len())],
            _ => Key::Char(letters[self.below(letters.len())]),
        }
    }

    fn size(&mut self) -> (u16, u16) {
        let most = [3, 30, 90, 220][self.below(4)];
        let side = |number: usize| u16::try_from(number + 1).unwrap_or(1);
        (side(self.below(most)), side(self.below(most.min(70))))
    }
}

fn holds_together(app: &App, size: (u16, u16), what: &str) {
    let nodes = app.reading.resolution.nodes.len();
    let rows = app.page.rows.len();
    assert!(app.current() < nodes.max(1), "{what}: current node");
    assert!(app.top < rows.max(1), "{what}: top {} of {rows}", app.top);
    assert!(app.current_row() < rows.max(1), "{what}: row");
    let visible = app.visible_rows();
    assert!(visible.end <= rows && visible.start <= visible.end, "{what}: {visible:?}");
    if app.mode == Mode::Reading && !app.alone && rows > 0 && app.panes.text.height > 0 {
        assert!(visible.contains(&app.current_row()), "{what}: {} not in {visible:?}", app.current_row());
    }
    assert!(app.outline_top < app.folds.lines.len().max(1), "{what}: outline");
    match &app.mode {
        Mode::Note(open) => assert!(open.note < app.side(open.is_beside).0.notes.len(), "{what}: note"),
        Mode::List(list) => assert!(list.chosen < list.shown.len().max(1), "{what}: chosen"),
        Mode::Prompt(prompt) => assert!(prompt.typed.words.is_char_boundary(prompt.typed.cursor), "{what}: cursor"),
        _ => {}
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    screen::draw(&mut buffer, app, Theme::new(true));
}

fn documents() -> Vec<Reading> {
    let mut arabic = reading();
    arabic.resolution.language = Some(Language::Arabic);
    arabic.resolution.nodes[3].text = "إذ تشير إلى قرارها 70/1 المؤرخ في عام 2015".into();
    let mut bare = reading();
    bare.resolution.notes.clear();
    bare.resolution.nodes.clear();
    vec![reading(), arabic, bare]
}

#[test]
fn whatever_is_pressed_the_state_holds_together() {
    let mut dice = Dice(7);
    for (number, reading) in documents().into_iter().cycle().take(72).enumerate() {
        let preset = ["default", "less", "vim", "info"][number % 4];
        let setup = Setup { keymap: Keymap::new(preset, &[]).0, ..Setup::default() };
        let mut size = dice.size();
        let mut app = App::set_up(reading, setup, size.0, size.1);
        let mut pressed = format!("document {number}, {preset}, {size:?}:");
        let beside = documents().swap_remove(dice.below(3));
        if number % 3 > 0 {
            app.open_parallel(beside.resolution.clone(), "other");
        }
        for _ in 0..80 {
            match dice.below(14) {
                0 => {
                    size = dice.size();
                    app.resize(size.0, size.1);
                    let _ = write!(pressed, " {size:?}");
                }
                1 => {
                    let (column, row) = dice.size();
                    app.click(column % size.0, row % size.1);
                    pressed.push_str(" click");
                }
                2 => {
                    let (column, row) = dice.size();
                    let rows = isize::try_from(dice.below(7)).unwrap_or(0) - 3;
                    app.wheel(column % size.0, row % size.1, rows);
                    pressed.push_str(" wheel");
                }
                3 if number % 3 > 0 => {
                    app.open_parallel(beside.resolution.clone(), "other");
                    pressed.push_str(" beside");
                }
                4 if number % 3 > 1 => {
                    let reading = app.reading.clone();
                    app.show_again(reading);
                    pressed.push_str(" again");
                }
                _ => {
                    let key = dice.key();
                    let _ = write!(pressed, " {key}");
                    app.press(key);
                }
            }
            holds_together(&app, size, &pressed);
        }
    }
}
