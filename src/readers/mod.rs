//! From bytes to a manuscript; one file per format, and one that tells formats apart.

pub mod unreadable;
pub mod encoding;
pub mod label;
pub mod breaks;
pub mod plain;
pub mod akn;
pub mod html;
pub mod docx;
pub mod rtf;
pub mod pdf;
mod record;
pub mod format;
