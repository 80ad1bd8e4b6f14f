//! Writes the JSON of the schema `plenary/1`.
//!
//! Absent values are `null`, never left out; `nodes` stand in document order and hold each its own words only;
//! offsets are UTF-8 bytes into `text`. The order of fields is that of the structures here.

use crate::analysis::citations;
use crate::model::address::Addressed;
use crate::model::language::Language;
use crate::model::node::Node;
use crate::model::note::Note;
use crate::model::organ::Organ;
use crate::model::remark::{Accounting, Remark};
use crate::model::resolution::{Count, Metadata, Reading, Resolution, Step};
use crate::model::text::{Role, Span, Text};
use serde::Serialize;

/// The name and version of the schema.
pub const SCHEMA: &str = "plenary/1";

/// Writes a reading whole, indented for people.
pub fn write(reading: &Reading) -> String {
    to_string(&document(reading))
}

/// Writes the notes alone, as an array.
pub fn write_notes(reading: &Reading) -> String {
    let resolution = &reading.resolution;
    to_string(&resolution.notes.iter().map(|written| note(written, resolution)).collect::<Vec<_>>())
}

/// Writes some nodes and notes, as one array.
pub fn write_chosen(reading: &Reading, chosen: &[Addressed]) -> String {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Row<'a> {
        Node(NodeRow<'a>),
        Note(NoteRow<'a>),
    }
    let resolution = &reading.resolution;
    let row = |addressed: &Addressed| match *addressed {
        Addressed::Node(at) => Row::Node(node(&resolution.nodes[at], resolution)),
        Addressed::Note(at) => Row::Note(note(&resolution.notes[at], resolution)),
    };
    to_string(&chosen.iter().map(row).collect::<Vec<_>>())
}

/// Writes the remarks and the accounting alone.
pub fn write_check(reading: &Reading) -> String {
    #[derive(Serialize)]
    struct Check<'a> {
        remarks: Vec<RemarkRow<'a>>,
        accounting: AccountingRow,
    }
    to_string(&Check { remarks: remarks(reading), accounting: accounting(reading) })
}

fn to_string(value: &impl Serialize) -> String {
    // Nothing here can fail to be written: no map with keys that are no strings, no number that is none.
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    symbol: Option<&'a str>,
    language: Option<&'static str>,
    organ: Option<&'static str>,
    session: Option<u16>,
    title: Option<&'a str>,
    adopted: AdoptedRow<'a>,
    agenda: &'a [String],
    drafts: &'a [String],
    nodes: Vec<NodeRow<'a>>,
    notes: Vec<NoteRow<'a>>,
    remarks: Vec<RemarkRow<'a>>,
    accounting: AccountingRow,
    metadata: Option<MetadataRow<'a>>,
}

#[derive(Serialize)]
struct AdoptedRow<'a> {
    date: Option<&'a str>,
    meeting: Option<&'a str>,
    vote: Option<&'a str>,
}

#[derive(Serialize)]
struct NodeRow<'a> {
    id: Option<&'a str>,
    kind: &'static str,
    depth: u8,
    label: Option<&'a str>,
    text: &'a str,
    verb: Option<VerbRow<'a>>,
    notes: Vec<&'a str>,
    references: Vec<String>,
    spans: Vec<SpanRow<'a>>,
    rows: Option<Vec<Vec<&'a str>>>,
}

#[derive(Serialize)]
struct VerbRow<'a> {
    text: &'a str,
    english: Option<&'a str>,
    force: Option<u8>,
}

#[derive(Serialize)]
struct SpanRow<'a> {
    from: usize,
    to: usize,
    role: &'static str,
    target: Option<&'a str>,
}

#[derive(Serialize)]
struct NoteRow<'a> {
    id: &'a str,
    marker: &'a str,
    text: &'a str,
    called_from: Vec<Option<&'a str>>,
    references: Vec<String>,
    spans: Vec<SpanRow<'a>>,
}

#[derive(Serialize)]
struct RemarkRow<'a> {
    kind: &'static str,
    what: &'a str,
    node: Option<&'a str>,
}

#[derive(Serialize)]
struct AccountingRow {
    characters: usize,
    in_nodes: usize,
    in_notes: usize,
    in_furniture: usize,
    missing: usize,
    invented: usize,
}

#[derive(Serialize)]
struct MetadataRow<'a> {
    work: Option<&'a str>,
    issued: Option<&'a str>,
    outcome: Option<&'a str>,
    votes: Vec<CountRow<'a>>,
    steps: Vec<StepRow<'a>>,
    subjects: &'a [String],
}

#[derive(Serialize)]
struct CountRow<'a> {
    what: &'a str,
    value: &'a str,
    names: &'a [String],
}

#[derive(Serialize)]
struct StepRow<'a> {
    date: Option<&'a str>,
    outcome: &'a str,
    document: Option<&'a str>,
    by: Option<&'a str>,
}

fn document(reading: &Reading) -> Document<'_> {
    let resolution = &reading.resolution;
    Document {
        schema: SCHEMA,
        symbol: resolution.symbol.as_deref(),
        language: resolution.language.map(Language::code),
        organ: resolution.organ.map(Organ::code),
        session: resolution.session,
        title: resolution.title.as_deref(),
        adopted: AdoptedRow {
            date: resolution.adopted.date.as_deref(),
            meeting: resolution.adopted.meeting.as_deref(),
            vote: resolution.adopted.vote.as_deref(),
        },
        agenda: &resolution.agenda,
        drafts: &resolution.drafts,
        nodes: resolution.nodes.iter().map(|written| node(written, resolution)).collect(),
        notes: resolution.notes.iter().map(|written| note(written, resolution)).collect(),
        remarks: remarks(reading),
        accounting: accounting(reading),
        metadata: resolution.metadata.as_ref().map(metadata),
    }
}

fn node<'a>(node: &'a Node, resolution: &'a Resolution) -> NodeRow<'a> {
    NodeRow {
        id: node.id.as_deref(),
        kind: node.kind.name(),
        depth: node.depth,
        label: node.label.as_deref(),
        text: &node.text.string,
        verb: node.verb.as_ref().map(|verb| VerbRow { text: &verb.text, english: verb.english, force: verb.force }),
        notes: node.notes().filter_map(|note| resolution.notes.get(note)).map(|note| note.id.as_str()).collect(),
        references: citations::symbols(&node.text, resolution.into()),
        spans: spans(&node.text),
        rows: (!node.rows.is_empty())
            .then(|| node.rows.iter().map(|row| row.iter().map(|cell| cell.string.as_str()).collect()).collect()),
    }
}

fn note<'a>(note: &'a Note, resolution: &'a Resolution) -> NoteRow<'a> {
    NoteRow {
        id: &note.id,
        marker: &note.marker,
        text: &note.text.string,
        called_from: note.called_from.iter().map(|&at| resolution.nodes[at].id.as_deref()).collect(),
        references: citations::symbols(&note.text, resolution.into()),
        spans: spans(&note.text),
    }
}

fn spans<'a>(text: &'a Text) -> Vec<SpanRow<'a>> {
    let row = |span: &'a Span| SpanRow {
        from: span.from,
        to: span.to,
        role: role_name(span.role),
        target: span.target.as_deref(),
    };
    text.spans.iter().map(row).collect()
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Emphasis => "emphasis",
        Role::Strong => "strong",
        Role::Raised => "raised",
        Role::Link => "link",
        Role::Item => "item",
    }
}

fn remarks(reading: &Reading) -> Vec<RemarkRow<'_>> {
    let id = |remark: &Remark| remark.node.and_then(|at| reading.resolution.nodes.get(at)?.id.as_deref());
    reading
        .remarks
        .iter()
        .map(|remark| RemarkRow { kind: remark.kind.name(), what: &remark.what, node: id(remark) })
        .collect()
}

fn accounting(reading: &Reading) -> AccountingRow {
    let Accounting { characters, in_nodes, in_notes, in_furniture, missing, invented } = reading.accounting;
    AccountingRow { characters, in_nodes, in_notes, in_furniture, missing, invented }
}

fn metadata<'a>(metadata: &'a Metadata) -> MetadataRow<'a> {
    let count = |count: &'a Count| CountRow { what: &count.what, value: &count.value, names: &count.names };
    let step = |step: &'a Step| StepRow {
        date: step.date.as_deref(),
        outcome: &step.outcome,
        document: step.document.as_deref(),
        by: step.by.as_deref(),
    };
    MetadataRow {
        work: metadata.work.as_deref(),
        issued: metadata.issued.as_deref(),
        outcome: metadata.outcome.as_deref(),
        votes: metadata.counts.iter().map(count).collect(),
        steps: metadata.steps.iter().map(step).collect(),
        subjects: &metadata.subjects,
    }
}
