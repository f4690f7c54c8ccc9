//! What is left of a person once they are erased (RGPD, domain §8): what becomes of the cells of their rows, and what
//! stands for a name. Which cells are kept because hours, counts and proofs rest on them is said where each column is
//! declared. Owns no date: when a name may go is in [`super::retention`].

use super::mentions::STRUCK;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::programme::ids::{CohortId, FieldId, ParticipantId};
use crate::domain::schema::{CellFate, Record, TableSchema};

/// What stands for a last name that was erased, in every language: data do not change with it. The id stands for the
/// first name, so that rows keep a stable order.
pub const ERASED: &str = "effacé";

/// Somebody who is erased from one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    pub cohort: CohortId,
    pub participant: ParticipantId,
    /// Whether the name goes too.
    pub name: bool,
    /// Answers that stay: those that let them in, and those of a closed list that every enrolment must have.
    pub keeps: Vec<FieldId>,
    /// Answers in free text that every enrolment must have: that there was one stays, what it said goes.
    pub strikes: Vec<FieldId>,
}

impl Forgotten {
    /// Somebody of a cohort of that programme.
    pub fn new(programme: &Programme, cohort: &CohortId, participant: &ParticipantId, name: bool) -> Self {
        let decides = |id: &FieldId| programme.eligibility.iter().any(|rule| rule.column == id.as_str());
        let stays = |field: &Field| decides(&field.id) || (field.required && !field.values.is_empty());
        let ids = |of: &dyn Fn(&Field) -> bool| -> Vec<FieldId> {
            programme.fields.iter().filter(|field| of(field)).map(|field| field.id.clone()).collect()
        };
        let (keeps, strikes) = (ids(&stays), ids(&|field| field.required && !stays(field)));
        Self { cohort: cohort.clone(), participant: participant.clone(), name, keeps, strikes }
    }

    /// What a cell of one of their rows becomes, as its column says; answers as the programme says; what the program does
    /// not know goes.
    pub fn cell(&self, table: &TableSchema, column: &str, cell: &str) -> String {
        let struck = || if cell.is_empty() { String::new() } else { STRUCK.to_owned() };
        let is = |id: &FieldId| table.has_answers && id.as_str() == column;
        match table.column(column).map(|column| column.fate) {
            Some(CellFate::LastName) if self.name => ERASED.to_owned(),
            Some(CellFate::FirstName) if self.name => self.participant.to_string(),
            Some(CellFate::Kept | CellFate::Searched | CellFate::LastName | CellFate::FirstName) => cell.to_owned(),
            Some(CellFate::Erased) if cell.is_empty() => String::new(),
            Some(CellFate::Erased) => ERASED.to_owned(),
            Some(CellFate::Struck | CellFate::ShownName) => struck(),
            None if self.keeps.iter().any(is) => cell.to_owned(),
            None if self.strikes.iter().any(is) => struck(),
            Some(CellFate::Blanked) | None => String::new(),
        }
    }

    /// One of their records without what goes.
    pub fn record<R: Record>(&self, before: &R) -> R {
        before.rewritten(|column, cell| self.cell(R::TABLE, column, cell))
    }
}

/// Whether the name was erased already.
pub fn is_erased(enrolment: &Enrolment) -> bool {
    enrolment.last_name == ERASED && enrolment.first_name == enrolment.id.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::programme::definition::EligibilityRule;

    #[test]
    fn what_is_counted_stays_and_what_is_theirs_goes() {
        let mut programme = programme();
        let field = |id: &str, values: &[&str], required| Field {
            several: false,
            id: FieldId::new(id),
            label: id.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            required,
        };
        programme.fields = vec![
            field("teaching", &["active", "none"], false),
            field("level", &["low", "high"], true),
            field("wishes", &[], true),
            field("diet", &[], false),
        ];
        programme.eligibility = vec![EligibilityRule { column: "teaching".into(), allowed: vec!["active".into()] }];
        let records = cohort("c").person("Zoé", "Martin", |row| {
            row.email = "zoe@example.org".into();
            row.phone = "06 39 98 00 00".into();
            row.reason = "exception".into();
            row.note = "allergies".into();
            let answers = [("teaching", "active"), ("level", "low"), ("wishes", "chanter"), ("diet", "sans sel")];
            row.fields = answers.map(|(id, answer)| (FieldId::new(id), answer.to_owned())).to_vec();
        });
        let records = records.records();
        let before = records.enrolment(EnrolmentIndex(0));
        let texts = |row: &Enrolment| -> Vec<String> {
            let own = [&row.last_name, &row.first_name, &row.email, &row.phone, &row.reason, &row.note];
            own.into_iter().chain(row.fields.iter().map(|(_, answer)| answer)).cloned().collect()
        };
        let forget = |name| Forgotten::new(&programme, &records.cohort.id, &before.id, name).record(before);
        assert_eq!(texts(&forget(false)), ["Martin", "Zoé", "", "", "…", "", "active", "low", "…", ""]);
        let erased = forget(true);
        assert_eq!(texts(&erased)[..2], ["effacé", "zoé"], "the id of everybody here is their first name");
        assert!(is_erased(&erased) && !is_erased(&forget(false)));
        let same = |row: &Enrolment| (row.organisation.clone(), row.status, row.funder.clone(), row.state, row.bpf);
        assert_eq!(same(&erased), same(before));
        assert_eq!(Forgotten::new(&programme, &records.cohort.id, &before.id, true).record(&erased), erased, "once");
    }
}
