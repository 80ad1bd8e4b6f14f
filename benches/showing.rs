//! How fast a document is set in rows, drawn, walked and searched: the built-in resolution, and one of 5 MB.

use divan::Bencher;
use plenary::layout::page::Page;
use plenary::layout::setting::Setting;
use plenary::model::resolution::Reading;
use plenary::state::app::App;
use plenary::state::hunt::{Hunt, Texts};
use plenary::state::key::Key;
use plenary::view::screen;
use plenary::view::theme::Theme;
use plenary::{grammar, readers::plain};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

const BUILT_IN: &str = include_str!("../assets/A-RES-75-10.ru.md");

/// The built-in resolution, as often as makes a document of that many kilobytes; at least once.
fn document(kilobytes: usize) -> Reading {
    let times = (kilobytes * 1000 / BUILT_IN.len()).max(1);
    grammar::read::read(plain::read_text(&BUILT_IN.repeat(times)))
}

const SIZES: [usize; 2] = [40, 5000];

#[divan::bench(args = SIZES)]
fn layout_at_80_columns(bencher: Bencher, kilobytes: usize) {
    let reading = document(kilobytes);
    let setting = Setting { width: 80, language: reading.resolution.language, ..Setting::default() };
    bencher.bench_local(|| Page::new(&reading.resolution, setting));
}

#[divan::bench(args = SIZES)]
fn layout_at_120_columns(bencher: Bencher, kilobytes: usize) {
    let reading = document(kilobytes);
    let setting = Setting { width: 120, language: reading.resolution.language, ..Setting::default() };
    bencher.bench_local(|| Page::new(&reading.resolution, setting));
}

/// A key press and the frame behind it, in the middle of the document.
#[divan::bench(args = SIZES)]
fn key_and_frame_at_200_by_60(bencher: Bencher, kilobytes: usize) {
    let mut app = App::new(document(kilobytes), 200, 60);
    let mut frame = Buffer::empty(Rect::new(0, 0, 200, 60));
    app.press(Key::Char('G'));
    app.press(Key::Char('b'));
    let mut down = true;
    bencher.bench_local(|| {
        app.press(Key::Char(if down { 'k' } else { 'j' }));
        down = !down;
        frame.reset();
        screen::draw(&mut frame, &app, Theme::new(true));
    });
}

/// A wider text and the frame behind it: only the rows in sight are set before it.
#[divan::bench(args = SIZES)]
fn width_and_frame_at_200_by_60(bencher: Bencher, kilobytes: usize) {
    let mut app = App::new(document(kilobytes), 200, 60);
    let mut frame = Buffer::empty(Rect::new(0, 0, 200, 60));
    app.press(Key::Char('G'));
    app.press(Key::Char('b'));
    let mut wider = true;
    bencher.bench_local(|| {
        app.press(Key::Char(if wider { '+' } else { '-' }));
        wider = !wider;
        frame.reset();
        screen::draw(&mut frame, &app, Theme::new(true));
    });
}

/// A letter of a phrase and the frame behind it: what is in sight is looked at before it.
#[divan::bench(args = SIZES)]
fn letter_of_a_phrase_at_200_by_60(bencher: Bencher, kilobytes: usize) {
    let mut app = App::new(document(kilobytes), 200, 60);
    let mut frame = Buffer::empty(Rect::new(0, 0, 200, 60));
    app.settle();
    app.press(Key::Char('/'));
    bencher.bench_local(|| {
        app.press(Key::Char('т'));
        frame.reset();
        screen::draw(&mut frame, &app, Theme::new(true));
        app.press(Key::Backspace);
    });
}

/// A phrase looked for in all nodes and notes.
#[divan::bench(args = SIZES)]
fn search(bencher: Bencher, kilobytes: usize) {
    let mut app = App::new(document(kilobytes), 120, 40);
    app.settle();
    let texts = Texts { page: &app.page, notes: &app.reading.resolution.notes, parallel: None };
    bencher.bench_local(|| Hunt::new("террори", texts));
}
