//! One operation as the journal keeps it: who, when, by which command, which files, every row before and after.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Edits, FilledCells};

/// Everything that one command changed; its changes as they were read, or as they are about to be written. A key that this version does not know may change what the line means: such a
/// line is no operation for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation<C = Vec<FileEdit>> {
    /// Its number, from 1.
    pub op: u64,
    /// When, RFC 3339.
    pub at: String,
    pub by: String,
    /// The command line.
    pub command: Vec<String>,
    /// By what a shared store knew it before it had a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redoes: Option<u64>,
    /// Whom it erased: cohort and id, and nothing else of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erases: Vec<(String, String)>,
    /// The day of the erasure, where it is not that of `at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_on: Option<String>,
    /// The operation that took a person's data out of this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_by: Option<u64>,
    /// Files that somebody had changed since the last operation that wrote them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed_by_hand: Vec<String>,
    /// Files it wrote.
    pub files: Vec<FileChange>,
    /// The edits of the files, in order.
    pub changes: C,
}

/// One file that an operation wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileChange {
    /// From the root of the folder, with `/`.
    pub path: String,
    /// Digest of the file before; none when it was not there.
    pub before: Option<String>,
    /// Digest of the file after; none when it was removed.
    pub after: Option<String>,
    /// Columns of the table before, where they differ from those after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_before: Option<Vec<String>>,
    /// Columns of the table after, where they differ from those before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_after: Option<Vec<String>>,
}

/// One change within a file. Which of the two it is follows from its keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, try_from = "AnyEdit")]
pub enum FileEdit {
    /// Lines of a definition.
    Lines {
        /// The file.
        table: String,
        /// Cohort and session; the cohort alone where the lines are a whole cohort.
        key: Vec<String>,
        /// First line, from 1.
        at: usize,
        before: String,
        after: String,
    },
    /// A row of a table.
    Row {
        /// The file.
        table: String,
        /// What tells the row from the others.
        key: Vec<String>,
        /// Which row it is, from 0, when the change is made.
        index: usize,
        /// The row before; none when it is new.
        before: Option<FilledCells>,
        /// The row after; none when it goes.
        after: Option<FilledCells>,
    },
}

/// Any change as a line of the journal has it: read in one go, where trying one kind of change after the other costs as much
/// as the rest of the journal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyEdit {
    table: String,
    key: Vec<String>,
    #[serde(default, deserialize_with = "there")]
    at: Option<usize>,
    #[serde(default, deserialize_with = "there")]
    index: Option<usize>,
    #[serde(default)]
    before: Side,
    #[serde(default)]
    after: Side,
}

/// A number that is there: `null` is none.
fn there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    usize::deserialize(deserializer).map(Some)
}

/// What stood before a change, or stands after it.
#[derive(Default)]
enum Side {
    /// Nothing is said.
    #[default]
    Missing,
    /// No row.
    Nothing,
    Lines(String),
    Row(FilledCells),
}

impl<'de> Deserialize<'de> for Side {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Sides;
        impl<'de> Visitor<'de> for Sides {
            type Value = Side;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("lines, a row, or nothing")
            }
            fn visit_unit<E>(self) -> Result<Side, E> {
                Ok(Side::Nothing)
            }
            fn visit_str<E>(self, lines: &str) -> Result<Side, E> {
                Ok(Side::Lines(lines.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, row: A) -> Result<Side, A::Error> {
                FilledCells::deserialize(MapAccessDeserializer::new(row)).map(Side::Row)
            }
        }
        deserializer.deserialize_any(Sides)
    }
}

impl Side {
    fn row(self) -> Result<Option<FilledCells>, &'static str> {
        match self {
            Self::Missing | Self::Nothing => Ok(None),
            Self::Row(cells) => Ok(Some(cells)),
            Self::Lines(_) => Err("a row is no lines"),
        }
    }
}

impl TryFrom<AnyEdit> for FileEdit {
    type Error = &'static str;

    fn try_from(edit: AnyEdit) -> Result<Self, &'static str> {
        let AnyEdit { table, key, at, index, before, after } = edit;
        match (at, index, before, after) {
            (Some(at), None, Side::Lines(before), Side::Lines(after)) => {
                Ok(Self::Lines { table, key, at, before, after })
            }
            (None, Some(index), before, after) => {
                Ok(Self::Row { table, key, index, before: before.row()?, after: after.row()? })
            }
            _ => Err("neither lines nor a row"),
        }
    }
}

impl FileEdit {
    /// Whether it touches a person of a cohort, or one of its sessions.
    pub fn is_about(&self, cohort: &str, id: &str) -> bool {
        match self {
            Self::Row { table, key, before, after, .. } => {
                // The key of an alias is the alias: whose it is stands in a cell.
                let names =
                    |cells: &Option<FilledCells>| cells.as_ref().is_some_and(|cells| cells.get("participant") == id);
                let inside = table.strip_prefix("data/").and_then(|rest| rest.strip_prefix(cohort));
                inside.is_some_and(|rest| rest.starts_with('/'))
                    && (key.iter().any(|part| part == id) || names(before) || names(after))
            }
            Self::Lines { key, .. } => key.iter().map(String::as_str).eq([cohort, id]),
        }
    }

    /// The file it is in.
    pub fn table(&self) -> &str {
        match self {
            Self::Lines { table, .. } | Self::Row { table, .. } => table,
        }
    }

    /// The file and the row, or the lines, that it is of.
    pub(in crate::store) fn place(&self) -> (String, Vec<String>) {
        (self.table().to_owned(), self.key().to_vec())
    }

    /// What tells its row from the others: the id of an enrolment, session and participant of a mark, cohort and
    /// session of a definition.
    pub fn key(&self) -> &[String] {
        match self {
            Self::Lines { key, .. } | Self::Row { key, .. } => key,
        }
    }
}

impl<C: Serialize> Operation<C> {
    /// Its line behind `{"op":N,`: a store gives the number.
    pub(in crate::store) fn rest(&self) -> serde_json::Result<String> {
        let line = serde_json::to_string(self)?;
        Ok(line.strip_prefix(&format!("{{\"op\":{},", self.op)).unwrap_or_default().to_owned())
    }
}

impl Operation<Edits> {
    /// The same with each of its changes, to be rewritten.
    pub(in crate::store) fn listed(self) -> Operation {
        let Self {
            op,
            at,
            by,
            command,
            id,
            undoes,
            redoes,
            erases,
            erased_on,
            erased_by,
            changed_by_hand,
            files,
            changes,
        } = self;
        let changes = changes.iter().map(Cow::into_owned).collect();
        Operation {
            op,
            at,
            by,
            command,
            id,
            undoes,
            redoes,
            erases,
            erased_on,
            erased_by,
            changed_by_hand,
            files,
            changes,
        }
    }
}

impl Operation {
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.at).ok()
    }

    /// The day on which it erased somebody.
    pub fn day_of_erasure(&self) -> Option<NaiveDate> {
        let day = self.erased_on.as_deref().and_then(|day| day.parse().ok());
        day.or_else(|| Some(self.moment()?.date_naive()))
    }

    /// Whether it touched a person of a cohort, or one of its sessions.
    pub fn is_about(&self, cohort: &str, id: &str) -> bool {
        let erased = self.erases.iter().any(|(from, who)| from == cohort && who == id);
        erased || self.changes.iter().any(|edit| edit.is_about(cohort, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_lines_or_a_row_and_nothing_between() {
        let edit = |more: &str| serde_json::from_str::<FileEdit>(&format!("{{\"table\":\"t\",\"key\":[\"k\"]{more}}}"));
        for more in [
            ",\"at\":1,\"before\":\"a\",\"after\":\"\"",
            ",\"index\":0,\"before\":{\"x\":\"y\"},\"after\":null",
            ",\"index\":0,\"after\":{}",
            ",\"index\":0",
        ] {
            assert!(edit(more).is_ok(), "{more}");
        }
        for more in [
            "",
            ",\"at\":1",
            ",\"at\":1,\"before\":\"a\",\"after\":null",
            ",\"at\":1,\"before\":\"a\",\"after\":{}",
            ",\"at\":1,\"index\":0,\"before\":\"a\",\"after\":\"b\"",
            ",\"at\":null,\"index\":0",
            ",\"index\":0,\"before\":\"a\"",
            ",\"index\":0,\"before\":{\"x\":1}",
            ",\"index\":0,\"before\":[]",
            ",\"index\":-1",
            ",\"index\":0,\"index\":0",
            ",\"index\":0,\"moved\":3",
        ] {
            assert!(edit(more).is_err(), "{more}");
        }
    }

    #[test]
    fn an_operation_reads_back_as_written() {
        let columns = ["session".to_owned(), "x".to_owned(), "x".to_owned()];
        let row = FilledCells::of(&columns, &["m1".to_owned(), "a\u{1b}\n".to_owned(), "b".to_owned()]);
        assert_eq!(row.get("x (2)"), "b");
        let operation = Operation {
            op: 3,
            at: "2021-04-02T10:00:00+02:00".into(),
            by: "zoé".into(),
            command: vec!["formation".into(), "attend".into()],
            id: None,
            undoes: None,
            redoes: None,
            erases: vec![],
            erased_on: None,
            erased_by: None,
            changed_by_hand: vec![],
            files: vec![FileChange {
                path: "data/c/attendance.csv".into(),
                before: None,
                after: Some("00".into()),
                heading_before: None,
                heading_after: None,
            }],
            changes: vec![
                FileEdit::Row {
                    table: "data/c/attendance.csv".into(),
                    key: vec!["m1".into(), "p".into()],
                    index: 0,
                    before: None,
                    after: Some(row),
                },
                FileEdit::Lines {
                    table: "programme.toml".into(),
                    key: vec!["c".into(), "m1".into()],
                    at: 5,
                    before: "a\n".into(),
                    after: "b\n".into(),
                },
            ],
        };
        let line = serde_json::to_string(&operation).unwrap();
        assert!(!line.contains('\n'));
        assert_eq!(serde_json::from_str::<Operation>(&line).unwrap(), operation);
        assert!(operation.is_about("c", "p") && operation.is_about("c", "m1") && !operation.is_about("d", "m1"));
    }
}
