//! Of which sessions a mail can be, who is meant by all, and where it goes.

use chrono::NaiveDateTime;

use super::refusal::MailRefusal;
use crate::domain::attendance::expectation::expected_if_held;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::is_address;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::PaperKind;

/// Octets of the longest address (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// Whether a mail of that kind can be about a session. `moved`: whether the journal knows that it was moved.
pub fn of_session(mail: PaperKind, session: &Session, moved: bool, now: NaiveDateTime) -> Result<(), MailRefusal> {
    let id = || session.id.clone();
    let (is_over, was_moved) = (session.at(session.end) <= now, moved || !session.moved_from.is_empty());
    match mail {
        PaperKind::MailCancelled if !session.cancelled => Err(MailRefusal::Stands { session: id() }),
        PaperKind::MailCancelled => Ok(()),
        _ if session.cancelled => Err(MailRefusal::IsCancelled { session: id() }),
        PaperKind::MailMoved if !was_moved => Err(MailRefusal::NeverMoved { session: id() }),
        PaperKind::MailReminder | PaperKind::MailMoved | PaperKind::MailInvitation if is_over => {
            Err(MailRefusal::IsOver { session: id() })
        }
        PaperKind::MailFeedback if !is_over => Err(MailRefusal::IsToCome { session: id(), date: session.date }),
        _ => Ok(()),
    }
}

/// Everybody expected at a session; at one that was cancelled, whoever would be.
pub fn expected_at(records: &CohortRecords, at: SessionIndex) -> Vec<EnrolmentIndex> {
    let is_expected = |person: &EnrolmentIndex| expected_if_held(records.enrolment(*person), records.session(at));
    records.in_order().into_iter().filter(is_expected).collect()
}

/// Everybody who attended a minute.
pub fn attended(records: &CohortRecords) -> Result<Vec<EnrolmentIndex>, PaperRefusal> {
    let has_attended = |person: &EnrolmentIndex| {
        records.cohort.positions().any(|at| records.seat(*person, at).attended() > Minutes::ZERO)
    };
    let attended: Vec<EnrolmentIndex> = records.in_order().into_iter().filter(has_attended).collect();
    if attended.is_empty() {
        Err(PaperRefusal::NobodyAttended { cohort: records.cohort.id.clone() })
    } else {
        Ok(attended)
    }
}

/// The one address to which a mail goes; none where there is none, or several, or one with letters beyond ASCII, to which few mail
/// programs can send.
pub fn address(enrolment: &Enrolment) -> Option<&str> {
    let address = enrolment.email.trim();
    let sound = is_address(address) && address.is_ascii() && address.len() <= LONGEST;
    (sound && address.matches('@').count() == 1).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day};

    #[test]
    fn a_mail_goes_to_exactly_one_address() {
        for (email, expected) in [
            ("zoe@example.org", true),
            (" zoe@example.org ", true),
            ("", false),
            ("zoe", false),
            ("zoe@example.org, lea@example.org", false),
            ("zoe@example.org;lea@example.org", false),
            ("zoe@lea@example.org", false),
            ("Zoé <zoe@example.org>", false),
            ("zoe@example.org\r\nBcc: lea@example.org", false),
            ("zoé@example.org", false),
            (&format!("{}@example.org", "z".repeat(250)), false),
        ] {
            let records = cohort("c").person("Zoe", "Roy", |row| row.email = email.to_owned()).records();
            let row = records.enrolments().next().unwrap();
            assert_eq!(address(row).is_some(), expected, "{email:?}");
        }
    }

    #[test]
    fn a_session_has_the_mails_that_fit_it() {
        use PaperKind::{
            MailCancelled as Cancelled, MailFeedback as Feedback, MailInvitation as Invitation, MailMoved as Moved,
            MailReminder as Reminder,
        };
        let session = cohort("c").cohort.sessions[0].clone();
        let cancelled = Session { cancelled: true, ..session.clone() };
        let moved = Session { moved_from: vec![day("2021-03-09")], ..session.clone() };
        let (before, after) =
            (day("2021-03-01").and_hms_opt(9, 0, 0).unwrap(), day("2021-03-16").and_hms_opt(17, 0, 0).unwrap());
        for (kind, session, known, now, expected) in [
            (Reminder, &session, false, before, true),
            (Reminder, &session, false, after, false),
            (Reminder, &cancelled, false, before, false),
            (Moved, &session, false, before, false),
            (Moved, &session, true, before, true),
            (Moved, &moved, false, before, true),
            (Moved, &moved, false, after, false),
            (Invitation, &session, false, before, true),
            (Invitation, &session, false, after, false),
            (Moved, &cancelled, true, before, false),
            (Cancelled, &session, true, before, false),
            (Cancelled, &cancelled, false, after, true),
            (Feedback, &session, false, before, false),
            (Feedback, &session, false, after, true),
        ] {
            assert_eq!(of_session(kind, session, known, now).is_ok(), expected, "{kind:?} {now}");
        }
    }
}
