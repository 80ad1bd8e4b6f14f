//! Opens the archive that a Word file is, and gives its parts within limits.

use crate::readers::docx::other;
use crate::readers::unreadable::Unreadable;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most entries of an archive; Word files of the United Nations have some forty.
const MOST_ENTRIES: usize = 10_000;

/// The largest size to which all parts together may be unpacked, in bytes; a report of a thousand pages has 30 MB.
const LARGEST: u64 = 64 << 20;

/// The most styles, lists or relations of a file; Word itself stops at 4,079 styles.
const MOST_NAMED: usize = 20_000;

/// An open archive.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each entry lies, by its name in small letters, as names of parts are compared.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive in `bytes`.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("its directory cannot be read"))?;
        if zip.len() > MOST_ENTRIES {
            return Err(too_large(&format!("the archive has {} entries", zip.len())));
        }
        let mut places = HashMap::with_capacity(zip.len());
        for place in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(place) {
                places.insert(name.replace('\\', "/").to_lowercase(), place);
            }
        }
        Ok(Self { zip, places, left: LARGEST })
    }

    /// The names of all entries, in small letters, in no order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_lowercase())
    }

    /// The text of a part; `None` where there is no such part.
    ///
    /// # Errors
    /// Where the part is damaged, encrypted, or larger than the limits, whatever size it declares.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(&place) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let file = self.zip.by_index(place).map_err(|error| match error {
            ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => other::encrypted(),
            _ => damaged(&format!("its part {name} cannot be read")),
        })?;
        let declared = file.size();
        if declared > self.left {
            return Err(too_large(&format!("the text unpacks to {} MB", declared >> 20)));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(declared).unwrap_or(0));
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            return Err(too_large(&format!("the text unpacks to more than {} MB", LARGEST >> 20)));
        }
        read.map_err(|_| damaged(&format!("its part {name} cannot be unpacked")))?;
        self.left -= bytes.len() as u64;
        Ok(Some(decode(bytes)))
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark or without, the two encodings that the format allows.
fn decode(bytes: Vec<u8>) -> String {
    let wide = |units: &[u8], unit: fn([u8; 2]) -> u16| {
        String::from_utf16_lossy(&units.as_chunks::<2>().0.iter().map(|&pair| unit(pair)).collect::<Vec<_>>())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, units @ ..] => wide(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => wide(units, u16::from_be_bytes),
        [b'<', 0, ..] => wide(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(&bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// A file that was cut off or changed on its way.
fn damaged(what: &str) -> Unreadable {
    Unreadable::with_hint(
        format!("the archive is damaged: {what}"),
        "download the file again, or let Word or LibreOffice repair it",
    )
}

/// A file beyond the limits.
pub(super) fn too_large(what: &str) -> Unreadable {
    Unreadable::with_hint(format!("{what}, more than any resolution"), "is it the right file?")
}

/// Holds the number of styles, lists or relations against its limit.
pub(super) fn check_named(count: usize) -> Result<(), Unreadable> {
    if count > MOST_NAMED {
        return Err(too_large(&format!("the file defines more than {MOST_NAMED} styles, lists or links")));
    }
    Ok(())
}
