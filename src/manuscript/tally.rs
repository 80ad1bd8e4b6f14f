//! Counts characters, so that none can be lost or invented unseen.

use std::ops::Range;

/// How often each character occurs; white space and marks without a glyph of their own are passed over. No document
/// has two thousand million of one letter.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Letters of one or two bytes, by code point: Latin, Cyrillic, Arabic. `None` until one is counted.
    near: Option<Box<Near>>,
    /// All others by the low byte of the code point, one page for each value of the bytes above it.
    far: Vec<Option<Box<[i32; 256]>>>,
}

/// How often each letter of one or two bytes occurs: the sum of two counts.
#[derive(Clone, Debug)]
struct Near {
    even: [i32; FAR],
    odd: [i32; FAR],
}

impl Default for Near {
    fn default() -> Self {
        Self { even: [0; FAR], odd: [0; FAR] }
    }
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

    /// Takes the characters of `words` off again.
    pub fn take(&mut self, words: &str) {
        self.change(words, -1);
    }

    /// Takes off characters that turned out to be no words at all, such as the marks of Markdown.
    pub fn forget(&mut self, words: &str) {
        self.change(words, -1);
    }

    /// How many characters are left over: added and not taken, and taken but never added.
    pub fn balance(&self) -> (usize, usize) {
        let near = self.near.iter().flat_map(|near| {
            let both = |range: Range<usize>| near.even[range.clone()].iter().zip(&near.odd[range]);
            NEAR.into_iter().flat_map(both).map(|(even, odd)| even + odd)
        });
        let pages = self.far.iter().enumerate().filter_map(|(page, counts)| Some((page, counts.as_deref()?)));
        let far = pages.flat_map(|(page, counts)| far(page).iter().flat_map(|range| &counts[range.clone()]));
        let (mut missing, mut invented) = (0, 0);
        near.chain(far.copied()).for_each(|count| {
            missing += count.max(0).unsigned_abs();
            invented += count.min(0).unsigned_abs();
        });
        (missing as usize, invented as usize)
    }

    /// Every letter of every document passes here twice, so the sequences of UTF-8 are read by hand, and what does
    /// not count among them is only left out of the sum. A letter is mostly followed by one of the same script: each
    /// has a loop of its own. Letters that follow each other are counted in different places, lest the processor
    /// waits for the one before where they are alike.
    fn change(&mut self, words: &str, by: i32) {
        let Near { even, odd } = &mut **self.near.get_or_insert_default();
        let low = |byte: u8| usize::from(byte & 0x3f);
        let pair = |first: u8, second: u8| usize::from(first & 0x1f) << 6 | low(second);
        let mut bytes = words.as_bytes();
        while let [first, behind @ ..] = bytes {
            if first.is_ascii() {
                even[usize::from(*first)] += by;
                bytes = behind;
            }
            while let [one, two, three, four, rest @ ..] = bytes
                && (one | two | three | four).is_ascii()
            {
                even[usize::from(*one)] += by;
                odd[usize::from(*two)] += by;
                even[usize::from(*three)] += by;
                odd[usize::from(*four)] += by;
                bytes = rest;
            }
            while let [one @ 0xc2..=0xdf, two, three @ 0xc2..=0xdf, four, rest @ ..] = bytes {
                even[pair(*one, *two)] += by;
                odd[pair(*three, *four)] += by;
                bytes = rest;
            }
            if let [first @ 0xc2..=0xdf, second, rest @ ..] = bytes {
                even[pair(*first, *second)] += by;
                bytes = rest;
            }
            while let [first @ 0xe0..=0xef, second, third, rest @ ..] = bytes {
                let code = usize::from(*first & 0x0f) << 12 | low(*second) << 6 | low(*third);
                far_page(&mut self.far, code >> 8)[code & 0xff] += by;
                bytes = rest;
            }
            if let [first @ 0xf0..=0xff, second, third, fourth, rest @ ..] = bytes {
                let head = usize::from(*first & 0x07) << 18 | low(*second) << 12;
                let code = head | low(*third) << 6 | low(*fourth);
                far_page(&mut self.far, code >> 8)[code & 0xff] += by;
                bytes = rest;
            }
        }
    }
}

/// The code points that count among those below `FAR`.
const NEAR: [Range<usize>; 3] = [0x21..0x7f, 0xa1..0xad, 0xae..FAR];

/// Those that count on a page of the others.
#[expect(clippy::single_range_in_vec_init, reason = "nearly all pages have a single stretch")]
fn far(page: usize) -> &'static [Range<usize>] {
    match page {
        0x16 => &[0..0x80, 0x81..0x100],
        0x20 => &[0x10..0x28, 0x30..0x5f, 0x6a..0x100],
        0x30 => &[1..0x100],
        0xfe => &[0..0xff],
        _ => &[0..0x100],
    }
}

#[inline]
fn far_page(far: &mut Vec<Option<Box<[i32; 256]>>>, page: usize) -> &mut [i32; 256] {
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
