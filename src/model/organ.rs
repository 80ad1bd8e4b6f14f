//! The organs whose resolutions are read.

/// A principal organ, or a subsidiary one that adopts resolutions of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Organ {
    /// `A/RES/75/10`.
    GeneralAssembly,
    /// `S/RES/2231 (2015)`.
    SecurityCouncil,
    /// `A/HRC/RES/54/15`.
    HumanRightsCouncil,
    /// `E/RES/2019/19`.
    EconomicAndSocialCouncil,
}

impl Organ {
    /// The short name by which the JSON and the title bar tell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::GeneralAssembly => "GA",
            Self::SecurityCouncil => "SC",
            Self::HumanRightsCouncil => "HRC",
            Self::EconomicAndSocialCouncil => "ECOSOC",
        }
    }

    /// What stands before the number in a symbol of this organ.
    pub fn symbol_prefix(self) -> &'static str {
        match self {
            Self::GeneralAssembly => "A/RES/",
            Self::SecurityCouncil => "S/RES/",
            Self::HumanRightsCouncil => "A/HRC/RES/",
            Self::EconomicAndSocialCouncil => "E/RES/",
        }
    }

    /// The organ that issued the document with this symbol.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        if symbol.starts_with("A/HRC/") {
            Some(Self::HumanRightsCouncil)
        } else if symbol.starts_with("A/") {
            Some(Self::GeneralAssembly)
        } else if symbol.starts_with("S/") {
            Some(Self::SecurityCouncil)
        } else if symbol.starts_with("E/") {
            Some(Self::EconomicAndSocialCouncil)
        } else {
            None
        }
    }
}
