//! What a heading of a form about the modules says by itself.

use crate::domain::schema::SchemaColumn;
use crate::import::form::column::Whose;
use crate::import::headings::normalised;
use crate::import::meaning::Meaning;
use crate::import::synonyms::{meaning, unasked};
use crate::lang::Lang;

use super::purpose::ColumnPurpose;
use super::wanted::ModuleFormRequest;

/// What a heading says: that it is about a topic or a criterion; that it is a column, in its own words; who answers, as in
/// any form; that it asks for a column in a longer question.
pub fn purpose(heading: &str, wanted: &ModuleFormRequest<'_>) -> Option<ColumnPurpose> {
    if let Some(thing) = ColumnPurpose::thing(heading, wanted) {
        return Some(thing);
    }
    // `Donnez vos points [Les tarifs]`: forms put the row of a grid in brackets behind its question.
    let of_grid = || Some(heading.trim().strip_suffix(']')?.rsplit_once('[')?.1);
    if let Some(thing) = of_grid().and_then(|row| ColumnPurpose::thing(row, wanted)) {
        return Some(thing);
    }
    let name = normalised(heading);
    let name = name.trim_end_matches(['?', '!', '.', '…', ':', '*', ' ']);
    // `Intitulé (en quelques mots)`: what stands in brackets explains the question.
    let explained = name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map_or(name, |(name, _)| name);
    column(wanted, |word| [name, explained, unasked(name), unasked(explained)].contains(&word))
        .or_else(|| who(name))
        .or_else(|| column(wanted, |word| begins(unasked(name), word) || begins(name, word)))
}

/// The first column that one of its words fits; the longest word wins, so that `relation aux publics` is not `publics`.
fn column(wanted: &ModuleFormRequest<'_>, fits: impl Fn(&str) -> bool) -> Option<ColumnPurpose> {
    let mut best: Option<(usize, usize)> = None;
    for (at, column) in wanted.table.columns.iter().enumerate() {
        let longest = words(column, wanted).into_iter().filter(|word| fits(word)).map(|word| word.len()).max();
        if let Some(length) = longest.filter(|length| best.is_none_or(|(_, longest)| *length > longest)) {
            best = Some((at, length));
        }
    }
    ColumnPurpose::of_column(best?.0, wanted)
}

/// What a column may be called: by its name, its labels, the words of its schema. One that says whose a row is has none
/// but the words of its schema: who answers is asked as in any form.
fn words(column: &SchemaColumn, wanted: &ModuleFormRequest<'_>) -> Vec<String> {
    let Some(of_schema) = column.form else { return Vec::new() };
    let also = wanted.also.iter().filter(|(name, _)| *name == column.name).flat_map(|(_, words)| *words);
    let own = [column.name, column.label(Lang::En), column.label(Lang::Fr)];
    let own = own.iter().filter(|_| column.names != Some(crate::domain::schema::Reference::Participant));
    own.map(|word| normalised(word)).chain(of_schema.iter().chain(also).map(|word| (*word).to_owned())).collect()
}

/// A question that begins with several words that are known: `Ce qui a marché pour vous`.
fn begins(name: &str, word: &str) -> bool {
    let several = word.contains([' ', '\'']);
    several && name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn who(name: &str) -> Option<ColumnPurpose> {
    match meaning(name)? {
        Meaning::Name => Some(ColumnPurpose::Who(Whose::Name)),
        Meaning::FirstName => Some(ColumnPurpose::Who(Whose::FirstName)),
        Meaning::LastName => Some(ColumnPurpose::Who(Whose::LastName)),
        Meaning::Email => Some(ColumnPurpose::Who(Whose::Email)),
        Meaning::RegisteredOn => Some(ColumnPurpose::Sent),
        _ => None,
    }
}
