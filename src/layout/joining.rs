//! The forms of Arabic letters that join their neighbours, for terminals that do not join them.

use crate::layout::glyphs;
use ar_reshaper::{ArabicReshaper, ReshaperConfig};
use std::sync::OnceLock;

/// For each cluster of a row, in the order of reading, its joined form; `None` for a cluster that stays as it is.
pub fn joined(clusters: &[(usize, &str)]) -> Vec<Option<String>> {
    // Vowel signs take no part in joining, and a row that begins with one would make the crate stumble.
    let words: String = clusters.iter().flat_map(|cluster| bases(cluster.1)).collect();
    let shaped: Vec<char> = reshaper().reshape(&words).chars().collect();
    if shaped.len() != words.chars().count() {
        return vec![None; clusters.len()];
    }
    let mut shapes = shaped.into_iter();
    let form = |&(_, cluster): &(usize, &str)| {
        let base = bases(cluster).zip(shapes.by_ref()).map(|(_, shape)| shape).collect::<Vec<_>>();
        let shape = if glyphs::is_pair(cluster) { pair(cluster, &base) } else { *base.first()? };
        let is_other = shape != STAND_IN && !cluster.starts_with(shape);
        is_other.then(|| std::iter::once(shape).chain(signs(cluster)).collect())
    };
    clusters.iter().map(form).collect()
}

/// Stands for a cluster that has no letter of its own.
const STAND_IN: char = '-';

/// The letters of a cluster that join: the first, and the alef of a pair.
fn bases(cluster: &str) -> impl Iterator<Item = char> {
    let first = cluster.chars().next().filter(|letter| letter.is_alphabetic() && !is_sign(*letter));
    let alef = cluster.chars().skip(1).find(|&letter| glyphs::is_alef(letter) && glyphs::is_pair(cluster));
    std::iter::once(first.unwrap_or(STAND_IN)).chain(alef)
}

/// What hangs on the letters of a cluster.
fn signs(cluster: &str) -> impl Iterator<Item = char> {
    cluster.chars().skip(1).filter(|&letter| !(glyphs::is_alef(letter) && glyphs::is_pair(cluster)))
}

/// Vowel signs and other marks of Arabic (Unicode, Arabic and Arabic Extended-A).
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}')
}

/// One form for one letter, so that places are kept; vowel signs and lengthenings stay.
fn reshaper() -> &'static ArabicReshaper {
    static RESHAPER: OnceLock<ArabicReshaper> = OnceLock::new();
    RESHAPER.get_or_init(|| {
        ArabicReshaper::new(ReshaperConfig {
            delete_harakat: false,
            support_ligatures: false,
            delete_tatweel: false,
            ..ReshaperConfig::default()
        })
    })
}

/// The one shape of lam and alef. The form of the lam tells whether a letter joins it from before (Unicode, Arabic
/// Presentation Forms-B, FEF5 to FEFC).
fn pair(cluster: &str, base: &[char]) -> char {
    let alone = match cluster.chars().find(|&letter| glyphs::is_alef(letter)) {
        Some('آ') => '\u{fef5}',
        Some('أ') => '\u{fef7}',
        Some('إ') => '\u{fef9}',
        _ => '\u{fefb}',
    };
    let is_joined_before = base.first() == Some(&'\u{fee0}');
    if is_joined_before { char::from_u32(u32::from(alone) + 1).unwrap_or(alone) } else { alone }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(words: &str) -> String {
        let clusters = glyphs::clusters(words, true);
        let joined = joined(&clusters);
        clusters.iter().zip(joined).map(|(cluster, form)| form.unwrap_or_else(|| cluster.1.to_owned())).collect()
    }

    #[test]
    fn lam_and_alef_are_one_shape_alone_and_joined() {
        assert_eq!(forms("لا"), "\u{fefb}");
        assert_eq!(forms("بلا"), "\u{fe91}\u{fefc}");
        assert_eq!(forms("لأن"), "\u{fef7}\u{fee5}");
        assert_eq!(forms("لَا"), "\u{fefb}\u{64e}");
    }

    #[test]
    fn a_row_may_begin_with_a_vowel_sign() {
        assert_eq!(forms("\u{64f}لا"), "\u{64f}\u{fefb}");
        assert_eq!(forms("\u{200d}"), "\u{200d}");
    }

    #[test]
    fn vowel_signs_stay_with_their_letters() {
        let shown = forms("مُحَمَّد");
        assert_eq!(shown.chars().count(), "مُحَمَّد".chars().count());
        assert!(shown.starts_with("\u{fee3}\u{64f}"), "{shown:?}");
    }
}
