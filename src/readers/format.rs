//! Tells formats apart by content, and reads each with its reader.

use crate::manuscript::printed::Manuscript;
use crate::readers::plain;
use crate::readers::unreadable::Unreadable;

/// Reads a document of any format.
///
/// # Errors
/// Where the bytes hold no document that any reader knows.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    plain::read(bytes)
}
