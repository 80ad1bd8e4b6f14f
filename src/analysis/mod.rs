//! What can be known beyond the words.

pub mod citations;
pub mod outline;
pub mod search;
pub mod fuzzy;
pub mod passages;
pub mod sources;
pub mod comparison;
