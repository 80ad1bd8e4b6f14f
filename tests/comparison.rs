//! What became of each paragraph from one version of a text to the next.

mod told;

use plenary::analysis::comparison::{Change, compare};
use plenary::grammar;
use plenary::model::resolution::Resolution;
use plenary::readers::{format, plain};
use plenary::shell::files;
use plenary::writers::comparison::{Comparison, marked};
use std::fs;
use std::path::Path;

fn read(body: &str) -> Resolution {
    let text = format!("99/7. Reading aloud\n\nThe General Assembly,\n\n{body}\n");
    grammar::read::read(plain::read_text(&text)).resolution
}

fn rows(old: &Resolution, new: &Resolution) -> Vec<String> {
    let compared = compare(old, new);
    let written = Comparison { old, new, compared: &compared }.rows(false, marked);
    written.lines().map(str::to_owned).collect()
}

const OLD: &str = "Recalling its resolution 98/7 of 3 May 2043 on libraries and their readers,\n\n\
    Noting the report of the librarian on the quiet rooms of the libraries,\n\n\
    1. Invites libraries to open their quiet rooms in the morning:\n\n(a) To children and their parents;\n\n\
    (b) To students of law;\n\n2. Requests a report on the state of all archives before the end of the year;\n\n\
    3. Decides to come back to the matter at its hundredth session.";

#[test]
fn a_paragraph_put_in_changes_the_numbers_of_others_and_nothing_else() {
    let new = OLD
        .replace("2. Requests", "2. Thanks the librarian for her work;\n\n3. Requests")
        .replace("3. Decides", "4. Decides");
    assert_eq!(
        rows(&read(OLD), &read(&new)),
        [
            "OP2\tadded\t{+Thanks the librarian for her work;+}",
            "A/RES/99/7 to A/RES/99/7: 9 the same, 0 changed, 0 moved, 1 added, 0 removed",
        ]
    );
}

#[test]
fn words_that_changed_stand_in_their_paragraph() {
    let new = OLD
        .replace("98/7 of 3 May 2043", "99/1 of 4 May 2044")
        .replace("(b) To students of law;\n\n", "")
        .replace("children and their parents", "children, their teachers and their parents");
    assert_eq!(
        rows(&read(OLD), &read(&new)),
        [
            "PP1\tchanged\tRecalling its resolution [-98/7-]{+99/1+} of [-3-]{+4+} May [-2043-]{+2044+} on libraries and their readers,",
            "OP1(a)\tchanged\tTo children{+, their teachers+} and their parents;",
            "OP1(b)\tremoved\t[-To students of law;-]",
            "A/RES/99/7 to A/RES/99/7: 6 the same, 2 changed, 0 moved, 0 added, 1 removed",
        ]
    );
}

#[test]
fn a_paragraph_that_stands_elsewhere_was_moved() {
    let (first, rest) = OLD.split_once("\n\n").expect("two recitals");
    let (second, rest) = rest.split_once("\n\n").expect("two recitals");
    let new = format!("{second}\n\n{}\n\n{rest}", first.replace("2043", "2042"));
    let told = rows(&read(OLD), &read(&new));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("\tmoved\t") && told[0].contains("→"), "{told:?}");
}

#[test]
fn two_readings_of_one_text_are_the_same() {
    assert_eq!(rows(&read(OLD), &read(OLD)).len(), 1);
    let long = read(&"Noting it,\n\n".repeat(3000));
    let compared = compare(&long, &long);
    assert!(compared.iter().all(|compared| compared.change == Change::Same));
    let empty = Resolution::default();
    assert!(compare(&empty, &empty).is_empty());
    let built_in = files::built_in().resolution;
    assert!(compare(&built_in, &empty).iter().all(|compared| compared.change == Change::Removed));
}

#[test]
fn versions_in_two_languages_are_held_together_by_their_addresses() {
    let french = "L’Assemblée générale,\n\nRappelant sa résolution 98/7 sur les bibliothèques,\n\n\
                  1. Invite les bibliothèques à ouvrir leurs salles :\n\na) Aux enfants ;\n\n2. Décide de continuer.";
    let french = grammar::read::read(plain::read_text(&format!("99/7. Lire à haute voix\n\n{french}"))).resolution;
    assert_eq!(
        rows(&read(OLD), &french),
        [
            "PP2\tremoved\t[-Noting the report of the librarian on the quiet rooms of the libraries,-]",
            "OP1(b)\tremoved\t[-To students of law;-]",
            "OP3\tremoved\t[-Decides to come back to the matter at its hundredth session.-]",
            "A/RES/99/7 to A/RES/99/7: 6 the same, 0 changed, 0 moved, 0 added, 3 removed",
        ]
    );
}

/// Each paragraph of either version is told once, in its order, and its words come back from the pieces.
#[test]
fn nothing_is_lost_between_official_versions() {
    let folder = Path::new("../shared/corpus");
    if !folder.exists() {
        return told::skipped("no corpus beside the project");
    }
    let open = |path: String| {
        let bytes = fs::read(folder.join(path)).expect("an official file");
        grammar::read::read(format::read(&bytes).expect("a document")).resolution
    };
    for (language, letter) in
        [("Arabic", 'A'), ("Chinese", 'C'), ("English", 'E'), ("French", 'F'), ("Russian", 'R'), ("Spanish", 'S')]
    {
        let versions = [
            open(format!("ga-75/{language}/75_10_{letter}.xml")),
            open(format!("series-interpol/A_RES_77_20-2226542{letter}.xml")),
            open(format!("series-interpol/A_RES_79_136-2423454{letter}.xml")),
        ];
        for pair in versions.windows(2) {
            let compared = compare(&pair[0], &pair[1]);
            let count = |resolution: &Resolution| resolution.nodes.len() + resolution.notes.len();
            let told = |is_there: fn(&plenary::analysis::comparison::Compared) -> bool| {
                compared.iter().filter(|compared| is_there(compared)).count()
            };
            assert_eq!(told(|compared| compared.old.is_some()), count(&pair[0]), "{language}");
            assert_eq!(told(|compared| compared.new.is_some()), count(&pair[1]), "{language}");
            // Most of what was said before is said again.
            let kept = told(|compared| compared.old.is_some() && compared.new.is_some());
            assert!(kept * 10 >= count(&pair[0]) * 8, "{language}: {kept} of {}", count(&pair[0]));
        }
    }
}
