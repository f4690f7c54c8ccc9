//! Columns bound to what they are taken for, and the value that a row has for it.

use crate::import::grid::Row;
use crate::import::meant;

use super::state_rule::Deciding;
use super::target::Target;
use crate::import::form::column::{Column, Layout, Role, Whose};
use crate::import::form::person::{is_anonymous, tidy};

/// A target and the columns that give it.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What they are taken for.
    pub target: Target,
    /// The columns: one, or the same question several times, or times of sending in their rank.
    pub columns: Vec<usize>,
    /// Columns looked at where those are empty.
    pub instead: Vec<usize>,
    /// Somebody said so: it was not taken by its heading.
    pub told: bool,
}

/// What a row holds for a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'l> {
    /// The value, as it was read; of several the first.
    pub value: String,
    /// Other values beside it, where the same question was answered more than once.
    pub others: Vec<String>,
    /// Heading of the column that has it.
    pub heading: &'l str,
}

/// What every column was taken for.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The targets that some column gives.
    pub bound: Vec<Bound>,
    /// Headings taken, in their order, with the key of what they were taken for.
    pub mapped: Vec<(String, String)>,
    /// Headings left aside, in their order.
    pub aside: Vec<String>,
    /// What `--map` said: the key of a target, and the heading as the file has it; empty where no column is to be it.
    pub told: Vec<(String, String)>,
    /// Columns that say whether a registration counts.
    pub deciding: Vec<Deciding>,
    /// What words of the form are, as `--value` says or said.
    pub values: Vec<Meant>,
}

/// What a word of the form is in a column of an enrolment.
pub type Meant = meant::Meant<Target>;

impl Columns {
    /// What was bound, with the headings that say so.
    pub fn new(layout: &Layout, bound: Vec<Bound>, deciding: Vec<Deciding>) -> Self {
        let (mut mapped, mut aside) = (Vec::new(), Vec::new());
        for (place, column) in layout.columns.iter().enumerate() {
            let of = bound.iter().find(|bound| bound.columns.contains(&place) || bound.instead.contains(&place));
            // Of several times the first that any row has is said: the others stand in where it is empty.
            let of = of.filter(|bound| bound.target != Target::Registered || bound.columns[0] == place);
            let decides = deciding.iter().any(|deciding| deciding.column == place).then(|| Target::State.key());
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
    pub fn of(&self, target: &Target) -> Option<&Bound> {
        self.bound.iter().find(|bound| bound.target == *target)
    }
}

/// What a column of the books is read for, though it is no column of the enrolments.
fn key_in_books(column: &Column) -> Option<&'static str> {
    match column.role {
        Role::Draft => Some("draft"),
        Role::OrderState => Some("order_state"),
        Role::Payer(Whose::Email) => Some("payer_email"),
        Role::Payer(_) => Some("payer_name"),
        Role::Question | Role::Machine | Role::Account(_) | Role::Sent(_) => None,
    }
}

impl Bound {
    /// What a row holds; an empty value where it holds nothing.
    pub fn held<'l>(&self, layout: &'l Layout, row: &Row) -> Held<'l> {
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
        Held { value, others: found.map(|(_, value)| value).collect(), heading: &layout.columns[place].heading }
    }
}

fn is_nothing(column: &Column, seen: &str) -> bool {
    seen.is_empty() || matches!(column.role, Role::Account(_)) && is_anonymous(seen)
}
