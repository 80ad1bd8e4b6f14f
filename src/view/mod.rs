//! From state to cells; each panel is one function; none changes anything.

pub mod theme;
pub mod cells;
pub mod title;
pub mod outline;
pub mod text;
pub mod beside;
pub mod margin;
pub mod parallel;
pub mod strip;
pub mod window;
pub mod lists;
pub mod popup;
pub mod status;
pub mod screen;
