//! Erasing a person (RGPD): contacts, free text, aliases and the evidence that names them now; the name once nothing
//! obliges to keep it. Hours, counts and proofs stay. What the journal says of them is the store's to rewrite.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::alias::Alias;
use crate::domain::change::Change;
use crate::domain::enrolment::Enrolment;
use crate::domain::everywhere::Spot;
use crate::domain::forgetting::{Forgotten, is_erased};
use crate::domain::held::HeldSession;
use crate::domain::ids::{CohortId, SessionId};
use crate::domain::mark::Mark;
use crate::domain::mentions::Mentions;
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::retention::retention;
use crate::domain::vocabulary::EnrolmentState;

/// A file of evidence as it is searched.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Whose.
    pub cohort: CohortId,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What it says; none when it is no text.
    pub text: Option<String>,
    /// The first 12 hex digits of its SHA-256, as marks cite it.
    pub digest: String,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Erase<'a> {
    /// The enrolments of the person.
    pub theirs: &'a [Spot],
    /// The evidence of their cohorts.
    pub proofs: &'a [Proof],
    /// The name goes although its time has not come.
    pub name_now: bool,
    /// Evidence that names them is kept: it proves the hours of others.
    pub keep_evidence: bool,
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
    /// A file that names them is kept, as asked.
    EvidenceKept {
        /// Which.
        file: String,
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
    pub mentions: Mentions,
    /// What to know about it.
    pub remarks: Vec<Remark>,
}

/// Erases a person from the cohorts searched.
pub fn erase(cohorts: &[CohortRecords], programme: &Programme, request: &Erase<'_>, today: NaiveDate) -> Erasure {
    let mentions = mentions(cohorts, request.theirs);
    let mut erasure = Erasure { changes: Vec::new(), people: Vec::new(), mentions, remarks: Vec::new() };
    for (place, records) in cohorts.iter().enumerate() {
        let theirs: Vec<&Enrolment> =
            request.theirs.iter().filter(|spot| spot.cohort == place).map(|spot| spot.of(cohorts)).collect();
        for enrolment in &theirs {
            erasure.forget(records, programme, enrolment, request, today);
        }
        erasure.rows(records, &theirs);
    }
    for proof in request.proofs {
        erasure.proof(cohorts, proof, request);
    }
    erasure
}

/// How a person is written: in their enrolments, and where a video tool names them.
pub fn mentions(cohorts: &[CohortRecords], theirs: &[Spot]) -> Mentions {
    let mut mentions = Mentions::default();
    for spot in theirs {
        let (records, enrolment) = (&cohorts[spot.cohort], spot.of(cohorts));
        if !is_erased(enrolment) {
            mentions.add_name(&enrolment.first_name, &enrolment.last_name);
        }
        mentions.add_email(&enrolment.email);
        mentions.add_phone(&enrolment.phone);
        let aliases = records.aliases().iter().filter(|row| row.record.is_of(&enrolment.id));
        aliases.for_each(|row| mentions.add_alias(&row.record.alias));
    }
    mentions
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
        let name = request.name_now || is_erased(enrolment) || kept.is_some_and(|kept| kept.is_over(today));
        if !name {
            let until = kept.map(|kept| kept.keep_until);
            self.remarks.push(Remark::NameKept { cohort: cohort.id.clone(), until });
        }
        let seated = matches!(enrolment.state, EnrolmentState::Enrolled | EnrolmentState::Waiting);
        if seated && kept.is_none_or(|kept| kept.last_session >= today) {
            self.remarks.push(Remark::StillAwaited { cohort: cohort.id.clone() });
        }
        self.people.push(Forgotten::new(programme, &cohort.id, &enrolment.id, name));
    }

    /// The rows of one cohort: theirs without what goes, the free text of others without their name.
    fn rows(&mut self, records: &CohortRecords, theirs: &[&Enrolment]) {
        let cohort = &records.cohort.id;
        let is_theirs = |id: &str| theirs.iter().any(|enrolment| enrolment.id.as_str() == id);
        let struck = |text: &str| self.mentions.strike(text).unwrap_or_else(|| text.to_owned());
        let mut changes = Vec::new();
        for before in records.enrolments() {
            let forgotten = self.people.iter().find(|who| who.cohort == *cohort && who.participant == before.id);
            let after = match forgotten {
                Some(who) => who.enrolment(before),
                None => Enrolment { note: struck(&before.note), reason: struck(&before.reason), ..before.clone() },
            };
            if after != *before {
                let (before, after) = (Some(before.clone()), Some(after));
                changes.push(Change::Enrolment { cohort: cohort.clone(), before, after });
            }
        }
        for before in records.numbered_marks().iter().map(|row| &row.record) {
            let after = if is_theirs(before.participant.as_str()) {
                Forgotten::mark(before)
            } else if before.note.is_empty() {
                continue;
            } else {
                Mark { note: struck(&before.note), ..before.clone() }
            };
            if after != *before {
                changes.push(Change::Mark { cohort: cohort.clone(), before: Some(before.clone()), after: Some(after) });
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
            None => self.mentions.found_in(&alias.alias),
        };
        for alias in records.aliases().iter().map(|row| &row.record).filter(of_them) {
            changes.push(Change::Alias { cohort: cohort.clone(), before: Some(alias.clone()), after: None });
        }
        let named = records.cohort.sessions.iter().filter(|session| self.mentions.found_in(&session.note));
        let notes = named.map(|session| Remark::SessionNote { cohort: cohort.clone(), session: session.id.clone() });
        self.remarks.extend(notes.collect::<Vec<_>>());
        self.changes.extend(changes);
    }

    /// A file goes when it names them, or when it is no text and their marks rest on it.
    fn proof(&mut self, cohorts: &[CohortRecords], proof: &Proof, request: &Erase<'_>) {
        let citing: BTreeSet<&str> = cohorts
            .iter()
            .filter(|records| records.cohort.id == proof.cohort)
            .flat_map(CohortRecords::numbered_marks)
            .map(|row| &row.record)
            .filter(|mark| cites(mark, &proof.digest))
            .map(|mark| mark.participant.as_str())
            .collect();
        let theirs =
            |id: &str| self.people.iter().any(|who| who.cohort == proof.cohort && who.participant.as_str() == id);
        let names = match &proof.text {
            Some(text) => self.mentions.found_in(text) || self.mentions.found_in(&proof.name),
            None => citing.iter().any(|id| theirs(id)),
        };
        if !names {
            return;
        }
        let file = format!("data/{}/evidence/{}", proof.cohort, proof.name);
        if request.keep_evidence {
            self.remarks.push(Remark::EvidenceKept { file });
            return;
        }
        let others = citing.iter().filter(|id| !theirs(id)).count();
        self.remarks.push(Remark::EvidenceGoes { file, others });
        let before = Some(proof.bytes.clone());
        let (cohort, name) = (proof.cohort.clone(), proof.name.clone());
        self.changes.push(Change::Evidence { cohort, name, before, after: None });
    }
}

/// Whether a mark rests on a file of that digest.
pub fn cites(mark: &Mark, digest: &str) -> bool {
    mark.evidence.proofs().iter().any(|proof| proof.digest.as_deref() == Some(digest))
}
