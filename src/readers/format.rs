//! Tells formats apart by content, and reads each with its reader.

use crate::manuscript::printed::Manuscript;
use crate::readers::unreadable::Unreadable;
use crate::readers::{akn, plain};

/// Reads a document of any format.
///
/// # Errors
/// Where the bytes hold no document that any reader knows.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    if akn::is_akn(&text) { akn::read_text(&text) } else { plain::read(bytes) }
}
