//! Finds dates.

use crate::grammar::labels;
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::table::Table;
use crate::grammar::lexicon::words::Lexicon;

impl Lexicon {
    /// The first date in `words`, as `2020-11-23`.
    pub fn date(&self, words: &str) -> Option<String> {
        chinese(words).or_else(|| with_month(words, &self.months))
    }

    /// Whether `words` open with the name of a month.
    pub fn opens_with_month(&self, words: &str) -> bool {
        self.months.longest(Folded(words), 0).is_some()
    }
}

/// `2020年11月23日`, `一九六〇年十二月十四日`.
fn chinese(words: &str) -> Option<String> {
    words.match_indices('年').find_map(|(at, sign)| {
        let year = digits_before(&words[..at]).or_else(|| labels::chinese_digits_before(&words[..at]))?;
        let (month, rest) = words[at + sign.len()..].split_once('月')?;
        let (day, _) = rest.split_once('日')?;
        written(year, counted(month)?, counted(day)?)
    })
}

/// A number of a day or a month, in digits or in Chinese numerals.
fn counted(words: &str) -> Option<u32> {
    let words = words.trim();
    let number = labels::leading_number(words).filter(|(_, digits)| *digits == words.len());
    number.map(|(number, _)| number).or_else(|| labels::chinese_numeral(words))
}

/// `23 November 2020`, with the words that languages put between.
fn with_month(mut words: &str, months: &Table) -> Option<String> {
    while let Some((from, to, month)) = months.find(Folded(words)) {
        let (head, tail) = (&words[..from], &words[to..]);
        let number = month.field(0).and_then(|number| number.parse().ok());
        let dated = |day| written(year_behind(tail)?, number?, day);
        if let Some(date) = day_before(head).and_then(dated).or_else(|| day_behind(tail, number?)) {
            return Some(date);
        }
        words = tail;
    }
    None
}

/// The day before the name of a month: `23`, `1er`, `23 de`.
fn day_before(head: &str) -> Option<u32> {
    let head =
        head.trim_end().trim_end_matches("de").trim_end().trim_end_matches("er").trim_end_matches(['º', '°', '.', '-']);
    digits_before(head).filter(|day| (1..=31).contains(day))
}

/// The day and the year behind the name of a month, as Americans write them: `23, 2020`.
fn day_behind(tail: &str, month: u32) -> Option<String> {
    let (day, digits) = labels::leading_number(tail.trim_start()).filter(|(_, digits)| *digits < 3)?;
    let year = tail.trim_start()[digits..].strip_prefix(',')?;
    written(year_behind(year)?, month, day)
}

/// The year behind the name of a month: `2020`, `de 2020`.
fn year_behind(tail: &str) -> Option<u32> {
    let tail = tail.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
    let tail = tail.strip_prefix("de ").or_else(|| tail.strip_prefix("del ")).unwrap_or(tail);
    let (year, digits) = labels::leading_number(tail)?;
    (digits >= 4 && (1900..2200).contains(&year)).then_some(year)
}

fn digits_before(head: &str) -> Option<u32> {
    let head = head.trim_end();
    let from = head.char_indices().rev().take_while(|(_, letter)| letter.is_numeric()).last()?.0;
    labels::leading_number(&head[from..]).map(|found| found.0)
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use crate::grammar::lexicon::words::of;
    use crate::model::language::Language;

    #[test]
    fn dates_are_read_in_six_languages() {
        for (language, words) in [
            (Language::English, "adopted on 23 November 2020"),
            (Language::French, "le 23 novembre 2020"),
            (Language::Spanish, "el 23 de noviembre de 2020"),
            (Language::Russian, "23 ноября 2020 года"),
            (Language::Chinese, "2020年11月23日大会决议"),
            (Language::Arabic, "في 23 تشرين الثاني/نوفمبر 2020"),
            (Language::English, "November 23, 2020"),
            (Language::Chinese, "二〇二〇年十一月二十三日，"),
        ] {
            assert_eq!(of(language).date(words).as_deref(), Some("2020-11-23"), "{words}");
        }
        assert_eq!(of(Language::English).date("in May they"), None);
    }
}
