//! A calendar that is handed over: its events, and the rule of the zone in which their times are told.

use chrono::Datelike as _;

use super::content_line::ContentLines;
use super::event::CalendarEvent;
use super::zone_rule::ZoneRule;
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::Minutes;

/// Events of one programme.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The title of the programme: the name of the calendar where a reader makes a new one.
    pub name: String,
    pub zone: chrono_tz::Tz,
    pub events: Vec<CalendarEvent>,
    /// How long before each one whoever has the calendar is reminded.
    pub alarm: Option<Minutes>,
}

impl Calendar {
    pub fn of(programme: &Programme, events: Vec<CalendarEvent>, alarm: Option<Minutes>) -> Self {
        Self { name: programme.title.clone(), zone: programme.timezone, events, alarm }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let years = || self.events.iter().map(|event| event.session().date.year());
        let range = years().min().zip(years().max()).map(|(first, last)| first..=last);
        let rule = range.and_then(|years| ZoneRule::of(self.zone, &years));
        let mut lines = ContentLines::default();
        lines.plain("BEGIN", "VCALENDAR");
        lines.plain("VERSION", "2.0");
        lines.plain("PRODID", "-//formation//calendar//EN");
        lines.plain("CALSCALE", "GREGORIAN");
        lines.plain("METHOD", "PUBLISH");
        lines.text("X-WR-CALNAME", &self.name);
        if let Some(rule) = &rule {
            rule.write(&mut lines);
        }
        for event in &self.events {
            event.write(&mut lines, rule.as_ref(), self.alarm);
        }
        lines.plain("END", "VCALENDAR");
        lines.bytes()
    }
}
