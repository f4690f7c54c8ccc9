//! When a column is shown.

/// When a column is shown unless `--columns` says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In every format.
    Always,
    /// In files, and in tables; a terminal too narrow for it leaves it out.
    WhenRoom,
    /// In files (csv, csv-fr, json); a table leaves it out.
    InFiles,
    /// Only when named by `--columns`.
    OnRequest,
}
