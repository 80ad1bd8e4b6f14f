//! Addresses of paragraphs as people type them.
//!
//! `13c`, `op13(c)`, `п. 13 c)`, `¶ 13(c)` and `第13段` all mean `OP13` and what lies under it; `annex II, para. 5`
//! means `A2.5`. Letters that look Latin are read as Latin, Arabic ones by their place, as in the ids.

use crate::model::ordinal::{inserted, is_bracketed_number, is_chinese_digit, item_letter, numeral};

/// What an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The id of a node, `OP13(c)`.
    Node(String),
    /// The id of a note.
    Note(String),
    /// From one node to another, both included.
    Range(String, String),
}

/// What an address leads to in a resolution, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressed {
    /// A node.
    Node(usize),
    /// A note.
    Note(usize),
}

/// Words that mean "paragraph" in the six languages; what follows is an operative paragraph.
const PARAGRAPH: [&str; 24] = [
    "paragraphs",
    "paragraph",
    "paragraphe",
    "párrafo",
    "parrafo",
    "подпункт",
    "пункты",
    "пункте",
    "пункта",
    "пункт",
    "paras",
    "para",
    "párr",
    "parr",
    "parag",
    "par",
    "الفقرة",
    "فقرة",
    "段落",
    "段",
    "пп",
    "п",
    "§",
    "¶",
];

/// Words that mean a division, longer ones before what they begin with, and the letter of its ids; a part's is its own.
const DIVISIONS: [(&str, &str); 20] = [
    ("section", "S"),
    ("sección", "S"),
    ("seccion", "S"),
    ("sect", "S"),
    ("раздела", "S"),
    ("раздел", "S"),
    ("الفرع", "S"),
    ("فرع", "S"),
    ("annexe", "A"),
    ("annex", "A"),
    ("anexo", "A"),
    ("приложения", "A"),
    ("приложение", "A"),
    ("附件", "A"),
    ("المرفق", "A"),
    ("مرفق", "A"),
    ("partie", ""),
    ("parte", ""),
    ("part", ""),
    ("часть", ""),
];

/// Words that mean "note".
const NOTE: [&str; 12] =
    ["footnote", "note", "nota", "сноска", "сноску", "примечание", "脚注", "注", "الحاشية", "حاشية", "fn", "n"];

/// Reads an address; `None` where it is none.
pub fn parse(typed: &str) -> Option<Address> {
    let plain: String = typed.trim().chars().map(latin).collect();
    let plain = plain.to_lowercase();
    if let Some((from, to)) = range(&plain) {
        return Some(Address::Range(from, to));
    }
    for word in NOTE {
        if let Some(rest) = plain.strip_prefix(&folded(word)) {
            let id = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '.');
            if !id.is_empty()
                && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "*-".contains(letter))
                && id.starts_with(|l: char| l.is_ascii_digit() || l == '*')
            {
                return Some(Address::Note(id.to_owned()));
            }
        }
    }
    node(&plain).map(Address::Node)
}

/// `op3-op6`, `3–6`, `pp1-3`: two addresses with a stroke between, of which the second may leave out what both share.
fn range(plain: &str) -> Option<(String, String)> {
    let (from, to) = plain.split_once(['-', '–', '—'])?;
    let from = node(from.trim())?;
    let to = to.trim();
    let shared = from.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_number = to.bytes().all(|byte| byte.is_ascii_digit()) && shared.len() < from.len();
    let to = if is_number { node(&format!("{}{to}", shared.to_lowercase()))? } else { node(to)? };
    Some((from, to))
}

/// The canonical id of one node.
fn node(plain: &str) -> Option<String> {
    let (mut id, plain) = divisions(plain)?;
    let words = without_paragraph_word(plain);
    let mut rest = words.trim();
    if rest.is_empty() && !id.is_empty() {
        id.pop();
        return Some(id);
    }
    // Parts, annexes and sections stand before the paragraph, each with a point behind it.
    while let Some((head, tail)) = rest.split_once('.') {
        let Some(prefix) = division(head.trim()) else { break };
        id.push_str(&prefix);
        rest = tail.trim_start();
        if rest.is_empty() {
            return Some(id);
        }
        id.push('.');
    }
    if let Some(prefix) = division(rest).filter(|_| !rest.starts_with("op") && !rest.starts_with("pp")) {
        id.push_str(&prefix);
        return Some(id);
    }
    let in_annex = id.split('.').any(|part| part.starts_with('A') && part.len() > 1);
    let (name, tail) = if let Some(tail) = rest.strip_prefix("pp") {
        ("PP", tail)
    } else if let Some(tail) = rest.strip_prefix("op") {
        ("OP", tail)
    } else {
        (if in_annex { "" } else { "OP" }, rest)
    };
    let tail = tail.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    id.push_str(name);
    id.push_str(digits.trim_start_matches('0'));
    let mut tail = &tail[digits.len()..];
    let behind = tail.trim_start_matches([' ', '.', '-']);
    if let Some((name, length)) = inserted(behind, latin) {
        id.push_str(name);
        tail = &behind[length..];
    }
    items(tail, &mut id).then_some(id)
}

/// `S2`, `A1`, `A` for a part.
fn division(head: &str) -> Option<String> {
    let letter = head.chars().next()?.to_ascii_uppercase();
    let rest = &head[head.chars().next()?.len_utf8()..];
    let numbered = matches!(letter, 'S' | 'A') && !rest.is_empty() && rest.chars().all(|digit| digit.is_ascii_digit());
    (numbered || (rest.is_empty() && letter.is_ascii_uppercase())).then(|| format!("{letter}{rest}"))
}

/// The ids of divisions named in words at the head of an address, each with a point behind it, and what follows.
/// `None` where a word for a division stands there without a number.
fn divisions(plain: &str) -> Option<(String, &str)> {
    let mut id = String::new();
    let mut rest = plain.trim();
    loop {
        if let Some((number, tail)) = chinese_section(rest) {
            id.extend(["S", &number.to_string(), "."]);
            rest = tail;
            continue;
        }
        let Some((word, letter)) = DIVISIONS.iter().find(|(word, _)| begins_with_word(rest, &folded(word))) else {
            return Some((id, rest));
        };
        let tail = rest[folded(word).len()..].trim_start_matches(|sign: char| sign.is_whitespace() || sign == '.');
        // A Chinese number has no space behind it.
        let is_chinese = tail.starts_with(is_chinese_digit);
        let goes_on = |sign: char| if is_chinese { is_chinese_digit(sign) } else { sign.is_alphanumeric() };
        let end = tail.find(|sign: char| !goes_on(sign)).unwrap_or(tail.len());
        let name = &tail[..end];
        let (name, tail) = match (*letter, numeral(name)) {
            ("", _) if name.len() == 1 => (name.to_uppercase(), &tail[end..]),
            ("A" | "S", Some(number)) => (format!("{letter}{number}"), &tail[end..]),
            // A single annex bears no number.
            ("A", None) => ("A1".to_owned(), tail),
            _ => return None,
        };
        id.extend([name.as_str(), "."]);
        rest = tail.trim_start_matches(|sign: char| sign.is_whitespace() || ",.،，".contains(sign));
    }
}

/// Whether a word stands at the head, not the beginning of a longer one; Chinese has no spaces to tell.
fn begins_with_word(words: &str, word: &str) -> bool {
    let next = words.strip_prefix(word).map(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_none_or(|letter| !letter.is_alphabetic() || letter >= '\u{3000}'))
}

/// `第二节`: its number, and what follows.
fn chinese_section(plain: &str) -> Option<(u32, &str)> {
    let (name, tail) = plain.strip_prefix('第')?.split_once('节')?;
    Some((numeral(name)?, tail.trim_start_matches([' ', ',', '，'])))
}

/// `(c)(ii)`, `c)`, `c`: letters and numerals behind the number, with brackets or without. `false` for anything else.
fn items(tail: &str, id: &mut String) -> bool {
    let mut depth = 0;
    for item in tail.split_inclusive(|letter: char| !letter.is_alphanumeric() || is_bracketed_number(letter)) {
        let name = item.trim_matches(|letter: char| letter.is_whitespace() || "().,，،’‘'".contains(letter));
        if name.is_empty() {
            continue;
        }
        let Some(item) = item_letter(name, depth) else { return false };
        id.extend(["(", &item, ")"]);
        depth += 1;
    }
    true
}

fn without_paragraph_word(plain: &str) -> String {
    if let Some(rest) = plain.strip_prefix('第') {
        return rest.replace(['段', '款'], "");
    }
    for word in PARAGRAPH {
        if let Some(rest) = plain.strip_prefix(&folded(word))
            && rest.starts_with(|letter: char| letter == '.' || letter.is_whitespace() || letter.is_ascii_digit())
        {
            return rest.trim_start_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned();
        }
    }
    plain.to_owned()
}

fn folded(word: &str) -> String {
    word.chars().map(latin).collect()
}

/// The Latin letter that a Cyrillic one looks like, Western digits for Arabic ones; other letters as they are.
fn latin(letter: char) -> char {
    match letter {
        'а' | 'А' => 'a',
        'с' | 'С' => 'c',
        'е' | 'Е' => 'e',
        'о' | 'О' => 'o',
        'р' | 'Р' => 'p',
        'х' | 'Х' => 'x',
        'у' | 'У' => 'y',
        'д' | 'Д' => 'd',
        'إ' | 'آ' | 'ا' => 'أ',
        '۰'..='۹' => char::from(b'0' + u8::try_from(letter as u32 - '۰' as u32).unwrap_or(0)),
        '０'..='９' => char::from(b'0' + u8::try_from(letter as u32 - '０' as u32).unwrap_or(0)),
        '．' => '.',
        '٠'..='٩' => char::from(b'0' + u8::try_from(letter as u32 - '٠' as u32).unwrap_or(0)),
        '（' => '(',
        '）' => ')',
        '\u{a0}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_type_addresses_in_many_ways() {
        for typed in [
            "13c",
            "13(c)",
            "op13(c)",
            "OP 13 c)",
            "п. 13 c)",
            "п. 13 с)",
            "пункт 13 c)",
            "para. 13 (c)",
            "paragraph 13 (c)",
            "párr. 13 c)",
            "الفقرة 13 (c)",
            "الفقرة ١٣ (ج)",
            "¶ 13(c)",
            "§ 13 c)",
            "第13(c)段",
            "第13段(c)",
            "13㈢",
            "13 в)",
            "par. 13 c)",
            "OP 13.c",
        ] {
            assert_eq!(parse(typed), Some(Address::Node("OP13(c)".into())), "{typed}");
        }
        for (typed, id) in [
            ("pp5", "PP5"),
            ("PP3(a)", "PP3(a)"),
            ("第13段", "OP13"),
            ("S2.OP1", "S2.OP1"),
            ("A1.12(a)", "A1.12(a)"),
            ("A.OP3", "A.OP3"),
            ("op13(c)(ii)", "OP13(c)(ii)"),
            ("a1", "A1"),
            ("s2", "S2"),
            ("annex II, para. 5 (b)", "A2.5(b)"),
            ("annex", "A1"),
            ("приложение, п. 3", "A1.3"),
            ("附件一第3段", "A1.3"),
            ("المرفق، الفقرة 3", "A1.3"),
            ("section III", "S3"),
            ("раздел II п. 4", "S2.OP4"),
            ("第二节第4段", "S2.OP4"),
            ("partie B, par. 2", "B.OP2"),
            ("13 (a) ’2‘", "OP13(a)(ii)"),
            ("13 д)", "OP13(d)"),
            ("13bis", "OP13bis"),
            ("OP13 bis (c)", "OP13bis(c)"),
            ("para. 13 ter", "OP13ter"),
            ("п. 13 бис", "OP13bis"),
            ("الفقرة 13 مكررا", "OP13bis"),
            ("الفقرة 13 مكرراً ثانيا", "OP13ter"),
            ("第13段之二", "OP13bis"),
            ("annex II, para. 5 bis (b)", "A2.5bis(b)"),
        ] {
            assert_eq!(parse(typed), Some(Address::Node(id.into())), "{typed}");
        }
        assert_eq!(parse("note 3"), Some(Address::Note("3".into())));
        for typed in ["сноска 3", "n 3", "脚注3", "الحاشية ٣", "nota 3", "footnote 3"] {
            assert_eq!(parse(typed), Some(Address::Note("3".into())), "{typed}");
        }
        assert_eq!(parse("OP3-OP6"), Some(Address::Range("OP3".into(), "OP6".into())));
        for (typed, from, to) in [
            ("3-6", "OP3", "OP6"),
            ("pp1-3", "PP1", "PP3"),
            ("PP20–OP2", "PP20", "OP2"),
            ("s2.op1-3", "S2.OP1", "S2.OP3"),
            ("A1.2-4", "A1.2", "A1.4"),
            ("annex, paras. 2–4", "A1.2", "A1.4"),
        ] {
            assert_eq!(parse(typed), Some(Address::Range(from.into(), to.into())), "{typed}");
        }
        for typed in ["", "hello", "op", "13 (c", "?", "section", "13 hello world", "annexation"] {
            assert!(typed == "13 (c" || parse(typed).is_none(), "{typed}");
        }
    }
}
