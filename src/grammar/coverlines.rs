//! Parts the lines of a cover that stand in one paragraph, as files without blank lines between them give them:
//! session, agenda item, line of adoption, committee note, number and title.

use crate::grammar::cover::leading_resolution_number;
use crate::grammar::formulas;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::piece::Piece;
use crate::manuscript::printed::Place;
use crate::model::letters::is_unspaced;

/// Parts the pieces before the enacting formula.
pub fn part(pieces: Vec<Piece>, lexicon: &Lexicon) -> Vec<Piece> {
    let formula = formulas::places(&pieces, lexicon).first().copied().unwrap_or(0).min(MOST);
    let mut out = Vec::with_capacity(pieces.len());
    for (place, mut piece) in pieces.into_iter().enumerate() {
        let starts =
            if place < formula && may_hold_lines(&piece) { starts(piece.words(), lexicon) } else { Vec::new() };
        let tails: Vec<Piece> = starts.into_iter().rev().map(|at| piece.split_off(at)).collect();
        out.push(piece);
        out.extend(tails.into_iter().rev());
    }
    out
}

/// Bytes that the lines of a cover have at most, and paragraphs that it has.
const LONGEST: usize = 1200;
const MOST: usize = 100;

fn may_hold_lines(piece: &Piece) -> bool {
    let paragraph = &piece.paragraph;
    paragraph.place == Place::Unknown
        && paragraph.label.is_none()
        && paragraph.rows.is_empty()
        && paragraph.text.string.len() < LONGEST
}

/// Where further lines begin in `words`.
fn starts(words: &str, lexicon: &Lexicon) -> Vec<usize> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, letter) in words.char_indices() {
        let is_start =
            before.is_some_and(|before: char| before.is_whitespace() || before == ']' || is_unspaced(before));
        if is_start && !letter.is_whitespace() && opens_line(words[from..at].trim(), &words[at..], lexicon) {
            out.push(at);
            from = at;
        }
        before = Some(letter);
    }
    out
}

/// Whether a line of its own begins between `head` and `tail`.
fn opens_line(head: &str, tail: &str, lexicon: &Lexicon) -> bool {
    let is_small = tail.starts_with(char::is_lowercase);
    if !is_small && lexicon.opens_agenda(tail) {
        return lexicon.session(head).is_some();
    }
    // Behind the number of a resolution of the Security Council goes on "принятая", "الذي اتخذه".
    let is_behind_year = head.trim_end_matches([',', '،']).ends_with(')');
    if (tail.starts_with(char::is_uppercase) || is_behind_year) && lexicon.opens_title_line(tail) {
        return true;
    }
    if let Some(note) = tail.strip_prefix(['[', '［']) {
        let inside = note.split([']', '］']).next().unwrap_or("");
        return inside.contains('/') && lexicon.is_title_line(head);
    }
    // Most words begin with no digit.
    tail.starts_with(|letter: char| letter.is_numeric() || letter == 'S' || letter == 'E')
        && opens_number(tail)
        && (head.ends_with([']', '］']) || (lexicon.is_title_line(head) && lexicon.date(head).is_some()))
}

/// `75/10. Cooperation …`
fn opens_number(words: &str) -> bool {
    leading_resolution_number(words).is_some_and(|number| {
        let rest = words[number.len()..].trim_start();
        rest.starts_with(['.', '．', '-', '–']) && rest.chars().any(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::lexicon;
    use crate::model::language::Language;

    #[track_caller]
    fn holds(language: Language, lines: &[&str]) {
        let between = if language == Language::Chinese { "" } else { " " };
        let words = lines.join(between);
        let starts = starts(&words, lexicon::of(language));
        let ends = starts.iter().copied().chain([words.len()]);
        let found: Vec<&str> =
            [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(from, to)| words[from..to].trim()).collect();
        assert_eq!(found, lines);
    }

    #[test]
    fn lines_that_run_together_are_parted_in_six_languages() {
        holds(
            Language::English,
            &[
                "Ninety-ninth session",
                "Agenda item 71 (b) Small things of 2050",
                "Resolution adopted by the General Assembly on 17 December 2044",
                "[on the report of the Third Committee (A/99/458, para. 90)]",
                "99/7. Small things",
            ],
        );
        holds(
            Language::French,
            &[
                "Soixantième session",
                "Point 71 b) de l’ordre du jour",
                "Résolution adoptée par l’Assemblée générale le 17 décembre 2044",
                "99/7. Plans",
            ],
        );
        holds(
            Language::Spanish,
            &[
                "Sexagésimo período de sesiones",
                "Tema 71 del programa",
                "Resolución aprobada por la Asamblea General el 17 de diciembre de 2044",
                "[sin remisión previa a una Comisión Principal (A/99/L.2)]",
            ],
        );
        holds(
            Language::Russian,
            &[
                "Шестидесятая сессия",
                "Пункт 71 b) повестки дня",
                "Резолюция, принятая Генеральной Ассамблеей 17 декабря 2044 года",
                "99/7. Планы",
            ],
        );
        holds(Language::Chinese, &["第九十九届会议", "议程项目71(b)"]);
        holds(Language::Chinese, &["2044年12月17日大会决议", "[未经发交主要委员会而通过(A/99/L.2)]", "99/7. 小事"]);
        holds(Language::Arabic, &["الدورة الستون", "البند 71 (ب) من جدول الأعمال"]);
        holds(
            Language::Arabic,
            &[
                "قرار اتخذته الجمعية العامة في 17 كانون الأول/ديسمبر 2044",
                "[دون الإحالة إلى لجنة رئيسية (A/99/L.2)]",
                "99/7 - خطط",
            ],
        );
    }

    #[test]
    fn the_number_of_a_council_stands_on_a_line_of_its_own() {
        for (language, lines) in [
            (Language::English, ["Resolution 9999 (2044)", "Adopted by the Security Council at its 9th meeting"]),
            (Language::Russian, ["Резолюция 9999 (2044),", "принятая Советом Безопасности на его 9-м заседании"]),
            (Language::Arabic, ["القرار 9999 (2044)", "الذي اتخذه مجلس الأمن في جلسته 9"]),
        ] {
            holds(language, &lines);
        }
    }

    #[test]
    fn one_line_stays_whole() {
        for words in [
            "99/7. Follow-up to agenda items of the session, agenda item 71 and resolution 98/1. Plans",
            "Resolution adopted by the General Assembly on 17 December 2044",
            "[without reference to a Main Committee (A/99/L.2 and A/99/L.2/Add.1)]",
        ] {
            holds(Language::English, &[words]);
        }
    }
}
