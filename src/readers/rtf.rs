//! Reads rich text (RTF): words, emphasis, raised marks, tables, and notes where they are called.
//!
//! No crate that is kept up reads its notes, so this one follows the few control words that matter and passes over
//! the others, as the format asks of its readers.

use crate::manuscript::printed::{Manuscript, Paragraph, Style};
use crate::model::node::Rows;
use crate::model::note::Note;
use crate::model::remark::{Remark, RemarkKind};
use crate::model::text::{Role, Text};
use encoding_rs::{Encoding, WINDOWS_1252};

/// Whether `bytes` begin as rich text does.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads `bytes` whole.
pub fn read(bytes: &[u8]) -> Manuscript {
    let mut reader = Reader { bytes, at: 0, page: WINDOWS_1252, ..Reader::default() };
    while let Some(&byte) = bytes.get(reader.at) {
        reader.at += 1;
        match byte {
            b'{' => reader.open(),
            b'}' => reader.close(),
            b'\\' => reader.control(),
            b'\r' | b'\n' => {}
            _ => reader.letter(byte),
        }
    }
    reader.finish()
}

/// How words look, and where they go; each group inherits and gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    roles: [bool; 3],
    go: Go,
    /// How many letters stand behind `\u` for readers that do not know it.
    skip: usize,
}

impl Default for State {
    fn default() -> Self {
        Self { roles: [false; 3], go: Go::Text, skip: 1 }
    }
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Go {
    #[default]
    Text,
    Note,
    /// Running heads and feet.
    Furniture,
    Nowhere,
}

const ROLES: [Role; 3] = [Role::Emphasis, Role::Strong, Role::Raised];

/// How deep groups are followed.
const DEEPEST: usize = 1000;

/// Groups that hold no words of the document.
const NOWHERE: [&str; 12] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "listtable",
    "listoverridetable",
    "generator",
    "fldinst",
    "xmlnstbl",
    "themedata",
];

/// Groups that stand at the edge of pages.
const EDGES: [&str; 8] = ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"];

/// Control words that stand for a letter.
const LETTERS: [(&str, &str); 11] = [
    ("tab", " "),
    ("line", " "),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", " "),
    ("enspace", " "),
];

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    page: &'static Encoding,
    state: State,
    groups: Vec<State>,
    /// How many groups are open beyond the deepest that is followed.
    beyond: usize,
    /// Bytes in the code page that wait for others: a letter may take two.
    pending: Vec<u8>,
    /// Letters still to be passed over behind `\u`.
    skip: usize,
    /// The first half of a letter that `\u` gives in two.
    half: Option<u16>,
    text: Text,
    note: Text,
    edge: String,
    /// The row that is open, and the rows of the table so far.
    row: Vec<Text>,
    rows: Rows,
    in_table: bool,
    manuscript: Manuscript,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        Self {
            bytes: &[],
            at: 0,
            page: WINDOWS_1252,
            state: State::default(),
            groups: Vec::new(),
            beyond: 0,
            pending: Vec::new(),
            skip: 0,
            half: None,
            text: Text::default(),
            note: Text::default(),
            edge: String::new(),
            row: Vec::new(),
            rows: Rows::new(),
            in_table: false,
            manuscript: Manuscript { format: "RTF", ..Manuscript::default() },
        }
    }
}

impl Reader<'_> {
    fn open(&mut self) {
        self.flush();
        if self.groups.len() < DEEPEST {
            self.groups.push(self.state);
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
        let go = std::mem::replace(&mut self.state, outer).go;
        if go != outer.go {
            match go {
                Go::Note => self.end_note(),
                Go::Furniture => self.end_edge(),
                _ => {}
            }
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
            b'\r' | b'\n' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.letter(byte),
            _ if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                let (word, value) = self.word();
                self.obey(&word, value);
            }
            _ => {}
        }
    }

    /// A letter that a control sign stands for.
    fn sign(&mut self, letter: &str) {
        self.flush();
        self.words(letter);
    }

    /// A control word, its number, and the space that ends it.
    fn word(&mut self) -> (String, Option<i64>) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = rest[letters..]
            .iter()
            .enumerate()
            .take(11)
            .take_while(|(place, byte)| byte.is_ascii_digit() || (*place == 0 && **byte == b'-'))
            .count();
        let word = String::from_utf8_lossy(&rest[..letters]).into_owned();
        let value = String::from_utf8_lossy(&rest[letters..letters + digits]).parse().ok();
        let space = usize::from(rest.get(letters + digits) == Some(&b' '));
        self.at += letters + digits + space;
        (word, value)
    }

    fn obey(&mut self, word: &str, value: Option<i64>) {
        if word == "u" {
            return self.wide(value.unwrap_or(0));
        }
        self.flush();
        let is_on = value != Some(0);
        match word {
            "ansicpg" => self.page = code_page(value.unwrap_or(1252)),
            "uc" => self.state.skip = usize::try_from(value.unwrap_or(1)).unwrap_or(1).min(8),
            "i" => self.state.roles[0] = is_on,
            "b" => self.state.roles[1] = is_on,
            "super" => self.state.roles[2] = is_on,
            "nosupersub" => self.state.roles[2] = false,
            "plain" => self.state.roles = [false; 3],
            "par" | "sect" | "page" => self.end_paragraph(),
            "pard" => self.in_table = false,
            "intbl" => self.in_table = true,
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "footnote" if self.state.go == Go::Text => self.state.go = Go::Note,
            "chftn" => {}
            _ if NOWHERE.contains(&word) => self.state.go = Go::Nowhere,
            _ if EDGES.contains(&word) => self.state.go = Go::Furniture,
            _ => {
                if let Some((_, letter)) = LETTERS.iter().find(|(known, _)| *known == word) {
                    self.words(letter);
                }
            }
        }
    }

    /// `{\*\word …}`: readers that do not know the word pass over the group.
    fn starred(&mut self) {
        if self.bytes.get(self.at) == Some(&b'\\') {
            self.at += 1;
            let (word, _) = self.word();
            if word == "footnote" && self.state.go == Go::Text {
                self.state.go = Go::Note;
            } else if !matches!(word.as_str(), "shppict" | "shptxt") || word.is_empty() {
                self.state.go = Go::Nowhere;
            }
        }
    }

    /// `\'e4`: a byte in the code page.
    fn hexadecimal(&mut self) {
        let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
        let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else { return };
        self.at += 2;
        self.letter(byte);
    }

    fn letter(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    /// `\u1071`: a letter by its number; `\uc` letters for other readers stand behind it.
    fn wide(&mut self, value: i64) {
        self.flush();
        self.skip = self.state.skip;
        let unit = u16::try_from(value.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let letters: String =
            char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.words(&letters);
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        self.skip = 0;
        if !self.pending.is_empty() {
            let bytes = std::mem::take(&mut self.pending);
            let (letters, _) = self.page.decode_without_bom_handling(&bytes);
            self.words(&letters);
        }
    }

    fn words(&mut self, words: &str) {
        let text = match self.state.go {
            Go::Text => &mut self.text,
            Go::Note => &mut self.note,
            Go::Furniture => return self.edge.push_str(words),
            Go::Nowhere => return,
        };
        self.manuscript.tally.add(words);
        let from = text.string.len();
        text.push(words);
        for (role, _) in ROLES.iter().zip(self.state.roles).filter(|(_, applies)| *applies) {
            text.mark(from, from + words.len(), *role, None);
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        match self.state.go {
            Go::Text if self.in_table => self.words(" "),
            Go::Text => {
                self.end_table();
                let mut text = std::mem::take(&mut self.text);
                text.fold_white_space();
                let style = if text.is_wholly(Role::Strong) { Style::Heading } else { Style::Plain };
                if !text.is_blank() {
                    self.manuscript.add(Paragraph { text, style, ..Paragraph::default() });
                }
            }
            _ => self.words(" "),
        }
    }

    /// A note is called where it stands; its mark is counted, as the program that wrote the file would.
    fn end_note(&mut self) {
        let mut text = std::mem::take(&mut self.note);
        text.fold_white_space();
        let (marker, own) = printed_marker(&text).unwrap_or_else(|| {
            let numbered = self.manuscript.notes.iter().filter(|note| !note.marker.starts_with('*')).count();
            ((numbered + 1).to_string(), 0)
        });
        self.manuscript.tally.forget(&text.string[..own]);
        text.remove(0, own);
        text.trim();
        self.manuscript.tally.add(&marker);
        // A mark of its own stands before the note as well as in it.
        if own > 0 && self.text.string.ends_with(&marker) {
            let from = self.text.string.len() - marker.len();
            self.manuscript.tally.forget(&marker);
            self.text.remove(from, from + marker.len());
        }
        self.text.call(self.manuscript.notes.len());
        self.manuscript.notes.push(Note { marker, text, ..Note::default() });
    }

    fn end_edge(&mut self) {
        let words = std::mem::take(&mut self.edge);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.manuscript.tally.add(&words);
            self.manuscript.furniture.push(words);
        }
    }

    fn end_cell(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.fold_white_space();
        self.row.push(text);
    }

    fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let rows = std::mem::take(&mut self.rows);
        if !rows.iter().flatten().all(Text::is_blank) {
            self.manuscript.add(Paragraph { style: Style::Table, rows, ..Paragraph::default() });
        }
    }

    fn finish(mut self) -> Manuscript {
        // What a broken file opened outside all groups, a note for instance, ends with the file.
        self.groups.insert(0, State::default());
        while !self.groups.is_empty() {
            self.beyond = 0;
            self.close();
        }
        self.state = State::default();
        self.in_table = false;
        self.end_paragraph();
        self.end_table();
        if self.at > self.bytes.len() {
            let what = "the file ends in the middle of a control word";
            self.manuscript.remarks.push(Remark::new(RemarkKind::Odd, what));
        }
        self.manuscript
    }
}

/// A mark of a note's own, with which its words begin: asterisks or daggers; and its bytes.
fn printed_marker(text: &Text) -> Option<(String, usize)> {
    let words = &text.string;
    let marks = words.len() - words.trim_start_matches(['*', '†', '‡']).len();
    (marks > 0).then(|| (words[..marks].to_owned(), marks))
}

/// The encoding of a code page of Windows.
fn code_page(number: i64) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
