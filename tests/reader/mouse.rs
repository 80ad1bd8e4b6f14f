//! Wheel and clicks.

use crate::document::{after, here, note, outline, press};
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
