//! The reasons that people give, kept beside those given before: the text of a cell, not what it means.

/// The reason that was given, if it says something.
pub(super) fn given(reason: Option<&str>) -> Option<&str> {
    reason.map(str::trim).filter(|reason| !reason.is_empty())
}

/// A reason kept beside one that was there already.
pub(super) fn joined(kept: &str, new: &str) -> String {
    let new = new.trim();
    if kept.is_empty() { new.to_owned() } else { format!("{kept} · {new}") }
}
