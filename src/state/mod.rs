//! What the reader is doing and how each action changes that; no input, no output.

pub mod key;
pub mod action;
pub mod keymap;
pub mod geometry;
pub mod folds;
pub mod hunt;
pub mod app;
