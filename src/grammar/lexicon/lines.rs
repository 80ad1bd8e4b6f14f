//! Knows the lines of cover, closing and notes: meetings, votes, adoptions, agenda items, "Ibid.".

use crate::grammar::labels;
use crate::grammar::lexicon::folded::{self, Folded};
use crate::grammar::lexicon::words::Lexicon;
use crate::model::letters::is_unspaced;

/// "Its meeting", which the Arabic line of adoption has before the number.
const ARABIC_SITTING: &str = "جلسته";

impl Lexicon {
    /// Whether `words` are the line that says who adopted the resolution, and when.
    pub fn is_title_line(&self, words: &str) -> bool {
        words.len() < 600 && self.title_lines.find(Folded(words)).is_some()
    }

    /// Whether `words` say that the document is a draft: "Albania and Andorra: draft resolution".
    pub fn is_draft_line(&self, words: &str) -> bool {
        self.drafts.find(Folded(words)).is_some()
    }

    /// Whether such a line begins at the start of `words`.
    pub fn opens_title_line(&self, words: &str) -> bool {
        self.title_lines.longest(Folded(words), 0).is_some()
    }

    /// Whether the line of an agenda item begins at the start of `words`.
    pub fn opens_agenda(&self, words: &str) -> bool {
        let tail = self.agenda.longest(Folded(words), 0).map(|(_, end)| words[end..].trim_start());
        tail.is_some_and(|tail| tail.starts_with(char::is_numeric))
    }

    /// Whether `words` open with what a number before them counts.
    pub fn opens_with_counter(&self, words: &str) -> bool {
        self.counters.longest(Folded(words), 0).is_some()
    }

    /// Whether `words` are the line of an agenda item.
    pub fn is_agenda_line(&self, words: &str) -> bool {
        let folded = Folded(words);
        words.len() < 300 && words.chars().any(char::is_numeric) && self.agenda.longest(folded, 0).is_some()
    }

    /// The agenda items that a line names: `130 (y)`, whatever script the letter has. Behind them may stand a title,
    /// whose numbers are none.
    pub fn agenda_item(&self, words: &str) -> Vec<String> {
        /// Letters of the longest "and" between two items.
        const AND: usize = 3;
        let mut items = Vec::new();
        let mut at = 0;
        while let Some(shift) = words[at..].find(|letter: char| letter.is_numeric()) {
            let from = at + shift;
            if !items.is_empty() && words[at..from].chars().filter(|letter| letter.is_alphabetic()).count() > AND {
                break;
            }
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

    /// Whether `words` are the line of the meeting at the end: "30th plenary meeting".
    pub fn is_meeting_line(&self, words: &str) -> bool {
        // The date behind an early meeting stands on a line of its own: "1976th plenary meeting,".
        let bare = words.trim_end().trim_end_matches([',', '，', '،']);
        let is_early = bare.len() < words.trim_end().len() && self.ends_with_meeting(bare);
        if !is_early && words.trim_end().ends_with([',', ';', ':', '，', '；', '：', '、', '،', '؛']) {
            return false;
        }
        let letters = words.chars().take(160).count();
        letters < 160
            && self.meetings.find(Folded(words)).is_some()
            && (self.begins_as_meeting(words, letters) || self.has_written_number(words, letters))
            && labels::number(words).is_none()
            && !self.opens_operative(words)
    }

    /// The meeting that the line of adoption names, as the Security Council's does: "its 9024th meeting".
    pub fn meeting_in<'a>(&self, words: &'a str) -> Option<&'a str> {
        if let Some(from) = words.find(ARABIC_SITTING) {
            let number = words[from + ARABIC_SITTING.len()..].trim_start();
            let to = words.len() - number.len() + labels::leading_number(number)?.1;
            return Some(&words[from..to]);
        }
        let (from, to, _) = self.meetings.find(Folded(words))?;
        let head = words[..from].trim_end();
        // Chinese glues the number to the words on both sides.
        let rest = if words[from..].starts_with(is_unspaced) {
            head.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('第')
        } else {
            head.trim_end_matches(|letter: char| !letter.is_whitespace())
        };
        let start = rest.len();
        words[start..from].contains(char::is_numeric).then(|| &words[start..to])
    }

    /// Whether a short line is nothing but a number and the meeting that it counts.
    fn ends_with_meeting(&self, words: &str) -> bool {
        const SHORT: usize = 40;
        let counts = words.starts_with(|letter: char| letter.is_numeric() || letter == '第' || letter.is_uppercase());
        counts
            && words.chars().nth(SHORT).is_none()
            && self.meetings.find(Folded(words)).is_some_and(|(_, to, _)| to == words.len())
    }

    fn begins_as_meeting(&self, words: &str, letters: usize) -> bool {
        let bare = words.trim_start_matches(folded::is_mark);
        let begins = bare.starts_with(|letter: char| letter.is_numeric() || letter == '第')
            || bare.starts_with("الجلسة")
            || self.adoptions.longest(Folded(bare), 0).is_some()
            || (letters < 80 && self.date(words).is_some());
        begins && (bare.starts_with('第') || words.chars().any(char::is_numeric))
    }

    /// Spanish and Arabic write out the number of an early meeting: "Primera sesión plenaria".
    fn has_written_number(&self, words: &str, letters: usize) -> bool {
        letters < 60 && self.sum_of_ordinals(Folded(words)) > 0
    }

    /// Whether `words` tell the vote: "[Adopted without a vote.]", "In favour:".
    pub fn is_vote_line(&self, words: &str) -> bool {
        let bare = words.trim_start_matches(|letter: char| "[［(（*".contains(letter) || letter.is_whitespace());
        let folded = Folded(bare);
        let Some((_, end)) = self.votes.longest(folded, 0) else { return false };
        bare.len() < words.len() || bare[end..].trim_start().starts_with([':', '：', '.', '。']) || bare.len() < 120
    }

    /// Whether the last word is one that ends no paragraph: an article, a preposition.
    pub fn ends_open(&self, words: &str) -> bool {
        let words = words.trim_end();
        let last = words.rsplit_once(char::is_whitespace).map_or("", |(_, last)| last);
        // "Annex A" ends with a letter.
        !last.starts_with(char::is_uppercase)
            && self.unended.longest(Folded(last), 0).is_some_and(|(_, to)| to == last.len())
    }

    /// Whether a note refers to the source of the note before it.
    pub fn is_ibid(&self, words: &str) -> bool {
        self.ibid.longest(Folded(words), 0).is_some()
    }
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

#[cfg(test)]
mod tests {
    use crate::grammar::lexicon::words::of;
    use crate::model::language::Language;

    #[test]
    fn agenda_items_bear_latin_letters() {
        assert_eq!(of(Language::Russian).agenda_item("Пункт 130 у) повестки дня"), ["130 (y)"]);
        assert_eq!(of(Language::Arabic).agenda_item("البند 130 (ذ) من جدول الأعمال"), ["130 (y)"]);
        assert_eq!(of(Language::English).agenda_item("Agenda items 13 and 115"), ["13", "115"]);
        assert_eq!(of(Language::Chinese).agenda_item("议程项目130(y)"), ["130 (y)"]);
        assert_eq!(
            of(Language::English).agenda_item("Agenda items 13, 14 and 115 Follow-up to 2030"),
            ["13", "14", "115"]
        );
    }

    #[test]
    fn the_line_of_adoption_names_the_meeting() {
        for (language, words, meeting) in [
            (
                Language::English,
                "Adopted by the Security Council at its 9022nd meeting, on 2 May 2044",
                "9022nd meeting",
            ),
            (Language::French, "Adoptée par le Conseil de sécurité à sa 9022e séance, le 2 mai 2044", "9022e séance"),
            (
                Language::Spanish,
                "Aprobada por el Consejo de Seguridad en su 9022ª sesión, el 2 de mayo",
                "9022ª sesión",
            ),
            (Language::Russian, "принятая Советом Безопасности на его 9022-м заседании 2 мая", "9022-м заседании"),
            (Language::Chinese, "2044年5月2日安全理事会第9022次会议通过", "第9022次会议"),
            (Language::Chinese, "2044年5月2日 9022次会议通过", "9022次会议"),
            (Language::Arabic, "الذي اتخذه مجلس الأمن في جلسته 9022، المعقودة في 2 أيار", "جلسته 9022"),
        ] {
            assert_eq!(of(language).meeting_in(words), Some(meeting), "{words}");
        }
        assert_eq!(of(Language::English).meeting_in("Resolution adopted by the General Assembly on 2 May 2044"), None);
    }

    #[test]
    fn lines_of_meetings_are_known() {
        for (language, words) in [
            (Language::English, "30th plenary meeting"),
            (Language::Russian, "30-е пленарное заседание"),
            (Language::Chinese, "第30次全体会议"),
            (Language::Arabic, "الجلسة العامة 30"),
            (Language::French, "30e séance plénière"),
            (Language::Spanish, "30a sesión plenaria"),
            (Language::Spanish, "Primera sesión plenaria"),
            (Language::Arabic, "الجلسة العامة الأولى"),
            (Language::English, "9976th plenary meeting,"),
            (Language::French, "9976e séance plénière,"),
            (Language::Chinese, "第九四八一次全体会议"),
        ] {
            assert!(of(language).is_meeting_line(words), "{words}");
        }
        assert!(of(Language::English).is_meeting_line("Adopted at the 9933rd meeting by 13 votes to none."));
        assert!(of(Language::French).is_meeting_line("Adoptée à la 963e séance par 8 voix contre zéro."));
        assert!(!of(Language::Chinese).is_meeting_line("主席在2044年5月2日第9766次会议上发表声明如下："));
        assert!(!of(Language::English).is_meeting_line("2. Decides to hold a plenary meeting on 2 June 2022."));
        assert!(!of(Language::Chinese).is_meeting_line("欢迎2018年9月24日全体会议，"));
    }
}
