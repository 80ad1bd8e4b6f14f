//! What can be known beyond the words.

pub mod outline;
pub mod search;
