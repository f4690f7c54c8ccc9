//! Values of closed lists on the command line: each parser says which words there are, so that completion offers the
//! words that are understood and no others. How a word is read is [`values`].

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap_complete::Shell;

use super::show_plan::PlanFormat;
use super::values::{self, Parsed, Weeks};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::date_order::DateOrder;
use crate::domain::taken::NameOrder;
use crate::domain::values::Value;
use crate::domain::vocabulary::{EvidenceKind, Vocabulary};
use crate::lang::Lang;
use crate::render::Format;
use crate::render::paper::PaperFormat;
use crate::table::Column;
use crate::ui::help::FRENCH;

/// A parser that knows every word that it understands.
#[derive(Clone)]
pub struct OneOf<T> {
    read: fn(&str) -> Parsed<T>,
    known: fn() -> Vec<PossibleValue>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<T, clap::Error> {
        TypedValueParser::parse_ref(&self.read, command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.known)().into_iter()))
    }
}

/// A word, and what it means in English and in French.
fn told(word: &'static str, [en, fr]: [&str; 2]) -> PossibleValue {
    PossibleValue::new(word).help(format!("{en}{FRENCH}{fr}"))
}

/// A word of the contract.
pub fn word(word: Value) -> PossibleValue {
    told(word.key(), [word.word(Lang::En), word.word(Lang::Fr)])
}

fn plain(words: &[&'static str]) -> Vec<PossibleValue> {
    words.iter().map(|word| PossibleValue::new(*word)).collect()
}

/// A word of a closed list of the contract.
pub fn words<T: Vocabulary + Into<Value> + Send + Sync>() -> OneOf<T> {
    OneOf { read: values::word_of::<T>, known: || T::all().iter().map(|one| word((*one).into())).collect() }
}

/// Kinds of evidence.
pub fn evidence() -> OneOf<Evidence> {
    OneOf { read: values::evidence, known: || EvidenceKind::ALL.iter().map(|kind| word((*kind).into())).collect() }
}

/// A format of tables.
pub fn formats() -> OneOf<Format> {
    OneOf { read: values::format, known: || plain(&Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>()) }
}

/// How a plan is shown.
pub fn plan_formats() -> OneOf<PlanFormat> {
    OneOf { read: values::plan_format, known: || plain(&["table", "json"]) }
}

/// A format of papers.
pub fn paper_formats() -> OneOf<PaperFormat> {
    OneOf { read: values::paper_format, known: || plain(&PaperFormat::NAMES) }
}

/// A format of papers that need no template of the coordinator's.
pub fn printed_formats() -> OneOf<PaperFormat> {
    OneOf { read: values::printed_format, known: || plain(&["html", "pdf"]) }
}

/// Which half of a name comes first.
pub fn name_orders() -> OneOf<NameOrder> {
    let known = || plain(&[NameOrder::FirstNameFirst, NameOrder::LastNameFirst].map(NameOrder::key));
    OneOf { read: values::name_order, known }
}

/// How a date whose year stands last is read.
pub fn date_orders() -> OneOf<DateOrder> {
    OneOf { read: values::date_order, known: || plain(&[DateOrder::Dmy, DateOrder::Mdy].map(DateOrder::key)) }
}

/// From one session of a rule to the next.
pub fn weeks() -> OneOf<Weeks> {
    let known = || {
        vec![
            told("week", ["every week", "chaque semaine"]),
            told("2weeks", ["every second week", "une semaine sur deux"]),
        ]
    };
    OneOf { read: values::weeks, known }
}

/// A time zone.
pub fn timezones() -> OneOf<chrono_tz::Tz> {
    OneOf { read: values::timezone, known: || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().into()).collect() }
}

/// A shell that completions can be written for.
pub fn shells() -> OneOf<Shell> {
    OneOf { read: values::shell, known: || plain(&values::SHELLS) }
}

/// A language.
pub fn languages() -> OneOf<Lang> {
    OneOf {
        read: values::lang, known: || vec![told("fr", ["French", "français"]), told("en", ["English", "anglais"])]
    }
}

/// The columns of a table, for `--columns` of the command that answers with it. A command has several tables where an
/// option chooses one of them.
#[derive(Clone)]
pub struct ColumnKeys {
    tables: Vec<KeysOfTable>,
}

/// The option that asks for a table, where one does, and the columns of the table.
type KeysOfTable = (Option<&'static str>, fn() -> Vec<Column>);

impl ColumnKeys {
    /// Those of the table that another option asks for instead.
    #[must_use]
    pub fn or(mut self, option: &'static str, columns: fn() -> Vec<Column>) -> Self {
        self.tables.push((Some(option), columns));
        self
    }
}

/// Those of the table that a command answers with.
pub fn columns(columns: fn() -> Vec<Column>) -> ColumnKeys {
    ColumnKeys { tables: vec![(None, columns)] }
}

impl TypedValueParser for ColumnKeys {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        TypedValueParser::parse_ref(&(values::column as fn(&str) -> Parsed<String>), command, arg, value)
    }

    /// The keys; one of a table that an option asks for has the id of that option as its alias.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let of_table = |(option, columns): &KeysOfTable| {
            let option = *option;
            columns().into_iter().map(move |column| {
                let words = [Lang::En, Lang::Fr].map(|lang| column.label(lang).to_owned());
                let [en, fr] = words;
                let value = PossibleValue::new(column.key().to_owned()).help(format!("{en}{FRENCH}{fr}"));
                option.into_iter().fold(value, PossibleValue::alias)
            })
        };
        Some(Box::new(self.tables.iter().flat_map(of_table)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::programme::FORMATS;

    #[test]
    fn a_funder_may_ask_for_every_format() {
        assert_eq!(Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>(), FORMATS);
    }
}
