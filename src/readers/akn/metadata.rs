//! Reads what the file tells beside the text: dates, subjects, the draft's way, the vote.

use crate::model::language::Language;
use crate::model::resolution::{Count, Metadata, Step};
use crate::readers::akn::Walk;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

/// Reads `<meta>` up to its end. The metadata of the first statement of a file are kept; notes that stand here are notes
/// of the text.
pub(super) fn read(reader: &mut Reader<&[u8]>, walk: &mut Walk) {
    let is_first = walk.collector.manuscript.metadata.is_none();
    let mut gathered = Gathered::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if start.local_name().as_ref() == "notes" => read_notes(reader, walk),
            Ok(Event::End(end)) if end.local_name().as_ref() == "meta" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) if is_first => gathered.meet(&event),
            Ok(_) => {}
        }
    }
    if is_first {
        let Gathered { mut metadata, language, .. } = gathered;
        let mut known = HashSet::new();
        metadata.subjects.retain(|subject| known.insert(subject.clone()));
        let manuscript = &mut walk.collector.manuscript;
        manuscript.metadata = Some(metadata);
        manuscript.language = manuscript.language.or(language);
    }
}

/// Reads `<notes>` up to its end; `<noteRef>` calls what stands in it.
fn read_notes(reader: &mut Reader<&[u8]>, walk: &mut Walk) {
    loop {
        match reader.read_event() {
            Ok(Event::End(end)) if end.local_name().as_ref() == "notes" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) => walk.meet(event),
        }
    }
}

/// The metadata so far, and where in them the reader is.
#[derive(Default)]
struct Gathered {
    metadata: Metadata,
    language: Option<Language>,
    in_expression: bool,
    /// The name of a voter, as far as it was read.
    voter: Option<String>,
}

impl Gathered {
    fn meet(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => {
                self.note(start);
                self.voter = (start.local_name().as_ref() == "organization").then(String::new);
            }
            Event::Empty(start) => self.note(start),
            Event::Text(words) => self.name_voter(&words.xml10_content()),
            Event::GeneralRef(reference) => self.name_voter(&super::meant(reference)),
            Event::End(end) if end.local_name().as_ref() == "organization" => {
                let name = self.voter.take().filter(|name| !name.trim().is_empty());
                if let (Some(count), Some(name)) = (self.metadata.counts.last_mut(), name) {
                    count.names.push(name.trim().to_owned());
                }
            }
            _ => {}
        }
    }

    fn name_voter(&mut self, words: &str) {
        if let Some(name) = &mut self.voter {
            name.push_str(words);
        }
    }

    fn note(&mut self, start: &BytesStart<'_>) {
        let value = |name: &str| super::attribute(start, name).filter(|value| !value.is_empty());
        let metadata = &mut self.metadata;
        match start.local_name().as_ref() {
            "FRBRExpression" => self.in_expression = true,
            "FRBRManifestation" => self.in_expression = false,
            "FRBRuri" if metadata.work.is_none() => {
                metadata.work = value("value").map(|work| work.trim_end_matches('/').to_owned());
            }
            "FRBRlanguage" if self.language.is_none() => {
                self.language = value("language").and_then(|code| Language::from_code(&code));
            }
            "FRBRdate" if self.in_expression && metadata.issued.is_none() => {
                metadata.issued = value("date").filter(|date| is_real(date));
            }
            "step" => metadata.steps.push(Step {
                date: value("date").filter(|date| is_real(date)),
                outcome: value("outcome").unwrap_or_default(),
                document: value("as"),
                by: value("by"),
            }),
            "voting" => metadata.outcome = value("outcome"),
            "count" => metadata.counts.push(Count {
                what: value("refersTo").or_else(|| value("eId")).unwrap_or_default().trim_start_matches('#').to_owned(),
                value: value("value").unwrap_or_default(),
                names: Vec::new(),
            }),
            "keyword" if value("dictionary").as_deref() != Some("EuroVoc") => {
                metadata.subjects.extend(value("showAs").map(|subject| subject.replace('_', " ")));
            }
            _ => {}
        }
    }
}

/// The files write the first day of the year 1 where they know none.
fn is_real(date: &str) -> bool {
    !date.starts_with("0001")
}
