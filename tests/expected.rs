//! Documents counted by hand: paragraphs, items, notes, annexes.
//!
//! The counts stand in a table beside the documents. A preambular or operative paragraph counts whether it bears a
//! number or not; an item counts where it lies under an operative paragraph, at any depth, and not in a preamble or
//! an annex; a note counts as often as it is printed, not as often as it is called.

mod told;

use plenary::grammar;
use plenary::model::node::{Kind, Node};
use plenary::readers::format;
use std::path::{Path, PathBuf};

/// Documents that adopt an instrument in an operative paragraph: it is a node like an annex, and the table counts
/// annexes alone. A/RES/79/1 adopts the Pact for the Future and annexes two more; A/RES/73/3 adopts a declaration.
const INSTRUMENTS: [(&str, usize); 2] = [("A_RES_79_1-2416433E.xml", 1), ("A_RES_73_3-EN.pdf", 1)];

#[test]
fn documents_have_as_many_paragraphs_as_were_counted_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents");
    let Ok(table) = std::fs::read_to_string(folder.join("EXPECTED.tsv")) else {
        told::skipped("no documents beside the project");
        return;
    };
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let column = |name: &str| head.iter().position(|column| *column == name).expect("a column");
    let counted = ["preambular", "operative", "subitems", "footnotes", "annexes"].map(|name| (name, column(name)));
    let mut held = 0;
    let mut wrong = Vec::new();
    for row in lines {
        let is_counted = counted.iter().any(|(_, at)| row.get(*at).is_some_and(|count| !count.is_empty()));
        if !is_counted {
            continue;
        }
        let Some(found) = counts(&folder.join(row[0]), row[0]) else { continue };
        held += 1;
        for ((name, at), found) in counted.iter().zip(found) {
            let expected: Option<usize> = row.get(*at).and_then(|count| count.parse().ok());
            if expected.is_some_and(|expected| expected != found) {
                wrong.push(format!("{}: {found} {name}, counted by hand {}", row[0], row[*at]));
            }
        }
    }
    assert!(held >= 30, "only {held} documents were held against their counts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Preambular and operative paragraphs, items, notes, annexes; `None` where the reader of the format finds no text yet.
fn counts(path: &PathBuf, name: &str) -> Option<[usize; 5]> {
    let bytes = std::fs::read(path).expect("a document of the table");
    let manuscript = match format::read(&bytes) {
        Ok(manuscript) => manuscript,
        Err(problem) if problem.message.contains("holds no text") => {
            println!("skipped {name}: {}", problem.message);
            return None;
        }
        Err(problem) => panic!("{name}: {}", problem.message),
    };
    let resolution = grammar::read::read(manuscript).resolution;
    let of = |kind: Kind| resolution.nodes.iter().filter(|node| node.kind == kind).count();
    let is_operative_item =
        |node: &&Node| node.kind == Kind::Subparagraph && node.id.as_deref().is_some_and(|id| id.contains("OP"));
    let items = resolution.nodes.iter().filter(is_operative_item).count();
    let instruments = INSTRUMENTS.iter().find(|(file, _)| *file == name).map_or(0, |(_, count)| *count);
    Some([of(Kind::Preambular), of(Kind::Operative), items, resolution.notes.len(), of(Kind::Annex) - instruments])
}
