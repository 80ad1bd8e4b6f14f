//! Carries out what the command line asks for.

use crate::analysis::citations;
use crate::model::address::{self, Address};
use crate::model::node::Node;
use crate::model::remark::RemarkKind;
use crate::model::resolution::{Reading, Resolution};
use crate::model::text::Text;
use crate::shell::arguments::{Arguments, Color, Command, Export, Listing};
use crate::shell::files;
use crate::shell::report::Report;
use crate::shell::terminal::{self, Options};
use crate::writers::{json, markdown, text};
use clap::{CommandFactory, Parser};
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Runs the program with the arguments of the process, and tells how it ended.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match carry_out(arguments) {
        Ok(code) => code,
        Err(report) => {
            let _ = std::io::stderr().write_all(report.lines().as_bytes());
            report.exit_code()
        }
    }
}

fn carry_out(arguments: Arguments) -> Result<ExitCode, Report> {
    match arguments.command {
        None => read(&arguments),
        Some(Command::Toc(listing)) => list(&listing, toc, |reading| json::write_nodes(reading, &all(reading))),
        Some(Command::Notes(listing)) => list(&listing, notes, json::write_notes),
        Some(Command::Refs(listing)) => list(&listing, references, references_json),
        Some(Command::Check(listing)) => check(&listing),
        Some(Command::Show { document, addresses, json }) => show(&document, &addresses, json),
        Some(Command::Export { document, to, output }) => export(&document, to, output.as_deref()),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "plenary", &mut script);
            print_bytes(&script)
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Arguments::command()).render(&mut page);
            rendered.map_err(|error| Report::unreadable(error.to_string(), "please report this"))?;
            print_bytes(&page)
        }
    }
}

/// Opens the reader; prints the document where there is no terminal to read it in.
fn read(arguments: &Arguments) -> Result<ExitCode, Report> {
    let reading = files::open(arguments.document.as_deref())?;
    if arguments.plain || !std::io::stdout().is_terminal() {
        return print(&text::write(&reading.resolution));
    }
    let colours = match arguments.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    terminal::run(reading, Options { colours }).map(|()| ExitCode::SUCCESS).map_err(|error| Report {
        message: format!("the terminal cannot be used: {error}"),
        hint: Some("`plenary --plain` prints the document instead".into()),
        code: 2,
    })
}

/// Opens the document of a listing and prints it one way or the other.
fn list(
    listing: &Listing,
    lines: impl Fn(&Reading) -> String,
    json: impl Fn(&Reading) -> String,
) -> Result<ExitCode, Report> {
    let reading = files::open(listing.document.as_deref())?;
    if listing.json { print(&(json(&reading) + "\n")) } else { print(&lines(&reading)) }
}

fn all(reading: &Reading) -> Vec<usize> {
    (0..reading.resolution.nodes.len()).collect()
}

/// One node a line: id, tab, kind, tab, first words; deeper nodes are indented.
fn toc(reading: &Reading) -> String {
    let mut out = String::new();
    for node in &reading.resolution.nodes {
        let words =
            if node.rows.is_empty() { first_words(&node.text.string, 60) } else { format!("{} rows", node.rows.len()) };
        let _ = writeln!(out, "{}\t{}\t{words}", node.id.as_deref().unwrap_or(""), node.kind.name());
    }
    out
}

fn first_words(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole}…")
}

fn notes(reading: &Reading) -> String {
    let mut out = String::new();
    for note in &reading.resolution.notes {
        let callers: Vec<&str> =
            note.called_from.iter().map(|&at| reading.resolution.nodes[at].id.as_deref().unwrap_or("-")).collect();
        let _ = writeln!(out, "{}\t{}\t{}", note.id, callers.join(" "), note.text.string);
    }
    out
}

/// The references of nodes, then of notes.
fn reference_rows(resolution: &Resolution) -> Vec<(String, String)> {
    let of_node = |node: &Node| (node.id.clone().unwrap_or_else(|| node.kind.name().to_owned()), node.text.clone());
    let nodes = resolution.nodes.iter().map(of_node);
    let notes = resolution.notes.iter().map(|note| (format!("note {}", note.id), note.text.clone()));
    let cited = |(place, text): (String, Text)| {
        citations::symbols(&text, resolution.into()).into_iter().map(move |symbol| (place.clone(), symbol))
    };
    nodes.chain(notes).flat_map(cited).collect()
}

fn references(reading: &Reading) -> String {
    reference_rows(&reading.resolution).iter().fold(String::new(), |mut out, (place, symbol)| {
        let _ = writeln!(out, "{place}\t{symbol}");
        out
    })
}

fn references_json(reading: &Reading) -> String {
    let rows: Vec<_> = reference_rows(&reading.resolution)
        .into_iter()
        .map(|(place, symbol)| serde_json::json!({ "from": place, "symbol": symbol }))
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default()
}

fn check(listing: &Listing) -> Result<ExitCode, Report> {
    let reading = files::open(listing.document.as_deref())?;
    print(&if listing.json { json::write_check(&reading) + "\n" } else { check_lines(&reading) })?;
    let accounting = reading.accounting;
    Ok(ExitCode::from(u8::from(accounting.missing + accounting.invented > 0)))
}

fn check_lines(reading: &Reading) -> String {
    let mut out = String::new();
    let symbol = reading.resolution.symbol.as_deref().unwrap_or("document");
    for remark in reading.remarks.iter().filter(|remark| remark.kind != RemarkKind::Furniture) {
        let place = remark.node.map_or("", |at| {
            let node = &reading.resolution.nodes[at];
            node.id.as_deref().unwrap_or(node.kind.name())
        });
        let _ = writeln!(out, "{}\t{place}\t{}", remark.kind.name(), remark.what);
    }
    let furniture: Vec<&str> = reading
        .remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Furniture)
        .map(|remark| remark.what.as_str())
        .collect();
    for line in &furniture {
        let _ = writeln!(out, "furniture\t\t{line}");
    }
    let count = reading.accounting;
    let _ = writeln!(
        out,
        "{symbol}: {} characters: {} in paragraphs, {} in notes, {} in furniture, {} missing, {} invented",
        count.characters, count.in_nodes, count.in_notes, count.in_furniture, count.missing, count.invented
    );
    out
}

fn show(document: &Path, addresses: &[String], as_json: bool) -> Result<ExitCode, Report> {
    let reading = files::open(Some(document))?;
    if addresses.is_empty() && !as_json {
        return print(&text::write(&reading.resolution));
    }
    let mut nodes = Vec::new();
    let mut notes = Vec::new();
    for typed in addresses {
        match address::parse(typed).and_then(|address| find(&reading.resolution, &address)) {
            Some(Found::Nodes(found)) => nodes.extend(found),
            Some(Found::Note(found)) => notes.push(found),
            None => return Err(no_such(typed, &reading.resolution)),
        }
    }
    if as_json {
        let chosen = if addresses.is_empty() { all(&reading) } else { nodes };
        return print(&(json::write_nodes(&reading, &chosen) + "\n"));
    }
    let resolution = &reading.resolution;
    let mut out: String = nodes.iter().map(|&at| text::write_node(&resolution.nodes[at], &resolution.notes)).collect();
    out.extend(notes.iter().map(|&at| text::write_note(&resolution.notes[at])));
    print(&out)
}

/// What an address means in a resolution.
enum Found {
    Nodes(Vec<usize>),
    Note(usize),
}

fn find(resolution: &Resolution, address: &Address) -> Option<Found> {
    match address {
        Address::Node(id) => resolution.branch(id).map(|branch| Found::Nodes(branch.collect())),
        Address::Range(from, to) => {
            let (from, to) = (resolution.branch(from)?, resolution.branch(to)?);
            (from.start < to.end).then(|| Found::Nodes((from.start..to.end).collect()))
        }
        Address::Note(id) => resolution.notes.iter().position(|note| note.id == *id).map(Found::Note),
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
    let reading = files::open(Some(document))?;
    let written = match to {
        Export::Json => json::write(&reading) + "\n",
        Export::Markdown => markdown::write(&reading.resolution),
        Export::Text => text::write(&reading.resolution),
    };
    match output {
        None => print_bytes(written.as_bytes()),
        Some(path) => std::fs::write(path, written).map(|()| ExitCode::SUCCESS).map_err(|error| Report {
            message: format!("{}: {error}", path.display()),
            hint: Some("is the folder there, and writable?".into()),
            code: 2,
        }),
    }
}

/// Prints lines; to a terminal without the control characters that a document may hold.
fn print(lines: &str) -> Result<ExitCode, Report> {
    if std::io::stdout().is_terminal() {
        let safe: String = lines.chars().map(|letter| if is_unsafe(letter) { '\u{fffd}' } else { letter }).collect();
        return print_bytes(safe.as_bytes());
    }
    print_bytes(lines.as_bytes())
}

/// Control characters and overrides of direction: they would act on the terminal instead of being read.
fn is_unsafe(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes to standard output; a reader that has gone away is no failure.
fn print_bytes(bytes: &[u8]) -> Result<ExitCode, Report> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Report { message: format!("standard output: {error}"), hint: None, code: 2 })
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
