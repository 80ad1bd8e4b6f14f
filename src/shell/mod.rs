//! Where the reader meets the world: arguments, files, terminal events, the loop.
