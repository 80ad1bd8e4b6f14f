//! Tells the lines that pages print around their text: symbols, numbers of pages and jobs, bar codes, rules.

use crate::model::letters::is_letter;

/// Whether a line bears more than the edge of a page does; wide spaces do not count.
pub(super) fn is_long(line: &str) -> bool {
    const LONG: usize = 160;
    let mut length = 0;
    line.len() > LONG
        && line.split_whitespace().any(|word| {
            length += word.len();
            length > LONG
        })
}

/// Whether a line may be one of a running head: no clause, and no numbered paragraph.
pub(super) fn can_be_head(line: &str) -> bool {
    let line = line.trim();
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    !is_long(line) && !is_numbered && !line.ends_with([',', ';', '，', '；', '،', '؛'])
}

/// A line without white space and without the digits that stand apart at its ends.
pub(super) fn shape_of(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &&str| word.chars().all(|letter| letter.is_ascii_digit() || "/-–—".contains(letter));
    let from = words.iter().position(|word| !number(word)).unwrap_or(words.len());
    let to = words.iter().rposition(|word| !number(word)).map_or(from, |place| place + 1);
    words[from..to].concat()
}

/// `A/RES/75/10`, alone on its line or with a page number.
pub(super) fn is_symbol_line(line: &str) -> bool {
    let mut symbols = 0;
    for word in line.split_whitespace() {
        let is_symbol = is_symbol(word);
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

/// `A/RES/75/10`, and whatever else begins with a capital and has a stroke.
fn is_symbol(word: &str) -> bool {
    word.contains('/') && word.starts_with(|letter: char| letter.is_ascii_uppercase())
}

/// Whether a line begins or ends with a symbol: letters before the first stroke, and digits.
pub(super) fn bears_symbol(line: &str) -> bool {
    let is_symbol = |word: &str| {
        let series = word.split('/').next().unwrap_or("");
        is_symbol(word)
            && series.bytes().all(|byte| byte.is_ascii_uppercase())
            && word.contains(|letter: char| letter.is_ascii_digit())
    };
    // `(2020)` stands behind the symbols of the Security Council.
    let mut words = line.split_whitespace().filter(|word| !word.starts_with('('));
    memchr::memchr(b'/', line.as_bytes()).is_some()
        && [words.next(), words.next_back()].into_iter().flatten().any(is_symbol)
        && !line.trim_end().ends_with('.')
        && can_be_head(line)
}

/// `20-15846      3/9` or `20-15846    - 3 -`, or the other way round: the job number of the printers and the page.
pub(super) fn is_job_line(line: &str) -> bool {
    // Nearly all lines are told by their first letter.
    if line.trim_start().starts_with(|letter: char| is_letter(letter) && !letter.is_ascii_uppercase()) {
        return false;
    }
    let mut jobs = 0;
    for word in line.split_whitespace() {
        // Most others are told by their first word, which is the whole of them in Chinese.
        let is_short = word.len() <= "(R)".len();
        let is_long = word.len() > LONGEST_JOB;
        if is_long || (!is_short && !word.bytes().any(|byte| byte.is_ascii_digit()) && !is_stroke(word)) {
            return false;
        }
        if is_job_number(word) {
            jobs += 1;
        } else if !is_folio(word) && !is_date_stamp(word) && !is_page_number(word) && !is_stroke(word) {
            return false;
        }
    }
    jobs == 1 && !is_long(line)
}

/// The fewest digits that a job number has.
const JOB_DIGITS: usize = 7;

/// More bytes than a word beside a job number has, with its stars and brackets.
const LONGEST_JOB: usize = 32;

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
pub(super) fn is_bar_code(line: &str) -> bool {
    let inner = line.trim().strip_prefix('*').and_then(|line| line.strip_suffix('*')).unwrap_or_default();
    inner.len() >= 6 && inner.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// `3/9`.
pub(super) fn is_folio(word: &str) -> bool {
    word.split_once('/').is_some_and(|(page, of)| {
        !page.is_empty()
            && !of.is_empty()
            && page.len() + of.len() < 8
            && [page, of].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// `(R)`, `261120`, `*2015846*`: what stands beside a job number.
pub(super) fn is_date_stamp(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| "()*".contains(letter));
    (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase()))
        || (bare.len() >= 5 && bare.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `3`, `- 3 -`, `3/9`, `Page 3`: a line with nothing but a number of a page.
pub(super) fn is_page_number(line: &str) -> bool {
    let line = line.trim();
    let word = line.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    let is_named = word.len() < line.len() && PAGE.iter().any(|name| word.to_lowercase() == *name);
    let line = if is_named { &line[word.len()..] } else { line };
    let bare = line.trim_matches(|letter: char| "-–—| ".contains(letter));
    !bare.is_empty() && (is_folio(bare) || (bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())))
}

/// What stands before the number of a page, in small letters, as documents had it until the nineties.
const PAGE: [&str; 6] = ["page", "página", "стр.", "страница", "صفحة", "الصفحة"];

/// `3/9    20-1`: the number of a page and what is left of a job number.
pub(super) fn is_counted(line: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let mut words = line.split_whitespace();
    !is_long(line) && words.clone().any(is_folio) && words.all(|word| is_folio(word) || is_number(word))
}

/// What stands around the number of a page, or beside that of a job where the text goes on overleaf: `/...`.
fn is_stroke(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "|") || word.chars().all(|letter| matches!(letter, '/' | '.' | '…'))
}

/// A line of nothing but strokes.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().all(|letter| matches!(letter, '_' | '─' | '━' | '═' | '—' | '―')) && line.chars().count() >= 5
}
