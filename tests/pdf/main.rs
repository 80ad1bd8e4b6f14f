//! PDF files: what the eye sees on a page is what comes out of it. The files are made here, byte by byte.

mod files;
mod letters;
mod pages;
mod sheets;
#[path = "../told/mod.rs"]
mod told;

use crate::sheets::{LEFT, ROMAN, Sheet, assemble, file, paragraphs, reading};
use plenary::grammar;
use plenary::model::remark::RemarkKind;
use plenary::model::resolution::Reading;
use plenary::readers::format;
use plenary::readers::pdf;
use std::path::Path;

#[test]
fn a_hyphen_at_a_line_s_end_goes_if_the_word_is_written_without_it_elsewhere() {
    let mut sheet = Sheet::default();
    sheet.paragraph(
        100.0,
        &[
            "Noting the cooperation of all and the long-term needs of each, and underlining that such co-",
            "operation rests on trust, and that trust rests on the long and patient work of the non-",
            "governmental organizations that have been doing it for many a year,",
        ],
    );
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    let words = &manuscript.paragraphs[0].text.string;
    assert!(words.contains("that such cooperation rests") && words.contains("non-governmental"), "{words}");
    let told: Vec<_> = manuscript.remarks.iter().filter(|remark| remark.kind == RemarkKind::Repaired).collect();
    assert_eq!(told.len(), 2, "{told:?}");
}

/// Lines of ten points from `y` down, all from the left margin.
fn flat(sheet: &mut Sheet, y: f32, lines: &[&str]) {
    for (number, line) in (0_u8..).zip(lines) {
        sheet.put(ROMAN, 10.0, LEFT, y + 12.0 * f32::from(number), line);
    }
}

#[test]
fn hyphens_that_lines_alone_bear_go() {
    let mut sheet = Sheet::default();
    sheet.paragraph(
        100.0,
        &[
            "Noting the well-read people of the long and narrow valleys that lie between the moun-",
            "tains and the sea, who have carried their books over the passes every single sum-",
            "mer since anybody can remember, and who have read them aloud in the eve-",
            "nings to whoever would sit down and listen for an hour, or two if it rained, in ear-",
            "nest and without any pause,",
        ],
    );
    let words = paragraphs(&[sheet]).concat();
    let whole = ["well-read", "mountains", "summer", "evenings", "earnest"];
    assert!(whole.iter().all(|word| words.contains(word)), "{words}");
}

#[test]
fn a_hyphen_set_apart_from_its_words_is_one_at_which_no_line_may_end() {
    let mut sheet = Sheet::default();
    // Figures are half as wide as the letters are high, the hyphen a third.
    sheet.raw("BT /F1 10 Tf 120 600 Td (A well-read A) Tj ET BT /F1 10 Tf 300 600 Td (1) Tj ET");
    sheet.raw("BT /F1 10 Tf 305 600 Td (-) Tj ET BT /F1 10 Tf 308.33 600 Td (24) Tj ET");
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    let words: Vec<_> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect();
    assert!(words.concat().contains("well-read") && words.concat().contains("1\u{2011}24"), "{words:?}");
    let mut sheet = Sheet::default();
    sheet.raw(
        "BT /F1 10 Tf 300 600 Td (1) Tj ET BT /F1 10 Tf 305 600 Td (-) Tj ET BT /F1 10 Tf 308.33 600 Td (24) Tj ET",
    );
    assert_eq!(paragraphs(&[sheet]), ["1-24"], "where all hyphens are set apart, nothing is told");
}

#[test]
fn where_paragraphs_have_no_indent_a_full_line_may_end_one() {
    let mut sheet = Sheet::default();
    let lines = [
        "Recalling the many evenings on which people read to each other by candlelight for their own joy,",
        "and that they did so,",
        "Noting that candles grew dear and evenings short, and that books nevertheless went on being read,",
        "Noting also that the lamp came,",
        "Recognizing the lamp,",
        "1. Decides to read on;",
        "2. Thanks the lamp.",
    ];
    flat(&mut sheet, 100.0, &["The General Assembly,"]);
    flat(&mut sheet, 112.0, &lines);
    let found: Vec<String> = reading(&[sheet]).resolution.nodes.iter().filter_map(|node| node.id.clone()).collect();
    assert_eq!(found, ["PP1", "PP2", "PP3", "PP4", "OP1", "OP2"]);
}

#[test]
fn where_blanks_open_paragraphs_a_full_line_without_one_goes_on() {
    let mut sheet = Sheet::default();
    let lines = [
        "  Recalling the many evenings on which people read to each other by candlelight for their own joy,",
        "Recalling also that they did so,",
        "  Noting that candles grew dear and evenings short, and that books nevertheless went on being read,",
        "aloud and in silence, and that nobody thought of ending it, since there always was one more page to",
        "turn,",
        "  Noting also that the lamp came, and that no candle was lit any more where people read, for it was",
        "not needed, the lamp being bright enough for anybody who sat close to it and did not mind its smell,",
        "  Acting on a wish of all those who were asked, and of some others, who had not been, but said it at",
        "once, and did not wait,",
        "  Recognizing the lamp, and the oil in it, and whoever brought the oil over the hill, year after year",
        "as it was used up,",
        "  Decides to read on.",
    ];
    flat(&mut sheet, 100.0, &["  The General Assembly,"]);
    flat(&mut sheet, 112.0, &lines);
    let words = paragraphs(&[sheet]);
    assert_eq!(words.len(), 7, "{words:#?}");
    assert!(words[1].ends_with("joy, Recalling also that they did so,"), "{}", words[1]);
}

#[test]
fn pages_whose_text_is_turned_are_read_as_a_person_sees_them() {
    let lines = [(120, 100, "Recalling the book that lay open,"), (100, 112, "and the lamp beside it,")];
    let turned = |quarters: u8, x: i32, y: i32| match quarters {
        0 => format!("1 0 0 1 {x} {}", 792 - y),
        1 => format!("0 1 -1 0 {y} {x}"),
        2 => format!("-1 0 0 -1 {} {y}", 612 - x),
        _ => format!("0 -1 1 0 {} {}", 612 - y, 792 - x),
    };
    for quarters in 0..4 {
        let mut sheet = Sheet::default();
        for (x, y, words) in lines {
            sheet.raw(&format!("BT /F1 10 Tf {} Tm ({words}) Tj ET", turned(quarters, x, y)));
        }
        let words = paragraphs(&[sheet]).join(" ");
        assert_eq!(words, "Recalling the book that lay open, and the lamp beside it,", "{quarters}");
    }
}

#[test]
fn columns_under_each_other_are_a_table() {
    let mut sheet = Sheet::default();
    sheet.paragraph(100.0, &["Approves the sums that stand in the table under this line and nowhere else at all:"]);
    for (number, row) in (0_u8..).zip([["Readers", "1 200"], ["Writers", "300"], ["Printers", "45"]]) {
        let y = 130.0 + 14.0 * f32::from(number);
        sheet.put(ROMAN, 10.0, LEFT, y, row[0]).put(ROMAN, 10.0, 400.0, y, row[1]);
    }
    sheet.put(ROMAN, 10.0, LEFT, 172.0 - 2.0, "of books");
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    let rows = &manuscript.paragraphs[1].rows;
    let words: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|cell| cell.string.as_str()).collect()).collect();
    assert_eq!(words, [["Readers", "1 200"], ["Writers", "300"], ["Printers of books", "45"]]);
}

#[test]
fn a_drawing_inside_the_drawing_is_read_too() {
    let text = "BT /F1 10 Tf 120 600 Td (Drawn within) Tj ET";
    let form = format!(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Length {} >>\nstream\n{text}\nendstream",
        text.len()
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >> /Contents 5 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_owned(),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".to_owned(),
        form,
    ];
    let manuscript = pdf::read(&assemble(&objects.map(String::into_bytes), "")).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Drawn within");
}

#[test]
fn typeset_resolutions_have_the_paragraphs_of_their_xml() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.join("typeset").is_dir() {
        told::skipped("no typeset resolutions beside the project");
        return;
    }
    let ids = |reading: &Reading| -> Vec<String> {
        reading.resolution.nodes.iter().filter_map(|node| node.id.clone()).collect()
    };
    for number in ["75_10", "75_59", "75_70"] {
        let xml = std::fs::read(shared.join(format!("corpus/ga-75/English/{number}_E.xml"))).expect("its XML");
        let xml = grammar::read::read(format::read(&xml).expect("a resolution"));
        for language in ["ar", "en", "es", "fr", "ru", "zh"] {
            let bytes = std::fs::read(shared.join(format!("typeset/{number}.{language}.pdf"))).expect("a file");
            let printed = grammar::read::read(pdf::read(&bytes).expect("a resolution"));
            assert_eq!(ids(&printed), ids(&xml), "{number} in {language}");
            assert_eq!(printed.resolution.notes.len(), xml.resolution.notes.len(), "{number} in {language}");
            assert_eq!((printed.accounting.missing, printed.accounting.invented), (0, 0), "{number} in {language}");
        }
    }
}
