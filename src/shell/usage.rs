//! Help in groups, the manual page, and wrong use told in a sentence with a hint.

use crate::shell::arguments::{AFTER_HELP, Arguments, GROUPS};
use crate::shell::report::Report;
use crate::shell::suggestion::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// What the manual page tells of files and variables, in the language of manual pages.
const FILES: &str = "\
.SH FILES
.TP
\\fI~/.config/plenary/config.toml\\fR
Settings. \\fBplenary config\\fR prints those in force.
.TP
\\fI~/.local/share/plenary/documents/\\fR
What is kept of each document: the place, folds, marks, notes of one's own.
.SH ENVIRONMENT
.TP
\\fBPLENARY_CONFIG\\fR
Another file of settings.
.TP
\\fBXDG_CONFIG_HOME\\fR, \\fBXDG_DATA_HOME\\fR
Where the folders above lie.
.TP
\\fBNO_COLOR\\fR
No colours, unless \\fB--color always\\fR asks for them.
.TP
\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR
The language of the interface, where the settings name none.
";

/// The definition of the command line, with the commands grouped in its help.
pub fn command() -> Command {
    let command = Arguments::command();
    let header = *command.get_styles().get_header();
    let literal = *command.get_styles().get_literal();
    let mut groups = String::new();
    for (name, members) in GROUPS {
        let _ = writeln!(groups, "\n{header}{name}:{header:#}");
        for member in members {
            let about = command.find_subcommand(member).and_then(Command::get_about).cloned().unwrap_or_default();
            let _ = writeln!(groups, "  {literal}{member:<12}{literal:#} {about}");
        }
    }
    command.bin_name("plenary").help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{groups}\n\
         {header}Arguments:{header:#}\n{{positionals}}\n\n{header}Options:{header:#}\n{{options}}{{after-help}}"
    ))
}

/// The manual page: the program, then each command with its options.
///
/// # Errors
/// Never, but for a fault of the writer.
pub fn manual() -> std::io::Result<Vec<u8>> {
    let command = Arguments::command();
    let mut page = Vec::new();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for (group, members) in GROUPS {
        writeln!(page, ".SH \"{}\"", group.to_uppercase())?;
        for subcommand in members.iter().filter_map(|member| command.find_subcommand(member)) {
            describe(&mut page, subcommand)?;
        }
    }
    page.extend(FILES.as_bytes());
    // Examples stand as they are; a point at the start of a line would be a command of the page.
    let examples = AFTER_HELP.replace('\\', "\\\\").replace('-', "\\-").replace("\n.", "\n\\&.");
    writeln!(page, ".SH EXAMPLES\n.nf\n{}\n.fi", examples.trim_start_matches("Examples:\n"))?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// One command of the manual page, as a section below that of its group.
fn describe(page: &mut Vec<u8>, subcommand: &Command) -> std::io::Result<()> {
    let name = format!("plenary {}", subcommand.get_name());
    let about = subcommand.get_long_about().or(subcommand.get_about()).map(ToString::to_string).unwrap_or_default();
    let man = Man::new(subcommand.clone().bin_name(&name).disable_help_flag(true).about(""));
    let mut body = Vec::new();
    man.render_synopsis_section(&mut body)?;
    writeln!(body, ".PP\n{about}")?;
    man.render_options_section(&mut body)?;
    writeln!(page, ".SS \"{name}\"")?;
    // The sections of clap_mangen stand a level too high here, each behind lines that set up quotes.
    let is_text = |line: &&str| ![".SH", ".ie", ".el"].iter().any(|macros| line.starts_with(macros));
    String::from_utf8_lossy(&body).lines().filter(is_text).try_for_each(|line| writeln!(page, "{line}"))
}

/// Wrong use in words; clap tells what, and `arguments` are as typed, without the program's name.
pub fn misuse(error: &clap::Error, arguments: &[String]) -> Report {
    let told = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = told(ContextKind::InvalidArg);
    let more = format!("try `{} --help`", command_typed(arguments));
    let (message, hint) = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let meant = told(ContextKind::SuggestedArg);
            (format!("there is no option `{argument}`"), if meant.is_empty() { more } else { did_you_mean(&meant) })
        }
        ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict => match mistyped_command(arguments) {
            Some((typed, meant)) => (format!("there is no command `{typed}`"), did_you_mean(&meant)),
            None if argument.is_empty() => ("one document at a time can be opened".to_owned(), more),
            None => (format!("`{argument}` is one argument too many"), more),
        },
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => {
            (format!("{argument} needs a value"), one_of(&told(ContextKind::ValidValue)).unwrap_or(more))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            format!("{argument} cannot be `{}`", told(ContextKind::InvalidValue)),
            one_of(&told(ContextKind::ValidValue)).unwrap_or(more),
        ),
        ErrorKind::MissingRequiredArgument => (format!("missing: {argument}"), more),
        // Behind `help` stands the name of a command.
        ErrorKind::InvalidSubcommand => {
            let typed = told(ContextKind::InvalidSubcommand);
            let meant = nearest(&typed, command_names());
            (format!("there is no command `{typed}`"), meant.map_or(more, |meant| did_you_mean(&meant)))
        }
        ErrorKind::InvalidUtf8 => ("an argument is not valid UTF-8".to_owned(), more),
        kind => (kind.as_str().unwrap_or("the arguments were not understood").to_owned(), more),
    };
    Report::misuse(message, hint)
}

fn did_you_mean(meant: &str) -> String {
    format!("did you mean `{meant}`?")
}

fn one_of(values: &str) -> Option<String> {
    (!values.is_empty()).then(|| format!("it can be {values}"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        _ => String::new(),
    }
}

/// `plenary`, or `plenary show` where that command was typed.
fn command_typed(arguments: &[String]) -> String {
    let known = |typed: &&String| Arguments::command().find_subcommand(typed).is_some();
    arguments.first().filter(known).map_or_else(|| "plenary".to_owned(), |typed| format!("plenary {typed}"))
}

/// A first argument that is neither a command nor a file, and the command that was meant.
pub fn mistyped_command(arguments: &[String]) -> Option<(String, String)> {
    let typed = arguments.iter().find(|argument| !argument.starts_with('-'))?;
    if Path::new(typed).exists() || Arguments::command().find_subcommand(typed).is_some() {
        return None;
    }
    let meant = nearest(typed, command_names())?;
    Some((typed.clone(), meant))
}

fn command_names() -> Vec<String> {
    Arguments::command().get_subcommands().map(|subcommand| subcommand.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        for subcommand in Arguments::command().get_subcommands() {
            let name = subcommand.get_name();
            let groups = GROUPS.iter().flat_map(|(_, members)| *members).filter(|member| **member == name);
            assert_eq!(groups.count(), 1, "{name}");
        }
        Arguments::command().debug_assert();
    }
}
