//! Counts characters, so that none can be lost or invented unseen.

/// How often each character occurs; white space and marks without a glyph of their own are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counts for the basic plane, by code point; grown when first needed.
    plane: Vec<i64>,
    /// Counts for all characters beyond it, in no order.
    beyond: Vec<(char, i64)>,
    /// All characters counted.
    total: usize,
}

/// Whether a character counts: not white space, no soft hyphen, joiner, direction mark or byte order mark.
pub fn counts(letter: char) -> bool {
    !letter.is_whitespace()
        && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        && !letter.is_control()
}

impl Tally {
    /// Counts the characters of `words`.
    pub fn add(&mut self, words: &str) {
        for letter in words.chars().filter(|&letter| counts(letter)) {
            self.total += 1;
            self.change(letter, 1);
        }
    }

    /// Counts all that `other` counts.
    pub fn append(&mut self, other: &Self) {
        self.total += other.total;
        let plane = other.plane.iter().enumerate().filter(|(_, count)| **count != 0);
        let plane = plane.filter_map(|(code, &count)| Some((char::from_u32(u32::try_from(code).ok()?)?, count)));
        for (letter, count) in plane.chain(other.beyond.iter().copied()) {
            self.change(letter, count);
        }
    }

    /// Takes the characters of `words` off again.
    pub fn take(&mut self, words: &str) {
        for letter in words.chars().filter(|&letter| counts(letter)) {
            self.change(letter, -1);
        }
    }

    /// Takes off characters that turned out to be no words at all, such as the marks of Markdown.
    pub fn forget(&mut self, words: &str) {
        self.take(words);
        self.total -= words.chars().filter(|&letter| counts(letter)).count();
    }

    /// How many characters were added in all, whatever was taken off.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many characters are left over: added and not taken, and taken but never added.
    pub fn balance(&self) -> (usize, usize) {
        let mut left = 0;
        let mut owed = 0;
        let all = self.plane.iter().copied().chain(self.beyond.iter().map(|&(_, count)| count));
        for count in all {
            if count > 0 {
                left += usize::try_from(count).unwrap_or(0);
            } else {
                owed += usize::try_from(-count).unwrap_or(0);
            }
        }
        (left, owed)
    }

    fn change(&mut self, letter: char, by: i64) {
        let code = letter as usize;
        if code < 0x1_0000 {
            if code >= self.plane.len() {
                // Grown in steps of 4,096, so that a Latin text costs no table for Chinese.
                self.plane.resize((code | 0xfff) + 1, 0);
            }
            self.plane[code] += by;
        } else if let Some(entry) = self.beyond.iter_mut().find(|entry| entry.0 == letter) {
            entry.1 += by;
        } else {
            self.beyond.push((letter, by));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_and_what_is_invented_are_told_apart() {
        let mut tally = Tally::default();
        tally.add("Notes with concern 𝒜");
        tally.take("Note with conkern");
        assert_eq!(tally.total(), 17);
        assert_eq!(tally.balance(), (3, 1));
    }
}
