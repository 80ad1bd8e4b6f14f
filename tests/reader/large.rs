//! Documents too large to be set and searched before the next frame: the screen is the same as if they were.

use crate::document::press;
use plenary::model::language::Language;
use plenary::model::node::{Kind, Node};
use plenary::model::note::Note;
use plenary::model::resolution::{Reading, Resolution};
use plenary::model::text::Text;
use plenary::state::app::App;
use plenary::state::key::Key;
use plenary::view::screen;
use plenary::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (150, 40);

/// Nine hundred paragraphs, some of one word and some of a hundred, every tenth with a note.
fn large(language: Language, words: &str) -> Reading {
    let mut notes = Vec::new();
    let node = |at: usize| {
        let rare = if at == 870 { "zebra " } else { "" };
        let mut text = Text::from(format!("{at} {rare}{}", words.repeat(1 + (at * 7) % 40)).as_str());
        if at.is_multiple_of(10) {
            text.call(notes.len());
            let number = (notes.len() + 1).to_string();
            notes.push(Note { id: number.clone(), marker: number, text: Text::from(words), called_from: vec![at] });
        }
        Node { id: Some(format!("OP{}", at + 1)), depth: 1, ..Node::new(Kind::Operative, text) }
    };
    let nodes = (0..900).map(node).collect();
    let resolution = Resolution { language: Some(language), nodes, notes, ..Resolution::default() };
    Reading { resolution, ..Reading::default() }
}

fn documents() -> [Reading; 3] {
    [
        large(Language::English, "the keepers of lamps "),
        large(Language::Arabic, "حراس المنارات "),
        large(Language::Chinese, "灯塔看守人"),
    ]
}

/// The cells of the screen, without those of the status line: the share of what was read is known roughly at first.
fn cells(app: &App) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    screen::draw(&mut buffer, app, Theme::numbered());
    let text = usize::from(SIZE.0) * usize::from(SIZE.1 - 1);
    buffer.content[..text].iter().map(|cell| format!("{}{:?}", cell.symbol(), cell.fg)).collect()
}

#[test]
fn the_first_frame_is_what_it_is_when_all_rows_are_set() {
    for reading in documents() {
        let mut app = App::new(reading, SIZE.0, SIZE.1);
        assert!(app.is_busy() && app.page.rows.len() < 500, "{} rows are set", app.page.rows.len());
        let first = cells(&app);
        app.settle();
        assert!(!app.is_busy() && app.page.rows.len() > 900);
        assert_eq!(cells(&app), first);
    }
}

#[test]
fn another_width_shows_the_same_place_at_once_and_later() {
    for reading in documents() {
        let mut app = App::new(reading, SIZE.0, SIZE.1);
        for keys in ["", "}jj", ":450⏎", "u", "Gkkk", ":890⏎", "k"] {
            press(&mut app, keys);
            for change in ["+", "-", "v", "v", "v", "w", "w", "<", "F", "F", "F", "F", "⇥", "⇥"] {
                let node = app.current();
                press(&mut app, change);
                assert_eq!(app.current(), node, "{keys} {change}");
                let first = cells(&app);
                app.settle();
                assert_eq!(app.current(), node, "{keys} {change}");
                assert_eq!(cells(&app), first, "after {keys} and {change}");
            }
        }
    }
}

#[test]
fn keys_right_behind_each_other_do_what_they_do_one_by_one() {
    for reading in documents() {
        let keys = "jjd5j}}uk:600⏎++jj}+-ju ub-bbb9k{{{{vdd+]J+/2⏎n+*+:7⏎Fkkkj-k:899⏎+jjd+m1+Gk-kk'1";
        let (mut fast, mut slow) = (App::new(reading.clone(), SIZE.0, SIZE.1), App::new(reading, SIZE.0, SIZE.1));
        let mut pressed = String::new();
        for letter in keys.chars() {
            let key = if letter == '⏎' { Key::Enter } else { Key::Char(letter) };
            pressed.push(letter);
            fast.press(key);
            slow.press(key);
            while slow.is_busy() {
                slow.go_on();
            }
            assert_eq!(fast.spot(), slow.spot(), "after {pressed}");
            if !fast.hunt.is_whole() {
                continue; // The outline counts hits that are not found yet.
            }
            let (fast, slow) = (cells(&fast), cells(&slow));
            let other = (0..fast.len()).find(|&at| fast[at] != slow[at]);
            let place = other.map(|at| (at % usize::from(SIZE.0), at / usize::from(SIZE.0), &fast[at], &slow[at]));
            assert_eq!(place, None, "after {pressed}");
        }
        while fast.is_busy() {
            fast.go_on();
        }
        assert_eq!(cells(&fast), cells(&slow));
    }
}

#[test]
fn a_motion_right_behind_another_width_does_not_wait_for_all_rows() {
    let mut app = App::new(large(Language::English, "the keepers of lamps "), SIZE.0, SIZE.1);
    press(&mut app, "jj}d u:450⏎jj+jjd -{k");
    assert!(app.is_busy(), "{} rows are set", app.page.rows.len());
}

#[test]
fn a_phrase_far_away_is_found_without_a_key() {
    let mut app = App::new(large(Language::English, "the keepers of lamps "), SIZE.0, SIZE.1);
    press(&mut app, "/z");
    assert_eq!(app.hunt.current, None, "not in sight");
    while app.is_busy() {
        app.go_on();
    }
    assert_eq!(app.current(), 870);
    press(&mut app, "x");
    while app.is_busy() {
        app.go_on();
    }
    assert_eq!(app.current(), 0, "nowhere, so back");
    press(&mut app, "⌫⏎");
    assert_eq!(app.current(), 870, "the end is waited for");
}

#[test]
fn the_word_here_is_looked_for_onwards_and_upwards_from_here() {
    for (key, step) in [("*", 1), ("#", -1)] {
        let mut app = App::new(large(Language::English, "the keepers of lamps "), SIZE.0, SIZE.1);
        press(&mut app, ":500⏎");
        let spot = app.spot();
        press(&mut app, key);
        while app.is_busy() {
            app.go_on();
        }
        let here = app.hunt.hits.iter().position(|hit| (hit.node, hit.words.start) >= (spot.node, spot.byte));
        assert_eq!(app.hunt.current, here.and_then(|here| here.checked_add_signed(step)), "{key}");
        assert!(app.hunt.hits.len() > 900);
    }
}

#[test]
fn a_large_document_beside_is_set_where_it_is_seen_and_shows_what_it_shows_when_all_is_set() {
    for (reading, other) in documents().into_iter().zip(documents().into_iter().rev()) {
        let mut app = App::new(reading, SIZE.0, SIZE.1);
        app.open_parallel(other.resolution, "other.md");
        let is_whole = |app: &App| app.parallel.as_ref().is_some_and(|parallel| parallel.page.is_whole());
        for keys in ["", "jjj", "}}}", "d", "G", ":450⏎", "u", "jjjjjjjj", "s", "jjjjj", "s", ":7⏎", "+", "v"] {
            press(&mut app, keys);
            let first = cells(&app);
            let was_whole = is_whole(&app);
            while app.is_busy() {
                app.go_on();
            }
            assert_eq!(cells(&app), first, "after {keys}");
            assert!(!was_whole || !matches!(keys, "" | "v"), "after {keys:?} not all rows need be set");
        }
    }
}
