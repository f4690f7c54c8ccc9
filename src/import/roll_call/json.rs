//! Text to a value of JSON in which every key is there once and every number is whole.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::messages::{CannotReadRollCall, ExpectedForm};
use crate::domain::roll_call::PlainJson;

/// Marks an error of ours among those of the parser.
const DOUBLED: &str = "\u{1}doubled\u{1}";
const FRACTION: &str = "\u{1}fraction\u{1}";

/// Whole numbers that every reader of JSON keeps as they are.
const MOST: i64 = (1 << 53) - 1;

/// The value.
pub(super) fn parse(text: &str) -> Result<PlainJson, CannotReadRollCall> {
    serde_json::from_str::<Value>(text).map(|value| value.0).map_err(|error| {
        let said = error.to_string();
        if let Some(key) = said.split(DOUBLED).nth(1) {
            return CannotReadRollCall::Doubled { key: key.to_owned() };
        }
        if said.contains(FRACTION) {
            let key = said.split(FRACTION).nth(1).unwrap_or_default().to_owned();
            return CannotReadRollCall::Wrong { key, person: None, form: ExpectedForm::WholeNumber };
        }
        CannotReadRollCall::NotWhole
    })
}

struct Value(PlainJson);

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Values).map(Self)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = PlainJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<PlainJson, E> {
        Ok(PlainJson::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<PlainJson, E> {
        Ok(PlainJson::Flag(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<PlainJson, E> {
        if (-MOST..=MOST).contains(&number) { Ok(PlainJson::Number(number)) } else { Err(fraction(number)) }
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<PlainJson, E> {
        i64::try_from(number).map_or_else(|_| Err(fraction(number)), |number| self.visit_i64(number))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<PlainJson, E> {
        Err(fraction(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<PlainJson, E> {
        Ok(PlainJson::text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<PlainJson, E> {
        Ok(PlainJson::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<PlainJson, A::Error> {
        let mut values = Vec::new();
        while let Some(Value(value)) = from.next_element()? {
            values.push(value);
        }
        Ok(PlainJson::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<PlainJson, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(key) = from.next_key::<String>()? {
            let Value(value) = from.next_value()?;
            if members.insert(key.clone(), value).is_some() {
                return Err(A::Error::custom(format!("{DOUBLED}{key}{DOUBLED}")));
            }
        }
        Ok(PlainJson::Object(members))
    }
}

fn fraction<E: serde::de::Error>(number: impl fmt::Display) -> E {
    E::custom(format!("{FRACTION}{number}{FRACTION}"))
}
