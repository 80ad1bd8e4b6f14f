//! Two documents side by side, in windows of any size.

use super::{ARABIC, CHINESE, opened, pictured, press};
use plenary::grammar;
use plenary::model::resolution::Resolution;
use plenary::readers::format;
use plenary::state::app::App;

fn resolution(words: &str) -> Resolution {
    grammar::read::read(format::read(words.as_bytes()).expect("a text")).resolution
}

/// `words` with `other` beside them, after some keys.
fn beside(words: &str, other: &str, (width, height): (u16, u16), keys: &str) -> App {
    let mut app = opened(words, width, height);
    app.open_parallel(resolution(other), "other.md");
    press(&mut app, keys);
    app
}

#[test]
fn scripts_of_either_direction_stand_side_by_side() {
    for (name, words, other, size) in
        [("120x40_chinese_arabic", CHINESE, ARABIC, (120, 40)), ("80x24_arabic_chinese", ARABIC, CHINESE, (80, 24))]
    {
        let app = beside(words, other, size, ":2b⏎");
        insta::assert_snapshot!(format!("parallel_{name}"), pictured(&app, size.0, size.1));
    }
}

#[test]
fn no_window_is_too_small_for_two_texts() {
    let mut app = beside(ARABIC, CHINESE, (80, 24), "");
    for (width, height) in (1..70).map(|width| (width, 24)).chain((1..24).map(|height| (70, height))) {
        app.resize(width, height);
        for keys in ["", "G", "gg", "s", "s", "?", "⎋"] {
            press(&mut app, keys);
            pictured(&app, width, height);
        }
    }
}
