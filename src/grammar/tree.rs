//! Builds the tree: gives every piece its kind, id and depth.

use crate::grammar::labels::{self, Label, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::lists::Lists;
use crate::grammar::outlay::{Class, is_title};
use crate::grammar::piece::Piece;
use crate::grammar::scope::{Annex, Scope};
use crate::grammar::{instruments, numbering, unlabelled};
use crate::model::node::{Kind, Node};
use crate::model::remark::{Remark, RemarkKind};
use foldhash::HashMap;

/// The nodes in order, and what was found on the way.
#[derive(Debug, Default)]
pub struct Tree {
    /// All nodes in document order.
    pub nodes: Vec<Node>,
    /// In the order of the nodes that they concern.
    pub remarks: Vec<Remark>,
}

/// Builds the tree of `pieces`, which are what `classes` tell.
pub fn build(pieces: Vec<Piece>, mut classes: Vec<Class>, lexicon: &Lexicon) -> Tree {
    numbering::settle_bracketed(&pieces, &mut classes, lexicon);
    instruments::mark(&pieces, &mut classes, lexicon);
    let mut restarts = vec![false; classes.len()];
    let bounds = scopes(&classes);
    for pair in bounds.windows(2) {
        restarts[pair[0]] = numbering::settle(&pieces, &mut classes, pair[0], pair[1], lexicon);
    }
    unlabelled::settle(&pieces, &mut classes, lexicon);
    for pair in bounds.windows(2) {
        restarts[pair[0]] |= begins_anew(&classes[pair[0]..pair[1]]);
    }
    let mut builder = Builder { tree: Tree::default(), scope: Scope::default(), annexes: 0, ids: HashMap::default() };
    let mut pieces = pieces.into_iter().enumerate().peekable();
    while let Some((place, piece)) = pieces.next() {
        if bounds.binary_search(&place).is_ok() {
            builder.scope.restarts = restarts[place];
        }
        let title = pieces
            .peek()
            .is_some_and(|(next, title)| {
                takes_title(&classes[place], &piece) && is_title_of(&classes[place], title, &classes[*next])
            })
            .then(|| pieces.next().map(|(_, piece)| piece))
            .flatten();
        let next = next_item(&classes[place..]);
        builder.add(piece, &classes[place], title, next);
    }
    builder.tree
}

/// The label of the item behind an item, if it comes before anything else that is labelled.
fn next_item(classes: &[Class]) -> Option<&Label> {
    let Some(Class::Item(_)) = classes.first() else { return None };
    let next = classes[1..].iter().find(|class| !matches!(class, Class::Plain | Class::Table | Class::Heading))?;
    if let Class::Item(label) = next { Some(label) } else { None }
}

/// Where counting begins anew: formulas, parts, annexes, instruments; with both ends.
fn scopes(classes: &[Class]) -> Vec<usize> {
    let mut bounds = vec![0];
    for (place, class) in classes.iter().enumerate().skip(1) {
        if matches!(class, Class::Formula | Class::Part(..) | Class::Annex | Class::Instrument(_)) {
            bounds.push(place);
        }
    }
    bounds.push(classes.len());
    bounds.dedup();
    bounds
}

/// Whether numbers begin with one behind a section whose paragraph bears none.
fn begins_anew(classes: &[Class]) -> bool {
    let mut in_section = false;
    let mut has_unnumbered = false;
    classes.iter().any(|class| {
        in_section |= matches!(class, Class::Section(_));
        has_unnumbered |= in_section && *class == Class::Operative;
        has_unnumbered && matches!(class, Class::Number(label) if label.ordinal_in(Series::Number) == Some(1))
    })
}

/// Whether a division bears nothing but its numeral, so that a title may follow. Where a word names the division, as
/// in "Article 3", that is a heading, and the title below it another.
fn takes_title(class: &Class, piece: &Piece) -> bool {
    match class {
        Class::Section(label) => label.to > 0 && !label.is_named() && piece.behind(label).is_empty(),
        Class::Part(_, next) => piece.words()[*next..].is_empty(),
        _ => false,
    }
}

fn is_title_of(division: &Class, title: &Piece, class: &Class) -> bool {
    match (division, class) {
        (Class::Part(..), class) => *class == Class::Cover,
        (_, Class::Heading) => true,
        (_, Class::Plain) => title.paragraph.label.is_none() && is_title(title.words()),
        _ => false,
    }
}

struct Builder {
    tree: Tree,
    scope: Scope,
    /// Annexes and instruments so far, over all parts.
    annexes: u32,
    /// The ids so far, and how many nodes would bear each.
    ids: HashMap<String, u32>,
}

impl Builder {
    fn add(&mut self, piece: Piece, class: &Class, title: Option<Piece>, next: Option<&Label>) {
        match class {
            Class::Cover => self.push(Kind::Cover, piece, 0, 0, None),
            Class::Closing => self.push(Kind::Closing, piece, 0, 0, None),
            Class::Formula => self.add_formula(piece),
            Class::Part(number, next) => self.add_part(piece, title, *number, *next),
            Class::Instrument(Some(article)) => {
                self.open_annex();
                self.add_section(piece, title, article);
            }
            Class::Annex | Class::Instrument(None) => self.add_annex(piece),
            Class::Section(label) => self.add_section(piece, title, label),
            Class::Heading => {
                let depth = self.scope.divisions();
                self.push(Kind::Heading, piece, 0, depth, None);
            }
            Class::Table => {
                let depth = self.scope.divisions() + 1;
                self.push(Kind::Table, piece, 0, depth, None);
            }
            Class::Number(label) => self.add_number(piece, label),
            Class::Item(label) => self.add_item(piece, label, next),
            Class::Recital => self.add_unnumbered(Kind::Preambular, piece),
            Class::Operative => self.add_unnumbered(Kind::Operative, piece),
            Class::Plain => self.add_text(piece),
        }
    }

    /// A node at the end of the tree, its label cut off the words. Remarks of the piece go with it.
    fn push(&mut self, kind: Kind, mut piece: Piece, label_to: usize, depth: u8, id: Option<String>) {
        let at = self.tree.nodes.len();
        let mut text = std::mem::take(&mut piece.paragraph.text);
        let mut label = piece.paragraph.label.take().map(|label| label.trim().to_owned());
        if label_to > 0 && label.is_none() {
            label = Some(text.string[..label_to].trim().to_owned());
            text.remove(0, label_to);
            text.trim();
        }
        let mut node = Node::new(kind, text);
        node.depth = depth;
        node.label = label.filter(|label| !label.is_empty());
        node.rows = std::mem::take(&mut piece.paragraph.rows);
        node.id = id.map(|id| self.unique(id));
        self.tree.nodes.push(node);
        for (kind, what) in piece.remarks {
            self.tree.remarks.push(Remark { kind, what, node: Some(at) });
        }
    }

    /// An id that no other node bears.
    fn unique(&mut self, id: String) -> String {
        let Some(mut count) = self.ids.get(&id).copied() else {
            self.ids.insert(id.clone(), 1);
            return id;
        };
        let mut other = id.clone();
        while self.ids.contains_key(&other) {
            count += 1;
            other = format!("{id}-{count}");
        }
        self.ids.insert(id, count);
        self.ids.insert(other.clone(), 1);
        other
    }

    fn add_formula(&mut self, piece: Piece) {
        let is_first = !self.tree.nodes.iter().any(|node| node.kind == Kind::Enacting);
        let after_part = self
            .tree
            .nodes
            .iter()
            .rev()
            .take_while(|node| node.kind != Kind::Enacting)
            .any(|node| node.kind == Kind::Part);
        if !is_first && !after_part {
            // A draft resolution quoted whole: its paragraphs count for themselves.
            self.annexes += 1;
            let annex = Some(Annex::Draft(format!("A{}", self.annexes)));
            let (part, restarts) = (self.scope.part.take(), self.scope.restarts);
            self.scope = Scope { part, annex, restarts, ..Scope::default() };
        }
        let depth = self.scope.divisions();
        self.push(Kind::Enacting, piece, 0, depth, None);
    }

    fn add_part(&mut self, mut piece: Piece, title: Option<Piece>, number: u32, next: usize) {
        let id = labels::write_letter(number).to_uppercase();
        merge_title(&mut piece, title);
        self.scope = Scope { restarts: self.scope.restarts, ..Scope::default() };
        self.push(Kind::Part, piece, next, 0, Some(id.clone()));
        self.scope.part = Some(id);
    }

    fn add_annex(&mut self, piece: Piece) {
        let depth = self.open_annex();
        let id = self.scope.prefix(false);
        self.push(Kind::Annex, piece, 0, depth, Some(id.trim_end_matches('.').to_owned()));
    }

    /// Opens what counts for itself behind the paragraph that adopts it; returns how deep it lies.
    fn open_annex(&mut self) -> u8 {
        self.annexes += 1;
        let part = self.scope.part.take();
        self.scope = Scope { part, restarts: self.scope.restarts, ..Scope::default() };
        let depth = self.scope.divisions();
        self.scope.annex = Some(Annex::Instrument(format!("A{}", self.annexes)));
        depth
    }

    fn add_section(&mut self, mut piece: Piece, title: Option<Piece>, label: &Label) {
        self.scope.open_section(label);
        let id = format!("{}{}", self.scope.prefix(false), self.scope.section_name());
        let depth = self.scope.divisions() - 1;
        let label_to = if piece.paragraph.label.is_some() { 0 } else { label.next };
        merge_title(&mut piece, title);
        self.push(Kind::Section, piece, label_to, depth, Some(id));
    }

    fn add_number(&mut self, mut piece: Piece, label: &Label) {
        let value = label.ordinal_in(Series::Number).unwrap_or(0);
        let printed = labels::number(piece.paragraph.label.as_deref().unwrap_or(piece.words()));
        let printed = printed.and_then(|label| label.ordinal_in(Series::Number)).unwrap_or(value);
        let before = self.scope.number;
        let inserted = labels::inserted(numbering::printed_label(&piece, label));
        if label.to == 0 && piece.paragraph.label.is_none() {
            let what = format!("the source prints no number here; those around it tell that it is number {value}");
            piece.remarks.push((RemarkKind::Repaired, what));
        }
        let oddity = if inserted.is_some() {
            None
        } else if printed < value {
            Some(format!("the source prints number {printed} again; the paragraph counts as number {value}"))
        } else if value > before + 1 && before > 0 {
            Some(format!("the source goes from number {before} to number {value}"))
        } else if value <= before && value != 1 {
            Some(format!("the source prints number {value} twice"))
        } else {
            None
        };
        piece.remarks.extend(oddity.map(|oddity| (RemarkKind::Odd, oddity)));
        self.scope.number = value;
        let is_annexed = matches!(self.scope.annex, Some(Annex::Instrument(_)));
        let kind = if is_annexed { Kind::Paragraph } else { Kind::Operative };
        let value = format!("{value}{}", inserted.unwrap_or_default());
        let name = if kind == Kind::Paragraph { value } else { format!("OP{value}") };
        self.open(kind, piece, label.next, &name, self.scope.restarts);
    }

    /// A paragraph that may hold lists.
    fn open(&mut self, kind: Kind, piece: Piece, label_to: usize, name: &str, with_section: bool) {
        let id = format!("{}{name}", self.scope.prefix(with_section));
        self.scope.note_end(piece.words());
        let depth = self.scope.divisions() + 1;
        self.push(kind, piece, label_to, depth, Some(id));
        let id = self.tree.nodes.last().and_then(|node| node.id.clone()).unwrap_or_default();
        self.scope.lists = Lists::under(&id);
    }

    fn add_item(&mut self, mut piece: Piece, label: &Label, next: Option<&Label>) {
        if !self.scope.lists.has_base() {
            let prefix = self.scope.prefix(true);
            self.scope.lists = Lists::under(prefix.trim_end_matches('.'));
        }
        let is_unprinted = label.ordinal_in(Series::Bullet) == Some(labels::UNPRINTED);
        let opens = if is_unprinted { self.scope.has_colon } else { self.scope.opens };
        let stand = self.scope.lists.place(label, next, opens);
        if let Some(oddity) = stand.oddity {
            piece.remarks.push((RemarkKind::Odd, oddity));
        } else if is_confused(&piece, label) {
            piece.remarks.push((
                RemarkKind::Repaired,
                "the list letter is of another alphabet and was read by its position".to_owned(),
            ));
        }
        self.scope.note_end(piece.words());
        let depth = self.scope.divisions() + 1 + stand.level;
        self.push(Kind::Subparagraph, piece, label.next, depth, Some(stand.id));
    }

    /// A recital or an operative paragraph that bears no number.
    fn add_unnumbered(&mut self, kind: Kind, mut piece: Piece) {
        let restarts = self.scope.restarts;
        if kind == Kind::Preambular {
            if !self.scope.recitals.insert(piece.words().to_owned()) {
                let what = "the file prints this recital a second time; it is not counted";
                piece.remarks.push((RemarkKind::Odd, what.to_owned()));
                return self.add_text(piece);
            }
            self.scope.preambular += 1;
            let name = format!("PP{}", self.scope.preambular);
            let mark = if piece.paragraph.label.is_some() { None } else { labels::item(piece.words()) };
            let mark = mark.filter(unlabelled::is_mark).map_or(0, |label| label.to);
            return self.open(kind, piece, mark, &name, restarts);
        }
        self.scope.number += 1;
        let name = format!("OP{}", self.scope.number);
        let apart = restarts || !self.scope.levels.is_empty();
        self.open(kind, piece, 0, &name, apart);
    }

    fn add_text(&mut self, piece: Piece) {
        let depth = self.scope.divisions() + 1;
        self.scope.note_end(piece.words());
        self.push(Kind::Text, piece, 0, depth, None);
    }
}

/// Puts the title of a division behind its numeral.
fn merge_title(piece: &mut Piece, title: Option<Piece>) {
    if let Some(mut title) = title {
        piece.paragraph.text.push(" ");
        piece.paragraph.text.append(title.paragraph.text);
        piece.remarks.append(&mut title.remarks);
    }
}

/// Whether a letter was printed in an alphabet in which it is another one than its place says: `с` for c, `д` for d.
fn is_confused(piece: &Piece, label: &Label) -> bool {
    numbering::printed_label(piece, label).chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter))
}
