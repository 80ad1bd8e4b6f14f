//! Letters, and the order in which they are read.

use crate::sheets::{LEFT, Sheet, file, paragraphs};
use plenary::model::remark::RemarkKind;
use plenary::readers::pdf;

#[test]
fn words_told_for_a_letter_and_the_mark_over_it_stand_once() {
    // A waw, and a damma raised over it, both said to stand for the two.
    let mut sheet = Sheet::default();
    sheet.raw("/Span <</ActualText <FEFF0648064F>>> BDC");
    sheet.raw("BT /F4 10 Tf 0 Tz 302 603 Td (b) Tj ET BT /F4 10 Tf 100 Tz 300 600 Td (a) Tj ET EMC");
    let manuscript = pdf::read(&file(&[sheet], &["0648", "0648064F"])).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "وُ");
    let mut sheet = Sheet::default();
    sheet.raw("BT /F4 10 Tf 0 Tz 302 603 Td (b) Tj ET BT /F4 10 Tf 100 Tz 300 600 Td (a) Tj ET");
    let manuscript = pdf::read(&file(&[sheet], &["0648", "0648064F"])).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "وُ");
}

#[test]
fn gaps_are_measured_and_not_believed() {
    let mut sheet = Sheet::default();
    sheet.raw("BT /F1 10 Tf 120 600 Td [(Confere) -60 (nce) -300 (of) -300 (Par ) 250 (ties)] TJ ET");
    assert_eq!(paragraphs(&[sheet]), ["Conference of Parties"]);
}

#[test]
fn letters_drawn_apart_or_together_come_in_their_usual_form() {
    let mut sheet = Sheet::default();
    // и and a breve; the ligature fi.
    sheet.raw("BT /F4 10 Tf 120 600 Td (a) Tj -600 0 Td ET BT /F4 10 Tf 120 600 Td <61> Tj ET");
    sheet.raw("BT /F4 10 Tf 120 500 Td (ac) Tj ET BT /F4 10 Tf 121 500 Td (b) Tj ET");
    let manuscript = pdf::read(&file(&[sheet], &["0438", "0306", "FB01"])).expect("a document");
    let words: Vec<_> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect();
    assert_eq!(words, ["и", "йfi"], "a letter drawn twice stands once");
}

#[test]
fn arabic_is_put_into_the_order_of_reading() {
    // قرار 75 (لا) in joined shapes, as drawn from left to right: ) ﻻ ( 5 7 ﺭ ﺍ ﺭ ﻗ, brackets by their looks.
    let letters = ["0028", "FEFB", "0029", "0020", "0037", "0035", "FEAD", "FE8D", "FEAE", "FED7"];
    let mut sheet = Sheet::default();
    for y in [600, 580, 560] {
        sheet.raw(&format!("BT /F4 10 Tf 340 {y} Td (abcdefdghij) Tj ET"));
    }
    sheet.raw("BT /F4 10 Tf 376 540 Td (ghij) Tj ET");
    let manuscript = pdf::read(&file(&[sheet], &letters)).expect("a document");
    let words: Vec<_> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect();
    assert!(words.join(" ").starts_with("قرار 75 (لا)"), "{words:?}");
}

#[test]
fn in_a_line_from_the_left_words_from_the_right_come_as_they_were_drawn() {
    // Joined shapes of قرار, figures and brackets; each portion is drawn on its own, in the order of reading.
    let letters = ["FEAD", "FE8D", "FEAE", "FED7", "0028", "0029", "0032", "0031", "002E"];
    let mut sheet = Sheet::default();
    let mut portion = |x: u16, y: u16, words: &str| {
        sheet.raw(&format!("BT /F4 10 Tf {x} {y} Td ({words}) Tj ET"));
    };
    for y in [600, 588, 576] {
        portion(240, y, "abcd");
        portion(222, y, "gh");
        portion(210, y, "e");
        portion(204, y, "g");
        portion(198, y, "f");
        portion(168, y, "abcd");
        portion(264, y, "i");
    }
    portion(168, 564, "abcd");
    let manuscript = pdf::read(&file(&[sheet], &letters)).expect("a document");
    let words: Vec<_> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect();
    let found = words.join(" ").replace(' ', "");
    assert!(found.starts_with("قرار21(2)قرار."), "{words:?}");
}

#[test]
fn an_arabic_mark_stands_over_the_letter_that_it_was_drawn_with() {
    // ba, damma, dal, from left to right; the damma stands over the end of the ba.
    let mut sheet = Sheet::default();
    for y in [600, 588, 576] {
        sheet.raw(&format!("BT /F4 10 Tf 300 {y} Td (a) Tj 0 Tz 4.2 0 Td (b) Tj 100 Tz 0.8 0 Td (c) Tj ET"));
    }
    let manuscript = pdf::read(&file(&[sheet], &["0628", "064F", "062F"])).expect("a document");
    assert!(manuscript.paragraphs[0].text.string.starts_with("دُب"), "{:?}", manuscript.paragraphs[0].text.string);
}

#[test]
fn parts_of_letters_that_stand_for_nothing_leave_the_others_readable() {
    let mut sheet = Sheet::default();
    sheet.put("F4", 10.0, LEFT, 100.0, "abcd");
    let manuscript = pdf::read(&file(&[sheet], &["0052", "", "0065", "0064"])).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Red");
}

#[test]
fn joined_shapes_told_with_shifted_bytes_are_put_right_and_told() {
    let mut sheet = Sheet::default();
    sheet.put("F4", 10.0, LEFT, 100.0, "abcd");
    let told = ["006F", "6600cf00", "0063", "0065"];
    let manuscript = pdf::read(&file(&[sheet], &told)).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "office");
    assert!(manuscript.remarks.iter().any(|remark| remark.kind == RemarkKind::Repaired), "{:?}", manuscript.remarks);
}
