//! Pages that are written line by line, and the files that hold them.

use plenary::grammar;
use plenary::model::resolution::Reading;
use plenary::readers::pdf;
use std::fmt::Write as _;

pub(crate) const ROMAN: &str = "F1";

pub(crate) const ITALIC: &str = "F2";

pub(crate) const BOLD: &str = "F3";

/// Where text begins, its right margin, and the indent of first lines, in points.
pub(crate) const LEFT: f32 = 120.0;

pub(crate) const INDENT: f32 = 144.0;

/// A page that is written line by line.
#[derive(Default)]
pub(crate) struct Sheet {
    content: String,
}

impl Sheet {
    /// Words with their left end at `x`, standing on a line `y` points under the top of the page.
    pub(crate) fn put(&mut self, font: &str, size: f32, x: f32, y: f32, words: &str) -> &mut Self {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let y = 792.0 - y;
        let _ = writeln!(self.content, "BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET");
        self
    }

    /// Lines of ten points, twelve apart, from `y` down, the first one indented.
    pub(crate) fn paragraph(&mut self, y: f32, lines: &[&str]) -> &mut Self {
        for (number, line) in (0_u8..).zip(lines) {
            let x = if number == 0 { INDENT } else { LEFT };
            self.put(ROMAN, 10.0, x, y + 12.0 * f32::from(number), line);
        }
        self
    }

    pub(crate) fn raw(&mut self, content: &str) -> &mut Self {
        self.content.push_str(content);
        self.content.push('\n');
        self
    }

    /// The short stroke over notes.
    pub(crate) fn rule(&mut self, y: f32) -> &mut Self {
        let y = 792.0 - y;
        self.raw(&format!("{LEFT} {y} m 200 {y} l S"))
    }
}

/// A file of these pages; `mapped` are the letters that `a`, `b`, … stand for in the font F4,
/// in UTF-16 in hexadecimal.
pub(crate) fn file(sheets: &[Sheet], mapped: &[&str]) -> Vec<u8> {
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut map = String::from("/CIDInit /ProcSet findresource begin begincmap\n");
    map.push_str("1 begincodespacerange <00> <ff> endcodespacerange\n");
    for (code, letters) in (b'a'..).zip(mapped) {
        let _ = writeln!(map, "1 beginbfchar <{code:02x}> <{letters}> endbfchar");
    }
    map.push_str("endcmap end");
    let kids: Vec<String> = (0..sheets.len()).map(|page| format!("{} 0 R", 9 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 612 792] >>", kids.join(" "), sheets.len()),
        font("Times-Roman"),
        font("Times-Italic"),
        font("Times-Bold"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 7 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()),
        "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R >> /XObject << /Im 200 0 R >> >>".to_owned(),
    ];
    for (page, sheet) in sheets.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Resources 8 0 R /Contents {} 0 R >>", 10 + 2 * page));
        objects.push(format!("<< /Length {} >>\nstream\n{}\nendstream", sheet.content.len(), sheet.content));
    }
    assemble(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>(), "")
}

/// Objects, the table that finds them, and the trailer.
pub(crate) fn assemble(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(format!("trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF").bytes());
    out
}

pub(crate) fn paragraphs(sheets: &[Sheet]) -> Vec<String> {
    let manuscript = pdf::read(&file(sheets, &[])).expect("a document");
    manuscript.paragraphs.into_iter().map(|paragraph| paragraph.text.string).collect()
}

pub(crate) fn reading(sheets: &[Sheet]) -> Reading {
    let reading = grammar::read::read(pdf::read(&file(sheets, &[])).expect("a document"));
    assert_eq!((reading.accounting.missing, reading.accounting.invented), (0, 0));
    reading
}

/// Two pages: a note called on the first goes on at the foot of the second, and so does a paragraph.
pub(crate) fn two_pages() -> [Sheet; 2] {
    let mut first = Sheet::default();
    first.put(ROMAN, 14.0, LEFT, 60.0, "United Nations").put(ROMAN, 20.0, 440.0, 60.0, "A/RES/99/7");
    first.put(BOLD, 20.0, LEFT, 88.0, "General Assembly").put(ROMAN, 10.0, 400.0, 88.0, "Distr.: General");
    first.put(BOLD, 12.0, LEFT, 160.0, "99/7. A better reader for every reader");
    first.put(ITALIC, 10.0, INDENT, 200.0, "The General Assembly").put(ROMAN, 10.0, 235.0, 200.0, ",");
    first.paragraph(
        218.0,
        &[
            "Recalling that readers of long texts need rest now and then, and that the eye tires sooner than",
            "the mind of those who read,",
        ],
    );
    first.put(ROMAN, 6.5, 242.5, 226.5, "1");
    first.paragraph(
        248.0,
        &["1. Invites all to read slowly, and to lay the book aside when the evening comes, whatever hour it"],
    );
    first.rule(700.0);
    first.put(ROMAN, 5.5, LEFT, 709.0, "1").put(
        ROMAN,
        8.0,
        LEFT + 6.0,
        712.0,
        "See the collected essays on reading by lamplight, which were printed twice in the",
    );
    first.put(ROMAN, 10.0, 60.0, 752.0, "99-12345 (E)");
    let mut second = Sheet::default();
    second.put(ROMAN, 10.0, LEFT, 50.0, "A better reader for every reader").put(ROMAN, 10.0, 470.0, 50.0, "A/RES/99/7");
    second.put(ROMAN, 10.0, LEFT, 80.0, "may be, and to come back to the page in the morning;");
    second.paragraph(98.0, &["2. Decides to remain a reader."]);
    second.rule(712.0);
    second.put(ROMAN, 8.0, LEFT, 724.0, "same year.");
    second.put(ROMAN, 10.0, 60.0, 752.0, "99-12345").put(ROMAN, 10.0, 520.0, 752.0, "2/2");
    [first, second]
}
