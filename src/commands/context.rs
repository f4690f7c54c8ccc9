//! What every command is given: the world, the global options, and how they choose the folder, the day, the cohort and
//! the name under which things are written.

use std::cell::OnceCell;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::commands::answers::Answers;
use crate::commands::meant_cohort::{Chosen, CohortReason, Naming, by_default, named_cohort};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::breadth::Breadth;
use crate::domain::date_words::DateWord;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::TableSchema;
use crate::env::Env;
use crate::lang::words::{Lang, Words as _};
use crate::store::shared::reach::StoreReach;
use crate::store::{Actor, Failure, Folder, Noticed, Reading, Writing};
use crate::ui::command_error::Result;
use crate::ui::progress::{Progress, Work};
use crate::ui::terminal::CohortToName;
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
    #[arg(short, long, value_name = "COHORT", global = true, help_heading = "Everywhere")]
    pub cohort: Option<String>,
    /// The day to take for today
    /// fr: Le jour à prendre pour aujourd'hui
    #[arg(long, value_name = "DATE", value_parser = values::date, global = true, help_heading = "Everywhere")]
    pub today: Option<DateWord>,
    /// Ask nothing of the network
    /// fr: Ne rien demander au réseau
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub offline: bool,
    /// The language: fr or en
    /// fr: La langue : fr ou en
    #[arg(long, value_name = "LANG", value_parser = word_lists::languages(), global = true, help_heading = "Everywhere")]
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
    /// The way to the store of a shared programme.
    pub reach: &'a StoreReach,
    /// What the command names of a cohort.
    pub naming: &'a Naming<'a>,
    /// The cohort that commands quoted in remarks have to name.
    pub cohort_to_name: CohortToName,
    /// The cohort that was taken because it is the nearest in time.
    pub nearest: &'a OnceCell<CohortId>,
    /// What was answered to its questions.
    pub answers: &'a Answers,
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
        Ok(folder.noticing(&self.noticed).reaching(self.reach))
    }

    /// Reads the folder; says what became of an operation that had been cut short.
    pub fn read(&self, ui: &mut Ui<'_>) -> Result<Reading, Failure> {
        let reading = self.folder()?.read()?;
        self.opened(ui, &reading);
        Ok(reading)
    }

    /// Takes the folder to write, waiting for whoever writes; says what [`Context::read`] says. `holding`: in a copy of a shared
    /// programme, the writers of all others wait too.
    pub fn write(&self, ui: &mut Ui<'_>, holding: bool) -> Result<Writing, Failure> {
        let (folder, actor) = (self.folder()?, self.actor());
        let writing = if holding { folder.write_held(&actor) } else { folder.write(&actor) }?;
        self.opened(ui, &writing);
        Ok(writing)
    }

    /// A bar that tells how far work has come, on a terminal.
    pub fn progress(&self, work: Work, lang: Lang) -> Progress {
        Progress::of(work.say(lang), self.env.err_is_terminal)
    }

    /// What a folder that was opened means for what is said from now on.
    fn opened(&self, ui: &mut Ui<'_>, reading: &Reading) {
        notes_said(ui, reading);
        // Where the cohorts cannot be listed, the command itself says so.
        self.cohort_to_name.set(self.typed_to_name(reading).unwrap_or_default());
    }

    /// The cohort that a command has to name to be about the same one: that of `-c`, unless there is no other or the
    /// variable names it.
    fn typed_to_name(&self, reading: &Reading) -> Result<Option<String>, Failure> {
        let typed = self.global.cohort.as_deref().or_else(|| self.answers.chosen());
        let Some(typed) = typed else { return Ok(None) };
        // No cohort is called so: nothing has to be looked for.
        if typed == "all" {
            return Ok(None);
        }
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

    /// What `-c` says to mean the same cohorts whatever the day and the variables; `everywhere`: without it, all are meant.
    pub fn cohort_to_type(&self, reading: &Reading, everywhere: bool) -> Result<String> {
        let is_all = if everywhere { self.global.cohort.is_none() } else { false };
        if is_all || self.cohort_named() == Some("all") {
            return Ok("all".to_owned());
        }
        Ok(self.cohort(reading)?.to_string())
    }

    /// The cohort named by `-c` as a help to say who is meant; none for all.
    pub fn cohort_typed(&self, reading: &Reading) -> Result<Option<CohortId>> {
        let typed = self.global.cohort.as_deref().filter(|id| *id != "all");
        typed.map(|id| named_cohort(reading, id)).transpose()
    }

    /// What names the cohort: `-c`, else `FORMATION_COHORT`.
    pub fn cohort_named(&self) -> Option<&str> {
        let typed = self.global.cohort.as_deref().or_else(|| self.answers.chosen());
        typed.or_else(|| self.env.variable("FORMATION_COHORT"))
    }

    /// Chosen among all: the one that is missing may be the one meant. Commands that hints quote name the cohort that is
    /// not found again by itself.
    fn cohort_by_default(&self, reading: &Reading) -> Result<CohortId> {
        let Chosen { cohort, because } = by_default(reading, self.naming, self.moment(reading.programme()))?;
        if matches!(because, CohortReason::Fits | CohortReason::Nearest) {
            self.cohort_to_name.set(Some(cohort.to_string()));
        }
        if because == CohortReason::Nearest {
            self.nearest.get_or_init(|| cohort.clone());
        }
        Ok(cohort)
    }

    /// The records of the cohort meant, with what happened in its modules.
    pub fn whole_records(&self, reading: &Reading) -> Result<CohortRecords> {
        Ok(reading.records_of(&self.cohort(reading)?, Breadth::Whole)?)
    }

    /// The records of the cohort meant, with these tables and those that they name.
    pub fn records_with(&self, reading: &Reading, tables: &'static [&'static TableSchema]) -> Result<CohortRecords> {
        Ok(reading.records_of(&self.cohort(reading)?, Breadth::With(tables))?)
    }

    /// The records of the cohort meant.
    pub fn records(&self, reading: &Reading) -> Result<CohortRecords> {
        Ok(reading.records(&self.cohort(reading)?)?)
    }
}

fn notes_said(ui: &mut Ui<'_>, reading: &Reading) {
    for note in reading.notes() {
        failure::problem(ui, note, &|_| None);
    }
}
