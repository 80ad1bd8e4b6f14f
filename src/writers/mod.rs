//! From a resolution to bytes; one file per export.
