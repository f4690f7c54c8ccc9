//! The one rule that needs all cohorts: a trainer cannot be in two sessions at once. Keeps sessions that have a trainer,
//! and nothing else of a cohort.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::findings::sessions::Sessions;
use crate::domain::place::Place;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, TrainerId};

use super::Findings;

/// Sessions of each trainer over the cohorts seen so far.
#[derive(Debug, Default)]
pub struct Across(BTreeMap<TrainerId, Vec<Slot>>);

#[derive(Debug)]
struct Slot {
    cohort: CohortId,
    file: Arc<str>,
    session: Session,
    examined: bool,
}

impl Across {
    /// Takes in a cohort. One that is not `examined` only shows what it does to the others.
    pub fn add(&mut self, cohort: &Cohort, examined: bool) {
        for session in cohort.sessions.iter().filter(|session| !session.cancelled) {
            if let Some(trainer) = &session.trainer {
                self.0.entry(trainer.clone()).or_default().push(Slot {
                    cohort: cohort.id.clone(),
                    file: Arc::clone(&cohort.file),
                    session: session.clone(),
                    examined,
                });
            }
        }
    }

    /// Every moment at which an examined session begins or goes on while its trainer begins another one: the first two
    /// sessions, and how many more begin then. A trainer of a thousand cohorts is in two places at each hour once.
    pub fn findings(mut self, programme: &Programme) -> Findings {
        let mut findings = Findings::default();
        for (trainer, slots) in &mut self.0 {
            slots.sort_by_key(|slot| (slot.session.date, slot.session.start));
            let name = programme.trainer(trainer).map_or_else(|| trainer.to_string(), |trainer| trainer.name.clone());
            for moment in moments(slots) {
                let Moment { here, there, more } = moment;
                findings.add(
                    twice(&name, here, there, more),
                    Place::quoted(&here.file, here.session.line, here.session.id.as_str()),
                );
            }
        }
        findings
    }
}

/// Sessions of one trainer that are at once.
struct Moment<'a> {
    here: &'a Slot,
    there: &'a Slot,
    /// How many others begin with the later of the two.
    more: usize,
}

/// Of the sessions of one trainer, in order of date and start.
fn moments(slots: &[Slot]) -> Vec<Moment<'_>> {
    let begins = |slot: &Slot| (slot.session.date, slot.session.start);
    let mut found: Vec<Moment<'_>> = Vec::new();
    let mut last = None;
    for (position, later) in slots.iter().enumerate() {
        // In order of date: back to the first session of the day, and no further. One is enough said.
        let mut before = slots[..position].iter().rev().take_while(|slot| slot.session.date == later.session.date);
        let met = |earlier: &&Slot| earlier.session.overlaps(&later.session) && (earlier.examined || later.examined);
        let Some(earlier) = before.find(met) else { continue };
        if let Some(moment) = found.last_mut().filter(|_| last == Some(begins(later))) {
            moment.more += 1;
        } else {
            let (here, there) = if later.examined { (later, earlier) } else { (earlier, later) };
            found.push(Moment { here, there, more: 0 });
        }
        last = Some(begins(later));
    }
    found
}

fn twice(trainer: &str, here: &Slot, there: &Slot, more: usize) -> Sessions {
    Sessions::TrainerTwice {
        trainer: trainer.to_owned(),
        session: here.session.id.to_string(),
        cohort: here.cohort.to_string(),
        other: there.session.id.to_string(),
        other_cohort: there.cohort.to_string(),
        date: here.session.date,
        from: here.session.start.max(there.session.start),
        to: here.session.end.min(there.session.end),
        more,
    }
}
