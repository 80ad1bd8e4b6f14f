//! What a resolution is, whatever file it came from.

pub mod roman;
pub mod language;
pub mod organ;
pub mod letters;
pub mod han;
pub mod bytes;
pub mod text;
pub mod node;
pub mod note;
pub mod remark;
pub mod resolution;
pub mod ordinal;
pub mod address;
