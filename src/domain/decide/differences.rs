//! What a registration says otherwise than the enrolment of the same person: a cell that says nothing takes nothing
//! away, and a name or a phone written another way is no difference.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::{email_key, phone_key};
use crate::domain::people::registration::Registration;
use crate::domain::programme::ids::ModuleId;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::folded_words;

use super::cell_texts::CellTexts;
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

/// Each column in which a registration says something else than the enrolment.
pub fn differences(there: &Enrolment, registration: &Registration) -> Vec<Difference> {
    let status = |status: Option<PersonStatus>| status.map_or("", PersonStatus::key).to_owned();
    let funder = there.funder.as_ref().map(ToString::to_string).unwrap_or_default();
    let modules = texts(&there.modules).join(" ");
    let typed = [
        ("email", there.email.clone(), registration.email.clone()),
        ("phone", there.phone.clone(), registration.phone.clone()),
        ("organisation", there.organisation.clone(), registration.organisation.clone()),
        ("status", status(there.status), status(registration.status)),
        ("note", there.note.clone(), registration.note.clone()),
    ];
    let answers = registration.answers.iter().map(|(field, value)| {
        let there = there.field(field.as_str()).to_owned();
        (field.as_str(), there, value.clone())
    });
    // Here an empty text is an answer as well: all modules, nobody who pays.
    let paid = registration.funder.as_ref().map(|payer| ("funder", funder, payer.id().to_owned()));
    let chosen = registration.modules.as_ref().map(|chosen| ("modules", modules, texts(chosen).join(" ")));
    let [email, phone, organisation, status, note] = typed;
    let said = |(_, _, now): &(&str, String, String)| !now.trim().is_empty();
    let typed = [email, phone, organisation, status].into_iter().filter(said);
    typed
        .chain(paid)
        .chain(chosen)
        .chain(std::iter::once(note).chain(answers).filter(said))
        .filter(|(column, was, now)| !same(column, was, now))
        .map(|(column, was, now)| Difference { column: column.to_owned(), was, now })
        .collect()
}

fn texts(modules: &[ModuleId]) -> Vec<String> {
    modules.iter().map(ToString::to_string).collect()
}

/// Whether two writings of a column say the same.
fn same(column: &str, was: &str, now: &str) -> bool {
    match column {
        "email" => email_key(was) == email_key(now),
        "phone" => phone_key(was) == phone_key(now),
        _ => was.split_whitespace().eq(now.split_whitespace()) || folded_words(was) == folded_words(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::people::registration::Payer;
    use crate::domain::programme::ids::FunderId;

    type Change = fn(&mut Registration);

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
        let cases: [(&str, Change, Option<&str>); 12] = [
            ("nothing said", |_| {}, None),
            ("case of an e-mail", |row| row.email = "ZOE@Example.org".into(), None),
            ("another e-mail", |row| row.email = "z@example.org".into(), Some("email")),
            ("the same phone", |row| row.phone = "+33 (0)6.39.98.00.01".into(), None),
            ("another phone", |row| row.phone = "0639980002".into(), Some("phone")),
            ("capitals", |row| row.organisation = "COMPAGNIE DU PONT".into(), None),
            ("another status", |row| row.status = Some(PersonStatus::Volunteer), Some("status")),
            ("the same modules", |row| row.modules = Some(vec![ModuleId::new("m1"), ModuleId::new("m2")]), None),
            ("all modules", |row| row.modules = Some(Vec::new()), Some("modules")),
            ("the same payer", |row| row.funder = Some(Payer::Funder(FunderId::new("afdas"))), None),
            ("nobody pays", |row| row.funder = Some(Payer::Nobody), Some("funder")),
            ("another organisation", |row| row.organisation = "Radio".into(), Some("organisation")),
        ];
        for (name, change, column) in cases {
            let mut row = Registration::default();
            change(&mut row);
            let found: Vec<String> = differences(there, &row).into_iter().map(|found| found.column).collect();
            assert_eq!(found, column.into_iter().collect::<Vec<_>>(), "{name}");
        }
    }
}
