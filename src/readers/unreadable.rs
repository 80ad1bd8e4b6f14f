//! Why a document cannot be read at all, in words for a person.

use std::fmt;

/// A document that is none, or that keeps its text from us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// A sentence without a full stop, for instance `the PDF is encrypted`.
    pub message: String,
    /// What to try instead; `None` where nothing helps.
    pub hint: Option<String>,
}

impl Unreadable {
    /// A document that cannot be read, with advice.
    pub fn with_hint(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Unreadable {}
