//! Reads web pages.

use crate::manuscript::printed::Manuscript;
use crate::readers::unreadable::Unreadable;

/// Whether `text` looks like a web page.
pub fn is_html(_text: &str) -> bool {
    false
}

/// Reads a page that is already decoded.
///
/// # Errors
/// Where it holds no words at all.
pub fn read_text(_text: &str) -> Result<Manuscript, Unreadable> {
    Ok(Manuscript::default())
}
