//! What a column of a form is taken for, and by which name that is typed and kept.

use crate::domain::schema::{Reference, SchemaColumn};
use crate::import::form::column::Whose;
use crate::lang::folded::same_words;

use super::wanted::{FormThing, ModuleFormRequest};

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnPurpose {
    /// A part of who answers; [`Whose::Name`]: the whole name, or the id.
    Who(Whose),
    /// A column of the table, by its position.
    Column(usize),
    /// A topic or a criterion, by its position.
    Thing(usize),
    /// When the form was sent.
    Sent,
}

/// The parts of who answers, with the names that `--map` takes.
const WHO: [(&str, Whose); 4] =
    [("name", Whose::Name), ("last_name", Whose::LastName), ("first_name", Whose::FirstName), ("email", Whose::Email)];

impl ColumnPurpose {
    /// The name that `--map` takes.
    pub fn key<'w>(self, wanted: &ModuleFormRequest<'w>) -> &'w str {
        match self {
            Self::Who(whose) => WHO.iter().find(|(_, of)| *of == whose).map_or("", |(key, _)| key),
            Self::Column(at) => wanted.table.columns[at].name,
            Self::Thing(at) => &wanted.things[at].id,
            Self::Sent => "registered",
        }
    }

    /// The name under which it is remembered: two tables may have columns of one name.
    pub fn kept(self, wanted: &ModuleFormRequest<'_>) -> String {
        match self {
            Self::Who(_) | Self::Sent => self.key(wanted).to_owned(),
            Self::Column(_) | Self::Thing(_) => format!("{}.{}", wanted.table.stem(), self.key(wanted)),
        }
    }

    /// What is remembered under a name.
    pub fn remembered(kept: &str, wanted: &ModuleFormRequest<'_>) -> Option<Self> {
        match kept.split_once('.') {
            Some((table, key)) => Self::named(key, wanted).filter(|_| table == wanted.table.stem()),
            None => WHO.iter().find(|(key, _)| *key == kept).map(|(_, whose)| Self::Who(*whose)),
        }
    }

    /// What was typed for `--map`: a part of who answers, a column, a topic or a criterion.
    pub fn named(typed: &str, wanted: &ModuleFormRequest<'_>) -> Option<Self> {
        let typed = typed.trim();
        let who = WHO.iter().find(|(key, _)| *key == typed).map(|(_, whose)| Self::Who(*whose));
        let column = || wanted.table.position(typed).and_then(|at| Self::of_column(at, wanted));
        let labelled = || Self::of_column(wanted.table.position(wanted.table.labelled(typed)?.name)?, wanted);
        who.or_else(column).or_else(|| Self::thing(typed, wanted)).or_else(labelled)
    }

    /// Whether answers stand under it, words of which somebody may say what they are.
    pub const fn holds_words(&self) -> bool {
        matches!(self, Self::Column(_) | Self::Thing(_))
    }

    /// A column of the table that a form may fill; one that says whose the row is says who answers.
    pub fn of_column(at: usize, wanted: &ModuleFormRequest<'_>) -> Option<Self> {
        let column: &SchemaColumn = &wanted.table.columns[at];
        column.form?;
        Some(if column.names == Some(Reference::Participant) { Self::Who(Whose::Name) } else { Self::Column(at) })
    }

    /// The topic or the criterion that a text names: by its id or its whole title.
    pub fn thing(text: &str, wanted: &ModuleFormRequest<'_>) -> Option<Self> {
        let text = text.trim();
        if let Some(at) = wanted.things.iter().position(|thing| thing.id.eq_ignore_ascii_case(text)) {
            return Some(Self::Thing(at));
        }
        let of = |fits: &dyn Fn(&FormThing) -> bool| {
            let mut fitting = wanted.things.iter().enumerate().filter(|(_, thing)| fits(thing));
            fitting.next().filter(|_| fitting.next().is_none()).map(|(at, _)| Self::Thing(at))
        };
        let called = |thing: &FormThing| same_words(&thing.title, text);
        of(&called).or_else(|| of(&|thing| thing.is_first && called(thing)))
    }

    /// Every name that `--map` takes.
    pub fn keys(wanted: &ModuleFormRequest<'_>) -> Vec<String> {
        let columns = wanted.table.columns.iter().filter(|column| column.form.is_some()).map(|column| column.name);
        let things = wanted.things.iter().map(|thing| thing.id.as_str());
        WHO.iter().map(|(key, _)| *key).chain(columns).chain(things).map(str::to_owned).collect()
    }
}
