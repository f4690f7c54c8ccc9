//! A table that only tests have: all that is done with it follows from this declaration and one line in the list of
//! tables (`cli/throwaway.rs` tries it all).

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn, Shown, Union};

schema! {
    /// Who borrowed what.
    pub struct Loan in "loans.csv", of Cohort, key [participant, tool] {
        /// Who.
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Participant).required().names(Reference::Participant).kept().shown(Shown::Always),
        /// What.
        tool: String = SchemaColumn::labelled("Tool", "Outil").required().filled().kept().shown(Shown::Always),
        /// At which session.
        session: Option<SessionId> = SchemaColumn::heading(Heading::Session).names(Reference::Session).kept(),
        /// When.
        lent_on: Option<NaiveDate> = SchemaColumn::labelled("Lent on", "Prêté le").kept().shown(Shown::InFiles),
        /// How many.
        pieces: Option<u32> = SchemaColumn::labelled("Pieces", "Pièces").kept(),
        /// Where they can be reached.
        phone: String = SchemaColumn::heading(Heading::Phone).phone(),
        /// Free text.
        note: String = SchemaColumn::heading(Heading::Note).united(Union::Both),
    }
}

impl RowRules for Loan {}
