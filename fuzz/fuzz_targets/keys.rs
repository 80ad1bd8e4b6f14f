//! Keys in any order, in a window of any size, leave the reader whole.
#![no_main]
use plenary::shell::files;
use plenary::state::{app::App, key::Key};

libfuzzer_sys::fuzz_target!(|input: (u8, u8, Vec<(char, bool)>)| {
    let (width, height, keys) = input;
    let mut app = App::new(files::built_in(), u16::from(width), u16::from(height));
    for (letter, control) in keys {
        app.press(if control { Key::Ctrl(letter) } else { Key::Char(letter) });
    }
});
