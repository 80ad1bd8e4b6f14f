//! Walks through the documents of a folder, on all cores.

use crate::library::catalogue::{Catalogue, Entry};
use crate::shell::files;
use crate::shell::report::Report;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use walkdir::WalkDir;

/// The endings of names that documents bear. What such a file is, its content tells.
const ENDINGS: [&str; 13] =
    ["xml", "akn", "pdf", "docx", "docm", "html", "htm", "xhtml", "md", "markdown", "txt", "rtf", "json"];

/// The documents below a folder in the order of their paths, or the one that the path names. Hidden files and folders
/// are passed over, links to folders are not followed.
///
/// # Errors
/// Where there is no such folder, or no document in it.
pub fn documents(folder: &Path) -> Result<Vec<PathBuf>, Report> {
    let paths = paths(folder, usize::MAX).map_err(|()| {
        let hint = "give the folder that holds the documents, or none for this one";
        Report::unreadable(format!("{}: no such folder", folder.display()), hint)
    })?;
    if paths.is_empty() {
        return Err(none_in(folder));
    }
    Ok(paths)
}

fn none_in(folder: &Path) -> Report {
    let hint = format!("documents end in {}", ENDINGS.join(", "));
    Report::unreadable(format!("{}: no documents in this folder", folder.display()), hint)
}

fn paths(folder: &Path, deepest: usize) -> Result<Vec<PathBuf>, ()> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let is_document = |path: &Path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    };
    let mut paths = Vec::new();
    let walk = WalkDir::new(folder).max_depth(deepest).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.path().is_file() && (entry.depth() == 0 || is_document(entry.path())) => {
                paths.push(entry.into_path());
            }
            Err(error) if error.depth() == 0 => return Err(()),
            // A folder inside that may not be read is no reason to find nothing.
            _ => {}
        }
    }
    Ok(paths)
}

/// What the documents below a folder are.
///
/// # Errors
/// Where there is no such folder, or no document in it that can be read.
pub fn catalogue(folder: &Path) -> Result<Catalogue, Report> {
    let catalogue = catalogue_of(&documents(folder)?, true);
    if catalogue.entries.is_empty() { Err(none_in(folder)) } else { Ok(catalogue) }
}

/// What the documents right in the folder of a file are.
pub fn catalogue_beside(path: &Path) -> Catalogue {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    catalogue_of(&paths(folder, 1).unwrap_or_default(), false)
}

fn catalogue_of(paths: &[PathBuf], is_told: bool) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let read = |path: &Path| {
        let reading = files::open(Some(path)).ok()?;
        Some(Entry::of(path.display().to_string(), &reading.resolution))
    };
    look(paths, is_told, read, |_, entry| {
        catalogue.entries.extend(entry);
        true
    });
    catalogue
}

/// Reads documents on all cores and hands on what `read` makes of each, in the order of the paths, until `tell` has
/// enough. Where that `is_told`, a line on the terminal says how far it is.
pub fn look<T: Send>(
    paths: &[PathBuf],
    is_told: bool,
    read: impl Fn(&Path) -> T + Sync,
    mut tell: impl FnMut(usize, T) -> bool,
) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(paths.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, read) = (sender.clone(), &next, &read);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = paths.get(at) else { break };
                    if sender.send((at, read(path))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting: BTreeMap<usize, T> = BTreeMap::new();
        let mut progress = Progress::new(paths.len(), is_told);
        let mut told = 0;
        for (at, found) in receiver {
            waiting.insert(at, found);
            progress.show(told + waiting.len());
            while let Some(found) = waiting.remove(&told) {
                progress.clear();
                if !tell(told, found) {
                    next.store(paths.len(), Ordering::Relaxed);
                    return;
                }
                told += 1;
            }
        }
        progress.clear();
    });
}

/// A line that tells how far long work is.
struct Progress {
    all: usize,
    last: Instant,
    is_shown: bool,
    is_wanted: bool,
}

impl Progress {
    const EVERY: Duration = Duration::from_millis(200);

    fn new(all: usize, is_told: bool) -> Self {
        let is_wanted = is_told && std::io::stderr().is_terminal();
        Self { all, last: Instant::now(), is_shown: false, is_wanted }
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
