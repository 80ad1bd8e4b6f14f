//! Reads what the file tells beside the text: dates, subjects, the draft's way, the vote.

use crate::manuscript::printed::Manuscript;
use crate::model::language::Language;
use crate::model::resolution::{Count, Metadata, Step};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

/// Reads `<meta>` up to its end. The metadata of the first statement of a file are kept.
pub(super) fn read(reader: &mut Reader<&[u8]>, manuscript: &mut Manuscript) {
    let is_first = manuscript.metadata.is_none();
    let mut metadata = Metadata::default();
    let mut in_expression = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if is_first => {
                in_expression |= start.local_name().as_ref() == "FRBRExpression";
                if start.local_name().as_ref() == "FRBRManifestation" {
                    in_expression = false;
                }
                note(&start, &mut metadata, manuscript, in_expression);
            }
            Ok(Event::End(end)) if end.local_name().as_ref() == "meta" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if is_first {
        let mut known = HashSet::new();
        metadata.subjects.retain(|subject| known.insert(subject.clone()));
        manuscript.metadata = Some(metadata);
    }
}

fn note(start: &BytesStart<'_>, metadata: &mut Metadata, manuscript: &mut Manuscript, in_expression: bool) {
    let value = |name: &str| super::attribute(start, name).filter(|value| !value.is_empty());
    match start.local_name().as_ref() {
        "FRBRuri" if metadata.work.is_none() => {
            metadata.work = value("value").map(|work| work.trim_end_matches('/').to_owned());
        }
        "FRBRlanguage" if manuscript.language.is_none() => {
            manuscript.language = value("language").and_then(|code| Language::from_code(&code));
        }
        "FRBRdate" if in_expression && metadata.issued.is_none() => {
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
        "organization" => {
            if let (Some(count), Some(name)) =
                (metadata.counts.last_mut(), value("title").or_else(|| value("showAs")).or_else(|| value("refersTo")))
            {
                count.names.push(name);
            }
        }
        "keyword" if value("dictionary").as_deref() != Some("EuroVoc") => {
            metadata.subjects.extend(value("showAs").map(|subject| subject.replace('_', " ")));
        }
        _ => {}
    }
}

/// The files write the first day of the year 1 where they know none.
fn is_real(date: &str) -> bool {
    !date.starts_with("0001")
}
