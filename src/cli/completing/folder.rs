//! The folder as a completion sees it: looked at and never opened for more, the cohort meant being the one that the
//! command would take. Whatever is wrong with it is nothing to be completed from.

use std::cell::OnceCell;

use chrono::{NaiveDate, NaiveDateTime};

use super::kind::{self, Kind};
use super::typed::Typed;
use crate::commands::context::Context;
use crate::commands::in_order::all_in_order;
use crate::commands::meant_cohort::{Clue, days_away, named_cohort};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::lookup::{Lookup, SessionWord, person_among, session};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::CohortId;
use crate::domain::tables::KeptRecord;
use crate::store::Reading;

/// In so many cohorts people and sessions typed before are looked for, the nearest in time first.
const LOOKED_INTO: usize = 20;

/// So many definitions are looked through at once by one core: handing over the days of each costs as much as finding them.
const LOT: usize = 64;

/// The folder, read when it is asked for.
pub struct GlancedFolder<'a> {
    context: &'a Context<'a>,
    typed: &'a Typed,
    reading: OnceCell<Option<Reading>>,
    cohort: OnceCell<Option<Cohort>>,
}

impl<'a> GlancedFolder<'a> {
    pub fn of(context: &'a Context<'a>, typed: &'a Typed) -> Self {
        Self { context, typed, reading: OnceCell::new(), cohort: OnceCell::new() }
    }

    /// The definition.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.get_or_init(|| self.context.folder().ok()?.glance().ok()).as_ref()
    }

    /// Now, where the programme is.
    pub fn now(&self) -> Option<NaiveDateTime> {
        Some(self.context.moment(self.reading()?.programme()))
    }

    /// The cohort meant.
    pub fn cohort(&self) -> Option<&Cohort> {
        self.cohort.get_or_init(|| self.meant()).as_ref()
    }

    /// The rows of a table of the cohort meant.
    pub fn rows<R: KeptRecord>(&self) -> Option<Vec<R>> {
        let cohort = self.cohort()?;
        self.reading()?.rows_alone(&cohort.id).ok()
    }

    fn meant(&self) -> Option<Cohort> {
        let reading = self.reading()?;
        let read = |id: &CohortId| reading.cohort(id).ok().flatten();
        // `cohorts show` and `transfer --to` name one too, which is another's matter.
        if let Some(named) = self.context.cohort_named().filter(|named| *named != "all") {
            return read(&named_cohort(reading, named).ok()?);
        }
        let known = reading.cohort_ids().ok()?;
        if let [only] = &known[..] {
            return read(only);
        }
        let now = self.now()?;
        // Between the days that a definition names lie those of its sessions: most of them need not be read to the end.
        let lots: Vec<&[CohortId]> = known.chunks(LOT).collect();
        let days = |at: usize| lots[at].iter().map(|id| reading.days_named(id)).collect::<Vec<_>>();
        let days = all_in_order(lots.len(), days).into_iter().flatten();
        let away =
            |(first, last): (NaiveDate, NaiveDate)| (first - now.date()).max(now.date() - last).num_days().max(0);
        let mut near: Vec<(i64, &CohortId)> =
            days.zip(&known).filter_map(|(days, id)| Some((away(days?), id))).collect();
        near.sort_by_key(|(days, _)| *days);
        let running: Vec<Cohort> =
            near.iter().take_while(|(days, _)| *days == 0).filter_map(|(_, id)| read(id)).collect();
        let running: Vec<&Cohort> = running.iter().filter(|cohort| days_away(cohort, now.date()) == Some(0)).collect();
        if let [one] = running[..] {
            return Some(one.clone());
        }
        let clues = self.clues();
        let cohorts = || near.iter().take(LOOKED_INTO).filter_map(|(_, id)| read(id));
        let fitting = (!clues.is_empty()).then(|| cohorts().find(|cohort| self.fits(cohort, &clues, now))).flatten();
        let nearest = || cohorts().min_by_key(|cohort| days_away(cohort, now.date()).unwrap_or(i64::MAX));
        fitting.or_else(nearest)
    }

    /// What was typed before of sessions and people.
    fn clues(&self) -> Vec<Clue<'a>> {
        let clue = |(id, value): &'a (String, String)| {
            let arg = self.typed.command.get_arguments().find(|arg| arg.get_id() == id.as_str())?;
            let value = value.split('=').next().unwrap_or(value);
            match kind::of(arg)?.kinds[..] {
                [Kind::Sessions] => Some(Clue::Session(value)),
                [Kind::People] => Some(Clue::Person(value)),
                _ => None,
            }
        };
        self.typed.values.iter().filter_map(clue).collect()
    }

    /// Whether the cohort knows all that was typed.
    fn fits(&self, cohort: &Cohort, clues: &[Clue<'_>], now: NaiveDateTime) -> bool {
        let people = OnceCell::new();
        let people = || people.get_or_init(|| self.reading()?.rows_alone::<Enrolment>(&cohort.id).ok());
        clues.iter().all(|clue| match clue {
            Clue::Session(typed) | Clue::Either(typed) => {
                !matches!(session(cohort, &SessionWord::read(cohort, typed, now.date()), now), Lookup::None(_))
            }
            Clue::Person(typed) => people().as_ref().is_some_and(|people| person_among(people, typed)),
        })
    }
}
