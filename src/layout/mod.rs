//! From a resolution and a width to rows of text; the only floor that names textwrap and bidi.

pub mod shown;
pub mod order;
pub mod page;
