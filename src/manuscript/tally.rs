//! Counts characters, so that none can be lost or invented unseen.

/// How often each character occurs; white space and marks without a glyph of their own are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters of one or two bytes, by code point: Latin, Cyrillic, Arabic. `None` until one is counted.
    near: Option<Box<[i64; FAR]>>,
    /// All others by the low byte of the code point, one page for each value of the bytes above it.
    far: Vec<Option<Box<[i64; 256]>>>,
}

/// The first code point of three bytes.
const FAR: usize = 0x800;

/// Whether a character counts: not white space, no soft hyphen, joiner, direction mark or byte order mark.
#[inline]
pub fn counts(letter: char) -> bool {
    match letter {
        // The common ones first: this is asked of every letter of every document, several times.
        '!'..='~' | '¡'..='¬' | '®'..='\u{167f}' | '\u{3001}'..='\u{fefe}' => true,
        '\0'..='\u{a0}' => false,
        letter => {
            !letter.is_whitespace()
                && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        }
    }
}

impl Tally {
    /// Counts the characters of `words`.
    pub fn add(&mut self, words: &str) {
        self.change(words, 1);
    }

    /// Counts all that `other` counts.
    pub fn append(&mut self, other: &Self) {
        if let Some(near) = &other.near {
            let own = self.near.get_or_insert_with(|| Box::new([0; FAR]));
            own.iter_mut().zip(near.iter()).for_each(|(own, count)| *own += count);
        }
        for (page, counts) in other.far.iter().enumerate() {
            let Some(counts) = counts else { continue };
            let own = far_page(&mut self.far, page);
            own.iter_mut().zip(counts.iter()).for_each(|(own, count)| *own += count);
        }
    }

    /// Takes the characters of `words` off again.
    pub fn take(&mut self, words: &str) {
        self.change(words, -1);
    }

    /// Takes off characters that turned out to be no words at all, such as the marks of Markdown.
    pub fn forget(&mut self, words: &str) {
        self.change(words, -1);
    }

    /// How many more characters were added than taken off.
    pub fn total(&self) -> i64 {
        self.counts().sum()
    }

    /// How many characters are left over: added and not taken, and taken but never added.
    pub fn balance(&self) -> (usize, usize) {
        let size = |count: i64| usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
        let left = self.counts().filter(|count| *count > 0).map(size).sum();
        let owed = self.counts().filter(|count| *count < 0).map(size).sum();
        (left, owed)
    }

    /// The counts of all characters that count.
    fn counts(&self) -> impl Iterator<Item = i64> {
        let near = self.near.iter().flat_map(|near| (0..FAR).filter(|&code| counts_near(code)).map(|code| near[code]));
        near.chain(self.far.iter().flatten().flat_map(|page| page.iter().copied()))
    }

    /// Every letter of every document passes here twice, so the short sequences of UTF-8 are read by hand, and what
    /// does not count among them is only left out of the sum.
    fn change(&mut self, words: &str, by: i64) {
        let near = self.near.get_or_insert_with(|| Box::new([0; FAR]));
        let bytes = words.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            match first {
                0..=0x7f => near[usize::from(first)] += by,
                0xc0..=0xdf => {
                    at += 1;
                    let second = bytes.get(at).map_or(0, |second| second & 0x3f);
                    near[usize::from(first & 0x1f) << 6 | usize::from(second)] += by;
                }
                _ => {
                    let Some(letter) = words[at..].chars().next() else { break };
                    at += letter.len_utf8() - 1;
                    if counts(letter) {
                        far_page(&mut self.far, letter as usize >> 8)[letter as usize & 0xff] += by;
                    }
                }
            }
            at += 1;
        }
    }
}

/// As `counts`, for code points below `FAR`.
fn counts_near(code: usize) -> bool {
    matches!(code, 0x21..=0x7e | 0xa1..=0xac | 0xae..FAR)
}

fn far_page(far: &mut Vec<Option<Box<[i64; 256]>>>, page: usize) -> &mut [i64; 256] {
    if page >= far.len() {
        far.resize_with(page + 1, || None);
    }
    far[page].get_or_insert_with(|| Box::new([0; 256]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_and_what_is_invented_are_told_apart() {
        let mut tally = Tally::default();
        tally.add("Notes with concern 𝒜");
        tally.take("Note with conkern");
        assert_eq!(tally.balance(), (3, 1));
        assert_eq!(tally.total(), 2);
    }

    #[test]
    fn letters_of_every_length_count_alike() {
        let mut tally = Tally::default();
        let mut expected = 0;
        for letter in (0..0x3_0000).filter_map(char::from_u32) {
            tally.add(&format!("a{letter}b"));
            expected += 2 + usize::from(counts(letter));
        }
        assert_eq!(tally.balance(), (expected, 0));
    }
}
