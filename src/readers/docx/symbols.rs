//! Letters of the symbol fonts, which Word writes as codes from U+F020 to U+F0FF.

/// A font whose letters are not what their codes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Bullets, boxes, arrows and ornaments.
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    /// Any other font that letters of their own codes may stand in.
    Other,
}

impl SymbolFont {
    /// The font of this name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "Symbol" => Self::Symbol,
            "Wingdings" => Self::Wingdings,
            "Wingdings 2" => Self::Wingdings2,
            "Wingdings 3" => Self::Wingdings3,
            "Webdings" => Self::Webdings,
            _ => Self::Other,
        }
    }
}

/// The letter that `font` draws for `code`, which may stand in the private area of Unicode; `None` where it is unknown.
pub(super) fn letter(font: SymbolFont, code: u32) -> Option<char> {
    let place = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let row = match font {
        SymbolFont::Symbol => SYMBOL,
        SymbolFont::Wingdings => WINGDINGS,
        SymbolFont::Wingdings2 => WINGDINGS_2,
        SymbolFont::Wingdings3 => WINGDINGS_3,
        SymbolFont::Webdings => WEBDINGS,
        // The bullets that Word offers are told by code alone where the font is lost.
        SymbolFont::Other if code >= 0xf000 => BULLETS,
        SymbolFont::Other => return char::from_u32(code).filter(|letter| !letter.is_control()),
    };
    row.iter()
        .find(|(from, letters)| {
            let length = u32::try_from(letters.chars().count()).unwrap_or(0);
            (*from..from + length).contains(&place)
        })
        .and_then(|(from, letters)| letters.chars().nth(usize::try_from(place - from).ok()?))
        .filter(|&letter| letter != UNKNOWN)
}

/// Words with every letter of a symbol font replaced; `None` where there is none.
pub(super) fn replaced(words: &str, font: SymbolFont) -> Option<String> {
    let is_private = |letter: char| ('\u{f020}'..='\u{f0ff}').contains(&letter);
    words.contains(is_private).then(|| {
        let known = |found: char| if is_private(found) { letter(font, found as u32).unwrap_or(found) } else { found };
        words.chars().map(known).collect()
    })
}

/// Stands in the tables where Unicode has no such letter, and in texts for a sign that is not known.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// The table of Adobe's Symbol font, as Unicode publishes it.
const SYMBOL: &[(u32, &str)] = &[
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    (0xc0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    (0xe0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    (0xf1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
];

/// What texts use of Wingdings: marks, boxes, figures in circles, bullets, arrows.
const WINGDINGS: &[(u32, &str)] = &[
    (0x20, " "),
    (0x22, "✂✁"),
    (0x28, "☎✆✉"),
    (0x3f, "✍"),
    (0x45, "☜☞☝☟"),
    (0x4a, "☺"),
    (0x4c, "☹"),
    (0x6c, "●❍■□"),
    (0x71, "❑❒⬧⧫◆❖⬥"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9e, "·•▪○⭕"),
    (0xa4, "◉◎"),
    (0xa7, "▪◻"),
    (0xab, "★✶✴✹✵"),
    (0xd8, "➢"),
    (0xdf, "←→↑↓↖↗↙↘"),
    (0xe8, "➔"),
    (0xef, "⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂"),
    (0xfb, "✗✓☒☑"),
];

/// What forms use of Wingdings 2: ticks, crosses, boxes, figures in circles.
const WINGDINGS_2: &[(u32, &str)] =
    &[(0x20, " "), (0x4f, "✗✓☒☑"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0x96, "·•"), (0xa2, "■□")];

/// The bullet that the themes of Office set in Wingdings 3.
const WINGDINGS_3: &[(u32, &str)] = &[(0x20, " "), (0x7d, "▶")];

/// What forms use of Webdings: triangles, ticks, boxes.
const WEBDINGS: &[(u32, &str)] =
    &[(0x20, " "), (0x33, "◀▶▲▼"), (0x61, "✔"), (0x63, "□"), (0x67, "■"), (0x6e, "●"), (0x72, "✗")];

/// Bullets by their codes in Symbol and Wingdings, which do not contradict each other there.
const BULLETS: &[(u32, &str)] =
    &[(0x6f, "□"), (0x71, "❑"), (0x76, "❖"), (0xa7, "▪"), (0xb7, "•"), (0xd8, "➢"), (0xfc, "✓")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_the_letters_that_are_drawn() {
        assert_eq!(letter(SymbolFont::Symbol, 0xf061), Some('α'));
        assert_eq!(letter(SymbolFont::Symbol, 0xf0b7), Some('•'));
        assert_eq!(letter(SymbolFont::Symbol, 0xf0a3), Some('≤'));
        assert_eq!(letter(SymbolFont::Symbol, 0xf0d5), Some('∏'));
        assert_eq!(letter(SymbolFont::Symbol, 0xf0f2), Some('∫'));
        assert_eq!(letter(SymbolFont::Wingdings, 0xf0fc), Some('✓'));
        assert_eq!(letter(SymbolFont::Wingdings, 0xf0e0), Some('→'));
        assert_eq!(letter(SymbolFont::Wingdings, 0xf022), Some('✂'));
        assert_eq!(letter(SymbolFont::named("Wingdings 2"), 0xf052), Some('☑'));
        assert_eq!(letter(SymbolFont::named("Webdings"), 0x61), Some('✔'));
        assert_eq!(letter(SymbolFont::Other, 0xf0b7), Some('•'));
        assert_eq!(letter(SymbolFont::Other, 0x2713), Some('✓'));
        assert_eq!(letter(SymbolFont::Wingdings, 0xf03a), None);
        assert_eq!(replaced("a \u{f0b3} b", SymbolFont::Symbol).as_deref(), Some("a ≥ b"));
        assert_eq!(replaced("a b", SymbolFont::Symbol), None);
    }
}
