//! What one row of a form's export says of a person, whatever form it was. Owns no rule: who is new and who is let in is
//! decided in [`crate::domain::decide`].

use chrono::NaiveDateTime;

use super::no_name::NoName;
use crate::domain::programme::ids::{FieldId, FunderId, ModuleId};
use crate::domain::vocabulary::PersonStatus;

/// One row of a form, read: a person who asks for a seat. Empty text and `None` = the row says nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// First name, as typed.
    pub first_name: String,
    /// Last name, as typed.
    pub last_name: String,
    /// The participant's own e-mail; a payer's is none.
    pub email: String,
    /// Phone, repaired where that was certain.
    pub phone: String,
    /// Structure.
    pub organisation: String,
    /// What they are.
    pub status: Option<PersonStatus>,
    /// Who pays.
    pub funder: Option<Payer>,
    /// The modules chosen; none of them named = all, as in the table of enrolments.
    pub modules: Option<Vec<ModuleId>>,
    /// Answers to the programme's questions, in the spelling of the definition.
    pub answers: Vec<(FieldId, String)>,
    /// Free text.
    pub note: String,
    /// When the form was sent, local time of the programme: decides the order of the waiting list.
    pub registered: Option<NaiveDateTime>,
    /// The cohort it names, where the form asks.
    pub cohort: Option<String>,
}

/// What a row says of who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payer {
    /// Nobody does.
    Nobody,
    /// One of the programme's funders.
    Funder(FunderId),
}

impl Payer {
    /// As the table of enrolments has it: empty for nobody.
    pub fn id(&self) -> &str {
        match self {
            Self::Nobody => "",
            Self::Funder(funder) => funder.as_str(),
        }
    }
}

impl Registration {
    /// What two rows about one person say together: of each column, the later one if it says something.
    #[must_use]
    pub fn corrected_by(self, later: &Self) -> Self {
        let text = |earlier: String, later: &String| if later.trim().is_empty() { earlier } else { later.clone() };
        let silent = |(field, _): &(FieldId, String)| {
            !later.answers.iter().any(|(id, value)| id == field && !value.trim().is_empty())
        };
        let said = later.answers.iter().filter(|(_, value)| !value.trim().is_empty()).cloned();
        Self {
            first_name: text(self.first_name, &later.first_name),
            last_name: text(self.last_name, &later.last_name),
            email: text(self.email, &later.email),
            phone: text(self.phone, &later.phone),
            organisation: text(self.organisation, &later.organisation),
            status: later.status.or(self.status),
            funder: later.funder.clone().or(self.funder),
            modules: later.modules.clone().or(self.modules),
            answers: self.answers.into_iter().filter(silent).chain(said).collect(),
            note: text(self.note, &later.note),
            registered: later.registered.or(self.registered),
            cohort: later.cohort.clone().or(self.cohort),
        }
    }
}

/// A row that gives no registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// Every reason: who corrects the row has not to try again for the next one.
    pub reasons: Vec<Unfit>,
    /// What the row says all the same, for the rules of the cohort to be asked too; none where it counts for nothing.
    pub rest: Option<Box<Registration>>,
}

impl From<Unfit> for Faulty {
    fn from(reason: Unfit) -> Self {
        Self { reasons: vec![reason], rest: None }
    }
}

/// A column that a value stands in, as a reason names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Of the enrolments, by its key.
    Column(&'static str),
    /// A question of the programme.
    Question {
        /// Its id.
        id: FieldId,
        /// As the coordinator wrote it.
        label: String,
    },
}

impl Asked {
    /// The column of the enrolments, or the id of the question.
    pub fn key(&self) -> &str {
        match self {
            Self::Column(key) => key,
            Self::Question { id, .. } => id.as_str(),
        }
    }
}

/// Why a row gives no enrolment, before the rules of the cohort are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Neither first nor last name.
    NoName,
    /// What stands for a name has no letter, or is a formula.
    NotAName {
        /// The cell.
        value: String,
        /// Why.
        why: NoName,
    },
    /// Half a name.
    HalfName {
        /// The half that is missing: a column of the enrolments.
        missing: &'static str,
        /// Headings that may hold it.
        perhaps: Vec<String>,
    },
    /// A letter of a name is lost: the file has a byte that is no letter there.
    LostLetter {
        /// The name, with U+FFFD in its place.
        value: String,
    },
    /// Letters of another cell are lost.
    LostLetters {
        /// Its heading.
        heading: String,
        /// The cell, with U+FFFD in their place.
        value: String,
    },
    /// Several people in the cell of a name.
    SeveralPeople {
        /// The cell.
        value: String,
    },
    /// A column says that the registration does not count: cancelled, refused, unpaid, pending.
    StateRefused {
        /// Its heading.
        heading: String,
        /// The cell.
        value: String,
    },
    /// A column that says whether a registration counts says something that is not known.
    StateUnknown {
        /// Its heading.
        heading: String,
        /// The cell.
        value: String,
    },
    /// A name so long that it is none.
    NameTooLong {
        /// Its letters.
        letters: usize,
    },
    /// Something in the e-mail's cell that is none.
    InvalidEmail {
        /// The cell.
        value: String,
    },
    /// The order is not valid: cancelled, refunded, unpaid. The form's own word.
    OrderNotValid {
        /// Its state as written.
        state: String,
    },
    /// Saved and never sent.
    Draft,
    /// Begun and never finished.
    Incomplete,
    /// A cell whose value is no word that the column takes.
    UnknownValue {
        /// Where it stands.
        column: Asked,
        /// The cell.
        value: String,
        /// What it takes.
        allowed: Vec<String>,
    },
    /// Several choices where one is wanted.
    SeveralValues {
        /// Where they stand.
        column: Asked,
        /// The cell.
        value: String,
    },
    /// The row has not as many cells as the heading: a line end that was not quoted, or a cut file.
    OtherShape {
        /// Its cells.
        cells: usize,
        /// Those of the heading.
        expected: usize,
    },
    /// A date of the row cannot be read.
    UnreadableDate {
        /// Heading of its column.
        heading: String,
        /// The cell.
        value: String,
    },
}

impl Unfit {
    /// The column whose cell it is about: a key of the enrolments, or the id of a question.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::InvalidEmail { .. } => Some("email"),
            Self::UnknownValue { column, .. } | Self::SeveralValues { column, .. } => Some(column.key()),
            Self::NoName
            | Self::NotAName { .. }
            | Self::HalfName { .. }
            | Self::SeveralPeople { .. }
            | Self::LostLetter { .. }
            | Self::LostLetters { .. }
            | Self::StateRefused { .. }
            | Self::StateUnknown { .. }
            | Self::NameTooLong { .. }
            | Self::OrderNotValid { .. }
            | Self::Draft
            | Self::Incomplete
            | Self::OtherShape { .. }
            | Self::UnreadableDate { .. } => None,
        }
    }
}

/// A cell that a spreadsheet damaged, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Repaired: there is only one thing it can have been.
    Repaired {
        /// Heading of its column.
        heading: String,
        /// The cell.
        was: String,
        /// What it is now.
        now: String,
    },
    /// Lost: the cell is left empty, and somebody has to ask the person.
    Lost {
        /// Heading of its column.
        heading: String,
        /// The cell.
        was: String,
    },
    /// A formula that no program has calculated: the cell is taken as empty.
    Uncalculated {
        /// Heading of its column.
        heading: String,
    },
    /// What stands beside the table, under no heading, is left aside.
    Beside {
        /// The cells.
        value: String,
    },
    /// A name had signs that nobody sees: of control, or that turn the direction of a text. They are left out.
    Unseen {
        /// Heading of its column.
        heading: String,
        /// What is left.
        now: String,
    },
    /// One cell for the whole name was parted in two.
    NameParted {
        /// The cell.
        was: String,
        /// First name taken.
        first_name: String,
        /// Last name taken.
        last_name: String,
    },
}

/// One row of a form, with its place and its cells, to be said and given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// Line or row of the file, from 1.
    pub number: u32,
    /// Its cells as they were read, one for each heading and any beyond.
    pub cells: Vec<String>,
    /// Whom it names, as far as it does: to find the row again.
    pub person: String,
    /// What it says, or why it says nothing.
    pub read: Result<Registration, Faulty>,
    /// What was mended in it.
    pub mended: Vec<Mend>,
}

/// Why a row below the headings is no registration, and nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A row of totals that somebody wrote under the list.
    Total,
    /// Nothing in it, but the signs that part its cells.
    Blank,
    /// Nothing under the headings, something beside the table.
    Beside,
    /// Nothing in it but formulas that no program has calculated.
    Uncalculated,
    /// The headings once more, as machine ids.
    MachineIds,
    /// The headings once more: lists were put one under the other.
    HeadingAgain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_row_stands_where_it_says_something() {
        let module = |id: &str| ModuleId::new(id);
        let earlier = Registration {
            phone: "0639980001".into(),
            funder: Some(Payer::Funder(FunderId::new("afdas"))),
            modules: Some(vec![module("m1")]),
            ..Registration::default()
        };
        assert_eq!(earlier.clone().corrected_by(&Registration::default()), earlier);
        let later = Registration { modules: Some(Vec::new()), funder: Some(Payer::Nobody), ..Registration::default() };
        let both = earlier.corrected_by(&later);
        assert_eq!(both.phone, "0639980001");
        assert_eq!(both.modules, Some(Vec::new()), "all modules is an answer");
        assert_eq!(both.funder, Some(Payer::Nobody), "nobody is an answer");
    }
}
