//! Opens documents: a path, standard input, or the resolution that is built in.

use crate::grammar;
use crate::model::resolution::Reading;
use crate::readers::{format, plain};
use crate::shell::report::Report;
use crate::shell::suggestion::{files_in, nearest_file};
use crate::state::wording::Say;
use std::io::{ErrorKind, IsTerminal, Read};
use std::path::Path;

/// A/RES/75/10 in Russian, as an extractor gives it.
const BUILT_IN: &str = include_str!("../../assets/A-RES-75-10.ru.md");

/// The largest document that is read, in bytes: fifty times the largest resolution known.
const LARGEST: u64 = 256 << 20;

/// Reads the built-in resolution.
pub fn built_in() -> Reading {
    grammar::read::read(plain::read_text(BUILT_IN))
}

/// Reads the document at `path`, standard input for `-`, the built-in resolution for none.
///
/// # Errors
/// Where there is no such document, or it cannot be read.
pub fn open(path: Option<&Path>) -> Result<Reading, Report> {
    let Some(path) = path else { return Ok(built_in()) };
    let (name, bytes) = if path == Path::new("-") {
        (STANDARD_INPUT.to_owned(), standard_input()?)
    } else {
        (path.display().to_string(), file(path)?)
    };
    let manuscript = format::read(&bytes).map_err(|unreadable| {
        let report = Report::from(unreadable);
        Report { message: format!("{name}: {}", report.message), ..report }
    })?;
    drop(bytes);
    Ok(grammar::read::read(manuscript))
}

/// What messages call it.
const STANDARD_INPUT: &str = "standard input";

fn file(path: &Path) -> Result<Vec<u8>, Report> {
    let name = path.display();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Report::unreadable(
            format!("{name}: no such file"),
            nearest_file(path).map_or_else(
                || "give the path of a document, or `-` to read standard input".to_owned(),
                |meant| format!("did you mean {meant}?"),
            ),
        )
        .said(Say::NoSuchFile),
        ErrorKind::PermissionDenied => {
            Report::unreadable(format!("{name}: not permitted to read it"), "check the file's permissions")
                .said(Say::NotPermitted)
        }
        _ => Report::unreadable(format!("{name}: {error}"), "is the path right?"),
    };
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(Report::unreadable(format!("{name}: a folder, not a document"), inside(path)).said(Say::IsFolder));
    }
    if metadata.len() > LARGEST {
        return Err(Report::unreadable(
            format!("{name}: larger than {} MB", LARGEST >> 20),
            "no resolution is that large; is it the right file?",
        )
        .said(Say::TooLarge));
    }
    std::fs::read(path).map_err(failed)
}

/// What to try where a folder was given.
fn inside(folder: &Path) -> String {
    let paths = files_in(folder).into_iter().map(|name| folder.join(name));
    let first: Vec<String> =
        paths.filter(|path| path.is_file()).take(3).map(|path| path.display().to_string()).collect();
    if first.is_empty() {
        "no document lies right in it".to_owned()
    } else {
        format!("give one inside it, for instance {}", first.join(", "))
    }
}

/// A file that could not be written. What the system says of it may name a file that only the writer knows.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Report {
    let (why, hint) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ("there is no such folder", "is the path right?"),
        ErrorKind::IsADirectory => ("it is a folder", "give the name of a file in it"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("it may not be written", "are the folder and the file writable?")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("the disk is full", "it is as it was before"),
        _ => return Report::misuse(format!("{}: not written: {error}", path.display()), "it is as it was before"),
    };
    Report::misuse(format!("{}: not written: {why}", path.display()), hint)
}

fn standard_input() -> Result<Vec<u8>, Report> {
    if std::io::stdin().is_terminal() {
        return Err(Report::misuse(
            format!("{STANDARD_INPUT} is a terminal, so there is nothing to read"),
            "pipe a document into it: `pdftotext r.pdf - | plenary -`",
        ));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() as u64 > LARGEST => Err(Report::unreadable(
            format!("{STANDARD_INPUT}: larger than {} MB", LARGEST >> 20),
            "is it the right document?",
        )),
        Ok(0) => Err(Report::unreadable(
            format!("{STANDARD_INPUT}: nothing came"),
            "does the command before the pipe print a document?",
        )),
        Ok(_) => Ok(bytes),
        Err(error) => Err(Report::unreadable(format!("{STANDARD_INPUT}: {error}"), "is the pipe open?")),
    }
}
