//! Reads the marks of Markdown inside a paragraph: emphasis, strong, links, headings, rows of tables.

use crate::manuscript::cells::Cells;
use crate::manuscript::printed::{MOST_NOTES, Manuscript, Paragraph, Style};
use crate::manuscript::tally::Tally;
use crate::model::note::Note;
use crate::model::text::{Role, Text};
use crate::readers::label;
use crate::readers::plain::definitions::Labels;
use crate::readers::plain::lines::Block;
use crate::readers::plain::marks::{MOST_MARKS, Mark, Sign, Stars, marks};
use std::borrow::Cow;
use std::sync::Arc;

impl Stars {
    /// Asterisks mark notes where a paragraph opens with one that no other closes; and in text that has none else.
    pub(super) fn of(blocks: &[Block<'_>]) -> Self {
        let is_note = |words: &str| {
            let rest = words.trim_start_matches('*');
            rest.len() < words.len()
                && (rest.starts_with(char::is_whitespace) || (words.len() - rest.len() == 1 && has_odd_stars(words)))
        };
        let is_apart = |words: &str, at: usize| at == 0 || words.as_bytes()[at - 1] == b' ';
        let emphasised = |words: &str| memchr::memchr_iter(b'*', words.as_bytes()).any(|at| is_apart(words, at));
        let any = |test: &dyn Fn(&str) -> bool| blocks.iter().any(|block| test(&block.words));
        if any(&is_note) || !any(&emphasised) { Self::Notes } else { Self::Emphasis }
    }
}

fn has_odd_stars(words: &str) -> bool {
    memchr::memchr_iter(b'*', words.as_bytes()).count() % 2 == 1
}

/// Closes and opens again the links and the emphasis that a page's end cut in two.
pub(super) fn mend_cuts(blocks: &mut [Block<'_>], stars: Stars, tally: &mut Tally) {
    const REACH: usize = 40;
    for place in 0..blocks.len() {
        let is_link = opens_link(&blocks[place].words);
        let is_star = stars == Stars::Emphasis && has_odd_stars(&blocks[place].words);
        if !is_link && !is_star {
            continue;
        }
        let next = blocks[place + 1..].iter().take(REACH).position(|block| !block.is_note());
        let Some(next) = next.map(|shift| place + 1 + shift) else { continue };
        let target = link_rest(&blocks[next].words).filter(|_| is_link).map(str::to_owned);
        let (end, start) = match target {
            Some(target) => (target, "["),
            None if is_star && has_odd_stars(&blocks[next].words) => ("*".to_owned(), "*"),
            None => continue,
        };
        tally.add(&end);
        tally.add(start);
        blocks[place].words.to_mut().push_str(&end);
        blocks[next].words.to_mut().insert_str(0, start);
    }
}

/// Whether the last bracket is one that opens.
fn opens_link(words: &str) -> bool {
    memchr::memrchr2(b'[', b']', words.as_bytes()).is_some_and(|at| words[at..].starts_with('['))
}

/// `](target)`, where that is the first bracket in `words`.
fn link_rest(words: &str) -> Option<&str> {
    let from = words.find(['[', ']'])?;
    let to = from + words[from..].find(')')? + 1;
    words[from..].starts_with("](").then(|| &words[from..to])
}

/// Reads words and their marks; the marks themselves are taken off the tally.
pub(super) struct Inline<'a> {
    pub(super) stars: Stars,
    pub(super) labels: &'a Labels,
    pub(super) tally: &'a mut Tally,
    /// Those that are defined, then those that stand in the place of their calls.
    pub(super) notes: &'a mut Vec<Note>,
    pub(super) cells: Cells,
    /// Whether there were more marks or notes than are followed.
    pub(super) is_beyond: bool,
}

impl Inline<'_> {
    /// The words of one paragraph.
    pub(super) fn read(&mut self, words: &str) -> Text {
        let marks = marks(words, self.stars, self.labels);
        if marks.is_empty() {
            return words.into();
        }
        let mut texts = vec![Text::from(String::with_capacity(words.len()))];
        let mut starts: Vec<usize> = Vec::new();
        let mut notes: Vec<bool> = Vec::new();
        let mut from = 0;
        self.is_beyond |= marks.len() >= MOST_MARKS;
        for Mark { at, sign } in marks {
            let Some(text) = texts.last_mut() else { break };
            text.push(&words[from..at.start]);
            from = at.end;
            self.tally.forget(&words[at]);
            let here = text.string.len();
            match sign {
                Sign::Open(stretch) => {
                    starts.resize(starts.len().max(stretch + 1), 0);
                    starts[stretch] = here;
                }
                Sign::Close(stretch, role) => text.mark(starts[stretch].min(here), here, role, None),
                Sign::Link(stretch, target) => {
                    let target = without_escapes(&words[target]);
                    let known = Some(&*target).filter(|target| !matches!(*target, "#" | "")).map(Arc::from);
                    text.mark(starts[stretch].min(here), here, Role::Link, known.as_ref());
                }
                Sign::Call(note) => text.call(note),
                Sign::Note => {
                    let has_room = self.notes.len() < MOST_NOTES;
                    self.is_beyond |= !has_room;
                    notes.push(has_room);
                    texts.extend(has_room.then(Text::default));
                }
                Sign::EndNote if notes.pop() == Some(true) => self.end_note(&mut texts),
                Sign::Space => text.push(" "),
                Sign::EndNote | Sign::Escape => {}
            }
        }
        if let Some(text) = texts.last_mut() {
            text.push(&words[from..]);
        }
        texts.swap_remove(0)
    }

    fn end_note(&mut self, texts: &mut Vec<Text>) {
        if let (Some(mut text), Some(around)) = (texts.pop(), texts.last_mut()) {
            text.fold_white_space();
            around.call(self.notes.len());
            self.notes.push(Note { text, ..Note::default() });
        }
    }

    /// A paragraph, with the style that its marks tell: a heading, an item, or the row of a table.
    pub(super) fn paragraph(&mut self, block: &Block<'_>) -> Paragraph {
        let mut paragraph = Paragraph { place: block.place, opening: block.opening, ..Paragraph::default() };
        let mut words = &*block.words;
        let hashes = words.bytes().take_while(|&byte| byte == b'#').count();
        if (1..=6).contains(&hashes) && words[hashes..].starts_with(' ') {
            self.tally.forget(&words[..hashes]);
            words = &words[hashes + 1..];
            // What ends as a clause does only looked like a heading.
            if !words.trim_end().ends_with([',', ';', '，', '；', '、', '،', '؛']) {
                paragraph.style = Style::Heading;
            }
        }
        // A bullet of Markdown before an item that bears a label of its own is only there to indent it.
        if let Some(item) = words.strip_prefix(['-', '*', '+']).filter(|item| item.starts_with(' '))
            && label::opens(item)
        {
            self.tally.forget(&words[..1]);
            words = item;
        }
        if words.starts_with('|') && words.ends_with('|') && words.len() > 1 {
            paragraph.style = Style::Table;
            paragraph.rows = vec![self.cells(words)];
            return paragraph;
        }
        paragraph.text = self.read(words);
        if is_strong(&paragraph.text) {
            paragraph.style = Style::Heading;
        }
        paragraph
    }

    /// The cells between the bars of a row.
    fn cells(&mut self, row: &str) -> Vec<Text> {
        let mut cells = Vec::new();
        let mut from = 1;
        self.tally.forget("|");
        for (at, _) in row.match_indices('|').skip(1) {
            let is_last = at + 1 == row.len();
            if is_last || (!row[..at].ends_with('\\') && self.cells.count()) {
                self.tally.forget("|");
                let mut cell = self.read(&row[from..at]);
                cell.fold_white_space();
                cells.push(cell);
                from = at + 1;
            }
        }
        cells
    }
}

/// A target whose signs some programs keep from being taken for marks: `https://a\.b`.
fn without_escapes(target: &str) -> Cow<'_, str> {
    if target.contains('\\') { target.replace('\\', "").into() } else { target.into() }
}

/// Whether a paragraph is strong as a whole, note marks and signs apart.
fn is_strong(text: &Text) -> bool {
    text.spans.iter().any(|span| {
        span.role == Role::Strong
            && text.string[..span.from].trim_start().is_empty()
            && text.string[span.to..].chars().all(|letter| !letter.is_alphanumeric() || is_raised(letter))
    })
}

fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Puts rows that follow each other into one table; a row of strokes under a head is markup.
pub(super) fn gather_tables(manuscript: &mut Manuscript) {
    let mut out: Vec<Paragraph> = Vec::with_capacity(manuscript.paragraphs.len());
    for mut paragraph in std::mem::take(&mut manuscript.paragraphs) {
        if paragraph.style == Style::Table && is_stroke_row(&paragraph) {
            for cell in paragraph.rows.iter().flatten() {
                manuscript.tally.forget(&cell.string);
            }
            continue;
        }
        match out.last_mut() {
            Some(last) if last.style == Style::Table && paragraph.style == Style::Table => {
                last.rows.append(&mut paragraph.rows);
            }
            _ => out.push(paragraph),
        }
    }
    manuscript.paragraphs = out;
}

/// `|---|:--|`.
fn is_stroke_row(paragraph: &Paragraph) -> bool {
    let mut cells = paragraph.rows.iter().flatten().peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            cell.calls.is_empty() && cell.string.len() > 1 && cell.string.bytes().all(|byte| b"-: ".contains(&byte))
        })
}
