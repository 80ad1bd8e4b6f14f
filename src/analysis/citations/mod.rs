//! Finds the documents that words cite: symbols printed whole, and numbers of resolutions and decisions.
//!
//! A number alone cites nothing (`24/7`, `2020/21`, `50/50`): it counts where a word such as "resolution" stands
//! before it in the sentence (in Chinese behind it), where it goes on a list that such a word opened, or where the
//! source made it a link. The rules are those of the UN's Editorial Manual,
//! and the traps were met in its machine-readable files.

pub mod words;
pub mod symbol;
pub mod number;
mod around;

use crate::analysis::citations::around::{
    REACH, breaks, floor, last_nature, nature_behind, organ_ahead, organ_behind, organ_in, small,
};
use crate::analysis::citations::number::{Found, Shape};
use crate::analysis::citations::words::Nature;
use crate::model::organ::Organ;
use crate::model::resolution::Resolution;
use crate::model::text::{Role, Span, Text};
use foldhash::HashSet;
use std::iter::Peekable;

/// A place that cites a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document, `A/RES/71/19`.
    pub symbol: String,
    /// First byte of the number or symbol as printed.
    pub from: usize,
    /// One past its last byte.
    pub to: usize,
}

/// What the citing document is: numbers without an organ's name are its own, and it does not cite itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Citing<'a> {
    /// Its organ.
    pub organ: Option<Organ>,
    /// Its symbol.
    pub symbol: Option<&'a str>,
}

impl<'a> From<&'a Resolution> for Citing<'a> {
    fn from(resolution: &'a Resolution) -> Self {
        Self { organ: resolution.organ, symbol: resolution.symbol.as_deref() }
    }
}

/// All citations in a text, in order.
pub fn of<'a>(text: &'a Text, citing: Citing<'a>) -> Vec<Citation> {
    let mut out = Vec::new();
    each(text, citing, |citation| out.push(citation));
    out
}

/// The symbols that a text cites, each once, in order.
pub fn symbols(text: &Text, citing: Citing<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::default();
    each(text, citing, |citation| {
        let symbol = citation.symbol;
        let is_new = if seen.is_empty() { !out.contains(&symbol) } else { !seen.contains(&symbol) };
        if is_new {
            // A few are looked through as fast as they are hashed.
            if !seen.is_empty() {
                seen.insert(symbol.clone());
            } else if out.len() == FEW {
                seen.extend(out.iter().cloned().chain([symbol.clone()]));
            }
            out.push(symbol);
        }
    });
    out
}

/// So many symbols are looked through one by one.
const FEW: usize = 16;

/// Gives all citations in a text to `take`, in order, and holds none of them.
pub fn each(text: &Text, citing: Citing<'_>, mut take: impl FnMut(Citation)) {
    let string = &text.string;
    let mut take = |citation: Citation| {
        if citing.symbol != Some(&citation.symbol) {
            take(citation);
        }
    };
    let mut links = Links::of(text);
    let mut run: Option<Run> = None;
    let mut before = 0;
    let mut scan = Scan { string, at: 0 };
    let mut next = scan.next();
    while let Some(mark) = next.take() {
        let found = match mark {
            Mark::Symbol(citation) => {
                take(citation);
                next = scan.next();
                continue;
            }
            Mark::Number(found) => found,
        };
        // Symbols between two numbers are held until the first is told.
        let mut symbols = Vec::new();
        for mark in scan.by_ref() {
            match mark {
                Mark::Symbol(citation) => symbols.push(citation),
                Mark::Number(_) => {
                    next = Some(mark);
                    break;
                }
            }
        }
        let after = match &next {
            Some(Mark::Number(next)) => next.from,
            _ => string.len(),
        };
        let link = links.over(&found);
        run = Run::at(string, &found, before, run).or_else(|| link.map(|_| Run::linked(string, &found)));
        before = found.to;
        if let Some(run) = &run {
            let organ = run.organ.or_else(|| organ_behind(&string[found.to..after]));
            for name in names(&found, run.nature, organ, citing.organ) {
                let symbol = link.and_then(linked_symbol).filter(|linked| same_number(linked, &name)).unwrap_or(name);
                take(Citation { symbol, from: found.from, to: found.to });
            }
        }
        symbols.into_iter().for_each(&mut take);
    }
}

/// A symbol printed whole, or a number that could name a resolution.
enum Mark {
    Symbol(Citation),
    Number(Found),
}

/// Looks for these from one end of a text to the other.
struct Scan<'a> {
    string: &'a str,
    at: usize,
}

impl Iterator for Scan<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        let string = self.string;
        let may_begin = |sign: char| sign.is_ascii_alphanumeric() || sign == 'د';
        loop {
            let at = self.at + string[self.at..].find(may_begin)?;
            if let Some((symbol, to)) = symbol::at(string, at) {
                self.at = to;
                return Some(Mark::Symbol(Citation { symbol, from: at, to }));
            }
            if let Some(found) = number::at(string, at) {
                self.at = found.to;
                return Some(Mark::Number(found));
            }
            self.at = string.len() - string[at..].trim_start_matches(may_begin).len();
        }
    }
}

/// A list of numbers that one word opened: "resolutions 71/19 of 21 November 2016 and 73/11 of 26 November 2018".
#[derive(Clone, Copy, Debug)]
struct Run {
    nature: Nature,
    organ: Option<Organ>,
}

impl Run {
    /// The run to which a number belongs: one opened since the number before, or the one that goes on.
    fn at(string: &str, found: &Found, before: usize, last: Option<Self>) -> Option<Self> {
        let gap = &string[floor(string, found.from.saturating_sub(REACH)).max(before)..found.from];
        let small = small(gap);
        if let Some((nature, from, to)) = last_nature(&small)
            && !breaks(&small[to..])
        {
            let head = string[..found.from].len() - gap.len() + from.min(gap.len());
            let organ = organ_in(&small[to..]).or_else(|| organ_ahead(&string[..floor(string, head)]));
            return Some(Self { nature, organ });
        }
        if let Some(nature) = nature_behind(&string[found.to..]) {
            // Behind each number of a Chinese list stands "号", and the organ only before the first.
            let listed = last.filter(|_| !breaks(&small)).and_then(|run| run.organ);
            return Some(Self { nature, organ: organ_ahead(&string[..found.from]).or(listed) });
        }
        last.filter(|_| before > 0 && found.from - before < REACH && !breaks(&small))
    }

    /// A number that the source made a link.
    fn linked(string: &str, found: &Found) -> Self {
        Self { nature: Nature::Resolution, organ: organ_ahead(&string[..found.from]) }
    }
}

/// The symbols of what a number names; none where its organ never numbered so.
fn names(found: &Found, nature: Nature, named: Option<Organ>, own: Option<Organ>) -> Vec<String> {
    let (organ, number) = match &found.shape {
        Shape::Year(number, year) => match nature {
            Nature::Resolution => (Organ::SecurityCouncil, format!("{number} ({year})")),
            Nature::Decision => return Vec::new(),
        },
        Shape::Roman(number, session) => {
            let organ = named.filter(|&organ| organ == Organ::EconomicAndSocialCouncil);
            let letters = found.parts.iter().map(|letter| format!("{number} {letter} ({session})"));
            let mut letters: Vec<String> = letters.collect();
            if letters.is_empty() {
                letters.push(format!("{number} ({session})"));
            }
            let organ = organ.unwrap_or(Organ::GeneralAssembly);
            if organ == Organ::GeneralAssembly && !ASSEMBLY_ROMAN.contains(&number::roman_value(session)) {
                return Vec::new();
            }
            return letters.iter().map(|number| written(organ, nature, number)).collect();
        }
        Shape::Slash { special, session, number } => {
            let Some(organ) = organ_of(special, *session, named, own) else { return Vec::new() };
            (organ, format!("{special}{session}/{number}"))
        }
    };
    if found.parts.is_empty() {
        return vec![written(organ, nature, &number)];
    }
    found.parts.iter().map(|letter| written(organ, nature, &format!("{number} {letter}"))).collect()
}

/// The sessions of the Assembly that were written in Roman letters, special ones among them (1946–1975).
const ASSEMBLY_ROMAN: std::ops::RangeInclusive<u32> = 1..=30;

/// Sessions with a stroke began with the thirty-first of the Assembly (1976) and the first of the Human Rights
/// Council; the Economic and Social Council counts by years.
fn organ_of(special: &str, session: u32, named: Option<Organ>, own: Option<Organ>) -> Option<Organ> {
    let fits = |organ: &Organ| match organ {
        Organ::GeneralAssembly => !special.is_empty() || (31..=150).contains(&session),
        Organ::HumanRightsCouncil => special != "ES-" && (1..=150).contains(&session),
        Organ::EconomicAndSocialCouncil => special.is_empty() && (1978..2100).contains(&session),
        Organ::SecurityCouncil => false,
    };
    named
        .filter(fits)
        .or_else(|| Some(Organ::EconomicAndSocialCouncil).filter(fits))
        .or_else(|| own.filter(fits))
        .or_else(|| Some(Organ::GeneralAssembly).filter(fits))
}

fn written(organ: Organ, nature: Nature, number: &str) -> String {
    match nature {
        Nature::Resolution => format!("{}{number}", organ.symbol_prefix()),
        Nature::Decision => format!("{}{number}", organ.symbol_prefix().replace("/RES/", "/DEC/")),
    }
}

/// The links of a text, asked for in the order of the numbers under them.
struct Links<'a> {
    spans: Peekable<std::slice::Iter<'a, Span>>,
}

impl<'a> Links<'a> {
    fn of(text: &'a Text) -> Self {
        Self { spans: text.spans.iter().peekable() }
    }

    /// The first link that the source made of a number or of a part of it; the number's shape is then sure.
    fn over(&mut self, found: &Found) -> Option<&'a Span> {
        while self.spans.next_if(|span| span.role != Role::Link || span.to <= found.from).is_some() {}
        self.spans.peek().copied().filter(|span| span.from < found.to)
    }
}

/// The document to which a link leads, from an address such as `https://docs.un.org/ru/A/RES/73/11`.
fn linked_symbol(link: &Span) -> Option<String> {
    let target = link.target.as_deref()?;
    let path = target.split_once(".un.org/").or_else(|| target.split_once("undocs.org/"))?.1;
    let path = path.split_once('/').filter(|(code, _)| code.len() == 2).map_or(path, |(_, rest)| rest);
    let printed = path.replace("%20", " ").replace('(', " (").replace("  (", " (");
    symbol::at(&printed.to_ascii_uppercase(), 0).map(|(symbol, _)| symbol)
}

/// Whether a link and the words name the same number, so that the link may tell the organ.
fn same_number(linked: &str, read: &str) -> bool {
    let number = |symbol: &str| symbol.rsplit_once("/RES/").map(|(_, number)| number.to_owned());
    number(linked).is_some() && number(linked) == number(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(organ: Organ, words: &str) -> Vec<String> {
        symbols(&words.into(), Citing { organ: Some(organ), symbol: Some("A/RES/79/1") })
    }

    #[test]
    fn a_word_opens_a_list_of_numbers_with_dates_between() {
        let wanted = ["A/RES/71/19", "A/RES/73/11"];
        for words in [
            "its resolutions 71/19 of 21 November 2016 and 73/11 of 26 November 2018 on cooperation",
            "свои резолюции 71/19 от 21 ноября 2016 года и 73/11 от 26 ноября 2018 года",
            "ses résolutions 71/19 du 21 novembre 2016 et 73/11 du 26 novembre 2018",
            "sus resoluciones 71/19, de 21 de noviembre de 2016, y 73/11, de 26 de noviembre de 2018",
            "大会2016年11月21日第71/19号和2018年11月26日第73/11号决议",
            "قراريها 71/19 المؤرخ 21 تشرين الثاني/نوفمبر 2016 و 73/11 المؤرخ 26 تشرين الثاني/نوفمبر 2018",
        ] {
            assert_eq!(cited(Organ::GeneralAssembly, words), wanted, "{words}");
        }
    }

    #[test]
    fn a_symbol_counts_once_however_many_there_are_and_all_stand_in_order() {
        let clause = |number: u32| format!("resolution {number}/1, A/{number}/2; ");
        let words = (80..131).chain(80..131).map(clause).collect::<Vec<_>>().concat();
        let wanted: Vec<String> =
            (80..131).flat_map(|number| [format!("A/RES/{number}/1"), format!("A/{number}/2")]).collect();
        assert_eq!(cited(Organ::GeneralAssembly, &words), wanted);
    }

    #[test]
    fn the_organ_is_named_beside_the_word_or_the_number() {
        let own = Organ::GeneralAssembly;
        for (words, wanted) in [
            ("Human Rights Council resolution 24/7", "A/HRC/RES/24/7"),
            ("резолюцию 24/7 Совета по правам человека", "A/HRC/RES/24/7"),
            ("résolution 24/7 du Conseil des droits de l’homme", "A/HRC/RES/24/7"),
            ("Security Council resolution 1325 (2000)", "S/RES/1325 (2000)"),
            ("安全理事会第1325(2000)号决议", "S/RES/1325 (2000)"),
            ("安全理事會第1325(2000)號決議", "S/RES/1325 (2000)"),
            ("大會第40/151號決議", "A/RES/40/151"),
            ("резолюции Экономического и Социального Совета 2019/19", "E/RES/2019/19"),
            ("resolution 1514 (XV) of 14 December 1960", "A/RES/1514 (XV)"),
            ("القرار 1514 (د-15)", "A/RES/1514 (XV)"),
            ("resolution S-24/2", "A/RES/S-24/2"),
            ("القرار دإط-10/2", "A/RES/ES-10/2"),
            ("решение 60/519", "A/DEC/60/519"),
            ("Economic and Social Council decision 2005/234", "E/DEC/2005/234"),
            ("резолюция 2200 А (XXI)", "A/RES/2200 A (XXI)"),
            ("резолюцию 70/262 Генеральной Ассамблеи", "A/RES/70/262"),
            ("its resolution 57/270 B", "A/RES/57/270 B"),
            ("القرار 217 ألف (د-3)", "A/RES/217 A (III)"),
            ("第40/151 G号决议", "A/RES/40/151 G"),
        ] {
            assert_eq!(cited(own, words), [wanted], "{words}");
        }
        assert_eq!(cited(own, "resolutions 57/270 A and B"), ["A/RES/57/270 A", "A/RES/57/270 B"]);
        for words in ["resolutions 31/6 A, S-8/1 and ES-10/2", "резолюции 31/6 A, S\u{2011}8/1 и ES\u{2011}10/2"]
        {
            assert_eq!(cited(own, words), ["A/RES/31/6 A", "A/RES/S-8/1", "A/RES/ES-10/2"], "{words}");
        }
        for words in [
            "its resolutions 71/19 and 73/11 and Human Rights Council resolution 24/7",
            "ses résolutions 71/19 et 73/11 et la résolution du Conseil des droits de l’homme 24/7",
            "قراراتها 71/19 و 73/11 وقرار مجلس حقوق الإنسان 24/7",
        ] {
            assert_eq!(cited(own, words), ["A/RES/71/19", "A/RES/73/11", "A/HRC/RES/24/7"], "{words}");
        }
        let council = Organ::HumanRightsCouncil;
        assert_eq!(
            cited(council, "its resolution 24/7, General Assembly resolution 60/251"),
            ["A/HRC/RES/24/7", "A/RES/60/251"]
        );
    }

    #[test]
    fn other_numbers_cite_nothing() {
        for words in [
            "the system I-24/7 of the resolution",
            "open 24/7",
            "on 9/11 and 50/50",
            "the school year 2020/21",
            "resolution; open 50/50",
            "its resolution 79/1",
            "article 5 (2010)",
            "تحقيق الاستقرار رقم 12 (1999)",
            "决定第8(XXXII)号文件",
            "HIV/AIDS and/or COVID-19",
            "15 تشرين الأول/أكتوبر 1996",
        ] {
            assert!(
                cited(Organ::GeneralAssembly, words).is_empty(),
                "{words}: {:?}",
                cited(Organ::GeneralAssembly, words)
            );
        }
    }

    #[test]
    fn a_link_makes_a_number_a_citation_and_tells_its_organ() {
        let mut text = Text::from("see 71/19 and I-24/7");
        text.mark(4, 9, Role::Link, None);
        text.mark(16, 20, Role::Link, Some(&"https://undocs.org/ar/A/RES/24/7".into()));
        assert_eq!(symbols(&text, Citing::default()), ["A/RES/71/19"]);
        let mut text = Text::from("Council resolution 24/7");
        text.mark(19, 23, Role::Link, Some(&"https://docs.un.org/en/A/HRC/RES/24/7".into()));
        let own = Citing { organ: Some(Organ::HumanRightsCouncil), symbol: None };
        assert_eq!(symbols(&text, own), ["A/HRC/RES/24/7"]);
    }
}
