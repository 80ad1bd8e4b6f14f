//! Failure, told to a person: a sentence, a hint, an exit code.

use crate::layout::shown::safe;
use crate::readers::unreadable::Unreadable;
use crate::state::wording::{Say, Tongue};
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
    /// The same in the languages of the interface, for a `{name}`.
    pub said: Say,
}

impl Report {
    /// Wrong use.
    pub fn misuse(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()), code: 2, said: Say::CannotRead }
    }

    /// A document that could not be read.
    pub fn unreadable(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()), code: 3, said: Say::CannotRead }
    }

    /// The same, for which the reader has a sentence of its own.
    #[must_use]
    pub fn said(self, said: Say) -> Self {
        Self { said, ..self }
    }

    /// The lines for the person.
    pub fn lines(&self) -> String {
        let mut out = format!("error: {}\n", made_safe(&self.message));
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "hint: {}", made_safe(hint));
        }
        out
    }

    /// The sentence that the reader says of a file; in English the one that tells most.
    pub fn on_screen(&self, tongue: Tongue, name: &str) -> String {
        if tongue == Tongue::default() { self.message.clone() } else { tongue.fill(self.said, &[("name", name)]) }
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

/// Words that only show: the name of a file may hold what would act on the terminal.
fn made_safe(words: &str) -> String {
    words.chars().map(safe).collect()
}

impl From<Unreadable> for Report {
    fn from(unreadable: Unreadable) -> Self {
        Self { message: unreadable.message, hint: unreadable.hint, code: 3, said: Say::CannotRead }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_do_not_act_on_the_terminal() {
        let report = Report::unreadable("\u{1b}[2Jx: no such file", "did you mean \u{9b}31m?");
        assert!(report.lines().chars().all(|letter| letter == '\n' || !letter.is_control()), "{:?}", report.lines());
    }
}
