//! Reads rich text (RTF): words, emphasis, raised marks, tables, and notes where they are called.
//!
//! No crate that is kept up reads its notes, so this one follows the control words that matter and passes over the
//! others, as the format asks of its readers.

mod words;
mod letters;
mod gatherer;
mod groups;
mod commands;

use crate::manuscript::printed::Manuscript;
use crate::readers::rtf::groups::Reader;

/// Whether `bytes` begin as rich text does, perhaps behind a byte order mark.
pub fn is_rtf(bytes: &[u8]) -> bool {
    without_mark(bytes).trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads `bytes` whole.
pub fn read(bytes: &[u8]) -> Manuscript {
    Reader::of(without_mark(bytes)).read()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::{Role, Text};

    fn words(manuscript: &Manuscript) -> Vec<&str> {
        manuscript.paragraphs.iter().map(|paragraph| paragraph.text.string.as_str()).collect()
    }

    const FILE: &str = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Times;}}{\*\generator Someone;}{\header A/RES/99/7\par}
\pard{\i \'c3\'e5\'ed\'e5\'f0\'e0\'eb\'fc\'ed\'e0\'ff Assembly},\par
\pard{\b Noting}\b0  \u1080?\u1090? rooms,{\super\chftn{\footnote\pard{\super\chftn} See {\i A/98/1}.\par}} and more*{\footnote * Reissued.}\par
1.\tab Requests \{all\}:\line (a) To read\~now;\par
\trowd\intbl Year\cell Count\cell\row\intbl 2044\cell 12\cell\row\pard
2.\tab Ends.}";

    #[test]
    fn words_notes_and_tables_are_read() {
        let manuscript = read(FILE.as_bytes());
        let expected = [
            "Генеральная Assembly,",
            "Noting ит rooms, and more",
            "1. Requests {all}:",
            "(a) To read now;",
            "",
            "2. Ends.",
        ];
        assert_eq!(words(&manuscript), expected);
        let notes: Vec<(&str, &str)> =
            manuscript.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
        assert_eq!(notes, [("1", "See A/98/1."), ("*", "Reissued.")]);
        assert_eq!(manuscript.paragraphs[1].text.calls.iter().map(|call| call.at).collect::<Vec<_>>(), [18, 27]);
        assert_eq!(manuscript.paragraphs[4].rows, [["Year", "Count"].map(Text::from), ["2044", "12"].map(Text::from)]);
        assert_eq!(manuscript.furniture, ["A/RES/99/7"]);
        let emphasis = &manuscript.paragraphs[0].text.spans[0];
        assert_eq!((emphasis.from, emphasis.to, emphasis.role), (0, 31, Role::Emphasis));
    }

    #[test]
    fn every_letter_is_counted_once() {
        let manuscript = read(FILE.as_bytes());
        let mut tally = manuscript.tally.clone();
        for paragraph in &manuscript.paragraphs {
            tally.take(&paragraph.text.string);
            paragraph.rows.iter().flatten().for_each(|cell| tally.take(&cell.string));
        }
        manuscript.notes.iter().for_each(|note| {
            tally.take(&note.text.string);
            tally.take(&note.marker);
        });
        manuscript.furniture.iter().for_each(|line| tally.take(line));
        assert_eq!(tally.balance(), (0, 0));
    }

    #[test]
    fn groups_without_end_and_beyond_number_are_followed() {
        let deep = format!("{{\\rtf1 {}words{}", "{".repeat(100_000), "}".repeat(50_000));
        assert_eq!(words(&read(deep.as_bytes())), ["words"]);
        assert_eq!(words(&read(b"{\\rtf1 a\\'")), ["a"]);
        assert_eq!(words(&read(b"{\\rtf1 a\\u55357?\\u56832?b")), ["a\u{1f600}b"]);
    }

    #[test]
    fn fonts_tell_how_their_letters_are_written() {
        let file = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204{\*\falt Arial}Cyr;}{\f2\fcharset134 Song;}}
\f1 \'c3\'e0 \f2 \'b4\'f3\'bb\'e1\plain  \'e9\par}";
        assert_eq!(words(&read(file.as_bytes())), ["Га 大会 é"]);
    }

    #[test]
    fn what_is_not_drawn_is_told_and_boxes_are_text() {
        let file = r"{\rtf1 The {\v hidden }{\deleted gone }text {\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}{\shprslt In a box.}}goes{\*\annotation{\*\atnref 1}Why?} on.\par}";
        let manuscript = read(file.as_bytes());
        assert_eq!(words(&manuscript), ["In a box.", "The text goes on."]);
        let told: Vec<&str> = manuscript.remarks.iter().map(|remark| remark.what.as_str()).collect();
        assert_eq!(told.len(), 3);
        assert!(["“gone”", "“hidden”", "“Why?”"].iter().zip(told).all(|(words, told)| told.contains(words)));
    }

    #[test]
    fn notes_bear_the_marks_of_the_file() {
        let file = r"{\rtf1\ftnstart4\aftnnrlc One{\super a{\footnote{\super a} Own.}} two{\super\chftn{\footnote{\super\chftn} Computed.}} three{\chftn{\footnote\ftnalt\chftn  End.}}.\par}";
        let manuscript = read(file.as_bytes());
        let notes: Vec<(&str, &str)> =
            manuscript.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
        assert_eq!(notes, [("a", "Own."), ("4", "Computed."), ("i", "End.")]);
        assert_eq!(words(&manuscript), ["One two three."]);
    }

    #[test]
    fn a_field_is_its_result_and_bytes_that_are_no_text_are_passed_over() {
        let file = br#"{\rtf1 See {\field{\*\fldinst{HYPERLINK "https://un.org/a"}}{\fldrslt{\ul the page}}} {\pict\bin3 }}}}now.\par}"#;
        let manuscript = read(file);
        assert_eq!(words(&manuscript), ["See the page now."]);
        let link = &manuscript.paragraphs[0].text.spans[0];
        assert_eq!((link.from, link.to, link.target.as_deref()), (4, 12, Some("https://un.org/a")));
    }

    #[test]
    fn cells_stand_in_their_columns() {
        let file = r"{\rtf1\trowd\cellx100\cellx300\cellx405 Year\cell Visitors\cell Total\cell\row\trowd\cellx105\cellx200\cellx300\cellx400 \cell Old\cell New\cell\cell\row\pard Text\par}";
        let rows = read(file.as_bytes()).paragraphs.swap_remove(0).rows;
        assert_eq!(rows, [["Year", "Visitors", "", "Total"].map(Text::from), ["", "Old", "New", ""].map(Text::from)]);
    }
}
