//! Resolutions as people find them on web pages and in repositories: one paragraph a line, early numbers, lines broken
//! in narrow columns, traditional Chinese, organs that no list names.

use plenary::grammar;
use plenary::model::node::Kind;
use plenary::model::organ::Organ;
use plenary::model::resolution::{Reading, Resolution};
use plenary::readers::plain;

/// Reads a text and holds its accounts against it.
#[track_caller]
fn read(text: &str) -> Reading {
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

/// Kind, or id where there is one, of all nodes behind the cover.
fn nodes(resolution: &Resolution) -> String {
    let nodes = resolution.nodes.iter().skip_while(|node| node.kind == Kind::Cover);
    nodes.map(|node| node.id.as_deref().unwrap_or(node.kind.name())).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn holds(text: &str, expected: &str) -> Resolution {
    let resolution = read(text).resolution;
    assert_eq!(nodes(&resolution), expected);
    resolution
}

/// Words that make a line wider than any page.
const MUCH: &str = "of the keepers of the archives in all the places that were named in the reports of the years before, \
                    and of all others who keep the books of the Organization and count them";

#[test]
fn lines_wider_than_a_page_are_paragraphs_though_titles_and_dates_stand_among_them() {
    let text = format!(
        "The archives\nAuthor: the Assembly\nDate:\n30 November 2044\nXCIX. RESOLUTIONS\n9985. The archives\n\
         1. Notes the plans {MUCH};\n2. Invites all States to hear the plans {MUCH};\n3. Requests a report.\n\
         This is no publication of ours."
    );
    holds(&text, "OP1 OP2 OP3 text");
}

#[test]
fn lines_between_blank_ones_are_paragraphs_where_they_end_as_clauses_do() {
    let text = format!(
        "A declaration*\n\nOF THE KEEPERS\n14 December 2044\n* One State was absent.\nThe General Assembly,\n\
         Recalling the plans {MUCH},\nNoting the lists,\nNoting also the maps {MUCH},\n1. Adopts it.\n2. Decides to meet."
    );
    let resolution = holds(&text, "enacting PP1 PP2 PP3 OP1 OP2");
    assert_eq!(resolution.notes.len(), 1);
}

#[test]
fn a_formula_that_a_narrow_column_broke_is_whole() {
    for formula in ["The\nSecurity Council,", "The Security\nCouncil"] {
        let text = format!("Resolution 9244 (2044)\n\n{formula}\n\nRecalling its resolutions,\n\n1. Decides to meet.");
        let resolution = holds(&text, "enacting PP1 OP1");
        assert_eq!(resolution.organ, Some(Organ::SecurityCouncil));
    }
    let text = "Le\nConseil de sécurité,\n\nRappelant ses résolutions,\n\n1. Décide de se réunir.";
    assert_eq!(holds(text, "enacting PP1 OP1").organ, Some(Organ::SecurityCouncil));
}

#[test]
fn early_numbers_tell_symbol_session_and_title() {
    let body = "Recalling the Charter,\n\nDecides to keep it.\n\n9976th plenary meeting,\n25 October 1971.";
    let text = format!("9758 (XXVI). The archives of the Organization\n\nThe General Assembly,\n\n{body}");
    let resolution = holds(&text, "enacting PP1 OP1 closing");
    assert_eq!(resolution.symbol.as_deref(), Some("A/RES/9758 (XXVI)"));
    assert_eq!((resolution.session, resolution.title.as_deref()), (Some(26), Some("The archives of the Organization")));
    assert_eq!(resolution.adopted.meeting.as_deref(), Some("9976th plenary meeting"));
    assert_eq!(resolution.adopted.date.as_deref(), Some("1971-10-25"));
    let text = format!("RESOLUTION 9514 (XV) OF THE ASSEMBLY\n\nThe archives\n\nThe General Assembly,\n\n{body}");
    assert_eq!(read(&text).resolution.symbol.as_deref(), Some("A/RES/9514 (XV)"));
}

#[test]
fn what_stands_behind_a_symbol_on_its_line_is_no_part_of_it() {
    let text = "S/RES/9244 (2044)\n10 June 2044\n\nThe Security Council,\n\nRecalling it,\n\n1. Decides to meet.";
    assert_eq!(read(text).resolution.symbol.as_deref(), Some("S/RES/9244 (2044)"));
}

#[test]
fn an_organ_that_no_list_names_is_the_subject_of_its_recitals() {
    for text in [
        "9944/82. Archives\n\nThe Commission on the Archives,\n\nRecalling the plans,\n\nDecides to keep them.",
        "Point 31\n\nLa Quarantième Assemblée mondiale des archives,\n\nReconnaissant les progrès accomplis;\n\nPRIE les États de les garder.",
        "Подготовительная комиссия по архивам,\n\nпринимая во внимание планы,\n\nпостановляет хранить их.",
    ] {
        holds(text, "enacting PP1 OP1");
    }
    // A sentence is none, nor is a line that counts.
    let text = "We met in 2044, in Geneva,\n\nRecalling the plans,\n\n1. Decides to keep them.";
    assert!(!nodes(&read(text).resolution).contains("enacting"));
}

#[test]
fn traditional_letters_are_read_as_simplified_ones() {
    let text = "第九十九屆會議\n議程項目84\n大會決議\n\n99/28. 檔案\n\n大會，\n\n回顧其以往決議，\n\n注意到報告，\n\n\
                1. 決定繼續處理此案；\n\n2. 請秘書長提出報告。\n\n第30次全體會議\n2044年12月6日";
    let resolution = holds(text, "enacting PP1 PP2 OP1 OP2 closing");
    assert_eq!((resolution.symbol.as_deref(), resolution.session), (Some("A/RES/99/28"), Some(99)));
    let verbs: Vec<_> = resolution.nodes.iter().filter_map(|node| node.verb.as_ref()?.english).collect();
    assert!(verbs.contains(&"decides"), "{verbs:?}");
}

#[test]
fn early_chinese_resolutions_write_their_numbers_out() {
    let text = "九一五九(二十一)、檔案問題\n\n大會，\n\n覆按其決議，\n\n回顧其決議，\n\n重申此項決議。\n\n\
                一九六六年十一月二十九日，\n\n第九四八一次全體會議";
    let resolution = holds(text, "enacting PP1 PP2 OP1 closing closing");
    assert_eq!(resolution.symbol.as_deref(), Some("A/RES/9159 (XXI)"));
    assert_eq!(resolution.title.as_deref(), Some("檔案問題"));
    assert_eq!(resolution.adopted.date.as_deref(), Some("1966-11-29"));
}

#[test]
fn the_line_of_an_article_goes_on_with_nothing() {
    let text = "La Asamblea General,\n\nAprueba la Declaración.\n\nAnexo\nDeclaración\n\nProclama esta Declaración:\n\n\
                Artículo 1\n\nLos archivos tienen derechos.\n\nArtículo 2\n\nLas bibliotecas son libres.";
    holds(text, "enacting OP1 A1 text A1.S1 text A1.S2 text");
}

#[test]
fn a_point_and_a_dash_behind_a_number_are_its_sign() {
    let text = "El Consejo de Seguridad,\n\nRecordando sus resoluciones,\n\n1.- Pide a los Estados que actúen;\n\n\
                2.- Decide reunirse.";
    let resolution = holds(text, "enacting PP1 OP1 OP2");
    assert_eq!(resolution.nodes[2].label.as_deref(), Some("1.-"));
    assert!(resolution.nodes[2].verb.is_some());
    let text = "The Commission on Archives,\n\nNoting the plans,\n\n1.) Urges States:\n\na.) to keep them;\n\nb.) to \
                count them;\n\n2.) Decides to meet.";
    holds(text, "enacting PP1 OP1 OP1(a) OP1(b) OP2");
}

#[test]
fn an_item_begins_left_of_the_lines_that_hang_above_it() {
    let recital =
        "     Noting the work of the keepers of archives in the many places of the world\nin which they keep them,\n";
    let list = "1.   Urges the keepers to look into the archives of all the States, and\n      to tell of them;\n\
                2.   Urges States to broaden their work in archives, which would allow the keepers to:\n      \
                (a)  Help provide shelter, maps and the books and\n            papers needed for the count of archives,\n      \
                (b)  Form a committee of keepers of old books to study\n            the archives.\n      \
                (c)  Draft plans for the count;\n3.   Decides to meet.";
    let text =
        format!("The Economic and Social Council\n\n{}\n{list}", recital.repeat(5).replacen("Noting", "Believing", 1));
    let reading = read(&text);
    let ids = nodes(&reading.resolution);
    assert!(ids.ends_with("OP1 OP2 OP2(a) OP2(b) OP2(c) OP3"), "{ids}");
}

#[test]
fn words_that_end_no_paragraph_go_on_with_whatever_follows() {
    let lines = "The Security Council,\nEmphasizing that all States have undertaken in their acceptance of the Charter \
                 a commitment\nto act in accordance with\nArticle 2 of the Charter,\nNoting the work of the keepers of \
                 all archives that were told of in the report,\n1. Affirms that the fulfilment of principles requires \
                 the establishment of a just peace;\n2. Requests the Secretary-General to designate a\nSpecial Representative \
                 to proceed there;\n3. Requests the Secretary-General to report to the\nSecurity Council.";
    holds(lines, "enacting PP1 PP2 OP1 OP2 OP3");
}

#[test]
fn lines_of_adoption_close_the_text_in_several_languages() {
    for (formula, line) in [
        ("Le Conseil de sécurité,\n\n1. Décide de se réunir.", "Adoptée à la 963e séance par 8 voix contre zéro."),
        ("Le Conseil de sécurité,\n\n1. Décide de se réunir.", "Adoptée à l’unanimité à la 963e séance."),
        ("El Consejo de Seguridad,\n\n1. Decide reunirse.", "Aprobada por unanimidad en la 963a sesión."),
        ("Совет Безопасности,\n\n1. постановляет собраться.", "Принято единогласно на 963-м заседании."),
        ("安全理事會，\n\n1. 決定開會。", "第963次會議一致通過。"),
    ] {
        holds(&format!("{formula}\n\n{line}"), "enacting OP1 closing");
    }
}

#[test]
fn what_introduces_a_statement_is_no_line_of_a_meeting() {
    let text = "2044年10月28日安全理事会第9066次会议\n\n安全理事会主席在2044年5月2日第9066次会议上发表声明如下：\n\n\
                “安全理事会欢迎这份报告。\n\n“安理会赞扬各国。”";
    let nodes = nodes(&read(text).resolution);
    assert!(nodes.ends_with("text text text"), "{nodes}");
}

#[test]
fn pages_that_were_run_together_leave_their_edges_and_notes() {
    let text = "A/RES/99/7\nResolution adopted by the General Assembly on 3 May 2044 [without reference to a Main Committee \
                (A/99/L.7)] 99/7. Archives of the States The General Assembly, Recalling its resolution 98/7 of 4 May 2043, \
                Noting the report of the Council,1,2 Noting also that the archives __________________ 1 See the list. 2 Ibid., \
                annex. A/RES/99/7 Archives of the States 44-17572 2/4 have grown, 1. Decides to keep them;3 2. Requests a \
                report. 50th plenary meeting 3 May 2044 __________________ 3 Resolution 98/7.";
    let reading = read(text);
    assert_eq!(nodes(&reading.resolution), "enacting PP1 PP2 PP3 OP1 OP2 closing");
    let words: Vec<&str> = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
    assert!(words.contains(&"Noting the report of the Council,"), "{words:#?}");
    assert!(words.contains(&"Noting also that the archives have grown,"), "{words:#?}");
    let markers: Vec<&str> = reading.resolution.notes.iter().map(|note| note.marker.as_str()).collect();
    assert_eq!(markers, ["1", "2", "3"]);
    assert!(reading.resolution.notes.iter().all(|note| note.called_from.len() == 1));
    assert_eq!(reading.resolution.adopted.meeting.as_deref(), Some("50th plenary meeting"));
}

#[test]
fn recitals_that_bear_a_bullet_or_a_number_are_recitals() {
    let text = "安全理事会，\n\n- 回顾其决议，\n\n- 欢迎这份报告，\n\n1. 决定开会；\n\n2. 请各国出席。";
    let resolution = holds(text, "enacting PP1 PP2 OP1 OP2");
    assert_eq!(resolution.nodes[1].text.string, "回顾其决议，");
    let text =
        "La Asamblea General,\n\n1) Recordando la Carta,\n\n2) Teniendo presente el informe,\n\n1. Decide reunirse.";
    holds(text, "enacting PP1 PP2 OP1");
}

#[test]
fn the_title_of_a_draft_stands_last_on_its_cover() {
    let text = "A/99/L.52\n\nPoint 7 de l’ordre du jour\n\nAlbanie et Andorre : projet de résolution\n\nLes archives\n\n\
                L’Assemblée générale,\n\nRappelant ses résolutions,\n\n1. Décide de se réunir.";
    assert_eq!(read(text).resolution.title.as_deref(), Some("Les archives"));
    let text = "S/2044/37\n\nJapan: draft resolution\n\nThe archives\n\nThe Security Council,\n\nRecalling it,\n\n1. Decides to meet.";
    assert_eq!(read(text).resolution.title, None);
}

#[test]
fn pages_of_the_nineties_name_their_number_under_the_symbol() {
    let page = |head: &str, words: &str| format!("{head}\n\n{words}\n\n95-77211                            /...\n");
    let first = "A/RES/49/902\n\n49/902.  Archives of the States\n\n     The General Assembly,\n\n     Aware that all keepers \
                 of the archives have an obligation to keep what\nwas given to them, and that they";
    let second = "have kept it for many years in the places that were named,\n\n     1.   Takes note of the report;";
    let third = "     2.   Requests the Secretary-General to report.\n\n94th plenary meeting\n23 December 1994";
    for name in ["Page", "Página", "Стр."] {
        let head = |number: u32| format!("\u{c}A/RES/49/902\n{name} {number}");
        let text = page("United Nations", first) + &page(&head(2), second) + &page(&head(3), third);
        let reading = read(&text);
        assert_eq!(nodes(&reading.resolution), "enacting PP1 OP1 OP2 closing", "{name}");
        let recital =
            &reading.resolution.nodes.iter().find(|node| node.id.as_deref() == Some("PP1")).expect("a recital").text;
        assert!(recital.string.contains("and that they have kept it"), "{}", recital.string);
    }
}
