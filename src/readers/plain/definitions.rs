//! Notes that Markdown defines apart from their calls: `[^1]: words`, with further lines and paragraphs.

use crate::manuscript::printed::{MOST_NOTES, Paragraph};
use crate::manuscript::tally::Tally;
use crate::model::bytes;
use crate::model::letters::is_blank;
use crate::model::note::Note;
use foldhash::HashMap;
use std::borrow::Cow;

/// The labels of defined notes, and which note each defines.
#[derive(Debug, Default)]
pub(super) struct Labels(HashMap<String, usize>);

impl Labels {
    /// The note that `[^label]` at the start of `words` calls, and the bytes of the call.
    pub(super) fn call(&self, words: &str) -> Option<(usize, usize)> {
        let (label, length) = label(words)?;
        Some((*self.0.get(label)?, length))
    }
}

/// What a text defines.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub(super) labels: Labels,
    /// The words of each note, its paragraphs joined.
    pub(super) words: Vec<String>,
    /// As printed; empty for a label that is a name and no mark.
    pub(super) markers: Vec<String>,
    /// Whether nothing but definitions stands behind the first of them.
    pub(super) are_last: bool,
    /// Whether there are more than are taken out.
    pub(super) is_beyond: bool,
}

/// Takes the definitions out of `text`.
pub(super) fn take<'a>(text: &'a str, tally: &mut Tally) -> (Cow<'a, str>, Definitions) {
    let mut definitions = Definitions { are_last: true, ..Definitions::default() };
    if memchr::memmem::find(text.as_bytes(), b"]:").is_none() {
        return (Cow::Borrowed(text), definitions);
    }
    let mut rest = String::with_capacity(text.len());
    let mut labels: Vec<&str> = Vec::new();
    let mut lines = bytes::split(text.strip_suffix('\n').unwrap_or(text), b'\n').peekable();
    while let Some(line) = lines.next() {
        let found = definition(line);
        definitions.is_beyond |= found.is_some() && labels.len() >= MOST_NOTES;
        let Some((label, first)) = found.filter(|_| labels.len() < MOST_NOTES) else {
            definitions.are_last &= labels.is_empty() || is_blank(line);
            rest.push_str(line);
            rest.push('\n');
            continue;
        };
        let mut words = first.trim().to_owned();
        let mut after_blank = false;
        while let Some(next) = lines.peek() {
            let is_indented = next.starts_with("  ") || next.starts_with('\t');
            let is_blank = is_blank(next);
            if definition(next).is_some() || (!is_blank && after_blank && !is_indented) {
                break;
            }
            if !is_blank {
                words.push(' ');
                words.push_str(next.trim());
            }
            after_blank = is_blank;
            lines.next();
        }
        rest.push('\n');
        tally.forget(&format!("[^{label}]:"));
        labels.push(label);
        definitions.words.push(words);
    }
    if labels.is_empty() {
        return (Cow::Borrowed(text), definitions);
    }
    definitions.markers = labels.iter().map(|label| marker(label, &labels)).collect();
    definitions.labels =
        Labels(labels.iter().enumerate().rev().map(|(note, label)| ((*label).to_owned(), note)).collect());
    (Cow::Owned(rest), definitions)
}

/// `[^label]` at the start of `words`: the label, and the bytes of it all.
fn label(words: &str) -> Option<(&str, usize)> {
    let inner = words.strip_prefix("[^")?;
    let end = inner.bytes().take(80).position(|byte| byte == b']' || byte.is_ascii_whitespace())?;
    (end > 0 && inner[end..].starts_with(']')).then(|| (&inner[..end], end + 3))
}

/// The label and the first words of a line that defines a note.
fn definition(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (label, length) = label(&line[indent..])?;
    let words = line[indent + length..].strip_prefix(':')?;
    (indent < 4).then_some((label, words))
}

/// What a label prints: a number or a sign, without the count behind one that several notes bear (`1-2`).
fn marker(label: &str, all: &[&str]) -> String {
    let bare = match label.rsplit_once('-') {
        Some((bare, count)) if count.bytes().all(|byte| byte.is_ascii_digit()) && all.contains(&bare) => bare,
        _ => label,
    };
    let is_mark = bare.len() < 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
        || bare.chars().all(|letter| "*†‡§".contains(letter))
        || (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase()));
    if is_mark { bare.to_owned() } else { String::new() }
}

/// Numbers the notes that bear no mark of their own by their place among all notes in the order of their calls,
/// and counts the mark of each call.
pub(super) fn number(notes: &mut [Note], paragraphs: &[Paragraph], tally: &mut Tally) {
    let mut places: HashMap<usize, usize> = HashMap::default();
    for paragraph in paragraphs {
        let cells = paragraph.rows.iter().flatten().flat_map(|cell| &cell.calls);
        for call in paragraph.text.calls.iter().chain(cells) {
            let next = places.len() + 1;
            let place = *places.entry(call.note).or_insert(next);
            let Some(note) = notes.get_mut(call.note) else { continue };
            if note.marker.is_empty() {
                note.marker = place.to_string();
            }
            tally.add(&note.marker);
        }
    }
    for note in notes.iter_mut().filter(|note| note.marker.is_empty()) {
        "*".clone_into(&mut note.marker);
    }
}
