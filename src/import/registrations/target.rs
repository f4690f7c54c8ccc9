//! What a column of a form is for an enrolment. Owns the names that `--map` takes and the headings that say it by
//! themselves; refuses to guess from the values below.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::registration::AskedColumn;
use crate::domain::programme::definition::{Field, Programme, is_of_every_enrolment, question_called};
use crate::domain::programme::ids::FieldId;
use crate::domain::schema::{CellFate, CellKind, Record, Reference, SchemaColumn};
use crate::import::form::column::Whose;
use crate::import::headings::normalised;
use crate::import::meaning::Meaning;
use crate::import::synonyms::meaning;

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnTarget {
    /// The whole name in one cell.
    Name,
    /// `last_name`.
    LastName,
    /// `first_name`.
    FirstName,
    /// `email`.
    Email,
    /// Another column of the enrolments.
    Cell(&'static str),
    /// When the form was sent.
    Registered,
    Cohort,
    /// Whether the registration counts: paid, cancelled, refused.
    State,
    /// A question of the programme.
    Field(FieldId),
}

impl From<Whose> for ColumnTarget {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::Name => Self::Name,
            Whose::LastName => Self::LastName,
            Whose::FirstName => Self::FirstName,
            Whose::Email => Self::Email,
        }
    }
}

/// The targets that every programme has, with the name that `--map` takes and files keep.
fn standard() -> impl Iterator<Item = (&'static str, ColumnTarget)> {
    let columns = Enrolment::TABLE.columns.iter().filter(|column| column.form.is_some());
    let columns = columns.map(|column| {
        let target = match (column.kind, column.fate) {
            (_, CellFate::LastName) => ColumnTarget::LastName,
            (_, CellFate::FirstName) => ColumnTarget::FirstName,
            (CellKind::Email, _) => ColumnTarget::Email,
            _ => ColumnTarget::Cell(column.name),
        };
        (column.name, target)
    });
    let others =
        [("registered", ColumnTarget::Registered), ("cohort", ColumnTarget::Cohort), ("state", ColumnTarget::State)];
    std::iter::once(("name", ColumnTarget::Name)).chain(columns).chain(others)
}

impl ColumnTarget {
    /// The name that `--map` takes; a question's is its id.
    pub fn key(&self) -> &str {
        match self {
            Self::Field(id) => id.as_str(),
            other => other.standard_key(),
        }
    }

    /// As a reason names it. A question has a label of its own, and is named by that.
    pub fn asked(&self) -> AskedColumn {
        AskedColumn::Column(self.standard_key())
    }

    fn standard_key(&self) -> &'static str {
        standard().find(|(_, target)| target == self).map_or("", |(key, _)| key)
    }

    /// Its column among the enrolments.
    pub fn column(&self) -> Option<&'static SchemaColumn> {
        Enrolment::TABLE.column(self.standard_key()).filter(|column| column.form.is_some())
    }

    /// Whether it is a text in which people write what they like.
    pub fn is_free_text(&self) -> bool {
        self.column().is_some_and(SchemaColumn::is_free_text)
    }

    /// Whether it is the name of something that many people may share.
    pub fn is_of_many(&self) -> bool {
        self.column().is_some_and(|column| matches!((column.kind, column.fate), (CellKind::Text, CellFate::Kept)))
    }

    /// Every name that `--map` takes.
    pub fn keys(programme: &Programme) -> Vec<String> {
        let standard = standard().map(|(key, _)| key.to_owned());
        standard.chain(programme.fields.iter().map(|field| field.id.to_string())).collect()
    }

    /// The target of a name that was typed: a standard one, the id of a question, or its label.
    pub fn named(typed: &str, programme: &Programme) -> Option<Self> {
        let typed = typed.trim();
        let field = programme.fields.iter().find(|field| field.id.as_str() == typed);
        if let Some(field) = field {
            return Some(Self::Field(field.id.clone()));
        }
        let key = if matches!(typed, "enrolled_on" | "registered_on") { "registered" } else { typed };
        let standard = standard().find(|(known, _)| *known == key).map(|(_, target)| target);
        standard.or_else(|| Self::of_heading(typed, programme))
    }

    /// What a heading says by itself. A question of the programme goes before everything else, for its label is the
    /// coordinator's own; but one that is labelled like a column of every enrolment is known by its id alone.
    pub fn of_heading(heading: &str, programme: &Programme) -> Option<Self> {
        let known = || of_meaning(meaning(&normalised(heading))?, programme);
        let standard = if is_of_every_enrolment(heading) { known() } else { None };
        standard
            .or_else(|| field_of(heading, programme))
            .or_else(|| of_meaning(meaning(&normalised(heading))?, programme))
    }
}

/// The id of the question that a heading asks by itself.
pub fn question<'p>(heading: &str, programme: &'p Programme) -> Option<&'p str> {
    let target = ColumnTarget::of_heading(heading, programme)?;
    let asked = |field: &&Field| target == ColumnTarget::Field(field.id.clone());
    programme.fields.iter().find(asked).map(|field| field.id.as_str())
}

/// The question whose id or label a heading is.
fn field_of(heading: &str, programme: &Programme) -> Option<ColumnTarget> {
    let found = question_called(&programme.fields, heading);
    // `Jours souhaités (plusieurs choix possibles)`: what a form adds in brackets explains the question.
    let explained = || field_of(heading.trim().strip_suffix(')')?.rsplit_once(" (")?.0, programme);
    found.map(|field| ColumnTarget::Field(field.id.clone())).or_else(explained)
}

fn of_meaning(meant: Meaning, programme: &Programme) -> Option<ColumnTarget> {
    match meant {
        Meaning::Name => Some(ColumnTarget::Name),
        Meaning::FirstName => Some(ColumnTarget::FirstName),
        Meaning::LastName => Some(ColumnTarget::LastName),
        Meaning::Email => Some(ColumnTarget::Email),
        // Where nobody pays, there is nothing that an answer could be.
        Meaning::Cell(column) if references(column) == Some(Reference::Funder) && programme.funders.is_empty() => None,
        Meaning::Cell(column) => Some(ColumnTarget::Cell(column)),
        Meaning::Cohort => Some(ColumnTarget::Cohort),
        Meaning::RegisteredOn => Some(ColumnTarget::Registered),
        // No column of the enrolments, but perhaps a question of the programme in other words.
        Meaning::Postcode | Meaning::BirthDate => {
            let field = programme.fields.iter().find(|field| meaning_of(field) == Some(meant))?;
            Some(ColumnTarget::Field(field.id.clone()))
        }
        Meaning::WeakEmail
        | Meaning::Joined
        | Meaning::Left
        | Meaning::Duration
        | Meaning::WaitingRoom
        | Meaning::Guest
        | Meaning::Role => None,
    }
}

fn references(column: &str) -> Option<Reference> {
    Enrolment::TABLE.column(column)?.names
}

/// What a question of the programme asks for, where its label or id is a heading that one knows.
pub fn meaning_of(field: &Field) -> Option<Meaning> {
    meaning(&normalised(&field.label)).or_else(|| meaning(&normalised(&field.id.as_str().replace('_', " "))))
}
