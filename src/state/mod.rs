//! What the reader is doing and how each action changes that; no input, no output.
