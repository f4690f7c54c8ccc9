//! Under what name a video tool knows a participant, or under what name and e-mail a form does, as the coordinator confirmed
//! it once: `aliases.csv` of a cohort. Refuses to own how names are compared.

use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn};

schema! {
    /// One row of `aliases.csv`.
    pub struct Alias in "aliases.csv", of Cohort, key [alias] {
        /// As the tool writes it: `iPhone de Karim`; of a form's row, `Zoe Martins <zoe@example.org>`, and `<>` where it
        /// has no e-mail.
        alias: String = SchemaColumn::labelled("Name shown", "Nom affiché").required().filled().fate(CellFate::ShownName),
        /// Who that is; none: nobody of the cohort.
        participant: Option<ParticipantId> =
            SchemaColumn::heading(Heading::Participant).required().names(Reference::Participant).kept(),
    }
}

impl RowRules for Alias {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::AliasTwice { alias: key.concat(), first }
    }

    fn goes_when_erased(&self, _: bool) -> bool {
        true
    }
}

impl Alias {
    /// Whether it is a name of that participant.
    pub fn is_of(&self, id: &ParticipantId) -> bool {
        self.participant.as_ref() == Some(id)
    }
}
