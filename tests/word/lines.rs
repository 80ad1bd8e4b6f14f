//! Breaks of lines: which of them part paragraphs, and which are there for the look of it.

use crate::build::{p, word};
use plenary::model::node::Node;

/// A paragraph with a break for each stroke in `words`.
fn broken(words: &str) -> String {
    let lines: Vec<String> = words.split('/').map(|line| format!("<w:t>{line}</w:t>")).collect();
    p(&format!("<w:r>{}</w:r>", lines.join("<w:br/>")))
}

#[test]
fn a_typist_parts_paragraphs_by_breaks_alone() {
    for (words, expected) in [
        ("Noting one thing,/Noting another,", &["Noting one thing,", "Noting another,"][..]),
        ("Noting one thing//Noting another", &["Noting one thing", "Noting another"]),
        ("Decides/(a) To read;/(b) To write", &["Decides", "(a) To read;", "(b) To write"]),
        ("Notes the plan,/which goes on", &["Notes the plan, which goes on"]),
        ("A long title/In two lines", &["A long title In two lines"]),
        ("إذ تلاحظ القاعات،/وإذ ترحب بها", &["إذ تلاحظ القاعات،", "وإذ ترحب بها"]),
        ("大会，/回顾其决议", &["大会，", "回顾其决议"]),
    ] {
        assert_eq!(word(&broken(words)).lines(), expected, "{words}");
    }
}

#[test]
fn a_resolution_in_one_paragraph_is_the_same_tree() {
    let lines = "The General Assembly,/Recalling its resolution 98/1,/1. Requests the Secretary-General:/(a) To read;/\
                 (b) To report;/2. Decides to return to the matter."
        .replace("98/1", "98|1");
    let reading = word(&broken(&lines).replace('|', "/")).reading();
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node: &Node| node.id.as_deref()).collect();
    assert_eq!(ids, ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]);
}

#[test]
fn white_space_between_tags_breaks_no_line() {
    assert_eq!(word(&p("<w:r><w:t>Noting one,\n   Noting two</w:t></w:r>")).lines(), ["Noting one, Noting two"]);
}

#[test]
fn breaks_without_number_are_read_in_time() {
    let run = "<w:r><w:rPr><w:i/></w:rPr><w:t>a,</w:t><w:br/></w:r><w:r><w:t>B,</w:t><w:br/></w:r>";
    let begun = std::time::Instant::now();
    assert!(!word(&p(&run.repeat(60_000))).paragraphs().is_empty());
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
