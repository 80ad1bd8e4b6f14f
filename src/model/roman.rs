//! Roman numerals.

/// What each sign is worth, the largest first.
const SIGNS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// A number in small Roman letters; `None` for what the Romans did not write, 0 and from 4000 on.
pub fn small(mut number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            out.push_str(sign);
            number -= worth;
        }
    }
    Some(out)
}

/// The value of a numeral in small Roman letters. The sum of its letters tells it; letters in another order than that of
/// the numeral write none.
pub fn value(numeral: &str) -> Option<u32> {
    /// Letters of the longest, mmmdccclxxxviii.
    const LONGEST: usize = 15;
    let worth = |letter: u8| SIGNS.iter().find(|(_, sign)| sign.as_bytes() == [letter]).map(|(worth, _)| *worth);
    let mut sum: u32 = 0;
    let mut before = 0;
    for letter in numeral.bytes().take(LONGEST) {
        let worth = worth(letter)?;
        sum += worth;
        // A smaller letter before it is taken off, and was added.
        sum -= if before < worth { 2 * before } else { 0 };
        before = worth;
    }
    small(sum).is_some_and(|written| written == numeral).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_romans_did() {
        for (number, roman) in [(1, "i"), (4, "iv"), (19, "xix"), (63, "lxiii"), (1944, "mcmxliv"), (3999, "mmmcmxcix")]
        {
            assert_eq!((small(number).as_deref(), value(roman)), (Some(roman), Some(number)));
        }
        for none in ["", "iiii", "vx", "iix", "im", "xvx", "a", "X", "mmmdccclxxxviiii"] {
            assert_eq!(value(none), None, "{none}");
        }
        assert_eq!((small(0), small(4000)), (None, None));
    }
}
