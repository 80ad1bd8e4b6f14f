//! Documents made to keep the reader busy: no key takes the square of their size.

use crate::document::press;
use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::plain;
use plenary::state::app::App;
use plenary::state::mode::Mode;
use std::time::{Duration, Instant};

fn opened(text: &str) -> App {
    App::new(grammar::read::read(plain::read_text(text)), 100, 30)
}

/// Presses the keys; they take thousandths of a second in the program, and far more in a test that was not optimised.
fn press_at_once(app: &mut App, keys: &str) {
    let start = Instant::now();
    press(app, keys);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(5), "{keys}: {taken:?}");
}

#[test]
fn a_paragraph_without_an_end_is_followed_hinted_and_searched_at_once() {
    for piece in ["60/1", "1.1.", "1. ", "A/RES/60/1", "resolution 60/1, ", "paragraph 3 above ", "第1号"] {
        let mut app = opened(&piece.repeat(300_000 / piece.len()));
        for keys in ["f", "⎋⎋", "r", "⎋⎋", "i", "⎋⎋", ";", "⎋", "/1⏎", "n", "N"] {
            press_at_once(&mut app, keys);
        }
    }
}

#[test]
fn ten_thousand_paragraphs_that_cite_each_other_are_looked_through_at_once() {
    let text = (1..10_000).fold("The General Assembly,\n\n".to_owned(), |text, number| {
        text + &format!("{number}. Recalls paragraphs {number} and {} above;\n\n", number / 2)
    });
    let mut app = opened(&text);
    press_at_once(&mut app, "G");
    press_at_once(&mut app, "r");
    press_at_once(&mut app, "⎋f");
    assert!(matches!(app.mode, Mode::Reading | Mode::List(_)));
}

#[test]
fn a_note_that_all_paragraphs_call_is_set_once() {
    let note = "See the report. ".repeat(10_000);
    let mut reading: Reading = grammar::read::read(plain::read_text(&format!("Noting it,¹\n\n¹ {note}\n")));
    let node = reading.resolution.nodes[0].clone();
    reading.resolution.nodes = vec![node; 3_000];
    let mut app = App::new(reading, 100, 30);
    press_at_once(&mut app, "/noting⏎");
}

#[test]
fn hits_beyond_all_measure_are_not_kept_and_the_screen_says_so() {
    let mut app = opened(&"x".repeat(600_000));
    press_at_once(&mut app, "/x⏎");
    assert!(app.hunt.is_full() && app.hunt.is_whole());
    assert_eq!(app.hunt.hits.len(), 500_000);
}
