//! What a line of a shared journal must be, whoever sends it: a store checks what it is given, a copy what it gets.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

/// Whether a text can be the line of the operation of that number: one JSON object on one line that begins with the number,
/// says `by` and says no key twice.
pub fn is_line(number: u64, text: &str) -> bool {
    let begins = text.starts_with(&format!("{{\"op\":{number},"));
    let Ok(Keys(keys)) = serde_json::from_str(text) else { return false };
    let is_once = |key: &String| keys.iter().filter(|other| *other == key).count() == 1;
    begins && !text.contains(char::is_control) && keys.iter().all(is_once) && keys.iter().any(|key| key == "by")
}

/// The keys of an object, in their order.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Keys;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_object_of_its_number() {
        assert!(is_line(3, r#"{"op":3,"at":"t","by":"z","files":[]}"#));
        for other in [
            r#"{"op":4,"by":"z"}"#,
            r#"{"op":3,"by":"z","op":4}"#,
            r#"{"op":3,"by":"z","by":"y"}"#,
            r#"{"op":3}"#,
            r#"{"by":"z","op":3}"#,
            "{\"op\":3,\n\"by\":\"z\"}",
            "{\"op\":3,\"by\":\"z\"}\n",
            r#"{"op":3,"by":"z""#,
            "[3]",
            "",
        ] {
            assert!(!is_line(3, other), "{other:?}");
        }
    }
}
