//! Folding, filtering, and the two panes.

use crate::document::{after, here, outline, press, said};

#[test]
fn the_outline_folds_and_leads_to_what_holds() {
    let mut app = after(":2a⏎h");
    assert_eq!(here(&app), "S1.OP2", "an item without a list of its own goes to what holds it");
    press(&mut app, "h");
    assert!(!outline(&app).contains(&"S1.OP2(a)".to_owned()));
    press(&mut app, "l");
    assert!(outline(&app).contains(&"S1.OP2(a)".to_owned()));
    press(&mut app, "l");
    assert_eq!(said(&app), "nothing is folded here");
    press(&mut app, "za");
    assert!(!outline(&app).contains(&"S1.OP2(a)".to_owned()));
}

#[test]
fn all_and_all_of_a_level_fold_at_once() {
    let mut app = after("C");
    assert_eq!(outline(&app), ["Cover", "Preamble", "S1", "S2", "Closing"]);
    press(&mut app, "E:2⏎Hc");
    assert_eq!(outline(&app), ["Cover", "Preamble", "S1", "S2", "Closing"]);
    press(&mut app, "e");
    assert!(outline(&app).contains(&"S2.OP2".to_owned()));
    press(&mut app, "zMzR");
    assert!(outline(&app).contains(&"S1.OP2(b)".to_owned()));
}

#[test]
fn in_the_outline_keys_move_by_lines_and_text_follows() {
    let mut app = after("⇥jjj");
    assert_eq!(here(&app), "PP2");
    let row = app.current_row();
    assert_eq!(app.page.rows[row].node, app.current());
    press(&mut app, "⏎");
    assert!(!app.wishes.outline_has_keys, "Enter goes into the text");
    assert_eq!(here(&app), "PP2");
}

#[test]
fn space_in_the_outline_folds_and_elsewhere_turns_the_page() {
    let mut app = after("⇥:2⏎");
    press(&mut app, " ");
    assert!(!outline(&app).contains(&"S1.OP2(a)".to_owned()));
    press(&mut app, " ");
    assert!(outline(&app).contains(&"S1.OP2(a)".to_owned()));
}

#[test]
fn what_was_folded_identifies_by_place_not_by_words() {
    // Two nodes of the same words fold apart from each other.
    let mut reading = crate::document::reading();
    for node in &mut reading.resolution.nodes {
        node.text.string = "the same words".to_owned();
        node.text.calls.clear();
    }
    let mut app = plenary::state::app::App::new(reading, 120, 40);
    press(&mut app, "]]]h");
    let shown = outline(&app);
    assert!(shown.contains(&"S1.OP1".to_owned()) && !shown.contains(&"S2.OP1".to_owned()), "{shown:?}");
}

#[test]
fn the_filter_keeps_what_has_a_phrase_and_what_holds_it() {
    let mut app = after("C&horn⏎");
    assert_eq!(outline(&app), ["S1", "S1.OP2", "S1.OP2(b)"]);
    assert_eq!(said(&app), "only what has “horn”; Esc shows all");
    press(&mut app, "⎋");
    assert_eq!(outline(&app), ["Cover", "Preamble", "S1", "S2", "Closing"], "folded as before");
    press(&mut app, "&whale⏎");
    assert_eq!(said(&app), "“whale” is nowhere; the outline shows all");
    press(&mut app, "&treaty series⏎");
    assert_eq!(outline(&app), ["Preamble", "PP1"], "words of notes count for who calls them first");
}

#[test]
fn hits_in_folded_branches_are_found_without_unfolding() {
    let mut app = after("C/horn⏎");
    assert_eq!(here(&app), "S1.OP2(b)");
    assert!(!outline(&app).contains(&"S1.OP2(b)".to_owned()));
    assert_eq!(app.folds.lines[app.folds.line_of(app.current())].node, 6, "its section stands for it");
    press(&mut app, "⎋");
}
