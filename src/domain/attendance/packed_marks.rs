//! The marks of a cohort as they are read: what they say is kept once for each way of saying it, and each mark is the numbers
//! of its session, of its participant and of what it says. A cohort may have a million marks that say ten things.

use super::evidence::Evidence;
use super::mark::Mark;
use crate::domain::kept_rows::RecordPack;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::schema::record::Numbered;
use crate::domain::vocabulary::Attendance;

/// What a mark says, whoever it is of: many marks may share it, so that it does not tell its session and participant.
#[derive(Clone, Copy, Debug)]
pub struct MarkSaid<'m>(&'m Mark);

impl<'m> From<&'m Mark> for MarkSaid<'m> {
    fn from(mark: &'m Mark) -> Self {
        Self(mark)
    }
}

impl<'m> MarkSaid<'m> {
    #[inline]
    pub const fn attendance(self) -> Attendance {
        self.0.attendance
    }

    /// Minutes really attended.
    #[inline]
    pub const fn minutes(self) -> Minutes {
        self.0.minutes
    }

    #[inline]
    pub const fn evidence(self) -> &'m Evidence {
        &self.0.evidence
    }

    pub fn note(self) -> &'m str {
        &self.0.note
    }

    /// Whether it may speak of somebody.
    pub fn speaks(self) -> bool {
        self.0.speaks()
    }
}

/// One mark: positions in the lists of [`PackedMarks`].
#[derive(Clone, Copy, Debug)]
struct PackedMark {
    line: u32,
    session: u32,
    participant: u32,
    said: u32,
}

/// Marks of known sessions and participants, in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct PackedMarks {
    sessions: Vec<SessionId>,
    participants: Vec<ParticipantId>,
    /// What marks say; session and participant of these are of no account.
    said: Vec<Mark>,
    marks: Vec<PackedMark>,
}

impl PackedMarks {
    /// No mark yet, of these sessions and participants; about so many are expected.
    pub fn of(sessions: Vec<SessionId>, participants: Vec<ParticipantId>, expected: usize) -> Self {
        Self { sessions, participants, said: Vec::new(), marks: Vec::with_capacity(expected) }
    }

    /// Keeps what marks say, whoever they are of; gives its number.
    pub fn say(&mut self, mark: Mark) -> usize {
        self.said.push(mark);
        self.said.len() - 1
    }

    /// Adds the mark on that line, by the positions of its session and its participant and the number of what it says;
    /// nothing, where one of these numbers is beyond 32 bits.
    #[inline]
    pub fn add(&mut self, line: u32, (session, participant): (usize, usize), said: usize) -> Option<()> {
        let number = |number| u32::try_from(number).ok();
        let (session, participant, said) = (number(session)?, number(participant)?, number(said)?);
        self.marks.push(PackedMark { line, session, participant, said });
        Some(())
    }

    pub const fn count(&self) -> usize {
        self.marks.len()
    }

    /// The number of what the mark at that position says.
    #[inline]
    pub fn said_at(&self, position: usize) -> usize {
        self.marks[position].said as usize
    }

    /// What has that number.
    #[inline]
    pub fn said(&self, number: usize) -> MarkSaid<'_> {
        MarkSaid(&self.said[number])
    }

    /// All that marks say, each at least once.
    pub fn all_said(&self) -> impl Iterator<Item = MarkSaid<'_>> {
        self.said.iter().map(MarkSaid)
    }
}

impl RecordPack<Mark> for PackedMarks {
    fn unpacked(&self) -> Vec<Numbered<Mark>> {
        let unpacked = |mark: &PackedMark| {
            // Not the whole of what is said is copied: its ids are those of another mark.
            let said = &self.said[mark.said as usize];
            let record = Mark {
                session: self.sessions[mark.session as usize].clone(),
                participant: self.participants[mark.participant as usize].clone(),
                attendance: said.attendance,
                minutes: said.minutes,
                arrived: said.arrived,
                left: said.left,
                evidence: said.evidence.clone(),
                note: said.note.clone(),
            };
            Numbered { line: mark.line, record }
        };
        self.marks.iter().map(unpacked).collect()
    }
}
