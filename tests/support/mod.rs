//! What tests share: a folder of their own, opened through the store or through the command line in a closed
//! environment, stories, and cases kept as data.
//! Nothing here knows a rule of the program.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::missing_panics_doc,
    clippy::print_stdout,
    missing_docs,
    reason = "a test that cannot set up its folder has to stop"
)]

pub mod cases;
pub mod copy;
pub mod failing_server;
pub mod folder;
pub mod judge;
#[cfg(feature = "shared")]
pub mod ledger;
pub mod node;
pub mod office;
pub mod paper;
#[cfg(feature = "shared")]
pub mod postgres;
pub mod proxy;
pub mod shell;
pub mod store;
pub mod stores;
pub mod story;
pub mod story_store;

use std::path::{Path, PathBuf};

/// The root of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Markdown file under a folder of the project, in the order of their names.
pub fn markdown_under(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![project().join(folder)];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
