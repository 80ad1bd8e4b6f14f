//! Prints to standard output and writes files: safely to a terminal, quietly into a closed pipe, whole or not at all.

use crate::layout::shown::safe;
use crate::shell::arguments::Color;
use crate::shell::report::Report;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Bold cyan, as addresses look in the reader.
const ADDRESS: &str = "\x1b[1;36m";
/// The end of any colour.
pub const PLAIN: &str = "\x1b[0m";
/// Bold, as places that a search found look in the reader.
pub const FOUND: &str = "\x1b[1;33m";
/// Red: words that only an old version has.
pub const GONE: &str = "\x1b[31m";
/// Green: words that only a new version has.
pub const NEW: &str = "\x1b[32m";

/// Whether colours are wanted on standard output.
pub fn has_colours(wish: Color) -> bool {
    match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Prints words; on a terminal without the control characters that a document may hold.
///
/// # Errors
/// Where standard output cannot be written to, unless its reader has gone away.
pub fn print(words: &str) -> Result<ExitCode, Report> {
    if io::stdout().is_terminal() { print_bytes(made_safe(words).as_bytes()) } else { print_bytes(words.as_bytes()) }
}

/// Prints rows whose first column is an address, coloured where colours are wanted.
///
/// # Errors
/// As `print`.
pub fn print_rows(rows: &str, wish: Color) -> Result<ExitCode, Report> {
    if has_colours(wish) { print_bytes(coloured(&made_safe(rows)).as_bytes()) } else { print(rows) }
}

/// Words without the control characters that a document may hold.
pub fn made_safe(words: &str) -> String {
    words.chars().map(|letter| if matches!(letter, '\n' | '\t') { letter } else { safe(letter) }).collect()
}

fn coloured(rows: &str) -> String {
    let colour = |row: &str| match row.split_once('\t') {
        Some((address, rest)) if !address.is_empty() => format!("{ADDRESS}{address}{PLAIN}\t{rest}"),
        _ => row.to_owned(),
    };
    rows.split_inclusive('\n').map(colour).collect()
}

/// Writes to standard output; a reader that has gone away is no failure.
///
/// # Errors
/// As `print`.
pub fn print_bytes(bytes: &[u8]) -> Result<ExitCode, Report> {
    let mut out = io::stdout().lock();
    ended(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Prints what `write` writes, as it goes: it may be many times as long as the document. A terminal gets it whole, and
/// without the control characters that a document may hold.
///
/// # Errors
/// As `print`.
pub fn print_written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<ExitCode, Report> {
    let mut out = io::stdout().lock();
    if !out.is_terminal() {
        return ended(written_to(&mut out, write));
    }
    let mut bytes = Vec::new();
    let written = written_to(&mut bytes, write);
    print(&String::from_utf8_lossy(&bytes))?;
    ended(written)
}

/// Has `write` write to `out`, in large pieces and to the last byte.
fn written_to(out: &mut dyn Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(PIECE, out);
    write(&mut out)?;
    out.flush()
}

/// How many bytes are written at once.
const PIECE: usize = 1 << 16;

/// How the program ends once standard output was written to.
fn ended(written: io::Result<()>) -> Result<ExitCode, Report> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Report::misuse(format!("standard output: {error}"), "is the disk full?"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Writes a file whole or not at all: a new one takes the place of the old when every byte of it is on the disk.
///
/// # Errors
/// Where the folder or the file cannot be written to; the old file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_file(path, |out| out.write_all(bytes))
}

/// As `write_whole`, with what `write` writes.
///
/// # Errors
/// As `write_whole`.
pub fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A pipe or a device keeps its place; a link keeps pointing to the file that is replaced.
    if path.exists() && !path.is_file() {
        return written_to(&mut std::fs::File::create(path)?, write);
    }
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(&path, folder)?;
    written_to(&mut file, write)?;
    file.as_file().sync_all()?;
    file.persist(&path).map(drop).map_err(|failure| failure.error)
}

/// A file beside `path`, with the permissions that a file of that name has or would have.
fn new_file(path: &Path, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plenary-");
    let old = std::fs::metadata(path).map(|metadata| metadata.permissions());
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Ok(permissions) = old {
        if permissions.readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_a_folder_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.txt");
        write_whole(&path, b"old").expect("written");
        write_whole(&path, b"new").expect("written again");
        assert_eq!(std::fs::read(&path).expect("there"), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is left there");
        assert!(write_whole(folder.path(), b"x").is_err());
        assert!(write_whole(&folder.path().join("no/such/folder"), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_goes_on_pointing_to_the_file_it_pointed_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, b"old").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write_whole(&link, b"new").expect("written");
        assert_eq!(std::fs::read(&file).expect("there"), b"new");
        assert!(link.is_symlink());
    }

    #[test]
    fn colours_mark_addresses_and_nothing_of_the_words_acts_on_the_terminal() {
        assert_eq!(
            coloured(&made_safe("OP1\tRead\x1b[31m\n\tno address\n")),
            format!("{ADDRESS}OP1{PLAIN}\tRead\u{fffd}[31m\n\tno address\n")
                .replace('\u{fffd}', &safe('\x1b').to_string())
        );
    }
}
