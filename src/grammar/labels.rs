//! Reads the numbers and letters that open paragraphs, items and sections, in six languages.
//!
//! A label alone is often ambiguous: `i)` is a ninth letter or a first roman numeral, `с)` a third Latin letter
//! in Cyrillic dress or the eighteenth of its own alphabet. Labels therefore carry all their meanings, and the
//! sequence in which they stand decides.

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
}

/// One meaning of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// In which series it counts.
    pub series: Series,
    /// Its place in the series, from 1; 0 for bullets.
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

    fn new(words: &str, to: usize, meanings: Vec<Meaning>) -> Self {
        let next = words.len() - words[to..].trim_start_matches(is_space).len();
        Self { to, next, meanings }
    }
}

/// White space, and the direction marks that Arabic files scatter around labels.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn skip_space(words: &str) -> usize {
    words.len() - words.trim_start_matches(is_space).len()
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

/// A paragraph's number: `13.`, `13 -`, `13–`, `13．`, `12 bis.`
pub fn number(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let (value, digits) = leading_number(&words[from..])?;
    if value == 0 || value > 999 {
        return None;
    }
    let mut at = from + digits;
    let rest = words[at..].trim_start_matches(is_space);
    let gap = words.len() - at - rest.len();
    if let Some(suffix) = ["bis", "ter", "quater"].iter().find(|suffix| rest.starts_with(**suffix)) {
        at += gap + suffix.len();
    }
    let rest = words[at..].trim_start_matches(is_space);
    let gap = words.len() - at - rest.len();
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let next = behind.chars().next();
    let fits = match sign {
        '.' | '．' => next.is_none_or(|letter| digit(letter).is_none() && letter != '.'),
        '、' => gap == 0,
        '-' | '–' | '—' | '\u{2010}' | '\u{2011}' => {
            next.is_none_or(|letter| is_space(letter) || is_arabic(letter))
                && next.is_none_or(|letter| digit(letter).is_none())
        }
        _ => false,
    };
    fits.then(|| {
        let to = at + gap + sign.len_utf8();
        Label::new(words, to, vec![Meaning { series: Series::Number, ordinal: value }])
    })
}

/// A number that lost its sign: `41 приветствует`, or `41` alone where a format keeps labels apart.
pub fn bare_number(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let (value, digits) = leading_number(&words[from..])?;
    let to = from + digits;
    let fits = value > 0 && value < 1000 && (to == words.len() || words[to..].starts_with(is_space));
    fits.then(|| Label::new(words, to, vec![Meaning { series: Series::Number, ordinal: value }]))
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

/// An item's label: `(a)`, `a)`, `㈠`, `（一）`, `‘1’`, `(أ)`, `a.`, `–`.
pub fn item(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let rest = &words[from..];
    let first = rest.chars().next()?;
    let found = enclosed(first)
        .map(|meanings| (first.len_utf8(), meanings))
        .or_else(|| bracketed(rest))
        .or_else(|| quoted(rest))
        .or_else(|| pointed(rest))
        .or_else(|| bullet(rest))?;
    Some(Label::new(words, from + found.0, found.1))
}

/// A numeral drawn inside brackets or a circle, as one character.
fn enclosed(letter: char) -> Option<Vec<Meaning>> {
    let code = letter as u32;
    let (series, ordinal) = match letter {
        '㈠'..='㈩' => (Series::Roman, code - '㈠' as u32 + 1),
        '①'..='⑳' => (Series::Digit, code - '①' as u32 + 1),
        '⑴'..='⒇' => (Series::Digit, code - '⑴' as u32 + 1),
        '⒜'..='⒵' => (Series::Letter, code - '⒜' as u32 + 1),
        _ => return None,
    };
    Some(vec![Meaning { series, ordinal }])
}

/// `(x)` or `x)`; what stands in the brackets must be a label.
fn bracketed(words: &str) -> Option<(usize, Vec<Meaning>)> {
    let opened = words.strip_prefix(['(', '（']).map_or(words, |inner| inner.trim_start_matches(is_space));
    let inner_from = words.len() - opened.len();
    let close = opened.char_indices().take(12).find(|(_, letter)| matches!(letter, ')' | '）'))?;
    let inner = opened[..close.0].trim_end_matches(is_space);
    let to = inner_from + close.0 + close.1.len_utf8();
    let mut meanings = letters(inner, Series::Letter);
    if inner.chars().all(|letter| letter.is_lowercase() || !letter.is_alphabetic()) {
        add_roman(&mut meanings, inner, Series::Roman);
    }
    if let Some((ordinal, length)) = leading_number(inner)
        && length == inner.len()
        && ordinal < 100
    {
        meanings.push(Meaning { series: Series::Digit, ordinal });
        meanings.push(Meaning { series: Series::Roman, ordinal });
    }
    if let Some(ordinal) = chinese_numeral(inner) {
        meanings.push(Meaning { series: Series::Roman, ordinal });
    }
    (!meanings.is_empty()).then_some((to, meanings))
}

/// `‘1’`, `’1‘`, `'1'`: what Arabic prints in the place of roman numerals.
fn quoted(words: &str) -> Option<(usize, Vec<Meaning>)> {
    const QUOTES: [char; 6] = ['‘', '’', '\'', '`', '´', '‛'];
    let inner = words.strip_prefix(QUOTES)?;
    let (ordinal, digits) = leading_number(inner)?;
    let rest = inner[digits..].strip_prefix(QUOTES)?;
    let meanings = vec![Meaning { series: Series::Roman, ordinal }, Meaning { series: Series::Digit, ordinal }];
    Some((words.len() - rest.len(), meanings))
}

/// `a. `, `i. `, `أ - `: a small letter with a sign behind it, then white space.
fn pointed(words: &str) -> Option<(usize, Vec<Meaning>)> {
    let end = words.find(|letter: char| !(letter.is_alphabetic() || letter == 'ـ'))?;
    let inner = &words[..end];
    if inner.is_empty() || inner.chars().any(char::is_uppercase) || end > 12 {
        return None;
    }
    let is_arabic_letter = inner.chars().all(is_arabic);
    let sign_at = if is_arabic_letter { end + skip_space(&words[end..]) } else { end };
    let sign = words[sign_at..].chars().next()?;
    let to = sign_at + sign.len_utf8();
    let fits = if is_arabic_letter { matches!(sign, '-' | '–' | '.') } else { sign == '.' };
    if !fits || !words[to..].starts_with(is_space) {
        return None;
    }
    let mut meanings = letters(inner, Series::PointedLetter);
    add_roman(&mut meanings, inner, Series::PointedRoman);
    (!meanings.is_empty()).then_some((to, meanings))
}

fn bullet(words: &str) -> Option<(usize, Vec<Meaning>)> {
    let first = words.chars().next()?;
    let is_bullet = matches!(first, '–' | '—' | '-' | '•' | '·' | '▪' | '◦' | '●' | '■' | '‣' | '−' | '\u{f0b7}');
    let to = first.len_utf8();
    (is_bullet && words[to..].starts_with(is_space)).then(|| (to, vec![Meaning { series: Series::Bullet, ordinal: 0 }]))
}

/// A division's label alone or with a title behind it: `I`, `II.`, `A.`, `一、`, `أولا -`, `ألف:`.
pub fn division(words: &str) -> Option<Label> {
    let from = skip_space(words);
    let rest = &words[from..];
    let end = rest
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, 'ـ' | '\u{64b}')))
        .unwrap_or(rest.len());
    let mut end = end;
    // Arabic ordinals from eleven on are two words: `حادي عشر`.
    if let Some(second) = rest[end..].strip_prefix([' ', '\u{a0}'])
        && second.starts_with("عشر")
    {
        let tail = second.find(|letter: char| !(letter.is_alphabetic() || letter == '\u{64b}')).unwrap_or(second.len());
        end = rest.len() - second.len() + tail;
    }
    let inner = &rest[..end];
    let mut meanings = Vec::new();
    if !inner.is_empty() && inner.chars().all(|letter| letter.is_uppercase() && letter.is_alphabetic()) {
        add_roman(&mut meanings, &inner.to_lowercase(), Series::Numeral);
        if inner.chars().count() == 1 {
            meanings.extend(letters(&inner.to_lowercase(), Series::Capital));
        }
    }
    if let Some(ordinal) = chinese_numeral(inner) {
        meanings.push(Meaning { series: Series::Numeral, ordinal });
    }
    if let Some(ordinal) = arabic_ordinal(inner) {
        meanings.push(Meaning { series: Series::Numeral, ordinal });
    }
    if let Some(ordinal) = place_in(&ARABIC_CAPITALS, inner) {
        meanings.push(Meaning { series: Series::Capital, ordinal });
    }
    if meanings.is_empty() {
        return None;
    }
    let mut to = from + end;
    let sign_at = to + skip_space(&words[to..]);
    if let Some(sign) = words[sign_at..].chars().next()
        && matches!(sign, '.' | '、' | '．' | '-' | '–' | ':' | '：' | '/')
    {
        to = sign_at + sign.len_utf8();
    }
    Some(Label::new(words, to, meanings))
}

/// The meanings of a letter, or of a doubled one (`aa` stands behind `z`), in all alphabets that labels use.
fn letters(inner: &str, series: Series) -> Vec<Meaning> {
    let mut out: Vec<Meaning> = Vec::new();
    let bare = inner.strip_suffix('ـ').unwrap_or(inner);
    let mut characters = bare.chars();
    let Some(first) = characters.next() else { return out };
    let repeats = 1 + characters.clone().count();
    if repeats > 3 || characters.any(|letter| letter != first) {
        return out;
    }
    let rounds = u32::try_from(repeats - 1).unwrap_or(0);
    let lower = first.to_lowercase().next().unwrap_or(first);
    for alphabet in ALPHABETS {
        let length = u32::try_from(alphabet.chars().filter(|letter| *letter != ' ').count()).unwrap_or(1);
        if let Some(place) = place_of(alphabet, lower) {
            let ordinal = place + rounds * length;
            if !out.iter().any(|meaning| meaning.ordinal == ordinal) {
                out.push(Meaning { series, ordinal });
            }
        }
    }
    out
}

/// The alphabets by which lists count, the likeliest first: Latin; Cyrillic letters that stand for Latin ones of
/// the same look or sound (as extractors and one UN file in five confuse them); Cyrillic without `ё` and `й`, as
/// Russian lists count; Arabic in the old order, as the UN counts, and in the order of the dictionary.
const ALPHABETS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "абсдефгхижклмнопяр.тувш.уз",
    "авсdеfgнiјкlмnорqгsтиvwху",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
];

fn place_of(alphabet: &str, letter: char) -> Option<u32> {
    let same = match letter {
        'ا' | 'إ' | 'آ' => 'أ',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    };
    let place = alphabet.chars().position(|other| other == letter || other == same)?;
    u32::try_from(place + 1).ok()
}

fn add_roman(meanings: &mut Vec<Meaning>, inner: &str, series: Series) {
    if let Some(ordinal) = roman(inner) {
        meanings.push(Meaning { series, ordinal });
    }
}

/// A roman numeral in small letters, Latin or of the same look in Cyrillic, up to 89.
fn roman(inner: &str) -> Option<u32> {
    let mut total = 0;
    let mut before = 0;
    for letter in inner.chars().rev() {
        let value = match letter {
            'i' | 'і' | 'ı' => 1,
            'v' => 5,
            'x' | 'х' => 10,
            'l' => 50,
            'c' | 'с' => 100,
            _ => return None,
        };
        if value < before {
            total -= value;
        } else {
            total += value;
            before = value;
        }
    }
    (total > 0 && total < 90 && write_roman(total).len() == inner.chars().count()).then_some(total)
}

/// A roman numeral in small letters, as ids print it.
pub fn write_roman(mut value: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

/// A letter of a list, as ids print it: `a` … `z`, then `aa`, `bb` (the United Nations double the letter).
pub fn write_letter(value: u32) -> String {
    let index = value.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(index / 26).unwrap_or(0) + 1).collect()
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

/// `أولا`, `ثانيا` …: the numerals of Arabic sections.
pub fn arabic_ordinal(inner: &str) -> Option<u32> {
    let bare: String = inner.chars().filter(|letter| !matches!(letter, 'ـ' | '\u{64b}'..='\u{652}')).collect();
    place_in(&ARABIC_ORDINALS, &bare)
}

fn place_in(table: &[&str], word: &str) -> Option<u32> {
    let place = table.iter().position(|entry| *entry == word)?;
    u32::try_from(place + 1).ok()
}

const ARABIC_ORDINALS: [&str; 20] = [
    "أولا",
    "ثانيا",
    "ثالثا",
    "رابعا",
    "خامسا",
    "سادسا",
    "سابعا",
    "ثامنا",
    "تاسعا",
    "عاشرا",
    "حادي عشر",
    "ثاني عشر",
    "ثالث عشر",
    "رابع عشر",
    "خامس عشر",
    "سادس عشر",
    "سابع عشر",
    "ثامن عشر",
    "تاسع عشر",
    "عشرون",
];

const ARABIC_CAPITALS: [&str; 28] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين", "عين",
    "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين",
];

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
            "13．决定",
            "١٣ - تهيب",
            "13 .Calls",
            "13.",
            "\u{200f}13 -",
        ] {
            assert_eq!(number(words).and_then(|label| label.ordinal_in(Series::Number)), Some(13), "{words}");
        }
        for words in ["13.5 per cent", "13 States", "2020. 年", "13/5. Title", "0. No", "1990–2000", "13th"] {
            assert!(number(words).is_none(), "{words}");
        }
        assert!(number("12 bis. Decides").is_some());
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
        assert!(division("We the peoples").is_none());
    }

    #[test]
    fn ids_double_letters_behind_z() {
        assert_eq!((write_letter(1), write_letter(26), write_letter(28)), ("a".into(), "z".into(), "bb".into()));
        assert_eq!(write_roman(44), "xliv");
    }
}
