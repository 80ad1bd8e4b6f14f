//! What a person sees as one letter, and how many cells it takes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The letters of `words` as a person counts them, each with its first byte. Where Arabic letters are `joined` for the
/// terminal, lam and alef are one.
pub fn clusters(words: &str, joined: bool) -> Vec<(usize, &str)> {
    let mut out = Vec::with_capacity(words.len());
    out.extend(letters(words, joined));
    out
}

/// As `clusters`, one after the other.
pub fn letters(words: &str, joined: bool) -> impl Iterator<Item = (usize, &str)> {
    // Most of what is read: no look at each letter's neighbours is needed.
    let is_plain = words.chars().all(|letter| cells_of(letter).is_some());
    let plain = is_plain.then(|| words.char_indices().map(|(at, letter)| (at, &words[at..at + letter.len_utf8()])));
    let others = (!is_plain).then(|| words.grapheme_indices(true));
    paired(words, joined, plain.into_iter().flatten().chain(others.into_iter().flatten()))
}

/// Makes one of each lam and the alef behind it where letters are `joined`.
fn paired<'a>(
    words: &'a str,
    joined: bool,
    letters: impl Iterator<Item = (usize, &'a str)>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let mut letters = letters.peekable();
    std::iter::from_fn(move || {
        let (at, cluster) = letters.next()?;
        if !joined || !cluster.starts_with('ل') || is_pair(cluster) {
            return Some((at, cluster));
        }
        let alef = letters.next_if(|(_, next)| next.starts_with(is_alef));
        Some((at, alef.map_or(cluster, |(behind, alef)| &words[at..behind + alef.len()])))
    })
}

/// The cells that one letter takes; one that takes none by itself is carried by its neighbour.
pub fn width_of(cluster: &str) -> usize {
    let mut letters = cluster.chars();
    match (letters.next().and_then(cells_of), letters.next()) {
        (Some(cells), None) => cells,
        _ if is_pair(cluster) => 1,
        _ => cluster.width().min(2),
    }
}

/// The cells that `words` take.
pub fn width(words: &str, joined: bool) -> usize {
    counted(words, joined).unwrap_or_else(|| letters(words, joined).map(|(_, cluster)| width_of(cluster)).sum())
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
        let is_mark = matches!(letter, '\u{64b}'..='\u{652}') && cells > 0;
        let is_of_pair = joined && behind_lam && is_alef(letter);
        if !is_mark {
            behind_lam = letter == 'ل';
            cells += if is_of_pair { 0 } else { cells_of(letter)? };
        }
    }
    Some(cells)
}

/// The cells of a letter that never combines with its neighbours; `None` for all others, and for the rarer ones.
fn cells_of(letter: char) -> Option<usize> {
    match letter {
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
        | '\u{2116}' => Some(1),
        '\u{3001}'..='\u{3011}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

/// Whether a sign hangs on what stands before it, be it a space.
pub fn hangs(letter: char) -> bool {
    cells_of(letter).is_none() && format!(" {letter}").graphemes(true).count() == 1
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
