//! The forms of Arabic letters that join their neighbours, for terminals that do not join them.

use crate::layout::glyphs;
use ar_reshaper::{ArabicReshaper, ReshaperConfig};
use std::sync::OnceLock;

/// For each cluster of a row, in the order of reading, its joined form; `None` for a cluster that stays as it is.
pub fn joined(clusters: &[(usize, &str)]) -> Vec<Option<String>> {
    let words: String = clusters.iter().map(|cluster| cluster.1).collect();
    let shaped: Vec<char> = reshaper().reshape(&words).chars().collect();
    if shaped.len() != words.chars().count() {
        return vec![None; clusters.len()];
    }
    let mut letters = shaped.into_iter();
    let form = |cluster: &str| {
        let form: String = letters.by_ref().take(cluster.chars().count()).collect();
        let form = if glyphs::is_pair(cluster) { pair(cluster, &form) } else { form };
        (form != cluster).then_some(form)
    };
    clusters.iter().map(|cluster| cluster.1).map(form).collect()
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

/// The one shape of lam and alef, with the vowel signs of both. The form of the lam tells whether a letter joins it
/// from before (Unicode, Arabic Presentation Forms-B, FEF5 to FEFC).
fn pair(cluster: &str, form: &str) -> String {
    let alone = match cluster.chars().find(|&letter| glyphs::is_alef(letter)) {
        Some('آ') => '\u{fef5}',
        Some('أ') => '\u{fef7}',
        Some('إ') => '\u{fef9}',
        _ => '\u{fefb}',
    };
    let is_joined_before = form.starts_with('\u{fee0}');
    let shape = if is_joined_before { char::from_u32(u32::from(alone) + 1).unwrap_or(alone) } else { alone };
    let signs = cluster.chars().skip(1).filter(|&letter| !glyphs::is_alef(letter));
    std::iter::once(shape).chain(signs).collect()
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
    fn vowel_signs_stay_with_their_letters() {
        let shown = forms("مُحَمَّد");
        assert_eq!(shown.chars().count(), "مُحَمَّد".chars().count());
        assert!(shown.starts_with("\u{fee3}\u{64f}"), "{shown:?}");
    }
}
