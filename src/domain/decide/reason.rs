//! The reasons that people give, kept beside those given before: the text of a cell, not what it means.

/// A reason kept beside one that was there already.
pub(super) fn joined(kept: &str, new: &str) -> String {
    let new = new.trim();
    if kept.is_empty() { new.to_owned() } else { format!("{kept} · {new}") }
}
