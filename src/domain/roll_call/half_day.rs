//! The half-days of a session: morning and afternoon, cut at 13:00 (a house rule: the law defines none). Judges want a signature
//! for each of them.

use chrono::NaiveTime;

use crate::domain::programme::cohort::Session;
use crate::lang::Lang;

/// Before or after the cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SideOfCut {
    Morning,
    Afternoon,
}

/// A half-day of a session, with the part of the session that falls in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHalf {
    pub day: SideOfCut,
    /// As the page calls it.
    pub label: String,
    pub start: NaiveTime,
    pub end: NaiveTime,
}

impl SideOfCut {
    /// As files keep it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Morning => "am",
            Self::Afternoon => "pm",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Morning, Self::Afternoon].into_iter().find(|half| half.key() == key)
    }

    /// As people read it.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Morning, Lang::En) => "morning",
            (Self::Morning, Lang::Fr) => "matin",
            (Self::Afternoon, Lang::En) => "afternoon",
            (Self::Afternoon, Lang::Fr) => "après-midi",
        }
    }
}

impl SessionHalf {
    /// Whether somebody who was there from and to these times was there in it.
    pub fn touches(&self, from: NaiveTime, to: NaiveTime) -> bool {
        from < self.end && self.start < to
    }
}

/// The half-days of a session, one or two.
pub fn halves(session: &Session, lang: Lang) -> Vec<SessionHalf> {
    let cut = NaiveTime::from_hms_opt(13, 0, 0).unwrap_or_default();
    let (start, end) = (session.start, session.end);
    let of = |day: SideOfCut, start, end| SessionHalf { day, label: day.word(lang).to_owned(), start, end };
    if end <= cut {
        vec![of(SideOfCut::Morning, start, end)]
    } else if start >= cut {
        vec![of(SideOfCut::Afternoon, start, end)]
    } else {
        vec![of(SideOfCut::Morning, start, cut), of(SideOfCut::Afternoon, cut, end)]
    }
}
