//! Which paragraphs of two versions are one.

use crate::analysis::comparison::{Class, Unit};
use std::collections::HashMap;
use std::ops::Range;

/// Two paragraphs of which less is shared are two paragraphs. Between the share of the least alike that were one and that of
/// the most alike that were not, as others measured them: 0.447 and 0.331.
const ALIKE: f32 = 0.4;

/// What is paired out of order must be more alike.
const ALIKE_ELSEWHERE: f32 = 0.6;

/// How many pairs of words may be looked at for one comparison; behind that only addresses and equal words pair.
const BUDGET: usize = 60_000_000;

/// How many pairs may be looked at between two that are sure.
const MOST_PAIRS: usize = 2_000_000;

/// For each unit of either side its partner.
pub(super) struct Pairs {
    pub(super) of_old: Vec<Option<usize>>,
    pub(super) of_new: Vec<Option<usize>>,
    /// By units of the new side: whether it stood elsewhere.
    pub(super) is_moved: Vec<bool>,
}

impl Pairs {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new], is_moved: vec![false; new] }
    }

    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }
}

/// Pairs units in their order: first those whose words are the same and stand once on either side, then, between these,
/// so that as much as possible is shared; last what is alike and stands elsewhere.
pub(super) fn align(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let mut aligner = Aligner { old, new, pairs: Pairs::new(old.len(), new.len()), budget: BUDGET };
    let mut from = (0, 0);
    for (before, after) in anchors(old, new).into_iter().chain([(old.len(), new.len())]) {
        aligner.gap(from.0..before, from.1..after);
        if before < old.len() {
            aligner.pairs.join(before, after);
        }
        from = (before + 1, after + 1);
    }
    aligner.elsewhere();
    aligner.pairs
}

/// The units whose words stand once on either side, as many of them as stand in one order.
fn anchors(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<(usize, usize)> {
    let there = once(new);
    let mut pairs: Vec<(usize, usize)> =
        once(old).into_iter().filter_map(|(words, before)| Some((before?, (*there.get(&words)?)?))).collect();
    pairs.sort_unstable();
    longest_rise(&pairs)
}

/// The paragraphs whose words stand once among these; `None` for the words of several.
fn once<'a>(units: &'a [Unit<'_>]) -> HashMap<(Class, &'a str), Option<usize>> {
    let mut places = HashMap::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.has_words()) {
        places.entry((unit.class, unit.words.as_ref())).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The longest run of pairs in which both numbers rise.
fn longest_rise(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends such a run lowest, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    run.reverse();
    run
}

struct Aligner<'a> {
    old: &'a [Unit<'a>],
    new: &'a [Unit<'a>],
    pairs: Pairs,
    budget: usize,
}

impl Aligner<'_> {
    /// Takes the cost of holding all units of one side against all of the other from the budget; whether it was enough.
    fn affords(&mut self, old: &[usize], new: &[usize]) -> bool {
        // Who can be told to be too many by their number alone have no words counted.
        if old.len().saturating_mul(new.len()) > MOST_PAIRS {
            return false;
        }
        let words = |units: &[Unit<'_>], at: &[usize]| at.iter().map(|&at| units[at].bag().len() + 1).sum::<usize>();
        let cost = (words(self.old, old).saturating_mul(new.len()))
            .saturating_add(words(self.new, new).saturating_mul(old.len()));
        let is_enough = cost <= self.budget;
        if is_enough {
            self.budget -= cost;
        }
        is_enough
    }

    /// Pairs what stands between two pairs, so that the sum of what the pairs share is the greatest.
    fn gap(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        let (olds, news): (Vec<usize>, Vec<usize>) = (old.collect(), new.collect());
        if !self.affords(&olds, &news) {
            self.pair_by_address(&olds, &news);
            return;
        }
        let width = news.len() + 1;
        let shares: Vec<f32> = olds
            .iter()
            .flat_map(|&before| news.iter().map(move |&after| (before, after)))
            .map(|(b, a)| self.share(b, a))
            .collect();
        let share = |row: usize, column: usize| shares[row * news.len() + column];
        let mut best = vec![0_f32; (olds.len() + 1) * width];
        for row in (0..olds.len()).rev() {
            for column in (0..news.len()).rev() {
                let skip = best[(row + 1) * width + column].max(best[row * width + column + 1]);
                let pair = share(row, column);
                let joined = if pair < ALIKE { 0.0 } else { best[(row + 1) * width + column + 1] + pair };
                best[row * width + column] = skip.max(joined);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < olds.len() && column < news.len() {
            let here = best[row * width + column];
            if best[(row + 1) * width + column] >= here {
                row += 1;
            } else if best[row * width + column + 1] >= here {
                column += 1;
            } else {
                self.pairs.join(olds[row], news[column]);
                row += 1;
                column += 1;
            }
        }
    }

    /// How much of their words two units share, from 0 to 1.
    fn share(&self, old: usize, new: usize) -> f32 {
        let (old, new) = (&self.old[old], &self.new[new]);
        if old.class != new.class {
            return 0.0;
        }
        if old.words == new.words {
            return 1.0;
        }
        let (old, new) = (old.bag(), new.bag());
        let (mut left, mut right, mut both) = (0, 0, 0_u32);
        while let (Some(one), Some(other)) = (old.get(left), new.get(right)) {
            both += u32::from(one == other);
            left += usize::from(one <= other);
            right += usize::from(other <= one);
        }
        let all = u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more precision than that")]
        let share = 2.0 * both as f32 / all as f32;
        share
    }

    fn pair_by_address(&mut self, olds: &[usize], news: &[usize]) {
        let mut from = 0;
        for &after in news {
            let is_it = |&before: &usize| {
                self.old[before].class == self.new[after].class
                    && (self.old[before].words == self.new[after].words
                        || (self.old[before].address.is_some() && self.old[before].address == self.new[after].address))
            };
            if let Some(place) = olds[from..].iter().take(100).position(is_it) {
                self.pairs.join(olds[from + place], after);
                from += place + 1;
            }
        }
    }

    /// Pairs what is left over on both sides and very much alike, the most alike first.
    fn elsewhere(&mut self) {
        let left = |partners: &[Option<usize>]| -> Vec<usize> {
            partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(at, _)| at).collect()
        };
        let (olds, news) = (left(&self.pairs.of_old), left(&self.pairs.of_new));
        if !self.affords(&olds, &news) {
            return;
        }
        let mut found: Vec<(f32, usize, usize)> = Vec::new();
        for &before in &olds {
            for &after in &news {
                let share = self.share(before, after);
                if share >= ALIKE_ELSEWHERE && !self.old[before].bag().is_empty() {
                    found.push((share, before, after));
                }
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        for (_, before, after) in found {
            if self.pairs.of_old[before].is_none() && self.pairs.of_new[after].is_none() {
                self.pairs.join(before, after);
                self.pairs.is_moved[after] = true;
            }
        }
    }
}
