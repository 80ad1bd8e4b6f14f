//! What a test says though it passes.

use std::io::{self, Write};

/// Says in one line that a test was skipped, and why; what is printed by `println!` is shown for failing tests alone.
pub(crate) fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}
