//! What stands around the text of a page and under it: heads, numbers, notes.

use crate::sheets::{BOLD, LEFT, ROMAN, Sheet, file, paragraphs, reading, two_pages};
use plenary::manuscript::printed::Place;
use plenary::readers::pdf;

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
fn a_line_that_begins_with_a_comma_begins_no_paragraph() {
    let mut sheet = Sheet::default();
    sheet.paragraph(
        100.0,
        &["Recalling the resolutions that it adopted", "1814 (2008)", ", 1816 (2008) and 1838 (2008),"],
    );
    sheet.paragraph(160.0, &["Noting them."]);
    let words = paragraphs(&[sheet]);
    assert!(words.iter().any(|words| words.contains("1814 (2008), 1816 (2008)")), "{words:?}");
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
fn a_page_number_alone_at_the_foot_of_the_only_page_is_furniture() {
    let mut sheet = Sheet::default();
    sheet
        .paragraph(100.0, &["Decides that one page is enough for everything that it has to say on this matter today."]);
    sheet.put(ROMAN, 9.0, 300.0, 750.0, "1/1");
    let manuscript = pdf::read(&file(&[sheet], &[])).expect("a document");
    assert_eq!(manuscript.furniture, ["1/1"]);
}
