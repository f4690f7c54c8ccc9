//! What a registration says otherwise than the enrolment of the same person: a cell that says nothing takes nothing
//! away, and a name or a phone written another way is no difference.

use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::{email_key, phone_key};
use crate::domain::people::registration::Registration;
use crate::domain::schema::{CellKind, Record, SchemaColumn};
use crate::lang::folded_words;

use super::edit::Edit;

/// One column in which they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Column of the enrolments, or id of a question.
    pub column: String,
    /// What the enrolment says.
    pub was: String,
    /// What the registration says; empty where that is all modules, or nobody who pays.
    pub now: String,
}

impl Difference {
    /// Whether it puts the same in the same column.
    pub fn says_as(&self, other: &Self) -> bool {
        self.column == other.column && self.now == other.now
    }

    /// The correction that takes those differences.
    pub fn correction(person: String, differences: &[Self]) -> Edit {
        let cells = differences.iter().map(|difference| (difference.column.clone(), difference.now.clone()));
        Edit { person, cells: CellTexts::nothing().answers(cells), ..Edit::default() }
    }
}

/// Each column in which a registration says something else than the enrolment, in their order.
pub fn differences(there: &Enrolment, registration: &Registration) -> Vec<Difference> {
    let says = &registration.says;
    let columns = Enrolment::TABLE.columns.iter().enumerate();
    let columns = columns.filter(|(_, column)| says.has(column.name) && !column.is_of_a_name()).map(|(at, column)| {
        (column.name, Some(column), there.value(at).text().into_owned(), says.get(column.name).to_owned())
    });
    let answers = says.of_questions().map(|(id, now)| (id, None, there.field(id).to_owned(), now.to_owned()));
    let differing = columns.chain(answers).filter(|(_, column, was, now)| !same(*column, was, now));
    differing.map(|(column, _, was, now)| Difference { column: column.to_owned(), was, now }).collect()
}

/// Whether two writings of a column, or of an answer, say the same.
fn same(column: Option<&SchemaColumn>, was: &str, now: &str) -> bool {
    match column.map(|column| column.kind) {
        Some(CellKind::Email) => email_key(was) == email_key(now),
        Some(CellKind::Phone) => phone_key(was) == phone_key(now),
        _ => was.split_whitespace().eq(now.split_whitespace()) || folded_words(was) == folded_words(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::programme::ids::{FunderId, ModuleId};

    #[test]
    fn a_difference_is_another_meaning_not_another_writing() {
        let records = cohort("c")
            .person("Zoé", "Martin", |row| {
                row.email = "zoe@example.org".into();
                row.phone = "06 39 98 00 01".into();
                row.modules = vec![ModuleId::new("m1"), ModuleId::new("m2")];
                row.funder = Some(FunderId::new("afdas"));
            })
            .records();
        let there = records.enrolment(EnrolmentIndex(0));
        let cases = [
            ("case of an e-mail", "email", "ZOE@Example.org", false),
            ("another e-mail", "email", "z@example.org", true),
            ("the same phone", "phone", "+33 (0)6.39.98.00.01", false),
            ("another phone", "phone", "0639980002", true),
            ("capitals", "organisation", "COMPAGNIE DU PONT", false),
            ("another status", "status", "volunteer", true),
            ("the same modules", "modules", "m1 m2", false),
            ("all modules", "modules", "", true),
            ("the same payer", "funder", "afdas", false),
            ("nobody pays", "funder", "", true),
            ("another organisation", "organisation", "Radio", true),
            ("another writing of a name", "first_name", "Zoe", false),
        ];
        for (name, column, text, differs) in cases {
            let says = CellTexts::nothing().text(column, Some(text));
            let found = differences(there, &Registration { says, ..Registration::default() });
            let found: Vec<&str> = found.iter().map(|found| found.column.as_str()).collect();
            assert_eq!(found, differs.then_some(column).into_iter().collect::<Vec<_>>(), "{name}");
        }
        assert_eq!(differences(there, &Registration::default()), [], "nothing said");
    }
}
