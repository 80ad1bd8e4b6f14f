//! Another document beside the text, which follows it paragraph by paragraph.

use crate::document::{after, press, reading, said};
use plenary::model::language::Language;
use plenary::model::resolution::Resolution;
use plenary::model::text::Text;
use plenary::state::action::Effect;
use plenary::state::app::App;

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
