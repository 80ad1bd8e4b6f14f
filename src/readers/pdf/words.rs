//! Joins the lines of a paragraph, and decides on the hyphens at their ends.

use crate::model::letters::is_unspaced;
use crate::model::text::Text;
use crate::readers::pdf::lines::Line;
use std::collections::HashSet;

/// What joining lines takes into account, and what it did.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    /// All words of the document that no line's end can have cut, in small letters.
    words: HashSet<String>,
    /// What stands before the hyphen in them: `non`, `long`.
    first_parts: HashSet<String>,
    /// How often each of [`HYPHENS`] is met.
    uses: [Uses; 2],
    /// Hyphens that were taken out, as printed.
    pub(super) mended: String,
    /// How many hyphens were kept where lines were joined.
    pub(super) kept: usize,
}

/// The signs that part words at the ends of lines.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// How often a hyphen stands inside lines, between letters, and how often at their ends.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    inside: usize,
    at_ends: usize,
}

impl Uses {
    /// Whether a program parted words with this hyphen. Words that bear a hyphen themselves are about fifteen letters
    /// long, and lines eighty: a line's end meets every fifth or sixth of them. Where it meets twice as many, others
    /// are among them.
    fn parts_words(self) -> bool {
        self.at_ends > 2 + self.inside * 35 / 100
    }
}

impl Joiner {
    /// Learns the words of all lines, if any line ends with a hyphen.
    pub(super) fn new<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Self {
        let mut joiner = Self::default();
        if !lines.clone().any(|line| line.words().ends_with(HYPHENS)) {
            return joiner;
        }
        let mut is_cut = false;
        let mut whole: Vec<&str> = Vec::new();
        for line in lines {
            joiner.count(line.words());
            let mut words = line.words().split(|letter: char| !is_of_word(letter));
            if std::mem::replace(&mut is_cut, line.words().ends_with(HYPHENS)) {
                words.next();
            }
            whole.clear();
            whole.extend(words.map(|word| word.trim_matches(HYPHENS)).filter(|word| word.len() > 1));
            if is_cut {
                // What the end of the line cut is the last word.
                whole.pop();
            }
            for word in whole.iter().map(|word| word.to_lowercase()) {
                joiner.first_parts.extend(word.split_once('-').map(|(first, _)| first.to_owned()));
                joiner.words.insert(word);
            }
        }
        joiner
    }

    fn count(&mut self, words: &str) {
        for (uses, hyphen) in self.uses.iter_mut().zip(HYPHENS) {
            uses.at_ends +=
                usize::from(words.strip_suffix(hyphen).is_some_and(|bare| bare.ends_with(char::is_alphabetic)));
            let inside = |&(at, sign): &(usize, &str)| {
                words[..at].ends_with(char::is_alphabetic) && words[at + sign.len()..].starts_with(char::is_alphabetic)
            };
            uses.inside += words.match_indices(hyphen).filter(inside).count();
        }
    }

    /// Puts `line` behind `text`.
    pub(super) fn join(&mut self, text: &mut Text, line: Text) {
        let before = text.string.chars().next_back();
        let after = line.string.chars().next();
        match (before, after) {
            (Some('\u{ad}'), _) => text.remove(text.string.len() - '\u{ad}'.len_utf8(), text.string.len()),
            (Some('-' | '\u{2010}'), Some(next)) if next.is_alphabetic() => self.mend(text, &line.string),
            (Some('-' | '\u{2010}' | '\u{2011}' | '/' | '–'), Some(next)) if is_compound(&text.string, next) => {}
            (Some('(' | '['), _) | (_, Some(',' | '،')) => {}
            (Some(before), Some(after)) if !(is_unspaced(before) || is_unspaced(after)) => text.push(" "),
            _ => {}
        }
        text.append(line);
    }

    /// A hyphen at a line's end goes if the line's end put it there.
    fn mend(&mut self, text: &mut Text, next: &str) {
        let words = &text.string;
        let bare = words.trim_end_matches(HYPHENS);
        let from = words
            .rfind(|letter: char| !is_of_word(letter))
            .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
        if from >= bare.len() {
            return;
        }
        let rest: String = next.chars().take_while(|&letter| is_of_word(letter)).collect();
        let hyphen = bare.len();
        if self.is_put_by_line(&bare[from..], &words[hyphen..], rest.trim_end_matches(HYPHENS)) {
            self.mended.push_str(&words[hyphen..]);
            text.remove(hyphen, text.string.len());
        } else {
            self.kept += 1;
        }
    }

    /// Whether a word was parted by the end of a line: the document writes it in one elsewhere; or with a hyphen of
    /// another kind; or it parts words at the ends of lines, and these halves are not two of its words.
    fn is_put_by_line(&self, half: &str, hyphen: &str, rest: &str) -> bool {
        let knows = |word: &str| self.words.contains(&word.to_lowercase());
        let (whole, compound) = (format!("{half}{rest}"), format!("{half}-{rest}"));
        let is_new_name = half.ends_with(char::is_lowercase) && rest.starts_with(char::is_uppercase);
        let at = usize::from(hyphen != "-");
        let (uses, others) = (self.uses[at], self.uses[1 - at]);
        match (knows(&whole), knows(&compound)) {
            (true, false) => true,
            (_, true) => false,
            _ if uses.inside == 0 && others.inside > 0 => true,
            _ if self.first_parts.contains(&half.to_lowercase()) => false,
            _ => uses.parts_words() && !is_new_name && !(knows(half) && knows(rest)),
        }
    }
}

fn is_of_word(letter: char) -> bool {
    match letter {
        // These are met most, and looking them up among the letters of all scripts takes long.
        ' ' => false,
        'а'..='я' => true,
        _ => letter.is_alphabetic() || matches!(letter, '-' | '\u{2010}'),
    }
}

/// Whether a sign at the end of `words` binds a letter or number before it to the one that follows,
/// as in `A/RES/75/` `10`.
fn is_compound(words: &str, next: char) -> bool {
    let bare = words.trim_end_matches(['-', '\u{2010}', '\u{2011}', '/', '–']);
    next.is_alphanumeric() && bare.ends_with(|letter: char| letter.is_alphanumeric())
}
