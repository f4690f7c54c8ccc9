//! `formation participants edit`: correct an enrolment.

use crate::commands::carry_out::{Cohorts, Desk, Write, agreed, carry_out, somebody_else, spelled_so};
use crate::commands::cells::{Cells, OLD};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::date_words::DateWord;
use crate::domain::decide::edit::{Edit, edit};
use crate::domain::people::enrolment::Enrolment;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct an enrolment
/// fr: Corriger une inscription
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    #[command(flatten)]
    cells: Cells<Enrolment, OLD>,
    /// Day of enrolment
    /// fr: La date d'inscription
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// Keep although the programme is not for them, for this reason
    /// fr: Garder malgré les conditions d'admission, avec ce motif
    #[arg(long = "override", value_name = "REASON", value_parser = values::something)]
    exception: Option<String>,
    /// They are somebody else than who resembles them
    /// fr: C'est quelqu'un d'autre que la personne qui lui ressemble
    #[arg(long)]
    distinct: bool,
    /// Asked at a terminal: what is probably no name is theirs
    #[arg(skip)]
    spelled_so: bool,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Person(&self.person)])
    }
}

/// Corrects one enrolment. On a terminal a near match is a question, as when somebody is enrolled.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    let meant = |reading: &_| Cohorts::meant(context, reading);
    args.distinct |= agreed(context, ui, meant, |desk| decide(desk, &args), somebody_else)?;
    args.spelled_so = agreed(context, ui, meant, |desk| decide(desk, &args), spelled_so)?;
    carry_out(context, ui, &args.write, |desk| decide(desk, &args))
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let request = Edit {
        person: args.person.clone(),
        cells: args.cells.texts(desk.programme, desk.today),
        on: args.on.map(|day| day.on(desk.today)),
        exception: args.exception.clone(),
        distinct: args.distinct,
        spelled_so: args.spelled_so,
    };
    if request.cells.is_empty() && request.on.is_none() && request.exception.is_none() {
        let others = ["--on", "--override"];
        return Err(Cells::<Enrolment, OLD>::nothing_said("formation participants edit", &others));
    }
    let plan = edit(desk.records, desk.programme, &request, desk.today)?;
    Ok(args.reopening.applied(plan, desk))
}
