//! The screen after some keys, in windows of any size.

mod interfaces;
mod parallel;
mod themes;

use plenary::grammar;
use plenary::layout::setting::Bidi;
use plenary::model::node::{Kind, Node};
use plenary::model::resolution::{Reading, Resolution};
use plenary::model::text::Text;
use plenary::readers::format;
use plenary::shell::files;
use plenary::state::app::{App, Setup};
use plenary::state::key::Key;
use plenary::state::mode::Mode;
use plenary::view::screen;
use plenary::view::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

fn press(app: &mut App, keys: &str) {
    for letter in keys.chars() {
        app.press(match letter {
            '⏎' => Key::Enter,
            '⎋' => Key::Esc,
            '⇥' => Key::Tab,
            '↵' => Key::Ctrl('j'),
            '¶' => Key::Ctrl('p'),
            other => Key::Char(other),
        });
    }
}

fn drawn_with(app: &App, (width, height): (u16, u16), theme: Theme) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, app, theme);
    buffer
}

fn drawn(app: &App, width: u16, height: u16) -> String {
    let buffer = drawn_with(app, (width, height), Theme::new(true));
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

/// The screen, and right of it the role of each cell, so that colour cannot change unseen.
fn pictured(app: &App, width: u16, height: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, app, Theme::numbered());
    let row = |y| {
        let cells = (0..width).map(|x| &buffer[(x, y)]);
        let letters: String = cells.clone().map(Cell::symbol).collect();
        let role = |cell: &Cell| match Theme::role_of(cell.fg) {
            Some((Role::Text, _)) if cell.symbol() == " " => ' ',
            Some((_, letter)) => letter,
            None => ' ',
        };
        let roles: String = cells.map(role).collect();
        format!("{letters}│{}", roles.trim_end())
    };
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

/// The cells whose role is this, in reading order of the screen.
fn cells_of(app: &App, (width, height): (u16, u16), wanted: Role) -> Vec<(u16, u16)> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, app, Theme::numbered());
    let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    all.filter(|&place| Theme::role_of(buffer[place].fg).is_some_and(|(role, _)| role == wanted)).collect()
}

fn opened(words: &str, width: u16, height: u16) -> App {
    let manuscript = format::read(words.as_bytes()).expect("a text");
    App::new(grammar::read::read(manuscript), width, height)
}

const ARABIC: &str = include_str!("../../examples/pictures/arabic.md");
const CHINESE: &str = include_str!("../../examples/pictures/chinese.md");

fn after(keys: &str, width: u16, height: u16) -> (App, String) {
    let mut app = App::new(files::built_in(), width, height);
    press(&mut app, keys);
    let screen = drawn(&app, width, height);
    (app, screen)
}

fn id_of(app: &App) -> Option<&str> {
    app.reading.resolution.nodes[app.current()].id.as_deref()
}

#[test]
fn an_address_is_gone_to_and_back_returns() {
    let (mut app, screen) = after(":13c⏎", 120, 40);
    assert_eq!(id_of(&app), Some("OP13(c)"));
    assert!(screen.contains("с) системы распространения"), "{screen}");
    app.press(Key::Ctrl('o'));
    assert_eq!(app.current(), 0);
}

#[test]
fn a_note_opens_over_its_paragraph_and_closes_to_the_same_row() {
    let (mut app, before) = after(":pp10⏎", 80, 24);
    press(&mut app, "f1");
    let open = drawn(&app, 80, 24);
    assert!(open.contains("note 2 · 2 of 7") && open.contains("Резолюция 60/288."), "{open}");
    press(&mut app, "n");
    assert!(drawn(&app, 80, 24).contains("См. резолюцию 72/284."));
    press(&mut app, "⎋");
    assert_eq!(drawn(&app, 80, 24), before);
}

#[test]
fn keys_do_not_reach_behind_an_open_note() {
    let (mut app, _) = after(":pp10⏎f1", 80, 24);
    let row = app.visible_rows();
    press(&mut app, "}wsM");
    assert!(matches!(app.mode, Mode::Note(_)));
    assert_eq!(app.visible_rows(), row);
    assert!(app.message.is_some(), "a key that does nothing says so");
}

#[test]
fn a_phrase_is_found_while_it_is_typed_and_counted() {
    let (mut app, screen) = after("/гендерн", 120, 40);
    assert!(screen.contains("1/2"), "{screen}");
    press(&mut app, "⏎n");
    assert_eq!(id_of(&app), Some("OP4"));
}

#[test]
fn a_filter_is_seen_where_the_outline_was_not() {
    let (mut app, screen) = after("&гендерн⏎", 80, 24);
    assert!(screen.contains("●") && app.wishes.outline_has_keys, "{screen}");
    press(&mut app, "⎋⎋");
    assert!(!app.wishes.outline_has_keys && app.folds.phrase().is_none());
}

#[test]
fn wide_windows_show_notes_beside_the_text() {
    let (_, screen) = after(":pp10⏎", 200, 60);
    assert!(screen.contains("² Резолюция 60/288."), "{screen}");
}

#[test]
fn no_window_is_too_small_and_no_key_too_much() {
    for (width, height) in
        [(1, 1), (2, 1), (1, 5), (3, 2), (7, 4), (10, 3), (20, 6), (40, 10), (95, 7), (139, 12), (250, 80)]
    {
        let mut app = App::new(files::built_in(), width, height);
        for keys in [
            "jjkduG",
            "gg}}{{][mM",
            ":13c⏎",
            "f",
            "n",
            "F",
            "j⏎⎋",
            "/а⏎nN",
            "s",
            "⎋",
            "⇥",
            "hlCE",
            "⇥",
            "w",
            "?",
            "j⎋",
            "5j",
            "+-<>",
            "yY",
        ] {
            press(&mut app, keys);
            drawn(&app, width, height);
            app.resize(height.max(1), width.max(1));
            drawn(&app, height, width);
            app.resize(width, height);
        }
        app.click(width / 2, height / 2);
        app.wheel(width / 2, height / 2, -3);
        drawn(&app, width, height);
    }
}

#[test]
fn whole_screens_at_80_by_24() {
    for (name, keys) in [
        ("opens", ""),
        ("note", ":pp10⏎f1"),
        ("outline", ":pp10⏎⇥"),
        ("address", ":13c⏎"),
        ("search", "/гендерн⏎"),
        ("notes_at_the_end", "FFG"),
        ("note_list", "L"),
        ("alone", ":13⏎s"),
        ("help", "?"),
    ] {
        let (app, _) = after(keys, 80, 24);
        insta::assert_snapshot!(format!("80x24_{name}"), pictured(&app, 80, 24));
    }
}

#[test]
fn whole_screens_at_120_by_40() {
    for (name, keys) in [
        ("note", ":pp10⏎f1"),
        ("hints", ":pp10⏎;"),
        ("card", ":13⏎i"),
        ("strip", ":pp10⏎F"),
        ("address", ":13c⏎"),
        ("search", "/гендерн⏎"),
        ("note_list", "L"),
        ("alone", ":13⏎s"),
        ("folded", "C"),
        ("filled", ":pp10⏎vv"),
    ] {
        let (app, _) = after(keys, 120, 40);
        insta::assert_snapshot!(format!("120x40_{name}"), pictured(&app, 120, 40));
    }
    let mut app = opened(ARABIC, 120, 40);
    press(&mut app, ":2b⏎");
    insta::assert_snapshot!("120x40_arabic", pictured(&app, 120, 40));
    let mut app = opened(CHINESE, 120, 40);
    press(&mut app, ":2b⏎");
    insta::assert_snapshot!("120x40_chinese", pictured(&app, 120, 40));
}

#[test]
fn the_mouse_hits_the_mark_that_is_seen_in_either_direction() {
    for words in [ARABIC, CHINESE] {
        for size in [(80, 24), (120, 40)] {
            // A terminal that turns letters itself tells the cell of the letter that was clicked.
            for bidi in [Bidi::Reader, Bidi::Terminal, Bidi::Off] {
                let mut app = opened(words, size.0, size.1);
                app.wishes.bidi = bidi;
                app.refit();
                press(&mut app, ":pp2⏎");
                let text = app.panes.words;
                let marks = cells_of(&app, size, Role::Mark);
                let &(x, y) = marks.iter().find(|place| text.holds(place.0, place.1)).expect("a mark in sight");
                app.click(x, y);
                assert!(matches!(&app.mode, Mode::Note(open) if open.note == 0), "{bidi:?} {size:?} at {x},{y}");
            }
        }
    }
}

#[test]
fn a_hit_lights_the_letters_that_are_seen() {
    let mut app = opened(ARABIC, 120, 40);
    press(&mut app, "/PDF⏎");
    let lit = cells_of(&app, (120, 40), Role::CurrentHit);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    screen::draw(&mut buffer, &app, Theme::numbered());
    let seen: String = lit.iter().map(|&place| buffer[place].symbol()).collect();
    assert_eq!(seen, "PDF");
    assert!(lit.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1), "{lit:?}");
    // Inside a word of joined letters the lit cells stand side by side as well.
    press(&mut app, "/السفن⏎");
    let lit = cells_of(&app, (120, 40), Role::CurrentHit);
    assert_eq!(lit.len(), "السفن".chars().count());
    assert!(lit.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1), "{lit:?}");
}

#[test]
fn no_wide_letter_is_cut_at_any_width() {
    for width in 4..160 {
        let app = opened(CHINESE, width, 20);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 20));
        screen::draw(&mut buffer, &app, Theme::new(true));
        for y in 0..20 {
            for x in 0..width {
                let is_wide = buffer[(x, y)].symbol().chars().any(|letter| ('\u{3000}'..'\u{a000}').contains(&letter));
                if is_wide {
                    assert!(x + 1 < width && buffer[(x + 1, y)].symbol() == " ", "width {width} at {x},{y}");
                }
            }
        }
    }
}

#[test]
fn the_first_frame_is_the_same_before_the_rest_is_set() {
    let arabic = || grammar::read::read(format::read(ARABIC.as_bytes()).expect("a text"));
    for (width, height) in [(1, 1), (20, 6), (80, 24), (120, 40), (200, 60), (250, 400)] {
        for reading in [files::built_in(), arabic(), Reading::default()] {
            let mut app = App::begin(reading, Setup::default(), width, height);
            let first = pictured(&app, width, height);
            app.settle();
            assert_eq!(first, pictured(&app, width, height), "{width} × {height}");
        }
    }
}

#[test]
fn rows_beyond_65_535_can_be_reached_and_clicked() {
    let nodes = (0..40_000).map(|_| Node::new(Kind::Text, Text::from("one and the same words"))).collect();
    let reading = Reading { resolution: Resolution { nodes, ..Resolution::default() }, ..Reading::default() };
    let mut app = App::new(reading, 80, 24);
    app.settle();
    assert!(app.page.rows.len() > 70_000);
    press(&mut app, "G");
    assert_eq!((app.current(), app.percent()), (39_999, 100));
    let last = app.panes.text.y + app.panes.text.height - 1;
    press(&mut app, "kkkk");
    app.click(40, last);
    assert_eq!(app.current(), 39_999);
    app.resize(40, 10);
    assert_eq!(app.current(), 39_999);
    assert!(drawn(&app, 40, 10).contains("one and the same words"));
}

#[test]
fn a_hint_opens_what_bears_its_letter() {
    let (mut app, _) = after(":pp10⏎;", 120, 40);
    let hints = cells_of(&app, (120, 40), Role::Hint);
    assert!(hints.len() >= 2, "{hints:?}");
    press(&mut app, "s");
    assert!(matches!(&app.mode, Mode::Note(open) if open.note == 2), "the second mark in sight");
    press(&mut app, "⎋;⎋");
    assert_eq!(app.mode, Mode::Reading);
    assert!(cells_of(&app, (120, 40), Role::Hint).is_empty());
}

#[test]
fn notes_move_without_the_place_being_lost() {
    let (mut app, _) = after(":pp14⏎", 120, 40);
    for _ in 0..4 {
        press(&mut app, "F");
        assert_eq!(id_of(&app), Some("PP14"));
    }
    press(&mut app, "F");
    assert!(drawn(&app, 120, 40).contains("⁴ Резолюция 70/1."));
}

#[test]
fn the_mouse_drags_the_edge_of_the_outline() {
    let (mut app, _) = after("", 120, 40);
    let edge = app.panes.outline.width - 1;
    app.click(edge, 10);
    app.drag(edge + 10);
    app.release();
    assert_eq!(app.panes.outline.width, edge + 11);
    app.drag(20);
    assert_eq!(app.panes.outline.width, edge + 11, "the button is up");
}

#[test]
fn the_stroke_beside_a_table_has_no_gaps() {
    let words = "A/RES/100/9\n\nThe General Assembly,\n\n1. Decides as follows:\n\n| Light | Keepers |\n| --- | --- |\n\
                 | North | 2 |\n| South | 3 |\n";
    let mut app = opened(words, 80, 24);
    let nodes = &app.reading.resolution.nodes;
    app.stand_on(nodes.iter().position(|node| node.kind == Kind::Table).expect("a table"));
    let rows: Vec<u16> = cells_of(&app, (80, 24), Role::Stroke).iter().map(|place| place.1).collect();
    assert!(rows.len() >= 4 && rows.windows(2).all(|pair| pair[1] == pair[0] + 1), "{rows:?}");
}

#[test]
fn numbers_in_the_status_line_stand_behind_an_arabic_verb_and_not_before_it() {
    let mut app = opened(ARABIC, 120, 40);
    press(&mut app, ":pp2⏎");
    let screen = drawn(&app, 120, 40);
    let status = screen.lines().last().expect("a status line");
    let notes = app.tongue.count(plenary::state::wording::Say::NoteCount, 1);
    assert!(status.starts_with(" PP2 · ") && status.contains(&format!(" · {notes} ")), "{status}");
}
