//! Builds the tree: gives every piece its kind, id and depth.

use crate::grammar::labels::{Label, Series};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::lists::Lists;
use crate::grammar::numbering;
use crate::grammar::outlay::Class;
use crate::grammar::piece::{Piece, final_sign};
use crate::manuscript::printed::{Place, Style};
use crate::model::node::{Kind, Node};
use crate::model::remark::{Remark, RemarkKind};
use std::collections::HashSet;

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
    mark_instruments(&pieces, &mut classes, lexicon);
    let mut restarts = vec![false; classes.len()];
    let bounds = scopes(&classes);
    for pair in bounds.windows(2) {
        restarts[pair[0]] = numbering::settle(&pieces, &mut classes, pair[0], pair[1], lexicon);
    }
    let divisions = divisions(&classes);
    let mut builder =
        Builder { lexicon, tree: Tree::default(), scope: Scope::default(), annexes: 0, ids: HashSet::new() };
    let mut pieces = pieces.into_iter().enumerate().peekable();
    while let Some((place, piece)) = pieces.next() {
        if bounds.binary_search(&place).is_ok() {
            builder.scope.restarts = restarts[place];
        }
        let title = pieces
            .peek()
            .is_some_and(|(next, _)| takes_title(&classes[place], &piece) && is_title(&classes[place], &classes[*next]))
            .then(|| pieces.next().map(|(_, piece)| piece))
            .flatten();
        let next_item = classes[place + 1..].iter().find_map(|class| match class {
            Class::Item(label) => Some(Some(label)),
            Class::Plain | Class::Table => None,
            _ => Some(None),
        });
        let here = Here { has_numbers: divisions[place], next_item: next_item.flatten() };
        builder.add(piece, &classes[place], title, &here);
    }
    builder.tree
}

/// What the builder knows beyond the piece itself.
struct Here<'a> {
    /// Whether the division of the piece has numbered paragraphs.
    has_numbers: bool,
    /// The label of the next item, if one comes before anything else that is labelled.
    next_item: Option<&'a Label>,
}

/// Where counting begins anew: formulas, parts, annexes, instruments; with both ends.
fn scopes(classes: &[Class]) -> Vec<usize> {
    let mut bounds = vec![0];
    for (place, class) in classes.iter().enumerate().skip(1) {
        if matches!(class, Class::Formula | Class::Part(..) | Class::Annex | Class::Instrument) {
            bounds.push(place);
        }
    }
    bounds.push(classes.len());
    bounds.dedup();
    bounds
}

/// For each place, whether its division (from heading to heading of a section) has numbered paragraphs.
fn divisions(classes: &[Class]) -> Vec<bool> {
    let mut out = vec![false; classes.len()];
    let mut from = 0;
    for place in 0..=classes.len() {
        let ends = classes.get(place).is_none_or(|class| {
            matches!(class, Class::Section(_) | Class::Formula | Class::Part(..) | Class::Annex | Class::Instrument)
        });
        if ends {
            let numbered = classes[from..place].iter().any(|class| matches!(class, Class::Number(_)));
            out[from..place].fill(numbered);
            from = place;
        }
    }
    out
}

/// A heading behind the single unnumbered paragraph that adopts an instrument, whose numbers are its own.
fn mark_instruments(pieces: &[Piece], classes: &mut [Class], lexicon: &Lexicon) {
    let Some(formula) = classes.iter().position(|class| *class == Class::Formula) else { return };
    let first_number = (formula..classes.len())
        .find(|&place| matches!(classes[place], Class::Number(_) | Class::Annex))
        .unwrap_or(classes.len());
    for place in formula + 1..first_number.min(classes.len().saturating_sub(1)) {
        let words = pieces[place].words();
        let adopts = classes[place] == Class::Plain
            && lexicon.verb(words).is_some()
            && matches!(final_sign(words), Some(':' | '.'))
            && matches!(classes[place + 1], Class::Heading);
        let own_numbers = classes.get(first_number).is_none_or(|class| match class {
            Class::Number(label) => lexicon
                .verb(pieces[first_number].words().get(label_end(&pieces[first_number], label)..).unwrap_or(""))
                .is_none(),
            _ => true,
        });
        if adopts && own_numbers {
            classes[place + 1] = Class::Instrument;
            return;
        }
    }
}

/// Bytes of the label that stand among the words themselves.
fn label_end(piece: &Piece, label: &Label) -> usize {
    if piece.paragraph.label.is_some() { 0 } else { label.next }
}

/// Whether a division bears nothing but its numeral, so that a title may follow.
fn takes_title(class: &Class, piece: &Piece) -> bool {
    match class {
        Class::Section(label) => label.to > 0 && piece.words()[label.next..].is_empty(),
        Class::Part(_, next) => piece.words()[*next..].is_empty(),
        _ => false,
    }
}

fn is_title(class: &Class, next: &Class) -> bool {
    match class {
        Class::Part(..) => *next == Class::Cover,
        _ => *next == Class::Heading,
    }
}

/// One level of sections that is open.
#[derive(Debug)]
struct Level {
    /// Letters, numerals, or `Bullet` for sections with a title alone.
    series: Series,
    /// As printed.
    last: u32,
    /// How many so far.
    count: u32,
}

/// What counts together: a part, an annex, an instrument.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts of what came before")]
struct Scope {
    /// `A` of a part.
    part: Option<String>,
    /// `A1` of an annex.
    annex: Option<String>,
    levels: Vec<Level>,
    /// Whether numbers begin anew in sections, so that ids bear the section.
    restarts: bool,
    preambular: u32,
    /// The last number printed, and the last used in an id.
    number: u32,
    /// Whether an operative paragraph stands in this division.
    operative: bool,
    lists: Lists,
    /// Whether the last paragraph was an item, so that unlabelled text goes on behind a list.
    after_item: bool,
    /// Whether the last paragraph ended in a colon.
    opens: bool,
}

impl Scope {
    /// What stands before the ids of paragraphs: `A.`, `A1.`, `S2.`.
    fn prefix(&self, with_section: bool) -> String {
        let mut out = String::new();
        for name in [&self.part, &self.annex].into_iter().flatten() {
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
    fn section_name(&self) -> String {
        let path: Vec<String> = self.levels.iter().map(|level| level.count.to_string()).collect();
        format!("S{}", path.join("."))
    }

    /// How many divisions are around.
    fn divisions(&self) -> u8 {
        let above = usize::from(self.part.is_some()) + usize::from(self.annex.is_some()) + self.levels.len();
        u8::try_from(above).unwrap_or(u8::MAX)
    }

    /// Opens a section; its label decides on which level.
    fn open_section(&mut self, label: &Label) {
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
        self.operative = false;
        if self.restarts {
            self.preambular = 0;
            self.number = 0;
        }
        self.lists = Lists::default();
        self.after_item = false;
    }
}

struct Builder<'a> {
    lexicon: &'a Lexicon,
    tree: Tree,
    scope: Scope,
    /// Annexes and instruments so far, over all parts.
    annexes: u32,
    ids: HashSet<String>,
}

impl Builder<'_> {
    fn add(&mut self, piece: Piece, class: &Class, title: Option<Piece>, here: &Here<'_>) {
        match class {
            Class::Cover => self.push(Kind::Cover, piece, 0, 0, None),
            Class::Closing => self.push(Kind::Closing, piece, 0, 0, None),
            Class::Formula => self.add_formula(piece),
            Class::Part(number, next) => self.add_part(piece, title, *number, *next),
            Class::Annex | Class::Instrument => self.add_annex(piece),
            Class::Section(label) => self.add_section(piece, title, label),
            Class::Heading => {
                let depth = self.scope.divisions();
                self.scope.after_item = false;
                self.push(Kind::Heading, piece, 0, depth, None);
            }
            Class::Table => {
                let depth = self.scope.divisions() + 1;
                self.push(Kind::Table, piece, 0, depth, None);
            }
            Class::Number(label) => self.add_number(piece, label),
            Class::Item(label) => self.add_item(piece, label, here),
            Class::Plain => self.add_plain(piece, here),
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
        if self.ids.insert(id.clone()) {
            return id;
        }
        let mut count = 2;
        loop {
            let other = format!("{id}-{count}");
            if self.ids.insert(other.clone()) {
                return other;
            }
            count += 1;
        }
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
            let annex = Some(format!("A{}", self.annexes));
            self.scope =
                Scope { part: self.scope.part.take(), annex, restarts: self.scope.restarts, ..Scope::default() };
        }
        let depth = self.scope.divisions();
        self.push(Kind::Enacting, piece, 0, depth, None);
    }

    fn add_part(&mut self, mut piece: Piece, title: Option<Piece>, number: u32, next: usize) {
        let id = crate::grammar::labels::write_letter(number).to_uppercase();
        merge_title(&mut piece, title);
        self.scope = Scope { restarts: self.scope.restarts, ..Scope::default() };
        self.push(Kind::Part, piece, next, 0, Some(id.clone()));
        self.scope.part = Some(id);
    }

    fn add_annex(&mut self, piece: Piece) {
        self.annexes += 1;
        let name = format!("A{}", self.annexes);
        let part = self.scope.part.take();
        self.scope = Scope { part, restarts: self.scope.restarts, ..Scope::default() };
        let id = format!("{}{name}", self.scope.prefix(false));
        let depth = self.scope.divisions();
        self.push(Kind::Annex, piece, 0, depth, Some(id));
        self.scope.annex = Some(name);
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
        let printed = label.ordinal_in(Series::Number).unwrap_or(0);
        let expected = self.scope.number + 1;
        if printed > expected && self.scope.number > 0 {
            piece.remarks.push((
                RemarkKind::Odd,
                format!("the source goes from number {} to number {printed}", self.scope.number),
            ));
        }
        if printed < expected && printed != 1 {
            piece.remarks.push((RemarkKind::Odd, format!("the source prints number {printed} twice")));
        }
        let value = if printed == self.scope.number && printed > 0 { expected } else { printed };
        self.scope.number = value;
        self.scope.operative = true;
        let kind = if self.scope.annex.is_some() { Kind::Paragraph } else { Kind::Operative };
        let name = if kind == Kind::Paragraph { value.to_string() } else { format!("OP{value}") };
        self.open(kind, piece, label.next, &name, self.scope.restarts);
    }

    /// A paragraph that may hold lists.
    fn open(&mut self, kind: Kind, piece: Piece, label_to: usize, name: &str, with_section: bool) {
        let id = format!("{}{name}", self.scope.prefix(with_section));
        self.scope.opens = final_sign(piece.words()) == Some(':');
        self.scope.after_item = false;
        let depth = self.scope.divisions() + 1;
        self.push(kind, piece, label_to, depth, Some(id));
        let id = self.tree.nodes.last().and_then(|node| node.id.clone()).unwrap_or_default();
        self.scope.lists = Lists::under(&id);
    }

    fn add_item(&mut self, mut piece: Piece, label: &Label, here: &Here<'_>) {
        if !self.scope.lists.has_base() {
            let prefix = self.scope.prefix(true);
            self.scope.lists = Lists::under(prefix.trim_end_matches('.'));
        }
        let stand = self.scope.lists.place(label, here.next_item, self.scope.opens);
        if let Some(oddity) = stand.oddity {
            piece.remarks.push((RemarkKind::Odd, oddity));
        } else if is_confused(&piece, label) {
            piece.remarks.push((
                RemarkKind::Repaired,
                "the list letter is of another alphabet and was read by its position".to_owned(),
            ));
        }
        self.scope.opens = final_sign(piece.words()) == Some(':');
        self.scope.after_item = true;
        let depth = self.scope.divisions() + 1 + stand.level;
        self.push(Kind::Subparagraph, piece, label.next, depth, Some(stand.id));
    }

    fn add_plain(&mut self, piece: Piece, here: &Here<'_>) {
        let depth = self.scope.divisions() + 1;
        let opens = final_sign(piece.words()) == Some(':');
        if self.scope.annex.is_none() {
            if self.is_recital(&piece, here) {
                self.scope.preambular += 1;
                let name = format!("PP{}", self.scope.preambular);
                return self.open(Kind::Preambular, piece, 0, &name, self.scope.restarts);
            }
            if self.is_unnumbered_operative(&piece, here) {
                self.scope.operative = true;
                self.scope.number += 1;
                let name = format!("OP{}", self.scope.number);
                let apart = self.scope.restarts || !self.scope.levels.is_empty();
                return self.open(Kind::Operative, piece, 0, &name, apart);
            }
        }
        self.scope.opens = opens;
        self.scope.lists.close();
        self.push(Kind::Text, piece, 0, depth, None);
    }

    /// Whether an unlabelled paragraph is of a preamble: before the operative paragraphs of its division,
    /// opening as recitals do, or ending as they do.
    fn is_recital(&self, piece: &Piece, here: &Here<'_>) -> bool {
        let words = piece.words();
        let styled = piece.paragraph.style == Style::Recital || piece.paragraph.place == Place::Preamble;
        let opener = self.lexicon.opener(words).is_some();
        let verb = self.lexicon.verb(words).is_some();
        let sign = final_sign(words);
        let ends_as_operative = matches!(sign, Some('.' | ';'));
        if self.scope.operative {
            return styled && opener && !ends_as_operative;
        }
        if ends_as_operative && verb && !here.has_numbers && !(opener && sign == Some(';')) {
            return false;
        }
        if self.scope.after_item {
            return opener || (styled && sign == Some(','));
        }
        opener || styled || sign == Some(',') || (here.has_numbers && sign == Some(';'))
    }

    /// Whether an unlabelled paragraph is operative: the first of a division without numbers, and others that open
    /// with an operative verb.
    fn is_unnumbered_operative(&self, piece: &Piece, here: &Here<'_>) -> bool {
        if here.has_numbers || self.scope.after_item && self.scope.lists.is_open() {
            return false;
        }
        let words = piece.words();
        if !self.tree.nodes.iter().any(|node| node.kind == Kind::Enacting) {
            return false;
        }
        self.lexicon.verb(words).is_some()
            || (!self.scope.operative && matches!(final_sign(words), Some('.' | ':' | ';')))
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
    let printed = piece.paragraph.label.as_deref().unwrap_or_else(|| &piece.words()[..label.to]);
    printed.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter))
}
