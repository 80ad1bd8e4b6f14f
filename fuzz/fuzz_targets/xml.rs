//! XML, well-formed or not, is read or refused.
#![no_main]
use plenary::{grammar, readers::akn};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(manuscript) = akn::read_text(text) {
        grammar::read::read(manuscript);
    }
});
