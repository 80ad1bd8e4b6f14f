//! From a resolution and a width to rows of text.
