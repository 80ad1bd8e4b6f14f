//! Starts the reader and reports how it ended.

fn main() {}
