//! The order of floors and files: each uses only those listed before it in `lib.rs` and in its `mod.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules that a `lib.rs` or `mod.rs` lists, in order.
fn listed(source: &str) -> Vec<String> {
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub mod ").or_else(|| line.trim().strip_prefix("mod ")))
        .filter_map(|rest| rest.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The first of `later` that `source` names below `prefix` (`crate` or `crate::grammar`).
fn names_a_later_one<'a>(source: &str, prefix: &str, later: &'a [String]) -> Option<&'a String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let code = code.split("#[cfg(test)]").next().unwrap_or("").to_owned();
    later.iter().find(|name| {
        let path = format!("{prefix}::{name}");
        let in_braces = code.match_indices(&format!("{prefix}::{{")).any(|(at, _)| {
            let inner = code[at..].split('}').next().unwrap_or("");
            inner.split([',', '{', ' ']).any(|part| part.split("::").next() == Some(name.as_str()))
        });
        in_braces
            || code
                .match_indices(&path)
                .any(|(at, _)| !code[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
    out
}

/// The files of a module: `name.rs`, or everything below `name/`.
fn files_of(folder: &Path, name: &str) -> Vec<PathBuf> {
    let file = folder.join(format!("{name}.rs"));
    if file.is_file() { vec![file] } else { rust_files(&folder.join(name)) }
}

/// Checks the modules listed in `list`, a file inside `folder`, and those below them.
fn check(folder: &Path, list: &Path, prefix: &str, wrong: &mut Vec<String>) {
    let names = listed(&fs::read_to_string(list).expect("a list of modules"));
    for (place, name) in names.iter().enumerate() {
        for file in files_of(folder, name) {
            let source = fs::read_to_string(&file).expect("a source file");
            if let Some(later) = names_a_later_one(&source, prefix, &names[place + 1..]) {
                wrong.push(format!("{} uses {prefix}::{later}, listed after {name}", file.display()));
            }
        }
        let inner = folder.join(name).join("mod.rs");
        if inner.is_file() {
            check(&folder.join(name), &inner, &format!("{prefix}::{name}"), wrong);
        }
    }
}

#[test]
fn every_module_uses_only_those_listed_before_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    check(&src, &src.join("lib.rs"), "crate", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_a_caption() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&src) {
        let source = fs::read_to_string(&file).expect("a source file");
        assert!(source.starts_with("//! "), "{} has no caption", file.display());
    }
}

#[test]
fn a_wrong_arrow_is_seen() {
    let later = ["view".to_owned()];
    assert!(names_a_later_one("use crate::view::text;", "crate", &later).is_some());
    assert!(names_a_later_one("use crate::{model, view};", "crate", &later).is_some());
    assert!(names_a_later_one("// crate::view::text\nuse crate::viewer;", "crate", &later).is_none());
}
