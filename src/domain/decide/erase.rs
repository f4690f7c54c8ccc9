//! Erasing a person (RGPD): contacts, free text, aliases and the evidence that names them now; the name once nothing
//! obliges to keep it. Hours, counts and proofs stay; where there is no hour, the whole enrolment ends. What the journal
//! says of them is the store's to rewrite.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::notice::Notice;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::Known;
use crate::domain::people::writings::Writings;
use crate::domain::privacy::elsewhere::{Passing, Whereabouts, elsewhere};
use crate::domain::privacy::evidence_file::{EvidenceFile, Named};
use crate::domain::privacy::forgetting::{Forgotten, is_erased};
use crate::domain::privacy::retention::retention;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

use super::freed::freed;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Erase<'a> {
    /// The enrolments of the person, those that only the journal remembers too.
    pub theirs: &'a [Known],
    /// How they are written.
    pub writings: &'a Writings,
    /// The evidence of every cohort.
    pub evidence: &'a [EvidenceFile],
    /// The name goes although its time has not come.
    pub name_now: bool,
    /// Evidence that names them goes, even where it proves the hours of others.
    pub drop_evidence: bool,
}

/// What the coordinator should know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The name is kept as proof.
    NameKept {
        /// In which cohort.
        cohort: CohortId,
        /// Until then; none: the cohort has no session yet.
        until: Option<NaiveDate>,
    },
    /// A file may name them, or somebody else of that cohort who is called so: it stays.
    EvidenceUnsure {
        /// Which.
        file: String,
    },
    /// A file that cannot be searched may name them: it stays.
    EvidenceUnread {
        /// Which.
        file: String,
    },
    /// A text that is not theirs may speak of them, and stays.
    PerhapsNamed(Passing),
    /// They still have a place in a cohort that is not over.
    StillAwaited {
        /// Which.
        cohort: CohortId,
    },
    /// A file that names them goes.
    EvidenceGoes {
        /// Which.
        file: String,
        /// How many other people's marks rest on it.
        others: usize,
    },
    /// A file that names them is kept: it proves the hours of others too.
    EvidenceKept {
        /// Which.
        file: String,
        /// How many other people's marks rest on it.
        others: usize,
    },
    /// Nothing was attended: the enrolment ends, with its name.
    Ended {
        /// In which cohort.
        cohort: CohortId,
    },
    /// The note of a session of the definition names them.
    SessionNote {
        /// Of which cohort.
        cohort: CohortId,
        /// Which session.
        session: SessionId,
    },
}

/// What erasing comes to.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The rows and files that change.
    pub changes: Vec<Change>,
    /// Who is forgotten where.
    pub people: Vec<Forgotten>,
    /// How they are written.
    pub writings: Writings,
    /// What to know about it.
    pub remarks: Vec<Remark>,
    /// Seats that it frees.
    pub notices: Vec<Notice>,
    /// The day.
    pub on: NaiveDate,
    /// Those of them whose enrolment ends.
    ended: BTreeSet<(CohortId, ParticipantId)>,
}

/// Erases a person from the cohorts.
pub fn erase(cohorts: &[CohortRecords], programme: &Programme, request: &Erase<'_>, today: NaiveDate) -> Erasure {
    let writings = request.writings.clone();
    let mut erasure = Erasure {
        changes: Vec::new(),
        people: Vec::new(),
        writings,
        remarks: Vec::new(),
        notices: Vec::new(),
        on: today,
        ended: BTreeSet::new(),
    };
    for one in request.theirs {
        match one.spot {
            Some(spot) => erasure.forget(&cohorts[spot.cohort], programme, spot.of(cohorts), request, today),
            // No hour rests on what only the journal remembers: nothing obliges to keep that name.
            None => erasure.people.push(Forgotten::new(programme, &one.who.cohort, &one.who.id, true)),
        }
    }
    for (place, records) in cohorts.iter().enumerate() {
        let spots = request.theirs.iter().filter_map(|one| one.spot);
        let theirs: Vec<&Enrolment> = spots.filter(|spot| spot.cohort == place).map(|spot| spot.of(cohorts)).collect();
        erasure.rows(records, &theirs);
    }
    for passing in elsewhere(cohorts, request.writings, request.theirs) {
        match &passing.at {
            Whereabouts::Definition(session) if passing.certain => {
                let (cohort, session) = (passing.cohort.clone(), session.clone());
                erasure.remarks.push(Remark::SessionNote { cohort, session });
            }
            _ if passing.certain => {}
            _ => erasure.remarks.push(Remark::PerhapsNamed(passing)),
        }
    }
    for file in request.evidence {
        erasure.evidence(cohorts, file, request);
    }
    erasure
}

impl Erasure {
    fn forget(
        &mut self,
        records: &CohortRecords,
        programme: &Programme,
        enrolment: &Enrolment,
        request: &Erase<'_>,
        today: NaiveDate,
    ) {
        let cohort = &records.cohort;
        let kept = retention(programme, cohort, enrolment);
        let nothing = !attended(records, enrolment);
        let name = request.name_now || nothing || is_erased(enrolment) || kept.is_some_and(|kept| kept.is_over(today));
        if !name {
            let until = kept.map(|kept| kept.keep_until);
            self.remarks.push(Remark::NameKept { cohort: cohort.id.clone(), until });
        }
        if nothing || enrolment.state == EnrolmentState::Waiting {
            self.end(records, enrolment, today);
        } else if enrolment.state == EnrolmentState::Enrolled && kept.is_none_or(|kept| kept.last_session >= today) {
            self.remarks.push(Remark::StillAwaited { cohort: cohort.id.clone() });
        }
        self.people.push(Forgotten::new(programme, &cohort.id, &enrolment.id, name));
    }

    /// No hour rests on it: nothing is left to come to, and a seat goes to who waits.
    fn end(&mut self, records: &CohortRecords, enrolment: &Enrolment, today: NaiveDate) {
        let cohort = &records.cohort.id;
        self.ended.insert((cohort.clone(), enrolment.id.clone()));
        if enrolment.state != EnrolmentState::Cancelled {
            self.remarks.push(Remark::Ended { cohort: cohort.clone() });
        }
        if enrolment.state == EnrolmentState::Enrolled {
            self.notices.extend(freed(records, today));
        }
    }

    fn ends(&self, cohort: &CohortId, id: &ParticipantId) -> bool {
        self.ended.contains(&(cohort.clone(), id.clone()))
    }

    /// The rows of one cohort: theirs without what goes, the free text of others without their name.
    fn rows(&mut self, records: &CohortRecords, theirs: &[&Enrolment]) {
        let cohort = &records.cohort.id;
        let is_theirs = |id: &str| theirs.iter().any(|enrolment| enrolment.id.as_str() == id);
        let mentions = self.writings.in_cohort(cohort);
        let struck = |text: &str| mentions.strike(text).unwrap_or_else(|| text.to_owned());
        let mut changes = Vec::new();
        for before in records.enrolments() {
            let forgotten = self.people.iter().find(|who| who.cohort == *cohort && who.participant == before.id);
            let after = match forgotten {
                Some(who) if self.ends(cohort, &before.id) => Enrolment {
                    state: EnrolmentState::Cancelled,
                    ended_on: before.ended_on.or(Some(self.on)),
                    ..who.enrolment(before)
                },
                Some(who) => who.enrolment(before),
                None => Enrolment { note: struck(&before.note), reason: struck(&before.reason), ..before.clone() },
            };
            if after != *before {
                let (before, after) = (Some(before.clone()), Some(after));
                changes.push(Change::Enrolment { cohort: cohort.clone(), before, after });
            }
        }
        for before in records.numbered_marks().iter().map(|row| &row.record) {
            let after = if self.ends(cohort, &before.participant) {
                // An absence or an excuse: it proves no hour.
                Some(before).filter(|mark| mark.attendance == Attendance::Present).map(Forgotten::mark)
            } else if is_theirs(before.participant.as_str()) {
                Some(Forgotten::mark(before))
            } else if before.note.is_empty() {
                continue;
            } else {
                Some(Mark { note: struck(&before.note), ..before.clone() })
            };
            if after.as_ref() != Some(before) {
                changes.push(Change::Mark { cohort: cohort.clone(), before: Some(before.clone()), after });
            }
        }
        for before in records.held_sessions() {
            let after = HeldSession { note: struck(&before.note), ..before.clone() };
            if after != *before {
                changes.push(Change::Held { cohort: cohort.clone(), before: Some(before.clone()), after: Some(after) });
            }
        }
        let of_them = |alias: &&Alias| match &alias.participant {
            Some(id) => is_theirs(id.as_str()),
            None => mentions.shown_as(&alias.alias),
        };
        for alias in records.aliases().iter().map(|row| &row.record).filter(of_them) {
            changes.push(Change::Alias { cohort: cohort.clone(), before: Some(alias.clone()), after: None });
        }
        self.changes.extend(changes);
    }

    /// A file that names them goes, or that is no text and that their marks rest on; one that proves the hours of others too
    /// goes only where that is asked. Of somebody whose name is gone already nobody can tell what a file that their marks
    /// rest on says: it names them as long as it is there.
    fn evidence(&mut self, cohorts: &[CohortRecords], evidence: &EvidenceFile, request: &Erase<'_>) {
        let citing: BTreeSet<&str> = cohorts
            .iter()
            .filter(|records| records.cohort.id == evidence.cohort)
            .flat_map(CohortRecords::numbered_marks)
            .map(|row| &row.record)
            .filter(|mark| mark.evidence.cites(&evidence.digest))
            .map(|mark| mark.participant.as_str())
            .collect();
        let theirs =
            |id: &str| self.people.iter().any(|who| who.cohort == evidence.cohort && who.participant.as_str() == id);
        let is_cited = citing.iter().any(|id| theirs(id));
        let others = citing.iter().filter(|id| !theirs(id)).count();
        let erased_before = |one: &Known| {
            let enrolment = one.spot.map(|spot| spot.of(cohorts));
            citing.contains(one.who.id.as_str())
                && one.who.cohort == evidence.cohort
                && enrolment.is_some_and(is_erased)
        };
        let nameless = (others > 0 || request.drop_evidence) && request.theirs.iter().any(erased_before);
        let file = evidence.path.clone();
        match evidence.names(&self.writings, is_cited) {
            Named::No | Named::Perhaps | Named::Unread if nameless => {}
            Named::No => return,
            Named::Unread => {
                let theirs = request.theirs.iter().any(|one| one.who.cohort == evidence.cohort);
                self.remarks.extend(theirs.then_some(Remark::EvidenceUnread { file }));
                return;
            }
            Named::Perhaps => {
                self.remarks.push(Remark::EvidenceUnsure { file });
                return;
            }
            Named::Them => {}
        }
        if others > 0 && !request.drop_evidence {
            self.remarks.push(Remark::EvidenceKept { file, others });
            return;
        }
        self.remarks.push(Remark::EvidenceGoes { file, others });
        let before = Some(evidence.bytes.clone());
        let (cohort, name) = (evidence.cohort.clone(), evidence.name.clone());
        self.changes.push(Change::Evidence { cohort, name, before, after: None });
    }
}

/// Whether somebody was marked present at any session of a cohort.
fn attended(records: &CohortRecords, enrolment: &Enrolment) -> bool {
    let marks = records.numbered_marks().iter().map(|row| &row.record);
    marks.into_iter().any(|mark| mark.participant == enrolment.id && mark.attendance == Attendance::Present)
}
