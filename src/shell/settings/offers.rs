//! What could be meant behind `:set`: names, and behind a name its values.

use crate::shell::settings::known::{KNOWN, Known, Settings};
use crate::state::list::{Item, Target};
use crate::state::wording::Tongue;

/// Offers for what is typed, `set` itself included.
pub fn offers(typed: &str, settings: &Settings, tongue: Tongue) -> Vec<Item> {
    let (command, words) = typed.split_once(' ').unwrap_or((typed, ""));
    let words = words.trim_start();
    let named = words.split_once(['=', ' ']);
    let known = named.and_then(|(name, _)| KNOWN.iter().find(|known| known.name == name.trim()));
    let item = |name: String, words: String| Item { target: Target::Words(format!("{command} {name}")), name, words };
    if let (Some(known), Some((_, begun))) = (known, named) {
        let now = (known.value)(settings);
        let values = values(known, &now).into_iter().filter(|value| value.starts_with(begun.trim_start()));
        let sign = |value: &String| if *value == now { "✓" } else { "" };
        return values.map(|value| item(format!("{} = {value}", known.name), sign(&value).to_owned())).collect();
    }
    let fits = |known: &&Known| known.name.contains(words.trim());
    let told = |known: &Known| format!("{} · {}", (known.value)(settings), tongue.say(known.told));
    KNOWN.iter().filter(fits).map(|known| item(known.name.to_owned(), told(known))).collect()
}

/// All values where they can be listed, else the one now.
fn values(known: &Known, now: &str) -> Vec<String> {
    let values = (known.values)();
    if values.contains(", ") { values.split(", ").map(str::to_owned).collect() } else { vec![now.to_owned()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_offered_then_values() {
        let offered = |typed: &str| {
            let items = offers(typed, &Settings::default(), Tongue::default());
            items.into_iter().map(|item| (item.name, item.words)).collect::<Vec<_>>()
        };
        assert_eq!(offered("set ").len(), KNOWN.len());
        assert_eq!(offered("set wid"), [("width".to_owned(), "76 · most cells of a row of text".to_owned())]);
        let fills = offered("set! fill=");
        assert_eq!(fills[0], ("fill = ragged".to_owned(), "✓".to_owned()));
        assert_eq!(fills.len(), 3);
        assert_eq!(offered("set fill e")[0].0, "fill = even");
        assert!(offered("set colour=").is_empty());
    }
}
