//! The JSON Schema of a definition, for editors: made of what the readers of [`super::read`] ask for. Owns how a question
//! is said in JSON Schema and no key.
//!
//! Dates and times of TOML reach a validator of JSON Schema as texts. Draft 7 and the formats `date` and `time-local`
//! are what editors of TOML know.

use serde_json::{Map, Value as Json, json};
use toml::de::DeTable;

use crate::domain::headings::Heading;
use crate::domain::pedagogy::scale::ScoreValue;
use crate::domain::programme::plain_id::PLAIN_ID;
use crate::domain::values::{FEMININE, Value};
use crate::domain::vocabulary::PersonStatus;
use crate::lang::Lang;
use crate::store::model_text::said;
use crate::store::programme::fault::DefinitionTable;

use super::asked::{KeyNotes, KeyQuestion, KeyShape, Takes};
use super::columns;
use super::findings::DefinitionFindings;
use super::identity::{NDA, SIRET};
use super::read;
use super::reader::PlacedTable;
use super::source::DefinitionSource;
use super::validate::NSF;
use super::values::{CLOCK_TIME, ISO_DATE};

/// A file that a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescribedFile {
    Programme,
    Cohort,
}

impl DescribedFile {
    /// The table that is the whole file.
    fn part(self) -> DefinitionTable {
        match self {
            Self::Programme => DefinitionTable::File,
            Self::Cohort => DefinitionTable::CohortFile,
        }
    }
}

/// The schema, with what the program says of each key in that language. It ends with a newline.
pub fn schema(of: DescribedFile, lang: Lang) -> String {
    let questions = questions(of);
    let mut schema = Map::new();
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("$comment".into(), stamp(lang).into());
    schema.insert("title".into(), of.part().written().into());
    // Times without seconds are of TOML 1.1.
    schema.insert("x-tombi-toml-version".into(), "v1.1.0".into());
    schema.extend(table(of.part(), &questions, lang));
    format!("{:#}\n", Json::Object(schema))
}

/// What tells the schemas of two versions and two languages apart: it stands in their first lines.
pub fn stamp(lang: Lang) -> String {
    format!("formation {} {}", env!("CARGO_PKG_VERSION"), lang.pick("en", "fr"))
}

/// Every key that is asked for, by reading a file in which nothing stands.
pub fn questions(of: DescribedFile) -> Vec<KeyQuestion> {
    let (source, notes, empty) = (DefinitionSource::new("", ""), KeyNotes::default(), DeTable::default());
    let mut findings = DefinitionFindings::new(&source);
    let root = PlacedTable::noted(&empty, of.part(), &notes);
    match of {
        DescribedFile::Programme => drop(read::programme(root, &mut findings)),
        DescribedFile::Cohort => drop(read::cohort(root, &mut findings)),
    }
    notes.into_questions()
}

fn table(part: DefinitionTable, questions: &[KeyQuestion], lang: Lang) -> Map<String, Json> {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for question in questions.iter().filter(|question| question.part == part) {
        let mut value = value(question, questions, lang);
        let label =
            || Heading::ALL.iter().find(|heading| part == DefinitionTable::Session && heading.key() == question.key);
        let said = said(lang, part.written(), question.key).or_else(|| label().map(|heading| heading.label(lang)));
        if let Some(said) = said {
            value.insert("description".into(), said.into());
        }
        properties.insert(question.key.into(), value.into());
        if question.required {
            required.push(question.key);
        }
    }
    let mut table = object(json!({ "type": "object" }));
    if let Some(said) = said(lang, part.written(), "") {
        table.insert("description".into(), said.into());
    }
    if part == DefinitionTable::Eligibility {
        properties.extend(rules());
    }
    table.insert("properties".into(), properties.into());
    if !required.is_empty() {
        table.insert("required".into(), required.into());
    }
    // A rule may be about a field of the definition's own.
    let others = if part == DefinitionTable::Eligibility { texts(&json!({ "type": "string" })) } else { false.into() };
    table.insert("additionalProperties".into(), others);
    table
}

/// The columns of an enrolment that may decide who is let in.
fn rules() -> impl Iterator<Item = (String, Json)> {
    columns::eligible().map(|column| {
        let statuses = || word(&PersonStatus::ALL.iter().map(|status| (*status).into()).collect::<Vec<_>>());
        let item = if column == "status" { statuses() } else { json!({ "type": "string" }) };
        (column.to_owned(), texts(&item))
    })
}

fn value(question: &KeyQuestion, questions: &[KeyQuestion], lang: Lang) -> Map<String, Json> {
    object(match &question.takes {
        Takes::Text => json!({ "type": "string" }),
        Takes::Shaped(shape) => shaped(*shape),
        Takes::Texts => texts(&json!({ "type": "string" })),
        Takes::Word(all) => word(all),
        Takes::TextAmong(all) => json!({ "enum": all }),
        Takes::TextsAmong(all) => texts(&json!({ "enum": all })),
        Takes::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Hours | Takes::ExactHours => json!({ "type": "number", "minimum": 0 }),
        Takes::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Takes::Mean => json!({ "type": "number", "minimum": 0, "maximum": ScoreValue::HIGHEST }),
        Takes::Date => moment("date", ISO_DATE),
        Takes::Dates => texts(&moment("date", ISO_DATE)),
        Takes::Time => moment("time-local", CLOCK_TIME),
        Takes::Table(part) => Json::Object(table(*part, questions, lang)),
        Takes::Tables(part) => texts(&Json::Object(table(*part, questions, lang))),
    })
}

fn object(value: Json) -> Map<String, Json> {
    if let Json::Object(object) = value { object } else { Map::new() }
}

fn texts(items: &Json) -> Json {
    json!({ "type": "array", "items": items })
}

fn shaped(shape: KeyShape) -> Json {
    let pattern = match shape {
        KeyShape::Timezone => {
            let zones: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
            return json!({ "enum": zones });
        }
        KeyShape::Said => r"\S".to_owned(),
        KeyShape::Id => whole(PLAIN_ID),
        KeyShape::Nsf => whole(NSF),
        KeyShape::Siret => format!("{}|^\\s*$", whole(SIRET)),
        KeyShape::Nda => format!("{}|^\\s*$", whole(NDA)),
    };
    json!({ "type": "string", "pattern": pattern })
}

/// A pattern of a text without the spaces around it.
fn whole(pattern: &str) -> String {
    format!(r"^\s*(?:{pattern})\s*$")
}

/// A value of TOML's own, or a text of the same look.
fn moment(format: &str, pattern: &str) -> Json {
    let pattern = whole(pattern);
    json!({ "anyOf": [
        { "type": "string", "format": format, "pattern": pattern },
        { "type": "string", "pattern": pattern },
    ] })
}

/// A word: its keys are what an editor offers; as people write it, it is right as well.
fn word(all: &[Value]) -> Json {
    let keys: Vec<&str> = all.iter().map(|word| word.key()).collect();
    let written =
        |word: &Value| [word.key().replace('_', " "), word.word(Lang::En).to_owned(), word.word(Lang::Fr).to_owned()];
    let mut spelled: Vec<String> = all.iter().flat_map(written).map(|words| spelled(&words)).collect();
    spelled.sort_unstable();
    spelled.dedup();
    json!({ "anyOf": [{ "enum": keys }, { "type": "string", "pattern": whole(&spelled.join("|")) }] })
}

/// Words in any case, gender and number; accents as they are written.
fn spelled(words: &str) -> String {
    let word = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word).trim_end_matches('e');
        let ended = FEMININE.iter().find_map(|(feminine, masculine)| {
            let root = word.strip_suffix(masculine)?;
            Some(format!("{}(?:{}|{})", letters(root), letters(masculine), letters(feminine)))
        });
        ended.unwrap_or_else(|| letters(word)) + r"[eE]{0,2}(?:[·.(][eE]\)?)?(?:[·.(]?[sS]\)?)?"
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(r"[\s_]+")
}

/// Letters in either case; an `e` within an ending may have its accent.
fn letters(text: &str) -> String {
    let either = |letter: char| match (letter, letter.is_alphabetic()) {
        ('e', _) => "[eEèÈ]".to_owned(),
        ('\'', _) => "['’]".to_owned(),
        (letter, true) => format!("[{}{}]", letter.to_lowercase(), letter.to_uppercase()),
        // ECMA-262 knows no other escapes where its flag `u` is set.
        (letter, false) if "^$\\.*+?()[]{}|/".contains(letter) => format!("\\{letter}"),
        (letter, false) => letter.to_string(),
    };
    text.chars().map(either).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::programme::plain_id::is_plain_id;
    use crate::domain::values::understood;
    use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind, SessionState};
    use crate::store::programme::identity::{nda, siret};
    use crate::store::programme::judge::Judge;
    use crate::store::programme::meant::{KEYS, wanted};
    use crate::store::programme::values::{clock_time, iso_date};

    /// Whether a text fits what a key takes.
    fn fits(value: &Json, text: &str) -> bool {
        let judge = Judge::new(&json!({ "properties": { "x": value } }).to_string());
        judge.misfits(&format!("x = {}", toml::Value::String(text.to_owned()))).is_some_and(|wrong| wrong.is_empty())
    }

    #[test]
    fn what_a_slip_is_mended_to_is_what_its_key_takes() {
        let asked: Vec<KeyQuestion> =
            [DescribedFile::Programme, DescribedFile::Cohort].into_iter().flat_map(questions).collect();
        let is_table = |takes: &Takes| {
            matches!(
                takes,
                Takes::Table(_)
                    | Takes::Tables(
                        DefinitionTable::Field
                            | DefinitionTable::Trainer
                            | DefinitionTable::Funder
                            | DefinitionTable::Module
                            | DefinitionTable::Cohort
                    )
            )
        };
        for question in asked.iter().filter(|question| !is_table(&question.takes)) {
            assert_eq!(wanted("", question.key), Some(question.takes.kind()), "{}", question.key);
        }
        let asked: BTreeSet<&str> = asked.iter().map(|question| question.key).collect();
        let unasked: Vec<&str> = KEYS.iter().map(|(key, _)| *key).filter(|key| !asked.contains(key)).collect();
        assert_eq!(unasked, [""; 0]);
    }

    #[test]
    fn a_word_fits_as_people_write_it() {
        type Understands<'a> = Box<dyn Fn(&str) -> bool + 'a>;
        fn all<T: Copy + Into<Value>>(all: &[T]) -> (Vec<Value>, Understands<'_>) {
            (all.iter().map(|word| (*word).into()).collect(), Box::new(|typed| understood(all, typed).is_some()))
        }
        for (words, is_understood) in [
            all(PersonStatus::ALL),
            all(FunderKind::ALL),
            all(ModuleKind::ALL),
            all(Modality::ALL),
            all(SessionState::ALL),
        ] {
            let value = word(&words);
            for known in &words {
                for typed in [known.key(), known.word(Lang::En), known.word(Lang::Fr)] {
                    let plural = format!("{}s", typed.to_uppercase());
                    assert!(fits(&value, typed) && is_understood(typed), "{typed}");
                    assert!(fits(&value, &plural) || !is_understood(&plural), "{plural}");
                }
            }
            for typed in ["", "boss", "x"] {
                assert!(!fits(&value, typed) && !is_understood(typed), "{typed}");
            }
        }
        let statuses = word(&all(PersonStatus::ALL).0);
        for typed in ["Bénévoles", "salarié·e", "Salarié·e·s", "agente publique", "demandeuse d’emploi", "particulière"]
        {
            assert!(fits(&statuses, typed), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn a_pattern_takes_what_the_rule_takes(
            id in "[a-zA-Z0-9é ._/-]{0,6}|[a-z]{60,70}",
            digits in "[0-9]{2,4}|[0-9 ]{10,12}|[0-9 ]{13,16}|[0-9x ]{3,14}",
            date in "20[0-9]{2}-[0-9]{1,2}-[0-2][0-9]|[0-9/-]{8,10}",
            time in "[0-9]{1,2}[hH:]([0-9]{2})?|[0-9]{2}:[0-5][0-9](:0[01])?|[0-9]{1,2} h [0-9]{0,2}|[0-9:h]{1,6}",
        ) {
            let takes = |pattern: &str, text: &str| fits(&json!({ "pattern": whole(pattern) }), text);
            prop_assert_eq!(takes(PLAIN_ID, &id), is_plain_id(id.trim()), "{:?}", id);
            prop_assert_eq!(takes(NSF, &digits), digits.trim().len() == 3 && digits.trim().parse::<u16>().is_ok());
            // The sums are beyond a pattern.
            prop_assert!(takes(SIRET, &digits) || siret(digits.trim()).is_err(), "{:?}", digits);
            prop_assert!(takes(NDA, &digits) || nda(digits.trim()).is_err(), "{:?}", digits);
            // The days of a month are beyond a pattern.
            prop_assert!(takes(ISO_DATE, &date) || iso_date(&date).is_none(), "{:?}", date);
            prop_assert!(!takes(ISO_DATE, &date) || iso_date(&date).is_some() || &date[8..] > "28", "{:?}", date);
            prop_assert_eq!(takes(CLOCK_TIME, &time), clock_time(&time).is_some(), "{:?}", time);
        }
    }
}
