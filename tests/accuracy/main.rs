//! Measures the reader on the UN's machine-readable resolutions, and fails when it falls below what was reached.
//!
//! The folder is `PLENARY_CORPUS`, or `../shared/corpus`; below it lie folders of languages, in which the versions of
//! one resolution bear the same name but for the letter at its end (`75_10_A.xml`, `75_10_C.xml` …). One resolution
//! in eight is read, or each with `PLENARY_ALL=1`. Without the folder nothing is measured.
//!
//! `cargo test --release --test accuracy -- --nocapture` shows the table.

#[path = "../told/mod.rs"]
mod told;
mod typesetter;

use plenary::grammar;
use plenary::model::node::Kind;
use plenary::model::resolution::{Reading, Resolution};
use plenary::readers::format;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use typesetter::Chance;

/// What was reached over all files, with a little room for samples of them: resolutions whose language versions give
/// one tree. What is left is mostly lost in the files themselves: paragraphs, numbers and items that one version lacks.
const SAME_TREES: f64 = 0.937;
/// By language: paragraphs read back letter for letter (F1) from extracted and from printed text, and the share of
/// these that are of the right kind. Both over all files and over the sample, whichever is less.
const FLOORS: [(&str, f64, f64, f64); 6] = [
    ("ar", 0.993, 0.998, 0.993),
    ("en", 0.996, 0.997, 0.994),
    ("es", 0.993, 0.994, 0.994),
    ("fr", 0.995, 0.996, 0.994),
    ("ru", 0.985, 0.990, 0.993),
    ("zh", 0.994, 0.995, 0.982),
];
/// Notes read back with their marks and words, and called from the right paragraphs.
const NOTES: f64 = 0.99;

/// What was read back of what was printed.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    files: usize,
    wanted: usize,
    read: usize,
    found: usize,
    kinds: usize,
    notes: usize,
    notes_found: usize,
    calling: usize,
    calls_found: usize,
}

/// What was found out about all files.
#[derive(Default)]
struct Findings {
    /// By language and layout.
    scores: BTreeMap<(&'static str, &'static str), Score>,
    /// By resolution, the ids that each version gives.
    trees: BTreeMap<String, Vec<Vec<String>>>,
    /// Files that lose words, or repeat ids.
    wrong: Vec<String>,
}

#[test]
fn official_files_read_alike_in_six_languages_and_read_back_from_text() {
    let folder = std::env::var("PLENARY_CORPUS").unwrap_or_else(|_| "../shared/corpus".to_owned());
    let files = sample(Path::new(&folder));
    if files.is_empty() {
        told::skipped(&format!("no files of resolutions in {folder}"));
        return;
    }
    let findings = Mutex::new(Findings::default());
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((name, path)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    measure(name, path, &findings);
                }
            });
        }
    });
    let findings = findings.into_inner().expect("no reader panicked");
    print(&findings);
    hold(&findings);
}

/// Reads one file, prints it in both layouts and reads these.
fn measure(name: &str, path: &Path, findings: &Mutex<Findings>) {
    let Ok(bytes) = fs::read(path) else { return };
    let Ok(manuscript) = format::read(&bytes) else { return };
    let reading = grammar::read::read(manuscript);
    let language = reading.resolution.language.map_or("?", plenary::model::language::Language::code);
    let mut chance = Chance(u64::try_from(bytes.len()).unwrap_or(1));
    let layouts = [
        ("extracted", typesetter::extracted(&reading.resolution, &mut chance)),
        ("printed", typesetter::printed(&reading.resolution)),
    ];
    let scores = layouts.map(|(layout, text)| {
        let again = grammar::read::read(format::read(text.as_bytes()).expect("a text"));
        let lost = if again.accounting.missing + again.accounting.invented > 0 { Some(layout) } else { None };
        (layout, score(&reading.resolution, &again.resolution), lost)
    });
    let ids: Vec<String> = reading.resolution.nodes.iter().filter_map(|node| node.id.clone()).collect();
    let mut findings = findings.lock().expect("no reader panicked");
    findings.wrong.extend(faults(&reading, &ids).map(|fault| format!("{}: {fault}", path.display())));
    for (layout, score, lost) in scores {
        add(findings.scores.entry((language, layout)).or_default(), score);
        findings.wrong.extend(lost.map(|layout| format!("{}, {layout}: loses words", path.display())));
    }
    findings.trees.entry(name.to_owned()).or_default().push(ids);
}

fn faults(reading: &Reading, ids: &[String]) -> impl Iterator<Item = &'static str> {
    let lost = reading.accounting.missing > 0;
    let mut sorted = ids.to_vec();
    sorted.sort();
    sorted.dedup();
    let repeated = sorted.len() < ids.len();
    [lost.then_some("loses words"), repeated.then_some("repeats ids")].into_iter().flatten()
}

/// Holds a resolution read from text against the one that was printed.
fn score(printed: &Resolution, read: &Resolution) -> Score {
    let (wanted, found) = (rows(printed), rows(read));
    let mut score = Score { files: 1, wanted: wanted.len(), read: found.len(), ..Score::default() };
    for (one, other) in common(&wanted, &found) {
        let (one, other) = (&wanted[one], &found[other]);
        score.found += 1;
        score.kinds += usize::from(one.kind == other.kind);
        if !one.notes.is_empty() {
            score.calling += 1;
            score.calls_found += usize::from(one.notes == other.notes);
        }
    }
    let mut left: HashMap<(String, String), usize> = HashMap::new();
    for note in &read.notes {
        *left.entry((note.marker.clone(), squashed(&note.text.string))).or_default() += 1;
    }
    for note in printed.notes.iter().filter(|note| !note.called_from.is_empty()) {
        score.notes += 1;
        if let Some(count) =
            left.get_mut(&(note.marker.clone(), squashed(&note.text.string))).filter(|count| **count > 0)
        {
            *count -= 1;
            score.notes_found += 1;
        }
    }
    score
}

/// A paragraph as it is compared.
struct Row {
    kind: Kind,
    words: String,
    notes: Vec<String>,
}

fn rows(resolution: &Resolution) -> Vec<Row> {
    const LEFT_OUT: [Kind; 5] = [Kind::Cover, Kind::Closing, Kind::Enacting, Kind::Table, Kind::Part];
    let nodes = resolution.nodes.iter().filter(|node| !LEFT_OUT.contains(&node.kind));
    let row = nodes.map(|node| Row {
        kind: node.kind,
        words: squashed(&format!("{}{}", node.label.as_deref().unwrap_or_default(), node.text.string)),
        notes: node.notes().filter_map(|note| Some(resolution.notes.get(note)?.marker.clone())).collect(),
    });
    row.filter(|row| !row.words.is_empty()).collect()
}

/// The letters without white space and marks that nobody sees.
fn squashed(words: &str) -> String {
    words.chars().filter(|&letter| plenary::manuscript::tally::counts(letter)).collect()
}

/// Pairs of places with the same words, in order: a longest common subsequence.
fn common(one: &[Row], other: &[Row]) -> Vec<(usize, usize)> {
    let start = one.iter().zip(other).take_while(|(one, other)| one.words == other.words).count();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|place| (place, place)).collect();
    let (rest, left) = (&one[start..], &other[start..]);
    let mut longest = vec![vec![0_usize; left.len() + 1]; rest.len() + 1];
    for (i, row) in rest.iter().enumerate().rev() {
        for (j, found) in left.iter().enumerate().rev() {
            longest[i][j] = if row.words == found.words {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rest.len() && j < left.len() {
        if rest[i].words == left[j].words {
            pairs.push((start + i, start + j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn add(sum: &mut Score, score: Score) {
    sum.files += score.files;
    sum.wanted += score.wanted;
    sum.read += score.read;
    sum.found += score.found;
    sum.kinds += score.kinds;
    sum.notes += score.notes;
    sum.notes_found += score.notes_found;
    sum.calling += score.calling;
    sum.calls_found += score.calls_found;
}

#[expect(clippy::cast_precision_loss, reason = "counts of paragraphs are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn print(findings: &Findings) {
    println!("language  layout     files  blocks   kinds   notes   calls");
    for ((language, layout), score) in &findings.scores {
        println!(
            "{language:<9} {layout:<10} {:>5}  {:.4}  {:.4}  {:.4}  {:.4}",
            score.files,
            share(2 * score.found, score.wanted + score.read),
            share(score.kinds, score.found),
            share(score.notes_found, score.notes),
            share(score.calls_found, score.calling),
        );
    }
    println!("one tree in all languages: {:.4} of {}", same_trees(findings), findings.trees.len());
}

fn same_trees(findings: &Findings) -> f64 {
    let several = findings.trees.values().filter(|trees| trees.len() > 1);
    let (same, all) = several
        .fold((0, 0), |(same, all), trees| (same + usize::from(trees.iter().all(|tree| *tree == trees[0])), all + 1));
    share(same, all)
}

fn hold(findings: &Findings) {
    assert!(findings.wrong.is_empty(), "{}", findings.wrong.join("\n"));
    assert!(same_trees(findings) >= SAME_TREES, "one tree in all languages: {}", same_trees(findings));
    for ((language, layout), score) in &findings.scores {
        let place = format!("{language}, {layout}");
        let (_, extracted, printed, kinds) =
            FLOORS.into_iter().find(|floor| floor.0 == *language).expect("one of the six languages");
        let floor = if *layout == "extracted" { extracted } else { printed };
        let blocks = share(2 * score.found, score.wanted + score.read);
        assert!(blocks >= floor, "{place}: blocks {blocks}");
        assert!(share(score.kinds, score.found) >= kinds, "{place}: kinds {}", share(score.kinds, score.found));
        let notes = share(score.notes_found + score.calls_found, score.notes + score.calling);
        assert!(notes >= NOTES, "{place}: notes and calls {notes}");
    }
}

/// The files to read, each with what the language versions of a resolution share: the set, and the number.
fn sample(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut groups: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    gather(folder, &mut groups);
    let step = if std::env::var_os("PLENARY_ALL").is_some() { 1 } else { 8 };
    let chosen = groups.into_iter().step_by(step);
    chosen.flat_map(|(name, paths)| paths.into_iter().map(move |path| (name.clone(), path))).collect()
}

fn gather(folder: &Path, groups: &mut BTreeMap<String, Vec<PathBuf>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, groups);
        } else if let Some(name) = shared_name(&path) {
            groups.entry(name).or_default().push(path);
        }
    }
}

/// `75_10` with its set before it; `None` for what is no XML of one of the six languages.
fn shared_name(path: &Path) -> Option<String> {
    if path.extension().is_none_or(|ending| ending != "xml") {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let bare = stem.strip_suffix(['A', 'C', 'E', 'F', 'R', 'S'])?.trim_end_matches(['_', '-']);
    let job = bare.rsplit_once('-').filter(|(_, job)| job.len() == 7 && job.bytes().all(|byte| byte.is_ascii_digit()));
    let set = path.parent()?.parent()?;
    Some(format!("{} {}", set.display(), job.map_or(bare, |(number, _)| number)))
}
