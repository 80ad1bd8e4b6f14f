//! Places where a row must not end although a space stands there: `№ 5`, `23 ноября`, `para. 13 (c)`, a sign and its
//! word.

use crate::grammar::lexicon;
use crate::model::language::Language;

/// Words that stay with the number behind them.
const BEFORE_NUMBER: [(Language, &[&str]); 5] = [
    (Language::Arabic, &["رقم", "الفقرة", "فقرة", "المجلد", "المادة", "البند", "القرار", "الصفحة"]),
    (
        Language::English,
        &[
            "no.", "nos.", "para.", "paras.", "vol.", "vols.", "p.", "pp.", "chap.", "chaps.", "sect.", "art.",
            "arts.", "fig.",
        ],
    ),
    (Language::French, &["no", "nos", "nº", "n°", "par.", "vol.", "p.", "pp.", "chap.", "sect.", "art.", "fig."]),
    (
        Language::Russian,
        &[
            "№",
            "№№",
            "п.",
            "пп.",
            "пункт",
            "пункте",
            "пункта",
            "стр.",
            "с.",
            "т.",
            "vol.",
            "no.",
            "гл.",
            "ст.",
            "разд.",
            "рис.",
        ],
    ),
    (
        Language::Spanish,
        &["núm.", "núms.", "párr.", "párrs.", "pág.", "págs.", "p.", "vol.", "cap.", "secc.", "art.", "fig."],
    ),
];

/// Words that stay with the number before them.
const BEHIND_NUMBER: [&str; 13] =
    ["%", "г.", "гг.", "года", "году", "год", "годов", "млн", "млрд", "per", "pour", "por", "процентов"];

/// Signs that never begin a row.
const NEVER_FIRST: [char; 16] = [';', ':', '!', '?', '»', ')', ']', ',', '.', '—', '–', '”', '%', '،', '؛', '؟'];

/// Signs that never end a row.
const NEVER_LAST: [char; 7] = ['«', '(', '[', '“', '§', '№', '¿'];

/// Whether a row may not end between two words that stand with a space between them.
pub fn holds(before: &str, after: &str, language: Option<Language>) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    // Between two words of letters alone only a date can go on.
    if last.is_alphabetic() && first.is_alphabetic() && language != Some(Language::Spanish) {
        return false;
    }
    if stands_alone(after) && NEVER_FIRST.contains(&first) || NEVER_LAST.contains(&last) {
        return true;
    }
    let opens_number = first.is_ascii_digit() || first == '(' && is_item(after);
    if opens_number && is_short(last, language) && goes_with_number(before, language) {
        return true;
    }
    last.is_ascii_digit() && before.chars().all(|letter| letter.is_ascii_digit()) && belongs_to_number(after, language)
        || last.is_alphabetic() && first.is_alphabetic() && is_day_de(before, after, language)
        || last.is_ascii_digit() && is_item(after)
}

/// Whether a sign stands alone or opens nothing: `: word`, `;`, but not `(c)` and not `.5`.
fn stands_alone(after: &str) -> bool {
    let mut letters = after.chars();
    letters.next();
    letters.next().is_none_or(|second| !second.is_alphanumeric())
}

/// A quick no for most words: a short word of the table ends with a point or is listed whole.
fn is_short(last: char, language: Option<Language>) -> bool {
    last == '.' || last.is_alphabetic() || matches!(last, '№' | 'º' | '°') && language.is_some()
}

fn goes_with_number(before: &str, language: Option<Language>) -> bool {
    let before = before.trim_start_matches(['(', '[', '«', '“']);
    if before.chars().count() > 8 {
        return false;
    }
    let small = before.to_lowercase();
    let table = BEFORE_NUMBER.iter().find(|row| Some(row.0) == language);
    table.is_some_and(|row| row.1.contains(&small.as_str()))
}

/// `(c)`, `c)`, `с)`, `(ii),`: a letter or numeral with its bracket.
fn is_item(after: &str) -> bool {
    let inside = after.trim_start_matches('(');
    let Some(close) = inside.find(')') else { return false };
    (1..=5).contains(&inside[..close].chars().count()) && inside[..close].chars().all(char::is_alphanumeric)
}

fn belongs_to_number(after: &str, language: Option<Language>) -> bool {
    let word = after.trim_end_matches([',', ';', ':']);
    BEHIND_NUMBER.contains(&word)
        || (language == Some(Language::Spanish) && word == "de")
        || language.is_some_and(|language| lexicon::of(language).opens_with_month(word))
}

/// `23 de noviembre`: the day goes on to the month.
fn is_day_de(before: &str, after: &str, language: Option<Language>) -> bool {
    before == "de"
        && language == Some(Language::Spanish)
        && lexicon::of(Language::Spanish).opens_with_month(after.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_on_one_row() {
        use Language::{English, French, Russian, Spanish};
        for (language, before, after) in [
            (Russian, "№", "5"),
            (Russian, "23", "ноября"),
            (Russian, "2020", "года,"),
            (Russian, "п.", "13"),
            (Russian, "13", "с)"),
            (Russian, "стр.", "5"),
            (Russian, "Наций", "— система"),
            (English, "para.", "13"),
            (English, "13", "(c)"),
            (English, "(vol.", "1996,"),
            (English, "5", "per"),
            (English, "23", "November"),
            (French, "suivante", ";"),
            (French, "«", "Texte"),
            (French, "Texte", "»"),
            (French, "23", "novembre"),
            (Spanish, "23", "de"),
            (Spanish, "de", "noviembre"),
        ] {
            assert!(holds(before, after, Some(language)), "{before} {after}");
        }
        for (language, before, after) in [
            (English, "The", "Assembly"),
            (English, "paragraph", "(see"),
            (Russian, "в", "2020"),
            (English, "resolution", "75/10"),
            (Spanish, "de", "su"),
            (French, "le", "texte"),
        ] {
            assert!(!holds(before, after, Some(language)), "{before} {after}");
        }
    }
}
