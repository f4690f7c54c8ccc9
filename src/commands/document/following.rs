//! Papers about what people followed: whom they are for, and over which period.

use chrono::NaiveDate;

use super::leaving::Leaving;
use super::people::Whom;
use super::sources::Sources;
use super::wanted::WantedPaper;
use crate::commands::meant_cohort::Naming;
use crate::commands::values;
use crate::document::paper::Person;
use crate::domain::date_words::DateWord;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::figures::Figures;
use crate::domain::paper::period::Period;
use crate::domain::paper::permitted;
use crate::domain::vocabulary::PaperKind;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// Whom papers are for, over which period, and how they leave.
#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").args(["people", "all"]).required(true))]
pub struct Following {
    #[command(flatten)]
    whom: Whom,
    /// Only sessions from that day on
    /// fr: Seulement les séances à partir de ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    from: Option<DateWord>,
    /// Only sessions up to that day
    /// fr: Seulement les séances jusqu'à ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    to: Option<DateWord>,
    /// Leave out those who get none
    /// fr: Laisser de côté qui n'en reçoit pas
    #[arg(long)]
    skip_refused: bool,
    #[command(flatten)]
    pub leaving: Leaving,
}

impl Following {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        self.whom.naming(self.leaving.dry_run)
    }

    /// Their papers, each made from what somebody followed. Where nobody can sign for the provider, there are none.
    pub fn wanted<'s>(
        &self,
        sources: &'s Sources<'s>,
        kind: PaperKind,
        paper: impl Fn(EnrolmentIndex, Period, &Figures, Person) -> WantedPaper<'s>,
    ) -> Result<Vec<WantedPaper<'s>>> {
        let (programme, records) = sources.whole();
        permitted::provider(&programme.provider)?;
        let period = period(self.from, self.to, sources.stationery.today)?;
        let rule = |person| permitted::followed(records, person, period, sources.stationery.now);
        let served = self.whom.served(records, kind, self.skip_refused, rule)?;
        let one = |(at, figures): (EnrolmentIndex, Figures)| {
            let person = Person::following(sources.whole(), at, period, &figures, sources.stationery.lang);
            paper(at, period, &figures, person)
        };
        Ok(served.papers(one))
    }
}

/// The period asked for.
pub fn period(from: Option<DateWord>, to: Option<DateWord>, today: NaiveDate) -> Result<Period> {
    let [from, to] = [from, to].map(|word| word.map(|word| word.on(today)));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let wrong = BadValue::Backwards { from, to };
        return Err(CommandError::usage(Usage::Value { flag: "--to".to_owned(), wrong }, None));
    }
    Ok(Period { from, to })
}
