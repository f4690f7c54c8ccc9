//! Everything known of one cohort, read once, immutable and indexed. Every record knows its line, so that a late
//! finding still shows where. Rules read it; nothing changes it.

use std::collections::{HashMap, HashSet};

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::packed_marks::MarkSaid;
use crate::domain::breadth::Breadth;
use crate::domain::grid::SeatGrid;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::append_sort_key;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::quantity::Minutes;
pub use crate::domain::schema::record::Numbered;
use crate::domain::tables::{KeptRecord, Tables};

/// One cohort with its tables.
#[derive(Clone, Debug)]
pub struct CohortRecords {
    /// Its definition.
    pub cohort: Cohort,
    tables: Tables,
    /// How many of its tables were read.
    breadth: Breadth,
    /// Where what is known of a session stands in its table: asked for every session and every mark.
    held_at: HashMap<SessionId, usize>,
    /// Planned length of each session.
    lengths: Vec<Minutes>,
    grid: SeatGrid,
}

/// One enrolment × one session, with the mark if there is one.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'a> {
    /// Who.
    pub enrolment: &'a Enrolment,
    /// When.
    pub session: &'a Session,
    /// What was marked.
    pub mark: Option<&'a Mark>,
}

/// A seat as hours are counted from it: what its mark says, not whose it is nor where it stands.
#[derive(Clone, Copy, Debug)]
pub struct CountedSeat<'a> {
    /// Who.
    pub enrolment: &'a Enrolment,
    /// When.
    pub session: &'a Session,
    /// Planned length of the session.
    pub length: Minutes,
    /// What was marked.
    pub said: Option<MarkSaid<'a>>,
}

impl<'a> From<Seat<'a>> for CountedSeat<'a> {
    fn from(seat: Seat<'a>) -> Self {
        let Seat { enrolment, session, mark } = seat;
        Self { enrolment, session, length: session.minutes(), said: mark.map(MarkSaid::from) }
    }
}

impl CohortRecords {
    /// Indexes what was read: rows in file order. A mark whose session or participant does not exist has no seat; of two
    /// marks of one seat the last one counts (the store refuses such a file before it comes here).
    pub fn new(cohort: Cohort, tables: Tables) -> Self {
        let grid = SeatGrid::of(&cohort, Enrolment::rows(&tables), Mark::rows(&tables));
        Self::seated(cohort, tables, grid)
    }

    /// The same, where whoever read the marks knows their seats.
    pub fn seated(cohort: Cohort, tables: Tables, grid: SeatGrid) -> Self {
        debug_assert_eq!(grid, SeatGrid::of(&cohort, Enrolment::rows(&tables), Mark::rows(&tables)));
        let held_at = held_at(&tables);
        let lengths = cohort.sessions.iter().map(Session::minutes).collect();
        Self { cohort, tables, breadth: Breadth::Whole, held_at, lengths, grid }
    }

    /// Nobody and nothing of no cohort: a table of them has its columns, and no row.
    pub fn empty() -> Self {
        let (id, file) = (CohortId::new(""), "".into());
        Self::new(Cohort { id, capacity: None, sessions: Vec::new(), file, line: 0 }, Tables::default())
    }

    /// With so many of its tables: the rows of no other may be asked for.
    #[must_use]
    pub fn of(self, breadth: Breadth) -> Self {
        Self { breadth, ..self }
    }

    /// Enrolments and marks alone: for tests of rules.
    #[cfg(test)]
    pub fn marked(cohort: Cohort, enrolments: Vec<Numbered<Enrolment>>, marks: Vec<Numbered<Mark>>) -> Self {
        let mut tables = Tables::default();
        Enrolment::keep(&mut tables, enrolments);
        Mark::keep(&mut tables, marks);
        Self::new(cohort, tables)
    }

    /// With other rows of one of its tables: for tests of rules.
    #[cfg(test)]
    #[must_use]
    pub fn with<R: KeptRecord>(mut self, rows: Vec<Numbered<R>>) -> Self {
        R::keep(&mut self.tables, rows);
        self.held_at = held_at(&self.tables);
        self
    }

    /// With each row of one of its tables changed; what the changes move must not be what rows are found by.
    #[must_use]
    pub fn with_each<R: KeptRecord>(mut self, change: impl Fn(&R) -> R) -> Self {
        let changed = |row: &Numbered<R>| Numbered { line: row.line, record: change(&row.record) };
        let rows = self.rows().iter().map(changed).collect();
        R::keep(&mut self.tables, rows);
        self
    }

    /// With some of its people and their marks alone.
    #[must_use]
    pub fn of_people(mut self, is_one: impl Fn(&Enrolment) -> bool) -> Self {
        let people: Vec<Numbered<Enrolment>> =
            self.numbered_enrolments().iter().filter(|row| is_one(&row.record)).cloned().collect();
        let marks: Vec<Numbered<Mark>> = {
            let ids: HashSet<&str> = people.iter().map(|row| row.record.id.as_str()).collect();
            let is_theirs = |row: &&Numbered<Mark>| ids.contains(row.record.participant.as_str());
            self.numbered_marks().iter().filter(is_theirs).cloned().collect()
        };
        Enrolment::keep(&mut self.tables, people);
        Mark::keep(&mut self.tables, marks);
        self.seated_anew()
    }

    /// Without the marks that name nobody and no log: of a thousand cohorts, what can speak of somebody and no more. Hours are
    /// not to be counted from it.
    #[must_use]
    pub fn without_silent_marks(mut self) -> Self {
        let marks = self.numbered_marks().iter().filter(|row| row.record.speaks()).cloned().collect();
        Mark::keep(&mut self.tables, marks);
        self.seated_anew()
    }

    fn seated_anew(mut self) -> Self {
        self.grid = SeatGrid::of(&self.cohort, Enrolment::rows(&self.tables), Mark::rows(&self.tables));
        self
    }

    /// The rows of one of its tables, with their lines, in the order of the file.
    pub fn rows<R: KeptRecord>(&self) -> &[Numbered<R>] {
        debug_assert!(self.breadth.reads(R::TABLE), "{} was not read", R::TABLE.file);
        R::rows(&self.tables)
    }

    /// The records of one of its tables, in the order of the file.
    pub fn each<'a, R: KeptRecord + 'a>(&'a self) -> impl ExactSizeIterator<Item = &'a R> + Clone {
        self.rows().iter().map(|row| &row.record)
    }

    /// The names under which video tools know its people, in the order of the file.
    pub fn aliases(&self) -> &[Numbered<Alias>] {
        self.rows()
    }

    /// What is known of a session once held.
    pub fn held(&self, session: &str) -> Option<&HeldSession> {
        self.held_at.get(session).map(|at| &self.numbered_held()[*at].record)
    }

    /// What is known of sessions once held, with their lines.
    pub fn numbered_held(&self) -> &[Numbered<HeldSession>] {
        self.rows()
    }

    /// What is known of sessions once held, in the order of the file.
    pub fn held_sessions(&self) -> impl Iterator<Item = &HeldSession> {
        self.rows().iter().map(|row| &row.record)
    }

    /// Enrolments in the order of the file.
    pub fn enrolments(&self) -> impl ExactSizeIterator<Item = &Enrolment> + Clone {
        self.numbered_enrolments().iter().map(|row| &row.record)
    }

    /// Enrolments with their lines.
    pub fn numbered_enrolments(&self) -> &[Numbered<Enrolment>] {
        self.rows()
    }

    /// Marks with their lines, in the order of the file.
    pub fn numbered_marks(&self) -> &[Numbered<Mark>] {
        self.rows()
    }

    /// The marks of a session, in the order of the file.
    pub fn marks_of<'a>(&'a self, session: &'a SessionId) -> impl Iterator<Item = &'a Mark> {
        self.numbered_marks().iter().map(|row| &row.record).filter(move |mark| mark.session == *session)
    }

    /// Position of an enrolment in the file.
    pub fn position(&self, id: &str) -> Option<EnrolmentIndex> {
        self.numbered_enrolments().iter().position(|row| row.record.id.as_str() == id).map(EnrolmentIndex)
    }

    /// Positions of all enrolments, in the order of the file.
    pub fn positions(&self) -> impl DoubleEndedIterator<Item = EnrolmentIndex> + ExactSizeIterator + Clone + use<> {
        EnrolmentIndex::all(self.numbered_enrolments().len())
    }

    /// Enrolments with their positions, in the order of the file.
    pub fn indexed_enrolments(&self) -> impl ExactSizeIterator<Item = (EnrolmentIndex, &Enrolment)> + Clone {
        self.positions().zip(self.enrolments())
    }

    /// The enrolment at a position.
    pub fn enrolment(&self, position: EnrolmentIndex) -> &Enrolment {
        &self.numbered_enrolments()[position.0].record
    }

    /// The enrolment of an id.
    pub fn enrolment_of(&self, id: &str) -> Option<&Enrolment> {
        self.position(id).map(|position| self.enrolment(position))
    }

    /// Positions of the enrolments in the order in which people are listed: by last name, first name (folded, letters
    /// and digits only), then id.
    pub fn in_order(&self) -> Vec<EnrolmentIndex> {
        // One text a person: what parts the keys comes before every letter of theirs.
        let key = |row: &Enrolment| {
            let mut key = String::with_capacity(row.last_name.len() + row.first_name.len() + row.id.as_str().len() + 2);
            append_sort_key(&row.last_name, &mut key);
            key.push('\0');
            append_sort_key(&row.first_name, &mut key);
            key.push('\0');
            key.push_str(row.id.as_str());
            key
        };
        let mut people: Vec<_> = self.indexed_enrolments().map(|(position, row)| (key(row), position)).collect();
        people.sort_unstable();
        people.into_iter().map(|(_, position)| position).collect()
    }

    /// The session at a position.
    pub fn session(&self, position: SessionIndex) -> &Session {
        self.cohort.session_at(position)
    }

    /// One enrolment × one session, by their positions.
    pub fn seat(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> Seat<'_> {
        let mark = self.numbered_mark(enrolment, session).map(|row| &row.record);
        Seat { enrolment: self.enrolment(enrolment), session: self.session(session), mark }
    }

    /// The line of the mark of a seat.
    pub fn mark_line(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> Option<u32> {
        self.numbered_mark(enrolment, session).map(|row| row.line)
    }

    fn numbered_mark(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> Option<&Numbered<Mark>> {
        self.grid.mark(enrolment.0, session.0).map(|at| &self.numbered_marks()[at])
    }

    /// For each session, what the mark of somebody says. Unlike [`CohortRecords::seat`], it leaves marks packed that are.
    pub fn said_of_person<'r>(&'r self, person: EnrolmentIndex) -> impl Fn(SessionIndex) -> Option<MarkSaid<'r>> {
        let (at, packed) = (self.grid.marks_of(person.0), self.tables.packed_marks());
        move |session| {
            let at = at(session.0)?;
            Some(match packed {
                Some(packed) => packed.said(packed.said_at(at)),
                None => MarkSaid::from(&self.numbered_marks()[at].record),
            })
        }
    }

    /// What the mark of a seat says, as [`CohortRecords::said_of_person`] tells it.
    #[inline]
    pub fn said(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> Option<MarkSaid<'_>> {
        self.said_number(enrolment, session).map(|number| self.said_of(number))
    }

    /// The number of what the mark of a seat says; marks of one number say the same.
    #[inline]
    pub fn said_number(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> Option<usize> {
        let at = self.grid.mark(enrolment.0, session.0)?;
        Some(self.tables.packed_marks().map_or(at, |packed| packed.said_at(at)))
    }

    /// What marks of that number say.
    #[inline]
    pub fn said_of(&self, number: usize) -> MarkSaid<'_> {
        match self.tables.packed_marks() {
            Some(packed) => packed.said(number),
            None => MarkSaid::from(&self.numbered_marks()[number].record),
        }
    }

    /// All that marks say, each at least once.
    pub fn all_said(&self) -> Box<dyn Iterator<Item = MarkSaid<'_>> + '_> {
        match self.tables.packed_marks() {
            Some(packed) => Box::new(packed.all_said()),
            None => Box::new(self.each::<Mark>().map(MarkSaid::from)),
        }
    }

    /// One enrolment × one session as hours are counted from it.
    #[inline]
    pub fn counted_seat(&self, enrolment: EnrolmentIndex, session: SessionIndex) -> CountedSeat<'_> {
        let said = self.said(enrolment, session);
        let (enrolment, length) = (self.enrolment(enrolment), self.length(session));
        CountedSeat { enrolment, session: self.session(session), length, said }
    }

    /// All seats at one session as hours are counted from them, in the order of the enrolments.
    pub fn counted_seats_at(&self, session: SessionIndex) -> impl Iterator<Item = CountedSeat<'_>> {
        self.positions().map(move |person| self.counted_seat(person, session))
    }

    /// Whether minutes of somebody count at a session.
    pub fn is_attended(&self, session: SessionIndex) -> bool {
        self.counted_seats_at(session).any(|seat| seat.attended() > Minutes::ZERO)
    }

    /// Planned length of a session.
    #[inline]
    pub fn length(&self, session: SessionIndex) -> Minutes {
        self.lengths[session.0]
    }

    /// All seats of one enrolment, in the order of the sessions.
    pub fn seats_of(&self, enrolment: EnrolmentIndex) -> impl Iterator<Item = Seat<'_>> {
        self.cohort.positions().map(move |session| self.seat(enrolment, session))
    }

    /// The id of somebody expected at a session, first of those without a mark: for a command that is shown.
    pub fn example_at(&self, session: SessionIndex) -> Option<&str> {
        let expected = self.in_order().into_iter().map(|person| self.seat(person, session)).filter(Seat::expected);
        let somebody = expected.min_by_key(|seat| seat.mark.is_some())?;
        Some(somebody.enrolment.id.as_str())
    }

    /// All seats at one session, in the order of the enrolments.
    pub fn seats_at(&self, session: SessionIndex) -> impl Iterator<Item = Seat<'_>> {
        self.positions().map(move |enrolment| self.seat(enrolment, session))
    }
}

/// Where the row of each session stands: of two rows of one session the first is the one that is found.
fn held_at(tables: &Tables) -> HashMap<SessionId, usize> {
    let rows = HeldSession::rows(tables).iter().enumerate().rev();
    rows.map(|(at, row)| (row.record.session.clone(), at)).collect()
}
