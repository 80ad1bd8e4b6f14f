//! The words of a node as they are shown: label, words, raised note marks, each stretch with its ink.

use crate::model::node::{Kind, Node};
use crate::model::note::Note;
use crate::model::text::{Role, Text};

/// What a stretch of the screen is; the view gives it its look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    #[default]
    Plain,
    /// The number or letter of a paragraph.
    Label,
    /// Emphasised words, the opening verb among them.
    Emphasis,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What stands on the screen, before it is broken into rows.
    pub words: String,
    /// Bytes of `words` and their ink, in order, without gaps.
    pub inks: Vec<(usize, usize, Ink)>,
    /// Bytes of `words` where marks stand, and the notes that they call.
    pub marks: Vec<(usize, usize, usize)>,
    /// Bytes of the label and the space behind it.
    pub label: usize,
}

impl Shown {
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

    /// The ink at a byte.
    pub fn ink_at(&self, byte: usize) -> Ink {
        let place = self.inks.partition_point(|ink| ink.1 <= byte);
        self.inks.get(place).map_or(Ink::Plain, |ink| ink.2)
    }
}

/// A letter that only shows: control characters and overrides of direction would act on the terminal instead.
pub fn safe(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2028}' | '\u{2029}' => {
            if matches!(letter, '\u{a0}' | '\u{202f}') { '\u{a0}' } else { ' ' }
        }
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
pub fn node(node: &Node, notes: &[Note]) -> Shown {
    let mut shown = Shown::default();
    let ink = match node.kind {
        Kind::Section | Kind::Heading | Kind::Annex | Kind::Part => Ink::Heading,
        Kind::Cover | Kind::Closing => Ink::Frame,
        _ => Ink::Plain,
    };
    if let Some(label) = &node.label {
        shown.push(label, Ink::Label);
        shown.push(" ", Ink::Plain);
    }
    shown.label = shown.words.len();
    push_text(&mut shown, &node.text, notes, ink);
    shown
}

/// A text as it is shown, without a label.
pub fn text(text: &Text, notes: &[Note], ink: Ink) -> Shown {
    let mut shown = Shown::default();
    push_text(&mut shown, text, notes, ink);
    shown
}

fn push_text(shown: &mut Shown, text: &Text, notes: &[Note], ink: Ink) {
    let mut cuts: Vec<usize> =
        text.spans.iter().flat_map(|span| [span.from, span.to]).chain(text.calls.iter().map(|call| call.at)).collect();
    cuts.push(text.string.len());
    cuts.sort_unstable();
    let mut from = 0;
    let mut calls = text.calls.iter().peekable();
    for cut in cuts {
        if cut > from {
            shown.push(&text.string[from..cut], ink_of(text, from, ink));
            from = cut;
        }
        while let Some(call) = calls.next_if(|call| call.at <= from) {
            push_mark(shown, call.note, notes);
        }
    }
}

fn ink_of(text: &Text, at: usize, ink: Ink) -> Ink {
    let roles = |role| text.spans.iter().any(|span| span.role == role && span.from <= at && at < span.to);
    if roles(Role::Emphasis) || roles(Role::Strong) && ink == Ink::Plain {
        Ink::Emphasis
    } else if roles(Role::Link) {
        Ink::Link
    } else if roles(Role::Item) {
        Ink::Label
    } else {
        ink
    }
}

/// Raised digits, a thin comma between two marks that meet.
fn push_mark(shown: &mut Shown, note: usize, notes: &[Note]) {
    let Some(called) = notes.get(note) else { return };
    if shown.marks.last().is_some_and(|mark| mark.1 == shown.words.len()) {
        shown.push("˒", Ink::Mark);
    }
    let from = shown.words.len();
    shown.push(&crate::writers::marks::raised(&called.marker), Ink::Mark);
    shown.marks.push((from, shown.words.len(), note));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_document_acts_on_the_terminal() {
        let shown = text(&Text::from("a\u{1b}[31mb\u{202e}c\u{7}\td"), &[], Ink::Plain);
        assert_eq!(shown.words, "a\u{fffd}[31mb\u{fffd}c\u{fffd} d");
    }

    #[test]
    fn marks_stand_raised_where_notes_are_called() {
        let mut words = Text::from("the plan");
        words.call(0);
        words.call(1);
        words.push(", and");
        let notes: Vec<Note> =
            ["1", "12"].iter().map(|marker| Note { marker: (*marker).into(), ..Note::default() }).collect();
        let shown = text(&words, &notes, Ink::Plain);
        assert_eq!(shown.words, "the plan¹˒¹², and");
        assert_eq!(shown.marks.len(), 2);
        assert_eq!(shown.ink_at(9), Ink::Mark);
    }
}
