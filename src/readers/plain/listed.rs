//! Parts the items of lists that no blank line parts, as Markdown and typed drafts have them.
//!
//! A line of running text may begin with what looks like a label, too. An item begins where the line before ends as a
//! clause does, and its label is the first of a list or follows one that began a line before.

use crate::model::ordinal;
use crate::readers::label;
use crate::readers::plain::dense::indent;
use foldhash::HashSet;

/// What the lines of a document so far tell of its lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The last number that began a line.
    number: u32,
}

impl Lists {
    /// Gives each paragraph of `group`, lines that no blank line parts, to `take`.
    pub(super) fn part<'b, 'a>(&mut self, group: &'b [&'a str], mut take: impl FnMut(&'b [&'a str])) {
        let mut begun = Begun::default();
        let mut from = 0;
        let has_fields = group.len() > 1 && group[..2].iter().all(|line| is_field(line));
        for (place, line) in group.iter().enumerate() {
            if has_fields && place > 0 && is_field(line) {
                take(&group[from..place]);
                from = place;
                continue;
            }
            let Some(name) = label::name(line) else { continue };
            if place > 0 {
                let before = group[place - 1];
                let is_list = before.trim_end().ends_with([':', '：'])
                    || (indent(line) > indent(group[from]) + 1 && goes_on(name, &group[place + 1..]));
                let begins = if is_ended(before) {
                    self.follows(name, &begun, is_list)
                } else {
                    self.numbers_on(name, &begun) && opens_in_capitals(line, name)
                };
                if !begins {
                    continue;
                }
                take(&group[from..place]);
                from = place;
            }
            self.number = name.parse().unwrap_or(self.number);
            if group.len() > 1 {
                begun.add(plain(name));
            }
        }
        take(&group[from..]);
    }

    /// Whether `name` is the next number, and a line of the same lines began with the one before.
    fn numbers_on(&self, name: &str, begun: &Begun) -> bool {
        name.parse() == Ok(self.number + 1) && begun.names.contains(&self.number.to_string())
    }

    /// Whether an item of this name may come behind those that have `begun`; a list opens behind a colon.
    fn follows(&self, name: &str, begun: &Begun, is_list: bool) -> bool {
        if let Ok(number) = name.parse::<u32>() {
            return number == self.number + 1 || (number == 1 && is_list);
        }
        let name = plain(name);
        let is_first =
            is_list && (matches!(name.as_str(), "a" | "i") || ordinal::numeral(&name) == Some(1) || is_bullet(&name));
        is_first || begun.awaits(&name)
    }
}

/// The labels that began lines so far. A list without end is not looked through for each of its items.
#[derive(Debug, Default)]
struct Begun {
    names: HashSet<String>,
    /// What those of them count that are numerals.
    numerals: HashSet<u32>,
}

impl Begun {
    fn add(&mut self, name: String) {
        if !self.names.contains(&name) {
            self.numerals.extend(ordinal::numeral(&name));
            self.names.insert(name);
        }
    }

    /// Whether the label `name` comes right behind one of these: the same bullet, the next letter or numeral.
    fn awaits(&self, name: &str) -> bool {
        let letter_before = || match name.as_bytes() {
            [letter] => letter.checked_sub(1).map(|before| char::from(before).to_string()),
            _ => None,
        };
        (is_bullet(name) && self.names.contains(name))
            || letter_before().is_some_and(|before| self.names.contains(&before))
            || ordinal::numeral(name)
                .and_then(|value| value.checked_sub(1))
                .is_some_and(|before| self.numerals.contains(&before))
    }
}

/// Whether a line is one of those at the head of a draft, each with a name of its own: `Sponsors: Aland, Beland`. In
/// scripts without capitals they look like any words before a colon.
fn is_field(line: &str) -> bool {
    /// Bytes and words that the name of such a line has at most.
    const NAME: usize = 40;
    const WORDS: usize = 3;
    let head = &line[..line.floor_char_boundary(NAME)];
    let Some((name, _)) = head.split_once(": ") else { return false };
    name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= WORDS
        && name.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
}

/// Whether one of the next lines begins with the label behind `name`.
fn goes_on(name: &str, lines: &[&str]) -> bool {
    /// Lines that an item of a typed draft has at most.
    const ITEM: usize = 20;
    let mut begun = Begun::default();
    begun.add(plain(name));
    lines.iter().take(ITEM).filter_map(|line| label::name(line)).any(|next| begun.awaits(&plain(next)))
}

/// Whether the first letter behind the label is a capital.
fn opens_in_capitals(line: &str, name: &str) -> bool {
    let words = line.trim_start().get(name.len()..).unwrap_or("");
    words.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// Latin letters in the place of those of other alphabets; numbers as they are.
fn plain(name: &str) -> String {
    let letter = || ordinal::item_letter(name, 0).filter(|_| name.parse::<u32>().is_err());
    letter().unwrap_or_else(|| name.to_owned())
}

fn is_bullet(name: &str) -> bool {
    !name.starts_with(char::is_alphanumeric)
}

/// Whether a line ends as a clause does, perhaps with an "and" behind it.
fn is_ended(line: &str) -> bool {
    const ENDS: [char; 11] = [',', ';', '.', ':', '，', '；', '。', '：', '،', '؛', '、'];
    let line = line.trim_end();
    line.ends_with(ENDS)
        || line.rsplit_once(' ').is_some_and(|(head, and)| and.chars().count() <= 3 && head.ends_with([',', ';', '؛']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lines: &str) -> Vec<String> {
        let group: Vec<&str> = lines.lines().collect();
        let mut parts = Vec::new();
        Lists::default().part(&group, |lines| parts.push(lines.join("|")));
        parts
    }

    #[test]
    fn items_that_follow_each_other_begin_paragraphs() {
        let list = "1. Calls upon them to:\n  a. Adopt laws of\n     all kinds, including:\n    i. A ban,\n    ii. A list, and\n\
                    b. Report;\n2. Decides to act:\n- at once;\n- again.\n";
        assert_eq!(parted(list).len(), 8, "{:#?}", parted(list));
        assert_eq!(parted("1. Urges them to write\n2. Requests\na report").len(), 2);
        assert_eq!(parted("1. призывает:\nа) писать;\nб) читать.").len(), 3);
        let deeper = "1. Requests:\n  a. the States to report,\n    i. yearly,\n    ii. in full;\n  b. the Council.\n";
        assert_eq!(parted(deeper).len(), 5, "{:#?}", parted(deeper));
        assert_eq!(parted("1 - تهيب:\n(أ) أن تكتب؛\n(ب) أن تقرأ.").len(), 3);
    }

    #[test]
    fn the_lines_at_the_head_of_a_draft_are_told_apart() {
        assert_eq!(parted("Committee: First\nTopic: Small arms\nSponsors: Aland, Beland,\nCeland").len(), 3);
        assert_eq!(parted("Комитет: Первый\nТема: Малые дела").len(), 2);
        assert_eq!(parted("as was said: the States\nNote: the list").len(), 1);
    }

    #[test]
    fn lines_of_a_sentence_stay_together() {
        for lines in [
            "1. Decides to meet in the areas of a) work;\nb) rest, as set out in paragraph\n2. of the report, and in\n(a) of it,",
            "see the report of 5 May,\n4. and the list;\n- as amended;",
            "1. Decides to meet, as was told,\n   i. e. twice,\n   at the seat of the Council;",
        ] {
            assert_eq!(parted(lines).len(), 1, "{:#?}", parted(lines));
        }
    }
}
