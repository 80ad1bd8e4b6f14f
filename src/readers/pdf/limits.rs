//! What reading one file may cost, since documents come from strangers.

use crate::readers::pdf::sheet::Letters;
use std::time::{Duration, Instant};

/// The most pages that are read.
pub(super) const MOST_PAGES: usize = 5_000;

/// The most letters of a file, beside one for each of its bytes: pages that share their drawing have many more.
const FREE_LETTERS: u64 = 200_000;

/// The most letters of a file of whatever size: those of a bound volume of six hundred full pages, and one more for
/// twenty bytes.
const MANY_LETTERS: u64 = 1_700_000;

/// The most that the drawing of all pages may unpack to, in bytes, beside five times the size of the file.
const FREE_DRAWING: usize = 16 << 20;

/// The most letters that one page may bear: twenty times as many as the fullest page known.
const MOST_ON_PAGE: u64 = 100_000;

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
