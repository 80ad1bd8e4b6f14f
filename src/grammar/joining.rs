//! Rejoins paragraphs that a page's end or a note cut in two.
//!
//! In all six languages recitals end with a comma and operative paragraphs with a semicolon or a full stop. What ends
//! otherwise was cut; what ends so may still have been cut behind a comma or a sentence inside the paragraph.

use crate::grammar::halves::{
    begins_in_emphasis, begins_small, begins_with_digit, has_label, is_formula, is_gerund, is_labelled,
    is_lone_division, is_long, is_title_line, leads_on,
};
use crate::grammar::labels;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::piece::{Piece, final_sign, is_and};
use crate::manuscript::printed::{Opening, Style};
use crate::model::language::Language;
use crate::model::letters::is_unspaced;
use crate::model::remark::RemarkKind;

/// Joins halves from `first` on, the place of the enacting formula; what stands before it is a list of short lines.
pub fn join(pieces: Vec<Piece>, first: usize, lexicon: &Lexicon, language: Language) -> Vec<Piece> {
    let numbers: Vec<Option<u32>> = pieces.iter().map(|piece| number_of(piece.words())).collect();
    let mut next_number = None;
    let mut ahead = vec![None; pieces.len()];
    for place in (0..pieces.len()).rev() {
        ahead[place] = next_number;
        next_number = numbers[place].or(next_number);
    }
    let rules = Rules { lexicon, language };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (place, piece) in pieces.into_iter().enumerate() {
        match out.last_mut() {
            Some(head) if place > first + 1 && rules.belongs(head, &piece, ahead[place]) => {
                let what = if piece.after_break { "a note" } else { "the end of a page" };
                append(head, piece, what);
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Joins the recitals that a file without pages cut all the same: one lacks its end, the other its opening.
pub fn mend(pieces: Vec<Piece>, lexicon: &Lexicon) -> Vec<Piece> {
    let goes_on = |head: &Piece, tail: &Piece| {
        let is_recital = match (head.paragraph.style, tail.paragraph.style) {
            (Style::Recital, Style::Recital) => true,
            (Style::Plain, Style::Plain) => lexicon.opens_preambular(head.words()),
            _ => false,
        };
        let words = tail.words();
        is_recital
            && [head, tail].iter().all(|piece| piece.paragraph.label.is_none())
            && is_long(head)
            && final_sign(head.words()).is_none()
            && begins_small(words)
            && tail.paragraph.text.spans.first().is_none_or(|span| span.from > 0)
            && !lexicon.opens_preambular(words)
    };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(head) if goes_on(head, &piece) => append(head, piece, "the file"),
            _ => out.push(piece),
        }
    }
    out
}

/// The number that a paragraph bears.
fn number_of(words: &str) -> Option<u32> {
    labels::number(words).and_then(|label| label.ordinal_in(labels::Series::Number))
}

/// What the decision needs beside the two pieces.
struct Rules<'a> {
    lexicon: &'a Lexicon,
    language: Language,
}

impl Rules<'_> {
    /// Whether `tail` is the rest of `head`; `next` is the number of the next numbered paragraph behind it.
    fn belongs(&self, head: &Piece, tail: &Piece, next: Option<u32>) -> bool {
        let are_plain = [head, tail].iter().all(|piece| piece.paragraph.style == Style::Plain);
        are_plain
            && tail.paragraph.label.is_none()
            && tail.paragraph.opening != Opening::Fresh
            && !is_lone_division(head.words())
            && !is_title_line(head, tail)
            && !is_formula(tail.words())
            && self.goes_on(head, tail, next)
            && ![head, tail].iter().any(|piece| self.lexicon.is_meeting_line(piece.words()))
    }

    fn goes_on(&self, head: &Piece, tail: &Piece, next: Option<u32>) -> bool {
        let words = tail.words();
        let sign = final_sign(head.words());
        if let Opening::Below(room) = tail.paragraph.opening {
            return self.goes_on_below(head, words, room);
        }
        // Where paragraphs begin with an indent, a flush row at the top of a page goes on with the one before.
        if tail.paragraph.opening == Opening::Flush && sign.is_none() {
            return true;
        }
        if is_labelled(head, tail) || begins_in_emphasis(tail) {
            return false;
        }
        if tail.paragraph.opening == Opening::Likely {
            let is_inner = number_of(head.words()).is_some() || (self.language.has_capitals() && begins_small(words));
            return is_inner || !self.language.has_spaces() || !self.opens(words);
        }
        let goes_on = tail.paragraph.opening == Opening::Flush
            || match sign {
                None => self.completes(head, tail),
                Some(',') => self.goes_on_behind_comma(head, tail),
                Some(_) => tail.after_break && self.goes_on_behind_sentence(head, tail, next),
            };
        goes_on && !self.is_heading(words)
    }

    /// Whether the words on a line go on with those on the line above, of which so many hundredths were left empty.
    fn goes_on_below(&self, head: &Piece, words: &str, room: u8) -> bool {
        const SHORT: u8 = 35;
        const FULL: u8 = 8;
        if self.is_heading(words) || labels::number(words).or_else(|| labels::item(words)).is_some() {
            return false;
        }
        let opens = self.opens(words) || self.lexicon.opens_soon(words) || self.opens_in_form(words);
        let above = head.words().trim_end_matches(|letter: char| letter.is_ascii_digit());
        match final_sign(above) {
            _ if self.language.has_capitals() && begins_small(words) => true,
            None if self.lexicon.ends_open(above) => true,
            None => room < SHORT && !(opens && room > FULL),
            Some(',') if number_of(head.words()).is_some() => !opens || room < FULL,
            Some(',') => !opens && (room < SHORT || begins_small(words) || begins_with_digit(words)),
            Some(';') => !opens && room < FULL && !self.language.has_capitals(),
            Some(_) => !opens && room < FULL,
        }
    }

    /// Behind words that lack their end, all goes on but what surely opens a paragraph, and what follows a heading.
    fn completes(&self, head: &Piece, tail: &Piece) -> bool {
        let words = tail.words();
        let may_open =
            if self.language.has_capitals() { words.starts_with(char::is_uppercase) } else { !has_label(head) };
        let goes_on = self.language != Language::Russian && (begins_small(words) || begins_with_digit(words));
        let knows_pages = !matches!(head.paragraph.opening, Opening::Unknown | Opening::Top);
        let is_cut = || self.is_cut_by_page(head, tail) || self.is_cut(head, tail);
        (knows_pages || is_long(head) || tail.after_break || goes_on || is_cut())
            && (!(may_open && self.opens(words)) || leads_on(head))
    }

    /// Whether a page ended behind words that open a paragraph, and are no heading.
    fn is_cut_by_page(&self, head: &Piece, tail: &Piece) -> bool {
        tail.paragraph.opening == Opening::Top && (has_label(head) || self.opens(head.words()))
    }

    /// Whether the last word ends no paragraph, or words that a verb opens, and that no heading bears, lack their end,
    /// which `tail` has.
    fn is_cut(&self, head: &Piece, tail: &Piece) -> bool {
        let words = head.words();
        let behind = labels::number(words).map_or(words, |label| words[label.next..].trim_start());
        let is_open = || self.lexicon.ends_open(words) && !begins_in_emphasis(tail);
        is_open() || self.opens(behind) && (begins_small(tail.words()) || final_sign(tail.words()).is_some())
    }

    /// A comma ends a recital; in a numbered paragraph it ends nothing. Behind an item, a verb begins the text that
    /// follows the list.
    fn goes_on_behind_comma(&self, head: &Piece, tail: &Piece) -> bool {
        let words = tail.words();
        let may_be_cut = tail.after_break || is_long(head) || self.is_cut_by_page(head, tail);
        let is_numbered = number_of(head.words()).is_some();
        if !is_numbered && has_label(head) {
            return may_be_cut
                && !self.opens_behind_and(words)
                && (!self.language.has_capitals() || begins_small(words));
        }
        if self.language.has_capitals() {
            return begins_small(words)
                || (may_be_cut && begins_with_digit(words))
                || (is_numbered && may_be_cut && !self.opens(words));
        }
        may_be_cut
            && (is_numbered || !(self.lexicon.opens_soon(words) || self.opens_in_form(words)))
            && (tail.after_break || self.language.has_spaces())
    }

    /// Whether the form of the first words is that of a recital's, though the lexicon does not know them: a gerund in
    /// Russian, "as it" or a noun "of it" in Arabic.
    fn opens_in_form(&self, words: &str) -> bool {
        const ADVERB: usize = 3;
        match self.language {
            Language::Russian => words.split_whitespace().take(ADVERB).any(is_gerund),
            Language::Arabic => {
                let of_it = || words.split_whitespace().nth(1).is_some_and(|word| matches!(word, "منه" | "منها"));
                words.starts_with("وإذ") || words.starts_with("إذ") || of_it()
            }
            _ => false,
        }
    }

    /// Behind a finished sentence and a note, only small letters go on, or a further sentence between two numbers
    /// that follow each other.
    fn goes_on_behind_sentence(&self, head: &Piece, tail: &Piece, next: Option<u32>) -> bool {
        let words = tail.words();
        let is_item = has_label(head) && number_of(head.words()).is_none();
        if self.language.has_capitals() && begins_small(words) {
            return !(is_item && self.opens_behind_and(words));
        }
        let number = number_of(head.words());
        let is_between = number.is_some() && number.map(|number| number + 1) == next;
        is_between && final_sign(head.words()) == Some('.') && final_sign(words) == Some('.') && !self.opens(words)
    }

    /// Whether paragraphs of the language begin with a capital.
    fn opens(&self, words: &str) -> bool {
        self.lexicon.opens_preambular(words) || self.lexicon.opens_operative(words)
    }

    /// Whether a verb opens `words`, perhaps behind an "and".
    fn opens_behind_and(&self, words: &str) -> bool {
        let behind = words.split_once(' ').filter(|(first, _)| is_and(first)).map_or("", |(_, rest)| rest);
        self.opens(words) || self.opens(behind)
    }

    /// The heading of an annex, or the numeral of a section alone on its line, with or without the word for it.
    fn is_heading(&self, words: &str) -> bool {
        let named = || self.lexicon.division(words).is_some_and(|label| label.next == words.len());
        let annex = || self.lexicon.annex(words).is_some_and(|annex| words[annex.rest..].trim().is_empty());
        is_lone_division(words) || annex() || named()
    }
}

fn append(head: &mut Piece, mut tail: Piece, what: &str) {
    let before = head.words().chars().next_back();
    let after = tail.words().chars().next();
    let compound = before == Some('-') && after.is_some_and(char::is_alphabetic);
    let unspaced = [before, after].iter().flatten().any(|letter| is_unspaced(*letter));
    if !compound && !unspaced {
        head.paragraph.text.push(" ");
    }
    head.remarks.push((
        RemarkKind::Repaired,
        format!("two halves that {what} had parted were joined at “{}”", first_words(tail.words())),
    ));
    head.remarks.append(&mut tail.remarks);
    head.paragraph.text.append(tail.paragraph.text);
}

/// Enough of `words` to find the place again.
fn first_words(words: &str) -> String {
    let short: String = words.chars().take(30).collect();
    if short.len() < words.len() { format!("{}…", short.trim_end()) } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::lexicon;
    use crate::manuscript::printed::Paragraph;

    /// The paragraphs after joining; `|` before one says that a note stood there.
    fn joined(language: Language, paragraphs: &[&str]) -> Vec<String> {
        let piece = |words: &&str| Piece {
            after_break: words.starts_with('|'),
            paragraph: Paragraph { text: words.trim_start_matches('|').into(), ..Paragraph::default() },
            ..Piece::default()
        };
        let mut pieces = vec![Piece::default(); 2];
        pieces.extend(paragraphs.iter().map(piece));
        let joined = join(pieces, 0, lexicon::of(language), language);
        joined[2..].iter().map(|piece| piece.words().to_owned()).collect()
    }

    const LONG: &str = "Recalling the many reports that were laid before it in the course of the year by the bodies that \
                        it had asked to look into the state of the archives of all the offices away from";

    #[test]
    fn an_unfinished_paragraph_goes_on_but_not_with_a_new_opening() {
        let english = |tail: &str| joined(Language::English, &[LONG, tail]).len();
        assert_eq!(english("headquarters,"), 1);
        assert_eq!(english("Vienna and Nairobi,"), 1);
        assert_eq!(english("– and these are many – headquarters,"), 1);
        for tail in
            ["Recalling also its resolution,", "2. Decides", "(b) In part;", "Annex", "II", "40th plenary meeting"]
        {
            assert_eq!(english(tail), 2, "{tail}");
        }
    }

    #[test]
    fn what_a_verb_opens_goes_on_however_short_it_is() {
        let recital = ["отмечая труд Генеральной", "Ассамблеи,", "отмечая ее решения,"];
        assert_eq!(joined(Language::Russian, &recital).len(), 2);
        let numbered = ["2. просит и впредь", "хранить книги;", "3. просит", "4. просит их читать;"];
        assert_eq!(joined(Language::Russian, &numbered).len(), 3);
        let arabic = ["1 - تدعو الدول إلى", "حفظ كتبها؛"];
        assert_eq!(joined(Language::Arabic, &arabic).len(), 1);
        // A heading over the words that stand for it.
        let heading = ["b) Сотрудничество с архивами", "оказывать архивам помощь;"];
        assert_eq!(joined(Language::Russian, &heading).len(), 2);
    }

    #[test]
    fn a_line_that_tells_the_meeting_is_whole() {
        assert_eq!(joined(Language::Chinese, &["第82次全体会议", "2044年6月18日"]).len(), 2);
        assert_eq!(joined(Language::Arabic, &["الجلسة 46", "11 تشرين الأول/أكتوبر 2044"]).len(), 2);
    }

    #[test]
    fn behind_a_comma_a_numbered_paragraph_goes_on_and_a_recital_ends() {
        let numbered = "3. предлагает учреждениям, которые ведут такую работу и хранят ее плоды в своих архивах,";
        assert_eq!(joined(Language::Russian, &[numbered, "отмечая их труд, продолжать ее;"]).len(), 1);
        let recital = "подчеркивая значение работы, которую ведут учреждения, и плодов ее, хранимых в архивах,";
        assert_eq!(joined(Language::Russian, &[recital, "|вновь особо отмечая их труд,"]).len(), 2);
        assert_eq!(joined(Language::Russian, &[recital, "|а также в хранилищах стран,"]).len(), 1);
    }

    #[test]
    fn forms_that_no_lexicon_knows_open_recitals_and_prepositions_do_not() {
        let arabic = "وإذ تشير إلى قراراتها السابقة بشأن المحفوظات والمكتبات التي تحفظها الدول الأعضاء في المكتبات،";
        assert_eq!(joined(Language::Arabic, &[arabic, "|ويقيناً منها بأن أعمالها كثيرة،"]).len(), 2);
        let recital = "подчеркивая значение работы, которую ведут учреждения, и плодов ее, хранимых в архивах,";
        assert_eq!(joined(Language::Russian, &[recital, "|вновь указывая, что ее ведут,"]).len(), 2);
        assert_eq!(joined(Language::Russian, &[recital, "|включая архивы стран,"]).len(), 1);
    }

    #[test]
    fn behind_an_and_all_goes_on_but_a_number() {
        let recital = "подчеркивая значение работы, которую ведут учреждения, и плодов ее, хранимых в архивах, и";
        assert_eq!(joined(Language::Russian, &[recital, "|подтверждая их цели,"]).len(), 1);
        assert_eq!(joined(Language::Russian, &[recital, "|2. просит продолжать ее;"]).len(), 2);
        let arabic = "وإذ تشير إلى قراراتها السابقة بشأن المحفوظات والمكتبات التي تحفظها الدول الأعضاء، وإذ";
        assert_eq!(joined(Language::Arabic, &[arabic, "|تدرك أن أعمالها كثيرة،"]).len(), 1);
    }

    #[test]
    fn behind_a_comma_digits_go_on_and_a_line_below_a_title_does_not() {
        let cut = format!("{LONG} Vienna, in its resolutions 71/1,");
        assert_eq!(joined(Language::English, &[&cut, "72/1 and 73/1,"]).len(), 1);
        assert_eq!(joined(Language::English, &[LONG, "New York, 2 and 3 June 2046"]).len(), 2);
        assert_eq!(joined(Language::English, &["B", "The second matter", "The General Assembly,"]).len(), 3);
    }

    #[test]
    fn a_sentence_between_two_numbers_belongs_to_the_first() {
        let cut = ["4. We will keep them. They are many.", "|This is our duty.", "5. We will count them."];
        assert_eq!(joined(Language::English, &cut).len(), 2);
        let last = ["4. We will keep them. They are many.", "|This is our duty."];
        assert_eq!(joined(Language::English, &last).len(), 2);
    }

    #[test]
    fn words_behind_a_list_are_no_part_of_its_last_item() {
        let list = ["(b) the archives that were lost in the flood and are to be written anew from the copies kept;"];
        assert_eq!(joined(Language::English, &[list[0], "|and decides to look into it."]).len(), 2);
        assert_eq!(joined(Language::English, &[list[0], "|of them."]).len(), 1);
    }
}
