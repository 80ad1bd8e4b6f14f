//! Says the words of a story as they look, and keeps apart what Word draws from what it does not.

use crate::manuscript::printed::Paragraph;
use crate::model::remark::{Remark, RemarkKind};
use crate::model::text::Role;
use crate::readers::docx::fields::Fields;
use crate::readers::docx::flow::{Dress, Flow, joined};
use crate::readers::docx::looks::{Numbering, ParagraphLook, RunLook, Section};
use crate::readers::docx::notes::{Body, Notes};
use crate::readers::docx::numbering::{Counters, Lists};
use crate::readers::docx::paragraph;
use crate::readers::docx::styles::Styles;
use crate::readers::docx::symbols::{self, SymbolFont};
use crate::readers::docx::told::Why;
use crate::readers::unreadable::Unreadable;
use std::sync::Arc;

/// What all stories of a file share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) counters: Counters,
    pub(super) notes: Notes,
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

/// A story while it is read.
pub(super) struct Voice<'a> {
    shared: &'a mut Shared,
    pub(super) flow: Flow,
    pub(super) fields: Fields,
    /// Where the links lead that are open; empty for places in the document.
    pub(super) links: Vec<Arc<str>>,
    /// Why words that come now are no part of the text, the nearest reason last.
    pub(super) gone: Vec<Why>,
    /// How words of the paragraph look that say nothing themselves.
    plain: Look,
    look: Look,
    /// A note that takes its mark from the words that come, and whether its run is still open.
    awaits_mark: Option<(usize, bool)>,
    /// A section that ends with the paragraph.
    section: Option<Section>,
    /// Ids and authors of the notes that are open.
    ids: Vec<(String, String)>,
    /// Notes or comments with their ids.
    pub(super) bodies: Vec<(String, Body)>,
    /// Numbers of pages among the text.
    pub(super) furniture: Vec<String>,
    /// How much was found so far, in words and pictures.
    pub(super) found: usize,
    /// Pictures, charts and diagrams.
    pub(super) pictures: usize,
}

impl<'a> Voice<'a> {
    pub(super) fn new(shared: &'a mut Shared) -> Self {
        Self {
            shared,
            flow: Flow::new(),
            fields: Fields::default(),
            links: Vec::new(),
            gone: Vec::new(),
            plain: Look::default(),
            look: Look::default(),
            awaits_mark: None,
            section: None,
            ids: Vec::new(),
            bodies: Vec::new(),
            furniture: Vec::new(),
            found: 0,
            pictures: 0,
        }
    }

    /// Words that a reader of the document sees, unless something says otherwise.
    pub(super) fn speak(&mut self, words: &str) {
        self.found += words.len();
        if let Some(&why) = self.gone.last() {
            return self.flow.tell(why, words);
        }
        if self.fields.takes(words) || self.is_mark(words) {
            return;
        }
        if self.look.hidden {
            return self.flow.tell(Why::Hidden, words);
        }
        if self.fields.is_page() {
            self.flow.heard.push_str(words);
            return self.furniture.push(words.to_owned());
        }
        let link = self.fields.link().or(self.links.last()).filter(|link| !link.is_empty());
        let Look { dress, font, .. } = self.look;
        match symbols::replaced(words, font.unwrap_or(SymbolFont::Other)) {
            Some(words) => self.flow.words(&words, dress, link),
            None => self.flow.words(words, dress, link),
        }
    }

    /// A sign of a symbol font, by its code.
    pub(super) fn speak_symbol(&mut self, code: &str, font: &str) {
        let code = u32::from_str_radix(code, 16).unwrap_or(0);
        let known = symbols::letter(SymbolFont::named(font), code);
        if known.is_none() {
            self.remark(&format!("a sign of the font {font} is not known and stands as a box"));
        }
        self.speak(known.unwrap_or(symbols::UNKNOWN).encode_utf8(&mut [0; 4]));
    }

    /// The line of a fraction, which is set in one row: its halves stay apart.
    pub(super) fn speak_fraction(&mut self) {
        self.remark("a formula is set in one row, without its lines");
        self.speak(" ");
    }

    pub(super) fn see_picture(&mut self) {
        self.found += 1;
        self.pictures += 1;
    }

    /// Tells what was not understood, once where it comes again at once.
    pub(super) fn remark(&mut self, what: &str) {
        let remarks = &mut self.flow.remarks;
        if remarks.last().is_none_or(|last| last.what != what) {
            remarks.push(Remark::new(RemarkKind::Unclear, what));
        }
    }

    /// A field begins, comes to its result, or ends.
    pub(super) fn step_field(&mut self, step: &str) {
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
    }

    /// A link ends. One that leads back into the document from a mark alone at the start of its paragraph leads from a
    /// note to its call, as web pages have it that became Word files: the mark opens a note.
    pub(super) fn end_link(&mut self) {
        let leads_back = self.links.pop().is_some_and(|target| target.is_empty());
        let is_mark = |words: &str| {
            (1..4).contains(&words.len()) && words.chars().all(|letter| letter.is_ascii_digit() || letter == '*')
        };
        if leads_back && self.flow.is_open() {
            let text = &mut self.flow.open().text;
            if is_mark(&text.string) {
                text.mark(0, text.string.len(), Role::Raised, None);
            }
        }
    }

    /// Calls a note.
    pub(super) fn call(&mut self, kind: usize, id: &str, is_custom: bool) {
        if !self.gone.is_empty() {
            return;
        }
        let Some(note) = self.shared.notes.call(kind, id, is_custom) else {
            return self.remark("the text calls a note that the file does not hold");
        };
        self.found += 1;
        self.flow.open().text.call(note);
        self.awaits_mark = is_custom.then_some((note, true));
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

    pub(super) fn begin_run(&mut self) {
        self.look = self.plain;
    }

    pub(super) fn end_run(&mut self) {
        let waiting = self.awaits_mark.filter(|&(note, _)| !self.shared.notes.has_mark(note));
        self.awaits_mark = waiting.map(|(note, _)| (note, false));
        self.look = self.plain;
    }

    /// The words of the run look as `own` says, in the paragraph that is open.
    pub(super) fn dress(&mut self, own: &RunLook) {
        let styles = &self.shared.styles;
        let style = styles.paragraph(self.flow.open().look.style.as_deref());
        self.look = styles.run(own, style).into();
    }

    pub(super) fn dress_paragraph(&mut self, mut look: ParagraphLook) {
        self.section = look.section.take();
        let open = self.flow.open();
        look.numbering = look.numbering.or(open.look.numbering);
        open.look = look;
        self.dress_words();
    }

    /// How words look that say nothing themselves, in the paragraph that is open.
    fn dress_words(&mut self) {
        self.dress(&RunLook::default());
        self.plain = self.look;
    }

    pub(super) fn begin_paragraph(&mut self) -> Result<(), Unreadable> {
        if self.flow.is_open() && !self.flow.open().goes_on {
            self.end_paragraph()?;
        }
        let numbering = self.numbering_before();
        self.flow.begin_paragraph();
        self.flow.open().look.numbering = numbering;
        self.dress_words();
        Ok(())
    }

    /// How the words are numbered that a paragraph goes on with whose end is hidden: so Word sets a heading on one line
    /// with the text behind it.
    fn numbering_before(&mut self) -> Option<Numbering> {
        if !self.flow.is_open() {
            return None;
        }
        let open = self.flow.open();
        if !open.goes_on || open.look.mark.deleted || open.text.is_blank() {
            return None;
        }
        let style = self.shared.styles.paragraph(open.look.style.as_deref());
        paragraph::numbering(&open.look, style, &self.shared.lists)
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        if let Some(kept) = self.fields.break_off() {
            self.remark("a field has no end");
            self.flow.words(&kept, Dress::default(), None);
        }
        let Some((open, behind)) = self.flow.end_paragraph() else { return Ok(()) };
        let Shared { styles, lists, counters, .. } = &mut *self.shared;
        let finished = paragraph::finish(open, styles, lists, counters);
        if let Some(section) = self.section.take() {
            self.end_section(&section);
        }
        if let Some(label) = finished.label {
            self.flow.heard.push_str(&label.text);
            if label.is_doubtful {
                self.remark(&format!("how Word writes the number {} is not known; it stands in figures", label.text));
            }
        }
        self.flow.check(1 + finished.paragraphs.len())?;
        for paragraph in finished.paragraphs.into_iter().chain(behind) {
            self.flow.push(paragraph);
        }
        Ok(())
    }

    pub(super) fn end_section(&mut self, section: &Section) {
        self.shared.notes.end_section(section);
    }

    fn end_block(&mut self) -> Result<Vec<Paragraph>, Unreadable> {
        self.end_paragraph()?;
        Ok(self.flow.end_block())
    }

    /// Closes a cell that covers others.
    pub(super) fn end_cell(&mut self, covered: usize) -> Result<(), Unreadable> {
        let paragraphs = self.end_block()?;
        self.flow.add_cell(paragraphs, covered);
        self.flow.check(1 + covered)
    }

    pub(super) fn end_text_box(&mut self) -> Result<(), Unreadable> {
        let paragraphs = self.end_block()?;
        self.flow.hang(paragraphs);
        self.dress_words();
        Ok(())
    }

    /// Opens a note or comment.
    pub(super) fn begin_note(&mut self, id: String, author: String) {
        self.ids.push((id, author));
        self.flow.begin_block();
    }

    pub(super) fn end_note(&mut self) -> Result<(), Unreadable> {
        let text = joined(self.end_block()?);
        let heard = std::mem::take(&mut self.flow.heard);
        let (id, author) = self.ids.pop().unwrap_or_default();
        self.bodies.push((id, Body { text, heard, author }));
        self.flow.check(1)
    }
}
