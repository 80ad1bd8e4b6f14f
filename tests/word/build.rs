//! Builds small Word files in memory.

use plenary::manuscript::printed::{Manuscript, Paragraph};
use plenary::model::resolution::Reading;
use plenary::readers::unreadable::Unreadable;
use plenary::{grammar, readers::format};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file that is being built.
#[derive(Clone, Default)]
pub(crate) struct Word {
    body: String,
    /// Kind and content of each part beside the document.
    parts: Vec<(&'static str, String)>,
    links: Vec<String>,
}

/// A file whose document holds `body`.
pub(crate) fn word(body: &str) -> Word {
    Word { body: body.to_owned(), ..Word::default() }
}

/// A paragraph of runs.
pub(crate) fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph of a style.
pub(crate) fn styled(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// A run of words.
pub(crate) fn r(words: &str) -> String {
    run("", words)
}

/// A run of words with properties.
pub(crate) fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

impl Word {
    /// Adds a part: `styles`, `numbering`, `footnotes`; `content` goes into its root.
    pub(crate) fn with(mut self, kind: &'static str, content: &str) -> Self {
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        let xmlns = format!("xmlns:w=\"{SPACE}\" xmlns:r=\"{RELATED}\"");
        self.parts.push((kind, format!("<w:{root} {xmlns}>{content}</w:{root}>")));
        self
    }

    /// Adds an address; the first has the id `L0`.
    pub(crate) fn with_link(mut self, address: &str) -> Self {
        self.links.push(address.to_owned());
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut relations = Vec::new();
        let mut entries = Vec::new();
        for (place, (kind, content)) in self.parts.iter().enumerate() {
            let target = format!("Target=\"{kind}{place}.xml\"");
            relations.push(format!("<Relationship Id=\"P{place}\" Type=\"{RELATED}/{kind}\" {target}/>"));
            entries.push(stored(&format!("word/{kind}{place}.xml"), content));
        }
        for (place, address) in self.links.iter().enumerate() {
            let target = format!("Target=\"{address}\" TargetMode=\"External\"");
            relations.push(format!("<Relationship Id=\"L{place}\" Type=\"{RELATED}/hyperlink\" {target}/>"));
        }
        let relations = relations.concat();
        let whole = format!("<Relationship Id=\"M\" Type=\"{RELATED}/officeDocument\" Target=\"word/document.xml\"/>");
        entries.push(stored("_rels/.rels", &format!("<Relationships>{whole}</Relationships>")));
        entries.push(stored("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>")));
        entries.push(stored("word/document.xml", &document(&self.body)));
        archive(&entries)
    }

    /// What the reader makes of the file.
    pub(crate) fn manuscript(&self) -> Manuscript {
        self.tried().expect("a readable file")
    }

    /// What the reader makes of the file, or why it does not.
    pub(crate) fn tried(&self) -> Result<Manuscript, Unreadable> {
        format::read(&self.bytes())
    }

    /// The paragraphs.
    pub(crate) fn paragraphs(&self) -> Vec<Paragraph> {
        self.manuscript().paragraphs
    }

    /// The words of the paragraphs, each behind its label.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |paragraph: Paragraph| match paragraph.label {
            Some(label) => format!("[{label}] {}", paragraph.text.string),
            None => paragraph.text.string,
        };
        self.paragraphs().into_iter().map(line).collect()
    }

    /// What is remarked.
    pub(crate) fn remarks(&self) -> Vec<String> {
        self.manuscript().remarks.into_iter().map(|remark| remark.what).collect()
    }

    /// The resolution; no character may be lost or invented in it.
    pub(crate) fn reading(&self) -> Reading {
        let reading = grammar::read::read(self.manuscript());
        assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0), "{:?}", reading.accounting);
        reading
    }
}

/// A document part.
pub(crate) fn document(body: &str) -> String {
    let spaces = "xmlns:mc=\"mc\" xmlns:wps=\"wps\" xmlns:m=\"m\" xmlns:v=\"v\" xmlns:a=\"a\"";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"{SPACE}\" xmlns:r=\"{RELATED}\" {spaces}><w:body>{body}</w:body></w:document>"
    )
}

/// An entry of an archive.
pub(crate) struct Entry {
    pub(crate) name: String,
    /// 0 for bytes as they are, 8 for deflated ones.
    pub(crate) method: u16,
    /// The size that the entry declares for its unpacked bytes.
    pub(crate) declared: u32,
    pub(crate) sum: u32,
    pub(crate) bytes: Vec<u8>,
}

impl Entry {
    /// An entry of bytes that are not compressed.
    pub(crate) fn of_bytes(name: &str, bytes: Vec<u8>) -> Self {
        let declared = u32::try_from(bytes.len()).expect("a small part");
        Self { name: name.to_owned(), method: 0, declared, sum: sum(&bytes), bytes }
    }
}

/// An entry that is not compressed.
pub(crate) fn stored(name: &str, content: &str) -> Entry {
    Entry::of_bytes(name, content.as_bytes().to_vec())
}

/// An archive of `entries`.
pub(crate) fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let short = |number: usize| u16::try_from(number).expect("a small number").to_le_bytes();
    let long = |number: usize| u32::try_from(number).expect("a small number").to_le_bytes();
    for entry in entries {
        let place = out.len();
        let mut facts = Vec::new();
        facts.extend([20, 0, 0, 0]);
        facts.extend(entry.method.to_le_bytes());
        facts.extend([0; 4]);
        facts.extend(entry.sum.to_le_bytes());
        facts.extend(long(entry.bytes.len()));
        facts.extend(entry.declared.to_le_bytes());
        facts.extend(short(entry.name.len()));
        facts.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&facts);
        out.extend(entry.name.as_bytes());
        out.extend(&entry.bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend(long(place));
        directory.extend(entry.name.as_bytes());
    }
    let place = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(short(entries.len()));
    out.extend(short(entries.len()));
    out.extend(long(directory.len()));
    out.extend(long(place));
    out.extend([0; 2]);
    out
}

/// The check sum of an entry (CRC 32).
fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1)))
    })
}
