//! Finds the marks of Markdown among words, in one pass: which belong together, and what they mean.

use crate::model::bytes;
use crate::model::letters::is_unspaced;
use crate::model::text::Role;
use crate::readers::plain::definitions::Labels;
use std::ops::Range;

/// What an asterisk in the middle of a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stars {
    /// The mark of a note, as in `States*`.
    Notes,
    /// Emphasis of a part of the word or of the signs behind it, as in `2021*, decides*`.
    Emphasis,
}

/// What a mark does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Begins a stretch; which one, counted from 0.
    Open(usize),
    /// Ends a stretch that has this role.
    Close(usize, Role),
    /// Ends a link to the bytes of its target.
    Link(usize, Range<usize>),
    /// Calls a defined note.
    Call(usize),
    /// Begins a note in the place of its call.
    Note,
    EndNote,
    /// Stands for white space.
    Space,
    /// Says that the sign behind it is no mark.
    Escape,
}

/// A mark: its bytes, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: Range<usize>,
    pub(super) sign: Sign,
}

/// A run of asterisks or strokes that may still be closed; its bytes that are left.
struct Opener {
    letter: u8,
    left: Range<usize>,
}

/// An opening bracket; whether it stands behind `^`, and so opens a note.
struct Bracket {
    at: usize,
    is_note: bool,
}

/// How many openers a closing mark looks through: more are never open in earnest.
const REACH: usize = 8;

/// How many brackets are open at a time, at the least; more are never open in earnest.
const OPEN_BRACKETS: usize = 1000;

/// How many marks a paragraph may have; signs behind them are printed as they stand.
pub(super) const MOST_MARKS: usize = 100_000;

/// Tags that extractors put among the words, and what they mean; `None` for those that only change the look.
const TAGS: [(&str, Option<Role>); 10] = [
    ("a", None),
    ("b", Some(Role::Strong)),
    ("em", Some(Role::Emphasis)),
    ("i", Some(Role::Emphasis)),
    ("small", None),
    ("span", None),
    ("strong", Some(Role::Strong)),
    ("sub", None),
    ("sup", Some(Role::Raised)),
    ("u", None),
];

/// All marks in `words`, in order.
pub(super) fn marks(words: &str, stars: Stars, labels: &Labels) -> Vec<Mark> {
    let mut finder =
        Finder { words, stars, marks: Vec::new(), runs: Vec::new(), brackets: Vec::new(), tags: Vec::new(), count: 0 };
    let mut at = 0;
    while finder.marks.len() < MOST_MARKS
        && let Some(found) = bytes::find(words.as_bytes(), at, *b"*_[]^<\\")
    {
        at = finder.mark(found, labels);
    }
    finder.pair_open_runs();
    let mut marks = finder.marks;
    marks.sort_by_key(|mark| mark.at.start);
    marks
}

struct Finder<'a> {
    words: &'a str,
    stars: Stars,
    marks: Vec<Mark>,
    runs: Vec<Opener>,
    brackets: Vec<Bracket>,
    tags: Vec<(Range<usize>, &'static str)>,
    /// Stretches so far.
    count: usize,
}

impl Finder<'_> {
    /// Looks at the sign at byte `at`; returns the byte from which to look on.
    fn mark(&mut self, at: usize, labels: &Labels) -> usize {
        let rest = &self.words[at..];
        let letter = rest.as_bytes()[0];
        match letter {
            b'*' | b'_' => self.run(at, letter),
            b'\\' => self.escape(at),
            b'<' => self.tag(at).unwrap_or(at + 1),
            b'[' => match labels.call(rest) {
                Some((note, length)) => {
                    self.add(at..at + length, Sign::Call(note));
                    at + length
                }
                None => self.bracket(at, at + 1, false),
            },
            b'^' if rest[1..].starts_with('[') => self.bracket(at, at + 2, true),
            b']' => self.close_bracket(at),
            _ => at + 1,
        }
    }

    fn add(&mut self, at: Range<usize>, sign: Sign) {
        self.marks.push(Mark { at, sign });
    }

    /// `\*` stands for `*`.
    fn escape(&mut self, at: usize) -> usize {
        let Some(next) = self.words[at + 1..].chars().next().filter(char::is_ascii_punctuation) else { return at + 1 };
        self.add(at..at + 1, Sign::Escape);
        at + 1 + next.len_utf8()
    }

    /// `*emphasis*` and `**strong**`, `_emphasis_` and `__strong__`: the marks touch the words that they enclose.
    fn run(&mut self, at: usize, letter: u8) -> usize {
        let length = self.words[at..].bytes().take_while(|&byte| byte == letter).count();
        let end = at + length;
        let before = self.words[..at].chars().next_back();
        let after = self.words[end..].chars().next();
        let mut left = at..end;
        // Chinese knows no spaces.
        let spaced = |letter: &char| !is_unspaced(*letter);
        let ends = letter == b'*' || !is_word(after.filter(spaced));
        if before.is_some_and(|before| !before.is_whitespace()) && ends && length < 4 {
            while let Some(used) = self.close_run(letter, &left) {
                left.start += used;
            }
        }
        let may_open = match letter {
            b'*' => self.stars == Stars::Emphasis || left.len() > 1 || !is_word(before.filter(spaced)),
            _ => !is_word(before.filter(spaced)),
        };
        if !left.is_empty() && left.len() < 4 && may_open && after.is_some_and(|after| !after.is_whitespace()) {
            self.runs.push(Opener { letter, left });
        }
        end
    }

    /// Ends the stretch that a part of a run can end; returns how many of its signs that took.
    fn close_run(&mut self, letter: u8, left: &Range<usize>) -> Option<usize> {
        let fits = |opener: &Opener, used: usize| {
            opener.letter == letter
                && opener.left.end < left.start
                && (opener.left.len() == used || opener.left.len() == 3)
        };
        let wanted: &[usize] = match left.len() {
            0 => return None,
            3 => &[2, 1],
            2 => &[2],
            _ => &[1],
        };
        // The nearest that fits: in `**a *b***` three signs end first the one that began last.
        let use_of = |opener: &Opener| wanted.iter().copied().find(|&used| fits(opener, used));
        let place = self.runs.iter().rposition_within(REACH, |opener| use_of(opener).is_some())?;
        let used = use_of(&self.runs[place])?;
        let joint = match &self.runs[place + 1..] {
            [inner] if used == 1 && inner.left.len() == 2 => Some(inner.left.start),
            _ => None,
        };
        self.runs.truncate(place + 1);
        let role = if used == 2 { Role::Strong } else { Role::Emphasis };
        let opener = &mut self.runs[place];
        let open = opener.left.end - used..opener.left.end;
        opener.left.end = open.start;
        if opener.left.is_empty() {
            self.runs.pop();
        }
        let close = left.start..left.start + used;
        match joint {
            // `*a**b*` is what becomes of two stretches that touch each other.
            Some(at) => {
                self.stretch(open, at..at + 1, role);
                self.stretch(at + 1..at + 2, close, role);
            }
            None => self.stretch(open, close, role),
        }
        Some(used)
    }

    /// `*Recalling *its`: programs that make Markdown of Word files put the second mark behind the space. Where nothing
    /// else closes the first, it does.
    fn pair_open_runs(&mut self) {
        if self.stars == Stars::Notes {
            return;
        }
        let mut open: Option<Range<usize>> = None;
        for Opener { letter, left } in std::mem::take(&mut self.runs) {
            let is_closing = letter == b'*' && self.words[..left.start].ends_with(' ');
            match open.take() {
                Some(open) if is_closing && open.len() == left.len() && left.len() < 3 => {
                    let role = if left.len() == 2 { Role::Strong } else { Role::Emphasis };
                    self.stretch(open, left, role);
                }
                _ => open = Some(left).filter(|_| letter == b'*'),
            }
        }
    }

    fn stretch(&mut self, open: Range<usize>, close: Range<usize>, role: Role) {
        self.add(open, Sign::Open(self.count));
        self.add(close, Sign::Close(self.count, role));
        self.count += 1;
    }

    fn bracket(&mut self, at: usize, next: usize, is_note: bool) -> usize {
        if self.brackets.len() == 2 * OPEN_BRACKETS {
            self.brackets.drain(..OPEN_BRACKETS);
        }
        self.brackets.push(Bracket { at, is_note });
        next
    }

    /// `[words](target)`, or the end of a note `^[words]`.
    fn close_bracket(&mut self, at: usize) -> usize {
        let Some(bracket) = self.brackets.pop() else { return at + 1 };
        if bracket.is_note {
            self.add(bracket.at..bracket.at + 2, Sign::Note);
            self.add(at..at + 1, Sign::EndNote);
            return at + 1;
        }
        let Some((target, end)) = target(self.words, at + 1) else { return at + 1 };
        self.add(bracket.at..bracket.at + 1, Sign::Open(self.count));
        self.add(at..end, Sign::Link(self.count, target));
        self.count += 1;
        end
    }

    /// `<sup>1</sup>` and its like.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let head = &self.words.as_bytes()[at + 1..self.words.len().min(at + 40)];
        let inner = &self.words[at + 1..at + 1 + head.iter().position(|&byte| byte == b'>')?];
        let end = at + inner.len() + 2;
        let name = inner.trim_start_matches('/').split([' ', '/']).next()?.to_ascii_lowercase();
        if name == "br" {
            self.add(at..end, Sign::Space);
            return Some(end);
        }
        let (name, role) = TAGS.iter().find(|(known, _)| *known == name)?;
        if !inner.starts_with('/') {
            self.tags.push((at..end, name));
            return Some(end);
        }
        let place = self.tags.iter().rposition_within(REACH, |(_, open)| open == name)?;
        let open = self.tags.drain(place..).next()?.0;
        if let Some(role) = role {
            self.stretch(open, at..end, *role);
        } else if let Some(target) = href(self.words, &open) {
            self.add(open, Sign::Open(self.count));
            self.add(at..end, Sign::Link(self.count, target));
            self.count += 1;
        } else {
            self.add(open, Sign::Escape);
            self.add(at..end, Sign::Escape);
        }
        Some(end)
    }
}

/// The bytes of the target that the tag `tag` names.
fn href(words: &str, tag: &Range<usize>) -> Option<Range<usize>> {
    const NAME: &str = " href=\"";
    let from = tag.start + words[tag.clone()].find(NAME)? + NAME.len();
    let length = words[from..tag.end].find('"')?;
    Some(from..from + length)
}

/// Looking back, no further than a number of places.
trait Within: Iterator {
    fn rposition_within(self, reach: usize, fits: impl Fn(Self::Item) -> bool) -> Option<usize>;
}

impl<I: DoubleEndedIterator + ExactSizeIterator> Within for I {
    fn rposition_within(self, reach: usize, fits: impl Fn(Self::Item) -> bool) -> Option<usize> {
        self.enumerate().rev().take(reach).find_map(|(place, item)| fits(item).then_some(place))
    }
}

fn is_word(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

/// The bytes of the target in `(target)`, `(<target>)` or `(target "title")` at byte `from`, and the end of it all.
fn target(words: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let inner = words[from..].strip_prefix('(')?;
    let start = from + 1;
    if inner.starts_with('<') {
        let end = inner.find(['>', ']', '['])?;
        return inner[end..].starts_with(">)").then_some((start + 1..start + end, start + end + 2));
    }
    let mut depth = 0;
    // A bracket ends the search: no target has one, and looking for the end stays cheap.
    for (at, letter) in inner.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some((start..start + at, start + at + 1)),
            ')' => depth -= 1,
            '[' | ']' => return None,
            ' ' if inner[at..].starts_with(" \"") => {
                let close = inner[at + 2..].find(['"', ']', '['])? + at + 2;
                return inner[close..].starts_with("\")").then_some((start..start + at, start + close + 2));
            }
            // `https://…/S/RES/2441 (2018)`: the symbols of the Security Council have a year in brackets behind a space.
            ' ' if inner[at..].starts_with(" (") && inner.starts_with("http") => {}
            _ if letter.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}
