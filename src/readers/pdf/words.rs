//! Joins the lines of a paragraph, and decides on the hyphens at their ends.

use crate::model::text::Text;
use crate::readers::pdf::letters::is_unspaced;
use crate::readers::pdf::lines::Line;
use std::collections::HashSet;

/// What joining lines takes into account, and what it did.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    /// All words of the document that no line's end can have cut, in small letters.
    words: HashSet<String>,
    /// Hyphens that were taken out, as printed.
    pub(super) mended: String,
    /// How many hyphens were kept where lines were joined.
    pub(super) kept: usize,
}

impl Joiner {
    /// Learns the words of all lines, if any line ends with a hyphen.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Self {
        let mut joiner = Self::default();
        if lines.clone().any(|line| ends_with_hyphen(line.words())) {
            let words = lines.flat_map(|line| line.words().split(|letter: char| !is_of_word(letter)));
            joiner.words =
                words.filter(|word| word.len() > 2 && !ends_with_hyphen(word)).map(str::to_lowercase).collect();
        }
        joiner
    }

    /// Puts `line` behind `text`.
    pub(super) fn join(&mut self, text: &mut Text, line: Text) {
        let before = text.string.chars().next_back();
        let after = line.string.chars().next();
        match (before, after) {
            (Some('\u{ad}'), _) => text.remove(text.string.len() - '\u{ad}'.len_utf8(), text.string.len()),
            (Some('-' | '\u{2010}'), Some(next)) if next.is_alphabetic() => self.mend(text, &line.string),
            (Some('-' | '\u{2010}' | '\u{2011}' | '/' | '–'), Some(next)) if is_compound(&text.string, next) => {}
            (Some(before), Some(after)) if !(is_unspaced(before) || is_unspaced(after)) => text.push(" "),
            _ => {}
        }
        text.append(line);
    }

    /// A hyphen at a line's end goes where the document elsewhere writes the word without it, and never with it.
    fn mend(&mut self, text: &mut Text, next: &str) {
        let words = &text.string;
        let bare = words.trim_end_matches(['-', '\u{2010}']);
        let from = words
            .rfind(|letter: char| !is_of_word(letter))
            .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
        if from >= bare.len() {
            return;
        }
        let rest: String = next.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let whole = format!("{}{rest}", &bare[from..]).to_lowercase();
        let compound = format!("{}-{rest}", &bare[from..]).to_lowercase();
        if self.words.contains(&whole) && !self.words.contains(&compound) {
            let hyphen = bare.len();
            self.mended.push_str(&words[hyphen..]);
            text.remove(hyphen, text.string.len());
        } else {
            self.kept += 1;
        }
    }
}

fn ends_with_hyphen(words: &str) -> bool {
    words.ends_with(['-', '\u{2010}'])
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '-' | '\u{2010}')
}

/// Whether a sign at the end of `words` binds a letter or number before it to the one that follows,
/// as in `A/RES/75/` `10`.
fn is_compound(words: &str, next: char) -> bool {
    let bare = words.trim_end_matches(['-', '\u{2010}', '\u{2011}', '/', '–']);
    next.is_alphanumeric() && bare.ends_with(|letter: char| letter.is_alphanumeric())
}
