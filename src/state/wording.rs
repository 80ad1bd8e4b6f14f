//! What the interface says, in the six official languages.
//!
//! The words stand in `assets/wording`, one file a language, and are read at the first text asked for. The language of
//! the interface has nothing to do with the language of the document.

use crate::model::language::Language;
use crate::model::node::Kind;
use std::collections::HashMap;
use std::sync::OnceLock;

macro_rules! texts {
    ($($name:ident)*) => {
        /// A text of the interface; its words stand under its name in `assets/wording`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the English file says it")]
        pub enum Say { $($name),* }

        impl Say {
            /// All texts, in the order of the files.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in the files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

texts! {
    Document EmptyDocument Cover Enacting Preamble OperativePart Preambular Operative Subparagraph Section Heading Annex Paragraph Plain Table Part Closing
    NoteCount ReferenceCount CharacterCount WordCount
    NoteTitle NotesTitle KeysTitle FollowTitle CardTitle RemarksTitle CitedByTitle MarksTitle PaletteTitle DocumentsTitle ComparisonTitle OwnNotesTitle OwnNoteTitle
    Note CalledIn CalledNowhere IbidOf Cites NothingMatches ForceOf BeforeJump PlaceOf RemarkRepaired RemarkOdd RemarkUnclear RemarkFurniture Accounted
    AskAddress AskPhrase AskPhraseUp AskFilter AskMark AskPath
    HintOutline HintNote HintFind HintGoTo HintHelp HintClose HintNext HintPrevious HintToParagraph HintFilter HintKeep HintNewLine HintLeave
    KeyDoesNothing KeyGoesOn LeaveWith
    NoneBehind NoneBefore NoPartBehind NoPartBefore NoMarkBehind NoMarkBefore NoSiblingBehind NoSiblingBefore NothingHolds AtEnd AtTop NoJumpBack NoJumpForward
    NothingToFold NothingFolded RowsWide OutlineWide NotesSide NotesFoot NotesEnd NotesAsked FillRagged FillDivided FillEven
    NoNoteHere NoNoteInSight NothingToFollow NoNotes LastNote FirstNote NoCaller CallerOf NobodyCites
    NotFound InNote InParallel NothingSearched NoHits FromTop FromEnd NoWordHere FilteredBy FilterNone
    NoNode NoNote NoAddress
    Marked NoMark NoMarks NoMarkName NoOwnNotes OwnNoteKept OwnNoteGone OwnNoteLeft
    Copied CopiedWords NothingToCopy NoLink MouseReleased MouseTaken
    SettingFault NoSetting BadSetting NotToml SettingIs SettingsKept NothingToKeep NoSettingsFile SettingsFailed
    SetCommand SetLanguage SetTheme SetWidth SetOutline SetFill SetBidi SetNotes SetMemory SetMouse SetPreset
    Reloaded NothingToReload ChangedOnDisk SomeUnclear PageOpened PageCopied CopyCut NoShellBehind MemoryFailed
    NothingDiffers ParallelOpen ParallelNarrow NoDocuments ReadingFolder NoSuchFile NotPermitted IsFolder TooLarge CannotRead DiskFull NotWritable NotWritten
    MovingKeys OutlineKeys NoteKeys FindKeys UseKeys ProgramKeys InOutlineKeys PopupKeys
    NoPreset NoAction NoKey KeyTaken ActionWithoutKey
}

/// The words of all six languages, in the order of `Language::ALL`.
const FILES: [&str; 6] = [
    include_str!("../../assets/wording/ar.txt"),
    include_str!("../../assets/wording/zh.txt"),
    include_str!("../../assets/wording/en.txt"),
    include_str!("../../assets/wording/fr.txt"),
    include_str!("../../assets/wording/ru.txt"),
    include_str!("../../assets/wording/es.txt"),
];

/// The language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue(pub Language);

impl Default for Tongue {
    fn default() -> Self {
        Self(Language::English)
    }
}

impl Tongue {
    /// The language that a locale asks for, from the variables `LC_ALL`, `LC_MESSAGES` and `LANG`: the first that is
    /// set decides. English where it names none of the six.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
        locale.and_then(|locale| Language::from_code(&locale)).map_or_else(Self::default, Self)
    }

    /// Whether the interface runs from right to left.
    pub fn is_right_to_left(self) -> bool {
        self.0.is_right_to_left()
    }

    /// A text as it stands.
    pub fn say(self, text: Say) -> &'static str {
        self.words(text.name())
    }

    /// A text in which the names in braces are filled in.
    pub fn fill(self, text: Say, values: &[(&str, &str)]) -> String {
        filled(self.say(text), values)
    }

    /// A text about `n` things, in the form that the language has for that number.
    pub fn count(self, text: Say, n: usize) -> String {
        let forms: Vec<&str> = self.say(text).split(" | ").collect();
        let form = forms.get(plural(self.0, n)).or(forms.last()).copied().unwrap_or_default();
        filled(form, &[("n", &n.to_string())])
    }

    /// What a kind of node is called.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.say(match kind {
            Kind::Cover => Say::Cover,
            Kind::Enacting => Say::Enacting,
            Kind::Preambular => Say::Preambular,
            Kind::Operative => Say::Operative,
            Kind::Subparagraph => Say::Subparagraph,
            Kind::Section => Say::Section,
            Kind::Heading => Say::Heading,
            Kind::Annex => Say::Annex,
            Kind::Paragraph => Say::Paragraph,
            Kind::Text => Say::Plain,
            Kind::Table => Say::Table,
            Kind::Part => Say::Part,
            Kind::Closing => Say::Closing,
        })
    }

    /// What the action of that name does, for help; the name itself where no file tells.
    pub fn help(self, action: &'static str) -> &'static str {
        self.words(action)
    }

    fn words(self, name: &'static str) -> &'static str {
        static READ: [OnceLock<HashMap<&str, &str>>; 6] = [const { OnceLock::new() }; 6];
        let place = Language::ALL.iter().position(|&language| language == self.0).unwrap_or(0);
        READ[place].get_or_init(|| entries(FILES[place]).collect()).get(name).copied().unwrap_or(name)
    }
}

/// The names and words of a file, in order.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

/// Fills in what stands in braces; a name without a value stays.
fn filled(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    for (number, piece) in words.split('{').enumerate() {
        let named = piece.split_once('}').filter(|_| number > 0);
        let value = named.and_then(|(name, _)| values.iter().find(|value| value.0 == name));
        match (named, value) {
            (Some((_, rest)), Some((_, value))) => out.extend([*value, rest]),
            _ if number > 0 => out.extend(["{", piece]),
            _ => out.push_str(piece),
        }
    }
    out
}

/// Which form of a text a number takes, by the rules of the Unicode CLDR.
fn plural(language: Language, n: usize) -> usize {
    let (tens, ones) = (n % 100, n % 10);
    match language {
        Language::Chinese => 0,
        Language::English | Language::Spanish => usize::from(n != 1),
        Language::French => usize::from(n > 1),
        Language::Russian => match (tens, ones) {
            (11..=14, _) => 2,
            (_, 1) => 0,
            (_, 2..=4) => 1,
            _ => 2,
        },
        Language::Arabic => match (n, tens) {
            (0..=2, _) => n,
            (_, 3..=10) => 3,
            (_, 11..) => 4,
            _ => 5,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::action::ACTIONS;

    /// How many forms of a counted text each language has.
    fn forms(language: Language) -> usize {
        match language {
            Language::Chinese => 1,
            Language::Russian => 3,
            Language::Arabic => 6,
            _ => 2,
        }
    }

    fn braces(words: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            words.split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|piece| piece.0).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_language_has_every_text_in_the_same_order() {
        let english: Vec<&str> = entries(FILES[2]).map(|entry| entry.0).collect();
        let texts = english.iter().filter(|name| name.starts_with(char::is_uppercase)).copied();
        assert!(texts.eq(Say::ALL.iter().map(|text| text.name())), "the English file and `Say` differ");
        for file in FILES {
            assert_eq!(entries(file).map(|entry| entry.0).collect::<Vec<_>>(), english);
            assert!(entries(file).all(|entry| !entry.1.trim().is_empty()));
        }
    }

    #[test]
    fn every_action_is_told_by_help() {
        for (name, _) in ACTIONS {
            assert!(entries(FILES[2]).any(|entry| entry.0 == *name), "{name} has no words");
        }
    }

    #[test]
    fn every_text_is_said_somewhere_and_every_line_of_help_has_its_action() {
        let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![src];
        let mut code = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    code += &std::fs::read_to_string(path).unwrap_or_default();
                }
            }
        }
        let is_said = |name: &str| {
            let call = format!("Say::{name}");
            let follows = |at: usize| !code[at + call.len()..].starts_with(char::is_alphanumeric);
            code.match_indices(&call).any(|(at, _)| follows(at))
        };
        for (name, _) in entries(FILES[2]) {
            let is_used = if name.starts_with(char::is_uppercase) {
                is_said(name)
            } else {
                ACTIONS.iter().any(|action| action.0 == name)
            };
            assert!(is_used, "{name} is never said");
        }
    }

    #[test]
    fn placeholders_and_forms_agree() {
        for (place, language) in Language::ALL.into_iter().enumerate() {
            for ((name, english), (_, words)) in entries(FILES[2]).zip(entries(FILES[place])) {
                assert_eq!(braces(english), braces(words), "{name} in {}", language.code());
                let wanted = if english.contains(" | ") { forms(language) } else { 1 };
                assert_eq!(words.split(" | ").count(), wanted, "{name} in {}", language.code());
            }
        }
    }

    #[test]
    fn numbers_take_the_form_of_their_language() {
        let said = |language, n| Tongue(language).count(Say::NoteCount, n);
        assert_eq!(said(Language::English, 1), "1 note");
        assert_eq!(said(Language::French, 0), "0 note");
        for (n, words) in [(1, "1 сноска"), (3, "3 сноски"), (11, "11 сносок"), (22, "22 сноски"), (112, "112 сносок")]
        {
            assert_eq!(said(Language::Russian, n), words);
        }
        for (n, words) in [(2, "حاشيتان"), (7, "7 حواشٍ"), (11, "11 حاشية"), (100, "100 حاشية")] {
            assert_eq!(said(Language::Arabic, n), words);
        }
        assert_eq!(said(Language::Chinese, 7), "7 个脚注");
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let locale = |all: &str, messages: &str, lang: &str| {
            let set = [("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang)].map(|(a, b)| (a, b.to_owned()));
            Tongue::of_locale(|name| set.iter().find(|pair| pair.0 == name).map(|pair| pair.1.clone())).0
        };
        assert_eq!(locale("", "", "ru_RU.UTF-8"), Language::Russian);
        assert_eq!(locale("", "fr_FR", "ru_RU.UTF-8"), Language::French);
        assert_eq!(locale("C.UTF-8", "fr_FR", "zh_CN"), Language::English);
        assert_eq!(locale("", "", "de_DE.UTF-8"), Language::English);
        assert_eq!(locale("", "", "ar.UTF-8"), Language::Arabic);
    }

    #[test]
    fn values_are_filled_in_as_they_are() {
        assert_eq!(filled("a {x} b {y}", &[("x", "{y}"), ("y", "2")]), "a {y} b 2");
        assert_eq!(filled("a { b {z}", &[]), "a { b {z}");
    }
}
