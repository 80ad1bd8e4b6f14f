//! Tells the lines of a page that are not of the text: running heads, page and job numbers, bar codes.

use crate::model::text::Role;
use crate::readers::pdf::lines::Line;
use crate::readers::pdf::sheet::Rule;
use std::collections::HashMap;

/// A page, or a column of one, in lines from top to bottom; columns of one row stand in the order of reading.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// From 0; the same for all columns of a page.
    pub(super) number: usize,
    pub(super) is_column: bool,
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    pub(super) furniture: Vec<String>,
}

/// Takes the furniture out of the lines of all pages.
pub(super) fn sort(pages: &mut [Page]) {
    let repeated = repeated(pages);
    let many = pages.last().is_some_and(|page| page.number > 0);
    for parts in pages.chunk_by_mut(|one, other| one.number == other.number) {
        let rows = rows(parts);
        let head = head_of(&rows, parts[0].number > 0, &repeated);
        let under = if head > 0 { rows[head - 1].y + 1.0 } else { f32::MIN };
        let over = foot_line(&rows, parts[0].height, many, &repeated);
        for page in parts {
            let lines = std::mem::take(&mut page.lines);
            for line in lines {
                if line.y < under || line.y > over || line.is_barcode {
                    page.furniture.push(line.text.string);
                } else {
                    page.lines.push(line);
                }
            }
        }
    }
}

/// The words on one line of the page, across its columns.
struct PageRow {
    y: f32,
    size: f32,
    words: String,
    is_barcode: bool,
    /// One of its columns is a symbol.
    has_symbol: bool,
    /// Begins with a raised mark, or goes on right under such a row: two pages may well bear the same note at the same
    /// height.
    is_note: bool,
}

/// The rows of a page, which may have columns.
fn rows(parts: &[Page]) -> Vec<PageRow> {
    let mut lines: Vec<&Line> = parts.iter().flat_map(|page| &page.lines).collect();
    if parts.len() > 1 {
        lines.sort_by(|one, other| one.y.total_cmp(&other.y));
    }
    let mut out: Vec<PageRow> = Vec::new();
    for line in lines {
        let goes_on = |row: &PageRow| {
            row.is_note && line.y - row.y < 1.5 * line.size && (line.size - row.size).abs() < 0.1 * line.size
        };
        match out.last_mut() {
            Some(row) if (row.y - line.y).abs() < 0.3 * line.size => {
                row.words.push(' ');
                row.words.push_str(line.words());
                row.is_barcode |= line.is_barcode;
                row.has_symbol |= is_symbol_line(line.words());
            }
            above => {
                let is_note = line.begins_in(Role::Raised) || above.is_some_and(|row| goes_on(row));
                out.push(PageRow {
                    y: line.y,
                    size: line.size,
                    words: line.words().to_owned(),
                    is_barcode: line.is_barcode,
                    has_symbol: is_symbol_line(line.words()),
                    is_note,
                });
            }
        }
    }
    out
}

/// Shapes of lines that stand near the top or the foot of pages, and the heights at which two pages bear them.
type Repeated = HashMap<String, Vec<f32>>;

fn repeated(pages: &[Page]) -> Repeated {
    let mut seen: HashMap<String, Vec<f32>> = HashMap::new();
    for parts in pages.chunk_by(|one, other| one.number == other.number) {
        let rows = rows(parts);
        let count = rows.len();
        let outer = rows.iter().enumerate().filter(|(place, _)| *place < 3 || *place + 4 > count);
        for (_, row) in outer {
            seen.entry(shape_of(&row.words)).or_default().push(row.y);
        }
    }
    for heights in seen.values_mut() {
        heights.sort_by(f32::total_cmp);
        *heights = heights.windows(2).filter(|pair| pair[1] - pair[0] < 3.0).map(|pair| pair[0]).collect();
        heights.dedup_by(|one, other| *one - *other < 1.0);
    }
    seen.retain(|_, heights| !heights.is_empty());
    seen
}

/// A line without white space and without the numbers that stand apart at its ends.
fn shape_of(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_number = |word: &&str| word.chars().all(|letter| letter.is_ascii_digit() || "/-–—|".contains(letter));
    let from = words.iter().position(|word| !is_number(word)).unwrap_or(words.len());
    let to = words.iter().rposition(|word| !is_number(word)).map_or(from, |place| place + 1);
    words[from..to].concat()
}

fn is_repeated(row: &PageRow, repeated: &Repeated) -> bool {
    let heights = if row.is_note { None } else { repeated.get(&shape_of(&row.words)) };
    heights.is_some_and(|heights| heights.iter().any(|y| (y - row.y).abs() < 3.0))
}

/// How many rows at the top of a page are a running head: those that other pages repeat, and on later pages those
/// that stand apart with a symbol among them.
fn head_of(rows: &[PageRow], is_later: bool, repeated: &Repeated) -> usize {
    let same = rows.iter().take(4).take_while(|row| is_repeated(row, repeated)).count();
    let apart = rows.windows(2).take(3).position(|pair| pair[1].y - pair[0].y > 1.8 * pair[0].size);
    let apart = apart.map_or(0, |last| last + 1);
    let is_marked = |row: &PageRow| row.has_symbol || is_page_number(&row.words);
    if is_later && rows[..apart].iter().any(is_marked) { apart.max(same) } else { same }
}

/// The height below which a page bears furniture only.
fn foot_line(rows: &[PageRow], height: f32, many: bool, repeated: &Repeated) -> f32 {
    let count = rows.len();
    let first = rows.iter().enumerate().position(|(place, row)| {
        let is_low = row.y > 0.8 * height;
        let is_last = place + 4 > count;
        is_low
            && is_last
            && (row.is_barcode
                || is_job_line(&row.words)
                || is_repeated(row, repeated)
                || (place + 1 == count && is_page_number(&row.words) && (many || stands_apart(rows, place))))
    });
    first.map_or(f32::MAX, |first| rows[first].y - 0.6 * rows[first].size)
}

/// Whether more room is over a row than over the lines of a text.
fn stands_apart(rows: &[PageRow], place: usize) -> bool {
    let above = place.checked_sub(1).map(|above| &rows[above]);
    above.is_none_or(|above| rows[place].y - above.y > 2.0 * rows[place].size)
}

/// `A/RES/75/10`, alone on its line or with a page number.
fn is_symbol_line(words: &str) -> bool {
    let mut symbols = 0;
    for word in words.split_whitespace() {
        let is_symbol = word.contains('/') && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        let is_session = word.starts_with('(') && word.ends_with(')') && word.len() < 12;
        let is_number = word.chars().all(|letter| letter.is_ascii_digit() || "/-–".contains(letter));
        if !(is_symbol || is_session || is_number) {
            return false;
        }
        symbols += usize::from(is_symbol);
    }
    symbols > 0
}

/// `20-15846 3/9`, `N2032345 (R) 261120`, `GE.17-12345(E)`: the printers' number of the job.
fn is_job_line(words: &str) -> bool {
    let mut jobs = 0;
    for word in words.split_whitespace() {
        let is_job = is_job_number(word);
        if !(is_job || is_page_number(word) || is_stamp(word)) {
            return false;
        }
        jobs += usize::from(is_job);
    }
    jobs > 0
}

fn is_job_number(word: &str) -> bool {
    let bare = word.strip_prefix("GE.").unwrap_or(word);
    let bare = bare.split('(').next().unwrap_or(bare).trim_matches('*');
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let hyphens = bare.matches(['-', '\u{2010}', '\u{2011}', '\u{2013}']).count();
    let letters = bare.chars().filter(char::is_ascii_uppercase).count();
    digits >= 5
        && hyphens <= 1
        && letters <= 2
        && digits + hyphens + letters == bare.chars().count()
        && (digits >= 7 || hyphens == 1)
        && (hyphens == 1 || letters > 0 || word.contains('*') || word.contains('('))
}

/// What stands beside a job number: `(E)`, `021118`, `*1818142*`.
fn is_stamp(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| "()*".contains(letter));
    bare.chars().count() <= 2 || bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// `3`, `- 3 -`, `3/9`.
fn is_page_number(words: &str) -> bool {
    let bare = words.trim().trim_matches(|letter: char| "-–—| ".contains(letter));
    let (page, of) = bare.split_once('/').unwrap_or((bare, "1"));
    [page, of].iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}
