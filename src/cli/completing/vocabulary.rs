//! What is known without a folder: words of closed lists, reports, columns, codes of findings.

use clap::Arg;
use clap::builder::PossibleValue;

use super::candidate::Completion;
use super::folder::GlancedFolder;
use super::typed::Typed;
use crate::domain::findings::Code;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::{Record as _, SchemaColumn, TableSchema};
use crate::domain::tables::TABLES;
use crate::lang::Lang;
use crate::report::{Query, REPORTS, Report};
use crate::ui::help;

/// The words of a closed list; a word of its own language is understood too.
pub fn words(arg: &Arg, typed: &str, lang: Lang) -> Vec<Completion> {
    let known = arg.get_value_parser().possible_values().into_iter().flatten();
    of_words(known.map(|value| (value.get_name().to_owned(), told(&value, lang))), typed)
}

/// What people read of a word.
fn told(value: &PossibleValue, lang: Lang) -> String {
    help::in_language(&value.get_help().map(ToString::to_string).unwrap_or_default(), lang)
}

/// Words that begin as it was typed; where there is none, those of which people read so.
fn of_words(known: impl Iterator<Item = (String, String)>, typed: &str) -> Vec<Completion> {
    let candidates = known.filter_map(|(word, told)| Completion::new(word, told.clone()).also(typed, &told));
    let (beginning, others): (Vec<_>, Vec<_>) = candidates.partition(|one| one.clone().beginning(typed).is_some());
    if beginning.is_empty() { others } else { beginning }
}

/// The reports.
pub fn reports(typed: &str, lang: Lang) -> Vec<Completion> {
    let known = REPORTS.iter().map(|report| Completion::new(report.name, lang.pick(report.about[0], report.about[1])));
    known.filter_map(|report| report.beginning(typed)).collect()
}

/// The codes of findings.
pub fn codes(typed: &str, lang: Lang) -> Vec<Completion> {
    let known = Code::ALL.iter().map(|code| Completion::new(code.key(), code.page(lang).title));
    known.filter_map(|code| code.beginning(typed)).collect()
}

/// The report that was named.
pub fn report(typed: &Typed) -> Option<&'static Report> {
    ["name", "what"].iter().find_map(|id| typed.values_of(id).next()).and_then(Report::named)
}

/// The columns of the table that the command answers with.
pub fn columns(arg: &Arg, given: &Typed, folder: &GlancedFolder<'_>, typed: &str, lang: Lang) -> Vec<Completion> {
    let found = match arg.get_value_parser().possible_values() {
        Some(values) => of_list(&values.collect::<Vec<_>>(), given, lang),
        None => of_report(given, folder, lang),
    };
    of_words(found.into_iter(), typed)
}

/// Of a command that has several tables, those of the one that is asked for.
fn of_list(values: &[PossibleValue], given: &Typed, lang: Lang) -> Vec<(String, String)> {
    let option = |value: &PossibleValue| value.get_name_and_aliases().nth(1).map(str::to_owned);
    let is_given = |option: &str| given.value(option).is_some() || (option == "report" && report(given).is_some());
    let asked = values.iter().filter_map(option).find(|option| is_given(option));
    let those = values.iter().filter(|value| option(value) == asked);
    those.map(|value| (value.get_name().to_owned(), told(value, lang))).collect()
}

/// Of the report that is named; those of a matrix are the sessions of its cohort.
fn of_report(given: &Typed, folder: &GlancedFolder<'_>, lang: Lang) -> Vec<(String, String)> {
    let Some(report) = report(given) else { return Vec::new() };
    let columns = match report.fixed_columns() {
        Some(columns) => columns.to_vec(),
        None => match (folder.cohort(), folder.now()) {
            (Some(cohort), Some(now)) => report.columns(std::slice::from_ref(cohort), &Query::everything(now.date())),
            _ => Vec::new(),
        },
    };
    columns.iter().map(|column| (column.key().to_owned(), column.label(lang).to_owned())).collect()
}

/// The columns that a form of the command may fill.
pub fn form_columns(given: &Typed, typed: &str, lang: Lang) -> Vec<Completion> {
    let table = match given.path.first().map(String::as_str) {
        Some("enrol") => Some(Enrolment::TABLE),
        Some(noun) => TABLES.iter().copied().find(|table| table.stem() == noun),
        None => None,
    };
    let columns = table.into_iter().flat_map(|table: &TableSchema| table.columns.iter());
    of_table(columns.filter(|column| column.form.is_some()), typed, lang)
}

/// The columns of an enrolment that somebody may have typed.
pub fn enrolment_columns(typed: &str, lang: Lang) -> Vec<Completion> {
    of_table(Enrolment::TABLE.columns.iter().filter(|column| column.edited), typed, lang)
}

fn of_table<'c>(columns: impl Iterator<Item = &'c SchemaColumn>, typed: &str, lang: Lang) -> Vec<Completion> {
    of_words(columns.map(|column| (column.name.to_owned(), column.label.say(lang).to_owned())), typed)
}
