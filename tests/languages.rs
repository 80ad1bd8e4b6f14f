//! The six language versions of a resolution are one text: their trees are the same, node for node.
//!
//! Some files of the United Nations lack a paragraph that the other versions have, or its number; what is not in the
//! file is not in the tree, so that not all can agree. In the files of 2020 to 2023 that is 38 of 499 resolutions.

mod told;

use plenary::grammar;
use plenary::readers::format;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many resolutions are compared, spread over all.
const SAMPLE: usize = 125;

/// The share that agrees in all languages, at least; 461 of all 499 agree, 113 of this sample.
const FLOOR: f64 = 0.88;

#[test]
fn six_languages_give_one_tree() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("PLENARY_CORPUS").map_or(beside, PathBuf::from);
    let mut versions: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    gather(&folder, &mut versions);
    versions.retain(|_, files| files.len() > 1);
    if versions.is_empty() {
        told::skipped(&format!("no corpus at {}", folder.display()));
        return;
    }
    let step = versions.len().div_ceil(SAMPLE);
    let mut held = 0;
    let mut differing = Vec::new();
    for ((_, name), files) in versions.iter().step_by(step) {
        let trees: Vec<Vec<String>> = files.iter().map(|file| ids(file)).collect();
        held += 1;
        if trees.iter().any(|tree| *tree != trees[0]) {
            differing.push(name.as_str());
        }
    }
    let share =
        1.0 - f64::from(u32::try_from(differing.len()).unwrap_or(0)) / f64::from(u32::try_from(held).unwrap_or(1));
    println!("one tree in all languages: {share:.3} of {held}; not in {}", differing.join(", "));
    assert!(share >= FLOOR, "only {share:.3} agree; not {}", differing.join(", "));
}

/// The versions of each resolution: files of one name in neighbouring folders, the letter of the language apart.
fn gather(folder: &Path, versions: &mut BTreeMap<(PathBuf, String), Vec<PathBuf>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, versions);
        } else if path.extension().is_some_and(|extension| extension == "xml")
            && let (Some(stem), Some(set)) = (path.file_stem().and_then(|stem| stem.to_str()), folder.parent())
        {
            let name = stem.trim_end_matches(['A', 'C', 'E', 'F', 'R', 'S']).trim_end_matches(['-', '_']);
            let job =
                name.rsplit_once('-').filter(|(_, job)| job.len() == 7 && job.bytes().all(|b| b.is_ascii_digit()));
            let name = job.map_or(name, |(name, _)| name).to_owned();
            versions.entry((set.to_path_buf(), name)).or_default().push(path);
        }
    }
}

fn ids(path: &Path) -> Vec<String> {
    let bytes = std::fs::read(path).expect("a file of the corpus");
    let reading = grammar::read::read(format::read(&bytes).expect("a readable file"));
    assert_eq!(reading.accounting.missing, 0, "{} loses letters", path.display());
    reading
        .resolution
        .nodes
        .iter()
        .filter_map(|node| Some(format!("{} {}", node.id.as_ref()?, node.kind.name())))
        .collect()
}
