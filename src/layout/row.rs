//! One row of the text, and the letters on it.

use crate::layout::breaking::{End, break_words};
use crate::layout::order::{Letter, letters};
use crate::layout::setting::Setting;
use crate::layout::shown::Shown;
use std::ops::Range;

/// One row of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Index of the node whose words stand here, or before which the row parts.
    pub node: usize,
    /// The note whose words stand here, where notes stand behind the text; `None` for the words of the node itself.
    pub note: Option<usize>,
    /// Bytes of the shown words; empty for a row between paragraphs.
    pub words: Range<usize>,
    /// Cells before the words, on the side where reading begins.
    pub indent: usize,
    /// How the row ends.
    pub end: End,
    /// What a row of a table, or a rule, has beside that; `None` for ordinary rows.
    pub across: Option<Box<Across>>,
}

/// The further cells of a table's row, and its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Across {
    /// The stretches of the row, the first among them, each with its first cell and the cells of its column.
    pub cells: Vec<(usize, usize, Range<usize>)>,
    /// Lines between the cells, each with its first cell.
    pub lines: Vec<(usize, String)>,
}

impl Row {
    /// Whether a byte of the shown words stands here.
    pub fn holds(&self, byte: usize) -> bool {
        match &self.across {
            Some(across) => across.cells.iter().any(|cell| cell.2.contains(&byte)),
            None => self.words.contains(&byte),
        }
    }

    /// The stretches of the shown words that stand here: one, or one for each cell of a table's row.
    pub fn stretches(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let cells = self.across.iter().flat_map(|across| across.cells.iter().map(|cell| cell.2.clone()));
        std::iter::once(self.words.clone()).filter(|_| self.across.is_none()).chain(cells)
    }

    /// Whether the row only parts paragraphs.
    pub fn is_blank(&self) -> bool {
        self.words.is_empty() && self.across.as_ref().is_none_or(|across| across.cells.is_empty())
    }

    /// The letters of the row with their columns, from left to right; of a table's row cell by cell.
    pub fn letters<'a>(&self, shown: &'a Shown, setting: &Setting) -> Vec<Letter<'a>> {
        let Some(across) = &self.across else {
            return letters(shown, self.words.clone(), self.indent, self.end, setting);
        };
        let mut out = Vec::new();
        for (from, width, words) in &across.cells {
            let set = letters(shown, words.clone(), 0, End::Last, &setting.narrowed(*width));
            let shift = if setting.right_to_left { setting.width.saturating_sub(from + width) } else { *from };
            out.extend(set.into_iter().map(|letter| Letter { column: letter.column + shift, ..letter }));
        }
        out
    }

    /// The byte of the letter at a column, or of the nearest one on the row; `None` on a row without letters.
    pub fn byte_at(&self, shown: &Shown, setting: &Setting, column: usize) -> Option<usize> {
        let distance = |letter: &Letter<'_>| {
            let end = letter.column + letter.width.max(1) - 1;
            letter.column.saturating_sub(column) + column.saturating_sub(end)
        };
        self.letters(shown, setting).iter().min_by_key(|letter| distance(letter)).map(|letter| letter.at)
    }

    /// The column of the letter that begins at a byte; `None` where it stands on another row.
    pub fn column_of(&self, shown: &Shown, setting: &Setting, byte: usize) -> Option<usize> {
        self.letters(shown, setting).iter().find(|letter| letter.at == byte).map(|letter| letter.column)
    }
}

/// Words that stand by themselves, in rows of `setting.width` cells, further rows hanging by `hang` cells.
pub fn block(shown: &Shown, hang: usize, setting: &Setting) -> Vec<Row> {
    let rest = setting.width.saturating_sub(hang).max(1);
    let rows = break_words(&shown.words, rest, rest, setting).into_iter();
    rows.map(|(words, end)| Row { words, end, indent: hang, ..Row::default() }).collect()
}
