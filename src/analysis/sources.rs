//! What a note stands for that only points to another one: "Ibid.", "See note 3 above".

use crate::analysis::passages::ABOVE;
use crate::grammar::lexicon;
use crate::model::language::Language;
use crate::model::note::Note;
use crate::model::resolution::Resolution;

/// Words for a note, as they stand before its number.
const NOTE_WORDS: [&str; 8] = ["footnote", "note", "сноск", "примечани", "nota", "脚注", "注", "الحاشية"];

/// The note whose source a note repeats, through as many steps as it takes; `None` for a note that has its own.
///
/// An "Ibid." repeats the note before it. A chain that leads nowhere, or in a circle, has no source.
pub fn source_of(resolution: &Resolution, note: usize) -> Option<usize> {
    let language = resolution.language.unwrap_or(Language::English);
    let mut at = note;
    // Each step but a pointer forwards leads upwards; more steps than notes would be a circle.
    for _ in 0..resolution.notes.len() {
        match step(&resolution.notes, language, at) {
            Step::Own => return (at != note).then_some(at),
            Step::To(next) => at = next,
            Step::Nowhere => return None,
        }
    }
    None
}

enum Step {
    Own,
    To(usize),
    Nowhere,
}

fn step(notes: &[Note], language: Language, at: usize) -> Step {
    let Some(note) = notes.get(at) else { return Step::Nowhere };
    let words = note.text.string.trim_start();
    let is_ibid = |language| lexicon::of(language).is_ibid(words);
    if is_ibid(language) || is_ibid(Language::English) {
        return at.checked_sub(1).map_or(Step::Nowhere, Step::To);
    }
    let Some(id) = pointed_at(words) else { return Step::Own };
    notes.iter().position(|note| note.id == id).map_or(Step::Nowhere, Step::To)
}

/// The number in "See note 3 above": little more than the number may stand in such a note.
fn pointed_at(words: &str) -> Option<String> {
    let small = words.to_lowercase();
    let (at, word) = NOTE_WORDS.iter().find_map(|word| Some((small.find(word)?, word)))?;
    if small[..at].chars().count() > 20 {
        return None;
    }
    let tail = small[at + word.len()..].trim_start_matches(|letter: char| !letter.is_ascii_digit() && letter != ';');
    let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
    let points_up = ABOVE.iter().any(|above| small.contains(above));
    (!digits.is_empty() && points_up).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Text;

    fn resolution(language: Language, notes: &[&str]) -> Resolution {
        let note = |(at, words): (usize, &&str)| Note {
            id: (at + 1).to_string(),
            text: Text::from(*words),
            ..Note::default()
        };
        Resolution {
            language: Some(language),
            notes: notes.iter().enumerate().map(note).collect(),
            ..Resolution::default()
        }
    }

    #[test]
    fn ibid_leads_through_a_chain_to_the_first_source() {
        for (language, ibid, above) in [
            (Language::English, "Ibid., para. 5.", "See note 1 above."),
            (Language::French, "Ibid.", "Voir note 1 ci-dessus."),
            (Language::Spanish, "Ibid., vol. 3.", "Véase la nota 1 supra."),
            (Language::Russian, "Там же.", "См. сноску 1 выше."),
            (Language::Arabic, "المرجع نفسه.", "انظر الحاشية 1 أعلاه."),
            (Language::Chinese, "同上。", "见上文脚注1。"),
        ] {
            let read = resolution(language, &["Treaty Series, vol. 1.", ibid, ibid, "Resolution 1/2.", above, ibid]);
            let sources: Vec<Option<usize>> = (0..6).map(|note| source_of(&read, note)).collect();
            assert_eq!(sources, [None, Some(0), Some(0), None, Some(0), Some(0)], "{}", language.code());
        }
    }

    #[test]
    fn a_chain_without_a_source_has_none() {
        let read =
            resolution(Language::English, &["Ibid.", "See note 9 above.", "See note 4 above.", "See note 3 above."]);
        assert!((0..4).all(|note| source_of(&read, note).is_none()));
    }
}
