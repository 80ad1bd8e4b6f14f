//! Tells formats apart by content, never by name, and reads each with its reader.

use crate::manuscript::printed::Manuscript;
use crate::readers::unreadable::Unreadable;
use crate::readers::{akn, docx, encoding, html, pdf, plain, record, rtf};

/// How the bytes of a file begin that no reader can read: at which byte, with what; what it is; what to do.
type Foreign = (usize, &'static [u8], &'static str, &'static str);

const RECOGNISE: &str = "run text recognition (OCR) over it, and open the text that comes of it";
const UNPACK: &str = "unpack it, and open the document inside";
const CHOOSE: &str = "is it the right file? Give a resolution as XML, PDF, DOCX, RTF, HTML, Markdown or text";

#[rustfmt::skip]
const FOREIGN: &[Foreign] = &[
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image", RECOGNISE),
    (0, b"\xff\xd8\xff", "a JPEG image", RECOGNISE),
    (0, b"GIF8", "a GIF image", RECOGNISE),
    (0, b"II*\0", "a TIFF image", RECOGNISE),
    (0, b"MM\0*", "a TIFF image", RECOGNISE),
    (8, b"WEBP", "a WebP image", RECOGNISE),
    (0, b"BM", "a bitmap image", RECOGNISE),
    (4, b"ftypheic", "a HEIC image", RECOGNISE),
    (4, b"ftypavif", "an AVIF image", RECOGNISE),
    (4, b"jP  \r\n", "a JPEG 2000 image", RECOGNISE),
    (0, b"AT&TFORM", "a DjVu scan", RECOGNISE),
    (0, b"\x1f\x8b", "a gzip archive", UNPACK),
    (0, b"BZh", "a bzip2 archive", UNPACK),
    (0, b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (257, b"ustar", "a tar archive", UNPACK),
    (0, b"%!PS", "a PostScript file", "turn it into a PDF (`ps2pdf FILE`), and open that"),
    (0, b"\x7fELF", "a program", CHOOSE),
    (0, b"MZ", "a program", CHOOSE),
    (0, b"\xcf\xfa\xed\xfe", "a program", CHOOSE),
    (0, b"\xca\xfe\xba\xbe", "a program", CHOOSE),
    (0, b"\0asm", "a program", CHOOSE),
    (0, b"SQLite format 3\0", "a database", CHOOSE),
    (0, b"ID3", "a sound recording", CHOOSE),
    (0, b"OggS", "a sound recording", CHOOSE),
    (8, b"WAVE", "a sound recording", CHOOSE),
    (4, b"ftyp", "a film", CHOOSE),
    (0, b"\x1a\x45\xdf\xa3", "a film", CHOOSE),
];

/// Reads a document of any format.
///
/// # Errors
/// Where the bytes hold no document that any reader knows.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    if bytes.trim_ascii().is_empty() {
        return Err(Unreadable::with_hint("the document is empty", "download it again; some are delivered empty"));
    }
    let manuscript = match bytes {
        _ if is_pdf(bytes) => pdf::read(bytes)?,
        _ if docx::is_office(bytes) => docx::read(bytes)?,
        _ if rtf::is_rtf(bytes) => rtf::read(bytes),
        _ => read_text(bytes)?,
    };
    if manuscript.paragraphs.is_empty() && manuscript.furniture.is_empty() {
        return Err(Unreadable::with_hint("the document holds no text", CHOOSE));
    }
    Ok(manuscript)
}

/// A PDF may have some bytes of a mail or of a web server's before its head.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") && bytes.first() != Some(&b'<')
}

fn read_text(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let foreign = FOREIGN.iter().find(|(at, magic, ..)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    // Letters may begin a text as they begin a file of another kind, `BM` and `MZ` among them.
    let decoded = encoding::decode(bytes);
    match (foreign, decoded) {
        (Some((_, magic, what, hint)), decoded) if decoded.is_none() || magic.len() > 3 || !magic.is_ascii() => {
            Err(Unreadable::with_hint(format!("the file is {what}"), *hint))
        }
        (_, None) => Err(Unreadable::with_hint("the file holds no text that can be read", CHOOSE)),
        (_, Some(decoded)) => {
            let mut manuscript = read_letters(&decoded.text)?;
            manuscript.remarks.splice(0..0, decoded.remarks);
            Ok(manuscript)
        }
    }
}

/// Reads a text in letters: XML, a web page, or words alone.
fn read_letters(text: &str) -> Result<Manuscript, Unreadable> {
    let start = text.trim_start();
    let root = xml_root(start);
    if akn::is_akn(text) || root.is_some_and(|root| root.ends_with("akomaNtoso")) {
        return akn::read_text(text);
    }
    if html::is_html(text) {
        return Ok(html::read_text(text));
    }
    if let Some(root) = root {
        let hint = "open the UN's machine-readable XML (Akoma Ntoso), or the document as PDF, DOCX, HTML or text";
        return Err(Unreadable::with_hint(format!("the file is XML of another kind (<{root}>)"), hint));
    }
    if let Some(manuscript) = start.starts_with('{').then(|| record::read_text(start)).flatten() {
        return Ok(manuscript);
    }
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok() {
        return Err(Unreadable::with_hint("the file is JSON, data without a document's text", CHOOSE));
    }
    Ok(plain::read_text(text))
}

/// The name of the root of an XML file that says it is one.
fn xml_root(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix("<?xml")?;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if rest.starts_with(char::is_alphabetic) {
            return rest.split(|letter: char| letter.is_whitespace() || "/>".contains(letter)).next();
        }
    }
}
