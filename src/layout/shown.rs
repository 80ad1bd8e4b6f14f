//! The words of a node as they are shown: label, words, raised note marks, each stretch with its ink.

use crate::layout::direction;
use crate::model::language::Language;
use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use crate::writers::marks::raised;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::OnceLock;
use unicode_bidi::Level;

/// What a stretch of the screen is; the view gives it its look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    #[default]
    Plain,
    /// The number or letter of a paragraph.
    Label,
    /// The words with which a paragraph of the preamble opens.
    Recital,
    /// The same in scripts that do not lean.
    StrongRecital,
    /// The words with which an operative paragraph opens.
    Verb,
    /// Emphasised words.
    Emphasis,
    /// Strong words, and emphasised ones in scripts that do not lean.
    Strong,
    /// A link to another document.
    Link,
    /// The raised mark of a note.
    Mark,
    /// A heading or title.
    Heading,
    /// What frames the resolution: cover, closing lines.
    Frame,
}

/// Shown words with their inks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// What stands on the screen, before it is broken into rows.
    pub words: String,
    /// Bytes of `words` and their ink, in order, without gaps.
    pub inks: Vec<(usize, usize, Ink)>,
    /// Bytes of `words` where marks stand, and the notes that they call.
    pub marks: Vec<(usize, usize, usize)>,
    /// Bytes of the label and the space behind it.
    pub label: usize,
    /// Bytes of the cells of a table, row by row; empty for all other nodes.
    pub cells: Vec<Vec<Range<usize>>>,
    /// The level of each byte, made when the node is first drawn; `None` inside where all runs from left to right.
    levels: OnceLock<Option<Vec<Level>>>,
    /// How many documents the node cites, counted when that is first drawn.
    cited: OnceLock<usize>,
}

impl Shown {
    /// Words without anything known of them.
    pub fn plain(words: &str) -> Self {
        let mut shown = Self::default();
        shown.push(words, Ink::Plain);
        shown
    }

    /// The same in lines, as they were typed.
    pub fn lines(words: &str) -> Self {
        let mut shown = Self::default();
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                shown.words.push('\n');
            }
            shown.push(line, Ink::Plain);
        }
        shown.inks = vec![(0, shown.words.len(), Ink::Plain)];
        shown
    }

    fn push(&mut self, words: &str, ink: Ink) {
        let from = self.words.len();
        self.words.extend(words.chars().map(safe));
        let to = self.words.len();
        match self.inks.last_mut() {
            Some(last) if last.2 == ink => last.1 = to,
            _ if from < to => self.inks.push((from, to, ink)),
            _ => {}
        }
    }

    /// Parts two cells of a table: no letter of one can combine with a letter of the other.
    fn part(&mut self) {
        if let Some(last) = self.inks.last_mut() {
            self.words.push('\n');
            last.1 = self.words.len();
        }
    }

    /// How many documents the node cites; `count` tells it once, for no frame waits for what the one before knew.
    pub fn cited(&self, count: impl FnOnce() -> usize) -> usize {
        *self.cited.get_or_init(count)
    }

    /// The ink at a byte.
    pub fn ink_at(&self, byte: usize) -> Ink {
        let place = self.inks.partition_point(|ink| ink.1 <= byte);
        self.inks.get(place).map_or(Ink::Plain, |ink| ink.2)
    }

    /// The stretches of links, in order.
    pub fn links(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.inks.iter().filter(|ink| ink.2 == Ink::Link).map(|ink| ink.0..ink.1)
    }

    /// The level of each byte in a document of this direction; `None` where all run from left to right.
    pub fn levels(&self, right_to_left: bool) -> Option<&[Level]> {
        self.levels.get_or_init(|| direction::levels(&self.words, right_to_left)).as_deref()
    }
}

/// A letter that only shows: control characters and overrides of direction would act on the terminal instead.
pub fn safe(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{a0}' | '\u{202f}' => '\u{a0}',
        letter
            if letter.is_control()
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
        {
            '\u{fffd}'
        }
        letter => letter,
    }
}

/// A node as it is shown.
pub fn node(node: &Node, resolution: &Resolution) -> Shown {
    let mut shown = Shown::default();
    if let Some(label) = &node.label {
        shown.push(label, Ink::Label);
        shown.push(" ", Ink::Plain);
    }
    shown.label = shown.words.len();
    let pen = Pen { notes: &resolution.notes, leans: leans(resolution.language), ..pen_of(node, resolution) };
    push_text(&mut shown, &node.text, &pen);
    for row in &node.rows {
        let cells = row.iter().map(|cell| {
            shown.part();
            let from = shown.words.len();
            push_text(&mut shown, cell, &pen);
            from..shown.words.len()
        });
        let cells = cells.collect();
        shown.cells.push(cells);
    }
    shown
}

/// What is left of the brackets in which Arabic files print a note's mark, before the words of the note.
const EMPTY_BRACKETS: &str = "()";

/// The words of a note in a list, without the brackets that stood around its mark.
pub fn note_line(note: &Note) -> &str {
    let words = &note.text.string;
    words.strip_prefix(EMPTY_BRACKETS).map_or(words, str::trim_start)
}

/// The words of a note as they are shown, without its mark and the brackets around it.
pub fn note(note: &Note, language: Option<Language>) -> Shown {
    let mut shown = Shown::default();
    let mut text = note.text.clone();
    if text.string.starts_with(EMPTY_BRACKETS) {
        text.remove(0, EMPTY_BRACKETS.len());
        text.trim();
    }
    push_text(&mut shown, &text, &Pen { leans: leans(language), ..Pen::default() });
    shown
}

/// Emphasis leans in the scripts that have slanted letters; Arabic and Chinese make it strong instead.
fn leans(language: Option<Language>) -> bool {
    !matches!(language, Some(Language::Arabic | Language::Chinese))
}

/// How the stretches of a text get their ink.
#[derive(Default)]
struct Pen<'a> {
    notes: &'a [Note],
    /// The ink of words without a role.
    ink: Ink,
    /// The ink of the opening words, and how many bytes they take.
    opening: (Ink, usize),
    leans: bool,
}

fn pen_of<'a>(node: &Node, resolution: &Resolution) -> Pen<'a> {
    let ink = match node.kind {
        Kind::Section | Kind::Heading | Kind::Annex | Kind::Part => Ink::Heading,
        Kind::Cover if is_title(node, resolution) => Ink::Heading,
        Kind::Cover | Kind::Closing => Ink::Frame,
        Kind::Enacting if leans(resolution.language) => Ink::Emphasis,
        Kind::Enacting => Ink::Strong,
        _ => Ink::Plain,
    };
    let verb = node
        .verb
        .as_ref()
        .map_or(0, |verb| node.text.string.find(&verb.text).filter(|&at| at < 40).map_or(0, |at| at + verb.text.len()));
    let opening = match node.kind {
        Kind::Preambular if leans(resolution.language) => Ink::Recital,
        Kind::Preambular => Ink::StrongRecital,
        _ => Ink::Verb,
    };
    Pen { ink, opening: (opening, verb), ..Pen::default() }
}

/// Whether a line of the cover is the resolution's own title, with its number before it.
fn is_title(node: &Node, resolution: &Resolution) -> bool {
    let Some(title) = resolution.title.as_deref().filter(|title| !title.is_empty()) else { return false };
    let words = node.text.string.trim_end();
    words.ends_with(title) && words.len() > title.len() && words.starts_with(|letter: char| letter.is_ascii_digit())
}

fn push_text(shown: &mut Shown, text: &Text, pen: &Pen<'_>) {
    let mut cuts: Vec<usize> =
        text.spans.iter().flat_map(|span| [span.from, span.to]).chain(text.calls.iter().map(|call| call.at)).collect();
    cuts.extend([pen.opening.1.min(text.string.len()), text.string.len()]);
    cuts.sort_unstable();
    let mut from = 0;
    let mut calls = text.calls.iter().peekable();
    let mut here = Covering::of(&text.spans);
    for cut in cuts {
        if cut > from {
            here.go_to(from);
            let ink = if from < pen.opening.1 { pen.opening.0 } else { ink_of(&here, pen) };
            shown.push(&text.string[from..cut], ink);
            from = cut;
        }
        while let Some(call) = calls.next_if(|call| call.at <= from) {
            push_mark(shown, call.note, pen.notes);
        }
    }
}

/// How many spans of each role cover a place, on the way from the first letter of a text to the last: any number of them
/// may lie in each other.
struct Covering<'a> {
    coming: Peekable<std::slice::Iter<'a, Span>>,
    /// Where those end that cover the place, the first end on top.
    ends: BinaryHeap<Reverse<(usize, usize)>>,
    counts: [usize; ROLES.len()],
}

/// The roles that tell an ink.
const ROLES: [Role; 4] = [Role::Link, Role::Item, Role::Strong, Role::Emphasis];

impl<'a> Covering<'a> {
    fn of(spans: &'a [Span]) -> Self {
        Self { coming: spans.iter().peekable(), ends: BinaryHeap::new(), counts: [0; ROLES.len()] }
    }

    fn go_to(&mut self, at: usize) {
        while let Some(span) = self.coming.next_if(|span| span.from <= at) {
            if let Some(role) = ROLES.iter().position(|&role| role == span.role) {
                self.counts[role] += 1;
                self.ends.push(Reverse((span.to, role)));
            }
        }
        while let Some(&Reverse((_, role))) = self.ends.peek().filter(|end| end.0.0 <= at) {
            self.counts[role] -= 1;
            self.ends.pop();
        }
    }

    fn has(&self, role: Role) -> bool {
        ROLES.iter().zip(self.counts).any(|(&other, count)| other == role && count > 0)
    }
}

/// The ink of a stretch, by the spans that cover it.
fn ink_of(spans: &Covering<'_>, pen: &Pen<'_>) -> Ink {
    let has = |role| spans.has(role);
    if has(Role::Link) {
        Ink::Link
    } else if has(Role::Item) {
        Ink::Label
    } else if pen.ink != Ink::Plain {
        pen.ink
    } else if has(Role::Strong) || has(Role::Emphasis) && !pen.leans {
        Ink::Strong
    } else if has(Role::Emphasis) {
        Ink::Emphasis
    } else {
        Ink::Plain
    }
}

/// Raised digits, a thin comma between two marks that meet.
fn push_mark(shown: &mut Shown, note: usize, notes: &[Note]) {
    let Some(called) = notes.get(note) else { return };
    if shown.marks.last().is_some_and(|mark| mark.1 == shown.words.len()) {
        shown.push("˒", Ink::Mark);
    }
    let from = shown.words.len();
    shown.push(&raised(&called.marker), Ink::Mark);
    shown.marks.push((from, shown.words.len(), note));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_document_acts_on_the_terminal() {
        let shown = Shown::plain("a\u{1b}[31mb\u{202e}c\u{7}\td");
        assert_eq!(shown.words, "a\u{fffd}[31mb\u{fffd}c\u{fffd} d");
    }

    #[test]
    fn marks_stand_raised_where_notes_are_called() {
        let mut words = Text::from("the plan");
        words.call(0);
        words.call(1);
        words.push(", and");
        let notes = ["1", "12"].map(|marker| Note { marker: marker.into(), ..Note::default() }).to_vec();
        let resolution = Resolution { notes, ..Resolution::default() };
        let shown = node(&Node::new(Kind::Operative, words), &resolution);
        assert_eq!(shown.words, "the plan¹˒¹², and");
        assert_eq!(shown.marks.len(), 2);
        assert_eq!(shown.ink_at(9), Ink::Mark);
    }

    #[test]
    fn brackets_around_a_mark_that_is_gone_are_not_shown() {
        let of = |words: &str| Note { text: Text::from(words), ..Note::default() };
        assert_eq!(note(&of("() Resolution 60/288."), None).words, "Resolution 60/288.");
        assert_eq!(note_line(&of("() Resolution 60/288.")), "Resolution 60/288.");
        assert_eq!(note_line(&of("Ibid. ()")), "Ibid. ()");
    }

    #[test]
    fn emphasis_leans_where_the_script_does() {
        let mut words = Text::default();
        words.push_as("Treaty Series", Role::Emphasis);
        let inked = |language| {
            let resolution = Resolution { language: Some(language), ..Resolution::default() };
            node(&Node::new(Kind::Operative, words.clone()), &resolution).ink_at(0)
        };
        assert_eq!(inked(Language::French), Ink::Emphasis);
        assert_eq!(inked(Language::Chinese), Ink::Strong);
    }
}
