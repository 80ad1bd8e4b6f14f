//! No letter is cut, lost, doubled or laid over another, at any width, in any script.

mod told;

use plenary::layout::glyphs::{clusters, width_of};
use plenary::layout::page::Page;
use plenary::layout::setting::{Bidi, Fill, Setting};
use plenary::layout::shown::Shown;
use plenary::model::language::Language;
use plenary::model::node::{Kind, Node};
use plenary::model::note::Note;
use plenary::model::resolution::Resolution;
use plenary::model::text::{Role, Text};
use plenary::shell::files;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::{Path, PathBuf};

/// Holds every node of a page against its words: each letter once, in order, inside the width, over no other.
fn assert_whole(page: &Page, what: &str) {
    let setting = &page.setting;
    for (node, shown) in page.shown.iter().enumerate() {
        let mut seen: Vec<usize> = Vec::new();
        for row in &page.rows[page.rows_of(node)] {
            let mut taken = vec![false; setting.width];
            for letter in row.letters(shown, setting) {
                let cells = letter.column..letter.column + letter.width;
                assert!(cells.end <= setting.width, "{what}: {letter:?} leaves a row of {}", setting.width);
                for cell in cells {
                    assert!(!std::mem::replace(&mut taken[cell], true), "{what}: {letter:?} lies over another");
                }
                // A space is not shown where a row ends; the hyphen of a divided word is not of the document.
                if row.holds(letter.at) && letter.width > 0 && !shown.words[letter.at..].starts_with(' ') {
                    seen.push(letter.at);
                }
            }
        }
        seen.sort_unstable();
        let expected = expected(shown, setting);
        let wrong = seen.iter().zip(&expected).position(|(seen, expected)| seen != expected);
        let wrong = wrong.or((seen.len() != expected.len()).then_some(seen.len().min(expected.len())));
        let near = wrong.map(|at| expected.get(at).or(seen.get(at)).map(|&at| shown.words[at..].chars().take(20)));
        assert!(wrong.is_none(), "{what}: node {node} near {:?}", near.flatten().map(String::from_iter));
    }
}

/// The first byte of every letter that takes a cell, but for spaces and what parts the cells of a table.
fn expected(shown: &Shown, setting: &Setting) -> Vec<usize> {
    let letters = clusters(&shown.words, setting.joins()).into_iter();
    letters
        .filter(|(_, cluster)| !cluster.starts_with([' ', '\n']) && width_of(cluster) > 0)
        .map(|(at, _)| at)
        .collect()
}

fn settings(language: Option<Language>, width: usize) -> impl Iterator<Item = Setting> {
    let right_to_left = language.is_some_and(Language::is_right_to_left);
    let gutter = if width > 48 { 5 } else { 0 };
    [(Fill::Ragged, Bidi::Reader), (Fill::Even, Bidi::Reader), (Fill::Divided, Bidi::Off)]
        .into_iter()
        .map(move |(fill, bidi)| Setting { width, gutter, right_to_left, language, fill, bidi, notes_at_end: false })
}

#[test]
fn the_built_in_resolution_is_whole_at_every_width() {
    let resolution = files::built_in().resolution;
    let mut page = Page::new(&resolution, Setting::default());
    for width in 20..=250 {
        for setting in settings(resolution.language, width).skip(width % 3).take(1) {
            page.set(&resolution, setting);
            assert_whole(&page, &format!("width {width}"));
        }
    }
}

#[test]
fn documents_of_the_corpus_are_whole() {
    let corpus = Path::new("../shared/documents");
    let Ok(files) = std::fs::read_dir(corpus) else {
        told::skipped(&format!("{} is not there", corpus.display()));
        return;
    };
    let mut files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "xml")) {
        let Ok(reading) = files::open(Some(file)) else { continue };
        let resolution = reading.resolution;
        let mut page = Page::new(&resolution, Setting::default());
        for (width, setting) in [20, 33, 52, 80, 121, 250].into_iter().flat_map(|width| {
            settings(resolution.language, width).skip(width % 3).take(1).map(move |setting| (width, setting))
        }) {
            page.set(&resolution, setting);
            assert_whole(&page, &format!("{} at {width}", file.display()));
        }
    }
}

/// Every fourth file of the corpus, each at the next width: so all widths from 20 to 250 come round several times.
#[test]
fn the_corpus_is_whole_at_any_width() {
    let folder = std::env::var("PLENARY_CORPUS").unwrap_or_else(|_| "../shared/corpus".to_owned());
    let mut paths = Vec::new();
    gather(Path::new(&folder), &mut paths);
    paths.sort();
    if paths.is_empty() {
        told::skipped(&format!("no corpus in {folder}"));
    }
    for (count, path) in paths.iter().step_by(4).enumerate() {
        let Ok(reading) = files::open(Some(path)) else { continue };
        let width = 20 + count % 231;
        let settings: Vec<Setting> = settings(reading.resolution.language, width).collect();
        let page = Page::new(&reading.resolution, settings[count % settings.len()]);
        assert_whole(&page, &format!("{} at {width}", path.display()));
    }
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            paths.push(path);
        }
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,9}",
        "[A-Z][a-z]{0,14}-[a-z]{1,6}",
        "[а-яё]{1,16}",
        "[\u{621}-\u{64a}][\u{621}-\u{652}]{0,9}",
        "[\u{4e00}-\u{9fff}]{1,12}[，。；（）《》]?",
        "[0-9]{1,4}",
        "A/RES/[0-9]{2}/[0-9]{1,3}",
        prop::sample::select(vec![
            "№",
            "п.",
            "para.",
            "(c)",
            ";",
            ":",
            "«",
            "»",
            "—",
            "лала́",
            "e\u{301}",
            "👩‍👩‍👧",
            "لا",
            "سلام",
            "﷽",
            "İ",
            "ﬁ",
            "\u{200f}x",
            "\u{ad}",
            "a\u{300}\u{301}\u{302}b",
            "٢٠٢٠",
            "[",
            "]",
            "ا\u{64b}",
            "\u{202e}"
        ])
        .prop_map(str::to_owned),
        "[!-~\u{a1}-\u{24f}\u{300}-\u{5ff}\u{620}-\u{d7ff}]{1,6}".prop_filter("joins what follows", |word| {
            !word.contains(['\u{6dd}', '\u{70f}', '\u{890}', '\u{891}', '\u{8e2}', '\u{d4e}'])
        }),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..40).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = Text> {
    (words(), prop::collection::vec(any::<prop::sample::Index>(), 0..4)).prop_map(|(words, calls)| {
        let mut text = Text::from(words);
        let bounds: Vec<usize> = text.string.char_indices().map(|(at, _)| at).chain([text.string.len()]).collect();
        let mut places: Vec<usize> = calls.iter().map(|call| *call.get(&bounds)).collect();
        places.sort_unstable();
        text.calls.extend(places.iter().map(|&at| plenary::model::text::Call { at, note: 0 }));
        if let [from, .., to] = places[..] {
            text.mark(from, to, Role::Link, None);
        }
        text
    })
}

fn node() -> impl Strategy<Value = Node> {
    let kinds = vec![Kind::Preambular, Kind::Operative, Kind::Subparagraph, Kind::Heading, Kind::Closing, Kind::Table];
    let label = prop::option::of("\\(?[a-zа-я0-9]{1,4}[.)]");
    let rows = prop::collection::vec(prop::collection::vec(text(), 0..5), 0..4);
    (prop::sample::select(kinds), text(), label, 0..7_u8, rows).prop_map(|(kind, text, label, depth, rows)| {
        let (text, rows) = if kind == Kind::Table { (Text::default(), rows) } else { (text, Vec::new()) };
        Node { depth, label, rows, ..Node::new(kind, text) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, rng_seed: RngSeed::Fixed(7510), ..ProptestConfig::default() })]

    #[test]
    fn no_letter_of_any_node_is_lost_or_doubled(
        nodes in prop::collection::vec(node(), 1..4),
        width in 20..=250_usize,
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        let notes = vec![Note { marker: "12".into(), ..Note::default() }];
        let resolution = Resolution { nodes, notes, language: Some(language), ..Resolution::default() };
        for setting in settings(Some(language), width) {
            assert_whole(&Page::new(&resolution, setting), &format!("width {width}"));
        }
    }
}
