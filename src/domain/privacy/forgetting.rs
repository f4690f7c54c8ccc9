//! What is left of a person once they are erased (RGPD, domain §8): which cells of their rows are kept because hours,
//! counts and proofs rest on them, which go, and what stands for a name. Owns no date: when a name may go is in
//! [`super::retention`].

use super::mentions::STRUCK;
use crate::domain::attendance::mark::Mark;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::programme::ids::{CohortId, FieldId, ParticipantId};

/// What stands for a last name that was erased, in every language: data do not change with it. The id stands for the
/// first name, so that rows keep a stable order.
pub const ERASED: &str = "effacé";

/// Columns of an enrolment that reports and rules count on; the name is a case of its own.
const KEPT_OF_ENROLMENT: [&str; 10] =
    ["id", "organisation", "status", "funder", "modules", "state", "enrolled_on", "starts_on", "ended_on", "bpf"];
/// Columns of a mark that prove an hour.
const KEPT_OF_MARK: [&str; 7] = ["session", "participant", "status", "minutes", "arrived", "left", "evidence"];

/// Somebody who is erased from one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// From which.
    pub cohort: CohortId,
    /// Who.
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

    /// What a cell of their enrolment becomes; columns that the program does not know go.
    pub fn enrolment_cell(&self, column: &str, cell: &str) -> String {
        match column {
            "last_name" if self.name => ERASED.to_owned(),
            "first_name" if self.name => self.participant.to_string(),
            "last_name" | "first_name" => cell.to_owned(),
            // That a reason was given is what lets an exception stand; what it was is theirs.
            "reason" if !cell.is_empty() => STRUCK.to_owned(),
            _ if !cell.is_empty() && self.strikes.iter().any(|id| id.as_str() == column) => STRUCK.to_owned(),
            _ if is_kept_of_enrolment(column) || self.keeps.iter().any(|id| id.as_str() == column) => cell.to_owned(),
            _ => String::new(),
        }
    }

    /// The enrolment without what goes.
    pub fn enrolment(&self, before: &Enrolment) -> Enrolment {
        let cell = |column: &str, cell: &str| self.enrolment_cell(column, cell);
        Enrolment {
            last_name: cell("last_name", &before.last_name),
            first_name: cell("first_name", &before.first_name),
            email: cell("email", &before.email),
            phone: cell("phone", &before.phone),
            reason: cell("reason", &before.reason),
            note: cell("note", &before.note),
            fields: before.fields.iter().map(|(id, answer)| (id.clone(), cell(id.as_str(), answer))).collect(),
            ..before.clone()
        }
    }

    /// The mark without what goes.
    pub fn mark(before: &Mark) -> Mark {
        Mark { note: mark_cell("note", &before.note), ..before.clone() }
    }
}

/// What a cell of a mark becomes.
pub fn mark_cell(column: &str, cell: &str) -> String {
    if is_kept_of_mark(column) { cell.to_owned() } else { String::new() }
}

/// Whether a column of enrolments holds no text of its own.
pub fn is_kept_of_enrolment(column: &str) -> bool {
    KEPT_OF_ENROLMENT.contains(&column)
}

/// Whether a column of marks holds no text of its own.
pub fn is_kept_of_mark(column: &str) -> bool {
    KEPT_OF_MARK.contains(&column)
}

/// Whether the name was erased already.
pub fn is_erased(enrolment: &Enrolment) -> bool {
    enrolment.last_name == ERASED && enrolment.first_name == enrolment.id.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, programme};
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
        let before = records.enrolment(0);
        let texts = |row: &Enrolment| -> Vec<String> {
            let own = [&row.last_name, &row.first_name, &row.email, &row.phone, &row.reason, &row.note];
            own.into_iter().chain(row.fields.iter().map(|(_, answer)| answer)).cloned().collect()
        };
        let forget = |name| Forgotten::new(&programme, &records.cohort.id, &before.id, name).enrolment(before);
        assert_eq!(texts(&forget(false)), ["Martin", "Zoé", "", "", "…", "", "active", "low", "…", ""]);
        let erased = forget(true);
        assert_eq!(texts(&erased)[..2], ["effacé", "zoé"], "the id of everybody here is their first name");
        assert!(is_erased(&erased) && !is_erased(&forget(false)));
        let same = |row: &Enrolment| (row.organisation.clone(), row.status, row.funder.clone(), row.state, row.bpf);
        assert_eq!(same(&erased), same(before));
        assert_eq!(Forgotten::new(&programme, &records.cohort.id, &before.id, true).enrolment(&erased), erased, "once");
    }
}
