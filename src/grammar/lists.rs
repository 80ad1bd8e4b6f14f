//! Follows the lists under a paragraph, however deep, and decides what an ambiguous label means there.

use crate::grammar::labels::{Label, Meaning, Series, UNPRINTED, write_letter, write_roman};

/// How deep lists are followed: twice as deep as any known resolution goes.
const DEEPEST: usize = 8;

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

    /// Whether any paragraph holds these lists; in a decision it bears no id.
    pub fn has_base(&self) -> bool {
        !self.base.is_empty() || !self.open.is_empty()
    }

    /// Puts an item where it belongs. `next` is the label of the item behind it, which tells `h) i) j)` from
    /// `h) i) ii)`; `opens` says that the words before may hold a list: they end in a colon, or without a sign.
    pub fn place(&mut self, label: &Label, next: Option<&Label>, opens: bool) -> Stand {
        if let Some((depth, meaning)) = self.follower(label, next, opens) {
            return self.put(depth, meaning, None);
        }
        if let Some(meaning) = self.beginner(label, next, opens) {
            return self.put(self.open.len(), meaning, None);
        }
        if let Some((depth, meaning)) = self.straggler(label) {
            let last = self.open[depth].last;
            if meaning.ordinal == 1 && last > 1 {
                // The list begins anew: another list of the same paragraph.
                self.open.truncate(depth);
                return self.put(depth, meaning, None);
            }
            let oddity = format!("the item is number {} of its list and follows number {last}", meaning.ordinal);
            return self.put(depth, meaning, Some(oddity));
        }
        let meaning = label.meanings.iter().copied().min_by_key(|meaning| meaning.ordinal).unwrap_or(label.meanings[0]);
        let oddity = format!("the list begins with its item number {}", meaning.ordinal);
        self.put(self.open.len(), meaning, Some(oddity))
    }

    /// The open list, innermost first, in which the label is the next.
    fn follower(&self, label: &Label, next: Option<&Label>, opens: bool) -> Option<(usize, Meaning)> {
        let is_unprinted = label.ordinal_in(Series::Bullet) == Some(UNPRINTED);
        let (depth, meaning) = (0..self.open.len()).rev().filter(|_| !(is_unprinted && opens)).find_map(|depth| {
            let meaning = label.meanings.iter().find(|meaning| self.open[depth].awaits(**meaning))?;
            Some((depth, *meaning))
        })?;
        // `i)` behind `h)`: the next label tells whether it counts on or begins a list of numerals.
        if let Some(other) = self.beginner(label, None, opens)
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

    /// The meaning with which the label begins a list inside the innermost one. The series may be open further out:
    /// `(i) … (a) … (i)`.
    fn beginner(&self, label: &Label, next: Option<&Label>, opens: bool) -> Option<Meaning> {
        let innermost = self.open.last().map(|list| list.series);
        let begins = |meaning: &Meaning| {
            let is_first = meaning.ordinal == 1 || meaning.series == Series::Bullet;
            is_first && (opens || innermost != Some(meaning.series) || meaning.series == Series::Bullet)
        };
        let mut firsts: Vec<Meaning> = label.meanings.iter().copied().filter(begins).collect();
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
        let depth = depth.min(DEEPEST - 1);
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
    /// Whether `meaning` is that of the next item: the next ordinal, or the same bullet again.
    fn awaits(&self, meaning: Meaning) -> bool {
        if meaning.series != self.series {
            return false;
        }
        if meaning.series == Series::Bullet {
            return meaning.ordinal == self.last || meaning.ordinal == UNPRINTED || self.last == UNPRINTED;
        }
        Some(meaning.ordinal) == self.last.checked_add(1)
    }

    /// The id of the last item: by its place in the list, whatever the script printed.
    fn id(&self, depth: usize) -> String {
        let sign = match self.series {
            Series::Letter | Series::PointedLetter | Series::Capital => write_letter(self.count),
            Series::Bullet if depth.is_multiple_of(2) => write_letter(self.count),
            Series::Roman | Series::PointedRoman | Series::Numeral | Series::Bullet => write_roman(self.count),
            Series::Digit | Series::Number | Series::Named(_) => self.count.to_string(),
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
    fn a_series_may_come_again_further_in() {
        let labels = ["(i) x", "(a) x", "(i) x", "(ii) x", "(b) x", "(i) x", "(ii) x"];
        let expected =
            ["OP1(i)", "OP1(i)(a)", "OP1(i)(a)(i)", "OP1(i)(a)(ii)", "OP1(i)(b)", "OP1(i)(b)(i)", "OP1(i)(b)(ii)"];
        assert_eq!(ids(&labels), expected);
        assert_eq!(ids(&["’1‘ x", "(أ) x", "’1‘ x", "’2‘ x", "(ب) x", "’1‘ x", "’2‘ x"]), expected);
        assert_eq!(ids(&["㈠ x", "(a) x", "㈠ x", "㈡ x", "(b) x", "㈠ x", "㈡ x"]), expected);
    }

    #[test]
    fn lists_end_somewhere() {
        let read: Vec<Label> = (0..100).map(|_| item("(a) x:").expect("a label")).collect();
        let mut lists = Lists::under("OP1");
        let deepest = read.iter().map(|label| lists.place(label, None, true).level).max();
        assert_eq!(deepest.map(usize::from), Some(DEEPEST));
    }

    #[test]
    fn another_bullet_opens_a_list_inside() {
        assert_eq!(ids(&["• x", "• x", "◦ x", "• x"]), ["OP1(a)", "OP1(b)", "OP1(b)(i)", "OP1(c)"]);
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
