//! The filters of reports as they are typed, and the query that they come to: every name known, every date a day.

use chrono::NaiveDate;

use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{FunderId, ModuleId};
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::domain::vocabulary::PersonStatus;
use crate::report::Query;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// Which people and sessions a report is about.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Filters {
    /// Only that funder; its format and columns
    /// fr: Seulement ce financeur ; son format et ses colonnes
    #[arg(long, value_name = "FUNDER")]
    pub funder: Option<String>,
    /// Only that module
    /// fr: Seulement ce module
    #[arg(long, value_name = "MODULE")]
    pub module: Option<String>,
    /// Only people of that status
    /// fr: Seulement les personnes de ce statut
    #[arg(long, value_name = "STATUS", value_parser = word_lists::words::<PersonStatus>())]
    pub status: Option<PersonStatus>,
    /// Only that organisation
    /// fr: Seulement cette structure
    #[arg(long, value_name = "ORGANISATION")]
    pub organisation: Option<String>,
    /// From that day on
    /// fr: À partir de ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<DateWord>,
    /// Up to that day, included
    /// fr: Jusqu'à ce jour compris
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<DateWord>,
    /// Only that year: the year of the yearly return
    /// fr: L'année du bilan pédagogique et financier
    #[arg(long, value_name = "YEAR", value_parser = values::year, conflicts_with_all = ["from", "to"])]
    pub year: Option<i32>,
    /// Only sessions to come: an option of `sessions list` alone.
    /// fr: Seulement les séances à venir, aujourd'hui compris
    #[arg(skip)]
    pub upcoming: bool,
}

impl Filters {
    /// What they come to. A module or funder that the programme does not have is refused.
    pub fn query(&self, programme: &Programme, today: NaiveDate) -> Result<Query> {
        let modules = || programme.modules.iter().map(|module| module.id.as_str());
        let funders = || programme.funders.iter().map(|funder| funder.id.as_str());
        let module = self.module.as_deref().map(|typed| known(NameKind::Module, typed, modules())).transpose()?;
        let funder = self.funder.as_deref().map(|typed| known(NameKind::Funder, typed, funders())).transpose()?;
        let year = |month, day| self.year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        let from = self.from.map(|day| day.on(today)).or_else(|| year(1, 1));
        let to = self.to.map(|day| day.on(today)).or_else(|| year(12, 31));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let wrong = BadValue::Backwards { from, to };
            return Err(CommandError::usage(Usage::Value { flag: "--to".to_owned(), wrong }, None));
        }
        Ok(Query {
            today,
            funder: funder.map(FunderId::new),
            status: self.status,
            organisation: self.organisation.clone(),
            module: module.map(ModuleId::new),
            from: if self.upcoming { from.max(Some(today)) } else { from },
            to,
        })
    }
}

/// A name among those that there are, or the refusal that lists them.
pub fn known<'a>(kind: NameKind, typed: &'a str, names: impl Iterator<Item = &'a str>) -> Result<&'a str, Refusal> {
    let names: Vec<&str> = names.collect();
    if names.contains(&typed) {
        return Ok(typed);
    }
    Err(Refusal::UnknownName {
        kind,
        typed: typed.to_owned(),
        near: nearest(typed, names.iter().copied()).map(str::to_owned),
        known: names.into_iter().map(str::to_owned).collect(),
    })
}
