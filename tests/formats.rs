//! Formats are told by content, and what is no document is refused with a sentence and a hint.

use plenary::readers::format;

fn padded(head: &[u8]) -> Vec<u8> {
    [head, &[0, 1, 2, 3, 0xff, 0xfe, 0x80, 0].repeat(40)].concat()
}

#[test]
fn what_is_no_document_is_refused_with_a_sentence_and_a_hint() {
    let tar = [vec![b'a'; 20], vec![0; 237], b"ustar\0".to_vec(), vec![0; 249]].concat();
    for (bytes, expected) in [
        (Vec::new(), "the document is empty"),
        (b" \n\t\r\n ".to_vec(), "the document is empty"),
        (padded(b"\x89PNG\r\n\x1a\n"), "a PNG image"),
        (padded(b"\xff\xd8\xff\xe0"), "a JPEG image"),
        (padded(b"GIF89a"), "a GIF image"),
        (padded(b"II*\0"), "a TIFF image"),
        (padded(b"MM\0*"), "a TIFF image"),
        (padded(b"RIFF\x10\0\0\0WEBPVP8 "), "a WebP image"),
        (padded(b"BM"), "a bitmap image"),
        (padded(b"\x7fELF\x02\x01\x01"), "a program"),
        (padded(b"MZ\x90"), "a program"),
        (padded(b"\x1f\x8b\x08"), "a gzip archive"),
        (padded(b"7z\xbc\xaf\x27\x1c"), "a 7z archive"),
        (padded(b"Rar!\x1a\x07\x01"), "a RAR archive"),
        (tar, "a tar archive"),
        (padded(b"SQLite format 3\0"), "a database"),
        (b"%!PS-Adobe-3.0\n/Times findfont".to_vec(), "a PostScript file"),
        (padded(b""), "no text that can be read"),
        (br#"{"schema": "plenary/1", "nodes": []}"#.to_vec(), "JSON"),
        (b"[1, 2,\n 3]".to_vec(), "JSON"),
        (b"<?xml version='1.0'?>\n<!-- x --><feed xmlns='y'><p>z</p></feed>".to_vec(), "XML of another kind (<feed>)"),
    ] {
        let problem = format::read(&bytes).expect_err(expected);
        assert!(problem.message.contains(expected), "{expected}: {}", problem.message);
        assert!(!problem.message.ends_with('.') && problem.message.is_ascii(), "{}", problem.message);
        assert!(problem.hint.is_some_and(|hint| !hint.is_empty()), "{expected} has no hint");
    }
}

#[test]
fn words_that_begin_as_a_file_of_another_kind_are_words() {
    for text in ["MZ is how it begins.", "BM", "GIF8", "{not data}", "[Adopted without a vote.]", "ID3 and others"] {
        let manuscript = format::read(text.as_bytes());
        // `GIF8` is longer than three letters, and no resolution begins so.
        assert_eq!(manuscript.is_ok(), text != "GIF8", "{text}");
    }
}
