//! Where the reader meets the world: arguments, files, terminal events, the loop.

pub mod report;
pub mod files;
pub mod arguments;
pub mod terminal;
pub mod commands;
