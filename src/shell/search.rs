//! Finds a phrase in all documents of a folder.

use crate::analysis::hits::{Hit, hits};
use crate::analysis::search::Phrase;
use crate::shell::arguments::Color;
use crate::shell::files;
use crate::shell::output::{FOUND, PLAIN, has_colours, made_safe, print, print_bytes};
use crate::shell::report::Report;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use walkdir::WalkDir;

/// The endings of names that documents bear. What such a file is, its content tells.
const ENDINGS: [&str; 13] =
    ["xml", "akn", "pdf", "docx", "docm", "html", "htm", "xhtml", "md", "markdown", "txt", "rtf", "json"];

/// How many letters are printed on either side of what was found.
const AROUND: usize = 60;

/// What was found in one document; `None` where it could not be read.
struct Found {
    symbol: Option<String>,
    hits: Vec<Hit>,
}

/// Searches and prints, in the order of the paths; exit code 1 where nothing was found.
///
/// # Errors
/// Where there is nothing to look for, or the folder cannot be read.
pub fn run(query: &str, folder: &Path, json: bool, color: Color) -> Result<ExitCode, Report> {
    let phrase = Phrase::new(query);
    if phrase.is_empty() {
        return Err(Report::misuse("there is nothing to look for", "give a word or a phrase"));
    }
    let paths = documents(folder)?;
    if paths.is_empty() {
        let hint = format!("documents end in {}", ENDINGS.join(", "));
        return Err(Report::unreadable(format!("{}: no documents in this folder", folder.display()), hint));
    }
    let has_colours = has_colours(color);
    let mut told = Told::default();
    let mut rows = Vec::new();
    look(&paths, &phrase, |at, found| {
        let Some(found) = found else {
            told.unreadable += 1;
            return true;
        };
        told.hits += found.hits.len();
        told.documents += usize::from(!found.hits.is_empty());
        let path = paths[at].display().to_string();
        if json {
            rows.extend(found.hits.into_iter().map(|hit| row(&path, found.symbol.as_deref(), &hit)));
            return true;
        }
        let lines: String = found.hits.iter().map(|hit| line(&path, hit, has_colours)).collect();
        told.failure = if has_colours { print_bytes(lines.as_bytes()) } else { print(&lines) }.err();
        told.failure.is_none()
    });
    if let Some(failure) = told.failure {
        return Err(failure);
    }
    if json {
        print(&(serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"))?;
    }
    let unread = match told.unreadable {
        0 => String::new(),
        count => format!("; {count} could not be read"),
    };
    let _ =
        writeln!(std::io::stderr(), "{} hits in {} of {} documents{unread}", told.hits, told.documents, paths.len());
    Ok(ExitCode::from(u8::from(told.hits == 0)))
}

/// What is told at the end.
#[derive(Default)]
struct Told {
    hits: usize,
    documents: usize,
    unreadable: usize,
    failure: Option<Report>,
}

/// The documents below a folder in order of their paths, or the one that the path names. Hidden files and folders are
/// passed over, links to folders are not followed.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, Report> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let is_document = |path: &Path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    };
    let mut paths = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.path().is_file() && (entry.depth() == 0 || is_document(entry.path())) => {
                paths.push(entry.into_path());
            }
            Err(error) if error.depth() == 0 => {
                return Err(Report::unreadable(
                    format!("{}: no such folder", folder.display()),
                    "give the folder that holds the documents, or none for this one",
                ));
            }
            // A folder inside that may not be read is no reason to find nothing.
            _ => {}
        }
    }
    Ok(paths)
}

/// Looks through the documents on all cores and hands on what was found in the order of the paths, until `tell` has enough.
fn look(paths: &[PathBuf], phrase: &Phrase, mut tell: impl FnMut(usize, Option<Found>) -> bool) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(paths.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = paths.get(at) else { break };
                    let found = files::open(Some(path)).ok().map(|reading| Found {
                        hits: hits(&reading.resolution, phrase),
                        symbol: reading.resolution.symbol,
                    });
                    if sender.send((at, found)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting: BTreeMap<usize, Option<Found>> = BTreeMap::new();
        let mut progress = Progress::new(paths.len());
        let mut told = 0;
        'receiving: for (at, found) in receiver {
            waiting.insert(at, found);
            progress.show(told + waiting.len());
            while let Some(found) = waiting.remove(&told) {
                if found.as_ref().is_some_and(|found| !found.hits.is_empty()) {
                    progress.clear();
                }
                if !tell(told, found) {
                    next.store(paths.len(), Ordering::Relaxed);
                    break 'receiving;
                }
                told += 1;
            }
        }
        progress.clear();
    });
}

/// A line that tells how far a long search is, on a terminal.
struct Progress {
    all: usize,
    last: Instant,
    is_shown: bool,
    is_wanted: bool,
}

impl Progress {
    const EVERY: Duration = Duration::from_millis(200);

    fn new(all: usize) -> Self {
        Self { all, last: Instant::now(), is_shown: false, is_wanted: std::io::stderr().is_terminal() }
    }

    fn show(&mut self, read: usize) {
        if self.is_wanted && self.last.elapsed() >= Self::EVERY {
            let _ = write!(std::io::stderr(), "\r{read} of {} documents read", self.all);
            (self.last, self.is_shown) = (Instant::now(), true);
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// `path:OP3`, a tab, the words around what was found.
fn line(path: &str, hit: &Hit, has_colours: bool) -> String {
    let (around, place) = hit.around(AROUND);
    let name = hit.address.as_deref().unwrap_or(hit.kind);
    if !has_colours {
        return format!("{path}\t{name}\t{around}\n");
    }
    let (before, found, after) = (&around[..place.start], &around[place.clone()], &around[place.end..]);
    let mut line = format!("{}\t{}\t{}", made_safe(path), made_safe(name), made_safe(before));
    let _ = writeln!(line, "{FOUND}{}{PLAIN}{}", made_safe(found), made_safe(after));
    line
}

fn row(path: &str, symbol: Option<&str>, hit: &Hit) -> serde_json::Value {
    let places: Vec<_> =
        hit.places.iter().map(|place| serde_json::json!({ "from": place.start, "to": place.end })).collect();
    serde_json::json!({
        "file": path, "symbol": symbol, "id": hit.address, "kind": hit.kind, "text": hit.words, "hits": places
    })
}
