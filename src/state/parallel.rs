//! A parallel document beside the text: another version, or the same in another language. It follows the text paragraph
//! by paragraph.

use crate::analysis::comparison::{Place, compare};
use crate::layout::page::Page;
use crate::model::resolution::Resolution;

/// The document beside the text.
#[derive(Debug)]
pub struct Parallel {
    /// The document.
    pub resolution: Resolution,
    /// Its rows; derived.
    pub page: Page,
    /// For each node of the text its counterpart, or that of the nearest before it which has one.
    counterparts: Vec<usize>,
}

impl Parallel {
    /// `other` beside `text`; its rows are not set yet.
    pub fn new(other: Resolution, text: &Resolution) -> Self {
        let counterparts = counterparts(&other, text);
        Self { resolution: other, page: Page::default(), counterparts }
    }

    /// The node that stands for `node` of the text.
    pub fn counterpart(&self, node: usize) -> usize {
        self.counterparts.get(node).copied().unwrap_or(0)
    }
}

/// For each node of `text` its counterpart in `other`, or that of the nearest before it which has one.
fn counterparts(other: &Resolution, text: &Resolution) -> Vec<usize> {
    let mut own = vec![None; text.nodes.len()];
    for compared in compare(other, text) {
        if let (Some(Place::Node(there)), Some(Place::Node(here))) = (compared.old, compared.new) {
            own[here] = Some(there);
        }
    }
    let mut last = 0;
    own.into_iter()
        .map(|there| {
            last = there.unwrap_or(last);
            last
        })
        .collect()
}
