//! Puts back the ends of lines that `PDFium` leaves out where a hyphen stands at one.

use crate::manuscript::tally::Tally;
use std::borrow::Cow;

/// What `PDFium` prints for a hyphen at the end of a line and for the end: a code point that no text has.
const ENDING: &str = "\u{fffe}";

/// `text` with a hyphen and the end of a line for each such sign, so that both are judged as all others are.
pub(super) fn shown<'a>(text: &'a str, tally: &mut Tally) -> Cow<'a, str> {
    let count = memchr::memmem::find_iter(text.as_bytes(), ENDING.as_bytes()).count();
    if count == 0 {
        return Cow::Borrowed(text);
    }
    tally.forget(&ENDING.repeat(count));
    tally.add(&"-".repeat(count));
    Cow::Owned(text.replace(ENDING, "-\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_at_the_ends_of_lines_come_back() {
        let mut tally = Tally::default();
        tally.add("in\u{fffe}form");
        assert_eq!(shown("in\u{fffe}form", &mut tally), "in-\nform");
        tally.take("in-form");
        assert_eq!(tally.balance(), (0, 0));
    }
}
