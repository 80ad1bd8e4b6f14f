//! What reading one file may cost, since documents come from strangers.

use crate::readers::pdf::sheet::Letters;
use flate2::bufread::ZlibDecoder;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// The most pages that are read.
pub(super) const MOST_PAGES: usize = 5_000;

/// The most letters of a file, beside one for each of its bytes: pages that share their drawing have many more.
const FREE_LETTERS: u64 = 200_000;

/// The most letters of a file of whatever size: those of a bound volume of seven hundred full pages, and one more for
/// twenty bytes.
const MANY_LETTERS: u64 = 2_000_000;

/// The most that the drawing of all pages may unpack to, in bytes, beside five times the size of the file.
const FREE_DRAWING: usize = 16 << 20;

/// The most letters that one page may bear: twenty times as many as the fullest page known.
const MOST_ON_PAGE: u64 = 100_000;

/// The most that one packed stream may unpack to, in bytes. Images are larger, but are not read.
const LARGEST_STREAM: u64 = 48 << 20;

/// The most that all streams of a file may unpack to, in bytes.
const LARGEST_FILE: u64 = 400 << 20;

/// The largest stream packed otherwise than by zlib, in bytes: what it unpacks to cannot be told beforehand.
const LARGEST_OTHER: usize = 256 << 10;

/// Why reading stops at what would unpack to more.
pub(super) const TOO_MUCH: &str = "too much to unpack";

/// What may still be spent.
#[derive(Debug)]
pub(super) struct Limits {
    until: Instant,
    steps: u64,
    glyphs: u64,
    on_page: u64,
    unpacked: usize,
    /// Why reading stopped.
    pub(super) reached: Option<&'static str>,
}

impl Limits {
    /// What a file of so many bytes may cost.
    pub(super) fn new(bytes: usize) -> Self {
        let length = bytes as u64;
        Self {
            until: Instant::now() + Duration::from_secs(20),
            steps: 200_000_000,
            glyphs: FREE_LETTERS + length.min(MANY_LETTERS + length / 20),
            on_page: 0,
            unpacked: FREE_DRAWING + 5 * bytes,
            reached: None,
        }
    }

    /// Whether one more instruction may be followed.
    pub(super) fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 {
            self.reached = Some("too many instructions");
        } else if self.steps.is_multiple_of(4096) && Instant::now() > self.until {
            self.reached = Some("too much time");
        }
        self.reached.is_none()
    }

    /// A new page begins.
    pub(super) fn page(&mut self) {
        self.on_page = 0;
    }

    /// Whether the letters of one more glyph may be kept.
    pub(super) fn glyph(&mut self, letters: &Letters) -> bool {
        let count = match letters {
            Letters::Many(letters) => letters.len() as u64,
            _ => 1,
        };
        self.glyphs = self.glyphs.saturating_sub(count);
        self.on_page += count;
        if self.glyphs == 0 || self.on_page > MOST_ON_PAGE {
            self.reached = Some("too many letters");
        }
        self.reached.is_none()
    }

    /// How many bytes more of drawing may be unpacked.
    pub(super) fn room(&self) -> usize {
        self.unpacked
    }

    /// Whether `bytes` more of drawing may be followed.
    pub(super) fn unpacked(&mut self, bytes: usize) -> bool {
        self.unpacked = self.unpacked.saturating_sub(bytes);
        if self.unpacked == 0 {
            self.reached = Some(TOO_MUCH);
        }
        self.reached.is_none()
    }
}

/// Blanks streams that would unpack to more than is good, before anything unpacks them.
///
/// Returns how many, images not counted.
pub(super) fn blank_bombs(bytes: &mut [u8]) -> usize {
    let mut blanked = 0;
    let mut budget = LARGEST_FILE;
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream").map(|at| from + at) {
        let start = at + b"stream".len();
        from = start;
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let end = find(&bytes[start..], b"endstream").map_or(bytes.len(), |length| start + length);
        let body = start + bytes[start..end].iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
        let head = &bytes[at.saturating_sub(1024)..at];
        let head = &head[find_last(head, b"obj").unwrap_or(0)..];
        if is_bomb(head, &bytes[body..end], &mut budget) {
            blanked += usize::from(find(head, b"/Image").is_none());
            bytes[body..end].fill(0);
        }
        from = end;
    }
    blanked
}

fn is_bomb(head: &[u8], packed: &[u8], budget: &mut u64) -> bool {
    let is_packed = find(head, b"Decode").is_some() || find(head, b"/Fl").is_some() || find(head, b"/LZW").is_some();
    let is_zlib = matches!(packed, [first, second, ..]
        if first & 0xf == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31));
    let is_image = [&b"DCT"[..], b"JPX", b"CCITT", b"JBIG2"].iter().any(|name| find(head, name).is_some());
    if !is_zlib {
        return is_packed && !is_image && packed.len() > LARGEST_OTHER;
    }
    let most = LARGEST_STREAM.min(*budget);
    let mut count = Count(0);
    let _ = std::io::copy(&mut ZlibDecoder::new(packed).take(most + 1), &mut count);
    *budget = budget.saturating_sub(count.0);
    // Packed twice: the second time is not measured.
    count.0 > most || (head.windows(3).filter(|name| name == b"/Fl").count() > 1 && count.0 > LARGEST_OTHER as u64)
}

/// Counts what is written to it.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Where `needle` first stands in `bytes`.
pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let (&first, _) = needle.split_first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&byte| byte == first).map(|at| from + at) {
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Where `needle` last stands in `bytes`.
fn find_last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    (0..bytes.len()).rev().find(|&at| bytes[at..].starts_with(needle))
}
