//! Follows the groups of a file, and says its letters where the groups around them send them.

use crate::manuscript::printed::Manuscript;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::docx::fields;
use crate::readers::docx::told::Why;
use crate::readers::rtf::gatherer::{Gatherer, Go};
use crate::readers::rtf::letters::Letters;
use crate::readers::rtf::words::{Group, Word, word};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;
use std::sync::Arc;

/// How words look, and where they go; each group inherits and gives back.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) roles: [bool; 3],
    pub(super) go: Go,
    /// Why words are no part of the text, if they are not.
    pub(super) gone: Option<Why>,
    /// How letters are written.
    pub(super) page: &'static Encoding,
    /// How many letters stand behind `\u` for readers that do not know it.
    pub(super) skip: usize,
    /// Whether the group is a box.
    pub(super) is_box: bool,
}

/// A field that is open.
#[derive(Debug)]
pub(super) struct Field {
    /// How many groups are open around it.
    pub(super) depth: usize,
    pub(super) is_link: bool,
    pub(super) target: Option<Arc<str>>,
    /// Where its result begins in the open paragraph.
    pub(super) from: usize,
}

/// How deep groups are followed.
pub(super) const DEEPEST: usize = 1000;

pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// Whether the file has letters beyond ASCII and is UTF-8.
    is_utf8: bool,
    /// The encoding of words whose font tells none.
    pub(super) page: &'static Encoding,
    /// The fonts that tell their alphabet, the one that is told of now, and the usual one.
    pub(super) fonts: HashMap<i64, &'static Encoding>,
    pub(super) font: i64,
    pub(super) usual_font: i64,
    pub(super) state: State,
    pub(super) groups: Vec<State>,
    /// How many groups are open beyond the deepest that is followed.
    beyond: usize,
    pub(super) fields: Vec<Field>,
    pub(super) letters: Letters,
    pub(super) gatherer: Gatherer,
}

impl<'a> Reader<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let page = WINDOWS_1252;
        Self {
            bytes,
            at: 0,
            is_utf8: !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok(),
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

    /// Reads the file whole.
    pub(super) fn read(mut self) -> Manuscript {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                0x80.. if self.is_utf8 => self.letter(),
                _ => self.letters.byte(byte),
            }
        }
        self.finish()
    }

    /// A letter that stands as it is, against the rules of the format, in a file that is UTF-8.
    fn letter(&mut self) {
        let from = self.at - 1;
        let length = self.bytes[from..].iter().skip(1).take_while(|&&byte| byte & 0xc0 == 0x80).count();
        self.at += length;
        match std::str::from_utf8(&self.bytes[from..self.at]) {
            Ok(letter) => self.letters.sign(letter, self.state.page),
            Err(_) => self.letters.byte(self.bytes[from]),
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
            self.gatherer.link(field.from, field.target.as_ref());
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
    pub(super) fn sign(&mut self, letters: &str) {
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
    pub(super) fn flush(&mut self) {
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
