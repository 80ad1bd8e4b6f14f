//! The file of settings, in TOML: each line of it holds, or is told and left out.

use crate::shell::settings::known::{Fault, KNOWN, SWITCH, Settings};
use crate::state::keymap::table::Place;
use crate::state::keymap::{Keymap, Wish};
use crate::state::wording::Say;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl Settings {
    /// Reads the file of settings, if there is one; one that cannot be read is told.
    pub fn of_file(file: &Path) -> (Self, Vec<Fault>) {
        let what = match std::fs::read(file) {
            Ok(bytes) => return Self::read(&String::from_utf8_lossy(&bytes)),
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => return Self::read(""),
                ErrorKind::IsADirectory => Say::IsFolder,
                ErrorKind::PermissionDenied => Say::NotPermitted,
                _ => Say::CannotRead,
            },
        };
        let names = vec![("name", file.display().to_string())];
        (Self::default(), vec![Fault { line: None, what, names }])
    }

    /// Reads the text of a file of settings: what holds, and what does not.
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

    /// The settings as a file that says the same.
    pub fn written(&self) -> String {
        let mut out = String::new();
        for known in KNOWN {
            let value = literal(&(known.value)(self));
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

/// A value as TOML writes it: numbers and switches without quotes.
pub(super) fn literal(value: &str) -> String {
    let is_bare = SWITCH.contains(&value) || value.parse::<u16>().is_ok();
    if is_bare { value.to_owned() } else { format!("\"{value}\"") }
}

/// Keys as a list of TOML: `["j", "down"]`.
pub fn quoted(keys: &[String]) -> String {
    let quoted: Vec<String> =
        keys.iter().map(|key| format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))).collect();
    format!("[{}]", quoted.join(", "))
}

/// The text with blanks in place of the lines that are no TOML, so that the others hold and every byte stays in its
/// place, and what is wrong with them.
pub(super) fn without_bad_lines(text: &str) -> (String, Vec<Fault>) {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let mut faults = Vec::new();
    loop {
        let text = lines.join("\n");
        let Err(error) = DeTable::parse(&text) else { return (text, faults) };
        let at = error.span().map_or(0, |span| line_of(&text, span.start) - 1);
        faults.push(Fault { line: Some(at + 1), what: Say::NotToml, names: Vec::new() });
        // A blank line cannot be to blame again, and twenty are enough to see that this is no such file.
        match lines.get_mut(at).filter(|line| !line.trim_matches(' ').is_empty() && faults.len() < 20) {
            Some(line) => *line = " ".repeat(line.len()),
            None => return (" ".repeat(text.len()), faults),
        }
    }
}

/// The line of a byte, counted from 1.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
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

type Name<'a> = Spanned<Cow<'a, str>>;
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
    use crate::layout::setting::Fill;
    use crate::state::geometry::NotesAt;
    use crate::state::wording::Tongue;

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
}
