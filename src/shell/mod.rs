//! Where the reader meets the world: arguments, files, terminal events, the loop.

pub mod report;
pub mod suggestion;
pub mod files;
pub mod folders;
pub mod arguments;
pub mod output;
pub mod usage;
pub mod settings;
pub mod memory;
pub mod remembering;
pub mod listings;
pub mod difference;
pub mod library;
pub mod search;
pub mod document;
pub mod paths;
pub mod clipboard;
pub mod browser;
pub mod keys;
pub mod background;
pub mod events;
pub mod terminal;
pub mod halves;
pub mod session;
pub mod favours;
pub mod commands;
