//! What keys and mouse do to the state of the reader; no terminal.

mod document;
mod documents;
mod bombs;
mod comparing;
mod parallel;
mod moving;
mod outline;
mod notes;
mod searching;
mod typing;
mod own_notes;
mod large;
mod lists;
mod jumps;
mod mouse;
mod endurance;
