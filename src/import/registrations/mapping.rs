//! Which column is taken for what: as `--map` says, as an earlier import was told, by its heading, by its place in the
//! books of its program. Owns what goes before what; refuses to read a value, but to see that a column has any.

use crate::import::grid::GridRow;
use crate::import::headings::normalised;
use crate::import::importing::CannotImport;

use super::bound::{RegistrationColumns, TargetColumns};
use super::said::said;
use super::state_rule::{Deciding, StateRule};
use super::states;
use super::target::ColumnTarget;
use super::wanted::FormRequest;
use crate::import::form::column::{Role, TableLayout, Whose};
use crate::import::form::owners;
use crate::import::form::person::{is_anonymous, is_whole};

/// Decides for every column of a layout. `rows` are those below the headings.
pub fn map(
    layout: &TableLayout,
    rows: &[GridRow],
    wanted: &FormRequest<'_>,
) -> Result<RegistrationColumns, CannotImport> {
    let said = said(layout, wanted)?;
    let mut bound: Vec<TargetColumns> = Vec::new();
    for (target, columns) in said.taken {
        bound.push(TargetColumns { target, columns, instead: Vec::new(), told: true });
    }
    let free = |bound: &[TargetColumns], target: &ColumnTarget| {
        !said.refused.contains(target) && !bound.iter().any(|bound| bound.target == *target && bound.told)
    };
    let assigned = |bound: &[TargetColumns], column: usize| bound.iter().any(|bound| bound.columns.contains(&column));
    let mut decides: Vec<Deciding> = Vec::new();
    for (place, target) in by_heading(layout, wanted) {
        let column = &layout.columns[place];
        if assigned(&bound, place) {
            continue;
        }
        if target == ColumnTarget::Cell("status")
            && let Some(state) =
                states::deciding(layout, place, rows, true).filter(|_| free(&bound, &ColumnTarget::State))
        {
            decides.push(state);
            continue;
        }
        if !free(&bound, &target) || !holds(&target, layout, place, rows, wanted) {
            continue;
        }
        match bound.iter_mut().find(|bound| bound.target == target) {
            None => bound.push(TargetColumns { target, columns: vec![place], instead: Vec::new(), told: false }),
            // A form that branches asks the same question several times; who orders for others is asked once more.
            Some(bound) if layout.columns[bound.columns[0]].name == column.name && !owners::has_buyers(layout) => {
                bound.columns.push(place);
            }
            // `Structure`, and `Company` where that is empty.
            Some(bound) if target.is_of_many() => bound.instead.push(place),
            Some(_) => {}
        }
    }
    settle_names(&mut bound, layout);
    by_books(&mut bound, layout, rows, &said.refused);
    if said.refused.contains(&ColumnTarget::State) {
        decides.clear();
    } else {
        decides.extend(deciding(layout, rows, &bound, &decides));
    }
    Ok(RegistrationColumns { told: said.told, values: said.values, ..RegistrationColumns::new(layout, bound, decides) })
}

/// What each question is taken for by its heading, columns of the one who comes before those of nobody in particular.
fn by_heading(layout: &TableLayout, wanted: &FormRequest<'_>) -> Vec<(usize, ColumnTarget)> {
    let questions = layout.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Question);
    let of = |heading: &str| ColumnTarget::of_heading(heading, wanted.programme);
    let targets =
        questions.filter_map(|(place, column)| Some((place, of(&column.heading).or_else(|| of(&column.name))?)));
    let (own, others): (Vec<_>, Vec<_>) =
        targets.partition(|(place, _)| owners::is_attendees(&layout.columns[*place].name));
    let is_name =
        |target: &ColumnTarget| matches!(target, ColumnTarget::Name | ColumnTarget::FirstName | ColumnTarget::LastName);
    let named = own.iter().any(|(_, target)| is_name(target)) && owners::has_buyers(layout);
    let others = others.into_iter().filter(|(_, target)| !named || !is_name(target));
    own.into_iter().chain(others).collect()
}

/// The columns that say whether a registration counts: what somebody said, or what their headings and values say; and what
/// the program itself keeps of it.
fn deciding(layout: &TableLayout, rows: &[GridRow], bound: &[TargetColumns], known: &[Deciding]) -> Vec<Deciding> {
    let told = bound.iter().find(|bound| bound.target == ColumnTarget::State);
    let mut all = Vec::new();
    for (place, column) in layout.columns.iter().enumerate() {
        let of = bound.iter().find(|bound| bound.columns.contains(&place) || bound.instead.contains(&place));
        let open =
            of.is_none_or(|bound| bound.target.is_free_text()) && !known.iter().any(|known| known.column == place);
        match (column.role, told) {
            (Role::OrderState, _) => all.push(Deciding { column: place, rule: StateRule::Order, strict: true }),
            (_, Some(told)) if told.columns.contains(&place) => all.push(states::told(layout, place, rows)),
            (Role::Question, None) if open => all.extend(states::deciding(layout, place, rows, false)),
            _ => {}
        }
    }
    all
}

/// Whether a column can be what its heading says, where a heading alone is too weak: `Groupe` names cohorts only where
/// one of its cells is a cohort; what a form's own books say of the time goes before any question.
fn holds(
    target: &ColumnTarget,
    layout: &TableLayout,
    place: usize,
    rows: &[GridRow],
    wanted: &FormRequest<'_>,
) -> bool {
    match target {
        ColumnTarget::Cohort => rows.iter().any(|row| {
            let value = normalised(&layout.columns[place].value(row));
            wanted.cohorts.iter().any(|cohort| normalised(cohort.as_str()) == value)
        }),
        ColumnTarget::Registered => !layout.columns.iter().any(|column| matches!(column.role, Role::Sent(_))),
        _ => true,
    }
}

/// `Nom` beside `Prénom` is the last name; where both halves are there, a whole name is one too many.
fn settle_names(bound: &mut Vec<TargetColumns>, layout: &TableLayout) {
    let has = |bound: &[TargetColumns], target: &ColumnTarget| bound.iter().any(|bound| bound.target == *target);
    let told = |bound: &[TargetColumns], target: &ColumnTarget| {
        bound.iter().any(|bound| bound.target == *target && bound.told)
    };
    if !has(bound, &ColumnTarget::Name) {
        return;
    }
    let drop = |bound: &mut Vec<TargetColumns>, target: &ColumnTarget| {
        bound.retain(|bound| bound.target != *target || bound.told);
    };
    if told(bound, &ColumnTarget::Name) {
        drop(bound, &ColumnTarget::FirstName);
        drop(bound, &ColumnTarget::LastName);
    } else if has(bound, &ColumnTarget::LastName) && has(bound, &ColumnTarget::FirstName) {
        drop(bound, &ColumnTarget::Name);
    } else if has(bound, &ColumnTarget::FirstName) {
        let whole = bound.iter_mut().find(|bound| bound.target == ColumnTarget::Name);
        match whole.filter(|whole| !is_whole(&layout.columns[whole.columns[0]].name)) {
            Some(half) => half.target = ColumnTarget::LastName,
            None => drop(bound, &ColumnTarget::FirstName),
        }
    } else if has(bound, &ColumnTarget::LastName) {
        drop(bound, &ColumnTarget::LastName);
    }
}

/// What a form's own books say: when it was sent, and who was signed in where no question asks who somebody is.
fn by_books(bound: &mut Vec<TargetColumns>, layout: &TableLayout, rows: &[GridRow], refused: &[ColumnTarget]) {
    let mut sent: Vec<(u8, usize)> = Vec::new();
    for (place, column) in layout.columns.iter().enumerate() {
        if bound.iter().any(|bound| bound.columns.contains(&place)) {
            continue;
        }
        match column.role {
            Role::Sent(rank) if rows.iter().any(|row| !column.value(row).trim().is_empty()) => sent.push((rank, place)),
            Role::Account(whose) if rows.iter().any(|row| !is_anonymous(&column.value(row))) => {
                signed_in(bound, whose, place, layout, rows, refused);
            }
            _ => {}
        }
    }
    sent.sort_unstable();
    let columns: Vec<usize> = sent.into_iter().map(|(_, place)| place).collect();
    let asked = bound.iter().any(|bound| bound.target == ColumnTarget::Registered)
        || refused.contains(&ColumnTarget::Registered);
    if !columns.is_empty() && !asked {
        bound.push(TargetColumns { target: ColumnTarget::Registered, columns, instead: Vec::new(), told: false });
    }
}

/// Whether a column of the account has e-mails, not names of users: one that was typed badly is an e-mail all the same.
fn holds_addresses(values: impl Iterator<Item = String>) -> bool {
    let typed: Vec<bool> =
        values.filter(|value| !is_anonymous(value.trim())).map(|value| value.contains('@')).collect();
    typed.iter().filter(|address| **address).count() * 2 >= typed.len()
}

/// Takes a column of the account: the e-mail where a question for it is left empty or there is none, the name only where
/// no question asks for one.
fn signed_in(
    bound: &mut Vec<TargetColumns>,
    whose: Whose,
    place: usize,
    layout: &TableLayout,
    rows: &[GridRow],
    refused: &[ColumnTarget],
) {
    let target = ColumnTarget::from(whose);
    if refused.contains(&target) {
        return;
    }
    if whose == Whose::Email {
        let column = &layout.columns[place];
        if !holds_addresses(rows.iter().map(|row| column.value(row))) {
            return;
        }
        match bound.iter_mut().find(|bound| bound.target == target) {
            Some(bound) if bound.told => {}
            Some(bound) => bound.instead.push(place),
            None => bound.push(TargetColumns { target, columns: vec![place], instead: Vec::new(), told: false }),
        }
        return;
    }
    let names = [ColumnTarget::Name, ColumnTarget::FirstName, ColumnTarget::LastName];
    if !bound.iter().any(|bound| names.contains(&bound.target)) {
        bound.push(TargetColumns { target, columns: vec![place], instead: Vec::new(), told: false });
    }
}
