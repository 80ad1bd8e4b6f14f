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
    fn label(self, number: i64) -> Option<String> {
        Some(match self {
            Self::None => return None,
            Self::Bullet => "•".to_owned(),
            Self::Chinese => format!("{}、", self.written(number)),
            _ => format!("{}.", self.written(number)),
        })
    }

    /// A number as the marker writes it.
    fn written(self, number: i64) -> String {
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

/// A label that a style sheet makes of a counter: what stands before and behind the number, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counter {
    before: Box<str>,
    marker: Marker,
    behind: Box<str>,
}

impl Counter {
    /// What `"(" counter(name, lower-latin) ") "` says; `None` where it is not one counter between words.
    pub(super) fn declared(content: &str) -> Option<Self> {
        let (before, rest) = content.split_once("counter(")?;
        let (inner, behind) = rest.split_once(')')?;
        let style = inner.split_once(',').map_or("decimal", |(_, style)| style.trim());
        let words = |quoted: &str| quoted.split('"').skip(1).step_by(2).collect::<String>().into();
        let marker = Marker::named(style).filter(|marker| !matches!(marker, Marker::Bullet | Marker::None))?;
        (!behind.contains("counter(")).then(|| Self { before: words(before), marker, behind: words(behind) })
    }

    fn label(&self, number: i64) -> String {
        format!("{}{}{}", self.before, self.marker.written(number), self.behind).trim().to_owned()
    }
}

/// A list that is open.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) marker: Marker,
    /// What the style sheet of the page puts before its items in the place of the marker.
    pub(super) counter: Option<Counter>,
    pub(super) next: i64,
    /// −1 where a list counts down.
    pub(super) step: i64,
}

impl List {
    /// The label of the next item; `value` is the number that the item claims, `marker` its own.
    pub(super) fn count(&mut self, value: Option<i64>, marker: Option<Marker>) -> Option<String> {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match &self.counter {
            Some(counter) => Some(counter.label(number)),
            None => marker.unwrap_or(self.marker).label(number),
        }
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
        let mut list = List { marker: Marker::Decimal, counter: None, next: 5, step: -1 };
        let labels: Vec<String> =
            [None, Some(9), None].into_iter().filter_map(|value| list.count(value, None)).collect();
        assert_eq!(labels, ["5.", "9.", "8."]);
        let counter = Counter::declared("\"(\" counter(a,lower-latin) \") \"").expect("a counter");
        let mut list = List { counter: Some(counter), ..list };
        assert_eq!(list.count(Some(2), None).as_deref(), Some("(b)"));
        assert_eq!(Counter::declared("\"x\""), None);
    }
}
