//! Addresses of paragraphs as people type them.
