//! The outline: a folding tree in which the current paragraph is lit.

use crate::analysis::outline::{Entry, Group};
use crate::model::node::{Kind, Node};
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::wording::{Say, Tongue};
use crate::view::cells::{Line, cells, paint, put};
use crate::view::theme::{Role, Theme};
use crate::writers::marks::raised;
use ratatui::buffer::Buffer;

/// The most letters of a paragraph that an outline can show.
const MOST_LETTERS: usize = 120;

/// Draws the outline and the rule between it and the text.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.outline;
    if area.width == 0 {
        return;
    }
    let is_beside = app.panes.text.width > 0;
    let rtl = app.wishes.right_to_left;
    if is_beside {
        let edge = if rtl { 0 } else { area.width - 1 };
        (0..area.height).for_each(|row| {
            put(buffer, area, edge, row, "│", theme.style(Role::Aside));
        });
    }
    let rule = u16::from(is_beside);
    let inner = Area { x: area.x + if rtl { rule } else { 0 }, width: area.width - rule, ..area };
    let current = app.folds.line_of(app.current());
    let visible = app.folds.visible();
    for (row, &at) in visible.iter().skip(app.outline_top).take(usize::from(area.height)).enumerate() {
        let row = Area { y: inner.y + cells(row), height: 1, ..inner };
        draw_line(buffer, app, theme, row, at, at == current);
    }
}

/// One line: a stroke where the reader stands, the sign of a fold, name and words; at the end what lies here.
fn draw_line(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, at: usize, is_current: bool) {
    let base = match (is_current, app.wishes.outline_has_keys) {
        (true, true) => Some(theme.style(Role::Chosen)),
        (true, false) => Some(theme.style(Role::Here)),
        (false, _) => None,
    };
    let look = |role| base.unwrap_or(theme.style(role));
    paint(buffer, area, look(Role::Text));
    let entry = app.folds.lines[at];
    let rtl = app.wishes.right_to_left;
    let sign = match (entry.under > 0, app.folds.is_folded(at), rtl) {
        (true, true, false) => "▸ ",
        (true, true, true) => "◂ ",
        (true, false, _) => "▾ ",
        _ => "  ",
    };
    let (name, role, words) = parts_of(app, entry.entry);
    let mut line = Line::new(buffer, area, 0, &app.page.setting);
    line.put(if is_current { if rtl { "▐" } else { "▌" } } else { " " }, look(Role::Stroke));
    let counts = counts_of(app, at);
    if line.room() > 2 * counts.len() {
        line.put_at_end(&format!(" {counts} "), look(Role::Aside));
    }
    line.skip(entry.depth.min(6) * 2);
    line.put(sign, look(Role::Aside));
    if !name.is_empty() {
        line.put(&name, look(role));
        line.skip(1);
    }
    line.put(&words, look(if role == Role::Heading { role } else { Role::Text }));
}

/// Name, its role, and the words behind it.
fn parts_of(app: &App, entry: Entry) -> (String, Role, String) {
    match entry {
        Entry::Group(group, _) => {
            let name = match group {
                Group::Cover => Say::Cover,
                Group::Preamble => Say::Preamble,
                Group::Operative => Say::OperativePart,
                Group::Closing => Say::Closing,
            };
            (app.tongue.say(name).to_owned(), Role::Heading, String::new())
        }
        Entry::Node(at) => {
            let node = &app.reading.resolution.nodes[at];
            let role = match node.kind {
                Kind::Preambular => Role::Preamble,
                Kind::Operative | Kind::Paragraph => Role::Operative,
                Kind::Subparagraph => Role::Text,
                _ => Role::Heading,
            };
            (name_of(node, app.tongue), role, words_of(node))
        }
    }
}

/// The id; of an item its last bracket, of a division what was printed.
fn name_of(node: &Node, tongue: Tongue) -> String {
    let id = node.id.as_deref().unwrap_or("");
    match node.kind {
        Kind::Subparagraph => id.rfind('(').map_or(id, |at| &id[at..]).to_owned(),
        Kind::Section | Kind::Part => node.label.clone().unwrap_or_default(),
        Kind::Table => tongue.say(Say::Table).to_owned(),
        _ => id.rsplit('.').next().unwrap_or(id).to_owned(),
    }
}

/// The opening verb, else the first words.
fn words_of(node: &Node) -> String {
    let words = node.verb.as_ref().map_or(node.text.string.as_str(), |verb| verb.text.as_str());
    words.chars().take(MOST_LETTERS).collect()
}

/// How many hits lie here, a person's own notes and marks, how many paragraphs a group holds, which notes a paragraph
/// calls.
fn counts_of(app: &App, at: usize) -> String {
    let nodes = &app.reading.resolution.nodes;
    let line = app.folds.lines[at];
    let end = app.folds.lines.get(at + line.under + 1).map_or(nodes.len(), |next| next.node);
    let holds_all = app.folds.is_folded(at) || matches!(line.entry, Entry::Group(..));
    let reach = line.node..if holds_all { end.max(line.node + 1) } else { line.node + 1 };
    let mut parts = Vec::new();
    let hits = app.hunt.between(reach.clone());
    if hits > 0 {
        parts.push(format!("●{hits}"));
    }
    if app.own_notes.range(reach.clone()).next().is_some() {
        parts.push("✎".to_owned());
    }
    let marked = app.marks.iter().filter(|mark| reach.contains(&mark.1.node));
    parts.extend(marked.map(|(name, _)| format!("'{name}")));
    match line.entry {
        Entry::Group(Group::Preamble | Group::Operative, _) => {
            let is_counted = |node: &&Node| matches!(node.kind, Kind::Preambular | Kind::Operative);
            let count = nodes[reach].iter().filter(is_counted).count();
            parts.extend((count > 0).then(|| count.to_string()));
        }
        Entry::Node(node) => parts.extend(marks_of(app, &nodes[node])),
        Entry::Group(..) => {}
    }
    parts.join(" ")
}

/// The marks that a paragraph calls; of many the first ones.
fn marks_of(app: &App, node: &Node) -> Option<String> {
    let marks = node.notes().filter_map(|note| app.reading.resolution.notes.get(note));
    let mut marks: Vec<String> = marks.take(4).map(|note| raised(&note.marker)).collect();
    if marks.len() > 3 {
        marks.truncate(2);
        marks.push("…".to_owned());
    }
    (!marks.is_empty()).then(|| marks.join("˒"))
}
