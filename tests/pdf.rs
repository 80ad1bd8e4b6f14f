//! PDF files: what the eye sees on a page is what comes out of it. The files are made here, byte by byte.

mod told;

use plenary::grammar;
use plenary::manuscript::printed::Place;
use plenary::model::remark::RemarkKind;
use plenary::model::resolution::Reading;
use plenary::readers::unreadable::Unreadable;
use plenary::readers::{format, pdf};
use std::fmt::Write as _;
use std::path::Path;

const ROMAN: &str = "F1";
const ITALIC: &str = "F2";
const BOLD: &str = "F3";

/// Where text begins, its right margin, and the indent of first lines, in points.
const LEFT: f32 = 120.0;
const INDENT: f32 = 144.0;

/// A page that is written line by line.
#[derive(Default)]
struct Sheet {
    content: String,
}

impl Sheet {
    /// Words with their left end at `x`, standing on a line `y` points under the top of the page.
    fn put(&mut self, font: &str, size: f32, x: f32, y: f32, words: &str) -> &mut Self {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let y = 792.0 - y;
        let _ = writeln!(self.content, "BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET");
        self
    }

    /// Lines of ten points, twelve apart, from `y` down, the first one indented.
    fn paragraph(&mut self, y: f32, lines: &[&str]) -> &mut Self {
        for (number, line) in (0_u8..).zip(lines) {
            let x = if number == 0 { INDENT } else { LEFT };
            self.put(ROMAN, 10.0, x, y + 12.0 * f32::from(number), line);
        }
        self
    }

    fn raw(&mut self, content: &str) -> &mut Self {
        self.content.push_str(content);
        self.content.push('\n');
        self
    }

    /// The short stroke over notes.
    fn rule(&mut self, y: f32) -> &mut Self {
        let y = 792.0 - y;
        self.raw(&format!("{LEFT} {y} m 200 {y} l S"))
    }
}

/// A file of these pages; `mapped` are the letters that `a`, `b`, … stand for in the font F4,
/// in UTF-16 in hexadecimal.
fn file(sheets: &[Sheet], mapped: &[&str]) -> Vec<u8> {
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut map = String::from("/CIDInit /ProcSet findresource begin begincmap\n");
    map.push_str("1 begincodespacerange <00> <ff> endcodespacerange\n");
    for (code, letters) in (b'a'..).zip(mapped) {
        let _ = writeln!(map, "1 beginbfchar <{code:02x}> <{letters}> endbfchar");
    }
    map.push_str("endcmap end");
    let kids: Vec<String> = (0..sheets.len()).map(|page| format!("{} 0 R", 9 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 612 792] >>", kids.join(" "), sheets.len()),
        font("Times-Roman"),
        font("Times-Italic"),
        font("Times-Bold"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 7 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()),
        "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R >> /XObject << /Im 200 0 R >> >>".to_owned(),
    ];
    for (page, sheet) in sheets.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Resources 8 0 R /Contents {} 0 R >>", 10 + 2 * page));
        objects.push(format!("<< /Length {} >>\nstream\n{}\nendstream", sheet.content.len(), sheet.content));
    }
    assemble(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>(), "")
}

/// Objects, the table that finds them, and the trailer.
fn assemble(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(format!("trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF").bytes());
    out
}

fn paragraphs(sheets: &[Sheet]) -> Vec<String> {
    let manuscript = pdf::read(&file(sheets, &[])).expect("a document");
    manuscript.paragraphs.into_iter().map(|paragraph| paragraph.text.string).collect()
}

fn reading(sheets: &[Sheet]) -> Reading {
    let reading = grammar::read::read(pdf::read(&file(sheets, &[])).expect("a document"));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

/// Two pages: a note called on the first goes on at the foot of the second, and so does a paragraph.
fn two_pages() -> [Sheet; 2] {
    let mut first = Sheet::default();
    first.put(ROMAN, 14.0, LEFT, 60.0, "United Nations").put(ROMAN, 20.0, 440.0, 60.0, "A/RES/99/7");
    first.put(BOLD, 20.0, LEFT, 88.0, "General Assembly").put(ROMAN, 10.0, 400.0, 88.0, "Distr.: General");
    first.put(BOLD, 12.0, LEFT, 160.0, "99/7. A better reader for every reader");
    first.put(ITALIC, 10.0, INDENT, 200.0, "The General Assembly").put(ROMAN, 10.0, 235.0, 200.0, ",");
    first.paragraph(
        218.0,
        &[
            "Recalling that readers of long texts need rest now and then, and that the eye tires sooner than",
            "the mind of those who read,",
        ],
    );
    first.put(ROMAN, 6.5, 242.5, 226.5, "1");
    first.paragraph(
        248.0,
        &["1. Invites all to read slowly, and to lay the book aside when the evening comes, whatever hour it"],
    );
    first.rule(700.0);
    first.put(ROMAN, 5.5, LEFT, 709.0, "1").put(
        ROMAN,
        8.0,
        LEFT + 6.0,
        712.0,
        "See the collected essays on reading by lamplight, which were printed twice in the",
    );
    first.put(ROMAN, 10.0, 60.0, 752.0, "99-12345 (E)");
    let mut second = Sheet::default();
    second.put(ROMAN, 10.0, LEFT, 50.0, "A better reader for every reader").put(ROMAN, 10.0, 470.0, 50.0, "A/RES/99/7");
    second.put(ROMAN, 10.0, LEFT, 80.0, "may be, and to come back to the page in the morning;");
    second.paragraph(98.0, &["2. Decides to remain a reader."]);
    second.rule(712.0);
    second.put(ROMAN, 8.0, LEFT, 724.0, "same year.");
    second.put(ROMAN, 10.0, 60.0, 752.0, "99-12345").put(ROMAN, 10.0, 520.0, 752.0, "2/2");
    [first, second]
}

#[test]
fn a_note_is_told_by_its_raised_mark_and_goes_on_at_the_foot_of_the_next_page() {
    let reading = reading(&two_pages());
    let notes: Vec<_> = reading.resolution.notes.iter().map(|note| note.text.string.as_str()).collect();
    assert_eq!(notes, ["See the collected essays on reading by lamplight, which were printed twice in the same year."]);
    let caller = reading.resolution.notes[0].called_from.first().map(|&node| &reading.resolution.nodes[node]);
    assert!(
        caller.is_some_and(|node| node.text.string.starts_with("Recalling") && node.text.string.ends_with("read,"))
    );
}

#[test]
fn a_paragraph_goes_on_over_the_end_of_the_page() {
    let reading = reading(&two_pages());
    let found = reading.resolution.nodes.iter().any(|node| {
        node.text.string.contains("the evening comes, whatever hour it may be, and to come back to the page")
    });
    assert!(found, "{:?}", reading.resolution.nodes);
}

#[test]
fn running_heads_page_numbers_and_job_numbers_are_furniture() {
    let manuscript = pdf::read(&file(&two_pages(), &[])).expect("a document");
    assert_eq!(
        manuscript.furniture,
        ["99-12345 (E)", "A better reader for every reader", "A/RES/99/7", "99-12345", "2/2"]
    );
    assert!(manuscript.paragraphs.iter().any(|paragraph| paragraph.text.string == "A/RES/99/7"), "the masthead stays");
}

#[test]
fn the_columns_of_the_masthead_stay_apart() {
    let words = paragraphs(&two_pages());
    assert_eq!(
        words[..5],
        [
            "United Nations",
            "A/RES/99/7",
            "General Assembly",
            "Distr.: General",
            "99/7. A better reader for every reader"
        ]
    );
}

#[test]
fn a_note_that_two_pages_bear_at_one_height_stands_on_both() {
    let sheet = |words: [&str; 2]| {
        let mut sheet = Sheet::default();
        sheet.paragraph(300.0, &words);
        sheet.rule(690.0);
        sheet.put(ROMAN, 5.5, LEFT, 699.0, "1");
        sheet.put(ROMAN, 8.0, LEFT + 6.0, 702.0, "See the collected essays on reading by lamplight, which were");
        sheet.put(ROMAN, 8.0, LEFT, 712.0, "printed twice in the same year.");
        sheet.put(ROMAN, 8.0, LEFT, 752.0, "printed by candlelight");
        sheet
    };
    let first = sheet(["Recalling that one may read from line to line until the words", "have come to their end;"]);
    let second = sheet(["Noting that one reads on where the words of a page before", "went on;"]);
    let manuscript = pdf::read(&file(&[first, second], &[])).expect("a document");
    let notes = manuscript.paragraphs.iter().filter(|paragraph| paragraph.place == Place::Foot);
    let notes: Vec<_> = notes.map(|note| note.text.string.as_str()).collect();
    let note = "1 See the collected essays on reading by lamplight, which were printed twice in the same year.";
    assert_eq!(notes, [note, note]);
    assert_eq!(manuscript.furniture, ["printed by candlelight"; 2]);
}

#[test]
fn the_mark_of_a_note_does_not_hide_the_comma_at_the_end_of_a_recital() {
    let mut sheet = Sheet::default();
    let ends = ["acknowledging the use of lamps to all those who like to read a book when it is night", "outside,"];
    for (number, y) in (0_u8..).zip([100.0, 140.0, 180.0]) {
        sheet.paragraph(y + f32::from(number) * 4.0, &ends);
    }
    sheet.paragraph(240.0, &["recalling that the eye tires sooner than the mind of those who read,"]);
    sheet.put(ROMAN, 6.5, 433.0, 236.5, "1");
    sheet.paragraph(252.0, &["noting that they rest."]);
    let words = paragraphs(&[sheet]);
    assert!(words.iter().any(|words| words == "noting that they rest."), "{words:?}");
}

#[test]
fn a_note_without_a_rule_is_told_by_its_size_and_place() {
    let mut sheet = Sheet::default();
    sheet.paragraph(
        100.0,
        &["Recalling that the smallest letters of a page stand at its foot, where no rule is needed;"],
    );
    sheet
        .paragraph(300.0, &["Noting that they are letters all the same, and that somebody set them there on purpose;"]);
    sheet.put(ROMAN, 5.0, LEFT, 697.0, "2").put(ROMAN, 8.0, LEFT + 5.0, 700.0, "So it is.");
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    assert_eq!(manuscript.paragraphs.last().map(|paragraph| paragraph.place), Some(Place::Foot));
}

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
fn a_page_number_alone_at_the_foot_of_the_only_page_is_furniture() {
    let mut sheet = Sheet::default();
    sheet
        .paragraph(100.0, &["Decides that one page is enough for everything that it has to say on this matter today."]);
    sheet.put(ROMAN, 9.0, 300.0, 750.0, "1/1");
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    assert_eq!(manuscript.furniture, ["1/1"]);
}

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
fn notes_stand_at_the_foot_of_the_column_that_calls_them() {
    const RIGHT: f32 = 318.0;
    let lines = [
        "Recalling that those who print long texts set them in",
        "two columns side by side, since the eye finds the next",
        "line sooner where all the lines are short, and noting",
    ];
    let mut sheet = Sheet::default();
    sheet.put(BOLD, 12.0, 200.0, 60.0, "Of columns and of those who read them");
    for (x, number) in [(72.0, "1"), (RIGHT, "2")] {
        for (row, y) in (0_u8..).zip([90.0, 150.0, 210.0]) {
            for (line, words) in (0_u8..).zip(lines) {
                let indent = if line == 0 { 14.0 } else { 0.0 };
                sheet.put(ROMAN, 9.0, x + indent, y + 11.0 * f32::from(line), words);
            }
            sheet.put(ROMAN, 9.0, x, y + 33.0, ["the first,", "the second,", "the third"][usize::from(row)]);
        }
        sheet.put(ROMAN, 5.0, x + 32.0, 239.0, number).put(
            ROMAN,
            9.0,
            x + 37.0,
            243.0,
            if number == "1" { "and" } else { "end;" },
        );
        sheet.raw(&format!("{x} 92 m {} 92 l S", x + 60.0));
        sheet.put(ROMAN, 5.0, x, 709.0, number).put(ROMAN, 8.0, x + 6.0, 712.0, "See the book of columns.");
    }
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    let words = |is_foot: bool| -> Vec<&str> {
        let found = manuscript.paragraphs.iter().filter(|paragraph| (paragraph.place == Place::Foot) == is_foot);
        found.map(|paragraph| paragraph.text.string.as_str()).collect()
    };
    assert_eq!(words(true), ["1 See the book of columns.", "2 See the book of columns."]);
    let body = words(false);
    let ends: Vec<&str> = body.iter().skip(1).map(|words| words.rsplit(" and noting ").next().unwrap_or("")).collect();
    assert_eq!(
        ends,
        ["the first,", "the second,", "the third1 and", "the first,", "the second,", "the third2 end;"],
        "{body:?}"
    );
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

fn refusal(bytes: &[u8]) -> Unreadable {
    pdf::read(bytes).expect_err("no document")
}

#[test]
fn a_file_behind_a_password_says_so() {
    let objects = [
        &b"<< /Type /Catalog /Pages 2 0 R >>"[..],
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <0101010101010101010101010101010101010101010101010101010101010101> /U <0202020202020202020202020202020202020202020202020202020202020202> >>",
    ];
    let id = "/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]";
    let bytes = assemble(&objects.map(<[u8]>::to_vec), id);
    let refused = refusal(&bytes);
    assert!(refused.message.contains("password"), "{refused:?}");
    assert!(refused.hint.is_some());
}

#[test]
fn a_scan_says_that_it_holds_no_text() {
    let mut sheet = Sheet::default();
    sheet.raw("q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");
    let refused = refusal(&file(&[sheet], &[]));
    assert!(refused.message.contains("no text") && refused.hint.is_some(), "{refused:?}");
}

#[test]
fn a_file_cut_short_is_read_as_far_as_it_goes_or_refused() {
    let whole = file(&two_pages(), &[]);
    let mut read = 0;
    for length in (0..whole.len()).step_by(97) {
        if let Ok(manuscript) = pdf::read(&whole[..length]) {
            read += usize::from(!manuscript.paragraphs.is_empty());
        }
    }
    assert!(read > 0, "a file without its end can still be read");
}

#[test]
fn damaged_bytes_never_end_in_a_panic() {
    let whole = file(&two_pages(), &[]);
    for place in (0..whole.len()).step_by(61) {
        let mut damaged = whole.clone();
        damaged[place] = damaged[place].wrapping_add(37);
        let _ = pdf::read(&damaged);
    }
}

#[test]
fn a_part_that_unpacks_to_a_huge_size_is_left_out_and_told() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..128 {
        std::io::Write::write_all(&mut packer, &blanks).expect("packing");
    }
    let packed = packer.finish().expect("packing");
    let mut bomb = format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", packed.len()).into_bytes();
    bomb.extend(&packed);
    bomb.extend(b"\nendstream");
    let text = "BT /F1 10 Tf 120 600 Td (Still here) Tj ET";
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents [5 0 R 6 0 R] >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_vec(),
        bomb,
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()).into_bytes(),
    ];
    let manuscript = pdf::read(&assemble(&objects, "")).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
    assert!(manuscript.remarks.iter().any(|remark| remark.what.contains("huge")), "{:?}", manuscript.remarks);
}
