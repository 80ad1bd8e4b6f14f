//! Finds the streams of a file that would unpack to more than is good, before anything unpacks them.

use flate2::bufread::ZlibDecoder;
use std::borrow::Cow;
use std::io::{Read, Write};

/// The most that one packed stream may unpack to, in bytes. Images are larger, but are not read.
const LARGEST_STREAM: u64 = 48 << 20;

/// The most that all streams of a file may unpack to, in bytes.
const LARGEST_FILE: u64 = 400 << 20;

/// The most that the streams that hold objects may take in memory, in bytes, beside four times the size of the file:
/// all of them stay there.
const FREE_OBJECTS: u64 = 16 << 20;

/// What one object takes in memory beside its bytes.
const OBJECT: u64 = 64;

/// The largest stream packed otherwise than by zlib, in bytes: what it unpacks to cannot be told beforehand.
const LARGEST_OTHER: usize = 128 << 10;

/// Blanks these streams, and images, which are not read.
///
/// Returns how many, images not counted.
pub(super) fn blank(bytes: &mut [u8]) -> usize {
    let mut budget = Budget { unpacked: LARGEST_FILE, objects: FREE_OBJECTS + 4 * bytes.len() as u64 };
    let (mut blanked, mut from, mut head_from, mut end) = (0, 0, 0, 0);
    while let Some(at) = find(&bytes[from..], b"stream").map(|at| from + at) {
        let start = at + b"stream".len();
        from = start;
        // The word may stand in a text, too: no dictionary ends before it there.
        if bytes[..at].ends_with(b"end") || find(&bytes[head_from..at], b">>").is_none() {
            head_from = start;
            continue;
        }
        // What looks like the word inside a string must not hide the stream behind it: each is looked at.
        if end < start {
            end = find(&bytes[start..], b"endstream").map_or(bytes.len(), |length| start + length);
        }
        let body = start + bytes[start..end].iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
        let head = unescaped(&bytes[head_from..at]);
        head_from = start;
        let is_image = has_entry(&head, b"/Subtype", b"/Image");
        if is_image || budget.is_bomb(&head, &bytes[body..end]) {
            blanked += usize::from(!is_image);
            bytes[body..end].fill(0);
        }
    }
    blanked
}

/// What the streams of a file may still take, in bytes.
struct Budget {
    unpacked: u64,
    objects: u64,
}

impl Budget {
    /// Whether a stream takes more than is left; `head` is what stands before it, from the end of the one before.
    fn is_bomb(&mut self, head: &[u8], packed: &[u8]) -> bool {
        let own = &head[find_last(head, b"obj").unwrap_or(0)..];
        let filters = [&b"Decode"[..], b"/Fl", b"/LZW"];
        let is_packed = filters.iter().any(|name| find(own, name).is_some());
        let is_image = [&b"DCT"[..], b"JPX", b"CCITT", b"JBIG2"].iter().any(|name| find(own, name).is_some());
        let is_zlib = matches!(packed, [first, second, ..]
            if first & 0xf == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31));
        if !is_zlib {
            let is_unknown = is_packed && !is_image && packed.len() > LARGEST_OTHER;
            return is_unknown || self.are_too_many(head, packed.len() as u64);
        }
        let most = LARGEST_STREAM.min(self.unpacked);
        let mut count = Count(0);
        let _ = std::io::copy(&mut ZlibDecoder::new(packed).take(most + 1), &mut count);
        self.unpacked = self.unpacked.saturating_sub(count.0);
        // Packed twice: the second time is not measured.
        let is_packed_twice = own.windows(3).filter(|name| name == b"/Fl").count() > 1;
        count.0 > most || (is_packed_twice && count.0 > LARGEST_OTHER as u64) || self.are_too_many(head, count.0)
    }

    /// Whether a stream that unpacks to so many bytes holds more objects, or more places of objects, than may be kept.
    fn are_too_many(&mut self, head: &[u8], unpacked: u64) -> bool {
        let kept = if has_entry(head, b"/Type", b"/XRef") {
            // A place takes three bytes or more.
            unpacked / 3 * OBJECT
        } else if has_entry(head, b"/Type", b"/ObjStm") {
            // A number, the place and a blank behind each.
            unpacked + OBJECT * count_of(head).unwrap_or(unpacked / 4)
        } else {
            return false;
        };
        let are_too_many = kept > self.objects;
        if !are_too_many {
            self.objects -= kept;
        }
        are_too_many
    }
}

/// Whether an entry of this name has this name as its value.
fn has_entry(head: &[u8], name: &[u8], value: &[u8]) -> bool {
    entries(head, name).any(|rest| {
        let behind = rest.strip_prefix(value);
        behind.is_some_and(|behind| behind.first().is_none_or(|byte| !byte.is_ascii_alphanumeric()))
    })
}

/// How many objects the head of a stream tells of; `None` where another object tells it.
fn count_of(head: &[u8]) -> Option<u64> {
    let number = |rest: &[u8]| {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_elsewhere = rest[digits..].trim_ascii_start().first().is_some_and(u8::is_ascii_digit);
        std::str::from_utf8(&rest[..digits]).ok()?.parse::<u64>().ok().filter(|_| !is_elsewhere)
    };
    entries(head, b"/N").map(number).try_fold(0, |most, number| number.map(|number| most.max(number)))
}

/// What stands behind each entry of this name.
fn entries<'a>(head: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        from += find(&head[from..], name)? + name.len();
        Some(&head[from..])
    });
    all.filter(|rest| rest.first().is_none_or(|byte| !byte.is_ascii_alphabetic())).map(<[u8]>::trim_ascii_start)
}

/// A head with the letters of its names that are written as `#4E`.
fn unescaped(head: &[u8]) -> Cow<'_, [u8]> {
    if !head.contains(&b'#') {
        return Cow::Borrowed(head);
    }
    let mut out = Vec::with_capacity(head.len());
    let mut rest = head;
    while let [first, others @ ..] = rest {
        let code = others.get(..2).filter(|_| *first == b'#').and_then(|code| std::str::from_utf8(code).ok());
        let letter = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(letter.unwrap_or(*first));
        rest = if letter.is_some() { &others[2..] } else { others };
    }
    Cow::Owned(out)
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
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
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
