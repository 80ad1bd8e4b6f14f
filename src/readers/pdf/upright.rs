//! Turns a page so that most of its lines run from left to right.

use crate::readers::pdf::sheet::{Face, Glyph, Letters, Sheet};

/// A letter as drawn, with the way that its line runs.
pub(super) struct Drawn {
    pub(super) letters: Letters,
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    /// Where the middle of its ink is.
    pub(super) middle: (f64, f64),
    pub(super) size: f64,
    pub(super) face: Face,
    pub(super) quarters: u8,
    /// The instruction that drew it, and the portion of the text.
    pub(super) shown: u32,
    pub(super) portion: u32,
}

/// The page, turned so that most of its lines run from left to right.
#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more than six digits")]
pub(super) fn upright(drawn: Vec<Drawn>, mut sheet: Sheet) -> Sheet {
    let mut counts = [0_usize; 4];
    for drawn in &drawn {
        counts[usize::from(drawn.quarters)] += 1;
    }
    let most = (0..4_u8).rev().max_by_key(|&quarters| counts[usize::from(quarters)]).unwrap_or(0);
    let turned = |(x, y): (f64, f64)| match most {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    };
    let mut before: u32 = 0;
    sheet.glyphs.reserve_exact(counts[usize::from(most)]);
    for drawn in drawn {
        let (from, to) = (turned(drawn.from), turned(drawn.to));
        // What stands nowhere, or beyond all measure, stands on no line either.
        let is_somewhere = [from.0, to.0, from.1].iter().all(|place| (*place as f32).is_finite());
        if drawn.quarters != most || !is_somewhere {
            drawn.letters.push_to(&mut sheet.aside);
            continue;
        }
        sheet.glyphs.push(Glyph {
            letters: drawn.letters,
            from: from.0.min(to.0) as f32,
            to: from.0.max(to.0) as f32,
            y: from.1 as f32,
            middle: turned(drawn.middle).0 as f32,
            size: drawn.size as f32,
            face: drawn.face,
            drawn: before,
            shown: drawn.shown,
            portion: drawn.portion,
        });
        before += 1;
    }
    if most != 0 {
        fit(&mut sheet);
    }
    sheet
}

/// Gives a page that was turned the height of its letters and a margin. Its rules were not turned: they go.
fn fit(sheet: &mut Sheet) {
    const MARGIN: f32 = 60.0;
    sheet.rules.clear();
    let top = sheet.glyphs.iter().fold(f32::MAX, |top, glyph| top.min(glyph.y));
    let bottom = sheet.glyphs.iter().fold(f32::MIN, |bottom, glyph| bottom.max(glyph.y));
    let left = sheet.glyphs.iter().fold(f32::MAX, |left, glyph| left.min(glyph.from));
    for glyph in &mut sheet.glyphs {
        let right = MARGIN - left;
        (glyph.from, glyph.to, glyph.middle) = (glyph.from + right, glyph.to + right, glyph.middle + right);
        glyph.y += MARGIN - top;
    }
    sheet.height = bottom - top + 2.0 * MARGIN;
}
