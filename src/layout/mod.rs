//! From a resolution and a width to rows of text; the only floor that names textwrap and bidi.

pub mod setting;
pub mod direction;
pub mod glyphs;
pub mod joining;
pub mod ties;
pub mod pieces;
pub mod breaking;
pub mod shown;
pub mod order;
pub mod row;
pub mod table;
pub mod page;
