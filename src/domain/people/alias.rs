//! Under what name a video tool knows a participant, or under what name and e-mail a form does, as the coordinator confirmed
//! it once: `aliases.csv` of a cohort. Refuses to own how names are compared.

use crate::domain::programme::ids::ParticipantId;

/// One row of `aliases.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// As the tool writes it: `iPhone de Karim`; of a form's row, `Zoe Martins <zoe@example.org>`, and `<>` where it
    /// has no e-mail.
    pub alias: String,
    /// Who that is; none: nobody of the cohort.
    pub participant: Option<ParticipantId>,
}

impl Alias {
    /// Whether it is a name of that participant.
    pub fn is_of(&self, id: &ParticipantId) -> bool {
        self.participant.as_ref() == Some(id)
    }
}
