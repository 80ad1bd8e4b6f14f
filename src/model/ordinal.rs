//! Numerals and letters by which divisions and items count, in the scripts of six languages.

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
    (1..90).find(|&number| !name.is_empty() && roman(number) == name)
}

const CHINESE: &str = "一二三四五六七八九十";

/// Whether a letter is a Chinese numeral below eleven.
pub fn is_chinese_digit(letter: char) -> bool {
    CHINESE.contains(letter)
}

/// A number below 90 in roman numerals, in small letters.
fn roman(number: u32) -> String {
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let part = |parts: &[&'static str], at: u32| parts.get(at as usize).copied().unwrap_or_default();
    format!("{}{}", part(&TENS, number / 10), part(&ONES, number % 10))
}

/// An item as ids have it: letters first, roman numerals under them.
pub fn item_letter(name: &str, depth: usize) -> Option<String> {
    let is_latin = name.chars().all(|letter| letter.is_ascii_alphabetic());
    if is_latin && (name.len() <= 2 || numeral(name).is_some()) {
        return Some(name.to_owned());
    }
    let by_place = |number: u32| if depth == 0 { letter(number) } else { Some(roman(number)) };
    // What Arabic prints for roman numerals.
    if let Ok(number) = name.parse::<u32>() {
        return (number < 90).then(|| roman(number));
    }
    let mut letters = name.trim_end_matches('ـ').chars();
    let (first, None) = (letters.next()?, letters.next()) else { return None };
    if is_bracketed_number(first) {
        return by_place(first as u32 - '㈠' as u32 + 1);
    }
    let alphabet = if ('\u{600}'..='\u{6ff}').contains(&first) { ARABIC } else { RUSSIAN };
    alphabet.chars().position(|other| other == first).and_then(|place| letter(u32::try_from(place).ok()? + 1))
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
