//! A resolution as a whole.

use crate::model::language::Language;
use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::organ::Organ;
use crate::model::remark::{Accounting, Remark};
use foldhash::HashMap;

/// When and where a resolution was adopted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// `2020-11-23`.
    pub date: Option<String>,
    /// As printed, for instance `30-е пленарное заседание`.
    pub meeting: Option<String>,
    /// As printed, for instance `Adopted without a vote.`; `None` where the text does not tell.
    pub vote: Option<String>,
}

/// One step on a draft's way, as the UN's machine-readable files tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// `2020-11-17`; `None` where the file gives none.
    pub date: Option<String>,
    /// `draftResolution`, `adopted` and the like.
    pub outcome: String,
    /// The document of the step, for instance `A/75/L.20`.
    pub document: Option<String>,
    /// Who took the step, for instance the sponsors.
    pub by: Option<String>,
}

/// A count of votes, as the UN's machine-readable files tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// `inFavour`, `against`, `abstaining` and the like.
    pub what: String,
    /// How many.
    pub value: String,
    /// Who, in the order of the file.
    pub names: Vec<String>,
}

/// What the UN's machine-readable files tell beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The work's address, `/akn/un/statement/deliberation/unga/2020-11-23/75-10`.
    pub work: Option<String>,
    /// Day of issue, `2020-11-30`.
    pub issued: Option<String>,
    /// How it was adopted, for instance `adoptedWithoutVote`.
    pub outcome: Option<String>,
    /// The votes, where they were counted.
    pub counts: Vec<Count>,
    /// From the draft to the adoption.
    pub steps: Vec<Step>,
    /// Subjects, each as shown to people.
    pub subjects: Vec<String>,
}

/// A resolution: nodes in document order, notes, and what the cover tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// `A/RES/75/10`; `None` where neither the text nor its number tells.
    pub symbol: Option<String>,
    /// The language of the text; `None` only for an empty resolution.
    pub language: Option<Language>,
    /// The organ that adopted it.
    pub organ: Option<Organ>,
    /// The number of the session, 75.
    pub session: Option<u16>,
    /// The title, without its number; `None` for organs that give none.
    pub title: Option<String>,
    /// When and where it was adopted.
    pub adopted: Adopted,
    /// Agenda items, canonical in form: `130 (y)`.
    pub agenda: Vec<String>,
    /// Symbols of the drafts that the committee note names.
    pub drafts: Vec<String>,
    /// All nodes in document order.
    pub nodes: Vec<Node>,
    /// All notes in the order of their first call.
    pub notes: Vec<Note>,
    /// What the file tells beside the text; `None` for formats that tell nothing.
    pub metadata: Option<Metadata>,
}

/// What came of a document: always a resolution, perhaps with remarks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was read.
    pub resolution: Resolution,
    /// What was repaired, odd or not understood, in document order.
    pub remarks: Vec<Remark>,
    /// Where the characters of the source went.
    pub accounting: Accounting,
}

impl Resolution {
    /// The paragraph of the cover that is the line with the title: the last that ends with it, for the agenda item may
    /// bear the same words.
    pub fn title_line(&self) -> Option<usize> {
        let title = self.title.as_deref()?;
        self.nodes.iter().rposition(|node| node.kind == Kind::Cover && node.text.string.ends_with(title))
    }

    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id.as_deref() == Some(id))
    }

    /// The node whose id was typed as it is listed, in capitals or not.
    pub fn named(&self, typed: &str) -> Option<usize> {
        let bears = |node: &Node| node.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(typed.trim()));
        self.node(typed.trim()).or_else(|| self.nodes.iter().position(bears))
    }

    /// The node that an id means where it is used at the node `near`: in the same section or annex before elsewhere,
    /// and in an annex a paragraph of the annex.
    pub fn nearest(&self, id: &str, near: usize) -> Option<usize> {
        let behind = |node: &Node| node.id.as_deref().and_then(behind_division) == Some(id);
        self.found(id, near, |id| self.node(id)).or_else(|| self.nodes.iter().position(behind))
    }

    /// What an id means at `near` by whole ids, which `node` looks up.
    fn found(&self, id: &str, near: usize, node: impl Fn(&str) -> Option<usize>) -> Option<usize> {
        let own =
            self.nodes.get(near).and_then(|node| node.id.as_deref()).map_or_else(String::new, |id| format!("{id}."));
        let within = own.char_indices().rev().filter(|&(_, sign)| sign == '.').find_map(|(at, _)| {
            let prefix = &own[..=at];
            let bare = id.strip_prefix("OP").filter(|_| prefix.starts_with('A'));
            node(&format!("{prefix}{id}")).or_else(|| node(&format!("{prefix}{}", bare?)))
        });
        within.or_else(|| node(id))
    }

    /// The node with this id and all that lies under it.
    pub fn branch(&self, id: &str) -> Option<std::ops::Range<usize>> {
        let from = self.node(id)?;
        Some(from..self.end_of_branch(from))
    }

    /// The place behind the last node that lies under the node at `from`.
    pub fn end_of_branch(&self, from: usize) -> usize {
        let depth = self.nodes[from].depth;
        let kind = self.nodes[from].kind;
        let holds = |node: &Node| node.depth > depth && (kind.is_division() || node.kind.is_listed());
        from + 1 + self.nodes[from + 1..].iter().take_while(|node| holds(node)).count()
    }
}

/// An id without the section or annex before it; `None` where there is none before it.
fn behind_division(id: &str) -> Option<&str> {
    id.rsplit_once('.').map(|(_, rest)| rest)
}

/// The nodes of a resolution by their ids, for who asks for many: one by one each would be looked for among all.
#[derive(Debug)]
pub struct Ids<'a> {
    resolution: &'a Resolution,
    whole: HashMap<&'a str, usize>,
    behind: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    /// Those of all nodes.
    pub fn of(resolution: &'a Resolution) -> Self {
        let (mut whole, mut behind) = (HashMap::default(), HashMap::default());
        for (at, node) in resolution.nodes.iter().enumerate() {
            let Some(id) = node.id.as_deref() else { continue };
            whole.entry(id).or_insert(at);
            if let Some(rest) = behind_division(id) {
                behind.entry(rest).or_insert(at);
            }
        }
        Self { resolution, whole, behind }
    }

    /// The same as [`Resolution::nearest`].
    pub fn nearest(&self, id: &str, near: usize) -> Option<usize> {
        let found = self.resolution.found(id, near, |id| self.whole.get(id).copied());
        found.or_else(|| self.behind.get(id).copied())
    }
}
