//! Texts as people write and extractors give them: lines that run together, numbers that were lost, drafts.

use plenary::grammar;
use plenary::model::node::Kind;
use plenary::model::resolution::Reading;
use plenary::readers::plain;

fn read(text: &str) -> Reading {
    grammar::read::read(plain::read_text(text))
}

/// Kind and id, or first words, of all nodes behind the formula.
fn nodes(reading: &Reading) -> Vec<String> {
    let nodes = reading.resolution.nodes.iter().skip_while(|node| node.kind != Kind::Enacting).skip(1);
    let name = |words: &str| words.split(' ').next().unwrap_or("").to_owned();
    nodes
        .map(|node| node.id.clone().unwrap_or_else(|| format!("{}:{}", node.kind.name(), name(&node.text.string))))
        .collect()
}

#[track_caller]
fn holds(body: &str, expected: &str) -> Reading {
    let reading = read(&format!("99/7. A title\n\nThe General Assembly,\n\n{body}"));
    assert_eq!(nodes(&reading).join(" "), expected);
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

#[test]
fn the_lines_of_a_cover_may_follow_each_other_without_a_blank_one() {
    let text = "Ninety-ninth session\nAgenda item 71 (b)\n\nResolution adopted by the General Assembly on 17 December 2044\n\
                [on the report of the Third Committee (A/99/458, para. 90)]\n\n99/7. Small things of 2050\n\n\
                The General Assembly,\n\nNoting the report,\n\n1. Decides to act;\n\n2. Decides to go on.";
    let resolution = read(text).resolution;
    assert_eq!((resolution.session, resolution.agenda), (Some(99), vec!["71 (b)".to_owned()]));
    assert_eq!(resolution.drafts, ["A/99/458"]);
    assert_eq!(resolution.adopted.date.as_deref(), Some("2044-12-17"));
    assert_eq!(resolution.nodes.iter().filter(|node| node.kind == Kind::Cover).count(), 5);
}

#[test]
fn an_annex_may_bear_its_title_on_its_line() {
    let body = "1. Adopts the rules.\n\n5th plenary meeting\n\n1 May 2001\n\nAnnex I\nRules of the group\n\n1. The group meets.\n\n\
                Annex II. Terms\n\n1. The terms bind.\n\nAppendix: Form\n\n1. It is to be filled in.";
    holds(body, "OP1 closing:5th closing:1 A1 A1.1 A2 A2.1 A3 A3.1");
    let body = "1. Adopts it.\n\nAnnex to which the rules belong\n\n2. Decides to go on.";
    holds(body, "OP1 heading:Annex OP2");
}

#[test]
fn annexes_bear_titles_in_scripts_without_capitals() {
    for text in [
        "大会，\n\n1. 通过规则；\n\n2. 请秘书长提出报告。\n\n第5次全体会议\n2001年5月1日\n\n附件\n小组的规则\n\n1. 小组举行会议。",
        "إن الجمعية العامة،\n\n1 - تعتمد القواعد؛\n\n2 - تطلب تقريرا.\n\nالجلسة العامة 5\n1 أيار/مايو 2001\n\nالمرفق\nقواعد الفريق\n\n1 - يجتمع الفريق.",
    ] {
        let nodes = nodes(&read(text));
        assert_eq!((nodes[0].as_str(), nodes[1].as_str()), ("OP1", "OP2"), "{nodes:?}");
        assert_eq!(nodes[nodes.len() - 2..], ["A1", "A1.1"], "{nodes:?}");
    }
}

#[test]
fn an_operative_paragraph_that_lost_its_number_is_told() {
    let reading =
        holds("1. Decides it;\n\n2. Requests it;\n\nAlso reaffirms it;\n\n4. Invites all.", "OP1 OP2 OP3 OP4");
    assert_eq!(reading.resolution.nodes[4].label, None);
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("it is number 3")), "{:?}", reading.remarks);
    // Two paragraphs for one number: neither can be told to bear it.
    holds(
        "1. Decides it;\n\nAlso reaffirms it;\n\nFurther requests it;\n\n3. Invites all.",
        "OP1 text:Also text:Further OP3",
    );
}

#[test]
fn a_number_may_have_lost_its_sign_and_its_space() {
    let reading =
        holds("1. Decides it;\n\n2. Requests it;\n\n3Also reaffirms it;\n\n4. Invites all.", "OP1 OP2 OP3 OP4");
    assert_eq!(reading.resolution.nodes[4].label.as_deref(), Some("3"));
    assert_eq!(reading.resolution.nodes[4].text.string, "Also reaffirms it;");
}

#[test]
fn a_formula_may_lack_its_comma_before_number_one() {
    let text = "The Economic and Social Council\n\n1. Recommends to the General Assembly the adoption of the following draft:\n\n\
                “The General Assembly,\n\n“Noting the report,\n\n“1. Decides to act;\n\n“2. Decides to go on.”";
    assert_eq!(nodes(&read(text)).join(" "), "OP1 enacting:“The A1.PP1 A1.OP1 A1.OP2");
}

#[test]
fn brackets_around_what_is_not_agreed_hide_no_number() {
    let reading = holds("1. Decides it;\n\n[2. Requests it;]\n\n3. [Also] invites all.", "OP1 OP2 OP3");
    assert_eq!(reading.resolution.nodes[3].label.as_deref(), Some("[2."));
}

#[test]
fn a_list_under_a_sentence_without_an_address_counts_on() {
    let text = "99/405. Election\n\nAt its 5th plenary meeting, on 1 May 2001, the General Assembly decided to elect:\n\n\
                (a) Aland;\n\n(b) Beland;\n\n(c) Celand.";
    let reading = read(text);
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect();
    assert_eq!(ids, ["(a)", "(b)", "(c)"]);
    assert_eq!(reading.remarks, []);
}

#[test]
fn numbers_in_two_steps_are_no_paragraphs_of_the_resolution() {
    let body = "1. Adopts the goals:\n\nGoal 1. End want\n\n1.1 By 2044, end it everywhere\n\n1.2 By 2050, end it for all\n\n\
                1.a Ensure the means\n\n1.b Create the frame\n\nGoal 2. Keep books\n\n2.1 By 2044, keep them\n\n2. Requests a report.";
    let words = "OP1 heading:Goal text:1.1 text:1.2 text:1.a text:1.b heading:Goal text:2.1 OP2";
    holds(body, words);
}

#[test]
fn numbers_that_are_quoted_inside_a_paragraph_are_its_items() {
    let body = "1. Decides that the rules are to be:\n\n“1. The first rule binds.\n\n“2. The second rule binds.”\n\n\
                2. Requests a report.";
    holds(body, "OP1 OP1(1) OP1(2) OP2");
}
