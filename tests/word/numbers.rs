//! Paragraphs bear the numbers that Word draws.

use crate::build::{Word, p, r, styled, word};
use plenary::model::node::Node;

/// A level of a list.
fn level(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbering(levels: &str, lists: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>{lists}")
}

const ONE_LIST: &str = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

/// A numbered paragraph.
fn item(list: u32, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        r(words)
    )
}

fn labels(built: &Word) -> Vec<String> {
    built.paragraphs().into_iter().map(|paragraph| paragraph.label.unwrap_or_default()).collect()
}

#[test]
fn levels_count_and_begin_anew_below_those_above() {
    let levels =
        [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "(%2)", ""), level(2, "lowerRoman", "(%3)", "")];
    let steps = [0, 1, 2, 2, 1, 2, 0, 1];
    let body: String = steps.iter().map(|&level| item(1, level, "x")).collect();
    let built = word(&body).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    assert_eq!(labels(&built), ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)"]);
    let levels: Vec<Option<u8>> = built.paragraphs().iter().map(|paragraph| paragraph.level).collect();
    assert_eq!(levels[..3], [None, Some(1), Some(2)]);
}

#[test]
fn labels_name_the_levels_above() {
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>"),
        level(3, "decimal", "%4)", "<w:lvlRestart w:val=\"0\"/>"),
        level(4, "decimal", "%5)", "<w:lvlRestart w:val=\"1\"/>"),
    ];
    let steps = [0, 1, 2, 3, 4, 2, 3, 4, 0, 3, 4];
    let body: String = steps.iter().map(|&level| item(1, level, "x")).collect();
    let built = word(&body).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    let texts: Vec<String> =
        built.paragraphs().into_iter().map(|paragraph| paragraph.label.unwrap_or(paragraph.text.string)).collect();
    // The numerals of the first level are those of a division, and stay with its words.
    assert_eq!(texts, ["I. x", "I.1", "1.1.1", "1)", "1)", "1.1.2", "2)", "2)", "II. x", "3)", "1)"]);
}

#[test]
fn a_level_above_that_was_not_used_counts_from_its_start() {
    let levels = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2", "")];
    let body = [item(1, 1, "x"), item(1, 1, "x"), item(1, 0, "x")].concat();
    assert_eq!(labels(&word(&body).with("numbering", &numbering(&levels.concat(), ONE_LIST))), ["1.1", "1.2", "2."]);
}

#[test]
fn lists_of_one_definition_go_on_unless_they_begin_at_a_start_of_their_own() {
    let lists = format!(
        "{ONE_LIST}<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num>",
        level(0, "lowerLetter", "%1)", "")
    );
    let body: String = [1, 1, 2, 3, 3, 1, 4].iter().map(|&list| item(list, 0, "x")).collect();
    let built = word(&body).with("numbering", &numbering(&level(0, "decimal", "%1.", ""), &lists));
    assert_eq!(labels(&built), ["1.", "2.", "3.", "5.", "6.", "7.", "h)"]);
}

#[test]
fn styles_number_their_paragraphs_on_the_level_that_names_them() {
    let levels = [
        level(0, "decimal", "%1.", "<w:pStyle w:val=\"One\"/>"),
        level(1, "lowerLetter", "(%2)", "<w:pStyle w:val=\"Two\"/>"),
    ];
    let style = |id: &str, based: &str, number: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{based}<w:pPr>{number}</w:pPr></w:style>"
        )
    };
    let number = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let styles =
        [style("One", "", number), style("Two", "", number), style("Heir", "<w:basedOn w:val=\"Two\"/>", "")].concat();
    let unnumbered = "<w:p><w:pPr><w:pStyle w:val=\"One\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let body = [
        styled("One", &r("x")),
        styled("Two", &r("x")),
        styled("Heir", &r("x")),
        unnumbered.to_owned(),
        styled("One", &r("x")),
    ];
    let built = word(&body.concat()).with("styles", &styles).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    assert_eq!(labels(&built), ["1.", "(a)", "(b)", "", "2."]);
}

#[test]
fn a_list_may_be_defined_by_a_style() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"5\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"6\"><w:styleLink w:val=\"S\"/>{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>",
        level(0, "decimal", "%1.", "")
    );
    assert_eq!(labels(&word(&item(1, 0, "x")).with("numbering", &numbering)), ["1."]);
}

#[test]
fn a_list_may_be_named_by_the_style_that_defines_it() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"5\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"6\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"6\"/></w:num>",
        level(0, "decimal", "%1.", "")
    );
    let style = "<w:style w:type=\"numbering\" w:styleId=\"S\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    assert_eq!(labels(&word(&item(1, 0, "x")).with("styles", style).with("numbering", &numbering)), ["1."]);
}

#[test]
fn a_style_may_name_a_level_and_leave_the_list_to_its_ancestor() {
    let levels = [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "(%2)", "")];
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"One\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:basedOn w:val=\"One\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let body = [styled("One", &r("x")), styled("Two", &r("x")), styled("Two", &r("x"))].concat();
    let built = word(&body).with("styles", styles).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    assert_eq!(labels(&built), ["1.", "(a)", "(b)"]);
}

#[test]
fn figures_keep_their_zeros_as_word_has_them() {
    let own = "<mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice>\
         <mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent>";
    let levels = [
        level(0, "upperRoman", "Article %1.", ""),
        level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
        level(2, "none", "%3)", own),
    ];
    let body = [item(1, 0, "x"), item(1, 1, "x"), item(1, 2, "x")].concat();
    let built = word(&body).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    assert_eq!(labels(&built), ["Article I.", "Section 1.01", "001)"]);
}

#[test]
fn a_number_before_a_hidden_end_numbers_what_goes_on() {
    let heading = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>Rooms.</w:t></w:r></w:p>";
    let blank = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>";
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let body = [heading, &p(&r(" They stay open.")), blank, &item(1, 0, "Next."), heading, table, &p(&r("End."))];
    let built = word(&body.concat()).with("numbering", &numbering(&level(0, "decimal", "%1.", ""), ONE_LIST));
    assert_eq!(built.lines(), ["[1.] Rooms. They stay open.", "[2.] Next.", "[3.] Rooms.", "End."]);
    built.reading();
}

#[test]
fn bullets_and_scripts_are_drawn() {
    let bullet = "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>";
    let levels = [
        level(0, "bullet", "\u{f0b7}", bullet),
        level(1, "arabicAbjad", "(%2)", ""),
        level(2, "chineseCountingThousand", "（%3）", ""),
        level(3, "none", "", ""),
        level(4, "bullet", "o", ""),
    ];
    let body: String = [0, 1, 1, 2, 3, 4].iter().map(|&level| item(1, level, "x")).collect();
    let built = word(&body).with("numbering", &numbering(&levels.concat(), ONE_LIST));
    assert_eq!(labels(&built), ["•", "(أ)", "(ب)", "（一）", "", "◦"]);
}

#[test]
fn deleted_and_empty_paragraphs_count_as_word_counts_them() {
    let deleted = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>";
    let body = [item(1, 0, "x"), deleted.to_owned(), item(1, 0, "x"), item(1, 0, ""), item(1, 0, "x")].concat();
    let built = word(&body).with("numbering", &numbering(&level(0, "decimal", "%1.", ""), ONE_LIST));
    assert_eq!(labels(&built), ["1.", "2.", "3.", "4."]);
}

#[test]
fn numbered_paragraphs_become_the_tree() {
    let levels = [
        level(0, "decimal", "%1.", ""),
        level(1, "lowerLetter", "(%2)", ""),
        level(2, "lowerRoman", "(%3)", ""),
        level(3, "bullet", "–", ""),
    ];
    let body = [
        p(&r("The General Assembly,")),
        p(&r("Recalling its resolution 98/1,")),
        item(1, 0, "Requests the Secretary-General:"),
        item(1, 1, "To read:"),
        item(1, 2, "Slowly:"),
        item(1, 3, "By day;"),
        item(1, 1, "To report;"),
        item(1, 0, "Decides to return to the matter."),
    ];
    let reading = word(&body.concat()).with("numbering", &numbering(&levels.concat(), ONE_LIST)).reading();
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node: &Node| node.id.as_deref()).collect();
    assert_eq!(ids, ["PP1", "OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(i)(a)", "OP1(b)", "OP2"]);
}

#[test]
fn typed_labels_between_tabs_are_labels() {
    let tabbed =
        |label: &str, words: &str| p(&format!("<w:r><w:tab/><w:t>{label}</w:t><w:tab/><w:t>{words}</w:t></w:r>"));
    let built = word(&[tabbed("13.", "Requests"), tabbed("(a)", "That"), tabbed("Distr.:", "General")].concat());
    assert_eq!(built.lines(), ["[13.] Requests", "[(a)] That", "Distr.: General"]);
    built.reading();
}
