//! Writes numbers in the forms in which Word numbers lists and notes.

use crate::model::roman;

/// `value` in the form that Word calls `format`; `None` where the form is unknown.
///
/// Bullets and the form `none` write nothing. A number that a form cannot write is written in figures, as Word does.
pub(in crate::readers) fn write(format: &str, value: u32) -> Option<String> {
    let figures = || value.to_string();
    Some(match format {
        "decimal" | "decimalHalfWidth" => figures(),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman::small(value).map_or_else(figures, |roman| roman.to_uppercase()),
        "lowerRoman" => roman::small(value).unwrap_or_else(figures),
        "ordinal" => format!("{value}{}", ordinal_ending(value)),
        "numberInDash" => format!("- {value} -"),
        "decimalFullWidth" | "decimalFullWidth2" => shifted(value, '０'),
        "hindiNumbers" => shifted(value, '٠'),
        "thaiNumbers" => shifted(value, '๐'),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(value, &CHINESE),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counted(value, &CHINESE, ['十', '百', '千', '万']),
        "chineseLegalSimplified" => counted(value, &LEGAL, ['拾', '佰', '仟', '万']),
        "ideographLegalTraditional" => counted(value, &LEGAL_TRADITIONAL, ['拾', '佰', '仟', '萬']),
        "bullet" | "none" => String::new(),
        _ if format.starts_with('0') => padded(format, value),
        _ => return series(format, value),
    })
}

/// Numbers that count through a row of signs.
fn series(format: &str, value: u32) -> Option<String> {
    let (_, signs, end) = SERIES.iter().find(|(name, ..)| *name == format)?;
    let count = u32::try_from(signs.chars().count()).unwrap_or(1);
    let place = value.checked_sub(1).unwrap_or(u32::MAX);
    let sign = || signs.chars().nth(usize::try_from(place % count).unwrap_or(0)).unwrap_or('?');
    Some(match end {
        // Word doubles the sign behind the last, `aa` behind `z`, up to thirty times.
        End::Double if place < count * 30 => {
            std::iter::repeat_n(sign(), usize::try_from(place / count).unwrap_or(0) + 1).collect()
        }
        End::Around if value > 0 => sign().to_string(),
        End::Figures if place < count => sign().to_string(),
        _ => value.to_string(),
    })
}

/// What follows the last sign of a row.
enum End {
    Double,
    /// The first again.
    Around,
    Figures,
}

/// The alphabets and rows by which lists count. Arabic has two orders: the old one, and that of the dictionary.
const SERIES: [(&str, &str, End); 18] = [
    ("lowerLetter", "abcdefghijklmnopqrstuvwxyz", End::Double),
    ("upperLetter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", End::Double),
    ("russianLower", "абвгдежзиклмнопрстуфхцчшщыэюя", End::Double),
    ("russianUpper", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", End::Double),
    ("arabicAbjad", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", End::Double),
    ("arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", End::Double),
    ("hebrew2", "אבגדהוזחטיכלמנסעפצקרשת", End::Double),
    ("chicago", "*†‡§", End::Double),
    ("ideographTraditional", "甲乙丙丁戊己庚辛壬癸", End::Figures),
    ("ideographZodiac", "子丑寅卯辰巳午未申酉戌亥", End::Figures),
    ("decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", End::Figures),
    ("decimalEnclosedCircleChinese", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", End::Figures),
    ("decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", End::Figures),
    ("decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", End::Figures),
    ("ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", End::Figures),
    (
        "aiueoFullWidth",
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
        End::Around,
    ),
    ("ganada", "가나다라마바사아자차카타파하", End::Around),
    ("thaiLetters", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", End::Around),
];

const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];

/// The English ending of an ordinal, which Word writes in files of any language but few.
fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Decimal figures of another script, of which `zero` is the first.
fn shifted(value: u32, zero: char) -> String {
    let figure = |digit: char| char::from_u32(zero as u32 + digit as u32 - '0' as u32).unwrap_or(digit);
    value.to_string().chars().map(figure).collect()
}

/// Figures with zeros before them, as many as the first of `001, 002, 003, ...` has in all.
fn padded(format: &str, value: u32) -> String {
    let width = format.bytes().take(9).take_while(u8::is_ascii_digit).count();
    format!("{value:0width$}")
}

/// One sign for each decimal figure: `一〇一`.
fn digits(value: u32, signs: &[char; 10]) -> String {
    let sign = |digit: char| signs[usize::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0)];
    value.to_string().chars().map(sign).collect()
}

/// A number as it is said in Chinese, up to 99,999: `十二`, `一百零一`. `units` are ten, hundred, thousand, ten thousand.
fn counted(value: u32, signs: &[char; 10], units: [char; 4]) -> String {
    if value == 0 || value > 99_999 {
        return value.to_string();
    }
    let zero = if signs[0] == '〇' { '零' } else { signs[0] };
    let figures: Vec<usize> =
        value.to_string().chars().filter_map(|digit| usize::try_from(digit.to_digit(10)?).ok()).collect();
    let mut out = String::new();
    let mut gap = false;
    for (at, &figure) in figures.iter().enumerate() {
        let power = figures.len() - 1 - at;
        if figure == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(zero);
        }
        // Ten to nineteen are said without their one.
        if !(figure == 1 && power == 1 && out.is_empty()) {
            out.push(signs[figure]);
        }
        if power > 0 {
            out.push(units[power - 1]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: &str, values: &[u32]) -> String {
        let all: Vec<String> = values.iter().filter_map(|&value| write(format, value)).collect();
        all.join(" ")
    }

    #[test]
    fn every_form_counts_as_word_does() {
        for (format, expected) in [
            ("decimal", "1 2 9 10 12 26 27 28 101"),
            ("decimalZero", "01 02 09 10 12 26 27 28 101"),
            ("lowerRoman", "i ii ix x xii xxvi xxvii xxviii ci"),
            ("upperRoman", "I II IX X XII XXVI XXVII XXVIII CI"),
            ("lowerLetter", "a b i j l z aa bb wwww"),
            ("upperLetter", "A B I J L Z AA BB WWWW"),
            ("ordinal", "1st 2nd 9th 10th 12th 26th 27th 28th 101st"),
            ("arabicAbjad", "أ ب ط ي ل ض ظ غ فففف"),
            ("arabicAlpha", "أ ب ذ ر س ه و ي ظظظظ"),
            ("chineseCountingThousand", "一 二 九 十 十二 二十六 二十七 二十八 一百零一"),
            ("ideographDigital", "一 二 九 一〇 一二 二六 二七 二八 一〇一"),
            ("ideographTraditional", "甲 乙 壬 癸 12 26 27 28 101"),
            ("chineseLegalSimplified", "壹 贰 玖 拾 拾贰 贰拾陆 贰拾柒 贰拾捌 壹佰零壹"),
            ("decimalEnclosedCircle", "① ② ⑨ ⑩ ⑫ 26 27 28 101"),
        ] {
            assert_eq!(written(format, &[1, 2, 9, 10, 12, 26, 27, 28, 101]), expected, "{format}");
        }
        assert_eq!(written("001, 002, 003, ...", &[1, 12, 1234]), "001 012 1234");
        assert_eq!(written("chicago", &[1, 2, 5, 6]), "* † ** ††");
        assert_eq!(written("counting of the moon", &[1]), "");
    }

    #[test]
    fn no_number_makes_a_label_without_end() {
        for format in ["lowerLetter", "lowerRoman", "chineseCounting", "chicago", "ganada"] {
            for value in [0, 781, u32::MAX] {
                assert!(write(format, value).is_some_and(|label| label.chars().count() <= 200), "{format} {value}");
            }
        }
    }
}
