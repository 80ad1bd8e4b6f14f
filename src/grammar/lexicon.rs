//! The words of the six languages by which the parts of a resolution are known.
