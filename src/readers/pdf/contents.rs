//! The instructions of a page, unpacked within limits.

use crate::readers::pdf::limits::Limits;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;

/// The instructions of `page`, of one stream or of several put together, and whether they are all: no more are unpacked
/// than may be. A page may name one stream any number of times.
pub(super) fn of(page: &Page<'_>, limits: &mut Limits) -> (Vec<u8>, bool) {
    let mut out = Vec::new();
    let mut add = |stream: Stream<'_>| {
        let Ok(bytes) = stream.decoded_data() else { return true };
        if bytes.len() >= limits.room() {
            return false;
        }
        limits.unpacked(bytes.len() + 1);
        if out.is_empty() {
            out = bytes.into_owned();
        } else {
            out.extend_from_slice(&bytes);
        }
        // Streams are parted by white space.
        out.push(b' ');
        true
    };
    let is_whole = if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
        add(stream)
    } else {
        let streams = page.raw().get::<Array<'_>>("Contents").unwrap_or_default();
        streams.iter::<Stream<'_>>().all(add)
    };
    (out, is_whole)
}
