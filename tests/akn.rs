//! Akoma Ntoso beyond what the UN writes: notes apart from the text, votes, deleted and quoted words, lists of web pages.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::format;

fn read(body: &str, meta: &str) -> Reading {
    let file = format!(
        "<?xml version=\"1.0\"?><akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\
         <statement name=\"resolution\"><meta>{meta}</meta><preamble><formula name=\"enactingFormula\"><p>The General \
         Assembly,</p></formula></preamble><mainBody>{body}</mainBody></statement></akomaNtoso>"
    );
    let reading = grammar::read::read(format::read(file.as_bytes()).expect("a document"));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

fn words(reading: &Reading) -> Vec<(Option<&str>, &str)> {
    reading.resolution.nodes[1..].iter().map(|node| (node.id.as_deref(), node.text.string.as_str())).collect()
}

#[test]
fn notes_that_stand_apart_are_called_by_their_names() {
    let meta = "<notes source=\"#un\"><note eId=\"n1\" marker=\"*\"><p>See the record.</p></note>\
                <note eId=\"n2\"><p>Ibid., <i>annex</i>.</p></note></notes>";
    let body = "<paragraph><num>1.</num><content><p>Requests<noteRef href=\"#n2\"/> it;</p></content></paragraph>\
                <paragraph><num>2.</num><content><p>Decides<noteRef href=\"#n1\"/> so<noteRef href=\"#n2\"/> and \
                so<noteRef href=\"#gone\" marker=\"9\"/>.</p></content></paragraph>";
    let reading = read(body, meta);
    assert_eq!(words(&reading), [(Some("OP1"), "Requests it;"), (Some("OP2"), "Decides so and so9.")]);
    let notes: Vec<(&str, &str, &[usize])> = reading
        .resolution
        .notes
        .iter()
        .map(|note| (note.marker.as_str(), note.text.string.as_str(), note.called_from.as_slice()))
        .collect();
    assert_eq!(notes, [("2", "Ibid., annex.", [1, 2].as_slice()), ("*", "See the record.", &[2])]);
}

#[test]
fn voters_are_named() {
    let meta = "<analysis source=\"#un\"><parliamentary><voting outcome=\"#adoptedRecordedVote\">\
                <count value=\"2\" refersTo=\"#inFavour\"><voters><organization refersTo=\"#memberState\">C\u{d4}TE \
                D&apos;IVOIRE</organization><organization refersTo=\"#memberState\">PERU</organization></voters></count>\
                <count value=\"1\" refersTo=\"#against\"><voters><organization refersTo=\"#memberState\">ELBONIA\
                </organization></voters></count></voting></parliamentary></analysis>";
    let metadata = read("<p>Decides to go on.</p>", meta).resolution.metadata.expect("metadata");
    let counts: Vec<(&str, &str, Vec<&str>)> = metadata
        .counts
        .iter()
        .map(|count| (&*count.what, &*count.value, count.names.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(counts, [("inFavour", "2", vec!["CÔTE D'IVOIRE", "PERU"]), ("against", "1", vec!["ELBONIA"])]);
}

#[test]
fn deleted_words_are_told_and_quotations_keep_their_signs() {
    let body = "<paragraph><num>1.</num><content><p>Decides <del>nothing</del><ins>that</ins> it reads \
                <quotedStructure startQuote=\"“\" endQuote=\"”\"><paragraph><num>7.</num><content><p>As follows</p></content></paragraph></quotedStructure>.</p></content>\
                </paragraph>";
    let reading = read(body, "");
    assert_eq!(words(&reading), [(Some("OP1"), "Decides that it reads “7. As follows”.")]);
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("deleted") && remark.what.ends_with("nothing")));
    assert_eq!(reading.accounting.in_furniture, 7);
}

#[test]
fn words_between_elements_are_paragraphs_of_their_own() {
    let body = "<p>Decides:</p><ul><li>to read</li><li>to write<ul><li>letters</li></ul></li></ul>\
                <toc><tocItem href=\"#a\" level=\"1\">First</tocItem><tocItem href=\"#b\" level=\"1\">Second</tocItem>\
                </toc><p>Requests <b>more</b>.</p>";
    let reading = read(body, "");
    let words: Vec<&str> = words(&reading).into_iter().map(|(_, words)| words).collect();
    assert_eq!(words, ["Decides:", "to read", "to write", "letters", "First", "Second", "Requests more."]);
}
