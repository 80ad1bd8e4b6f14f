//! What the cover tells: symbol, session, agenda items, drafts, title, adoption.

use crate::grammar::labels::{self, leading_number};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::piece::final_sign;
use crate::grammar::sessions;
use crate::model::node::{Kind, Node};
use crate::model::organ::Organ;
use crate::model::resolution::Resolution;

/// Fills in what the cover and the closing lines tell, where it is not known yet.
pub fn tell(resolution: &mut Resolution, lexicon: &Lexicon) {
    let cover: Vec<&str> = lines(&resolution.nodes, Kind::Cover).collect();
    let mut found = Facts { number: number_line(&cover, lexicon), ..Facts::default() };
    found.symbol = symbol_line(&cover);
    found.session_number =
        cover.iter().rev().find_map(|words| sessions::in_line(words, lexicon)).map(|found| found.symbol);
    found.sc_number = cover.iter().find_map(|words| council_number(words));
    for words in &cover {
        let is_draft_note = words.starts_with(['[', '［']) && words.contains('/');
        if is_draft_note {
            found.drafts.extend(symbols(words));
        }
        if lexicon.is_agenda_line(words) {
            found.agenda.extend(lexicon.agenda_item(words));
        }
        if found.date.is_none() && lexicon.is_title_line(words) {
            found.date = lexicon.date(words);
        }
        found.session = found.session.or_else(|| lexicon.session(words));
    }
    let closing: Vec<&str> = lines(&resolution.nodes, Kind::Closing).collect();
    let meeting = closing
        .iter()
        .find(|words| lexicon.is_meeting_line(words))
        .map(|words| without_date(words, lexicon).trim_end_matches([',', '，', '،', ' ', '|']).to_owned());
    let mut title_lines = cover.iter().filter(|words| lexicon.is_title_line(words));
    let in_title = || title_lines.find_map(|words| lexicon.meeting_in(words)).map(str::to_owned);
    let vote = closing
        .iter()
        .find(|words| lexicon.is_vote_line(words))
        .map(|words| words.trim_matches(|letter: char| "[]［］ ".contains(letter)).to_owned());
    let closing_date = closing.iter().find_map(|words| lexicon.date(words));
    let organ = found.symbol.as_deref().and_then(Organ::from_symbol).or(resolution.organ);
    resolution.organ = organ.or_else(|| found.sc_number.is_some().then_some(Organ::SecurityCouncil));
    if resolution.symbol.is_none() {
        resolution.symbol = found.symbol.clone().or_else(|| made_symbol(&found, resolution.organ));
    }
    let title = found
        .number
        .map(|number| number.1)
        .or_else(|| unsigned_title(&cover, resolution.symbol.as_deref()))
        .or_else(|| draft_title(&cover, lexicon).filter(|_| resolution.organ != Some(Organ::SecurityCouncil)));
    resolution.title = resolution.title.take().or(title.filter(|title| !title.is_empty()));
    resolution.session =
        session_of(resolution.symbol.as_deref()).or(found.session).filter(|_| has_sessions(resolution));
    resolution.agenda = found.agenda;
    resolution.drafts = found.drafts;
    let filed = resolution.metadata.as_ref().and_then(|metadata| date_of_work(metadata.work.as_deref()?));
    resolution.adopted.date = likeliest(&[found.date, closing_date, filed]);
    resolution.adopted.meeting = meeting.or_else(in_title);
    resolution.adopted.vote = vote;
}

#[derive(Default)]
struct Facts {
    /// The number and the title behind it.
    number: Option<(String, String)>,
    symbol: Option<String>,
    /// `1514 (XV)`, where no title stands behind it.
    session_number: Option<String>,
    /// `2231 (2015)`.
    sc_number: Option<String>,
    drafts: Vec<String>,
    agenda: Vec<String>,
    date: Option<String>,
    session: Option<u16>,
}

/// The date that most of cover, closing lines and metadata tell; the first of those told where they all differ.
/// Covers and closing lines err now and then, seldom both.
fn likeliest(dates: &[Option<String>; 3]) -> Option<String> {
    let told: Vec<&String> = dates.iter().flatten().collect();
    let agreed = told.iter().find(|date| told.iter().filter(|other| other == date).count() > 1);
    agreed.or(told.first()).map(|date| (*date).clone())
}

/// The day in `/akn/un/statement/deliberation/unga/2020-11-23/75-10`.
fn date_of_work(work: &str) -> Option<String> {
    let is_date = |part: &&str| {
        part.len() == 10 && part.bytes().enumerate().all(|(at, byte)| matches!(at, 4 | 7) == (byte == b'-'))
    };
    work.split('/').find(is_date).filter(|date| !date.starts_with("0001")).map(str::to_owned)
}

/// The Security Council and the Economic and Social Council count no sessions in their resolutions.
fn has_sessions(resolution: &Resolution) -> bool {
    !matches!(resolution.organ, Some(Organ::SecurityCouncil | Organ::EconomicAndSocialCouncil))
}

/// The title behind a number that lost its point: `2021/2 Support …`, where that is the number of the symbol.
fn unsigned_title(cover: &[&str], symbol: Option<&str>) -> Option<String> {
    let symbol = symbol?;
    cover.iter().rev().find_map(|words| {
        let number = leading_resolution_number(words)?;
        let behind = symbol.find(&format!("/{number}")).map(|at| &symbol[at + 1 + number.len()..])?;
        (behind.is_empty() || behind.starts_with(' ')).then(|| words[number.len()..].trim().to_owned())
    })
}

/// The title of a draft, which bears no number yet: the last line of the cover, behind the one that calls it a draft.
fn draft_title(cover: &[&str], lexicon: &Lexicon) -> Option<String> {
    let (last, head) = cover.split_last()?;
    let is_draft = head.iter().any(|words| lexicon.is_draft_line(words));
    let is_other = lexicon.is_draft_line(last) || lexicon.is_title_line(last) || lexicon.is_agenda_line(last);
    let is_line = final_sign(last).is_none() && !last.contains([':', '：', '[', '{']) && last.len() < 600;
    (is_draft && !is_other && is_line && is_title(last)).then(|| (*last).to_owned())
}

fn lines(nodes: &[Node], kind: Kind) -> impl Iterator<Item = &str> {
    nodes.iter().filter(move |node| node.kind == kind).map(|node| node.text.string.as_str())
}

/// `75/10. Cooperation …`, `1514 (XV). Declaration …`: the number of the resolution and its title.
fn number_line(cover: &[&str], lexicon: &Lexicon) -> Option<(String, String)> {
    const SIGNS: [char; 8] = ['.', '．', '、', '-', '–', ':', ' ', '\u{a0}'];
    cover.iter().rev().find_map(|words| {
        if let Some(found) = sessions::at_start(words, lexicon) {
            let title = words[found.to..].trim_start_matches(SIGNS).trim_end();
            return is_title(title).then(|| (found.symbol, title.to_owned()));
        }
        let number = leading_resolution_number(words)?;
        let rest = words[number.len()..].trim_start();
        let rest = rest.strip_prefix(['.', '．', '-', '–', ':'])?.trim_start_matches(['-', '–', ' ', '\u{a0}']);
        Some((number.trim().to_owned(), rest.trim().to_owned()))
    })
}

/// Whether words behind a number are a title: they do not go on with its sentence.
fn is_title(words: &str) -> bool {
    words.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
}

/// `75/10`, `S-32/1`, `ES-11/1`, `2019/19`, `75/101 A-B`, `75/253 B` at the start of `words`.
pub(super) fn leading_resolution_number(words: &str) -> Option<&str> {
    let mut at = 0;
    for prefix in ["ES-", "S-", "ES\u{2011}", "S\u{2011}", "دإط-", "دإ-"] {
        if words.starts_with(prefix) {
            at = prefix.len();
            break;
        }
    }
    let (_, first) = leading_number(&words[at..])?;
    at += first;
    at += words[at..].strip_prefix('/').map(|_| 1)?;
    let (_, second) = leading_number(&words[at..])?;
    at += second;
    let rest = &words[at..];
    let letters = rest.trim_start_matches([' ', '\u{a0}']);
    let end = letters
        .find(|letter: char| !(letter.is_ascii_uppercase() || "-–\u{2011}".contains(letter)))
        .unwrap_or(letters.len());
    let part = letters[..end].trim_end_matches(['-', '–', '\u{2011}']);
    if part.len() <= 5
        && part.starts_with(|letter: char| letter.is_ascii_uppercase())
        && !letters[part.len()..].starts_with(char::is_alphabetic)
    {
        at = words.len() - letters.len() + part.len();
    }
    Some(&words[..at])
}

/// A line that is the symbol of a resolution: `A/RES/75/10`, `S/RES/2713 (2023)`, `S/2023/212`; a date may stand behind,
/// and whatever else behind the symbol of a resolution.
fn symbol_line(cover: &[&str]) -> Option<String> {
    cover.iter().find_map(|words| {
        let words = words.trim_matches(|letter: char| letter == '*' || letter.is_whitespace());
        let symbol = leading_symbol(words)?;
        let rest = words[symbol.len()..].trim_start();
        let is_alone =
            rest.is_empty() || (words.len() < 60 && rest.starts_with(|letter: char| letter.is_ascii_digit()));
        (is_alone || symbol.contains("/RES/")).then(|| spaced(symbol))
    })
}

/// The symbol at the start of `words`, with the session or year and the letters of parts behind it.
fn leading_symbol(words: &str) -> Option<&str> {
    let mut end = 0;
    for word in words.split([' ', '\u{a0}']) {
        let from = word.as_ptr() as usize - words.as_ptr() as usize;
        let is_first = end == 0
            && ["A/", "S/", "E/"].iter().any(|series| word.starts_with(series))
            && word.contains(|letter: char| letter.is_ascii_digit())
            && word.chars().all(|letter| letter.is_ascii_alphanumeric() || "/.-–()\u{2011}".contains(letter));
        let is_session = || word.len() > 2 && word.starts_with('(') && word.ends_with(')') && !word.contains('/');
        let is_part = || {
            let mut letters = word.split(['-', '–']);
            letters.all(|letter| letter.len() == 1 && letter.starts_with(|letter: char| letter.is_ascii_uppercase()))
        };
        if !(is_first || (end > 0 && (is_session() || is_part()))) {
            break;
        }
        end = from + word.len();
    }
    (end > 0 && end < 60).then(|| &words[..end])
}

/// A symbol with one space before its year, whether the source prints one or not.
fn spaced(symbol: &str) -> String {
    let tight: String = symbol.split_whitespace().collect::<Vec<_>>().join(" ");
    tight.replace(" (", "(").replace('(', " (")
}

/// `2231 (2015)` in "Resolution 2231 (2015)", `第2504(2020)号决议`.
fn council_number(words: &str) -> Option<String> {
    if words.chars().count() > 80 {
        return None;
    }
    let open = words.find('(')?;
    let year = words[open + 1..].split(')').next()?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let head = words[..open].trim_end();
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    (is_year && (1..=4).contains(&digits)).then(|| format!("{} ({year})", &head[head.len() - digits..]))
}

/// A symbol that the text never prints whole, from the number and the organ.
fn made_symbol(found: &Facts, organ: Option<Organ>) -> Option<String> {
    let organ = organ?;
    let number = match organ {
        Organ::SecurityCouncil => found.sc_number.clone(),
        _ => found.number.as_ref().map(|number| number.0.replace('\u{2011}', "-")).or(found.session_number.clone()),
    }?;
    Some(format!("{}{number}", organ.symbol_prefix()))
}

/// The session in a symbol: 75 in `A/RES/75/10`, 32 in `A/RES/S-32/1`; none in those of organs without sessions.
fn session_of(symbol: Option<&str>) -> Option<u16> {
    let rest = symbol?;
    let number = rest.strip_prefix("A/RES/").or_else(|| rest.strip_prefix("A/HRC/RES/"))?;
    let Some((session, _)) = number.split_once('/') else {
        let (_, session) = number.split_once('(')?;
        let roman = session.trim_end_matches(')').trim_start_matches("ES-").trim_start_matches("S-");
        return labels::roman_capitals(roman).and_then(|session| u16::try_from(session).ok());
    };
    session.trim_start_matches("ES-").trim_start_matches("S-").parse().ok()
}

/// The document symbols in a committee note, in order: `A/75/L.20`, `A/75/L.20/Add.1`.
fn symbols(words: &str) -> Vec<String> {
    words
        .split(|letter: char| letter.is_whitespace() || !letter.is_ascii() || "()[],;".contains(letter))
        .filter(|word| word.contains('/') && word.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .map(|word| word.trim_end_matches('.').to_owned())
        .collect()
}

/// The meeting without the date that some print on the same line.
fn without_date(words: &str, lexicon: &Lexicon) -> String {
    let Some(_) = lexicon.date(words) else { return words.to_owned() };
    // The date is the shortest tail (or, in Chinese, what stands behind the meeting) that still tells it.
    let cut = words.match_indices(' ').map(|(at, _)| at).rfind(|&at| lexicon.date(&words[at..]) == lexicon.date(words));
    match cut {
        Some(at) if lexicon.is_meeting_line(words[..at].trim()) => words[..at].trim().to_owned(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::lexicon;
    use crate::model::language::Language;

    #[test]
    fn numbers_and_titles_part() {
        let number = |words: &str| number_line(&[words], lexicon::of(Language::English));
        assert_eq!(number("75/10. A title"), Some(("75/10".into(), "A title".into())));
        assert_eq!(number("ES-11/1. A title").map(|found| found.0), Some("ES-11/1".into()));
        assert_eq!(number("75/101 A-B. A title").map(|found| found.0), Some("75/101 A-B".into()));
        assert_eq!(number("75/101. - عنوان").map(|found| found.1), Some("عنوان".into()));
        assert_eq!(number("75/10 Of words"), None);
    }

    #[test]
    fn the_number_of_the_council_bears_its_year() {
        assert_eq!(council_number("Resolution 2231 (2015)").as_deref(), Some("2231 (2015)"));
        assert_eq!(council_number("第2504(2020)号决议").as_deref(), Some("2504 (2020)"));
        assert_eq!(council_number("Article 5 (a)"), None);
    }

    #[test]
    fn drafts_are_the_symbols_of_the_committee_note() {
        for words in
            ["[без передачи (A/75/L.20 и A/75/L.20/Add.1)]", "[未经发交主要委员会而通过 (A/75/L.20和A/75/L.20/Add.1)]"]
        {
            assert_eq!(symbols(words), ["A/75/L.20", "A/75/L.20/Add.1"], "{words}");
        }
    }

    #[test]
    fn two_of_three_dates_outweigh_a_misprint() {
        let date = |text: &str| Some(text.to_owned());
        assert_eq!(likeliest(&[date("2020-12-03"), date("2020-12-31"), date("2020-12-31")]), date("2020-12-31"));
        assert_eq!(likeliest(&[date("2020-12-03"), None, date("2020-12-31")]), date("2020-12-03"));
        assert_eq!(likeliest(&[None, None, None]), None);
        assert_eq!(date_of_work("/akn/un/statement/deliberation/unga/2020-11-23/75-10"), date("2020-11-23"));
    }

    #[test]
    fn symbols_are_spaced_alike() {
        assert_eq!(spaced("S/RES/2521(2020)"), "S/RES/2521 (2020)");
        assert_eq!(spaced("S/RES/2521\u{a0}(2020)"), "S/RES/2521 (2020)");
        assert_eq!(session_of(Some("A/RES/S-32/1")), Some(32));
        assert_eq!(session_of(Some("A/RES/9514 (XV)")), Some(15));
        for (line, symbol) in [
            ("S/RES/9244 (2044) 10 June 2044", Some("S/RES/9244 (2044)")),
            ("S/RES/9242(2044) SC", Some("S/RES/9242 (2044)")),
            ("S/RES/9223 (2044) Security Council Distr.: General", Some("S/RES/9223 (2044)")),
            ("E/2044/L.25 17 July 2044", Some("E/2044/L.25")),
            ("A/RES/99/130 A-B", Some("A/RES/99/130 A-B")),
            ("A/99/L.2, para. 3", None),
            ("A/99/L.2 and others", None),
        ] {
            assert_eq!(symbol_line(&[line]).as_deref(), symbol, "{line}");
        }
    }
}
