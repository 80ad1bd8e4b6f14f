//! Words with their note marks put back.

use crate::model::note::Note;
use crate::model::text::Text;

/// The words of `text`, with `mark` written where each note is called.
pub fn with_marks(text: &Text, notes: &[Note], mark: impl Fn(&Note) -> String) -> String {
    let mut out = String::with_capacity(text.string.len() + 8);
    let mut from = 0;
    for call in &text.calls {
        let at = call.at.clamp(from, text.string.len());
        out.push_str(&text.string[from..at]);
        if let Some(note) = notes.get(call.note) {
            out.push_str(&mark(note));
        }
        from = at;
    }
    out.push_str(&text.string[from..]);
    out
}

/// A marker in raised digits, `¹²`; other markers as they are.
pub fn raised(marker: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |letter: char| letter.to_digit(10).and_then(|digit| DIGITS.get(usize::try_from(digit).ok()?).copied());
    marker.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}
