//! The structures that resolutions have, each in a text made for the test.

use plenary::model::language::Language;
use plenary::model::node::Kind;
use plenary::model::resolution::Reading;
use plenary::readers::{format, plain};
use plenary::{grammar, readers::akn};

/// A text whose first line stands below a formula and a cover.
fn read(body: &str) -> Reading {
    grammar::read::read(plain::read_text(&format!("99/7. A title\n\nThe General Assembly,\n\n{body}")))
}

/// The ids in order, those of a line parted by spaces.
fn ids(reading: &Reading) -> String {
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect();
    ids.join(" ")
}

fn kinds(reading: &Reading, kind: Kind) -> usize {
    reading.resolution.nodes.iter().filter(|node| node.kind == kind).count()
}

#[track_caller]
fn holds(body: &str, expected: &str) {
    let reading = read(body);
    assert_eq!(ids(&reading), expected);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
}

#[test]
fn a_preamble_may_be_missing() {
    holds("1. Adopts the plan;\n\n2. Requests a report.", "OP1 OP2");
}

#[test]
fn a_single_operative_paragraph_bears_no_number() {
    holds("Recalling its plan,\n\nDecides to go on:\n\n(a) Here;\n\n(b) There.", "PP1 OP1 OP1(a) OP1(b)");
}

#[test]
fn sections_may_begin_anew_with_recitals_of_their_own() {
    let body = "I\n\nFirst matter\n\nHaving considered the report,\n\n1. Takes note of it;\n\n2. Endorses it;\n\n\
                II\n\nSecond matter\n\nHaving considered the annex,\n\n1. Takes note of it.";
    holds(body, "S1 S1.PP1 S1.OP1 S1.OP2 S2 S2.PP1 S2.OP1");
}

#[test]
fn sections_that_count_on_leave_ids_alone() {
    let body = "Recalling its plan,\n\nI\n\nFirst matter\n\n1. Takes note of it;\n\nII\n\nSecond matter\n\n\
                2. Endorses it.";
    holds(body, "PP1 S1 OP1 S2 OP2");
}

#[test]
fn a_section_without_numbers_has_its_recitals_and_its_one_paragraph() {
    let body = "I\n\nFirst matter\n\nHaving considered the report,\n\nTakes note of the report;\n\nII\n\n\
                Second matter\n\n1. Endorses it;\n\n2. Requests more.";
    holds(body, "S1 S1.PP1 S1.OP1 S2 S2.OP1 S2.OP2");
}

#[test]
fn parts_have_their_own_formulas_and_numbers() {
    let text = "99/7. Two matters\n\nA\n\nFirst matter\n\nThe General Assembly,\n\nRecalling its plan,\n\n\
                1. Takes note of it.\n\nB\n\nSecond matter\n\nThe General Assembly,\n\n1. Endorses it;\n\n2. Asks more.";
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!(ids(&reading), "A A.PP1 A.OP1 B B.OP1 B.OP2");
}

#[test]
fn headings_between_paragraphs_change_no_number() {
    let body =
        "1. Welcomes the report;\n\nPriority tasks\n\n2. Decides on the tasks;\n\nReporting\n\n3. Requests reports.";
    let reading = read(body);
    assert_eq!(ids(&reading), "OP1 OP2 OP3");
    assert_eq!(kinds(&reading, Kind::Heading), 2);
}

#[test]
fn lists_lie_four_levels_deep() {
    let body = "1. Decides on the tasks:\n\n(a) Peace:\n\n(i) In the north:\n\na. By day:\n\n– with care;\n\n– with haste;\n\n\
                b. By night;\n\n(ii) In the south;\n\n(b) Aid;\n\n2. Asks for reports.";
    holds(
        body,
        "OP1 OP1(a) OP1(a)(i) OP1(a)(i)(a) OP1(a)(i)(a)(i) OP1(a)(i)(a)(ii) OP1(a)(i)(b) OP1(a)(ii) OP1(b) OP2",
    );
}

#[test]
fn text_goes_on_behind_a_list() {
    let reading =
        read("1. Decides on two tasks:\n\n(a) Peace;\n\n(b) Aid;\n\nand to remain seized;\n\n2. Asks for reports.");
    assert_eq!(ids(&reading), "OP1 OP1(a) OP1(b) OP2");
    assert_eq!(kinds(&reading, Kind::Text), 1);
}

#[test]
fn drafts_are_read_that_leave_no_line_between_their_items() {
    let body = "Recalling it,\n\n1. *Calls upon* all States to:\n    a. Adopt laws, including:\n        i. A ban,\n        \
                ii. A list,\n    b. Report;\n2. *Encourages* them to:\n- Meet;\n- Write;\n3. *Decides* to go on.";
    holds(body, "PP1 OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b) OP2 OP2(a) OP2(b) OP3");
}

#[test]
fn drafts_may_number_their_paragraphs_in_brackets() {
    let body = "Recalling it,\n\n1) Calls upon States to:\n   a) write,\n   b) read;\n\n2) Decides to go on.";
    holds(body, "PP1 OP1 OP1(a) OP1(b) OP2");
    holds("Recalling:\n\n(1) the list,\n\n(2) the book,\n\n1. Decides it.", "PP1 PP1(1) PP1(2) OP1");
}

#[test]
fn a_resolution_that_lost_its_line_ends_is_read() {
    let body = "Recalling its plan, Noting the report, 1. Takes note of it; 2. Decides to go on: (a) Here; (b) There. \
                30th plenary meeting 2 June 2044";
    holds(body, "PP1 PP2 OP1 OP2 OP2(a) OP2(b)");
    let line = format!("99/7. A title The General Assembly, {body}");
    let reading = grammar::read::read(plain::read_text(&line));
    assert_eq!(ids(&reading), "PP1 PP2 OP1 OP2 OP2(a) OP2(b)");
    assert_eq!(reading.resolution.title.as_deref(), Some("A title"));
    assert_eq!(kinds(&reading, Kind::Closing), 1);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
}

#[test]
fn recitals_hold_lists_and_go_on_behind_them() {
    holds(
        "Noting with satisfaction:\n\n(a) That some acted;\n\n(b) That others will,\n\nRecalling its plan,\n\n1. Decides.",
        "PP1 PP1(a) PP1(b) PP2 OP1",
    );
}

#[test]
fn items_without_a_label_are_a_list_behind_a_colon() {
    let body = "1. Decides that the themes are:\n\nTheme one: on water and its uses for the good of all;\n\n\
                Theme two: on land and its uses for the good of all;\n\n2. Asks for reports.";
    holds(body, "OP1 OP1(a) OP1(b) OP2");
    let lines = "1. Forwards these names:\n\nAnn Aland\n\nBert Beland\n\nCarl Celand\n\n2. Requests a report.";
    holds(lines, "OP1 OP1(a) OP1(b) OP1(c) OP2");
}

#[test]
fn an_adopted_declaration_counts_for_itself() {
    let body = "Adopts the following declaration:\n\nDeclaration on a matter\n\n1. We, the peoples, have met.\n\n\
                2. We have agreed.";
    holds(body, "OP1 A1 A1.1 A1.2");
}

#[test]
fn annexes_have_numbers_articles_and_parts_of_their_own() {
    let body = "1. Adopts the rules annexed hereto.\n\n5th plenary meeting\n\n1 May 2001\n\nAnnex\n\nRules\n\nPart I\n\n\
                Article 1\n\nScope\n\n1. The rules apply.\n\n2. They bind.\n\nArticle 2\n\nTerms\n\n1. The terms are:\n\n\
                (a) One;\n\n(b) Two.\n\nPart II\n\nArticle 3\n\nEnd\n\n1. The rules end.";
    holds(
        body,
        "OP1 A1 A1.S1 A1.S1.1 A1.S1.1.1 A1.S1.1.2 A1.S1.2 A1.S1.2.1 A1.S1.2.1(a) A1.S1.2.1(b) A1.S2 A1.S2.1 A1.S2.1.1",
    );
}

#[test]
fn a_draft_quoted_whole_counts_for_itself() {
    let body = "Recommends to the General Assembly the adoption of the following draft resolution:\n\n\
                “The General Assembly,\n\n“Recalling its plan,\n\n“1. Takes note of it;\n\n“2. Endorses it.”";
    let reading = read(body);
    assert_eq!(ids(&reading), "OP1 A1.PP1 A1.OP1 A1.OP2");
    assert_eq!(kinds(&reading, Kind::Enacting), 2);
}

#[test]
fn a_statement_has_neither_preamble_nor_operative_part() {
    let text = "Statement by the President of the Security Council\n\nAt the meeting, the President made this statement:\n\n\
                “The Security Council recalls its statements.\n\n“The Council stresses the need for peace.”";
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!(ids(&reading), "");
}

#[test]
fn a_decision_is_a_sentence_and_no_formula() {
    let text =
        "99/501. Election\n\nAt its 5th plenary meeting, on 1 May 2001, the General Assembly elected two members.";
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!(kinds(&reading, Kind::Enacting), 0);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
}

#[test]
fn years_and_pages_are_no_numbers_but_gaps_are_kept_and_told() {
    let reading = read("1. Welcomes the report;\n\n2020\n\n2. Notes the plan;\n\n4. Requests reports.");
    assert_eq!(ids(&reading), "OP1 OP2 OP4");
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("from number 2 to number 4")));
}

#[test]
fn a_doubled_number_counts_on_where_the_next_one_follows() {
    let reading = read("1. Welcomes the report;\n\n2. Notes the plan;\n\n2. Takes note of it;\n\n4. Asks for reports.");
    assert_eq!(ids(&reading), "OP1 OP2 OP3 OP4");
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("number 2 again")));
}

#[test]
fn numbers_that_slip_count_on() {
    holds(
        "1. Welcomes the report;\n\n1. Notes the plan;\n\n1. Takes note of it;\n\n2. Requests reports;\n\n3. Decides.",
        "OP1 OP2 OP3 OP4 OP5",
    );
    holds(
        "1. Welcomes it;\n\n2. Notes it;\n\n1. Takes note of it;\n\n3. Requests reports;\n\n4. Decides.",
        "OP1 OP2 OP3 OP4 OP5",
    );
}

#[test]
fn a_recital_printed_twice_counts_once() {
    let body = "Recalling its plan of the year before,\n\nNoting the report,\n\nRecalling its plan of the year before,\n\n\
                1. Decides to go on.";
    let reading = read(body);
    assert_eq!(ids(&reading), "PP1 PP2 OP1");
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("a second time")));
}

#[test]
fn sentences_between_a_colon_and_the_semicolon_of_the_paragraph_are_its_items() {
    let body = "1. Requests a report on the following:\n\nWhether the plan goes well.\n\nHow many keep to it.\n\n\
                What is still to be done;\n\n2. Decides to go on.";
    holds(body, "OP1 OP1(a) OP1(b) OP1(c) OP2");
}

#[test]
fn a_heading_that_took_the_letter_of_the_item_behind_it_is_no_item() {
    let body = "1. Decides on this:\n\n(a) To keep the archives;\n\n(b) The libraries\n\n(b) To keep the libraries;\n\n\
                2. Decides to go on.";
    holds(body, "OP1 OP1(a) OP1(b) OP2");
}

#[test]
fn the_date_at_the_end_is_no_note_though_a_number_begins_it() {
    let body = "1. Decides to meet on Monday, 19 July, and on Tuesday, 21 July 2020;\n\n2. Decides to go on.\n\n\
                19th plenary meeting\n\n21 July 2020";
    let reading = read(body);
    assert_eq!((reading.resolution.notes.len(), kinds(&reading, Kind::Closing)), (0, 2));
    assert_eq!(reading.resolution.adopted.date.as_deref(), Some("2020-07-21"));
}

#[test]
fn a_meeting_behind_an_annex_closes_the_text() {
    let body = "1. Adopts the plan.\n\nAnnex\n\nThe plan\n\n1. We keep to it.\n\n13th plenary meeting 22 July 2021";
    let reading = read(body);
    assert_eq!((ids(&reading).as_str(), kinds(&reading, Kind::Closing)), ("OP1 A1 A1.1", 1));
}

#[test]
fn words_that_lost_their_space_are_known() {
    let text = "L’Assembléegénérale,\n\nRappelant son plan,\n\n1. Prendnote du plan ;\n\n2. Décide de continuer.";
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!(ids(&reading), "PP1 OP1 OP2");
    assert_eq!(reading.resolution.nodes[2].verb.as_ref().map(|verb| verb.text.as_str()), Some("Prendnote"));
}

#[test]
fn votes_and_countries_close_the_text() {
    let body = "1. Decides to act.\n\n46th meeting\n\n11 October 2023\n\n[Adopted by a recorded vote of 2 to 1, with no \
                abstentions. The voting was as follows:\n\nIn favour:\n\nAland, Beland\n\nAgainst:\n\nCeland]";
    let reading = read(body);
    assert_eq!(ids(&reading), "OP1");
    let lines = reading.resolution.nodes.iter().filter(|node| node.kind == Kind::Closing);
    let lines: Vec<&str> = lines.map(|node| node.text.string.as_str()).collect();
    assert!(lines[0].starts_with("46th meeting"));
    assert!(lines.ends_with(&["In favour:", "Aland, Beland", "Against:", "Celand]"]), "{lines:#?}");
    assert!(
        reading.resolution.adopted.vote.is_some_and(|vote| vote.starts_with("Adopted by a recorded vote of 2 to 1"))
    );
}

#[test]
fn six_languages_print_one_list() {
    let texts = [
        "The General Assembly,\n\nRecalling its plan,\n\n1. Decides on this:\n\n(a) One;\n\n(i) First;\n\n(ii) Second;\n\n(b) Two.",
        "L’Assemblée générale,\n\nRappelant son plan,\n\n1. Décide ceci :\n\na) Un ;\n\ni) Premier ;\n\nii) Second ;\n\nb) Deux.",
        "La Asamblea General,\n\nRecordando su plan,\n\n1. Decide esto:\n\na) Uno;\n\ni) Primero;\n\nii) Segundo;\n\nb) Dos.",
        "Генеральная Ассамблея,\n\nссылаясь на свой план,\n\n1. постановляет:\n\nа) раз;\n\ni) первое;\n\nii) второе;\n\nb) два.",
        "大会，\n\n回顾其计划，\n\n1. 决定如下：\n\n(a) 第一；\n\n㈠ 其一；\n\n㈡ 其二；\n\n(b) 第二。",
        "إن الجمعية العامة،\n\nإذ تشير إلى خطتها،\n\n1 - تقرر ما يلي:\n\n(أ) واحد؛\n\n’1‘ أول؛\n\n’2‘ ثان؛\n\n(ب) اثنان.",
    ];
    for text in texts {
        let reading = grammar::read::read(plain::read_text(text));
        assert_eq!(ids(&reading), "PP1 OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b)", "{text}");
    }
}

#[test]
fn lists_that_xml_leaves_flat_get_their_tree() {
    let xml = "<akomaNtoso><statement><preamble><formula><p>The General Assembly,</p></formula>\
               <container><p>Recalling its plan,</p></container></preamble><mainBody>\
               <paragraph><num>1.</num><content><p>Decides on this:</p></content></paragraph>\
               <paragraph><num>(a)</num><content><p>One;</p></content></paragraph>\
               <paragraph><num>a.</num><content><p>First;</p></content></paragraph>\
               <paragraph><num>–</num><content><p>with care;</p></content></paragraph>\
               <paragraph><content><p>(b) Two;</p></content></paragraph>\
               <paragraph><num>2.</num><content><p></p></content></paragraph>\
               <paragraph><content><p>Asks for reports.</p></content></paragraph></mainBody></statement></akomaNtoso>";
    let reading = grammar::read::read(akn::read_text(xml).expect("a readable file"));
    assert_eq!(ids(&reading), "PP1 OP1 OP1(a) OP1(a)(a) OP1(a)(a)(a) OP1(b) OP2");
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
}

#[test]
fn the_formula_outranks_the_language_that_a_template_declares() {
    let page = "<html lang='en'><p>大会，</p><p>回顾其计划，</p><p>1. 决定开放图书馆；</p><p>2. 请秘书长提出报告。</p>\
                <p>第9次全体会议<br>2046年5月3日</p></html>";
    let reading = grammar::read::read(format::read(page.as_bytes()).expect("a page"));
    assert_eq!(reading.resolution.language.map(Language::code), Some("zh"));
    assert_eq!(kinds(&reading, Kind::Closing), 1);
}

#[test]
fn a_label_alone_belongs_to_the_paragraph_behind_it() {
    holds(
        "Recalling its plan,\n\n1.\n\nRequests a report, which:\n\n(a)\n\nNames them;\n\n(b)\n\nCounts them.",
        "PP1 OP1 OP1(a) OP1(b)",
    );
}

#[test]
fn behind_meeting_and_date_a_heading_without_the_word_opens_an_annex() {
    let closed = "1. Adopts the terms;\n\n2. Requests a report.\n\n44th plenary meeting\n\n14 December 2044\n\n";
    let terms = "**Terms of the fund**\n\n1. The fund is set up.\n\n2. It buys books.";
    holds(&format!("{closed}{terms}"), "OP1 OP2 A1 A1.1 A1.2");
    holds(&format!("{closed}**Explanatory note**\n\nThe fund was asked for."), "OP1 OP2");
}

#[test]
fn recitals_may_stand_before_the_formula_and_articles_behind_the_paragraph_that_proclaims_them() {
    let text = "999 (III). A bill of readers\n\nA\n\nDECLARATION OF READERS\n\nPreamble\n\n\
                Whereas reading is the beginning of all that is written after it, and of much that never was,\n\n\
                Whereas disregard for reading has led to books that nobody opened,\n\nNow, therefore,\n\n\
                The General Assembly\n\nProclaims this Declaration as a standard for all readers.\n\nArticle 1\n\n\
                All readers are born free.\n\nArticle 2\n\n1. Everyone may read.\n\n2. No one must.\n\n\
                Article 3\n\n1. Everyone may stop.\n\n183rd plenary meeting, 10 December 1948\n\n\
                B\n\nRIGHT OF REST\n\nThe General Assembly,\n\nNoting it,\n\n1. Decides to rest.";
    let reading = grammar::read::read(plain::read_text(text));
    let expected = "A A.PP1 A.PP2 A.OP1 A.A1.S1 A.A1.S2 A.A1.S2.1 A.A1.S2.2 A.A1.S3 A.A1.S3.1 B B.PP1 B.OP1";
    assert_eq!(ids(&reading), expected);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    let formula = reading.resolution.nodes.iter().position(|node| node.kind == Kind::Enacting);
    let last_recital = reading.resolution.nodes.iter().rposition(|node| node.id.as_deref() == Some("A.PP2"));
    assert!(last_recital < formula);
}

#[test]
fn a_label_alone_belongs_to_a_sentence_that_begins_with_the_organ_too() {
    holds("1.\n\nThe General Assembly affirms its plan.\n\n2.\n\nThe plan is kept.", "OP1 OP2");
}

#[test]
fn marks_that_nobody_sees_hide_no_label() {
    let body = "Recalling its plan,\u{200f}\n\n\u{2066}1\u{200b}. Requests a report:\u{200e}\n\n(\u{200d}a\u{ad}) Here;\n\n(b) There.";
    holds(body, "PP1 OP1 OP1(a) OP1(b)");
}

#[test]
fn paragraphs_that_were_put_in_bear_bis_behind_their_number_in_every_language() {
    let body = "1. Decides on this;\n\n1 bis. Decides on that:\n\n(a) Here;\n\n(b) There;\n\n1 ter. Decides on all;\n\n\
                2. Decides to go on.";
    holds(body, "OP1 OP1bis OP1bis(a) OP1bis(b) OP1ter OP2");
    for (formula, body) in [
        ("Генеральная Ассамблея,", "1. постановляет;\n\n1 бис. просит;\n\n1 тер. призывает;\n\n2. просит."),
        ("大会，", "1. 决定；\n\n1之二. 请；\n\n1之三. 敦促；\n\n2. 请。"),
        ("إن الجمعية العامة،", "1 - تقرر؛\n\n1 مكررا - تطلب؛\n\n1 مكررا ثانيا - تحث؛\n\n2 - تطلب."),
        ("L’Assemblée générale,", "1. Décide;\n\n1 bis. Prie;\n\n1 ter. Exhorte;\n\n2. Prie."),
    ] {
        let reading = grammar::read::read(plain::read_text(&format!("99/7. A\n\n{formula}\n\n{body}")));
        assert_eq!(ids(&reading), "OP1 OP1bis OP1ter OP2", "{formula}");
        assert_eq!(reading.remarks, []);
    }
}

#[test]
fn a_list_that_xml_puts_into_a_recital_gets_its_tree_and_the_next_recital_its_own() {
    let xml = "<akomaNtoso><statement><preamble><formula><p>The General Assembly,</p></formula>\
               <container><blockList><listIntroduction>Recalling that the plan was made to:</listIntroduction>\
               <item><num>(a)</num><p>Count the archives;</p></item><item><num>(b)</num><p>Keep them,</p></item>\
               <listConclusion>and to tell of it,</listConclusion></blockList></container>\
               <container><p>Noting the report,</p></container></preamble><mainBody>\
               <paragraph><num>1.</num><content><p>Decides to go on.</p></content></paragraph></mainBody></statement></akomaNtoso>";
    let reading = grammar::read::read(akn::read_text(xml).expect("a readable file"));
    assert_eq!(ids(&reading), "PP1 PP1(a) PP1(b) PP2 OP1");
    assert_eq!(kinds(&reading, Kind::Text), 1);
}

#[test]
fn an_arabic_number_behind_an_item_with_the_same_number_is_no_note() {
    let body = "1 - تقرر ما يلي:\n\n’1‘ أول؛\n\n’2‘ ثان من الأعمال التي تحفظها؛\n\n2 - تقرر أن تبقي المسألة قيد نظرها.";
    let text = format!("99/7. عنوان\n\nإن الجمعية العامة،\n\n{body}");
    let reading = grammar::read::read(plain::read_text(&text));
    assert_eq!(ids(&reading), "OP1 OP1(i) OP1(ii) OP2");
    assert_eq!(reading.resolution.notes.len(), 0);
}

#[test]
fn what_a_page_cut_goes_on_behind_the_word_meeting_and_with_a_symbol() {
    let head = "1. Decides that the keeper of the archives shall open the meeting with all that was told in the";
    for tail in ["report of the year before;", "[A/98/12](#), *and* in all the others;"] {
        let long = head.replace("keeper", "keeper, whom the States of the archives choose for two years,");
        holds(&format!("{long}\n\n{tail}\n\n2. Requests it."), "OP1 OP2");
    }
    let page = format!(
        "99/7. A title\n\n    The General Assembly,\n\n    Recalling it,\n\n    Noting it,\n\n    \
                        Noting more,\n\n    {head}\n\n\u{c}report of the year before;\n\n    2. Requests it.\n"
    );
    let reading = grammar::read::read(plain::read_text(&page));
    assert_eq!(ids(&reading), "PP1 PP2 PP3 OP1 OP2");
    assert_eq!(kinds(&reading, Kind::Text), 0);
}

#[test]
fn a_date_alone_at_the_end_closes_the_resolution() {
    let reading = read("1. Decides on this.\n\n*21 July 2044*");
    assert_eq!(kinds(&reading, Kind::Closing), 1);
    assert_eq!(kinds(&read("1. Decides on this.\n\nThe archives, 21 July 2044;"), Kind::Closing), 0);
}

#[test]
fn a_statement_whose_sentences_open_with_its_organ_has_no_formula() {
    let text = "S/PRST/2044/7\n\nStatement by the President\n\nThe President made the following statement:\n\n\
                “The Security Council recalls the plan.\n\n“The Security Council welcomes it.\n\n\
                “The Security Council, reiterating its aims, notes the report.\n\n“The Security Council will meet.”";
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!(kinds(&reading, Kind::Enacting), 0);
    assert!(reading.resolution.nodes.iter().any(|node| node.text.string.starts_with("“The Security Council, reit")));
}
