//! Pages of the United Nations in the browser: only on a key, only over https.

use crate::shell::clipboard::is_remote;
use crate::shell::folders::set;

/// Opens a page in the browser; tells whether one could be started.
pub fn open(page: &str) -> bool {
    is_page(page) && has_browser() && open::that_detached(page).is_ok()
}

/// Whether this is the address of a page of the United Nations, in letters that mean nothing to any shell.
fn is_page(page: &str) -> bool {
    page.strip_prefix("https://docs.un.org/")
        .is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_alphanumeric() || "/.-_()*".contains(letter)))
}

/// Whether a browser would open where the person sits.
fn has_browser() -> bool {
    let has_windows = cfg!(not(all(unix, not(target_os = "macos"))))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"].into_iter().any(|name| set(name).is_some());
    has_windows && !is_remote()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_united_nations_are_opened() {
        assert!(is_page("https://docs.un.org/ru/A/RES/75/10"));
        assert!(is_page("https://docs.un.org/en/S/RES/2282(2016)"));
        for page in [
            "http://docs.un.org/en/A/RES/75/10",
            "file:///etc/passwd",
            "https://docs.un.org.example/en/A",
            "https://docs.un.org/en/A;reboot",
            "https://docs.un.org/en/A&calc",
            "--help",
        ] {
            assert!(!is_page(page), "{page}");
        }
    }
}
