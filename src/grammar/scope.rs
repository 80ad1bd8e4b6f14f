//! What counts together while the tree is built: a part, an annex, the sections that are open.

use crate::grammar::labels::{Label, Meaning, Series};
use crate::grammar::lists::Lists;
use crate::grammar::piece::{ends_clause, final_sign};
use foldhash::HashSet;

/// One level of sections that is open.
#[derive(Debug)]
pub(super) struct Level {
    /// Letters, numerals, or `Bullet` for sections with a title alone.
    series: Series,
    /// As printed.
    last: u32,
    /// How many so far.
    count: u32,
}

/// What is annexed: its `A1`.
#[derive(Debug)]
pub(super) enum Annex {
    /// An annex or an instrument.
    Instrument(String),
    /// A draft resolution quoted whole, with recitals and operative paragraphs of its own.
    Draft(String),
}

impl Annex {
    fn name(&self) -> &String {
        let (Self::Instrument(name) | Self::Draft(name)) = self;
        name
    }
}

/// What counts together: a part, an annex, an instrument.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// `A` of a part.
    pub(super) part: Option<String>,
    /// `A1` of an annex.
    pub(super) annex: Option<Annex>,
    pub(super) levels: Vec<Level>,
    /// Whether numbers begin anew in sections, so that ids bear the section.
    pub(super) restarts: bool,
    pub(super) preambular: u32,
    /// The words of the recitals so far.
    pub(super) recitals: HashSet<String>,
    /// The last number printed, and the last used in an id.
    pub(super) number: u32,
    pub(super) lists: Lists,
    /// Whether items may stand under the last paragraph: it ended in a colon, or as a heading does.
    pub(super) opens: bool,
    /// Whether it ended in a colon, as paragraphs do that hold items without a label.
    pub(super) has_colon: bool,
}

impl Scope {
    /// Notes how a paragraph ended, which tells whether items may stand under it.
    pub(super) fn note_end(&mut self, words: &str) {
        self.has_colon = final_sign(words) == Some(':');
        self.opens = self.has_colon || !ends_clause(words);
    }

    /// What stands before the ids of paragraphs: `A.`, `A1.`, `S2.`.
    pub(super) fn prefix(&self, with_section: bool) -> String {
        let mut out = String::new();
        for name in [self.part.as_ref(), self.annex.as_ref().map(Annex::name)].into_iter().flatten() {
            out.push_str(name);
            out.push('.');
        }
        if with_section && !self.levels.is_empty() {
            out.push_str(&self.section_name());
            out.push('.');
        }
        out
    }

    /// `S2`, `S2.1`.
    pub(super) fn section_name(&self) -> String {
        let path: Vec<String> = self.levels.iter().map(|level| level.count.to_string()).collect();
        format!("S{}", path.join("."))
    }

    /// How many divisions are around.
    pub(super) fn divisions(&self) -> u8 {
        let above = usize::from(self.part.is_some()) + usize::from(self.annex.is_some()) + self.levels.len();
        u8::try_from(above).unwrap_or(u8::MAX)
    }

    /// Closes the sections inside a division of this rank: an article ends where a part begins.
    fn close_below(&mut self, rank: u8) {
        let is_inside = |level: &Level| matches!(level.series, Series::Named(other) if other > rank);
        if let Some(depth) = self.levels.iter().position(is_inside) {
            self.levels.truncate(depth);
        }
    }

    /// Opens a section; its label decides on which level.
    pub(super) fn open_section(&mut self, label: &Label) {
        if let [Meaning { series: Series::Named(rank), .. }] = label.meanings[..] {
            self.close_below(rank);
        }
        let follows = |level: &Level| {
            if label.meanings.is_empty() {
                level.series == Series::Bullet
            } else {
                label.meanings.iter().any(|meaning| meaning.series == level.series && meaning.ordinal == level.last + 1)
            }
        };
        let depth = self.levels.iter().rposition(follows).or_else(|| {
            let begins = label.meanings.iter().any(|meaning| meaning.ordinal == 1);
            let same = |level: &Level| label.meanings.iter().any(|meaning| meaning.series == level.series);
            if begins && !self.levels.iter().any(same) { None } else { self.levels.iter().rposition(same) }
        });
        let depth = depth.unwrap_or(self.levels.len());
        self.levels.truncate(depth + 1);
        if depth == self.levels.len() {
            let first = label.meanings.iter().find(|meaning| meaning.ordinal == 1).or(label.meanings.first());
            let series = first.map_or(Series::Bullet, |meaning| meaning.series);
            self.levels.push(Level { series, last: 0, count: 0 });
        }
        let level = &mut self.levels[depth];
        level.last = label.ordinal_in(level.series).unwrap_or(0);
        level.count += 1;
        if self.restarts {
            self.preambular = 0;
            self.number = 0;
        }
        self.recitals.clear();
        self.lists = Lists::default();
    }
}
