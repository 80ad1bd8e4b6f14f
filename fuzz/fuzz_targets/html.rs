//! A page of any letters is read whole.
#![no_main]
use plenary::{grammar, readers::html};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let account = grammar::read::read(html::read_text(text)).accounting;
    assert_eq!((account.missing, account.invented), (0, 0));
});
