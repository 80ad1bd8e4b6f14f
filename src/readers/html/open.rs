//! The elements of a page that are open, and what lies around each of them.

use crate::model::text::Role;
use crate::readers::html::elements::{self, What};
use crate::readers::html::looks::Looks;
use html5ever::LocalName;

/// An element that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) what: What,
    looks: Looks,
    words: Words,
    /// The innermost element of each kind, itself among them.
    innermost: Innermost,
    /// How many blocks there were before it.
    pub(super) block: usize,
}

/// What becomes of words, by all elements around them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// Emphasis, strong, raised.
    pub(super) roles: [bool; 3],
    pub(super) go: Go,
    pub(super) is_heading: bool,
    /// Whether the ends of lines stand.
    pub(super) keeps_lines: bool,
}

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Go {
    #[default]
    Text,
    /// To where the element that is no text of the document takes them.
    Aside,
    Nowhere,
}

pub(super) const ROLES: [Role; 3] = [Role::Emphasis, Role::Strong, Role::Raised];

/// What of the elements around it an element may have to know, without a look through all of them: a page chooses how
/// many there are.
#[derive(Clone, Copy, Debug)]
enum Kind {
    List,
    Item,
    Terms,
    Term,
    Table,
    Row,
    Cell,
    Furniture,
    /// One that begins and ends paragraphs, furniture apart.
    Block,
}

/// One more than the place of the innermost element of each kind; 0 for none.
#[derive(Clone, Copy, Debug, Default)]
struct Innermost([u16; Kind::Block as usize + 1]);

impl Innermost {
    fn of(self, kind: Kind) -> usize {
        usize::from(self.0[kind as usize])
    }

    /// The same with an element around which `place` others lie.
    fn with(mut self, what: What, place: usize) -> Self {
        let behind = u16::try_from(place + 1).unwrap_or(u16::MAX);
        if let Some(kind) = kind(what) {
            self.0[kind as usize] = behind;
        }
        if elements::is_block(what) {
            self.0[Kind::Block as usize] = behind;
        }
        self
    }

    /// One more than the place of the innermost element beyond which an end tag, or an element that ends others, never
    /// reaches.
    fn wall(self, inner: What) -> usize {
        let walls: &[Kind] = match inner {
            What::Item => &[Kind::List, Kind::Cell, Kind::Table],
            What::Term => &[Kind::Terms, Kind::Cell, Kind::Table],
            What::Row | What::Cell => &[Kind::Table],
            What::Table => &[],
            _ => &[Kind::Cell],
        };
        walls.iter().map(|&kind| self.of(kind)).max().unwrap_or(0)
    }

    /// The place of the element that the start of an element `next` ends, where nobody closed it. Up to the next wall
    /// there is one of a kind.
    fn ended_by(self, next: What) -> Option<usize> {
        let ended: &[Kind] = match next {
            What::Item => &[Kind::Item],
            What::Term => &[Kind::Term],
            What::Row => &[Kind::Row, Kind::Cell],
            What::Cell => &[Kind::Cell],
            _ => return None,
        };
        let wall = self.wall(next);
        ended.iter().map(|&kind| self.of(kind)).find(|&behind| behind > wall)?.checked_sub(1)
    }
}

fn kind(what: What) -> Option<Kind> {
    Some(match what {
        What::OrderedList | What::BulletList => Kind::List,
        What::Item => Kind::Item,
        What::Terms => Kind::Terms,
        What::Term => Kind::Term,
        What::Table => Kind::Table,
        What::Row => Kind::Row,
        What::Cell => Kind::Cell,
        What::Furniture => Kind::Furniture,
        _ => return None,
    })
}

/// All elements that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Opens {
    all: Vec<Open>,
    /// Their names, kept together so that looking through them is quick.
    names: Vec<LocalName>,
}

impl Opens {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The element around which `place` others lie.
    pub(super) fn what(&self, place: usize) -> What {
        self.all[place].what
    }

    pub(super) fn name(&self, place: usize) -> &LocalName {
        &self.names[place]
    }

    /// What becomes of words now.
    pub(super) fn words(&self) -> Words {
        self.all.last().map_or(Words::default(), |open| open.words)
    }

    fn innermost(&self, place: usize) -> Innermost {
        place.checked_sub(1).map_or(Innermost::default(), |place| self.all[place].innermost)
    }

    pub(super) fn push(&mut self, name: LocalName, what: What, looks: Looks, block: usize) {
        let words = inside(self.words(), what, &looks);
        let innermost = self.innermost(self.len()).with(what, self.len());
        self.all.push(Open { what, looks, words, innermost, block });
        self.names.push(name);
    }

    /// Takes an element out; those that stay open inside it are to be settled.
    pub(super) fn remove(&mut self, place: usize) -> Open {
        self.names.remove(place);
        self.all.remove(place)
    }

    /// Settles what lies around the elements from `place` on.
    pub(super) fn settle(&mut self, place: usize) {
        for place in place..self.len() {
            let around = place.checked_sub(1).map_or(Words::default(), |around| self.all[around].words);
            let innermost = self.innermost(place);
            let open = &mut self.all[place];
            open.words = inside(around, open.what, &open.looks);
            open.innermost = innermost.with(open.what, place);
        }
    }

    /// The place of the element that an end tag ends.
    pub(super) fn ended(&self, name: &LocalName) -> Option<usize> {
        let place = self.names.iter().rposition(|open| open == name)?;
        let wall = self.innermost(self.len()).wall(self.all[place].what);
        (wall <= place + 1).then_some(place)
    }

    /// The place of the element that the start of an element `next` ends.
    pub(super) fn ended_by(&self, next: What) -> Option<usize> {
        self.innermost(self.len()).ended_by(next)
    }

    /// The place of the innermost block; furniture may be one.
    pub(super) fn innermost_block(&self, counts_furniture: bool) -> Option<usize> {
        let innermost = self.innermost(self.len());
        let furniture = if counts_furniture { innermost.of(Kind::Furniture) } else { 0 };
        innermost.of(Kind::Block).max(furniture).checked_sub(1)
    }

    /// How many blocks there were before the cell in which the element lies around which `place` others do.
    pub(super) fn block_of_cell(&self, place: usize) -> usize {
        let cell = self.innermost(place).of(Kind::Cell);
        cell.checked_sub(1).map_or(0, |cell| self.all[cell].block)
    }
}

/// What becomes of words inside an element.
fn inside(around: Words, what: What, looks: &Looks) -> Words {
    let says = [looks.emphasis, looks.strong, looks.raised];
    let go = match what {
        What::Nothing => Go::Nowhere,
        What::Furniture | What::Sheet | What::Title | What::Lines if around.go == Go::Text => Go::Aside,
        _ => around.go,
    };
    let roles = std::array::from_fn(|role| says[role].unwrap_or(around.roles[role] || what == What::Role(ROLES[role])));
    Words {
        roles,
        go,
        is_heading: around.is_heading || what == What::Heading,
        keeps_lines: looks.keeps_lines.unwrap_or(around.keeps_lines),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(elements: &[(&str, What)]) -> Opens {
        let mut opens = Opens::default();
        for (name, what) in elements {
            opens.push((*name).into(), *what, Looks::default(), 0);
        }
        opens
    }

    #[test]
    fn walls_keep_what_lies_behind_them() {
        let item = ("li", What::Item);
        let mut opens = opens(&[("ul", What::BulletList), item, ("i", What::Role(Role::Emphasis))]);
        assert_eq!(opens.ended_by(What::Item), Some(1));
        assert_eq!(opens.ended(&"li".into()), Some(1));
        opens.push("table".into(), What::Table, Looks::default(), 0);
        opens.push("td".into(), What::Cell, Looks::default(), 0);
        assert_eq!((opens.ended_by(What::Item), opens.ended_by(What::Row)), (None, Some(4)));
        assert_eq!((opens.ended(&"li".into()), opens.ended(&"table".into())), (None, Some(3)));
        opens.remove(4);
        opens.remove(3);
        opens.remove(1);
        opens.settle(1);
        assert!(opens.words().roles[0]);
        assert_eq!((opens.ended_by(What::Item), opens.innermost_block(true)), (None, Some(0)));
    }
}
