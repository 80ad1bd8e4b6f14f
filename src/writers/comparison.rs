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

    /// `PP3`, or `PP3→PP4` where the number is another now.
    fn addresses(&self, compared: &Compared) -> String {
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
