//! Undoes what tools that take text out of a PDF do to lines that run from right to left.
//!
//! `pdftotext` marks such a line as embedded, and within it each stretch of Latin words and numbers, in which it leaves
//! all signs as they stand on the page, from left to right: a comma and a space behind a year come out before
//! it. The two letters that one form joins, lam and alef, come out in the order of the page as well.

use crate::manuscript::printed::Manuscript;
use crate::model::remark::{Remark, RemarkKind};
use std::borrow::Cow;

/// `text` in the order of reading, and without the marks; repairs are told.
pub(super) fn undo<'a>(text: Cow<'a, str>, manuscript: &mut Manuscript) -> Cow<'a, str> {
    let is_marked = memchr::memmem::find(text.as_bytes(), FROM_RIGHT.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
    let text = if is_marked { Cow::Owned(without_marks(&text, manuscript)) } else { text };
    // All Arabic letters begin with one of these bytes.
    let is_arabic = memchr::memchr2(0xd8, 0xd9, text.as_bytes()).is_some();
    if is_arabic && LIGATURES.iter().any(|(swapped, _)| text.contains(swapped)) {
        with_ligatures(text, manuscript)
    } else {
        text
    }
}

const FROM_LEFT: char = '\u{202a}';
const FROM_RIGHT: char = '\u{202b}';
const END: char = '\u{202c}';

/// Lines are undone one by one, as each was marked.
fn without_marks(text: &str, manuscript: &mut Manuscript) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut turned: Vec<char> = Vec::new();
        let mut around = Vec::new();
        for letter in line.chars() {
            match letter {
                FROM_LEFT | FROM_RIGHT => around.push(letter),
                END => {
                    around.pop();
                    read_turned(&turned, &mut out);
                    turned.clear();
                }
                _ if around.ends_with(&[FROM_RIGHT, FROM_LEFT]) => turned.push(letter),
                _ => out.push(letter),
            }
        }
        read_turned(&turned, &mut out);
    }
    let what = "lines that an extractor had marked as running from the right were put in the order of reading";
    manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    out
}

/// Adds a stretch that stands from left to right in a line from the right: from its first Latin letter on as it is,
/// and what stands at the left of it from the right, number by number and sign by sign.
fn read_turned(stretch: &[char], out: &mut String) {
    let letter = stretch.iter().position(|letter| letter.is_alphabetic());
    let latin = letter.map_or(stretch.len(), |letter| number_start(stretch, letter));
    out.extend(&stretch[latin..]);
    let mut end = latin;
    while end > 0 {
        let start = number_start(stretch, end).min(end - 1);
        out.extend(&stretch[start..end]);
        end = start;
    }
}

/// Where the number that ends at `end` begins; `end` where none does. Signs between digits belong to it.
fn number_start(stretch: &[char], end: usize) -> usize {
    let is_digit = |place: usize| stretch[place].is_ascii_digit();
    let mut start = end;
    while start > 0 {
        let joins = matches!(stretch[start - 1], '.' | ',' | ':' | '/' | '-');
        let is_inside = joins && start < end && start > 1 && is_digit(start - 2);
        if !(is_digit(start - 1) || is_inside) {
            break;
        }
        start -= 1;
    }
    start
}

/// Letters that an extractor swapped where a form joins them: no Arabic word has two alefs in a row.
const LIGATURES: [(&str, &str); 4] = [("األ", "الأ"), ("اإل", "الإ"), ("اآل", "الآ"), ("اال", "الا")];

/// So many of them tell that all such forms of a document were swapped.
const SURE: usize = 3;

/// Common parts of words with that form, which make no word where its letters are swapped.
#[rustfmt::skip]
const JOINED: &[&str] = &[
    "أعلاه", "أولا", "إبلاغ", "إسلام", "إصلاح", "إطلاق", "إعلام", "إعلان", "إغلاق", "إفلات", "إيلاء", "احتلال",
    "استغلال", "استقلال", "استهلاك", "اللاجئ", "اللازم", "تلاحظ", "جولان", "خلال", "دولار", "سجلات", "سلاح", "سلاسل",
    "سلام", "علاقات", "فضلا", "كاملا", "لائق", "معدلات", "ملائم", "ملاريا", "هؤلاء", "ولايات", "ولايت", "ولاية", "يلاحظ",
];

/// Whole words of the same kind.
const WORDS: [&str; 5] = ["لا", "ولا", "فلا", "إلا", "ألا"];

/// Mends the words whose letters a form had joined, where so many are swapped that all are.
fn with_ligatures<'a>(text: Cow<'a, str>, manuscript: &mut Manuscript) -> Cow<'a, str> {
    let sure: usize = LIGATURES.iter().map(|(swapped, _)| text.matches(swapped).count()).sum();
    if sure < SURE {
        return text;
    }
    let swap = |words: &str| words.replace("لا", "ال");
    let mut mended = text.into_owned();
    for (swapped, right) in LIGATURES {
        mended = mended.replace(swapped, right);
    }
    for right in JOINED {
        mended = mended.replace(&swap(right), right);
    }
    let words: Vec<(String, &str)> = WORDS.iter().map(|word| (swap(word), *word)).collect();
    let mended = mended.split_inclusive(|letter: char| !letter.is_alphabetic()).map(|part| {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphabetic());
        match words.iter().find(|(swapped, _)| swapped == word) {
            Some((_, right)) => Cow::Owned(part.replacen(word, right, 1)),
            None => Cow::Borrowed(part),
        }
    });
    let what = "letters lam and alef that an extractor had swapped were put in order, where the word is known";
    manuscript.remarks.push(Remark::new(RemarkKind::Repaired, what));
    Cow::Owned(mended.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(text: &str) -> String {
        undo(Cow::Borrowed(text), &mut Manuscript::default()).into_owned()
    }

    #[test]
    fn signs_beside_numbers_come_back_to_their_side() {
        for (marked, read) in [
            ("\u{202b}البند \u{202a} 58\u{202c}من\u{202c}", "البند 58 من"),
            ("\u{202b}لعام \u{202a}،)1(2020\u{202c}\u{202c}\n", "لعام 2020(1)،\n"),
            ("\u{202b}القرار \u{202a}( 1514\u{202c}د\u{202a} )15-\u{202c}المؤرخ\u{202c}", "القرار 1514 (د-15) المؤرخ"),
            ("\u{202b}\u{202a}- .75/103\u{202c}\u{202c}", "75/103. -"),
            ("\u{202b}في (\u{202a} ،A/75/417\u{202c}الفقرة \u{202a}])7\u{202c}\u{202c}", "في (A/75/417، الفقرة 7)]"),
            ("\u{202a}A/RES/75/103\u{202c}", "\u{202a}A/RES/75/103\u{202c}"),
        ] {
            assert_eq!(undone(marked), read);
        }
    }

    #[test]
    fn swapped_letters_come_back_where_the_word_is_known() {
        let text = "األمم المتحدة واإلقليمية، وإذ تالحظ االستخدام خالل السنة، وال سيما عمال";
        assert_eq!(undone(text), "الأمم المتحدة والإقليمية، وإذ تلاحظ الاستخدام خلال السنة، ولا سيما عمال");
        assert_eq!(undone("وال سيما األمم"), "وال سيما األمم");
    }
}
