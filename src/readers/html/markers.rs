//! The labels that a browser puts before the items of a list.

use crate::model::roman;

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    ArabicDigit,
    Chinese,
    Bullet,
    None,
}

impl Marker {
    /// The marker that a `type` or a style names; `None` for those unknown.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "1" | "decimal" => Self::Decimal,
            "a" | "lower-alpha" | "lower-latin" => Self::LowerLetter,
            "A" | "upper-alpha" | "upper-latin" => Self::UpperLetter,
            "i" | "lower-roman" => Self::LowerRoman,
            "I" | "upper-roman" => Self::UpperRoman,
            "arabic-indic" => Self::ArabicDigit,
            "cjk-ideographic" | "cjk-decimal" | "simp-chinese-informal" | "trad-chinese-informal" => Self::Chinese,
            "disc" | "circle" | "square" => Self::Bullet,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// The label of the item that counts `number`; `None` where none is shown.
    pub(super) fn label(self, number: i64) -> Option<String> {
        Some(match self {
            Self::None => return None,
            Self::Bullet => "•".to_owned(),
            Self::Chinese => format!("{}、", self.written(number)),
            _ => format!("{}.", self.written(number)),
        })
    }

    /// A number as the marker writes it.
    pub(super) fn written(self, number: i64) -> String {
        let written = match self {
            Self::None | Self::Bullet | Self::Decimal => None,
            Self::Chinese => chinese(number),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).map(|letters| letters.to_ascii_uppercase()),
            Self::LowerRoman => u32::try_from(number).ok().and_then(roman::small),
            Self::UpperRoman => {
                u32::try_from(number).ok().and_then(roman::small).map(|roman| roman.to_ascii_uppercase())
            }
            Self::ArabicDigit => Some(number.to_string().chars().map(arabic_digit).collect()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// `a` to `z`, `aa`, `ab`, as browsers count.
fn letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut reversed = Vec::new();
    while rest > 0 {
        reversed.push(char::from_u32('a' as u32 + (rest - 1) % 26)?);
        rest = (rest - 1) / 26;
    }
    Some(reversed.iter().rev().collect())
}

/// Chinese numerals up to 99.
fn chinese(number: i64) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = usize::try_from(number).ok().filter(|number| (1..100).contains(number))?;
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens]),
    };
    Some(tens + DIGITS[number % 10])
}

fn arabic_digit(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit)).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_a_browser() {
        let label = |name: &str, number| Marker::named(name).expect(name).label(number);
        for (name, number, expected) in [
            ("1", 13, "13."),
            ("a", 3, "c."),
            ("a", 28, "ab."),
            ("lower-roman", 4, "iv."),
            ("I", 1999, "MCMXCIX."),
            ("i", 0, "0."),
            ("arabic-indic", 21, "٢١."),
            ("cjk-ideographic", 21, "二十一、"),
            ("disc", 5, "•"),
        ] {
            assert_eq!(label(name, number).as_deref(), Some(expected));
        }
        assert_eq!(label("none", 1), None);
    }
}
