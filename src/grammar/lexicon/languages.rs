//! Tells the language of a text: by its enacting formula, by its letters, by its commonest words.

use crate::grammar::lexicon::folded::{self, Folded};
use crate::grammar::lexicon::words::{Lexicon, of};
use crate::model::language::Language;
use crate::model::organ::Organ;

/// The enacting formula with which `words` open: its language, its organ, its bytes without the comma.
pub fn formula(words: &str) -> Option<(Language, Option<Organ>, usize)> {
    let first = words.trim_start_matches(folded::is_mark).chars().next()?;
    let languages: &[Language] = match first {
        'T' => &[Language::English],
        'L' => &[Language::French, Language::Spanish],
        'E' => &[Language::Spanish],
        '\u{400}'..='\u{4ff}' => &[Language::Russian],
        '\u{600}'..='\u{6ff}' => &[Language::Arabic],
        '\u{4e00}'..='\u{9fff}' => &[Language::Chinese],
        _ => return None,
    };
    let folded = Folded(words);
    languages.iter().find_map(|&language| {
        let (phrase, to) = of(language).formulas.longest(folded, 0)?;
        let organ = match phrase.field(0) {
            Some("GA") => Some(Organ::GeneralAssembly),
            Some("SC") => Some(Organ::SecurityCouncil),
            Some("HRC") => Some(Organ::HumanRightsCouncil),
            Some("ECOSOC") => Some(Organ::EconomicAndSocialCouncil),
            _ => None,
        };
        Some((language, organ, to))
    })
}

impl Lexicon {
    /// Where the first enacting formula of this language stands among `words`: its bytes, without the comma.
    pub fn find_formula(&self, words: &str) -> Option<(usize, usize)> {
        self.formulas.find(Folded(words)).map(|(from, to, _)| (from, to))
    }
}

/// The language of `sample` by its script and, for Latin letters, by its commonest little words.
pub fn language_of(sample: &str) -> Language {
    let mut scripts = [0_usize; 4];
    for letter in sample.chars() {
        match letter {
            '\u{600}'..='\u{6ff}' => scripts[0] += 1,
            '\u{4e00}'..='\u{9fff}' => scripts[1] += 3,
            '\u{400}'..='\u{4ff}' => scripts[2] += 1,
            'a'..='z' => scripts[3] += 1,
            _ => {}
        }
    }
    let most = (0..4).max_by_key(|&script| scripts[script]).unwrap_or(3);
    match most {
        0 if scripts[0] > 0 => Language::Arabic,
        1 => Language::Chinese,
        2 => Language::Russian,
        _ => latin_language(sample),
    }
}

fn latin_language(sample: &str) -> Language {
    const LITTLE: [(Language, [&str; 6]); 3] = [
        (Language::English, ["the", "of", "and", "to", "in", "that"]),
        (Language::French, ["les", "des", "et", "du", "à", "dans"]),
        (Language::Spanish, ["los", "las", "y", "el", "del", "en"]),
    ];
    let mut counts = [0_usize; 3];
    for word in sample.split_whitespace() {
        let word = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(LITTLE) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = (0..3).rev().max_by_key(|&language| counts[language]).unwrap_or(0);
    LITTLE[best].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_tell_language_and_organ() {
        for (words, language, organ) in [
            ("The Security Council,", Language::English, Organ::SecurityCouncil),
            ("L’Assemblée générale,", Language::French, Organ::GeneralAssembly),
            ("La Asamblea General,", Language::Spanish, Organ::GeneralAssembly),
            ("Совет по правам человека,", Language::Russian, Organ::HumanRightsCouncil),
            ("经济及社会理事会，", Language::Chinese, Organ::EconomicAndSocialCouncil),
            ("إن الجمعية العامة،", Language::Arabic, Organ::GeneralAssembly),
        ] {
            let found = formula(words).expect(words);
            assert_eq!((found.0, found.1), (language, Some(organ)), "{words}");
            assert_eq!(words[found.2..].chars().count(), 1, "{words}");
        }
        assert!(formula("La Asamblea Generalizada").is_none());
    }
}
