//! From a manuscript to a resolution: the only place that knows what a resolution looks like.

pub mod lexicon;
pub mod read;
