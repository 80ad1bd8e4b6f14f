//! Adds ordinals up that are written out, and finds the numbers of sessions.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::words::Lexicon;

impl Lexicon {
    /// The number of the session that `words` name with an ordinal ("Seventy-fifth session") or with digits. A line of
    /// a cover names it at its start; titles and sentences name those of others.
    pub fn session(&self, words: &str) -> Option<u16> {
        /// Letters that may stand before the number: "General Assembly, resumed".
        const HEAD: usize = 55;
        let folded = Folded(words);
        let (from, to, _) = self.sessions.find(folded)?;
        if let Some(number) = chinese_session(words) {
            return u16::try_from(number).ok();
        }
        if let Some((total, at)) = self.first_ordinals(folded) {
            return u16::try_from(total).ok().filter(|&number| number < 200 && words[..at].chars().count() < HEAD);
        }
        let is_short = |number: &(u32, usize)| number.0 < 100;
        let behind = labels::leading_number(words[to..].trim_start()).filter(is_short);
        let before = || words[..from].char_indices().find_map(|(at, _)| labels::leading_number(&words[at..]));
        let (number, _) = behind.or_else(before).filter(is_short)?;
        u16::try_from(number).ok()
    }

    /// The sum of the first ordinals that follow each other, perhaps with an "et" between, and where they begin.
    fn first_ordinals(&self, folded: Folded) -> Option<(u32, usize)> {
        /// Bytes of the words that stand between two ordinals of a number.
        const AND: usize = 4;
        let mut from = 0;
        let (mut total, mut end) = loop {
            if folded.is_at_end(from) {
                return None;
            }
            match self.run_of_ordinals(folded, from) {
                Some(run) => break run,
                None => from = folded.next_word(from),
            }
        };
        loop {
            let gap = folded.next_word(end);
            let next = folded.next_word(gap);
            match self.run_of_ordinals(folded, next).filter(|_| next.saturating_sub(gap) <= AND) {
                Some((value, to)) => (total, end) = (added(total, value), to),
                None => return Some((total, from)),
            }
        }
    }

    /// The sum of all ordinals; French counts four twenties.
    pub(super) fn sum_of_ordinals(&self, folded: Folded) -> u32 {
        let mut total = 0;
        let mut at = 0;
        while !folded.is_at_end(at) {
            let Some((value, next)) = self.ordinal_word(folded, at) else {
                at = folded.next_word(at);
                continue;
            };
            total = added(total, value);
            at = folded.next_word(next);
        }
        total
    }

    /// The sum of the ordinals that follow each other from `from` on, and the place behind them.
    pub(super) fn run_of_ordinals(&self, folded: Folded, from: usize) -> Option<(u32, usize)> {
        let (mut total, mut end) = self.ordinal_word(folded, from)?;
        while let Some((value, next)) = self.ordinal_word(folded, folded.next_word(end)) {
            total = added(total, value);
            end = next;
        }
        Some((total, end))
    }

    pub(super) fn ordinal_word(&self, folded: Folded, at: usize) -> Option<(u32, usize)> {
        let (phrase, next) = self.ordinals.longest(folded, at)?;
        Some((phrase.field(0)?.parse().ok()?, next))
    }
}

/// French counts four twenties.
fn added(total: u32, value: u32) -> u32 {
    if total == 4 && value == 20 { 80 } else { total + value }
}

/// `第七十五届`.
fn chinese_session(words: &str) -> Option<u32> {
    let from = words.find('第')? + '第'.len_utf8();
    let to = words[from..].find(['届', '屆'])? + from;
    let numeral = words[from..to].trim();
    labels::chinese_numeral(numeral).or_else(|| labels::leading_number(numeral).map(|found| found.0))
}

#[cfg(test)]
mod tests {
    use crate::grammar::lexicon::words::of;
    use crate::model::language::Language;

    #[test]
    fn sessions_are_counted_in_six_languages() {
        for (language, words) in [
            (Language::English, "Seventy-fifth session"),
            (Language::French, "Soixante-quinzième session"),
            (Language::Spanish, "Septuagésimo quinto período de sesiones"),
            (Language::Russian, "Семьдесят пятая сессия"),
            (Language::Chinese, "第七十五届会议"),
            (Language::Arabic, "الدورة الخامسة والسبعون"),
        ] {
            assert_eq!(of(language).session(words), Some(75), "{words}");
        }
        assert_eq!(of(Language::French).session("Quatre-vingt-dix-septième session"), Some(97));
        assert_eq!(of(Language::French).session("Soixante et onzième session"), Some(71));
        assert_eq!(of(Language::Chinese).session("第五十屆會議"), Some(50));
        assert_eq!(of(Language::English).session("2023 session"), None);
    }

    #[test]
    fn what_else_a_line_counts_is_no_session() {
        for (language, words, session) in [
            (Language::English, "Twelfth Special Session: review of its Twelfth Special Session", Some(12)),
            (
                Language::English,
                "Review of what was said in the archives and in the final documents of the Twelfth Special Session",
                None,
            ),
            (Language::Arabic, "قرار 9194 (الدورة الثالثة) بتاريخ 11 كانون الأول 1948", Some(3)),
            (Language::Arabic, "قرار رقم 9535 (الدورة 24)", Some(24)),
        ] {
            assert_eq!(of(language).session(words), session, "{words}");
        }
    }
}
