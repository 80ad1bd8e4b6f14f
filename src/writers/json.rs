//! Writes the JSON of the schema `plenary/1`.
//!
//! Absent values are `null`, never left out; `nodes` stand in document order and hold each its own words only;
//! offsets are UTF-8 bytes into `text`. The order of fields is that of the structures here.

use crate::analysis::citations;
use crate::model::address::Addressed;
use crate::model::language::Language;
use crate::model::node::{Node, Rows};
use crate::model::note::Note;
use crate::model::organ::Organ;
use crate::model::remark::{Accounting, Remark};
use crate::model::resolution::{Count, Metadata, Reading, Resolution, Step};
use crate::model::text::{Role, Text};
use serde::{Serialize, Serializer};
use std::io;

/// The name and version of the schema.
pub const SCHEMA: &str = "plenary/1";

/// Writes a reading whole, indented for people.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, reading: &Reading) -> io::Result<()> {
    write_value(out, &document(reading))
}

/// Writes the notes alone, as an array.
///
/// # Errors
/// As `write`.
pub fn write_notes(out: &mut dyn io::Write, reading: &Reading) -> io::Result<()> {
    let resolution = &reading.resolution;
    write_rows(out, resolution.notes.iter().map(|written| note(written, resolution)))
}

/// Writes some nodes and notes, as one array.
///
/// # Errors
/// As `write`.
pub fn write_chosen(out: &mut dyn io::Write, reading: &Reading, chosen: &[Addressed]) -> io::Result<()> {
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
    write_rows(out, chosen.iter().map(row))
}

/// Writes the remarks and the accounting alone.
///
/// # Errors
/// As `write`.
pub fn write_check(out: &mut dyn io::Write, reading: &Reading) -> io::Result<()> {
    #[derive(Serialize)]
    struct Check<'a> {
        remarks: Remarks<'a>,
        accounting: AccountingRow,
    }
    write_value(out, &Check { remarks: Remarks(reading), accounting: accounting(reading) })
}

/// Writes an array of rows that are made one by one while they are written: that of a large document may be many times
/// as long as its words.
///
/// # Errors
/// As `write`.
pub fn write_rows(out: &mut dyn io::Write, rows: impl Iterator<Item: Serialize>) -> io::Result<()> {
    serde_json::Serializer::pretty(&mut *out).collect_seq(rows)?;
    out.write_all(b"\n")
}

fn write_value(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
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
    nodes: Nodes<'a>,
    notes: Notes<'a>,
    remarks: Remarks<'a>,
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
    spans: Spans<'a>,
    rows: Option<Table<'a>>,
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
    spans: Spans<'a>,
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
        nodes: Nodes(resolution),
        notes: Notes(resolution),
        remarks: Remarks(reading),
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
        spans: Spans(&node.text),
        rows: (!node.rows.is_empty()).then_some(Table(&node.rows)),
    }
}

fn note<'a>(note: &'a Note, resolution: &'a Resolution) -> NoteRow<'a> {
    NoteRow {
        id: &note.id,
        marker: &note.marker,
        text: &note.text.string,
        called_from: note.called_from.iter().map(|&at| resolution.nodes[at].id.as_deref()).collect(),
        references: citations::symbols(&note.text, resolution.into()),
        spans: Spans(&note.text),
    }
}

/// The nodes of a resolution. Rows of this and the following lists are made one by one while they are written, so that
/// a document with a million spans is not held once more.
struct Nodes<'a>(&'a Resolution);

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.nodes.iter().map(|written| node(written, self.0)))
    }
}

struct Notes<'a>(&'a Resolution);

impl Serialize for Notes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.notes.iter().map(|written| note(written, self.0)))
    }
}

/// The words of each cell.
struct Table<'a>(&'a Rows);

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = |row: &Vec<Text>| row.iter().map(|cell| cell.string.clone()).collect::<Vec<_>>();
        serializer.collect_seq(self.0.iter().map(words))
    }
}

struct Spans<'a>(&'a Text);

impl Serialize for Spans<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.spans.iter().map(|span| SpanRow {
            from: span.from,
            to: span.to,
            role: role_name(span.role),
            target: span.target.as_deref(),
        }))
    }
}

struct Remarks<'a>(&'a Reading);

impl Serialize for Remarks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let id = |remark: &Remark| remark.node.and_then(|at| self.0.resolution.nodes.get(at)?.id.as_deref());
        serializer.collect_seq(self.0.remarks.iter().map(|remark| RemarkRow {
            kind: remark.kind.name(),
            what: &remark.what,
            node: id(remark),
        }))
    }
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
