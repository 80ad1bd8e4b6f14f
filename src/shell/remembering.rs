//! What is kept of the state, and how it comes back.

use crate::analysis::outline::{Entry, Group};
use crate::model::resolution::Resolution;
use crate::shell::memory::{Kept, Place};
use crate::state::app::App;
use crate::state::mode::Spot;
use std::collections::{BTreeMap, BTreeSet};

/// What there is to keep now, in place of what was kept before.
pub fn capture(app: &App, before: &Kept) -> Kept {
    let resolution = &app.reading.resolution;
    Kept {
        place: Some(place(resolution, app.spot())),
        folded: Some(app.folds.folded().iter().map(|&entry| fold_name(resolution, entry)).collect()),
        marks: app.marks.iter().map(|(name, &spot)| (name.clone(), place(resolution, spot))).collect(),
        notes: app.own_notes.iter().map(|(&node, words)| (anchor(resolution, node), words.clone())).collect(),
        ..before.clone()
    }
}

/// Brings back marks and notes; what stood on a node that is there no more is left out.
pub fn bring_back(app: &mut App, kept: &Kept) {
    let resolution = &app.reading.resolution;
    let marks: BTreeMap<String, Spot> =
        kept.marks.iter().filter_map(|(name, place)| Some((name.clone(), spot(resolution, place)?))).collect();
    let notes = kept.notes.iter().filter_map(|(anchor, words)| Some((node_of(resolution, anchor)?, words.clone())));
    app.own_notes = notes.collect();
    app.marks = marks;
}

/// Brings back folds and the place where the reader stopped, too.
pub fn bring_all_back(app: &mut App, kept: &Kept) {
    bring_back(app, kept);
    if let Some(folded) = &kept.folded {
        app.folds.fold_only(folds(app, folded));
    }
    if let Some(spot) = kept.place.as_ref().and_then(|place| spot(&app.reading.resolution, place)) {
        app.go_to_spot(spot);
    }
}

fn folds(app: &App, names: &BTreeSet<String>) -> std::collections::HashSet<Entry> {
    let resolution = &app.reading.resolution;
    let entries = app.folds.lines.iter().map(|line| line.entry);
    entries.filter(|&entry| names.contains(&fold_name(resolution, entry))).collect()
}

/// The name of a node: its id, else its place.
fn anchor(resolution: &Resolution, node: usize) -> String {
    let id = resolution.nodes.get(node).and_then(|node| node.id.clone());
    id.unwrap_or_else(|| format!("#{node}"))
}

/// The node of a name.
pub fn node_of(resolution: &Resolution, anchor: &str) -> Option<usize> {
    match anchor.strip_prefix('#') {
        Some(place) => place.parse().ok().filter(|&node| node < resolution.nodes.len()),
        None => resolution.node(anchor),
    }
}

fn fold_name(resolution: &Resolution, entry: Entry) -> String {
    match entry {
        Entry::Node(node) => anchor(resolution, node),
        Entry::Group(group, first) => {
            let name = match group {
                Group::Cover => "cover",
                Group::Preamble => "preamble",
                Group::Operative => "operative",
                Group::Closing => "closing",
            };
            format!("{name}#{first}")
        }
    }
}

fn place(resolution: &Resolution, spot: Spot) -> Place {
    Place { node: anchor(resolution, spot.node), byte: spot.byte, below: spot.below }
}

fn spot(resolution: &Resolution, place: &Place) -> Option<Spot> {
    Some(Spot { node: node_of(resolution, &place.node)?, byte: place.byte, below: place.below })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::files::built_in;
    use crate::state::action::Action;

    #[test]
    fn place_folds_marks_and_notes_come_back() {
        let mut app = App::new(built_in(), 120, 40);
        let node = app.reading.resolution.node("OP13(c)").expect("it is there");
        app.jump_to(node);
        app.update(Action::FoldAll(true));
        app.marks.insert("a".to_owned(), app.spot());
        app.own_notes.insert(node, "look here".to_owned());
        let kept = capture(&app, &Kept::default());
        let mut again = App::new(built_in(), 80, 24);
        bring_all_back(&mut again, &kept);
        assert_eq!(again.current(), node);
        assert_eq!(again.folds.folded(), app.folds.folded());
        assert_eq!(again.own_notes, app.own_notes);
        assert_eq!(again.marks["a"].node, node);
    }

    #[test]
    fn what_stood_on_a_node_that_is_gone_is_left_out() {
        let mut app = App::new(built_in(), 80, 24);
        let gone = Place { node: "OP99".to_owned(), ..Place::default() };
        let far = Place { node: "#99999".to_owned(), byte: 7, below: 99 };
        let odd = Place { node: "PP2".to_owned(), byte: usize::MAX, below: usize::MAX };
        let marks = [("a", gone.clone()), ("b", far), ("c", odd.clone())].map(|(name, place)| (name.to_owned(), place));
        let kept = Kept { marks: marks.into(), place: Some(gone), ..Kept::default() };
        bring_all_back(&mut app, &kept);
        assert_eq!(app.marks.keys().collect::<Vec<_>>(), ["c"]);
        bring_all_back(&mut app, &Kept { place: Some(odd), ..Kept::default() });
        assert_eq!(app.reading.resolution.nodes[app.current()].id.as_deref(), Some("PP2"));
    }
}
