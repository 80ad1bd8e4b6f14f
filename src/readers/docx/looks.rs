//! How runs and paragraphs look: the properties that Word writes, directly or in a style.

use crate::readers::docx::markup::{Markup, attribute, is_on, number, value};
use crate::readers::docx::symbols::SymbolFont;
use crate::readers::unreadable::Unreadable;
use quick_xml::events::BytesStart;

/// What is said of a run. `None` where nothing is said, so that a style decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RunLook {
    /// The id of a character style.
    pub(super) style: Option<Box<str>>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    /// Bold for Arabic and other scripts that Word calls complex.
    pub(super) complex_bold: Option<bool>,
    pub(super) complex_italic: Option<bool>,
    /// Whether the run is of such a script.
    pub(super) complex: Option<bool>,
    /// Whether it stands above the line.
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) font: Option<SymbolFont>,
    /// Whether the change of a tracked file took this away; of a paragraph's mark, that it joins the next.
    pub(super) deleted: bool,
}

impl RunLook {
    /// Reads `rPr`, which was opened last.
    pub(super) fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut look = Self::default();
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            match start.local_name().as_ref() {
                "rPrChange" => markup.skip()?,
                name => look.note(name, &start),
            }
        }
        Ok(look)
    }

    fn note(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "rStyle" => self.style = value(start).map(Into::into),
            "b" => self.bold = Some(is_on(start)),
            "i" => self.italic = Some(is_on(start)),
            "bCs" => self.complex_bold = Some(is_on(start)),
            "iCs" => self.complex_italic = Some(is_on(start)),
            "rtl" | "cs" => self.complex = Some(is_on(start)),
            "vertAlign" => self.raised = Some(value(start).as_deref() == Some("superscript")),
            // In half points; some programs write superscripts so.
            "position" => self.raised = self.raised.or_else(|| number(start).map(|height: i32| height >= 6)),
            "vanish" | "specVanish" => self.hidden = Some(is_on(start)),
            "rFonts" => {
                let name = attribute(start, "ascii").or_else(|| attribute(start, "hAnsi"));
                self.font = name.map(|name| SymbolFont::named(&name));
            }
            "del" | "moveFrom" => self.deleted = true,
            _ => {}
        }
    }

    /// What this look says, and where it says nothing, what `other` says.
    pub(super) fn over(&self, other: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| other.style.clone()),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            complex_bold: self.complex_bold.or(other.complex_bold),
            complex_italic: self.complex_italic.or(other.complex_italic),
            complex: self.complex.or(other.complex),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
            font: self.font.or(other.font),
            deleted: self.deleted,
        }
    }

    /// A character style over a paragraph style: bold in both is not bold, as Word has it.
    pub(super) fn toggled_over(&self, other: &Self) -> Self {
        let toggle = |mine: Option<bool>, below: Option<bool>| match (mine, below) {
            (Some(mine), Some(below)) => Some(mine != below),
            (mine, below) => mine.or(below),
        };
        Self {
            bold: toggle(self.bold, other.bold),
            italic: toggle(self.italic, other.italic),
            complex_bold: toggle(self.complex_bold, other.complex_bold),
            complex_italic: toggle(self.complex_italic, other.complex_italic),
            hidden: toggle(self.hidden, other.hidden),
            ..self.over(other)
        }
    }

    /// Whether the words are bold in their script.
    pub(super) fn is_strong(&self) -> bool {
        (if self.complex == Some(true) { self.complex_bold } else { self.bold }) == Some(true)
    }

    /// Whether the words are in italics in their script.
    pub(super) fn is_emphasis(&self) -> bool {
        (if self.complex == Some(true) { self.complex_italic } else { self.italic }) == Some(true)
    }
}

/// How a paragraph is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    /// Which list; 0 for none at all.
    pub(super) list: Option<u32>,
    /// Which level of it, from 0.
    pub(super) level: Option<u8>,
}

/// What is said of a paragraph. `None` where nothing is said, so that a style decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ParagraphLook {
    /// The id of a paragraph style.
    pub(super) style: Option<Box<str>>,
    pub(super) numbering: Option<Numbering>,
    /// The level of a heading, from 0; 9 for text.
    pub(super) outline: Option<u8>,
    /// Whether it is set to the right, or begins behind the middle of the page, as closing lines do.
    pub(super) set_off: bool,
    /// What is said of the mark at its end.
    pub(super) mark: RunLook,
    /// How notes are numbered in the section that ends with this paragraph.
    pub(super) section: Option<Section>,
}

/// Where the second half of a page begins, in twentieths of a point from the margin.
const MIDDLE: i32 = 4200;

impl ParagraphLook {
    /// Reads `pPr`, which was opened last.
    pub(super) fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut look = Self::default();
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            match start.local_name().as_ref() {
                "pPrChange" | "numberingChange" => markup.skip()?,
                "rPr" => look.mark = RunLook::read(markup)?,
                "sectPr" => look.section = Some(Section::read(markup)?),
                "pStyle" => look.style = value(&start).map(Into::into),
                "numPr" => look.numbering = Some(Numbering::default()),
                "numId" => look.numbering.get_or_insert_default().list = number(&start),
                "ilvl" => look.numbering.get_or_insert_default().level = number(&start),
                "outlineLvl" => look.outline = number(&start),
                "jc" => look.set_off |= matches!(value(&start).as_deref(), Some("right" | "end")),
                "ind" => {
                    let indent = attribute(&start, "left").or_else(|| attribute(&start, "start"));
                    look.set_off |=
                        indent.and_then(|twips| twips.parse().ok()).is_some_and(|twips: i32| twips > MIDDLE);
                }
                _ => {}
            }
        }
        Ok(look)
    }
}

/// How a section numbers its notes: first those at the foot of a page, then those at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) notes: [NoteNumbering; 2],
}

/// How notes of one kind are numbered. `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NoteNumbering {
    pub(super) format: Option<Box<str>>,
    pub(super) start: Option<u32>,
    /// Whether numbers begin anew in each section.
    pub(super) restarts: Option<bool>,
}

impl Section {
    /// Reads `sectPr` or `settings`, which was opened last.
    pub(super) fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut section = Self::default();
        let mut kind = 0;
        let depth = markup.depth();
        while let Some(start) = markup.next_inside(depth)? {
            let numbering = &mut section.notes[kind];
            match start.local_name().as_ref() {
                "sectPrChange" => markup.skip()?,
                "footnotePr" => kind = 0,
                "endnotePr" => kind = 1,
                "numFmt" => numbering.format = value(&start).map(Into::into),
                "numStart" => numbering.start = number(&start),
                "numRestart" => numbering.restarts = value(&start).map(|value| value == "eachSect"),
                _ => {}
            }
        }
        Ok(section)
    }
}
