//! A session as an event of a calendar.

use chrono::{DateTime, Utc};

use super::content_line::ContentLines;
use super::moment::{instant, utc, write};
use super::zone_rule::ZoneRule;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::revision::Revision;
use crate::domain::quantity::Minutes;

/// One session.
#[derive(Clone, Debug)]
pub struct CalendarEvent {
    uid: String,
    title: String,
    session: Session,
    revision: Revision,
}

impl CalendarEvent {
    /// Of a session of a cohort. Who has the file of somebody else, or of the whole cohort, has the same event.
    pub fn of(programme: &Programme, cohort: &Cohort, session: &Session, revision: Revision) -> Self {
        let module = programme.modules.iter().find(|module| module.id == session.module);
        Self {
            uid: format!("{}.{}@{}", cohort.id, session.id, programme.id),
            title: module.map_or_else(|| session.module.to_string(), |module| module.title.clone()),
            session: session.clone(),
            revision,
        }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn write(&self, lines: &mut ContentLines, rule: Option<&ZoneRule>, alarm: Option<Minutes>) {
        let session = &self.session;
        let [start, end] = [session.start, session.end].map(|time| instant(session.zone, session.at(time)));
        let changed = utc(self.revision.last.unwrap_or(DateTime::<Utc>::UNIX_EPOCH));
        lines.plain("BEGIN", "VEVENT");
        lines.text("UID", &self.uid);
        lines.plain("SEQUENCE", &self.revision.sequence.to_string());
        lines.plain("DTSTAMP", &changed);
        lines.plain("LAST-MODIFIED", &changed);
        write(lines, "DTSTART", start, session.zone, rule);
        // An event that takes no time has no end (RFC 5545, 3.6.1).
        if end > start {
            write(lines, "DTEND", end, session.zone, rule);
        }
        lines.text("SUMMARY", &self.title);
        if !session.place.trim().is_empty() {
            lines.text("LOCATION", &session.place);
        }
        if !session.link.trim().is_empty() {
            if is_address(&session.link) {
                lines.address("URL", &session.link);
            }
            // Outlook and Google show no URL.
            lines.text("DESCRIPTION", &session.link);
        }
        lines.plain("STATUS", if session.cancelled { "CANCELLED" } else { "CONFIRMED" });
        if let Some(Minutes(before)) = alarm.filter(|_| !session.cancelled) {
            lines.plain("BEGIN", "VALARM");
            lines.plain("ACTION", "DISPLAY");
            lines.text("DESCRIPTION", &self.title);
            lines.plain("TRIGGER", &format!("-PT{before}M"));
            lines.plain("END", "VALARM");
        }
        lines.plain("END", "VEVENT");
    }
}

/// Whether it says how to get there: `https://…`, `tel:…`.
fn is_address(link: &str) -> bool {
    let scheme = link.trim().split_once(':').map(|(scheme, _)| scheme);
    let sign = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    scheme
        .is_some_and(|scheme| scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.chars().all(sign))
}
