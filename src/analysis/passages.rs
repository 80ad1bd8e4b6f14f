//! Finds where a text cites paragraphs of its own document: "paragraph 5 above", "пункты 2 и 3 настоящей резолюции".
//!
//! Only words that point into the document count; "paragraph 5 of resolution 74/1" cites another one.

use crate::model::address::{self, Address};
use crate::model::language::Language;
use std::ops::Range;

/// A place that cites a paragraph of the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The id of the paragraph, without the section or annex in which it lies: `OP5(a)`.
    pub id: String,
    /// First byte of the number as printed.
    pub from: usize,
    /// One past its last byte, letters of items included.
    pub to: usize,
}

/// Beginnings of the words for a paragraph.
const STEMS: [&str; 10] =
    ["paragraph", "para.", "paras.", "párrafo", "пункт", "подпункт", "alinéa", "الفقر", "فقر", "第"];

/// Words behind a number that point into the document.
const HERE: [&str; 26] = [
    "above",
    "below",
    "of this resolution",
    "of the present resolution",
    "hereof",
    "выше",
    "ниже",
    "настоящей резолюции",
    "настоящего",
    "постановляющей части настоящей",
    "ci-dessus",
    "ci-après",
    "ci-dessous",
    "de la présente",
    "du dispositif de la présente",
    "supra",
    "infra",
    "de la presente",
    "del presente",
    "anterior",
    "precedente",
    "más arriba",
    "أعلاه",
    "أدناه",
    "من هذا القرار",
    "من منطوق هذا القرار",
];

/// Words before a Chinese number that point into the document.
const HERE_BEFORE: [&str; 4] = ["上文", "下文", "本决议", "本决议执行部分"];

/// Words that point upwards from where they stand.
pub const ABOVE: [&str; 8] = ["above", "supra", "выше", "ci-dessus", "anterior", "أعلاه", "上文", "precedente"];

/// Beginnings of the words for an item.
const ITEMS: [&str; 6] = ["subparagraph", "sub-paragraph", "подпункт", "alinéa", "apartado", "inciso"];

/// Words between two numbers.
const BETWEEN: [&str; 15] = ["and", "or", "to", "и", "или", "по", "et", "ou", "à", "y", "e", "a", "و", "إلى", "o"];

/// How many bytes of a word are looked at, so that one without an end costs no more than others.
const LONGEST_WORD: usize = 64;

/// All places in `words` that cite paragraphs of the same document, in order.
pub fn of(words: &str, language: Option<Language>) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(step) = words[at..].find(|letter: char| letter.is_ascii_digit()) {
        let from = at + step;
        let (numbers, end) = numbers_at(words, from);
        let (head, tail) = (&words[..from], &words[end..]);
        let points_here = match language {
            Some(Language::Chinese) => {
                HERE_BEFORE.iter().any(|here| head.trim_end_matches([' ', '第']).ends_with(here))
            }
            Some(Language::Spanish) => ends_with_stem(head).is_some() && (is_here(tail) || is_bare(head, tail)),
            _ => ends_with_stem(head).is_some() && is_here(tail),
        };
        if points_here {
            let passages = numbers.into_iter().filter_map(|at| passage(words, at));
            out.extend(passages.map(|passage| with_item_before(passage, head)));
        }
        at = end;
    }
    out
}

/// What stands before the word for a paragraph that stands right before a number.
fn ends_with_stem(head: &str) -> Option<&str> {
    let head = head.trim_end();
    let word = last_word(head);
    let small = word.to_lowercase();
    STEMS.iter().any(|stem| small.contains(stem)).then(|| head[..head.len() - word.len()].trim_end())
}

/// The last word, or the end of it: no word of a language is longer than these bytes.
fn last_word(head: &str) -> &str {
    let near = &head[head.floor_char_boundary(head.len().saturating_sub(LONGEST_WORD))..];
    near.rsplit(char::is_whitespace).next().unwrap_or("")
}

fn is_here(tail: &str) -> bool {
    let tail: String =
        tail.trim_start().chars().take(48).map(|letter| if letter == '\u{2011}' { '-' } else { letter }).collect();
    HERE.iter().any(|here| tail.starts_with(here))
}

/// Whether a Spanish paragraph stands with an article before it and no document behind it: Spanish leaves "above" out.
fn is_bare(head: &str, tail: &str) -> bool {
    let article = ends_with_stem(head).map(last_word).unwrap_or_default();
    let tail = tail.trim_start();
    ["el", "los", "del", "al"].contains(&article) && !tail.starts_with("de ") && !tail.starts_with("del ")
}

/// The item named before its paragraph: "alinéa c) du paragraphe 4", "subparagraph (c) of paragraph 4".
fn with_item_before(passage: Passage, head: &str) -> Passage {
    let item = ends_with_stem(head).and_then(|head| {
        let head = head.strip_suffix(last_word(head)).filter(|_| !head.ends_with(')')).unwrap_or(head).trim_end();
        let item = last_word(head).strip_suffix(')')?.trim_start_matches('(');
        let before = last_word(head[..head.len() - last_word(head).len()].trim_end()).to_lowercase();
        let is_item = ITEMS.iter().any(|word| before.contains(word)) && item.chars().count() <= 3;
        is_item.then(|| address::parse(&format!("{}({item})", passage.id.to_lowercase())))?
    });
    match item {
        Some(Address::Node(id)) => Passage { id, ..passage },
        _ => passage,
    }
}

/// The paragraph that a number names.
fn passage(words: &str, Range { start, end }: Range<usize>) -> Option<Passage> {
    match address::parse(&format!("op{}", &words[start..end])) {
        Some(Address::Node(id)) => Some(Passage { id, from: start, to: end }),
        _ => None,
    }
}

/// The numbers of a list that begins at `from`, and the byte behind it.
fn numbers_at(words: &str, from: usize) -> (Vec<Range<usize>>, usize) {
    let mut out = Vec::new();
    let mut at = from;
    let mut end = from;
    loop {
        let digits = words[at..].chars().take_while(char::is_ascii_digit).count();
        let to = at + digits + items_length(&words[at + digits..]);
        out.push(at..to);
        end = end.max(to);
        match next_number(&words[to..]) {
            Some(gap) => at = to + gap,
            None => return (out, end),
        }
    }
}

/// Bytes of "(a)", " b)", "㈡", "’1‘" behind a number.
fn items_length(tail: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &tail[length..];
        let blank = rest.len() - rest.trim_start().len();
        let item: String = rest[blank..].chars().take(6).collect();
        let Some(end) = item.find([')', '）', '‘', '㈠', '㈡', '㈢', '㈣', '㈤', '㈥', '㈦', '㈧', '㈨', '㈩'])
        else {
            return length;
        };
        let inside = item[..end].trim_start_matches(['(', '（', '’']);
        let closing = item[end..].chars().next().map_or(0, char::len_utf8);
        if inside.chars().count() > 3 || !inside.chars().all(char::is_alphanumeric) {
            return length;
        }
        length += blank + end + closing;
    }
}

/// Bytes from the end of one number to the next of the same list.
fn next_number(tail: &str) -> Option<usize> {
    let at = tail.find(|letter: char| letter.is_ascii_digit())?;
    let gap = tail[..at].trim_matches(|letter: char| letter.is_whitespace() || ",،、-–".contains(letter));
    let joined = gap.is_empty() && at > 0 || BETWEEN.contains(&gap) || ["和", "至", "及"].contains(&gap);
    joined.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &str, language: Language) -> Vec<String> {
        of(words, Some(language)).into_iter().map(|passage| passage.id).collect()
    }

    #[test]
    fn words_that_point_into_the_document_count_in_six_languages() {
        assert_eq!(ids("as set out in paragraph 5 above", Language::English), ["OP5"]);
        assert_eq!(
            ids("pursuant to paragraphs 2, 3 (b) and 14 of this resolution", Language::English),
            ["OP2", "OP3(b)", "OP14"]
        );
        assert_eq!(ids("в пунктах 2 и 13 c) выше", Language::Russian), ["OP2", "OP13(c)"]);
        assert_eq!(ids("aux paragraphes 12 et 13 de la présente résolution", Language::French), ["OP12", "OP13"]);
        assert_eq!(ids("énoncées aux paragraphes 42 et 43 ci\u{2011}dessus", Language::French), ["OP42", "OP43"]);
        assert_eq!(ids("en el párrafo 1 a) de la presente resolución", Language::Spanish), ["OP1(a)"]);
        assert_eq!(ids("indicado en los párrafos 38 y 40 las partes", Language::Spanish), ["OP38", "OP40"]);
        assert_eq!(ids("الواردة في الفقرة 5 (ج) أعلاه", Language::Arabic), ["OP5(c)"]);
        assert_eq!(ids("上文第5(a)段和本决议第7段", Language::Chinese), ["OP5(a)", "OP7"]);
    }

    #[test]
    fn an_item_may_stand_before_its_paragraph() {
        assert_eq!(ids("de l’alinéa c) du paragraphe 4 de la présente résolution", Language::French), ["OP4(c)"]);
        assert_eq!(ids("under subparagraph (c) of paragraph 4 above", Language::English), ["OP4(c)"]);
        assert_eq!(ids("в подпункте c) пункта 4 выше", Language::Russian), ["OP4(c)"]);
        assert_eq!(ids("the members (b) of paragraph 4 above", Language::English), ["OP4"]);
    }

    #[test]
    fn paragraphs_of_other_documents_do_not_count() {
        for words in [
            "paragraph 5 of resolution 74/1",
            "paragraph 12 of its report",
            "resolution 75/10 above",
            "the 30 members above",
            "paragraph",
        ] {
            assert_eq!(ids(words, Language::English), Vec::<String>::new(), "{words}");
        }
        for words in ["en el párrafo 5 de la resolución 74/1", "resolución 74/1, párrafo 5", "el párrafo 3 del informe"]
        {
            assert_eq!(ids(words, Language::Spanish), Vec::<String>::new(), "{words}");
        }
    }
}
