//! A paragraph or note as documents of the United Nations cite it, in the language of the document.

use crate::model::language::Language;
use crate::model::resolution::Resolution;

/// How a paragraph is cited: words around the number of an operative one, and around that of a preambular one.
fn forms(language: Language) -> [(&'static str, &'static str); 2] {
    match language {
        Language::Arabic => [("الفقرة ", ""), ("الفقرة ", " من الديباجة")],
        Language::Chinese => [("第", "段"), ("序言部分第", "段")],
        Language::English => [("para. ", ""), ("preambular para. ", "")],
        Language::French => [("par. ", ""), ("préambule, al. ", "")],
        Language::Russian => [("п. ", ""), ("п. ", " преамбулы")],
        Language::Spanish => [("párr. ", ""), ("párr. ", " del preámbulo")],
    }
}

/// `A/RES/75/10, para. 13 (c)`; for a node without an address the symbol alone.
pub fn of_node(resolution: &Resolution, node: usize) -> String {
    let id = resolution.nodes.get(node).and_then(|node| node.id.as_deref());
    let place = id.map(|id| place(id, resolution.language.unwrap_or(Language::English)));
    resolution.symbol.iter().cloned().chain(place).collect::<Vec<_>>().join(", ")
}

/// `A/RES/75/10, note 3`.
pub fn of_note(resolution: &Resolution, id: &str) -> String {
    resolution.symbol.iter().cloned().chain([note_name(resolution, id)]).collect::<Vec<_>>().join(", ")
}

/// `note 3`, in the language of the document.
pub fn note_name(resolution: &Resolution, id: &str) -> String {
    let word = match resolution.language.unwrap_or(Language::English) {
        Language::Arabic => "الحاشية ",
        Language::Chinese => "脚注",
        Language::English | Language::French => "note ",
        Language::Russian => "сноска ",
        Language::Spanish => "nota ",
    };
    format!("{word}{id}")
}

/// An id in the words of a language; ids with a section or annex in front stay as they are.
fn place(id: &str, language: Language) -> String {
    let [operative, preambular] = forms(language);
    let (rest, (before, behind)) = match (id.strip_prefix("OP"), id.strip_prefix("PP")) {
        (Some(rest), _) => (rest, operative),
        (_, Some(rest)) => (rest, preambular),
        _ => return id.to_owned(),
    };
    let rest = match language {
        // "13 (c) (ii)" in English and Arabic, "13 c) ii)" in French, Spanish and Russian, "13(c)" in Chinese.
        Language::Chinese => rest.to_owned(),
        Language::English | Language::Arabic => rest.replace('(', " ("),
        _ => rest.replace('(', " "),
    };
    // "13 bis", where letters stand right behind the number.
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = rest.split_at(digits);
    let gap = if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) { " " } else { "" };
    format!("{before}{number}{gap}{rest}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_cites_in_its_own_way() {
        for (language, words) in [
            (Language::English, "para. 13 (c) (ii)"),
            (Language::French, "par. 13 c) ii)"),
            (Language::Spanish, "párr. 13 c) ii)"),
            (Language::Russian, "п. 13 c) ii)"),
            (Language::Chinese, "第13(c)(ii)段"),
            (Language::Arabic, "الفقرة 13 (c) (ii)"),
        ] {
            assert_eq!(place("OP13(c)(ii)", language), words);
        }
        assert_eq!(place("OP13bis(c)", Language::English), "para. 13 bis (c)");
        assert_eq!(place("PP5", Language::Russian), "п. 5 преамбулы");
        assert_eq!(place("S2.OP1", Language::French), "S2.OP1");
    }
}
