//! Columns bound to what they are taken for, and the value that a row has for it.

use crate::import::grid::GridRow;
use crate::import::meant;

use super::state_rule::Deciding;
use super::target::ColumnTarget;
use crate::import::form::column::{FormColumn, Role, TableLayout, Whose};
use crate::import::form::person::{is_anonymous, tidy};

/// A target and the columns that give it.
#[derive(Clone, Debug)]
pub struct TargetColumns {
    /// What they are taken for.
    pub target: ColumnTarget,
    /// The columns: one, or the same question several times, or times of sending in their rank.
    pub columns: Vec<usize>,
    /// Columns looked at where those are empty.
    pub instead: Vec<usize>,
    /// Somebody said so: it was not taken by its heading.
    pub told: bool,
}

/// What a row holds for a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetValue<'l> {
    /// The value, as it was read; of several the first.
    pub value: String,
    /// Other values beside it, where the same question was answered more than once.
    pub others: Vec<String>,
    /// Heading of the column that has it.
    pub heading: &'l str,
}

/// What every column was taken for.
#[derive(Clone, Debug)]
pub struct RegistrationColumns {
    /// The targets that some column gives.
    pub bound: Vec<TargetColumns>,
    /// Headings taken, in their order, with the key of what they were taken for.
    pub mapped: Vec<(String, String)>,
    /// Headings left aside, in their order.
    pub aside: Vec<String>,
    /// What `--map` said: the key of a target, and the heading as the file has it; empty where no column is to be it.
    pub told: Vec<(String, String)>,
    /// Columns that say whether a registration counts.
    pub deciding: Vec<Deciding>,
    /// What words of the form are, as `--value` says or said.
    pub values: Vec<MeantWord>,
}

/// What a word of the form is in a column of an enrolment.
pub type MeantWord = meant::Meant<ColumnTarget>;

impl RegistrationColumns {
    /// What was bound, with the headings that say so.
    pub fn new(layout: &TableLayout, bound: Vec<TargetColumns>, deciding: Vec<Deciding>) -> Self {
        let (mut mapped, mut aside) = (Vec::new(), Vec::new());
        for (place, column) in layout.columns.iter().enumerate() {
            let of = bound.iter().find(|bound| bound.columns.contains(&place) || bound.instead.contains(&place));
            // Of several times the first that any row has is said: the others stand in where it is empty.
            let of = of.filter(|bound| bound.target != ColumnTarget::Registered || bound.columns[0] == place);
            let decides = deciding.iter().any(|deciding| deciding.column == place).then(|| ColumnTarget::State.key());
            match of.map(|bound| bound.target.key()).or_else(|| key_in_books(column)).or(decides) {
                Some(key) => mapped.push((column.heading.clone(), key.to_owned())),
                None if column.heading.is_empty() => {}
                None => aside.push(column.heading.clone()),
            }
        }
        aside.extend(layout.addresses.iter().cloned());
        Self { bound, mapped, aside, told: Vec::new(), deciding, values: Vec::new() }
    }

    /// What is bound to a target.
    pub fn of(&self, target: &ColumnTarget) -> Option<&TargetColumns> {
        self.bound.iter().find(|bound| bound.target == *target)
    }
}

/// What a column of the books is read for, though it is no column of the enrolments.
fn key_in_books(column: &FormColumn) -> Option<&'static str> {
    match column.role {
        Role::Draft => Some("draft"),
        Role::OrderState => Some("order_state"),
        Role::Payer(Whose::Email) => Some("payer_email"),
        Role::Payer(_) => Some("payer_name"),
        Role::Question | Role::Machine | Role::Account(_) | Role::Sent(_) => None,
    }
}

impl TargetColumns {
    /// What a row holds; an empty value where it holds nothing.
    pub fn held<'l>(&self, layout: &'l TableLayout, row: &GridRow) -> TargetValue<'l> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for place in &self.columns {
            let value = layout.columns[*place].value(row);
            let seen = tidy(&value);
            if !is_nothing(&layout.columns[*place], &seen) && !found.iter().any(|(_, known)| tidy(known) == seen) {
                found.push((*place, value));
            }
        }
        if found.is_empty() {
            let instead = self.instead.iter().map(|place| (*place, layout.columns[*place].value(row)));
            found.extend(instead.into_iter().find(|(place, value)| !is_nothing(&layout.columns[*place], &tidy(value))));
        }
        let mut found = found.into_iter();
        let (place, value) = found.next().unwrap_or((self.columns[0], String::new()));
        TargetValue { value, others: found.map(|(_, value)| value).collect(), heading: &layout.columns[place].heading }
    }
}

fn is_nothing(column: &FormColumn, seen: &str) -> bool {
    seen.is_empty() || matches!(column.role, Role::Account(_)) && is_anonymous(seen)
}
