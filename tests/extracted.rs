//! Text as extractors give it out of a PDF: lines without blank lines between paragraphs, notes without a rule.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::plain;

fn read(text: &str) -> Reading {
    let reading = grammar::read::read(plain::read_text(text));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

fn ids(reading: &Reading) -> String {
    let ids: Vec<&str> = reading.resolution.nodes.iter().filter_map(|node| node.id.as_deref()).collect();
    ids.join(" ")
}

/// Two pages as `pdftotext -raw` prints them.
const RAW: &str = "\
A/RES/99/7
United Nations
Ninety-ninth session
Agenda item 7
Archives of the United Nations and of the regional and other organizations: how to keep
the archives of the Organization
Resolution adopted by the General Assembly on 3 May 2044
99/7. Archives of the United Nations and of the regional and other organizations
The General Assembly,
Recalling its resolution 98/7 of 4 May 2043, in which it invited the keepers of the
Archives of the United Nations to count them, and its resolutions 97/7, 96/7 and 95/7 on
the libraries,
Recalling also the agreement of 1997 between the keepers of the archives and the
Organization1
and all other agreements between them,
Noting that the archives have grown in many places, among them Vienna, Nairobi and
Geneva, and that they are kept by few,2 and noting the plans of the keepers for what is
still to come,
Welcoming the work of the keepers, who have
1
The agreement, vol. 7.
2
See resolution 98/7, which lists the
keepers.
\u{c}A/RES/99/7
counted all archives twice in a year,
1. Decides to keep the archives in the places named in the report of the Secretary-General
on the matter, and to count them again in 2045;3
2. Requests the Secretary-General to report on the matter, and in particular on the
archives that were lost, to the General Assembly at its hundredth session.
3
The report, annex.
";

#[test]
fn lines_without_blank_lines_between_them_make_paragraphs() {
    let reading = read(RAW);
    assert_eq!(ids(&reading), "PP1 PP2 PP3 PP4 OP1 OP2");
    let words: Vec<&str> = reading.resolution.nodes.iter().map(|node| node.text.string.as_str()).collect();
    assert!(words.iter().any(|words| words.ends_with("who have counted all archives twice in a year,")), "{words:#?}");
}

#[test]
fn notes_without_a_rule_are_found_and_called() {
    let notes = read(RAW).resolution.notes;
    let words: Vec<&str> = notes.iter().map(|note| note.text.string.as_str()).collect();
    assert_eq!(
        words,
        ["The agreement, vol. 7.", "See resolution 98/7, which lists the keepers.", "The report, annex."]
    );
    assert!(notes.iter().all(|note| note.called_from.len() == 1), "{notes:#?}");
}

#[test]
fn numbers_that_were_scattered_come_back_to_their_notes() {
    let text = RAW.replace(
        "1\nThe agreement, vol. 7.\n2\nSee resolution 98/7, which lists the\nkeepers.\n",
        "1\n\nThe agreement, vol. 7.\nSee resolution 98/7, which lists the\nkeepers.\n2\n\n",
    );
    let reading = read(&text);
    assert_eq!(reading.resolution.notes, read(RAW).resolution.notes);
    assert!(reading.remarks.iter().any(|remark| remark.what.contains("stood apart")));
}

#[test]
fn a_number_alone_on_its_line_is_that_of_the_words_below() {
    let text = RAW.replace("1. Decides", "1.\n\nDecides").replace("2. Requests", "2.\nRequests");
    assert_eq!(ids(&read(&text)), "PP1 PP2 PP3 PP4 OP1 OP2");
}

#[test]
fn russian_paragraphs_begin_small_and_are_told_by_their_verbs() {
    let text = "\
Организация Объединенных Наций
99/7. Архивы Организации Объединенных Наций
Генеральная Ассамблея,
ссылаясь на свою резолюцию 98/7 от 4 мая 2043 года, в которой она предложила хранителям
архивов их пересчитать, а также на резолюции 97/7 и 96/7 о библиотеках,
отмечая, что архивы во многих местах разрослись, в частности в Вене, Найроби и Женеве,
и что хранителей мало,
отмечая также работу, которую ведут в архивах и библиотеках их хранители, планы которых
известны,
подчеркивая значение этой работы и ее плодов, хранимых в архивах Организации Объединенных
Наций,
приветствуя планы хранителей на следующий год и на все годы, которые последуют за ним в
будущем,
1. постановляет хранить архивы в местах, которые названы в докладе Генерального секретаря,
и пересчитать их в 2045 году;
2. просит Генерального секретаря представить доклад об этом и в особенности об архивах,
утраченных в последние годы, Генеральной Ассамблее на ее сотой сессии.
";
    assert_eq!(ids(&read(text)), "PP1 PP2 PP3 PP4 PP5 OP1 OP2");
}

#[test]
fn notes_at_the_end_are_known_in_every_dress() {
    for (dress, open, close) in [("brackets", "[", "]"), ("stroke", "", "/")] {
        let space = if dress == "stroke" { " " } else { "" };
        let mark = |number: u32| format!("{open}{number}{close}");
        let text = format!(
            "The General Assembly,\n\nRecalling the agreement of the keepers{space}{},\n\nNoting the report,{space}{} which \
             names the archives,\n\n1. Decides to keep them.\n\n{} The agreement, vol. 7.\n\n{} See resolution 98/7.",
            mark(1),
            mark(2),
            mark(1),
            mark(2)
        );
        let reading = read(&text);
        assert_eq!(ids(&reading), "PP1 PP2 OP1", "{dress}");
        let notes = reading.resolution.notes;
        assert_eq!(notes.len(), 2, "{dress}");
        assert!(notes.iter().all(|note| note.called_from.len() == 1), "{dress}: {notes:#?}");
    }
}

#[test]
fn a_short_paragraph_that_a_page_cut_goes_on_though_nothing_is_indented() {
    let page = |number: u32, body: &str| format!("{body}\n\n44-00001          - {number} -\n\u{c}A/RES/99/7\n\n");
    let text = [
        "99/7. Archives\n\nThe General Assembly,\n\nRecalling the report of the Special\n\n",
        "Committee and its plan,\n\n1. Decides to keep them;\n\n2. Invites the keepers in\n\n",
        "Vienna to count them.\n\nArchives of old\n\n",
        "The keepers keep them.\n\n",
    ];
    let text: String = (1..).zip(text).map(|(number, body)| page(number, body)).collect();
    let reading = read(&text);
    assert_eq!(ids(&reading), "PP1 OP1 OP2");
    let last = &reading.resolution.nodes[reading.resolution.nodes.len() - 3..];
    assert_eq!(
        last.iter().map(|node| node.text.string.as_str()).collect::<Vec<_>>(),
        ["Invites the keepers in Vienna to count them.", "Archives of old", "The keepers keep them."]
    );
}

/// The pages of `RAW` as pypdf prints them: no form feeds, a space for each indent, notes behind their numbers.
fn without_feeds() -> String {
    RAW.replace("\u{c}A/RES/99/7\n", " Archives of old A/RES/99/7 \n \n44-00001 2/3 \n \n")
        .replace("1\nThe agreement", "1 The agreement")
        .replace("2\nSee", "2 See")
        .replace("3\nThe report", "3 The report")
}

#[test]
fn pages_without_form_feeds_are_parted_at_their_heads() {
    let reading = read(&without_feeds());
    assert_eq!(ids(&reading), "PP1 PP2 PP3 PP4 OP1 OP2");
    assert_eq!(reading.resolution.notes, read(RAW).resolution.notes);
    assert!(!reading.resolution.nodes.iter().any(|node| node.text.string.contains("44-00001")));
}

#[test]
fn blank_lines_in_the_middle_of_sentences_part_no_paragraph() {
    let pages = without_feeds();
    let blank = |(number, line): &(usize, &str)| if number % 2 == 0 && line.len() > 70 { "\n" } else { "" };
    let text: String = pages.lines().enumerate().flat_map(|line| [line.1, "\n", blank(&line)]).collect();
    assert!(text.contains("\n\n"));
    assert_eq!(ids(&read(&text)), "PP1 PP2 PP3 PP4 OP1 OP2");
}

#[test]
fn notes_of_word_files_are_read_as_markitdown_prints_them() {
    let text = "**99/7. Archives**\n\n*The General Assembly*,\n\n*Recalling* the agreement of the keepers[[1]](#footnote-1) \
                and its [resolution](https://a.b/98/7),\n\n1. *Decides* to keep the archives;[[2]](#footnote-2)\n\n2. *Requests* \
                a report.\n\n1. The agreement, vol. 7. [↑](#footnote-ref-1)\n2. See resolution 98/7.\n\n   And the list. \
                [↑](#footnote-ref-2)\n";
    let reading = read(text);
    assert_eq!(ids(&reading), "PP1 OP1 OP2");
    let notes = reading.resolution.notes;
    let words: Vec<&str> = notes.iter().map(|note| note.text.string.as_str()).collect();
    assert_eq!(words, ["The agreement, vol. 7.", "See resolution 98/7. And the list."]);
    assert!(notes.iter().all(|note| note.called_from.len() == 1), "{notes:#?}");
}

#[test]
fn marks_and_links_are_read_as_browsers_of_text_print_them() {
    let text = "   99/7. Archives\n\n   The General Assembly,\n\n   Recalling its resolution [1]98/7 and the agreement of\n   \
                the keepers,^[2]1\n\n   1. Decides to keep the archives.\n\n   [3]1 The agreement, vol. 7.\n\nReferences\n\n   \
                1. https://a.b/98/7\n   2. file:///a.html#n1\n   3. file:///a.html#c1\n";
    let reading = read(text);
    assert_eq!(ids(&reading), "PP1 OP1");
    let last = reading.resolution.nodes.last().map(|node| node.text.string.as_str());
    assert_eq!(last, Some("Decides to keep the archives."));
    assert_eq!(reading.resolution.notes.len(), 1);
    assert_eq!(reading.resolution.notes[0].called_from.len(), 1);
}
