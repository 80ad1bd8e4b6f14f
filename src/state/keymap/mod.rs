//! What each key means: the table, a preset's differences, and what a person set.

pub mod table;
pub mod presets;

use crate::state::action::Action;
use crate::state::boards;
use crate::state::key::{self, Key};
use crate::state::keymap::presets::PRESETS;
use crate::state::keymap::table::{GROUPS, Place};
use crate::state::wording::{Say, Tongue};
use std::collections::HashSet;

/// Keys pressed one after another, where, and what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    place: Place,
    keys: Vec<Key>,
    action: Action,
}

/// What each key means.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// A wish of the settings: these keys, and no others, for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where; `None` for every place in which the action has keys.
    pub place: Option<Place>,
    /// The action's name.
    pub action: String,
    /// In the notation of `key`.
    pub keys: Vec<String>,
}

/// Why a wish, or a part of it, was left out. The rest of the settings holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which of the wishes; `None` for the preset.
    pub wish: Option<usize>,
    /// What is wrong.
    pub what: Say,
    /// The names that the text has in braces.
    pub names: Vec<(&'static str, String)>,
}

impl Problem {
    /// A sentence in the language of the interface.
    pub fn told(&self, tongue: Tongue) -> String {
        let names: Vec<(&str, &str)> = self.names.iter().map(|(name, value)| (*name, value.as_str())).collect();
        tongue.fill(self.what, &names)
    }
}

/// What some keys mean so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// They are complete.
    Action(Action),
    /// More keys can follow.
    Begun,
    /// Nothing.
    None,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut map = Self { bound: Vec::with_capacity(160) };
        for group in GROUPS {
            for binding in group.bindings {
                map.bind(group.place, binding.action, binding.keys.iter().filter_map(|keys| Key::sequence(keys)));
            }
        }
        map
    }
}

impl Keymap {
    /// The keys of a preset with the wishes of the settings, and what could not be done.
    pub fn new(preset: &str, wishes: &[Wish]) -> (Self, Vec<Problem>) {
        let mut map = Self::default();
        let mut problems = Vec::new();
        match presets::named(preset) {
            Some(preset) => {
                for (place, binding) in preset.differences {
                    let keys = binding.keys.iter().filter_map(|keys| Key::sequence(keys));
                    map.give(*place, binding.action, &keys.collect::<Vec<_>>());
                }
            }
            None => problems.push(Problem {
                wish: None,
                what: Say::NoPreset,
                names: vec![
                    ("name", preset.to_owned()),
                    ("names", PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", ")),
                ],
            }),
        }
        map.fulfil(wishes, &mut problems);
        (map, problems)
    }

    fn fulfil(&mut self, wishes: &[Wish], problems: &mut Vec<Problem>) {
        let before = self.reachable();
        let mut wished: Vec<Bound> = Vec::new();
        for (at, wish) in wishes.iter().enumerate() {
            let mut problem = |what, names| problems.push(Problem { wish: Some(at), what, names });
            let Some(action) = Action::from_name(&wish.action) else {
                problem(Say::NoAction, vec![("name", wish.action.clone())]);
                continue;
            };
            for place in self.places_of(action, wish.place) {
                let mut keys: Vec<Vec<Key>> = Vec::new();
                for notation in &wish.keys {
                    let Some(sequence) = Key::sequence(notation) else {
                        problem(Say::NoKey, vec![("key", notation.clone())]);
                        continue;
                    };
                    match wished.iter().find(|bound| bound.place == place && overlap(&bound.keys, &sequence)) {
                        Some(bound) => problem(Say::KeyTaken, taken(notation, bound.action)),
                        None => keys.push(sequence),
                    }
                }
                wished.extend(keys.iter().map(|keys| Bound { place, keys: keys.clone(), action }));
                if !keys.is_empty() || wish.keys.is_empty() {
                    self.give(place, action, &keys);
                }
            }
        }
        let named: HashSet<&str> = wishes.iter().map(|wish| wish.action.as_str()).collect();
        let after = self.reachable();
        for lost in before.iter().filter(|action| !after.contains(action) && !named.contains(action.name())) {
            problems.push(Problem {
                wish: None,
                what: Say::ActionWithoutKey,
                names: vec![("name", lost.name().to_owned())],
            });
        }
    }

    /// All actions that have a key somewhere.
    fn reachable(&self) -> Vec<Action> {
        let mut actions: Vec<Action> = Vec::new();
        for bound in &self.bound {
            if !actions.contains(&bound.action) {
                actions.push(bound.action);
            }
        }
        actions
    }

    /// The place asked for, else those in which the action has keys, else the text.
    fn places_of(&self, action: Action, wished: Option<Place>) -> Vec<Place> {
        let has = |place: &Place| self.bound.iter().any(|bound| bound.place == *place && bound.action == action);
        let mut places: Vec<Place> =
            wished.map_or_else(|| Place::ALL.into_iter().filter(has).collect(), |one| vec![one]);
        if places.is_empty() {
            places.push(Place::Reading);
        }
        places
    }

    /// Gives an action these keys and no others in a place; whatever else they meant there they mean no more.
    fn give(&mut self, place: Place, action: Action, keys: &[Vec<Key>]) {
        self.bound.retain(|bound| {
            let goes = bound.action == action || keys.iter().any(|keys| overlap(keys, &bound.keys));
            bound.place != place || !goes
        });
        self.bind(place, action, keys.iter().cloned());
    }

    fn bind(&mut self, place: Place, action: Action, keys: impl Iterator<Item = Vec<Key>>) {
        self.bound.extend(keys.map(|keys| Bound { place, keys, action }));
    }

    /// What `keys` mean in a place; where they mean nothing, what the same ones of a Latin keyboard do.
    pub fn meaning(&self, place: Place, keys: &[Key]) -> Meaning {
        match self.exact_meaning(place, keys) {
            Meaning::None => {
                let latin: Vec<Key> = keys.iter().map(|&key| boards::latin(key).unwrap_or(key)).collect();
                self.exact_meaning(place, &latin)
            }
            meaning => meaning,
        }
    }

    /// The outline knows the keys of the text, too.
    fn exact_meaning(&self, place: Place, keys: &[Key]) -> Meaning {
        let here = self.bound.iter().filter(|bound| bound.place == place);
        let fitting: Vec<&Bound> = here.filter(|bound| bound.keys.starts_with(keys)).collect();
        match fitting.iter().find(|bound| bound.keys.len() == keys.len()) {
            Some(bound) => Meaning::Action(bound.action),
            None if !fitting.is_empty() => Meaning::Begun,
            None if place == Place::Outline => self.exact_meaning(Place::Reading, keys),
            None => Meaning::None,
        }
    }

    /// What can follow keys that are begun: the further keys and what they then mean.
    pub fn goes_on(&self, place: Place, begun: &[Key]) -> Vec<(String, Action)> {
        let reaches = |at: Place| at == place || place == Place::Outline && at == Place::Reading;
        let fitting = self.bound.iter().filter(|bound| reaches(bound.place) && bound.keys.starts_with(begun));
        fitting.map(|bound| (key::shown(&bound.keys[begun.len()..]), bound.action)).collect()
    }

    /// The first keys of an action in a place as messages name them; empty for an action without a key there.
    pub fn key_of(&self, place: Place, action: Action) -> String {
        self.keys_of(place, action).into_iter().next().unwrap_or_default()
    }

    /// All keys of an action in a place, as they are shown.
    pub fn keys_of(&self, place: Place, action: Action) -> Vec<String> {
        let here = self.bound.iter().filter(|bound| bound.place == place && bound.action == action);
        here.map(|bound| key::shown(&bound.keys)).collect()
    }

    /// The same, in the notation of settings.
    pub fn notations_of(&self, place: Place, action: Action) -> Vec<String> {
        let here = self.bound.iter().filter(|bound| bound.place == place && bound.action == action);
        here.map(|bound| key::notation(&bound.keys)).collect()
    }
}

fn taken(notation: &str, action: Action) -> Vec<(&'static str, String)> {
    vec![("key", notation.to_owned()), ("name", action.name().to_owned())]
}

/// Whether one could not be pressed without the other: they are the same, or one begins the other.
fn overlap(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::action::ACTIONS;

    fn wish(action: &str, keys: &[&str]) -> Wish {
        Wish { place: None, action: action.to_owned(), keys: keys.iter().map(|&key| key.to_owned()).collect() }
    }

    fn meaning(map: &Keymap, keys: &str) -> Meaning {
        map.meaning(Place::Reading, &Key::sequence(keys).expect("keys"))
    }

    #[test]
    fn in_every_preset_each_action_has_keys_and_no_key_hides_another() {
        for preset in PRESETS {
            let (map, problems) = Keymap::new(preset.name, &[]);
            assert!(problems.is_empty());
            for &(name, action) in ACTIONS {
                assert!(map.reachable().contains(&action), "{name} has no key in {}", preset.name);
            }
            for (at, one) in map.bound.iter().enumerate() {
                for other in &map.bound[at + 1..] {
                    let clash = one.place == other.place && overlap(&one.keys, &other.keys);
                    assert!(!clash, "{}: {one:?} and {other:?}", preset.name);
                }
            }
        }
    }

    #[test]
    fn every_notation_of_the_tables_is_understood() {
        let tables = GROUPS.iter().flat_map(|group| group.bindings);
        let presets = PRESETS.iter().flat_map(|preset| preset.differences).map(|difference| &difference.1);
        for keys in tables.chain(presets).flat_map(|binding| binding.keys) {
            assert!(Key::sequence(keys).is_some(), "{keys}");
        }
    }

    #[test]
    fn keys_of_another_keyboard_mean_what_the_same_keys_do_unless_they_are_given() {
        let (map, _) = Keymap::new("default", &[wish("alone", &["ы"])]);
        assert_eq!(meaning(&map, "т"), Meaning::Action(Action::NextHit(1)));
        assert_eq!(meaning(&map, "я"), Meaning::Begun);
        assert_eq!(meaning(&map, "яе"), Meaning::Action(Action::RowTo(0)));
        assert_eq!(meaning(&map, "："), Meaning::Action(Action::GoTo));
        assert_eq!(meaning(&map, "ы"), Meaning::Action(Action::Alone));
    }

    #[test]
    fn settings_replace_the_keys_of_an_action() {
        let (map, problems) =
            Keymap::new("default", &[wish("page_down", &["f", "alt-space"]), wish("follow", &["gf"])]);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert_eq!(meaning(&map, "f"), Meaning::Action(Action::Page(1)));
        assert_eq!(meaning(&map, "space"), Meaning::None);
        assert_eq!(meaning(&map, "g"), Meaning::Begun);
        assert_eq!(meaning(&map, "gf"), Meaning::Action(Action::Follow));
        assert_eq!(problems[0].what, Say::NoKey);
    }

    #[test]
    fn one_bad_line_is_told_and_the_others_hold() {
        let wishes = [wish("jump", &["x"]), wish("alone", &["x"]), wish("filter", &["x", "ctrl-x"])];
        let (map, problems) = Keymap::new("emacs", &wishes);
        assert_eq!(
            problems.iter().map(|problem| (problem.wish, problem.what)).collect::<Vec<_>>(),
            [(None, Say::NoPreset), (Some(0), Say::NoAction), (Some(2), Say::KeyTaken)]
        );
        assert_eq!(problems[2].told(Tongue::default()), "“x” is already the key of alone");
        assert_eq!(meaning(&map, "x"), Meaning::Action(Action::Alone));
        assert_eq!(meaning(&map, "ctrl-x"), Meaning::Action(Action::Filter));
    }

    #[test]
    fn an_action_that_lost_its_last_key_is_told() {
        let (_, problems) = Keymap::new("default", &[wish("alone", &["o"])]);
        assert_eq!(problems[0].told(Tongue::default()), "no key is left for open_document");
    }
}
