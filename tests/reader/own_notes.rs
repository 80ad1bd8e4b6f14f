//! Notes of one's own: written, changed, left, removed; in as many lines as they need.

use crate::document::{after, here, press, said};
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::list::Target;
use plenary::state::mode::Mode;

fn written(app: &App) -> &str {
    match &app.mode {
        Mode::Writing(writing) => &writing.typed.words,
        _ => "",
    }
}

fn kept(app: &App) -> Vec<&str> {
    app.own_notes.values().map(String::as_str).collect()
}

#[test]
fn they_are_written_changed_and_removed() {
    let mut app = after(":pp2⏎");
    assert_eq!(press(&mut app, "aask about this⏎"), Some(Effect::Remember));
    press(&mut app, "gA⏎");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "a!⏎");
    assert_eq!(kept(&app), ["ask about this!"]);
    press(&mut app, "a^u⏎");
    assert!(app.own_notes.is_empty());
    assert_eq!(said(&app), "note removed");
}

#[test]
fn a_key_adds_a_line_and_arrows_move_between_rows() {
    let mut app = after(":pp2⏎aone^jthree");
    assert_eq!(written(&app), "one\nthree");
    press(&mut app, "↑!");
    assert_eq!(written(&app), "one!\nthree", "behind the end of a shorter row");
    press(&mut app, "⇱>↓<");
    assert_eq!(written(&app), ">one!\nt<hree");
    press(&mut app, "⇲.^j");
    assert_eq!(written(&app), ">one!\nt<hree.\n");
    press(&mut app, "last⌫⌫⌫⌫⌫^u");
    assert_eq!(written(&app), ">one!\n", "only the line is cut");
    press(&mut app, "two⏎");
    assert_eq!(kept(&app), [">one!\ntwo"]);
    // From the first row up to its beginning, from the last one down to its end.
    press(&mut app, "a↑↑(↓↓)⏎");
    assert_eq!(kept(&app), ["(>one!\ntwo)"]);
}

#[test]
fn rows_follow_the_width_of_the_window_in_either_direction() {
    for word in ["harbour ", "مرفأ ", "港口"] {
        let mut app = after(&format!(":pp2⏎a{}", word.repeat(40)));
        let last = written(&app).len();
        press(&mut app, "↑↑X↓↓Y");
        let words = written(&app);
        let (above, below) = (words.find('X').expect("above"), words.find('Y').expect("below"));
        assert!(above > 0 && above < below && below <= last + 1, "{word}: {above} {below}");
        for (width, height) in [(80, 24), (20, 6), (10, 3), (1, 1)] {
            app.resize(width, height);
            press(&mut app, "↑↓←→");
        }
        assert_eq!(written(&app).replace(['X', 'Y'], ""), word.repeat(40), "{word}");
    }
}

#[test]
fn what_was_typed_and_left_goes_on_at_the_same_paragraph() {
    let mut app = after(":pp2⏎along thought⎋");
    assert!(app.own_notes.is_empty());
    assert_eq!(said(&app), "not kept; a goes on with it");
    press(&mut app, "a s⏎");
    assert_eq!(kept(&app), ["long thought s"]);
    press(&mut app, "a⎋");
    assert_eq!(said(&app), "", "nothing was changed");
    press(&mut app, "amore⎋:pp3⏎a");
    assert_eq!(written(&app), "", "another paragraph begins anew");
}

#[test]
fn pasted_lines_stay_lines_and_press_no_keys() {
    let mut app = after(":pp2⏎a");
    app.paste("one\r\ntwo\rthree\u{7}\n");
    assert_eq!(written(&app), "one\ntwo\nthree ");
    let mut app = after("");
    assert_eq!(app.paste("qqq\n"), None);
    assert_eq!(app.mode, Mode::Reading);
    app.press(plenary::state::key::Key::Char('/'));
    app.paste("horn\nin fog");
    assert!(matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == "horn in fog"));
    press(&mut app, "⎋L/");
    app.paste("treaty\nseries");
    assert!(matches!(&app.mode, Mode::List(list) if list.typed == "treaty series" && list.shown.len() == 1));
}

#[test]
fn a_long_paste_is_looked_for_once_and_not_letter_by_letter() {
    let mut app = after("/");
    let start = std::time::Instant::now();
    app.paste(&"the lamps of all keepers ".repeat(4000));
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
    assert!(app.hunt.hits.is_empty());
    press(&mut app, "⎋");
    assert_eq!(app.mode, Mode::Reading);
}

#[test]
fn the_card_and_the_list_show_them_whole() {
    let mut app = after(":pp2⏎aone^jtwo⏎i");
    let Mode::List(list) = &app.mode else { panic!("no card") };
    assert!(list.items.iter().any(|item| item.words == "one\ntwo"));
    press(&mut app, "⎋A");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!((list.items[0].words.as_str(), list.is_tall), ("one\ntwo", true));
    assert!(matches!(list.items[0].target, Target::Node(_)));
}
