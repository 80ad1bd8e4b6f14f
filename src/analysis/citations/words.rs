//! The words around a number that tell which document it names, in the six languages together.
//!
//! One table for all languages: a Russian resolution cites English titles in its notes, and the words of one
//! language mean nothing else in another.

use crate::model::organ::Organ;

/// What a number names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A resolution.
    Resolution,
    /// A decision; it has no document of its own.
    Decision,
}

/// Stems, in small letters, that stand before a number and tell its nature.
pub const NATURES: [(&str, Nature); 12] = [
    ("resolution", Nature::Resolution),
    ("résolution", Nature::Resolution),
    ("resolución", Nature::Resolution),
    ("resoluciones", Nature::Resolution),
    ("резолюци", Nature::Resolution),
    ("قرار", Nature::Resolution),
    ("decision", Nature::Decision),
    ("décision", Nature::Decision),
    ("decisión", Nature::Decision),
    ("decisiones", Nature::Decision),
    ("решени", Nature::Decision),
    ("مقرر", Nature::Decision),
];

/// Letters that Arabic writes before a word as parts of it: "and", "in", "to", "as", the article.
pub const ARABIC_PREFIXES: &str = "وفبلكا";

/// The two Chinese words, which stand behind the number: before it, the second is the verb "decides".
pub const BEHIND: [(&str, Nature); 2] = [("决议", Nature::Resolution), ("决定", Nature::Decision)];

/// How the organs are named inside a sentence, in small letters and without the endings that change.
pub const ORGANS: [(&str, Organ); 27] = [
    ("general assembly", Organ::GeneralAssembly),
    ("assemblée générale", Organ::GeneralAssembly),
    ("asamblea general", Organ::GeneralAssembly),
    ("генеральной ассамбле", Organ::GeneralAssembly),
    ("генеральная ассамбле", Organ::GeneralAssembly),
    ("الجمعية العامة", Organ::GeneralAssembly),
    ("大会", Organ::GeneralAssembly),
    ("security council", Organ::SecurityCouncil),
    ("conseil de sécurité", Organ::SecurityCouncil),
    ("consejo de seguridad", Organ::SecurityCouncil),
    ("совета безопасности", Organ::SecurityCouncil),
    ("مجلس الأمن", Organ::SecurityCouncil),
    ("安全理事会", Organ::SecurityCouncil),
    ("安理会", Organ::SecurityCouncil),
    ("human rights council", Organ::HumanRightsCouncil),
    ("conseil des droits de l’homme", Organ::HumanRightsCouncil),
    ("conseil des droits de l'homme", Organ::HumanRightsCouncil),
    ("consejo de derechos humanos", Organ::HumanRightsCouncil),
    ("совета по правам человека", Organ::HumanRightsCouncil),
    ("مجلس حقوق الإنسان", Organ::HumanRightsCouncil),
    ("人权理事会", Organ::HumanRightsCouncil),
    ("economic and social council", Organ::EconomicAndSocialCouncil),
    ("conseil économique et social", Organ::EconomicAndSocialCouncil),
    ("consejo económico y social", Organ::EconomicAndSocialCouncil),
    ("экономического и социального совета", Organ::EconomicAndSocialCouncil),
    ("المجلس الاقتصادي والاجتماعي", Organ::EconomicAndSocialCouncil),
    ("经济及社会理事会", Organ::EconomicAndSocialCouncil),
];

/// The letters of parts as Arabic spells them, in the order of its numbering: A to V.
pub const ARABIC_PARTS: [&str; 22] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين", "عين",
    "فاء", "صاد", "قاف", "راء", "شين", "تاء",
];

/// First components of document symbols; what opens otherwise is none (`HIV/AIDS`, `OEA/Ser.L`).
pub const SERIES: [&str; 41] = [
    "A", "S", "E", "ST", "T", "CEDAW", "CERD", "CAT", "CRC", "CCPR", "CMW", "CRPD", "CED", "HRI", "DP", "TD", "CD",
    "DC", "FCCC", "NPT", "ISBA", "SPLOS", "PCNICC", "CTOC", "CAC", "CCW", "APLC", "BWC", "UNEP", "HSP", "PBC", "ICCD",
    "JIU", "UNW", "SAICM", "CLCS", "ECE", "ESCAP", "ECA", "IDB", "GC",
];
