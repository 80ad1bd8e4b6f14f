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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_romans_did() {
        for (number, roman) in [(1, "i"), (4, "iv"), (19, "xix"), (63, "lxiii"), (1944, "mcmxliv"), (3999, "mmmcmxcix")]
        {
            assert_eq!(small(number).as_deref(), Some(roman));
        }
        assert_eq!((small(0), small(4000)), (None, None));
    }
}
