//! Reads Word files: what Word draws, with the numbers that it computes and the notes that it keeps apart.
//!
//! Words that Word does not draw (deleted, hidden, comments) are told in remarks; headers, footers and numbers of pages
//! are furniture. Archives and XML of strangers are read within limits, and nothing is ever fetched.

mod other;
mod archive;
mod markup;
mod relations;
mod facts;
mod symbols;
pub(super) mod numerals;
mod looks;
mod hints;
mod styles;
mod numbering;
mod labels;
pub(super) mod told;
pub(super) mod fields;
mod notes;
mod flow;
mod paragraph;
mod voice;
mod story;

use crate::manuscript::printed::{Manuscript, Paragraph};
use crate::model::remark::{Remark, RemarkKind};
use crate::readers::docx::archive::Archive;
use crate::readers::docx::facts::Facts;
use crate::readers::docx::flow::Flow;
use crate::readers::docx::looks::Section;
use crate::readers::docx::markup::Markup;
use crate::readers::docx::notes::{Body, KINDS, Notes};
use crate::readers::docx::numbering::{Counters, Lists};
use crate::readers::docx::relations::Relations;
use crate::readers::docx::styles::Styles;
use crate::readers::docx::voice::Shared;
use crate::readers::unreadable::Unreadable;
use std::collections::HashSet;

/// Whether `bytes` are an archive, as Word files are, or a file of Microsoft's older programs.
pub fn is_office(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(&other::COMPOUND)
}

/// Reads `bytes` whole.
///
/// # Errors
/// Where the file is no Word file, is protected or damaged, or goes beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    if bytes.starts_with(&other::COMPOUND) {
        return Err(other::compound(bytes));
    }
    let mut file = File::open(bytes)?;
    let mut shared = file.shared()?;
    let comments = file.notes(&mut shared)?;
    let mut manuscript = Manuscript { format: "Word", ..Manuscript::default() };
    let lines = file.furniture(&mut shared)?;
    file.document(shared, &mut manuscript)?;
    for line in lines {
        manuscript.tally.add(&line);
        manuscript.furniture.push(line);
    }
    for comment in comments {
        let sentence =
            format!("a comment by {} says", if comment.author.is_empty() { "someone" } else { &comment.author });
        manuscript.remarks.extend(told::quoted(&sentence, &comment.text.string));
    }
    file.tell_facts(&mut manuscript)?;
    Ok(manuscript)
}

/// A Word file that is open.
struct File<'a> {
    archive: Archive<'a>,
    /// The name of the part that holds the document, and its relations.
    main: String,
    relations: Relations,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut archive = Archive::open(bytes)?;
        let whole = Relations::of(&mut archive, "")?;
        let main = match whole.of_kind("officeDocument").next() {
            Some(main) => main.to_owned(),
            None => relations::main_by_type(&mut archive)?.unwrap_or_else(|| "word/document.xml".to_owned()),
        };
        if !archive.has(&main) || main.starts_with("xl/") || main.starts_with("ppt/") || main.starts_with("visio/") {
            let kind = archive.part("mimetype")?.unwrap_or_default();
            return Err(other::archive(archive.names(), &kind));
        }
        let relations = Relations::of(&mut archive, &main)?;
        Ok(Self { archive, main, relations })
    }

    /// The text of the first part of a kind.
    fn part(&mut self, kind: &str) -> Result<Option<String>, Unreadable> {
        let Some(name) = self.relations.of_kind(kind).next().map(str::to_owned) else { return Ok(None) };
        self.archive.part(&name)
    }

    /// Styles and lists, and how notes are numbered.
    fn shared(&mut self) -> Result<Shared, Unreadable> {
        let styles = self.part("styles")?.map_or_else(|| Ok(Styles::default()), |text| Styles::read(&text))?;
        let lists = self.part("numbering")?.map_or_else(|| Ok(Lists::default()), |text| Lists::read(&text, &styles))?;
        let settings = self.part("settings")?.map_or_else(|| Ok(Section::default()), |text| settings(&text))?;
        Ok(Shared { styles, lists, counters: Counters::default(), notes: Notes::new(settings) })
    }

    /// A story of its own part, with the links of that part.
    fn story(&mut self, name: &str, shared: &mut Shared) -> Result<Option<story::Told>, Unreadable> {
        let Some(text) = self.archive.part(name)? else { return Ok(None) };
        let relations = Relations::of(&mut self.archive, name)?;
        story::read(&text, &relations, shared).map(Some)
    }

    /// Reads the notes; returns the comments.
    fn notes(&mut self, shared: &mut Shared) -> Result<Vec<Body>, Unreadable> {
        let mut comments = Vec::new();
        for (place, kind) in KINDS.into_iter().chain(["comments"]).enumerate() {
            let Some(name) = self.relations.of_kind(kind).next().map(str::to_owned) else { continue };
            let Some(told) = self.story(&name, shared)? else { continue };
            if place < KINDS.len() {
                shared.notes.add(place, told.bodies);
            } else {
                comments = told.bodies.into_iter().map(|(_, body)| body).collect();
            }
        }
        Ok(comments)
    }

    /// The lines of headers and footers, each once.
    fn furniture(&mut self, shared: &mut Shared) -> Result<Vec<String>, Unreadable> {
        let mut lines: Vec<String> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        let names: Vec<String> =
            ["header", "footer"].iter().flat_map(|kind| self.relations.of_kind(kind)).map(str::to_owned).collect();
        for name in names {
            let Some(mut told) = self.story(&name, shared)? else { continue };
            let mut all = Vec::new();
            for paragraph in told.flow.end_block() {
                write_lines(paragraph, &mut all);
            }
            all.retain(|line| !known.contains(line));
            known.extend(all.iter().cloned());
            lines.append(&mut all);
        }
        Ok(lines)
    }

    /// Reads the document itself.
    fn document(&mut self, mut shared: Shared, manuscript: &mut Manuscript) -> Result<(), Unreadable> {
        let main = std::mem::take(&mut self.main);
        let text = self.archive.part(&main)?.unwrap_or_default();
        let mut told = story::read(&text, &self.relations, &mut shared)?;
        drop(text);
        if !told.has_root {
            return Err(Unreadable::with_hint(
                "the Word file holds no document",
                "open it in Word or LibreOffice and save it again",
            ));
        }
        told.flow.end_block().into_iter().for_each(|paragraph| manuscript.add(paragraph));
        let (notes, heard, lost) = shared.notes.finish();
        manuscript.notes = notes;
        manuscript.tally.add(&told.flow.heard);
        manuscript.tally.add(&heard);
        manuscript.furniture = told.furniture;
        tell(told.flow, told.pictures, told.insertions, manuscript);
        let lost = lost.iter().filter_map(|body| told::quoted("nothing calls the note", &body.text.string));
        manuscript.remarks.extend(lost);
        if manuscript.paragraphs.is_empty() {
            return Err(Unreadable::with_hint(
                "the Word file holds no words",
                "if it holds pictures of pages, ask for the text or run them through character recognition",
            ));
        }
        Ok(())
    }

    /// The symbol and the language, as properties and running heads tell them; a language only where letters agree.
    fn tell_facts(&mut self, manuscript: &mut Manuscript) -> Result<(), Unreadable> {
        let facts = match self.archive.part("docProps/custom.xml")? {
            Some(text) => Facts::read(&text)?,
            None => Facts::default(),
        };
        manuscript.symbol =
            facts.symbol.or_else(|| manuscript.furniture.iter().find_map(|line| facts::symbol_in(line)));
        let sample: String =
            manuscript.paragraphs.iter().take(200).map(|paragraph| paragraph.text.string.as_str()).collect();
        manuscript.language = facts.language.filter(|&language| facts::is_written(&sample, language));
        Ok(())
    }
}

/// The settings of a file, as far as they number notes.
fn settings(text: &str) -> Result<Section, Unreadable> {
    let mut markup = Markup::new(text);
    match markup.next_inside(0)? {
        Some(_) => Section::read(&mut markup),
        None => Ok(Section::default()),
    }
}

/// The lines of a paragraph or of the cells of a table.
fn write_lines(paragraph: Paragraph, lines: &mut Vec<String>) {
    let label = paragraph.label.into_iter();
    let cells = paragraph.rows.into_iter().flatten().chain([paragraph.text]).map(|text| text.string);
    lines.extend(label.chain(cells).filter(|line| !line.trim().is_empty()));
}

/// What a person should know of the document that its words do not say.
fn tell(flow: Flow, pictures: usize, insertions: usize, manuscript: &mut Manuscript) {
    manuscript.remarks.extend(flow.remarks);
    let counts =
        [(insertions, "insertions of tracked changes, read as text"), (pictures, "pictures in the text, not shown")];
    for (count, sentence) in counts {
        if count > 0 {
            manuscript.remarks.push(Remark::new(RemarkKind::Odd, format!("{sentence}: {count}")));
        }
    }
}
