//! What a style sheet puts before an element: words, and numbers that it counts by name.

use crate::readers::html::markers::Marker;
use std::rc::Rc;

/// The most names that one declaration counts, and the most counters of a page: none for people comes near them.
const MOST_NAMES: usize = 4;
const MOST_COUNTERS: usize = 50;

/// The most elements of a page that count.
pub(super) const MOST_COUNTED: usize = 20_000;

/// The most numbers that one label shows.
const MOST_NUMBERS: usize = 9;

/// The longest label, in bytes: beyond it a sheet counts nothing for people.
const LONGEST: usize = 60;

/// What stands before an element, for instance `"(" counter(item, lower-latin) ") "`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(Box<str>),
    /// The number of a counter, or where something stands between them those of all counters of the name.
    Number {
        name: Box<str>,
        between: Option<Box<str>>,
        marker: Marker,
    },
}

impl Content {
    /// What a declaration of `content` says; `None` where it counts nothing or says what cannot be counted.
    pub(super) fn declared(value: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = value.trim();
        while !rest.is_empty() && pieces.len() < MOST_NAMES * 2 {
            if let Some((words, behind)) = quoted(rest) {
                pieces.push(Piece::Words(words.into()));
                rest = behind.trim_start();
                continue;
            }
            let (function, inner) = rest.split_once('(')?;
            let (inner, behind) = closed(inner)?;
            pieces.push(number(function.trim(), inner)?);
            rest = behind.trim_start();
        }
        pieces.iter().any(|piece| matches!(piece, Piece::Number { .. })).then_some(Self(pieces))
    }

    /// The label, with `usual` for counters that nothing begins; `None` where nothing stands there, or too much.
    pub(super) fn label(&self, counters: &Counters, usual: Option<i64>) -> Option<String> {
        let mut label = String::new();
        let mut shown = 0;
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => label.push_str(words),
                Piece::Number { name, between, marker } => {
                    let last = counters.values(name).next_back();
                    let Some(between) = between else {
                        last.or(usual).into_iter().for_each(|number| label.push_str(&marker.written(number)));
                        continue;
                    };
                    for (place, number) in counters.values(name).enumerate().take(MOST_NUMBERS - shown) {
                        label.push_str(if place > 0 { between } else { "" });
                        label.push_str(&marker.written(number));
                        shown += 1;
                    }
                }
            }
            if label.len() > LONGEST {
                return None;
            }
        }
        let label = label.trim();
        (!label.is_empty()).then(|| label.to_owned())
    }
}

/// The words between the quotes with which `text` begins, and what stands behind them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    text[1..].split_once(quote)
}

/// What stands before the bracket that closes, which may stand between quotes, and what stands behind it.
fn closed(text: &str) -> Option<(&str, &str)> {
    let mut open = None;
    let end = text.find(|letter: char| {
        match (open, letter) {
            (None, '"' | '\'') => open = Some(letter),
            (Some(quote), _) if quote == letter => open = None,
            _ => {}
        }
        open.is_none() && letter == ')'
    })?;
    Some((&text[..end], &text[end + 1..]))
}

/// `counter(name, style)` or `counters(name, "between", style)`.
fn number(function: &str, inner: &str) -> Option<Piece> {
    let (name, rest) = inner.split_once(',').unwrap_or((inner, ""));
    let (between, style) = match function {
        "counter" => (None, rest),
        "counters" => {
            let (between, behind) = quoted(rest.trim())?;
            (Some(between.into()), behind.trim_start().trim_start_matches(','))
        }
        _ => return None,
    };
    let style = style.trim();
    let marker = Marker::named(if style.is_empty() { "decimal" } else { style })?;
    let is_number = !matches!(marker, Marker::Bullet | Marker::None);
    is_number.then(|| Piece::Number { name: name.trim().into(), between, marker })
}

/// Names of counters, each with a number; `None` for none.
pub(super) type Names = Option<Rc<[(Box<str>, i64)]>>;

/// The names of a declaration of `counter-reset` or `counter-increment`, each with its number, else with `usual`.
pub(super) fn names(value: &str, usual: i64) -> Names {
    let mut names: Vec<(Box<str>, i64)> = Vec::new();
    for word in value.split_ascii_whitespace().take(MOST_NAMES * 2) {
        match (word.parse(), names.last_mut()) {
            (Ok(number), Some(last)) => last.1 = number,
            (Err(_), _) if word != "none" => names.push((word.into(), usual)),
            _ => {}
        }
    }
    names.truncate(MOST_NAMES);
    (!names.is_empty()).then(|| names.into())
}

/// The counters of a page that count now.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// In the order of their depths.
    now: Vec<Counter>,
    /// How many elements counted so far.
    elements: usize,
}

#[derive(Debug)]
struct Counter {
    name: Box<str>,
    value: i64,
    /// How many elements lie around the one that began it: it counts up to the end of the innermost of them.
    depth: usize,
}

impl Counters {
    /// Whether so many elements counted that no other does.
    pub(super) fn are_full(&self) -> bool {
        self.elements > MOST_COUNTED
    }

    /// Whether one more element may count.
    pub(super) fn has_room(&mut self) -> bool {
        self.elements += 1;
        self.elements <= MOST_COUNTED
    }

    /// An element around which `depth` others lie begins counters.
    pub(super) fn begin(&mut self, names: &Names, depth: usize) {
        for (name, value) in names.iter().flat_map(|names| names.iter()) {
            self.begin_one(name, *value, depth);
        }
    }

    fn begin_one(&mut self, name: &str, value: i64, depth: usize) {
        let first = self.now.partition_point(|counter| counter.depth < depth);
        let behind = first + self.now[first..].partition_point(|counter| counter.depth == depth);
        if let Some(known) = self.now[first..behind].iter_mut().find(|counter| &*counter.name == name) {
            known.value = value;
        } else if self.now.len() < MOST_COUNTERS {
            self.now.insert(behind, Counter { name: name.into(), value, depth });
        }
    }

    /// An element around which `depth` others lie counts; a counter that nothing began begins with it.
    pub(super) fn count(&mut self, names: &Names, depth: usize) {
        for (name, by) in names.iter().flat_map(|names| names.iter()) {
            match self.now.iter_mut().rfind(|counter| counter.name == *name) {
                Some(counter) => counter.value = counter.value.saturating_add(*by),
                None => self.begin_one(name, *by, depth),
            }
        }
    }

    /// The element ends around which `depth` others lie.
    pub(super) fn end(&mut self, depth: usize) {
        while self.now.last().is_some_and(|counter| counter.depth > depth) {
            self.now.pop();
        }
    }

    /// The numbers of all counters of this name, the outermost first.
    fn values(&self, name: &str) -> impl DoubleEndedIterator<Item = i64> {
        self.now.iter().filter(move |counter| &*counter.name == name).map(|counter| counter.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_words_and_numbers() {
        let mut counters = Counters::default();
        counters.begin(&names("a 2 b", 0), 1);
        counters.begin(&names("b 4", 0), 2);
        counters.count(&names("b", 1), 3);
        let label = |value: &str| Content::declared(value).and_then(|content| content.label(&counters, Some(9)));
        assert_eq!(label("\"(\" counter(b, lower-latin) ') '").as_deref(), Some("(e)"));
        assert_eq!(label("counter(a) \".\" counter(b) \".\"").as_deref(), Some("2.5."));
        assert_eq!(label("'Article ' counters(b, '.')").as_deref(), Some("Article 0.5"));
        assert_eq!(label("counter(unknown, upper-roman) ')'").as_deref(), Some("IX)"));
        for strange in ["\"x\"", "attr(title)", "counter(a", "\"x", "counter(a, disc)", ""] {
            assert_eq!(label(strange), None, "{strange}");
        }
        counters.end(1);
        assert_eq!(counters.values("b").collect::<Vec<_>>(), [0]);
    }
}
