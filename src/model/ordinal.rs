//! Numerals and letters by which divisions and items count, in the scripts of six languages.

use crate::model::letters::is_unspaced;
use crate::model::roman;

/// The value of `2`, `ii` or `二`.
pub fn numeral(name: &str) -> Option<u32> {
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    let mut letters = name.chars();
    let chinese = letters.next().and_then(|letter| CHINESE.chars().position(|other| other == letter));
    if let (Some(place), None) = (chinese, letters.next()) {
        return u32::try_from(place + 1).ok();
    }
    roman::value(name).filter(|&number| number < LARGEST_ROMAN)
}

/// From what number on no division or item bears a Roman numeral.
const LARGEST_ROMAN: u32 = 90;

const CHINESE: &str = "一二三四五六七八九十";

/// Whether a letter is a Chinese numeral below eleven.
pub fn is_chinese_digit(letter: char) -> bool {
    CHINESE.contains(letter)
}

/// An item as ids have it: letters first, roman numerals under them.
pub fn item_letter(name: &str, depth: usize) -> Option<String> {
    let is_latin = name.chars().all(|letter| letter.is_ascii_alphabetic());
    if is_latin && (name.len() <= 2 || numeral(name).is_some()) {
        return Some(name.to_owned());
    }
    let by_place = |number: u32| if depth == 0 { letter(number) } else { roman::small(number) };
    // What Arabic prints for roman numerals.
    if let Ok(number) = name.parse::<u32>() {
        return roman::small(number).filter(|_| number < LARGEST_ROMAN);
    }
    let mut letters = name.trim_end_matches('ـ').chars();
    let (first, None) = (letters.next()?, letters.next()) else { return None };
    if is_bracketed_number(first) {
        return by_place(first as u32 - '㈠' as u32 + 1);
    }
    let alphabet = if ('\u{600}'..='\u{6ff}').contains(&first) { ARABIC } else { RUSSIAN };
    alphabet.chars().position(|other| other == first).and_then(|place| letter(u32::try_from(place).ok()? + 1))
}

/// The words behind the number of a paragraph that was put in behind it, as ids have them, and in six languages.
const INSERTED: [(&str, &[&str]); 7] = [
    ("bis", &["bis", "бис", "مكررا", "مكرر", "之二"]),
    ("ter", &["ter", "тер", "مكررا ثانيا", "مكرر ثانيا", "之三"]),
    ("quater", &["quater", "кватер", "مكررا ثالثا", "مكرر ثالثا", "之四"]),
    ("quinquies", &["quinquies", "квинквиес", "مكررا رابعا", "مكرر رابعا", "之五"]),
    ("sexies", &["sexies", "сексиес", "مكررا خامسا", "مكرر خامسا", "之六"]),
    ("septies", &["septies", "септиес", "مكررا سادسا", "مكرر سادسا", "之七"]),
    ("octies", &["octies", "октиес", "مكررا سابعا", "مكرر سابعا", "之八"]),
];

/// The letters with which these words begin, and the Latin one that stands for a Cyrillic one of the same look: nearly
/// all other words are told by their first.
const INITIALS: [char; 13] = ['b', 'c', 'o', 'q', 's', 't', 'б', 'к', 'о', 'с', 'т', 'م', '之'];

/// `bis` where `words`, which stand behind a number, begin with it in any of the six languages, and its bytes.
/// `plain` makes of a letter the one by which it is compared.
pub fn inserted(words: &str, plain: impl Fn(char) -> char) -> Option<(&'static str, usize)> {
    if !INITIALS.contains(&plain(words.chars().next()?)) {
        return None;
    }
    let forms = INSERTED.iter().flat_map(|(name, forms)| forms.iter().map(move |form| (*name, *form)));
    let found = forms.filter_map(|(name, form)| Some((name, form_at_start(words, form, &plain)?)));
    found.max_by_key(|(_, length)| *length)
}

/// Bytes of `form` at the start of `words`, as a word of its own; Arabic vowel signs are passed over.
fn form_at_start(words: &str, form: &str, plain: impl Fn(char) -> char) -> Option<usize> {
    let mut letters = words.char_indices().filter(|(_, letter)| !is_vowel_sign(*letter));
    for expected in form.chars() {
        letters.next().filter(|(_, letter)| plain(*letter) == plain(expected))?;
    }
    let to = letters.next().map_or(words.len(), |(at, _)| at);
    let is_whole = !words[to..].starts_with(|letter: char| letter.is_alphabetic() && !is_unspaced(letter));
    is_whole.then_some(to)
}

fn is_vowel_sign(letter: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&letter)
}

/// Arabic letters in the order in which lists count.
const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشت";

/// Russian letters in the order in which lists count; those that look Latin were read as Latin before.
const RUSSIAN: &str = "абвгдежзиклмнопрстуф";

fn letter(number: u32) -> Option<String> {
    let place = u8::try_from(number).ok().filter(|number| (1..=26).contains(number))?;
    Some(char::from(b'a' + place - 1).to_string())
}

/// Whether a letter is a Chinese numeral in brackets, `㈠`.
pub fn is_bracketed_number(letter: char) -> bool {
    ('㈠'..='㈩').contains(&letter)
}
