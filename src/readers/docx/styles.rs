//! The styles of a Word file, each with what it inherits.

use crate::readers::docx::archive::check_named;
use crate::readers::docx::hints::{self, Hint};
use crate::readers::docx::looks::{Numbering, ParagraphLook, RunLook};
use crate::readers::docx::markup::{Markup, Step, attribute, value};
use crate::readers::unreadable::Unreadable;
use std::collections::HashMap;

/// How many styles may inherit from each other in a row, as in Word.
const LONGEST_LINE: usize = 11;

/// A style as the file writes it.
#[derive(Clone, Debug, Default)]
struct Written {
    is_of_paragraphs: bool,
    name: String,
    based_on: Option<String>,
    run: RunLook,
    paragraph: ParagraphLook,
}

/// A style with all that it inherits.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// How its words look.
    pub(super) run: RunLook,
    /// How its paragraphs are numbered, and the id of the style that says so.
    pub(super) numbering: Option<(Numbering, String)>,
    /// Whether it sets paragraphs to the right.
    pub(super) set_off: bool,
    /// What its paragraphs are.
    pub(super) hint: Hint,
}

/// All styles of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What paragraphs have that name no style.
    plain: Style,
}

impl Styles {
    /// Reads the part `styles`.
    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut written: HashMap<String, Written> = HashMap::new();
        let mut plain = String::new();
        let mut ground = RunLook::default();
        let mut markup = Markup::new(text);
        loop {
            match markup.step()? {
                Step::Open(start) => match start.local_name().as_ref() {
                    "rPrDefault" => ground = defaults(&mut markup)?,
                    "style" => {
                        let id = attribute(&start, "styleId").unwrap_or_default().into_owned();
                        let is_of_paragraphs = attribute(&start, "type").is_none_or(|kind| kind == "paragraph");
                        if is_of_paragraphs
                            && attribute(&start, "default").is_some_and(|value| value == "1" || value == "true")
                        {
                            plain.clone_from(&id);
                        }
                        let style = Written::read(&mut markup)?;
                        check_named(written.len())?;
                        written.insert(id, Written { is_of_paragraphs, ..style });
                    }
                    _ => {}
                },
                Step::End => break,
                _ => {}
            }
        }
        let mut styles = Self::default();
        for (id, one) in &written {
            let mut style = inherit(id, &written);
            // What the file sets for all words lies below every paragraph; styles of words only say what they change.
            if one.is_of_paragraphs {
                style.run = style.run.over(&ground);
            }
            styles.by_id.insert(id.clone(), style);
        }
        styles.plain = styles.by_id.get(&plain).cloned().unwrap_or_else(|| Style { run: ground, ..Style::default() });
        Ok(styles)
    }

    /// The style of paragraphs with this id; that of paragraphs without a style for `None` and for ids unknown.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.by_id.get(id)).unwrap_or(&self.plain)
    }

    /// The list by which a style of lists numbers its paragraphs.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.numbering.as_ref()?.0.list
    }

    /// How a run looks whose own properties are `own`, in a paragraph of `style`.
    pub(super) fn run(&self, own: &RunLook, style: &Style) -> RunLook {
        let named = own.style.as_deref().and_then(|id| self.by_id.get(id));
        let below = named.map_or_else(|| style.run.clone(), |named| named.run.toggled_over(&style.run));
        own.over(&below)
    }
}

fn defaults(markup: &mut Markup<'_>) -> Result<RunLook, Unreadable> {
    let depth = markup.depth();
    let mut ground = RunLook::default();
    while let Some(start) = markup.next_inside(depth)? {
        if start.local_name().as_ref() == "rPr" {
            ground = RunLook::read(markup)?;
        }
    }
    Ok(ground)
}

impl Written {
    fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut style = Self::default();
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            match start.local_name().as_ref() {
                "name" => style.name = value(&start).unwrap_or_default().into_owned(),
                "basedOn" => style.based_on = value(&start).map(std::borrow::Cow::into_owned),
                "rPr" => style.run = RunLook::read(markup)?,
                "pPr" => style.paragraph = ParagraphLook::read(markup)?,
                // Conditional looks of tables, for their first row and the like.
                "tblStylePr" => markup.skip()?,
                _ => {}
            }
        }
        Ok(style)
    }
}

/// The style `id` with what it inherits, the nearest first.
fn inherit(id: &str, written: &HashMap<String, Written>) -> Style {
    let mut style = Style::default();
    let mut hint = None;
    let mut next = Some(id);
    for _ in 0..LONGEST_LINE {
        let Some((id, ancestor)) = next.and_then(|id| written.get_key_value(id)) else { break };
        style.run = style.run.over(&ancestor.run);
        match (&mut style.numbering, ancestor.paragraph.numbering) {
            (None, numbering) => style.numbering = numbering.map(|numbering| (numbering, id.clone())),
            // A style may say on which level its paragraphs stand, and leave it to its ancestor in which list.
            (Some((own, _)), Some(numbering)) => own.list = own.list.or(numbering.list),
            (Some(_), None) => {}
        }
        style.set_off |= ancestor.paragraph.set_off;
        hint = hint
            .or_else(|| hints::of_name(&ancestor.name))
            .or_else(|| ancestor.paragraph.outline.map(hints::of_outline));
        next = ancestor.based_on.as_deref();
    }
    style.hint = hint.unwrap_or_default();
    style
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::printed;

    const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="_ H_1"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="My own"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
      <w:style w:type="character" w:styleId="c"><w:name w:val="Loud"/><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="x"><w:name w:val="Loop"/><w:basedOn w:val="y"/></w:style>
      <w:style w:type="paragraph" w:styleId="y"><w:name w:val="Pool"/><w:basedOn w:val="x"/></w:style></w:styles>"#;

    #[test]
    fn styles_inherit_looks_numbers_and_meaning() {
        let styles = Styles::read(STYLES).expect("styles");
        let own = styles.paragraph(Some("b"));
        assert_eq!(own.hint.style, printed::Style::Heading);
        assert_eq!(own.numbering.as_ref().map(|found| found.0.list), Some(Some(4)));
        assert!(own.run.is_strong());
        assert_eq!(styles.paragraph(Some("x")).hint, Hint::default());
    }

    #[test]
    fn bold_in_both_styles_is_not_bold() {
        let styles = Styles::read(STYLES).expect("styles");
        let loud = RunLook { style: Some("c".into()), ..RunLook::default() };
        assert!(!styles.run(&loud, styles.paragraph(Some("a"))).is_strong());
        let in_text = styles.run(&loud, styles.paragraph(None));
        assert!(in_text.is_strong() && in_text.raised == Some(true));
        assert!(in_text.is_emphasis());
    }
}
