//! What can be known beyond the words.
