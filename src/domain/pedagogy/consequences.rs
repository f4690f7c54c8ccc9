//! What structures told of consequences: one row an aspect that a report says something about.

use std::collections::HashMap;

use super::feedback::Feedback;
use super::ids::{ToolId, order};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::Aspect;

/// What one report tells of one aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence<'a> {
    pub aspect: Aspect,
    pub tool: Option<&'a ToolId>,
    pub text: &'a str,
    /// Of whoever reported it; empty where that is not known.
    pub organisation: &'a str,
    /// The session that it came after.
    pub session: &'a SessionId,
    pub feedback: &'a Feedback,
}

/// All that is told, by aspect, tool (reports about none last), day and id. A report that says no day has the one of its
/// session. Blank texts are left out.
pub fn consequences(records: &CohortRecords) -> Vec<Consequence<'_>> {
    let people: HashMap<&str, &Enrolment> = records.enrolments().map(|row| (row.id.as_str(), row)).collect();
    let days: HashMap<&str, _> =
        records.cohort.sessions.iter().map(|session| (session.id.as_str(), session.date)).collect();
    let mut told: Vec<&Feedback> = records.each().collect();
    told.sort_by_key(|told| {
        let tool = told.tool.as_ref().map(|tool| order(tool.as_str()));
        let day = told.on.or_else(|| days.get(told.after.as_str()).copied());
        (tool.is_none(), tool, day, order(told.id.as_str()))
    });
    let of_aspect = |aspect: Aspect| {
        let people = &people;
        told.iter().filter(move |told| !told.consequence(aspect).trim().is_empty()).map(move |told| Consequence {
            aspect,
            tool: told.tool.as_ref(),
            text: told.consequence(aspect),
            organisation: people.get(told.participant.as_str()).map_or("", |person| person.organisation.as_str()),
            session: &told.after,
            feedback: told,
        })
    };
    Aspect::ALL.iter().flat_map(|aspect| of_aspect(*aspect)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{group, numbered, report};

    #[test]
    fn by_aspect_tool_and_day_without_blanks() {
        let about = |id: &str, who: &str, tool: &str, on: &str, information: &str, internal: &str| Feedback {
            tool: (!tool.is_empty()).then(|| ToolId::new(tool)),
            on: (!on.is_empty()).then(|| day(on)),
            information: information.to_owned(),
            internal: internal.to_owned(),
            ..report(id, who, "m2-1")
        };
        let told = vec![
            about("f1", "a", "", "2021-04-03", "i1", "  "),
            about("f2", "c", "w10", "2021-04-03", "i2", "n2"),
            about("f3", "z", "w2", "2021-04-05", "i3", ""),
            about("f10", "d", "w2", "2021-04-03", "i10", "n10"),
            about("f9", "d", "w2", "2021-04-03", "i9", ""),
            // Told after m2-1, of 2 April.
            about("f11", "d", "w2", "", "i11", ""),
        ];
        let records = group().records().with(numbered(told));
        let rows: Vec<_> =
            consequences(&records).into_iter().map(|one| (one.aspect, one.text, one.organisation)).collect();
        let (internal, information) = (Aspect::Internal, Aspect::Information);
        assert_eq!(
            rows,
            [
                (internal, "n10", "Rive"),
                (internal, "n2", "Phare"),
                (information, "i11", "Rive"),
                (information, "i9", "Rive"),
                (information, "i10", "Rive"),
                (information, "i3", ""),
                (information, "i2", "Phare"),
                (information, "i1", "Lumière"),
            ]
        );
    }
}
