//! The list that a roll-call page is made from: everybody expected at a session, with what the page shows of the session. Names,
//! organisations and the session; no e-mail, no telephone, no status, no funder, nothing of other sessions.

use chrono::{NaiveDate, NaiveTime};

use super::canonical::PlainJson;
use super::half_day::{SessionHalf, halves};
use crate::domain::index::SessionIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Programme;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Modality;
use crate::lang::Lang;

/// The list of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    pub cohort: String,
    /// The address that a finished sheet is sent to; empty where the programme has none.
    pub contact: String,
    pub module_title: String,
    /// In the order in which people are listed.
    pub people: Vec<Listed>,
    pub halves: Vec<SessionHalf>,
    pub programme_title: String,
    pub provider: String,
    /// Empty where none is named.
    pub trainer: String,
    pub session: RosterSession,
}

/// Somebody on the list, or added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    pub first_name: String,
    pub last_name: String,
    pub organisation: String,
}

/// The session of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterSession {
    pub id: String,
    pub date: NaiveDate,
    pub start: NaiveTime,
    pub end: NaiveTime,
    /// IANA name of the programme's zone.
    pub timezone: String,
    pub place: String,
    /// Whether people sign: not where they are far away.
    pub sign: bool,
}

/// The list of a session, in the language of the programme's documents.
pub fn roster(programme: &Programme, records: &CohortRecords, at: SessionIndex) -> Roster {
    let session = records.session(at);
    let lang = Lang::of_locale(&programme.language);
    let expected = records.in_order().into_iter().map(|person| records.seat(person, at)).filter(Seat::expected);
    let trainer = session.trainer.as_ref().and_then(|id| programme.trainer(id));
    let module = programme.module(&session.module);
    Roster {
        cohort: records.cohort.id.to_string(),
        contact: address(&programme.sheet.contact).to_owned(),
        module_title: module.map(|module| module.title.clone()).unwrap_or_default(),
        people: expected.map(|seat| Listed::of(seat.enrolment)).collect(),
        halves: halves(session, lang),
        programme_title: programme.title.clone(),
        provider: programme.provider.name.clone(),
        trainer: trainer.map(|trainer| trainer.name.clone()).unwrap_or_default(),
        session: RosterSession {
            id: session.id.to_string(),
            date: session.date,
            start: session.start,
            end: session.end,
            timezone: session.zone.name().to_owned(),
            place: session.place.clone(),
            sign: session.modality.unwrap_or(programme.modality) != Modality::Remote,
        },
    }
}

/// The first e-mail address of a text; empty where there is none.
fn address(contact: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric();
    let words = contact.split(|c: char| c.is_whitespace() || ",;<>()[]".contains(c));
    words.map(|word| word.trim_matches(edge)).find(|word| word.split('@').count() == 2).unwrap_or_default()
}

impl Listed {
    fn of(enrolment: &Enrolment) -> Self {
        Self {
            id: enrolment.id.to_string(),
            first_name: enrolment.first_name.clone(),
            last_name: enrolment.last_name.clone(),
            organisation: enrolment.organisation.clone(),
        }
    }

    /// `Zoé Martin`.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The house they come from; may be empty.
    pub fn house(&self) -> &str {
        &self.organisation
    }

    pub fn plain(&self) -> PlainJson {
        PlainJson::object([
            ("id", PlainJson::text(self.id.as_str())),
            ("first_name", PlainJson::text(self.first_name.as_str())),
            ("last_name", PlainJson::text(self.last_name.as_str())),
            ("organisation", PlainJson::text(self.organisation.as_str())),
        ])
    }
}

impl Roster {
    /// As the page is given it.
    pub fn plain(&self) -> PlainJson {
        let text = |text: &String| PlainJson::text(text.as_str());
        let session = &self.session;
        let half = |half: &SessionHalf| {
            PlainJson::object([
                ("id", PlainJson::text(half.day.key())),
                ("label", text(&half.label)),
                ("start", time(half.start)),
                ("end", time(half.end)),
            ])
        };
        PlainJson::object([
            ("cohort", text(&self.cohort)),
            ("contact", text(&self.contact)),
            ("module_title", text(&self.module_title)),
            ("people", PlainJson::List(self.people.iter().map(Listed::plain).collect())),
            ("halves", PlainJson::List(self.halves.iter().map(half).collect())),
            ("programme_title", text(&self.programme_title)),
            ("provider", text(&self.provider)),
            ("trainer", text(&self.trainer)),
            (
                "session",
                PlainJson::object([
                    ("id", text(&session.id)),
                    ("date", PlainJson::text(session.date.to_string())),
                    ("start", time(session.start)),
                    ("end", time(session.end)),
                    ("timezone", text(&session.timezone)),
                    ("place", text(&session.place)),
                    ("sign", PlainJson::Flag(session.sign)),
                ]),
            ),
        ])
    }

    /// SHA-256 of its one form, 64 hex digits.
    pub fn digest(&self) -> String {
        self.plain().digest()
    }
}

/// `10:00`.
fn time(time: NaiveTime) -> PlainJson {
    PlainJson::text(time.format("%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_is_found_among_the_words_of_the_contact() {
        for (contact, found) in [
            ("formation@example.org", "formation@example.org"),
            ("Claire (claire@example.org), 04 78 00 00 00", "claire@example.org"),
            ("écrire à <a.b@example.org>.", "a.b@example.org"),
            ("04 78 00 00 00", ""),
            ("", ""),
        ] {
            assert_eq!(address(contact), found, "{contact}");
        }
    }
}
