//! A file of this format, or of none, is read or refused.
#![no_main]
use plenary::{grammar, readers::pdf};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(manuscript) = pdf::read(bytes) {
        grammar::read::read(manuscript);
    }
});
