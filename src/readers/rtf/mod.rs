//! Reads rich text (RTF): words, emphasis, raised marks, tables, and notes where they are called.
//!
//! No crate that is kept up reads its notes, so this one follows the control words that matter and passes over the
//! others, as the format asks of its readers.

mod words;
mod letters;
mod gatherer;

use crate::manuscript::printed::Manuscript;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::docx::fields;
use crate::readers::docx::told::Why;
use crate::readers::rtf::gatherer::{Gatherer, Go};
use crate::readers::rtf::letters::Letters;
use crate::readers::rtf::words::{Group, Look, Word, charset_page, code_page, word};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// Whether `bytes` begin as rich text does.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads `bytes` whole.
pub fn read(bytes: &[u8]) -> Manuscript {
    let mut reader = Reader::of(bytes);
    while let Some(&byte) = bytes.get(reader.at) {
        reader.at += 1;
        match byte {
            b'{' => reader.open(),
            b'}' => reader.close(),
            b'\\' => reader.control(),
            b'\r' | b'\n' => {}
            _ => reader.letters.byte(byte),
        }
    }
    reader.finish()
}

/// How words look, and where they go; each group inherits and gives back.
#[derive(Clone, Copy, Debug)]
struct State {
    roles: [bool; 3],
    go: Go,
    /// Why words are no part of the text, if they are not.
    gone: Option<Why>,
    /// How letters are written.
    page: &'static Encoding,
    /// How many letters stand behind `\u` for readers that do not know it.
    skip: usize,
    /// Whether the group is a box.
    is_box: bool,
}

/// A field that is open.
#[derive(Debug)]
struct Field {
    /// How many groups are open around it.
    depth: usize,
    is_link: bool,
    target: Option<String>,
    /// Where its result begins in the open paragraph.
    from: usize,
}

/// How deep groups are followed.
const DEEPEST: usize = 1000;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The encoding of words whose font tells none.
    page: &'static Encoding,
    /// The fonts that tell their alphabet, the one that is told of now, and the usual one.
    fonts: HashMap<i64, &'static Encoding>,
    font: i64,
    usual_font: i64,
    state: State,
    groups: Vec<State>,
    /// How many groups are open beyond the deepest that is followed.
    beyond: usize,
    fields: Vec<Field>,
    letters: Letters,
    gatherer: Gatherer,
}

impl<'a> Reader<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let page = WINDOWS_1252;
        Self {
            bytes,
            at: 0,
            page,
            fonts: HashMap::new(),
            font: 0,
            usual_font: 0,
            state: State { roles: [false; 3], go: Go::Text, gone: None, page, skip: 1, is_box: false },
            groups: Vec::new(),
            beyond: 0,
            fields: Vec::new(),
            letters: Letters::default(),
            gatherer: Gatherer::default(),
        }
    }

    fn open(&mut self) {
        self.flush();
        if self.groups.len() < DEEPEST {
            self.groups.push(self.state);
            self.state.is_box = false;
        } else {
            self.beyond += 1;
        }
    }

    fn close(&mut self) {
        self.flush();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(outer) = self.groups.pop() else { return };
        let State { go, is_box, .. } = std::mem::replace(&mut self.state, outer);
        if go != outer.go {
            match go {
                Go::Note => self.gatherer.end_note(),
                Go::Edge => self.gatherer.end_edge(),
                Go::Comment => self.gatherer.end_comment(),
                Go::Code => {
                    let code = self.gatherer.end_code();
                    if let Some(field) = self.fields.last_mut() {
                        field.is_link = code.trim_start().starts_with("HYPERLINK");
                        field.target = fields::link(&code);
                    }
                }
                _ => {}
            }
        }
        if is_box {
            self.gatherer.end_box();
        }
        if let Some(field) = self.fields.pop_if(|field| field.depth >= self.groups.len())
            && field.is_link
        {
            self.gatherer.link(field.from, field.target.as_deref());
        }
    }

    /// What stands behind a backslash.
    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'\'' => self.hexadecimal(),
            b'~' => self.sign("\u{a0}"),
            b'_' => self.sign("\u{2011}"),
            b'-' => {}
            b'*' => self.starred(),
            b'\r' | b'\n' => self.obey(Word::EndParagraph, None),
            b'\\' | b'{' | b'}' => self.letters.byte(byte),
            _ if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                let (name, value) = self.word();
                match word(name) {
                    Some(Word::Wide) => self.letters.wide(value.unwrap_or(0), self.state.skip, self.state.page),
                    Some(word) => self.obey(word, value),
                    None => self.letters.decode(self.state.page),
                }
            }
            _ => {}
        }
    }

    /// Letters that a control sign or word stands for.
    fn sign(&mut self, letters: &str) {
        self.letters.sign(letters, self.state.page);
    }

    /// A control word, its number, and the space that ends it.
    fn word(&mut self) -> (&'a str, Option<i64>) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = rest[letters..]
            .iter()
            .enumerate()
            .take(11)
            .take_while(|(place, byte)| byte.is_ascii_digit() || (*place == 0 && **byte == b'-'))
            .count();
        let (word, rest) = rest.split_at(letters);
        let value = std::str::from_utf8(&rest[..digits]).ok().and_then(|digits| digits.parse().ok());
        let space = usize::from(rest.get(digits) == Some(&b' '));
        self.at += letters + digits + space;
        (std::str::from_utf8(word).unwrap_or(""), value)
    }

    fn obey(&mut self, word: Word, value: Option<i64>) {
        if let Word::Letters(letters) = word {
            return self.sign(letters);
        }
        self.flush();
        let number = |usual: u32| value.and_then(|value| u32::try_from(value).ok()).unwrap_or(usual);
        match word {
            Word::Look(look) => self.look(look, value != Some(0), value.is_none_or(|value| value > 0)),
            Word::Group(group) => self.enter(group),
            Word::EndParagraph => self.gatherer.end_paragraph(self.state.go),
            Word::PlainParagraph if self.state.go == Go::Text => {
                (self.gatherer.in_table, self.gatherer.is_heading) = (false, false);
            }
            Word::Outline if self.state.go == Go::Text => self.gatherer.is_heading = number(0) < 9,
            Word::InTable if self.state.go == Go::Text => self.gatherer.in_table = true,
            Word::EndCell if self.state.go == Go::Text => self.gatherer.end_cell(),
            Word::EndRow if self.state.go == Go::Text => self.gatherer.end_row(),
            Word::PlainRow if self.state.go == Go::Text => self.gatherer.begin_edges(),
            Word::Edge if self.state.go == Go::Text => self.gatherer.add_edge(value.unwrap_or(0)),
            Word::EndInnerCell | Word::EndCell | Word::EndRow => {
                self.gatherer.words(" ", self.state.go, [false; 3]);
            }
            Word::NoteNumber => self.gatherer.number_note(),
            Word::EndNote => self.gatherer.put_note_at_end(),
            Word::NoteFormat(at_end, format) => self.gatherer.number_notes(at_end, Some(format), None),
            Word::NoteStart(at_end) => self.gatherer.number_notes(at_end, None, Some(number(1))),
            Word::CodePage => self.set_page(code_page(value.unwrap_or(1252))),
            Word::Macintosh => self.set_page(code_page(10_000)),
            Word::UsualFont => self.usual_font = value.unwrap_or(0),
            Word::Font => {
                self.font = value.unwrap_or(0);
                self.state.page = self.page_of(self.font);
            }
            Word::Charset if self.state.go == Go::Fonts => {
                if let Some(page) = charset_page(value.unwrap_or(1)) {
                    self.fonts.insert(self.font, code_page(page));
                }
            }
            Word::Letters(_)
            | Word::Wide
            | Word::PlainParagraph
            | Word::Outline
            | Word::InTable
            | Word::Charset
            | Word::PlainRow
            | Word::Edge => {}
            Word::Skip => self.state.skip = usize::try_from(value.unwrap_or(1)).unwrap_or(1).min(8),
            Word::Binary => self.at = self.bytes.len().min(self.at + number(0) as usize),
        }
    }

    fn set_page(&mut self, page: &'static Encoding) {
        (self.page, self.state.page) = (page, page);
    }

    fn page_of(&self, font: i64) -> &'static Encoding {
        self.fonts.get(&font).copied().unwrap_or(self.page)
    }

    fn look(&mut self, look: Look, is_on: bool, is_up: bool) {
        let gone = |why| is_on.then_some(why);
        match look {
            Look::Emphasis => self.state.roles[0] = is_on,
            Look::Strong => self.state.roles[1] = is_on,
            Look::Raised => self.state.roles[2] = is_on,
            Look::Up => self.state.roles[2] = is_up && is_on,
            Look::OnLine => self.state.roles[2] = false,
            Look::Hidden => self.state.gone = gone(Why::Hidden),
            Look::Deleted => self.state.gone = gone(Why::Deleted),
            Look::Plain => {
                self.state.roles = [false; 3];
                self.state.gone = None;
                self.state.page = self.page_of(self.usual_font);
            }
        }
    }

    /// The group that is open goes where `group` says.
    fn enter(&mut self, group: Group) {
        let go = self.state.go;
        match group {
            Group::Note if go == Go::Text && self.gatherer.begin_note() => {
                self.state.go = Go::Note;
                self.state.roles = [false; 3];
            }
            Group::Box if go == Go::Drawing => {
                self.state.go = Go::Text;
                self.state.is_box = true;
                self.gatherer.begin_box();
            }
            Group::Field if go == Go::Text && self.fields.len() < DEEPEST => {
                let depth = self.groups.len().saturating_sub(1);
                self.fields.push(Field { depth, is_link: false, target: None, from: self.gatherer.at() });
            }
            Group::Result => {
                let at = self.gatherer.at();
                if let Some(field) = self.fields.last_mut() {
                    field.from = at;
                }
            }
            Group::Note | Group::Box | Group::Field | Group::Text => {}
            _ if matches!(go, Go::Nowhere | Go::Drawing) => {}
            Group::Edge => self.state.go = Go::Edge,
            Group::Fonts => self.state.go = Go::Fonts,
            Group::Code if go == Go::Text => self.state.go = Go::Code,
            Group::Comment if go == Go::Text => self.state.go = Go::Comment,
            Group::Drawing if go == Go::Text => self.state.go = Go::Drawing,
            Group::Code | Group::Comment | Group::Drawing | Group::Nowhere => self.state.go = Go::Nowhere,
        }
    }

    /// `{\*\word …}`: readers that do not know the word pass over the group.
    fn starred(&mut self) {
        if self.bytes.get(self.at) == Some(&b'\\') {
            self.at += 1;
            self.flush();
            let (name, value) = self.word();
            match word(name) {
                Some(Word::Group(group)) => self.enter(group),
                Some(word @ (Word::NoteNumber | Word::EndNote)) => self.obey(word, value),
                _ => self.enter(Group::Nowhere),
            }
        }
    }

    /// `\'e4`: a byte in the code page.
    fn hexadecimal(&mut self) {
        let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
        let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else { return };
        self.at += 2;
        self.letters.byte(byte);
    }

    /// Says what waits, before anything changes.
    fn flush(&mut self) {
        let said = self.letters.take(self.state.page);
        if said.is_empty() {
            return;
        }
        let State { go, roles, gone, .. } = self.state;
        match gone.filter(|_| matches!(go, Go::Text | Go::Note)) {
            Some(why) => self.gatherer.tell(why, &said),
            None => self.gatherer.words(&said, go, roles),
        }
    }

    fn finish(mut self) -> Manuscript {
        self.flush();
        // What a broken file opened outside all groups, a note for instance, ends with the file.
        let outside = State { go: Go::Text, ..self.state };
        self.groups.insert(0, outside);
        while !self.groups.is_empty() {
            self.beyond = 0;
            self.close();
        }
        let is_cut = self.at > self.bytes.len();
        let mut manuscript = self.gatherer.finish();
        if is_cut {
            let what = "the file ends in the middle of a control word";
            manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
        }
        manuscript
    }
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
            "1. Requests {all}: (a) To read now;",
            "",
            "2. Ends.",
        ];
        assert_eq!(words(&manuscript), expected);
        let notes: Vec<(&str, &str)> =
            manuscript.notes.iter().map(|note| (note.marker.as_str(), note.text.string.as_str())).collect();
        assert_eq!(notes, [("1", "See A/98/1."), ("*", "Reissued.")]);
        assert_eq!(manuscript.paragraphs[1].text.calls.iter().map(|call| call.at).collect::<Vec<_>>(), [18, 27]);
        assert_eq!(manuscript.paragraphs[3].rows, [["Year", "Count"].map(Text::from), ["2044", "12"].map(Text::from)]);
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
