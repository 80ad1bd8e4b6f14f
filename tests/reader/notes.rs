//! Footnotes: opened, stepped through, listed, followed to and fro.

use crate::document::{after, here, note, press, said};
use plenary::state::action::Effect;
use plenary::state::mode::Mode;

#[test]
fn a_single_note_opens_at_once_and_several_are_offered() {
    let mut app = after(":pp1⏎f");
    assert_eq!(note(&app), Some(0));
    press(&mut app, "⎋:pp2⏎f");
    let Mode::List(list) = &app.mode else { panic!("no list: {:?}", app.mode) };
    assert_eq!(list.items.len(), 2);
    press(&mut app, "2");
    assert_eq!(note(&app), Some(2));
    press(&mut app, "⎋fj⏎");
    assert_eq!(note(&app), Some(2));
}

#[test]
fn escape_returns_to_the_very_row() {
    for keys in ["f", "fn", "fnnp", "f⏎", "f⏎⏎", "fL", "fLj⏎", "fr", "f⏎n⏎"] {
        let mut app = after(":pp3⏎j");
        app.resize(50, 9);
        press(&mut app, "k^e");
        let before = (app.current_row(), app.visible_rows());
        press(&mut app, keys);
        for _ in 0..4 {
            if app.mode != Mode::Reading {
                press(&mut app, "⎋");
            }
        }
        assert_eq!((app.current_row(), app.visible_rows()), before, "{keys}");
    }
}

#[test]
fn notes_are_stepped_through_to_both_ends() {
    let mut app = after(":pp1⏎f");
    for (key, at) in [("n", 1), ("l", 2), ("→", 3), ("p", 2), ("h", 1), ("←", 0), ("G", 3), ("g", 0)] {
        press(&mut app, key);
        assert_eq!(note(&app), Some(at), "{key}");
    }
    press(&mut app, "p");
    assert_eq!(said(&app), "that was the first note");
    press(&mut app, "4n");
    assert_eq!(note(&app), Some(3));
}

#[test]
fn a_note_leads_to_each_paragraph_that_calls_it_and_back() {
    let mut app = after(":pp1⏎f⏎");
    assert_eq!((here(&app), note(&app)), ("PP3", Some(0)), "the one where it was opened comes last");
    assert_eq!(said(&app), "paragraph 2 of 2 that call it");
    press(&mut app, "⏎");
    assert_eq!(here(&app), "PP1");
    press(&mut app, "⏎");
    assert_eq!(here(&app), "PP3");
    press(&mut app, "^o");
    assert_eq!((here(&app), note(&app)), ("PP1", Some(0)), "back, the note still open");
    press(&mut app, ")q");
    assert_eq!((here(&app), &app.mode), ("PP3", &Mode::Reading), "q closes the note and stays there");
}

#[test]
fn the_callers_of_a_note_are_listed() {
    let mut app = after(":note 1⏎r");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!(list.of, "note 1");
    press(&mut app, "2");
    assert_eq!((here(&app), note(&app)), ("PP3", Some(0)));
}

#[test]
fn the_list_of_all_notes_narrows_down() {
    let mut app = after("L/60/288");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!(list.shown, [1]);
    press(&mut app, "⏎");
    assert_eq!(note(&app), Some(1));
    press(&mut app, "⎋L/zzz⎋");
    let Mode::List(list) = &app.mode else { panic!("Esc shows all again first") };
    assert_eq!(list.shown.len(), 4);
    press(&mut app, "⎋");
    assert_eq!(app.mode, Mode::Reading);
}

#[test]
fn ibid_stands_for_the_source_at_the_head_of_its_chain() {
    let app = after("");
    assert_eq!(app.note_facts(false, 3).source, Some(1));
    assert_eq!(app.note_facts(false, 3).cites, ["A/RES/60/288"]);
    let mut app = after(":note 4⏎f1");
    assert_eq!(note(&app), Some(1), "from the note to its source");
    let effect = press(&mut app, "f⏎");
    assert_eq!(effect, Some(Effect::Browse("https://docs.un.org/en/A/RES/60/288".to_owned())));
}

#[test]
fn a_paragraph_leads_to_the_paragraphs_and_documents_it_cites() {
    let mut app = after(":s2.op2⏎f");
    assert_eq!(here(&app), "S2.OP1", "one paragraph is gone to at once, in the same section");
    press(&mut app, "r");
    assert!(matches!(&app.mode, Mode::List(list) if list.of == "S2.OP1" && list.items.len() == 1));
    press(&mut app, "⏎");
    assert_eq!(here(&app), "S2.OP2");
    press(&mut app, ":2b⏎f");
    assert!(matches!(app.mode, Mode::List(_)), "a browser is never opened without being asked");
    assert_eq!(press(&mut app, "⏎"), Some(Effect::Browse("https://docs.un.org/en/A/RES/61/7".to_owned())));
}

#[test]
fn keys_never_reach_behind_what_is_open() {
    for opened in ["f", "L", "?", "'", ":", "/", "^p", "&"] {
        let mut app = after("/lamp⏎ma:pp1⏎");
        let before = (app.current_row(), app.top, app.wishes, app.alone);
        press(&mut app, opened);
        press(&mut app, "}w{sM<>^e");
        press(&mut app, "⎋⎋⎋");
        assert_eq!((app.current_row(), app.top, app.wishes, app.alone), before, "{opened}");
    }
}

#[test]
fn a_document_without_notes_says_so() {
    let mut reading = crate::document::reading();
    reading.resolution.notes.clear();
    for node in &mut reading.resolution.nodes {
        node.text.calls.clear();
    }
    let mut app = plenary::state::app::App::new(reading, 80, 24);
    press(&mut app, "L");
    assert_eq!(said(&app), "this document has no notes");
    press(&mut app, "f");
    assert_eq!(said(&app), "no note is called here; L lists all notes");
    press(&mut app, ":note 1⏎");
    assert_eq!(said(&app), "there is no note 1");
}
