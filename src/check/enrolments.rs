//! Enrolments held against the seats, the calendar, the questions and the audience of the programme. Those that are
//! cancelled are left alone: they count nowhere.

use crate::domain::findings::enrolments::{EnrolmentOwner, Enrolments};
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::eligibility::{Barrier, barriers};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::is_address;
use crate::domain::people::seats;
use crate::domain::programme::definition::Field;
use crate::domain::records::Numbered;
use crate::domain::suggest::nearest;
use crate::domain::vocabulary::EnrolmentState;

use super::subject::name_of;
use super::{Findings, Subject};

pub(super) fn enrolments(subject: &Subject<'_>, findings: &mut Findings) {
    capacity(subject, findings);
    for (position, row) in subject.records.positions().zip(subject.records.numbered_enrolments()) {
        let one = One { subject, row, position };
        if row.record.state != EnrolmentState::Cancelled {
            one.days(findings);
            one.contact(findings);
            subject.programme.fields.iter().for_each(|field| one.answer(field, findings));
            one.eligible(findings);
        }
    }
}

fn capacity(subject: &Subject<'_>, findings: &mut Findings) {
    let count = seats::taken(subject.records);
    if let Some(capacity) = subject.records.cohort.capacity.filter(|capacity| count > *capacity as usize) {
        let finding = Enrolments::OverCapacity { cohort: subject.cohort_id(), enrolled: count, capacity };
        findings.add(finding, subject.cohort_line());
    }
}

struct One<'a> {
    subject: &'a Subject<'a>,
    row: &'a Numbered<Enrolment>,
    position: EnrolmentIndex,
}

impl One<'_> {
    fn add(&self, findings: &mut Findings, column: &str, finding: Enrolments) {
        findings.add(finding, self.subject.enrolment_cell(self.row.line, column));
    }

    fn who(&self) -> EnrolmentOwner {
        EnrolmentOwner {
            person: name_of(&self.row.record),
            id: self.row.record.id.to_string(),
            cohort: self.subject.cohort_id(),
        }
    }

    fn days(&self, findings: &mut Findings) {
        let enrolment = &self.row.record;
        let left = matches!(enrolment.state, EnrolmentState::Withdrawn | EnrolmentState::Transferred);
        if let (Some(starts_on), Some(ended_on)) = (enrolment.starts_on, enrolment.ended_on)
            && ended_on < starts_on
        {
            self.add(findings, "ended_on", Enrolments::EndsBeforeStart { who: self.who(), starts_on, ended_on });
        } else if enrolment.state == EnrolmentState::Withdrawn
            && enrolment.ended_on.is_some()
            && !self.subject.records.seats_of(self.position).any(|seat| seat.expected())
        {
            self.add(findings, "state", Enrolments::LeftBeforeFirst { who: self.who() });
        }
        if left && enrolment.ended_on.is_none() {
            self.add(findings, "ended_on", Enrolments::NoLastDay { who: self.who(), state: enrolment.state });
        }
        if let Some(ended_on) = enrolment.ended_on.filter(|_| enrolment.state == EnrolmentState::Enrolled) {
            self.add(findings, "ended_on", Enrolments::LastDayOfEnrolled { who: self.who(), ended_on });
        }
        if let Some(enrolled_on) = enrolment.enrolled_on.filter(|day| *day > self.subject.today) {
            self.add(findings, "enrolled_on", Enrolments::EnrolledAhead { who: self.who(), enrolled_on });
        }
    }

    fn contact(&self, findings: &mut Findings) {
        let enrolment = &self.row.record;
        if !enrolment.email.is_empty() && !is_address(enrolment.email.trim()) {
            self.add(findings, "email", Enrolments::NotAnEmail { who: self.who(), email: enrolment.email.clone() });
        }
        if enrolment.status.is_none() {
            self.add(findings, "status", Enrolments::NoStatus { who: self.who() });
        }
    }

    fn answer(&self, field: &Field, findings: &mut Findings) {
        let (value, label) = (self.row.record.field(field.id.as_str()), field.label.clone());
        let finding = if value.is_empty() {
            if !field.required {
                return;
            }
            let (field, allowed) = (field.id.to_string(), field.values.clone());
            Enrolments::FieldMissing { who: self.who(), field, label, allowed }
        } else if field.values.is_empty()
            || field.chosen(value).iter().all(|value| field.values.iter().any(|allowed| allowed == value))
        {
            return;
        } else {
            // Of several choices, the one that is wrong.
            let wrong =
                field.chosen(value).into_iter().find(|value| !field.values.iter().any(|allowed| allowed == value));
            let value = wrong.unwrap_or(value);
            let near = nearest(value, field.values.iter().map(String::as_str)).map(str::to_owned);
            let allowed = field.values.clone();
            Enrolments::FieldValue { who: self.who(), label, value: value.to_owned(), near, allowed }
        };
        self.add(findings, field.id.as_str(), finding);
    }

    /// An empty cell has its own finding; a reason kept is the exception that was made.
    fn eligible(&self, findings: &mut Findings) {
        let enrolment = &self.row.record;
        if !enrolment.reason.is_empty() {
            return;
        }
        for Barrier { column, value, allowed, .. } in barriers(self.subject.programme, enrolment) {
            if !value.is_empty() {
                let place = self.subject.enrolment_cell(self.row.line, &column);
                findings.add(Enrolments::NotEligible { who: self.who(), column, value, allowed }, place);
            }
        }
    }
}
