//! What a report is asked: filters of people, filters of sessions, and today. Owns what each filter lets through.

use chrono::NaiveDate;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::sort_key;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{FunderId, ModuleId};
use crate::domain::vocabulary::PersonStatus;

/// Filters; one that is not set lets everything through.
#[derive(Clone, Debug)]
pub struct Query {
    /// The day that "to date", `held` and `planned` are seen from.
    pub today: NaiveDate,
    /// Enrolments paid by that funder.
    pub funder: Option<FunderId>,
    /// People who enrolled as that.
    pub status: Option<PersonStatus>,
    /// People of that organisation, as written, case and accents apart.
    pub organisation: Option<String>,
    /// Sessions of that module.
    pub module: Option<ModuleId>,
    /// Sessions of that day or later.
    pub from: Option<NaiveDate>,
    /// Sessions of that day or earlier.
    pub to: Option<NaiveDate>,
}

impl Query {
    /// Everything, seen from that day.
    pub fn everything(today: NaiveDate) -> Self {
        Self { today, funder: None, status: None, organisation: None, module: None, from: None, to: None }
    }

    /// Whether this enrolment is asked for.
    pub fn wants_person(&self, enrolment: &Enrolment) -> bool {
        self.funder.as_ref().is_none_or(|funder| enrolment.funder.as_ref() == Some(funder))
            && self.status.is_none_or(|status| enrolment.status == Some(status))
            && self.organisation.as_ref().is_none_or(|name| sort_key(name) == sort_key(&enrolment.organisation))
    }

    /// Whether this session is asked for.
    pub fn wants_session(&self, session: &Session) -> bool {
        self.module.as_ref().is_none_or(|module| session.module == *module)
            && self.from.is_none_or(|first| first <= session.date)
            && self.to.is_none_or(|last| session.date <= last)
    }

    /// Whether only some sessions are asked for.
    pub fn restricts_sessions(&self) -> bool {
        self.module.is_some() || self.from.is_some() || self.to.is_some()
    }
}
