//! Somebody was erased in another copy: what waits in the outbox of this one loses what names them, before any of it is sent. Its marks
//! stay, as those in a table do: hours rest on them.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::outbox::{self, OutboxEntry};
use crate::domain::privacy::command_line::{CommandMention, struck};
use crate::domain::privacy::mentions::Mentions;
use crate::store::failure::Failure;

/// Takes out of every operation that waits what names somebody. Doing it again changes nothing.
pub(super) fn strike_outbox(root: &Path, erased: &Mentions) -> Result<(), Failure> {
    for mut entry in outbox::waiting(root)? {
        if strike_line(&mut entry, erased) {
            outbox::keep_again(root, &entry)?;
        }
    }
    for mut entry in outbox::undecided(root)? {
        // What is decided later is made anew from the edits: the tables are only read by people.
        let is_struck = strike_files(&mut entry, erased);
        if strike_line(&mut entry, erased) || is_struck {
            outbox::keep_undecided_again(root, &entry)?;
        }
    }
    Ok(())
}

/// Takes out of the line what names them: words of the command, texts of cells. Whether anything did.
fn strike_line(entry: &mut OutboxEntry, erased: &Mentions) -> bool {
    let Ok(mut line) = serde_json::from_str::<Value>(&format!("{{{}", entry.outgoing.rest)) else { return false };
    let names_them = |edit: &Value| edit.to_string().split('"').any(|text| erased.is_their_id(text));
    let touches = line["changes"].as_array().is_some_and(|edits| edits.iter().any(names_them));
    let about = if touches { CommandMention::Them } else { CommandMention::Others };
    let words: Vec<String> = serde_json::from_value(line["command"].clone()).unwrap_or_default();
    if let Some(words) = struck(&words, erased, about) {
        line["command"] = Value::from(words);
    }
    for edit in line["changes"].as_array_mut().into_iter().flatten() {
        for side in ["before", "after"] {
            for (_, cell) in edit.get_mut(side).and_then(Value::as_object_mut).into_iter().flatten() {
                if let Some(text) =
                    cell.as_str().filter(|text| !erased.is_their_id(text)).and_then(|text| erased.strike(text))
                {
                    *cell = Value::from(text);
                }
            }
        }
    }
    let rest = line.to_string().split_off(1);
    let is_struck = rest != entry.outgoing.rest;
    entry.outgoing.rest = rest;
    is_struck
}

/// Takes lines that name them out of tables. Whether any did.
fn strike_files(entry: &mut OutboxEntry, erased: &Mentions) -> bool {
    let mut is_struck = false;
    for bytes in entry.outgoing.files.values_mut().flatten() {
        if let Some(text) = std::str::from_utf8(bytes).ok().and_then(|text| erased.strike_lines(text)) {
            *bytes = Arc::from(text.as_bytes());
            is_struck = true;
        }
    }
    is_struck
}
