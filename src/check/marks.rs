//! Marks held against the sessions, the enrolments, the calendar and themselves. What proves a presence is said once a
//! session: a log imported for fifty people is one finding, not fifty.

use std::collections::{BTreeMap, HashMap};

use crate::domain::attendance::expectation::{Unexpected, unexpected_because};
use crate::domain::attendance::mark::Mark;
use crate::domain::findings::marks::{Marks, Which};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::Numbered;
use crate::domain::vocabulary::{Attendance, EvidenceKind};

use super::subject::name_of;
use super::{Findings, Subject};

pub(super) fn marks(subject: &Subject<'_>, findings: &mut Findings) {
    let sessions = subject.records.cohort.sessions.iter();
    let sessions: HashMap<&str, &Session> = sessions.map(|session| (session.id.as_str(), session)).collect();
    let people: HashMap<&str, &Enrolment> =
        subject.records.enrolments().map(|enrolment| (enrolment.id.as_str(), enrolment)).collect();
    let mut proofs = Proofs::default();
    for row in subject.records.numbered_marks() {
        let session = sessions.get(row.record.session.as_str()).copied();
        let (Some(session), Some(enrolment)) = (session, people.get(row.record.participant.as_str())) else { continue };
        let seat = Seated { subject, row, session, enrolment };
        seat.expected(findings);
        seat.ahead(findings);
        seat.minutes(findings);
        seat.times(findings);
        proofs.add(row);
    }
    proofs.report(subject, findings);
    lost_logs(subject, findings);
}

/// Logs that were kept and are gone: said once a log, at the first mark that cites it.
fn lost_logs(subject: &Subject<'_>, findings: &mut Findings) {
    for log in subject.lost_logs {
        let mut citing = subject.records.numbered_marks().iter().filter(|row| row.record.evidence.cites(&log.digest));
        let Some(first) = citing.next() else { continue };
        let marks = 1 + citing.count();
        let finding = Marks::LogGone { digest: log.digest.clone(), file: log.file.clone(), marks };
        findings.add(finding, subject.mark_cell(first.line, "evidence"));
    }
}

/// A mark whose session and participant both exist.
struct Seated<'a> {
    subject: &'a Subject<'a>,
    row: &'a Numbered<Mark>,
    session: &'a Session,
    enrolment: &'a Enrolment,
}

impl Seated<'_> {
    fn add(&self, findings: &mut Findings, column: &str, finding: Marks) {
        findings.add(finding, self.subject.mark_cell(self.row.line, column));
    }

    fn which(&self) -> Which {
        Which {
            person: name_of(self.enrolment),
            id: self.enrolment.id.to_string(),
            session: self.session.id.to_string(),
            cohort: self.subject.cohort_id(),
        }
    }

    fn expected(&self, findings: &mut Findings) {
        let Some(because) = unexpected_because(self.enrolment, self.session) else { return };
        if because == Unexpected::SessionCancelled {
            self.add(findings, "session", Marks::SessionCancelled { which: self.which() });
            return;
        }
        self.add(findings, "participant", Marks::NotExpected { which: self.which(), because });
    }

    fn ahead(&self, findings: &mut Findings) {
        let attendance = self.row.record.attendance;
        let to_come = !self.session.cancelled && self.session.date > self.subject.today;
        if to_come && attendance != Attendance::Excused {
            let finding = Marks::MarkedAhead { which: self.which(), attendance, date: self.session.date };
            self.add(findings, "status", finding);
        }
    }

    fn minutes(&self, findings: &mut Findings) {
        let (mark, which) = (&self.row.record, || self.which());
        let (minutes, planned) = (mark.minutes.0, self.session.minutes().0);
        let finding = match mark.attendance {
            Attendance::Present if minutes == 0 => Marks::NoMinutes { which: which() },
            Attendance::Present if minutes > planned => Marks::TooManyMinutes { which: which(), minutes, planned },
            _ => return,
        };
        self.add(findings, "minutes", finding);
    }

    /// Fewer minutes than the times leave are possible: a connection can be cut in between. More are not.
    fn times(&self, findings: &mut Findings) {
        let mark = &self.row.record;
        if mark.arrived.is_none() && mark.left.is_none() {
            return;
        }
        let most = self.session.longest_stay(mark.arrived, mark.left).unwrap_or_default().0;
        let (minutes, planned) = (mark.minutes.0, self.session.minutes().0);
        // More than planned has its own code.
        if mark.attendance == Attendance::Present && minutes > most && minutes <= planned {
            let which = self.which();
            let finding = Marks::TimesContradict { which, minutes, most, arrived: mark.arrived, left: mark.left };
            self.add(findings, "minutes", finding);
        }
    }
}

/// The command that adds a proof to the presences of a session; on a closed sheet only with a reason.
fn prove(subject: &Subject<'_>, session: &str) -> String {
    let closed = subject.records.held(session).is_some_and(|held| held.closed_on.is_some());
    let reopen = if closed { " --reopen …" } else { "" };
    format!("formation attend {session} -c {} --evidence signature{reopen}", subject.cohort_id())
}

/// For each session, the line of the first presence that nothing or a log alone proves, and how many there are.
#[derive(Default)]
struct Proofs<'a> {
    none: BTreeMap<&'a str, (u32, usize)>,
    log: BTreeMap<&'a str, (u32, usize)>,
}

impl<'a> Proofs<'a> {
    fn add(&mut self, row: &'a Numbered<Mark>) {
        let mark = &row.record;
        if mark.attendance != Attendance::Present || mark.minutes == Minutes::ZERO {
            return;
        }
        let proofs = mark.evidence.proofs();
        let weak = if proofs.is_empty() {
            &mut self.none
        } else if proofs.iter().all(|proof| matches!(proof.kind, EvidenceKind::Log | EvidenceKind::LogTotal)) {
            &mut self.log
        } else {
            return;
        };
        weak.entry(mark.session.as_str()).or_insert((row.line, 0)).1 += 1;
    }

    fn report(&self, subject: &Subject<'_>, findings: &mut Findings) {
        for (session, (line, marks)) in &self.none {
            let (session, marks, prove) = ((*session).to_owned(), *marks, prove(subject, session));
            let finding = Marks::NoEvidence { session, marks, prove };
            findings.add(finding, subject.mark_cell(*line, "evidence"));
        }
        for (session, (line, marks)) in &self.log {
            let (session, marks, prove) = ((*session).to_owned(), *marks, prove(subject, session));
            let finding = Marks::LogAlone { session, marks, prove };
            findings.add(finding, subject.mark_cell(*line, "evidence"));
        }
    }
}
