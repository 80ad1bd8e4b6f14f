//! Settings: what can be set, and the one file in which it stands.

pub mod known;
pub mod file;
pub mod kept;
pub mod offers;
