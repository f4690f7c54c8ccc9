//! `--reopen`, the one way into a closed sheet: an option of every command that changes what a sheet says.

use crate::domain::change::Plan;
use crate::domain::decide::closed;
use crate::domain::records::CohortRecords;

use super::carry_out::Desk;
use super::values;

/// Whether, and why, closed sheets are opened again.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ReopeningWish {
    /// Change a closed sheet, for this reason, which is kept; the sheet is open again
    /// fr: Modifier une feuille close, avec ce motif, qui est gardé ; la feuille est rouverte
    #[arg(long, value_name = "REASON", value_parser = values::something)]
    pub reopen: Option<String>,
}

impl ReopeningWish {
    /// The plan with the closed sheets that it changes opened again, where that was asked.
    pub fn applied(&self, plan: Plan, desk: &Desk<'_>) -> Plan {
        let cohorts: Vec<&CohortRecords> = std::iter::once(desk.records).chain(desk.others).collect();
        closed::reopened(plan, &cohorts, self.reopen.as_deref(), desk.today)
    }
}
