//! The words of one language, as its file in `assets/lexicon` lists them.

use crate::grammar::lexicon::table::Table;
use crate::model::language::Language;
use std::sync::OnceLock;

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) formulas: Table,
    pub(super) openers: Table,
    pub(super) verbs: Table,
    pub(super) ladder: Table,
    pub(super) months: Table,
    pub(super) ordinals: Table,
    pub(super) sessions: Table,
    pub(super) agenda: Table,
    pub(super) drafts: Table,
    pub(super) title_lines: Table,
    pub(super) adoptions: Table,
    pub(super) meetings: Table,
    pub(super) votes: Table,
    pub(super) annexes: Table,
    pub(super) divisions: Table,
    pub(super) unended: Table,
    pub(super) ibid: Table,
    pub(super) counters: Table,
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
            "drafts" => &mut self.drafts,
            "title lines" => &mut self.title_lines,
            "adoptions" => &mut self.adoptions,
            "meetings" => &mut self.meetings,
            "votes" => &mut self.votes,
            "annexes" => &mut self.annexes,
            "divisions" => &mut self.divisions,
            "unended" => &mut self.unended,
            "ibid" => &mut self.ibid,
            "counters" => &mut self.counters,
            _ => return None,
        })
    }
}

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
}
