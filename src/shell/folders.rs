//! Where settings and memory lie: the places of the platform.

use etcetera::BaseStrategy;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The settings: what `PLENARY_CONFIG` names, else `plenary/config.toml` in the folder for settings
/// (`~/.config` on Linux and macOS). `None` where there is no home.
pub fn settings_file() -> Option<PathBuf> {
    set("PLENARY_CONFIG")
        .map(PathBuf::from)
        .or_else(|| Some(etcetera::choose_base_strategy().ok()?.config_dir().join("plenary").join("config.toml")))
}

/// The memory of documents: `plenary/documents` in the folder for data (`~/.local/share` on Linux and macOS).
pub fn memory_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("plenary").join("documents"))
}

/// A path as a person types it: `~` stands for home.
pub fn typed_path(typed: &str) -> PathBuf {
    match (typed.strip_prefix('~'), etcetera::home_dir()) {
        (Some(""), Ok(home)) => home,
        (Some(rest), Ok(home)) if rest.starts_with(['/', std::path::MAIN_SEPARATOR]) => home.join(&rest[1..]),
        _ => PathBuf::from(typed),
    }
}

/// A path as people like to read it: home is `~`.
pub fn short_path(path: &Path) -> String {
    let inside = etcetera::home_dir().ok().and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    inside.map_or_else(|| path.display().to_string(), |rest| format!("~/{}", rest.display()))
}

/// A variable of the environment that is set to something.
pub fn set(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
