//! `formation share move`: a cohort belongs to another office from now on.

use super::head::{all_offices, people_for};
use super::office_store::OfficeStore;
use super::office_words::{ShareNote, ShareRefusal};
use crate::commands::context::Context;
use crate::commands::meant_cohort::named_cohort;
use crate::commands::values;
use crate::lang::words::HintOf;
use crate::store::shared::remote::{HEAD, HeadAnswer, OfficeRight, Remote, Unreachable};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Give a cohort to an office (head office only): it comes to the copies of that office, and goes from those of the one
/// that had it
/// fr: Confier une cohorte à une antenne (réservé au siège) : elle arrive dans les copies de cette antenne et quitte celles
/// de la précédente
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which cohort
    /// fr: La cohorte
    #[arg(value_name = "COHORT", value_parser = values::something)]
    cohort: String,
    /// The office that has it from now on
    /// fr: L'antenne qui l'aura désormais
    #[arg(long, value_name = "OFFICE", value_parser = values::office)]
    office: String,
}

/// Gives a cohort away.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let store = OfficeStore::of(context)?;
    // Who may not do this is told so before anything of the cohort.
    let people = store.ask_office(|remote| people_for(remote, store.me(), OfficeRight::Write))?;
    let cohort = named_cohort(&context.read(ui)?, &args.cohort)?.to_string();
    store.ask_office(|remote| assign(remote, store.me(), &cohort, &args.office))?;
    let office = args.office.clone();
    ui.status(&ShareNote::Moved { cohort: cohort.clone(), office: office.clone() });
    let offices = all_offices(&people);
    if !offices.contains(&office) {
        let note = ShareNote::OfficeOfNobody { office, cohort, others: offices };
        ui.warning(&note);
        ui.hint(&HintOf(note));
    } else if office == HEAD {
        ui.status(&ShareNote::HeadAlone { cohort });
    }
    Ok(())
}

fn assign(
    remote: &mut dyn Remote,
    me: &str,
    cohort: &str,
    office: &str,
) -> Result<Result<(), ShareRefusal>, Unreachable> {
    Ok(match remote.assign(cohort, office)? {
        HeadAnswer::Done(()) => Ok(()),
        HeadAnswer::Unknown => Err(ShareRefusal::NotInStore { cohort: cohort.to_owned() }),
        HeadAnswer::Forbidden | HeadAnswer::LastOfHead => Err(ShareRefusal::NotHead { who: me.to_owned() }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shared::memory::Memory;

    #[test]
    fn a_cohort_that_the_store_does_not_know_goes_nowhere() {
        let store = Memory::owned_by("claire");
        let refused = assign(&mut store.connect("claire"), "claire", "2021-spring", "lyon").unwrap();
        assert_eq!(refused, Err(ShareRefusal::NotInStore { cohort: "2021-spring".into() }));
        let refused = assign(&mut store.connect("omar"), "omar", "2021-spring", "lyon").unwrap();
        assert_eq!(refused, Err(ShareRefusal::NotHead { who: "omar".into() }));
    }
}
