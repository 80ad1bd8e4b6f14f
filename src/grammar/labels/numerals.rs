//! Roman, Chinese and Arabic numerals.

use crate::model::roman;

/// A roman numeral in small letters, Latin or of the same look in Cyrillic and Turkish, up to 89.
pub(super) fn roman(inner: &str) -> Option<u32> {
    let latin = |letter: char| match letter {
        'і' | 'ı' => 'i',
        'х' => 'x',
        'с' => 'c',
        other => other,
    };
    let value = if inner.is_ascii() {
        roman::value(inner)
    } else {
        roman::value(&inner.chars().map(latin).collect::<String>())
    };
    value.filter(|&value| value < 90)
}

/// A roman numeral in capitals: `XV`.
pub fn roman_capitals(inner: &str) -> Option<u32> {
    let is_capital = !inner.is_empty() && !inner.contains(char::is_lowercase);
    is_capital.then(|| roman(&inner.to_lowercase())).flatten()
}

/// A roman numeral in small letters, as ids print it.
pub fn write_roman(value: u32) -> String {
    roman::small(value).unwrap_or_else(|| value.to_string())
}

/// A Chinese numeral from 1 to 99.
pub fn chinese_numeral(inner: &str) -> Option<u32> {
    const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit =
        |letter: char| DIGITS.iter().position(|other| *other == letter).and_then(|place| u32::try_from(place + 1).ok());
    let letters: Vec<char> = inner.chars().collect();
    match letters.as_slice() {
        ['十'] => Some(10),
        ['十', unit] => Some(10 + digit(*unit)?),
        [ten, '十'] => Some(10 * digit(*ten)?),
        [ten, '十', unit] => Some(10 * digit(*ten)? + digit(*unit)?),
        [unit] => digit(*unit),
        _ => None,
    }
}

/// The number that Chinese digits write place by place at the end of `words`, as years and old numbers of resolutions
/// are: `一九六〇`, with whatever round letter stands for the nought.
pub fn chinese_digits_before(words: &str) -> Option<u32> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |letter: char| match letter {
        '○' | '零' | '0' | 'О' | 'O' | 'o' | '０' => Some(0),
        letter => DIGITS.chars().position(|digit| digit == letter).and_then(|place| u32::try_from(place).ok()),
    };
    let digits: Vec<u32> = words.trim_end().chars().rev().map_while(digit).collect();
    (2..=4).contains(&digits.len()).then(|| digits.iter().rev().fold(0, |number, digit| number * 10 + digit))
}

/// `أولا`, `ثانيا` … `حادي عشر`, `ثاني وعشرون`: the numerals of Arabic sections, up to 99.
pub fn arabic_ordinal(inner: &str) -> Option<u32> {
    if !inner.starts_with(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)) {
        return None;
    }
    let bare: String = inner.chars().filter(|letter| !matches!(letter, 'ـ' | '\u{64b}'..='\u{652}')).collect();
    let (unit, ten) = bare.split_once([' ', '\u{a0}']).map_or((bare.as_str(), ""), |(unit, ten)| (unit, ten));
    if ten.is_empty() {
        return place_in(&ARABIC_ORDINALS, unit).or_else(|| arabic_ten(unit));
    }
    let unit = place_in(&ARABIC_UNITS, unit).filter(|&unit| unit < 10)?;
    let ten = ten.trim_start();
    if ten.starts_with("عشر") && !ten.starts_with("عشرو") && !ten.starts_with("عشري") {
        return Some(10 + unit);
    }
    arabic_ten(ten.strip_prefix('و')?).map(|ten| ten + unit)
}

fn arabic_ten(word: &str) -> Option<u32> {
    let stem = word.strip_suffix("ون").or_else(|| word.strip_suffix("ين"))?;
    place_in(&ARABIC_TENS, stem).map(|place| (place + 1) * 10)
}

pub(super) fn place_in(table: &[&str], word: &str) -> Option<u32> {
    let place = table.iter().position(|entry| *entry == word)?;
    u32::try_from(place + 1).ok()
}

const ARABIC_ORDINALS: [&str; 10] =
    ["أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];

/// As they stand before a ten: `حادي عشر`, `ثاني وعشرون`.
const ARABIC_UNITS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

/// Twenty to ninety, without their ending.
const ARABIC_TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

pub(super) const ARABIC_CAPITALS: [&str; 28] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين", "عين",
    "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين",
];
