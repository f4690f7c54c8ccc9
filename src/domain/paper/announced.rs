//! Which sessions an invitation announced, and for when: `m2-1@2021-04-02T14:00,m2-2@cancelled`.

use chrono::{NaiveDate, NaiveDateTime};

use super::content::{Content, PaperFact};
use super::issued::IssuedPaper;
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::PaperKind;

/// When a session begins, as a paper announced it; none: that it is cancelled.
pub type Announced = Option<NaiveDateTime>;

const CANCELLED: &str = "cancelled";
const MOMENT: &str = "%Y-%m-%dT%H:%M";

/// What is announced of these sessions now.
pub fn announced(records: &CohortRecords, sessions: &[SessionIndex]) -> String {
    let one = |at: &SessionIndex| {
        let session = records.session(*at);
        let when = now(session).map_or_else(|| CANCELLED.to_owned(), |at| at.format(MOMENT).to_string());
        format!("{}@{when}", session.id)
    };
    sessions.iter().map(one).collect::<Vec<_>>().join(",")
}

/// When it begins.
fn now(session: &Session) -> Announced {
    (!session.cancelled).then(|| session.at(session.start))
}

/// Somebody to whom another moment was announced than that at which a session begins now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misled {
    pub announced: Announced,
    /// Whether the invitation was to that session alone.
    pub alone: bool,
}

/// Whether somebody was invited to a session at another moment; the last paper that names the session counts. One that is over,
/// as it was announced and as it is, misleads nobody.
pub fn misled(records: &CohortRecords, person: &ParticipantId, session: &Session, today: NaiveDate) -> Option<Misled> {
    let is_theirs =
        |paper: &&IssuedPaper| paper.kind == PaperKind::Invitation && paper.participant.as_ref() == Some(person);
    let announcing = |paper: &IssuedPaper| {
        let announced = read(Content::read(&paper.content).get(PaperFact::Dates), &session.id)?;
        Some((paper.issued_on, Misled { announced, alone: paper.session.is_some() }))
    };
    // Of two of one day, the one below is the later one.
    let (_, last) = records.each::<IssuedPaper>().filter(is_theirs).filter_map(announcing).max_by_key(|(on, _)| *on)?;
    let now = now(session);
    let is_to_come = [last.announced, now].into_iter().flatten().any(|at| at.date() >= today);
    (last.announced != now && is_to_come).then_some(last)
}

/// What is announced of a session; none where it is not named.
fn read(cell: &str, session: &SessionId) -> Option<Announced> {
    let (_, when) = cell.split(',').filter_map(|one| one.rsplit_once('@')).find(|(id, _)| *id == session.as_str())?;
    if when == CANCELLED { Some(None) } else { NaiveDateTime::parse_from_str(when, MOMENT).ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, issued};
    use crate::domain::records::Numbered;

    fn paper(dates: &str, issued_on: &str) -> Numbered<IssuedPaper> {
        let mut paper = issued(PaperKind::Invitation, "ann");
        paper.record.content = Content::default().with(PaperFact::Dates, dates).to_string();
        paper.record.issued_on = day(issued_on);
        paper
    }

    #[test]
    fn the_last_paper_that_names_a_session_says_for_when_it_was() {
        let built = cohort("c").person("Ann", "Lee", |_| {}).records();
        let all: Vec<SessionIndex> = built.cohort.positions().collect();
        let cell = announced(&built, &all[..2]);
        assert_eq!(cell, "m1-1@2021-03-16T14:00,m2-1@2021-04-02T10:00");
        let told = |papers: Vec<Numbered<IssuedPaper>>, session: usize, today: &str| {
            let records = cohort("c").person("Ann", "Lee", |_| {}).records().with(papers);
            misled(&records, &ParticipantId::new("ann"), records.session(all[session]), day(today))
        };
        let early = "2021-03-01";
        assert_eq!(told(vec![paper(&cell, early)], 1, early), None);
        let old = "m2-1@2021-04-01T10:00";
        let wrong = Misled { announced: NaiveDateTime::parse_from_str(&old[5..], MOMENT).ok(), alone: false };
        assert_eq!(told(vec![paper(old, early)], 1, early), Some(wrong));
        assert_eq!(told(vec![paper(old, early)], 1, "2021-04-03"), None, "it is over");
        assert_eq!(told(vec![paper(old, early)], 0, early), None, "not named");
        assert_eq!(told(vec![paper(old, early), paper(&cell, early)], 1, early), None, "announced anew the same day");
        assert_eq!(told(vec![paper(&cell, "2021-03-02"), paper(old, early)], 1, early), None);
        let restored = Some(Misled { announced: None, alone: false });
        assert_eq!(told(vec![paper("m2-1@cancelled", early)], 1, early), restored);
        assert_eq!(told(vec![paper("", early), issued(PaperKind::Invitation, "ann")], 1, early), None);
    }
}
