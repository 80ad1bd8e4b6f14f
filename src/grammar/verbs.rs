//! Finds the opening verb of each paragraph, and the letters of enumerations inside sentences.

use crate::grammar::labels::{self, Series};
use crate::grammar::lexicon::Lexicon;
use crate::model::node::{Kind, Node, Verb};
use crate::model::text::{Role, Text};

/// Gives a paragraph its verb, and the emphasis that the text does not carry.
pub fn open(node: &mut Node, lexicon: &Lexicon) {
    let words = &node.text.string;
    let found = match node.kind {
        Kind::Preambular => lexicon.opener(words),
        Kind::Operative => lexicon.verb(words),
        _ => return,
    };
    if let Some(opening) = found {
        let text = words[..opening.to].trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
        node.verb = Some(Verb { text, english: opening.english, force: opening.force });
        let has_emphasis = node
            .text
            .spans
            .iter()
            .any(|span| span.from < opening.to && matches!(span.role, Role::Emphasis | Role::Strong));
        if !has_emphasis {
            node.text.mark(0, opening.to, Role::Emphasis, None);
        }
    }
    mark_items(&mut node.text);
}

/// Marks `a)` and `b)` in "in the areas of a) …; and b) …": letters in order, each behind a space, two at the least.
fn mark_items(text: &mut Text) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in memchr::memchr2_iter(b')', FULL_WIDTH, text.string.as_bytes()) {
        let Some(sign) = text.string[at..].chars().next().filter(|sign| matches!(sign, ')' | '）')) else { continue };
        let Some(from) = label_start(&text.string[..at]) else { continue };
        let to = at + sign.len_utf8();
        let Some(label) = labels::item(&text.string[from..to]).filter(|label| label.to == to - from) else { continue };
        let expected = u32::try_from(found.len() + 1).unwrap_or(0);
        let follows = [Series::Letter, Series::Roman].iter().any(|series| {
            label.meanings.iter().any(|meaning| meaning.series == *series && meaning.ordinal == expected)
        });
        if follows {
            found.push((from, to));
        }
    }
    if found.len() > 1 {
        for (from, to) in found {
            text.mark(from, to, Role::Item, None);
        }
    }
}

/// The first byte of `）`; no byte inside another letter.
const FULL_WIDTH: u8 = 0xef;

/// Where the short word at the end of `words` begins, behind a space or a stop.
fn label_start(words: &str) -> Option<usize> {
    const LONGEST: usize = 12;
    let mut letters = words.char_indices().rev().take(LONGEST);
    letters
        .find(|(_, letter)| letter.is_whitespace() || is_ideograph_stop(*letter))
        .map(|(at, letter)| at + letter.len_utf8())
}

/// Chinese puts no space before a letter, but a stop.
fn is_ideograph_stop(letter: char) -> bool {
    matches!(letter, '：' | '；' | '，' | '、')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_inside_a_sentence_are_marked_from_two_on() {
        let mut text = Text::from("in the areas of а) crime; and б) terror;");
        mark_items(&mut text);
        let items: Vec<&str> = text.spans.iter().map(|span| &text.string[span.from..span.to]).collect();
        assert_eq!(items, ["а)", "б)"]);
        let mut single = Text::from("under paragraph 13 (a) of the Charter");
        mark_items(&mut single);
        assert!(single.spans.is_empty());
    }
}
