//! Where the panes stand in a window, in cells.

use crate::layout::setting::{Bidi, Choice, Fill, Setting};
use crate::model::language::Language;
use std::ops::RangeInclusive;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of the left edge.
    pub x: u16,
    /// Row of the upper edge.
    pub y: u16,
    /// Cells.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell lies inside.
    pub fn holds(self, column: u16, row: u16) -> bool {
        column >= self.x && row >= self.y && column - self.x < self.width && row - self.y < self.height
    }
}

/// The panes; an area of no width is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The title bar.
    pub title: Area,
    /// The outline.
    pub outline: Area,
    /// The text with its margins.
    pub text: Area,
    /// The rows of the text, gutter included, inside `text`.
    pub words: Area,
    /// Cells of the gutter inside `words`, on the side where reading begins.
    pub gutter: u16,
    /// The notes beside the text.
    pub margin: Area,
    /// The notes of the rows in sight, under the text.
    pub strip: Area,
    /// The rows of a parallel document, gutter included, beside the text.
    pub parallel: Area,
    /// The status line.
    pub status: Area,
}

/// From this width on outline and text stand side by side.
pub const SIDE_BY_SIDE: u16 = 96;

/// From this width on notes stand beside the text.
pub const WITH_MARGIN: u16 = 140;

/// From this width on a parallel document has room beside the text.
pub const WITH_PARALLEL: u16 = 56;

/// Cells of the gutter: room for `PP21` or `100.` and a space.
const GUTTER: u16 = 5;

/// Cells of the margin: fewer are not worth having, more not pleasant to read.
const MARGIN: (u16, u16) = (26, 56);

/// Where notes are shown without being opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesAt {
    /// Beside the text in wide windows; in others when they are opened.
    #[default]
    Side,
    /// In a strip under the text that follows the screen.
    Foot,
    /// Behind the last paragraph.
    End,
    /// Nowhere.
    Asked,
}

impl Choice for NotesAt {
    const ALL: &'static [(&'static str, Self)] =
        &[("side", Self::Side), ("foot", Self::Foot), ("end", Self::End), ("asked", Self::Asked)];
}

/// Cells that the outline can have.
pub const OUTLINE_WIDTHS: RangeInclusive<u16> = 16..=100;

/// Cells that a row of words can have at most.
pub const TEXT_WIDTHS: RangeInclusive<u16> = 20..=200;

/// What a person can set about the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Whether the outline is wanted.
    pub outline: bool,
    /// Whether the keys go to the outline: in a narrow window it then takes the whole of it.
    pub outline_has_keys: bool,
    /// Cells of the outline.
    pub outline_width: u16,
    /// Most cells of a row of words.
    pub text_width: u16,
    /// Whether the document runs from right to left.
    pub right_to_left: bool,
    /// Where notes stand without being opened.
    pub notes: NotesAt,
    /// How rows are filled.
    pub fill: Fill,
    /// Who orders letters that run from right to left.
    pub bidi: Bidi,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            outline: true,
            outline_has_keys: false,
            outline_width: 36,
            text_width: 76,
            right_to_left: false,
            notes: NotesAt::Side,
            fill: Fill::Ragged,
            bidi: Bidi::Reader,
        }
    }
}

impl Wishes {
    /// How a parallel document is to be set in these panes, in its language.
    pub fn parallel_setting(&self, panes: &Panes, language: Option<Language>) -> Setting {
        let right_to_left = language.is_some_and(Language::is_right_to_left) && self.bidi != Bidi::Off;
        let (width, gutter) = (panes.parallel.width, gutter(panes.parallel.width));
        let setting = self.setting(panes, language);
        Setting {
            width: usize::from(width),
            gutter: usize::from(gutter),
            right_to_left,
            notes_at_end: false,
            ..setting
        }
    }

    /// How the text is to be set in these panes, in the language of the document.
    pub fn setting(&self, panes: &Panes, language: Option<Language>) -> Setting {
        Setting {
            width: usize::from(panes.words.width),
            gutter: usize::from(panes.gutter),
            right_to_left: self.right_to_left,
            language,
            fill: self.fill,
            bidi: self.bidi,
            notes_at_end: self.notes == NotesAt::End,
        }
    }
}

/// Lays the panes out in a window; from right to left for documents that run so. A parallel document has a pane where
/// there is one, and room.
pub fn panes(width: u16, height: u16, wishes: &Wishes, has_parallel: bool) -> Panes {
    let title_height = u16::from(height >= 4);
    let status_height = u16::from(height >= 2);
    let body = Area { x: 0, y: title_height, width, height: height - title_height - status_height };
    let mut panes = Panes {
        title: Area { x: 0, y: 0, width: if title_height > 0 { width } else { 0 }, height: title_height },
        status: Area {
            x: 0,
            y: height.saturating_sub(1),
            width: if status_height > 0 { width } else { 0 },
            height: status_height,
        },
        ..Panes::default()
    };
    let is_narrow = width < SIDE_BY_SIDE;
    let outline =
        if is_narrow || !wishes.outline { 0 } else { wishes.outline_width.clamp(*OUTLINE_WIDTHS.start(), width / 2) };
    panes.outline = Area { width: outline, ..body };
    let mut room = Area { x: outline, width: width - outline, ..body };
    if has_parallel && room.width >= WITH_PARALLEL {
        panes.parallel = take_half(&mut room, wishes);
    }
    place_text(&mut panes, room, wishes);
    if is_narrow && wishes.outline_has_keys && wishes.outline {
        panes.outline = body;
        (panes.text.width, panes.margin.width, panes.strip.width, panes.parallel.width) = (0, 0, 0, 0);
    }
    if wishes.right_to_left {
        mirror(&mut panes, width);
    }
    panes
}

/// Cells of the gutter in a room of so many.
fn gutter(width: u16) -> u16 {
    if width >= 48 { GUTTER } else { 0 }
}

/// Takes half of the room of the text for a parallel document, with a rule between them.
fn take_half(room: &mut Area, wishes: &Wishes) -> Area {
    const RULE: u16 = 3;
    let half = room.width / 2;
    room.width -= half;
    let width = (half - RULE).min(wishes.text_width + GUTTER);
    Area { x: room.x + room.width + RULE - 1, width, ..*room }
}

/// Places text, margin and strip in what is left.
fn place_text(panes: &mut Panes, room: Area, wishes: &Wishes) {
    let side = if room.width > 30 { 2 } else { 0 };
    panes.gutter = gutter(room.width);
    let edges = side + panes.gutter + side.min(1);
    let wanted = wishes.text_width.min(room.width - edges.min(room.width - 1));
    let has_margin = wishes.notes == NotesAt::Side && room.x + room.width >= WITH_MARGIN && room.width > 80;
    let margin = if has_margin { room.width.saturating_sub(wanted + edges + 1).clamp(MARGIN.0, MARGIN.1) } else { 0 };
    let measure = wanted.min(room.width - margin - edges.min(room.width - margin - 1));
    let rows = measure + panes.gutter;
    let spare = room.width - margin - rows;
    // The words stand in the middle of their room, the gutter hangs out of it; a margin stands close beside them.
    let middle =
        if has_margin { (spare - side) / 2 } else { spare.midpoint(panes.gutter).saturating_sub(panes.gutter) };
    let left = middle.max(side).min(spare);
    panes.words = Area { x: room.x + left, width: rows, ..room };
    let strip = if wishes.notes == NotesAt::Foot && room.height >= 10 { (room.height / 4).clamp(4, 10) } else { 0 };
    panes.words.height = room.height - strip;
    panes.text = Area { width: room.width - margin, height: room.height - strip, ..room };
    if has_margin {
        let from = panes.words.x + rows + 1;
        panes.text.width = from - room.x;
        panes.margin = Area { x: from, width: margin.min(room.x + room.width - from), ..room };
    }
    if strip > 0 {
        panes.strip = Area { y: room.y + room.height - strip, height: strip, ..room };
    }
}

/// Turns the panes about the middle of the window.
fn mirror(panes: &mut Panes, width: u16) {
    let Panes { outline, text, words, margin, strip, parallel, .. } = panes;
    for area in [outline, text, words, margin, strip, parallel] {
        area.x = width - area.x - area.width;
    }
}

/// Cells of a window for words, in a screen of that width: at least as wide as the rows that it covers, so that no
/// number of a covered paragraph stands beside it.
pub fn popup_width(panes: &Panes, screen: u16) -> u16 {
    let covered = if panes.text.width == 0 { 0 } else { panes.words.width };
    covered.max(78).min(screen)
}

/// A window in the middle of a screen of `size` cells.
pub fn centred(size: (u16, u16), width: u16, height: usize) -> Area {
    let (width, height) = (width.min(size.0), u16::try_from(height).unwrap_or(u16::MAX).min(size.1));
    Area { x: (size.0 - width) / 2, y: (size.1 - height) / 2, width, height }
}

/// What is inside the frame of a window; a window too small for a frame has none.
pub fn inside(area: Area) -> Area {
    if area.width < 6 || area.height < 3 {
        return area;
    }
    Area { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Rows that an open note has for its words, in a screen of that height: frame and what is told of it take the rest.
pub fn note_rows(screen: u16) -> u16 {
    screen.saturating_sub(5).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fit_any_window_and_never_overlap() {
        for width in 1..260 {
            for height in 1..70 {
                for (outline, outline_has_keys, right_to_left) in
                    [(true, false, false), (true, true, true), (false, false, true)]
                {
                    for (notes, has_parallel) in
                        [(NotesAt::Side, false), (NotesAt::Side, true), (NotesAt::Foot, true), (NotesAt::End, false)]
                    {
                        let wishes = Wishes { outline, outline_has_keys, right_to_left, notes, ..Wishes::default() };
                        let panes = panes(width, height, &wishes, has_parallel);
                        let Panes { title, outline, text, margin, strip, status, parallel, .. } = panes;
                        let areas = [title, outline, text, margin, strip, status, parallel];
                        for area in areas.into_iter().chain([panes.words]) {
                            assert!(area.x + area.width <= width, "{width}x{height}: {area:?}");
                            assert!(area.y + area.height <= height, "{width}x{height}: {area:?}");
                        }
                        let taken: u32 = areas.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum();
                        assert!(taken <= u32::from(width) * u32::from(height), "{width}x{height}: {panes:?}");
                        assert!(panes.words.width > panes.gutter, "{width}x{height}: {panes:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn words_have_their_width_and_notes_their_margin() {
        let at = |width| panes(width, 40, &Wishes::default(), false);
        assert_eq!((at(80).words.width, at(80).gutter, at(80).words.x), (77, 5, 2));
        assert_eq!((at(120).words.width, at(120).margin.width), (81, 0));
        assert!(at(140).margin.width >= 26 && at(140).words.width >= 70, "{:?}", at(140));
        assert_eq!((at(200).words.width, at(200).margin.width), (81, 56));
    }
}
