//! Looks for bytes in blocks: processors compare sixteen and more at a time where nothing hangs on the order.

/// The parts of `text` between the bytes `sign`, which is ASCII; as `str::split`, and several times as fast.
pub fn split(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut from = 0;
    memchr::memchr_iter(sign, text.as_bytes()).chain(std::iter::once(text.len())).map(move |to| {
        let part = &text[from..to];
        from = to + 1;
        part
    })
}

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The place of the first byte at or behind `from` that is one of `any`; none of these is zero.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
pub fn find<const COUNT: usize>(bytes: &[u8], from: usize, any: [u8; COUNT]) -> Option<usize> {
    let is = |byte: u8| any.iter().fold(false, |is, &one| is | (byte == one));
    let mut at = from;
    while at < bytes.len() {
        let mut end = [0; BLOCK];
        let block = block_at(bytes, at, &mut end);
        if block.iter().fold(0, |found, &byte| found | u8::from(is(byte))) > 0 {
            return block.iter().position(|&byte| is(byte)).map(|place| at + place);
        }
        at += BLOCK;
    }
    None
}

/// The place of the first byte at or behind `from` for which `is` holds, given the two bytes behind it, too, and
/// zeros behind the end. It holds for no byte for which `may` does not, which is asked first.
///
/// It is fast as long as both have no branches: `|` between comparisons, not `||`, and no `match`.
#[inline]
pub fn find_ahead(
    bytes: &[u8],
    from: usize,
    may: impl Fn(u8, u8) -> bool,
    is: impl Fn(u8, u8, u8) -> bool,
) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let mut end = [0; BLOCK + 2];
        let block = block_at(bytes, at, &mut end);
        let (one, two, three) = (&block[..BLOCK], &block[1..=BLOCK], &block[2..]);
        let pairs = one.iter().zip(two);
        if pairs.clone().fold(0, |found, (&one, &two)| found | u8::from(may(one, two))) > 0 {
            let mut triples = pairs.zip(three).map(|((&one, &two), &three)| is(one, two, three));
            if triples.clone().fold(0, |found, is| found | u8::from(is)) > 0 {
                return triples.position(|is| is).map(|place| at + place);
            }
        }
        at += BLOCK;
    }
    None
}

/// The bytes from `at` on; where too few are left, they are copied to `end`, which is all zeros.
#[inline]
fn block_at<'a, const LENGTH: usize>(bytes: &'a [u8], at: usize, end: &'a mut [u8; LENGTH]) -> &'a [u8; LENGTH] {
    let rest = &bytes[at..];
    if let Some(block) = rest.first_chunk() {
        return block;
    }
    end[..rest.len()].copy_from_slice(rest);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\nb", "\na\n\nb\n"] {
            assert_eq!(split(text, b'\n').collect::<Vec<_>>(), text.split('\n').collect::<Vec<_>>());
        }
    }

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
                    assert_eq!(
                        find_ahead(&bytes, from, |one, _| one == b'b', is),
                        expected.filter(|_| length - place > 1)
                    );
                }
                bytes[place] = b'a';
            }
        }
    }
}
