//! Rich text of any bytes is read whole.
#![no_main]
use plenary::{grammar, readers::rtf};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let account = grammar::read::read(rtf::read(bytes)).accounting;
    assert_eq!((account.missing, account.invented), (0, 0));
});
