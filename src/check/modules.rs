//! What looks wrong in the tables of the modules, although each row is right: topics longer than their session, dots
//! beyond what each has, musts that nobody scored, tools tried by nobody, consents that a hand-over outlived, commitments
//! past their day, and what hangs on a cancelled session.

use std::sync::Arc;

use crate::domain::findings::modules::Modules;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::doubts::{
    OnCancelled, Outlived, crammed, on_cancelled, unscored_musts, untried, withdrawn_since_handover,
};
use crate::domain::pedagogy::due::past_due;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::spent::overspent;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::place::Place;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::{Record, Reference};
use crate::domain::vocabulary::TopicState;

use super::subject::name_of;
use super::{Findings, Subject};

pub(super) fn modules(subject: &Subject<'_>, findings: &mut Findings) {
    topics(subject, findings);
    tools(subject, findings);
    network(subject, findings);
    for (session, row) in on_cancelled(subject.records) {
        hanging(subject, session, row, findings);
    }
}

fn topics(subject: &Subject<'_>, findings: &mut Findings) {
    for found in crammed(subject.records) {
        let last = subject.records.rows::<Topic>().iter().find(|row| row.line == found.line);
        let finding = Modules::TopicsTooLong {
            session: found.session.id.to_string(),
            cohort: subject.cohort_id(),
            last: last.map(|row| row.record.id.to_string()).unwrap_or_default(),
            planned: found.planned,
            too_much: found.too_much,
        };
        findings.add(finding, cell::<Topic>(subject, found.line, "minutes"));
    }
    let settings = &subject.programme.pedagogy;
    for found in overspent(subject.records, settings) {
        let finding = Modules::DotsBeyond {
            name: name(subject, found.participant),
            id: found.participant.to_string(),
            cohort: subject.cohort_id(),
            dots: found.dots,
            most: settings.dots,
        };
        findings.add(finding, cell::<Vote>(subject, found.line, "dots"));
    }
}

fn tools(subject: &Subject<'_>, findings: &mut Findings) {
    for row in unscored_musts(subject.records) {
        let (id, label) = (row.record.id.to_string(), row.record.label.clone());
        let finding = Modules::MustUnscored { id, label, cohort: subject.cohort_id() };
        findings.add(finding, cell::<Criterion>(subject, row.line, "must"));
    }
    for row in untried(subject.records) {
        let (id, tool) = (row.record.id.to_string(), row.record.name.clone());
        let finding = Modules::TriedWithoutTrial { id, tool, cohort: subject.cohort_id() };
        findings.add(finding, cell::<Tool>(subject, row.line, "state"));
    }
}

fn network(subject: &Subject<'_>, findings: &mut Findings) {
    for Outlived { row, copies } in withdrawn_since_handover(subject.records) {
        let Some(on) = row.record.withdrawn_on else { continue };
        let (name, field) = (name(subject, &row.record.participant), row.record.field);
        let folders = copies.iter().map(|copy| copy.folder.clone()).collect();
        let finding = Modules::ConsentGone { name, cohort: subject.cohort_id(), field, on, folders };
        findings.add(finding, cell::<Consent>(subject, row.line, "withdrawn_on"));
    }
    for row in past_due(subject.records, subject.today) {
        let Some(due) = row.record.due else { continue };
        let finding = Modules::CommitmentPastDue {
            id: row.record.id.to_string(),
            text: row.record.text.clone(),
            name: name(subject, &row.record.participant),
            cohort: subject.cohort_id(),
            due,
        };
        findings.add(finding, cell::<Commitment>(subject, row.line, "due"));
    }
}

fn hanging(subject: &Subject<'_>, session: &Session, row: OnCancelled<'_>, findings: &mut Findings) {
    let (session, cohort) = (session.id.to_string(), subject.cohort_id());
    let (finding, place) = match row {
        OnCancelled::Topic(row) => {
            let (id, title) = (row.record.id.to_string(), row.record.title.clone());
            let treated = row.record.state == TopicState::Treated;
            let finding = Modules::TopicOnCancelled { id, title, session, cohort, treated };
            (finding, cell::<Topic>(subject, row.line, "session"))
        }
        OnCancelled::Experience(row) => {
            let (id, title) = (row.record.id.to_string(), row.record.title.clone());
            let finding = Modules::ExperienceOnCancelled { id, title, session, cohort };
            (finding, cell::<Experience>(subject, row.line, "session"))
        }
        OnCancelled::Trial(row) => {
            let tool = Names::of(subject.records).with_id(Reference::Tool, row.record.tool.as_str());
            let name = name(subject, &row.record.participant);
            let finding = Modules::TrialOnCancelled { name, tool, session, cohort };
            (finding, cell::<Trial>(subject, row.line, "session"))
        }
        OnCancelled::Feedback(row) => {
            let (id, name) = (row.record.id.to_string(), name(subject, &row.record.participant));
            let finding = Modules::FeedbackOnCancelled { id, name, session, cohort };
            (finding, cell::<Feedback>(subject, row.line, "after"))
        }
        OnCancelled::Resource(row) => {
            let (id, title) = (row.record.id.to_string(), row.record.title.clone());
            let finding = Modules::ResourceOnCancelled { id, title, session, cohort };
            (finding, cell::<Resource>(subject, row.line, "session"))
        }
    };
    findings.add(finding, place);
}

/// A cell of a table of the cohort.
fn cell<R: Record>(subject: &Subject<'_>, line: u32, column: &str) -> Place {
    let file: Arc<str> = subject.file(R::TABLE);
    Place::cell(&file, line, column)
}

/// The name of whoever has that id; the id where there is none.
fn name(subject: &Subject<'_>, id: &ParticipantId) -> String {
    subject.records.enrolment_of(id.as_str()).map_or_else(|| id.to_string(), name_of)
}
