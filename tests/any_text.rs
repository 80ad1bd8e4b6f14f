//! Whatever the text, reading ends, loses no letter, invents none, and gives no id twice.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::format;
use proptest::prelude::*;
use std::collections::HashSet;

/// A resolution of nobody, with all that texts are made of.
const RESOLUTION: &str = "\
A/RES/0/1
Seventy-fifth session
Agenda item 9 (b)
Resolution adopted by the General Assembly on 1 May 2020
[without reference to a Main Committee (A/0/L.1)]
0/1. The keeping of archives
The General Assembly,
*Recalling* its resolution [0/9](#) of 2 May 2019,¹
*Noting* that papers burn, and that³
those who keep them² do not,
¹ Resolution 9, annex. ² Ibid.
1. *Decides* to keep them:
(a) In boxes;
(i) Of wood; and
(ii) Of tin;
(b) On shelves;
and to count them every year;
II
Of the keepers
2. *Requests* the keepers* to report to it at its next session,
* As listed by the Secre-
tariat.
__________________
 3  The list, vol. 1, No. 2.
20-00001      1/2
\u{c}A/RES/0/1
| Year | Boxes |
| 2020 | **7** |
40th plenary meeting
1 May 2020
Annex
Rules
1. Every box bears a number.
– It is painted;
• It is read aloud.";

/// Signs on which the reader decides, and letters of all scripts.
const SIGNS: &[&str] = &[
    "*",
    "**",
    "[",
    "](",
    ")",
    "\\",
    "|",
    "#",
    "¹",
    "²",
    "⁴",
    "1.",
    "(a)",
    "i)",
    "㈠",
    "一、",
    "أ -",
    "’1‘",
    "–",
    "- ",
    "-\n",
    "\n",
    "\n\n",
    "\r\n",
    "\u{c}",
    "\u{feff}",
    "\u{2028}",
    "\u{200f}",
    "\u{a0}",
    "____________",
    "20-12345 1/2",
    "A/RES/1/2",
    "The General Assembly,",
    "大会，",
    "إن الجمعية العامة،",
    "Генеральная Ассамблея,",
    "Annex",
    "附件",
    "7",
    "٣",
    "，",
    "؛",
    "̈",
    "é",
    "\0",
    "\u{10fffd}",
    "[^1]",
    "[^1]: ",
    "<b>",
    "&amp;",
    "word",
    "Decides",
    "призывает",
    "且",
    "كلمة",
    "     ",
];

fn read(text: &str) -> Option<Reading> {
    Some(grammar::read::read(format::read(text.as_bytes()).ok()?))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let Some(reading) = read(text) else { return Ok(()) };
    prop_assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0), "{:?}", text);
    let mut seen = HashSet::new();
    for id in reading.resolution.nodes.iter().filter_map(|node| node.id.as_deref()) {
        prop_assert!(seen.insert(id), "{} twice in {:?}", id, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letters(text in "\\PC{0,300}") {
        holds(&text)?;
    }

    #[test]
    fn any_signs(signs in prop::collection::vec(prop::sample::select(SIGNS), 0..60)) {
        holds(&signs.concat())?;
        holds(&signs.join(" "))?;
    }

    #[test]
    fn lines_of_a_resolution_in_any_order(places in prop::collection::vec(0..32_usize, 0..60), gap in 0..3_usize) {
        let lines: Vec<&str> = RESOLUTION.lines().collect();
        let chosen: Vec<&str> = places.iter().filter_map(|&place| lines.get(place).copied()).collect();
        holds(&chosen.join(["\n", "\n\n", " "][gap]))?;
    }

    #[test]
    fn a_resolution_with_signs_put_in_and_stretches_cut_out(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(SIGNS)), 1..20),
    ) {
        let mut letters: Vec<char> = RESOLUTION.chars().collect();
        for (place, length, sign) in changes {
            let from = place.index(letters.len().max(1)).min(letters.len());
            let to = (from + length).min(letters.len());
            letters.splice(from..to, sign.chars());
        }
        holds(&letters.into_iter().collect::<String>())?;
    }
}
