//! Compares two documents and prints what became of each paragraph.

use crate::analysis::comparison::compare;
use crate::analysis::comparison::words::Side;
use crate::model::resolution::Resolution;
use crate::shell::arguments::Color;
use crate::shell::files;
use crate::shell::output::{GONE, NEW, PLAIN, has_colours, made_safe, print, print_bytes};
use crate::shell::report::Report;
use crate::writers::comparison::{Comparison, marked};
use std::path::Path;
use std::process::ExitCode;

/// Compares and prints; exit code 1 where the documents differ.
///
/// # Errors
/// Where one of them cannot be read, or both are standard input.
pub fn run(old: &Path, new: &Path, with_same: bool, json: bool, color: Color) -> Result<ExitCode, Report> {
    let input = Path::new("-");
    if old == input && new == input {
        return Err(Report::misuse("both documents are standard input", "give a path for one of them"));
    }
    let (old, new) = both(old, new)?;
    let compared = compare(&old, &new);
    let comparison = Comparison { old: &old, new: &new, compared: &compared };
    if json {
        print(&(comparison.json() + "\n"))?;
    } else {
        if let (true, Some(one), Some(other)) = (old.language != new.language, old.language, new.language) {
            let (one, other) = (one.code(), other.code());
            eprintln!("note: one is in {one}, the other in {other}: paragraphs are held together by their addresses");
        }
        let painted = |side: Side, words: &str| paint(side, &made_safe(&marked(side, words)));
        if has_colours(color) {
            print_bytes(comparison.rows(with_same, painted).as_bytes())?;
        } else {
            print(&comparison.rows(with_same, marked))?;
        }
    }
    Ok(ExitCode::from(u8::from(!comparison.is_same())))
}

/// Reads both documents, each on a core of its own: large ones take half the time.
fn both(old: &Path, new: &Path) -> Result<(Resolution, Resolution), Report> {
    let open = |path: &Path| files::open(Some(path)).map(|reading| reading.resolution);
    let (old, new) = std::thread::scope(|scope| {
        let new = scope.spawn(|| open(new));
        (open(old), new.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    Ok((old?, new?))
}

fn paint(side: Side, words: &str) -> String {
    match side {
        Side::Both => words.to_owned(),
        Side::Old => format!("{GONE}{words}{PLAIN}"),
        Side::New => format!("{NEW}{words}{PLAIN}"),
    }
}
