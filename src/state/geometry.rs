//! Where the panes stand in a window, in cells.

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
    /// The words of the text, inside `text`.
    pub words: Area,
    /// The notes beside the text.
    pub margin: Area,
    /// The status line.
    pub status: Area,
}

/// From this width on outline and text stand side by side.
pub const SIDE_BY_SIDE: u16 = 96;

/// From this width on notes stand beside the text.
pub const WITH_MARGIN: u16 = 140;

/// What a person can set about the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Whether the outline is wanted.
    pub outline: bool,
    /// Whether the keys go to the outline: in a narrow window it then takes the whole of it.
    pub outline_has_keys: bool,
    /// Cells of the outline.
    pub outline_width: u16,
    /// Most cells of a row of text.
    pub text_width: u16,
    /// Whether the document runs from right to left.
    pub right_to_left: bool,
}

/// Lays the panes out in a window; from right to left for documents that run so.
pub fn panes(width: u16, height: u16, wishes: &Wishes) -> Panes {
    let has_title = height >= 4;
    let has_status = height >= 2;
    let body_height = height - u16::from(has_title) - u16::from(has_status);
    let body_y = u16::from(has_title);
    let mut panes = Panes {
        title: Area { x: 0, y: 0, width: if has_title { width } else { 0 }, height: u16::from(has_title) },
        status: Area {
            x: 0,
            y: height.saturating_sub(1),
            width: if has_status { width } else { 0 },
            height: u16::from(has_status),
        },
        ..Panes::default()
    };
    let body = |x, width| Area { x, y: body_y, width, height: body_height };
    let narrow = width < SIDE_BY_SIDE;
    if narrow && wishes.outline_has_keys && wishes.outline {
        panes.outline = body(0, width);
        return panes;
    }
    let outline = if narrow || !wishes.outline { 0 } else { wishes.outline_width.clamp(16, width / 2) };
    let beside = (width - outline).saturating_sub(wishes.text_width + 8);
    let margin = if width >= WITH_MARGIN && beside >= 24 { beside } else { 0 };
    let text = width - outline - margin;
    let (outline_x, text_x, margin_x) =
        if wishes.right_to_left { (width - outline, margin, 0) } else { (0, outline, outline + text) };
    panes.outline = body(outline_x, outline);
    panes.text = body(text_x, text);
    panes.margin = body(margin_x, margin.min(60));
    if wishes.right_to_left {
        panes.margin.x = margin - panes.margin.width;
    }
    let side = if text > 30 { 2 } else { 0 };
    let words = wishes.text_width.min(text.saturating_sub(2 * side)).max(1);
    let x = text_x + (text.saturating_sub(words)) / 2;
    panes.words = Area { x, y: body_y, width: words.min(text), height: body_height };
    panes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fit_any_window() {
        for width in 1..260 {
            for height in 1..70 {
                for (outline, keys, right) in [(true, false, false), (true, true, true), (false, false, true)] {
                    let wishes = Wishes {
                        outline,
                        outline_has_keys: keys,
                        outline_width: 36,
                        text_width: 76,
                        right_to_left: right,
                    };
                    let panes = panes(width, height, &wishes);
                    for area in [panes.title, panes.outline, panes.text, panes.words, panes.margin, panes.status] {
                        assert!(area.width == 0 || area.x + area.width <= width, "{width}x{height}: {area:?}");
                        assert!(area.height == 0 || area.y + area.height <= height, "{width}x{height}: {area:?}");
                    }
                }
            }
        }
    }
}
