//! Settings put into the file in which a person has written others: comments, order and unknown lines stay.

use crate::shell::output::write_whole;
use crate::shell::settings::file::{line_of, literal, without_bad_lines};
use crate::shell::settings::known::{KNOWN, Known, Settings};
use std::io;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Names and values of settings.
type Values = Vec<(&'static str, String)>;

/// Writes into a file what differs from it, of the settings that are meant, and returns that.
///
/// # Errors
/// Where the file cannot be read or written; it is then as it was.
pub fn keep(file: &Path, now: &Settings, is_meant: impl Fn(&str) -> bool) -> io::Result<Values> {
    let text = match std::fs::read(file) {
        Ok(bytes) => String::from_utf8(bytes).map_err(io::Error::other)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let mut changes = changes(now, &Settings::read(&text).0);
    changes.retain(|(name, _)| is_meant(name));
    if !changes.is_empty() {
        file.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        write_whole(file, with_values(&text, &changes).as_bytes())?;
    }
    Ok(changes)
}

/// What differs from what the file says.
fn changes(now: &Settings, file: &Settings) -> Values {
    let differs = |known: &&Known| (known.value)(now) != (known.value)(file);
    KNOWN.iter().filter(differs).map(|known| (known.name, (known.value)(now))).collect()
}

/// The text of a file in which these settings have these values.
fn with_values(text: &str, values: &[(&'static str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| with_value(&text, name, value))
}

fn with_value(text: &str, name: &str, value: &str) -> String {
    let literal = literal(value);
    // Lines that are no TOML are blanks of the same length here, so that bytes are where they were.
    let (readable, _) = without_bad_lines(text);
    let mut out = text.to_owned();
    let table = DeTable::parse(&readable).map(toml::Spanned::into_inner).unwrap_or_default();
    if let Some(old) = table.get(name) {
        out.replace_range(old.span(), &literal);
    } else {
        let headers = table.iter().filter(|(_, value)| matches!(value.get_ref(), DeValue::Table(_)));
        let lines = headers.map(|(name, _)| line_of(&readable, name.span().start) - 1);
        let line = lines.filter(|&line| readable.lines().nth(line).is_some_and(begins_table)).min();
        insert(&mut out, line, &format!("{name} = {literal}\n"));
    }
    out
}

fn begins_table(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

/// Puts a line before another one and the comments above that, or at the end.
fn insert(text: &mut String, before: Option<usize>, line: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_above = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let place = before.map_or(lines.len(), |before| {
        let above = lines[..before].iter().rev().take_while(|line| is_above(line)).count();
        before - above
    });
    let byte = lines[..place].iter().map(|line| line.len()).sum();
    let ends = text[..byte].is_empty() || text[..byte].ends_with('\n');
    text.insert_str(byte, &format!("{}{line}", if ends { "" } else { "\n" }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_stays_around_what_is_kept() {
        let text =
            "# mine\nwidth = 60 # narrow\nthis is nothing\nunknown = [1,\n  2]\n\n# my keys\n[keys]\nalone = \"x\"";
        let values = [("width", "90".to_owned()), ("theme", "dark".to_owned())];
        assert_eq!(
            with_values(text, &values),
            "# mine\nwidth = 90 # narrow\nthis is nothing\nunknown = [1,\n  2]\ntheme = \"dark\"\n\n# my keys\n[keys]\n\
             alone = \"x\""
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_left_alone_and_a_missing_one_is_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, other) = (folder.path().join("config.toml"), folder.path().join("new/config.toml"));
        std::fs::write(&file, b"width = 60 # \xff\n").expect("written");
        let mut now = Settings::default();
        now.set("width", "90").expect("a width");
        now.set("theme", "dark").expect("a theme");
        assert!(keep(&file, &now, |_| true).is_err());
        assert_eq!(std::fs::read(&file).expect("there"), b"width = 60 # \xff\n");
        assert_eq!(keep(&other, &now, |name| name == "theme").expect("made"), [("theme", "dark".to_owned())]);
        assert_eq!(std::fs::read_to_string(&other).expect("there"), "theme = \"dark\"\n");
        assert!(keep(&other, &now, |name| name == "theme").expect("read").is_empty());
    }

    #[test]
    fn what_is_kept_is_read_again() {
        for text in
            ["", "width = 60", "[keys]\nalone = \"x\"\n", "keys.alone = \"x\"\n", "\u{0}[[[", "theme = 'light'\r\n"]
        {
            let (file, _) = Settings::read(text);
            let mut now = file.clone();
            for (name, value) in [("theme", "contrast"), ("width", "81"), ("mouse", "false"), ("notes", "end")] {
                now.set(name, value).expect(name);
            }
            let changes = changes(&now, &file);
            let written = with_values(text, &changes);
            assert_eq!(Settings::read(&written).0, now, "{written}");
            assert_eq!(with_values(&written, &changes), written, "twice is once");
        }
    }
}
