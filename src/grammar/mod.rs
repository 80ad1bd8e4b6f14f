//! From a manuscript to a resolution: the only place that knows what a resolution looks like.

pub mod lexicon;
pub mod labels;
pub mod piece;
pub mod notes;
pub mod read;
