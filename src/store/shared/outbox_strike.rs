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
    for edit in line.get_mut("changes").and_then(Value::as_array_mut).into_iter().flatten() {
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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::ids::OperationId;
    use super::super::remote::OutgoingOperation;
    use super::*;
    use crate::store::lock::Lock;

    const TABLE: &str = "session,participant,note\nm1,p1,Haddad Karim parti tôt\nm1,p2,à l'heure\n";

    fn outgoing(who: &str, id: &str) -> OutgoingOperation {
        let rest = format!(
            "\"by\":\"maelle\",\"command\":[\"formation\",\"attend\",\"m1\",\"--absent\",\"{who}\"],\"changes\":[{{\"table\":\"t\",\
             \"key\":[\"m1\",\"{id}\"],\"index\":0,\"before\":null,\"after\":{{\"participant\":\"{id}\",\"note\":\"vu avec {who}\"}}}}]}}"
        );
        let files = BTreeMap::from([("data/c/attendance.csv".to_owned(), Some(Arc::from(TABLE.as_bytes())))]);
        let cohorts = BTreeSet::from(["c".to_owned()]);
        OutgoingOperation { id: OperationId::new(), reads: BTreeMap::new(), cohorts, rest, files }
    }

    #[test]
    fn what_waits_no_longer_names_them_and_keeps_the_marks() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("data")).unwrap();
        let (lock, _) = Lock::exclusive(root, None).unwrap();
        for (who, id) in [("Karim Haddad", "p1"), ("Zoé Martin", "p2"), ("Karim Haddad", "p1")] {
            outbox::keep(root, &lock, outgoing(who, id), None).unwrap();
        }
        outbox::set_apart(root, &lock, 3).unwrap();
        let before = outbox::waiting(root).unwrap();
        let mut erased = Mentions::default();
        erased.add_name("Karim", "Haddad");
        erased.add_id("p1");
        for _ in 0..2 {
            strike_outbox(root, &erased).unwrap();
            let waiting = outbox::waiting(root).unwrap();
            let [theirs, other] = &waiting[..] else { panic!("{waiting:?}") };
            let struck = &theirs.outgoing.rest;
            assert!(!struck.contains("Haddad") && struck.contains("\"participant\":\"p1\""), "{struck}");
            assert_eq!(theirs.outgoing.files, before[0].outgoing.files, "a table that is sent as it is stays whole");
            assert_eq!(other, &before[1]);
            let undecided = outbox::undecided(root).unwrap();
            let [apart] = &undecided[..] else { panic!("{undecided:?}") };
            let table = apart.outgoing.files.values().flatten().next().unwrap();
            let text = std::str::from_utf8(table).unwrap();
            assert!(
                !format!("{}{text}", apart.outgoing.rest).contains("Haddad") && text.contains("à l'heure"),
                "{text}"
            );
        }
    }
}
