//! Splits text into pages, and tells the lines of a page that are not of the text.

use crate::model::bytes;
use crate::readers::plain::feet;
use foldhash::HashMap;
use std::borrow::Cow;

/// One page: its body, its notes under the rule, and its furniture. Lines keep their indent.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    /// Lines of the text.
    pub(super) body: Vec<&'a str>,
    /// Lines under the rule.
    pub(super) foot: Vec<&'a str>,
    /// Running head, page number, job number, the rule itself.
    pub(super) furniture: Vec<&'a str>,
    /// Whether the numbers of notes stood apart from them.
    pub(super) is_foot_mended: bool,
}

/// Splits `text`, whose lines end in `\n`, at form feeds, and at lines that bear a job number and a page number.
pub(super) fn split(text: &str) -> Vec<Page<'_>> {
    let mut raw: Vec<Vec<&str>> = vec![Vec::new()];
    let has_feeds = memchr::memchr(b'\x0c', text.trim_end().as_bytes()).is_some();
    for (number, page) in bytes::split(text, b'\x0c').enumerate() {
        if number > 0 {
            begin_page(&mut raw);
        }
        for line in bytes::split(page, b'\n') {
            if let Some(page) = raw.last_mut() {
                page.push(line);
            }
            if !has_feeds && is_job_line(line) {
                begin_page(&mut raw);
            }
        }
    }
    raw.retain(|page| page.iter().any(|line| !line.trim().is_empty()));
    let heads = running_heads(&raw);
    let many = raw.len() > 1;
    let mut last = 0;
    let mut pages = Vec::with_capacity(raw.len());
    for (number, lines) in raw.iter().enumerate() {
        let foot = feet::start(lines, last);
        let mut page = sort_lines(lines, number > 0, many, foot, &heads);
        (page.foot, page.is_foot_mended) = feet::ordered(&page.foot);
        last = feet::last_number(&page.foot).unwrap_or(last);
        pages.push(page);
    }
    pages
}

/// Begins a page, unless there are more than any document has; then the last goes on.
fn begin_page(pages: &mut Vec<Vec<&str>>) {
    const MOST: usize = 20_000;
    if pages.len() < MOST {
        pages.push(Vec::new());
    }
}

/// `text` with nothing but `\n` at the ends of its lines.
#[expect(clippy::needless_bitwise_bool, reason = "processors compare many bytes at once only without branches")]
pub(super) fn with_plain_ends(text: &str) -> Cow<'_, str> {
    const OTHER: [char; 4] = ['\r', '\u{2028}', '\u{2029}', '\u{85}'];
    // The same, and the byte order mark, in UTF-8.
    let is_other = |first: u8, second: u8, third: u8| {
        let separator = (first == 0xe2) & (second == 0x80) & ((third == 0xa8) | (third == 0xa9));
        let mark = (first == 0xef) & (second == 0xbb) & (third == 0xbf);
        (first == b'\r') | ((first == 0xc2) & (second == 0x85)) | separator | mark
    };
    let may_be = |first: u8, _| (first == b'\r') | (first == 0xc2) | (first == 0xe2) | (first == 0xef);
    if bytes::find_ahead(text.as_bytes(), 0, may_be, is_other).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace('\u{feff}', "").replace(OTHER, "\n"))
}

/// So many lines at both ends of a page may hold its number.
const OUTER: usize = 6;

/// Puts each line of a page where it belongs; `foot` is where its notes begin, as far as that is known.
fn sort_lines<'a>(lines: &[&'a str], is_later: bool, many: bool, foot: Option<usize>, heads: &[String]) -> Page<'a> {
    let mut page = Page::default();
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.trim().is_empty()).unwrap_or(0);
    let mut under_rule = false;
    let mut head_ends = first;
    if is_later {
        while head_ends < lines.len() && head_ends < first + 4 && is_running_head(lines[head_ends], heads) {
            head_ends += 1;
        }
    }
    for (place, line) in lines.iter().enumerate() {
        let is_head = place >= first && place < head_ends && !line.trim().is_empty();
        under_rule |= foot.is_some_and(|foot| place >= foot);
        let is_outer = place < first + OUTER || place + OUTER > last;
        let is_foot = is_job_line(line)
            || (many && is_outer && is_folio(line.trim()))
            || is_bar_code(line)
            || (under_rule && line.trim().len() == 6 && is_date_stamp(line.trim()))
            || (place == last && many && foot.is_none() && is_page_number(line));
        if is_head || is_foot || (is_rule(line) && !under_rule) {
            page.furniture.push(line);
            under_rule |= is_rule(line);
        } else if under_rule {
            page.foot.push(line);
        } else {
            page.body.push(line);
        }
    }
    page
}

/// Lines that open half of the later pages, and two at the least, with their digits set aside. The first words of a
/// paragraph may open two pages by chance; a clause or a numbered paragraph is no running head.
fn running_heads(pages: &[Vec<&str>]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::default();
    for page in pages.iter().skip(1) {
        for line in page.iter().filter(|line| !line.trim().is_empty()).take(2).filter(|line| can_be_head(line)) {
            *seen.entry(shape_of(line)).or_default() += 1;
        }
    }
    let enough = (pages.len().saturating_sub(1) / 2).max(2);
    seen.into_iter().filter(|(_, count)| *count >= enough).map(|(shape, _)| shape).collect()
}

fn can_be_head(line: &str) -> bool {
    let line = line.trim();
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    line.len() < 160 && !is_numbered && !line.ends_with([',', ';', '，', '；', '،', '؛'])
}

/// A line without white space and without the digits that stand apart at its ends.
fn shape_of(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &&str| word.chars().all(|letter| letter.is_ascii_digit() || "/-–—".contains(letter));
    let from = words.iter().position(|word| !number(word)).unwrap_or(words.len());
    let to = words.iter().rposition(|word| !number(word)).map_or(from, |place| place + 1);
    words[from..to].concat()
}

fn is_running_head(line: &str, heads: &[String]) -> bool {
    let line = line.trim();
    line.is_empty()
        || is_symbol_line(line)
        || is_job_line(line)
        || is_page_number(line)
        || heads.contains(&shape_of(line))
}

/// `A/RES/75/10`, alone on its line or with a page number.
fn is_symbol_line(line: &str) -> bool {
    let mut symbols = 0;
    for word in line.split_whitespace() {
        let is_symbol = word.contains('/') && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        let is_session = word.starts_with('(') && word.ends_with(')');
        let is_number = word.chars().all(|letter| letter.is_ascii_digit() || "/-–".contains(letter));
        let is_part = word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '-') && symbols > 0;
        if !(is_symbol || is_session || is_number || is_part) {
            return false;
        }
        symbols += usize::from(is_symbol);
    }
    symbols > 0
}

/// `20-15846      3/9` or `20-15846    - 3 -`, or the other way round: the job number of the printers and the page.
fn is_job_line(line: &str) -> bool {
    // Nearly all lines are told by their length or their digits.
    if line.trim().len() > 160 || line.bytes().filter(u8::is_ascii_digit).count() < JOB_DIGITS {
        return false;
    }
    let mut jobs = 0;
    for word in line.split_whitespace() {
        if is_job_number(word) {
            jobs += 1;
        } else if !is_folio(word) && !is_date_stamp(word) && !is_page_number(word) && !is_stroke(word) {
            return false;
        }
    }
    jobs == 1
}

/// The fewest digits that a job number has.
const JOB_DIGITS: usize = 7;

/// `20-15846`, `N2032345`, with or without a language letter behind it.
fn is_job_number(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| "()*".contains(letter));
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits < JOB_DIGITS {
        return false;
    }
    let hyphens = word.matches(['-', '\u{2011}']).count();
    let letters = word.chars().filter(char::is_ascii_uppercase).count();
    hyphens <= 1 && letters <= 2 && digits + hyphens + letters == word.chars().count() && (hyphens == 1 || letters > 0)
}

/// `*1818142*`: the letters of a bar code.
fn is_bar_code(line: &str) -> bool {
    let inner = line.trim().strip_prefix('*').and_then(|line| line.strip_suffix('*')).unwrap_or_default();
    inner.len() >= 6 && inner.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// `3/9`.
fn is_folio(word: &str) -> bool {
    word.split_once('/').is_some_and(|(page, of)| {
        !page.is_empty()
            && !of.is_empty()
            && page.len() + of.len() < 8
            && [page, of].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// `(R)`, `261120`, `*2015846*`: what stands beside a job number.
fn is_date_stamp(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| "()*".contains(letter));
    (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase()))
        || (bare.len() >= 5 && bare.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `3`, `- 3 -`, `3/9`, `Page 3`: a line with nothing but a number of a page.
fn is_page_number(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_matches(|letter: char| "-–—| ".contains(letter));
    !bare.is_empty() && (is_folio(bare) || (bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())))
}

/// What stands around the number of a page.
fn is_stroke(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "|")
}

/// A line of nothing but strokes.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().all(|letter| matches!(letter, '_' | '─' | '—' | '―')) && line.chars().count() >= 5
}
