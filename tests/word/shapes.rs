//! One document in the shapes that programs give to a Word file: other names, other encodings, other namespaces.

use crate::build::{Entry, archive, document, p, r, stored};
use plenary::readers::format;

/// The labels and words of the paragraphs of a file, and the words of its notes.
fn told(entries: &[Entry]) -> Vec<String> {
    let manuscript = format::read(&archive(entries)).expect("a readable file");
    let paragraphs = manuscript.paragraphs.into_iter();
    let lines = paragraphs.map(|paragraph| paragraph.label.unwrap_or_default() + &paragraph.text.string);
    lines.chain(manuscript.notes.into_iter().map(|note| note.text.string)).collect()
}

const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document with a numbered paragraph and a note.
fn body() -> String {
    let number = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    document(&p(&format!("{number}{}<w:r><w:footnoteReference w:id=\"1\"/></w:r>", r("Decides été;"))))
}

/// Numbers and notes, with their relations to a document in `folder`.
fn others(folder: &str, name: &str) -> Vec<Entry> {
    let xmlns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let numbering = format!(
        "<w:numbering {xmlns}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1. \"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let notes = format!(
        "<w:footnotes {xmlns}><w:footnote w:id=\"1\">{}{}</w:footnote></w:footnotes>",
        p(&r("See A/98/1.")),
        p(&r("And 2."))
    );
    let relation =
        |kind: &str| format!("<Relationship Id=\"{kind}\" Type=\"{RELATED}/{kind}\" Target=\"{kind}.xml\"/>");
    let relations = format!("<Relationships>{}{}</Relationships>", relation("numbering"), relation("footnotes"));
    vec![
        stored(&format!("{folder}numbering.xml"), &numbering),
        stored(&format!("{folder}footnotes.xml"), &notes),
        stored(&format!("{folder}_rels/{name}.rels"), &relations),
    ]
}

fn top(target: &str) -> Entry {
    let relation = format!("<Relationship Id=\"M\" Type=\"{RELATED}/officeDocument\" Target=\"{target}\"/>");
    stored("_rels/.rels", &format!("<Relationships>{relation}</Relationships>"))
}

const EXPECTED: [&str; 2] = ["1.Decides été;", "See A/98/1. And 2."];

#[test]
fn the_document_is_found_by_relations_and_by_its_type() {
    for (folder, name) in [("word/", "document.xml"), ("text/", "main7.xml"), ("", "doc.xml")] {
        let mut entries = others(folder, name);
        entries.extend([top(&format!("{folder}{name}")), stored(&format!("{folder}{name}"), &body())]);
        assert_eq!(told(&entries), EXPECTED, "{folder}{name}");
    }
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = format!("<Types><Override PartName=\"/word/text2.xml\" ContentType=\"{kind}\"/></Types>");
    let mut entries = others("word/", "text2.xml");
    entries.extend([stored("[Content_Types].xml", &types), stored("word/text2.xml", &body())]);
    assert_eq!(told(&entries), EXPECTED);
}

#[test]
fn strict_files_and_wide_letters_are_read_like_others() {
    let strict = |entry: Entry| {
        let text = String::from_utf8(entry.bytes).expect("words");
        let text = text.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/");
        stored(&entry.name, &text.replace("/2006/main", "/main").replace("/2006/relationships", "/relationships"))
    };
    let whole = |body: Entry| {
        let mut entries = others("word/", "document.xml");
        entries.extend([top("word/document.xml"), body]);
        entries
    };
    let entries = whole(stored("word/document.xml", &body())).into_iter().map(strict).collect::<Vec<_>>();
    assert_eq!(told(&entries), EXPECTED);
    let text = body();
    for mark in [&[][..], &[0xfeff]] {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let units = mark.iter().copied().chain(text.encode_utf16());
            let wide = units.flat_map(bytes).collect::<Vec<u8>>();
            assert_eq!(told(&whole(Entry::of_bytes("word/document.xml", wide))), EXPECTED);
        }
    }
}

#[test]
fn parts_that_are_missing_leave_the_words() {
    assert_eq!(told(&[top("word/document.xml"), stored("word/document.xml", &body())]), ["Decides été;"]);
}
