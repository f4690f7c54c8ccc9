//! Erasing a person (RGPD): contacts, free text, aliases and the evidence that names them now; the name once nothing
//! obliges to keep it. Hours, counts and proofs stay; where there is no hour, the whole enrolment ends. What the journal
//! says of them is the store's to rewrite.

use std::collections::{BTreeSet, HashSet};
use std::convert::Infallible;

use chrono::NaiveDate;

use crate::domain::change::Change;
use crate::domain::decide::freed::freed;
use crate::domain::notice::Notice;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::handover::HandedOver;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::KnownEnrolment;
use crate::domain::people::writings::Writings;
use crate::domain::privacy::elsewhere::{Passing, Whereabouts, elsewhere};
use crate::domain::privacy::evidence_file::{EvidenceFile, Named};
use crate::domain::privacy::forgetting::{Forgotten, is_erased};
use crate::domain::privacy::mentions::Mentions;
use crate::domain::privacy::retention::retention;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::{CellFate, CellValue};
use crate::domain::tables::{EachTable, Kept, each_table};
use crate::domain::vocabulary::{Attendance, EnrolmentState};
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Erase<'a> {
    /// The enrolments of the person, those that only the journal remembers too.
    pub theirs: &'a [KnownEnrolment],
    /// How they are written.
    pub writings: &'a Writings,
    /// The evidence of every cohort.
    pub evidence: &'a [EvidenceFile],
    /// The name goes although its time has not come.
    pub name_now: bool,
    /// Evidence that names them goes, even where it proves the hours of others.
    pub drop_evidence: bool,
}

words! {
    /// What the coordinator should know of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Remark {
        NameKept {
            cohort: CohortId,
            /// Until then; none: the cohort has no session yet.
            until: Option<NaiveDate>,
        } match until {
            Some(until) =>
                en: ("the name stays in `{cohort}` until {}, with what proves the hours", long_date(*until, Lang::En))
                fr: (
                    "le nom reste dans « {cohort} » jusqu'au {}, avec ce qui prouve les heures",
                    long_date(*until, Lang::Fr),
                ),
            None =>
                en: "the name stays in `{cohort}`: without a session no period has begun"
                fr: "le nom reste dans « {cohort} » : sans séance, aucun délai n'a commencé",
        },

        /// A file may name them, or somebody else of that cohort who is called so: it stays.
        EvidenceUnsure { file: String }
            en: "{file} names them, or somebody else of that cohort who is called so: it stays; look at it"
            fr: "{file} contient ce nom, que quelqu'un d'autre de cette cohorte porte aussi : gardé, à vérifier",

        /// A file that cannot be searched may name them: it stays.
        EvidenceUnread { file: String }
            en: "{file} is no text, so nobody knows here whom it names: it stays; look at it"
            fr: "{file} n'est pas un texte, et le logiciel ne peut savoir qui y figure : gardé, à vérifier",

        /// A text that is not theirs may speak of them, and stays.
        PerhapsNamed(passing: Passing)
            en: ("a note of `{}` may speak of them", passing.cohort)
            fr: ("une remarque de « {} » parle peut-être de cette personne", passing.cohort),

        /// They still have a place in a cohort that is not over.
        StillAwaited { cohort: CohortId }
            en: "`{cohort}` is not over: they can no longer be written to"
            fr: "la cohorte « {cohort} » n'est pas terminée : on ne pourra plus écrire à cette personne",

        /// What was handed over to the network names them: nobody here can take it back.
        HandedOver { cohort: CohortId, on: NaiveDate }
            en: (
                "what was handed over to the network of `{cohort}` on {} may name them: have those copies deleted, and hand \
                    over anew",
                long_date(*on, Lang::En),
            )
            fr: (
                "ce qui a été remis au réseau de « {cohort} » le {} contient peut-être ce nom : faites supprimer ces \
                    copies, et remettez-en de nouvelles",
                long_date(*on, Lang::Fr),
            ),

        EvidenceGoes {
            file: String,
            /// How many other people's marks rest on it.
            others: usize,
        } match others {
            0 => en: "{file} names them and is deleted" fr: "{file} contient ce nom et est supprimé",
            _ =>
                en: (
                    "{file} names them and is deleted; it also proves the hours of {}, whose marks keep its digest",
                    count_en(*others, "other person", "other people"),
                )
                fr: (
                    "{file} contient ce nom et est supprimé ; il prouve aussi les heures de {}, dont les présences \
                        gardent l'empreinte",
                    count_fr(*others, "autre personne", "autres personnes"),
                ),
        },

        /// A file that names them is kept: it proves the hours of others too.
        EvidenceKept {
            file: String,
            /// How many other people's marks rest on it.
            others: usize,
        }
            en: (
                "{file} names them and is kept: it proves the hours of {} too",
                count_en(*others, "other person", "other people"),
            )
            fr: (
                "{file} contient ce nom et est gardé : il prouve aussi les heures de {}",
                count_fr(*others, "autre personne", "autres personnes"),
            ),

        Ended { cohort: CohortId }
            en: "nothing was attended in `{cohort}`: the enrolment ends, and no hour needs the name"
            fr: "rien n'a été suivi dans « {cohort} » : l'inscription prend fin, et aucune heure n'a besoin du nom",

        /// The note of a session of the definition names them.
        SessionNote { cohort: CohortId, session: SessionId }
            en: "the note of session `{session}` of `{cohort}` names them: correct it in the definition"
            fr: "la note de la séance « {session} » de « {cohort} » contient ce nom : à corriger dans la définition",
    }
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
    for (position, records) in cohorts.iter().enumerate() {
        let spots = request.theirs.iter().filter_map(|one| one.spot);
        let theirs: Vec<&Enrolment> =
            spots.filter(|spot| spot.cohort == position).map(|spot| spot.of(cohorts)).collect();
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
        let agreed = records.each::<Consent>().any(|consent| consent.participant == enrolment.id);
        if let Some(on) = records.each::<HandedOver>().map(|handed| handed.on).max().filter(|_| agreed) {
            self.remarks.push(Remark::HandedOver { cohort: cohort.id.clone(), on });
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
        let mentions = self.writings.in_cohort(cohort);
        let people: Vec<&Forgotten> = self.people.iter().filter(|who| who.cohort == *cohort).collect();
        let theirs = theirs.iter().map(|enrolment| &enrolment.id).collect();
        let mut rows = Rows { erasure: self, records, people, theirs, mentions, changes: Vec::new() };
        let Ok(()) = each_table(&mut rows);
        let changes = rows.changes;
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
        let erased_before = |one: &KnownEnrolment| {
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

/// The rows of a cohort while somebody is erased.
struct Rows<'e> {
    erasure: &'e Erasure,
    records: &'e CohortRecords,
    people: Vec<&'e Forgotten>,
    /// Ids that are theirs in this cohort, erased now or before.
    theirs: Vec<&'e ParticipantId>,
    /// How they are written, without what others of the cohort are called too.
    mentions: Mentions,
    changes: Vec<Change>,
}

impl EachTable for Rows<'_> {
    type Error = Infallible;

    fn table<R: Kept>(&mut self) -> Result<(), Infallible> {
        let of_key = R::TABLE.key.iter().filter_map(|name| R::TABLE.column(name));
        let is_told_by_text = of_key.into_iter().any(|column| column.fate == CellFate::Erased);
        let mut keys = HashSet::new();
        for row in self.records.rows::<R>() {
            let mut change = self.change(&row.record);
            // Where what they wrote told one row from another, the rows are one now.
            if is_told_by_text {
                let stays = change.as_ref().map_or(Some(&row.record), Change::after::<R>);
                if !stays.is_none_or(|stays| keys.insert(stays.key())) {
                    change = Some(Change::row(self.records.cohort.id.clone(), Some(row.record.clone()), None));
                }
            }
            self.changes.extend(change);
        }
        Ok(())
    }
}

impl Rows<'_> {
    /// What becomes of a record, if it does not stay as it is.
    fn change<R: Kept>(&self, before: &R) -> Option<Change> {
        let theirs = self.theirs.iter().find(|id| before.is_about(id));
        let after = match theirs {
            Some(id) => self.of_theirs(before, id),
            None if self.shows_them(before) => None,
            None => Some(self.of_others(before)?),
        };
        let change = || Change::row(self.records.cohort.id.clone(), Some(before.clone()), after.clone());
        (after.as_ref() != Some(before)).then(change)
    }

    /// A row of theirs without what goes; none where all of it goes.
    fn of_theirs<R: Kept>(&self, before: &R, id: &ParticipantId) -> Option<R> {
        let ends = self.erasure.ends(&self.records.cohort.id, id);
        if before.goes_when_erased(ends) {
            return None;
        }
        let who = self.people.iter().find(|who| who.participant == *id);
        let after = who.map_or_else(|| before.clone(), |who| who.record(before));
        Some(if ends { self.ended(after) } else { after })
    }

    /// The enrolment that ends; another row as it is.
    fn ended<R: Kept>(&self, row: R) -> R {
        let Some(enrolment) = Enrolment::of(&row.clone().into()).cloned() else { return row };
        let ended_on = enrolment.ended_on.or(Some(self.erasure.on));
        let ended = Enrolment { state: EnrolmentState::Cancelled, ended_on, ..enrolment };
        R::of(&ended.into()).cloned().unwrap_or(row)
    }

    /// Whether a tool shows by that name, which was given to nobody, somebody who is called as they are.
    fn shows_them<R: Kept>(&self, row: &R) -> bool {
        let of_nobody = R::TABLE.people().all(|position| row.value(position) == CellValue::Empty);
        let shown = R::TABLE.columns.iter().position(|column| column.fate == CellFate::ShownName);
        let name = shown.map(|position| row.value(position));
        of_nobody && matches!(name, Some(CellValue::Text(name)) if self.mentions.shown_as(name))
    }

    /// The row of somebody else without their name.
    fn of_others<R: Kept>(&self, before: &R) -> Option<R> {
        let struck = |(column, text)| Some((column, self.mentions.strike(text)?));
        let cells: Vec<(&str, String)> = before.free_texts().filter_map(struck).collect();
        (!cells.is_empty()).then(|| before.with_cells(&cells))
    }
}

/// Whether somebody was marked present at any session of a cohort.
fn attended(records: &CohortRecords, enrolment: &Enrolment) -> bool {
    let marks = records.numbered_marks().iter().map(|row| &row.record);
    marks.into_iter().any(|mark| mark.participant == enrolment.id && mark.attendance == Attendance::Present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};
    use crate::domain::people::everywhere::{FoundEverywhere, person};
    use crate::domain::people::trail::Trail;
    use crate::domain::programme::ids::FieldId;

    #[test]
    fn a_name_in_the_answer_of_somebody_else_goes_and_the_rest_of_the_answer_stays() {
        let answer = |text: &str| vec![(FieldId::new("source"), text.to_owned())];
        let cohorts = [cohort("c")
            .person("Zoé", "Martin", |row| row.email = "zoe@example.org".into())
            .person("Bob", "Ray", |row| row.fields = answer("par Zoé Martin, au bureau"))
            .person("Cyd", "May", |row| row.fields = answer("par un ami"))
            .records()];
        let trail = Trail::default();
        let FoundEverywhere::One { theirs, .. } = person(&cohorts, &trail, "zoe@example.org", None) else {
            panic!("nobody is found")
        };
        let writings = Writings::of(&cohorts, &trail, &theirs);
        let request =
            Erase { theirs: &theirs, writings: &writings, evidence: &[], name_now: true, drop_evidence: false };
        let erasure = erase(&cohorts, &programme(), &request, day("2021-06-05"));
        let others = erasure.changes.iter().filter_map(Change::after::<Enrolment>).filter(|row| !is_erased(row));
        let answers: Vec<&str> = others.map(|row| row.field("source")).collect();
        assert_eq!(answers, ["par …, au bureau"], "and the row that says nothing of her stays as it is");
    }
}
