//! What the tests of the reports share: how a report is asked, and what its cells say.

pub use crate::domain::fixture::{Builder, cohort, day, programme};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::lang::Lang;
use crate::table::{Cell, Column, SameCells};

use super::query::Query;
use super::shape::{Body, Report, ReportScope};

/// What a cell says, short, for comparing.
pub fn said(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Named(records) => records.iter().map(|record| record.id.as_ref()).collect::<Vec<_>>().join(" "),
        Cell::Decimal(scaled, decimals) => format!("{scaled}e-{decimals}"),
        Cell::Word(word) => word.key().to_owned(),
        Cell::Evidence(evidence) => evidence.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Dates(dates) => dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Cell::Time(time) => time.format("%H:%M").to_string(),
        Cell::Moment(moment) => moment.to_rfc3339(),
        Cell::Minutes(minutes) | Cell::PartOf(minutes, _) => minutes.0.to_string(),
        Cell::Hours(minutes) => {
            let hundredths = minutes.hundredths_of_hours();
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        }
        Cell::WholeHours(minutes) => minutes.whole_hours().to_string(),
        Cell::Rate(share) => format!("{}.{:03}", share.thousandths() / 1000, share.thousandths() % 1000),
        Cell::Count(count) => count.to_string(),
        Cell::Flag(flag) | Cell::Partly(flag, _) => flag.to_string(),
        Cell::Dash => "-".to_owned(),
    }
}

/// The rows of a report over some cohorts: for each row, the values of those columns joined by spaces.
pub fn ask(
    report: &Report,
    programme: &Programme,
    cohorts: &[&CohortRecords],
    query: &Query,
    keys: &str,
) -> Vec<String> {
    let definitions: Vec<Cohort> = cohorts.iter().map(|records| records.cohort.clone()).collect();
    let columns: Vec<Column> = report.columns(&definitions, query);
    let wanted: Vec<usize> = if keys == "*" {
        (0..columns.len()).collect()
    } else {
        keys.split(' ').map(|key| columns.iter().position(|column| column.key() == key).unwrap()).collect()
    };
    let ids: Vec<CohortId> = cohorts.iter().map(|records| records.cohort.id.clone()).collect();
    let scope = ReportScope {
        programme,
        query,
        columns: &columns,
        transfers: &Vec::new,
        paths: None,
        persons: None,
        cohorts: &ids,
    };
    let mut rows = Vec::new();
    let mut keep = |row: &[Cell<'_>], _: &[SameCells]| {
        assert_eq!(row.len(), columns.len(), "{} has a row as long as its columns", report.name);
        rows.push(wanted.iter().map(|position| said(&row[*position])).collect::<Vec<_>>().join(" "));
    };
    match report.body {
        Body::Rows(body) => cohorts.iter().for_each(|records| body(scope, records, &mut keep)),
        Body::Summary(fold) => {
            let fold = fold(scope);
            cohorts.iter().rev().for_each(|records| fold.take(records));
            fold.finish().rows.iter().for_each(|row| keep(row, &[]));
        }
    }
    rows
}

/// The notes of a summing report, in French.
pub fn notes(report: &Report, programme: &Programme, cohorts: &[&CohortRecords], query: &Query) -> Vec<String> {
    let Body::Summary(fold) = report.body else { return Vec::new() };
    let fold = fold(ReportScope {
        programme,
        query,
        columns: &[],
        transfers: &Vec::new,
        paths: None,
        persons: None,
        cohorts: &[],
    });
    for records in cohorts {
        fold.take(records);
    }
    fold.finish().notes.iter().map(|note| note.say(Lang::Fr)).collect()
}
