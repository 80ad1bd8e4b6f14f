//! Reads the numbers and letters that open paragraphs, items and sections, in six languages.
//!
//! A label alone is often ambiguous: `i)` is a ninth letter or a first roman numeral, `с)` a third Latin letter
//! in Cyrillic dress or the eighteenth of its own alphabet. Labels therefore carry all their meanings, and the
//! sequence in which they stand decides.

mod alphabet;
mod numerals;
mod numbers;
mod items;
mod divisions;

use crate::model::letters::{OPENING_QUOTES, is_unseen};

pub use crate::model::letters::is_letter;
pub use alphabet::write_letter;
pub use items::{UNPRINTED, unprinted};
pub use numbers::inserted;
pub use numerals::{arabic_ordinal, chinese_digits_before, chinese_numeral, roman_capitals, write_roman};

/// The series in which labels count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Series {
    /// `1.`, `2.`: paragraphs.
    Number,
    /// `a)`, `(b)`, `(أ)`: letters in the order of an alphabet.
    Letter,
    /// `i)`, `(ii)`, and what stands in its place: `㈠`, `（一）`, `‘1’`.
    Roman,
    /// `(1)`, `1)`: numbers of items.
    Digit,
    /// `a.`, `أ -`: letters with a point, below roman numerals.
    PointedLetter,
    /// `i.`: numerals with a point.
    PointedRoman,
    /// `–`, `•`: no order at all.
    Bullet,
    /// `A`, `B`, `ألف`: divisions with letters.
    Capital,
    /// `I`, `II`, `一`, `أولا`: divisions with numerals.
    Numeral,
    /// `Part I`, `Article 3`: divisions named by a word; the rank of the word, 0 for the widest.
    Named(u8),
}

/// One meaning of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// In which series it counts.
    pub series: Series,
    /// Its place in the series, from 1; for bullets, which look they have.
    pub ordinal: u32,
}

/// A label at the start of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the label itself.
    pub to: usize,
    /// Bytes of the label and the white space behind it.
    pub next: usize,
    /// What it may mean, the likeliest first; never empty.
    pub meanings: Vec<Meaning>,
}

impl Label {
    /// The ordinal of the label in `series`, if it can stand there.
    pub fn ordinal_in(&self, series: Series) -> Option<u32> {
        self.meanings.iter().find(|meaning| meaning.series == series).map(|meaning| meaning.ordinal)
    }

    /// Whether a word names it: "Article 3".
    pub fn is_named(&self) -> bool {
        self.meanings.iter().any(|meaning| matches!(meaning.series, Series::Named(_)))
    }

    /// A label of `to` bytes at the start of `words`.
    pub fn new(words: &str, to: usize, meanings: Vec<Meaning>) -> Self {
        let next = words.len() - words[to..].trim_start_matches(is_space).len();
        Self { to, next, meanings }
    }
}

/// White space, and the marks that files scatter around labels.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || is_unseen(letter)
}

/// A paragraph's number: `13.`, `13 -`, `13–`, `13．`, `12 bis.`
pub fn number(words: &str) -> Option<Label> {
    unless_worded(words, numbers::number)
}

/// A number that lost its sign: `41 приветствует`, `6Also`, or `41` alone where a format keeps labels apart.
pub fn bare_number(words: &str) -> Option<Label> {
    unless_worded(words, numbers::bare_number)
}

/// Whether a number in two steps opens the words: `1.1 By 2030`, `1.a Ensure`. Targets of goals bear such numbers.
pub fn is_stepped(words: &str) -> bool {
    words.starts_with(|letter: char| !is_letter(letter)) && numbers::is_stepped(words)
}

/// An item's label: `(a)`, `a)`, `㈠`, `（一）`, `‘1’`, `(أ)`, `a.`, `–`.
pub fn item(words: &str) -> Option<Label> {
    marks_aside(words, items::item)
}

/// A division's label alone or with a title behind it: `I`, `II.`, `A.`, `一、`, `أولا -`, `ألف:`.
pub fn division(words: &str) -> Option<Label> {
    marks_aside(words, divisions::division)
}

/// As `marks_aside`, for labels that never begin with a letter: what does, as nearly all words do, is told at once.
fn unless_worded(words: &str, read: impl Fn(&str) -> Option<Label>) -> Option<Label> {
    if words.starts_with(is_letter) { None } else { marks_aside(words, read) }
}

/// What `read` makes of the head of `words`, as if the marks that nobody sees did not stand inside it.
fn marks_aside(words: &str, read: impl Fn(&str) -> Option<Label>) -> Option<Label> {
    const LONGEST: usize = 24;
    // Nearly all words without a label are told at once: none begins with a capital and a small letter.
    let mut letters = words.chars();
    if let (Some('A'..='Z'), Some('a'..='z')) | (Some('А'..='Я'), Some('а'..='я')) = (letters.next(), letters.next())
    {
        return None;
    }
    // All unseen letters begin with one of these bytes, and hardly another letter of a label does.
    let may_be_unseen = words.bytes().take(2 * LONGEST).any(|byte| matches!(byte, 0xc2 | 0xd8 | 0xe2 | 0xef));
    if !may_be_unseen || !words.chars().take(LONGEST).any(is_unseen) {
        return read(words);
    }
    let seen = || words.char_indices().filter(|(_, letter)| !is_unseen(*letter)).take(LONGEST);
    let bare: String = seen().map(|(_, letter)| letter).collect();
    let label = read(&bare)?;
    let length = bare[..label.to].chars().count();
    let to = seen().nth(length.checked_sub(1)?).map(|(at, letter)| at + letter.len_utf8())?;
    Some(Label::new(words, to, label.meanings))
}

/// Whether a label may end before `rest`: white space follows, or nothing where a format keeps labels apart.
fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(is_space)
}

fn skip_space(words: &str) -> usize {
    words.len() - words.trim_start_matches(is_space).len()
}

/// Where a label may begin: behind white space, the quote that opens each paragraph of a text quoted whole, and the
/// bracket around a paragraph of a draft that is not agreed.
fn label_from(words: &str) -> usize {
    let from = skip_space(words);
    let quoted = words[from..].strip_prefix(|letter| letter == '[' || OPENING_QUOTES.contains(&letter));
    quoted.map_or(from, |quoted| words.len() - quoted.len() + skip_space(quoted))
}

/// The value of decimal digits, Western or Arabic-Indic, at the start of `words`, and their bytes.
pub fn leading_number(words: &str) -> Option<(u32, usize)> {
    let mut value: u32 = 0;
    let mut to = 0;
    for letter in words.chars() {
        let Some(digit) = digit(letter) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        to += letter.len_utf8();
    }
    (to > 0).then_some((value, to))
}

fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => Some(letter as u32 - '0' as u32),
        '٠'..='٩' => Some(letter as u32 - '٠' as u32),
        '۰'..='۹' => Some(letter as u32 - '۰' as u32),
        '０'..='９' => Some(letter as u32 - '０' as u32),
        _ => None,
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn can_be(words: &str, series: Series, ordinal: u32) -> bool {
        item(words).is_some_and(|label| label.meanings.contains(&Meaning { series, ordinal }))
    }

    #[test]
    fn numbers_of_paragraphs_are_known_in_every_print() {
        for words in [
            "13. Calls upon",
            "13 - تهيب",
            "13- تهيب",
            "13 – تهيب",
            "13 ـ تهيب",
            "13．决定",
            "١٣ - تهيب",
            "13 .Calls",
            "13.",
            "\u{200f}13 -",
            "1\u{200b}3\u{ad}. Calls",
            "\u{200f}1\u{61c}3\u{200e} - تهيب",
        ] {
            assert_eq!(number(words).and_then(|label| label.ordinal_in(Series::Number)), Some(13), "{words}");
        }
        for words in ["13.5 per cent", "13 States", "2020. 年", "13/5. Title", "0. No", "1990–2000", "13th"] {
            assert!(number(words).is_none(), "{words}");
        }
        for words in ["1.1 By 2044", "8.10 Strengthen", "1.a Ensure", "1-أ كفالة", "1.1 到2044年", "1.b Создать"]
        {
            assert!(number(words).is_none() && is_stepped(words), "{words}");
        }
        for words in ["1. A list", "13.5 per cent", "1990–2000 States", "13 - تهيب", "1.Calls upon", "1- أ كفالة"]
        {
            assert!(!is_stepped(words), "{words}");
        }
        for words in [
            "12 bis. Decides",
            "12bis. Decides",
            "12. bis Decides",
            "12 бис. постановляет",
            "12 مكررا - تقرر",
            "12 مكررًا- تقرر",
            "12之二. 决定",
        ] {
            let label = number(words).expect(words);
            assert_eq!(inserted(&words[..label.to]), Some("bis"), "{words}");
            assert!(words[label.next..].chars().count() > 1, "{words}");
        }
        assert_eq!(inserted("13 مكررا ثانيا -"), Some("ter"));
        assert_eq!(inserted("13."), None);
    }

    #[test]
    fn letters_are_read_whatever_the_script() {
        for (words, ordinal) in [
            ("(c) That", 3),
            ("с) систем", 3),
            ("д) меха", 4),
            ("е) сис", 5),
            ("(ج) مم", 3),
            ("(هـ) مم", 5),
            ("у) пом", 25),
            ("aa) a", 27),
            ("(ﻫ) مم", 5),
            ("(أ أ) مم", 27),
            (")ب) مم", 2),
            ("(a\u{200b}) mm", 1),
            ("(ا\u{654}) مم", 1),
            ("і) mm", 9),
        ] {
            assert!(can_be(words, Series::Letter, ordinal), "{words}");
        }
    }

    #[test]
    fn second_levels_count_alike_in_six_languages() {
        for words in ["(iii) x", "iii) x", "㈢ 的", "（三）的", "(三) 的", "’3‘ من", "‘3’ من"] {
            assert!(can_be(words, Series::Roman, 3), "{words}");
        }
    }

    #[test]
    fn words_in_brackets_are_no_labels() {
        for words in ["(Interpol) x", "(see) x", "(2020) x", "a word", "I. x", "(mix) of"] {
            assert!(item(words).is_none_or(|label| label.ordinal_in(Series::Roman) == Some(1009)), "{words}");
        }
    }

    #[test]
    fn divisions_are_known_by_numeral_or_letter() {
        let means = |words: &str, series| division(words).and_then(|label| label.ordinal_in(series));
        assert_eq!(means("IV", Series::Numeral), Some(4));
        assert_eq!(means("C. Scope", Series::Capital), Some(3));
        assert_eq!(means("二十六", Series::Numeral), Some(26));
        assert_eq!(means("ثالثا - العنوان", Series::Numeral), Some(3));
        assert_eq!(means("حادي عشر", Series::Numeral), Some(11));
        assert_eq!(means("دال: الحظر", Series::Capital), Some(4));
        assert_eq!(means("حادي وعشرون", Series::Numeral), Some(21));
        assert_eq!(means("سادس وعشرون", Series::Numeral), Some(26));
        assert_eq!(means("عشرون", Series::Numeral), Some(20));
        assert!(division("We the peoples").is_none());
    }

    #[test]
    fn ids_double_letters_behind_z() {
        assert_eq!((write_letter(1), write_letter(26), write_letter(28)), ("a".into(), "z".into(), "bb".into()));
        assert_eq!(write_roman(44), "xliv");
    }
}
