//! What any format gives: printed paragraphs in reading order, notes as far as the format knows them, and hints.

pub mod tally;
pub mod printed;
pub mod cells;
