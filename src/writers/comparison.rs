//! Writes what became of each paragraph from one version of a text to another: as rows, and as JSON.

use crate::analysis::comparison::words::{Piece, Side};
use crate::analysis::comparison::{Change, Compared, Place};
use crate::model::language::Language;
use crate::model::resolution::Resolution;
use serde::Serialize;
use std::fmt::Write as _;

/// Two versions and what became of each paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// The old version.
    pub old: &'a Resolution,
    /// The new one.
    pub new: &'a Resolution,
    /// In the order of the new one.
    pub compared: &'a [Compared],
}

impl Comparison<'_> {
    /// How many paragraphs and notes are of a change.
    pub fn count(&self, change: Change) -> usize {
        self.compared.iter().filter(|compared| compared.change == change).count()
    }

    /// Whether nothing was changed; paragraphs that only got another number are the same.
    pub fn is_same(&self) -> bool {
        self.compared.iter().all(|compared| compared.change == Change::Same)
    }

    /// One paragraph a line: address, change, words, as `paint` shows those of either side; paragraphs that are the same
    /// only `with_same`. The last line counts.
    pub fn rows(&self, with_same: bool, paint: impl Fn(Side, &str) -> String) -> String {
        let mut out = String::new();
        for compared in self.compared.iter().filter(|compared| with_same || compared.change != Change::Same) {
            let words: String =
                compared.pieces.iter().map(|piece| paint(piece.side, &on_one_line(&piece.words))).collect();
            let _ = writeln!(out, "{}\t{}\t{words}", self.addresses(compared), compared.change.name());
        }
        let count = |change| self.count(change);
        let _ = writeln!(
            out,
            "{} to {}: {} the same, {} changed, {} moved, {} added, {} removed",
            self.old.symbol.as_deref().unwrap_or("old"),
            self.new.symbol.as_deref().unwrap_or("new"),
            count(Change::Same),
            count(Change::Changed),
            count(Change::Moved),
            count(Change::Added),
            count(Change::Removed)
        );
        out
    }

    /// The changed words with a few of those around them, the sides marked.
    pub fn brief(compared: &Compared) -> impl Iterator<Item = (Side, String)> {
        let last = compared.pieces.len().saturating_sub(1);
        compared.pieces.iter().enumerate().map(move |(place, piece)| {
            let words = on_one_line(&piece.words);
            let words = match piece.side {
                Side::Both => shortened(&words, place == 0, place == last),
                side => marked(side, &words),
            };
            (piece.side, words)
        })
    }

    /// `PP3`, or `PP3→PP4` where the number is another now.
    pub fn addresses(&self, compared: &Compared) -> String {
        let old = compared.old.map(|place| name(self.old, place));
        let new = compared.new.map(|place| name(self.new, place));
        match (old, new) {
            (Some(old), Some(new)) if old != new => format!("{old}→{new}"),
            (old, new) => new.or(old).unwrap_or_default(),
        }
    }

    /// Writes all of it as JSON; its shape is told in `docs/json.md`.
    pub fn json(&self) -> String {
        let count = |change| self.count(change);
        let counts = Counts {
            same: count(Change::Same),
            changed: count(Change::Changed),
            moved: count(Change::Moved),
            added: count(Change::Added),
            removed: count(Change::Removed),
        };
        let changes = self.compared.iter().map(|compared| self.row(compared)).collect();
        let written = Written { old: version(self.old), new: version(self.new), counts, changes };
        serde_json::to_string_pretty(&written).unwrap_or_default()
    }

    fn row<'a>(&'a self, compared: &'a Compared) -> ChangeRow<'a> {
        let here = compared.new.map(|place| kind(self.new, place));
        let there = compared.old.map(|place| kind(self.old, place));
        ChangeRow {
            change: compared.change.name(),
            kind: here.or(there).unwrap_or_default(),
            old: compared.old.and_then(|place| address(self.old, place)),
            new: compared.new.and_then(|place| address(self.new, place)),
            pieces: compared.pieces.iter().map(piece).collect(),
        }
    }
}

/// Marks that tell the sides apart without colour, as git has them: `[-old-]` and `{+new+}`.
pub fn marked(side: Side, words: &str) -> String {
    match side {
        Side::Both => words.to_owned(),
        Side::Old => format!("[-{words}-]"),
        Side::New => format!("{{+{words}+}}"),
    }
}

/// Words that both versions have, no more of them than stand near a change.
fn shortened(words: &str, is_first: bool, is_last: bool) -> String {
    const NEAR: usize = 24;
    let (start, end) = match (is_first, is_last) {
        (true, true) => return words.to_owned(),
        (true, false) => (0, NEAR),
        (false, true) => (NEAR, 0),
        (false, false) => (NEAR, NEAR),
    };
    if words.chars().count() <= start + end + NEAR {
        return words.to_owned();
    }
    let from = words.char_indices().nth(start).map_or(words.len(), |(at, _)| at);
    let to = words.char_indices().rev().nth(end).map_or(0, |(at, letter)| at + letter.len_utf8());
    let head = if start > 0 { &words[..words[from..].find(' ').map_or(from, |space| from + space)] } else { "" };
    let tail = if end > 0 { &words[words[..to].rfind(' ').map_or(to, |space| space + 1)..] } else { "" };
    format!("{head}…{tail}")
}

fn on_one_line(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}

fn kind(resolution: &Resolution, place: Place) -> &'static str {
    match place {
        Place::Node(at) => resolution.nodes[at].kind.name(),
        Place::Note(_) => "note",
    }
}

/// The address of a node or a note; `None` for kinds that are not addressed.
fn address(resolution: &Resolution, place: Place) -> Option<String> {
    match place {
        Place::Node(at) => resolution.nodes[at].id.clone(),
        Place::Note(at) => Some(format!("note {}", resolution.notes[at].id)),
    }
}

fn name(resolution: &Resolution, place: Place) -> String {
    address(resolution, place).unwrap_or_else(|| kind(resolution, place).to_owned())
}

#[derive(Serialize)]
struct Written<'a> {
    old: Version<'a>,
    new: Version<'a>,
    counts: Counts,
    changes: Vec<ChangeRow<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    symbol: Option<&'a str>,
    language: Option<&'static str>,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    same: usize,
    changed: usize,
    moved: usize,
    added: usize,
    removed: usize,
}

#[derive(Serialize)]
struct ChangeRow<'a> {
    change: &'static str,
    kind: &'static str,
    old: Option<String>,
    new: Option<String>,
    pieces: Vec<PieceRow<'a>>,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    side: &'static str,
    text: &'a str,
}

fn version(resolution: &Resolution) -> Version<'_> {
    Version {
        symbol: resolution.symbol.as_deref(),
        language: resolution.language.map(Language::code),
        title: resolution.title.as_deref(),
    }
}

fn piece(piece: &Piece) -> PieceRow<'_> {
    let side = match piece.side {
        Side::Both => "both",
        Side::Old => "old",
        Side::New => "new",
    };
    PieceRow { side, text: &piece.words }
}
