//! Files that cannot be read, or only in part.

use crate::sheets::{Sheet, assemble, file, two_pages};
use plenary::readers::pdf;
use plenary::readers::unreadable::Unreadable;

fn refusal(bytes: &[u8]) -> Unreadable {
    pdf::read(bytes).expect_err("no document")
}

#[test]
fn a_file_behind_a_password_says_so() {
    let objects = [
        &b"<< /Type /Catalog /Pages 2 0 R >>"[..],
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <0101010101010101010101010101010101010101010101010101010101010101> /U <0202020202020202020202020202020202020202020202020202020202020202> >>",
    ];
    let id = "/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]";
    let bytes = assemble(&objects.map(<[u8]>::to_vec), id);
    let refused = refusal(&bytes);
    assert!(refused.message.contains("password"), "{refused:?}");
    assert!(refused.hint.is_some());
}

#[test]
fn a_scan_says_that_it_holds_no_text() {
    let mut sheet = Sheet::default();
    sheet.raw("q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");
    let refused = refusal(&file(&[sheet], &[]));
    assert!(refused.message.contains("no text") && refused.hint.is_some(), "{refused:?}");
}

#[test]
fn a_file_cut_short_is_read_as_far_as_it_goes_or_refused() {
    let whole = file(&two_pages(), &[]);
    let mut read = 0;
    for length in (0..whole.len()).step_by(97) {
        if let Ok(manuscript) = pdf::read(&whole[..length]) {
            read += usize::from(!manuscript.paragraphs.is_empty());
        }
    }
    assert!(read > 0, "a file without its end can still be read");
}

#[test]
fn damaged_bytes_never_end_in_a_panic() {
    let whole = file(&two_pages(), &[]);
    for place in (0..whole.len()).step_by(61) {
        let mut damaged = whole.clone();
        damaged[place] = damaged[place].wrapping_add(37);
        let _ = pdf::read(&damaged);
    }
}

#[test]
fn a_part_that_unpacks_to_a_huge_size_is_left_out_and_told() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..128 {
        std::io::Write::write_all(&mut packer, &blanks).expect("packing");
    }
    let packed = packer.finish().expect("packing");
    let mut bomb = format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", packed.len()).into_bytes();
    bomb.extend(&packed);
    bomb.extend(b"\nendstream");
    let text = "BT /F1 10 Tf 120 600 Td (Still here) Tj ET";
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents [5 0 R 6 0 R] >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_vec(),
        bomb,
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()).into_bytes(),
    ];
    let manuscript = pdf::read(&assemble(&objects, "")).expect("a document");
    assert_eq!(manuscript.paragraphs[0].text.string, "Still here");
    assert!(manuscript.remarks.iter().any(|remark| remark.what.contains("huge")), "{:?}", manuscript.remarks);
}
