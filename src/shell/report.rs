//! Failure, told to a person: a sentence, a hint, an exit code.

use crate::readers::unreadable::Unreadable;
use std::fmt::Write as _;
use std::process::ExitCode;

/// How a run ended that did not end well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// A sentence without a full stop.
    pub message: String,
    /// What to try.
    pub hint: Option<String>,
    /// 1 found wanting, 2 wrong use, 3 the document could not be read.
    pub code: u8,
}

impl Report {
    /// Wrong use.
    pub fn misuse(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()), code: 2 }
    }

    /// A document that could not be read.
    pub fn unreadable(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()), code: 3 }
    }

    /// The lines for the person.
    pub fn lines(&self) -> String {
        let mut out = format!("error: {}\n", self.message);
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "hint: {hint}");
        }
        out
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl From<Unreadable> for Report {
    fn from(unreadable: Unreadable) -> Self {
        Self { message: unreadable.message, hint: unreadable.hint, code: 3 }
    }
}
