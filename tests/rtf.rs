//! Rich text as the programs write it that make it of other files.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::format;

/// Reads a file; no character may be lost or invented.
fn read(file: &[u8]) -> Reading {
    let reading = grammar::read::read(format::read(file).expect("a document"));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0), "{:?}", reading.accounting);
    reading
}

/// Ids, labels and words of the nodes, with the markers of the notes that they call; then the notes.
fn told(file: &[u8]) -> Vec<String> {
    let resolution = read(file).resolution;
    let nodes = resolution.nodes.iter().map(|node| {
        let marks: Vec<&str> = node.notes().map(|note| resolution.notes[note].marker.as_str()).collect();
        let (id, label) = (node.id.as_deref().unwrap_or("-"), node.label.as_deref().unwrap_or(""));
        format!("{id} {label} {} {}", node.text.string, marks.join(" "))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let notes = resolution.notes.iter().map(|note| format!("{}: {}", note.marker, note.text.string));
    nodes.chain(notes).collect()
}

const EXPECTED: [&str; 8] = [
    "- The General Assembly,",
    "PP1 Recalling its resolution 98/7 on quiet rooms, 1",
    "OP1 1. Invites libraries:",
    "OP1(a) (a) To open their rooms; 2",
    "OP1(b) (b) To keep count;",
    "OP2 2. Decides to come back to the matter.",
    "1: See the report. It is long.",
    "2: Ibid., annex.",
];

#[test]
fn pandoc_writes_its_paragraphs_as_groups_and_its_notes_with_a_star() {
    let file = r#"{\rtf1\ansi\deff0{\fonttbl{\f0 \fswiss Helvetica;}{\f1 \fmodern Courier;}}
{\colortbl;\red255\green0\blue0;\red0\green0\blue255;}
\widowctrl\hyphauto

{\pard \ql \f0 \sa180 \li0 \fi0 {\i The General Assembly},\par}
{\pard \ql \f0 \sa180 \li0 \fi0 {\i Recalling} its resolution {\field{\*\fldinst{HYPERLINK "https://docs.un.org/A/RES/98/7"}}{\fldrslt{\ul
98/7
}}}
 on quiet rooms,{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard \ql \f0 \sa180 \li0 \fi0 See the report.\par}
{\pard \ql \f0 \sa180 \li0 \fi0 It is long.\par}
}\par}
{\pard \qc \f0 \sa180 \li0 \fi0 \emdash\emdash\emdash\emdash\emdash\par}
{\pard \ql \f0 \sa0 \li360 \fi-360 1.\tx360\tab {\i Invites} libraries:\par}
{\pard \ql \f0 \sa0 \li720 \fi-360 (a)\tx360\tab To open their rooms;{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard \ql \f0 \sa180 \li0 \fi0 Ibid., annex.\par}
}\par}
{\pard \ql \f0 \sa0 \li720 \fi-360 (b)\tx360\tab To keep count;\sa180\par}
{\pard \ql \f0 \sa0 \li360 \fi-360 2.\tx360\tab Decides to come back to the matter.\sa180\sa180\par}
}"#;
    assert_eq!(told(file.as_bytes()), EXPECTED);
}

#[test]
fn word_and_writer_write_numbers_beside_their_lists_and_notes_in_their_calls() {
    let file = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}
{\stylesheet{\s0 Normal;}}{\*\listtable{\list{\listlevel\levelnfc0{\leveltext\'02\'00.;}}\listid1}}{\*\listoverridetable{\listoverride\listid1\ls1}}
\pard\plain {\i The General Assembly},\par
{\*\bkmkstart a}{\i Recalling}{\*\bkmkend a} its resolution {\field{\*\fldinst{HYPERLINK }{https://docs.un.org/A/RES/98/7}}{\fldrslt 98/7}} on quiet rooms,{\super\chftn{\footnote\pard\plain {\super\chftn}\tab See the report.\par It is long.}}\par
{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl0{\i Invites} libraries:{\tc Invites}\par
{\listtext\pard\plain (a)\tab}\pard\ls1\ilvl1 To open their rooms;{\super\chftn{\*\footnote\pard\plain {\super\chftn} Ibid., annex.}}\par
{\listtext\pard\plain (b)\tab}\pard\ls1\ilvl1 To keep count;{\xe\v count}\par
{\pntext\f0 2.\tab}{\*\pn\pnlvlbody\pnstart1\pndec{\pntxta.}}Decides to come back to the matter.\par}";
    assert_eq!(told(file.as_bytes()), EXPECTED);
}

#[test]
fn lines_that_are_broken_part_paragraphs_where_clauses_end() {
    let file = r"{\rtf1\ansi The General Assembly,\line Recalling its resolution 98/7 on quiet rooms,{\super\chftn{\footnote {\super\chftn} See the report.\line It is long.}}\line 1. Invites libraries:\line (a) To open\line their rooms;{\super\chftn{\footnote {\super\chftn} Ibid., annex.}}\line (b) To keep count;\line\line 2. Decides to come back\line to the matter.\par}";
    assert_eq!(told(file.as_bytes()), EXPECTED);
}

#[test]
fn letters_that_stand_against_the_rules_are_read() {
    let file = "\u{feff}{\\rtf1\\ansi\\ansicpg1251 1. Décide d’ouvrir les salles \\'e8\\u233? \\emdash  大会.\\par}";
    assert_eq!(told(file.as_bytes()), ["OP1 1. Décide d’ouvrir les salles иé — 大会."]);
}
