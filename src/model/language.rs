//! The six official languages of the United Nations.

/// A language in which resolutions are issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Written from right to left.
    Arabic,
    /// Written without spaces, in glyphs of two cells.
    Chinese,
    /// Taken where nothing tells otherwise.
    English,
    /// Puts a space before `;` and `:`.
    French,
    /// Opens its paragraphs with small letters.
    Russian,
    /// Shares its alphabet with English and French.
    Spanish,
}

impl Language {
    /// All six, in the order of the English alphabet, as the United Nations list them.
    pub const ALL: [Self; 6] = [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::Russian, Self::Spanish];

    /// The code of ISO 639-1, as in the addresses of docs.un.org.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
        }
    }

    /// The code of ISO 639-2, as Akoma Ntoso has it in the names of expressions.
    pub fn long_code(self) -> &'static str {
        match self {
            Self::Arabic => "ara",
            Self::Chinese => "zho",
            Self::English => "eng",
            Self::French => "fra",
            Self::Russian => "rus",
            Self::Spanish => "spa",
        }
    }

    /// The language meant by a code of two or three letters, in any of the standards that UN files use
    /// (`ru`, `rus`, `RU-ru`, and `ch` and `sp` of old addresses).
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.', '@']).next().unwrap_or(code).to_ascii_lowercase();
        Some(match primary.as_str() {
            "ar" | "ara" => Self::Arabic,
            "zh" | "zho" | "chi" | "ch" | "cn" => Self::Chinese,
            "en" | "eng" => Self::English,
            "fr" | "fra" | "fre" => Self::French,
            "ru" | "rus" => Self::Russian,
            "es" | "spa" | "sp" => Self::Spanish,
            _ => return None,
        })
    }

    /// Whether the text runs from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Arabic
    }

    /// Whether words stand apart by spaces.
    pub fn has_spaces(self) -> bool {
        self != Self::Chinese
    }

    /// Whether recitals and operative paragraphs open with a capital letter.
    pub fn has_capitals(self) -> bool {
        matches!(self, Self::English | Self::French | Self::Spanish)
    }

    /// Whether both are written in the same letters, accents apart.
    pub fn shares_alphabet(self, other: Self) -> bool {
        let is_latin = |language| matches!(language, Self::English | Self::French | Self::Spanish);
        self == other || (is_latin(self) && is_latin(other))
    }
}
