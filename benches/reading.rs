//! How fast documents become trees: bytes a second on one core.
//!
//! Reads the UN's files in `PLENARY_CORPUS` (`../shared/corpus` if not set), every eighth of them, or all with
//! `PLENARY_ALL=1`; without that folder, the built-in resolution alone. `growing` shows that the cost is linear.

use divan::Bencher;
use divan::counter::BytesCount;
use plenary::grammar;
use plenary::model::resolution::{Reading, Resolution};
use plenary::readers::format;
use plenary::writers;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

const BUILT_IN: &str = include_str!("../assets/A-RES-75-10.ru.md");

fn read(bytes: &[u8]) -> Reading {
    grammar::read::read(format::read(bytes).expect("a document"))
}

#[divan::bench]
fn built_in(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(BUILT_IN)).bench(|| read(divan::black_box(BUILT_IN.as_bytes())));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn xml(bencher: Bencher) {
    let files = corpus();
    bencher
        .counter(BytesCount::new(total(&files)))
        .bench_local(|| files.iter().for_each(|file| drop(divan::black_box(read(file)))));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn text(bencher: Bencher) {
    let files: Vec<Vec<u8>> =
        corpus().iter().map(|file| writers::markdown::write(&read(file).resolution).into_bytes()).collect();
    bencher
        .counter(BytesCount::new(total(&files)))
        .bench_local(|| files.iter().for_each(|file| drop(divan::black_box(read(file)))));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn page(bencher: Bencher) {
    measure(bencher, page_of);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn rich(bencher: Bencher) {
    measure(bencher, rich_of);
}

/// Reads what `print` makes of all files.
fn measure(bencher: Bencher, print: fn(&Resolution) -> String) {
    let files: Vec<Vec<u8>> = corpus().iter().map(|file| print(&read(file).resolution).into_bytes()).collect();
    bencher
        .counter(BytesCount::new(total(&files)))
        .bench_local(|| files.iter().for_each(|file| drop(divan::black_box(read(file)))));
}

/// A web page with the words of a resolution.
fn page_of(resolution: &Resolution) -> String {
    let mut page = "<!DOCTYPE html><html><body>\n".to_owned();
    for node in &resolution.nodes {
        let words = node.text.string.replace('&', "&amp;").replace('<', "&lt;");
        let (verb, rest) = words.split_once(' ').unwrap_or(("", &words));
        let label = node.label.as_deref().unwrap_or("");
        let _ = write!(page, "<p class=\"text\" style=\"margin: 0\">{label} <em>{verb}</em> {rest}");
        for note in node.notes() {
            let _ =
                write!(page, "<sup><a href=\"#n{note}\" id=\"c{note}\">{}</a></sup>", resolution.notes[note].marker);
        }
        page += "</p>\n";
    }
    for (number, note) in resolution.notes.iter().enumerate() {
        let _ =
            writeln!(page, "<p id=\"n{number}\"><a href=\"#c{number}\">{}</a> {}</p>", note.marker, note.text.string);
    }
    page
}

/// Rich text with the words of a resolution, as word processors write it.
fn rich_of(resolution: &Resolution) -> String {
    let escaped = |words: &str| {
        words.chars().fold(String::new(), |mut out, letter| {
            let _ = match letter {
                '\\' | '{' | '}' => write!(out, "\\{letter}"),
                letter if letter.is_ascii() => write!(out, "{letter}"),
                letter => write!(out, "\\u{}?", letter as u32),
            };
            out
        })
    };
    let mut file = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n".to_owned();
    for node in &resolution.nodes {
        let words = escaped(&node.text.string);
        let (verb, rest) = words.split_once(' ').unwrap_or(("", &words));
        let label = escaped(node.label.as_deref().unwrap_or(""));
        let _ = write!(file, "\\pard\\plain\\f0\\fs20 {label}\\tab {{\\i {verb}}} {rest}");
        for note in node.notes() {
            let words = escaped(&resolution.notes[note].text.string);
            let _ = write!(file, "{{\\super\\chftn{{\\footnote{{\\super\\chftn}} {words}}}}}");
        }
        file += "\\par\n";
    }
    file + "}"
}

/// Documents of 1, 5 and 20 MB: the same resolution over and over.
#[divan::bench(args = [1, 5, 20], sample_count = 3, sample_size = 1)]
fn growing(bencher: Bencher, megabytes: usize) {
    let document = BUILT_IN.repeat(megabytes * 1_000_000 / BUILT_IN.len());
    bencher.counter(BytesCount::of_str(&document)).bench_local(|| read(document.as_bytes()));
}

fn total(files: &[Vec<u8>]) -> usize {
    files.iter().map(Vec::len).sum()
}

fn corpus() -> Vec<Vec<u8>> {
    let folder = std::env::var("PLENARY_CORPUS").unwrap_or_else(|_| "../shared/corpus".to_owned());
    let mut paths = Vec::new();
    gather(Path::new(&folder), &mut paths);
    paths.sort();
    let step = if std::env::var_os("PLENARY_ALL").is_some() { 1 } else { 8 };
    let files: Vec<Vec<u8>> = paths.iter().step_by(step).filter_map(|path| fs::read(path).ok()).collect();
    if files.is_empty() {
        println!("no UN files in {folder}: the built-in resolution is read instead");
        return vec![BUILT_IN.as_bytes().to_vec()];
    }
    files
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "xml") {
            paths.push(path);
        }
    }
}
