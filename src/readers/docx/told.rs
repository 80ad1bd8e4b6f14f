//! Words of a file that are no part of its text, and are told instead.

use crate::model::remark::{Remark, RemarkKind};

/// Why words are no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::readers) enum Why {
    /// A tracked change took them away.
    Deleted,
    /// A tracked change moved them to another place.
    Moved,
    /// They are hidden.
    Hidden,
    /// They stand above other words to say how those are read.
    Reading,
}

/// What is told of each.
const SENTENCES: [(Why, &str); 4] = [
    (Why::Deleted, "a tracked change deleted"),
    (Why::Moved, "a tracked change moved to another place"),
    (Why::Hidden, "the file hides"),
    (Why::Reading, "above the line stands how words are read:"),
];

/// Words gathered while a paragraph is read.
#[derive(Clone, Debug, Default)]
pub(in crate::readers) struct Told {
    words: [String; SENTENCES.len()],
}

impl Told {
    /// Adds words.
    pub(in crate::readers) fn add(&mut self, why: Why, words: &str) {
        if let Some(place) = SENTENCES.iter().position(|(other, _)| *other == why) {
            self.words[place].push_str(words);
        }
    }

    /// A remark for each reason.
    pub(in crate::readers) fn remarks(self) -> impl Iterator<Item = Remark> {
        let all = SENTENCES.into_iter().zip(self.words);
        all.filter_map(|((_, sentence), words)| quoted(sentence, &words))
    }
}

/// A remark that quotes words of the file; `None` where there are none.
pub(in crate::readers) fn quoted(sentence: &str, words: &str) -> Option<Remark> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| Remark::new(RemarkKind::Odd, format!("{sentence} “{words}”")))
}
