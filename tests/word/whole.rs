//! A resolution as a template of the United Nations has it, from the masthead to the annex.

use crate::build::{Word, r, run, styled, word};
use plenary::model::node::Kind;

const STYLES: &str = r#"
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="__Single Txt"/><w:basedOn w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="_ H_1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="HCh"><w:name w:val="_ H _Ch"/><w:basedOn w:val="H1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Session"><w:name w:val="Session"/><w:basedOn w:val="H1"/></w:style>
  <w:style w:type="paragraph" w:styleId="AgendaItemNormal"><w:name w:val="Agenda_Item_Normal"/></w:style>
  <w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#;

fn text(runs: &str) -> String {
    styled("SingleTxt", runs)
}

/// A paragraph with a typed label between tabs, opening in italics.
fn labelled(label: &str, verb: &str, rest: &str) -> String {
    text(&format!("<w:r><w:tab/><w:t>{label}</w:t><w:tab/></w:r>{}{}", run("<w:i/>", verb), r(rest)))
}

fn resolution() -> Word {
    let note = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r>";
    let closing = "<w:p><w:pPr><w:pStyle w:val=\"SingleTxt\"/><w:ind w:left=\"6336\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>30th plenary meeting</w:t><w:br/><w:t>23 November 2020</w:t></w:r></w:p>";
    let masthead = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>United Nations</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:sz w:val=\"40\"/></w:rPr><w:t>A</w:t></w:r><w:r><w:t>/RES/75/999</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>";
    let body = [
        styled("Session", &r("Seventy-fifth session")),
        styled("AgendaItemNormal", &r("Agenda item 9 (z)")),
        styled(
            "H1",
            &format!(
                "{}<w:r><w:br/></w:r>{}",
                r("Resolution adopted by the General Assembly"),
                r("on 23 November 2020")
            ),
        ),
        text(&run("<w:i/>", "[without reference to a Main Committee (A/75/L.999)]")),
        styled("H1", "<w:r><w:tab/><w:t>75/999.</w:t><w:tab/><w:t>Libraries of small islands</w:t></w:r>"),
        text(&format!("<w:r><w:tab/></w:r>{}{}", run("<w:i/>", "The General Assembly"), r(","))),
        text(&format!(
            "<w:r><w:tab/></w:r>{}{}{note}{}",
            run("<w:i/>", "Recalling"),
            r(" its resolution 74/998"),
            r(" on reading,")
        )),
        text(&format!("<w:r><w:tab/></w:r>{}{}", run("<w:i/>", "Noting"), r(" that books are heavy,"))),
        labelled("1.", "Requests", " the Secretary-General:"),
        labelled("(a)", "", "To count the books;"),
        labelled("(b)", "", "To report on them;"),
        labelled("2.", "Decides", " to read on."),
        closing.to_owned(),
        styled("HCh", &r("Annex")),
        styled("H1", &r("Rules of the reading room")),
        labelled("1.", "", "Silence is kept."),
    ];
    word(&body.concat())
        .with("styles", STYLES)
        .with("header", masthead)
        .with("footnotes", "<w:footnote w:id=\"1\"><w:p><w:r><w:tab/></w:r><w:r><w:footnoteRef/></w:r><w:r><w:t> </w:t></w:r><w:r><w:tab/><w:t>Resolution 74/998, annex.</w:t></w:r></w:p></w:footnote>")
}

#[test]
fn a_resolution_in_a_template_is_read_as_it_is_meant() {
    let reading = resolution().reading();
    let resolution = reading.resolution;
    let ids: Vec<&str> = resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect();
    assert_eq!(ids, ["PP1", "PP2", "OP1", "OP1(a)", "OP1(b)", "OP2", "A1", "A1.1"]);
    assert_eq!(resolution.symbol.as_deref(), Some("A/RES/75/999"));
    assert_eq!(resolution.session, Some(75));
    assert_eq!(resolution.agenda, ["9 (z)"]);
    assert_eq!(resolution.drafts, ["A/75/L.999"]);
    assert_eq!(resolution.title.as_deref(), Some("Libraries of small islands"));
    assert_eq!(resolution.adopted.date.as_deref(), Some("2020-11-23"));
    assert_eq!(resolution.adopted.meeting.as_deref(), Some("30th plenary meeting"));
    assert_eq!(resolution.nodes.iter().filter(|node| node.kind == Kind::Closing).count(), 2);
    let verbs: Vec<Option<&str>> = resolution
        .nodes
        .iter()
        .filter(|node| node.kind == Kind::Operative)
        .map(|node| node.verb.as_ref().map(|verb| verb.text.as_str()))
        .collect();
    assert_eq!(verbs, [Some("Requests"), Some("Decides")]);
    assert_eq!(resolution.notes[0].text.string, "Resolution 74/998, annex.");
    assert_eq!(resolution.notes[0].called_from.len(), 1);
}
