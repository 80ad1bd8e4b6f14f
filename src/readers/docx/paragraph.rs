//! Finishes a paragraph: its style, its label, its lines.

use crate::manuscript::printed::{Paragraph, Style};
use crate::model::text::Text;
use crate::readers::breaks;
use crate::readers::docx::flow::Open;
use crate::readers::docx::hints;
use crate::readers::docx::labels;
use crate::readers::docx::looks::{Numbering, ParagraphLook};
use crate::readers::docx::numbering::{Counters, Label, Lists};
use crate::readers::docx::styles::{self, Styles};
use std::iter;

/// A finished paragraph, and the label that Word computed for it.
pub(super) struct Finished {
    /// One, or one for each line where lines stand for themselves; none for a blank paragraph.
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) label: Option<Label>,
}

/// Finishes the paragraph `open`, and counts it if it is numbered.
pub(super) fn finish(open: Open, styles: &Styles, lists: &Lists, counters: &mut Counters) -> Finished {
    let Open { look, mut text, .. } = open;
    let style = styles.paragraph(look.style.as_deref());
    let hint = look.outline.map_or(style.hint, hints::of_outline);
    let is_heading = hint.style == Style::Heading;
    let computed = numbering(&look, style, lists).and_then(|numbering| counters.count(lists, numbering));
    let mut paragraph = Paragraph { style: hint.style, place: hint.place, ..Paragraph::default() };
    match &computed {
        Some(label) if text.is_blank() && !label.text.chars().any(char::is_alphanumeric) => {}
        Some(label) if labels::joins_words(&label.text, is_heading) => {
            let words = std::mem::replace(&mut text, Text::from(format!("{} ", label.text)));
            text.append(words);
        }
        Some(label) => {
            paragraph.label = Some(label.text.clone());
            let is_bullet = !label.text.chars().any(char::is_alphanumeric);
            paragraph.level = Some(label.level + u8::from(is_bullet)).filter(|&level| level > 0);
            if paragraph.level.is_some() && !is_heading {
                paragraph.style = Style::Item;
            }
        }
        None if !is_heading => paragraph.label = take_label(&mut text),
        None => {}
    }
    let label = computed.filter(|label| paragraph.label.is_some() || text.string.starts_with(&label.text));
    let is_set_off = (look.set_off || style.set_off) && paragraph.label.is_none();
    let texts: &mut dyn Iterator<Item = Text> = match () {
        () if is_set_off => &mut breaks::lines(text),
        () if is_heading => &mut iter::once(text),
        () => &mut breaks::parted(text),
    };
    let paragraphs = texts.enumerate().map(|(place, mut text)| {
        let mut paragraph = paragraph.clone();
        if place > 0 {
            paragraph.label = take_label(&mut text);
        }
        text.fold_white_space();
        Paragraph { text, ..paragraph }
    });
    let paragraphs = paragraphs.filter(|paragraph| !paragraph.text.is_blank() || paragraph.label.is_some()).collect();
    Finished { paragraphs, label }
}

/// How a paragraph is numbered: by its own word, else by its style's. A list may say on which level a style stands.
pub(super) fn numbering(look: &ParagraphLook, style: &styles::Style, lists: &Lists) -> Option<Numbering> {
    let own = look.numbering.unwrap_or_default();
    let from_style = style.numbering.as_ref();
    let list = own.list.or(from_style.and_then(|(numbering, _)| numbering.list)).filter(|&list| list > 0)?;
    let level = own.level.or_else(|| {
        let (numbering, by) = from_style?;
        let named = look.style.as_deref().and_then(|id| lists.level_of_style(list, id));
        named.or_else(|| lists.level_of_style(list, by)).or(numbering.level)
    });
    Some(Numbering { list: Some(list), level })
}

/// Takes a label that tabs set apart off the words.
fn take_label(text: &mut Text) -> Option<String> {
    let (label, next) = labels::printed(&text.string)?;
    if text.calls.first().is_some_and(|call| call.at < next) {
        return None;
    }
    let label = text.string[label].to_owned();
    text.remove(0, next);
    Some(label)
}
