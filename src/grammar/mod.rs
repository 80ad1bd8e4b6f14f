//! From a manuscript to a resolution: the only place that knows what a resolution looks like.

pub mod labels;
pub mod lexicon;
pub mod piece;
pub mod notes;
pub mod halves;
pub mod joining;
pub mod lists;
pub mod formulas;
pub mod outlay;
pub mod divisions;
pub mod numbering;
pub mod instruments;
pub mod unlabelled;
pub mod scope;
pub mod tree;
pub mod sessions;
pub mod cover;
pub mod coverlines;
pub mod edges;
pub mod run_on;
pub mod parting;
pub mod verbs;
pub mod account;
pub mod read;
