//! Looks for bytes in blocks: processors compare sixteen and more at a time where nothing hangs on the order.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The place of the first byte at or behind `from` that is one of `any`.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
pub fn find<const COUNT: usize>(bytes: &[u8], from: usize, any: [u8; COUNT]) -> Option<usize> {
    let is = |byte: u8| any.iter().fold(false, |is, &one| is | (byte == one));
    let mut at = from;
    while let Some(block) = bytes.get(at..at + BLOCK) {
        if block.iter().fold(0, |found, &byte| found | u8::from(is(byte))) > 0 {
            break;
        }
        at += BLOCK;
    }
    (at..bytes.len()).find(|&at| is(bytes[at]))
}

/// The place of the first byte at or behind `from` for which `is` holds, given the two bytes behind it, too; behind
/// the end stand zeros. It is fast as long as `is` has no branches: `|` between comparisons, not `||`, and no `match`.
#[inline]
pub fn find_ahead(bytes: &[u8], from: usize, is: impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(block) = bytes.get(at..at + BLOCK + 2) {
        let letters = block[..BLOCK].iter().zip(&block[1..=BLOCK]).zip(&block[2..]);
        if letters.fold(0, |found, ((&one, &two), &three)| found | u8::from(is(one, two, three))) > 0 {
            break;
        }
        at += BLOCK;
    }
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    (at..bytes.len()).find(|&at| is(bytes[at], byte(at + 1), byte(at + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, 0, *b"bc"), None);
            for place in 0..length {
                bytes[place] = b'b';
                for from in 0..length {
                    let expected = Some(place).filter(|_| from <= place);
                    assert_eq!(find(&bytes, from, *b"bc"), expected);
                    let end = length - place == 2;
                    let is = |one, _, third| (one == b'b') & ((third == 0) == end);
                    assert_eq!(find_ahead(&bytes, from, is), expected.filter(|_| length - place > 1));
                }
                bytes[place] = b'a';
            }
        }
    }
}
