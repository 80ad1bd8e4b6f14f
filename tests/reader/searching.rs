//! Finding phrases, upwards and downwards, in text and notes.

use crate::document::{after, here, note, press, said};
use plenary::state::mode::Mode;

fn place(app: &plenary::state::app::App) -> (usize, usize) {
    (app.hunt.current.map_or(0, |at| at + 1), app.hunt.hits.len())
}

#[test]
fn a_phrase_is_found_while_it_is_typed() {
    let mut app = after("/l");
    assert!(place(&app).1 > 4);
    press(&mut app, "amp");
    assert_eq!((here(&app), place(&app)), ("S1.OP1", (1, 3)));
    press(&mut app, "⌫⌫⌫⌫");
    assert_eq!(place(&app), (0, 0), "nothing typed finds nothing");
    assert_eq!(here(&app), "cover");
}

#[test]
fn hits_are_stepped_through_and_round_the_ends() {
    let mut app = after("/lamp⏎");
    for (key, id, at) in [("n", "S1.OP2(a)", 2), ("n", "S2.OP1", 3), ("n", "S1.OP1", 1), ("N", "S2.OP1", 3)] {
        press(&mut app, key);
        assert_eq!((here(&app), place(&app)), (id, (at, 3)), "{key}");
    }
    assert_eq!(said(&app), "from the end again");
    press(&mut app, "n");
    assert_eq!(said(&app), "from the top again");
    press(&mut app, "2n");
    assert_eq!(place(&app), (3, 3));
}

#[test]
fn upwards_the_nearest_before_comes_first_and_n_goes_on_upwards() {
    let mut app = after("G^rlamp⏎");
    assert_eq!((here(&app), place(&app)), ("S2.OP1", (3, 3)));
    press(&mut app, "n");
    assert_eq!(here(&app), "S1.OP2(a)");
    press(&mut app, "N");
    assert_eq!(here(&app), "S2.OP1");
}

#[test]
fn escape_returns_to_where_one_was() {
    let mut app = after(":pp2⏎");
    let before = (app.current_row(), app.visible_rows());
    press(&mut app, "/lamp⎋");
    assert_eq!((app.current_row(), app.visible_rows()), before);
    assert!(app.hunt.typed.is_empty());
    press(&mut app, "/whale⏎");
    assert_eq!(said(&app), "“whale” is not in the document");
    assert_eq!((app.current_row(), app.visible_rows()), before);
}

#[test]
fn back_returns_to_before_the_search() {
    let mut app = after(":pp2⏎/lamp⏎^o");
    assert_eq!(here(&app), "PP2");
    press(&mut app, ")");
    assert_eq!(here(&app), "S1.OP1");
}

#[test]
fn capitals_count_where_they_are_typed() {
    assert_eq!(place(&after("/decides⏎")), (1, 2));
    assert_eq!(place(&after("/Decides⏎")), (1, 2));
    assert_eq!(place(&after("/DECIDES")), (0, 0));
}

#[test]
fn a_hit_in_a_note_leads_to_its_mark_and_f_opens_it() {
    let mut app = after("/60/288⏎");
    assert_eq!(here(&app), "PP2");
    assert_eq!(said(&app), "in note 2; f opens it", "the phrase is not in the words of the paragraph");
    press(&mut app, "f");
    assert_eq!(note(&app), Some(1), "not the list: this note has the phrase");
}

#[test]
fn phrases_looked_for_come_back() {
    let mut app = after("/lamp⏎/horn⏎/↑");
    let typed = |app: &plenary::state::app::App| match &app.mode {
        Mode::Prompt(prompt) => prompt.typed.words.clone(),
        _ => String::new(),
    };
    assert_eq!(typed(&app), "horn");
    press(&mut app, "↑");
    assert_eq!(typed(&app), "lamp");
    press(&mut app, "↓↓");
    assert_eq!(typed(&app), "");
    press(&mut app, "⎋g/⏎");
    assert_eq!(here(&app), "S1.OP2(b)", "nothing typed looks for the last phrase again");
}

#[test]
fn the_symbol_or_word_here_is_looked_for() {
    let mut app = after(":2b⏎*");
    assert_eq!(app.hunt.typed, "61/7");
    press(&mut app, "⎋:pp1⏎*");
    assert_eq!((app.hunt.typed.as_str(), here(&app)), ("recalling", "PP1"));
    press(&mut app, "⎋:s2.op1⏎#");
    assert!(!app.hunt.hits.is_empty());
}

#[test]
fn letters_whose_case_changes_their_length_do_no_harm() {
    let mut reading = crate::document::reading();
    reading.resolution.nodes[3].text = "İstanbul ﬁnds ẞ and ŉ, всё ещё; إنّ الأمن 大会决定 e\u{301}te\u{301}".into();
    for typed in ["İ", "i̇", "ﬁ", "ß", "SS", "ŉ", "все", "الامن", "大会", "ete", "é", "\u{301}", "¹"]
    {
        let mut app = plenary::state::app::App::new(reading.clone(), 40, 10);
        press(&mut app, "/");
        press(&mut app, typed);
        press(&mut app, "⏎nN⌫");
        for hit in &app.hunt.hits {
            let words = &app.page.shown[hit.node].words;
            assert!(words.is_char_boundary(hit.words.start) && words.is_char_boundary(hit.words.end), "{typed}");
        }
    }
}
