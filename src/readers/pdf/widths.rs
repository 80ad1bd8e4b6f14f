//! How much the tables of widths of a font would take, told before anything reads them: a few bytes may name a range of
//! four thousand million codes.

use hayro_syntax::object::{Array, Dict};

/// The codes whose widths a font tells, counted no further than a little over `most`.
pub(super) fn codes(font: &Dict<'_>, most: usize) -> usize {
    // All codes under the first are filled in.
    let simple = font.get::<usize>("FirstChar").unwrap_or(0);
    let descendant =
        font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next()).unwrap_or_default();
    let table = |name: &str| descendant.get::<Array<'_>>(name);
    let across = table("W").map_or(0, |table| listed(&table, false, most));
    let upright = table("W2").map_or(0, |table| listed(&table, true, most));
    simple.saturating_add(across).saturating_add(upright)
}

/// The codes in a table of widths: `first [width …]`, or `first last width`, in upright tables with three numbers for each.
fn listed(table: &Array<'_>, is_upright: bool, most: usize) -> usize {
    let mut entries = table.flex_iter();
    let mut count: usize = 0;
    while count <= most {
        let range = |(first, last): (u32, u32)| usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX);
        let codes = if let Some((_, widths)) = entries.next::<(u32, Array<'_>)>() {
            widths.iter::<f32>().take(most).count()
        } else if is_upright {
            let Some((first, last, ..)) = entries.next::<(u32, u32, f32, f32, f32)>() else { break };
            range((first, last))
        } else {
            let Some((first, last, _)) = entries.next::<(u32, u32, f32)>() else { break };
            range((first, last))
        };
        count = count.saturating_add(codes).saturating_add(1);
    }
    count
}
