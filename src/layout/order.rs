//! The order in which letters of mixed direction stand on a row, and the joined forms of Arabic letters.

use ar_reshaper::{ArabicReshaper, ReshaperConfig};
use std::sync::OnceLock;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// A letter as a person sees it, and the byte in the shown words where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The cluster, in the form that joins its neighbours.
    pub cluster: String,
    /// First byte in the shown words.
    pub at: usize,
}

/// The glyphs of `words[from..to]` from left to right, as they stand on the screen.
pub fn glyphs(words: &str, from: usize, to: usize, right_to_left: bool) -> Vec<Glyph> {
    let row = &words[from..to];
    let logical =
        || row.grapheme_indices(true).map(|(at, cluster)| Glyph { cluster: cluster.to_owned(), at: from + at });
    if !right_to_left && !row.chars().any(is_right_to_left) {
        return logical().collect();
    }
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(row, Some(base));
    let glyphs: Vec<Glyph> = logical().collect();
    let levels: Vec<Level> = glyphs.iter().map(|glyph| info.levels[glyph.at - from]).collect();
    let shaped = shape(glyphs);
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().map(|place| mirrored(&shaped[place], levels[place])).collect()
}

/// Whether a letter runs from right to left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Puts Arabic letters into the forms that join; one letter stays one letter, so places are kept.
fn shape(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    static RESHAPER: OnceLock<ArabicReshaper> = OnceLock::new();
    let reshaper = RESHAPER.get_or_init(|| {
        ArabicReshaper::new(ReshaperConfig {
            delete_harakat: false,
            support_ligatures: false,
            delete_tatweel: false,
            ..ReshaperConfig::default()
        })
    });
    let words: String = glyphs.iter().map(|glyph| glyph.cluster.as_str()).collect();
    let shaped: Vec<char> = reshaper.reshape(&words).chars().collect();
    if shaped.len() != words.chars().count() {
        return glyphs;
    }
    let mut letters = shaped.into_iter();
    glyphs
        .into_iter()
        .map(|glyph| {
            let count = glyph.cluster.chars().count();
            Glyph { cluster: letters.by_ref().take(count).collect(), at: glyph.at }
        })
        .collect()
}

/// Brackets point the other way where the words do.
fn mirrored(glyph: &Glyph, level: Level) -> Glyph {
    let other = match glyph.cluster.as_str() {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "«" => "»",
        "»" => "«",
        _ => return glyph.clone(),
    };
    if level.is_rtl() { Glyph { cluster: other.to_owned(), at: glyph.at } } else { glyph.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visual(words: &str, right_to_left: bool) -> String {
        glyphs(words, 0, words.len(), right_to_left).iter().map(|glyph| glyph.cluster.as_str()).collect()
    }

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(visual("abc (d)", false), "abc (d)");
    }

    #[test]
    fn numbers_keep_their_order_inside_arabic() {
        let shown = visual("قرار 75/10 هنا", true);
        assert!(shown.contains("75/10") || shown.contains("10/75"), "{shown}");
        assert_eq!(shown.chars().count(), "قرار 75/10 هنا".chars().count());
        assert!(
            shown.chars().next().is_some_and(|letter| ('\u{fe70}'..='\u{feff}').contains(&letter)),
            "joined forms: {shown}"
        );
    }
}
