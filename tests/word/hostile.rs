//! Files of strangers: bombs, broken files, and files that are something else.

use crate::build::{Entry, Word, archive, document, p, r, stored, word};
use plenary::readers::format;
use std::time::Instant;

/// Why a file cannot be read.
fn refusal(bytes: &[u8]) -> (String, String) {
    let refused = format::read(bytes).expect_err("a file that is refused");
    (refused.message, refused.hint.unwrap_or_default())
}

/// A deflated run of `count` times 258 equal letters: thirteen bits each, as a bomb has it.
fn deflated(count: usize) -> Vec<u8> {
    let mut bits = vec![true, true, false];
    let code = |value: u32, length: u32| (0..length).rev().map(move |bit| value >> bit & 1 == 1);
    bits.extend(code(0x30 + u32::from(b'a'), 8));
    for _ in 0..count {
        bits.extend(code(0b1100_0101, 8));
        bits.extend(code(0, 5));
    }
    bits.extend(code(0, 7));
    bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, &bit| sum << 1 | u8::from(bit))).collect()
}

#[test]
fn a_bomb_is_refused_whatever_size_it_declares() {
    let bytes = deflated(300_000);
    for declared in [77_400_001, u32::MAX, 1000] {
        let bomb = Entry { name: "word/document.xml".to_owned(), method: 8, declared, sum: 0, bytes: bytes.clone() };
        let begun = Instant::now();
        let (message, hint) = refusal(&archive(&[bomb]));
        assert!(message.contains("MB") || message.contains("damaged"), "{message}");
        assert!(!hint.is_empty());
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
}

#[test]
fn too_many_entries_elements_or_levels_are_refused() {
    let entries: Vec<Entry> = (0..10_001).map(|place| stored(&format!("{place}"), "")).collect();
    assert!(refusal(&archive(&entries)).0.contains("10001 entries"));
    let deep = word(&format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300)));
    assert!(refusal(&deep.bytes()).0.contains("deep"));
    assert!(refusal(&word(&"<w:p/>".repeat(200_001)).bytes()).0.contains("paragraphs"));
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    let part = document(&p(&r("&b;"))).replacen("<w:document", &format!("{laughs}<w:document"), 1);
    assert!(refusal(&archive(&[stored("word/document.xml", &part)])).0.contains("document type"));
    // Without a document type an entity that is none stays as it is written.
    assert_eq!(word(&p(&r("a &b; c"))).lines(), ["a &b; c"]);
}

#[test]
fn numbers_that_a_file_makes_up_cost_nothing() {
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"99\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%9%1%0%\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"200\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let built = word(&format!("{item}{item}{wide}")).with("numbering", lists);
    assert_eq!(built.paragraphs().len(), 3);
}

#[test]
fn a_damaged_document_gives_what_it_has() {
    let whole = document(&[p(&r("One &amp; all.")), p(&r("Two.")), p(&r("Three."))].concat());
    let cut = whole.find("Two").expect("a word") + 3;
    let read = |part: &str| {
        let manuscript = format::read(&archive(&[stored("word/document.xml", part)])).expect("a readable file");
        let words: Vec<String> = manuscript.paragraphs.into_iter().map(|paragraph| paragraph.text.string).collect();
        (words, manuscript.remarks.len())
    };
    assert_eq!(read(&whole[..cut]), (vec!["One & all.".to_owned(), "Two".to_owned()], 1));
    let broken = whole.replacen("</w:r></w:p>", "</w:p>", 1);
    assert_eq!(read(&broken).0, ["One & all.", "Two.", "Three."]);
    assert_eq!(read(&broken).1, 1);
}

#[test]
fn files_of_other_kinds_are_told_what_they_are() {
    let zip = |names: &[&str]| archive(&names.iter().map(|name| stored(name, "x")).collect::<Vec<_>>());
    for (names, what) in [
        (&["xl/workbook.xml"][..], "Excel"),
        (&["ppt/presentation.xml"], "PowerPoint"),
        (&["photo.png"], "ZIP archive"),
        (&[], "ZIP archive"),
    ] {
        let (message, hint) = refusal(&zip(names));
        assert!(message.contains(what) && !hint.is_empty(), "{message}");
    }
    let odt = archive(&[stored("mimetype", "application/vnd.oasis.opendocument.text"), stored("content.xml", "<x/>")]);
    assert!(refusal(&odt).0.contains("OpenDocument text"));
    assert!(refusal(&zip(&["a\u{1b}[31m.pdf", "b/text.pdf"])).1.ends_with("b/text.pdf"));
}

/// A compound file with one stream of this name.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0; 2048];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1152..1152 + units.len()].copy_from_slice(&units);
    bytes
}

#[test]
fn passwords_and_old_files_come_with_advice() {
    for (name, what, advice) in [
        ("EncryptedPackage", "password", "take the password off"),
        ("WordDocument", ".doc", "save it as .docx"),
        ("Workbook", ".xls", ".docx"),
        ("Something", "older", ".docx"),
    ] {
        let (message, hint) = refusal(&compound(name));
        assert!(message.contains(what) && hint.contains(advice), "{message}: {hint}");
    }
}

#[test]
fn cut_archives_are_damaged() {
    let bytes = word(&p(&r("x"))).bytes();
    assert!(refusal(&bytes[..bytes.len() / 2]).0.contains("damaged"));
    assert!(refusal(b"PK\x03\x04").0.contains("damaged"));
    // The first bit of an entry's flags says that it is encrypted, here and in the directory.
    let mut locked = archive(&[stored("word/document.xml", "x")]);
    let flags: Vec<usize> = (0..locked.len() - 4)
        .filter_map(|at| match &locked[at..at + 4] {
            b"PK\x03\x04" => Some(at + 6),
            b"PK\x01\x02" => Some(at + 8),
            _ => None,
        })
        .collect();
    for at in flags {
        locked[at] |= 1;
    }
    assert!(refusal(&locked).0.contains("password"));
    let mut changed = bytes.clone();
    let at = bytes.windows(3).position(|window| window == b">x<").expect("the word");
    changed[at + 1] = b'y';
    assert!(refusal(&changed).0.contains("damaged"));
    assert!(Word::default().tried().expect_err("no words").message.contains("no words"));
}
