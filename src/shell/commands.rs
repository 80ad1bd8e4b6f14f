//! Carries out what the command line asks for.

use crate::model::address::{self, Address, Addressed};
use crate::model::remark::Accounting;
use crate::model::resolution::{Reading, Resolution};
use crate::shell::arguments::{Arguments, Color, Command, Export, Listing};
use crate::shell::memory::Memory;
use crate::shell::output::{has_colours, print, print_bytes, print_rows, print_written, write_file};
use crate::shell::report::Report;
use crate::shell::session::{self, Options};
use crate::shell::settings::known::{Fault, Settings};
use crate::shell::{difference, files, folders, library, listings, search, usage};
use crate::writers::{akn, html, json, markdown, spoken, text};
use clap::FromArgMatches;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the program with the arguments of the process, and tells how it ended.
pub fn run() -> ExitCode {
    let parsed = usage::command().try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    let result = match parsed {
        Ok(arguments) => carry_out(arguments),
        Err(error) if error.use_stderr() => Err(usage::misuse(&error, &typed())),
        Err(help) => {
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    result.unwrap_or_else(|report| {
        let _ = io::stderr().write_all(report.lines().as_bytes());
        report.exit_code()
    })
}

/// The arguments as typed, without the program's name.
fn typed() -> Vec<String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect()
}

fn carry_out(arguments: Arguments) -> Result<ExitCode, Report> {
    let color = arguments.color;
    match arguments.command {
        None => read(&arguments),
        Some(Command::Toc(listing)) => list(&listing, color, listings::outline, |out, reading| {
            json::write_chosen(out, reading, &all_nodes(reading))
        }),
        Some(Command::Notes { listing, mine: false }) => list(&listing, color, listings::notes, json::write_notes),
        Some(Command::Notes { listing, mine: true }) => {
            let folder = folders::memory_folder();
            let kept = |reading: &Reading| Memory::of(folder.as_deref(), reading, listing.document.as_deref());
            list(
                &listing,
                color,
                |reading| listings::own_notes(reading, kept(reading).kept()),
                |out, reading| listings::own_notes_json(out, reading, kept(reading).kept()),
            )
        }
        Some(Command::Config { keys }) => config(keys),
        Some(Command::Refs(listing)) => list(&listing, color, listings::references, listings::references_json),
        Some(Command::Check(listing)) => check(&listing, color),
        Some(Command::Show { document, addresses, json }) => show(&document, &addresses, json),
        Some(Command::Export { document, to, output }) => export(&document, to, output.as_deref()),
        Some(Command::Diff { old, new, all, json }) => difference::run(&old, &new, all, json, color),
        Some(Command::Search { query, folder, json }) => {
            search::run(&query, folder.as_deref().unwrap_or(Path::new(".")), json, color)
        }
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut usage::command(), "plenary", &mut script);
            print_bytes(&script)
        }
        Some(Command::Man) => {
            let page = usage::manual().map_err(|error| Report::misuse(error.to_string(), "please report this"))?;
            print_bytes(&page)
        }
    }
}

/// Opens the reader; prints the document where there is no terminal to read it in.
fn read(arguments: &Arguments) -> Result<ExitCode, Report> {
    let folder = arguments.document.as_deref().filter(|path| path.is_dir());
    let catalogue = folder.map(library::catalogue).transpose()?.unwrap_or_default();
    if folder.is_some() && (arguments.plain || !std::io::stdout().is_terminal()) {
        return print_rows(&listings::catalogue(&catalogue), arguments.color);
    }
    let document = match catalogue.entries.first() {
        Some(entry) => Some(PathBuf::from(&entry.path)),
        None => arguments.document.clone(),
    };
    let reading = files::open(document.as_deref()).map_err(|report| perhaps_a_command(report, &typed()))?;
    if arguments.plain {
        return print(&spoken::write(&reading.resolution));
    }
    if !io::stdout().is_terminal() {
        return print(&text::write(&reading.resolution));
    }
    let (settings, faults) = read_settings();
    let memory = folders::memory_folder().filter(|_| settings.memory && !arguments.no_memory);
    let colours = has_colours(arguments.color);
    let path = document.filter(|path| path != Path::new("-"));
    let options = Options { colours, settings, faults, path, catalogue, memory };
    session::run(reading, options).map(|()| ExitCode::SUCCESS)
}

/// The settings of the file, and what of it was left out; no file leaves all as it is by default.
fn read_settings() -> (Settings, Vec<Fault>) {
    folders::settings_file().map(|file| Settings::of_file(&file)).unwrap_or_default()
}

/// Prints the settings in force as a file that says the same, and tells what was left out.
fn config(keys: bool) -> Result<ExitCode, Report> {
    let (settings, faults) = read_settings();
    let tongue = settings.tongue();
    for fault in &faults {
        let _ = writeln!(io::stderr(), "{}", fault.told(tongue));
    }
    let words = if keys {
        listings::keys(&settings.setup().keymap, tongue)
    } else {
        let path = |path: Option<PathBuf>| path.map_or_else(|| "-".to_owned(), |path| path.display().to_string());
        format!("# {}\n# {}\n\n{}", path(folders::settings_file()), path(folders::memory_folder()), settings.written())
    };
    print(&words)?;
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

/// A document that is not there may be a mistyped command.
fn perhaps_a_command(report: Report, typed: &[String]) -> Report {
    match usage::mistyped_command(typed) {
        Some((_, meant)) if typed.len() == 1 => {
            Report { hint: Some(format!("did you mean the command `{meant}`?")), ..report }
        }
        _ => report,
    }
}

/// Opens the document of a listing and prints it one way or the other.
fn list(
    listing: &Listing,
    color: Color,
    rows: impl Fn(&Reading) -> String,
    json: impl Fn(&mut dyn Write, &Reading) -> io::Result<()>,
) -> Result<ExitCode, Report> {
    let reading = files::open(listing.document.as_deref())?;
    if listing.json { print_written(|out| json(out, &reading)) } else { print_rows(&rows(&reading), color) }
}

fn all_nodes(reading: &Reading) -> Vec<Addressed> {
    (0..reading.resolution.nodes.len()).map(Addressed::Node).collect()
}

fn check(listing: &Listing, color: Color) -> Result<ExitCode, Report> {
    let reading = files::open(listing.document.as_deref())?;
    if listing.json {
        print_written(|out| json::write_check(out, &reading))?;
    } else {
        print_rows(&listings::check(&reading), color)?;
    }
    Ok(ExitCode::from(verdict(&reading.accounting)))
}

/// The exit code of a check: 1 where a character is missing, or stands in the reading and not in the source.
fn verdict(accounting: &Accounting) -> u8 {
    u8::from(accounting.missing > 0 || accounting.invented > 0)
}

fn show(document: &Path, addresses: &[String], as_json: bool) -> Result<ExitCode, Report> {
    let reading = files::open(Some(document))?;
    if addresses.is_empty() && !as_json {
        return print(&text::write(&reading.resolution));
    }
    let resolution = &reading.resolution;
    let mut chosen = Vec::new();
    for typed in addresses {
        let found = find(resolution, typed);
        chosen.extend(found.ok_or_else(|| no_such(typed, resolution))?);
    }
    if addresses.is_empty() {
        chosen = all_nodes(&reading);
    }
    if as_json {
        return print_written(|out| json::write_chosen(out, &reading, &chosen));
    }
    let written = |addressed: &Addressed| match *addressed {
        Addressed::Node(at) => text::write_node(&resolution.nodes[at], &resolution.notes),
        Addressed::Note(at) => text::write_note(&resolution.notes[at]),
    };
    print(&chosen.iter().map(written).collect::<String>())
}

/// What an address means in a resolution: an id as it is listed, or what people type for one.
fn find(resolution: &Resolution, typed: &str) -> Option<Vec<Addressed>> {
    let nodes = |nodes: Range<usize>| Some(nodes.map(Addressed::Node).collect());
    let named = |typed: &str| resolution.named(typed).map(|at| at..resolution.end_of_branch(at));
    let between = |from: Range<usize>, to: Range<usize>| from.start.min(to.start)..to.end.max(from.end);
    if let Some(branch) = named(typed) {
        return nodes(branch);
    }
    if let Some((from, to)) = typed.split_once(['-', '–', '—'])
        && let (Some(from), Some(to)) = (named(from), named(to))
    {
        return nodes(between(from, to));
    }
    match address::parse(typed)? {
        Address::Node(id) => nodes(resolution.branch(&id)?),
        Address::Range(from, to) => nodes(between(resolution.branch(&from)?, resolution.branch(&to)?)),
        Address::Note(id) => {
            let note = resolution.notes.iter().position(|note| note.id == id)?;
            Some(vec![Addressed::Note(note)])
        }
    }
}

fn no_such(typed: &str, resolution: &Resolution) -> Report {
    let last = |prefix: &str| {
        resolution
            .nodes
            .iter()
            .rev()
            .filter_map(|node| node.id.as_deref())
            .find(|id| id.starts_with(prefix) && !id.contains('('))
    };
    let ends: Vec<String> =
        ["PP", "OP"].iter().filter_map(|prefix| last(prefix).map(|id| format!("{prefix}1 to {id}"))).collect();
    let hint = if ends.is_empty() {
        "`plenary toc` lists the addresses".to_owned()
    } else {
        format!("it has {}; `plenary toc` lists all addresses", ends.join(" and "))
    };
    Report::misuse(format!("no paragraph or note has the address “{typed}”"), hint)
}

fn export(document: &Path, to: Export, output: Option<&Path>) -> Result<ExitCode, Report> {
    let write: fn(&mut dyn Write, &Reading) -> io::Result<()> = match to {
        Export::Json => json::write,
        Export::Markdown => |out, reading| out.write_all(markdown::write(&reading.resolution).as_bytes()),
        Export::Text => |out, reading| out.write_all(text::write(&reading.resolution).as_bytes()),
        Export::Html => |out, reading| out.write_all(html::write(&reading.resolution).as_bytes()),
        Export::Akn => |out, reading| out.write_all(akn::write(&reading.resolution).as_bytes()),
    };
    let reading = files::open(Some(document))?;
    match output {
        Some(path) if path != Path::new("-") => write_file(path, |out| write(out, &reading))
            .map(|()| ExitCode::SUCCESS)
            .map_err(|error| files::unwritable(path, &error)),
        _ => print_written(|out| write(out, &reading)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_finds_wanting_where_a_character_is_missing_or_invented() {
        assert_eq!(verdict(&Accounting { characters: 9, in_nodes: 9, ..Accounting::default() }), 0);
        assert_eq!(verdict(&Accounting { missing: 1, ..Accounting::default() }), 1);
        assert_eq!(verdict(&Accounting { invented: 1, ..Accounting::default() }), 1);
    }
}
