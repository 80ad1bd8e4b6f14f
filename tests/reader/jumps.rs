//! Back and forward through jumps.

use crate::document::{after, here, outline, press};

#[test]
fn each_step_back_goes_to_the_place_before_not_to_the_first() {
    let mut app = after(":pp1⏎:2a⏎:s2⏎G");
    for id in ["S2", "S1.OP2(a)", "PP1", "cover"] {
        press(&mut app, "^o");
        assert_eq!(here(&app), id);
    }
    for id in ["PP1", "S1.OP2(a)", "S2", "closing"] {
        press(&mut app, "⇢");
        assert_eq!(here(&app), id);
    }
    press(&mut app, "^o^o:pp3⏎)");
    assert_eq!(here(&app), "PP3", "a new jump forgets what lay ahead");
}

#[test]
fn a_return_brings_back_scroll_folds_and_pane() {
    let mut app = after("");
    app.resize(120, 12);
    press(&mut app, "⇥:2⏎^e");
    let before = (app.visible_rows(), app.current_row(), outline(&app));
    press(&mut app, ":pp1⏎⇥C");
    assert!(!app.wishes.outline_has_keys);
    press(&mut app, "^o");
    assert_eq!((app.visible_rows(), app.current_row(), outline(&app)), before);
    assert!(app.wishes.outline_has_keys);
}

#[test]
fn the_place_stays_when_the_window_changes_and_the_document_is_read_again() {
    let mut app = after(":2b⏎");
    for (width, height) in [(30, 5), (1, 1), (200, 60), (80, 24)] {
        app.resize(width, height);
        assert_eq!(here(&app), "S1.OP2(b)", "{width}x{height}");
    }
    let mut other = crate::document::reading();
    other.resolution.nodes.remove(3);
    other.resolution.notes.clear();
    for node in &mut other.resolution.nodes {
        node.text.calls.clear();
    }
    app.show(other);
    assert_eq!(here(&app), "S1.OP2(b)");
}

#[test]
fn rows_behind_the_65535th_are_reached() {
    let mut reading = crate::document::reading();
    let node = reading.resolution.nodes[3].clone();
    for at in 0..40_000 {
        let id = Some(format!("PP{}", at + 10));
        reading.resolution.nodes.push(plenary::model::node::Node { id, ..node.clone() });
    }
    let mut app = plenary::state::app::App::new(reading, 80, 24);
    press(&mut app, "G");
    assert!(app.top > 65_535, "{}", app.top);
    assert_eq!(here(&app), "PP40009");
    press(&mut app, ":pp40000⏎");
    assert_eq!(here(&app), "PP40000");
}
