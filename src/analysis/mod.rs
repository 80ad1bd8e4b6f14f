//! What can be known beyond the words.

pub mod citations;
pub mod outline;
pub mod search;
