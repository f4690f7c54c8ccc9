//! The cells of a row in the journal: name → text in the order of the columns, empty ones left out.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Cells that hold something, by name of their column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledCells(Vec<(String, String)>);

impl FilledCells {
    /// The cells of a row. Of columns that share a name, the second is `name (2)`.
    pub fn of(columns: &[String], row: &[String]) -> Self {
        let filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        Self(filled.map(|(position, cell)| (name(columns, position), cell.clone())).collect())
    }

    /// Which column a name of these cells is.
    pub fn position(columns: &[String], wanted: &str) -> Option<usize> {
        (0..columns.len()).find(|position| name(columns, *position) == wanted)
    }

    /// The text of a column; empty when it holds nothing.
    pub fn get(&self, column: &str) -> &str {
        self.0.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell)
    }

    /// The same columns with other texts; whether any differs.
    pub(in crate::store) fn rewrite(&mut self, text: impl Fn(&str, &str) -> String) -> bool {
        let before = self.0.clone();
        for (name, cell) in &mut self.0 {
            *cell = text(name, cell);
        }
        self.0.retain(|(_, cell)| !cell.is_empty());
        self.0 != before
    }

    /// Names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, cell)| (name.as_str(), cell.as_str()))
    }
}

fn name(columns: &[String], position: usize) -> String {
    let column = &columns[position];
    match columns[..position].iter().filter(|other| *other == column).count() {
        0 => column.clone(),
        before => format!("{column} ({})", before + 1),
    }
}

impl Serialize for FilledCells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, cell) in &self.0 {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for FilledCells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = FilledCells;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the cells of a row")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FilledCells, A::Error> {
                let mut cells = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    cells.push(pair);
                }
                Ok(FilledCells(cells))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
