//! What the styles of United Nations templates say of a paragraph.
//!
//! The templates of New York, Geneva and Vienna write the same styles as `SingleTxt`, `__Single Txt` and
//! `_ Single Txt_G`; names are compared without their ornaments.

use crate::manuscript::printed::{Place, Style};

/// What a style says of its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    pub(super) style: Style,
    pub(super) place: Place,
}

const HEADING: Hint = Hint { style: Style::Heading, place: Place::Unknown };
const TEXT: Hint = Hint { style: Style::Plain, place: Place::Unknown };
const COVER: Hint = Hint { style: Style::Plain, place: Place::Cover };
const TITLE: Hint = Hint { style: Style::Heading, place: Place::Title };

/// Names without spaces, lines and capitals.
const NAMES: [(&str, Hint); 36] = [
    ("singletxt", TEXT),
    ("hm", HEADING),
    ("hch", HEADING),
    ("h1", HEADING),
    ("h23", HEADING),
    ("h4", HEADING),
    ("h56", HEADING),
    ("sm", HEADING),
    ("sl", HEADING),
    ("ss", HEADING),
    ("stitlel", HEADING),
    ("stitlem", HEADING),
    ("stitles", HEADING),
    ("heading1", HEADING),
    ("heading2", HEADING),
    ("heading3", HEADING),
    ("heading4", HEADING),
    ("heading5", HEADING),
    ("heading6", HEADING),
    ("title", TITLE),
    ("subtitle", TITLE),
    ("titlehm", TITLE),
    ("titlehch", TITLE),
    ("titleh1", TITLE),
    ("titleh2", TITLE),
    ("distribution", COVER),
    ("publication", COVER),
    ("releasedate", COVER),
    ("original", COVER),
    ("session", COVER),
    ("agendaitemnormal", COVER),
    ("agendaitemnumber", COVER),
    ("agendaitemtitle", COVER),
    ("agendatitleh2", COVER),
    ("sponsors", COVER),
    ("xlarge", COVER),
];

/// What a style of this name says; `None` where the name says nothing.
pub(super) fn of_name(name: &str) -> Option<Hint> {
    // `_G` stands for Geneva.
    let name = name.trim_end_matches("_G");
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    NAMES.iter().find(|(known, _)| *known == bare).map(|(_, hint)| *hint)
}

/// What the level in the outline says: 0 to 8 for headings, 9 for text.
pub(super) fn of_outline(level: u8) -> Hint {
    if level < 9 { HEADING } else { TEXT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_style_is_known_by_all_its_names() {
        for name in ["SingleTxt", "__Single Txt", "_ Single Txt_G"] {
            assert_eq!(of_name(name), Some(TEXT), "{name}");
        }
        for name in ["H1", "_ H_1", "_ H_1_G", "_ H __Ch_G", "HCh", "H23", "_ H_2/3", "heading 2"] {
            assert_eq!(of_name(name), Some(HEADING), "{name}");
        }
        assert_eq!(of_name("Distribution"), Some(COVER));
        assert_eq!(of_name("Table Grid"), None);
    }
}
