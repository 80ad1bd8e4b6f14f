//! Finds the headings of annexes, and the divisions that a word names.

use crate::grammar::labels::{self, Label, Meaning, Series};
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::table::Phrase;
use crate::grammar::lexicon::words::Lexicon;

/// "Annex", perhaps with a numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexHeading {
    /// As printed: `II`, `A`, `一`; `None` for the single annex.
    pub numeral: Option<String>,
    /// Bytes up to what stands behind word and numeral.
    pub rest: usize,
}

impl Lexicon {
    /// "Part I", "Статья 3", `第三条` at the start of `words`: a division that a word names.
    pub fn division(&self, words: &str) -> Option<Label> {
        let folded = Folded(words);
        let (phrase, ordinal, to) = if let Some(('第', from)) = folded.letter(0) {
            self.chinese_division(words, folded, from)?
        } else {
            self.division_before(words, folded).or_else(|| self.division_behind(folded))?
        };
        let rank = phrase.field(0)?.parse().ok()?;
        Some(Label::new(words, to, vec![Meaning { series: Series::Named(rank), ordinal }]))
    }

    /// "Part I": the number stands behind the word.
    fn division_before(&self, words: &str, folded: Folded) -> Option<(Phrase, u32, usize)> {
        let (phrase, end) = self.divisions.longest(folded, 0)?;
        let (ordinal, to) = self.ordinal_at(words, folded, folded.skip_space(end))?;
        Some((phrase, ordinal, to))
    }

    /// "Première partie": the number stands before the word.
    fn division_behind(&self, folded: Folded) -> Option<(Phrase, u32, usize)> {
        let (ordinal, end) = self.run_of_ordinals(folded, 0)?;
        let (phrase, end) = self.divisions.longest(folded, folded.skip_space(end))?;
        Some((phrase, ordinal, end))
    }

    /// `第三条`, `第3部分`: the number stands before the word.
    fn chinese_division(&self, words: &str, folded: Folded, from: usize) -> Option<(Phrase, u32, usize)> {
        let is_numeral =
            |letter: char| letter.is_numeric() || letter == ' ' || "一二三四五六七八九十百".contains(letter);
        let to = folded.skip(from, is_numeral);
        let numeral = words[from..to].trim();
        let ordinal =
            labels::chinese_numeral(numeral).or_else(|| labels::leading_number(numeral).map(|found| found.0))?;
        let (phrase, end) = self.divisions.longest(folded, to)?;
        Some((phrase, ordinal, end))
    }

    /// A number in digits, a roman numeral or an ordinal at `from`, and the byte behind it.
    fn ordinal_at(&self, words: &str, folded: Folded, from: usize) -> Option<(u32, usize)> {
        let start = words.len() - words[from..].trim_start().len();
        if let Some((value, digits)) = labels::leading_number(&words[start..]) {
            return Some((value, start + digits)).filter(|_| !words[start + digits..].starts_with(['/', '(']));
        }
        if let Some(found) = self.run_of_ordinals(folded, from) {
            return Some(found);
        }
        let label = labels::division(&words[start..])?;
        let ordinal = label.ordinal_in(Series::Numeral).or_else(|| label.ordinal_in(Series::Capital))?;
        Some((ordinal, start + label.to))
    }

    /// "Annex", "Приложение II", `附件一` at the start of `words`.
    pub fn annex(&self, words: &str) -> Option<AnnexHeading> {
        let folded = Folded(words);
        let (_, end) = self.annexes.longest(folded, 0)?;
        let tail = &words[end..];
        let next = tail.trim_start();
        let from = words.len() - next.len();
        let token =
            next.find(|letter: char| letter.is_whitespace() || ".:：.-–—".contains(letter)).unwrap_or(next.len());
        let numeral = &next[..token];
        let is_numeral = labels::division(numeral).is_some_and(|label| label.next == numeral.len())
            || labels::chinese_numeral(numeral).is_some()
            || labels::leading_number(numeral).is_some_and(|(_, digits)| digits == numeral.len())
            || self.ordinals.longest(Folded(numeral), 0).is_some()
            || ARABIC_MASCULINE.contains(&numeral);
        if !numeral.is_empty() && is_numeral {
            let rest = from + token;
            let signs = words[rest..].len()
                - words[rest..]
                    .trim_start_matches(|letter: char| letter.is_whitespace() || ".:：-–—".contains(letter))
                    .len();
            return Some(AnnexHeading { numeral: Some(numeral.to_owned()), rest: rest + signs });
        }
        Some(AnnexHeading { numeral: None, rest: end })
    }
}

/// First to tenth, as Arabic annexes are numbered.
const ARABIC_MASCULINE: [&str; 10] =
    ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];

#[cfg(test)]
mod tests {
    use crate::grammar::lexicon::words::of;
    use crate::model::language::Language;

    #[test]
    fn annexes_are_known_with_their_numerals() {
        assert_eq!(of(Language::English).annex("Annex II").and_then(|annex| annex.numeral).as_deref(), Some("II"));
        assert_eq!(of(Language::Chinese).annex("附件一").map(|annex| annex.rest), Some("附件一".len()));
        assert_eq!(of(Language::Arabic).annex("المرفق الأول").map(|annex| annex.rest), Some("المرفق الأول".len()));
        assert!(of(Language::English).annex("Annexation of").is_none());
    }
}
