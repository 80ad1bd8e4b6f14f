//! Traditional Chinese letters as simplified ones, for comparing words: documents until the seventies, and copies made in
//! places that write so, have the former.

use std::sync::LazyLock;

/// The letters that are told apart: those of the words that are looked for.
const PAIRS: &str = include_str!("../../assets/lexicon/traditional.txt");

/// The first and the last of the Chinese letters in common use.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// The simplified letter for each from `FIRST` on.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters: Vec<char> = (FIRST..=LAST).collect();
    for (simplified, traditional) in PAIRS.lines().filter_map(|line| line.split_once('\t')) {
        for letter in traditional.chars().filter(|letter| is_han(*letter)) {
            letters[letter as usize - FIRST as usize] = simplified.chars().next().unwrap_or(letter);
        }
    }
    letters
});

/// Whether a letter is one of the Chinese ones in common use.
#[inline]
pub fn is_han(letter: char) -> bool {
    (FIRST..=LAST).contains(&letter)
}

/// The simplified form of a letter; any other letter as it is.
#[inline]
pub fn simplified(letter: char) -> char {
    if is_han(letter) { SIMPLIFIED[letter as usize - FIRST as usize] } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_letters_become_simplified_ones() {
        let simple: String = "聯合國大會第九屆會議決議，a".chars().map(simplified).collect();
        assert!(simple.contains("大会第九届会议决议，a"), "{simple}");
        for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
            let (simplified, traditional) = line.split_once('\t').expect(line);
            assert!(simplified.chars().chain(traditional.chars()).all(is_han), "{line}");
        }
    }
}
