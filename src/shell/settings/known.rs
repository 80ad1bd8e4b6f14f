//! What can be set: one table, which the file, `:set` and `plenary config` obey.

use crate::layout::setting::{Bidi, Choice, Fill};
use crate::model::language::Language;
use crate::state::app::Setup;
use crate::state::geometry::{NotesAt, OUTLINE_WIDTHS, TEXT_WIDTHS, Wishes};
use crate::state::keymap::presets::PRESETS;
use crate::state::keymap::{Keymap, Wish};
use crate::state::wording::{Say, Tongue};
use crate::view::theme::Theme;
use std::ops::RangeInclusive;

/// What a person can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface; `None` for that of the locale.
    pub language: Option<Language>,
    /// The name of a theme; `None` for one that suits the terminal's ground.
    pub theme: Option<&'static str>,
    /// Widths and ways of setting the text.
    pub wishes: Wishes,
    /// Whether places, marks and notes are kept.
    pub memory: bool,
    /// Whether the mouse moves the reader.
    pub mouse: bool,
    /// The name of a set of keys.
    pub preset: &'static str,
    /// Keys set one by one.
    pub keys: Vec<Wish>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            wishes: Wishes::default(),
            memory: true,
            mouse: true,
            preset: PRESETS[0].name,
            keys: Vec::new(),
        }
    }
}

/// A setting: how it is read and written. `docs/settings.md` tells what each is for.
pub(super) struct Known {
    /// Its name in the file and behind `:set`.
    pub(super) name: &'static str,
    /// What it is for, in a few words.
    pub(super) told: Say,
    /// What it can be.
    pub(super) values: fn() -> String,
    take: fn(&mut Settings, &str) -> bool,
    /// Its value now.
    pub(super) value: fn(&Settings) -> String,
}

pub(super) const SWITCH: [&str; 2] = ["true", "false"];
/// The language of the locale, the theme that suits the terminal.
const AUTO: &str = "auto";

/// All settings but single keys, in the order of the file.
pub(super) const KNOWN: &[Known] = &[
    Known {
        name: "language",
        told: Say::SetLanguage,
        values: || with_auto(Language::ALL.into_iter().map(Language::code)),
        take: |settings, value| {
            settings.language = Language::ALL.into_iter().find(|language| language.code() == value);
            settings.language.is_some() || value == AUTO
        },
        value: |settings| settings.language.map_or(AUTO, Language::code).to_owned(),
    },
    Known {
        name: "theme",
        told: Say::SetTheme,
        values: || with_auto(Theme::names()),
        take: |settings, value| {
            settings.theme = Theme::names().find(|name| *name == value);
            settings.theme.is_some() || value == AUTO
        },
        value: |settings| settings.theme.unwrap_or(AUTO).to_owned(),
    },
    Known {
        name: "width",
        told: Say::SetWidth,
        values: || cells(&TEXT_WIDTHS),
        take: |settings, value| put(&mut settings.wishes.text_width, within(&TEXT_WIDTHS, value)),
        value: |settings| settings.wishes.text_width.to_string(),
    },
    Known {
        name: "outline",
        told: Say::SetOutline,
        values: || cells(&OUTLINE_WIDTHS),
        take: |settings, value| put(&mut settings.wishes.outline_width, within(&OUTLINE_WIDTHS, value)),
        value: |settings| settings.wishes.outline_width.to_string(),
    },
    Known {
        name: "fill",
        told: Say::SetFill,
        values: || choices::<Fill>(),
        take: |settings, value| put(&mut settings.wishes.fill, Fill::named(value)),
        value: |settings| settings.wishes.fill.name().to_owned(),
    },
    Known {
        name: "bidi",
        told: Say::SetBidi,
        values: || choices::<Bidi>(),
        take: |settings, value| put(&mut settings.wishes.bidi, Bidi::named(value)),
        value: |settings| settings.wishes.bidi.name().to_owned(),
    },
    Known {
        name: "notes",
        told: Say::SetNotes,
        values: || choices::<NotesAt>(),
        take: |settings, value| put(&mut settings.wishes.notes, NotesAt::named(value)),
        value: |settings| settings.wishes.notes.name().to_owned(),
    },
    Known {
        name: "memory",
        told: Say::SetMemory,
        values: || SWITCH.join(", "),
        take: |settings, value| put(&mut settings.memory, value.parse().ok()),
        value: |settings| settings.memory.to_string(),
    },
    Known {
        name: "mouse",
        told: Say::SetMouse,
        values: || SWITCH.join(", "),
        take: |settings, value| put(&mut settings.mouse, value.parse().ok()),
        value: |settings| settings.mouse.to_string(),
    },
    Known {
        name: "preset",
        told: Say::SetPreset,
        values: || PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", "),
        take: |settings, value| {
            put(&mut settings.preset, PRESETS.iter().map(|preset| preset.name).find(|name| *name == value))
        },
        value: |settings| settings.preset.to_owned(),
    },
];

fn with_auto(names: impl Iterator<Item = &'static str>) -> String {
    std::iter::once(AUTO).chain(names).collect::<Vec<_>>().join(", ")
}

fn cells(range: &RangeInclusive<u16>) -> String {
    format!("{}–{}", range.start(), range.end())
}

fn within(range: &RangeInclusive<u16>, value: &str) -> Option<u16> {
    value.parse().ok().filter(|number| range.contains(number))
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn choices<T: Choice>() -> String {
    T::ALL.iter().map(|choice| choice.0).collect::<Vec<_>>().join(", ")
}

/// A line that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1; `None` for what stands on no line of its own.
    pub line: Option<usize>,
    pub(super) what: Say,
    pub(super) names: Vec<(&'static str, String)>,
}

impl Fault {
    /// A sentence in the language of the interface, with the line.
    pub fn told(&self, tongue: Tongue) -> String {
        let names: Vec<(&str, &str)> = self.names.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let what = tongue.fill(self.what, &names);
        match self.line {
            Some(line) => tongue.fill(Say::SettingFault, &[("line", &line.to_string()), ("what", &what)]),
            None => what,
        }
    }
}

impl Settings {
    /// Changes one setting by its name.
    ///
    /// # Errors
    /// Where there is no such setting, or it cannot have that value; it is then as it was.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let fault = |what, names| Err(Fault { line: None, what, names });
        let Some(known) = KNOWN.iter().find(|known| known.name == name) else {
            return fault(Say::NoSetting, vec![("name", name.to_owned())]);
        };
        let before = self.clone();
        if (known.take)(self, value) {
            return Ok(());
        }
        *self = before;
        let names = vec![("name", name.to_owned()), ("value", value.to_owned()), ("values", (known.values)())];
        fault(Say::BadSetting, names)
    }

    /// The value of the setting of that name.
    pub fn told(&self, name: &str) -> Option<String> {
        KNOWN.iter().find(|known| known.name == name).map(|known| (known.value)(self))
    }

    /// The language of the interface.
    pub fn tongue(&self) -> Tongue {
        self.language.map_or_else(|| Tongue::of_locale(|name| std::env::var(name).ok()), Tongue)
    }

    /// What the state is set up with.
    pub fn setup(&self) -> Setup {
        Setup { tongue: self.tongue(), keymap: Keymap::new(self.preset, &self.keys).0, wishes: self.wishes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_tells_every_setting_and_what_it_can_be() {
        let documentation = include_str!("../../../docs/settings.md");
        for known in KNOWN {
            let begins = format!("{} = ", known.name);
            let line = documentation.lines().find(|line| line.starts_with(&begins)).expect(known.name);
            let values = (known.values)();
            let names = values.split(", ").filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase()));
            names.filter(|name| !SWITCH.contains(name)).for_each(|name| assert!(line.contains(name), "{line}: {name}"));
        }
    }

    #[test]
    fn a_wrong_value_leaves_the_setting_as_it_was() {
        let mut settings = Settings::default();
        for (name, value) in [("width", "5"), ("theme", ""), ("language", "de"), ("memory", "yes"), ("nothing", "1")] {
            assert!(settings.set(name, value).is_err(), "{name}");
        }
        assert_eq!(settings, Settings::default());
    }
}
