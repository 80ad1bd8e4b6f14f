//! The command line: one definition, from which help, completions and the manual page are made.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What stands under the options in help.
pub const AFTER_HELP: &str = "\
Examples:
  plenary                                  read A/RES/75/10, which is built in
  plenary resolution.xml                   read a document; ? lists the keys
  pdftotext -layout r.pdf - | plenary -    read what another program prints
  plenary show r.xml 'OP13(c)' PP5 OP3-OP6 'note 3'
  plenary export r.xml --to markdown -o r.md
  plenary diff last-year.docx draft.docx

A document named like a command is opened with its folder: plenary ./toc
Exit codes: 0 done, 1 found wanting, 2 wrong use, 3 the document could not be read";

/// The commands as help groups them; each stands in one group.
pub const GROUPS: [(&str, &[&str]); 4] = [
    ("Print", &["toc", "show", "notes", "refs"]),
    ("Compare and find", &["diff", "search"]),
    ("Check and write", &["check", "export"]),
    ("About the program", &["config", "man", "completions"]),
];

/// Read resolutions of the United Nations in the terminal
///
/// Opens a resolution as text, Markdown, Word, RTF, PDF, HTML, JSON or the UN's XML, in any of the six official
/// languages, and shows its tree of preambular and operative paragraphs beside the text, with every footnote one key
/// away. Without a document it opens A/RES/75/10, which is built in.
#[derive(Debug, Parser)]
#[command(name = "plenary", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(override_usage = "plenary [OPTIONS] [DOCUMENT]\n       plenary COMMAND [DOCUMENT] …", after_help = AFTER_HELP)]
pub struct Arguments {
    /// What to do; nothing opens the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The document to open; `-` reads standard input; a folder lists its documents
    pub document: Option<PathBuf>,
    /// Print the document for a screen reader: paragraph by paragraph, each behind its address, notes after it
    #[arg(long)]
    pub plain: bool,
    /// Neither read nor write what is kept of documents: places, marks, notes
    #[arg(long)]
    pub no_memory: bool,
    /// When to use colour: `auto` (on a terminal, unless `NO_COLOR` is set), `always` or `never`
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true, hide_possible_values = true)]
    pub color: Color,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the outline, one node a line: id, kind, first words
    Toc(Listing),
    /// Print the document, or the paragraphs addressed
    Show {
        /// The document; `-` reads standard input
        document: PathBuf,
        /// What to print: `OP13(c)`, `PP5`, `OP3-OP6`, `'note 3'`; everything without it
        addresses: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the document in another format
    Export {
        /// The document; `-` reads standard input
        document: PathBuf,
        /// The format to write
        #[arg(long, value_enum)]
        to: Export,
        /// The file to write, whole or not at all; standard output without it
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Tell what was repaired or not understood, and account for every character
    Check(Listing),
    /// Print the notes, one a line: id, paragraphs that call it, words
    Notes {
        #[command(flatten)]
        #[expect(missing_docs, reason = "what every listing takes")]
        listing: Listing,
        /// Print one's own notes instead: the paragraph, words
        #[arg(long)]
        mine: bool,
    },
    /// Print the references, one a line: where it stands, symbol
    Refs(Listing),
    /// Tell what became of each paragraph from one version to another
    ///
    /// Exit code 1 where the versions differ. Paragraphs are paired by their words: `[-…-]` was in the old version, `{+…+}` is in the new one, `PP3→PP4` is a
    /// paragraph whose number changed. Versions in two languages are paired by their addresses.
    Diff {
        /// The old version; `-` reads standard input
        old: PathBuf,
        /// The new version; `-` reads standard input
        new: PathBuf,
        /// Print paragraphs that are the same, too
        #[arg(long)]
        all: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find a phrase in all documents of a folder
    ///
    /// Exit code 1 where it is nowhere. Small letters are found in any case, and letters without accents with any. Prints the file, the address and the
    /// words around the first place.
    Search {
        /// The phrase
        query: String,
        /// The folder, with those inside it; the current one without it
        folder: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the settings in force and where they stand
    Config {
        /// Print all keys instead, as the settings can have them
        #[arg(long)]
        keys: bool,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What a listing takes.
#[derive(Debug, Args)]
pub struct Listing {
    /// The document; `-` reads standard input; without it the built-in resolution
    pub document: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The formats that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Export {
    /// Everything, as JSON (schema plenary/1)
    Json,
    /// The UN's machine-readable XML (AKN4UN)
    Akn,
    /// Markdown with `[^1]` notes
    Markdown,
    /// A web page that stands on its own
    Html,
    /// Plain text
    Text,
}
