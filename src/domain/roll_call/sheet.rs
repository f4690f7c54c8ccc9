//! What one file of a roll-call page says, once it is checked: everything in it has its form, and nobody in it is a stranger to
//! its own list. Nothing else of it is trusted: whether the folder agrees is decided elsewhere.

use chrono::{DateTime, NaiveTime, Utc};

use super::half_day::{SessionHalf, SideOfCut};
use super::roster::{Listed, Roster};
use super::strokes::Strokes;
use crate::domain::vocabulary::Attendance;

/// One save of one copy of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub roster: Roster,
    /// SHA-256 of the list as the file has it.
    pub roster_digest: String,
    /// Drawn at random when the page was first opened.
    pub copy: String,
    /// Counts the changes of the copy.
    pub revision: u32,
    pub opened_at: DateTime<Utc>,
    pub saved_at: DateTime<Utc>,
    /// IANA name of the device's zone; empty where it had none.
    pub device_timezone: String,
    /// The device's day was another than the session's, and somebody said that it is right so.
    pub other_day: bool,
    /// Each of somebody on the list, or added.
    pub marks: Vec<SheetMark>,
    /// People who came without being on the list.
    pub added: Vec<Listed>,
    pub signatures: Vec<Signature>,
    pub headcount: Option<u32>,
    pub note: String,
    /// The trainer's, with which the sheet was closed.
    pub closed: Option<TrainerAttestation>,
    pub reopened: Vec<Reopening>,
}

/// What was marked of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMark {
    /// An id of the list, or of somebody added.
    pub participant: String,
    pub attendance: Attendance,
    pub arrived: Option<NaiveTime>,
    pub left: Option<NaiveTime>,
}

/// One person's, for one half-day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub by: String,
    pub half: SideOfCut,
    pub at: DateTime<Utc>,
    pub took_ms: u32,
    /// What they signed to have attended.
    pub signed_as: SheetStay,
    pub ink: Ink,
}

/// From arrival to departure; none: from the start, to the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetStay {
    pub arrived: Option<NaiveTime>,
    pub left: Option<NaiveTime>,
}

/// How somebody signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ink {
    Drawn(Strokes),
    /// A typed name is a declaration, no signature.
    Typed(String),
}

/// That the trainer held the session, and that those who signed did so before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainerAttestation {
    pub name: String,
    pub at: DateTime<Utc>,
    pub took_ms: u32,
    pub ink: Ink,
}

/// That a closed sheet was opened again on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    pub at: DateTime<Utc>,
    pub reason: String,
}

impl Sheet {
    /// What was marked of somebody.
    pub fn mark(&self, id: &str) -> Option<&SheetMark> {
        self.marks.iter().find(|mark| mark.participant == id)
    }

    /// Somebody's signature for a half-day.
    pub fn signature(&self, id: &str, half: SideOfCut) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.by == id && signature.half == half)
    }

    /// Somebody's signatures for every half-day they were there, if none is missing and each is for no shorter stay than is
    /// marked now: a stay that was shortened afterwards is still signed for, one that was made longer is not.
    pub fn signed(&self, mark: &SheetMark) -> Option<Vec<&Signature>> {
        let (from, to) = self.span(mark.stay());
        let halves = self.roster.halves.iter().filter(|half| half.touches(from, to));
        let signed = halves.map(|half: &SessionHalf| {
            let signature = self.signature(&mark.participant, half.day)?;
            let (signed_from, signed_to) = self.span(signature.signed_as);
            (signed_from <= from && to <= signed_to).then_some(signature)
        });
        signed.collect::<Option<Vec<_>>>().filter(|signed| !signed.is_empty())
    }

    fn span(&self, stay: SheetStay) -> (NaiveTime, NaiveTime) {
        let session = &self.roster.session;
        (stay.arrived.unwrap_or(session.start), stay.left.unwrap_or(session.end))
    }

    /// Somebody on the list, or added.
    pub fn person(&self, id: &str) -> Option<&Listed> {
        self.roster.people.iter().chain(&self.added).find(|person| person.id == id)
    }
}

impl SheetMark {
    pub fn stay(&self) -> SheetStay {
        SheetStay { arrived: self.arrived, left: self.left }
    }
}

impl Ink {
    pub fn strokes(&self) -> Option<&Strokes> {
        match self {
            Self::Drawn(strokes) => Some(strokes),
            Self::Typed(_) => None,
        }
    }
}
