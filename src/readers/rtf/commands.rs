//! What control words do.

use crate::readers::docx::fields;
use crate::readers::docx::told::Why;
use crate::readers::rtf::gatherer::Go;
use crate::readers::rtf::groups::{Field, Reader};
use crate::readers::rtf::words::{Group, Look, Word, charset_page, code_page};
use encoding_rs::Encoding;

impl Reader<'_> {
    pub(super) fn obey(&mut self, word: Word, value: Option<i64>) {
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
    pub(super) fn enter(&mut self, group: Group) {
        let go = self.state.go;
        // A group that gathers words gathers them to its end: a second word that sends it elsewhere is damage.
        let gathers = matches!(go, Go::Note | Go::Edge | Go::Comment | Go::Code);
        if gathers && self.groups.last().is_some_and(|outer| outer.go != go) {
            return;
        }
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
            Group::Field if go == Go::Text && self.fields.len() < fields::DEEPEST => {
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
}
