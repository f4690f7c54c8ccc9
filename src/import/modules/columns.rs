//! Which column is taken for what: as `--map` says, as an earlier import was told, by its heading, by its place in the
//! books of its program. Owns what goes before what, and what a row holds for it.

use crate::domain::suggest::nearest;
use crate::import::form::column::{Role, TableLayout, Whose};
use crate::import::form::headed;
use crate::import::form::person::{is_anonymous, is_whole, tidy};
use crate::import::grid::GridRow;
use crate::import::headings::{named, normalised};
use crate::import::importing::CannotImport;
use crate::import::meant::Meant;
use crate::lang::Lang;

use super::headings::purpose;
use super::purpose::ColumnPurpose;
use super::wanted::{ModuleFormRequest, NeededColumn};

/// A purpose and the columns that give it.
#[derive(Clone, Debug)]
pub struct PurposeColumns {
    pub purpose: ColumnPurpose,
    /// One, or the same question several times: the first that a row fills counts.
    pub columns: Vec<usize>,
    /// Somebody said so: it was not taken by its heading.
    pub told: bool,
}

/// What every column was taken for.
#[derive(Clone, Debug, Default)]
pub struct ModuleColumns {
    pub bound: Vec<PurposeColumns>,
    /// What words of the form are in a column, or under a topic or a criterion: as `--value` says, then as remembered.
    pub values: Vec<Meant<ColumnPurpose>>,
    /// What `--map` and `--value` said: the key of a purpose as it is remembered, and the heading as the file has it.
    pub told: Vec<(String, String)>,
}

/// Decides for every column of a layout. `rows` are those below the headings.
pub fn columns(
    layout: &TableLayout,
    rows: &[GridRow],
    wanted: &ModuleFormRequest<'_>,
) -> Result<ModuleColumns, CannotImport> {
    let (mut columns, refused) = said(layout, wanted)?;
    for (place, column) in layout.columns.iter().enumerate() {
        let purpose = match column.role {
            Role::Question => purpose(&column.heading, wanted).or_else(|| purpose(&column.name, wanted)),
            Role::Sent(_) => Some(ColumnPurpose::Sent),
            _ => None,
        };
        let Some(purpose) = purpose.filter(|purpose| !refused.contains(purpose)) else { continue };
        if columns.is_taken(place) || columns.of(purpose).is_some_and(|bound| bound.told) {
            continue;
        }
        match columns.bound.iter_mut().find(|bound| bound.purpose == purpose) {
            None => columns.bound.push(PurposeColumns { purpose, columns: vec![place], told: false }),
            // A form that branches asks the same question several times; its books keep several times.
            Some(bound) if purpose == ColumnPurpose::Sent || layout.columns[bound.columns[0]].name == column.name => {
                bound.columns.push(place);
            }
            Some(_) => {}
        }
    }
    columns.settle_names(layout);
    columns.settle_times(layout);
    columns.signed_in(layout, rows, &refused);
    let purposes: Vec<ColumnPurpose> = columns.bound.iter().map(|bound| bound.purpose).collect();
    match missing(&purposes, wanted) {
        Some(need) => Err(no_column(need, &layout.headings(), wanted)),
        None => Ok(columns),
    }
}

/// What `--map` and earlier imports say, and the purposes that no column is to be taken for.
fn said(
    layout: &TableLayout,
    wanted: &ModuleFormRequest<'_>,
) -> Result<(ModuleColumns, Vec<ColumnPurpose>), CannotImport> {
    let (mut columns, mut refused) = (ModuleColumns::default(), Vec::new());
    for (column, word, value) in wanted.values {
        let named = ColumnPurpose::named(column, wanted).filter(ColumnPurpose::holds_words);
        let target = named.ok_or_else(|| not_filled(column, wanted))?;
        columns.told.push((format!("{}:{word}", target.kept(wanted)), value.clone()));
        columns.values.push(Meant { target, word: word.clone(), value: value.clone() });
    }
    for (column, heading) in wanted.maps {
        let purpose = ColumnPurpose::named(column, wanted).ok_or_else(|| not_filled(column, wanted))?;
        if heading.trim().is_empty() {
            columns.told.push((purpose.kept(wanted), String::new()));
            refused.push(purpose);
            continue;
        }
        let places = headed::columns(layout, heading);
        let Some(first) = places.first() else { return Err(headed::unknown_heading(heading, layout.headings())) };
        if let Some(other) =
            columns.bound.iter().find(|bound| bound.purpose != purpose && bound.columns.contains(first))
        {
            let both = [other.purpose, purpose].map(|purpose| purpose.key(wanted).to_owned());
            return Err(CannotImport::HeadingTwice { heading: heading.clone(), columns: both });
        }
        columns.told.push((purpose.kept(wanted), layout.columns[*first].heading.clone()));
        columns.take(purpose, places);
    }
    let fingerprint = layout.fingerprint();
    let now: Vec<ColumnPurpose> =
        columns.bound.iter().map(|bound| bound.purpose).chain(refused.iter().copied()).collect();
    for earlier in wanted.remembered.iter().filter(|earlier| earlier.fingerprint == fingerprint) {
        if let Some((column, word)) = earlier.column.split_once(':') {
            let target = ColumnPurpose::remembered(column, wanted).filter(ColumnPurpose::holds_words);
            // Words said now stand before those that are remembered, and are found first.
            let meant = target.map(|target| Meant { target, word: word.to_owned(), value: earlier.heading.clone() });
            columns.values.extend(meant);
            continue;
        }
        let Some(purpose) = ColumnPurpose::remembered(&earlier.column, wanted).filter(|known| !now.contains(known))
        else {
            continue;
        };
        if earlier.heading.trim().is_empty() {
            refused.push(purpose);
            continue;
        }
        let places = headed::columns(layout, &earlier.heading);
        if places.first().is_some_and(|first| !columns.is_taken(*first)) {
            columns.take(purpose, places);
        }
    }
    Ok((columns, refused))
}

/// Why no table was found in which `--map` makes sense, or which column none of its rows heads.
pub fn unfounded(headings: &[String], wanted: &ModuleFormRequest<'_>) -> CannotImport {
    let unknown = wanted.maps.iter().find(|(column, _)| ColumnPurpose::named(column, wanted).is_none());
    if let Some((column, _)) = unknown {
        return not_filled(column, wanted);
    }
    let names: Vec<String> = headings.iter().map(|heading| normalised(heading)).collect();
    let there = |heading: &str| heading.trim().is_empty() || !named(heading, &names).is_empty();
    if let Some((_, heading)) = wanted.maps.iter().find(|(_, heading)| !there(heading)) {
        return headed::unknown_heading(heading, headings.to_vec());
    }
    let purposes: Vec<ColumnPurpose> = headings.iter().filter_map(|heading| purpose(heading, wanted)).collect();
    let need = missing(&purposes, wanted).or_else(|| wanted.needs.first().copied());
    no_column(need.unwrap_or(NeededColumn::of("participant")), headings, wanted)
}

/// The first need that none of these purposes gives.
fn missing(purposes: &[ColumnPurpose], wanted: &ModuleFormRequest<'_>) -> Option<NeededColumn> {
    wanted.needs.iter().find(|need| !gives(purposes, need, wanted)).copied()
}

/// Whether one of these purposes gives what is needed.
pub fn gives(purposes: &[ColumnPurpose], need: &NeededColumn, wanted: &ModuleFormRequest<'_>) -> bool {
    let own = wanted.table.position(need.column).and_then(|at| ColumnPurpose::of_column(at, wanted));
    purposes.iter().any(|purpose| match purpose {
        ColumnPurpose::Who(_) => matches!(own, Some(ColumnPurpose::Who(_))),
        ColumnPurpose::Thing(_) => need.by_things,
        other => own == Some(*other),
    })
}

fn no_column(need: NeededColumn, headings: &[String], wanted: &ModuleFormRequest<'_>) -> CannotImport {
    let column = wanted.table.column(need.column);
    // Whose a row is, people call a person, not the column of ids.
    let who = wanted.table.position(need.column).and_then(|at| ColumnPurpose::of_column(at, wanted));
    let label = match who {
        Some(ColumnPurpose::Who(_)) => ["name or e-mail".to_owned(), "nom ou adresse e-mail".to_owned()],
        _ => [Lang::En, Lang::Fr].map(|lang| column.map_or(need.column, |column| column.label(lang)).to_owned()),
    };
    let key = if matches!(who, Some(ColumnPurpose::Who(_))) { "name" } else { need.column };
    CannotImport::NoColumn {
        label,
        column: key.to_owned(),
        option: need.option.map(str::to_owned),
        headings: headings.to_vec(),
    }
}

fn not_filled(column: &str, wanted: &ModuleFormRequest<'_>) -> CannotImport {
    let known = ColumnPurpose::keys(wanted);
    let near = nearest(column, known.iter().map(String::as_str)).map(str::to_owned);
    CannotImport::NotFilled { typed: column.to_owned(), near, known }
}

impl ModuleColumns {
    pub fn of(&self, purpose: ColumnPurpose) -> Option<&PurposeColumns> {
        self.bound.iter().find(|bound| bound.purpose == purpose)
    }

    pub fn is_taken(&self, place: usize) -> bool {
        self.bound.iter().any(|bound| bound.columns.contains(&place))
    }

    fn take(&mut self, purpose: ColumnPurpose, places: Vec<usize>) {
        match self.bound.iter_mut().find(|bound| bound.purpose == purpose) {
            Some(bound) => {
                let new: Vec<usize> = places.into_iter().filter(|place| !bound.columns.contains(place)).collect();
                bound.columns.extend(new);
            }
            None => self.bound.push(PurposeColumns { purpose, columns: places, told: true }),
        }
    }

    /// Of several times that a program keeps the one at which the form was sent goes first.
    fn settle_times(&mut self, layout: &TableLayout) {
        let rank = |place: &usize| match layout.columns[*place].role {
            Role::Sent(rank) => rank,
            _ => u8::MAX,
        };
        for bound in self.bound.iter_mut().filter(|bound| bound.purpose == ColumnPurpose::Sent) {
            bound.columns.sort_by_key(rank);
        }
    }

    /// `Nom` beside `Prénom` is the last name; where both halves are there, a whole name is one too many, and halves are
    /// beside a whole one.
    fn settle_names(&mut self, layout: &TableLayout) {
        let [whole, first, last] = [Whose::Name, Whose::FirstName, Whose::LastName].map(ColumnPurpose::Who);
        let Some(bound) = self.of(whole) else { return };
        let is_whole = bound.told || is_whole(&layout.columns[bound.columns[0]].name);
        let halves = [first, last].map(|half| self.of(half).is_some());
        match (is_whole, halves) {
            (false, [true, true]) => self.bound.retain(|bound| bound.purpose != whole),
            (false, [true, false]) => {
                self.bound.iter_mut().filter(|bound| bound.purpose == whole).for_each(|bound| bound.purpose = last);
            }
            _ => self.bound.retain(|bound| ![first, last].contains(&bound.purpose) || bound.told),
        }
    }

    /// The account that filled in the form: its e-mail where a question for one is left empty or there is none, its name
    /// where no question asks who somebody is.
    fn signed_in(&mut self, layout: &TableLayout, rows: &[GridRow], refused: &[ColumnPurpose]) {
        for (place, column) in layout.columns.iter().enumerate() {
            let Role::Account(whose) = column.role else { continue };
            let purpose = ColumnPurpose::Who(whose);
            let mut filled = rows.iter().map(|row| column.value(row)).filter(|value| !is_anonymous(value.trim()));
            let is_address = whose != Whose::Email || filled.clone().any(|value| value.contains('@'));
            if self.is_taken(place) || refused.contains(&purpose) || filled.next().is_none() || !is_address {
                continue;
            }
            let named = |purpose: ColumnPurpose| matches!(purpose, ColumnPurpose::Who(whose) if whose != Whose::Email);
            let is_named = self.bound.iter().any(|bound| named(bound.purpose));
            match self.bound.iter_mut().find(|bound| bound.purpose == purpose) {
                Some(bound) if whose == Whose::Email && !bound.told => bound.columns.push(place),
                Some(_) => {}
                None if whose != Whose::Email && is_named => {}
                None => self.bound.push(PurposeColumns { purpose, columns: vec![place], told: false }),
            }
        }
    }

    /// What a row holds for a purpose, and the heading it stands under: of several columns the first that is filled.
    pub fn held<'l>(
        &self,
        purpose: ColumnPurpose,
        layout: &'l TableLayout,
        row: &GridRow,
    ) -> Option<(String, &'l str)> {
        let bound = self.of(purpose)?;
        let values = bound.columns.iter().map(|place| &layout.columns[*place]);
        let mut held = values.map(|column| (column.value(row), column));
        let nothing = |(value, role): (&str, Role)| {
            let seen = tidy(value);
            seen.is_empty() || matches!(role, Role::Account(_)) && is_anonymous(&seen)
        };
        let (value, column) = held.find(|(value, column)| !nothing((value, column.role)))?;
        Some((value, &column.heading))
    }

    /// Headings taken, in their order, with what each was taken for; and headings left aside.
    pub fn listed(&self, layout: &TableLayout, wanted: &ModuleFormRequest<'_>) -> (Vec<(String, String)>, Vec<String>) {
        let (mut mapped, mut aside) = (Vec::new(), Vec::new());
        for (place, column) in layout.columns.iter().enumerate() {
            match self.bound.iter().find(|bound| bound.columns.contains(&place)) {
                // Of several times the first is said: the others stand in where it is empty.
                Some(bound) if bound.purpose == ColumnPurpose::Sent && bound.columns[0] != place => {}
                Some(bound) => mapped.push((column.heading.clone(), bound.purpose.key(wanted).to_owned())),
                None if column.role == Role::Draft => mapped.push((column.heading.clone(), "draft".to_owned())),
                None if column.heading.is_empty() => {}
                None => aside.push(column.heading.clone()),
            }
        }
        aside.extend(layout.addresses.iter().cloned());
        (mapped, aside)
    }
}
