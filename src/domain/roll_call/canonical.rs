//! JSON in the one form from which digests are taken: keys sorted, no spaces, whole numbers only (RFC 8785 of the values that
//! are used here). The page writes the same: `JSON.stringify` and this escape texts alike.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A value of JSON without fractions. Keys are those of one object each once; they are ASCII, so that their order is that of
/// their UTF-16 too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainJson {
    Null,
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<PlainJson>),
    Object(BTreeMap<String, PlainJson>),
}

impl PlainJson {
    /// An object of these.
    pub fn object<const N: usize>(members: [(&str, PlainJson); N]) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The one form.
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// SHA-256 of the one form, 64 hex digits.
    pub fn digest(&self) -> String {
        Sha256::digest(self.canonical().as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}"); // a String takes everything
            hex
        })
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => {
                let _ = write!(out, "{number}"); // a String takes everything
            }
            Self::Text(text) => quoted(text, out),
            Self::List(values) => {
                for (at, value) in values.iter().enumerate() {
                    out.push(if at == 0 { '[' } else { ',' });
                    value.write(out);
                }
                out.push_str(if values.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                for (at, (key, value)) in members.iter().enumerate() {
                    out.push(if at == 0 { '{' } else { ',' });
                    quoted(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

/// As RFC 8785 and `JSON.stringify` escape: two-letter escapes where there is one, else `\u00xx`; nothing else.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c)); // a String takes everything
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::PlainJson;

    #[test]
    fn keys_are_sorted_and_texts_escaped_as_the_rfc_says() {
        let text = "\u{20ac}$\u{f}\n\u{8}\"\\ é\u{2028}👩";
        let value = PlainJson::object([
            (
                "b",
                PlainJson::List(vec![
                    PlainJson::Number(-12),
                    PlainJson::Null,
                    PlainJson::Flag(true),
                    PlainJson::List(Vec::new()),
                ]),
            ),
            ("a", PlainJson::text(text)),
            ("c", PlainJson::object([])),
        ]);
        let expected = "{\"a\":\"€$\\u000f\\n\\b\\\"\\\\ é\u{2028}👩\",\"b\":[-12,null,true,[]],\"c\":{}}";
        assert_eq!(value.canonical(), expected);
        assert_eq!(serde_json::from_str::<serde_json::Value>(expected).unwrap()["a"], text);
        assert_eq!(
            PlainJson::object([]).digest(),
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            "sha256sum of two braces"
        );
    }
}
