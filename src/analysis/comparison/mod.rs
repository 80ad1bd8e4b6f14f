//! What became of each paragraph and note from one version of a text to another.
//!
//! Paragraphs are paired by their words, never by their numbers: a paragraph put in before them changes the numbers of all
//! others and nothing else. Versions in two languages share no words; they are paired by their addresses, and compared in
//! what they have, not in what it says.

pub mod words;
mod alignment;

use crate::analysis::comparison::alignment::{Pairs, align};
use crate::analysis::comparison::words::{Piece, pieces};
use crate::model::node::{Kind, Node};
use crate::model::resolution::Resolution;
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// What became of a paragraph or a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Its words are the same; its number may be another.
    Same,
    /// Other words.
    Changed,
    /// It stands among other paragraphs now, with the same words or others.
    Moved,
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
}

impl Change {
    /// The name that the JSON and the listing use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// A node or a note of a version; its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A node.
    Node(usize),
    /// A note.
    Note(usize),
}

/// A paragraph or a note, in one version or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What became of it.
    pub change: Change,
    /// Where it stands in the old version; `None` where it was added.
    pub old: Option<Place>,
    /// Where it stands in the new version; `None` where it was removed.
    pub new: Option<Place>,
    /// The words of both versions.
    pub pieces: Vec<Piece>,
}

/// How long the search for shared words may take over a whole document; behind it long paragraphs are told as removed and
/// added.
const PATIENCE: Duration = Duration::from_millis(400);

/// Compares two versions. What comes back is in the order of the new one; what was removed stands where it stood in the
/// old one.
pub fn compare(old: &Resolution, new: &Resolution) -> Vec<Compared> {
    let hasher = RandomState::default();
    let (old_units, new_units) = (units(old, &hasher), units(new, &hasher));
    let share_words = old.language == new.language;
    let pairs = paired(&old_units, &new_units, share_words);
    let deadline = Instant::now() + PATIENCE;
    let mut out = Vec::with_capacity(new_units.len());
    let mut next_old = 0;
    let told = |change, old: Option<usize>, new: Option<usize>| {
        let (before, after) = (old.map(|at| &old_units[at]), new.map(|at| &new_units[at]));
        let (removed, added) = (before.map_or("", |unit| &unit.words), after.map_or("", |unit| &unit.words));
        let pieces = if share_words || old.is_none() || new.is_none() {
            pieces(removed, added, deadline)
        } else {
            vec![Piece::kept(added)]
        };
        Compared { change, old: before.map(|unit| unit.place), new: after.map(|unit| unit.place), pieces }
    };
    for (at, unit) in new_units.iter().enumerate() {
        let Some(before) = pairs.of_new[at] else {
            out.push(told(Change::Added, None, Some(at)));
            continue;
        };
        let is_moved = pairs.is_moved[at];
        while !is_moved && next_old < before {
            if pairs.of_old[next_old].is_none() {
                out.push(told(Change::Removed, Some(next_old), None));
            }
            next_old += 1;
        }
        next_old = next_old.max(if is_moved { 0 } else { before + 1 });
        let change = match is_moved {
            true => Change::Moved,
            false if !share_words || old_units[before].words == unit.words => Change::Same,
            false => Change::Changed,
        };
        out.push(told(change, Some(before), Some(at)));
    }
    let rest = (next_old..old_units.len()).filter(|&at| pairs.of_old[at].is_none());
    out.extend(rest.map(|at| told(Change::Removed, Some(at), None)));
    out
}

/// The paragraphs and notes that both versions have, in the order of the new one.
pub fn pairs(old: &Resolution, new: &Resolution) -> Vec<(Place, Place)> {
    let hasher = RandomState::default();
    let (old_units, new_units) = (units(old, &hasher), units(new, &hasher));
    let pairs = paired(&old_units, &new_units, old.language == new.language);
    let partners = new_units.iter().zip(&pairs.of_new);
    partners.filter_map(|(unit, before)| Some((old_units[(*before)?].place, unit.place))).collect()
}

fn paired(old: &[Unit<'_>], new: &[Unit<'_>], share_words: bool) -> Pairs {
    if share_words { align(old, new) } else { by_address(old, new) }
}

/// What is compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Cover,
    Preamble,
    Body,
    Heading,
    Table,
    Closing,
    Note,
}

/// A paragraph or a note as the comparison sees it.
struct Unit<'a> {
    place: Place,
    class: Class,
    address: Option<String>,
    words: Cow<'a, str>,
    hasher: &'a RandomState,
    /// A hash for each word, in order of hashes; made when it is first held against another.
    bag: OnceCell<Vec<u64>>,
}

impl Unit<'_> {
    fn bag(&self) -> &[u64] {
        self.bag.get_or_init(|| words::bag(&self.words, self.hasher))
    }

    /// Whether there is a word in it, and not signs alone.
    fn has_words(&self) -> bool {
        self.words.chars().any(char::is_alphanumeric)
    }
}

fn units<'a>(resolution: &'a Resolution, hasher: &'a RandomState) -> Vec<Unit<'a>> {
    let unit = |place, class, address, words| Unit { place, class, address, words, hasher, bag: OnceCell::new() };
    let nodes = resolution.nodes.iter().enumerate();
    let nodes = nodes.map(|(at, node)| unit(Place::Node(at), class(node.kind), node.id.clone(), words_of(node)));
    let notes = resolution.notes.iter().enumerate().map(|(at, note)| {
        let words = Cow::Borrowed(note.text.string.as_str());
        unit(Place::Note(at), Class::Note, Some(format!("note {}", note.id)), words)
    });
    nodes.chain(notes).collect()
}

fn class(kind: Kind) -> Class {
    match kind {
        Kind::Cover => Class::Cover,
        Kind::Enacting | Kind::Preambular => Class::Preamble,
        Kind::Operative | Kind::Subparagraph | Kind::Paragraph | Kind::Text => Class::Body,
        Kind::Section | Kind::Heading | Kind::Annex | Kind::Part => Class::Heading,
        Kind::Table => Class::Table,
        Kind::Closing => Class::Closing,
    }
}

/// The words of a node; those of a table row by row.
fn words_of(node: &Node) -> Cow<'_, str> {
    if node.rows.is_empty() {
        return Cow::Borrowed(&node.text.string);
    }
    let rows = node.rows.iter().map(|row| row.iter().map(|cell| &*cell.string).collect::<Vec<_>>().join(" | "));
    let lines: Vec<String> =
        std::iter::once(node.text.string.clone()).chain(rows).filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join("\n"))
}

/// Pairs units by their addresses; those without one by their place among the others of their class.
fn by_address(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let known: HashMap<_, usize> = names(old).into_iter().zip(0..).collect();
    let mut pairs = Pairs::new(old.len(), new.len());
    for (at, name) in names(new).iter().enumerate() {
        if let Some(&before) = known.get(name) {
            pairs.join(before, at);
        }
    }
    pairs
}

fn names<'a>(units: &'a [Unit<'_>]) -> Vec<(Class, Option<&'a str>, usize)> {
    let mut counts: HashMap<Class, usize> = HashMap::new();
    let mut place = |unit: &Unit<'_>| {
        let count = counts.entry(unit.class).or_insert(0);
        *count += usize::from(unit.address.is_none());
        if unit.address.is_none() { *count } else { 0 }
    };
    units.iter().map(|unit| (unit.class, unit.address.as_deref(), place(unit))).collect()
}
