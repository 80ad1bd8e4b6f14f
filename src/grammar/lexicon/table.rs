//! Phrases of one kind, found letter by letter.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::{Folded, fold_phrase};
use crate::model::letters::is_unspaced;

/// A phrase and what stands behind it in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    fields: &'static str,
}

impl Phrase {
    /// A field behind the phrase; `None` where the line has fewer.
    pub(super) fn field(&self, place: usize) -> Option<&'static str> {
        self.fields.split('\t').nth(place).filter(|field| !field.is_empty())
    }
}

/// Phrases as a tree of their letters.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Each with its length, in bytes.
    phrases: Vec<(Phrase, usize)>,
    /// The root first.
    nodes: Vec<Node>,
    /// The first child of the root for each `bit` of a letter: it has hundreds, where other nodes have a few.
    heads: Vec<u32>,
}

/// A letter of a phrase, behind those of the nodes above.
#[derive(Clone, Copy, Debug)]
struct Node {
    letter: char,
    /// The phrase that ends here, and the one that goes on to the end of the word: places in `phrases`.
    phrase: u16,
    stem: u16,
    /// Places in `nodes`; 0 is none, for nothing leads to the root. A space is no child but kept apart.
    first_child: u32,
    next_sibling: u32,
    space: u32,
    /// The last six bits of the children's letters, as bits: most letters lead nowhere, and are told by these.
    children: u64,
}

const NONE: u16 = u16::MAX;

impl Node {
    fn new(letter: char) -> Self {
        Self { letter, phrase: NONE, stem: NONE, first_child: 0, next_sibling: 0, space: 0, children: 0 }
    }
}

/// Which of 64 bits stands for a letter: its last six bits.
fn bit(letter: char) -> usize {
    letter as usize & 0x3f
}

impl Table {
    /// Adds a phrase. Of two that are alike, the first stands.
    pub(super) fn add(&mut self, phrase: &str, fields: &'static str) {
        let folded = fold_phrase(phrase);
        let stem = folded.strip_suffix('*');
        let Ok(place) = u16::try_from(self.phrases.len()) else { return };
        if self.nodes.is_empty() {
            self.nodes.push(Node::new('\0'));
            self.heads.resize(64, 0);
        }
        let last = stem.unwrap_or(&folded).chars().fold(0, |node, letter| self.child_or_new(node, letter));
        let node = &mut self.nodes[last];
        let end = if stem.is_some() { &mut node.stem } else { &mut node.phrase };
        if *end == NONE {
            *end = place;
            self.phrases.push((Phrase { fields }, folded.len()));
        }
    }

    fn child_or_new(&mut self, node: usize, letter: char) -> usize {
        if let Some(child) = self.child(node, letter) {
            return child;
        }
        let child = self.nodes.len();
        let place = u32::try_from(child).unwrap_or(0);
        let mut new = Node::new(letter);
        if letter == ' ' {
            self.nodes[node].space = place;
        } else {
            let parent = &mut self.nodes[node];
            let first = if node == 0 { &mut self.heads[bit(letter)] } else { &mut parent.first_child };
            new.next_sibling = std::mem::replace(first, place);
            parent.children |= 1 << bit(letter);
        }
        self.nodes.push(new);
        child
    }

    #[inline]
    fn child(&self, node: usize, letter: char) -> Option<usize> {
        let parent = self.nodes.get(node)?;
        let mut child = match letter {
            ' ' => parent.space,
            _ if parent.children & 1 << bit(letter) == 0 => return None,
            _ if node == 0 => self.heads[bit(letter)],
            _ => parent.first_child,
        } as usize;
        while child > 0 {
            let node = &self.nodes[child];
            if node.letter == letter {
                return Some(child);
            }
            child = node.next_sibling as usize;
        }
        None
    }

    /// The longest phrase that stands at `from`, and the place behind it. A phrase ends where a word does;
    /// a stem (`*`) goes on to the end of its word. Files lose spaces between words, so that those of a phrase may be
    /// missing.
    pub(super) fn longest(&self, words: Folded<'_>, from: usize) -> Option<(Phrase, usize)> {
        let (place, to) = self.longest_below(0, words, from)?;
        Some((self.phrases[place].0, to))
    }

    /// The place of the longest phrase whose letters behind those of `node` stand at `at`, and the place behind it.
    fn longest_below(&self, mut node: usize, words: Folded<'_>, mut at: usize) -> Option<(usize, usize)> {
        let goes_on = |at: usize| words.letter(at).is_some_and(|(letter, _)| is_word_letter(letter));
        let mut found: Option<(usize, usize)> = None;
        let length = |place: usize| self.phrases[place].1;
        let longer = |one: Option<(usize, usize)>, other: (usize, usize)| {
            one.filter(|one| length(one.0) > length(other.0)).or(Some(other))
        };
        loop {
            let letter = words.letter(at);
            if !matches!(letter, Some((' ', _)))
                && let Some(space) = self.child(node, ' ')
                && let Some(other) = self.longest_below(space, words, at)
            {
                found = longer(found, other);
            }
            let Some((letter, next)) = letter else { return found };
            let Some(child) = self.child(node, letter) else { return found };
            (node, at) = (child, next);
            let Node { phrase, stem, .. } = self.nodes[node];
            if stem != NONE {
                found = longer(found, (usize::from(stem), words.skip(at, is_word_letter)));
            } else if phrase != NONE && !(is_word_letter(letter) && goes_on(at)) {
                found = longer(found, (usize::from(phrase), at));
            }
        }
    }

    /// The first phrase anywhere in `words`: its place, and the place behind it.
    pub(super) fn find(&self, words: Folded<'_>) -> Option<(usize, usize, Phrase)> {
        let mut inside = false;
        let mut from = 0;
        while let Some((letter, next)) = words.letter(from) {
            let is_word = is_word_letter(letter);
            if !(inside && is_word)
                && let Some((phrase, to)) = self.longest(words, from)
            {
                return Some((from, to, phrase));
            }
            inside = is_word;
            from = next;
        }
        None
    }
}

/// Letters of scripts that part their words; Chinese ends a word anywhere.
fn is_word_letter(letter: char) -> bool {
    labels::is_letter(letter) && !is_unspaced(letter)
}
