//! What the rows of a form say otherwise of people who are there. Of several rows about one person, the last to say
//! something of a column is the one that stands: importing them again changes nothing. It is taken of those who came with
//! this file, whose later answer replaces the earlier one; of those who were there before, where `--update` says so.

use crate::domain::change::Plan;
use crate::domain::decide::differences::{Difference, differences};
use crate::domain::decide::edit::Edit;
use crate::domain::decide::roll::Roll;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::registration::Registration;

use super::judged::{JudgedPerson, RowJudgement};
use super::request::Import;
use super::verdict::{Rejection, Verdict};

/// Corrects everybody of whom their rows, in that order, say something else; the rows that made it so are told.
pub fn updates(
    roll: &mut Roll<'_>,
    rows: &FormRows,
    order: &[usize],
    judged: &mut [RowJudgement],
    request: &Import,
) -> Plan {
    let about = |index: &usize| Some((judged[*index].about.person().filter(|_| rows.at(*index).is_read())?, *index));
    let mut people: Vec<(EnrolmentIndex, usize)> = order.iter().filter_map(about).collect();
    // The rows of one person stay in their order.
    people.sort_by_key(|(person, _)| *person);
    let mut plan = Plan::default();
    for said in people.chunk_by(|(one, _), (other, _)| one == other) {
        let (person, said) = (said[0].0, said.iter().map(|(_, index)| *index));
        let there = roll.person(person);
        let together = said.clone().fold(Registration::default(), |all, index| match rows.at(index).read() {
            Ok(row) if matches!(judged[index].about, JudgedPerson::Corrected(_)) => {
                all.corrected_by(row.without_email())
            }
            Ok(row) => all.corrected_by(row),
            Err(_) => all,
        });
        let differs = differences(&there, &together);
        let stands = |said: &Difference| differs.iter().any(|taken| taken.says_as(said));
        if !request.update && roll.joined_as(person).is_none() {
            // What a later row takes back is no news.
            for index in said {
                if let Verdict::Already(there) = &mut judged[index].verdict {
                    there.differs.retain(|said| stands(said));
                }
            }
            continue;
        }
        if differs.is_empty() {
            continue;
        }
        let correction = Difference::correction(there.id.to_string(), &differs);
        drop(there);
        let outcome = roll.correct(person, &Edit { exception: request.exception.clone(), ..correction });
        for index in said {
            let Verdict::Already(there) = &mut judged[index].verdict else { continue };
            match &outcome {
                Ok(_) => there.updated = there.differs.iter().any(stands),
                Err(_) if there.differs.is_empty() => {}
                Err(refusal) => {
                    judged[index] = RowJudgement::rejected(vec![Rejection::Refused(Box::new(refusal.clone()))]);
                }
            }
        }
        if let Ok(correction) = outcome {
            plan.changes.extend(correction.changes);
            plan.notices.extend(correction.notices);
        }
    }
    plan
}
