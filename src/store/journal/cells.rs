//! The cells of a row in the journal: name → text in the order of the columns, empty ones left out.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::schema::TableSchema;

/// Cells that hold something, by name of their column. Kept in one piece: a journal has hundreds of thousands of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledCells {
    /// Names and texts, one behind the other.
    text: String,
    /// For each cell, where its name ends in the text, and where its text ends.
    ends: Vec<[usize; 2]>,
}

impl FilledCells {
    /// The cells of a row. Of columns that share a name, the second is `name (2)`.
    pub fn of(columns: &[String], row: &[String]) -> Self {
        let filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let mut cells = Self::default();
        for (position, cell) in filled {
            cells.push(&name(columns, position), cell);
        }
        cells
    }

    fn push(&mut self, name: &str, cell: &str) {
        self.text.push_str(name);
        let named = self.text.len();
        self.text.push_str(cell);
        self.ends.push([named, self.text.len()]);
    }

    /// Which column a name of these cells is.
    pub fn position(columns: &[String], wanted: &str) -> Option<usize> {
        (0..columns.len()).find(|position| name(columns, *position) == wanted)
    }

    /// The text of a column; empty when it holds nothing.
    pub fn get(&self, column: &str) -> &str {
        self.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell)
    }

    /// The same columns with other texts; whether any differs.
    pub(in crate::store) fn rewrite(&mut self, text: impl Fn(&str, &str) -> String) -> bool {
        let mut cells = Self::default();
        for (name, cell) in self.iter() {
            let other = text(name, cell);
            if !other.is_empty() {
                cells.push(name, &other);
            }
        }
        let differs = *self != cells;
        *self = cells;
        differs
    }

    /// Cells of those names; empty ones are left out.
    pub(in crate::store) fn named<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> Self {
        let mut named = Self::default();
        cells.filter(|(_, cell)| !cell.is_empty()).for_each(|(name, cell)| named.push(name, cell));
        named
    }

    /// The cells that tell the row from the others of its table.
    pub(in crate::store) fn key(&self, table: &TableSchema) -> Vec<String> {
        let columns = table.key.iter().filter_map(|name| table.column(name));
        columns.map(|column| column.kind.canonical(self.get(column.name)).into_owned()).collect()
    }

    /// Names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|[_, end]| *end));
        starts.zip(&self.ends).map(|(start, [named, end])| (&self.text[start..*named], &self.text[*named..*end]))
    }
}

fn name(columns: &[String], position: usize) -> Cow<'_, str> {
    let column = &columns[position];
    match columns[..position].iter().filter(|other| *other == column).count() {
        0 => Cow::Borrowed(column),
        before => Cow::Owned(format!("{column} ({})", before + 1)),
    }
}

impl Serialize for FilledCells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.ends.len()))?;
        for (name, cell) in self.iter() {
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
                // A mark needs no more.
                let mut cells = FilledCells { text: String::with_capacity(112), ends: Vec::with_capacity(8) };
                while map.next_key_seed(Behind(&mut cells.text))?.is_some() {
                    let named = cells.text.len();
                    map.next_value_seed(Behind(&mut cells.text))?;
                    cells.ends.push([named, cells.text.len()]);
                }
                Ok(cells)
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// Puts a text behind others.
struct Behind<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Behind<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Behind<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_back_in_their_order() {
        let columns = ["id", "note", "", "note", "last"].map(str::to_owned);
        let row = ["a", "x\ty", "", "é\"", "z"].map(str::to_owned);
        let mut cells = FilledCells::of(&columns, &row);
        let shown: Vec<(&str, &str)> = cells.iter().collect();
        assert_eq!(shown, [("id", "a"), ("note", "x\ty"), ("note (2)", "é\""), ("last", "z")]);
        assert_eq!((cells.get("note (2)"), cells.get("none")), ("é\"", ""));
        let text = serde_json::to_string(&cells).unwrap();
        assert_eq!(text, "{\"id\":\"a\",\"note\":\"x\\ty\",\"note (2)\":\"é\\\"\",\"last\":\"z\"}");
        assert_eq!(serde_json::from_str::<FilledCells>(&text).unwrap(), cells);
        for wrong in ["{\"a\":1}", "{\"a\":null}", "[]", "{\"a\":[]}"] {
            assert!(serde_json::from_str::<FilledCells>(wrong).is_err(), "{wrong}");
        }
        assert!(!cells.rewrite(|_, cell| cell.to_owned()));
        assert!(cells.rewrite(|name, cell| if name == "note" { String::new() } else { cell.to_owned() }));
        assert_eq!(cells.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["id", "note (2)", "last"]);
    }
}
