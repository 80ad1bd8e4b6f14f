//! Folders of documents.

pub mod catalogue;
pub mod hits;
