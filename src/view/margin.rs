//! The margin of wide windows: notes beside the paragraphs that call them, stacked without overlap.

use crate::state::app::App;
use crate::state::geometry::Area;
use crate::view::beside::{Block, in_sight, is_called_here};
use crate::view::cells::cells;
use crate::view::theme::{Role, Theme};
use ratatui::buffer::Buffer;

/// The fewest rows to which a note is cut where all of them have no room.
const FEWEST: usize = 2;

/// Draws the notes called on the rows in sight.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.margin;
    if area.width < 8 {
        return;
    }
    let width = area.width - 2;
    let notes = in_sight(app);
    let blocks: Vec<_> =
        notes.into_iter().filter_map(|(note, place)| Some((note, place, Block::new(app, note, width)?))).collect();
    let wanted: Vec<_> = blocks.iter().map(|(_, place, block)| (*place, block.height())).collect();
    let places = stacked(&wanted, usize::from(area.height));
    for ((note, _, block), (from, height)) in blocks.iter().zip(places) {
        let place = Area { x: area.x + 1, y: area.y + cells(from), width, height: cells(height) };
        block.draw(buffer, place, theme, if is_called_here(app, *note) { Role::Current } else { Role::Frame });
    }
}

/// First row and height of each note, from the rows that they want: none lies over another, and where they would run
/// out of the margin those before move up, or all are cut.
fn stacked(wanted: &[(usize, usize)], rows: usize) -> Vec<(usize, usize)> {
    let all: usize = wanted.iter().map(|(_, height)| height + 1).sum();
    let most = if all > rows + 1 { (rows / wanted.len().max(1)).saturating_sub(1).max(FEWEST) } else { usize::MAX };
    let mut free = 0;
    let mut places: Vec<(usize, usize)> = Vec::new();
    for &(from, height) in wanted {
        let from = from.max(free);
        let height = height.min(most);
        free = from + height + 1;
        places.push((from, height));
    }
    let mut end = rows;
    for place in places.iter_mut().rev() {
        place.0 = place.0.min(end.saturating_sub(place.1));
        end = place.0.saturating_sub(1);
    }
    // What still lies over the edge, or over its neighbour at the top, is left out or cut.
    let mut free = 0;
    for place in &mut places {
        place.0 = place.0.max(free);
        place.1 = place.1.min(rows.saturating_sub(place.0));
        free = place.0 + place.1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_never_lie_over_each_other_and_move_up_before_they_are_cut() {
        assert_eq!(stacked(&[(2, 3), (3, 2)], 20), [(2, 3), (6, 2)]);
        assert_eq!(stacked(&[(7, 2), (9, 3)], 10), [(4, 2), (7, 3)]);
        for rows in 0..12 {
            for count in 0..8 {
                let wanted: Vec<_> = (0..count).map(|at| (at * 2, 1 + at * 3)).collect();
                let places = stacked(&wanted, rows);
                assert_eq!(places.len(), count);
                for pair in places.windows(2) {
                    assert!(pair[0].0 + pair[0].1 <= pair[1].0, "{rows} {places:?}");
                }
                assert!(places.iter().all(|place| place.0 + place.1 <= rows.max(place.0)), "{rows} {places:?}");
            }
        }
    }
}
