//! What a person may have meant who mistyped a command or the name of a file.

use std::path::Path;

/// The nearest of some names, where one is near enough to have been meant.
pub fn nearest(typed: &str, names: impl IntoIterator<Item = String>) -> Option<String> {
    /// Below this, names that no one would confuse are offered.
    const NEAR: f64 = 0.8;
    let alike = |name: &String| strsim::jaro_winkler(&typed.to_lowercase(), &name.to_lowercase());
    names
        .into_iter()
        .map(|name| (alike(&name), name))
        .filter(|(alike, _)| *alike >= NEAR)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

/// The file in the same folder whose name is nearest to that of `path`, which is not there.
pub fn nearest_file(path: &Path) -> Option<String> {
    let typed = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = nearest(&typed, files_in(folder.unwrap_or(Path::new("."))))?;
    Some(folder.map_or_else(|| name.clone(), |folder| folder.join(&name).display().to_string()))
}

/// The names of what lies in a folder, but for hidden files; none where it cannot be read.
pub fn files_in(folder: &Path) -> Vec<String> {
    let mut names = all_in(folder);
    names.retain(|name| !name.starts_with('.'));
    names
}

/// The names of all that lies in a folder and can be typed, in order; none where it cannot be read.
pub fn all_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_suggested() {
        let names = || ["toc", "show", "export", "check"].map(str::to_owned);
        assert_eq!(nearest("exprot", names()).as_deref(), Some("export"));
        assert_eq!(nearest("resolution", names()), None);
    }
}
