//! What every command is given: the world, the global options, and how they choose the folder, the day, the cohort and
//! the name under which things are written.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::people::lookup::{self, Lookup};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::candidate::CohortDays;
use crate::domain::refusal::reason::Refusal;
use crate::env::Env;
use crate::lang::words::Lang;
use crate::store::{Actor, Failure, Folder, Noticed, Reading, Writing};
use crate::ui::command_error::Result;
use crate::ui::{Ui, failure};

/// Options of every command.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Global {
    /// The folder of the programme
    /// fr: Le dossier du programme
    #[arg(short = 'C', long = "folder", value_name = "DIR", global = true, help_heading = "Everywhere")]
    pub folder: Option<PathBuf>,
    /// The cohort, or `all` for a report
    /// fr: La cohorte, ou `all` pour un rapport
    #[arg(short, long, value_name = "ID", global = true, help_heading = "Everywhere")]
    pub cohort: Option<String>,
    /// The day to take for today
    /// fr: Le jour à prendre pour aujourd'hui
    #[arg(long, value_name = "DATE", value_parser = values::date, global = true, help_heading = "Everywhere")]
    pub today: Option<DateWord>,
    /// The language: fr or en
    /// fr: La langue : fr ou en
    #[arg(long, value_name = "LANG", value_parser = values::lang, global = true, help_heading = "Everywhere")]
    pub lang: Option<Lang>,
}

/// The world and the global options.
pub struct Context<'a> {
    /// The world.
    pub env: &'a Env,
    /// The moment the command began.
    pub now: DateTime<FixedOffset>,
    /// The global options.
    pub global: &'a Global,
    /// The command line as typed, for the journal.
    pub typed: Vec<String>,
    /// What was read otherwise than it is written.
    pub noticed: Noticed,
    /// The grammar of the command line with its help, for manual and completions.
    pub grammar: fn(Lang) -> clap::Command,
}

impl Context<'_> {
    /// The folder: `-C`, else `FORMATION_DIR`, else the nearest parent that holds a programme.
    pub fn folder(&self) -> Result<Folder, Failure> {
        let named = self.global.folder.clone().or_else(|| self.env.variable("FORMATION_DIR").map(PathBuf::from));
        let folder = match named {
            Some(dir) => {
                let folder = Folder::at(self.env.folder.join(dir));
                folder.exists().map(|()| folder)?
            }
            None => Folder::find(&self.env.folder)
                .ok_or_else(|| Failure::NoFolder { start: self.env.folder.clone(), above: true })?,
        };
        Ok(folder.noticing(&self.noticed))
    }

    /// Reads the folder; says what became of an operation that had been cut short.
    pub fn read(&self, ui: &mut Ui<'_>) -> Result<Reading, Failure> {
        let reading = self.folder()?.read()?;
        self.opened(ui, &reading);
        Ok(reading)
    }

    /// Takes the folder to write, waiting for whoever writes; says what [`Context::read`] says.
    pub fn write(&self, ui: &mut Ui<'_>) -> Result<Writing, Failure> {
        let writing = self.folder()?.write(&self.actor())?;
        self.opened(ui, &writing);
        Ok(writing)
    }

    /// What a folder that was opened means for what is said from now on.
    fn opened(&self, ui: &mut Ui<'_>, reading: &Reading) {
        notes_said(ui, reading);
        // Where the cohorts cannot be listed, the command itself says so.
        ui.name_cohort(self.cohort_to_name(reading).unwrap_or_default());
    }

    /// The cohort that a command has to name to be about the same one: that of `-c`, unless there is no other or the
    /// variable names it.
    fn cohort_to_name(&self, reading: &Reading) -> Result<Option<String>, Failure> {
        let Some(typed) = self.global.cohort.as_deref() else { return Ok(None) };
        let Ok(cohort) = named_cohort(reading, typed) else { return Ok(None) };
        let cohort = cohort.to_string();
        let needed = self.env.variable("FORMATION_COHORT") != Some(&*cohort) && reading.is_one_of_several(&cohort)?;
        Ok(needed.then_some(cohort))
    }

    /// Today: `--today`, else the clock in the programme's zone.
    pub fn today(&self, programme: &Programme) -> NaiveDate {
        let clock = self.now.with_timezone(&programme.timezone).date_naive();
        self.global.today.map_or(clock, |day| day.on(clock))
    }

    /// The moment that it is today, in the programme's zone: a day that is not the clock's is taken whole.
    pub fn moment(&self, programme: &Programme) -> NaiveDateTime {
        let (clock, today) = (self.now.with_timezone(&programme.timezone).naive_local(), self.today(programme));
        if clock.date() == today {
            clock
        } else {
            today.and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::seconds(1)
        }
    }

    /// Who writes, when, and what they typed.
    pub fn actor(&self) -> Actor {
        let by = ["FORMATION_USER", "USER", "LOGNAME", "USERNAME"].iter().find_map(|name| self.env.variable(name));
        Actor { at: self.now, by: by.unwrap_or_default().to_owned(), command: self.typed.clone() }
    }

    /// The cohort meant: `-c`, else `FORMATION_COHORT`, else the only one, else the one running today.
    pub fn cohort(&self, reading: &Reading) -> Result<CohortId> {
        match self.cohort_named() {
            Some(id) => named_cohort(reading, id),
            None => self.cohort_by_default(reading),
        }
    }

    /// The cohorts meant, where several can be: `all`, or as [`Context::cohort`].
    pub fn cohorts(&self, reading: &Reading) -> Result<Vec<CohortId>> {
        if self.cohort_named() == Some("all") { Ok(reading.every_cohort()?) } else { Ok(vec![self.cohort(reading)?]) }
    }

    /// The cohort named, by `-c` or `FORMATION_COHORT`, else all.
    pub fn cohorts_or_all(&self, reading: &Reading) -> Result<Vec<CohortId>> {
        if self.cohort_named().is_some() { self.cohorts(reading) } else { Ok(reading.every_cohort()?) }
    }

    /// The cohort named by `-c`, else all: what is about the whole folder, or the whole year, is not narrowed by a
    /// variable set for daily work.
    pub fn cohorts_typed_or_all(&self, reading: &Reading) -> Result<Vec<CohortId>> {
        if self.global.cohort.is_some() { self.cohorts(reading) } else { Ok(reading.every_cohort()?) }
    }

    /// The cohort named by `-c` as a help to say who is meant; none for all.
    pub fn cohort_typed(&self, reading: &Reading) -> Result<Option<CohortId>> {
        let typed = self.global.cohort.as_deref().filter(|id| *id != "all");
        typed.map(|id| named_cohort(reading, id)).transpose()
    }

    fn cohort_named(&self) -> Option<&str> {
        self.global.cohort.as_deref().or_else(|| self.env.variable("FORMATION_COHORT"))
    }

    /// Chosen among all: the one that is missing may be the one meant.
    fn cohort_by_default(&self, reading: &Reading) -> Result<CohortId> {
        let known = reading.every_cohort()?;
        match &known[..] {
            [] => Err(Refusal::NoCohort.into()),
            [only] => Ok(only.clone()),
            _ => {
                let today = self.today(reading.programme());
                let mut running = Vec::new();
                for id in &known {
                    if reading.cohort(id)?.is_some_and(|cohort| cohort.runs_on(today)) {
                        running.push(id.clone());
                    }
                }
                match &running[..] {
                    [one] => Ok(one.clone()),
                    _ => Err(Refusal::WhichCohort { known: with_days(reading, &known) }.into()),
                }
            }
        }
    }

    /// The records of the cohort meant.
    pub fn records(&self, reading: &Reading) -> Result<CohortRecords> {
        Ok(reading.records(&self.cohort(reading)?)?)
    }
}

/// The cohort of that id, or the only one whose id begins so or has that part; else the refusal that lists them.
pub fn named_cohort(reading: &Reading, id: &str) -> Result<CohortId> {
    let cohort = CohortId::new(id);
    if reading.has(&cohort)? {
        return Ok(cohort);
    }
    let known = reading.cohort_ids()?;
    if id == "all" {
        return Err(Refusal::OneCohort { known: with_days(reading, &known) }.into());
    }
    match lookup::cohort(&known, id) {
        Lookup::One(at) => Ok(known[at].clone()),
        Lookup::Several(several) => {
            let several: Vec<CohortId> = several.into_iter().map(|at| known[at].clone()).collect();
            Err(Refusal::AmbiguousCohort { typed: id.to_owned(), candidates: with_days(reading, &several) }.into())
        }
        Lookup::None(near) => {
            let near = near.map(|at| known[at].clone());
            Err(Refusal::UnknownCohort { typed: id.to_owned(), near, known }.into())
        }
    }
}

/// Cohorts with their first and last day, for somebody who has to choose; one that cannot be read is listed all the same.
fn with_days(reading: &Reading, ids: &[CohortId]) -> Vec<CohortDays> {
    let days = |id: &CohortId| reading.cohort(id).ok().flatten().and_then(|cohort| cohort.span());
    ids.iter().map(|id| CohortDays { id: id.clone(), days: days(id) }).collect()
}

fn notes_said(ui: &mut Ui<'_>, reading: &Reading) {
    for note in reading.notes() {
        failure::problem(ui, note, &|_| None);
    }
}
