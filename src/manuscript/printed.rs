//! Printed paragraphs, and the manuscript that holds them.

use crate::manuscript::tally::Tally;
use crate::model::language::Language;
use crate::model::node::Rows;
use crate::model::note::Note;
use crate::model::remark::{Remark, RemarkKind};
use crate::model::resolution::Metadata;
use crate::model::text::Text;

/// In which part of the document a format says that a paragraph stands. A hint: formats err.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The format does not tell.
    #[default]
    Unknown,
    /// On the cover: masthead, session, agenda item.
    Cover,
    /// Between cover and preamble: number and title.
    Title,
    /// In the preamble.
    Preamble,
    /// In the operative part.
    Body,
    /// After it: meeting and date, vote.
    Closing,
    /// In an annex.
    Annex,
    /// At the foot of a page, under the rule: a note, or the rest of one.
    Foot,
}

/// What a format says that a paragraph is. A hint: formats err.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// The format does not tell.
    #[default]
    Plain,
    /// The enacting formula.
    Formula,
    /// A paragraph of a preamble.
    Recital,
    /// A heading.
    Heading,
    /// A table; its cells stand in `rows`.
    Table,
    /// An item of a list, at the `level` of the paragraph.
    Item,
    /// A note under a table: a letter before it is its mark, not that of an item.
    TableNote,
}

/// How a paragraph begins on its page. A hint: only formats with lines and pages tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// The format does not tell.
    #[default]
    Unknown,
    /// As a new paragraph does here: indented, or after a blank line in the middle of a page.
    Fresh,
    /// As further lines of a paragraph do, behind a full line that ends as paragraphs end: it goes on, unless its words
    /// open another.
    Likely,
    /// At the top of a page, flush: perhaps the rest of the paragraph on the page before.
    Flush,
    /// At the top of a page in a text whose paragraphs have no indents: perhaps the rest of the one before.
    Top,
    /// On the line below, where only the words tell whether the paragraph goes on; how much of the line before was
    /// left empty, in hundredths.
    Below(u8),
}

/// One printed paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The words. Calls that the format knows point into the manuscript's notes;
    /// marks that are only printed are still among the words, perhaps `Raised`.
    pub text: Text,
    /// The number or letter, where the format keeps it apart from the words.
    pub label: Option<String>,
    /// Where it stands, as the format tells.
    pub place: Place,
    /// What it is, as the format tells.
    pub style: Style,
    /// How it begins, as lines and pages tell.
    pub opening: Opening,
    /// How deep in lists it lies, as the format tells: 1 for an item of a list.
    pub level: Option<u8>,
    /// The cells of a table.
    pub rows: Rows,
}

/// What a format gave.
#[derive(Clone, Debug, Default)]
pub struct Manuscript {
    /// Which format, for people: `AKN4UN XML`, `text`, `PDF`.
    pub format: &'static str,
    /// The language that the file declares.
    pub language: Option<Language>,
    /// The symbol that the file declares outside its text.
    pub symbol: Option<String>,
    /// Whether pages and lines were broken, so that a paragraph may stand in several pieces.
    pub broken_by_pages: bool,
    /// In reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Notes that the format keeps apart from the text; `id` and `called_from` are still empty.
    pub notes: Vec<Note>,
    /// Words of the page that are not of the document, one line each.
    pub furniture: Vec<String>,
    /// What was repaired or not understood so far.
    pub remarks: Vec<Remark>,
    /// What the file tells beside the text.
    pub metadata: Option<Metadata>,
    /// Every character of the source that belongs to the text, its marks or its furniture, counted as near
    /// to the bytes as the format allows. Printed marks of calls that the format knows are counted once a call.
    pub tally: Tally,
    /// Bytes of the targets of links so far; `add` counts them.
    pub targets: usize,
}

/// How many paragraphs a manuscript may have: fifteen times those of the longest resolution known.
const MOST_PARAGRAPHS: usize = 100_000;

/// How many bytes the targets of links may take: a link over many paragraphs is one in each of them.
const MOST_TARGETS: usize = 30_000_000;

/// How many notes a format may bring.
pub const MOST_NOTES: usize = 50_000;

impl Manuscript {
    /// Whether there is room for another note. Where there is none, its words are to stay where they stand.
    pub fn has_room_for_note(&mut self) -> bool {
        let has_room = self.notes.len() < MOST_NOTES;
        if !has_room {
            self.remark_once(
                RemarkKind::Odd,
                &format!("the file has more than {MOST_NOTES} notes; the others stand in the text"),
            );
        }
        has_room
    }

    /// Tells what is to be told, unless it was told just now.
    pub fn remark_once(&mut self, kind: RemarkKind, what: &str) {
        const NEAR: usize = 8;
        if !self.remarks.iter().rev().take(NEAR).any(|remark| remark.what == what) {
            self.remarks.push(Remark::new(kind, what));
        }
    }

    /// Drops the targets of links beyond the most bytes that they may take.
    fn bound_targets(&mut self, paragraph: &mut Paragraph) {
        let texts = std::iter::once(&mut paragraph.text).chain(paragraph.rows.iter_mut().flatten());
        let mut is_over = false;
        for target in texts.flat_map(|text| &mut text.spans).map(|span| &mut span.target) {
            self.targets += target.as_ref().map_or(0, |target| target.len());
            if self.targets > MOST_TARGETS {
                is_over |= target.take().is_some();
            }
        }
        if is_over {
            let what = "the addresses of its links take more room than a file may have; the others are lost";
            self.remark_once(RemarkKind::Odd, what);
        }
    }

    /// Adds a paragraph. A file that makes more of them than any document has, so as to use up the memory of those
    /// who open it, gets the words and note calls of all that follow in its last one, without their roles.
    pub fn add(&mut self, mut paragraph: Paragraph) {
        if self.paragraphs.len() < MOST_PARAGRAPHS {
            self.bound_targets(&mut paragraph);
            self.paragraphs.push(paragraph);
            return;
        }
        if self.paragraphs.len() == MOST_PARAGRAPHS {
            let what = "paragraphs; the words of the others stand in the last, without emphasis and links";
            self.remark_once(RemarkKind::Odd, &format!("the file has more than {MOST_PARAGRAPHS} {what}"));
            self.paragraphs.push(Paragraph { place: paragraph.place, ..Paragraph::default() });
        }
        let Some(last) = self.paragraphs.last_mut() else { return };
        last.text.push(" ");
        last.text.push(paragraph.label.as_deref().unwrap_or(""));
        for mut text in std::iter::once(paragraph.text).chain(paragraph.rows.into_iter().flatten()) {
            last.text.push(" ");
            text.spans.clear();
            last.text.append(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Role;

    #[test]
    fn paragraphs_beyond_all_measure_join_the_last_and_are_told() {
        let mut manuscript = Manuscript::default();
        for number in 0..MOST_PARAGRAPHS + 3 {
            let mut text = Text::from(number.to_string());
            text.mark(0, 1, Role::Strong, None);
            text.call(number);
            manuscript.add(Paragraph { text, ..Paragraph::default() });
        }
        assert_eq!(manuscript.paragraphs.len(), MOST_PARAGRAPHS + 1);
        let last = &manuscript.paragraphs[MOST_PARAGRAPHS].text;
        assert_eq!((last.string.split_whitespace().count(), last.calls.len(), last.spans.len()), (3, 3, 0));
        assert_eq!(manuscript.remarks.len(), 1);
    }

    #[test]
    fn addresses_beyond_all_measure_are_lost_and_told() {
        let mut manuscript = Manuscript::default();
        let target = "x".repeat(MOST_TARGETS / 4).into();
        for _ in 0..6 {
            let mut text = Text::from("a link");
            text.mark(0, 6, Role::Link, Some(&target));
            manuscript.add(Paragraph { text, ..Paragraph::default() });
        }
        let known = manuscript.paragraphs.iter().filter(|paragraph| paragraph.text.spans[0].target.is_some());
        assert_eq!((known.count(), manuscript.remarks.len()), (4, 1));
    }
}
