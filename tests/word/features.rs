//! What Word draws is read, and what it does not draw is told.

use crate::build::{p, r, run, styled, word};
use plenary::manuscript::printed::{Place, Style};
use plenary::model::language::Language;
use plenary::model::node::Kind;
use plenary::model::text::{Role, Text};

/// The words of a text that have a role.
fn worn(text: &Text, role: Role) -> Vec<&str> {
    text.spans.iter().filter(|span| span.role == role).map(|span| &text.string[span.from..span.to]).collect()
}

const STYLES: &str = r#"
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Txt"><w:name w:val="__Single Txt"/><w:basedOn w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Head"><w:name w:val="_ H __Ch_G"/><w:basedOn w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter of mine"/><w:basedOn w:val="Head"/><w:rPr><w:i/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Cov"><w:name w:val="Distribution"/></w:style>
  <w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:i/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Verb"><w:name w:val="Verb"/><w:basedOn w:val="Base"/></w:style>
  <w:style w:type="character" w:styleId="Mark"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#;

#[test]
fn runs_are_dressed_directly_and_by_styles() {
    let runs = [
        run("<w:i/>", "Recalling"),
        r(" its "),
        run("<w:b/>", "own"),
        run("<w:rStyle w:val=\"Verb\"/>", " word"),
        run("<w:rStyle w:val=\"Verb\"/><w:i w:val=\"0\"/>", " plain"),
        run("<w:rStyle w:val=\"Mark\"/>", "2"),
        run("<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>", " end"),
    ];
    let text = word(&styled("Txt", &runs.concat())).with("styles", STYLES).paragraphs().remove(0).text;
    assert_eq!(text.string, "Recalling its own word plain2 end");
    assert_eq!(worn(&text, Role::Emphasis), ["Recalling", " word"]);
    assert_eq!(worn(&text, Role::Strong), ["own"]);
    assert_eq!(worn(&text, Role::Raised), ["2"]);
}

#[test]
fn words_from_right_to_left_have_their_own_bold_and_stay_in_order() {
    let runs = [run("<w:rtl/><w:bCs/><w:iCs/>", "تقرر"), run("<w:rtl/><w:b/>", " أن 15 تعود")];
    let text = word(&format!("<w:p><w:pPr><w:bidi/></w:pPr>{}</w:p>", runs.concat())).paragraphs().remove(0).text;
    assert_eq!(text.string, "تقرر أن 15 تعود");
    assert_eq!((worn(&text, Role::Strong), worn(&text, Role::Emphasis)), (vec!["تقرر"], vec!["تقرر"]));
}

#[test]
fn styles_hint_by_name_and_by_what_they_inherit() {
    let body = [styled("Cov", &r("General")), styled("Own", &r("A title")), styled("Txt", &r("Words."))].concat();
    let paragraphs = word(&body).with("styles", STYLES).paragraphs();
    let hints: Vec<(Style, Place)> = paragraphs.iter().map(|paragraph| (paragraph.style, paragraph.place)).collect();
    assert_eq!(hints, [(Style::Plain, Place::Cover), (Style::Heading, Place::Unknown), (Style::Plain, Place::Unknown)]);
}

#[test]
fn signs_and_breaks_are_letters() {
    let body = p(
        "<w:r><w:t>ES</w:t><w:noBreakHyphen/><w:t>10</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:br/>\
        <w:t>line</w:t><w:cr/><w:t>end</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>",
    );
    assert_eq!(word(&body).lines(), ["ES\u{2011}10 coop line end≥✓☑"]);
    let private = p(&run("<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>", "\u{f061}\u{f0b4}"));
    assert_eq!(word(&private).lines(), ["α×"]);
    let unknown = word(&p("<w:r><w:sym w:font=\"Odd\" w:char=\"F001\"/></w:r>"));
    assert_eq!(unknown.lines(), ["\u{fffd}"]);
    assert_eq!(unknown.remarks().len(), 1);
}

#[test]
fn white_space_at_the_ends_of_words_counts_only_where_it_is_kept() {
    let body = p("<w:r><w:t> one </w:t><w:t xml:space=\"preserve\"> two</w:t><w:t>&amp;&#x33;</w:t></w:r>");
    assert_eq!(word(&body).lines(), ["one two&3"]);
}

#[test]
fn closing_lines_that_are_set_off_stand_for_themselves() {
    let closing = "<w:p><w:pPr><w:ind w:left=\"6000\"/></w:pPr><w:r><w:t>7th plenary meeting</w:t><w:br/><w:t>1 May 2031</w:t></w:r></w:p>";
    let title = "<w:p><w:r><w:t>A long title</w:t><w:br/><w:t>in two lines</w:t></w:r></w:p>";
    assert_eq!(
        word(&format!("{title}{closing}")).lines(),
        ["A long title in two lines", "7th plenary meeting", "1 May 2031"]
    );
}

#[test]
fn links_lead_where_relations_and_fields_say() {
    let body = p(&[
        "<w:hyperlink r:id=\"L0\"><w:r><w:t>99/</w:t></w:r><w:r><w:t>1</w:t></w:r></w:hyperlink>".to_owned(),
        r(" and "),
        field(" HYPERLINK \"https://other.example\" ", "99/2"),
        "<w:hyperlink w:anchor=\"x\"><w:r><w:t xml:space=\"preserve\"> above</w:t></w:r></w:hyperlink>".to_owned(),
    ]
    .concat());
    let text = word(&body).with_link("https://one.example").paragraphs().remove(0).text;
    let links: Vec<(&str, Option<&str>)> =
        text.spans.iter().map(|span| (&text.string[span.from..span.to], span.target.as_deref())).collect();
    assert_eq!(links, [("99/1", Some("https://one.example")), ("99/2", Some("https://other.example"))]);
    assert_eq!(text.string, "99/1 and 99/2 above");
}

fn field(code: &str, result: &str) -> String {
    let step = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = format!("<w:r><w:instrText xml:space=\"preserve\">{code}</w:instrText></w:r>");
    format!("{}{code}{}{}{}", step("begin"), step("separate"), r(result), step("end"))
}

#[test]
fn fields_show_their_result_and_pages_are_furniture() {
    let nested = field(&format!(" IF {} ", "1 = 1"), "yes");
    let simple = "<w:fldSimple w:instr=\" REF x \"><w:r><w:t>5</w:t></w:r></w:fldSimple>";
    let built = word(
        &p(&format!("{}{nested}, paragraph {simple}{}", r("So "), field(" PAGE ", "17")))
            .replace(", paragraph ", &r(", paragraph ")),
    );
    assert_eq!(built.lines(), ["So yes, paragraph 5"]);
    assert_eq!(built.manuscript().furniture, ["17"]);
    built.reading();
    let drawn = word(&p(&format!(
        "{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\o(a,b)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        r("x")
    )));
    assert!(drawn.remarks()[0].contains("EQ \\o(a,b)"));
}

#[test]
fn a_field_without_an_end_swallows_no_words() {
    let broken = p(&format!("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}", r("kept")));
    let built = word(&format!("{broken}{}", p(&r("and this"))));
    assert_eq!(built.lines(), ["kept", "and this"]);
    built.reading();
}

#[test]
fn notes_are_called_numbered_and_joined() {
    let call = |kind: &str, id: &str| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let custom = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>*</w:t></w:r>";
    let body = format!(
        "{}{}",
        p(&[
            r("Title"),
            custom.to_owned(),
            r(" one"),
            call("footnote", "7"),
            r(", two"),
            call("footnote", "2"),
            r(".")
        ]
        .concat()),
        p(&[r("End"), call("endnote", "1")].concat()),
    );
    let note = |id: &str, content: &str| format!("<w:footnote w:id=\"{id}\">{content}</w:footnote>");
    let footnotes = [
        "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>_____</w:t></w:r></w:p></w:footnote>".to_owned(),
        note("7", &p(&format!("<w:r><w:footnoteRef/></w:r>{}", r(" First of two.")))),
        note("2", &format!("{}{}", p(&r("Several")), p(&r("paragraphs.")))),
        note("3", &p(&format!("{}{}", run("<w:vertAlign w:val=\"superscript\"/>", "*"), r("\u{a0}Reissued.")))),
        note("9", &p(&r("Never called."))),
    ];
    let built = word(&body)
        .with("footnotes", &footnotes.concat())
        .with("endnotes", &format!("<w:endnote w:id=\"1\">{}</w:endnote>", p(&r("At the end."))));
    let manuscript = built.manuscript();
    let notes: Vec<(&str, &str)> =
        manuscript.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
    assert_eq!(notes, [("*", "Reissued."), ("1", "First of two."), ("2", "Several paragraphs."), ("i", "At the end.")]);
    assert_eq!(manuscript.paragraphs[0].text.string, "Title one, two.");
    let calls: Vec<(usize, usize)> =
        manuscript.paragraphs[0].text.calls.iter().map(|call| (call.at, call.note)).collect();
    assert_eq!(calls, [(5, 0), (9, 1), (14, 2)]);
    assert_eq!(built.remarks(), ["nothing calls the note “Never called.”"]);
    built.reading();
}

#[test]
fn links_between_mark_and_note_make_notes() {
    let link = |to: &str, run: &str| format!("<w:hyperlink w:anchor=\"{to}\">{run}</w:hyperlink>");
    let entry = p(&link("x", &[r("1"), "<w:r><w:tab/></w:r>".to_owned(), r("Scope of the work")].concat()));
    let body = [
        entry,
        p(&[r("As agreed"), link("n", &run("<w:position w:val=\"8\"/>", "1")), r(" it is.")].concat()),
        p(&r("More words follow here.")),
        p(&[link("c", &r("1")), r(" See the agreement.")].concat()),
    ];
    let reading = word(&body.concat()).reading();
    let notes: Vec<&str> = reading.resolution.notes.iter().map(|note| note.text.string.as_str()).collect();
    assert_eq!(notes, ["See the agreement."]);
    assert!(
        reading.resolution.nodes.iter().any(|node| node.text.string == "As agreed it is." && node.notes().count() == 1)
    );
}

#[test]
fn sections_say_how_notes_are_numbered() {
    let call = |id: &str| format!("<w:r><w:t>x</w:t><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let section = "<w:sectPr><w:footnotePr><w:numFmt w:val=\"lowerLetter\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>";
    let body = format!("<w:p><w:pPr>{section}</w:pPr>{}{}</w:p>{}{section}", call("1"), call("2"), p(&call("3")));
    let notes: String =
        ["1", "2", "3"].map(|id| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(&r("n")))).concat();
    let markers: Vec<String> =
        word(&body).with("footnotes", &notes).manuscript().notes.into_iter().map(|note| note.marker).collect();
    assert_eq!(markers, ["a", "b", "a"]);
}

#[test]
fn tracked_changes_keep_what_was_put_in_and_tell_what_was_taken_out() {
    let body = [
        p(&format!(
            "{}<w:ins w:author=\"x\">{}</w:ins><w:del>{}</w:del>{}",
            r("The Committee "),
            r("requests"),
            "<w:r><w:delText>urges</w:delText></w:r>",
            r(" all.")
        )),
        p(&format!("<w:moveFrom>{}</w:moveFrom>{}", r("gone there"), r("stays"))),
        p(&format!("<w:moveTo>{}</w:moveTo>", r("gone there"))),
    ]
    .concat();
    let built = word(&body);
    assert_eq!(built.lines(), ["The Committee requests all.", "stays", "gone there"]);
    assert_eq!(
        built.remarks(),
        [
            "a tracked change deleted “urges”",
            "a tracked change moved to another place “gone there”",
            "insertions of tracked changes, read as text: 1"
        ]
    );
    built.reading();
}

#[test]
fn a_deleted_end_joins_two_paragraphs() {
    let first = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r("Two "));
    assert_eq!(word(&format!("{first}{}{}", p(&r("halves")), p(&r("apart")))).lines(), ["Two halves", "apart"]);
}

#[test]
fn hidden_words_comments_and_readings_are_told() {
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dahui</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>大会</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let comment = format!("<w:comment w:id=\"0\" w:author=\"A. Clerk\">{}</w:comment>", p(&r("check this")));
    let body = p(&[
        r("Seen"),
        run("<w:vanish/>", "unseen"),
        ruby.to_owned(),
        "<w:r><w:commentReference w:id=\"0\"/></w:r>".to_owned(),
    ]
    .concat());
    let built = word(&body).with("comments", &comment);
    assert_eq!(built.lines(), ["Seen大会"]);
    assert_eq!(
        built.remarks(),
        [
            "the file hides “unseen”",
            "above the line stands how words are read: “dahui”",
            "a comment by A. Clerk says “check this”"
        ]
    );
}

#[test]
fn text_boxes_stand_behind_their_paragraph_and_once() {
    let content = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&r(words)));
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        content("boxed"),
        content("boxed")
    );
    let only = "<w:r><mc:AlternateContent><mc:Choice Requires=\"new\"/><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    let built = word(&format!("{}{}", p(&[r("Be"), both, run("<w:b/>", "fore")].concat()), p(only)));
    assert_eq!(built.lines(), ["Before", "boxed", "old"]);
    assert_eq!(worn(&built.paragraphs()[0].text, Role::Strong), ["fore"]);
    built.reading();
}

#[test]
fn content_controls_and_smart_tags_are_seen_through() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p(&format!(
            "<w:smartTag><w:smartTagPr/>{}</w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            r("in"),
            r("side")
        ))
    );
    assert_eq!(word(&body).lines(), ["inside"]);
}

#[test]
fn formulas_are_their_letters() {
    let body = p(
        "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
    );
    let built = word(&body);
    assert_eq!(built.lines(), ["x=1 2"]);
    assert_eq!(built.remarks().len(), 1);
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr><w:tc>{}</w:tc></w:tr>", cells.join("</w:tc><w:tc>"))
}

#[test]
fn tables_keep_their_columns() {
    let wide = format!("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}", p(&r("wide")));
    let merged = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>";
    let nested = format!("{}<w:tbl>{}</w:tbl>", p(&r("out")), row(&[&p(&r("in")), &p(&r("side"))]));
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{}{}{}{}</w:tbl>",
        row(&[&wide, &p(&r("c"))]),
        row(&[merged, &p(&r("b")), &format!("{}{}", p(&r("two")), p(&r("lines")))]),
        row(&[&p(""), &p(""), &p("")]),
        row(&[&nested, &p(&run("<w:i/>", "d")), &p("")]),
    );
    let built = word(&format!("{}{table}{}", p(&r("Before")), p(&r("After"))));
    let paragraphs = built.paragraphs();
    assert_eq!(paragraphs[1].style, Style::Table);
    let rows: Vec<Vec<&str>> =
        paragraphs[1].rows.iter().map(|row| row.iter().map(|cell| cell.string.as_str()).collect()).collect();
    assert_eq!(rows, [["wide", "", "c"], ["", "b", "two lines"], ["out in side", "d", ""]]);
    assert_eq!(built.reading().resolution.nodes.iter().filter(|node| node.kind == Kind::Table).count(), 1);
}

#[test]
fn tables_that_touch_are_one_and_a_single_cell_is_a_frame() {
    let one = |a: &str, b: &str| format!("<w:tbl>{}</w:tbl>", row(&[&p(&r(a)), &p(&r(b))]));
    let frame = format!("<w:tbl>{}</w:tbl>", row(&[&format!("{}{}", p(&r("Framed")), p(&r("words")))]));
    let head = format!("<w:tbl>{}</w:tbl>", row(&[&p(&r("Over the table"))]));
    let body = [one("a", "b"), one("c", "d"), p(""), one("e", "f"), p(""), frame, p(""), head, one("g", "h")];
    let paragraphs = word(&body.concat()).paragraphs();
    assert_eq!(paragraphs.iter().map(|paragraph| paragraph.rows.len()).collect::<Vec<_>>(), [2, 1, 0, 0, 2]);
    assert_eq!(paragraphs[3].text.string, "words");
}

#[test]
fn heads_and_feet_are_furniture_and_tell_the_symbol() {
    let header = p(&[run("<w:sz w:val=\"40\"/>", "A"), r("/RES/99/7")].concat());
    let built = word(&p(&r("Words.")))
        .with("header", &header)
        .with("header", &header)
        .with("footer", &p(&format!("{}{}", r("31-00001"), field(" PAGE ", "2"))));
    let manuscript = built.manuscript();
    assert_eq!(manuscript.symbol.as_deref(), Some("A/RES/99/7"));
    assert_eq!(manuscript.furniture, ["A/RES/99/7", "31-00001"]);
    built.reading();
}

#[test]
fn letters_decide_the_language() {
    for (words, language) in [
        ("Генеральная Ассамблея, ссылаясь на свою резолюцию", Language::Russian),
        ("大会，回顾其决议", Language::Chinese),
        ("La Asamblea General, recordando la resolución de los países", Language::Spanish),
    ] {
        assert_eq!(word(&p(&r(words))).reading().resolution.language, Some(language), "{words}");
    }
}

#[test]
fn pictures_are_told() {
    let picture = p("<w:r><w:drawing><a:graphicData uri=\"http://x/picture\"/></w:drawing></w:r>");
    assert_eq!(word(&format!("{}{picture}", p(&r("x")))).remarks(), ["pictures in the text, not shown: 1"]);
}
