//! Finds out in which encoding a text is written: by its byte order mark, by what it declares, by its bytes.

use crate::model::remark::{Remark, RemarkKind};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A text in letters.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// Without a byte order mark; what its encoding does not know stands as U+FFFD.
    pub text: Cow<'a, str>,
    /// The encoding, where it is not UTF-8, and what it did not know.
    pub remarks: Vec<Remark>,
}

/// How the encoding of a text came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Mark,
    Declaration,
    Bytes,
}

/// Bytes that are looked at to tell what the others are.
const SAMPLE: usize = 1 << 16;

/// Decodes a text; `None` where the bytes are none.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some(text) = plain_utf8(bytes) {
        return Some(Decoded { text, remarks: Vec::new() });
    }
    let (encoding, told, body) = encoding_of(bytes)?;
    let (text, is_damaged) = encoding.decode_without_bom_handling(body);
    let mut remarks = Vec::new();
    if encoding != UTF_8 {
        remarks.push(told_in_words(encoding, told));
    }
    if is_damaged {
        let strange = text.matches('\u{fffd}').count();
        let what = format!("{strange} places are no {} and stand as U+FFFD", encoding.name());
        remarks.push(Remark::new(RemarkKind::Odd, what));
    }
    Some(Decoded { text, remarks })
}

/// The text of nearly all files: UTF-8 without a mark. Told first, lest its bytes are looked through again and again.
fn plain_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let has_mark = Encoding::for_bom(bytes).is_some();
    let is_text = !has_mark && memchr::memchr(0, &bytes[..bytes.len().min(SAMPLE)]).is_none() && !is_binary(bytes);
    is_text.then(|| UTF_8.decode_without_bom_handling_and_without_replacement(bytes))?
}

/// The encoding, how it was told, and the bytes behind a byte order mark.
fn encoding_of(bytes: &[u8]) -> Option<(&'static Encoding, Told, &[u8])> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some((encoding, Told::Mark, &bytes[mark..]));
    }
    if let Some(encoding) = wide(bytes) {
        return Some((encoding, Told::Bytes, bytes));
    }
    if is_binary(bytes) {
        return None;
    }
    // Servers convert pages and leave the declaration as it was: valid UTF-8 beyond ASCII is never anything else.
    let is_utf8 = is_mostly_utf8(bytes);
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8 && (!is_utf8 || bytes.is_ascii()));
    Some(match declared {
        Some(encoding) if !bytes.is_ascii() => (encoding, Told::Declaration, bytes),
        _ if is_utf8 => (UTF_8, Told::Bytes, bytes),
        _ => (detected(bytes), Told::Bytes, bytes),
    })
}

fn told_in_words(encoding: &'static Encoding, told: Told) -> Remark {
    let name = encoding.name();
    match told {
        Told::Mark => Remark::new(RemarkKind::Odd, format!("the text is in {name}, as its byte order mark says")),
        Told::Declaration => Remark::new(RemarkKind::Odd, format!("the text is in {name}, as the file declares")),
        Told::Bytes => Remark::new(
            RemarkKind::Repaired,
            format!("the file does not say its encoding; its letters were read as {name}"),
        ),
    }
}

/// Whether the bytes are UTF-8, perhaps with a few that were damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut letters, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged * 10 <= letters
}

/// UTF-16 without a mark: every second byte of its spaces and Latin letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let likely =
        |unit: fn([u8; 2]) -> u16| sample.chunks_exact(2).filter(|pair| is_likely(unit([pair[0], pair[1]]))).count();
    let (little, big) = (likely(u16::from_le_bytes), likely(u16::from_be_bytes));
    (little.max(big) * 2 * 20 >= sample.len() * 19).then_some(if little >= big { UTF_16LE } else { UTF_16BE })
}

/// Whether a code unit stands for a letter or sign of the six languages.
fn is_likely(unit: u16) -> bool {
    matches!(
        unit,
        9 | 10 | 12 | 13 | 0x20..=0x7e | 0xa0..=0x24f | 0x400..=0x45f | 0x600..=0x6ff | 0x2010..=0x2030 | 0x3000..=0x303f
            | 0x3200..=0x32ff | 0x4e00..=0x9fff | 0xff00..=0xff5e
    )
}

/// Whether more than one byte in fifty is a control character that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_odd = |byte: u8| (byte < 32 && !matches!(byte, 9..=13 | 27)) || byte == 127;
    // Summed in small numbers, which processors add sixteen and more at a time.
    let odd: usize =
        sample.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(is_odd(byte))).sum::<u8>())).sum();
    odd * 50 > sample.len()
}

/// What the head of an XML file or of a web page declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let in_xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| {
        let declaration = &rest[..rest.find("?>")?];
        value(&declaration[declaration.find("encoding")? + "encoding".len()..])
    });
    let in_meta = || {
        head.match_indices("<meta").find_map(|(at, _)| {
            let meta = &head[at..at + head[at..].find('>')?];
            value(&meta[meta.find("charset")? + "charset".len()..])
        })
    };
    Encoding::for_label(in_xml.or_else(in_meta)?.as_bytes())
}

/// The name behind `=`, perhaps in quotes.
fn value(rest: &str) -> Option<&str> {
    let name = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    name.split(['"', '\'', ' ', ';', '/', '>']).next()
}

/// The encoding that the bytes beyond ASCII look like.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GB18030, ISO_8859_5, KOI8_R, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

    const RUSSIAN: &str = "Генеральная Ассамблея,\n\nссылаясь на свои прежние резолюции о чтении,\n\n1. просит Генерального секретаря читать медленно;\n";
    const ARABIC: &str =
        "إن الجمعية العامة،\n\nإذ تشير إلى قراراتها السابقة بشأن القراءة،\n\n1 - تطلب إلى الأمين العام أن يقرأ ببطء؛\n";
    const CHINESE: &str =
        "大会，\n\n回顾其以往关于阅读的各项决议，\n\n1. 请秘书长慢慢阅读；\n\n2. 决定在下届会议上再次审议这个问题。\n";
    const TRADITIONAL: &str =
        "大會，\n\n回顧其以往關於閱讀的各項決議，\n\n1. 請秘書長慢慢閱讀；\n\n2. 決定在下屆會議上再次審議這個問題。\n";
    const FRENCH: &str = "L'Assemblée générale,\n\nRappelant ses résolutions antérieures relatives à la lecture,\n\n1. Prie le Secrétaire général de lire ;\n";

    fn wide_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn old_encodings_are_told_by_their_bytes() {
        for (text, encoding, name) in [
            (RUSSIAN, WINDOWS_1251, "windows-1251"),
            (RUSSIAN, KOI8_R, "KOI8-U"),
            (RUSSIAN, ISO_8859_5, "ISO-8859-5"),
            (ARABIC, WINDOWS_1256, "windows-1256"),
            (CHINESE, GB18030, "GBK"),
            (TRADITIONAL, BIG5, "Big5"),
            (FRENCH, WINDOWS_1252, "windows-1252"),
        ] {
            let (bytes, _, broken) = encoding.encode(text);
            assert!(!broken, "{name}");
            let decoded = decode(&bytes).expect("a text");
            assert_eq!(decoded.text, text, "{name}");
            let what = format!("the file does not say its encoding; its letters were read as {name}");
            assert_eq!(decoded.remarks, [Remark::new(RemarkKind::Repaired, what)]);
        }
    }

    #[test]
    fn wide_letters_are_told_with_and_without_their_mark() {
        for text in [RUSSIAN, ARABIC, CHINESE, FRENCH] {
            for bytes in [wide_bytes(text, u16::to_le_bytes), wide_bytes(text, u16::to_be_bytes)] {
                assert_eq!(decode(&bytes).expect("a text").text, text);
                let mark: &[u8] = if decode(&bytes).expect("a text").remarks[0].what.contains("16LE") {
                    &[0xff, 0xfe]
                } else {
                    &[0xfe, 0xff]
                };
                let marked = [mark, &bytes].concat();
                let decoded = decode(&marked).expect("a text");
                assert_eq!(decoded.text, text);
                assert!(decoded.remarks[0].what.contains("byte order mark"));
            }
        }
    }

    #[test]
    fn a_declaration_is_believed_unless_the_bytes_are_utf8() {
        let page = format!("<html><head><meta charset='iso-8859-5'></head><p>{RUSSIAN}</p>");
        let decoded = decode(page.as_bytes()).expect("a text");
        assert_eq!((decoded.text.as_ref(), decoded.remarks.len()), (page.as_str(), 0));
        let (bytes, _, _) = ISO_8859_5.encode(&page);
        let decoded = decode(&bytes).expect("a text");
        assert_eq!(decoded.text, page);
        assert_eq!(decoded.remarks[0].what, "the text is in ISO-8859-5, as the file declares");
        let xml = format!("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>{FRENCH}</a>");
        assert_eq!(decode(&WINDOWS_1252.encode(&xml).0).expect("a text").text, xml);
    }

    #[test]
    fn damage_in_utf8_is_counted_and_changes_nothing_else() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.insert(1, 0xff);
        let decoded = decode(&bytes).expect("a text");
        assert!(decoded.text.ends_with("читать медленно;\n"));
        assert_eq!(decoded.remarks.len(), 1);
        assert!(decoded.remarks[0].what.contains("no UTF-8"), "{}", decoded.remarks[0].what);
    }

    #[test]
    fn what_is_no_text_is_not_decoded() {
        let noise: Vec<u8> = (0..2000u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
        assert!(decode(&noise).is_none());
        assert!(decode(b"a few\0 zeros in a text that is otherwise quite long and perfectly readable").is_some());
    }
}
