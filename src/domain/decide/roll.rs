//! The people of a cohort while others join them, one after another: who is there already (rule 6.9), which ids are
//! taken, whether a seat is free (rule 6.8). Joining costs the same for the first and for the ten thousandth.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::form_rows::{FormRows, PackedRow};
use crate::domain::people::identity::{Acquaintances, Identity, Resemblance};
use crate::domain::people::newcomers::Newcomers;
use crate::domain::people::participant_id::participant_id;
use crate::domain::people::seats;
use crate::domain::positions::Positions;
use crate::domain::privacy::erased::{Erased, ErasedPerson};
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

use super::cell_texts::tidy;
use super::edit::{Edit, carried_out, correction};
use super::newcomer::Enrol;
use super::{admission, late, reason};
use crate::domain::people::cell_texts::CellTexts;

/// Somebody who came back.
#[derive(Clone, Debug)]
pub struct Returned {
    /// As they stood.
    pub before: Enrolment,
    /// As they stand.
    pub after: Enrolment,
    /// To their row and their marks.
    pub changes: Vec<Change>,
}

/// A cohort that people are joining.
#[derive(Debug)]
pub struct Roll<'a> {
    records: &'a CohortRecords,
    programme: &'a Programme,
    erased: Erased,
    people: Acquaintances,
    /// Who has an id.
    ids: Positions,
    seated: usize,
    /// Those who wait, in this order: their day, and their position.
    waiting: Vec<(Option<NaiveDate>, EnrolmentIndex)>,
    /// Who is first of those who waited before anybody joined.
    first_waiting: Option<EnrolmentIndex>,
    /// The form that those who join come with.
    rows: &'a FormRows,
    joined: Newcomers,
    /// Who of the cohort came back.
    returned: BTreeMap<EnrolmentIndex, Returned>,
}

impl<'a> Roll<'a> {
    /// The cohort as it stands.
    pub fn of(records: &'a CohortRecords, programme: &'a Programme) -> Self {
        let waiting = seats::waiting_list(records);
        let mut turns: Vec<_> =
            waiting.iter().map(|position| (records.enrolment(*position).enrolled_on, *position)).collect();
        turns.sort_unstable();
        let mut ids = Positions::default();
        records.indexed_enrolments().for_each(|(position, there)| ids.add(there.id.as_str(), position.0));
        let questions = programme.fields.iter().map(|field| field.id.clone()).collect();
        Self {
            records,
            programme,
            erased: Erased::default(),
            people: Acquaintances::of(records),
            ids,
            seated: seats::taken(records),
            first_waiting: waiting.first().copied(),
            waiting: turns,
            rows: FormRows::NONE,
            joined: Newcomers::of(records.cohort.id.clone(), questions),
            returned: BTreeMap::new(),
        }
    }

    /// The same, by somebody who knows who was erased.
    #[must_use]
    pub fn knowing(self, erased: &Erased) -> Self {
        Self { erased: erased.clone(), ..self }
    }

    /// The same, whom people join with rows of that form.
    #[must_use]
    pub fn bringing(self, rows: &'a FormRows) -> Self {
        Self { rows, ..self }
    }

    /// Whether an id is nobody else's to take.
    fn is_taken(&self, id: &str) -> bool {
        self.position(id).is_some() || self.erased.holds(id)
    }

    /// Whether somebody who registers was erased: they are on it without what was theirs, or an id says so.
    pub fn erased(
        &self,
        like: Option<Resemblance>,
        email: &str,
        first_name: &str,
        last_name: &str,
    ) -> Option<ErasedPerson> {
        match like {
            Some(Resemblance::Same(position)) => self.erased.row(&self.person(position)),
            _ => self.erased.who(email, first_name, last_name, |id| self.position(id).is_some()),
        }
    }

    /// Somebody on it: those of the cohort, then those who joined.
    pub fn person(&self, position: EnrolmentIndex) -> Cow<'_, Enrolment> {
        match self.joined_as(position) {
            Some(newcomer) => Cow::Owned(self.joined.at(newcomer, self.rows)),
            None => Cow::Borrowed(
                self.returned
                    .get(&position)
                    .map_or_else(|| self.records.enrolment(position), |returned| &returned.after),
            ),
        }
    }

    /// The id of somebody on it.
    pub fn id(&self, position: EnrolmentIndex) -> &str {
        match self.joined_as(position) {
            Some(newcomer) => self.joined.id(newcomer),
            None => self.records.enrolment(position).id.as_str(),
        }
    }

    /// The row that a newcomer joined with.
    pub fn row(&self, newcomer: usize) -> Option<PackedRow<'a>> {
        self.joined.row(newcomer, self.rows)
    }

    /// Those who joined, in the order in which they did, and what it changes that others came back.
    pub fn concluded(self) -> (Newcomers, Vec<Change>) {
        (self.joined, self.returned.into_values().flat_map(|returned| returned.changes).collect())
    }

    /// How many people are on it.
    pub fn count(&self) -> usize {
        self.records.enrolments().len() + self.joined.len()
    }

    pub(super) fn records(&self) -> &'a CohortRecords {
        self.records
    }

    pub(super) fn programme(&self) -> &'a Programme {
        self.programme
    }

    /// Whom somebody on it resembles beside themselves.
    pub(super) fn resembles(&self, person: &Enrolment, position: EnrolmentIndex) -> Option<Resemblance> {
        self.people.resemblance(&identity(person), Some(position))
    }

    /// Somebody of the cohort came back.
    pub(super) fn now_back(&mut self, position: EnrolmentIndex, returned: Returned) {
        self.reached_at(position, &returned.after.email);
        self.returned.insert(position, returned);
    }

    /// Somebody on it may be known by another e-mail from now on.
    pub fn reached_at(&mut self, position: EnrolmentIndex, email: &str) {
        self.people.now_at(position, email);
    }

    /// Corrects somebody on it: what that changes for those of the cohort, and which rules were set aside.
    pub fn correct(&mut self, position: EnrolmentIndex, request: &Edit) -> Result<Plan, Refusal> {
        let like = |enrolment: &Enrolment| self.resembles(enrolment, position);
        let (after, notices) =
            correction(self.programme, &self.person(position), request, like, |there| self.person(there))?;
        let email = after.email.clone();
        let mut plan = if let Some(newcomer) = self.joined_as(position) {
            self.joined.replace(newcomer, &after, self.rows);
            Plan::default()
        } else {
            let mut plan = carried_out(self.records, position, after.clone())?;
            if let Some(returned) = self.returned.get_mut(&position) {
                // One change of their row: from how they left to how they stand.
                (returned.after, returned.changes) = (after, std::mem::take(&mut plan.changes));
            }
            plan
        };
        self.reached_at(position, &email);
        plan.notices.splice(0..0, notices);
        Ok(plan)
    }

    /// The position among newcomers of somebody on the roll; none for the people of the cohort.
    pub fn joined_as(&self, position: EnrolmentIndex) -> Option<usize> {
        position.0.checked_sub(self.records.enrolments().len())
    }

    /// Who on it has an id.
    pub fn position(&self, id: &str) -> Option<EnrolmentIndex> {
        self.ids.perhaps_of(id).map(EnrolmentIndex).find(|position| self.id(*position) == id)
    }

    /// Whom on it somebody resembles.
    pub fn resemblance(&self, somebody: &Identity) -> Option<Resemblance> {
        self.people.resemblance(somebody, None)
    }

    /// Who on it somebody is: found at once, where looking for whom they resemble takes longer the more there are.
    pub fn same(&self, somebody: &Identity) -> Option<EnrolmentIndex> {
        self.people.same(somebody, None)
    }

    /// Everybody on it whom they might be: those with the same e-mail, then those of like names.
    pub fn near(&self, somebody: &Identity) -> Vec<(EnrolmentIndex, bool)> {
        self.people.near(somebody)
    }

    /// Admits somebody, with a row of the form or without one, seated or on the waiting list, and says what there is to know
    /// about it.
    pub fn join(
        &mut self,
        request: &Enrol,
        row: Option<PackedRow<'_>>,
        today: NaiveDate,
    ) -> Result<Vec<Notice>, Refusal> {
        let mut enrolment = self.as_requested(request, today)?;
        let newcomer = identity(&enrolment);
        let like =
            if request.distinct { self.same(&newcomer).map(Resemblance::Same) } else { self.resemblance(&newcomer) };
        admission::nobody_twice(like, |position| self.person(position), request.distinct)?;
        admission::is_a_name(&enrolment, request.spelled_so || request.exception.is_some())?;
        admission::answered(self.programme, &enrolment)?;
        let mut notices = admission::eligible(self.programme, &enrolment, request.exception.as_deref(), |_| true)?;
        notices.extend(admission::ahead(&enrolment, request.on, today));
        let (position, day) = (EnrolmentIndex(self.count()), request.on.unwrap_or(today));
        notices.extend(self.seat(&mut enrolment, position, request.passing.as_deref(), day));
        self.ids.add(enrolment.id.as_str(), position.0);
        self.people.add(&newcomer);
        self.joined.push(&enrolment, row);
        Ok(notices)
    }

    /// Seats a newcomer where a seat is free that nobody waits for, or where `passing` says why they pass over those who
    /// do; else puts them on the waiting list. What there is to know about it.
    pub(super) fn seat(
        &mut self,
        newcomer: &mut Enrolment,
        position: EnrolmentIndex,
        passing: Option<&str>,
        day: NaiveDate,
    ) -> Vec<Notice> {
        let (passing, free) = (reason::given(passing), self.any_free());
        if free && (self.waiting.is_empty() || passing.is_some()) {
            let others_wait = self.others_wait();
            if others_wait.is_some() {
                newcomer.reason = reason::joined(&newcomer.reason, passing.unwrap_or_default());
            }
            self.take_seat();
            let earlier = late::earlier_sessions(self.records, newcomer, day);
            return others_wait.into_iter().chain(earlier).collect();
        }
        newcomer.state = EnrolmentState::Waiting;
        let turn = (newcomer.enrolled_on, position);
        let at = self.waiting.partition_point(|other| *other < turn);
        // Whoever has no day waits behind those who have one.
        let before = at.saturating_sub(self.waiting.partition_point(|(day, _)| day.is_none()));
        self.waiting.insert(at, turn);
        let (capacity, rank) = (self.records.cohort.capacity.unwrap_or_default(), before + 1);
        if free {
            let waits = Notice::WaitsBehind { waiting: self.waiting.len() - 1, people: 1, rank: Some(rank) };
            std::iter::once(waits).chain(self.seat_of_the_first()).collect()
        } else {
            vec![Notice::PutOnWaitingList { capacity, rank }]
        }
    }

    /// Every rule that a request breaks, whoever is there: those about columns that are `unread` are not asked.
    pub fn refusals(&self, request: &Enrol, today: NaiveDate, unread: &dyn Fn(&str) -> bool) -> Vec<Refusal> {
        let (known, wrong): (Vec<_>, Vec<_>) = request.cells.known(self.programme).partition(Result::is_ok);
        let mut refusals: Vec<Refusal> = wrong.into_iter().filter_map(Result::err).collect();
        let cells = known.into_iter().flatten().map(|(column, text)| (column.to_owned(), text));
        let cells = CellTexts::nothing().answers(cells);
        let enrolment = match self.as_requested(&Enrol { cells, ..request.clone() }, today) {
            Ok(enrolment) => enrolment,
            Err(refusal) => return vec![refusal],
        };
        refusals.extend(admission::is_a_name(&enrolment, request.spelled_so || request.exception.is_some()).err());
        let open: Vec<&Field> = admission::unanswered(self.programme, &enrolment).collect();
        let asked = |column: &str| !unread(column) && !open.iter().any(|field| field.id.as_str() == column);
        let barred = admission::eligible(self.programme, &enrolment, request.exception.as_deref(), asked).err();
        let open = open.into_iter().filter(|field| !unread(field.id.as_str()));
        refusals.extend(open.map(admission::missing).chain(barred));
        refusals
    }

    pub(super) fn take_seat(&mut self) {
        self.seated += 1;
    }

    pub(super) fn any_free(&self) -> bool {
        self.records.cohort.capacity.is_none_or(|capacity| self.seated < capacity as usize)
    }

    pub(super) fn first_who_waits(&self) -> Option<&'a Enrolment> {
        self.first_waiting.map(|position| self.records.enrolment(position))
    }

    pub(super) fn others_wait(&self) -> Option<Notice> {
        let next = self.first_who_waits()?.full_name();
        Some(Notice::OthersWait { waiting: self.waiting.len(), next })
    }

    /// Whose the free seat is.
    fn seat_of_the_first(&self) -> Option<Notice> {
        let first = self.first_who_waits()?;
        let cohort = self.records.cohort.id.clone();
        Some(Notice::SeatFreed { cohort, next: first.full_name(), id: first.id.to_string() })
    }

    /// The row that the request asks for, seated.
    fn as_requested(&self, request: &Enrol, today: NaiveDate) -> Result<Enrolment, Refusal> {
        let cells = &request.cells;
        let (first_name, last_name) = (tidy(cells.get("first_name")), tidy(cells.get("last_name")));
        let taken = |id: &str| self.is_taken(id);
        let id = participant_id(&self.records.cohort.id, cells.get("email").trim(), &first_name, &last_name, taken);
        let own = [
            ("id", id.to_string()),
            ("state", EnrolmentState::Enrolled.key().to_owned()),
            ("enrolled_on", request.on.unwrap_or(today).to_string()),
            ("reason", request.exception.as_deref().unwrap_or_default().trim().to_owned()),
        ];
        cells.new_row(self.programme, own.into())
    }
}

fn identity(enrolment: &Enrolment) -> Identity {
    Identity::new(&enrolment.first_name, &enrolment.last_name, &enrolment.email)
}
