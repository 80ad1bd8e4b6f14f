//! Another document beside the text, which follows it paragraph by paragraph.

use crate::document::{after, here, press, reading, said};
use plenary::model::language::Language;
use plenary::model::note::Note;
use plenary::model::resolution::Resolution;
use plenary::model::text::Text;
use plenary::state::action::Effect;
use plenary::state::app::App;
use plenary::state::mode::Mode;
use plenary::state::notes::NoteRow;
use std::collections::HashSet;

/// The same resolution in another language, without one of its paragraphs.
fn french() -> Resolution {
    let mut other = reading().resolution;
    other.language = Some(Language::French);
    for node in other.nodes.iter_mut().filter(|node| node.id.is_some()) {
        node.text = Text::from("Rappelant ses traités et le reste de ce qui a été dit au cours de ses travaux,");
    }
    let lost = other.nodes.iter().position(|node| node.id.as_deref() == Some("S1.OP2(a)")).expect("a node");
    other.nodes.remove(lost);
    other
}

/// Row of the screen and id of what begins beside the current paragraph.
fn beside(app: &App) -> (usize, Option<&str>) {
    let parallel = app.parallel.as_ref().expect("a document beside the text");
    let node = parallel.counterpart(app.current());
    let begins = parallel.page.first_row(node);
    let place = app.parallel_rows().position(|row| row == Some(begins)).expect("a row in sight");
    (place, parallel.resolution.nodes[node].id.as_deref())
}

#[test]
fn a_document_is_asked_for_by_its_path_and_taken_away_with_the_same_key() {
    let mut app = after("");
    assert_eq!(press(&mut app, "|"), Some(Effect::Complete(String::new())));
    assert_eq!(press(&mut app, "a.pdf⏎"), Some(Effect::Parallel("a.pdf".to_owned())));
    app.open_parallel(french(), "a.pdf");
    assert_eq!(said(&app), "beside the text: A/RES/75/999 (fr)");
    assert!(app.panes.parallel.width > 0);
    app.show_again(reading());
    assert!(app.panes.parallel.width > 0, "a document that is read again keeps what stands beside it");
    press(&mut app, "|");
    assert_eq!(app.panes.parallel.width, 0);
}

#[test]
fn the_counterpart_begins_beside_the_current_paragraph() {
    let mut app = after("");
    app.open_parallel(french(), "a.pdf");
    for (typed, id) in [("PP2", "PP2"), ("S2.OP1", "S2.OP1"), ("S1.OP2(a)", "S1.OP2"), ("S1.OP2(b)", "S1.OP2(b)")] {
        press(&mut app, &format!(":{typed}⏎"));
        let row = app.page.first_row(app.current()) - app.visible_rows().start;
        assert_eq!(beside(&app), (row, Some(id)), "{typed}");
    }
}

#[test]
fn a_narrow_window_says_how_wide_it_must_be() {
    let mut app = after("");
    app.resize(50, 20);
    app.open_parallel(french(), "a.pdf");
    assert_eq!(said(&app), "the window is too narrow for two texts: they need 56 columns");
    app.resize(100, 20);
    assert!(app.panes.parallel.width > 0, "it comes with the room");
}

/// The screen cell of a byte of a node of the document beside.
fn cell_beside(app: &App, node: usize, byte: usize) -> (u16, u16) {
    let page = &app.parallel.as_ref().expect("a document beside the text").page;
    let at = page.row_of(node, byte);
    let place = app.parallel_rows().position(|row| row == Some(at)).expect("a row in sight");
    let row = &page.rows[at];
    let column = row.column_of(page.shown_on(row), &page.setting, byte).expect("a column");
    let area = app.panes.parallel;
    (area.x + u16::try_from(column).expect("a column"), area.y + u16::try_from(place).expect("a row"))
}

/// The node of the document beside with this id.
fn node_beside(app: &App, id: &str) -> usize {
    let nodes = &app.parallel.as_ref().expect("a document beside the text").resolution.nodes;
    nodes.iter().position(|node| node.id.as_deref() == Some(id)).expect("a node")
}

/// The French one with a paragraph more than the text has, and a note of its own in it.
fn longer() -> Resolution {
    let mut other = french();
    let place = other.nodes.iter().position(|node| node.id.as_deref() == Some("PP2")).expect("a node");
    let mut more = other.nodes[place].clone();
    more.id = Some("PP2bis".to_owned());
    more.text = Text::from("Notant le phare d’Alexandrie");
    more.text.call(other.notes.len());
    other.nodes.insert(place + 1, more);
    let (number, text) = ("5".to_owned(), Text::from("Encyclopédie, vol. 3."));
    other.notes.push(Note { id: number.clone(), marker: number, text, called_from: vec![place + 1] });
    for node in other.notes.iter_mut().take(4).flat_map(|note| &mut note.called_from) {
        *node += usize::from(*node > place);
    }
    for (node, note) in [(3, 0), (4, 1), (4, 2), (6, 0), (8, 3)] {
        other.nodes[node].text.call(note);
    }
    other
}

#[test]
fn a_click_beside_brings_its_paragraph_beside_the_one_that_it_stands_for() {
    let mut app = after("");
    app.open_parallel(longer(), "a.pdf");
    let (x, y) = cell_beside(&app, node_beside(&app, "S2.OP1"), 3);
    app.click(x, y);
    assert_eq!((here(&app), beside(&app).1), ("S2.OP1", Some("S2.OP1")));
    // What the text has not stands beside the paragraph before it, and a motion brings the counterpart back.
    let (x, y) = cell_beside(&app, node_beside(&app, "PP2bis"), 0);
    app.click(x, y);
    assert_eq!((here(&app), beside(&app).1), ("PP2", Some("PP2bis")));
    press(&mut app, "}");
    assert_eq!((here(&app), beside(&app).1), ("PP3", Some("PP3")));
    press(&mut app, "{");
    assert_eq!((here(&app), beside(&app).1), ("PP2", Some("PP2")));
}

#[test]
fn the_wheel_over_either_text_rolls_both() {
    let mut app = after("");
    app.resize(100, 12);
    app.open_parallel(french(), "a.pdf");
    let (words, other) = (app.panes.words, app.panes.parallel);
    let before: Vec<_> = app.parallel_rows().collect();
    app.wheel(other.x + 1, other.y + 1, 3);
    let after: Vec<_> = app.parallel_rows().collect();
    assert_eq!((app.top, after[0]), (3, before[3]));
    app.wheel(words.x + 1, words.y + 1, -3);
    assert_eq!((app.top, app.parallel_rows().collect::<Vec<_>>()), (0, before));
}

#[test]
fn a_phrase_is_found_in_either_text_and_the_reader_says_in_which() {
    let mut app = after("");
    app.open_parallel(longer(), "a.pdf");
    press(&mut app, "/phare⏎");
    assert_eq!((here(&app), beside(&app).1), ("PP2", Some("PP2bis")));
    assert_eq!(said(&app), "beside the text: in PP2bis (fr)");
    press(&mut app, "⎋/harbours⏎");
    let own = app.hunt.hits.len();
    assert!(own > 2 && said(&app).is_empty(), "{own}");
    // A hit in a note of the other: its mark comes beside, and what follows opens it.
    press(&mut app, "⎋/encyclop⏎");
    assert_eq!(said(&app), "beside the text: in note 5 (fr)");
    press(&mut app, "f");
    assert!(matches!(&app.mode, Mode::Note(open) if open.is_beside && open.note == 4));
    press(&mut app, "⎋⎋");
    assert_eq!(app.hunt.hits, [], "Esc forgets the search");
}

#[test]
fn hits_come_and_go_with_what_stands_beside() {
    let mut app = after("/lamps⏎");
    let alone = app.hunt.hits.clone();
    app.open_parallel(reading().resolution, "a.pdf");
    assert_eq!((app.hunt.hits.len(), here(&app)), (alone.len() * 2, "S1.OP1"));
    press(&mut app, "n");
    assert_eq!((here(&app), said(&app)), ("S1.OP1", "beside the text: in S1.OP1 (en)"));
    press(&mut app, "n");
    assert_eq!((here(&app), said(&app)), ("S2.OP1", ""));
    // In a window without room for it, no hit is where nobody sees it.
    app.resize(50, 20);
    assert_eq!((app.hunt.hits.clone(), here(&app)), (alone.clone(), "S2.OP1"));
    app.resize(120, 40);
    assert_eq!((app.hunt.hits.len(), here(&app)), (alone.len() * 2, "S2.OP1"));
    press(&mut app, "|");
    assert_eq!((app.hunt.hits.clone(), here(&app)), (alone, "S2.OP1"));
    press(&mut app, "n");
    assert_eq!(here(&app), "S1.OP1");
}

#[test]
fn an_open_note_shows_what_stands_for_it_in_the_other_text() {
    let heads = |app: &App| {
        let Mode::Note(open) = &app.mode else { panic!("no note") };
        let rows = app.note_rows(open, 60).into_iter();
        rows.filter_map(|row| if let NoteRow::Head(words) = row { Some(words) } else { None }).collect::<Vec<_>>()
    };
    let mut app = after("");
    app.open_parallel(longer(), "a.pdf");
    press(&mut app, ":note 2⏎");
    assert_eq!(heads(&app), ["note 2 (fr)"]);
    press(&mut app, "⎋:pp2⏎");
    // The mark of a note in the other text: its own words first, then those of the text.
    let other = app.parallel.as_ref().expect("a document");
    let node = node_beside(&app, "PP2");
    let mark = other.page.shown[node].marks[0].0;
    let (x, y) = cell_beside(&app, node, mark);
    app.click(x, y);
    assert!(matches!(&app.mode, Mode::Note(open) if open.is_beside && open.note == 1));
    assert_eq!(heads(&app), ["note 2 (en)"]);
    press(&mut app, "ppp");
    assert_eq!((said(&app), heads(&app)), ("that was the first note", vec!["note 1 (en)".to_owned()]));
    press(&mut app, "G");
    assert_eq!(heads(&app), [""; 0], "nothing stands for the fifth");
    press(&mut app, "⏎");
    assert_eq!((here(&app), beside(&app).1), ("PP2", Some("PP2bis")));
    press(&mut app, "⎋");
    // With keys alone, too.
    press(&mut app, ":pp2⏎f");
    let Mode::List(list) = &app.mode else { panic!("no list") };
    assert_eq!(list.items.last().map(|item| item.words.as_str()), Some("note 5 (fr)  Encyclopédie, vol. 3."));
    press(&mut app, "G⏎");
    assert!(matches!(&app.mode, Mode::Note(open) if open.is_beside && open.note == 4));
}

#[test]
fn a_paragraph_alone_has_its_counterpart_alone_beside_it() {
    let mut app = after("");
    app.open_parallel(french(), "a.pdf");
    press(&mut app, ":pp2⏎s");
    let page = &app.parallel.as_ref().expect("a document").page;
    let nodes: HashSet<usize> = app.parallel_rows().flatten().map(|at| page.rows[at].node).collect();
    assert_eq!(nodes, HashSet::from([node_beside(&app, "PP2")]));
}

#[test]
fn paragraphs_that_only_the_other_text_has_are_stepped_through() {
    let mut other = longer();
    let mut last = other.nodes[3].clone();
    last.id = Some("S2.OP3".to_owned());
    other.nodes.push(last);
    let mut app = after(":pp1⏎");
    app.open_parallel(other, "a.pdf");
    let mut seen = Vec::new();
    for _ in 0..14 {
        press(&mut app, "}");
        seen.push(format!("{} {}", here(&app), beside(&app).1.unwrap_or("none")));
    }
    assert_eq!(seen[..3], ["PP2 PP2", "PP2 PP2bis", "PP3 PP3"]);
    assert_eq!(seen[13], "closing S2.OP3");
    press(&mut app, "}");
    assert_eq!(said(&app), "none behind this one");
    press(&mut app, "G99{");
    assert_eq!((here(&app), beside(&app).1), ("PP1", Some("PP1")));
    press(&mut app, "2}{");
    assert_eq!((here(&app), beside(&app).1), ("PP2", Some("PP2")));
}
