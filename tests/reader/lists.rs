//! The palette, marks, help, and how everything is left.

use crate::document::{after, here, note, press, reading, said};
use plenary::model::remark::{Accounting, Remark, RemarkKind};
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::mode::Mode;

#[test]
fn the_palette_finds_commands_headings_and_paragraphs() {
    let mut app = after("^pfold everything⏎");
    assert_eq!(app.folds.visible().len(), 5);
    press(&mut app, "^pwider text");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!(list.item().map(|item| item.name.as_str()), Some("+"), "the key is shown");
    press(&mut app, "⏎");
    assert_eq!(app.wishes.text_width, 80);
    press(&mut app, "^pbuoys⏎");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "^pnote 2⏎");
    assert_eq!(note(&app), Some(1));
    press(&mut app, "⎋^pquit⏎");
    assert_eq!(press(&mut app, "^pclose, or leave⏎"), Some(Effect::Quit));
}

#[test]
fn places_are_marked_with_letters_and_come_back() {
    let mut app = after(":pp2⏎");
    assert_eq!(press(&mut app, "ma"), Some(Effect::Remember));
    assert_eq!(said(&app), "marked a");
    press(&mut app, "G'a");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "''");
    assert_eq!(here(&app), "closing", "two strokes go to before the last jump");
    press(&mut app, "''");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "'z");
    assert_eq!(said(&app), "no place is marked z");
    press(&mut app, "⎋m⎋");
    assert_eq!(app.marks.len(), 1);
    press(&mut app, "m!");
    assert_eq!(said(&app), "a mark is one letter");
    press(&mut app, "G'↓⏎");
    assert_eq!(here(&app), "PP2", "or by choosing in the list");
    press(&mut app, ":s2⏎:mark the harbours⏎g'↓↓⏎");
    assert_eq!(here(&app), "S2", "marks may bear longer names");
}

#[test]
fn escape_steps_out_and_never_quits_and_q_closes_first() {
    for keys in
        ["f", "L", "?", ":", "/x", "^p", "m", "'", "&", "⇥", "s", "/lamp⏎", "&lamp⏎", "z", "5", "fL", "f⏎r", "a", "o"]
    {
        let mut app = after(":pp1⏎");
        press(&mut app, keys);
        for _ in 0..6 {
            assert_eq!(press(&mut app, "⎋"), None, "{keys}");
        }
        assert_eq!(app.mode, Mode::Reading, "{keys}");
        assert_eq!(press(&mut app, "q"), Some(Effect::Quit), "{keys}");
    }
    for keys in ["f", "L", "?", "s", "fL"] {
        let mut app = after(":pp1⏎");
        press(&mut app, keys);
        assert_eq!(press(&mut app, "q"), None, "{keys}");
    }
    assert_eq!(press(&mut after("f"), "^c"), Some(Effect::Quit), "no note here, so nothing was open");
    assert_eq!(press(&mut after(""), "ZZ"), Some(Effect::Quit));
}

#[test]
fn help_scrolls_and_closes() {
    let mut app = after("?j j");
    assert!(matches!(app.mode, Mode::Help { top } if top > 2));
    press(&mut app, "g");
    assert!(matches!(app.mode, Mode::Help { top: 0 }));
    press(&mut app, "?q");
    assert_eq!(app.mode, Mode::Reading);
}

#[test]
fn the_shell_is_asked_for_what_only_it_can_do() {
    for (keys, effect) in [
        ("R", Effect::Reload),
        ("^z", Effect::Suspend),
        ("^l", Effect::Redraw),
        ("M", Effect::Mouse(false)),
        ("MM", Effect::Mouse(true)),
        ("L^z", Effect::Suspend),
    ] {
        assert_eq!(press(&mut after(""), keys), Some(effect), "{keys}");
    }
}

#[test]
fn what_was_repaired_is_listed_and_leads_to_its_paragraph() {
    let mut read = reading();
    read.accounting = Accounting { characters: 800, missing: 2, ..Accounting::default() };
    read.remarks = vec![
        Remark::new(RemarkKind::Furniture, "20-12345"),
        Remark { node: Some(10), ..Remark::new(RemarkKind::Unclear, "the mark e calls no note") },
    ];
    let mut app = App::new(read, 120, 40);
    app.tell_of_unclear();
    assert_eq!(said(&app), "not all was understood; ! tells what");
    press(&mut app, "!");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    let lines: Vec<String> = list.items.iter().map(|item| format!("{}: {}", item.name, item.words)).collect();
    assert_eq!(
        lines,
        [
            "·: 800 characters read; missing 2, invented 0",
            "unclear: S1.OP2(b)  the mark e calls no note",
            "set aside: 20-12345"
        ]
    );
    press(&mut app, "⏎");
    assert_eq!(said(&app), "Enter does nothing here; ? lists the keys");
    press(&mut app, "j⏎");
    assert_eq!((here(&app), &app.mode), ("S1.OP2(b)", &Mode::Reading));
    let mut app = after("");
    app.tell_of_unclear();
    assert_eq!(said(&app), "", "nothing is said where all is in order");
}
