//! How text is set: the width, what stands in the gutter, whether rows are filled, who turns Arabic letters.

use crate::model::language::Language;

/// What can be chosen from a few values, each with its name in the settings.
pub trait Choice: Copy + PartialEq + 'static {
    /// All values, each with its name, in the order in which they are offered.
    const ALL: &'static [(&'static str, Self)];

    /// The value with this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|choice| choice.0 == name).map(|choice| choice.1)
    }

    /// The name of the value.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|choice| choice.1 == self).map_or("", |choice| choice.0)
    }

    /// The one after this, the first after the last.
    #[must_use]
    fn next(self) -> Self {
        let place = Self::ALL.iter().position(|choice| choice.1 == self).map_or(0, |place| place + 1);
        Self::ALL.get(place).or(Self::ALL.first()).map_or(self, |choice| choice.1)
    }
}

/// Who puts letters that run from right to left into their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bidi {
    /// The reader orders and joins them; the terminal shows cells as they come.
    #[default]
    Reader,
    /// The terminal does: rows go out in the order of reading, each stretch isolated.
    Terminal,
    /// Nobody: letters stand in the order of reading, from the left.
    Off,
}

impl Choice for Bidi {
    const ALL: &'static [(&'static str, Self)] =
        &[("reader", Self::Reader), ("terminal", Self::Terminal), ("off", Self::Off)];
}

/// How rows are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Rows end where the words do.
    #[default]
    Ragged,
    /// Words are divided at syllables where much room would be left.
    Divided,
    /// Words are divided, and the spaces between them grow so that rows end at the same column.
    Even,
}

impl Choice for Fill {
    const ALL: &'static [(&'static str, Self)] =
        &[("ragged", Self::Ragged), ("divided", Self::Divided), ("even", Self::Even)];
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Cells of a row, gutter included.
    pub width: usize,
    /// Cells before the words where numbers hang; 0 where the window is too narrow for them.
    pub gutter: usize,
    /// Whether the document runs from right to left.
    pub right_to_left: bool,
    /// The language of the words; `None` for words of no known language.
    pub language: Option<Language>,
    /// How rows are filled.
    pub fill: Fill,
    /// Who orders letters.
    pub bidi: Bidi,
    /// Whether the notes stand behind the last paragraph.
    pub notes_at_end: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            width: 80,
            gutter: 0,
            right_to_left: false,
            language: None,
            fill: Fill::Ragged,
            bidi: Bidi::Reader,
            notes_at_end: false,
        }
    }
}

impl Setting {
    /// Whether lam and alef go to the terminal as one shape.
    pub fn joins(&self) -> bool {
        self.bidi == Bidi::Reader
    }

    /// The same for other words of the document, in rows of `width` cells without a gutter: a note, a popup.
    #[must_use]
    pub fn narrowed(&self, width: usize) -> Self {
        Self { width: width.max(1), gutter: 0, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_value_and_the_last_goes_on_to_the_first() {
        for (place, &(name, fill)) in Fill::ALL.iter().enumerate() {
            assert_eq!((Fill::named(name), fill.name()), (Some(fill), name));
            assert_eq!(fill.next(), Fill::ALL[(place + 1) % Fill::ALL.len()].1);
        }
        assert_eq!(Bidi::named("nobody"), None);
    }
}
