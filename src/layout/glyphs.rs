//! What a person sees as one letter, and how many cells it takes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The letters of `words` as a person counts them, each with its first byte. Where Arabic letters are `joined` for the
/// terminal, lam and alef are one.
pub fn clusters(words: &str, joined: bool) -> Vec<(usize, &str)> {
    let mut out: Vec<(usize, &str)> = Vec::with_capacity(words.len());
    for (at, cluster) in words.grapheme_indices(true) {
        match out.last_mut() {
            Some(last) if joined && last.1.starts_with('ل') && cluster.starts_with(is_alef) && !is_pair(last.1) => {
                last.1 = &words[last.0..at + cluster.len()];
            }
            _ => out.push((at, cluster)),
        }
    }
    out
}

/// The cells that one letter takes; one that takes none by itself is carried by its neighbour.
pub fn width_of(cluster: &str) -> usize {
    if is_pair(cluster) { 1 } else { cluster.width().min(2) }
}

/// The cells that `words` take.
pub fn width(words: &str, joined: bool) -> usize {
    counted(words, joined).unwrap_or_else(|| clusters(words, joined).iter().map(|(_, cluster)| width_of(cluster)).sum())
}

/// The cells of words whose letters are all of known width: most of what is read, so that it is counted fast. `None`
/// where a letter may combine with its neighbours.
fn counted(words: &str, joined: bool) -> Option<usize> {
    if words.is_ascii() {
        return Some(words.len());
    }
    let mut cells = 0;
    let mut behind_lam = false;
    for letter in words.chars() {
        let is_of_pair = joined && behind_lam && is_alef(letter);
        if !matches!(letter, '\u{64b}'..='\u{652}') {
            behind_lam = letter == 'ل';
        }
        cells += match letter {
            _ if is_of_pair => 0,
            ' '..='~'
            | '\u{a0}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\u{400}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{60c}'
            | '\u{61b}'
            | '\u{61f}'
            | '\u{621}'..='\u{64a}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2018}'..='\u{201f}'
            | '\u{2026}'
            | '\u{2070}'
            | '\u{2074}'..='\u{2079}'
            | '\u{2116}' => 1,
            '\u{64b}'..='\u{652}' if cells > 0 => 0,
            '\u{3001}'..='\u{3011}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => 2,
            _ => return None,
        };
    }
    Some(cells)
}

/// Whether a sign hangs on what stands before it, be it a space.
pub fn hangs(letter: char) -> bool {
    counted(letter.encode_utf8(&mut [0; 4]), false).is_none() && format!(" {letter}").graphemes(true).count() == 1
}

/// Whether a cluster is a lam with its alef.
pub fn is_pair(cluster: &str) -> bool {
    cluster.starts_with('ل') && cluster.chars().skip(1).any(is_alef)
}

/// The four alefs that lam joins to one shape.
pub fn is_alef(letter: char) -> bool {
    matches!(letter, 'ا' | 'أ' | 'إ' | 'آ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vowel_sign_takes_no_cell_and_lam_with_alef_takes_one() {
        assert_eq!(width("مُحَمَّد", true), 4);
        assert_eq!(width("سلام", false), 4);
        assert_eq!(width("سلام", true), 3);
        assert_eq!(clusters("لَا", true), [(0, "لَا")]);
        assert_eq!(width("大会，", true), 6);
        assert_eq!(width("пункт № 5²", true), 10);
    }

    #[test]
    fn letters_counted_fast_are_counted_right() {
        let slowly =
            |words: &str, joined| clusters(words, joined).iter().map(|(_, cluster)| width_of(cluster)).sum::<usize>();
        let mut fast = 0;
        for letter in (1..=0xffff).filter_map(char::from_u32) {
            for words in [letter.to_string(), format!("a{letter}b"), format!("ل{letter}ا"), format!("会{letter}")] {
                for joined in [false, true] {
                    if let Some(cells) = counted(&words, joined) {
                        assert_eq!(cells, slowly(&words, joined), "{words:?} {:x}", u32::from(letter));
                        fast += 1;
                    }
                }
            }
        }
        assert!(fast > 100_000, "most letters are counted fast: {fast}");
    }
}
