//! The screen after some keys, in windows of any size.

use plenary::shell::files;
use plenary::state::app::App;
use plenary::state::key::Key;
use plenary::state::mode::Mode;
use plenary::view::screen;
use plenary::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn press(app: &mut App, keys: &str) {
    for letter in keys.chars() {
        app.press(match letter {
            '⏎' => Key::Enter,
            '⎋' => Key::Esc,
            '⇥' => Key::Tab,
            other => Key::Char(other),
        });
    }
}

fn drawn(app: &App, width: u16, height: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, app, Theme::new(true));
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

fn after(keys: &str, width: u16, height: u16) -> (App, String) {
    let mut app = App::new(files::built_in(), width, height);
    press(&mut app, keys);
    let screen = drawn(&app, width, height);
    (app, screen)
}

fn id_of(app: &App) -> Option<&str> {
    app.reading.resolution.nodes[app.current()].id.as_deref()
}

#[test]
fn an_address_is_gone_to_and_back_returns() {
    let (mut app, screen) = after(":13c⏎", 120, 40);
    assert_eq!(id_of(&app), Some("OP13(c)"));
    assert!(screen.contains("с) системы распространения"), "{screen}");
    app.press(Key::Ctrl('o'));
    assert_eq!(app.current(), 0);
}

#[test]
fn a_note_opens_over_its_paragraph_and_closes_to_the_same_row() {
    let (mut app, before) = after(":pp10⏎", 80, 24);
    press(&mut app, "f1");
    let open = drawn(&app, 80, 24);
    assert!(open.contains("note 2 · 2 of 7") && open.contains("Резолюция 60/288."), "{open}");
    press(&mut app, "n");
    assert!(drawn(&app, 80, 24).contains("См. резолюцию 72/284."));
    press(&mut app, "⎋");
    assert_eq!(drawn(&app, 80, 24), before);
}

#[test]
fn keys_do_not_reach_behind_an_open_note() {
    let (mut app, _) = after(":pp10⏎f1", 80, 24);
    let row = app.visible_rows();
    press(&mut app, "}wsM");
    assert!(matches!(app.mode, Mode::Note(_)));
    assert_eq!(app.visible_rows(), row);
    assert!(app.message.is_some(), "a key that does nothing says so");
}

#[test]
fn a_phrase_is_found_while_it_is_typed_and_counted() {
    let (mut app, screen) = after("/гендерн", 120, 40);
    assert!(screen.contains("1/2"), "{screen}");
    press(&mut app, "⏎n");
    assert_eq!(id_of(&app), Some("OP4"));
}

#[test]
fn wide_windows_show_notes_beside_the_text() {
    let (_, screen) = after(":pp10⏎", 200, 60);
    assert!(screen.contains("² Резолюция 60/288."), "{screen}");
}

#[test]
fn no_window_is_too_small_and_no_key_too_much() {
    for (width, height) in
        [(1, 1), (2, 1), (1, 5), (3, 2), (7, 4), (10, 3), (20, 6), (40, 10), (95, 7), (139, 12), (250, 80)]
    {
        let mut app = App::new(files::built_in(), width, height);
        for keys in [
            "jjkduG",
            "gg}}{{][mM",
            ":13c⏎",
            "f",
            "n",
            "F",
            "j⏎⎋",
            "/а⏎nN",
            "s",
            "⎋",
            "⇥",
            "hlCE",
            "⇥",
            "w",
            "?",
            "j⎋",
            "5j",
            "+-<>",
            "yY",
        ] {
            press(&mut app, keys);
            drawn(&app, width, height);
            app.resize(height.max(1), width.max(1));
            drawn(&app, height, width);
            app.resize(width, height);
        }
        app.click(width / 2, height / 2);
        app.wheel(width / 2, height / 2, -3);
        drawn(&app, width, height);
    }
}
