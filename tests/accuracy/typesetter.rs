//! Prints a resolution as text in the two ways that people meet it.

use plenary::model::node::{Kind, Node};
use plenary::model::note::Note;
use plenary::model::resolution::Resolution;
use plenary::model::text::{Role, Text};
use plenary::writers::marks::{raised, with_marks};

/// Chance that comes out alike each time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A paragraph as it stands on paper, and the notes that it calls.
struct Printed {
    words: String,
    notes: Vec<usize>,
    kind: Kind,
}

/// Text as an extractor gives it: a paragraph on one line, emphasis in asterisks, and the notes of a page where the
/// page ended, in the middle of a paragraph if need be.
pub(crate) fn extracted(resolution: &Resolution, chance: &mut Chance) -> String {
    const PAGE: usize = 2400;
    let mut out: Vec<String> = Vec::new();
    let mut pending: Vec<usize> = Vec::new();
    let mut room = PAGE;
    for printed in paragraphs(resolution, true) {
        let fits = printed.words.chars().count() <= room;
        let may_be_cut = matches!(printed.kind, Kind::Preambular | Kind::Operative | Kind::Subparagraph);
        let cut = if fits || !may_be_cut {
            None
        } else {
            cut_at(&printed.words, room + usize::try_from(chance.below(40)).unwrap_or(0))
        };
        let Some(cut) = cut else {
            if !fits {
                close_page(&mut out, &mut pending, &resolution.notes);
                room = PAGE;
            }
            room = room.saturating_sub(printed.words.chars().count());
            out.push(printed.words);
            pending.extend(printed.notes);
            continue;
        };
        let (head, tail) = (printed.words[..cut].trim_end(), printed.words[cut..].trim_start());
        let stands_in_head = |note: &usize| head.contains(&raised(&resolution.notes[*note].marker));
        let (first, rest): (Vec<usize>, Vec<usize>) = printed.notes.iter().partition(|note| stands_in_head(note));
        out.push(head.to_owned());
        pending.extend(first);
        close_page(&mut out, &mut pending, &resolution.notes);
        out.push(tail.to_owned());
        pending = rest;
        room = PAGE.saturating_sub(tail.chars().count());
    }
    close_page(&mut out, &mut pending, &resolution.notes);
    out.join("\n\n") + "\n"
}

/// Where to cut, between words and with at least three of them on both sides.
fn cut_at(words: &str, room: usize) -> Option<usize> {
    let spaces: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    let last = spaces.iter().rposition(|&at| words[..at].chars().count() < room)?;
    (last > 2 && last + 3 < spaces.len()).then(|| spaces[last])
}

fn close_page(out: &mut Vec<String>, pending: &mut Vec<usize>, notes: &[Note]) {
    out.extend(pending.drain(..).map(|note| format!("{} {}", raised(&notes[note].marker), notes[note].text.string)));
}

/// Text as pages print it: wrapped lines, first lines indented, a running head and a page number on each page, and
/// the notes under a rule.
pub(crate) fn printed(resolution: &Resolution) -> String {
    const WIDTH: usize = 88;
    const LINES: usize = 42;
    let symbol = resolution.symbol.as_deref().unwrap_or("A/RES/0/0");
    let mut pages: Vec<String> = Vec::new();
    let mut body: Vec<String> = Vec::new();
    let mut foot: Vec<String> = Vec::new();
    let mut close = |body: &mut Vec<String>, foot: &mut Vec<String>| {
        let head = if pages.is_empty() { String::new() } else { format!("{symbol}\n\n") };
        let rule = if foot.is_empty() { String::new() } else { "\n__________________\n".to_owned() };
        let number = format!("\n\n00-00000{:>80}/9\n", pages.len() + 1);
        pages.push(head + body.join("\n").trim_end() + "\n" + &rule + &foot.join("\n") + &number);
        body.clear();
        foot.clear();
    };
    for paragraph in paragraphs(resolution, false) {
        let indent = if paragraph.kind == Kind::Cover { "" } else { "     " };
        let mut calls = paragraph.notes;
        for line in wrapped(&paragraph.words, WIDTH, indent) {
            if body.len() + 2 * foot.len() > LINES {
                close(&mut body, &mut foot);
            }
            calls.retain(|&note| {
                let note = &resolution.notes[note];
                let here = line.contains(&raised(&note.marker));
                if here {
                    let words = format!("  {}  {}", raised(&note.marker), note.text.string);
                    foot.extend(wrapped(&words, WIDTH, "  "));
                }
                !here
            });
            body.push(line);
        }
        body.push(String::new());
    }
    close(&mut body, &mut foot);
    pages.join("\u{c}")
}

/// Lines of at most `width` letters, broken at spaces, the first indented.
fn wrapped(words: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines = vec![indent.to_owned()];
    for word in words.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        let is_empty = line.trim().is_empty();
        if !is_empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            line.push_str(if is_empty { "" } else { " " });
            line.push_str(word);
        }
    }
    lines
}

fn paragraphs(resolution: &Resolution, is_marked: bool) -> Vec<Printed> {
    let mut out = Vec::new();
    for node in &resolution.nodes {
        let label = node.label.as_deref().unwrap_or_default();
        let is_heading = matches!(node.kind, Kind::Section | Kind::Heading | Kind::Annex | Kind::Part);
        let words = words_of(&node.text, &resolution.notes, is_marked && !is_heading);
        let strong = |words: &str| if is_marked { format!("**{words}**") } else { words.to_owned() };
        let lines = match node.kind {
            Kind::Table => rows(node, &resolution.notes),
            Kind::Section | Kind::Part if !label.is_empty() && !words.is_empty() => vec![strong(label), strong(&words)],
            _ if is_heading => vec![strong(format!("{label} {words}").trim())],
            _ => vec![format!("{label} {words}").trim().to_owned()],
        };
        let last = lines.len().saturating_sub(1);
        for (place, words) in lines.into_iter().enumerate() {
            let notes = if place == last { node.notes().collect() } else { Vec::new() };
            out.push(Printed { words, notes, kind: node.kind });
        }
    }
    out
}

fn rows(node: &Node, notes: &[Note]) -> Vec<String> {
    let cells = |row: &Vec<Text>| row.iter().map(|cell| words_of(cell, notes, false)).collect::<Vec<_>>().join(" | ");
    vec![node.rows.iter().map(|row| format!("| {} |", cells(row))).collect::<Vec<_>>().join("\n")]
}

/// The words with raised marks, and in asterisks what opens the paragraph with emphasis.
fn words_of(text: &Text, notes: &[Note], is_marked: bool) -> String {
    let words = with_marks(text, notes, |note| raised(&note.marker));
    let opening = text.spans.iter().find(|span| is_marked && span.from == 0 && span.role == Role::Emphasis);
    let is_safe = |to: usize| text.calls.iter().all(|call| call.at >= to) && !words[..to].contains('*');
    match opening.map(|span| span.to).filter(|&to| is_safe(to)) {
        Some(to) => format!("*{}*{}", &words[..to], &words[to..]),
        None => words,
    }
}
