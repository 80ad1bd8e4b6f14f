//! The Word file and the XML of one resolution are one tree, wherever both lie beside the project.

use plenary::model::resolution::{Reading, Resolution};
use plenary::{grammar, readers::format};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn read(path: &Path) -> Reading {
    let bytes = std::fs::read(path).expect("a file");
    grammar::read::read(format::read(&bytes).expect("a readable file"))
}

/// Letters without white space and marks that are not drawn.
fn letters(words: &str) -> String {
    words.chars().filter(|&letter| plenary::manuscript::tally::counts(letter)).collect()
}

/// Ids, labels and words of the paragraphs, with the notes that they call.
fn tree(resolution: &Resolution) -> Vec<(String, String, Vec<String>)> {
    let kept = resolution.nodes.iter().filter(|node| node.id.is_some());
    kept.map(|node| {
        let label = node.label.as_deref().unwrap_or("");
        let notes = node.notes().map(|note| letters(&resolution.notes[note].text.string)).collect();
        (node.id.clone().unwrap_or_default(), letters(label) + &letters(&node.text.string), notes)
    })
    .collect()
}

/// `75_10.ru` of a Word file, and `75_10_R` of the XML, are `75_10` and `ru`.
fn twins(shared: &Path) -> HashMap<String, PathBuf> {
    let codes = [("_A", "ar"), ("_C", "zh"), ("_E", "en"), ("_F", "fr"), ("_R", "ru"), ("_S", "es")];
    let mut out = HashMap::new();
    for path in files(&shared.join("corpus"), "xml") {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some((ending, code)) = codes.iter().find(|(ending, _)| stem.ends_with(ending)) {
            out.insert(format!("{}.{code}", stem.trim_end_matches(ending)), path);
        }
    }
    out
}

#[test]
fn word_and_xml_are_one_tree() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let twins = twins(&shared);
    let made = files(&shared.join("typeset"), "docx");
    if made.is_empty() || twins.is_empty() {
        crate::told::skipped("no Word files beside the project");
        return;
    }
    let mut compared = 0;
    for path in made {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(twin) = twins.get(&stem) else { continue };
        let (ours, theirs) = (read(&path), read(twin));
        assert_eq!(tree(&ours.resolution), tree(&theirs.resolution), "{stem}");
        let accounting = ours.accounting;
        assert_eq!((accounting.missing, accounting.invented), (0, 0), "{stem}");
        compared += 1;
    }
    assert!(compared > 0, "no Word file has a twin");
}

#[test]
fn a_real_report_is_read_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents/A_80_604_Add.1.docx");
    if !path.exists() {
        crate::told::skipped("no documents beside the project");
        return;
    }
    let Reading { resolution, accounting, .. } = read(&path);
    assert_eq!((accounting.missing, accounting.invented), (0, 0));
    assert_eq!(resolution.symbol.as_deref(), Some("A/80/604/Add.1"));
    let numbers: Vec<String> = (1..=44).map(|number| format!("OP{number}")).collect();
    let ids: Vec<String> = resolution.nodes.iter().filter_map(|node| node.id.clone()).collect();
    assert_eq!(ids.iter().filter(|id| id.starts_with("OP")).cloned().collect::<Vec<_>>(), numbers);
    let called: Vec<&str> =
        resolution.notes.iter().filter(|note| !note.called_from.is_empty()).map(|note| note.id.as_str()).collect();
    assert!(["1", "2"].iter().all(|id| called.contains(id)), "{called:?}");
}
