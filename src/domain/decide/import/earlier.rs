//! Sessions that are past and will count for those who join.

use chrono::NaiveDate;

use crate::domain::notice::Notice;
use crate::domain::programme::ids::SessionId;

/// Sessions that are past and will count for people who join now: said once for all of them.
#[derive(Debug, Default)]
pub struct Earlier {
    sessions: Vec<SessionId>,
    people: usize,
    day: Option<NaiveDate>,
}

impl Earlier {
    /// One more person for whom they count, from `day` on if nothing else is said.
    pub fn add(&mut self, sessions: Vec<SessionId>, day: NaiveDate) {
        self.people += 1;
        self.day = Some(self.day.map_or(day, |known| known.max(day)));
        let new: Vec<SessionId> = sessions.into_iter().filter(|session| !self.sessions.contains(session)).collect();
        self.sessions.extend(new);
    }

    /// The notice, if there is an earlier session.
    pub fn notice(self) -> Option<Notice> {
        let (sessions, people) = (self.sessions, self.people);
        self.day.map(|day| Notice::EarlierSessionsCountForAll { sessions, people, day })
    }
}
