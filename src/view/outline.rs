//! The outline: a folding tree in which the current paragraph is lit.

use crate::analysis::outline::{Entry, Group, Line};
use crate::layout::order;
use crate::layout::shown::safe;
use crate::model::node::{Kind, Node};
use crate::state::app::App;
use crate::state::geometry::Area;
use crate::state::wording::{Say, Tongue};
use crate::view::cells::{fit, put, put_right};
use crate::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Draws the outline and the rule between it and the text.
pub fn draw(buffer: &mut Buffer, app: &App, theme: Theme) {
    let area = app.panes.outline;
    if area.width == 0 {
        return;
    }
    let shares = app.panes.text.width > 0;
    let inner = Area {
        width: area.width.saturating_sub(u16::from(shares)),
        x: area.x + u16::from(shares && app.wishes.right_to_left),
        ..area
    };
    if shares {
        let edge = if app.wishes.right_to_left { 0 } else { area.width - 1 };
        for row in 0..area.height {
            put(buffer, area, edge, row, "│", theme.aside());
        }
    }
    let current = app.folds.line_of(app.current());
    let visible = app.folds.visible();
    for (row, &line) in visible.iter().skip(app.outline_top).take(usize::from(area.height)).enumerate() {
        let Ok(row) = u16::try_from(row) else { break };
        draw_line(buffer, app, theme, inner, row, line, line == current);
    }
}

fn draw_line(buffer: &mut Buffer, app: &App, theme: Theme, area: Area, row: u16, at: usize, is_current: bool) {
    let line = app.folds.lines[at];
    let base = if is_current { theme.chosen(app.wishes.outline_has_keys) } else { Style::new() };
    if is_current {
        for column in 0..area.width {
            put(buffer, area, column, row, " ", base);
        }
    }
    let sign = match (line.under > 0, app.folds.is_folded(at)) {
        (true, true) => "▸ ",
        (true, false) => "▾ ",
        _ => "  ",
    };
    let (name, name_style, words) = parts_of(app, line, theme);
    let counts = counts_of(app, line);
    let name_style = if is_current { base } else { name_style };
    let indent = line.depth.min(6) * 2;
    let used = indent + 2 + name.width() + 1 + counts.width() + usize::from(!counts.is_empty()) + 1;
    let room = usize::from(area.width).saturating_sub(used);
    if app.wishes.right_to_left {
        // Everything from the right edge: sign, name, words; counts at the left.
        let sign = sign.replace('▸', "◂");
        let shown = mirror(&fit(&words, room));
        let tail = format!("{shown} {name} {}{}", sign.trim(), " ".repeat(indent));
        put_right(buffer, area, row, &tail, name_style);
        put(buffer, area, 0, row, &counts, if is_current { base } else { theme.aside() });
        return;
    }
    let column =
        put(buffer, area, u16::try_from(indent).unwrap_or(0), row, sign, if is_current { base } else { theme.aside() });
    let column = put(buffer, area, column, row, &name, name_style);
    put(buffer, area, column + u16::from(!name.is_empty()), row, &fit(&words, room), base);
    put_right(buffer, area, row, &format!("{counts} "), if is_current { base } else { theme.aside() });
}

/// Words as they stand from left to right.
fn mirror(words: &str) -> String {
    let runs_left = words.chars().any(order::is_right_to_left);
    order::glyphs(words, 0, words.len(), runs_left).into_iter().map(|glyph| glyph.cluster).collect()
}

/// Name, its look, and the words behind it.
fn parts_of(app: &App, line: Line, theme: Theme) -> (String, Style, String) {
    let nodes = &app.reading.resolution.nodes;
    match line.entry {
        Entry::Group(group, _) => {
            let name = match group {
                Group::Cover => Say::Cover,
                Group::Preamble => Say::Preamble,
                Group::Operative => Say::OperativePart,
                Group::Closing => Say::Closing,
            };
            (app.tongue.say(name).to_owned(), theme.heading(), String::new())
        }
        Entry::Node(at) => {
            let node = &nodes[at];
            let style = match node.kind {
                Kind::Preambular => theme.preamble(),
                Kind::Operative | Kind::Paragraph => theme.operative(),
                Kind::Subparagraph => Style::new(),
                _ => theme.heading(),
            };
            (name_of(node, app.tongue), style, words_of(node))
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
    words.chars().take(120).map(safe).collect()
}

/// How many paragraphs a group holds, how many notes a paragraph calls, how many hits lie here.
fn counts_of(app: &App, line: Line) -> String {
    let nodes = &app.reading.resolution.nodes;
    let at = app.folds.lines.iter().position(|other| other.entry == line.entry).unwrap_or(0);
    let end = app.folds.lines.get(at + line.under + 1).map_or(nodes.len(), |next| next.node);
    let folded = app.folds.is_folded(at) || matches!(line.entry, Entry::Group(..));
    let reach = if folded { line.node..end.max(line.node + 1) } else { line.node..line.node + 1 };
    let mut parts = Vec::new();
    if !app.hunt.hits.is_empty() {
        let hits: usize = reach.map(|node| app.hunt.in_node(node).len()).sum();
        if hits > 0 {
            parts.push(format!("●{hits}"));
        }
    }
    match line.entry {
        Entry::Group(Group::Preamble | Group::Operative, _) => {
            let kinds = [Kind::Preambular, Kind::Operative];
            let held = nodes[line.node..end.min(nodes.len())].iter().filter(|node| kinds.contains(&node.kind)).count();
            parts.push(held.to_string());
        }
        Entry::Node(node) => {
            let notes = nodes[node].notes().count();
            if notes > 0 {
                parts.push("¹".repeat(notes.min(3)));
            }
        }
        Entry::Group(..) => {}
    }
    parts.join(" ")
}
