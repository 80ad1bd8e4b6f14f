//! Reads a story of a Word file: the document itself, its notes, its comments, a header or footer.

use crate::manuscript::printed::Paragraph;
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::docx::archive::too_large;
use crate::readers::docx::fields::Fields;
use crate::readers::docx::flow::{Dress, Flow, MOST_WORDS, joined};
use crate::readers::docx::looks::{ParagraphLook, RunLook, Section};
use crate::readers::docx::markup::{Markup, Step, attribute, number};
use crate::readers::docx::notes::{Body, Notes};
use crate::readers::docx::numbering::{Counters, Lists};
use crate::readers::docx::paragraph;
use crate::readers::docx::relations::Relations;
use crate::readers::docx::styles::Styles;
use crate::readers::docx::symbols::{self, SymbolFont};
use crate::readers::docx::told::Why;
use crate::readers::unreadable::Unreadable;
use quick_xml::events::BytesStart;

/// What all stories of a file share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) counters: Counters,
    pub(super) notes: Notes,
}

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
    Row,
    /// A cell, and how many empty ones it covers.
    Cell(usize),
    TextBox,
    Note,
    /// Alternatives of which one is read: how much was found before.
    Alternatives(usize),
    Other,
}

/// How the words of a run look.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    dress: Dress,
    hidden: bool,
    font: Option<SymbolFont>,
}

impl From<RunLook> for Look {
    fn from(look: RunLook) -> Self {
        Self {
            dress: Dress { emphasis: look.is_emphasis(), strong: look.is_strong(), raised: look.raised == Some(true) },
            hidden: look.hidden == Some(true),
            font: look.font,
        }
    }
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
    /// Words that a tracked change put in.
    pub(super) insertions: usize,
    /// Whether there was a document, a list of notes, or a header at all.
    pub(super) has_story: bool,
}

/// Reads the story in `text`, whose links are `relations`.
///
/// # Errors
/// Where it is beyond the limits.
pub(super) fn read(text: &str, relations: &Relations, shared: &mut Shared) -> Result<Told, Unreadable> {
    let mut story = Story {
        relations,
        shared,
        told: Told {
            flow: Flow::new(),
            bodies: Vec::new(),
            furniture: Vec::new(),
            pictures: 0,
            insertions: 0,
            has_story: false,
        },
        frames: Vec::new(),
        fields: Fields::default(),
        links: Vec::new(),
        gone: Vec::new(),
        plain: Look::default(),
        look: Look::default(),
        said: String::new(),
        awaits_mark: None,
        section: None,
        ids: Vec::new(),
        found: 0,
    };
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
    story.end_paragraph()?;
    Ok(story.told)
}

struct Story<'a> {
    relations: &'a Relations,
    shared: &'a mut Shared,
    told: Told,
    frames: Vec<Frame>,
    fields: Fields,
    /// Where the links lead that are open; empty for places in the document.
    links: Vec<String>,
    /// Why words that come now are no part of the text, the nearest reason last.
    gone: Vec<Why>,
    /// How words of the paragraph look that say nothing themselves.
    plain: Look,
    look: Look,
    /// The words of one element.
    said: String,
    /// A note that takes its mark from the words that come, and whether its run is still open.
    awaits_mark: Option<(usize, bool)>,
    /// A section that ends with the paragraph.
    section: Option<Section>,
    /// Ids and authors of the notes that are open.
    ids: Vec<(String, String)>,
    /// How much was found so far, in words and pictures.
    found: usize,
}

impl Story<'_> {
    fn open(&mut self, start: &BytesStart<'_>, markup: &mut Markup<'_>) -> Result<(), Unreadable> {
        let local = start.local_name();
        let frame = match local.as_ref() {
            "t" => Frame::Words(attribute(start, "space").as_deref() == Some("preserve")),
            "delText" => Frame::Words(true),
            "r" => {
                self.look = self.plain;
                Frame::Run
            }
            "p" => self.begin_paragraph()?,
            "rPr" => {
                self.dress(&RunLook::read(markup)?);
                return Ok(());
            }
            "pPr" => {
                let look = ParagraphLook::read(markup)?;
                self.dress_paragraph(look);
                return Ok(());
            }
            "sectPr" => {
                let section = Section::read(markup)?;
                self.shared.notes.end_section(&section);
                return Ok(());
            }
            "tcPr" => {
                let covered = spread(markup, "gridSpan")?.saturating_sub(1);
                if let Some(Frame::Cell(spread)) = self.frames.last_mut() {
                    *spread = covered;
                }
                return Ok(());
            }
            "trPr" => {
                for _ in 0..spread(markup, "gridBefore")? {
                    self.told.flow.add_cell(Vec::new(), 0);
                }
                return Ok(());
            }
            "rPrChange" | "pPrChange" | "tblPr" | "tblPrEx" | "tblGrid" | "sdtPr" | "sdtEndPr" | "smartTagPr"
            | "customXmlPr" | "rubyPr" | "ctrlPr" | "oMathParaPr" => return markup.skip(),
            "document" | "hdr" | "ftr" | "footnotes" | "endnotes" | "comments" => {
                self.told.has_story = true;
                Frame::Other
            }
            name => match self.open_inside(name, start) {
                Some(frame) => frame,
                None => return markup.skip(),
            },
        };
        self.frames.push(frame);
        Ok(())
    }

    /// Opens what may stand among words; `None` for what is passed over.
    fn open_inside(&mut self, name: &str, start: &BytesStart<'_>) -> Option<Frame> {
        Some(match name {
            "tab" | "ptab" => self.sign("\t"),
            "br" | "cr" => self.sign("\n"),
            "noBreakHyphen" => self.sign("\u{2011}"),
            "sym" => self.symbol(start),
            // A fraction is set in one row; its halves stay apart.
            "den" => self.formula(),
            "hyperlink" => {
                let target = attribute(start, "id").and_then(|id| self.relations.target(&id)).unwrap_or("");
                self.links.push(target.to_owned());
                Frame::Link
            }
            "fldSimple" => {
                self.fields.begin_with(&attribute(start, "instr").unwrap_or_default());
                Frame::Field
            }
            "fldChar" => self.field(&attribute(start, "fldCharType").unwrap_or_default()),
            "instrText" | "delInstrText" => Frame::Code,
            "del" => self.lose(Why::Deleted),
            "moveFrom" => self.lose(Why::Moved),
            "rt" => self.lose(Why::Reading),
            "ins" | "moveTo" => {
                self.told.insertions += usize::from(name == "ins");
                Frame::Other
            }
            "footnoteReference" => self.call(0, start),
            "endnoteReference" => self.call(1, start),
            "tbl" => {
                self.told.flow.begin_table();
                Frame::Table
            }
            "tr" => {
                self.told.flow.begin_row();
                Frame::Row
            }
            "tc" => {
                self.told.flow.begin_block();
                Frame::Cell(0)
            }
            "txbxContent" => {
                self.told.flow.begin_block();
                Frame::TextBox
            }
            "footnote" | "endnote" | "comment" => return self.begin_note(start),
            "AlternateContent" => Frame::Alternatives(self.found),
            "Choice" | "Fallback" if self.has_found_alternative() => return None,
            "graphicData" if attribute(start, "uri").is_some_and(|kind| !kind.contains("wordprocessing")) => {
                self.picture()
            }
            "imagedata" => self.picture(),
            "altChunk" => {
                self.remark("the file holds another document in it, which was not read");
                Frame::Other
            }
            _ => Frame::Other,
        })
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        match self.frames.pop() {
            Some(Frame::Paragraph) => self.end_paragraph()?,
            Some(Frame::Run) => self.end_run(),
            Some(Frame::Words(is_kept)) => {
                let said = std::mem::take(&mut self.said);
                self.speak(if is_kept { &said } else { said.trim_matches([' ', '\t', '\n', '\r']) });
                self.said = said;
                self.said.clear();
            }
            Some(Frame::Code) => {
                self.fields.code(&self.said);
                self.said.clear();
            }
            Some(Frame::Link) => {
                self.links.pop();
            }
            Some(Frame::Field) => {
                self.fields.end();
            }
            Some(Frame::Gone) => {
                self.gone.pop();
            }
            Some(Frame::Table) => self.told.flow.end_table(),
            Some(Frame::Cell(covered)) => {
                let paragraphs = self.end_block()?;
                self.told.flow.add_cell(paragraphs, covered);
                self.told.flow.check(1 + covered)?;
            }
            Some(Frame::TextBox) => {
                let paragraphs = self.end_block()?;
                self.told.flow.hang(paragraphs);
                self.dress_words();
            }
            Some(Frame::Note) => self.end_note()?,
            Some(Frame::Row | Frame::Alternatives(_) | Frame::Other) | None => {}
        }
        Ok(())
    }

    fn hear(&mut self, words: &str) -> Result<(), Unreadable> {
        if matches!(self.frames.last(), Some(Frame::Words(_) | Frame::Code)) {
            if words.len() > MOST_WORDS {
                return Err(too_large(&format!("an element alone has more than {} MB of words", MOST_WORDS >> 20)));
            }
            self.said.push_str(words);
        }
        self.told.flow.check(0)
    }

    /// Words that a reader of the document sees, unless something says otherwise.
    fn speak(&mut self, words: &str) {
        self.found += words.len();
        if let Some(&why) = self.gone.last() {
            self.told.flow.tell(why, words);
        } else if self.fields.takes(words) || self.is_mark(words) {
        } else if self.look.hidden {
            self.told.flow.tell(Why::Hidden, words);
        } else if self.fields.is_page() {
            self.told.flow.heard.push_str(words);
            self.told.furniture.push(words.to_owned());
        } else {
            let link = self.fields.link().or(self.links.last().map(String::as_str)).filter(|link| !link.is_empty());
            let Look { dress, font, .. } = self.look;
            match symbols::replaced(words, font.unwrap_or(SymbolFont::Other)) {
                Some(words) => self.told.flow.words(&words, dress, link),
                None => self.told.flow.words(words, dress, link),
            }
        }
    }

    fn sign(&mut self, sign: &str) -> Frame {
        self.speak(sign);
        Frame::Other
    }

    /// A sign of a symbol font, by its code.
    fn symbol(&mut self, start: &BytesStart<'_>) -> Frame {
        let code = attribute(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        let name = attribute(start, "font").unwrap_or_default();
        let known = symbols::letter(SymbolFont::named(&name), code);
        if known.is_none() {
            self.remark(&format!("a sign of the font {name} is not known and stands as a box"));
        }
        self.sign(known.unwrap_or(symbols::UNKNOWN).encode_utf8(&mut [0; 4]))
    }

    fn formula(&mut self) -> Frame {
        self.remark("a formula is set in one row, without its lines");
        self.sign(" ")
    }

    fn picture(&mut self) -> Frame {
        self.found += 1;
        self.told.pictures += 1;
        Frame::Other
    }

    fn lose(&mut self, why: Why) -> Frame {
        self.gone.push(why);
        Frame::Gone
    }

    fn has_found_alternative(&self) -> bool {
        matches!(self.frames.last(), Some(&Frame::Alternatives(before)) if self.found > before)
    }

    fn remark(&mut self, what: &str) {
        let remarks = &mut self.told.flow.remarks;
        if remarks.last().is_none_or(|last| last.what != what) {
            remarks.push(Remark::new(RemarkKind::Unclear, what));
        }
    }

    fn field(&mut self, step: &str) -> Frame {
        match step {
            "begin" => self.fields.begin(),
            "separate" => self.fields.separate(),
            "end" => {
                if let Some(code) = self.fields.end() {
                    self.remark(&format!("the field “{code}” draws what the file does not hold"));
                }
            }
            _ => {}
        }
        Frame::Other
    }

    /// Calls a note.
    fn call(&mut self, kind: usize, start: &BytesStart<'_>) -> Frame {
        if !self.gone.is_empty() {
            return Frame::Other;
        }
        let id = attribute(start, "id").unwrap_or_default();
        let is_custom = attribute(start, "customMarkFollows").is_some_and(|value| !matches!(&*value, "0" | "false"));
        match self.shared.notes.call(kind, &id, is_custom) {
            Some(note) => {
                self.found += 1;
                self.told.flow.open().text.call(note);
                self.awaits_mark = is_custom.then_some((note, true));
            }
            None => self.remark("the text calls a note that the file does not hold"),
        }
        Frame::Other
    }

    /// Whether words are the mark of the note that was called: those of the same run, else those of the next one if
    /// they are raised.
    fn is_mark(&mut self, words: &str) -> bool {
        let Some((note, is_same_run)) = self.awaits_mark else { return false };
        if !is_same_run && !self.look.dress.raised {
            self.awaits_mark = None;
            return false;
        }
        self.shared.notes.mark(note, words);
        true
    }

    fn end_run(&mut self) {
        self.awaits_mark =
            self.awaits_mark.filter(|&(note, _)| !self.shared.notes.has_mark(note)).map(|(note, _)| (note, false));
        self.look = self.plain;
    }

    fn dress(&mut self, own: &RunLook) {
        if self.frames.last() == Some(&Frame::Run) {
            let styles = &self.shared.styles;
            let style = styles.paragraph(self.told.flow.open().look.style.as_deref());
            self.look = styles.run(own, style).into();
        }
    }

    fn dress_paragraph(&mut self, mut look: ParagraphLook) {
        if self.frames.last() == Some(&Frame::Paragraph) {
            self.section = look.section.take();
            self.told.flow.open().look = look;
            self.dress_words();
        }
    }

    /// How words look that say nothing themselves, in the paragraph that is open.
    fn dress_words(&mut self) {
        let styles = &self.shared.styles;
        let style = styles.paragraph(self.told.flow.open().look.style.as_deref());
        self.plain = styles.run(&RunLook::default(), style).into();
        self.look = self.plain;
    }

    fn begin_paragraph(&mut self) -> Result<Frame, Unreadable> {
        if self.told.flow.is_open() && !self.told.flow.open().goes_on {
            self.end_paragraph()?;
        }
        self.told.flow.begin_paragraph();
        self.dress_words();
        Ok(Frame::Paragraph)
    }

    fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        if let Some(kept) = self.fields.break_off() {
            self.remark("a field has no end");
            self.told.flow.words(&kept, Dress::default(), None);
        }
        let Some((open, behind)) = self.told.flow.end_paragraph() else { return Ok(()) };
        let Shared { styles, lists, counters, notes } = &mut *self.shared;
        let finished = paragraph::finish(open, styles, lists, counters);
        if let Some(section) = self.section.take() {
            notes.end_section(&section);
        }
        if let Some(label) = finished.label {
            self.told.flow.heard.push_str(&label.text);
            if label.is_doubtful {
                self.remark(&format!(
                    "the number {} is written in figures; how Word writes it is not known",
                    label.text
                ));
            }
        }
        self.told.flow.check(1 + finished.paragraphs.len())?;
        for paragraph in finished.paragraphs.into_iter().chain(behind) {
            self.told.flow.push(paragraph);
        }
        Ok(())
    }

    fn end_block(&mut self) -> Result<Vec<Paragraph>, Unreadable> {
        self.end_paragraph()?;
        Ok(self.told.flow.end_block())
    }

    /// Opens a note or comment; `None` for the lines that part notes from the text.
    fn begin_note(&mut self, start: &BytesStart<'_>) -> Option<Frame> {
        if attribute(start, "type").is_some_and(|kind| kind != "normal") {
            return None;
        }
        let of = |name: &str| attribute(start, name).unwrap_or_default().into_owned();
        self.ids.push((of("id"), of("author")));
        self.told.flow.begin_block();
        Some(Frame::Note)
    }

    fn end_note(&mut self) -> Result<(), Unreadable> {
        let text = joined(self.end_block()?);
        let heard = std::mem::take(&mut self.told.flow.heard);
        let (id, author) = self.ids.pop().unwrap_or_default();
        self.told.bodies.push((id, Body { text, heard, author }));
        self.told.flow.check(1)
    }

    /// What stands behind the place where the part stops being XML is read as words without elements.
    fn read_rest(&mut self, rest: &str) -> Result<(), Unreadable> {
        self.remark("the file is damaged or cut off; what stands behind the damage was read as plain words");
        for piece in rest.split('<') {
            let Some((tag, words)) = piece.split_once('>') else { continue };
            let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or("");
            match name.rsplit(':').next().unwrap_or("") {
                "t" if !tag.starts_with('/') => {
                    let plain = quick_xml::escape::unescape(words).unwrap_or(words.into());
                    self.told.flow.words(&plain, Dress::default(), None);
                }
                "p" if tag.starts_with('/') => self.end_paragraph()?,
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
