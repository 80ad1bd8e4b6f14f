//! Tells the notes at the foot of a page from its text: under a rule, or by their size and place.

use crate::model::text::Role;
use crate::readers::pdf::furniture::Page;
use crate::readers::pdf::lines::Line;
use crate::readers::pdf::measures::Measures;

/// How many lines of a page, from its top, are text; those behind them are notes.
/// A rule made of strokes is furniture and is taken out.
pub(super) fn part(page: &mut Page, measures: Measures, open_note: bool) -> usize {
    let first = under_rule(page, measures, open_note);
    let typed = page.lines.iter().rposition(|line| is_typed_rule(line.words()));
    if let Some(at) = typed
        && opens_notes(&page.lines[at + 1..], measures, open_note)
    {
        let rule = page.lines.remove(at);
        page.furniture.push(rule.text.string);
        return at;
    }
    first.unwrap_or_else(|| page.lines.len() - small_at_foot(&page.lines, measures, open_note))
}

/// The first line under the lowest short rule, if notes stand under it.
fn under_rule(page: &Page, measures: Measures, open_note: bool) -> Option<usize> {
    let width = measures.end - measures.start;
    let mut rules: Vec<f32> = page
        .rules
        .iter()
        .filter(|rule| (0.08 * width..0.6 * width).contains(&(rule.to - rule.from)))
        .map(|rule| rule.y)
        .collect();
    rules.sort_by(f32::total_cmp);
    rules.into_iter().rev().find_map(|y| {
        let first = page.lines.iter().position(|line| line.y > y + 0.3 * line.size)?;
        // A rule right under a line of words underlines them.
        let underlines =
            first.checked_sub(1).is_some_and(|above| y - page.lines[above].y < 0.35 * page.lines[above].size);
        (!underlines && opens_notes(&page.lines[first..], measures, open_note)).then_some(first)
    })
}

/// `__________`: a line of nothing but strokes.
fn is_typed_rule(words: &str) -> bool {
    let bare = words.trim();
    bare.chars().count() >= 5 && bare.chars().all(|letter| matches!(letter, '_' | '─' | '—' | '―' | ' '))
}

fn opens_notes(lines: &[Line], measures: Measures, open_note: bool) -> bool {
    lines.first().is_some_and(|line| open_note || begins_with_mark(line, measures))
}

/// How many lines at the foot of a page are smaller than text, from the first that bears a mark.
fn small_at_foot(lines: &[Line], measures: Measures, open_note: bool) -> usize {
    let is_small = |line: &&Line| line.size < 0.93 * measures.size && line.size > 0.5 * measures.size;
    let small = lines.iter().rev().take_while(is_small).count();
    let small = &lines[lines.len() - small..];
    if small.len() == lines.len() {
        return 0;
    }
    if open_note && !small.is_empty() {
        return small.len();
    }
    small.iter().position(|line| begins_with_mark(line, measures)).map_or(0, |first| small.len() - first)
}

/// Whether a line begins a note: a raised mark, an asterisk, or a short number with room behind it, unless other notes
/// of the document raise their marks.
pub(super) fn begins_with_mark(line: &Line, measures: Measures) -> bool {
    let words = line.words();
    let Some(first) = words.chars().next() else { return false };
    if line.begins_in(Role::Raised) || matches!(first, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
    {
        return true;
    }
    if measures.raises_marks {
        return false;
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && words[digits..].starts_with(' ') && words.len() > digits + 2
}
