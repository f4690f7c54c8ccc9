//! What a column of a form is for an enrolment. Owns the names that `--map` takes and the headings that say it by
//! themselves; refuses to guess from the values below.

use crate::domain::people::registration::Asked;
use crate::domain::programme::definition::{Field, Programme, is_of_every_enrolment, question_called};
use crate::domain::programme::ids::FieldId;
use crate::import::form::column::Whose;
use crate::import::headings::normalised;
use crate::import::meaning::Meaning;
use crate::import::synonyms::meaning;

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The whole name in one cell.
    Name,
    /// `last_name`.
    LastName,
    /// `first_name`.
    FirstName,
    /// `email`.
    Email,
    /// `phone`.
    Phone,
    /// `organisation`.
    Organisation,
    /// `status`.
    Status,
    /// `funder`.
    Funder,
    /// `modules`.
    Modules,
    /// `note`.
    Note,
    /// When the form was sent.
    Registered,
    Cohort,
    /// Whether the registration counts: paid, cancelled, refused.
    State,
    /// A question of the programme.
    Field(FieldId),
}

impl From<Whose> for Target {
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
const KEYS: [(&str, Target); 13] = [
    ("name", Target::Name),
    ("last_name", Target::LastName),
    ("first_name", Target::FirstName),
    ("email", Target::Email),
    ("phone", Target::Phone),
    ("organisation", Target::Organisation),
    ("status", Target::Status),
    ("funder", Target::Funder),
    ("modules", Target::Modules),
    ("note", Target::Note),
    ("registered", Target::Registered),
    ("cohort", Target::Cohort),
    ("state", Target::State),
];

impl Target {
    /// The name that `--map` takes; a question's is its id.
    pub fn key(&self) -> &str {
        if let Self::Field(id) = self {
            return id.as_str();
        }
        KEYS.iter().find(|(_, target)| target == self).map_or("", |(key, _)| key)
    }

    /// As a reason names it. A question has a label of its own, and is named by that.
    pub fn asked(&self) -> Asked {
        Asked::Column(KEYS.iter().find(|(_, target)| target == self).map_or("", |(key, _)| key))
    }

    /// Every name that `--map` takes.
    pub fn keys(programme: &Programme) -> Vec<String> {
        let standard = KEYS.iter().map(|(key, _)| (*key).to_owned());
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
        let standard = KEYS.iter().find(|(known, _)| *known == key).map(|(_, target)| target.clone());
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
    let target = Target::of_heading(heading, programme)?;
    let asked = |field: &&Field| target == Target::Field(field.id.clone());
    programme.fields.iter().find(asked).map(|field| field.id.as_str())
}

/// The question whose id or label a heading is.
fn field_of(heading: &str, programme: &Programme) -> Option<Target> {
    let found = question_called(&programme.fields, heading);
    // `Jours souhaités (plusieurs choix possibles)`: what a form adds in brackets explains the question.
    let explained = || field_of(heading.trim().strip_suffix(')')?.rsplit_once(" (")?.0, programme);
    found.map(|field| Target::Field(field.id.clone())).or_else(explained)
}

fn of_meaning(meant: Meaning, programme: &Programme) -> Option<Target> {
    match meant {
        Meaning::Name => Some(Target::Name),
        Meaning::FirstName => Some(Target::FirstName),
        Meaning::LastName => Some(Target::LastName),
        Meaning::Email => Some(Target::Email),
        Meaning::Phone => Some(Target::Phone),
        Meaning::Organisation => Some(Target::Organisation),
        Meaning::Status => Some(Target::Status),
        // Where nobody pays, there is nothing that an answer could be.
        Meaning::Funder => (!programme.funders.is_empty()).then_some(Target::Funder),
        Meaning::Modules => Some(Target::Modules),
        Meaning::Note => Some(Target::Note),
        Meaning::Cohort => Some(Target::Cohort),
        Meaning::RegisteredOn => Some(Target::Registered),
        // No column of the enrolments, but perhaps a question of the programme in other words.
        Meaning::Postcode | Meaning::BirthDate => {
            let field = programme.fields.iter().find(|field| meaning_of(field) == Some(meant))?;
            Some(Target::Field(field.id.clone()))
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

/// What a question of the programme asks for, where its label or id is a heading that one knows.
pub fn meaning_of(field: &Field) -> Option<Meaning> {
    meaning(&normalised(&field.label)).or_else(|| meaning(&normalised(&field.id.as_str().replace('_', " "))))
}
