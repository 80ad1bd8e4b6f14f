//! Tells what a file is that looks like a Word file and is none that can be read.

use crate::readers::unreadable::Unreadable;

/// How every file begins that Microsoft's older programs wrote, and those that newer ones encrypt.
pub(super) const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// A file that wants a password.
pub(super) fn encrypted() -> Unreadable {
    Unreadable::with_hint(
        "the file is protected by a password",
        "open it in Word, take the password off (File, Info, Protect Document), and save it again",
    )
}

/// What a compound file is, by the names of its streams.
pub(super) fn compound(bytes: &[u8]) -> Unreadable {
    if has_stream(bytes, "EncryptedPackage") {
        return encrypted();
    }
    let (what, advice) = if has_stream(bytes, "WordDocument") {
        (
            "a Word file of the old kind (.doc)",
            "save it as .docx in Word, or run `soffice --headless --convert-to docx FILE`",
        )
    } else if has_stream(bytes, "Workbook") || has_stream(bytes, "Book") {
        ("an Excel workbook of the old kind (.xls)", NO_TEXT)
    } else if has_stream(bytes, "PowerPoint Document") {
        ("a PowerPoint presentation of the old kind (.ppt)", NO_TEXT)
    } else if has_stream(bytes, "__properties_version1.0") {
        ("an Outlook message (.msg)", "save the document that is attached to it, and give that")
    } else {
        ("a file of an older Microsoft program", "save the text as .docx, and give that")
    };
    Unreadable::with_hint(format!("the file is {what}"), advice)
}

const NO_TEXT: &str = "plenary reads resolutions: .docx, .pdf, .xml, .html or text";

/// Whether a compound file has a stream of this name. Entries of its directory are 128 bytes long, begin with the
/// name in UTF-16, and lie at multiples of that length.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let mut wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    wanted.extend([0, 0]);
    bytes.chunks(128).skip(4).any(|entry| entry.starts_with(&wanted))
}

/// What an archive is that holds no Word text. `names` are in small letters, `kind` is what its entry `mimetype` says.
pub(super) fn archive<'a>(names: impl Iterator<Item = &'a str>, kind: &str) -> Unreadable {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    let named = |start: &str| names.iter().any(|name| name.starts_with(start));
    let (what, advice) = if kind.starts_with("application/vnd.oasis.opendocument.text") {
        (
            "an OpenDocument text (.odt)",
            "save it as .docx, or run `soffice --headless --convert-to docx FILE`".to_owned(),
        )
    } else if kind.starts_with("application/vnd.oasis.opendocument") {
        ("an OpenDocument file that is no text", NO_TEXT.to_owned())
    } else if kind.starts_with("application/epub") {
        ("an electronic book (.epub)", "unpack it, and give the page inside that holds the resolution".to_owned())
    } else if named("xl/") {
        ("an Excel workbook (.xlsx)", NO_TEXT.to_owned())
    } else if named("ppt/") {
        ("a PowerPoint presentation (.pptx)", NO_TEXT.to_owned())
    } else if named("visio/") {
        ("a Visio drawing (.vsdx)", NO_TEXT.to_owned())
    } else if named("meta-inf/manifest.mf") {
        ("a program (.jar)", NO_TEXT.to_owned())
    } else if named("index/document.iwa") || named("index.zip") {
        ("a file of Pages, Numbers or Keynote", "export it as Word or PDF, and give that".to_owned())
    } else {
        ("a ZIP archive", unpack(&names))
    };
    Unreadable::with_hint(format!("the file is {what}, not a Word file"), advice)
}

/// Advice to unpack an archive, with the name of a document inside where one can be read.
fn unpack(names: &[&str]) -> String {
    const READABLE: [&str; 7] = [".docx", ".pdf", ".xml", ".html", ".htm", ".md", ".txt"];
    // The name goes to the terminal, so only one without surprises is told.
    let plain = |name: &str| name.chars().all(|letter| letter.is_alphanumeric() || " -_./()".contains(letter));
    let inside = names.iter().find(|name| plain(name) && READABLE.iter().any(|ending| name.ends_with(ending)));
    inside.map_or_else(
        || "unpack it, and give a document inside".to_owned(),
        |name| format!("unpack it, and give the document inside, for instance {name}"),
    )
}
