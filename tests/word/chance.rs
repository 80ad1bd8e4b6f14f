//! Files made by chance: no panic, no lost word, whatever the elements and the damage.

use crate::build::{archive, document, stored, word};
use plenary::{grammar, readers::format};
use proptest::prelude::*;

/// Pieces of which a document by chance is made, opening and closing where they like.
const PIECES: [&str; 62] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:r><w:t>The General Assembly,</w:t></w:r>",
    "<w:r><w:t xml:space=\"preserve\"> Requests: </w:t></w:r>",
    "<w:r><w:t>1.</w:t><w:tab/><w:t>Decides;</w:t></w:r>",
    "<w:r><w:tab/><w:t>(a)</w:t><w:tab/><w:t>ссылаясь,</w:t></w:r>",
    "<w:t>大会，</w:t>",
    "<w:t>\u{f0b7}\u{1d49c}</w:t>",
    "<w:t>Annex</w:t>",
    "<w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:pPr><w:jc w:val=\"right\"/><w:sectPr/></w:pPr>",
    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>",
    "<w:rPr><w:i/><w:b/><w:rtl/></w:rPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/>",
    "<w:endnoteReference w:id=\"1\"/>",
    "<w:br/>",
    "<w:cr/>",
    "<w:tab/>",
    "<w:noBreakHyphen/>",
    "<w:softHyphen/>",
    "<w:sym w:font=\"Symbol\" w:char=\"F061\"/>",
    "<w:sym w:font=\"X\" w:char=\"F001\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>PAGE</w:instrText>",
    "<w:instrText>HYPERLINK \"x\"</w:instrText>",
    "<w:hyperlink r:id=\"L0\">",
    "</w:hyperlink>",
    "<w:fldSimple w:instr=\"PAGE\">",
    "</w:fldSimple>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>",
    "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>",
    "<w:del>",
    "</w:del>",
    "<w:ins>",
    "</w:ins>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<mc:AlternateContent>",
    "<mc:Choice>",
    "</mc:Choice>",
    "<mc:Fallback>",
    "</mc:Fallback>",
    "</mc:AlternateContent>",
    "<w:ruby><w:rt>",
    "</w:rt></w:ruby>",
    "<w:sectPr/>",
];

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"arabicAbjad\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>";

const NOTES: &str = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>See 99/1.</w:t></w:r></w:p></w:footnote>\
    <w:footnote w:id=\"2\"><w:p><w:r><w:t>* Reissued.</w:t></w:r></w:p></w:footnote>";

/// Reads a file, and counts its letters where it can be read.
fn read(bytes: &[u8]) {
    if let Ok(manuscript) = format::read(bytes) {
        let accounting = grammar::read::read(manuscript).accounting;
        assert_eq!((accounting.missing, accounting.invented), (0, 0), "{accounting:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn elements_in_any_order_lose_no_word(places in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let body: String = places.into_iter().map(|place| PIECES[place]).collect();
        read(&word(&body).with("numbering", NUMBERING).with("footnotes", NOTES).with_link("x").bytes());
    }

    #[test]
    fn elements_that_close_lose_no_word(places in prop::collection::vec(0..PIECES.len(), 0..40)) {
        // Every piece that opens is closed behind the last.
        let mut body = String::new();
        let mut open = Vec::new();
        for piece in places.into_iter().map(|place| PIECES[place]).filter(|piece| !piece.starts_with("</")) {
            body += piece;
            let names = piece.split('<').skip(1).filter(|tag| !tag.starts_with('/') && !tag.contains("/>"));
            open.extend(names.filter_map(|tag| tag.split([' ', '>']).next()).filter(|name| !piece.contains(&format!("</{name}>"))));
        }
        let closing: String = open.iter().rev().flat_map(|name| ["</", name, ">"]).collect();
        read(&word(&(body + &closing)).with("numbering", NUMBERING).with("footnotes", NOTES).bytes());
    }

    #[test]
    fn damaged_bytes_do_no_harm(at in 0..1500_usize, byte: u8, cut in 0..1500_usize) {
        let whole = word("<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Дом</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
            .with("footnotes", NOTES)
            .bytes();
        let mut changed = whole.clone();
        let place = at % whole.len();
        changed[place] = byte;
        read(&changed);
        read(&whole[..cut % whole.len()]);
    }

    #[test]
    fn a_damaged_part_loses_no_word_that_can_be_read(at in 0..400_usize, letter: char) {
        let mut part = document("<w:p><w:r><w:t>Один &amp; two</w:t></w:r></w:p><w:p><w:r><w:tab/><w:t>a)</w:t><w:tab/><w:t>大会</w:t></w:r></w:p>");
        let place = (0..=at % part.len()).rev().find(|&place| part.is_char_boundary(place)).unwrap_or(0);
        part.insert(place, letter);
        read(&archive(&[stored("word/document.xml", &part)]));
    }
}
