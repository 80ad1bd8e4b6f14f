//! Follows the lists under a paragraph, however deep, and decides what an ambiguous label means there.

use crate::grammar::labels::{Label, Meaning, Series, write_letter, write_roman};

/// A list that is open: it may get further items.
#[derive(Clone, Debug)]
struct List {
    series: Series,
    /// Ordinal of the last item, as printed.
    last: u32,
    /// How many items it has.
    count: u32,
    /// Id of what holds the list, `OP13` or `OP13(c)`.
    base: String,
}

/// The lists that are open under one paragraph, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    open: Vec<List>,
    /// Id of the paragraph that holds the outermost list.
    base: String,
}

/// Where an item came to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// `OP13(c)(ii)`.
    pub id: String,
    /// 1 for an item of the outermost list.
    pub level: u8,
    /// What is odd about its label; `None` where it follows the one before.
    pub oddity: Option<String>,
}

impl Lists {
    /// No list yet, under the paragraph with the id `base`.
    pub fn under(base: &str) -> Self {
        Self { open: Vec::new(), base: base.to_owned() }
    }

    /// Whether an item of `series` with this ordinal would follow in an open list.
    pub fn awaits(&self, series: Series, ordinal: u32) -> bool {
        self.open.iter().any(|list| list.series == series && list.last + 1 == ordinal)
    }

    /// Whether any list is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether any paragraph holds these lists.
    pub fn has_base(&self) -> bool {
        !self.base.is_empty()
    }

    /// Closes all lists: what follows begins a new one.
    pub fn close(&mut self) {
        self.open.clear();
    }

    /// Puts an item where it belongs. `next` is the label of the item behind it, which tells `h) i) j)` from
    /// `h) i) ii)`; `opens` says that the item before ended in a colon.
    pub fn place(&mut self, label: &Label, next: Option<&Label>, opens: bool) -> Stand {
        if let Some((depth, meaning)) = self.follower(label, next, opens) {
            return self.put(depth, meaning, None);
        }
        if let Some(meaning) = self.beginner(label, next) {
            return self.put(self.open.len(), meaning, None);
        }
        if let Some((depth, meaning)) = self.straggler(label) {
            let last = self.open[depth].last;
            let oddity = format!("the item is number {} of its list and follows number {last}", meaning.ordinal);
            return self.put(depth, meaning, Some(oddity));
        }
        let meaning = label.meanings[0];
        let oddity = format!("the list begins with its item number {}", meaning.ordinal);
        self.put(self.open.len(), meaning, Some(oddity))
    }

    /// The open list, innermost first, in which the label is the next.
    fn follower(&self, label: &Label, next: Option<&Label>, opens: bool) -> Option<(usize, Meaning)> {
        let mut found = None;
        for depth in (0..self.open.len()).rev() {
            let list = &self.open[depth];
            let fits = |meaning: &&Meaning| {
                meaning.series == list.series && (meaning.series == Series::Bullet || meaning.ordinal == list.last + 1)
            };
            if let Some(meaning) = label.meanings.iter().find(fits) {
                found = Some((depth, *meaning));
                break;
            }
        }
        let (depth, meaning) = found?;
        // `i)` behind `h)`: the next label tells whether it counts on or begins a list of numerals.
        if let Some(other) = self.beginner(label, None)
            && other.series != meaning.series
            && meaning.series != Series::Bullet
        {
            let goes_on = next.is_some_and(|next| next.ordinal_in(meaning.series) == Some(meaning.ordinal + 1));
            let begins = next.is_some_and(|next| next.ordinal_in(other.series) == Some(2));
            if !goes_on && (begins || opens) {
                return None;
            }
        }
        Some((depth, meaning))
    }

    /// The meaning with which the label begins a list: the first of a series that is not open, if there is one.
    fn beginner(&self, label: &Label, next: Option<&Label>) -> Option<Meaning> {
        let mut firsts: Vec<Meaning> = label
            .meanings
            .iter()
            .copied()
            .filter(|meaning| meaning.ordinal <= 1 && !self.open.iter().any(|list| list.series == meaning.series))
            .collect();
        firsts.sort_by_key(|first| next.is_none_or(|next| next.ordinal_in(first.series) != Some(2)));
        firsts.first().copied()
    }

    /// The open list to which the label belongs though its number does not follow.
    fn straggler(&self, label: &Label) -> Option<(usize, Meaning)> {
        (0..self.open.len()).rev().find_map(|depth| {
            let list = &self.open[depth];
            let meaning = label.meanings.iter().find(|meaning| meaning.series == list.series)?;
            Some((depth, *meaning))
        })
    }

    fn put(&mut self, depth: usize, meaning: Meaning, oddity: Option<String>) -> Stand {
        self.open.truncate(depth + 1);
        if depth == self.open.len() {
            let base = self.open.last().map_or_else(|| self.base.clone(), |outer| outer.id(depth - 1));
            self.open.push(List { series: meaning.series, last: 0, count: 0, base });
        }
        let list = &mut self.open[depth];
        list.last = meaning.ordinal;
        list.count += 1;
        Stand { id: list.id(depth), level: u8::try_from(depth + 1).unwrap_or(u8::MAX), oddity }
    }
}

impl List {
    /// The id of the last item: by its place in the list, whatever the script printed.
    fn id(&self, depth: usize) -> String {
        let sign = match self.series {
            Series::Letter | Series::PointedLetter | Series::Capital => write_letter(self.count),
            Series::Bullet if depth.is_multiple_of(2) => write_letter(self.count),
            Series::Roman | Series::PointedRoman | Series::Numeral | Series::Bullet => write_roman(self.count),
            Series::Digit | Series::Number => self.count.to_string(),
        };
        format!("{}({sign})", self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::labels::item;

    fn ids(labels: &[&str]) -> Vec<String> {
        let read: Vec<Label> = labels.iter().map(|words| item(words).expect("a label")).collect();
        let mut lists = Lists::under("OP1");
        (0..read.len()).map(|at| lists.place(&read[at], read.get(at + 1), false).id).collect()
    }

    #[test]
    fn confused_scripts_count_by_place() {
        assert_eq!(ids(&["а) x", "б) x", "с) x", "д) x", "е) x"]), ["OP1(a)", "OP1(b)", "OP1(c)", "OP1(d)", "OP1(e)"]);
        assert_eq!(ids(&["(أ) x", "(ب) x", "(ج) x", "(د) x"]).last().map(String::as_str), Some("OP1(d)"));
        assert_eq!(ids(&["а) x", "б) x", "в) x", "г) x", "д) x"]).last().map(String::as_str), Some("OP1(e)"));
    }

    #[test]
    fn numerals_nest_under_letters_and_letters_go_on_behind_them() {
        assert_eq!(
            ids(&["(a) x", "(i) x", "(ii) x", "(b) x", "(i) x"]),
            ["OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP1(b)(i)"]
        );
        assert_eq!(ids(&["(a) x", "㈠ x", "㈡ x", "(b) x"])[2], "OP1(a)(ii)");
        assert_eq!(ids(&["(أ) x", "’1‘ x", "’2‘ x", "(ب) x"]), ["OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)"]);
    }

    #[test]
    fn the_next_label_tells_what_i_means() {
        let letters: Vec<String> = ('a'..='j').map(|letter| format!("({letter}) x")).collect();
        let labels: Vec<&str> = letters.iter().map(String::as_str).collect();
        assert_eq!(ids(&labels)[8], "OP1(i)");
        let mut nested = labels[..8].to_vec();
        nested.extend(["(i) x", "(ii) x", "(i) x"]);
        assert_eq!(ids(&nested)[8..], ["OP1(h)(i)", "OP1(h)(ii)", "OP1(i)"]);
    }

    #[test]
    fn a_gap_and_a_double_are_told_and_counted_by_place() {
        let read: Vec<Label> = ["(a) x", "(c) x", "(c) x"].iter().map(|words| item(words).expect("a label")).collect();
        let mut lists = Lists::under("PP3");
        let stands: Vec<Stand> = read.iter().map(|label| lists.place(label, None, false)).collect();
        assert_eq!(stands[1].id, "PP3(b)");
        assert!(stands[0].oddity.is_none() && stands[1].oddity.is_some() && stands[2].oddity.is_some());
    }
}
