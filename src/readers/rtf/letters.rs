//! Makes letters of the bytes and numbers that rich text writes them with.

use encoding_rs::Encoding;

/// The letters read so far, and what waits to become one.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Letters that wait for others that look alike.
    said: String,
    /// Bytes in a code page that wait for others: a letter may take two.
    pending: Vec<u8>,
    /// Letters still to be passed over behind `\u`.
    skip: usize,
    /// The first half of a letter that `\u` gives in two.
    half: Option<u16>,
}

impl Letters {
    /// A byte in a code page; one that stands in the place of a letter behind `\u` is passed over.
    pub(super) fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    /// `\u1071`: a letter by its number; `skip` letters for other readers stand behind it.
    pub(super) fn wide(&mut self, value: i64, skip: usize, page: &'static Encoding) {
        self.decode(page);
        self.skip = skip;
        let unit = u16::try_from(value.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let units = self.half.take().into_iter().chain([unit]);
        self.said.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }

    /// Letters that are written as words, as `\emdash` is.
    pub(super) fn sign(&mut self, letters: &str, page: &'static Encoding) {
        self.decode(page);
        self.said.push_str(letters);
    }

    /// Decodes the bytes that wait.
    pub(super) fn decode(&mut self, page: &'static Encoding) {
        self.skip = 0;
        if !self.pending.is_empty() {
            let (letters, _) = page.decode_without_bom_handling(&self.pending);
            self.said.push_str(&letters);
            self.pending.clear();
        }
    }

    /// Hands out all letters, the bytes that wait among them.
    pub(super) fn take(&mut self, page: &'static Encoding) -> String {
        self.decode(page);
        std::mem::take(&mut self.said)
    }
}
