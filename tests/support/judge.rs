//! Whether a JSON Schema and the program agree on a definition: what the program takes fits the schema; what it refuses
//! does not, unless its reason is one that no schema can know.

use serde_json::Value;

/// What the program says that is beyond a schema, by code and words, and why.
const BEYOND: &[(&str, &str, &str)] = &[
    ("E166", "", "a reference to another table"),
    ("E167", "", "an id written twice in a list"),
    ("E164", "is not after the start", "two values held against each other"),
    ("E164", "does not exist", "the calendar"),
    ("E165", "hours that come to whole minutes", "hundredths of an hour are no exact numbers in JSON"),
    ("E165", "no rule can be about", "a reference to the fields"),
    ("E165", "is not a value of `funder`", "a reference to the funders"),
    ("E165", "is not a value of `teaching`", "a reference to the values of a field"),
    ("E163", "must be a whole number, and this is a decimal number", "12.0 is a whole number in JSON"),
    ("E163", "must be a text in quotes, and this is a date", "a date is a text in JSON"),
    ("E163", "must be a text in quotes, and this is a time", "a time is a text in JSON"),
    ("E168", "cannot be called", "names that mean something else, in any case"),
    ("E168", "is not the name of its folder", "the name of the folder"),
    ("W261", "its check digit does not fit", "the sum of the digits"),
    ("W261", "cannot be", "the sum of the digits"),
];

/// A schema that can be asked.
pub struct Judge(jsonschema::Validator);

impl Judge {
    /// A judge of what fits that schema; formats count.
    pub fn new(schema: &str) -> Self {
        let schema: Value = serde_json::from_str(schema).expect("a schema in JSON");
        jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|wrong| panic!("no schema of draft 7: {wrong}"));
        let options = jsonschema::draft7::options().should_validate_formats(true);
        Self(options.build(&schema).expect("a schema"))
    }

    /// What does not fit; nothing of a text that is no TOML.
    pub fn misfits(&self, toml: &str) -> Option<Vec<String>> {
        let table: toml::Table = toml.parse().ok()?;
        let value = json(&toml::Value::Table(table));
        Some(self.0.iter_errors(&value).map(|wrong| format!("{}: {wrong}", wrong.instance_path())).collect())
    }

    /// In what the schema and the program, which says these codes and words of the text, differ.
    pub fn disagreement(&self, toml: &str, said: &[(String, String)]) -> Option<String> {
        let misfits = self.misfits(toml);
        let known = |(code, words): &&(String, String)| {
            let beyond = BEYOND.iter().any(|(of, part, _)| code == of && words.contains(part));
            !(beyond || code == "E160" && misfits.is_none())
        };
        let told: Vec<_> = said.iter().filter(known).collect();
        match (&misfits, told.is_empty()) {
            (None, _) if !said.is_empty() => None,
            (None, _) => Some(format!("no TOML, and the program takes it:\n{toml}")),
            (Some(misfits), false) if misfits.is_empty() => {
                Some(format!("fits, and the program says {told:?}:\n{toml}"))
            }
            (Some(misfits), true) if !misfits.is_empty() && said.is_empty() => {
                Some(format!("the program takes it, and {misfits:#?}:\n{toml}"))
            }
            _ => None,
        }
    }
}

/// TOML as editors hand it to a validator: dates and times are texts.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(flag) => (*flag).into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}
