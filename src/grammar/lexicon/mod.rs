//! The words of the six languages by which the parts of a resolution are known.
//!
//! One file per language lies in `assets/lexicon`: sections in brackets, one entry a line, fields parted by tabs,
//! `#` before a comment. A phrase that ends in `*` is a stem. The sections:
//!
//! | section | fields | what for |
//! | --- | --- | --- |
//! | formulas | organ, words | the enacting formula, without its comma |
//! | openers | phrase, English | how preambular paragraphs open |
//! | verbs | phrase, English, force | how operative paragraphs open |
//! | ladder | phrase | "also", "further": stand in or behind an opening phrase |
//! | months | name, number | dates |
//! | ordinals | word, value | sessions; the values of words that follow each other add up |
//! | divisions | word, rank | "Part", "Article": name a section with a number; 0 is the widest |
//! | sessions, agenda, title lines, meetings, votes, annexes, ibid | phrase | lines of cover, closing and annexes |
//!
//! English and force are `-` where the language versions of the corpus do not agree: a phrase gets the English that
//! stands in its place in 65 of 100 aligned paragraphs, and none below that. Force is the scale of wording strength
//! from 0 (notes) to 5 (decides, demands); it says nothing of legal effect.

mod folded;
mod table;
mod dates;

use crate::grammar::labels::{self, Label, Meaning, Series};
use crate::grammar::lexicon::folded::Folded;
use crate::grammar::lexicon::table::{Phrase, Table};
use crate::model::language::Language;
use crate::model::organ::Organ;
use std::sync::OnceLock;

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    formulas: Table,
    openers: Table,
    verbs: Table,
    ladder: Table,
    months: Table,
    ordinals: Table,
    sessions: Table,
    agenda: Table,
    title_lines: Table,
    meetings: Table,
    votes: Table,
    annexes: Table,
    divisions: Table,
    ibid: Table,
}

/// The phrase with which a paragraph opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Bytes of the phrase, with the ladder words behind it.
    pub to: usize,
    /// What English versions print in its place; `None` where they do not agree.
    pub english: Option<&'static str>,
    /// Strength of the wording, 0 to 5; `None` where it is not on the scale.
    pub force: Option<u8>,
}

/// "Annex", perhaps with a numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexHeading {
    /// As printed: `II`, `A`, `一`; `None` for the single annex.
    pub numeral: Option<String>,
    /// Bytes up to what stands behind word and numeral.
    pub rest: usize,
}

/// The words of `language`, read once.
pub fn of(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 6] = [const { OnceLock::new() }; 6];
    let (place, source) = match language {
        Language::Arabic => (0, include_str!("../../../assets/lexicon/ar.txt")),
        Language::Chinese => (1, include_str!("../../../assets/lexicon/zh.txt")),
        Language::English => (2, include_str!("../../../assets/lexicon/en.txt")),
        Language::French => (3, include_str!("../../../assets/lexicon/fr.txt")),
        Language::Russian => (4, include_str!("../../../assets/lexicon/ru.txt")),
        Language::Spanish => (5, include_str!("../../../assets/lexicon/es.txt")),
    };
    LEXICONS[place].get_or_init(|| Lexicon::read(source))
}

/// The enacting formula with which `words` open: its language, its organ, its bytes without the comma.
pub fn formula(words: &str) -> Option<(Language, Option<Organ>, usize)> {
    let first = words.trim_start_matches(folded::is_mark).chars().next()?;
    let languages: &[Language] = match first {
        'T' => &[Language::English],
        'L' => &[Language::French, Language::Spanish],
        'E' => &[Language::Spanish],
        '\u{400}'..='\u{4ff}' => &[Language::Russian],
        '\u{600}'..='\u{6ff}' => &[Language::Arabic],
        '\u{4e00}'..='\u{9fff}' => &[Language::Chinese],
        _ => return None,
    };
    let folded = Folded::head(words);
    languages.iter().find_map(|&language| {
        let (phrase, to) = of(language).formulas.longest(&folded, 0)?;
        let organ = match phrase.field(0) {
            Some("GA") => Some(Organ::GeneralAssembly),
            Some("SC") => Some(Organ::SecurityCouncil),
            Some("HRC") => Some(Organ::HumanRightsCouncil),
            Some("ECOSOC") => Some(Organ::EconomicAndSocialCouncil),
            _ => None,
        };
        Some((language, organ, folded.byte(to)))
    })
}

/// The language of `sample` by its script and, for Latin letters, by its commonest little words.
pub fn language_of(sample: &str) -> Language {
    let mut scripts = [0_usize; 4];
    for letter in sample.chars() {
        match letter {
            '\u{600}'..='\u{6ff}' => scripts[0] += 1,
            '\u{4e00}'..='\u{9fff}' => scripts[1] += 3,
            '\u{400}'..='\u{4ff}' => scripts[2] += 1,
            'a'..='z' => scripts[3] += 1,
            _ => {}
        }
    }
    let most = (0..4).max_by_key(|&script| scripts[script]).unwrap_or(3);
    match most {
        0 if scripts[0] > 0 => Language::Arabic,
        1 => Language::Chinese,
        2 => Language::Russian,
        _ => latin_language(sample),
    }
}

fn latin_language(sample: &str) -> Language {
    const LITTLE: [(Language, [&str; 6]); 3] = [
        (Language::English, ["the", "of", "and", "to", "in", "that"]),
        (Language::French, ["les", "des", "et", "du", "à", "dans"]),
        (Language::Spanish, ["los", "las", "y", "el", "del", "en"]),
    ];
    let mut counts = [0_usize; 3];
    for word in sample.split_whitespace() {
        let word = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(LITTLE) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = (0..3).rev().max_by_key(|&language| counts[language]).unwrap_or(0);
    LITTLE[best].0
}

impl Lexicon {
    /// Reads a lexicon file. Lines that are none are passed over; a test sees to it that there are none.
    fn read(source: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut section = "";
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
                continue;
            }
            let Some(table) = lexicon.table(section) else { continue };
            match (section, line.split_once('\t')) {
                ("formulas", Some((organ, words))) => table.add(words, organ),
                (_, Some((words, fields))) => table.add(words, fields),
                (_, None) => table.add(line, ""),
            }
        }
        lexicon
    }

    fn table(&mut self, section: &str) -> Option<&mut Table> {
        Some(match section {
            "formulas" => &mut self.formulas,
            "openers" => &mut self.openers,
            "verbs" => &mut self.verbs,
            "ladder" => &mut self.ladder,
            "months" => &mut self.months,
            "ordinals" => &mut self.ordinals,
            "sessions" => &mut self.sessions,
            "agenda" => &mut self.agenda,
            "title lines" => &mut self.title_lines,
            "meetings" => &mut self.meetings,
            "votes" => &mut self.votes,
            "annexes" => &mut self.annexes,
            "divisions" => &mut self.divisions,
            "ibid" => &mut self.ibid,
            _ => return None,
        })
    }

    /// How a preambular paragraph opens, if it opens with a phrase that is known.
    pub fn opener(&self, words: &str) -> Option<Opening> {
        self.opening(&self.openers, words)
    }

    /// How an operative paragraph opens, if it opens with a phrase that is known.
    pub fn verb(&self, words: &str) -> Option<Opening> {
        self.opening(&self.verbs, words)
    }

    /// Whether a recital opens so, perhaps behind a few adverbs that the lexicon does not list, as in "once again
    /// deeply regretting".
    pub fn opens_soon(&self, words: &str) -> bool {
        let folded = Folded::head(words);
        let mut from = 0;
        for _ in 0..4 {
            let next = folded.next_start(from);
            if next >= folded.len() || (from..next).any(|at| folded.letter(at).is_some_and(is_stop)) {
                break;
            }
            from = next;
            if self.openers.longest(&folded, from).is_some() {
                return true;
            }
        }
        self.opener(words).is_some() || self.verb(words).is_some()
    }

    fn opening(&self, table: &Table, words: &str) -> Option<Opening> {
        let folded = Folded::head(words);
        let (phrase, mut end) = self.phrase(table, &folded)?;
        while let Some((_, next)) = self.ladder.longest(&folded, folded.skip_spaces(end)) {
            end = next;
        }
        let known = |field: Option<&'static str>| field.filter(|field| *field != "-");
        Some(Opening {
            to: folded.byte(end),
            english: known(phrase.field(0)),
            force: known(phrase.field(1)).and_then(|force| force.parse().ok()),
        })
    }

    /// The phrase at the start: at once, behind the Arabic "and", or behind ladder words ("also calls upon").
    fn phrase(&self, table: &Table, folded: &Folded) -> Option<(Phrase, usize)> {
        if let Some(found) = table.longest(folded, 0) {
            return Some(found);
        }
        let mut from = if folded.starts_with('و') { folded.skip_spaces(1) } else { 0 };
        for _ in 0..3 {
            if from > 0
                && let Some(found) = table.longest(folded, from)
            {
                return Some(found);
            }
            let (_, next) = self.ladder.longest(folded, from)?;
            from = folded.skip_spaces(next);
        }
        None
    }

    /// The number of the session that `words` name with an ordinal ("Seventy-fifth session") or with digits.
    pub fn session(&self, words: &str) -> Option<u16> {
        let folded = Folded::whole(words);
        self.sessions.find(&folded)?;
        if let Some(number) = dates::chinese_session(words) {
            return u16::try_from(number).ok();
        }
        let total = self.sum_of_ordinals(&folded);
        if total > 0 {
            return u16::try_from(total).ok().filter(|&number| number < 200);
        }
        let (number, digits) = words.char_indices().find_map(|(at, _)| labels::leading_number(&words[at..]))?;
        (digits < 3).then(|| u16::try_from(number).ok()).flatten()
    }

    /// The sum of all ordinals; French counts four twenties.
    fn sum_of_ordinals(&self, folded: &Folded) -> u32 {
        let mut total = 0;
        let mut at = 0;
        while at < folded.len() {
            let Some((value, next)) = self.ordinal_word(folded, at) else {
                at = folded.next_word(at);
                continue;
            };
            total = added(total, value);
            at = folded.next_word(next);
        }
        total
    }

    /// The sum of the ordinals that follow each other from letter `from` on, and the letter behind them.
    fn run_of_ordinals(&self, folded: &Folded, from: usize) -> Option<(u32, usize)> {
        let (mut total, mut end) = self.ordinal_word(folded, from)?;
        while let Some((value, next)) = self.ordinal_word(folded, folded.next_word(end)) {
            total = added(total, value);
            end = next;
        }
        Some((total, end))
    }

    fn ordinal_word(&self, folded: &Folded, at: usize) -> Option<(u32, usize)> {
        let (phrase, next) = self.ordinals.longest(folded, at)?;
        Some((phrase.field(0)?.parse().ok()?, next))
    }

    /// The first date in `words`, as `2020-11-23`.
    pub fn date(&self, words: &str) -> Option<String> {
        dates::chinese(words).or_else(|| dates::with_month(words, &self.months))
    }

    /// Whether `words` open with the name of a month.
    pub fn opens_with_month(&self, words: &str) -> bool {
        self.months.longest(&Folded::head(words), 0).is_some()
    }

    /// Whether `words` are the line that says who adopted the resolution, and when.
    pub fn is_title_line(&self, words: &str) -> bool {
        words.len() < 600 && self.title_lines.find(&Folded::whole(words)).is_some()
    }

    /// Whether `words` are the line of an agenda item.
    pub fn is_agenda_line(&self, words: &str) -> bool {
        let folded = Folded::head(words);
        words.len() < 300 && words.chars().any(char::is_numeric) && self.agenda.longest(&folded, 0).is_some()
    }

    /// The agenda items that a line names: `130 (y)`, whatever script the letter has.
    pub fn agenda_item(&self, words: &str) -> Vec<String> {
        let mut items = Vec::new();
        let mut at = 0;
        while let Some(shift) = words[at..].find(|letter: char| letter.is_numeric()) {
            let from = at + shift;
            let Some((number, digits)) = labels::leading_number(&words[from..]) else {
                at = from + words[from..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            at = from + digits;
            let rest = words[at..].trim_start();
            let letter = labels::item(rest).filter(|label| rest[..label.to].ends_with([')', '）']));
            let ordinal = letter.as_ref().and_then(|label| label.ordinal_in(labels::Series::Letter));
            if let (Some(label), Some(ordinal)) = (&letter, ordinal) {
                let printed = rest[..label.to].trim_matches(|sign: char| "()（） ".contains(sign));
                let latin = latin_letter(printed).unwrap_or_else(|| labels::write_letter(ordinal));
                items.push(format!("{number} ({latin})"));
                at = words.len() - rest.len() + label.to;
            } else {
                items.push(number.to_string());
            }
        }
        items
    }

    /// "Part I", "Статья 3", `第三条` at the start of `words`: a division that a word names.
    pub fn division(&self, words: &str) -> Option<Label> {
        let folded = Folded::head(words);
        let (phrase, ordinal, to) = if folded.starts_with('第') {
            self.chinese_division(words, &folded)?
        } else {
            self.division_before(words, &folded).or_else(|| self.division_behind(&folded))?
        };
        let rank = phrase.field(0)?.parse().ok()?;
        Some(Label::new(words, to, vec![Meaning { series: Series::Named(rank), ordinal }]))
    }

    /// "Part I": the number stands behind the word.
    fn division_before(&self, words: &str, folded: &Folded) -> Option<(Phrase, u32, usize)> {
        let (phrase, end) = self.divisions.longest(folded, 0)?;
        let (ordinal, to) = self.ordinal_at(words, folded, folded.skip_spaces(end))?;
        Some((phrase, ordinal, to))
    }

    /// "Première partie": the number stands before the word.
    fn division_behind(&self, folded: &Folded) -> Option<(Phrase, u32, usize)> {
        let (ordinal, end) = self.run_of_ordinals(folded, 0)?;
        let (phrase, end) = self.divisions.longest(folded, folded.skip_spaces(end))?;
        Some((phrase, ordinal, folded.byte(end)))
    }

    /// `第三条`, `第3部分`: the number stands before the word.
    fn chinese_division(&self, words: &str, folded: &Folded) -> Option<(Phrase, u32, usize)> {
        let is_numeral =
            |letter: char| letter.is_numeric() || letter == ' ' || "一二三四五六七八九十百".contains(letter);
        let to = (1..folded.len()).find(|&at| !folded.letter(at).is_some_and(is_numeral))?;
        let numeral = words[folded.byte(1)..folded.byte(to)].trim();
        let ordinal =
            labels::chinese_numeral(numeral).or_else(|| labels::leading_number(numeral).map(|found| found.0))?;
        let (phrase, end) = self.divisions.longest(folded, to)?;
        Some((phrase, ordinal, folded.byte(end)))
    }

    /// A number in digits, a roman numeral or an ordinal at letter `from`, and the byte behind it.
    fn ordinal_at(&self, words: &str, folded: &Folded, from: usize) -> Option<(u32, usize)> {
        let start = folded.byte(from);
        let start = start + (words[start..].len() - words[start..].trim_start().len());
        if let Some((value, digits)) = labels::leading_number(&words[start..]) {
            return Some((value, start + digits)).filter(|_| !words[start + digits..].starts_with(['/', '(']));
        }
        if let Some((value, end)) = self.run_of_ordinals(folded, from) {
            return Some((value, folded.byte(end)));
        }
        let label = labels::division(&words[start..])?;
        let ordinal = label.ordinal_in(Series::Numeral).or_else(|| label.ordinal_in(Series::Capital))?;
        Some((ordinal, start + label.to))
    }

    /// "Annex", "Приложение II", `附件一` at the start of `words`.
    pub fn annex(&self, words: &str) -> Option<AnnexHeading> {
        let folded = Folded::head(words);
        let (_, end) = self.annexes.longest(&folded, 0)?;
        let end = folded.byte(end);
        let tail = &words[end..];
        let next = tail.trim_start();
        let from = words.len() - next.len();
        let token =
            next.find(|letter: char| letter.is_whitespace() || ".:：.-–—".contains(letter)).unwrap_or(next.len());
        let numeral = &next[..token];
        let is_numeral = labels::division(numeral).is_some_and(|label| label.next == numeral.len())
            || labels::chinese_numeral(numeral).is_some()
            || labels::leading_number(numeral).is_some_and(|(_, digits)| digits == numeral.len())
            || self.ordinals.longest(&Folded::head(numeral), 0).is_some()
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

    /// Whether `words` are the line of the meeting at the end: "30th plenary meeting".
    pub fn is_meeting_line(&self, words: &str) -> bool {
        let bare = words.trim_start_matches(folded::is_mark);
        let starts = bare.starts_with(|letter: char| letter.is_numeric() || letter == '第')
            || bare.starts_with("الجلسة")
            || bare.starts_with("Adopted at")
            || (words.chars().count() < 80 && self.date(words).is_some());
        let is_clause = words.trim_end().ends_with([',', ';', '，', '；', '、', '،', '؛']) || self.is_operative(words);
        // Spanish and Arabic write out the number of an early meeting: "Primera sesión plenaria".
        let in_words = words.chars().count() < 60 && self.sum_of_ordinals(&Folded::head(words)) > 0;
        (in_words || (starts && words.chars().any(char::is_numeric)))
            && !is_clause
            && words.chars().count() < 160
            && self.meetings.find(&Folded::whole(words)).is_some()
    }

    /// Whether `words`, perhaps behind a number, open with an operative verb.
    fn is_operative(&self, words: &str) -> bool {
        let from = labels::number(words).map_or(0, |label| label.next);
        self.verb(&words[from..]).is_some()
    }

    /// Whether `words` tell the vote: "[Adopted without a vote.]", "In favour:".
    pub fn is_vote_line(&self, words: &str) -> bool {
        let bare = words.trim_start_matches(|letter: char| "[［(（*".contains(letter) || letter.is_whitespace());
        let folded = Folded::head(bare);
        let Some((_, end)) = self.votes.longest(&folded, 0) else { return false };
        bare.len() < words.len()
            || bare[folded.byte(end)..].trim_start().starts_with([':', '：', '.', '。'])
            || bare.len() < 120
    }

    /// Whether a note refers to the source of the note before it.
    pub fn is_ibid(&self, words: &str) -> bool {
        self.ibid.longest(&Folded::head(words), 0).is_some()
    }
}

/// A sign that parts clauses.
fn is_stop(letter: char) -> bool {
    matches!(letter, ',' | ';' | '.' | '،' | '؛' | '，' | '；' | '。')
}

/// French counts four twenties.
fn added(total: u32, value: u32) -> u32 {
    if total == 4 && value == 20 { 80 } else { total + value }
}

/// The Latin letter that `printed` is, or that it looks like: agenda items are Latin even in Russian covers.
fn latin_letter(printed: &str) -> Option<String> {
    let mut letters = printed.chars();
    let first = letters.next()?;
    if letters.next().is_some_and(|next| next != first) {
        return None;
    }
    let latin = match first {
        'a'..='z' => first,
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'х' => 'x',
        'у' => 'y',
        'к' => 'k',
        'м' => 'm',
        'т' => 't',
        'і' => 'i',
        _ => return None,
    };
    Some(std::iter::repeat_n(latin, printed.chars().count()).collect())
}

/// First to tenth, as Arabic annexes are numbered.
const ARABIC_MASCULINE: [&str; 10] =
    ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_lexicon_is_read() {
        for (language, source) in Language::ALL.iter().zip([
            include_str!("../../../assets/lexicon/ar.txt"),
            include_str!("../../../assets/lexicon/zh.txt"),
            include_str!("../../../assets/lexicon/en.txt"),
            include_str!("../../../assets/lexicon/fr.txt"),
            include_str!("../../../assets/lexicon/ru.txt"),
            include_str!("../../../assets/lexicon/es.txt"),
        ]) {
            let mut probe = Lexicon::default();
            let mut section = "";
            for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                    section = name;
                    assert!(probe.table(section).is_some(), "{language:?}: no section {section}");
                    continue;
                }
                let fields = line.split('\t').count();
                let wanted = match section {
                    "verbs" => 3,
                    "formulas" | "openers" | "months" | "ordinals" | "divisions" => 2,
                    _ => 1,
                };
                assert_eq!(fields, wanted, "{language:?}: {section}: {line}");
            }
        }
    }

    #[test]
    fn formulas_tell_language_and_organ() {
        for (words, language, organ) in [
            ("The Security Council,", Language::English, Organ::SecurityCouncil),
            ("L’Assemblée générale,", Language::French, Organ::GeneralAssembly),
            ("La Asamblea General,", Language::Spanish, Organ::GeneralAssembly),
            ("Совет по правам человека,", Language::Russian, Organ::HumanRightsCouncil),
            ("经济及社会理事会，", Language::Chinese, Organ::EconomicAndSocialCouncil),
            ("إن الجمعية العامة،", Language::Arabic, Organ::GeneralAssembly),
        ] {
            let found = formula(words).expect(words);
            assert_eq!((found.0, found.1), (language, Some(organ)), "{words}");
            assert_eq!(words[found.2..].chars().count(), 1, "{words}");
        }
        assert!(formula("La Asamblea Generalizada").is_none());
    }

    #[test]
    fn openings_end_behind_their_ladder_words() {
        let verb = |language, words: &'static str| {
            of(language).verb(words).map(|found| (&words[..found.to], found.english, found.force))
        };
        assert_eq!(verb(Language::Russian, "призывает Организацию"), Some(("призывает", Some("calls upon"), Some(3))));
        assert_eq!(
            verb(Language::Russian, "настоятельно призывает также всех"),
            Some(("настоятельно призывает также", Some("urges"), Some(4)))
        );
        assert_eq!(verb(Language::English, "Also requests the"), Some(("Also requests", Some("requests"), Some(3))));
        assert_eq!(verb(Language::Chinese, "决定在大会"), Some(("决定", Some("decides"), Some(5))));
        assert!(of(Language::Arabic).opener("وإذ تشير إلى قرارها").is_some());
        assert!(of(Language::English).verb("Requestsx it").is_none());
    }

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
        assert_eq!(of(Language::English).session("2023 session"), None);
    }

    #[test]
    fn dates_are_read_in_six_languages() {
        for (language, words) in [
            (Language::English, "adopted on 23 November 2020"),
            (Language::French, "le 23 novembre 2020"),
            (Language::Spanish, "el 23 de noviembre de 2020"),
            (Language::Russian, "23 ноября 2020 года"),
            (Language::Chinese, "2020年11月23日大会决议"),
            (Language::Arabic, "في 23 تشرين الثاني/نوفمبر 2020"),
        ] {
            assert_eq!(of(language).date(words).as_deref(), Some("2020-11-23"), "{words}");
        }
        assert_eq!(of(Language::English).date("in May they"), None);
    }

    #[test]
    fn agenda_items_bear_latin_letters() {
        assert_eq!(of(Language::Russian).agenda_item("Пункт 130 у) повестки дня"), ["130 (y)"]);
        assert_eq!(of(Language::Arabic).agenda_item("البند 130 (ذ) من جدول الأعمال"), ["130 (y)"]);
        assert_eq!(of(Language::English).agenda_item("Agenda items 13 and 115"), ["13", "115"]);
        assert_eq!(of(Language::Chinese).agenda_item("议程项目130(y)"), ["130 (y)"]);
    }

    #[test]
    fn annexes_and_meetings_are_known() {
        assert_eq!(of(Language::English).annex("Annex II").and_then(|annex| annex.numeral).as_deref(), Some("II"));
        assert_eq!(of(Language::Chinese).annex("附件一").map(|annex| annex.rest), Some("附件一".len()));
        assert_eq!(of(Language::Arabic).annex("المرفق الأول").map(|annex| annex.rest), Some("المرفق الأول".len()));
        assert!(of(Language::English).annex("Annexation of").is_none());
        for (language, words) in [
            (Language::English, "30th plenary meeting"),
            (Language::Russian, "30-е пленарное заседание"),
            (Language::Chinese, "第30次全体会议"),
            (Language::Arabic, "الجلسة العامة 30"),
            (Language::French, "30e séance plénière"),
            (Language::Spanish, "30a sesión plenaria"),
            (Language::Spanish, "Primera sesión plenaria"),
            (Language::Arabic, "الجلسة العامة الأولى"),
        ] {
            assert!(of(language).is_meeting_line(words), "{words}");
        }
        assert!(!of(Language::English).is_meeting_line("2. Decides to hold a plenary meeting on 2 June 2022."));
        assert!(!of(Language::Chinese).is_meeting_line("欢迎2018年9月24日全体会议，"));
    }
}
