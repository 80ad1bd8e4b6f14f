//! Settings: one TOML file, of which each line holds, or is told and left out.

use crate::layout::setting::{Bidi, Fill};
use crate::model::language::Language;
use crate::state::app::Setup;
use crate::state::geometry::{NotesAt, Wishes};
use crate::state::keymap::presets::PRESETS;
use crate::state::keymap::table::Place;
use crate::state::keymap::{Keymap, Wish};
use crate::state::wording::{Say, Tongue};
use crate::view::theme::Theme;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
struct Known {
    /// Its name in the file and behind `:set`.
    name: &'static str,
    /// What it can be.
    values: fn() -> String,
    take: fn(&mut Settings, &str) -> bool,
    value: fn(&Settings) -> String,
}

/// Cells of a row of text.
const WIDTHS: RangeInclusive<u16> = 20..=200;
/// Cells of the outline.
const OUTLINES: RangeInclusive<u16> = 16..=100;
const FILLS: [&str; 3] = ["ragged", "divided", "even"];
const BIDIS: [&str; 3] = ["reader", "terminal", "off"];
const NOTES: [&str; 4] = ["side", "foot", "end", "asked"];
const SWITCH: [&str; 2] = ["true", "false"];
/// The language of the locale, the theme that suits the terminal.
const AUTO: &str = "auto";

/// All settings but single keys, in the order of the file.
const KNOWN: &[Known] = &[
    Known {
        name: "language",
        values: || with_auto(Language::ALL.into_iter().map(Language::code)),
        take: |settings, value| {
            settings.language = Language::ALL.into_iter().find(|language| language.code() == value);
            settings.language.is_some() || value == AUTO
        },
        value: |settings| settings.language.map_or(AUTO, Language::code).to_owned(),
    },
    Known {
        name: "theme",
        values: || with_auto(Theme::names()),
        take: |settings, value| {
            settings.theme = Theme::names().find(|name| *name == value);
            settings.theme.is_some() || value == AUTO
        },
        value: |settings| settings.theme.unwrap_or(AUTO).to_owned(),
    },
    Known {
        name: "width",
        values: || cells(&WIDTHS),
        take: |settings, value| put(&mut settings.wishes.text_width, within(&WIDTHS, value)),
        value: |settings| settings.wishes.text_width.to_string(),
    },
    Known {
        name: "outline",
        values: || cells(&OUTLINES),
        take: |settings, value| put(&mut settings.wishes.outline_width, within(&OUTLINES, value)),
        value: |settings| settings.wishes.outline_width.to_string(),
    },
    Known {
        name: "fill",
        values: || FILLS.join(", "),
        take: |settings, value| put(&mut settings.wishes.fill, Fill::named(value)),
        value: |settings| name_of(&FILLS, |name| Fill::named(name) == Some(settings.wishes.fill)),
    },
    Known {
        name: "bidi",
        values: || BIDIS.join(", "),
        take: |settings, value| put(&mut settings.wishes.bidi, Bidi::named(value)),
        value: |settings| name_of(&BIDIS, |name| Bidi::named(name) == Some(settings.wishes.bidi)),
    },
    Known {
        name: "notes",
        values: || NOTES.join(", "),
        take: |settings, value| put(&mut settings.wishes.notes, NotesAt::named(value)),
        value: |settings| name_of(&NOTES, |name| NotesAt::named(name) == Some(settings.wishes.notes)),
    },
    Known {
        name: "memory",
        values: || SWITCH.join(", "),
        take: |settings, value| put(&mut settings.memory, value.parse().ok()),
        value: |settings| settings.memory.to_string(),
    },
    Known {
        name: "mouse",
        values: || SWITCH.join(", "),
        take: |settings, value| put(&mut settings.mouse, value.parse().ok()),
        value: |settings| settings.mouse.to_string(),
    },
    Known {
        name: "preset",
        values: || PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", "),
        take: |settings, value| {
            put(&mut settings.preset, PRESETS.iter().map(|preset| preset.name).find(|name| *name == value))
        },
        value: |settings| settings.preset.to_owned(),
    },
];

/// Whether the setting is a number or a switch, which TOML writes without quotes.
fn is_bare(value: &str) -> bool {
    SWITCH.contains(&value) || value.parse::<u16>().is_ok()
}

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

fn name_of(names: &[&str], is_it: impl Fn(&str) -> bool) -> String {
    names.iter().find(|name| is_it(name)).copied().unwrap_or_default().to_owned()
}

/// A line that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1; `None` for what stands on no line of its own.
    pub line: Option<usize>,
    what: Say,
    names: Vec<(&'static str, String)>,
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
    /// Reads a file of settings: what holds, and what does not.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let (text, faults) = without_bad_lines(text);
        let mut reader = Reader { text: &text, settings: Self::default(), faults, lines: Vec::new() };
        for (name, value) in &DeTable::parse(&text).map(Spanned::into_inner).unwrap_or_default() {
            reader.entry(name, value);
        }
        reader.check_keys();
        reader.faults.sort_by_key(|fault| fault.line);
        (reader.settings, reader.faults)
    }

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

    /// The settings as a file that says the same.
    pub fn written(&self) -> String {
        let mut out = String::new();
        for known in KNOWN {
            let value = (known.value)(self);
            let value = if is_bare(&value) { value } else { format!("\"{value}\"") };
            let _ = writeln!(out, "{} = {value}  # {}", known.name, (known.values)());
        }
        for place in std::iter::once(None).chain(Place::ALL.map(Some)) {
            let wishes: Vec<&Wish> = self.keys.iter().filter(|wish| wish.place == place).collect();
            if wishes.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n[keys{}]", place.map_or_else(String::new, |place| format!(".{}", place.name())));
            for wish in wishes {
                let _ = writeln!(out, "{} = {}", wish.action, quoted(&wish.keys));
            }
        }
        out
    }
}

/// Keys as a list of TOML: `["j", "down"]`.
pub fn quoted(keys: &[String]) -> String {
    let quoted: Vec<String> =
        keys.iter().map(|key| format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))).collect();
    format!("[{}]", quoted.join(", "))
}

/// The text with the lines left empty that are no TOML, so that the others hold, and what is wrong with them.
fn without_bad_lines(text: &str) -> (String, Vec<Fault>) {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let mut faults = Vec::new();
    loop {
        let text = lines.join("\n");
        let Err(error) = DeTable::parse(&text) else { return (text, faults) };
        let at = error.span().map_or(0, |span| line_of(&text, span.start) - 1);
        let names = vec![("what", error.message().to_owned())];
        faults.push(Fault { line: Some(at + 1), what: Say::NotToml, names });
        // A line once left empty cannot be to blame again, and twenty are enough to see that this is no such file.
        match lines.get_mut(at).filter(|line| !line.is_empty() && faults.len() < 20) {
            Some(line) => *line = "",
            None => return (String::new(), faults),
        }
    }
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&letter| letter == b'\n').count()
}

/// Reads the entries of a file one by one.
struct Reader<'a> {
    text: &'a str,
    settings: Settings,
    faults: Vec<Fault>,
    /// The line of each wish for keys.
    lines: Vec<usize>,
}

type Name<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

impl Reader<'_> {
    fn entry(&mut self, name: &Name<'_>, value: &Value<'_>) {
        if let (DeValue::Table(table), "keys") = (value.get_ref(), name.get_ref().as_ref()) {
            return self.keys(table, None);
        }
        if let Err(fault) = self.settings.set(name.get_ref(), &plain(self.text, value)) {
            let line = Some(line_of(self.text, name.span().start));
            self.faults.push(Fault { line, ..fault });
        }
    }

    /// `action = "key"` or `action = ["key", "key"]`; tables named like places hold the keys of those.
    fn keys(&mut self, table: &DeTable<'_>, place: Option<Place>) {
        for (name, value) in table {
            match (value.get_ref(), Place::from_name(name.get_ref())) {
                (DeValue::Table(inner), Some(inner_place)) if place.is_none() => self.keys(inner, Some(inner_place)),
                (DeValue::Array(keys), _) => self.wish(name, place, keys.iter().collect()),
                _ => self.wish(name, place, vec![value]),
            }
        }
    }

    fn wish(&mut self, name: &Name<'_>, place: Option<Place>, keys: Vec<&Value<'_>>) {
        let keys = keys.into_iter().map(|key| plain(self.text, key)).collect();
        self.settings.keys.push(Wish { place, action: name.get_ref().to_string(), keys });
        self.lines.push(line_of(self.text, name.span().start));
    }

    /// Tells what the keymap cannot do.
    fn check_keys(&mut self) {
        if self.settings.keys.is_empty() {
            return;
        }
        for problem in Keymap::new(self.settings.preset, &self.settings.keys).1 {
            let line = problem.wish.and_then(|wish| self.lines.get(wish).copied());
            self.faults.push(Fault { line, what: problem.what, names: problem.names });
        }
    }
}

/// A value as a person would type it behind `:set`: without quotes; what is no single value as it stands in the file.
fn plain(text: &str, value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(words) => words.to_string(),
        _ => text.get(value.span()).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_holds_and_what_is_wrong_is_told_with_its_line() {
        let text = "width = 90\ntheme = \"drak\"\ncolour = 1\nfill = \"even\"\n\n[keys]\nfollow = \"ctrl-x\"\njump = \"x\"\n\
                    [keys.popup]\nout = [\"esc\", \"X\"]\n";
        let (settings, faults) = Settings::read(text);
        assert_eq!((settings.wishes.text_width, settings.wishes.fill), (90, Fill::Even));
        assert_eq!(settings.theme, None);
        let told: Vec<(Option<usize>, Say)> = faults.iter().map(|fault| (fault.line, fault.what)).collect();
        assert!(told.contains(&(Some(2), Say::BadSetting)), "{told:?}");
        assert!(told.contains(&(Some(3), Say::NoSetting)), "{told:?}");
        assert!(told.contains(&(Some(8), Say::NoAction)), "{told:?}");
        assert!(faults[0].told(Tongue::default()).contains("auto, plain"), "{}", faults[0].told(Tongue::default()));
        assert_eq!(settings.keys[2].place, Some(Place::Popup));
    }

    #[test]
    fn a_line_that_is_no_toml_does_not_take_the_others_with_it() {
        let (settings, faults) = Settings::read("width = 90\nthis is nothing\nnotes = \"foot\"\n");
        assert_eq!((settings.wishes.text_width, settings.wishes.notes), (90, NotesAt::Foot));
        assert_eq!(faults.first().and_then(|fault| fault.line), Some(2), "{faults:?}");
        assert_eq!(Settings::read("\u{0}[[[\u{ffff}").0, Settings::default());
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let (mut settings, faults) =
            Settings::read("[keys]\npage_down = [\"space\", '\"', '\\']\n[keys.outline]\nout = \"x\"\n");
        assert!(faults.is_empty(), "{faults:?}");
        for (name, value) in [
            ("language", "ar"),
            ("theme", "light"),
            ("width", "60"),
            ("outline", "40"),
            ("fill", "divided"),
            ("bidi", "terminal"),
            ("notes", "end"),
            ("memory", "false"),
            ("mouse", "false"),
            ("preset", "vim"),
        ] {
            settings.set(name, value).expect(name);
        }
        let (again, faults) = Settings::read(&settings.written());
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(again, settings);
        assert_eq!(Settings::read(&Settings::default().written()), (Settings::default(), Vec::new()));
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
