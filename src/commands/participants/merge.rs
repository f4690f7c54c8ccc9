//! `formation participants merge`: two enrolments of one person made one.

use crate::commands::carry_out::{Cohorts, Desk, Write, carry_out_on, refusal_to_settle};
use crate::commands::context::Context;
use crate::commands::elsewhere::{best_fit, known_elsewhere};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::merge::{Merge, Side, merge};
use crate::domain::quantity::Minutes;
use crate::domain::refusal::life::{Conflict, LifeRefusal, Together, conflict_values};
use crate::domain::refusal::reason::Refusal;
use crate::lang::words::Words;
use crate::store::Reading;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::questions::Question;
use crate::ui::{Ui, prompt};

/// Make one of two enrolments of one person: the id of the first stays
/// fr: Fondre en une deux inscriptions d'une même personne : l'identifiant de la première reste
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Whose id stays
    /// fr: Celle dont l'identifiant reste
    #[arg(value_name = "A", value_parser = values::something)]
    first: String,
    /// Whose row goes: what only it says, and its marks, go to A
    /// fr: Celle dont la ligne s'en va : ce qu'elle seule dit et ses marques passent à A
    #[arg(value_name = "B", value_parser = values::something)]
    second: String,
    /// Whose value stays where the two differ: email=A, m2-1=B
    /// fr: Ce qui reste là où les deux diffèrent : email=A, m2-1=B
    #[arg(long, value_name = "COLUMN=A|B", value_parser = values::side)]
    keep: Vec<(String, Side)>,
    /// How many minutes the presences of both at a session come to: m1-1=110
    /// fr: Les minutes auxquelles reviennent les présences des deux à une séance : m1-1=110
    #[arg(long, value_name = "SESSION=MINUTES", value_parser = values::session_minutes)]
    minutes: Vec<(String, Minutes)>,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([&self.first, &self.second].map(|typed| Clue::Person(typed)))
    }
}

/// Merges them. On a terminal what differs is asked, before the folder is locked.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    let refused = refusal_to_settle(context, ui, |reading| whole(context, reading), |desk| decide(desk, &args));
    if let Some(Refusal::Life(LifeRefusal::Conflicts { conflicts, .. })) = refused {
        for conflict in &conflicts {
            let name = conflict.name().to_owned();
            match ask(ui, conflict)? {
                Answer::Keep(side) => args.keep.push((name, side)),
                Answer::Unite(minutes) => args.minutes.push((name, minutes)),
            }
        }
    }
    let done = carry_out_on(context, ui, &args.write, |reading| whole(context, reading), |desk| decide(desk, &args));
    done.map_err(|error| in_two_cohorts(context, &args, &error).map_or(error, CommandError::from))
}

/// The cohort, with what the two did in its modules.
fn whole(context: &Context<'_>, reading: &Reading) -> Result<Cohorts> {
    Ok(Cohorts::meant(context, reading)?.whole())
}

/// Why it cannot be, where one of the two is in the cohort and the other in another.
fn in_two_cohorts(context: &Context<'_>, args: &Args, error: &CommandError) -> Option<Refusal> {
    let Some(Refusal::UnknownPerson { typed, cohort: here, .. }) = error.refusal() else { return None };
    let other = [&args.first, &args.second].into_iter().find(|named| *named != typed)?;
    let reading = context.folder().ok()?.read().ok()?;
    let (records, _) = reading.examine(here).ok()?;
    best_fit(&records, other)?;
    let (person, cohort) = known_elsewhere(&reading, typed, here).into_iter().next()?;
    Some(Refusal::Life(LifeRefusal::InTwoCohorts { person, cohort, here: here.clone() }))
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let request = Merge {
        first: args.first.clone(),
        second: args.second.clone(),
        keep: args.keep.clone(),
        minutes: args.minutes.clone(),
    };
    let plan = merge(desk.records, desk.programme, &request, desk.today)?;
    Ok(args.reopening.applied(plan, desk))
}

/// What is decided of one conflict.
#[derive(Clone, Copy)]
enum Answer {
    Keep(Side),
    Unite(Minutes),
}

fn ask(ui: &mut Ui<'_>, conflict: &Conflict) -> Result<Answer> {
    let (what, first, second) = conflict_values(conflict, ui.lang);
    let mut answers = vec![Answer::Keep(Side::First), Answer::Keep(Side::Second)];
    let mut shown = vec![first, second];
    if let Conflict::Marks { together: Some(Together::Minutes(minutes)), .. } = conflict {
        answers.push(Answer::Unite(*minutes));
        shown.push(Question::BothPresences { minutes: minutes.0 }.say(ui.lang));
    }
    let chosen = prompt::lettered(ui, &Question::WhichStays { what }.say(ui.lang), &shown)?;
    Ok(answers[chosen])
}
