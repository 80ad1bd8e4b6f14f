//! Finds a phrase in all documents of a folder.

use crate::analysis::search::Phrase;
use crate::library::hits::{Hit, hits};
use crate::shell::arguments::Color;
use crate::shell::files;
use crate::shell::library::{documents, look};
use crate::shell::output::{FOUND, PLAIN, has_colours, made_safe, print, print_bytes};
use crate::shell::report::Report;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// How many letters are printed on either side of what was found.
const AROUND: usize = 60;

/// What was found in one document.
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
    let has_colours = has_colours(color);
    let mut told = Told::default();
    let mut rows = Vec::new();
    let read = |path: &Path| {
        let resolution = files::open(Some(path)).ok()?.resolution;
        Some(Found { hits: hits(&resolution, &phrase), symbol: resolution.symbol })
    };
    look(&paths, true, read, |at, found: Option<Found>| {
        let Some(found) = found else {
            told.unreadable.push(paths[at].display().to_string());
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
    let unread = made_safe(&unread(&told.unreadable));
    let _ =
        writeln!(std::io::stderr(), "{} hits in {} of {} documents{unread}", told.hits, told.documents, paths.len());
    Ok(ExitCode::from(u8::from(told.hits == 0)))
}

/// What is told at the end.
#[derive(Default)]
struct Told {
    hits: usize,
    documents: usize,
    unreadable: Vec<String>,
    failure: Option<Report>,
}

/// How many documents could not be read, and the first of them by name.
fn unread(paths: &[String]) -> String {
    const NAMED: usize = 3;
    if paths.is_empty() {
        return String::new();
    }
    let more = if paths.len() > NAMED { ", …" } else { "" };
    format!("; {} could not be read: {}{more}", paths.len(), paths[..paths.len().min(NAMED)].join(", "))
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
