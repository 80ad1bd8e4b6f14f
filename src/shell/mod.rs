//! Where the reader meets the world: arguments, files, terminal events, the loop.

pub mod report;
pub mod suggestion;
pub mod files;
pub mod arguments;
pub mod output;
pub mod usage;
pub mod listings;
pub mod keys;
pub mod events;
pub mod terminal;
pub mod commands;
