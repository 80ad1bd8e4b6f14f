//! Moving by rows, pages, paragraphs and parts, with counts.

use crate::document::{after, here, press, reading, said};
use plenary::state::mode::Mode;

#[test]
fn paragraphs_parts_and_siblings_are_stepped_through() {
    for (keys, id) in [
        ("}", "PP1"),
        ("3}", "PP3"),
        ("3}{", "PP2"),
        ("]", "enacting"),
        ("]]", "S1"),
        ("]]]", "S2"),
        ("]]][", "S1"),
        (":2a⏎J", "S1.OP2(b)"),
        (":2b⏎K", "S1.OP2(a)"),
        (":2a⏎H", "S1.OP2"),
        (":2a⏎pp", "S1"),
        ("G", "closing"),
        ("Gg", "cover"),
        ("Ggg", "cover"),
    ] {
        assert_eq!(here(&after(keys)), id, "{keys}");
    }
}

#[test]
fn a_number_before_g_is_a_paragraph_and_before_capital_g_a_row() {
    assert_eq!(here(&after("2g")), "S1.OP2");
    assert_eq!(here(&after("2gg")), "S1.OP2", "a second g takes nothing back");
    assert_eq!(after("7G").current_row(), 6);
    assert_eq!(here(&after("⇥2G")), "S1.OP2");
}

#[test]
fn a_count_moves_so_many_times_and_is_gone_with_the_next_command() {
    let mut app = after("5j");
    assert_eq!(app.current_row(), 5);
    press(&mut app, "j");
    assert_eq!(app.current_row(), 6);
    press(&mut app, "2k");
    assert_eq!(app.current_row(), 4);
    press(&mut app, "1");
    assert_eq!(app.count(), 1);
    press(&mut app, "⎋j");
    assert_eq!(app.current_row(), 5);
}

#[test]
fn a_count_that_is_too_large_goes_as_far_as_there_is() {
    for (keys, id) in [
        ("999}", "S2.OP2"),
        ("G999{", "PP1"),
        ("999]", "closing"),
        ("G99[", "cover"),
        ("99J", "closing"),
        ("999.", "S1.OP1"),
        ("G999,", "PP1"),
    ] {
        assert_eq!((here(&after(keys)), said(&after(keys))), (id, ""), "{keys}");
    }
}

#[test]
fn escape_gives_up_what_was_begun_and_nothing_else() {
    let mut app = after("/lamps⏎");
    let hits = app.hunt.hits.len();
    for begun in ["5⎋", "z⎋", "12⎋"] {
        press(&mut app, begun);
        assert_eq!((app.count(), said(&app), app.hunt.hits.len()), (0, "", hits), "{begun}");
    }
    press(&mut app, "⎋");
    assert!(app.hunt.hits.is_empty());
}

#[test]
fn widths_change_from_what_is_seen() {
    let mut app = after("99>");
    assert_eq!((app.panes.outline.width, said(&app)), (60, "outline of 60 cells"));
    press(&mut app, "<");
    assert_eq!(app.panes.outline.width, 58);
    let mut app = after("50+");
    let shown = app.panes.words.width;
    press(&mut app, "-");
    assert!(app.panes.words.width < shown, "{} of {shown}", app.panes.words.width);
}

#[test]
fn a_document_read_again_stands_as_it_stood() {
    let mut app = after("");
    app.resize(60, 10);
    press(&mut app, ":2b⏎/horn⏎jzt");
    let (spot, row) = (app.spot(), app.top);
    app.show_again(reading());
    assert_eq!((app.spot(), app.top), (spot, row));
    assert_eq!(app.hunt.hits.len(), 1, "what was looked for is looked for again");
    press(&mut app, "/↑");
    assert!(matches!(&app.mode, Mode::Prompt(prompt) if prompt.typed.words == "horn"));
}

#[test]
fn what_cannot_be_done_is_said() {
    for (keys, words) in [
        ("k", "this is the top"),
        ("Gj", "this is the end"),
        ("G}", "none behind this one"),
        ("{", "none before this one"),
        ("G]", "no part behind this one"),
        ("H", "nothing holds this"),
        (":2b⏎J", "the last one here"),
        (":2a⏎K", "the first one here"),
        ("G.", "no note mark behind this row"),
        (",", "no note mark before this row"),
        ("^o", "no jump to go back to"),
        (")", "no jump to go forward to"),
        ("n", "nothing was searched for; / asks"),
        ("x", "x does nothing here; ? lists the keys"),
        ("zx", "zx does nothing here; ? lists the keys"),
        ("r", "nothing in this document cites cover"),
        (":pp2⏎r", "nothing in this document cites PP2"),
        ("'", "no place is marked; m and a letter mark one"),
        ("A", "no paragraph has a note of yours; a writes one"),
        ("⎋", "q leaves the reader"),
    ] {
        assert_eq!(said(&after(keys)), words, "{keys}");
    }
}

#[test]
fn a_begun_sequence_tells_how_it_goes_on() {
    let app = after("z");
    assert!(said(&app).starts_with("z …  t this row to the top"), "{}", said(&app));
    assert!(said(&app).ends_with(" · R"), "each key is named where not all have room: {}", said(&app));
    let mut app = after("");
    app.resize(300, 40);
    press(&mut app, "z");
    assert!(said(&app).ends_with(" · R unfold everything"), "{}", said(&app));
}

#[test]
fn rolling_leaves_the_reader_where_it_stands_as_long_as_that_is_in_sight() {
    let mut app = after("");
    app.resize(60, 10);
    press(&mut app, "6j");
    let row = app.current_row();
    press(&mut app, "^e");
    assert_eq!((app.current_row(), app.top), (row, 1 + app.top - 1));
    press(&mut app, "^e^e^e^e^e^e^e^e^e");
    assert!(app.visible_rows().contains(&app.current_row()));
    press(&mut app, "zt");
    assert_eq!(app.top, app.current_row());
    press(&mut app, "zb");
    assert_eq!(app.visible_rows().end, app.current_row() + 1);
}

#[test]
fn note_marks_are_stepped_through() {
    let mut app = after(".");
    assert_eq!(here(&app), "PP1");
    press(&mut app, ".");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "..");
    assert_eq!(here(&app), "S1.OP1");
    press(&mut app, ",");
    assert_eq!(here(&app), "PP3");
}

#[test]
fn the_paragraph_alone_fills_the_window_and_leads_to_its_neighbours() {
    let mut app = after(":pp2⏎s");
    let alone = |app: &plenary::state::app::App| app.visible_rows().all(|row| app.page.rows[row].node == app.current());
    assert!(app.alone && alone(&app));
    press(&mut app, "}");
    assert_eq!(here(&app), "PP3");
    assert!(alone(&app));
    press(&mut app, "k");
    assert_eq!(here(&app), "PP2");
    press(&mut app, "⎋");
    assert!(!app.alone && !alone(&app));
}
