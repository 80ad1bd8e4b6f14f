//! What an Akoma Ntoso file says of its document: names of work, expression and manifestation, subjects, the draft's way,
//! votes.
//!
//! Names follow the UN's own files (`unga` for the General Assembly), which part from its guidelines (`un-ga`).

use crate::model::language::Language;
use crate::model::organ::Organ;
use crate::model::resolution::{Metadata, Resolution};
use crate::model::text::Text;
use crate::writers::akn::xml::Xml;

/// What the UN's files write where no date is known: the schema asks for one.
const NO_DATE: &str = "0001-01-01";

/// Writes what is known of the whole document.
pub(super) fn write(xml: &mut Xml<'_>) {
    xml.open("meta", &[]);
    identification(xml, "main");
    if let Some(metadata) = &xml.resolution.metadata {
        subjects(xml, &metadata.subjects);
        steps(xml, metadata);
        votes(xml, metadata);
    }
    references(xml);
    xml.close("meta");
}

/// Writes what is known of a part or an annex, by its name in the document.
pub(super) fn write_part(xml: &mut Xml<'_>, name: &str) {
    xml.open("meta", &[]);
    identification(xml, name);
    xml.close("meta");
}

fn identification(xml: &mut Xml<'_>, part: &str) {
    let resolution = xml.resolution;
    let work = work(resolution);
    let code = resolution.language.unwrap_or(Language::English).long_code();
    let adopted = date(resolution.adopted.date.as_deref());
    let issued = resolution.metadata.as_ref().and_then(|metadata| metadata.issued.as_deref());
    let issued = issued.map_or(adopted, |issued| date(Some(issued)));
    let author = format!("#{}", actor(resolution.organ));
    xml.open("identification", &[("source", "#plenary")]);
    let mut level =
        |element: &str, name: &str, this: &str, day: (&str, &str), by: (&str, &str), end: &[(&str, &str, &str)]| {
            xml.open(element, &[]);
            xml.empty("FRBRthis", &[("value", this)]);
            xml.empty("FRBRuri", &[("value", name)]);
            xml.empty("FRBRdate", &[("date", day.0), ("name", day.1)]);
            xml.empty("FRBRauthor", &[("href", by.0), ("as", by.1)]);
            for (element, attribute, value) in end {
                xml.empty(element, &[(attribute, value)]);
            }
            xml.close(element);
        };
    let number = work.rsplit('/').next().unwrap_or_default();
    let of_work =
        [("FRBRcountry", "value", "un"), ("FRBRsubtype", "value", "resolution"), ("FRBRnumber", "value", number)];
    level("FRBRWork", &work, &format!("{work}/!{part}"), (adopted, "adoption"), (&author, "#author"), &of_work);
    let expression = format!("{work}/{code}@");
    let of_expression = [("FRBRlanguage", "language", code)];
    let this = format!("{expression}/!{part}");
    level("FRBRExpression", &expression, &this, (issued, "publication"), (&author, "#issuer"), &of_expression);
    let (file, this) = (format!("{expression}.xml"), format!("{expression}/!{part}.xml"));
    let of_file = [("FRBRformat", "value", "application/akn+xml")];
    level("FRBRManifestation", &file, &this, (issued, "markup"), ("#plenary", "#editor"), &of_file);
    xml.close("identification");
}

/// The name of the work: the file's own, or made as the UN makes it.
fn work(resolution: &Resolution) -> String {
    let named = resolution.metadata.as_ref().and_then(|metadata| metadata.work.clone());
    let is_name = |name: &String| name.starts_with('/') && !name.contains(char::is_whitespace);
    named.filter(is_name).unwrap_or_else(|| {
        let symbol = resolution.symbol.as_deref().unwrap_or("unknown");
        let prefix = resolution.organ.map_or("", Organ::symbol_prefix);
        let number = symbol.strip_prefix(prefix).unwrap_or(symbol);
        let parts: Vec<&str> =
            number.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let day = date(resolution.adopted.date.as_deref());
        format!("/akn/un/statement/deliberation/{}/{day}/{}", actor(resolution.organ), parts.join("-"))
    })
}

fn actor(organ: Option<Organ>) -> &'static str {
    match organ {
        Some(Organ::GeneralAssembly) => "unga",
        Some(Organ::SecurityCouncil) => "unsc",
        Some(Organ::HumanRightsCouncil) => "unga-hrc",
        Some(Organ::EconomicAndSocialCouncil) => "unecosoc",
        None => "un",
    }
}

fn actor_name(organ: Option<Organ>) -> &'static str {
    match organ {
        Some(Organ::GeneralAssembly) => "General Assembly",
        Some(Organ::SecurityCouncil) => "Security Council",
        Some(Organ::HumanRightsCouncil) => "Human Rights Council",
        Some(Organ::EconomicAndSocialCouncil) => "Economic and Social Council",
        None => "United Nations",
    }
}

/// A day as the schema takes it: one that the calendar has.
fn date(day: Option<&str>) -> &str {
    day.filter(|day| is_day(day)).unwrap_or(NO_DATE)
}

fn is_day(day: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        day.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(date)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    day.len() == 10 && &day[4..5] == "-" && &day[7..8] == "-" && year > 0 && (1..=days).contains(&date)
}

fn subjects(xml: &mut Xml<'_>, subjects: &[String]) {
    if subjects.is_empty() {
        return;
    }
    xml.open("classification", &[("source", "#un")]);
    for subject in subjects {
        let value = subject.replace(char::is_whitespace, "_");
        xml.empty("keyword", &[("value", &value), ("showAs", subject), ("dictionary", "#subjects")]);
    }
    xml.close("classification");
}

fn steps(xml: &mut Xml<'_>, metadata: &Metadata) {
    if metadata.steps.is_empty() {
        return;
    }
    xml.open("workflow", &[("source", "#un")]);
    for step in &metadata.steps {
        let day = date(step.date.as_deref());
        let by = step.by.as_deref().unwrap_or("");
        let mut attributes = vec![("date", day), ("by", by), ("outcome", &*step.outcome)];
        attributes.extend(step.document.as_deref().map(|document| ("as", document)));
        xml.empty("step", &attributes);
    }
    xml.close("workflow");
}

fn votes(xml: &mut Xml<'_>, metadata: &Metadata) {
    let Some(outcome) = metadata.outcome.as_deref() else { return };
    xml.open("analysis", &[("source", "#un")]);
    xml.open("parliamentary", &[]);
    xml.open("voting", &[("outcome", outcome)]);
    if metadata.counts.is_empty() {
        xml.empty("quorum", &[("value", "")]);
    }
    for count in &metadata.counts {
        xml.open("count", &[("value", &count.value), ("refersTo", &count.what)]);
        if !count.names.is_empty() {
            xml.open("akn4un:voters", &[]);
            for name in &count.names {
                xml.words("organization", &[("refersTo", "#memberState")], &Text::from(name.as_str()));
            }
            xml.close("akn4un:voters");
        }
        xml.close("count");
    }
    xml.close("voting");
    xml.close("parliamentary");
    xml.close("analysis");
}

fn references(xml: &mut Xml<'_>) {
    let organ = xml.resolution.organ;
    let actor = actor(organ);
    xml.open("references", &[("source", "#plenary")]);
    let mut reference = |element: &str, name: &str, href: &str, shown: &str| {
        xml.empty(element, &[("eId", name), ("href", href), ("showAs", shown)]);
    };
    reference("TLCOrganization", actor, &format!("/akn/ontology/organization/un/{actor}"), actor_name(organ));
    reference("TLCOrganization", "plenary", "/akn/ontology/organization/plenary", "plenary");
    reference("TLCTerm", "memberState", "/akn/ontology/organization/un/memberState", "Member State");
    for (name, shown) in [("author", "Author"), ("issuer", "Issuer"), ("editor", "Editor")] {
        reference("TLCRole", name, &format!("/akn/ontology/role/un/{name}"), shown);
    }
    reference("TLCConcept", "preamble", "/akn/ontology/concept/un/preamble", "Preamble");
    xml.close("references");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_written() {
        for day in ["2020-11-23", "2044-02-29", "0001-01-01"] {
            assert_eq!(date(Some(day)), day);
        }
        for day in
            ["2021-02-29", "2020-11-31", "2020-13-01", "2020-1-1", "0000-01-01", "23 Nov 2020", "2020-11-2\u{663}", ""]
        {
            assert_eq!(date(Some(day)), NO_DATE, "{day}");
        }
        assert_eq!(date(None), NO_DATE);
    }
}
