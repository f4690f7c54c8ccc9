//! A form's rows → a verdict on each: who is new, who is there, who is refused. Nobody is guessed: a near match is said,
//! and settled by whoever can tell.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::decide::back::{Registered, has_left, registered};
use crate::domain::decide::differences::differences;
use crate::domain::decide::names::candidate;
use crate::domain::decide::newcomer::Enrol;
use crate::domain::decide::roll::Roll;
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::form_rows::{FormRows, PackedRow};
use crate::domain::people::identity::{Identity, Resemblance};
use crate::domain::people::participant_id::participant_id;
use crate::domain::people::registration::{FaultyRow, Registration, Unfit};
use crate::domain::privacy::erased::ErasedPerson;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::life::LifeRefusal;
use crate::lang::folded_words;

use super::corrected::corrected;
use super::earlier::Earlier;
use super::judged::{JudgedPerson, RowJudgement};
use super::request::{Import, NearMatchAnswer};
use super::told_before::ToldBefore;
use super::updates::updates;
use super::verdict::{AlreadyThere, ComingBack, Imported, Likeness, Near, Rejection, Verdict};

/// Judges every row. Whoever registered first is seated first; rows without a time come after, in their order.
pub fn import(
    records: &CohortRecords,
    programme: &Programme,
    rows: &FormRows,
    request: &Import,
    today: NaiveDate,
) -> Imported {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let time = |index: &usize| rows.at(*index).registered();
    order.sort_by_key(|index| (time(index).is_none(), time(index)));
    let mut judging = Judging::of(records, programme, rows, request, today);
    // Every row is judged below: a list of rows that may not be would be copied once they are.
    let mut judged = vec![RowJudgement::rejected(Vec::new()); rows.len()];
    for index in &order {
        judged[*index] = judging.judged(rows.at(*index));
    }
    judging.look_again(rows, &order, &mut judged);
    judging.concluded(rows, &order, judged)
}

/// Whether some row may be of somebody of the cohort who was called otherwise when they were enrolled.
pub fn is_of_somebody_renamed(
    records: &CohortRecords,
    programme: &Programme,
    rows: &FormRows,
    request: &Import,
    today: NaiveDate,
) -> bool {
    let judging = Judging::of(records, programme, rows, request, today);
    let mut read = rows.iter().filter_map(|row| row.read().ok());
    records.enrolments().len() > 0 && read.any(|row| !judging.once_enrolled_as(&row).is_empty())
}

fn identity(registration: &Registration) -> Identity {
    Identity::new(registration.first_name(), registration.last_name(), registration.email())
}

struct Judging<'a> {
    records: &'a CohortRecords,
    request: &'a Import,
    today: NaiveDate,
    roll: Roll<'a>,
    /// The rows of those who came back, by their position on the roll.
    returned: HashMap<EnrolmentIndex, u32>,
    told: ToldBefore<'a>,
    earlier: Earlier,
    /// Those whom rows are near, by their position on the roll, the row that they came with, and what they have in common.
    near: HashMap<(EnrolmentIndex, Option<u32>, Likeness), Arc<Near>>,
    /// How many waited for a free seat when the first newcomer was put behind them, and how many newcomers were.
    behind: Option<(usize, usize)>,
    notices: Vec<Notice>,
}

impl<'a> Judging<'a> {
    fn of(
        records: &'a CohortRecords,
        programme: &'a Programme,
        rows: &'a FormRows,
        request: &'a Import,
        today: NaiveDate,
    ) -> Self {
        Self {
            records,
            request,
            today,
            roll: Roll::of(records, programme).knowing(&request.erased).bringing(rows),
            returned: HashMap::new(),
            told: ToldBefore::of(records),
            earlier: Earlier::default(),
            near: HashMap::new(),
            behind: None,
            notices: Vec::new(),
        }
    }
}

impl Judging<'_> {
    fn judged(&mut self, row: PackedRow<'_>) -> RowJudgement {
        match row.read() {
            Ok(registration) => self.read(row, &registration),
            Err(faulty) => RowJudgement::rejected(self.reasons(row.number(), &faulty)),
        }
    }

    /// A row that gives a registration.
    fn read(&mut self, packed: PackedRow<'_>, registration: &Registration) -> RowJudgement {
        let row = packed.number();
        if let Some(value) = self.other_cohort(registration) {
            return RowJudgement::rejected(vec![Rejection::OtherCohort { value }]);
        }
        // Of whoever is said to be nobody who is there, it is not asked whom they resemble.
        let (who, is_distinct) = (identity(registration), self.request.is_distinct(row));
        let like = if is_distinct { self.roll.same(&who).map(Resemblance::Same) } else { self.roll.resemblance(&who) };
        if let Some(erasure) = self.erased(row, registration, like) {
            return RowJudgement { verdict: Verdict::Erased(erasure), about: JudgedPerson::Nobody };
        }
        if let Some(position) = self.meant(row, like) {
            return self.said_to_be(row, position, like, registration);
        }
        let is_new = self.request.rows.distinct.contains(&row);
        if let Some(position) = self.told.person(registration, &self.roll).filter(|_| !is_new) {
            return self.known(row, position, registration);
        }
        let once = self.once_enrolled_as(registration);
        if let Some(position) =
            corrected(registration, &once, &self.roll, &self.request.former_names).filter(|_| !is_new)
        {
            // The e-mail of the row is the one that was corrected.
            let since = registration.clone().without_email();
            let RowJudgement { verdict, about } = self.known(row, position, &since);
            return RowJudgement { verdict, about: about.since_corrected() };
        }
        match like {
            None if is_distinct || once.is_empty() => self.join(packed, registration),
            _ => self.resembling(packed, registration),
        }
    }

    /// Who a row is certainly about: whom somebody said, else the same person.
    fn meant(&self, row: u32, like: Option<Resemblance>) -> Option<EnrolmentIndex> {
        if let Some(id) = self.request.rows.same.get(&row) {
            return self.roll.position(id);
        }
        match like? {
            Resemblance::Same(position) => Some(position),
            Resemblance::Near { .. } => None,
        }
    }

    /// Those of the cohort whose ids come from the e-mail, or where there is none the name, of a registration.
    fn once_enrolled_as(&self, registration: &Registration) -> Vec<EnrolmentIndex> {
        let there = RefCell::new(Vec::new());
        let taken = |id: &str| {
            let position = self.roll.position(id);
            there.borrow_mut().extend(position.filter(|position| self.roll.joined_as(*position).is_none()));
            position.is_some()
        };
        let (first_name, last_name) = (registration.first_name(), registration.last_name());
        participant_id(&self.records.cohort.id, registration.email(), first_name, last_name, taken);
        let mut there = there.into_inner();
        // Who was erased is never written back over.
        there.retain(|position| self.request.erased.row(&self.roll.person(*position)).is_none());
        there
    }

    /// Every reason against a row that cannot be read whole: those of the row, and the rules that the rest of it breaks.
    fn reasons(&self, row: u32, faulty: &FaultyRow) -> Vec<Rejection> {
        let mut reasons: Vec<Rejection> = faulty.reasons.iter().cloned().map(Rejection::Unfit).collect();
        let Some(rest) = faulty.rest.as_deref() else { return reasons };
        if let Some(value) = self.other_cohort(rest) {
            reasons.push(Rejection::OtherCohort { value });
            return reasons;
        }
        if self.roll.same(&identity(rest)).is_some() {
            return reasons;
        }
        let unread = |column: &str| faulty.reasons.iter().filter_map(Unfit::column).any(|unread| unread == column);
        reasons.extend(self.refusals(&self.asked(row, rest), &unread));
        reasons
    }

    /// Every rule that does not let somebody join, those about columns that could not be read left out.
    fn refusals(&self, asked: &Enrol, unread: &dyn Fn(&str) -> bool) -> Vec<Rejection> {
        let refusals = self.roll.refusals(asked, self.today, unread);
        refusals.into_iter().map(|refusal| Rejection::Refused(Box::new(refusal))).collect()
    }

    /// Somebody who resembles people that are there joins once they are known to be none of them.
    fn resembling(&mut self, packed: PackedRow<'_>, registration: &Registration) -> RowJudgement {
        let row = packed.number();
        let mut open = Vec::new();
        for (position, likeness) in self.perhaps(registration) {
            let id = self.roll.id(position).to_owned();
            match self.request.settled.get(&(row, id)) {
                Some(NearMatchAnswer::Same) => return self.said_to_be(row, position, None, registration),
                Some(NearMatchAnswer::SomebodyElse) => {}
                Some(NearMatchAnswer::Unknown) | None => open.push(self.near(position, likeness)),
            }
        }
        if open.is_empty() {
            return self.join(packed, registration);
        }
        RowJudgement { verdict: Verdict::Ambiguous(open.into()), about: JudgedPerson::Nobody }
    }

    /// Everybody whom a registration may be about, the likeliest first.
    fn perhaps(&self, registration: &Registration) -> Vec<(EnrolmentIndex, Likeness)> {
        let near = self.roll.near(&identity(registration)).into_iter();
        let likeness = |same_email| if same_email { Likeness::Email } else { Likeness::Name };
        let mut perhaps: Vec<_> = near.map(|(position, same_email)| (position, likeness(same_email))).collect();
        for position in self.once_enrolled_as(registration) {
            if !perhaps.iter().any(|(known, _)| *known == position) {
                perhaps.push((position, Likeness::Id));
            }
        }
        perhaps
    }

    /// Somebody on the roll, as every row near them names them.
    fn near(&mut self, position: EnrolmentIndex, likeness: Likeness) -> Arc<Near> {
        let row = self.row_of(position);
        let near = || Arc::new(Near { person: candidate(&self.roll.person(position)), row, likeness });
        Arc::clone(self.near.entry((position, row, likeness)).or_insert_with(near))
    }

    /// The cohort a row names, where it is not this one.
    fn other_cohort(&self, registration: &Registration) -> Option<String> {
        let named = registration.cohort.as_deref().map(str::trim).filter(|named| !named.is_empty())?;
        let here = folded_words(named) == folded_words(self.records.cohort.id.as_str());
        (!here).then(|| named.to_owned())
    }

    fn row_of(&self, position: EnrolmentIndex) -> Option<u32> {
        match self.roll.joined_as(position) {
            Some(newcomer) => self.roll.row(newcomer).map(PackedRow::number),
            None => self.returned.get(&position).copied(),
        }
    }

    /// Whether the row is of somebody erased, and nobody said why they are enrolled anew.
    fn erased(&self, row: u32, registration: &Registration, like: Option<Resemblance>) -> Option<ErasedPerson> {
        if self.request.rows.overrides.contains_key(&row) {
            return None;
        }
        if self.request.rows.same.contains_key(&row) {
            return self.meant(row, like).and_then(|position| self.request.erased.row(&self.roll.person(position)));
        }
        self.roll.erased(like, registration.email(), registration.first_name(), registration.last_name())
    }

    /// Somebody of the cohort: who left comes back where the row is newer than that.
    fn known(&mut self, row: u32, position: EnrolmentIndex, registration: &Registration) -> RowJudgement {
        let there = self.roll.person(position);
        if self.request.rows.overrides.contains_key(&row)
            && has_left(&there)
            && self.request.erased.row(&there).is_some()
        {
            return self.back(row, position, registration);
        }
        match registered(&there, registration.registered.map(|time| time.date())) {
            Registered::Before => self.already(position, registration),
            Registered::After => self.back(row, position, registration),
            Registered::Perhaps => {
                let refusal = LifeRefusal::PerhapsNewer { person: candidate(&there), state: there.state };
                RowJudgement::rejected(vec![Rejection::Refused(Box::new(refusal.into()))])
            }
        }
    }

    /// Somebody of the cohort whom the row does not name: what was said of it is kept, unless the row is refused.
    fn said_to_be(
        &mut self,
        row: u32,
        position: EnrolmentIndex,
        like: Option<Resemblance>,
        registration: &Registration,
    ) -> RowJudgement {
        let is_plain = like == Some(Resemblance::Same(position));
        let judged = self.known(row, position, registration);
        if !is_plain && !matches!(judged.verdict, Verdict::Rejected(_)) {
            let person = self.roll.person(position).id.clone();
            self.told.says(registration, &person);
        }
        judged
    }

    fn back(&mut self, row: u32, position: EnrolmentIndex, registration: &Registration) -> RowJudgement {
        let there = self.roll.person(position);
        let coming = self.request.coming(row, &there, registration);
        let differs = differences(&there, registration);
        drop(there);
        match self.roll.back(position, &coming, self.today) {
            Ok((returned, notices)) => {
                self.returned.insert(position, row);
                let (rank, exceptions) = self.said(notices);
                let (was, left) = (returned.before.state, returned.before.ended_on);
                let id = returned.after.id;
                let back = ComingBack { id, was, left, rank, differs, exceptions };
                RowJudgement { verdict: Verdict::Back(Box::new(back)), about: JudgedPerson::Somebody(position) }
            }
            Err(refusal) => RowJudgement::rejected(vec![Rejection::Refused(Box::new(refusal))]),
        }
    }

    fn already(&mut self, position: EnrolmentIndex, registration: &Registration) -> RowJudgement {
        if self.request.update && !registration.email().trim().is_empty() {
            self.roll.reached_at(position, registration.email());
        }
        let there = self.roll.person(position);
        let already = AlreadyThere {
            person: candidate(&there),
            state: there.state,
            row: self.row_of(position),
            differs: differences(&there, registration),
            updated: false,
        };
        RowJudgement { verdict: Verdict::Already(Box::new(already)), about: JudgedPerson::Somebody(position) }
    }

    /// Whoever was refused, or only resembled somebody, may be somebody who joined with a later row: who is who does not
    /// depend on which row comes first.
    fn look_again(&mut self, rows: &FormRows, order: &[usize], judged: &mut [RowJudgement]) {
        let open = |judged: &RowJudgement| {
            let refused = |reason: &Rejection| matches!(reason, Rejection::Refused(_));
            match &judged.verdict {
                Verdict::Rejected(reasons) => reasons.iter().all(refused),
                Verdict::Ambiguous(_) => true,
                Verdict::New { .. } | Verdict::Back(_) | Verdict::Already(_) | Verdict::Erased(_) => false,
            }
        };
        loop {
            let mut found = false;
            for index in order.iter().filter(|index| open(&judged[**index])).copied().collect::<Vec<_>>() {
                let Ok(registration) = rows.at(index).read() else { continue };
                if let Some(person) = self.roll.same(&identity(&registration)) {
                    let again = self.known(rows.at(index).number(), person, &registration);
                    found |= again.verdict != judged[index].verdict;
                    judged[index] = again;
                }
            }
            if !found {
                return;
            }
        }
    }

    fn concluded(mut self, rows: &FormRows, order: &[usize], mut judged: Vec<RowJudgement>) -> Imported {
        let plan = updates(&mut self.roll, rows, order, &mut judged, self.request);
        self.notices.extend(plan.notices);
        // A later row may have corrected what an earlier one said of somebody who joined: the roll has who they are now.
        let told = self.told.changes(self.roll.records());
        let (newcomers, returned) = self.roll.concluded();
        let changes = returned.into_iter().chain(plan.changes).chain(told).collect();
        let behind = self.behind.map(|(waiting, people)| Notice::WaitsBehind { waiting, people, rank: None });
        let mut plan = Plan { changes, notices: behind.into_iter().chain(self.notices).collect() };
        plan.notices.extend(self.earlier.notice());
        Imported { verdicts: judged.into_iter().map(|judged| judged.verdict).collect(), newcomers, plan }
    }

    fn join(&mut self, packed: PackedRow<'_>, registration: &Registration) -> RowJudgement {
        let asked = self.asked(packed.number(), registration);
        let notices = match self.roll.join(&asked, Some(packed), self.today) {
            Ok(notices) => notices,
            Err(refusal) => {
                let all = self.refusals(&asked, &|_| false);
                let first = || vec![Rejection::Refused(Box::new(refusal))];
                return RowJudgement::rejected(if all.is_empty() { first() } else { all });
            }
        };
        let position = EnrolmentIndex(self.roll.count() - 1);
        let newcomer = self.roll.joined_as(position).unwrap_or_default();
        let (rank, exceptions) = self.said(notices);
        RowJudgement { verdict: Verdict::New { newcomer, rank, exceptions }, about: JudgedPerson::Somebody(position) }
    }

    /// What a row asks for, and whether somebody said that its name is one.
    fn asked(&self, row: u32, registration: &Registration) -> Enrol {
        let spelled_so = self.request.spelled_so.get(&row).copied().unwrap_or_default();
        Enrol { spelled_so, ..self.request.enrolment_of(row, registration) }
    }

    /// Keeps what is said once for all of them; the rank of one of them, and the rules set aside for them.
    fn said(&mut self, notices: Vec<Notice>) -> (Option<u32>, Box<[Notice]>) {
        let (mut rank, mut exceptions) = (None, Vec::new());
        for notice in notices {
            match notice {
                Notice::PutOnWaitingList { rank: behind, .. } => rank = Some(behind),
                Notice::WaitsBehind { waiting, rank: behind, .. } => {
                    rank = behind;
                    self.behind.get_or_insert((waiting, 0)).1 += 1;
                }
                Notice::Overridden { .. } => exceptions.push(notice),
                // The verdict says so.
                Notice::ComesBack { .. } => {}
                Notice::EarlierSessionsCount { sessions, day, .. } => self.earlier.add(sessions, day),
                Notice::OthersWait { .. } | Notice::SeatFreed { .. } if self.notices.contains(&notice) => {}
                notice => self.notices.push(notice),
            }
        }
        (rank.map(|rank| u32::try_from(rank).unwrap_or(u32::MAX)), exceptions.into())
    }
}
