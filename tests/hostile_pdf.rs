//! PDF files made to break a reader: a few bytes that name a huge size, or one part that stands for many.

use plenary::manuscript::printed::Manuscript;
use plenary::readers::pdf;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
const WORDS: &str = "BT /F1 10 Tf 120 600 Td (Still here) Tj ET";

fn stream(content: &[u8], entries: &str) -> Vec<u8> {
    let head = format!("<< /Length {} {entries} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(content).expect("packing");
    stream(&packer.finish().expect("packing"), "/Filter /FlateDecode")
}

/// A file of one page with these contents and fonts; `more` are objects from 6 on, of which 5 is the drawing.
fn file(contents: &str, fonts: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /Resources << /Font << {fonts} >> >> /Contents {contents} >>");
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_vec(),
        page.into_bytes(),
        FONT.as_bytes().to_vec(),
    ];
    objects.extend(more.iter().cloned());
    let mut out = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(&objects) {
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(b"trailer\n<< /Root 1 0 R >>\n");
    out
}

/// Reads it; none of these may take longer than what unpacks to a few million bytes.
fn read(bytes: &[u8]) -> Option<Manuscript> {
    let start = Instant::now();
    let manuscript = pdf::read(bytes).ok();
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(20), "{taken:?}");
    manuscript
}

fn tells(manuscript: &Manuscript, what: &str) -> bool {
    manuscript.remarks.iter().any(|remark| remark.what.contains(what))
}

#[test]
fn widths_of_thousands_of_millions_of_codes_are_not_read_and_that_is_told() {
    let wide = |table: &str| {
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X {table} >>] >>"
        )
    };
    let many = "0 65535 500 ".repeat(2_000);
    let fonts = [
        "<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 4000000000 /LastChar 4000000001 /Widths [500] >>"
            .into(),
        wide("/W [0 4294967295 500]"),
        wide("/W2 [0 4294967295 500 500 500]"),
        wide(&format!("/W [{many}]")),
    ];
    for font in fonts {
        let drawing = "BT /F1 10 Tf 120 600 Td (Still here) Tj /F2 10 Tf (AAAA) Tj ET";
        let more = [stream(drawing.as_bytes(), ""), font.into_bytes()];
        let manuscript = read(&file("5 0 R", "/F1 4 0 R /F2 6 0 R", &more)).expect("a document");
        assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
        assert!(tells(&manuscript, "4 bytes of text are in fonts that cannot be read"), "{:?}", manuscript.remarks);
    }
}

#[test]
fn a_drawing_that_a_page_names_a_thousand_times_is_followed_so_far_and_no_further() {
    let drawing = [WORDS.as_bytes(), &b" ".repeat(4 << 20)].concat();
    let contents = format!("[{}]", "5 0 R ".repeat(10_000));
    let manuscript = read(&file(&contents, "/F1 4 0 R", &[packed(&drawing)])).expect("a document");
    assert!(manuscript.paragraphs[0].text.string.starts_with("Still here"));
    assert!(tells(&manuscript, "too much to unpack"), "{:?}", manuscript.remarks);
}

#[test]
fn a_code_that_stands_for_thousands_of_letters_counts_as_many() {
    let map = format!("begincmap 1 beginbfchar <41> <{}> endbfchar endcmap", "0042".repeat(20_000));
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 7 0 R >>";
    let drawing = format!("BT /F2 10 Tf 10 600 Td ({}) Tj ET", "A".repeat(20_000));
    let more = [stream(drawing.as_bytes(), ""), font.as_bytes().to_vec(), stream(map.as_bytes(), "")];
    let manuscript = read(&file("5 0 R", "/F2 6 0 R", &more)).expect("a document");
    assert!(tells(&manuscript, "too many letters"), "{:?}", manuscript.remarks);
}

#[test]
fn a_font_written_into_the_page_is_loaded_once() {
    let map = "1 beginbfchar <41> <0042> endbfchar ".repeat(20_000);
    let mut drawing = "BT 10 600 Td ".to_owned();
    for _ in 0..5_000 {
        let _ = write!(drawing, "/F2 10 Tf (A) Tj ");
    }
    let more = [stream((drawing + "ET").as_bytes(), ""), stream(format!("begincmap {map} endcmap").as_bytes(), "")];
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>";
    let manuscript = read(&file("5 0 R", &format!("/F2 {font}"), &more)).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "B".repeat(5_000));
}

#[test]
fn letters_that_stand_nowhere_are_kept_apart_from_the_lines() {
    let drawing = format!("{WORDS} {} BT /F1 10 Tf 9 9 Td (Lost) Tj ET", "99999999 0 0 99999999 0 0 cm ".repeat(6));
    let manuscript = read(&file("5 0 R", "/F1 4 0 R", &[stream(drawing.as_bytes(), "")])).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
    assert_eq!(manuscript.furniture, ["Lost"]);
}

#[test]
fn streams_of_objects_that_would_fill_the_memory_are_left_out_however_they_are_named() {
    let objects = |entries: &str, content: &str| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(content.repeat(500_000).as_bytes()).expect("packing");
        stream(&packer.finish().expect("packing"), &format!("/Filter /FlateDecode {entries}"))
    };
    let many = "/N 500000 /First 2000000";
    let hostile = [
        objects(&format!("/Type /ObjStm {many}"), "1 0 "),
        objects(&format!("/Type /Obj#53tm {many}"), "1 0 "),
        objects(&format!("/Type /ObjStm /X (9 0 obj) {many}"), "1 0 "),
        objects("/Type /ObjStm /N 9 0 R /First 2000000", "1 0 "),
        objects("/Type/XRef /W [1 1 1]", "123"),
    ];
    for objects in hostile {
        let words = stream(WORDS.as_bytes(), "");
        let more = [words, b"(stream\n)".to_vec(), objects];
        let manuscript = read(&file("5 0 R", "/F1 4 0 R", &more)).expect("a document");
        assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
        assert!(tells(&manuscript, "1 parts of the file would unpack to a huge size"), "{:?}", manuscript.remarks);
    }
}

#[test]
fn the_word_stream_in_a_long_text_blanks_nothing() {
    let line = "(A stream of reports on the Decode of things) Tj ";
    let drawing = format!("BT /F1 10 Tf 9 600 Td {} ET {WORDS}", line.repeat(20_000 / line.len() * 10));
    let manuscript = read(&file("5 0 R", "/F1 4 0 R", &[stream(drawing.as_bytes(), "")])).expect("a document");
    assert!(!tells(&manuscript, "huge size"), "{:?}", manuscript.remarks);
}

#[test]
fn objects_of_a_usual_size_are_read_out_of_their_stream() {
    let words = stream(WORDS.as_bytes(), "");
    let font = "10 0 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
    let objects = stream(font.as_bytes(), "/Type /ObjStm /N 1 /First 5");
    let manuscript = read(&file("5 0 R", "/F1 10 0 R", &[words, objects])).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
}

#[test]
fn a_volume_of_more_letters_than_are_kept_at_once_is_read_whole() {
    const PAGES: usize = 150;
    let mut objects = Vec::new();
    for page in 0..PAGES {
        let mut drawing = "BT /F1 10 Tf 12 TL 60 740 Td ".to_owned();
        for line in 0..40 {
            let _ = write!(drawing, "(Page {page:03} line {line:02} {}) Tj T* ", "and so on ".repeat(6));
        }
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * page
        ));
        objects.push(String::from_utf8_lossy(&stream((drawing + "ET").as_bytes(), "")).into_owned());
    }
    let kids: Vec<String> = (0..PAGES).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let kids = kids.join(" ");
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    let pages = format!("<< /Type /Pages /Kids [{kids}] /Count {PAGES} /MediaBox [0 0 612 792] >>");
    bytes.extend(format!("2 0 obj\n{pages}\nendobj\n4 0 obj\n{FONT}\nendobj\n").bytes());
    for (number, object) in (5..).zip(&objects) {
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    bytes.extend(b"trailer\n<< /Root 1 0 R >>\n");
    let manuscript = read(&bytes).expect("a document");
    let words: Vec<&str> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect();
    let words = words.join(" ");
    let mut from = 0;
    for page in 0..PAGES {
        for line in 0..40 {
            let wanted = format!("Page {page:03} line {line:02} and");
            let at = words[from..].find(&wanted).unwrap_or_else(|| panic!("{wanted} is missing"));
            from += at + wanted.len();
        }
    }
    assert!(words.len() > 350_000);
}
