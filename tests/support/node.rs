//! Scripts of `tests/browser/` in a real browser: node with the packages that are pinned there, and Debian's chromium. Where one is
//! missing, what was left out is said; `FORMATION_TEST_BROWSER` set to `needed` makes its absence a failure.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::project;

/// What runs scripts.
pub struct Node {
    node: PathBuf,
    browser: PathBuf,
}

impl Node {
    /// None, and said, where something is missing.
    pub fn found(what: &str) -> Option<Self> {
        let (node, browser) =
            (on_path(&["node", "nodejs"]), on_path(&["chromium", "chromium-browser", "google-chrome"]));
        let packages = project().join("tests/browser/node_modules/playwright-core").is_dir();
        if let (Some(node), Some(browser), true) = (node, browser, packages) {
            return Some(Self { node, browser });
        }
        let needs = "node, chromium, and `npm ci` in tests/browser";
        assert!(std::env::var("FORMATION_TEST_BROWSER").as_deref() != Ok("needed"), "{what} needs {needs}");
        println!("left out: {what}, which needs {needs}");
        None
    }

    /// Runs a script on the pages of a folder.
    pub fn run(&self, script: &str, pages: &Path) {
        let script = project().join("tests/browser").join(script);
        let output =
            Command::new(&self.node).arg(script).arg(pages).arg(&self.browser).env("HOME", pages).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        println!("{said}");
        assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let within = |dir: PathBuf| names.iter().map(|name| dir.join(name)).collect::<Vec<_>>();
    std::env::split_paths(&folders).flat_map(within).find(|file| file.is_file())
}
