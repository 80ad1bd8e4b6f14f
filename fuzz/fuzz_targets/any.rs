//! Bytes of any kind are told apart, and read or refused.
#![no_main]
use plenary::{grammar, readers::format};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(manuscript) = format::read(bytes) {
        grammar::read::read(manuscript);
    }
});
