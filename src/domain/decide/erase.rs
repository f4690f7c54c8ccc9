//! Erasing a person (RGPD): contacts, free text, aliases and the evidence that names them now; the name once nothing
//! obliges to keep it. Hours, counts and proofs stay; where there is no hour, the whole enrolment ends. What the journal
//! says of them is the store's to rewrite.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::convert::Infallible;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::attendance::evidence::{Evidence, Proof};
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::decide::freed::freed;
use crate::domain::notice::Notice;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::handover::HandedOver;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::KnownEnrolment;
use crate::domain::people::writings::Writings;
use crate::domain::privacy::elsewhere::{Passing, Whereabouts, elsewhere};
use crate::domain::privacy::evidence_file::{EvidenceFile, Occurrence};
use crate::domain::privacy::forgetting::{Forgotten, is_erased};
use crate::domain::privacy::mentions::Mentions;
use crate::domain::privacy::retention::retention;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;
use crate::domain::roll_call::{KeptSheet, cited_as};
use crate::domain::schema::{CellFate, CellValue};
use crate::domain::tables::{EachTable, KeptRecord, each_table};
use crate::domain::vocabulary::{Attendance, EnrolmentState};

pub use super::erase_remark::ErasureRemark;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Erase<'a> {
    /// The enrolments of the person, those that only the journal remembers too.
    pub theirs: &'a [KnownEnrolment],
    /// How they are written.
    pub writings: &'a Writings,
    /// The evidence of every cohort.
    pub evidence: &'a [EvidenceFile],
    /// Those of it that are sheets of roll-call pages.
    pub sheets: &'a [KeptSheet],
    /// The name goes although its time has not come.
    pub name_now: bool,
    /// Evidence that names them goes, even where it proves the hours of others.
    pub drop_evidence: bool,
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
    pub remarks: Vec<ErasureRemark>,
    /// Texts that are not theirs, may speak of them, and stay.
    pub perhaps: Vec<Passing>,
    /// Seats that it frees.
    pub notices: Vec<Notice>,
    /// The day.
    pub on: NaiveDate,
    /// Those of them whose enrolment ends.
    ended: BTreeSet<(CohortId, ParticipantId)>,
    /// Until when names stay.
    until: BTreeMap<CohortId, NaiveDate>,
    /// Sheets that are written anew.
    anew: Vec<Anew>,
}

/// A sheet that is written anew.
#[derive(Clone, Debug)]
struct Anew {
    cohort: CohortId,
    /// As marks cited it.
    old: String,
    /// As they cite it now.
    new: String,
}

/// Erases a person from the cohorts.
pub fn erase(cohorts: &[CohortRecords], programme: &Programme, request: &Erase<'_>, today: NaiveDate) -> Erasure {
    let writings = request.writings.clone();
    let mut erasure = Erasure {
        changes: Vec::new(),
        people: Vec::new(),
        writings,
        remarks: Vec::new(),
        perhaps: Vec::new(),
        notices: Vec::new(),
        on: today,
        ended: BTreeSet::new(),
        until: BTreeMap::new(),
        anew: Vec::new(),
    };
    for one in request.theirs {
        match one.spot {
            Some(spot) => erasure.forget(&cohorts[spot.cohort], programme, spot.of(cohorts), request, today),
            // No hour rests on what only the journal remembers: nothing obliges to keep that name.
            None => erasure.people.push(Forgotten::new(programme, &one.who.cohort, &one.who.id, true)),
        }
    }
    let is_sheet = |file: &&EvidenceFile| request.sheets.iter().any(|sheet| sheet.digest == file.digest);
    let (sheets, files): (Vec<&EvidenceFile>, Vec<&EvidenceFile>) =
        request.evidence.iter().partition(|file| is_sheet(file) && !request.drop_evidence);
    for file in sheets {
        erasure.sheet(file, request);
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
                erasure.remarks.push(ErasureRemark::SessionNote { cohort, session });
            }
            _ if passing.certain => {}
            _ => erasure.perhaps.push(passing),
        }
    }
    for file in files {
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
        // Without a session nothing was attended.
        let holds = kept.filter(|kept| !(request.name_now || nothing || is_erased(enrolment) || kept.is_over(today)));
        let name = holds.is_none();
        if let Some(until) = holds.map(|kept| kept.keep_until) {
            self.until.insert(cohort.id.clone(), until);
            self.remarks.push(ErasureRemark::NameKept { cohort: cohort.id.clone(), until });
        }
        let agreed = records.each::<Consent>().any(|consent| consent.participant == enrolment.id);
        if let Some(on) = records.each::<HandedOver>().map(|handed| handed.on).max().filter(|_| agreed) {
            self.remarks.push(ErasureRemark::HandedOver { cohort: cohort.id.clone(), on });
        }
        if nothing || enrolment.state == EnrolmentState::Waiting {
            self.end(records, enrolment, today);
        } else if enrolment.state == EnrolmentState::Enrolled && kept.is_none_or(|kept| kept.last_session >= today) {
            self.remarks.push(ErasureRemark::StillAwaited { cohort: cohort.id.clone() });
        }
        self.people.push(Forgotten::new(programme, &cohort.id, &enrolment.id, name));
    }

    /// No hour rests on it: nothing is left to come to, and a seat goes to who waits.
    fn end(&mut self, records: &CohortRecords, enrolment: &Enrolment, today: NaiveDate) {
        let cohort = &records.cohort.id;
        self.ended.insert((cohort.clone(), enrolment.id.clone()));
        if enrolment.state != EnrolmentState::Cancelled {
            self.remarks.push(ErasureRemark::Ended { cohort: cohort.clone() });
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

    /// A sheet of a roll-call page stays as long as their name has to, for it proves the hours of the others too; then it is written
    /// anew without them.
    fn sheet(&mut self, file: &EvidenceFile, request: &Erase<'_>) {
        let Some(kept) = request.sheets.iter().find(|sheet| sheet.digest == file.digest) else { return };
        let mentions = self.writings.in_cohort(&file.cohort);
        let theirs: Vec<Forgotten> = self.people.iter().filter(|who| who.cohort == file.cohort).cloned().collect();
        let all: Vec<&str> = theirs.iter().map(|who| who.participant.as_str()).collect();
        if kept.sheet.without(&all, &mentions).is_none() {
            return;
        }
        let gone: Vec<&str> = theirs.iter().filter(|who| who.name).map(|who| who.participant.as_str()).collect();
        let stays =
            theirs.iter().any(|who| !who.name) || (theirs.is_empty() && self.people.iter().any(|who| !who.name));
        let anew = kept.sheet.without(&gone, &mentions).filter(|_| !stays);
        let Some(anew) = anew else {
            let until = self.until.get(&file.cohort).copied();
            self.remarks.push(ErasureRemark::SheetKept { file: file.path.clone(), until });
            return;
        };
        let bytes: Arc<[u8]> = anew.file().into_bytes().into();
        let new = cited_as(&bytes);
        let (cohort, name) = (file.cohort.clone(), format!("{new}.json"));
        let path = file.path.replace(&file.name, &name);
        self.remarks.push(ErasureRemark::SheetRewritten { file: file.path.clone(), anew: path });
        let before = Some(file.bytes.clone());
        self.changes.push(Change::Evidence { cohort: cohort.clone(), name: file.name.clone(), before, after: None });
        self.changes.push(Change::Evidence { cohort: cohort.clone(), name, before: None, after: Some(bytes) });
        self.anew.push(Anew { cohort, old: file.digest.clone(), new });
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
            Occurrence::No | Occurrence::Perhaps | Occurrence::Unread if nameless => {}
            Occurrence::No => return,
            Occurrence::Unread => {
                let theirs = request.theirs.iter().any(|one| one.who.cohort == evidence.cohort);
                self.remarks.extend(theirs.then_some(ErasureRemark::EvidenceUnread { file }));
                return;
            }
            Occurrence::Perhaps => {
                self.remarks.push(ErasureRemark::EvidenceUnsure { file });
                return;
            }
            Occurrence::Them => {}
        }
        if others > 0 && !request.drop_evidence {
            self.remarks.push(ErasureRemark::EvidenceKept { file, others });
            return;
        }
        self.remarks.push(ErasureRemark::EvidenceGoes { file, others });
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

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
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
    fn change<R: KeptRecord>(&self, before: &R) -> Option<Change> {
        let theirs = self.theirs.iter().find(|id| before.is_about(id));
        let after = match theirs {
            Some(id) => self.of_theirs(before, id),
            None if self.shows_them(before) => None,
            None => Some(self.of_others(before).or_else(|| self.cites_anew(before).then(|| before.clone()))?),
        };
        let after = after.map(|row| self.redirected(row));
        let change = || Change::row(self.records.cohort.id.clone(), Some(before.clone()), after.clone());
        (after.as_ref() != Some(before)).then(change)
    }

    /// A row of theirs without what goes; none where all of it goes.
    fn of_theirs<R: KeptRecord>(&self, before: &R, id: &ParticipantId) -> Option<R> {
        let ends = self.erasure.ends(&self.records.cohort.id, id);
        if before.goes_when_erased(ends) {
            return None;
        }
        let who = self.people.iter().find(|who| who.participant == *id);
        let after = who.map_or_else(|| before.clone(), |who| who.record(before));
        Some(if ends { self.ended(after) } else { after })
    }

    fn anew(&self) -> impl Iterator<Item = &Anew> {
        self.erasure.anew.iter().filter(|anew| anew.cohort == self.records.cohort.id)
    }

    /// Whether a mark rests on a sheet that is written anew.
    fn cites_anew<R: KeptRecord>(&self, row: &R) -> bool {
        let mut anew = self.anew().peekable();
        anew.peek().is_some()
            && Mark::of(&row.clone().into()).is_some_and(|mark| anew.any(|anew| mark.evidence.cites(&anew.old)))
    }

    /// The mark with the new digest; theirs only says that there was a signature.
    fn redirected<R: KeptRecord>(&self, row: R) -> R {
        if !self.cites_anew(&row) {
            return row;
        }
        let Some(mark) = Mark::of(&row.clone().into()).cloned() else { return row };
        let theirs = self.theirs.contains(&&mark.participant);
        let redirected = |proof: &Proof| {
            let anew = self.anew().find(|anew| proof.digest.as_deref() == Some(&anew.old));
            let digest = match anew {
                Some(_) if theirs => None,
                Some(anew) => Some(Box::from(anew.new.as_str())),
                None => proof.digest.clone(),
            };
            Proof { kind: proof.kind, digest }
        };
        let mut proofs: Vec<Proof> = Vec::new();
        for proof in mark.evidence.proofs().iter().map(redirected) {
            if !proofs.contains(&proof) {
                proofs.push(proof);
            }
        }
        let redirected = Mark { evidence: Evidence::all(proofs), ..mark };
        R::of(&redirected.into()).cloned().unwrap_or(row)
    }

    /// The enrolment that ends; another row as it is.
    fn ended<R: KeptRecord>(&self, row: R) -> R {
        let Some(enrolment) = Enrolment::of(&row.clone().into()).cloned() else { return row };
        let ended_on = enrolment.ended_on.or(Some(self.erasure.on));
        let ended = Enrolment { state: EnrolmentState::Cancelled, ended_on, ..enrolment };
        R::of(&ended.into()).cloned().unwrap_or(row)
    }

    /// Whether a tool shows by that name, which was given to nobody, somebody who is called as they are.
    fn shows_them<R: KeptRecord>(&self, row: &R) -> bool {
        let of_nobody = R::TABLE.people().all(|position| row.value(position) == CellValue::Empty);
        let shown = R::TABLE.columns.iter().position(|column| column.fate == CellFate::ShownName);
        let name = shown.map(|position| row.value(position));
        of_nobody && matches!(name, Some(CellValue::Text(name)) if self.mentions.shown_as(name))
    }

    /// The row of somebody else without their name.
    fn of_others<R: KeptRecord>(&self, before: &R) -> Option<R> {
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
    use crate::domain::people::name_list::NameList;
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
        let lists = [NameList::of(&cohorts[0])];
        let FoundEverywhere::One { theirs, .. } = person(&lists, &trail, "zoe@example.org", None) else {
            panic!("nobody is found")
        };
        let writings = Writings::of(&lists, &cohorts, &trail, &theirs);
        let request = Erase {
            theirs: &theirs,
            writings: &writings,
            evidence: &[],
            sheets: &[],
            name_now: true,
            drop_evidence: false,
        };
        let erasure = erase(&cohorts, &programme(), &request, day("2021-06-05"));
        let others = erasure.changes.iter().filter_map(Change::after::<Enrolment>).filter(|row| !is_erased(row));
        let answers: Vec<&str> = others.map(|row| row.field("source")).collect();
        assert_eq!(answers, ["par …, au bureau"], "and the row that says nothing of her stays as it is");
    }
}
