//! What the control words of rich text mean to a reader of its words.

use encoding_rs::{Encoding, WINDOWS_1252};

/// What a control word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Stands for these letters.
    Letters(&'static str),
    /// Changes how words look.
    Look(Look),
    /// The group goes elsewhere.
    Group(Group),
    /// `\par` and its like.
    EndParagraph,
    /// Back to a paragraph like others.
    PlainParagraph,
    /// The paragraph is a heading, at a level of the outline.
    Outline,
    InTable,
    EndCell,
    /// The end of a cell of a table that lies in another.
    EndInnerCell,
    EndRow,
    /// A row whose cells are told of next.
    PlainRow,
    /// Where a cell of the row ends, from the left.
    Edge,
    /// The number of a note, which the writing program computes.
    NoteNumber,
    /// The note stands at the end of the document.
    EndNote,
    /// How notes, or where `true` those at the end, are numbered.
    NoteFormat(bool, &'static str),
    /// The first number of notes, or where `true` of those at the end.
    NoteStart(bool),
    /// The code page of the file.
    CodePage,
    /// The code page of old Macintosh files.
    Macintosh,
    /// The font of words that name none.
    UsualFont,
    Font,
    /// The alphabet of a font.
    Charset,
    /// How many letters stand behind `\u` for readers that do not know it.
    Skip,
    /// A letter by its number.
    Wide,
    /// Bytes that are no text.
    Binary,
}

/// A look that a word turns on, or off with a 0 behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Emphasis,
    Strong,
    Raised,
    /// Raised by so many half points.
    Up,
    /// Back to the line.
    OnLine,
    /// None of all these.
    Plain,
    Hidden,
    Deleted,
}

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Note,
    /// Running heads and feet.
    Edge,
    /// Fonts and their alphabets.
    Fonts,
    /// The code of a field.
    Code,
    /// A field.
    Field,
    /// What a field shows.
    Result,
    /// What a reader of the file wrote beside it.
    Comment,
    /// A drawing that may hold words.
    Drawing,
    /// The words of a drawing.
    Box,
    Nowhere,
    /// Read like the text around it.
    Text,
}

#[rustfmt::skip]
const WORDS: &[(&str, Word)] = &[
    ("aftnnalc", Word::NoteFormat(true, "lowerLetter")), ("aftnnar", Word::NoteFormat(true, "decimal")),
    ("aftnnauc", Word::NoteFormat(true, "upperLetter")), ("aftnnchi", Word::NoteFormat(true, "chicago")),
    ("aftnnrlc", Word::NoteFormat(true, "lowerRoman")), ("aftnnruc", Word::NoteFormat(true, "upperRoman")),
    ("aftnstart", Word::NoteStart(true)), ("annotation", Word::Group(Group::Comment)),
    ("ansicpg", Word::CodePage), ("atnauthor", Word::Group(Group::Nowhere)), ("atnid", Word::Group(Group::Nowhere)),
    ("b", Word::Look(Look::Strong)), ("bin", Word::Binary), ("bullet", Word::Letters("•")), ("cell", Word::EndCell),
    ("cellx", Word::Edge),
    ("chftn", Word::NoteNumber), ("colortbl", Word::Group(Group::Nowhere)), ("deff", Word::UsualFont),
    ("deleted", Word::Look(Look::Deleted)), ("do", Word::Group(Group::Drawing)),
    ("dptxbxtext", Word::Group(Group::Box)), ("emdash", Word::Letters("—")), ("emspace", Word::Letters(" ")),
    ("endash", Word::Letters("–")), ("enspace", Word::Letters(" ")), ("f", Word::Font), ("fcharset", Word::Charset),
    ("field", Word::Group(Group::Field)), ("fldinst", Word::Group(Group::Code)),
    ("fldrslt", Word::Group(Group::Result)), ("fonttbl", Word::Group(Group::Fonts)),
    ("footer", Word::Group(Group::Edge)), ("footerf", Word::Group(Group::Edge)),
    ("footerl", Word::Group(Group::Edge)), ("footerr", Word::Group(Group::Edge)),
    ("footnote", Word::Group(Group::Note)), ("ftnalt", Word::EndNote), ("ftnnalc", Word::NoteFormat(false, "lowerLetter")),
    ("ftnnar", Word::NoteFormat(false, "decimal")), ("ftnnauc", Word::NoteFormat(false, "upperLetter")),
    ("ftnnchi", Word::NoteFormat(false, "chicago")), ("ftnnrlc", Word::NoteFormat(false, "lowerRoman")),
    ("ftnnruc", Word::NoteFormat(false, "upperRoman")), ("ftnsep", Word::Group(Group::Nowhere)),
    ("ftnsepc", Word::Group(Group::Nowhere)), ("ftnstart", Word::NoteStart(false)),
    ("generator", Word::Group(Group::Nowhere)), ("header", Word::Group(Group::Edge)),
    ("headerf", Word::Group(Group::Edge)), ("headerl", Word::Group(Group::Edge)),
    ("headerr", Word::Group(Group::Edge)), ("i", Word::Look(Look::Emphasis)), ("info", Word::Group(Group::Nowhere)),
    ("intbl", Word::InTable), ("ldblquote", Word::Letters("“")), ("line", Word::Letters("\n")),
    ("listoverridetable", Word::Group(Group::Nowhere)), ("listtable", Word::Group(Group::Nowhere)),
    ("lquote", Word::Letters("‘")), ("mac", Word::Macintosh), ("nestcell", Word::EndInnerCell),
    ("nestrow", Word::EndInnerCell), ("nesttableprops", Word::Group(Group::Text)),
    ("nonesttables", Word::Group(Group::Nowhere)), ("nonshppict", Word::Group(Group::Nowhere)),
    ("nosupersub", Word::Look(Look::OnLine)), ("object", Word::Group(Group::Drawing)),
    ("outlinelevel", Word::Outline), ("page", Word::EndParagraph), ("par", Word::EndParagraph),
    ("pard", Word::PlainParagraph), ("pict", Word::Group(Group::Nowhere)), ("plain", Word::Look(Look::Plain)),
    ("qmspace", Word::Letters(" ")), ("rdblquote", Word::Letters("”")), ("result", Word::Group(Group::Box)),
    ("row", Word::EndRow), ("rquote", Word::Letters("’")), ("sect", Word::EndParagraph),
    ("shpinst", Word::Group(Group::Drawing)), ("shppict", Word::Group(Group::Text)),
    ("shprslt", Word::Group(Group::Nowhere)), ("shptxt", Word::Group(Group::Box)),
    ("stylesheet", Word::Group(Group::Nowhere)), ("super", Word::Look(Look::Raised)), ("tab", Word::Letters(" ")), ("tc", Word::Group(Group::Nowhere)),
    ("tcn", Word::Group(Group::Nowhere)),
    ("themedata", Word::Group(Group::Nowhere)), ("trowd", Word::PlainRow), ("u", Word::Wide), ("uc", Word::Skip), ("up", Word::Look(Look::Up)),
    ("v", Word::Look(Look::Hidden)), ("xe", Word::Group(Group::Nowhere)), ("xmlnstbl", Word::Group(Group::Nowhere)),
    ("zwj", Word::Letters("\u{200d}")), ("zwnj", Word::Letters("\u{200c}")),
];

/// What a control word does; `None` for the many that change nothing that is read.
pub(super) fn word(name: &str) -> Option<Word> {
    WORDS.binary_search_by_key(&name, |entry| entry.0).ok().map(|place| WORDS[place].1)
}

/// The encoding of a code page.
pub(super) fn code_page(number: i64) -> &'static Encoding {
    let label = match number {
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        65_001 => "utf-8".to_owned(),
        other => format!("windows-{other}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The code page of an alphabet of fonts; `None` for that of the file.
pub(super) fn charset_page(charset: i64) -> Option<i64> {
    const PAGES: [(i64, i64); 17] = [
        (0, 1252),
        (77, 10_000),
        (89, 10_007),
        (128, 932),
        (129, 949),
        (134, 936),
        (136, 950),
        (161, 1253),
        (162, 1254),
        (163, 1258),
        (177, 1255),
        (178, 1256),
        (186, 1257),
        (204, 1251),
        (222, 874),
        (238, 1250),
        (254, 1252),
    ];
    PAGES.iter().find(|(known, _)| *known == charset).map(|(_, page)| *page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_order() {
        assert!(WORDS.is_sorted_by_key(|entry| entry.0));
    }
}
