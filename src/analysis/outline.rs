//! The outline: groups, divisions, paragraphs and items, each with what lies under it.

use crate::model::node::Kind;
use crate::model::resolution::Resolution;

/// The parts that every resolution has, whether or not it prints a heading for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// What stands before the enacting formula.
    Cover,
    /// The formula and the preambular paragraphs.
    Preamble,
    /// The operative paragraphs.
    Operative,
    /// Meeting, date, vote.
    Closing,
}

impl Group {
    /// The part of a resolution of which nodes of this kind are; `None` for what may stand in any.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Cover => Some(Self::Cover),
            Kind::Enacting | Kind::Preambular => Some(Self::Preamble),
            Kind::Operative => Some(Self::Operative),
            Kind::Closing => Some(Self::Closing),
            _ => None,
        }
    }
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A group of nodes; the first of them.
    Group(Group, usize),
    /// A node.
    Node(usize),
}

/// One line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it stands for; what identifies it, too.
    pub entry: Entry,
    /// The node that it leads to.
    pub node: usize,
    /// How deep it stands: 0 at the left edge.
    pub depth: usize,
    /// How many lines lie under it.
    pub under: usize,
}

/// All lines of the outline, in order.
pub fn lines(resolution: &Resolution) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut group = None;
    for (at, node) in resolution.nodes.iter().enumerate() {
        let now = group_of(node.kind, node.depth);
        if now.is_some() && now != group {
            group = now;
            out.extend(now.map(|group| Line { entry: Entry::Group(group, at), node: at, depth: 0, under: 0 }));
        } else if node.kind.is_division() {
            group = None;
        }
        if is_listed(node.kind) {
            out.push(Line { entry: Entry::Node(at), node: at, depth: usize::from(node.depth), under: 0 });
        }
    }
    for at in 0..out.len() {
        let depth = out[at].depth;
        out[at].under = out[at + 1..].iter().take_while(|line| line.depth > depth).count();
    }
    out
}

/// The group of a node that lies in no division.
fn group_of(kind: Kind, depth: u8) -> Option<Group> {
    let is_outermost = match kind {
        Kind::Enacting => depth == 0,
        Kind::Preambular | Kind::Operative => depth == 1,
        _ => true,
    };
    Group::of(kind).filter(|_| is_outermost)
}

/// Cover and closing lines are told by their group alone; formula, text and tables are no places to go to.
fn is_listed(kind: Kind) -> bool {
    !matches!(kind, Kind::Cover | Kind::Closing | Kind::Enacting | Kind::Text)
}
