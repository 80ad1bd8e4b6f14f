//! The alphabets by which lists count, and the letters that one alphabet lends another.

use crate::model::letters::is_letter;

/// The places of a letter, or of a doubled one (`aa` stands behind `z`), in all alphabets that labels use,
/// the likeliest first.
pub(super) fn places(inner: &str) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    let mut letters = inner.chars().filter(|letter| !is_filler(*letter)).map(plain);
    let Some(first) = letters.next().filter(|first| is_letter(*first)) else { return out };
    let repeats = 1 + letters.clone().count();
    if repeats > 3 || letters.any(|letter| letter != first) {
        return out;
    }
    let rounds = u32::try_from(repeats - 1).unwrap_or(0);
    for alphabet in ALPHABETS {
        if let Some(place) = place_of(alphabet, first) {
            let ordinal = place + rounds * ROUND;
            if !out.contains(&ordinal) {
                out.push(ordinal);
            }
        }
    }
    out
}

/// After how many letters a list doubles them: as many as Latin has, in Arabic too.
const ROUND: u32 = 26;

/// The alphabets by which lists count, the likeliest first: Latin; Cyrillic letters that stand for Latin ones of
/// the same look or sound (as extractors and one UN file in five confuse them); Cyrillic without `ё` and `й`, as
/// Russian lists count; Arabic in the old order, as the UN counts, and in the order of the dictionary.
const ALPHABETS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "абсдефгхижклмнопяр.тувш.уз",
    "авсdеfgнiјкlмнорqгsтиvwху",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
];

/// What stands between the letters of a label and means nothing: spaces, the stroke that makes `ه` a `هـ`, and the
/// hamza that some files keep apart from its `أ`.
fn is_filler(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, 'ـ' | '\u{654}' | '\u{655}')
}

/// The letter without its case and its dress: Arabic files print `ه` in the form that it has inside a word.
fn plain(letter: char) -> char {
    match letter {
        '\u{fee9}'..='\u{feec}' | 'ة' | 'ە' | 'ھ' | 'ہ' => 'ه',
        'ا' | 'إ' | 'آ' => 'أ',
        'ى' => 'ي',
        'ک' => 'ك',
        'a'..='z' | 'а'..='я' | 'ء'..='ي' => letter,
        // The Ukrainian letter, which Russian lists do not count, looks like the Latin one.
        'і' | 'І' => 'i',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

fn place_of(alphabet: &str, letter: char) -> Option<u32> {
    let place = alphabet.chars().position(|other| other == letter || plain(other) == letter)?;
    u32::try_from(place + 1).ok()
}

/// A letter of a list, as ids print it: `a` … `z`, then `aa`, `bb` (the United Nations double the letter).
pub fn write_letter(value: u32) -> String {
    let index = value.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    match usize::try_from(index / 26) {
        // No list of people's goes on so far.
        Ok(rounds) if rounds < 8 => std::iter::repeat_n(letter, rounds + 1).collect(),
        _ => value.to_string(),
    }
}
