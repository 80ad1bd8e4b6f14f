//! Wheel and clicks.

use crate::document::{after, here, note, outline, press};
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::mode::Mode;

#[test]
fn a_click_goes_to_a_row_a_mark_and_a_line_of_the_outline() {
    let mut app = after("");
    let words = app.panes.words;
    let row = app.page.first_row(7);
    app.click(words.x + 12, words.y + u16::try_from(row).expect("a row"));
    assert_eq!((here(&app), &app.mode), ("S1.OP1", &Mode::Reading));
    let shown = &app.page.shown[7];
    let column = app.page.rows[row].column_of(shown, &app.page.setting, shown.marks[0].0).expect("a column");
    app.click(words.x + u16::try_from(column).expect("a column"), words.y + u16::try_from(row).expect("a row"));
    assert_eq!(note(&app), Some(3));
    app.click(0, 0);
    assert_eq!(app.mode, Mode::Reading, "a click beside closes");
    let line = outline(&app).iter().position(|name| name == "S2").expect("a line");
    let at = app.panes.outline.y + u16::try_from(line).expect("a row");
    app.click(app.panes.outline.x + 8, at);
    assert_eq!(here(&app), "S2");
    assert!(outline(&app).contains(&"S2.OP1".to_owned()));
    app.click(app.panes.outline.x, at);
    assert!(!outline(&app).contains(&"S2.OP1".to_owned()), "the sign folds");
}

#[test]
fn the_wheel_rolls_what_lies_under_it_and_nothing_behind_a_popup() {
    let mut app = after("");
    app.resize(120, 10);
    let words = app.panes.words;
    app.wheel(words.x, words.y, 3);
    assert_eq!(app.top, 3);
    app.wheel(0, 3, 3);
    assert_eq!((app.top, app.outline_top), (3, 3));
    press(&mut app, "L");
    app.wheel(words.x, words.y, 3);
    assert_eq!(app.top, 3);
    assert!(matches!(&app.mode, Mode::List(list) if list.chosen == 3));
    press(&mut app, "⎋?");
    app.wheel(words.x, words.y, 3);
    assert!(matches!(app.mode, Mode::Help { top: 3 }));
    press(&mut app, "⎋/l");
    app.wheel(words.x, words.y, 3);
    assert!(matches!(app.mode, Mode::Prompt(_)));
}

#[test]
fn a_click_on_an_entry_takes_it_and_one_beside_the_list_closes_it() {
    let mut app = after("L");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    let (outer, room) = app.list_areas(list);
    app.click(room.x + 3, room.y + 2);
    assert_eq!(note(&app), Some(2));
    press(&mut app, "⎋L");
    app.click(outer.x, outer.y.saturating_sub(2));
    assert_eq!(app.mode, Mode::Reading);
}

#[test]
fn a_click_takes_an_own_note_by_any_of_its_rows_and_leaves_one_being_written() {
    let mut app = after(":pp1⏎aone^jtwo^jthree⏎:pp3⏎alast⏎gA");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    let room = app.list_areas(list).1;
    app.click(room.x + 8, room.y + 2);
    assert_eq!(here(&app), "PP1");
    press(&mut app, "A");
    app.click(room.x + 8, room.y + 3);
    assert_eq!(here(&app), "PP3");
    press(&mut app, "a and more");
    app.click(1, 1);
    press(&mut app, "⏎");
    assert_eq!(app.own_notes.values().next_back().map(String::as_str), Some("last and more"));
}

#[test]
fn a_click_on_what_is_offered_takes_it() {
    let mut app = after(":2");
    let cell = |app: &App, name: &str| {
        let Mode::Prompt(prompt) = &app.mode else { panic!("no prompt") };
        let names: Vec<&str> = prompt.offers.shown.iter().map(|&at| prompt.offers.items[at].name.as_str()).collect();
        let place = names.iter().position(|other| *other == name).expect("an offer");
        let area = app.offers_area(&prompt.offers).expect("a window");
        (area.x + 3, area.y + 1 + u16::try_from(place).expect("a row"))
    };
    let (x, y) = cell(&app, "S1.OP2(b)");
    app.click(x, y);
    assert_eq!((here(&app), &app.mode), ("S1.OP2(b)", &Mode::Reading));
    press(&mut app, ":");
    let (x, y) = cell(&app, "diff");
    assert_eq!(app.click(x, y), Some(Effect::Complete(String::new())));
    assert!(matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == "diff "));
    app.click(1, 1);
    assert_eq!(app.mode, Mode::Reading, "a click beside closes");
}
