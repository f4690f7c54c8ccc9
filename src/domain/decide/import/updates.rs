//! What the rows of a form say otherwise of people who are there, taken (`--update`). Of several rows about one person,
//! the last to say something of a column is the one that stands: importing them again changes nothing.

use std::collections::BTreeMap;

use crate::domain::change::Plan;
use crate::domain::decide::differences::{Difference, differences};
use crate::domain::decide::edit::Edit;
use crate::domain::decide::roll::Roll;
use crate::domain::registration::{FormRow, Registration};

use super::judge::Judged;
use super::verdict::{Rejection, Verdict};

/// Corrects everybody of whom their rows, in that order, say something else; the rows that made it so are told.
pub fn updates(
    roll: &mut Roll<'_>,
    rows: &[FormRow],
    order: &[usize],
    judged: &mut [Judged],
    exception: Option<&str>,
) -> Plan {
    let mut people: BTreeMap<usize, Vec<(usize, &Registration)>> = BTreeMap::new();
    for place in order {
        if let (Some(person), Ok(registration)) = (judged[*place].person, &rows[*place].read) {
            people.entry(person).or_default().push((*place, registration));
        }
    }
    let mut plan = Plan::default();
    for (person, said) in people {
        let there = roll.person(person);
        let together = said.iter().fold(Registration::default(), |all, (_, row)| all.corrected_by(row));
        let differs = differences(there, &together);
        if differs.is_empty() {
            continue;
        }
        let correction = Difference::correction(there.id.to_string(), &together, &differs);
        let outcome = roll.correct(person, &Edit { exception: exception.map(str::to_owned), ..correction });
        for (place, _) in said {
            let Verdict::Already { differs: row, updated, .. } = &mut judged[place].verdict else { continue };
            match &outcome {
                Ok(_) => *updated = row.iter().any(|said| differs.iter().any(|taken| taken.says_as(said))),
                Err(_) if row.is_empty() => {}
                Err(refusal) => judged[place] = Judged::rejected(Rejection::Refused(Box::new(refusal.clone()))),
            }
        }
        if let Ok(correction) = outcome {
            plan.changes.extend(correction.changes);
            plan.notices.extend(correction.notices);
        }
    }
    plan
}
