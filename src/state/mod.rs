//! What the reader is doing and how each action changes that; no input, no output.

pub mod key;
pub mod action;
pub mod wording;
pub mod keymap;
pub mod geometry;
pub mod folds;
pub mod hunt;
pub mod list;
pub mod mode;
pub mod app;
mod jumps;
mod moving;
mod arranging;
mod notes;
mod searching;
mod following;
mod hints;
mod card;
mod commands;
mod prompt;
mod lists;
mod copying;
mod mouse;
mod pressing;
mod popups;
mod update;
