//! One resolution as eleven ways of making web pages set it: the tree is one and the same.

mod told;

use plenary::grammar;
use plenary::model::resolution::{Reading, Resolution};
use plenary::model::text::{Role, Text};
use plenary::readers::format;
use std::fs;
use std::path::Path;

fn read(path: &Path) -> Reading {
    grammar::read::read(format::read(&fs::read(path).expect("a file")).expect("a document"))
}

fn pages() -> impl Iterator<Item = (String, Reading)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/web");
    ["typeset", "word", "pandoc", "forge", "wiki", "old", "raised", "gdocs", "office", "nameless", "writer"]
        .into_iter()
        .map(move |name| (name.to_owned(), read(&folder.join(format!("{name}.html")))))
}

fn ids(resolution: &Resolution) -> Vec<&str> {
    resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect()
}

/// A node: its id, its label and words without white space, its cells, and the markers of the notes that it calls.
type Told<'a> = (&'a str, String, Vec<Vec<String>>, Vec<&'a str>);

/// The nodes in order. Lines of a cover or a closing, which bear no id, are told together: pages and files break them
/// in different places.
fn nodes(resolution: &Resolution) -> Vec<Told<'_>> {
    let mut out: Vec<Told<'_>> = Vec::new();
    for node in &resolution.nodes {
        let label: String = node.label.iter().flat_map(|label| label.split_whitespace()).collect();
        let words = label + &squashed(&node.text);
        let rows = node.rows.iter().map(|row| row.iter().map(squashed).collect());
        let notes = node.notes().map(|note| resolution.notes[note].marker.as_str());
        match (node.id.as_deref(), out.last_mut()) {
            (None, Some(last)) if last.0.is_empty() => {
                last.1 += &words;
                last.2.extend(rows);
                last.3.extend(notes);
            }
            (id, _) => out.push((id.unwrap_or(""), words, rows.collect(), notes.collect())),
        }
    }
    out
}

/// Each note: its marker, its words, and the ids of its callers.
fn notes(resolution: &Resolution) -> Vec<(String, String, Vec<Option<String>>)> {
    let callers = |at: &usize| resolution.nodes[*at].id.clone();
    let notes = resolution.notes.iter();
    notes
        .map(|note| (note.marker.clone(), squashed(&note.text), note.called_from.iter().map(callers).collect()))
        .collect()
}

fn squashed(text: &Text) -> String {
    text.string.split_whitespace().collect()
}

#[test]
fn eleven_kinds_of_pages_give_one_tree() {
    for (name, Reading { resolution, accounting, .. }) in pages() {
        let found: Vec<(&str, &str, &str)> = resolution
            .nodes
            .iter()
            .filter_map(|node| {
                Some((node.id.as_deref()?, node.label.as_deref().unwrap_or(""), node.text.string.as_str()))
            })
            .collect();
        let expected = [
            ("PP1", "", "Recalling its resolution 98/7 on quiet rooms,"),
            ("PP2", "", "Noting the work of readers & listeners,"),
            ("OP1", "1.", "Invites libraries:"),
            ("OP1(a)", "(a)", "To open their rooms;"),
            ("OP1(b)", "(b)", "To keep count of their visitors;"),
            ("OP2", "2.", "Decides to come back to the matter."),
        ];
        assert_eq!(found, expected, "{name}");
        assert_eq!(resolution.symbol.as_deref(), Some("A/RES/99/7"), "{name}");
        let callers = |ids: &[&str]| ids.iter().map(|id| Some((*id).to_owned())).collect::<Vec<_>>();
        let expected = [
            ("1".to_owned(), "Seethereportonrooms.".to_owned(), callers(&["PP1", "OP1(b)"])),
            ("2".to_owned(), "Ibid.,annex.".to_owned(), callers(&["PP2"])),
        ];
        assert_eq!(notes(&resolution), expected, "{name}");
        assert_eq!((accounting.missing, accounting.invented), (0, 0), "{name}");
    }
}

#[test]
fn emphasis_links_and_tables_are_kept() {
    for (name, Reading { resolution, .. }) in pages() {
        let first = &resolution.nodes.iter().find(|node| node.id.as_deref() == Some("PP1")).expect("PP1").text;
        let emphasis = first.spans.iter().find(|span| span.role == Role::Emphasis).expect("emphasis");
        assert_eq!(&first.string[emphasis.from..emphasis.to], "Recalling", "{name}");
        let link = first.spans.iter().find(|span| span.role == Role::Link).expect("a link");
        assert_eq!(link.target.as_deref(), Some("https://docs.un.org/en/A/RES/98/7"), "{name}");
        let rows: Vec<Vec<String>> =
            resolution.nodes.iter().flat_map(|node| &node.rows).map(|row| row.iter().map(squashed).collect()).collect();
        assert_eq!(rows, [["Year", "Visitors"], ["2043", "12000"]], "{name}");
    }
}

#[test]
fn what_is_no_part_of_the_document_is_furniture_or_nothing() {
    for (name, reading) in pages() {
        let words: String = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
        for strange in
            ["Home", "Jump", "Main page", "edit", "Decides nothing", "Hidden", "Footnotes", "Style", "margin", "↩", "↑"]
        {
            assert!(!words.contains(strange), "{name} shows {strange}");
        }
    }
}

#[test]
fn typeset_pages_have_the_tree_of_their_xml() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(folder) = fs::read_dir(shared.join("typeset")) else {
        told::skipped("no typeset pages beside the project");
        return;
    };
    let languages = [("ar", "Arabic", "A"), ("en", "English", "E"), ("es", "Spanish", "S"), ("fr", "French", "F")];
    let languages = languages.into_iter().chain([("ru", "Russian", "R"), ("zh", "Chinese", "C")]).collect::<Vec<_>>();
    let mut compared = 0;
    for path in folder
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
    {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let (number, code) = name.rsplit_once('.').expect("a language");
        let (_, language, letter) = languages.iter().find(|language| language.0 == code).expect("a known language");
        let twin = shared.join(format!("corpus/ga-75/{language}/{number}_{letter}.xml"));
        let english = shared.join(format!("corpus/ga-75/English/{number}_E.xml"));
        if twin.is_file() {
            let (page, xml) = (read(&path), read(&twin));
            // Ids are the same in all languages; the English file is the best proofread.
            assert_eq!(ids(&page.resolution), ids(&read(&english).resolution), "{name}");
            let [ours, theirs] = [&page, &xml].map(|reading| nodes(&reading.resolution));
            for (ours, theirs) in ours.iter().zip(&theirs) {
                assert_eq!(ours, theirs, "{name}");
            }
            assert_eq!(ours.len(), theirs.len(), "{name}");
            assert!(notes(&page.resolution) == notes(&xml.resolution), "{name}: other notes");
            assert_eq!((page.accounting.missing, page.accounting.invented), (0, 0), "{name}");
            compared += 1;
        }
    }
    assert!(compared > 0, "no page has its twin");
}

#[test]
fn notes_of_lines_kept_as_typed_stand_beside_linked_ones() {
    let page = "<p>The General Assembly,</p><p>Recalling its plan<sup><a href='#n1'>1</a></sup>,</p>\
                <pre>Noting the ferry,[^2]\n\n1. Decides to go on.\n\n[^2]: It sails twice.\n</pre>\
                <p id='n1'><a href='#'>1</a> See the plan.</p>";
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    let told: Vec<_> = notes(&reading.resolution).into_iter().map(|note| (note.1, note.2)).collect();
    let called = |id: &str| vec![Some(id.to_owned())];
    assert_eq!(told, [("Seetheplan.".into(), called("PP1")), ("Itsailstwice.".into(), called("PP2"))]);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
}

/// The cells of the only table of a page, rows parted by `/`, cells by `|`.
fn cells(page: &str) -> String {
    let page = format!("<p>The General Assembly,</p><p>1. Adopts:</p>{page}");
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    let rows = reading.resolution.nodes.iter().flat_map(|node| &node.rows);
    let rows: Vec<String> = rows.map(|row| row.iter().map(squashed).collect::<Vec<_>>().join("|")).collect();
    rows.join("/")
}

#[test]
fn cells_that_spread_stand_once_in_their_first_column_and_row() {
    let head = "<table><tr><th rowspan=2>Year<th colspan=2>Visitors<th rowspan=2>Total";
    assert_eq!(
        cells(&format!("{head}<tr><td>Old<td>New<tr><td>2043<td>1<td>2<td>3</table>")),
        "Year|Visitors||Total/|Old|New|/2043|1|2|3"
    );
    assert_eq!(cells("<table><tr><td>a<td rowspan=0>b<tr><td>c<tr><td>d<td>e</table>"), "a|b/c|/d||e");
    let wide = cells("<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c</table>");
    assert_eq!((wide.matches('|').count(), wide.ends_with('c')), (63 + 63, true));
}

#[test]
fn what_stands_above_words_or_in_their_place_is_told_and_not_read_as_text() {
    let page = "<p>The General Assembly,</p><p>1. Adopts the <ruby>plan<rp>(</rp><rt>aloud</rt><rp>)</rp></ruby> of \
                <math><mi>x</mi><annotation>x tex</annotation></math> years;</p><frameset><frame src=a.html></frameset>";
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    let words: Vec<&str> = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
    assert_eq!(words, ["The General Assembly,", "Adopts the plan of x years;"]);
    let told: Vec<&str> = reading.remarks.iter().map(|remark| remark.what.as_str()).collect();
    assert!(told.contains(&"aloud") && told.iter().any(|told| told.contains("a.html")), "{told:?}");
}

/// The labels and words of the blocks of a page; no character may be lost or invented.
fn lines(page: &str) -> Vec<String> {
    let manuscript = format::read(page.as_bytes()).expect("a page");
    let line =
        |label: &Option<String>, words: &str| format!("{} {words}", label.as_deref().unwrap_or("")).trim().to_owned();
    let lines = manuscript.paragraphs.iter().map(|block| line(&block.label, &block.text.string)).collect();
    let accounting = grammar::read::read(manuscript).accounting;
    assert_eq!((accounting.missing, accounting.invented), (0, 0), "{page}");
    lines
}

#[test]
fn lists_count_as_a_browser_does() {
    for (page, expected) in [
        ("<ol reversed><li>x<li>x<li>x</ol>", "3. 2. 1."),
        ("<ol reversed start=9 type=a><li>x<li>x</ol>", "i. h."),
        ("<ol reversed><li>x<li value=7>x<li>x</ol>", "3. 7. 6."),
        ("<ol reversed><li><ol reversed type=i><li>x<li>x</ol><li>x</ol>", "2. ii. i. 1."),
        ("<ol><li value=4>x<li>x<li type=A>x</ol>", "4. 5. F."),
        ("<style>li{list-style:upper-roman}</style><ol><li>x<li>x</ol>", "I. II."),
    ] {
        let labels = lines(page).iter().map(|line| line.replace('x', "").trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(labels.join(" "), expected, "{page}");
    }
}

#[test]
fn style_sheets_count_over_several_levels() {
    for (page, expected) in [
        (
            "<style>ol{counter-reset:item;list-style:none} ol > li::before{counter-increment:item;content:counters(item,'.') ' '}</style>\
             <ol><li>x<ol><li>x<li>x</ol><li>x<ol><li>x</ol></ol>",
            "1 1.1 1.2 2 2.1",
        ),
        (
            "<style>body{counter-reset:a} .op{counter-increment:a;counter-reset:b} p.sub{counter-increment:b}\
             .op:before{content:'Article ' counter(a,upper-roman) '.'} p.sub:before{content:counter(a) '.' counter(b,lower-alpha)}</style>\
             <body><p class=op>x<p class=sub>x<p class=sub>x<p class=op>x<p class=sub>x",
            "Article I. 1.a 1.b Article II. 2.a",
        ),
        (
            "<style>.l-0>li{counter-increment:c-0}.l-1>li{counter-increment:c-1}ol.l-0.start{counter-reset:c-0 4}ol.l-1.start{counter-reset:c-1 0}\
             .l-0>li:before{content:\"\" counter(c-0,decimal) \". \"}.l-1>li:before{content:\"\" counter(c-0,decimal) \".\" counter(c-1,decimal) \". \"}</style>\
             <ol class='l-0 start'><li>x</ol><ol class='l-1 start'><li>x<li>x</ol><ol class='l-0' start=6><li>x</ol><ol class='l-1 start'><li>x</ol>",
            "5. 5.1. 5.2. 6. 6.1.",
        ),
    ] {
        let labels = lines(page).iter().map(|line| line.trim_end_matches('x').trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(labels.join(" "), expected, "{page}");
    }
}

#[test]
fn breaks_part_paragraphs_where_clauses_end() {
    for (page, expected) in [
        ("<p>Noting one,<br>Noting two<br>which goes on,<br>and on,", "Noting one,|Noting two which goes on, and on,"),
        ("<p>Requests:<br>to read;<br>&#40;a&#41; To write<br><br>Ends", "Requests:|to read;|(a) To write|Ends"),
        (
            "<div style='white-space:pre-line'>Noting one,\nNoting two\nand three.\n\nEnds",
            "Noting one,|Noting two and three.|Ends",
        ),
    ] {
        assert_eq!(lines(page).join("|"), expected, "{page}");
    }
}

#[test]
fn links_lead_from_the_base_of_their_page() {
    let page = "<base href='https://docs.un.org/en/x.html'><p>Recalling <a href='A/RES/98/7'>98/7</a><sup><a href='#n'>1</a></sup>,</p>\
                <p>More.</p><p id=n>1. See <a href='/A/98/1'>A/98/1</a>.";
    let resolution = grammar::read::read(format::read(page.as_bytes()).expect("a page")).resolution;
    let targets = |text: &Text| {
        text.spans.iter().filter_map(|span| span.target.as_deref().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(targets(&resolution.nodes[0].text), ["https://docs.un.org/en/A/RES/98/7"]);
    assert_eq!(targets(&resolution.notes[0].text), ["https://docs.un.org/A/98/1"]);
}

#[test]
fn what_a_page_hides_and_shows_as_pictures_is_told() {
    let page = "<style>@media print { .a { display: none } .b { display: none } }</style><p>1. Decides <span style='display:none'>never</span>\
                <span class=b>so</span><span style='mso-hide:all'>not</span>;<img src=a alt='A map'><img src=b></p><p hidden>2. Ends.</p>";
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    let words: Vec<&str> = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
    assert_eq!(words, ["Decides so;"]);
    let told: Vec<&str> = reading.remarks.iter().map(|remark| remark.what.as_str()).collect();
    for expected in ["never", "not", "2. Ends.", "pictures in the text, not shown: 1"] {
        assert!(told.contains(&expected), "{expected}: {told:?}");
    }
}

#[test]
fn tables_of_one_row_that_touch_are_one() {
    let row = |cells: &str| format!("<table><tr><td>{}</td></tr></table>", cells.replace('|', "</td><td>"));
    let three = [row("Year|Visitors"), row("2043|12"), row("2044|13")].concat();
    assert_eq!(cells(&three), "Year|Visitors/2043|12/2044|13");
    let apart = format!("<table><tr><td>{}</td><td>{}</td></tr></table>", row("a|b"), row("c|d"));
    assert_eq!(cells(&apart), "a|b/c|d");
}

#[test]
fn a_recital_that_the_page_cut_is_joined_where_its_second_half_opens_with_no_verb() {
    let recital = "Recalling the many reports that were laid before it in the course of the year by the bodies that it had \
                   asked to look into the state of the archives of all the";
    let page =
        format!("<p>The General Assembly,</p><p>{recital}</p><p>offices,</p><p>Noting it,</p><p>1. Decides.</p>");
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect();
    assert_eq!(ids, ["PP1", "PP2", "OP1"]);
}
