//! A table that only tests have: all that is done with it follows from this declaration and one line in the list of
//! tables (`cli/throwaway.rs` tries it all).

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{Column, Reference, RowRules, Shown, Union};

schema! {
    /// Who borrowed what.
    pub struct Loan in "loans.csv", of Cohort, key [participant, tool] {
        /// Who.
        participant: ParticipantId =
            Column::heading(Heading::Participant).required().names(Reference::Participant).kept().shown(Shown::Always),
        /// What.
        tool: String = Column::labelled("Tool", "Outil").required().filled().kept().shown(Shown::Always),
        /// At which session.
        session: Option<SessionId> = Column::heading(Heading::Session).names(Reference::Session).kept(),
        /// When.
        lent_on: Option<NaiveDate> = Column::labelled("Lent on", "Prêté le").kept().shown(Shown::InFiles),
        /// How many.
        pieces: Option<u32> = Column::labelled("Pieces", "Pièces").kept(),
        /// Where they can be reached.
        phone: String = Column::heading(Heading::Phone).phone(),
        /// Free text.
        note: String = Column::heading(Heading::Note).united(Union::Both),
    }
}

impl RowRules for Loan {}
