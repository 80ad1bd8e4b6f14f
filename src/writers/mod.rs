//! From a resolution to bytes; one file per export.

pub mod marks;
pub mod nested;
pub mod escaped;
pub mod linked;
pub mod citation;
pub mod json;
pub mod text;
pub mod spoken;
pub mod markdown;
pub mod html;
pub mod akn;
pub mod comparison;
