//! How often a session was changed since it was defined, and when last: whoever keeps a calendar of it knows by that which
//! of two versions is the later one.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::ids::SessionId;

/// What one operation did to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEvent {
    /// It was defined.
    Came,
    /// It is no longer defined.
    Went,
    /// Its day, its times, its place, its link or its state is another; whether it is at another time.
    Changed { moved: bool },
    /// Something else of it is another: its note, its trainer.
    Touched,
}

/// Where a session stands among its versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// 0 as it was defined; it grows with every change that a command made. A change by hand in the definition is not in the
    /// journal, and does not count.
    pub sequence: u32,
    /// When something of it was changed last; none where the journal holds no change of it.
    pub last: Option<DateTime<Utc>>,
    /// Whether it was ever put to another time.
    pub moved: bool,
}

/// The revisions of the sessions of a cohort, from the operations about them in any order.
#[derive(Clone, Debug, Default)]
pub struct Revisions {
    sessions: HashMap<SessionId, Tally>,
    /// What was done to the cohort as a whole, and so to each of its sessions.
    whole: Tally,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    came: u32,
    went: u32,
    changed: u32,
    moved: bool,
    last: Option<DateTime<Utc>>,
}

impl Tally {
    fn add(&mut self, event: SessionEvent, at: Option<DateTime<Utc>>) {
        match event {
            SessionEvent::Came => self.came += 1,
            SessionEvent::Changed { moved } => {
                self.changed += 1;
                self.moved |= moved;
            }
            SessionEvent::Went => self.went += 1,
            SessionEvent::Touched => {}
        }
        self.last = self.last.max(at);
    }
}

impl Revisions {
    /// Takes in what an operation did at that moment: to one session, or to the whole cohort.
    pub fn add(&mut self, session: Option<&SessionId>, event: SessionEvent, at: Option<DateTime<Utc>>) {
        match session {
            Some(session) => self.sessions.entry(session.clone()).or_default().add(event, at),
            None => self.whole.add(event, at),
        }
    }

    /// That of a session. Where it was defined a second time, others may still have what it was before: that is a change.
    pub fn of(&self, session: &SessionId) -> Revision {
        let own = self.sessions.get(session).copied().unwrap_or_default();
        // A session that was added to a cohort was not there when the cohort was defined.
        let was_added = own.came > own.went && self.whole.came > 0;
        let first = 1 + u32::from(was_added);
        let came = (own.came + self.whole.came).saturating_sub(first);
        let (sequence, last) = (own.changed + came, own.last.max(self.whole.last));
        Revision { sequence, last, moved: own.moved }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_counts_its_changes_from_its_definition() {
        use SessionEvent::{Came, Touched, Went};
        let changed = SessionEvent::Changed { moved: false };
        let (one, other) = (SessionId::new("m1-1"), SessionId::new("m2-1"));
        for (whole, own, sequence) in [
            (&[][..], &[][..], 0),
            (&[Came][..], &[][..], 0),
            (&[], &[Came], 0),
            (&[], &[changed, Touched, changed], 2),
            (&[Came], &[changed], 1),
            (&[Came], &[Came], 0),
            (&[Came], &[Came, Went, Came], 1),
            (&[Came], &[Went, Came], 1),
            (&[Came, Went, Came], &[], 1),
            (&[], &[Came, Went, Came, changed], 2),
        ] {
            let mut revisions = Revisions::default();
            for event in whole {
                revisions.add(None, *event, None);
            }
            for event in own {
                revisions.add(Some(&one), *event, None);
            }
            revisions.add(Some(&other), SessionEvent::Changed { moved: true }, None);
            assert_eq!(revisions.of(&one).sequence, sequence, "{whole:?} {own:?}");
            assert!(revisions.of(&other).moved && !revisions.of(&one).moved);
        }
    }

    #[test]
    fn the_last_change_is_the_latest_in_whatever_order_they_are_read() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().ok();
        let one = SessionId::new("m1-1");
        let mut revisions = Revisions::default();
        assert_eq!(revisions.of(&one).last, None);
        for moment in ["2021-04-02T10:00:00Z", "2021-04-09T10:00:00Z", "2021-04-01T10:00:00Z"] {
            revisions.add(Some(&one), SessionEvent::Touched, at(moment));
        }
        assert_eq!(revisions.of(&one).last, at("2021-04-09T10:00:00Z"));
        revisions.add(None, SessionEvent::Came, at("2021-05-01T10:00:00Z"));
        assert_eq!(revisions.of(&one).last, at("2021-05-01T10:00:00Z"));
    }
}
