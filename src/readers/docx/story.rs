//! Reads a story of a Word file: the document itself, its notes, its comments, a header or footer.

use crate::readers::docx::archive::too_large;
use crate::readers::docx::flow::{Dress, Flow, MOST_WORDS};
use crate::readers::docx::looks::{ParagraphLook, RunLook, Section};
use crate::readers::docx::markup::{Markup, Step, attribute, number};
use crate::readers::docx::notes::Body;
use crate::readers::docx::relations::Relations;
use crate::readers::docx::told::Why;
use crate::readers::docx::voice::{Shared, Voice};
use crate::readers::unreadable::Unreadable;
use quick_xml::events::BytesStart;

/// What an element is to the reader, while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    Paragraph,
    Run,
    /// Words, kept as they are where `true`; without the white space at their ends otherwise.
    Words(bool),
    Code,
    Link,
    Field,
    Gone,
    Table,
    /// A cell, and how many empty ones it covers.
    Cell(usize),
    TextBox,
    Note,
    /// Alternatives of which one is read: how much was found before.
    Alternatives(usize),
    Other,
}

/// What came of a story.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) flow: Flow,
    /// Notes or comments with their ids.
    pub(super) bodies: Vec<(String, Body)>,
    /// Numbers of pages among the text.
    pub(super) furniture: Vec<String>,
    /// Pictures, charts and diagrams.
    pub(super) pictures: usize,
    /// Insertions of tracked changes.
    pub(super) insertions: usize,
    /// Whether there was a document, a list of notes, or a header at all.
    pub(super) has_root: bool,
}

/// Reads the story in `text`, whose links are `relations`.
///
/// # Errors
/// Where it is beyond the limits.
pub(super) fn read(text: &str, relations: &Relations, shared: &mut Shared) -> Result<Told, Unreadable> {
    let voice = Voice::new(shared);
    let mut story = Story { relations, voice, frames: Vec::new(), said: String::new(), insertions: 0, has_root: false };
    let mut markup = Markup::new(text);
    loop {
        match markup.step()? {
            Step::Open(start) => story.open(&start, &mut markup)?,
            Step::Close => story.close()?,
            Step::Words(words) => story.hear(&words)?,
            Step::End => break,
        }
    }
    while !story.frames.is_empty() {
        story.close()?;
    }
    if let Some(rest) = markup.rest() {
        story.read_rest(rest)?;
    }
    story.voice.end_paragraph()?;
    let Story { voice, insertions, has_root, .. } = story;
    let Voice { flow, bodies, furniture, pictures, .. } = voice;
    Ok(Told { flow, bodies, furniture, pictures, insertions, has_root })
}

struct Story<'a> {
    relations: &'a Relations,
    voice: Voice<'a>,
    frames: Vec<Frame>,
    /// The words of one element.
    said: String,
    insertions: usize,
    has_root: bool,
}

/// Elements that say how something looks or what it looked like before, and nothing of the text.
const PASSED: [&str; 13] = [
    "rPrChange",
    "pPrChange",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "sdtPr",
    "sdtEndPr",
    "smartTagPr",
    "customXmlPr",
    "rubyPr",
    "ctrlPr",
    "oMathParaPr",
    "tblPrChange",
];

impl Story<'_> {
    fn open(&mut self, start: &BytesStart<'_>, markup: &mut Markup<'_>) -> Result<(), Unreadable> {
        let local = start.local_name();
        let name = local.as_ref();
        if matches!(name, "rPr" | "pPr" | "sectPr" | "tcPr" | "trPr") {
            return self.read_properties(name, markup);
        }
        if PASSED.contains(&name) {
            return markup.skip();
        }
        if name == "p" {
            self.voice.begin_paragraph()?;
            self.frames.push(Frame::Paragraph);
            return Ok(());
        }
        if name == "tbl" {
            // No table stands in a paragraph, whatever became of the end of the one before.
            self.voice.end_paragraph()?;
        }
        match self.open_block(name, start) {
            Some(frame) => self.frames.push(frame),
            None => return markup.skip(),
        }
        Ok(())
    }

    /// Properties of the element around them; those of others are passed over.
    fn read_properties(&mut self, name: &str, markup: &mut Markup<'_>) -> Result<(), Unreadable> {
        match (name, self.frames.last_mut()) {
            ("rPr", Some(Frame::Run)) => {
                let look = RunLook::read(markup)?;
                self.voice.dress(&look);
            }
            ("pPr", Some(Frame::Paragraph)) => {
                let look = ParagraphLook::read(markup)?;
                self.voice.dress_paragraph(look);
            }
            ("sectPr", _) => {
                let section = Section::read(markup)?;
                self.voice.end_section(&section);
            }
            ("tcPr", Some(Frame::Cell(covered))) => *covered = spread(markup, "gridSpan")?.saturating_sub(1),
            ("trPr", _) => {
                for _ in 0..spread(markup, "gridBefore")? {
                    self.voice.flow.add_cell(Vec::new(), 0);
                }
            }
            _ => markup.skip()?,
        }
        Ok(())
    }

    /// Opens what holds paragraphs, or one of several alternatives; `None` for what is passed over.
    fn open_block(&mut self, name: &str, start: &BytesStart<'_>) -> Option<Frame> {
        Some(match name {
            "document" | "hdr" | "ftr" | "footnotes" | "endnotes" | "comments" => {
                self.has_root = true;
                Frame::Other
            }
            "tbl" => {
                self.voice.flow.begin_table();
                Frame::Table
            }
            "tr" => {
                self.voice.flow.begin_row();
                Frame::Other
            }
            "tc" => {
                self.voice.flow.begin_block();
                Frame::Cell(0)
            }
            "txbxContent" => {
                self.voice.flow.begin_block();
                Frame::TextBox
            }
            // Lines that part notes from the text.
            "footnote" | "endnote" if attribute(start, "type").is_some_and(|kind| kind != "normal") => return None,
            "footnote" | "endnote" | "comment" => {
                let of = |name: &str| attribute(start, name).unwrap_or_default().into_owned();
                self.voice.begin_note(of("id"), of("author"));
                Frame::Note
            }
            "AlternateContent" => Frame::Alternatives(self.voice.found),
            "Choice" | "Fallback" if self.has_found_alternative() => return None,
            _ => self.open_inline(name, start),
        })
    }

    /// Opens what stands among words.
    fn open_inline(&mut self, name: &str, start: &BytesStart<'_>) -> Frame {
        let of = |name: &str| attribute(start, name).unwrap_or_default();
        match name {
            "r" => {
                self.voice.begin_run();
                return Frame::Run;
            }
            "t" => return Frame::Words(of("space") == "preserve"),
            "delText" => return Frame::Words(true),
            "instrText" | "delInstrText" => return Frame::Code,
            "hyperlink" => {
                self.voice.links.push(self.relations.target(&of("id")).cloned().unwrap_or_default());
                return Frame::Link;
            }
            "fldSimple" => {
                self.voice.fields.begin_with(&of("instr"));
                return Frame::Field;
            }
            "del" => return self.lose(Why::Deleted),
            "moveFrom" => return self.lose(Why::Moved),
            "rt" => return self.lose(Why::Reading),
            _ => self.say(name, start),
        }
        Frame::Other
    }

    /// Says what an element stands for by itself.
    fn say(&mut self, name: &str, start: &BytesStart<'_>) {
        let of = |name: &str| attribute(start, name).unwrap_or_default();
        let is_custom = || !matches!(&*of("customMarkFollows"), "" | "0" | "false");
        match name {
            "tab" | "ptab" => self.voice.speak("\t"),
            "br" | "cr" => self.voice.speak("\n"),
            "noBreakHyphen" => self.voice.speak("\u{2011}"),
            "sym" => self.voice.speak_symbol(&of("char"), &of("font")),
            "den" => self.voice.speak_fraction(),
            "fldChar" => self.voice.step_field(&of("fldCharType")),
            "footnoteReference" => self.voice.call(0, &of("id"), is_custom()),
            "endnoteReference" => self.voice.call(1, &of("id"), is_custom()),
            "ins" => self.insertions += 1,
            "graphicData" if !of("uri").contains("wordprocessing") => self.voice.see_picture(),
            "imagedata" => self.voice.see_picture(),
            "altChunk" => self.voice.remark("the file holds another document in it, which was not read"),
            _ => {}
        }
    }

    fn lose(&mut self, why: Why) -> Frame {
        self.voice.gone.push(why);
        Frame::Gone
    }

    fn has_found_alternative(&self) -> bool {
        matches!(self.frames.last(), Some(&Frame::Alternatives(before)) if self.voice.found > before)
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        match self.frames.pop() {
            Some(Frame::Paragraph) => self.voice.end_paragraph()?,
            Some(Frame::Run) => self.voice.end_run(),
            Some(Frame::Words(true)) => self.voice.speak(&self.said),
            Some(Frame::Words(false)) => self.voice.speak(self.said.trim_matches([' ', '\t', '\n', '\r'])),
            Some(Frame::Code) => self.voice.fields.code(&self.said),
            Some(Frame::Link) => self.voice.end_link(),
            Some(Frame::Field) => drop(self.voice.fields.end()),
            Some(Frame::Gone) => drop(self.voice.gone.pop()),
            Some(Frame::Table) => self.voice.flow.end_table(),
            Some(Frame::Cell(covered)) => self.voice.end_cell(covered)?,
            Some(Frame::TextBox) => self.voice.end_text_box()?,
            Some(Frame::Note) => self.voice.end_note()?,
            Some(Frame::Alternatives(_) | Frame::Other) | None => {}
        }
        self.said.clear();
        Ok(())
    }

    fn hear(&mut self, words: &str) -> Result<(), Unreadable> {
        if matches!(self.frames.last(), Some(Frame::Words(_) | Frame::Code)) {
            if words.len() > MOST_WORDS {
                return Err(too_large(&format!("an element alone has more than {} MB of words", MOST_WORDS >> 20)));
            }
            // Only elements break lines.
            self.said.extend(words.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
        }
        self.voice.flow.check(0)
    }

    /// What stands behind the place where the part stops being XML is read as words without elements.
    fn read_rest(&mut self, rest: &str) -> Result<(), Unreadable> {
        self.voice.remark("the file is damaged or cut off; what stands behind the damage was read as plain words");
        for piece in rest.split('<') {
            let Some((tag, words)) = piece.split_once('>') else { continue };
            let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or("");
            match name.rsplit(':').next().unwrap_or("") {
                "t" if !tag.starts_with('/') => {
                    let plain = quick_xml::escape::unescape(words).unwrap_or(words.into());
                    self.voice.flow.words(&plain, Dress::default(), None);
                    self.voice.flow.check(0)?;
                }
                "p" if tag.starts_with('/') => self.voice.end_paragraph()?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// The number that a cell's or row's properties give to `name`, at most as many as Word has columns.
fn spread(markup: &mut Markup<'_>, name: &str) -> Result<usize, Unreadable> {
    const MOST_COLUMNS: usize = 63;
    let mut spread = 0;
    let depth = markup.depth();
    while let Some(start) = markup.next_inside(depth)? {
        if start.local_name().as_ref() == name {
            spread = number(&start).unwrap_or(0);
        }
    }
    Ok(spread.min(MOST_COLUMNS))
}
