//! Word files: every feature on its own, files of strangers, and the same tree as the XML of the same resolution.

#[path = "../told/mod.rs"]
mod told;
mod build;
mod features;
mod numbers;
mod hostile;
mod lines;
mod chance;
mod shapes;
mod twins;
mod whole;
