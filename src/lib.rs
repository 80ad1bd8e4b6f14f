//! plenary: a reader for resolutions of the United Nations, in which every word is accounted for.
//!
//! Each module uses only those listed before it, here and in every `mod.rs`;
//! `tests/architecture.rs` sees to that.

pub mod model;
pub mod manuscript;
pub mod readers;
pub mod grammar;
pub mod analysis;
pub mod writers;
pub mod library;
pub mod layout;
pub mod state;
pub mod view;
pub mod shell;
