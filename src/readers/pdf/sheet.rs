//! A page as it is drawn: letters with their places and sizes, rules, images.
//!
//! Lengths are in points; y grows downwards from the top of the page.

use std::rc::Rc;

/// What one glyph stands for: mostly a letter, sometimes several (`fi`), in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    One(char),
    Many(Rc<str>),
    /// None: a stroke that stretches the word beside it, of which the file tells no letter, or a part of the letter beside
    /// it.
    Stretch,
}

impl Letters {
    pub(super) fn push_to(&self, words: &mut String) {
        match self {
            Self::One(letter) => words.push(*letter),
            Self::Many(letters) => words.push_str(letters),
            Self::Stretch => {}
        }
    }

    /// The first letter; a space where there is none.
    pub(super) fn first(&self) -> char {
        match self {
            Self::One(letter) => *letter,
            Self::Many(letters) => letters.chars().next().unwrap_or(' '),
            Self::Stretch => ' ',
        }
    }

    pub(super) fn is_space(&self) -> bool {
        match self {
            Self::One(letter) => letter.is_whitespace(),
            Self::Many(letters) => letters.chars().all(char::is_whitespace),
            Self::Stretch => false,
        }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    /// Not for people: bars.
    pub(super) is_barcode: bool,
}

/// A drawn letter.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) letters: Letters,
    /// Left and right end.
    pub(super) from: f32,
    pub(super) to: f32,
    /// The line that the letter stands on.
    pub(super) y: f32,
    /// Size of the font.
    pub(super) size: f32,
    pub(super) face: Face,
    /// Where the middle of its ink is, for marks over and under letters.
    pub(super) middle: f32,
    /// Its place in the order of drawing.
    pub(super) drawn: u32,
    /// The instruction that drew it, counted from the top of the page: letters of one instruction are set together.
    pub(super) shown: u32,
    /// The portion that it was drawn with, counted from the top of the page: programs that set words from the right
    /// draw each stretch of a line that runs one way on its own.
    pub(super) portion: u32,
}

/// A drawn stroke that lies flat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) y: f32,
}

/// A page as it is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Letters that run another way than most of the page, in the order of drawing.
    pub(super) aside: String,
    pub(super) has_image: bool,
}
